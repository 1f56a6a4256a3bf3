"""An alarm rings by call beside its texts, until somebody says that she has it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smsbot.gateways import Fault, SendError
from smsbot.settings import Settings
from smsbot.simulator import PATIENT, Simulator
from tests.journeys.conftest import TUESDAY

MINUTE = timedelta(minutes=1)
BACKUP = "+14805550177"
ALARM = "my lips are turning blue and i cant breathe"


@pytest.fixture
def practice():
    simulator = Simulator(replace(Settings(), backup_phone=BACKUP), now=TUESDAY)
    yield simulator
    simulator.database.close()


def rings(practice):
    """The alarm's texts to the nurse."""
    begin = ("EMERGENCY", "STILL OPEN")
    return [text for text in practice.seen_by(practice.nurse) if text.startswith(begin)]


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


RINGS_AT = [0, 5, 10, 15, 30, 45, 60, 75, 90, 105, 120]
"""Minutes after the emergency was texted."""


def rung_each_minute(practice, minutes):
    """After how many minutes each phone was texted of the alarm, and called."""
    texted, called = {}, {}
    seen_texts = seen_calls = 0
    for minute in range(minutes):
        practice.run_due()
        for text in practice.carrier.texts[seen_texts:]:
            if text.body.startswith(("EMERGENCY", "STILL OPEN")):
                texted.setdefault(text.phone, []).append(minute)
        for phone in calls(practice)[seen_calls:]:
            called.setdefault(phone, []).append(minute)
        seen_texts, seen_calls = len(practice.carrier.texts), len(practice.carrier.calls)
        practice.now += MINUTE
    return texted, called


def test_an_alarm_rings_by_text_and_call_minute_for_minute_and_the_backup_from_the_15th(practice):
    practice.patient_texts(ALARM)
    expected = {practice.nurse: RINGS_AT, BACKUP: RINGS_AT[3:]}
    assert rung_each_minute(practice, 4 * 60) == (expected, expected)


def test_done_by_the_backup_ends_texts_and_calls_alike(practice):
    practice.patient_texts(ALARM)
    practice.run_due()
    practice.advance(by=17 * MINUTE)
    practice.patient_texts("done", phone=BACKUP)
    before = len(rings(practice)), len(calls(practice))
    assert before == (4, 5)
    practice.advance(by=3 * 60 * MINUTE)
    assert (len(rings(practice)), len(calls(practice))) == before


def test_nothing_but_the_911_answer_goes_to_her_until_the_bot_is_told_to_answer_again(practice):
    practice.patient_texts("hi im maria lopez, thursday at 3pm")
    practice.patient_texts("yes")
    practice.nurse_texts("A ok")
    practice.patient_texts("hi its maria again, and friday dec 4 at 2pm for my sister ana lopez")
    (answer,) = practice.patient_texts(ALARM)
    assert "911" in answer
    had = len(practice.seen_by(PATIENT))
    practice.advance(by=20 * MINUTE)
    practice.patient_calls()
    practice.nurse_texts("done")
    practice.advance(to=TUESDAY + timedelta(days=1, hours=7))  # a reminder and a nudge fell due
    assert practice.seen_by(PATIENT, since=had) == []
    letter = rings(practice)[0].split()[1]
    practice.nurse_texts(f"{letter} bot")
    practice.advance(by=30 * MINUTE)
    (held,) = practice.seen_by(PATIENT, since=had)
    assert "your visit is tomorrow, Thu Dec 3 at 3:00 PM" in held


@pytest.mark.parametrize("taken", [False, True])
def test_a_call_that_is_missed_during_an_alarm_is_told_to_the_nurse_at_once(practice, taken):
    practice.advance(by=16 * 60 * MINUTE)  # 2 AM
    practice.patient_texts(f"hi im maria lopez, {ALARM}")
    if taken:
        practice.nurse_texts("done")
    assert practice.patient_calls() == []
    said = practice.seen_by(practice.nurse)[-1]
    assert 'EMERGENCY: "(called, and nobody answered)"' in said


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


def test_what_did_not_ring_while_the_machine_was_off_rings_later(practice):
    practice.patient_texts(ALARM)
    practice.run_due()
    practice.now += 150 * MINUTE
    texted, _ = rung_each_minute(practice, 180)
    assert texted[practice.nurse][:5] == [0, 0, 5, 10, 15]  # the first is from before
    assert len(texted[practice.nurse]) == 11
    assert texted[BACKUP][0] == 0


@pytest.mark.parametrize("hours", [3, 7])
def test_a_clock_that_was_ahead_for_a_minute_does_not_silence_it(practice, hours):
    practice.patient_texts(ALARM)
    practice.run_due()
    practice.now += hours * 60 * MINUTE
    practice.run_due()
    practice.now += MINUTE - hours * 60 * MINUTE
    texted, _ = rung_each_minute(practice, 180)
    later = texted[practice.nurse][2:]
    assert later == [0, *(minute - 1 for minute in RINGS_AT[1:])]


def test_an_alarm_raised_while_the_clock_was_ahead_rings_as_any_other(practice):
    practice.now += 7 * 60 * MINUTE
    practice.patient_texts(ALARM)
    practice.run_due()
    practice.now += MINUTE - 7 * 60 * MINUTE
    texted, _ = rung_each_minute(practice, 180)
    assert texted[practice.nurse] == [0, 0, 5, 10, 15, 30, 45, 60, 75, 90, 105, 120]
