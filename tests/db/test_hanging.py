"""PostgreSQL hangs instead of failing, and so does a process that holds its locks."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from time import monotonic, sleep

import pytest
from fakes import NURSE, PATIENT, FakeClock, FakeEmail, FakeSms, Post, texted
from flask.testing import FlaskClient
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from smsbot.app import build_runtime
from smsbot.db import schema
from smsbot.db.engine import Database
from smsbot.db.models import Message
from smsbot.db.timeouts import Timeouts
from smsbot.runtime import Duty, Runtime
from smsbot.services import inbound
from smsbot.services.desk import Desk
from smsbot.settings import Settings
from smsbot.watchdog import Watchdog

pytestmark = pytest.mark.parametrize("database", ["postgres"], indirect=True)

EMERGENCY = "i cant breathe"
LONG = 100.0
"""Seconds: what a test must not wait for."""

UNHURRIED = Timeouts(rest=0, lock=LONG, statement=LONG, silence=LONG)
QUICK = replace(UNHURRIED, silence=3)
"""A server that hangs is given up soon; nothing else is."""

IMPATIENT = replace(UNHURRIED, lock=0.3)
"""So is a lock."""


@pytest.fixture
def timeouts() -> Timeouts:
    return QUICK


@pytest.fixture
def url(database: Database) -> str:
    """Its address, where connecting does not take long to fail."""
    return database.url.update_query_dict({"connect_timeout": "2"}).render_as_string(
        hide_password=False
    )


@pytest.fixture
def runtime(
    database: Database, url: str, timeouts: Timeouts, settings: Settings,
    sms: FakeSms, email: FakeEmail, clock: FakeClock,
) -> Iterator[Runtime]:  # fmt: skip
    """The usual practice, which has ticked once."""
    schema.migrate(database)
    settings = replace(settings, database_url=url, operator_email="operator@example.com")
    usual = build_runtime(settings, sms=sms, email=email, clock=clock)
    usual.pass_once()
    usual.close()
    email.sent.clear()
    running = replace(usual, database=Database(url, timeouts=timeouts))
    yield running
    running.close()


@contextmanager
def hanging(database: Database) -> Iterator[None]:
    """Meanwhile the server answers nobody, and takes no connection that it would answer."""
    with database.engine.connect() as connection:
        of_database = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        pids = list(connection.execute(text(of_database)).scalars())
        pid_file = connection.execute(text("SELECT pg_read_file('postmaster.pid')")).scalar_one()
    pids.append(int(pid_file.split()[0]))
    try:
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


@contextmanager
def frozen(database: Database, runtime: Runtime, *, rest: float = 0) -> Iterator[Desk]:
    """A transaction that stands still while it holds the patient's turn and file.

    After `rest` seconds the server ends it; 0: never.
    """
    address = database.url.render_as_string(hide_password=False)
    other = Database(address, timeouts=UNHURRIED)
    session = other.transaction()
    desk = Desk(session.__enter__(), runtime.settings, runtime.clock())
    try:
        desk.lock(f"talk:{PATIENT[-2:]}")
        desk.lock_patient(desk.patient_for(PATIENT).id)
        ends_after = f"SET LOCAL idle_in_transaction_session_timeout = '{rest}s'"
        desk.session.execute(text(ends_after))
        yield desk
    finally:
        desk.session.invalidate()
        other.close()


def stored(runtime: Runtime) -> list[tuple[str | None, bool]]:
    """What came in, and whether it was handled."""
    with runtime.database.reading() as session:
        rows = session.exec(select(Message).where(Message.direction == "inbound")).all()
        return [(row.body, row.handled_at is not None) for row in rows]


def said(sms: FakeSms, runtime: Runtime) -> tuple[bool, bool]:
    """Was the patient told to call 911, and the nurse alarmed?"""
    runtime.perform(Duty.OUTBOX)
    told = any(text.to == PATIENT and "911" in text.body for text in sms.sent)
    return told, any(text.to == NURSE and "EMERGENCY" in text.body for text in sms.sent)


def known(runtime: Runtime) -> None:
    """The patient's file is there."""
    with runtime.desk() as desk:
        desk.patient_for(PATIENT)


# A server that says nothing


def test_a_server_that_hangs_counts_as_away(database: Database, runtime: Runtime) -> None:
    with hanging(database), pytest.raises(OperationalError), runtime.desk() as desk:
        desk.lock("calendar")
    with runtime.desk() as desk:
        desk.lock("calendar")


def test_a_transaction_in_which_it_begins_to_hang_is_given_up(
    database: Database, runtime: Runtime
) -> None:
    with runtime.desk() as desk:
        desk.lock("calendar")
        with hanging(database), pytest.raises(OperationalError):
            desk.lock("letters")
        desk.session.invalidate()
    with runtime.desk() as desk:
        desk.lock("calendar")


