"""The engine underneath: one way to open a transaction on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, Executable, Row, event, insert, make_url
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel, create_engine

from smsbot.db import guards, models, search
from smsbot.db.timeouts import Timeouts

BUSY_MS = 15_000
"""How long SQLite waits for another writer before it gives up."""

USUAL = Timeouts()


class Database:
    """A database of smsbot's, and the transactions on it.

    What is stored never stands in an error: it may be a patient's words.

    On SQLite a transaction takes the write lock when it begins (BEGIN IMMEDIATE), so that what
    it reads stays true until it commits. On PostgreSQL rows are locked where that matters, and
    what hangs there is an OperationalError once it has taken longer than `timeouts` say.
    """

    def __init__(self, url: str, *, timeouts: Timeouts = USUAL) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgres_engine(url, timeouts)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that commits when the block ends well and rolls back when it does not."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for looking only; it never waits for writers."""
        with self._looking() as session:
            yield session

    @contextmanager
    def reading_at_length(self) -> Iterator[Session]:
        """The same for looking at everything there is, however long that takes."""
        with self._looking(takes_long=True) as session:
            yield session

    @contextmanager
    def _looking(self, **options: bool) -> Iterator[Session]:
        with Session(self.engine, expire_on_commit=False) as session:
            session.connection(execution_options={"reading": True, **options})
            yield session

    def first(self, question: Executable, given: Mapping[str, object]) -> Row[Any] | None:
        """The first row that answers a question: a look before anything is begun."""
        with self.engine.connect() as connection:
            looking = connection.execution_options(reading=True)
            return looking.execute(question, given).first()

    def require_writable(self) -> None:
        """Go on only when something can be written; what is written here is taken back.

        Raises:
            OperationalError: when the database is read-only, or cannot be reached.
        """
        with self.engine.connect() as connection:
            connection.execute(insert(models.Lock).values(name="can it be written?"))
            connection.rollback()

    def create_all(self) -> None:
        """Make every table at once: for databases that live only as long as the process."""
        search.keep_in_step()
        guards.stand()
        SQLModel.metadata.create_all(self.engine)

    def scrub(self) -> bool:
        """Let nothing remain of what was erased: not in the search, not in free pages or the log.

        Writers wait meanwhile. False when somebody was reading all along, so that SQLite's log
        could not be emptied.
        """
        connection = self.engine.raw_connection()
        try:
            if not self.is_sqlite:
                from smsbot.db import postgres

                postgres.take_time(connection.driver_connection)
                connection.cursor().execute("VACUUM")
                return True
            cursor = connection.cursor()
            cursor.execute(search.TIDY)
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            was_busy, *_ = cursor.fetchone() or (1,)
            return not was_busy
        finally:
            connection.invalidate()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _sqlite_engine(url: str) -> Engine:
    options: dict[str, Any] = {
        "connect_args": {"check_same_thread": False},
        "hide_parameters": True,
    }
    if make_url(url).database in (None, "", ":memory:"):
        options["poolclass"] = StaticPool
    engine = create_engine(url, **options)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        looking = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if looking else "BEGIN IMMEDIATE")

    return engine


def _postgres_engine(url: str, timeouts: Timeouts) -> Engine:
    from smsbot.db import postgres  # Its driver is there only where it is needed.

    return postgres.engine(url, timeouts)


__all__ = ["Database", "models"]
