"""Putting days and hours together: which hour goes with which day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from smsbot.core.practice import Practice
from smsbot.core.understanding.clock import Clock, in_practice_zone, part_hours
from smsbot.core.understanding.days import ONE_DAY, ONE_WEEK, Seen, span
from smsbot.core.understanding.items import items_of, kept_numbers, spanned
from smsbot.core.understanding.line import Item, Line
from smsbot.core.understanding.reading import Asked, Hours, Slot
from smsbot.core.understanding.refusals import corrected, refuse
from smsbot.core.understanding.tables import times


@dataclass(frozen=True, slots=True)
class Wish:
    """When the texter wants to come, as said: slots, the readings of what is unclear, refusals."""

    slots: tuple[Slot, ...] = ()
    options: tuple[Slot, ...] = ()
    not_days: frozenset[int] = frozenset()
    rule: str = ""
    said_time: time | None = None
    said_day: date | None = None
    refused_only: bool = False
    """Days were named, but only to be refused."""


def wish(
    line: Line, *, practice: Practice, now: datetime, asked: Asked | None, around: date | None
) -> Wish:
    """What a line says about when."""
    seen = Seen(now.date(), around, now)
    items = items_of(line, seen, practice, asked)
    if not items:
        return Wish()
    items = spanned(line, kept_numbers(line, items, asked))
    refuse(line, items, practice)
    refused = [item for item in items if item.negated]
    kept = corrected(line, [item for item in items if not item.negated])
    kept = _halved(line, kept, practice)
    named = next((item.days[0] for item in kept if item.days), None)
    _bound_days(line, kept, seen)
    for item in kept:
        if item.kind == "clock":
            item.said = _edge(item, practice)
    kept = _in_weeks(kept, seen)
    barred = frozenset(item.weekday for item in refused
                       if item.weekday is not None and item.barred)  # fmt: skip
    gone = {day for item in refused for day in item.days}
    for item in kept:
        if item.is_week or len(item.days) > 1:
            item.days = tuple(day for day in item.days if day not in gone
                              and not (item.is_week and day.weekday() in barred))  # fmt: skip
    slots, options = _paired(kept, practice, now)
    unclear = next((item.rule for item in kept if item.rule), "")
    clock = _said_time(kept)
    if not any(slot.day for slot in slots):
        return Wish(slots, (), barred, unclear, clock, refused_only=bool(refused))
    return Wish(slots, options, frozenset(), unclear, clock, _said_day(kept, named))


def _said_day(items: Sequence[Item], named: date | None) -> date | None:
    """The first day named: a bound as it was said, else the first day of what is left."""
    first = next((item.days for item in items if item.days), ())
    return named if len(first) > 1 or named is None else first[0]


def _said_time(items: Sequence[Item]) -> time | None:
    """The first clock time named, be it an hour or the edge of a stretch."""
    for item in items:
        if item.said is not None:
            return item.said
    return None


def _halved(line: Line, items: list[Item], practice: Practice) -> list[Item]:
    """A part of the day beside an hour only tells its half; the hour is what counts."""
    gone: set[int] = set()
    clocks = [item for item in items if item.kind == "clock"]
    parts = [item for item in items if item.kind == "part"]
    days = [item for item in items if item.kind == "day"]
    for part in parts:
        near = [clock for clock in clocks if _near(items, part, clock, line)]
        if not near and len(parts) == len(clocks) == 1:
            near = clocks if len(days) < 2 or not _own_day(items, part) else []
        if not near:
            continue
        half = times.HALVES.get(part.part, "")
        for clock in near:
            _give_half(clock, half, practice)
        gone.add(id(part))
    return [item for item in items if id(item) not in gone]


def _near(items: Sequence[Item], part: Item, clock: Item, line: Line) -> bool:
    first, second = (part, clock) if part.start < clock.start else (clock, part)
    if any(first.start < other.start < second.start for other in items if other.kind == "day"):
        return False
    between = range(first.end, second.start)
    if any(line.word(at) in ("or", "o") for at in between):
        return False
    if any(line.before(at) in (";",) for at in between):
        return False
    return len(between) <= 4


def _own_day(items: Sequence[Item], part: Item) -> bool:
    """Does a day stand right before or behind the part?"""
    return any(item.kind == "day" and abs(item.end - part.start) <= 1 for item in items)


def _give_half(item: Item, half: str, practice: Practice) -> None:
    if item.clock and not item.clock.half and half in ("am", "pm") and item.clock.hour <= 12:
        if item.clock.hour == 12 and half == "am":
            half = "pm"
        changed = Clock(item.clock.hour, item.clock.minute, "am" if half == "am" else "pm")
        item.clock = changed
        if item.hours:
            start = changed.at(practice)
            item.hours = Hours(start, None) if item.hours.start else Hours(None, start)


def _in_weeks(items: list[Item], seen: Seen) -> list[Item]:
    """`thurs or fri next week`: weekdays beside a whole week are days of that week."""
    told = [item for item in items if item.week is not None]
    singles = [item for item in items if item.weekday is not None and not item.is_week]
    if not singles or len({item.week for item in told}) != 1:
        return _first_of_week(items)
    week = told[0].week or 0
    for item in singles:
        if item.weekday is not None and item.week is None and not item.dated:
            day = seen.weekday_of_week(item.weekday, week)
            if day >= seen.today:
                item.days, item.options, item.rule = (day,), (), ""
    return [item for item in items if not (item.is_week and item.week is not None)]


def _first_of_week(items: list[Item]) -> list[Item]:
    """`1st week of october on friday`: the one day of those that is meant."""
    spans = [item for item in items if len(item.days) > 2]
    singles = [item for item in items if item.weekday is not None and len(item.days) == 1]
    if len(spans) != 1 or len(singles) != 1 or len(items) > 3:
        return items
    match = [day for day in spans[0].days if day.weekday() == singles[0].weekday]
    if not match:
        return items
    singles[0].days = (match[0],)
    return [item for item in items if item is not spans[0]]


def _paired(
    items: Sequence[Item], practice: Practice, now: datetime
) -> tuple[tuple[Slot, ...], tuple[Slot, ...]]:
    """Each day with its hours, in order; and the readings of an unclear day."""
    groups = _groups(items)
    slots: dict[Slot, None] = {}
    options: list[Slot] = []
    for days, hours in groups:
        for item in days or (None,):
            for slot in _slots(item, hours, practice, now):
                slots[slot] = None
            if item and item.options:
                options += [replace(slot, day=day) for day in item.options
                            for slot in _slots(item, hours, practice, now)[:1]]  # fmt: skip
    found = tuple(slots)
    whole = {slot.day for slot in found if slot.hours is None}
    timed = {slot.day for slot in found if slot.hours is not None}
    found = tuple(slot for slot in found if slot.hours or slot.day not in whole & timed)
    return found, tuple(options) if len(options) == 2 and len(groups) == 1 else ()


def _slots(
    item: Item | None, hours: Sequence[Item], practice: Practice, now: datetime
) -> list[Slot]:
    days: tuple[date | None, ...] = item.days if item else (None,)
    if not hours:
        return [Slot(day, None) for day in days]
    return [Slot(day, _hours(each, day, practice, now)) for day in days for each in hours]


def _hours(item: Item, day: date | None, practice: Practice, now: datetime) -> Hours:
    if item.part:
        return part_hours(item.part, day=day, practice=practice)
    if item.hours is None:
        if item.clock is None:
            raise AssertionError("an hour is a clock or a stretch")
        said = item.clock.at(practice)
        hours = Hours(said, None, exact=True)
    else:
        hours = item.hours
    if item.zone:
        hours = _moved(hours, item.zone, day or now.date(), practice)
    return hours


def _moved(hours: Hours, zone: str, day: date, practice: Practice) -> Hours:
    start, end = (
        edge and in_practice_zone(edge, zone, day=day, practice=practice)
        for edge in (hours.start, hours.end)
    )
    return Hours(start, end, exact=hours.exact)


Group = tuple[list[Item], list[Item]]


def _groups(items: Sequence[Item]) -> list[Group]:
    """Days and the hours that go with them.

    Hours said first go with the days behind them; else hours go with the days before them, and
    the last hours also with all earlier days that have none.
    """
    merged = _bounded(items)
    if not merged:
        return []
    runs = list(_runs(merged))
    if runs[0][0].kind != "day":
        return list(_hours_first(runs))
    groups: list[Group] = []
    for run in runs:
        if run[0].kind == "day":
            groups.append((run, []))
        else:
            groups[-1][1].extend(run)
    return groups


def _runs(items: Sequence[Item]) -> Iterator[list[Item]]:
    run: list[Item] = []
    for item in items:
        if run and (run[0].kind == "day") != (item.kind == "day"):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _hours_first(runs: Sequence[list[Item]]) -> Iterator[Group]:
    """`10 or 2 on wednesday`, `3 thursday or 2 friday`."""
    for index in range(0, len(runs), 2):
        hours = runs[index]
        days = runs[index + 1] if index + 1 < len(runs) else []
        if not days and index:
            days = runs[index - 1]
        yield days, hours


def _edge(item: Item, practice: Practice) -> time | None:
    if item.hours:
        return item.hours.start or item.hours.end
    return item.clock.at(practice) if item.clock else None


def _bound_days(line: Line, items: Sequence[Item], seen: Seen) -> None:
    """`before the 15th`, `by friday`, `after christmas`: the days up to it or the week after."""
    for item in items:
        if item.kind != "day" or len(item.days) != 1 or item.options:
            continue
        at = item.start - 1
        while line.word(at) in ("the", "el", "la", "de", "del", "on", "next", "this"):
            at -= 1
        side, day = line.word(at), item.days[0]
        if side in ("before", "antes", "by") and day > seen.today + ONE_DAY:
            last = day if side == "by" else day - ONE_DAY
            item.days = span(seen.today + ONE_DAY, last)
        elif side in ("after", "despues") and line.word(at - 1) not in ("week", "day", "weeks"):
            item.days = span(day + ONE_DAY, day + ONE_WEEK)


def _both_after(one: Item, other: Item) -> bool:
    return all(item.hours is not None and item.hours.start is not None and item.hours.end is None
               for item in (one, other))  # fmt: skip


def _between(after: Hours | None, before: Hours | None) -> Hours | None:
    """One stretch out of `after 1` and `before 4`, or None."""
    if after is None or before is None or after.end is not None or before.start is not None:
        return None
    if after.start is None or before.end is None or after.start >= before.end:
        return None
    return Hours(after.start, before.end)


def _bounded(items: Sequence[Item]) -> list[Item]:
    """`after 1 but before 4` is one stretch."""
    merged: list[Item] = []
    for item in items:
        last = merged[-1] if merged else None
        if last and _both_after(last, item):
            merged[-1] = max(
                last, item, key=lambda each: (each.hours and each.hours.start) or time.min
            )
        elif last and (both := _between(last.hours, item.hours)):
            merged[-1] = replace(last, hours=both, end=item.end, clock=None)
        else:
            merged.append(item)
    return merged
