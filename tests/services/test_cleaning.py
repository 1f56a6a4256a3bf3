"""Once a night what is of no use any more goes, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from fakes import NURSE, PATIENT, Counts, FakeClock
from sqlmodel import SQLModel, select

from smsbot.db.models import (
    DigestDay,
    Email,
    Message,
    NurseAction,
    NurseSession,
    SignInCode,
    TrackedLink,
)
from smsbot.runtime import Duty, Runtime
from smsbot.services import signing_in

DAY = timedelta(days=1)
EVENING = datetime(2026, 12, 2, 3, 0, tzinfo=UTC)  # 8 PM on Tuesday in Phoenix
BEFORE_THREE = datetime(2026, 12, 2, 9, 59, tzinfo=UTC)
THREE = datetime(2026, 12, 2, 10, 0, tzinfo=UTC)


def rows(now: datetime, age: timedelta, patient: int) -> list[SQLModel]:
    """One row of each kind that is thrown away, this old; a session ended so long ago."""
    at, name = now - age, f"{age.total_seconds():.0f}"
    return [
        Email(
            recipient="nurse@example.com", subject="digest", text="maria", key=name, created_at=at
        ),
        NurseAction(at=at, by=NURSE, kind="off", summary="Off Thu Dec 3", changes=[{}]),
        NurseSession(token=name, phone=NURSE, created_at=at, expires_at=at),
        DigestDay(day=at.date(), sent_at=at),
        TrackedLink(token=name, patient_id=patient, url="https://x.example", created_at=at),
    ]


@pytest.fixture
def at_night(runtime: Runtime, clock: FakeClock) -> Runtime:
    """The evening before, cleaned already."""
    clock.now = EVENING
    runtime.perform(Duty.CLEANING)
    return runtime


def put(runtime: Runtime, *ages: timedelta) -> None:
    with runtime.desk() as desk:
        patient = desk.patient_for(PATIENT)
        assert patient.id is not None
        for age in ages:
            desk.session.add_all(rows(THREE, age, patient.id))


def left(counts: Callable[[], Counts]) -> list[int]:
    tables = ("emails", "nurse_actions", "nurse_sessions", "digest_days", "tracked_links")
    return [counts()[table] for table in tables]


def test_at_three_in_the_morning_it_cleans_and_not_before(
    at_night: Runtime, clock: FakeClock, counts: Callable[[], Counts]
) -> None:
    put(at_night, 3 * 365 * DAY)
    clock.now = BEFORE_THREE
    at_night.perform(Duty.CLEANING)
    assert left(counts) == [1, 1, 1, 1, 1]
    clock.now = THREE
    at_night.perform(Duty.CLEANING)
    assert left(counts) == [0, 0, 0, 0, 0]


def test_each_thing_is_kept_for_as_long_as_it_is_of_use(
    at_night: Runtime, clock: FakeClock, counts: Callable[[], Counts]
) -> None:
    put(at_night, -DAY, 6 * DAY, 29 * DAY, 59 * DAY, 729 * DAY)
    clock.now = THREE
    at_night.perform(Duty.CLEANING)
    assert left(counts) == [3, 5, 1, 4, 5]


def test_how_it_was_is_forgotten_within_days_and_what_was_done_is_not(
    at_night: Runtime, clock: FakeClock
) -> None:
    with at_night.desk() as desk:
        for age in (6, 8):
            change = {"table": "Request", "before": {"words": "maria"}}
            action = NurseAction(at=THREE - age * DAY, by="+1", kind="confirm", summary=str(age))
            action.changes = [change]
            desk.session.add(action)
    clock.now = THREE
    at_night.perform(Duty.CLEANING)
    with at_night.reading() as desk:
        kept = {row.summary: row.changes for row in desk.session.exec(select(NurseAction))}
    assert kept == {"6": [change], "8": []}


def test_it_cleans_once_a_night(
    at_night: Runtime, clock: FakeClock, counts: Callable[[], Counts]
) -> None:
    clock.now = THREE
    at_night.perform(Duty.CLEANING)
    put(at_night, 3 * 365 * DAY)
    clock.move(timedelta(hours=23))
    at_night.perform(Duty.CLEANING)
    assert left(counts) == [1, 1, 1, 1, 1]


def test_an_e_mail_that_still_waits_is_kept(at_night: Runtime, clock: FakeClock) -> None:
    put(at_night, 40 * DAY)
    with at_night.desk() as desk:
        for email in desk.session.exec(select(Email)):
            email.next_try_at = THREE + DAY
    clock.now = THREE
    at_night.perform(Duty.CLEANING)
    with at_night.reading() as desk:
        assert desk.session.exec(select(Email.key)).all() == ["3456000"]


def test_a_sign_in_code_is_taken_out_of_its_text(at_night: Runtime, clock: FakeClock) -> None:
    with at_night.desk() as desk:
        signing_in.text_code(desk, secret="0123456789abcdef", browser="b")
    clock.now = THREE
    at_night.perform(Duty.CLEANING)
    with at_night.reading() as desk:
        assert desk.session.exec(select(Message.body)).all() == [signing_in.NO_LONGER_KEPT]
        assert len(desk.session.exec(select(SignInCode)).all()) == 1  # it is still counted
    clock.move(DAY)
    at_night.perform(Duty.CLEANING)
    with at_night.reading() as desk:
        assert desk.session.exec(select(SignInCode)).all() == []


def test_the_log_says_how_much_and_not_what(
    at_night: Runtime, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="smsbot")
    put(at_night, 3 * 365 * DAY)
    clock.now = THREE
    at_night.perform(Duty.CLEANING)
    assert "1 e-mails, 1 sessions, 1 actions, 1 digest days, 1 links" in caplog.text
    assert "maria" not in caplog.text


def test_what_patients_wrote_is_not_touched(
    at_night: Runtime, clock: FakeClock, counts: Callable[[], Counts]
) -> None:
    put(at_night)
    before = counts()
    clock.now = THREE + 3 * 365 * DAY
    at_night.perform(Duty.CLEANING)
    assert counts() == {**before, "ticks": before["ticks"]}
