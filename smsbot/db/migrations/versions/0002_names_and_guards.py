"""Every constraint has a name, and the database keeps two promises by itself.

Revision: 0002, after 0001. On SQLite constraints had no names, so that no migration could have
changed one; there each table is made anew with the names that PostgreSQL had given from the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from string import ascii_uppercase

import sqlalchemy as sa
from alembic import op

from smsbot.db.schema import SchemaError

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NAMES = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
}

NEVER_LETTERS = {"AM", "PM", "OK", "NO", "ON", "RN", "ID"}

visits = sa.table(
    "appointments", sa.column("id"), sa.column("starts_at"), sa.column("status", sa.String)
)
matters = sa.table(
    "matters", sa.column("id"), sa.column("letter", sa.String), sa.column("settled_at")
)


def upgrade() -> None:
    _refuse_double_bookings()
    _part_letters()
    if op.get_bind().dialect.name == "sqlite":
        _name_constraints()
    op.create_index(
        "one_visit_at_a_time", "appointments", ["starts_at"], unique=True,
        sqlite_where=sa.text("status = 'confirmed'"),
        postgresql_where=sa.text("status = 'confirmed'"),
    )  # fmt: skip
    op.create_index(
        "one_open_matter_a_letter", "matters", ["letter"], unique=True,
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("one_open_matter_a_letter", "matters")
    op.drop_index("one_visit_at_a_time", "appointments")
    # The names stay: they are in nobody's way.


def _refuse_double_bookings() -> None:
    """Which of two visits stands is for people to say."""
    twice = (
        sa.select(sa.func.min(visits.c.id), sa.func.max(visits.c.id))
        .where(visits.c.status == "confirmed")
        .group_by(visits.c.starts_at)
        .having(sa.func.count() > 1)
    )
    found = op.get_bind().execute(twice).first()
    if found is not None:
        raise SchemaError(
            f"Visits {found[0]} and {found[1]} are agreed for the same time (see `smsbot export` "
            "of the version before): call one of them off there, then upgrade. Nothing was changed."
        )


def _part_letters() -> None:
    """Of two open matters with one letter the later gets another; the next list shows it."""
    rows = op.get_bind().execute(sa.select(matters.c.id, matters.c.letter, matters.c.settled_at))
    every = sorted(rows.all())
    free = _letters(besides={row.letter for row in every})
    seen: set[str] = set()
    for row in every:
        if row.settled_at is not None:
            continue
        if row.letter in seen:
            op.execute(matters.update().where(matters.c.id == row.id).values(letter=next(free)))
        seen.add(row.letter)


def _letters(*, besides: set[str]) -> Iterator[str]:
    for first, second in product(ascii_uppercase, repeat=2):
        if first + second not in NEVER_LETTERS | besides:
            yield first + second


def _name_constraints() -> None:
    for table in sa.inspect(op.get_bind()).get_table_names():
        if table != "alembic_version":
            with op.batch_alter_table(table, recreate="always", naming_convention=NAMES):
                pass
