"""How the days of the calendar are laid out: rows of quarter hours, lanes side by side, bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from smsbot.core.events import Language
from smsbot.core.practice import Practice, Window
from smsbot.core.wording import times
from smsbot.services.agenda import Day, Entry, Kind

QUARTER = timedelta(minutes=15)
MOST_LANES = 3
USUAL = (time(9), time(17))

WORDS = {
    Kind.VISIT: "Visit", Kind.WISH: "Request", Kind.OFFER: "Offered", Kind.OFF: "Time off",
    Kind.BUSY: "Busy",
}  # fmt: skip


@dataclass(frozen=True)
class Block:
    """An entry where it stands: from which row on (1 is the first), for how many, in which lane."""

    entry: Entry
    clock: str
    row: int
    rows: int
    lane: int = 1
    lanes: int = 1


@dataclass(frozen=True)
class Stretch:
    """Rows that are marked: an hour with its name, or a stretch outside opening hours."""

    row: int
    rows: int
    says: str = ""


@dataclass(frozen=True)
class Grid:
    """A day in rows of quarter hours, and what stands beside it in words."""

    hours: tuple[Stretch, ...]
    closed: tuple[Stretch, ...]
    now: int | None
    blocks: tuple[Block, ...]
    beside: tuple[tuple[Entry, str], ...]


@dataclass(frozen=True)
class Bar:
    """A stretch of a day's bar in a week, in minutes from the bar's beginning."""

    kind: str
    x: int
    width: int


def grid(day: Day, practice: Practice, *, local: datetime) -> Grid:
    """A day laid out; `local` is the practice's wall clock now."""
    exact = [one for one in day.entries if _is_exact(one, day, practice)]
    shown = frame(day, exact)
    blocks, left_over = _placed(exact, shown)
    broad = [one for one in day.entries if one not in exact]
    return Grid(
        hours=tuple(_hours(shown)),
        closed=tuple(_stretch(part, shown) for part in _gaps(day.spans, shown)),
        now=_row(local, shown) if shown.start <= local < shown.end else None,
        blocks=tuple(blocks),
        beside=tuple((one, _when(one, day)) for one in (*broad, *left_over)),
    )


def _is_exact(one: Entry, day: Day, practice: Practice) -> bool:
    """Does it stand at a time, rather than for much of the day?"""
    if one.kind is Kind.WISH:
        return one.window.length <= practice.consultation
    return one.window != day.whole


def _when(one: Entry, day: Day) -> str:
    if one.window == day.whole:
        return "all day"
    if day.spans and one.window.start <= day.spans[0].start and one.window.end >= day.spans[-1].end:
        return "any time"
    return times.span(one.window.start, one.window.end)


def frame(day: Day, entries: Iterable[Entry]) -> Window:
    """The whole hours that a day is shown for: its opening hours, and what stands beside them.

    Times at which she is away anyway do not make it longer.
    """
    counted = [one.window for one in entries if one.kind not in (Kind.OFF, Kind.BUSY)]
    windows = [*day.spans, *counted]
    if not windows:
        usual = (datetime.combine(day.date, at) for at in USUAL)
        windows = [Window(*usual)]
    start = min(one.start for one in windows).replace(minute=0)
    end = max(one.end for one in windows)
    if end.minute or end.second:
        end = end.replace(minute=0) + timedelta(hours=1)
    return Window(start, end)


def _row(at: datetime, shown: Window) -> int:
    return (at - shown.start) // QUARTER + 1


def _stretch(part: Window, shown: Window, says: str = "") -> Stretch:
    first = _row(part.start, shown)
    return Stretch(first, max(_row(part.end - timedelta(seconds=1), shown) - first + 1, 1), says)


def _hours(shown: Window) -> Iterator[Stretch]:
    at = shown.start
    while at < shown.end:
        hour = f"{at.hour % 12 or 12} {'AM' if at.hour < 12 else 'PM'}"
        yield _stretch(Window(at, at + timedelta(hours=1)), shown, hour)
        at += timedelta(hours=1)


def _gaps(spans: Sequence[Window], shown: Window) -> Iterator[Window]:
    """What is not within opening hours."""
    at = shown.start
    for span in spans:
        if at < span.start:
            yield Window(at, span.start)
        at = max(at, span.end)
    if at < shown.end:
        yield Window(at, shown.end)


