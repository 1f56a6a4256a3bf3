"""Words go when they are too old, unless something about her is still open."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import SQLModel, select

from smsbot.db.models import Appointment, Message, Patient, Request
from smsbot.services import forgetting, ledger, retention
from smsbot.settings import Settings
from smsbot.simulator import PATIENT, Simulator

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
DAY = timedelta(days=1)
JEN = "+14805550102"


@pytest.fixture
def practice() -> Iterator[Simulator]:
    """A practice that keeps words for thirty days."""
    simulator = Simulator(Settings(retention=30 * DAY), now=TUESDAY)
    yield simulator
    simulator.database.close()


def come(practice: Simulator) -> None:
    """Maria comes on a Thursday, and is thanked for it."""
    practice.patient_texts("hi im Maria Lopez, can i come in thurs at 3? my zebra is fine")
    practice.patient_texts("yes")
    practice.nurse_texts("A ok")
    practice.advance(by=5 * DAY)


def everything(practice: Simulator) -> str:
    with practice.database.reading() as session:
        return "\n".join(
            repr(tuple(row))
            for table in SQLModel.metadata.tables.values()
            for row in session.execute(select(table))
        ).casefold()


def test_words_are_kept_as_long_as_the_setting_says(practice: Simulator) -> None:
    come(practice)
    practice.advance(to=TUESDAY + 29 * DAY)
    assert "zebra" in everything(practice)
    practice.advance(by=10 * DAY)
    after = everything(practice)
    assert "zebra" not in after
    assert "maria" not in after
    assert "lopez" not in after


def test_the_rows_the_consent_and_the_opt_out_stay(practice: Simulator) -> None:
    come(practice)
    practice.patient_texts("STOP")
    practice.nurse_texts("list")
    practice.nurse_texts("A bot")
    practice.advance(by=40 * DAY)
    with practice.runtime.reading() as desk:
        lines = list(ledger.all_lines(desk))
        visit = desk.session.exec(select(Appointment)).one()
        request = desk.session.exec(select(Request)).one()
        patient = desk.session.exec(select(Patient).where(Patient.phone == PATIENT)).one()
    assert [line.kind for line in lines] == ["wrote_first", "opted_out"]
    assert ledger.first_broken(lines) is None
    assert patient.opted_out_at is not None
    assert (patient.name, visit.name, request.name) == (None, forgetting.ERASED, "")


def test_whoever_still_comes_keeps_her_name_and_her_latest_words(practice: Simulator) -> None:
    come(practice)
    practice.advance(by=20 * DAY)
    practice.patient_texts("thank you for the giraffe")
    practice.advance(by=15 * DAY)
    after = everything(practice)
    assert "zebra" not in after
    assert "giraffe" in after
    assert "maria lopez" in after


@pytest.mark.parametrize("open_thing", ["a question", "a request", "a visit", "an alarm"])
def test_nobody_is_touched_about_whom_something_is_open(
    practice: Simulator, open_thing: str
) -> None:
    practice.patient_texts("hi im Maria Lopez, my zebra is fine. can i come in jan 28 at 3?")
    if open_thing == "a question":
        practice.patient_texts("no")
        practice.patient_texts("do you treat zebras?")
    elif open_thing == "an alarm":
        practice.patient_texts("i cant breathe")
        practice.nurse_texts("done")
    else:
        practice.patient_texts("yes")
        if open_thing == "a visit":
            practice.nurse_texts("A ok")
    practice.advance(by=45 * DAY)
    assert "zebra" in everything(practice)
    assert "maria lopez" in everything(practice)


def test_whoever_writes_again_is_erased_again_in_her_time(practice: Simulator) -> None:
    come(practice)
    practice.advance(by=40 * DAY)
    practice.patient_texts("hi im Maria Lopez, the zebra is back")
    practice.patient_texts("never mind")
    assert "zebra" in everything(practice)
    practice.nurse_texts("ok all")
    practice.advance(by=45 * DAY)
    with practice.database.reading() as session:
        names = session.exec(select(Patient.name).where(Patient.phone == PATIENT)).all()
        assert names == [None]


def test_many_are_erased_in_batches_and_the_log_only_counts(
    practice: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    with practice.runtime.desk() as desk:
        for number in range(45):
            desk.patient_for(f"+1480555{100 + number:04}").name = "Zebra"
    for number in range(5):
        practice.patient_texts(f"zebra {number}", phone=JEN)
    practice.now = TUESDAY + 100 * DAY
    caplog.set_level(logging.INFO, logger="smsbot")
    with practice.database.transaction() as session:
        for row in session.exec(select(Message)):
            row.handled_at = TUESDAY

    def clock() -> datetime:
        return practice.now

    erased = retention.keep_to_it(practice.database, practice.settings, clock)
    assert erased["patients"] == 44  # one of them has just written
    assert "zebra" not in caplog.text.casefold()
    assert f"{erased['patients']} patients" in caplog.text
    assert retention.keep_to_it(practice.database, practice.settings, clock) == {}
