"""What the practice has chosen on its pages goes before the settings, as long as it makes sense."""

from datetime import date, timedelta

import pytest
from fakes import PATIENT

from smsbot.core.events import Kind
from smsbot.core.practice import Practice
from smsbot.db.models import Audience, Choice, Direction, Message, MessageStatus
from smsbot.runtime import Runtime
from smsbot.services import leaving
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


def test_a_text_is_looked_for_in_the_words_of_now_and_in_ours(runtime: Runtime) -> None:
    with runtime.desk() as desk:
        desk.session.add(Choice(name="words.confirmed.en", value=SEE_YOU, changed_at=desk.now))
        desk.session.flush()
        when = [["2026-12-03T15:00", "2026-12-03T15:30"]]
        message = Message(
            direction=Direction.OUTBOUND, audience=Audience.PATIENT, phone=PATIENT,
            created_at=desk.now, status=MessageStatus.UNKNOWN, kind=Kind.CONFIRMATION,
            wording="confirmed", values={"name": "Maria Lopez", "when": when},
        )  # fmt: skip
        ways = leaving.ways_to_word(desk, message)
        message.body = "You're booked: Thu Dec 3 at 3:00 PM."
        assert [way.split(",")[0] for way in ways] == [
            "See you Thu Dec 3 at 3:00 PM",
            "You're booked",
        ]
        assert leaving.ways_to_word(desk, message) == (message.body,)
