"""A database that smsbot cannot work with is refused by every command, in one sentence."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import text

from smsbot.db import schema
from smsbot.db.engine import Database

Run = Callable[..., Result]

COMMANDS = (
    ["serve", "--port", "0"], ["run-due"], ["digest"], ["digest", "--send"], ["export"],
    ["forget", "+16025550101", "--yes"], ["migrate"], ["chat"], ["chat", "--json"],
)  # fmt: skip
"""Every command that opens any kind of database."""

HALVES = (["web", "--port", "0"], ["worker"])
APPLY_WHAT_IS_PENDING = ("serve", "migrate", "chat")

TEXT = '{"from": "+16025550101", "body": "hi"}\n'


def commands(database: Database) -> list[list[str]]:
    """Every command that works on this kind of database."""
    return [*COMMANDS, *([["backup", "copy.db"]] if database.is_sqlite else HALVES)]


def check_refused(run: Run, *words: str, with_words: str) -> None:
    refused = run(*words, input=TEXT)
    said = [line for line in refused.stderr.splitlines() if not line.startswith("20")]  # the log
    assert (words, refused.exit_code) == (words, 1), refused.stderr
    assert with_words in " ".join(said), (words, refused.stderr)
    assert [line for line in said if line.startswith("Error: ")] == said, words
    assert not Path("copy.db").exists()


def test_a_newer_database_is_refused(database: Database, run: Run) -> None:
    schema.migrate(database)
    with database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for words in commands(database):
        check_refused(run, *words, with_words="written by a newer smsbot")
    assert schema.revision(database) == "9999"


def test_an_older_database_is_refused_where_nothing_is_applied(
    database: Database, run: Run
) -> None:
    schema.migrate(database, to="0001")
    for words in commands(database):
        if words[0] not in (*APPLY_WHAT_IS_PENDING, "backup"):
            check_refused(run, *words, with_words="run `smsbot migrate` first")
    assert schema.revision(database) == "0001"


def test_a_copy_of_an_older_database_can_be_made_before_it_is_upgraded(
    database: Database, run: Run
) -> None:
    schema.migrate(database, to="0001")
    made = run("backup", "copy.db")
    if database.is_sqlite:
        assert "schema 0001" in made.stdout
    else:
        assert "pg_dump" in made.stderr


@pytest.mark.parametrize("version", [None, "of their own"])
def test_somebody_elses_database_is_refused_and_left_alone(
    database: Database, run: Run, version: str | None
) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE messages (id INTEGER)"))
        if version is not None:
            connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
            connection.execute(text(f"INSERT INTO alembic_version VALUES ('{version}')"))
    for words in commands(database):
        check_refused(run, *words, with_words="something else than smsbot's tables")
    with database.engine.begin() as connection:
        found = connection.execute(text("SELECT count(*) FROM messages")).scalar_one()
    assert found == 0
    assert not schema.is_empty(database)


def test_an_empty_database_gets_its_tables_but_not_where_there_may_be_others(
    database: Database, run: Run
) -> None:
    if not database.is_sqlite:
        for words in HALVES:
            check_refused(run, *words, with_words="run `smsbot migrate` first")
    assert run("digest").exit_code == 0
    assert schema.is_current(database)


# Files


@pytest.fixture
def at(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Run]:
    """The commands with another DATABASE_URL."""

    def point(url: str) -> Run:
        monkeypatch.setenv("DATABASE_URL", url)
        return run

    return point


only_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@only_sqlite
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    at: Callable[[str], Run], database: Database
) -> None:
    letter = Path("letter.txt")
    letter.write_text("Dear Nancy,\n" * 100)
    for words in commands(database):
        check_refused(at("sqlite:///letter.txt"), *words, with_words="is no database")
    assert letter.read_text() == "Dear Nancy,\n" * 100


@only_sqlite
@pytest.mark.parametrize("place", ["/nowhere/at/all.db", "letter.txt/all.db", "."])
def test_a_place_where_no_file_can_be_is_refused(
    at: Callable[[str], Run], place: str, database: Database
) -> None:
    Path("letter.txt").write_text("Dear Nancy")
    for words in commands(database):
        said = "There is no database" if words[0] == "backup" else "cannot be opened"
        check_refused(at(f"sqlite:///{place}"), *words, with_words=said)


@only_sqlite
def test_a_database_that_may_only_be_read_is_refused(
    at: Callable[[str], Run], database: Database
) -> None:
    schema.migrate(database)
    file = database.url.database
    run = at(f"sqlite:///file:{file}?mode=ro&uri=true")
    check_refused(run, "serve", "--port", "0", with_words="may only be read")


@only_sqlite
def test_a_damaged_database_is_refused(at: Callable[[str], Run], database: Database) -> None:
    schema.migrate(database)
    database.close()
    damaged = Path("damaged.db")
    whole = Path(str(database.url.database)).read_bytes()
    damaged.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    for words in commands(database):
        check_refused(at("sqlite:///damaged.db"), *words, with_words="is damaged")
