"""The database itself refuses to change or to remove a line of the consent ledger.

Migrations make the guards of both kinds of database; these are for one that lives in memory.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import DDL, event
from sqlmodel import SQLModel

REFUSED = "lines of the consent ledger are added, never changed"

SQLITE = tuple(
    f"CREATE TRIGGER consent_no_{what.lower()} BEFORE {what} ON consent "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    for what in ("UPDATE", "DELETE")
)
SQLITE_LIFTED = ("DROP TRIGGER consent_no_update", "DROP TRIGGER consent_no_delete")
"""For a practice that is not one, such as the demo's, when it begins anew."""


@cache
def stand() -> None:
    """Let the guards be made with the table, where no migration makes them."""
    consent = SQLModel.metadata.tables["consent"]
    for statement in SQLITE:
        made = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy has no type for it
        event.listen(consent, "after_create", made.execute_if(dialect="sqlite"))
