"""Fills any table with rows, and remembers what was in them: for tests of migrations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    DateTime,
    Enum,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    and_,
    exists,
    func,
    select,
    text,
)
from sqlmodel import SQLModel

from smsbot.db import search
from smsbot.db.engine import Database

ROWS = 5
"""In each table; enough for NULLs to meet values in every nullable column."""

BEGINS = datetime(2026, 12, 1, 17, 0, 0, 250_000, tzinfo=UTC)

JSONS: tuple[object, ...] = (
    [],
    {},
    {"name": "Maria López", "when": [["2026-12-03T15:00", "2026-12-03T15:30"]], "n": None},
    [["2026-12-03T15:00", "2026-12-03T15:30"]],
    ["it's", 'a "photo"', "🙂"],
)

Rows = dict[str, list[dict[str, Any]]]
"""What is in each table, by its name."""


def is_a_model(name: str) -> bool:
    """Is it a table of the models, not Alembic's nor one of the index of words?"""
    return name != "alembic_version" and not search.is_index(name)


def tables(connection: Connection) -> MetaData:
    """The models' tables as this database has them."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: is_a_model(name))
    return found


def fill(database: Database) -> None:
    """Put rows into every table, whatever form the database has."""
    with database.engine.begin() as connection:
        filled: set[str] = set()
        later: list[Column[Any]] = []
        for table in _in_order(tables(connection)):
            waiting = [c for c in table.columns if _target(c) not in (None, *filled)]
            for n in range(ROWS):
                connection.execute(table.insert().values(_row(table, n, without=waiting)))
            filled.add(table.name)
            later += waiting
        for column in later:  # the other half of a circle
            connection.execute(column.table.update().values({column: _key_of(column)}))


def _key_of(column: Column[Any]) -> Any:
    """As each row has the number of its place, another table's rows can be met by it."""
    return column.table.primary_key.columns.values()[0]


def _in_order(found: MetaData) -> Iterator[Table]:
    """Each table after those that its rows cannot be without."""
    left = dict(sorted(found.tables.items()))
    while left:
        name = next(name for name, table in left.items() if not _needs(table) & set(left))
        yield left.pop(name)


def _needs(table: Table) -> set[str | None]:
    return {_target(c) for c in table.columns if not c.nullable} - {table.name}


def _target(column: Column[Any]) -> str | None:
    """The table that a column points into, if it does."""
    for key in column.foreign_keys:
        return key.column.table.name
    return None


def _row(table: Table, n: int, *, without: list[Column[Any]]) -> dict[str, Any]:
    row = {}
    for place, column in enumerate(table.columns):
        numbered = column.primary_key and isinstance(column.type, Integer)
        if column in without or (numbered and not column.foreign_keys):
            continue  # The database gives the number.
        if column.nullable and (n + place) % 3 == 0:
            row[column.name] = None
        else:
            row[column.name] = _value(column, n)
    return row


def _value(column: Column[Any], n: int) -> object:
    known = SQLModel.metadata.tables.get(column.table.name)
    if known is not None and isinstance(known.columns.get(column.name, column).type, Enum):
        stored = known.columns[column.name].type.enums
        return stored[n % len(stored)]
    match column.type:
        case Integer():
            return n + 1  # the number of a row, where it points to one
        case JSON():
            return JSONS[n % len(JSONS)]
        case DateTime():
            at = BEGINS + timedelta(hours=n)
            return at if column.type.timezone else at.replace(tzinfo=None)
        case Date():
            return date(2026, 12, 1 + n)
        case LargeBinary():
            return bytes(range(n, n + 5))
        case String():
            return f"+1602555010{n}" if column.name == "phone" else f"{column.name} {n} ñ'\"%"
    raise AssertionError(f"no value is known for {column.table.name}.{column.name}")


def rows(database: Database) -> Rows:
    """Everything that is in the database."""
    with database.engine.begin() as connection:
        return {
            table.name: sorted(
                (dict(row._mapping) for row in connection.execute(select(table))), key=repr
            )
            for table in tables(connection).tables.values()
        }


def lost(before: Rows, after: Rows) -> Iterator[str]:
    """What was there before and is not any more, nor with another value."""
    for name, old in before.items():
        if name not in after:
            yield f"table {name}"
            continue
        kept = set(old[0]) & set(after[name][0]) if old and after[name] else set()
        if old and after[name]:
            yield from (f"column {name}.{column}" for column in old[0] if column not in kept)
        if _of(old, kept) != _of(after[name], kept) or len(old) != len(after[name]):
            yield f"rows of {name}"


def _of(found: list[dict[str, Any]], columns: set[str]) -> list[str]:
    return sorted(repr({name: row[name] for name in sorted(columns)}) for row in found)


def dangling(database: Database) -> Iterator[str]:
    """Rows that point to a row that is not there."""
    with database.engine.begin() as connection:
        for table in tables(connection).tables.values():
            for constraint in table.foreign_key_constraints:
                other = constraint.referred_table.alias()
                met = and_(*(key.parent == other.c[key.column.name] for key in constraint.elements))
                points = and_(*(key.parent.is_not(None) for key in constraint.elements))
                alone = select(func.count()).select_from(table).where(points, ~exists().where(met))
                if connection.execute(alone).scalar_one():
                    yield f"{table.name}: {', '.join(constraint.column_keys)}"


def copy(source: Database, target: Database, *, changed: Callable[[Any], Any]) -> None:
    """All rows of a SQLite database into a PostgreSQL one of the same form."""
    found = rows(source)
    with target.engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))  # no order is needed
        for table in tables(connection).tables.values():
            for row in found[table.name]:
                values = {name: changed(value) for name, value in row.items()}
                connection.execute(table.insert().values(values))
            if "id" in table.columns:
                number = f"pg_get_serial_sequence('{table.name}', 'id')"
                top = f"(SELECT max(id) FROM {table.name})"
                connection.execute(text(f"SELECT setval({number}, {top})"))
