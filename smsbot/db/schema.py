"""Which form the database has, and how it gets the newest."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from smsbot.db.engine import Database

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = 0x736D73626F74
"""The advisory lock (PostgreSQL) that whoever migrates holds: "smsbot" in ASCII."""


ALWAYS_THERE = frozenset({"patients", "conversations", "messages"})
"""Tables that each version has had: by them a newer one's database is told from a stranger's."""


class SchemaError(Exception):
    """The database has a form that this smsbot cannot work with; says what to do."""


def migrate(database: Database, *, to: str = "head") -> str | None:
    """Bring the database to the newest form; the revision it had before, None for an empty one.

    All or nothing, and one process at a time; those that come later find it done. With `to` it
    gets the form of an earlier revision, which is of use in tests only.

    Raises:
        SchemaError: when it was written by a newer smsbot, or is not smsbot's.
    """
    with _alone(database) as connection:
        before = _own_revision(connection)
        if before != _head():
            command.upgrade(_config(connection), to)
            log.info("the database was brought from %s to %s", before or "nothing", _head())
    return before


def is_current(database: Database) -> bool:
    """Has the database the form that this smsbot works with?"""
    return revision(database) == _head()


def is_empty(database: Database) -> bool:
    """Is there nothing in the database at all?"""
    with database.engine.execution_options(reading=True).connect() as connection:
        return not _tables(connection)


def require_current(database: Database) -> None:
    """Go on only with a database of the form that this smsbot works with.

    Raises:
        SchemaError: with what to do about it.
    """
    if require_own(database) != _head():
        raise SchemaError("The database has an older form; run `smsbot migrate` first.")


def require_own(database: Database) -> str | None:
    """The revision of a database that is smsbot's, this version's or older; None when empty.

    Raises:
        SchemaError: with what to do about it.
    """
    with database.engine.execution_options(reading=True).connect() as connection:
        return _own_revision(connection)


def revision(database: Database) -> str | None:
    """The revision of the database, or None when it has none."""
    with database.engine.execution_options(reading=True).connect() as connection:
        return _revision(connection)


def _own_revision(connection: Connection) -> str | None:
    found, there = _revision(connection), _tables(connection)
    is_known = found in {script.revision for script in _scripts().walk_revisions()}
    if is_known or not (found or there):
        return found
    if found and there >= ALWAYS_THERE:
        raise SchemaError(
            f"The database was written by a newer smsbot (its form is {found}, ours {_head()}); "
            "install that version again, or restore a backup made before it."
        )
    raise SchemaError(
        "The database holds something else than smsbot's tables: let DATABASE_URL name one of its "
        "own, an empty one to begin with."
    )


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def _head() -> str | None:
    return _scripts().get_current_head()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIONS))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    """A transaction in which nobody else migrates."""
    with database.engine.connect().execution_options(takes_long=True) as connection:
        if not database.is_sqlite:
            with connection.begin():
                lock = text("SELECT pg_advisory_xact_lock(:key)")
                connection.execute(lock, {"key": ONE_AT_A_TIME})
                yield connection
            return
        # A batch migration drops a table and makes it anew, which foreign keys would notice; the
        # pragma does nothing once a transaction has begun.
        raw = connection.connection.dbapi_connection
        assert raw is not None
        _pragma(raw, "foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise SchemaError("A migration would lose rows; nothing was changed.")
        finally:
            _pragma(raw, "foreign_keys=ON")


def _pragma(connection: DBAPIConnection, what: str) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA {what}")
    cursor.close()
