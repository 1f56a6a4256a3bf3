"""The consent ledger is sealed line by line, and the database refuses to change it.

Revision: 0005, after 0004. Each line gets the hash that it would have got when it was added; how it
is made stands here once more, as it was at this revision. Patients can end one kind of texts, and
can be forgotten: what is not erased yet is found through small indexes.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
UNERASED = sa.text("erased_at IS NULL")
SEALED = ("how", "kind", "message_id", "patient_id", "phone")

lines = sa.table(
    "consent", sa.column("id", sa.Integer), sa.column("at", INSTANT), sa.column("hash", sa.String),
    *(sa.column(name) for name in SEALED),
)  # fmt: skip

REFUSED = "lines of the consent ledger are added, never changed"
SQLITE = tuple(
    f"CREATE TRIGGER consent_no_{what.lower()} BEFORE {what} ON consent "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    for what in ("UPDATE", "DELETE")
)
POSTGRESQL = (
    "CREATE FUNCTION consent_stays() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$",
    "CREATE TRIGGER consent_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON consent "
    "FOR EACH STATEMENT EXECUTE FUNCTION consent_stays()",
)


def upgrade() -> None:
    op.add_column("patients", sa.Column("no_reminders_at", INSTANT))
    op.add_column("patients", sa.Column("no_follow_ups_at", INSTANT))
    for table, column in (("patients", "last_wrote_at"), ("messages", "created_at")):
        op.add_column(table, sa.Column("erased_at", INSTANT))
        op.create_index(
            f"ix_{table}_unerased", table, [column], sqlite_where=UNERASED,
            postgresql_where=UNERASED,
        )  # fmt: skip
    op.add_column("consent", sa.Column("hash", sa.String()))
    _seal()
    with op.batch_alter_table("consent") as consent:
        consent.alter_column("hash", existing_type=sa.String(), nullable=False)
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER consent_no_update")
        op.execute("DROP TRIGGER consent_no_delete")
    else:
        op.execute("DROP TRIGGER consent_stays ON consent")
        op.execute("DROP FUNCTION consent_stays")
    op.drop_column("consent", "hash")
    for table in ("patients", "messages"):
        op.drop_index(f"ix_{table}_unerased", table)
        op.drop_column(table, "erased_at")
    op.drop_column("patients", "no_follow_ups_at")
    op.drop_column("patients", "no_reminders_at")


def _seal() -> None:
    """Give each line its hash, in the order in which they were added."""
    connection, previous = op.get_bind(), ""
    for row in connection.execute(sa.select(lines).order_by(lines.c.id)).mappings().all():
        at = row["at"] if row["at"].tzinfo else row["at"].replace(tzinfo=UTC)
        sealed = {name: row[name] for name in SEALED} | {
            "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
            "previous": previous,
        }
        written = json.dumps(sealed, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        previous = hashlib.sha256(written.encode()).hexdigest()
        connection.execute(lines.update().where(lines.c.id == row["id"]).values(hash=previous))
