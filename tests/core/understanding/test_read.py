"""How a text is read in the light of what was asked, and what of it can be granted."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from smsbot.core.events import Language
from smsbot.core.practice import Practice, Window
from smsbot.core.understanding import (
    Asked,
    Flag,
    Hours,
    Intent,
    Reading,
    Slot,
    as_record,
    describe_reading,
    grant,
    read,
)

NOW = datetime(2026, 12, 1, 10, 15)
PRACTICE = Practice()


def reading(
    text: str, asked: Asked | None = None, *, around: date | None = None, options: int = 0
) -> Reading:
    return read(text, practice=PRACTICE, now=NOW, asked=asked, around=around, options=options)


def test_a_correction_moves_within_the_week_under_discussion() -> None:
    moved = reading("make it wed", Asked.CONFIRM, around=date(2026, 12, 15))
    assert moved.date == date(2026, 12, 16)


def test_a_bare_day_of_the_month_is_near_the_day_under_discussion() -> None:
    moved = reading("i meant the 11th", Asked.CONFIRM, around=date(2027, 1, 12))
    assert moved.date == date(2027, 1, 11)


def test_the_same_time_is_told_apart_from_no_time() -> None:
    moved = reading("sorry thurs same time", Asked.CONFIRM)
    assert moved.same_time
    assert moved.slots == (Slot(date(2026, 12, 3), None),)


@pytest.mark.parametrize(
    ("text", "choice"),
    [("2", 2), ("the second one", 2), ("la tercera", 3), ("option 1 please", 1), ("last one", 3)],
)
def test_a_pick_from_three_is_a_choice(text: str, choice: int) -> None:
    picked = reading(text, Asked.CHOICE, options=3)
    assert picked.choice == choice
    assert picked.intent == Intent.GIVE_TIME
    assert not picked.windows


def test_a_number_beyond_the_choices_is_no_choice() -> None:
    assert reading("4", Asked.CHOICE, options=3).choice is None


def test_a_booking_for_another_keeps_both_names() -> None:
    said = reading("this is Beth, booking for my mom Carol Hayes, friday at 10")
    assert (said.name, said.caller) == ("Carol Hayes", "Beth")
    assert Flag.FOR_OTHER in said.flags


def test_all_wants_are_found() -> None:
    both = reading("don't text me, call me")
    assert {Intent.STOP, Intent.PERSON} <= both.wants
    assert both.intent == Intent.STOP
    asked_too = reading("yes and is there parking?", Asked.CONFIRM)
    assert {Intent.YES, Intent.QUESTION} <= asked_too.wants
    alarmed = reading("stop. i cant breathe")
    assert {Intent.STOP, Intent.EMERGENCY} <= alarmed.wants
    assert alarmed.intent == Intent.EMERGENCY


def test_suicidal_words_are_told_apart_from_other_alarms() -> None:
    assert reading("ya no quiero vivir").suicidal
    assert not reading("no puedo respirar").suicidal


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("quiero una cita", Language.ES),
        ("can i come in", Language.EN),
        ("ok", None),
        ("3", None),
        ("Maria Lopez", None),
    ],
)
def test_the_language_is_told_only_where_the_text_shows_it(
    text: str, language: Language | None
) -> None:
    assert reading(text).language is language


def test_next_weekday_within_this_week_is_offered_both_ways() -> None:
    unclear = reading("next friday at 11", Asked.TIME)
    assert Flag.AMBIGUOUS in unclear.flags
    assert not unclear.windows
    assert [option.start for option in unclear.options] == [
        datetime(2026, 12, 4, 11),
        datetime(2026, 12, 11, 11),
    ]
    assert unclear.rule


def test_a_weekday_and_a_date_that_disagree_are_offered_both() -> None:
    unclear = reading("thursday the 4th", Asked.TIME)
    assert [option.day for option in unclear.options] == [date(2026, 12, 3), date(2026, 12, 4)]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("thu 10 or 11", [(3, 10), (3, 11)]),
        ("thu 3pm", [(3, 15)]),
        ("tue 9 or fri 2", [(8, 9), (4, 14)]),
    ],
)
def test_the_nurse_offers_times(text: str, slots: list[tuple[int, int]]) -> None:
    said = reading(text)
    assert [(slot.day, slot.hours) for slot in said.slots] == [
        (date(2026, 12, day), Hours(time(hour), None, exact=True)) for day, hour in slots
    ]


def test_the_nurse_takes_days_off() -> None:
    assert [slot.day for slot in reading("dec 24-26").slots] == [
        date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26),
    ]  # fmt: skip
    assert reading("thu 1-3pm").slots == (Slot(date(2026, 12, 3), Hours(time(13), time(15))),)


def test_slots_merge_over_turns() -> None:
    hours = reading("3pm", Asked.TIME).slots[0].hours
    day = reading("thursday", Asked.TIME).slots[0].day
    merged = grant([Slot(day, hours)], practice=PRACTICE, now=NOW)
    assert merged.windows == (Window(datetime(2026, 12, 3, 15), datetime(2026, 12, 3, 15, 30)),)


def test_closed_days_fall_away_while_one_is_open() -> None:
    days = [Slot(date(2026, 12, day), None) for day in (4, 5)]
    assert [window.day for window in grant(days, practice=PRACTICE, now=NOW).windows] == [
        date(2026, 12, 4)
    ]
    assert grant(days[1:], practice=PRACTICE, now=NOW).flags == {Flag.CLOSED}


def test_what_is_past_is_told_apart_from_what_is_closed() -> None:
    nine = Hours(time(9), None, exact=True)
    assert grant([Slot(NOW.date(), nine)], practice=PRACTICE, now=NOW).flags == {Flag.PASSED}
    evening = Hours(time(18), None, exact=True)
    assert grant([Slot(NOW.date(), evening)], practice=PRACTICE, now=NOW).flags == {Flag.CLOSED}


def test_today_begins_now() -> None:
    granted = grant([Slot(NOW.date(), None)], practice=PRACTICE, now=NOW)
    assert granted.windows == (Window(NOW, datetime(2026, 12, 1, 17)),)


def test_weekdays_refused_are_left_out() -> None:
    week = [Slot(date(2026, 12, day), None) for day in range(7, 12)]
    granted = grant(week, practice=PRACTICE, now=NOW, not_days=frozenset({4}))
    assert [window.day.day for window in granted.windows] == [7, 8, 9, 10]


def test_the_practice_says_when_it_is_open() -> None:
    late = Practice(hours={1: ((time(12), time(20)),)})
    evening = read("tuesday evening", practice=late, now=NOW, asked=Asked.TIME)
    assert evening.windows == (Window(datetime(2026, 12, 8, 17), datetime(2026, 12, 8, 20)),)
    assert read("tues at 7", practice=late, now=NOW, asked=Asked.TIME).time == time(19)


def test_the_record_is_what_the_contract_says() -> None:
    record = as_record(reading("thursday at 3", Asked.TIME))
    assert record == {
        "intent": "give_time",
        "name": None,
        "windows": [["2026-12-03T15:00", "2026-12-03T15:30"]],
        "flags": [],
        "date": "2026-12-03",
        "time": "15:00",
    }


def test_a_reading_can_be_explained() -> None:
    rows = dict(describe_reading(reading("next friday at 11", Asked.TIME)))
    assert rows["intent"] == "give_time"
    assert "2026-12-04" in rows["rule"]
