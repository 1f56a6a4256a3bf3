"""An alarm rings by call beside its texts, until somebody says that she has it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smsbot.gateways import Fault, SendError
from smsbot.settings import Settings
from smsbot.simulator import Simulator
from tests.journeys.conftest import TUESDAY

MINUTE = timedelta(minutes=1)
BACKUP = "+14805550177"
ALARM = "my lips are turning blue and i cant breathe"


@pytest.fixture
def practice():
    simulator = Simulator(replace(Settings(), backup_phone=BACKUP), now=TUESDAY)
    yield simulator
    simulator.database.close()


def calls(practice, phone=None):
    return [to for to, _ in practice.carrier.calls if phone in (None, to)]


def test_the_nurse_is_called_at_once_and_at_five_ten_and_fifteen_minutes(practice):
    practice.patient_texts(ALARM)
    practice.run_due()
    counted = [len(calls(practice, practice.nurse))]
    for _ in range(3):
        practice.advance(by=5 * MINUTE)
        counted.append(len(calls(practice, practice.nurse)))
    assert counted == [1, 2, 3, 4]
    assert calls(practice, BACKUP) == [BACKUP]  # from the fifteenth on
    practice.advance(by=15 * MINUTE)
    assert len(calls(practice, BACKUP)) == 2


def test_two_hours_later_it_has_rung_eleven_times_and_no_more(practice):
    practice.patient_texts(ALARM)
    practice.run_due()
    practice.advance(by=4 * 60 * MINUTE)
    assert len(calls(practice, practice.nurse)) == 11


def test_done_ends_the_calls(practice):
    practice.patient_texts(ALARM)
    practice.run_due()
    practice.nurse_texts("done")
    practice.advance(by=60 * MINUTE)
    assert len(calls(practice)) == 1


def test_one_call_tells_of_two_alarms(practice):
    practice.patient_texts(ALARM)
    practice.patient_texts(ALARM, phone="+16025550102")
    practice.run_due()
    assert len(calls(practice)) == 1


def test_a_call_says_no_name_and_no_words_of_hers(practice):
    practice.patient_texts(f"hi im maria lopez, {ALARM}")
    practice.run_due()
    ((_, words),) = practice.carrier.calls
    assert "emergency" in words
    assert "maria" not in words.casefold()
    assert "lips" not in words


def failing(practice, fault):
    """A carrier that takes no calls; how often it was asked."""
    asked = []

    def call(*, to, words):
        asked.append(to)
        raise SendError(fault)

    practice.carrier.call = call
    return asked


@pytest.mark.parametrize(("fault", "tries"), [(Fault.TRANSIENT, 8), (Fault.UNKNOWN, 1)])
def test_what_was_surely_not_taken_is_tried_again(practice, fault, tries):
    asked = failing(practice, fault)
    practice.patient_texts(ALARM)
    for _ in range(4):
        practice.now += timedelta(seconds=15)
        practice.run_due()
    assert len(asked) == tries
    assert any("EMERGENCY" in text for text in practice.seen_by(practice.nurse))


def test_what_is_tried_again_stops_when_somebody_has_it(practice):
    asked = failing(practice, Fault.TRANSIENT)
    practice.patient_texts(ALARM)
    practice.run_due()
    practice.nurse_texts("done")
    before = len(asked)
    practice.advance(by=30 * MINUTE)
    assert len(asked) == before
