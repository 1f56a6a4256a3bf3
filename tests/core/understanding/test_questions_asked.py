"""What a question is about: usual subjects, the practice's own examples, and rather nothing."""

from __future__ import annotations

from datetime import datetime

import pytest

from smsbot.core.practice import Answer, Practice, Window
from smsbot.core.understanding.subjects import Asking, asked_about, is_for_nurse

NOW = datetime(2026, 12, 1, 10, 15)
OWN = Practice(answers={"ramp": Answer("Ramp", ("is there a wheelchair ramp",), {"en": "Yes."})})


def asks(text: str, practice: Practice = OWN) -> Asking:
    return asked_about(text, practice=practice, now=NOW)


def test_two_subjects_come_in_the_order_in_which_they_were_asked() -> None:
    assert asks("is there parking and how much is it?").subjects == ("parking", "price")
    assert asks("how much is it? is there parking?").subjects == ("price", "parking")


def test_what_else_is_asked_is_told_apart() -> None:
    assert asks("where are you?") == Asking(("address",), more=False, only=True)
    assert asks("where are you and do you host parties?") == Asking(("address",), more=True)
    assert asks("where are you and can i come thursday") == Asking(("address",))


@pytest.mark.parametrize("text", ["do you have a ramp for a wheelchair", "wheelchair ramps?"])
def test_an_example_is_known_in_other_words(text: str) -> None:
    assert asks(text).subjects == ("ramp",)


@pytest.mark.parametrize("text", ["is there a ramp", "do you have a wheelchair", "is there a lift"])
def test_half_an_example_is_not_enough(text: str) -> None:
    assert asks(text).subjects == ()


def test_medical_advice_is_never_a_subject_even_if_an_example_asks_for_it() -> None:
    risky = Practice(answers={"x": Answer("X", ("is it safe when pregnant",), {"en": "Yes."})})
    assert asks("is it safe when pregnant?", risky) == Asking()
    assert is_for_nurse("is it safe when pregnant?")


def test_hours_of_a_day_that_is_not_as_usual_are_not_told() -> None:
    assert asks("do you work fridays").subjects == ("hours",)
    assert asks("are you open dec 25").subjects == ()
    away = Practice(away=(Window(datetime(2026, 12, 4, 9), datetime(2026, 12, 4, 17)),))
    assert asks("are you open friday", away).subjects == ()
