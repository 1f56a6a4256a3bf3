"""What happens by itself: ticks, couriers, and a clean end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.schedulers.background import BackgroundScheduler
from fakes import NURSE, PATIENT, FakeClock, FakeSms, Post, texted
from sqlalchemy import text
from sqlmodel import Session, select

from smsbot.core.events import Kind
from smsbot.db.models import DigestDay, Message, MessageStatus, Tick
from smsbot.jobs import Jobs, unstall
from smsbot.runtime import Duty, Runtime, Wake, where
from smsbot.services import inbound, posting
from smsbot.services.cleaning import CLEANED
from smsbot.services.watch import What


@pytest.fixture
def jobs(runtime: Runtime) -> Iterator[Jobs]:
    jobs = Jobs(runtime)
    yield jobs
    jobs.stop()


def say(runtime: Runtime, body: str = "Hello.") -> None:
    with runtime.desk() as desk:
        posting.tell_nurse(desk, body, Kind.NOTICE)


def eventually(is_so: object, *, within: float = 5.0) -> bool:
    """Does it come true before the time is up?"""
    pause = threading.Event()
    for _ in range(int(within / 0.02)):
        if callable(is_so) and is_so():
            return True
        pause.wait(0.02)
    return False


def ticks(runtime: Runtime) -> set[str]:
    with runtime.database.reading() as session:
        return {tick.name for tick in session.exec(select(Tick))} & set(Duty)


def break_alarms(session: Session, runtime: Runtime) -> None:
    """Let the duty of alarms fail; the cleaning and the digest look there too, and are done."""
    now = runtime.clock()
    session.merge(Tick(name=CLEANED, at=now))
    session.add(DigestDay(day=runtime.settings.practice.local(now).date(), sent_at=now))
    session.execute(text("ALTER TABLE alarms RENAME TO gone"))


# One pass


def test_one_pass_does_every_duty_and_notes_it(runtime: Runtime, sms: FakeSms) -> None:
    say(runtime)
    runtime.pass_once()
    assert ticks(runtime) == set(Duty)
    assert [sent.to for sent in sms.sent] == [NURSE, NURSE]  # and the digest


def test_a_duty_that_fails_does_not_stop_the_others(
    runtime: Runtime, sms: FakeSms, caplog: pytest.LogCaptureFixture
) -> None:
    say(runtime)
    with runtime.database.transaction() as session:
        break_alarms(session, runtime)
    with pytest.raises(ExceptionGroup) as failed:
        runtime.pass_once()
    assert len(failed.value.exceptions) == 1
    assert "alarms failed: OperationalError at alarms.py" in caplog.text
    assert "SELECT" not in caplog.text
    assert sms.sent
    assert ticks(runtime) == set(Duty) - {Duty.ALARMS}


def test_a_text_that_just_came_in_is_left_to_its_webhook(
    runtime: Runtime, clock: FakeClock
) -> None:
    with runtime.desk() as desk:
        inbound.store_text(desk, inbound.Incoming(sid="SM1", phone=PATIENT, body="hi"))
    runtime.pass_once(older_than=timedelta(seconds=5))
    assert handled(runtime) is None
    clock.move(timedelta(seconds=5))
    runtime.pass_once(older_than=timedelta(seconds=5))
    assert handled(runtime) == clock.now


def handled(runtime: Runtime) -> datetime | None:
    with runtime.database.reading() as session:
        return session.exec(select(Message.handled_at).where(Message.sid == "SM1")).one()


def test_a_tick_is_written_down_every_twenty_seconds_at_most(
    runtime: Runtime, clock: FakeClock
) -> None:
    began = clock.now
    for _ in range(3):
        runtime.perform(Duty.ALARMS)
        clock.move(timedelta(seconds=9))
    with runtime.database.reading() as session:
        tick = session.get(Tick, "alarms")
        assert tick is not None
        assert tick.at == began


def test_an_error_is_told_without_its_words() -> None:
    with pytest.raises(ValueError, match="maria") as raised:
        int("maria lopez")
    assert where(raised.value).startswith("ValueError at test_jobs.py:")


# The bell


def test_a_bell_rung_several_times_rings_once() -> None:
    wake = Wake()
    for _ in range(3):
        wake.set()
    assert wake.wait(0)
    assert not wake.wait(0)


# By itself


def test_what_is_due_leaves_as_soon_as_it_begins(
    runtime: Runtime, sms: FakeSms, jobs: Jobs
) -> None:
    say(runtime)
    jobs.start()
    assert eventually(lambda: sms.sent)
    assert eventually(lambda: ticks(runtime) == set(Duty))


def test_the_answer_leaves_within_a_second_of_the_webhook(
    runtime: Runtime, sms: FakeSms, jobs: Jobs, twilio: Post
) -> None:
    jobs.start()
    assert eventually(lambda: ticks(runtime) == set(Duty))
    twilio("/twilio/sms", texted("hi im maria lopez"))
    assert eventually(lambda: PATIENT in [sent.to for sent in sms.sent], within=1)


def test_an_answer_does_not_wait_behind_a_slow_delivery(
    runtime: Runtime, sms: FakeSms, jobs: Jobs, twilio: Post
) -> None:
    slow = sms.holds = threading.Event()
    say(runtime)
    jobs.start()
    assert sms.arrived.wait(5)
    sms.holds = None
    twilio("/twilio/sms", texted("hi im maria lopez"))
    assert eventually(lambda: PATIENT in [sent.to for sent in sms.sent], within=2)
    assert NURSE not in [sent.to for sent in sms.sent]
    slow.set()


def test_a_failing_duty_does_not_stop_the_texts(
    runtime: Runtime, sms: FakeSms, jobs: Jobs, caplog: pytest.LogCaptureFixture
) -> None:
    with runtime.database.transaction() as session:
        break_alarms(session, runtime)
    jobs.start()
    say(runtime)
    runtime.wake.set()
    assert eventually(lambda: "Hello." in [sent.body for sent in sms.sent])
    assert eventually(lambda: "alarms failed" in caplog.text)
    assert caplog.text.count("alarms failed") == 1


def test_the_end_waits_for_what_is_being_sent(runtime: Runtime, sms: FakeSms, jobs: Jobs) -> None:
    slow = sms.holds = threading.Event()
    say(runtime)
    jobs.start()
    assert sms.arrived.wait(5)
    assert not jobs.stop(within=0.1)
    slow.set()
    assert jobs.stop()
    with runtime.database.reading() as session:
        first = session.exec(select(Message).where(Message.body == "Hello.")).one()
        assert first.status is MessageStatus.ACCEPTED


def test_it_can_be_stopped_before_it_began(runtime: Runtime) -> None:
    assert Jobs(runtime).stop(within=1)


def test_a_clock_that_was_set_back_stalls_nothing() -> None:
    now = datetime(2026, 12, 1, 17, tzinfo=UTC)
    scheduler = BackgroundScheduler(timezone=UTC)
    for name, wait in (("stalled", timedelta(hours=1)), ("well", timedelta(seconds=9))):
        scheduler.add_job(print, "interval", seconds=10, id=name, next_run_time=now + wait)
    scheduler.start(paused=True)
    unstall(scheduler, now)
    assert scheduler.get_job("stalled").next_run_time == now
    assert scheduler.get_job("well").next_run_time == now + timedelta(seconds=9)
    scheduler.shutdown()


# What this process neglects


def test_a_process_that_does_its_duties_neglects_nothing(runtime: Runtime, jobs: Jobs) -> None:
    jobs.start()
    assert eventually(lambda: ticks(runtime) == set(Duty))
    assert list(jobs.standstills()) == []


def test_a_duty_that_fails_each_time_is_neglected(runtime: Runtime) -> None:
    seconds = [0.0]
    jobs = Jobs(runtime, stopwatch=lambda: seconds[0])
    with runtime.database.transaction() as session:
        break_alarms(session, runtime)
    jobs.start()
    assert eventually(lambda: ticks(runtime) == set(Duty) - {Duty.ALARMS})
    seconds[0] = 121.0
    for _ in range(3):
        runtime.wake.set()
    assert eventually(lambda: jobs._done[Duty.OUTBOX] == 121.0)
    (neglected,) = (one for one in jobs.standstills() if one.what is What.HERE)
    assert "alarms" in neglected.says
    assert "outbox" not in neglected.says
    jobs.stop()


def test_couriers_that_have_ended_are_missed(runtime: Runtime) -> None:
    jobs = Jobs(runtime, couriers=2)
    (missing,) = jobs.standstills()  # They have not begun.
    assert missing.what is What.COURIERS
    assert "2 of 2 couriers" in missing.says
    jobs.finish()
    assert list(jobs.standstills()) == []