def _placed(entries: Sequence[Entry], shown: Window) -> tuple[list[Block], list[Entry]]:
    """Entries side by side where they overlap; those that find no lane any more are left over."""
    blocks: list[Block] = []
    left_over: list[Entry] = []
    for cluster in _clusters(entries, shown):
        ends: list[datetime] = []  # of each lane
        here: list[tuple[Entry, Window, int]] = []
        for entry, part in cluster:
            lane = next((n for n, end in enumerate(ends) if end <= part.start), len(ends))
            if lane == MOST_LANES:
                left_over.append(entry)
                continue
            ends[lane : lane + 1] = [part.end]
            here.append((entry, part, lane + 1))
        for entry, part, lane in here:
            at = _stretch(part, shown)
            clock = times.span(entry.window.start, entry.window.end)
            blocks.append(Block(entry, clock, at.row, at.rows, lane, len(ends)))
    return blocks, left_over


def _clusters(entries: Sequence[Entry], shown: Window) -> Iterator[list[tuple[Entry, Window]]]:
    """Runs of entries of which each overlaps one before it."""
    run: list[tuple[Entry, Window]] = []
    for entry in entries:
        part = entry.window.cut(shown)
        if part is None:
            continue
        if run and part.start >= max(before.end for _, before in run):
            yield run
            run = []
        run.append((entry, part))
    if run:
        yield run


# A week


def week_frame(days: Sequence[Day]) -> tuple[time, int]:
    """When every bar of a week begins, and how many minutes it is long."""
    frames = [frame(day, day.of(Kind.VISIT, Kind.OFFER)) for day in days]
    first = min(one.start.time() for one in frames)
    last = max(_minutes(one.end, one.day) for one in frames)
    return first, last - (first.hour * 60 + first.minute)


def _minutes(at: datetime, day: object) -> int:
    whole = 24 * 60 if at.date() != day else 0
    return whole + at.hour * 60 + at.minute


def bars(day: Day, begins: time, length: int) -> tuple[Bar, ...]:
    """A day as stretches of a bar: open hours first, then what stands on it."""
    start = datetime.combine(day.date, begins)
    shown = Window(start, start + timedelta(minutes=length))
    order = (Kind.WISH, Kind.BUSY, Kind.OFF, Kind.OFFER, Kind.VISIT)
    found = [("open", span) for span in day.spans]
    found += [(kind.value, one.window) for kind in order for one in day.of(kind)]
    cut = ((kind, window.cut(shown)) for kind, window in found)
    return tuple(
        Bar(kind, int((part.start - start) / timedelta(minutes=1)),
            int(part.length / timedelta(minutes=1)))
        for kind, part in cut
        if part is not None
    )  # fmt: skip


def in_words(day: Day) -> str:
    """A day in a few words: `2 visits, 1 request`."""
    if day.is_off:
        said = ["off"]
    else:
        said = [day.closed.casefold() if day.closed == "Closed" else day.closed]
    visits, offers = len(day.of(Kind.VISIT)), len(day.of(Kind.OFFER))
    wishes = len({(one.patient, one.name) for one in day.of(Kind.WISH)})
    for count, word in ((visits, "visit"), (wishes, "request"), (offers, "time held")):
        if count:
            many = {"time held": "times held"}.get(word, f"{word}s")
            said.append(f"{count} {word if count == 1 else many}")
    for kind, word in ((Kind.OFF, "off for part of it"), (Kind.BUSY, "busy for part of it")):
        if day.of(kind) and not day.is_off:
            said.append(word if kind is Kind.OFF or not _all_day(day, kind) else "busy all day")
    return ", ".join(part for part in said if part) or "no visits"


def _all_day(day: Day, kind: Kind) -> bool:
    return any(one.window == day.whole for one in day.of(kind))


def title(days: Sequence[Day]) -> str:
    """`Nov 30 to Dec 6`, or `Thu Dec 3`."""
    first, last = days[0].date, days[-1].date
    if first == last:
        return times.day(first, Language.EN)
    said = times.day(first, Language.EN), times.day(last, Language.EN)
    return f"{said[0][4:]} to {said[1][4:]}"
