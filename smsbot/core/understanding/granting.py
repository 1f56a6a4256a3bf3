"""What of a wish can be granted: the windows in opening hours that still lie ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from smsbot.core.practice import Practice, Window
from smsbot.core.understanding.reading import Flag, Hours, Slot


@dataclass(frozen=True, slots=True)
class Granted:
    """The windows of a wish in order of preference, and why there are none (closed, passed)."""

    windows: tuple[Window, ...] = ()
    flags: frozenset[Flag] = frozenset()


def grant(
    slots: Sequence[Slot],
    *,
    practice: Practice,
    now: datetime,
    not_days: Iterable[int] = frozenset(),
) -> Granted:
    """One window for each open day wished for, cut to opening hours and to what lies after now.

    `now` is the practice's wall clock. Slots without a day are left out, and so are weekdays in
    `not_days`; closed and past ones fall away as long as another one can be granted.
    """
    barred = frozenset(not_days)
    windows: list[Window] = []
    passed = closed = False
    for slot in slots:
        if slot.day is None or slot.day.weekday() in barred:
            continue
        wanted = tuple(_within_hours(slot.day, slot.hours, practice))
        ahead = [part for part in (_after(window, slot, now) for window in wanted) if part]
        windows += [window for window in ahead if window not in windows]
        passed = passed or (not ahead and (bool(wanted) or _is_behind(slot, now)))
        closed = closed or not wanted
    if windows:
        return Granted(tuple(windows))
    flags = {Flag.PASSED} if passed else {Flag.CLOSED} if closed else set()
    return Granted((), frozenset(flags))


def _within_hours(day: date, hours: Hours | None, practice: Practice) -> Iterator[Window]:
    """The parts of the wish in each opening span of the day; an exact time must fit whole."""
    for opening in practice.open_spans(day):
        if hours is None:
            yield opening
        elif hours.exact and hours.start is not None:
            start = datetime.combine(day, hours.start)
            visit = Window(start, start + practice.consultation)
            if opening.start <= visit.start and visit.end <= opening.end:
                yield visit
        else:
            start = max(opening.start, datetime.combine(day, hours.start or time.min))
            end = min(opening.end, datetime.combine(day, hours.end or time.max))
            if start < end:
                yield Window(start, end)


def _after(window: Window, slot: Slot, now: datetime) -> Window | None:
    """What of the window lies after now; an exact time is not cut."""
    if window.start >= now:
        return window
    if (slot.hours and slot.hours.exact) or window.end <= now:
        return None
    return Window(now, window.end)


def _is_behind(slot: Slot, now: datetime) -> bool:
    """Is the day over, or the exact time of a day gone by?"""
    if slot.day is None or slot.day > now.date():
        return False
    if slot.day < now.date():
        return True
    return bool(slot.hours and slot.hours.exact and slot.hours.start
                and slot.hours.start < now.time())  # fmt: skip
