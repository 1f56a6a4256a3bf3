"""Which times are free: opening hours, less time off, less what is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice

from smsbot.core.practice import Practice, Window

NOTICE = timedelta(hours=1)
"""The same day needs an hour's notice."""

HORIZON = timedelta(days=60)
"""How far from a wish we look for an opening to offer instead."""

HALF_HOUR = timedelta(minutes=30)
"""Openings are offered at the full and the half hour."""

GRID = timedelta(minutes=15)
"""Openings within a wished-for window may start at any quarter of an hour."""


class Trouble(StrEnum):
    """Why a wish cannot be granted."""

    PASSED = "passed"
    CLOSED = "closed"
    AWAY = "away"
    TAKEN = "taken"


def consultation_at(practice: Practice, start: datetime) -> Window:
    """The window of one consultation from this wall-clock time."""
    return Window(start, start + practice.consultation)


def trouble_with(practice: Practice, visit: Window, *, local: datetime) -> Trouble | None:
    """Why one consultation cannot be at this time, or None when it is free.

    `local` is the practice's wall clock now.
    """
    if visit.start < local + NOTICE:
        return Trouble.PASSED
    # Before what the nurse may overrule: she books outside her hours, but never over a visit.
    if any(visit.overlaps(other) for other in practice.taken):
        return Trouble.TAKEN
    if not any(
        span.start <= visit.start and visit.end <= span.end
        for span in practice.open_spans(visit.day)
    ):
        return Trouble.CLOSED
    if any(visit.overlaps(off) for off in practice.away):
        return Trouble.AWAY
    return None


def is_free(practice: Practice, visit: Window, *, local: datetime) -> bool:
    """Can one consultation be at this time?"""
    return trouble_with(practice, visit, local=local) is None


def starts_in(practice: Practice, window: Window, *, grid: timedelta = GRID) -> Iterator[Window]:
    """The consultations that lie wholly within the window, by start, free or not."""
    start = window.start
    odd = timedelta(minutes=start.minute % 15, seconds=start.second)
    if odd:
        start += timedelta(minutes=15) - odd
    while start + practice.consultation <= window.end:
        yield consultation_at(practice, start)
        start += grid


def first_opening(practice: Practice, window: Window, *, local: datetime) -> Window | None:
    """The earliest free consultation in the window, or None."""
    if window.length <= practice.consultation:
        exact = consultation_at(practice, window.start)
        return exact if is_free(practice, exact, local=local) else None
    for span in practice.within_hours([window]):
        for visit in starts_in(practice, span):
            if is_free(practice, visit, local=local):
                return visit
    return None


def some_of(
    practice: Practice, windows: Iterable[Window], *, local: datetime, count: int = 3
) -> tuple[Window, ...]:
    """Up to `count` free consultations in these windows, by time, from as many as can be."""
    asked = tuple(windows)
    found = [at for at in (first_opening(practice, w, local=local) for w in asked) if at]
    spread = dict.fromkeys(found[:count])
    if len(spread) < count:
        more = (visit for w in asked for visit in starts_in(practice, w, grid=HALF_HOUR))
        free = (visit for visit in more if is_free(practice, visit, local=local))
        spread |= dict.fromkeys(islice((v for v in free if v not in spread), count - len(spread)))
    return tuple(sorted(spread))


def grantable(
    practice: Practice, windows: Iterable[Window], *, local: datetime
) -> tuple[tuple[Window, ...], Trouble | None]:
    """The windows that hold at least one free consultation; if none does, why the first does not.

    Windows come back as they were asked, in their order.
    """
    asked = tuple(windows)
    good = tuple(w for w in asked if first_opening(practice, w, local=local))
    if good or not asked:
        return good, None
    first = consultation_at(practice, asked[0].start)
    trouble = trouble_with(practice, first, local=local)
    if trouble in (None, Trouble.PASSED) and asked[0].end > local + NOTICE + practice.consultation:
        trouble = Trouble.TAKEN
    return (), trouble or Trouble.TAKEN


def coming_two_weeks(
    practice: Practice, *, local: datetime, not_days: frozenset[int] = frozenset()
) -> tuple[Window, ...]:
    """All opening hours of the fourteen days that begin tomorrow, less these weekdays."""
    days = (local.date() + timedelta(days=n) for n in range(1, 15))
    return tuple(
        span for day in days if day.weekday() not in not_days for span in practice.open_spans(day)
    )


def nearest(
    practice: Practice,
    wished: datetime,
    *,
    local: datetime,
    count: int = 3,
    by_clock: bool = True,
) -> tuple[Window, ...]:
    """Up to `count` free consultations nearest to a wished-for time, in order of time.

    At most two are on the wished-for day and one on any other, so that she has a real choice;
    later days come before earlier ones at the same distance. Without `by_clock` only the day was
    wished for, and each day's first opening is offered.
    """
    found: list[Window] = []
    for distance in range(HORIZON.days):
        for sign in (1, -1) if distance else (1,):
            day = wished.date() + sign * timedelta(days=distance)
            found += _best_of_day(
                practice, day, wished.time() if by_clock else None,
                local=local, count=1 if distance else 2,
            )  # fmt: skip
        if len(found) >= count:
            break
    return tuple(sorted(found[:count]))


def free_on(
    practice: Practice,
    day: date,
    *,
    local: datetime,
    since: time | None = None,
    until: time | None = None,
) -> Iterator[Window]:
    """A day's free consultations, each half hour, or those between two clock times of it."""
    taken = tuple(one for one in practice.taken if one.day <= day <= one.end.date())
    that_day = replace(practice, taken=taken)
    for span in that_day.open_spans(day):
        start = max(span.start, datetime.combine(day, since)) if since else span.start
        end = min(span.end, datetime.combine(day, until)) if until else span.end
        for visit in starts_in(that_day, Window(start, end), grid=HALF_HOUR):
            if is_free(that_day, visit, local=local):
                yield visit


def _best_of_day(
    practice: Practice, day: date, clock: time | None, *, local: datetime, count: int
) -> list[Window]:
    """A day's free consultations nearest to a clock time, or its first ones."""
    free = [*free_on(practice, day, local=local)]
    if clock is not None:
        wanted = datetime.combine(day, clock)
        free.sort(key=lambda visit: abs(visit.start - wanted))
    return free[:count]
