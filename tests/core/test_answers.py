"""Answers: what we know ourselves, and what the practice's own must keep to."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from smsbot.core.events import Language
from smsbot.core.practice import Answer, Practice
from smsbot.core.sms import is_gsm7, segments
from smsbot.core.wording import answers, times
from smsbot.core.wording.answers import OURS, USUAL, troubles, words_on

ADDRESS = "4545 North 36th Street, Building 12, Suite 210, Phoenix 85018"[:60]
PRACTICE = Practice(address=ADDRESS)
EN, ES = Language.EN, Language.ES


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("slug", sorted(OURS))
def test_what_we_know_is_one_plain_segment_with_the_way_back(slug: str, language: Language) -> None:
    said = words_on(slug, language=language, practice=PRACTICE)
    assert said
    assert "{" not in said
    whole = answers.example(said, language, PRACTICE)
    assert is_gsm7(whole)
    assert segments(whole) == 1


@pytest.mark.parametrize("slug", sorted({subject.slug for subject in USUAL} - OURS))
def test_nothing_else_is_made_up(slug: str) -> None:
    assert words_on(slug, language=EN, practice=PRACTICE) is None


def test_what_is_not_set_is_not_known() -> None:
    assert words_on("address", language=EN, practice=Practice()) is None
    assert words_on("hours", language=EN, practice=Practice(hours={})) is None


def test_the_practices_own_go_before_ours_in_their_language_only() -> None:
    own = replace(PRACTICE, answers={"hours": Answer("Hours", (), {"en": "By appointment."})})
    assert words_on("hours", language=EN, practice=own) == "By appointment."
    assert words_on("hours", language=ES, practice=own) == "Nuestro horario: lun a vie 9 AM-5 PM."


def test_hours_are_said_in_a_few_words() -> None:
    broken = ((time(9), time(12)), (time(13), time(17)))
    week = {0: broken, 1: broken, 5: ((time(10), time(14, 30)),)}
    assert times.weekly(week, EN) == "Mon-Tue 9 AM-12 PM and 1-5 PM, Sat 10 AM-2:30 PM"
    assert times.weekly(week, ES) == "lun a mar 9 AM-12 PM y 1-5 PM, sab 10 AM-2:30 PM"


def test_hours_that_do_not_fit_are_the_nurses_to_tell() -> None:
    odd = {day: ((time(8, day + 10), time(12)), (time(13), time(17, day + 1))) for day in range(7)}
    assert words_on("hours", language=EN, practice=Practice(hours=odd)) is None


def test_an_answer_may_name_what_is_offered() -> None:
    assert [*troubles("Botox is $12 a unit.", EN)] == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "no words"),
        ("Ask {nurse}.", "Curly brackets"),
        ("See www.example.com/prices", "would be a link"),
        ("Reply STOP to end.", "opt-out"),
        ("Sure 🙂", "cost double"),
        ("x" * 118, "1 character too long"),
        ("x" * 120, "3 characters too long"),
    ],
)
def test_what_is_refused_says_why(words: str, why: str) -> None:
    assert why in " ".join(troubles(words, EN))
    assert not answers.holds(words, "en")


def test_as_much_fits_as_leaves_room_for_the_way_back() -> None:
    assert answers.left_for("x" * 117, EN) == 0
    assert answers.holds("x" * 117, "en")
    assert segments(answers.example("x" * 117, EN, PRACTICE)) == 1


def test_accents_that_would_double_the_price_cost_nothing() -> None:
    assert answers.holds("Está detrás del edificio, a la derecha.", "es")
    assert is_gsm7(answers.example("Está detrás del edificio.", ES, PRACTICE))


def test_headings_are_known_by_their_other_names() -> None:
    assert answers.usual("Prices") == answers.usual("precios") == "price"
    assert answers.usual("Dirección") == "address"
    assert answers.usual("Wheelchair ramp") is None
    assert answers.key("Año nuevo: ¿abren?") == "ano-nuevo-abren"


def test_no_two_subjects_share_a_heading() -> None:
    names = [
        name
        for subject in USUAL
        for name in {*map(answers.key, (subject.slug, subject.title, *subject.headings))}
    ]
    assert len(names) == len(set(names))
