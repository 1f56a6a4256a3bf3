"""A copy of the embedded database, made while it is in use, is whole and says what it is."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from filling import fill, rows
from sqlmodel import select

from smsbot.db import schema
from smsbot.db.backup import RESTORED, BackupError, back_up
from smsbot.db.engine import Database
from smsbot.db.models import Hold, Lock

Run = Callable[..., Result]

NOW = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)

only_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path}/smsbot.db")
    schema.migrate(database)
    fill(database)
    yield database
    database.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder / "monday.db"


def test_a_copy_holds_everything_and_a_mark(filled: Database, file: Path) -> None:
    made = back_up(filled, file, now=NOW)
    before = rows(filled)
    assert made.rows == sum(map(len, before.values())) + 2  # the mark, and Alembic's own row
    assert made.size == file.stat().st_size
    copy = Database(f"sqlite:///{file}")
    after = rows(copy)
    marks = [row for row in after["holds"] if row["name"] == RESTORED]
    assert [mark["since"] for mark in marks] == [NOW.replace(tzinfo=None)]
    after["holds"] = [row for row in after["holds"] if row["name"] != RESTORED]
    assert after == before
    assert schema.is_current(copy)
    copy.close()


def test_the_database_that_is_copied_is_not_marked(filled: Database, file: Path) -> None:
    back_up(filled, file, now=NOW)
    with filled.reading() as session:
        assert session.get(Hold, RESTORED) is None


def test_a_copy_is_one_file_that_only_we_can_read(filled: Database, file: Path) -> None:
    back_up(filled, file, now=NOW)
    assert list(file.parent.iterdir()) == [file]
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_was_deleted_is_not_in_a_copy(filled: Database, file: Path) -> None:
    with filled.transaction() as session:
        session.add_all(Lock(name=f"{number} words of hers") for number in range(500))
    with filled.transaction() as session:
        for lock in session.exec(select(Lock)):
            session.delete(lock)
    back_up(filled, file, now=NOW)
    assert b"words of hers" not in file.read_bytes()


def test_a_file_that_exists_is_not_overwritten(filled: Database, file: Path) -> None:
    file.write_text("of last year")
    with pytest.raises(BackupError, match="exists: name a new file"):
        back_up(filled, file, now=NOW)
    assert file.read_text() == "of last year"


def test_a_folder_that_is_not_there_is_one_sentence(filled: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"Cannot write .*No such file or directory"):
        back_up(filled, tmp_path / "nowhere" / "copy.db", now=NOW)


def test_a_damaged_database_leaves_no_copy(filled: Database, file: Path) -> None:
    connection = sqlite3.connect(str(filled.url.database))
    connection.execute("DELETE FROM patients WHERE id = 1")  # it has no guard for foreign keys
    connection.commit()
    connection.close()
    with pytest.raises(BackupError, match="The database is damaged"):
        back_up(filled, file, now=NOW)
    assert list(file.parent.iterdir()) == []


@only_sqlite
def test_nothing_to_copy_is_no_backup(run: Run, database: Database) -> None:
    refused = run("backup", "copy.db")
    assert (refused.exit_code, "There is no database at" in refused.stderr) == (1, True)
    schema.is_empty(database)  # opens it, which makes an empty file
    refused = run("backup", "copy.db")
    assert (refused.exit_code, "is empty" in refused.stderr) == (1, True)
    assert not Path("copy.db").exists()


def test_the_command_says_what_it_wrote_or_how_to_copy_postgresql(
    run: Run, database: Database
) -> None:
    schema.migrate(database)
    made = run("backup", "copy.db")
    if database.is_sqlite:
        assert made.stdout.startswith("Wrote copy.db: 2 rows, ")
        return
    assert made.exit_code == 2
    assert "pg_dump --format=custom --file=copy.db postgresql://" in made.stderr


WRITER = """
import sys
from sqlmodel import select
from smsbot.db.engine import Database
from smsbot.db.models import Lock, SignInCode
from datetime import datetime, UTC

NOW = datetime.now(UTC)
database, name = Database(sys.argv[1]), sys.argv[2]
number = 0
while True:
    with database.transaction() as session:
        session.add(Lock(name=f"{name}:{number}"))
        session.flush()
        session.add(
            SignInCode(phone=name, browser="b" * 900, code=str(number), created_at=NOW)
        )
    number += 1
    if number == 20:
        print("at it", flush=True)
"""
"""Writes pairs of rows without end, each pair in one transaction."""


def test_copies_made_while_others_write_are_whole(filled: Database, file: Path) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(filled.url), name],
            cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True,
        )
        for name in ("one", "two")
    ]  # fmt: skip
    try:
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "at it\n"
        copies = [file.with_name(f"{number}.db") for number in range(3)]
        for copy in copies:
            back_up(filled, copy, now=NOW)
        assert [writer.poll() for writer in writers] == [None, None]  # nobody was kept from it
    finally:
        for writer in writers:
            writer.kill()
            writer.communicate()
    seen = [check_pairs(copy) for copy in copies]
    assert seen == sorted(seen)
    assert seen[0] >= 40


def check_pairs(copy: Path) -> int:
    """How many pairs are in the copy; half a pair is none."""
    database = Database(f"sqlite:///{copy}")
    found = rows(database)
    database.close()
    locks = {row["name"] for row in found["locks"] if ":" in row["name"]}
    codes = {f"{row['phone']}:{row['code']}" for row in found["sign_in_codes"]}
    assert locks <= codes
    pairs = {code for code in codes if code.split(":")[0] in ("one", "two")}
    assert pairs == locks
    return len(pairs)
