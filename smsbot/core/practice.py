"""The practice: its name, its clock, and when its door is open.

Wall-clock times here are naive `datetime` values in the practice's zone and stand in
variables named `local`; instants are aware and in UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

Hours = Mapping[int, tuple[tuple[time, time], ...]]
"""Opening spans by weekday (Monday is 0); a weekday that is missing is closed."""

OFFICE_HOURS: Hours = {weekday: ((time(9), time(17)),) for weekday in range(5)}


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A stretch of practice wall-clock time, `[start, end)`."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.end - self.start

    @property
    def day(self) -> date:
        """The date it starts on."""
        return self.start.date()

    def overlaps(self, other: Window) -> bool:
        """Do the two share any time?"""
        return self.start < other.end and other.start < self.end

    def cut(self, other: Window) -> Window | None:
        """The part that lies in the other one too, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Window(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The hours in which nobody is texted unasked, by the wall clock of whoever is texted.

    They may wrap round midnight, as 21:00-08:00 does.
    """

    start: time = time(21)
    end: time = time(8)

    def covers(self, local: datetime) -> bool:
        """Is this wall-clock time within the quiet hours?"""
        if self.start == self.end:
            return False
        if self.start < self.end:
            return self.start <= local.time() < self.end
        return local.time() >= self.start or local.time() < self.end


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """The days on which the practice is closed besides its weekly hours."""

    federal: bool = True
    extra: frozenset[date] = frozenset()

    def __contains__(self, day: date) -> bool:
        return day in self.extra or (self.federal and day in federal_holidays(day.year))


LATE = timedelta(hours=24)
"""Who calls off later than this before her visit leaves a time that hardly anybody can take."""


def is_late(starts_at: datetime, called_off_at: datetime) -> bool:
    """Was a visit that starts then called off late? Both are instants."""
    return starts_at - called_off_at < LATE


@lru_cache(maxsize=64)
def federal_holidays(year: int) -> Mapping[date, str]:
    """US federal holidays of a year with their names, observed days included (5 U.S.C. 6103)."""
    return dict(holidays.country_holidays("US", years=year, observed=True))


@dataclass(frozen=True)
class Answer:
    """What the practice answers to one kind of question.

    `examples` are ways in which patients ask it; `words` the answer by language ("en", "es"). What
    has no words in her language is passed on to the nurse.
    """

    title: str
    examples: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Practice:
    """Everything about the practice that deciding and wording need; settings fill it in.

    `taken` (visits, and times held by an offer) and `away` (the nurse's time off) are how the
    calendar stands at the moment of deciding. `own_words` are sentences in the practice's own
    words, by the sentence's name and the language ("en", "es"); `answers` its own answers to
    questions, by subject.
    """

    name: str = "Nancy Park, RN, BSN"
    nurse: str = "Nancy"
    phone: str = "+14809332328"
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/Phoenix"))
    hours: Hours = field(default_factory=lambda: OFFICE_HOURS)
    closed_days: ClosedDays = ClosedDays()
    consultation: timedelta = timedelta(minutes=30)
    quiet_hours: QuietHours = QuietHours()
    address: str | None = None
    auto_confirm: bool = False
    taken: tuple[Window, ...] = ()
    away: tuple[Window, ...] = ()
    own_words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def local(self, instant: datetime) -> datetime:
        """The practice's wall clock at an instant (aware), without a zone, to the minute."""
        return instant.astimezone(self.zone).replace(tzinfo=None, second=0, microsecond=0)

    def instant(self, local: datetime) -> datetime:
        """The instant (UTC) at which the practice's wall clock shows this.

        A time that the clock shows twice means the first; one that it skips, the moment after.
        """
        return local.replace(tzinfo=self.zone).astimezone(UTC)

    def open_spans(self, day: date) -> tuple[Window, ...]:
        """The opening hours of a date, in order; empty when closed."""
        if day in self.closed_days:
            return ()
        return tuple(
            Window(datetime.combine(day, opens), datetime.combine(day, closes))
            for opens, closes in self.hours.get(day.weekday(), ())
        )

    def is_open(self, day: date) -> bool:
        """Is the practice open at all on this date?"""
        return bool(self.open_spans(day))

    def within_hours(self, windows: Iterable[Window]) -> Iterator[Window]:
        """The parts of the windows that lie in opening hours, one for each span of each day.

        The order is kept.
        """
        for window in windows:
            day = window.day
            while day <= window.end.date():
                for span in self.open_spans(day):
                    part = window.cut(span)
                    if part:
                        yield part
                day += timedelta(days=1)

    @property
    def midday(self) -> time:
        """The middle of the practice's usual day; a bare hour means the one nearest to it."""
        edges = [edge for spans in self.hours.values() for span in spans for edge in span]
        if not edges:
            return time(13)
        opens, closes = min(edges), max(edges)
        minutes = (opens.hour * 60 + opens.minute + closes.hour * 60 + closes.minute) // 2
        return time(minutes // 60, minutes % 60)
