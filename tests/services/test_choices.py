"""What the practice has chosen on its pages goes before the settings, as long as it makes sense."""

from datetime import date, timedelta

import pytest

from smsbot.core.practice import Practice
from smsbot.services.choices import with_choices

PRACTICE = Practice()
SEE_YOU = "See you {when}{, first}! Nancy's door is open{, address}."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("words.confirmed.en", "See you {then}"),
        ("words.confirmed.fr", SEE_YOU),
        ("words.no_such_sentence.en", SEE_YOU),
        ("words.emergency.en", "Call 911"),
        ("words.", SEE_YOU),
        ("business_hours", "Mon-Fri 25:00"),
    ],
)
def test_a_choice_that_is_none_any_more_gives_way_to_ours(name, words):
    practice = with_choices(PRACTICE, {name: words})
    assert practice.own_words == {}
    assert practice.hours == PRACTICE.hours
    assert practice.open_spans(date(2026, 12, 3))[0].length == timedelta(hours=8)


def test_a_choice_that_holds_is_the_practices():
    practice = with_choices(PRACTICE, {"words.confirmed.en": SEE_YOU})
    assert practice.own_words == {("confirmed", "en"): SEE_YOU}
