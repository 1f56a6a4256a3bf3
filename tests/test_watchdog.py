"""Silence is an alarm: somebody watches, and tells once."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import PATIENT, FakeClock, FakeEmail, FakeSms
from sqlalchemy import text
from sqlmodel import Session, select

from smsbot.core.events import Kind
from smsbot.db.models import Audience, Direction, Hold, Message, MessageStatus
from smsbot.gateways import Fault, SendError
from smsbot.runtime import Duty, Runtime
from smsbot.services import posting
from smsbot.services.watch import ALWAYS, Standstill, What
from smsbot.watchdog import Watchdog

MINUTE = timedelta(minutes=1)


@pytest.fixture
def watched(runtime: Runtime) -> Runtime:
    return replace(
        runtime, settings=replace(runtime.settings, operator_email="operator@example.com")
    )


@pytest.fixture
def dog(watched: Runtime) -> Watchdog:
    return Watchdog(watched)


def letters(email: FakeEmail) -> list[str]:
    return [words for _, subject, words in email.sent if subject == "smsbot stands still"]


def hang(runtime: Runtime) -> None:
    """A text came in and nobody handles it."""
    with runtime.desk() as desk:
        desk.session.add(
            Message(
                direction=Direction.INBOUND, audience=Audience.PATIENT, phone=PATIENT,
                created_at=desk.now, status=MessageStatus.RECEIVED,
            )
        )  # fmt: skip


def tick(runtime: Runtime) -> None:
    for duty in Duty:
        if duty not in (Duty.INBOUND, Duty.OUTBOX):
            runtime.perform(duty)
        runtime._note(duty)


# When


def test_when_nothing_ticks_the_operator_hears_of_it_once(
    runtime: Runtime, dog: Watchdog, email: FakeEmail, clock: FakeClock
) -> None:
    runtime.pass_once()
    clock.move(4 * MINUTE)
    email.sent.clear()  # the digest
    dog.look()
    assert email.sent == []
    clock.move(MINUTE)
    for _ in range(3):
        dog.look()
    ((to, subject, words),) = email.sent
    assert (to, subject) == ("operator@example.com", "smsbot stands still")
    assert "has not ticked for two minutes" in words
    assert "since 2026-12-01 10:15 by the practice's clock" in words


def test_after_it_ticked_again_the_operator_hears_of_the_next_time(
    runtime: Runtime, dog: Watchdog, email: FakeEmail, clock: FakeClock
) -> None:
    for _ in range(2):
        clock.move(6 * MINUTE)
        dog.look()
        runtime.pass_once()
        dog.look()
    assert len(letters(email)) == 2


def test_what_was_before_its_own_start_counts_for_nothing(
    watched: Runtime, email: FakeEmail, clock: FakeClock
) -> None:
    watched.pass_once()
    hang(watched)
    clock.move(timedelta(days=1))
    Watchdog(watched).look()
    assert letters(email) == []


def test_texts_that_do_not_leave_are_told_of(
    runtime: Runtime, dog: Watchdog, email: FakeEmail, clock: FakeClock
) -> None:
    with runtime.desk() as desk:
        posting.tell_nurse(desk, "Hello.", Kind.NOTICE)
    clock.move(6 * MINUTE)
    tick(runtime)
    dog.look()
    (words,) = letters(email)
    assert "have not left" in words
    assert "ticked" not in words


def test_texts_that_nobody_handles_are_told_of(
    runtime: Runtime, dog: Watchdog, email: FakeEmail, clock: FakeClock
) -> None:
    hang(runtime)
    clock.move(6 * MINUTE)
    tick(runtime)
    dog.look()
    assert "are not handled" in letters(email)[0]


def test_receipts_that_do_not_come_are_told_of_though_it_stays_ready(
    runtime: Runtime, dog: Watchdog, email: FakeEmail, clock: FakeClock
) -> None:
    with runtime.desk() as desk:
        for _ in range(3):
            posting.tell_nurse(desk, "Hello.", Kind.NOTICE)
    runtime.pass_once()
    clock.move(31 * MINUTE)
    runtime.pass_once()
    dog.look()
    assert "no delivery receipt" in letters(email)[0]


def test_what_is_told_where_it_is_found_is_not_told_twice(
    runtime: Runtime, dog: Watchdog, email: FakeEmail, sms: FakeSms, clock: FakeClock
) -> None:
    sms.fails = SendError(Fault.OPERATOR, code=20003)
    for _ in range(3):
        runtime.pass_once()
        clock.move(6 * MINUTE)
        tick(runtime)
        dog.look()
    assert letters(email) == []


@pytest.mark.parametrize("ticks_again", [True, False])
def test_a_clock_set_back_does_not_silence_it(
    runtime: Runtime, dog: Watchdog, email: FakeEmail, clock: FakeClock, ticks_again: bool
) -> None:
    runtime.pass_once()
    dog.look()
    clock.move(-timedelta(hours=7))
    if ticks_again:
        runtime.pass_once()
    email.sent.clear()
    for _ in range(8):
        dog.look()
        clock.move(MINUTE)
    (words,) = letters(email)
    assert "has not ticked for two minutes" in words


def test_a_clock_set_back_while_the_database_is_away_does_not_silence_it(
    runtime: Runtime, dog: Watchdog, email: FakeEmail, clock: FakeClock
) -> None:
    runtime.pass_once()
    away(runtime)
    dog.look()
    clock.move(-timedelta(hours=7))
    for _ in range(6):
        dog.look()
        clock.move(MINUTE)
    assert len(letters(email)) == 1


# Once


def test_several_processes_tell_once(watched: Runtime, email: FakeEmail, clock: FakeClock) -> None:
    dogs = [Watchdog(watched), Watchdog(watched)]
    clock.move(6 * MINUTE)
    for dog in dogs:
        dog.look()
    assert len(letters(email)) == 1
    restarted = Watchdog(watched)
    clock.move(6 * MINUTE)
    restarted.look()
    assert len(letters(email)) == 1


def test_an_e_mail_that_did_not_leave_is_tried_again(
    runtime: Runtime, dog: Watchdog, email: FakeEmail, clock: FakeClock
) -> None:
    clock.move(6 * MINUTE)
    email.fails = SendError(Fault.TRANSIENT)
    dog.look()
    email.fails = None
    for _ in range(2):
        dog.look()
    assert len(letters(email)) == 1


def test_without_a_way_to_tell_nothing_counts_as_told(
    watched: Runtime, email: FakeEmail, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    mute = replace(watched, settings=replace(watched.settings, smtp_url=None))
    dog = Watchdog(mute)
    clock.move(6 * MINUTE)
    for _ in range(3):
        dog.look()
    assert email.sent == []
    assert caplog.text.count("stands still: nothing has ticked yet") == 1
    with watched.database.reading() as session:
        assert session.exec(select(Hold)).all() == []
    dog.start()
    dog.stop()
    assert "nobody can be told by e-mail: set SMTP_URL" in caplog.text


# Leaning on nothing that it watches


def test_it_tells_once_while_the_database_is_away(
    runtime: Runtime, dog: Watchdog, email: FakeEmail, clock: FakeClock
) -> None:
    runtime.pass_once()
    away(runtime)
    for _ in range(8):
        dog.look()
        clock.move(MINUTE)
    (words,) = letters(email)
    assert "the database cannot be reached (since 2026-12-01 10:15" in words
    away(runtime, back=True)
    runtime.pass_once()
    dog.look()
    away(runtime)
    for _ in range(8):
        dog.look()
        clock.move(MINUTE)
    assert len(letters(email)) == 2


def test_it_tells_once_while_the_database_can_only_be_read(
    runtime: Runtime, dog: Watchdog, email: FakeEmail, clock: FakeClock
) -> None:
    runtime.pass_once()
    with runtime.database.transaction() as session:
        session.execute(text("ALTER TABLE locks RENAME TO gone"))
    for _ in range(8):
        dog.look()
        clock.move(MINUTE)
    (words,) = letters(email)
    assert "has not ticked" in words


def away(runtime: Runtime, *, back: bool = False) -> None:
    names = ("gone", "ticks") if back else ("ticks", "gone")
    with runtime.database.transaction() as session:
        session.execute(text("ALTER TABLE {} RENAME TO {}".format(*names)))


def test_a_database_that_hangs_counts_as_away(
    watched: Runtime, email: FakeEmail, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.pass_once()
    email.sent.clear()
    answers, looked = threading.Event(), watched.database.reading
    asked: list[str] = []

    @contextmanager
    def hang() -> Iterator[Session]:
        asked.append(threading.current_thread().name)
        assert answers.wait(60)
        with looked() as session:
            yield session

    monkeypatch.setattr(watched.database, "reading", hang)
    dog = Watchdog(watched, answers_within=timedelta(milliseconds=50))
    for _ in range(8):
        dog.look()
        clock.move(MINUTE)
    (words,) = letters(email)
    assert "the database cannot be reached" in words
    assert asked == ["watchdog asks"]
    answers.set()
    assert dog._asking is not None
    dog._asking.join(60)


def test_what_this_process_neglects_is_told_of_even_if_others_do_it(
    watched: Runtime, email: FakeEmail, clock: FakeClock
) -> None:
    began = clock.now
    neglected = [Standstill(What.COURIERS, "1 of 3 couriers have ended", ALWAYS)]
    dogs = [Watchdog(watched, here=lambda: neglected), Watchdog(watched)]
    while clock.now < began + 9 * MINUTE:
        watched.pass_once()
        for dog in dogs:
            dog.look()
        clock.move(MINUTE)
    (words,) = letters(email)
    assert "1 of 3 couriers" in words


def test_it_looks_by_itself(
    watched: Runtime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looked = threading.Event()

    def stumble() -> Iterable[Standstill]:
        if looked.is_set():
            return ()
        looked.set()
        raise ValueError("maria lopez")

    monkeypatch.setattr("smsbot.watchdog.LOOKS_EVERY", timedelta(milliseconds=5))
    dog = Watchdog(watched, here=stumble)
    dog.start()
    assert looked.wait(5)
    dog.stop()
    dog._thread.join(5)
    assert not dog._thread.is_alive()
    assert "the watchdog stumbled: ValueError at" in caplog.text
    assert "maria" not in caplog.text
