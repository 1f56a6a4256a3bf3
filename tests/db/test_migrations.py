"""Migrated databases are what the models say, on both kinds."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlmodel import SQLModel

from smsbot.db import schema
from smsbot.db.engine import Database

# requests and appointments name each other, which the sorting of tables remarks on.
pytestmark = pytest.mark.filterwarnings("ignore:Cannot correctly sort tables")


def is_compared(_thing: object, name: str | None, *_: object) -> bool:
    """The index of words is beyond what Alembic compares; tests of searching have it."""
    return not (name or "").startswith(("message_words", "ix_messages_words"))


COMPARED = {"compare_type": True, "include_object": is_compared}


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(str(schema.MIGRATIONS)).get_heads()) == 1


def test_a_migrated_database_is_what_the_models_say(database: Database) -> None:
    schema.migrate(database)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARED)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrating_twice_changes_nothing_more(database: Database) -> None:
    assert schema.is_empty(database)
    assert schema.migrate(database) is None
    now = schema.revision(database)
    assert schema.migrate(database) == now
    assert schema.is_current(database)
    assert not schema.is_empty(database)


def test_two_who_migrate_at_once_do_not_collide(database: Database) -> None:
    errors: list[Exception] = []

    def migrate() -> None:
        try:
            schema.migrate(database)
        except Exception as error:  # noqa: BLE001 - shown below
            errors.append(error)

    threads = [threading.Thread(target=migrate) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert schema.is_current(database)


def test_a_newer_database_is_refused_and_left_alone(database: Database) -> None:
    schema.migrate(database)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from the future'"))
    for refuse in (schema.migrate, schema.require_current):
        with pytest.raises(schema.SchemaError, match="written by a newer smsbot"):
            refuse(database)
    assert schema.revision(database) == "from the future"


def test_an_unmigrated_database_is_refused_with_what_to_do(database: Database) -> None:
    with pytest.raises(schema.SchemaError, match="run `smsbot migrate` first"):
        schema.require_current(database)


def test_migrating_leaves_foreign_keys_guarded(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/guarded.db")
    schema.migrate(database)
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    database.close()
