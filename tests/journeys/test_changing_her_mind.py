"""She cannot come, or not then: asked once, answered once, and the nurse knows how it stands."""

from __future__ import annotations

import pytest

from smsbot.simulator import PATIENT, Simulator

ASKED = (
    "Thanks for telling me. Would you like another time? Text a day and time, or tell me to call "
    "it off."
)


def booked(practice: Simulator, when: str = "thurs at 3") -> None:
    practice.patient_texts(f"hi its maria lopez, {when} please")
    practice.patient_texts("yes")
    practice.nurse_texts("A ok")


def test_who_cannot_come_is_asked_and_her_visit_stands(practice: Simulator) -> None:
    booked(practice)
    assert practice.patient_texts("i can't make it") == [ASKED]
    assert "Thu Dec 3 at 3:00 PM Maria Lopez" in practice.nurse_texts("week")[0]
    assert 'may want to cancel: call: "i can\'t make it"' in practice.nurse_texts("list")[0]


def test_of_a_visit_within_a_day_the_nurse_hears_at_once(practice: Simulator) -> None:
    booked(practice, "tomorrow at 9am")
    before = len(practice.seen_by(practice.nurse))
    practice.patient_texts("sorry i cant come")
    assert "may want to cancel" in practice.seen_by(practice.nurse)[before]


@pytest.mark.parametrize("answer", ["call it off", "no", "i wont come at all", "just cancel it"])
def test_then_it_is_called_off_once_she_says_so(practice: Simulator, answer: str) -> None:
    booked(practice)
    practice.patient_texts("i can't make it")
    assert "is called off" in practice.patient_texts(answer)[0]
    assert "no visits" in practice.nurse_texts("week")[0]
    assert "may want" not in practice.nurse_texts("list")[0]


def test_a_time_is_a_change_and_settles_the_doubt(practice: Simulator) -> None:
    booked(practice)
    practice.patient_texts("i can't make it")
    assert "Change: consultation" in practice.patient_texts("friday at 10?")[0]
    practice.patient_texts("yes")
    waits = practice.nurse_texts("list")[0]
    assert "would move Thu Dec 3 at 3:00 PM to Fri Dec 4 at 10:00 AM" in waits
    assert "may want" not in waits


def test_that_she_comes_after_all_settles_it_too(practice: Simulator) -> None:
    booked(practice)
    practice.patient_texts("i can't make it")
    assert "stands" in practice.patient_texts("nvm i can make it after all")[0]
    assert "Nothing waits" in practice.nurse_texts("list")[0]
    assert "says she comes" in practice.nurse_texts("week")[0]


def test_another_time_is_asked_for_when_she_says_yes_to_one(practice: Simulator) -> None:
    booked(practice)
    practice.patient_texts("i can't make it")
    assert practice.patient_texts("yes please") == [
        "Of course. What day and time would you like instead?"
    ]
    # It is no longer asked whether at all, so this no keeps the visit.
    assert "stands as it was" in practice.patient_texts("no")[0]


def test_who_cannot_come_at_the_time_she_asked_for_is_asked_alike(practice: Simulator) -> None:
    practice.patient_texts("hi its maria lopez, thurs at 3 please")
    practice.patient_texts("yes")
    assert practice.patient_texts("i cant make it") == [ASKED]
    assert "withdrawn" in practice.patient_texts("call it off")[0]


def test_her_present_time_is_not_offered_instead_of_a_taken_one(practice: Simulator) -> None:
    practice.patient_texts("Ann Bell, friday at 10", phone="+16025550102")
    practice.patient_texts("yes", phone="+16025550102")
    practice.nurse_texts("A ok")
    practice.patient_texts("hi its maria lopez, thurs at 10 please")
    practice.patient_texts("yes")
    practice.nurse_texts("B ok")
    offered = practice.patient_texts("can i switch to friday at 10?")[0]
    assert offered.startswith("That time is taken.")
    assert "Thu Dec 3 at 10:00 AM" not in offered


def test_hours_on_any_day_are_read_back_in_one_segment(practice: Simulator) -> None:
    said = practice.patient_texts("soy Noemi Paz, cualquier dia despues de las 3")[0]
    assert "mie 2 dic al mar 15 dic, 3:00-5:00 PM" in said
    assert practice.seen_by(PATIENT)[0] == said