def test_twilio_is_asked_to_try_again_while_the_server_hangs(
    database: Database, runtime: Runtime, twilio: Post, client: FlaskClient, sms: FakeSms,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    with hanging(database):
        assert twilio("/twilio/sms", texted(EMERGENCY)).status_code == 503
        assert "a text could not be stored: OperationalError at inbound.py" in caplog.text
        assert client.get("/readyz").status_code == 503
    assert twilio("/twilio/sms", texted(EMERGENCY)).status_code == 200
    assert stored(runtime) == [(EMERGENCY, True)]
    assert said(sms, runtime) == (True, True)


@pytest.mark.parametrize("timeouts", [UNHURRIED])
def test_the_operator_hears_once_of_a_server_that_hangs(
    database: Database, runtime: Runtime, email: FakeEmail, clock: FakeClock
) -> None:
    dog = Watchdog(runtime, answers_within=timedelta(milliseconds=500))
    dog.look()
    with hanging(database):
        for _ in range(8):
            dog.look()
            clock.move(timedelta(minutes=1))
    assert dog._asking is not None
    dog._asking.join(LONG)
    ((to, subject, words),) = email.sent
    assert (to, subject) == ("operator@example.com", "smsbot stands still")
    assert "the database cannot be reached" in words


# A process that says nothing


@pytest.mark.parametrize("timeouts", [UNHURRIED])
def test_whoever_waits_outlives_a_process_that_is_frozen(
    database: Database, runtime: Runtime, twilio: Post, sms: FakeSms
) -> None:
    known(runtime)
    with frozen(database, runtime, rest=0.5):
        assert twilio("/twilio/sms", texted(EMERGENCY)).status_code == 200
        assert stored(runtime) == [(EMERGENCY, True)]
        assert said(sms, runtime) == (True, True)


@pytest.mark.parametrize("timeouts", [IMPATIENT])
def test_a_text_is_stored_though_its_turn_does_not_come(
    database: Database, runtime: Runtime, twilio: Post, sms: FakeSms
) -> None:
    known(runtime)
    with frozen(database, runtime):
        assert twilio("/twilio/sms", texted(EMERGENCY)).status_code == 200
        assert stored(runtime) == [(EMERGENCY, False)]
        with pytest.raises(OperationalError):
            runtime.perform(Duty.INBOUND)
    runtime.perform(Duty.INBOUND)
    assert said(sms, runtime) == (True, True)


@pytest.mark.parametrize("timeouts", [IMPATIENT])
def test_twilio_is_asked_to_try_again_when_a_text_cannot_be_stored(
    database: Database, runtime: Runtime, twilio: Post
) -> None:
    with frozen(database, runtime):  # and her file was just being opened
        assert twilio("/twilio/sms", texted(EMERGENCY)).status_code == 503
    assert twilio("/twilio/sms", texted(EMERGENCY)).status_code == 200
    assert stored(runtime) == [(EMERGENCY, True)]


def test_a_process_that_thaws_finds_the_database_away(database: Database, runtime: Runtime) -> None:
    known(runtime)
    resting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction' "
        "AND datname = current_database()"
    )
    with frozen(database, runtime, rest=0.5) as desk:
        until = monotonic() + LONG
        while database.first(resting, {}) != (0,) and monotonic() < until:
            sleep(0.05)
        with pytest.raises(OperationalError):
            inbound.store_text(desk, inbound.Incoming(sid="SM1", phone=PATIENT))


def test_a_database_that_became_read_only_is_away(database: Database) -> None:
    schema.migrate(database)
    with database.transaction() as session:
        session.execute(text("SET TRANSACTION READ ONLY"))
        with pytest.raises(OperationalError):
            Desk(session, Settings(), FakeClock().now).patient_for(PATIENT)


# How long is long


def test_time_is_short_by_itself(url: str) -> None:
    usual = Timeouts()
    assert usual.rest < usual.lock < usual.statement < usual.silence < 15 - 5
    database = Database(url)
    with database.reading() as session:
        shown = {
            name: session.execute(text(f"SHOW {name}")).scalar_one() for name in usual.of_server
        }
    database.close()
    assert shown == {
        "idle_in_transaction_session_timeout": "4s", "lock_timeout": "6s",
        "statement_timeout": "7s",
    }  # fmt: skip


@pytest.mark.parametrize("limit", ["statement", "silence"])
def test_a_statement_that_takes_too_long_is_cut_off_unless_it_may(url: str, limit: str) -> None:
    database = Database(url, timeouts=replace(UNHURRIED, **{limit: 1.0}))
    slow = text("SELECT pg_sleep(3)")
    with database.reading_at_length() as session:
        session.execute(slow)
    with pytest.raises(OperationalError), database.reading() as session:
        session.execute(slow)
    database.close()


def test_a_migration_and_a_clean_up_take_the_time_they_need(url: str) -> None:
    limits = ("idle_in_transaction_session_timeout", "lock_timeout", "statement_timeout")
    database = Database(url)
    with schema._alone(database) as connection:
        shown = [connection.execute(text(f"SHOW {name}")).scalar_one() for name in limits]
        assert shown == ["0", "0", "0"]
        assert connection.connection.driver_connection.silent_for is None
    assert database.scrub()
    database.close()


def test_the_network_is_given_up_too_unless_the_address_says_otherwise(url: str) -> None:
    database = Database(url)
    with database.engine.connect() as connection:
        given = connection.connection.driver_connection.info.get_parameters()
    assert make_url(url).query["connect_timeout"] == "2"
    assert {name: given[name] for name in ("connect_timeout", "tcp_user_timeout")} == {
        "connect_timeout": "2", "tcp_user_timeout": "15000",
    }  # fmt: skip
    database.close()
