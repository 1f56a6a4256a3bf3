"""The practice's weekly hours, as the nurse writes them on her page: a line for each weekday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from smsbot.core.practice import Hours, Practice
from smsbot.services import agenda, choices, choosing, telling
from smsbot.services.desk import Desk
from smsbot.settings import formats
from smsbot.settings.formats import DAYS, FormatError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST_LINE = 80
EXAMPLE = "09:00-12:00 13:00-17:00"

ALL_CLOSED = "At least one day has to be open. To be away for a while, tap the days off."
KEPT = "New hours: {hours}."
AS_BEFORE = "Those are the hours already."
BACK = "Back to the hours of the settings: {hours}."
OUTSIDE = " These visits lie outside them, none is called off: {visits}."

_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?(?:\s*([ap])\.?m?\.?(?![a-z]))?"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-|–|—|to|until)\s*{_CLOCK}", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;&]*|\s*,?\s*and\s*", re.IGNORECASE)
_USUAL = (time(7), time(21))
"""An hour without am or pm is one between these."""


class HoursError(ValueError):
    """The lines are no hours: every mistake, by weekday (Monday is 0), with the line to write."""

    def __init__(self, mistakes: dict[int, str]) -> None:
        super().__init__(" ".join(mistakes.values()) or ALL_CLOSED)
        self.mistakes = mistakes


def lines_of(hours: Hours) -> list[str]:
    """The seven lines that say these hours: `09:00-12:00 13:00-17:00`, empty when closed."""
    return [
        " ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in hours.get(day, ()))
        for day in range(7)
    ]


def read(lines: Sequence[str]) -> str:
    """Seven lines as the setting BUSINESS_HOURS is written.

    Raises:
        HoursError: with every mistake.
    """
    week: dict[int, str] = {}
    mistakes: dict[int, str] = {}
    for day, line in enumerate(lines):
        if not line.strip():
            continue
        try:
            week[day] = _line(day, line)
        except FormatError as wrong:
            mistakes[day] = f"{WEEKDAYS[day]} {wrong}. Write: {_meant(line)}"
    if mistakes or not week:
        raise HoursError(mistakes)
    return ", ".join(f"{DAYS[day]} {line}" for day, line in week.items())


def _line(day: int, line: str) -> str:
    if len(line) > LONGEST_LINE:
        raise FormatError(f"is too long: at most {LONGEST_LINE} characters")
    found = formats.hours(f"{DAYS[day]} {_by_24_hours(line)}")
    if set(found) != {day}:
        raise FormatError("has a line of its own for each day")
    return lines_of(found)[day]


def _by_24_hours(line: str) -> str:
    """`9am-7pm`, `9-7pm` and `9 to 5` as the setting has them; what is no such line as it is.

    Raises:
        FormatError: when it may mean the morning or the evening.
    """
    found = list(_SPAN.finditer(line))
    if not found or not all(_BETWEEN.fullmatch(part) for part in _SPAN.split(line)[::7]):
        return line
    spans = []
    for one in found:
        opens, closes = one.groups()[:3], one.groups()[3:]
        if opens[1] and closes[1] and not (opens[2] or closes[2]):
            spans.append(f"{opens[0]}:{opens[1]}-{closes[0]}:{closes[1]}")
            continue
        meant = [(a, b) for a in _readings(*opens) for b in _readings(*closes) if a < b]
        if len(meant) != 1:
            raise FormatError(f"is not clear without am and pm: {one[0]}")
        spans.append(f"{meant[0][0]:%H:%M}-{meant[0][1]:%H:%M}")
    return " ".join(spans)


def _readings(hour: str | None, minute: str | None, half: str | None) -> list[time]:
    """The times of day that this may mean."""
    number, minutes = int(hour or 0), int(minute or 0)
    if minutes > 59 or number > 23 or (half and not 1 <= number <= 12):
        return []
    if half:
        return [time(number % 12 + (12 if half in "pP" else 0), minutes)]
    if number > 12:
        return [time(number, minutes)]
    both = (time(number % 12 + later, minutes) for later in (0, 12))
    return [one for one in both if _USUAL[0] <= one <= _USUAL[1]]


def _meant(line: str) -> str:
    """What to write instead: what seems to be meant, else an example."""
    spans = [_span(found.groups()) for found in _SPAN.finditer(line[:LONGEST_LINE])]
    better = " ".join(span for span in spans if span)
    try:
        return _line(0, better) if better else EXAMPLE
    except FormatError:
        return EXAMPLE


def _span(found: Sequence[str | None]) -> str:
    """`9-5` as 09:00-17:00, and `9am-1:30pm` as 09:00-13:30."""
    opens = _clock(*found[:3], least=7)
    closes = _clock(*found[3:], least=opens[0] + 1)
    is_clock = all(hour < 24 and minute < 60 for hour, minute in (opens, closes))
    return f"{time(*opens):%H:%M}-{time(*closes):%H:%M}" if is_clock else ""


def _clock(
    hour: str | None, minute: str | None, half: str | None, *, least: int
) -> tuple[int, int]:
    number = int(hour or 0)
    if half:
        number = number % 12 + (12 if half in "pP" else 0)
    elif number < least and number < 12:
        number += 12
    return number, int(minute or 0)


def keep(desk: Desk, lines: Sequence[str]) -> str:
    """Keep these hours, to be called within `undo.recorded`; the sentence she is answered.

    Raises:
        HoursError: with every mistake; nothing is kept.
    """
    value = read(lines)
    if formats.hours(value) == desk.practice.hours:
        return AS_BEFORE
    choosing.choose(desk, choices.HOURS, value)
    practice = choices.with_choices(desk.settings.practice, {choices.HOURS: value})
    return KEPT.format(hours=value) + _outside(desk, practice)


def go_back(desk: Desk) -> str:
    """The settings' hours again, to be called within `undo.recorded`."""
    practice = desk.settings.practice
    if choices.HOURS not in desk.choices:
        return AS_BEFORE
    choosing.choose(desk, choices.HOURS, None)
    return BACK.format(hours=in_words(practice.hours)) + _outside(desk, practice)


def in_words(hours: Hours) -> str:
    """Hours in one line, as the setting has them."""
    return ", ".join(f"{DAYS[day]} {line}" for day, line in enumerate(lines_of(hours)) if line)


def _outside(desk: Desk, practice: Practice) -> str:
    visits = agenda.outside_hours(desk, practice)
    if not visits:
        return ""
    listed = "; ".join(
        f"{telling.name_of_visit(desk, one)} {telling.visit_time(desk, one)}" for one in visits
    )
    return OUTSIDE.format(visits=listed)
