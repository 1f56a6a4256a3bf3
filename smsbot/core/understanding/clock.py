"""Hours of the day: what a bare number, a part of the day and a zone stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from smsbot.core.practice import Practice
from smsbot.core.understanding.reading import Hours

Half = Literal["am", "pm", ""]

STRETCHES: Mapping[str, tuple[time | None, time | None]] = {
    "morning": (None, time(12)),
    "late morning": (time(10, 30), time(12)),
    "afternoon": (time(12), None),
    "early afternoon": (time(12), time(14)),
    "after school": (time(15), None),
    "evening": (time(17), time(20)),
    "lunch": (time(11, 30), time(13, 30)),
    "midday": (time(11), time(13)),
}
"""Parts of the day that are the same every day; None is opening or closing time."""

EDGES: Mapping[str, tuple[Literal["first", "last"], timedelta]] = {
    "early": ("first", timedelta(hours=2)),
    "early morning": ("first", timedelta(hours=2)),
    "late": ("last", timedelta(hours=2)),
    "late afternoon": ("last", timedelta(hours=2)),
    "end of day": ("last", timedelta(hours=1)),
}
"""Parts that hang on the hours of the practice: its first or last so many hours."""


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as written; `half` is empty where neither am nor pm was said."""

    hour: int
    minute: int
    half: Half = ""
    literal: bool = False

    def at(self, practice: Practice) -> time:
        """The time of day meant: without am or pm, the one nearest the practice's midday."""
        hour = self.hour % 24
        if self.half and hour <= 12:
            return time(hour % 12 + (12 if self.half == "pm" else 0), self.minute)
        if self.literal or hour > 12 or hour == 0:
            return time(hour, self.minute)
        middle = practice.midday.hour * 60 + practice.midday.minute
        readings = (time(hour % 12, self.minute), time(hour % 12 + 12, self.minute))
        return min(readings, key=lambda reading: abs(_minutes(reading) - middle))


def _minutes(reading: time) -> int:
    return reading.hour * 60 + reading.minute


def between(first: Clock, last: Clock, *, practice: Practice) -> Hours | None:
    """The stretch from one hour to another; am or pm said once holds for both where it can."""
    end = last.at(practice)
    if last.half and not first.half and not first.literal:
        same = Clock(first.hour, first.minute, last.half).at(practice)
        start = same if same < end else Clock(first.hour, first.minute, "am").at(practice)
    else:
        start = first.at(practice)
        if end <= start and not last.half and not last.literal and last.hour <= 12:
            end = Clock(last.hour, last.minute, "pm").at(practice)
    return Hours(start, end) if start < end else None


def part_hours(part: str, *, day: date | None, practice: Practice) -> Hours:
    """The stretch of a part of the day, on that day or on the practice's usual one."""
    if part in STRETCHES:
        return Hours(*STRETCHES[part])
    if part == "small hours":
        return Hours(time(0), time(6))
    edge, length = EDGES[part]
    opens, closes = _usual_hours(day, practice)
    if edge == "first":
        return Hours(None, _moved(opens, length))
    return Hours(_moved(closes, -length), None)


def _usual_hours(day: date | None, practice: Practice) -> tuple[time, time]:
    spans = practice.hours.get(day.weekday(), ()) if day else ()
    if not spans:
        spans = next((each for each in practice.hours.values() if each), ((time(9), time(17)),))
    return spans[0][0], spans[-1][1]


def _moved(edge: time, by: timedelta) -> time:
    return (datetime.combine(date.min + timedelta(days=1), edge) + by).time()


def in_practice_zone(reading: time, zone: str, *, day: date, practice: Practice) -> time:
    """A time said in another zone, as the practice's clock shows it that day."""
    elsewhere = datetime.combine(day, reading, tzinfo=ZoneInfo(zone))
    return elsewhere.astimezone(practice.zone).time()
