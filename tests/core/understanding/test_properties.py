"""What holds for every text, whatever is in it."""

from __future__ import annotations

import string
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsbot.core.practice import ClosedDays, Practice, Window
from smsbot.core.understanding import Asked, Intent, Reading, read

NOW = datetime(2026, 12, 1, 10, 15)
OPEN = Practice(
    hours={weekday: ((time(0), time(23, 59)),) for weekday in range(7)},
    closed_days=ClosedDays(federal=False),
)
PRACTICE = Practice()

WORDS = """
    hi i want to come in thursday at 3 15:30 1030 330pm 12/5 the 5th dec 24-26 next last tuesday
    week friday or and not but before after until between from to for my mom carol stop cancel
    please no yes wait mejor el jueves a las 3 y media mañana por la tarde cita en dos semanas
    dentro de day before thanksgiving of first second one 99999999 31 0 00:00 25:99 2/30 feb 29
    half past quarter am pm est asap any time a week from . , ! ? - ( ) / @ $5 😀 ’ “Liked”
    cant breathe my lip is turning white quiero morir dr van der de years old in on minutes
""".split()

words = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
times_of_asking = st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31))


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(st.text(max_size=1600), words, st.text(string.printable, max_size=200)),
    now=times_of_asking,
    asked=st.sampled_from([None, *Asked]),
    around=st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2032, 12, 31))),
    options=st.integers(0, 4),
)
def test_every_text_can_be_read(
    text: str, now: datetime, asked: Asked | None, around: date | None, options: int
) -> None:
    reading = read(text, practice=PRACTICE, now=now, asked=asked, around=around, options=options)
    assert reading.intent in reading.wants
    assert all(window.end > now for window in reading.windows)


PIECES = ["day after ", "a week from ", "week of the ", "2 weeks from ", "monday after ", "- ",
          "3 to ", "9", "no ", "(", "a"]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_long_repetitions_can_be_read(piece: str) -> None:
    read((piece * 1600)[:1600], practice=PRACTICE, now=NOW)


def essence(reading: Reading) -> tuple[object, ...]:
    return (
        reading.slots, reading.windows, reading.options, Intent.STOP in reading.wants,
        Intent.EMERGENCY in reading.wants, reading.suicidal,
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(text=words, asked=st.sampled_from([None, *Asked]))
def test_capitals_and_blanks_do_not_change_what_is_read(text: str, asked: Asked | None) -> None:
    plain = essence(read(text, practice=PRACTICE, now=NOW, asked=asked))
    shouted = read(text.upper(), practice=PRACTICE, now=NOW, asked=asked)
    spaced = read("  " + text.replace(" ", "   ") + " ", practice=PRACTICE, now=NOW, asked=asked)
    assert essence(shouted)[3:] == plain[3:]
    assert essence(spaced) == plain


SENTENCES = [
    "thursday at 3", "mon or tues mornings", "dec 10 at 2:30 pm", "the 5th", "el jueves a las 3",
    "stop", "please stop texting me", "ya no me manden mensajes", "i cant breathe",
    "my lip is turning white", "me quiero morir", "next friday at 11", "in 2 weeks",
    "between 1 and 4 on wed", "mañana por la tarde", "any day but friday", "fri 1-4",
]  # fmt: skip


CHANGES = [
    str.upper,
    str.title,
    lambda text: text + ".",
    lambda text: text + " ",
    lambda text: text.replace(" ", "  "),
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("change", CHANGES)
def test_case_blanks_and_a_full_stop_mean_nothing(sentence: str, change) -> None:
    for asked in (None, Asked.TIME):
        plain = read(sentence, practice=PRACTICE, now=NOW, asked=asked)
        changed = read(change(sentence), practice=PRACTICE, now=NOW, asked=asked)
        assert essence(changed) == essence(plain)
        assert changed.intent == plain.intent


EN_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
ES_DAYS = "lun mar mie jue vie sab dom".split()
EN_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
ES_MONTHS = "ene feb mar abr may jun jul ago sep oct nov dic".split()


def clock(moment: time) -> str:
    return f"{moment.hour % 12 or 12}:{moment.minute:02}"


def half(moment: time) -> str:
    return "AM" if moment.hour < 12 else "PM"


def english(day: date) -> str:
    return f"{EN_DAYS[day.weekday()]} {EN_MONTHS[day.month - 1]} {day.day}"


def spanish(day: date) -> str:
    return f"{ES_DAYS[day.weekday()]} {day.day} {ES_MONTHS[day.month - 1]}"


def days_ahead(count: int = 330) -> list[date]:
    """Days ahead of a fixed today; further ones carry no year and could be this year's."""
    return [NOW.date() + timedelta(days=ahead) for ahead in range(1, count)]


def test_every_day_of_two_years_reads_back() -> None:
    for base in (NOW, datetime(2027, 11, 5, 9)):
        for ahead in range(1, 335):
            day = base.date() + timedelta(days=ahead)
            for said in (f"{english(day)}, any time", f"{spanish(day)}, a cualquier hora"):
                reading = read(said, practice=OPEN, now=base, asked=Asked.TIME)
                assert [slot.day for slot in reading.slots] == [day], said
                assert reading.windows == OPEN.open_spans(day), said


def test_every_half_hour_reads_back() -> None:
    day = date(2026, 12, 3)
    for minutes in range(0, 24 * 60 - 30, 30):
        start = datetime(2026, 12, 3) + timedelta(minutes=minutes)
        said = f"{clock(start.time())} {half(start.time())}"
        for text in (f"{english(day)} at {said}", f"{spanish(day)} a las {said}"):
            reading = read(text, practice=OPEN, now=NOW, asked=Asked.TIME)
            assert reading.windows == (Window(start, start + OPEN.consultation),), text


def test_every_stretch_of_the_day_reads_back() -> None:
    day = date(2026, 12, 3)
    edges = [datetime(2026, 12, 3) + timedelta(minutes=30 * step) for step in range(14, 42)]
    for start in edges:
        for end in edges:
            if end <= start:
                continue
            first = clock(start.time())
            if half(start.time()) != half(end.time()):
                first += f" {half(start.time())}"
            said = f"{first}-{clock(end.time())} {half(end.time())}"
            for text in (f"{english(day)}, {said}", f"{spanish(day)}, {said}"):
                reading = read(text, practice=OPEN, now=NOW, asked=Asked.TIME)
                assert reading.windows == (Window(start, end),), text
