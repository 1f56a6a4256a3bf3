"""Days of the calendar: what "tuesday", "the 5th" or "next week" stand for, seen from today."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.easter import easter

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(days=7)

LONG_PAST = timedelta(days=30)
"""A month and day further back than this are next year's."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where the texter stands: today, the day under discussion, if any, and the clock."""

    today: date
    around: date | None = None
    now: datetime = datetime.min

    def weekday(self, number: int) -> date:
        """The first such weekday after today, or the one in the week under discussion."""
        if self.around:
            near = monday_of(self.around) + number * ONE_DAY
            if near > self.today:
                return near
        return self.today + ((number - self.today.weekday() - 1) % 7 + 1) * ONE_DAY

    def next_weekday(self, number: int) -> tuple[date, ...]:
        """`Next tuesday`: the first one after today, and a week later when that is in this week."""
        first = Seen(self.today).weekday(number)
        return (first, first + ONE_WEEK) if first <= self.sunday(0) else (first,)

    def weekday_of_week(self, number: int, weeks: int) -> date:
        """That weekday of this week (0), next week (1) and so on; weeks begin on Monday."""
        return monday_of(self.today) + weeks * ONE_WEEK + number * ONE_DAY

    def sunday(self, weeks: int) -> date:
        """The last day of this week (0), next week (1) and so on."""
        return self.weekday_of_week(6, weeks)

    def week(self, weeks: int) -> tuple[date, ...]:
        """The days of a week; of this one those that are left."""
        days = (self.weekday_of_week(number, weeks) for number in range(7))
        return tuple(day for day in days if day >= self.today)

    def week_part(self, part: str, weeks: int) -> tuple[date, ...]:
        """The `start`, `mid` or `end` of a week: Monday and Tuesday, Wednesday, the other two."""
        numbers = {"start": (0, 1), "mid": (2,), "end": (3, 4)}[part]
        days = tuple(self.weekday_of_week(number, weeks) for number in numbers)
        return tuple(day for day in days if day >= self.today) or days

    def weekend(self, weeks: int) -> tuple[date, ...]:
        """Saturday and Sunday."""
        days = tuple(self.weekday_of_week(number, weeks) for number in (5, 6))
        return tuple(day for day in days if day > self.today) or days

    def day_of_month(self, number: int) -> date | None:
        """`The 5th`: the next such day, today included; near the day under discussion, if any."""
        start = self.today
        if self.around and self.around > self.today:
            start = max(start, self.around.replace(day=1))
        return next((day for day in _such_days(number, start)), None)

    def day_and_weekday(self, number: int, weekday: int) -> date | None:
        """`Friday the 31st`: the next day that is both, within a year."""
        days = _such_days(number, self.today)
        return next((day for day in days if day.weekday() == weekday), None)

    def month_and_day(self, month: int, number: int) -> date | None:
        """`Dec 5`: this year's, unless it lies long behind us; a 29th of February, its next."""
        for year in range(self.today.year, self.today.year + 5):
            day = real_date(year, month, number)
            if day and self.today - day <= LONG_PAST:
                return day
        return None

    def first_of_month(self, month: int) -> date:
        """The 1st of the next such month, the current one included."""
        year = self.today.year + (month < self.today.month)
        return date(year, month, 1)

    def week_of_month(self, month: int, which: int) -> tuple[date, ...]:
        """`First week of december`: the 1st to the 7th and so on; -1 is the last seven days."""
        first = self.first_of_month(month)
        if which < 0:
            last = _next_month(first) - ONE_DAY
            return tuple(last - back * ONE_DAY for back in range(6, -1, -1))
        start = first + (which - 1) * ONE_WEEK
        days = (start + ahead * ONE_DAY for ahead in range(7))
        return tuple(day for day in days if day.month == month)

    def holiday(self, name: str) -> date:
        """The next holiday of that name, today included."""
        this_year = HOLIDAYS[name](self.today.year)
        return this_year if this_year >= self.today else HOLIDAYS[name](self.today.year + 1)


def monday_of(day: date) -> date:
    """The Monday of the week a day is in."""
    return day - day.weekday() * ONE_DAY


def real_date(year: int, month: int, number: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    last = (_next_month(date(year, month, 1)) - ONE_DAY).day
    return date(year, month, min(day.day, last))


def span(first: date, last: date) -> tuple[date, ...]:
    """All days from one to the other; at most two weeks of them."""
    count = min((last - first).days, 13)
    return tuple(first + ahead * ONE_DAY for ahead in range(count + 1))


def _next_month(first: date) -> date:
    return (first + 31 * ONE_DAY).replace(day=1)


def _such_days(number: int, start: date) -> Iterator[date]:
    month = start.replace(day=1)
    for _ in range(13):
        day = real_date(month.year, month.month, number)
        if day and day >= start:
            yield day
        month = _next_month(month)


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    first = date(year, month, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (which - 1)) * ONE_DAY


HOLIDAYS: Mapping[str, Callable[[int], date]] = {
    "new year": lambda year: date(year, 1, 1),
    "mlk day": lambda year: _nth(year, 1, 0, 3),
    "valentine's": lambda year: date(year, 2, 14),
    "presidents day": lambda year: _nth(year, 2, 0, 3),
    "st patrick's": lambda year: date(year, 3, 17),
    "easter": lambda year: easter(year),
    "mother's day": lambda year: _nth(year, 5, 6, 2),
    "memorial day": lambda year: _nth(year, 6, 0, 1) - ONE_WEEK,
    "father's day": lambda year: _nth(year, 6, 6, 3),
    "juneteenth": lambda year: date(year, 6, 19),
    "independence day": lambda year: date(year, 7, 4),
    "labor day": lambda year: _nth(year, 9, 0, 1),
    "columbus day": lambda year: _nth(year, 10, 0, 2),
    "halloween": lambda year: date(year, 10, 31),
    "veterans day": lambda year: date(year, 11, 11),
    "thanksgiving": lambda year: _nth(year, 11, 3, 4),
    "black friday": lambda year: _nth(year, 11, 3, 4) + ONE_DAY,
    "christmas eve": lambda year: date(year, 12, 24),
    "christmas": lambda year: date(year, 12, 25),
    "new year's eve": lambda year: date(year, 12, 31),
}
"""Days people name by their feast, by year."""
