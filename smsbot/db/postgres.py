"""PostgreSQL: whoever hangs there is given up before others wait for long.

A server that fails says so at once; one that hangs (a stalled disk, a machine without power, a
firewall that drops packets) says nothing. So the server ends transactions whose process is frozen,
and our own end takes silence for an answer: that the database is away.
"""

from __future__ import annotations

from time import monotonic
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from sqlalchemy import Connection, Engine, ExceptionContext, event, make_url
from sqlalchemy.exc import OperationalError
from sqlmodel import create_engine

from smsbot.db.timeouts import Timeouts

POOL_SIZE = 10
MOST_MORE = 10
"""So many connections beyond those that are kept: every thread of a process may have one."""

NETWORK = {
    "connect_timeout": "5",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "15000",  # milliseconds
}
"""libpq's own words, in seconds; what DATABASE_URL says of them goes first."""

NETWORK_OF_SERVER = {
    "tcp_keepalives_idle": "60",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}
"""How soon the server notices that our machine is gone, which is two hours by itself."""

COUNT_AS_AWAY = frozenset({"25006", "25P03", "25P04"})
"""The server became read-only, or ended our transaction: to psycopg these are faults of ours."""

TAKE_TIME = (
    "SET LOCAL idle_in_transaction_session_timeout = 0; "
    "SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0"
)


class DatabaseConnection(psycopg.Connection[Any]):
    """A connection that is closed when the server is silent for too long."""

    silent_for: float | None = None
    """How many seconds the server may say nothing; None: as long as it takes."""

    def wait(self, gen: PQGen[RV], *args: Any, **more: Any) -> RV:
        """Wait for what the server answers.

        Raises:
            OperationalError: when it does not. What it was told may be done all the same.
        """
        if self.silent_for is None:
            return super().wait(gen, *args, **more)
        try:
            return super().wait(_answered(gen, self.silent_for), *args, **more)
        except _SilenceError:
            self.close()  # An answer that comes later must not be taken for the next one's.
            raise


class _SilenceError(psycopg.OperationalError):
    """The server does not answer."""


def _answered(gen: PQGen[RV], seconds: float) -> PQGen[RV]:
    """The same steps, as long as the server gives a sign every so many seconds."""
    silent_since = monotonic()
    try:
        wanted = next(gen)
        while True:
            # Ten times a second psycopg says that there is nothing yet.
            ready = yield wanted
            if ready:
                silent_since = monotonic()
            elif monotonic() - silent_since > seconds:
                raise _SilenceError(f"the server has not answered for {seconds:g} seconds")
            wanted = gen.send(ready)
    except StopIteration as end:
        answer: RV = end.value
        return answer


def take_time(connection: Any) -> None:
    """Let a connection of the driver's take all the time there is, until it is closed."""
    connection.autocommit = True
    connection.silent_for = None
    connection.execute(TAKE_TIME.replace(" LOCAL", ""))


def engine(url: str, timeouts: Timeouts) -> Engine:
    """The engine whose connections keep to these time-outs."""
    theirs = make_url(url).query
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_size=POOL_SIZE,
        max_overflow=MOST_MORE,
        pool_timeout=timeouts.pool,
        hide_parameters=True,
        connect_args={name: value for name, value in NETWORK.items() if name not in theirs},
    )
    event.listen(engine, "handle_error", _call_it_away)

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: Any, _record: Any, args: Any, more: Any) -> DatabaseConnection:
        return DatabaseConnection.connect(*args, **more)

    @event.listens_for(engine, "connect")
    def _prepare(connection: DatabaseConnection, _record: Any) -> None:
        connection.silent_for = timeouts.silence
        settings = timeouts.of_server | NETWORK_OF_SERVER
        asked = ", ".join("set_config(%s, %s, false)" for _ in settings)
        given = [word for setting in settings.items() for word in setting]
        # Asked here, as not every pooler passes on what is asked for while connecting.
        connection.execute(f"SELECT {asked}", given)
        connection.commit()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("takes_long"):
            _driver_of(connection).silent_for = None
            connection.exec_driver_sql(TAKE_TIME)

    @event.listens_for(engine, "checkin")
    def _give_back(connection: DatabaseConnection | None, _record: Any) -> None:
        if connection is not None:
            connection.silent_for = timeouts.silence

    return engine


def _driver_of(connection: Connection) -> DatabaseConnection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, DatabaseConnection)
    return driver


def _call_it_away(context: ExceptionContext) -> OperationalError | None:
    """What is the database's trouble counts as that, so that what waits goes on waiting."""
    error = context.original_exception
    if getattr(error, "sqlstate", None) not in COUNT_AS_AWAY:
        return None
    return OperationalError(
        context.statement, None, error, hide_parameters=True,
        connection_invalidated=context.is_disconnect,
    )  # fmt: skip
