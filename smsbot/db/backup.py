"""A copy of the embedded database while it is in use, marked as the copy that it is."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection, create_engine, func, inspect
from sqlalchemy import table as sql_table
from sqlmodel import Session, select

from smsbot.db import schema, search
from smsbot.db.engine import Database
from smsbot.db.models import Hold, Tick

RESTORED = "restored"
"""The name of the hold that says: this is an earlier state, much may have left since."""


class BackupError(Exception):
    """There is no copy; says why, and what to do."""


@dataclass(frozen=True)
class Copy:
    """A copy that was made: how much is in it, in which form."""

    file: Path
    rows: int
    size: int
    revision: str | None


def back_up(database: Database, file: Path, *, now: datetime) -> Copy:
    """Copy a SQLite database to a new file that only we can read, whoever else is writing.

    The file is there when it is whole, checked and on the disk; before that it is not.

    Raises:
        BackupError: when there is nothing to copy, nowhere to put it, or the copy is not sound.
        SchemaError: when the database is not smsbot's, or a newer smsbot's.
    """
    if not Path(database.url.database or "").is_file():
        raise BackupError(f"There is no database at {database.url.database} to copy.")
    if schema.require_own(database) is None:
        raise BackupError(f"The database at {database.url.database} is empty: nothing was copied.")
    if file.exists():
        raise BackupError(f"{file} exists: name a new file.")
    try:
        with _beside(file) as part:
            _copy(database, part)
            made = _finished(part, file, now=now)
            _on_disk(part)
            part.rename(file)
            _on_disk(file.parent)
            return made
    except OSError as error:
        raise BackupError(f"Cannot write {file}: {error.strerror}.") from None


def last_seen_alive(session: Session) -> datetime | None:
    """When something last happened by itself (UTC): the age of a copy that has no mark."""
    return session.exec(select(func.max(Tick.at))).one()


def mark(session: Session, *, since: datetime) -> None:
    """Note that this database is as it was then (UTC); an earlier mark stays."""
    hold = session.get(Hold, RESTORED) or Hold(name=RESTORED, since=since, until=since)
    hold.told_at = None
    session.add(hold)


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A new file in the same folder, which is gone afterwards unless it was renamed."""
    number, name = tempfile.mkstemp(prefix=".smsbot-backup-", dir=file.parent)
    os.close(number)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _copy(database: Database, part: Path) -> None:
    """One reading transaction, which waits for no writer and keeps none waiting.

    Unlike a copy page by page it holds nothing of what was deleted.
    """
    raw = database.engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(part),))
    finally:
        raw.close()


def _finished(part: Path, file: Path, *, now: datetime) -> Copy:
    """Check the copy and mark it."""
    engine = create_engine(URL.create("sqlite", database=str(part)))
    try:
        with Session(engine) as session, session.begin():
            connection = session.connection()
            sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
            if sound != "ok" or connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise BackupError(
                    "The database is damaged, so its copy would be of no use: stop smsbot and put "
                    "an earlier backup in its place."
                )
            mark(session, since=now)
            session.flush()
            names = inspect(connection).get_table_names()
            rows = sum(_count(connection, name) for name in names if not search.is_index(name))
            revision = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    return Copy(file, rows, part.stat().st_size, revision)


def _count(connection: Connection, table: str) -> int:
    return connection.execute(select(func.count()).select_from(sql_table(table))).scalar_one()


def _on_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
