"""Putting days and hours together: which hour goes with which day, what was corrected or refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from smsbot.core.practice import Practice
from smsbot.core.understanding.clock import Clock, in_practice_zone, part_hours
from smsbot.core.understanding.clock_items import ONES, clock_at, part_at
from smsbot.core.understanding.day_items import day_at
from smsbot.core.understanding.days import ONE_DAY, ONE_WEEK, Seen, span
from smsbot.core.understanding.line import Item, Line
from smsbot.core.understanding.reading import Asked, Hours, Slot
from smsbot.core.understanding.tables import times
from smsbot.core.understanding.tables.times import NUMBERS

STOPS = frozenset("!?;")
JOINS = frozenset("or and n o y u nor either ni a".split())
BETWEEN = frozenset(
    "at on the el la los las a around about like maybe in this for de en por or and so is say say"
    " approx sobre como then any anytime anything time only just next after before by preferably".split()
)


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
    items = _items(line, seen, practice, asked)
    if not items:
        return Wish()
    items = _spanned(line, _kept_numbers(line, items, asked))
    _refuse(line, items, practice)
    refused = [item for item in items if item.negated]
    kept = _corrected(line, [item for item in items if not item.negated])
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


def _items(line: Line, seen: Seen, practice: Practice, asked: Asked | None) -> list[Item]:
    """All days, hours and parts of the day in order."""
    found: list[Item] = []
    at = 0
    while at < line.size:
        item = None
        if not line.masked[at] and _may_start(line, at):
            item = _item_at(line, at, seen, practice, asked)
        if item:
            if item.kind == "day" and _is_day_after(line, at):
                last = next((each for each in reversed(found) if each.days), None)
                item.days = (last.days[-1] + ONE_DAY,) if last else item.days
            found.append(item)
            if item.kind == "clock" and item.days:
                found.append(Item("day", at, item.end, days=item.days))
                item.days = ()
            if item.kind == "part" and item.part and _is_today(line, at):
                found.append(Item("day", at, item.end, days=(seen.today,)))
            at = max(item.end, at + 1)
        else:
            at += 1
    return found


LENGTHS = {
    word: minutes
    for minutes, words in {1: "minutes minute min mins minutos minuto", 60: "hours hour hora horas"}.items()
    for word in words.split()
}
HOURS_AHEAD = 12


def _soon(line: Line, at: int, seen: Seen) -> Item | None:
    """`in half an hour`, `in 30 minutes`, `en dos horas`, `30 minutes later`: a time today."""
    leading = line.word(at) in ("in", "en")
    first = at + leading
    if line.word(first) in ("half", "media"):
        end = first + 1 + (line.word(first + 1) in ("an", "a"))
        count, length = 30, 1 if line.word(end) in ("hour", "hora") else 0
    else:
        word = line.word(first)
        known = 1 if word in ("a", "an", "un", "una") else NUMBERS.get(word, 0)
        count, end = int(word) if word.isdecimal() and len(word) < 4 else known, first + 1
        length = LENGTHS.get(line.word(end), 0)
    if not leading and line.word(end + 1) not in ("later", "despues"):
        return None
    if not 0 < count * length <= HOURS_AHEAD * 60:
        return None
    moment = seen.now + timedelta(minutes=count * length)
    clock = Clock(moment.hour, moment.minute, literal=True)
    return Item("clock", at, end + 1 + (not leading), days=(moment.date(),), clock=clock)


def _is_day_after(line: Line, at: int) -> bool:
    match = line.idioms.get(at)
    return match is not None and isinstance(match.label, tuple) and match.label[0] == "day after"


def _may_start(line: Line, at: int) -> bool:
    return (
        line.words[at] in _STARTERS or at in line.idioms
        or line.tokens[at].kind in ("number", "date", "clock")
    )  # fmt: skip


_STARTERS = (
    frozenset(times.WEEKDAYS) | frozenset(times.MONTHS) | frozenset(times.NUMBERS)
    | frozenset(times.ORDINALS) | frozenset(times.RELATIVE_DAYS) | frozenset(times.PARTS)
    | frozenset("noon noonish noontime midnight medianoche half quarter media cuarto in en within"
                " dentro a an couple par week semana fortnight last ultima segunda tercera day dia"
                " the".split())
)  # fmt: skip


def _is_today(line: Line, at: int) -> bool:
    match = line.idioms.get(at)
    today = match is not None and isinstance(match.label, tuple) and match.label[0] == "part today"
    return today or line.words[at] == "tonight"


def _item_at(
    line: Line, at: int, seen: Seen, practice: Practice, asked: Asked | None
) -> Item | None:
    return (
        _soon(line, at, seen)
        or day_at(line, at, seen)
        or clock_at(line, at, practice=practice, asked=asked)
        or part_at(line, at)
    )


def _kept_numbers(line: Line, items: list[Item], asked: Asked | None) -> list[Item]:
    """Bare numbers stay only where something makes them hours."""
    sure = [item.sure for item in items]
    for _ in range(2):
        for index, item in enumerate(items):
            if not sure[index]:
                sure[index] = _beside(line, items, sure, index)
    alone = asked in (Asked.TIME, Asked.CONFIRM) and not any(sure)
    return [item for index, item in enumerate(items)
            if sure[index] or (alone and _stands_alone(line, item))
            or (asked is Asked.TIME and _stands_alone(line, item))]  # fmt: skip


def _beside(line: Line, items: Sequence[Item], sure: Sequence[bool], index: int) -> bool:
    """Is a bare number next to a day, or joined to an hour?"""
    item = items[index]
    if index and sure[index - 1] and _adjoins(line, items[index - 1], item):
        return True
    if index + 1 < len(items) and sure[index + 1] and _adjoins(line, item, items[index + 1]):
        if item.end - item.start == 1 and line.words[item.start] in ONES:
            return items[index + 1].kind == "part" and items[index + 1].start == item.end
        return True
    return False


def _adjoins(line: Line, first: Item, second: Item) -> bool:
    if second.start < first.end or second.start - first.end > 2:
        return False
    signs = [line.before(at) for at in range(first.end, second.start + 1)]
    if any(sign != "." and not STOPS.isdisjoint(sign) for sign in signs):
        return False
    if "." in signs and second.kind != "clock":
        return False
    return all(line.word(at) in BETWEEN for at in range(first.end, second.start))


def _stands_alone(line: Line, item: Item) -> bool:
    """Has the number a stretch between punctuation to itself, but for little words?"""
    first, last = item.start, item.end
    while first > 0 and not line.before(first) and line.word(first - 1) in _LITTLE:
        first -= 1
    while last < line.size and not line.before(last) and line.word(last) in _LITTLE:
        last += 1
    opens = first == 0 or bool(line.before(first))
    return opens and (last == line.size or bool(line.before(last)))


_LITTLE = frozenset(
    "at or the works work is fine good ok okay please pls then for me would be great perfect best"
    " better maybe probably around how about lets do let us say yes yeah yep no actually make it"
    " instead hmm um uh well so and if possible thanks you thank that ill take i can could want"
    " prefer like o y las la a mejor porfavor favor esta bien gracias si no to switch change".split()
)


def _spanned(line: Line, items: list[Item]) -> list[Item]:
    """`mon thru wed`, `del lunes al viernes`, `between monday and wednesday`: all days of it."""
    spanned: list[Item] = []
    for item in items:
        last = spanned[-1] if spanned else None
        if last and _spans(line, last, item) and last.days[0] != item.days[0]:
            if item.days[0] < last.days[0] and item.weekday is not None:
                item.days = (item.days[0] + ONE_WEEK,)
            last.days, last.end, last.weekday = span(last.days[0], item.days[0]), item.end, None
        else:
            spanned.append(item)
    return spanned


def _spans(line: Line, first: Item, second: Item) -> bool:
    if first.kind != "day" or second.kind != "day" or len(first.days) != 1 or len(second.days) != 1:
        return False
    between = line.words[first.end : second.start]
    if not between:
        return line.before(second.start) in ("-", "--") and not first.options
    if between in (["and"], ["y"]):
        return line.word(first.start - 1) in ("between", "entre")
    return len(between) <= 2 and between[0] in ("thru", "through", "to", "al", "a", "hasta", "until",
                                                "till", "til") and not first.options  # fmt: skip


def _refuse(line: Line, items: Sequence[Item], practice: Practice) -> None:
    """Mark what is said only to be refused, or belongs to the past."""
    _free_after(line, items, practice)
    kept = line.labelled("not taken")
    for match in line.matches:
        if match.label == "not" and any(other.start <= match.start + 1 and match.start < other.end
                                        for other in kept):  # fmt: skip
            continue
        if match.label in ("not", "event", "cant come"):
            _refuse_behind(line, items, match.start, match.end, barred=match.label == "not")
        elif match.label == "not behind":
            _refuse_before(line, items, match.start)
        elif match.label == "past":
            _refuse_past(line, items, match.end)


def _free_after(line: Line, items: Sequence[Item], practice: Practice) -> None:
    """`im off at noon`, `busy until 2`: free from then on, unless another hour is wished for."""
    ends = {match.end for match in line.labelled("free after")}
    soft = [item for item in items if item.kind == "clock" and item.start in ends]
    others = [item for item in items if item.kind == "clock" and item not in soft]
    for item in soft:
        item.negated = bool(others)
        if item.clock and (item.hours is None or item.hours.start is None):
            item.hours = Hours(item.clock.at(practice), None)


def _refuse_behind(
    line: Line, items: Sequence[Item], start: int, end: int, *, barred: bool
) -> None:
    if line.words[start] == "no" and end == start + 1 and _only_answers(line, start):
        return
    reach = end
    for item in items:
        if item.start < end:
            continue
        if item.start - reach > 3 or not _close(line, reach, item.start):
            return
        if item.hours and line.word(item.start - 1) in ("before", "after", "until", "till", "til",
                                                        "antes", "despues", "than", "hasta"):  # fmt: skip
            return
        item.negated = True
        item.barred = item.barred or barred
        reach = item.end
        if not _joined_on(line, reach):
            return


def _only_answers(line: Line, at: int) -> bool:
    """Is `no` the answer to a question (`no, friday`), not said of the days (`no mondays`)?"""
    opens = at == 0 or bool(line.before(at)) or line.word(at - 1) in ("no", "actually", "wait")
    opens = opens or "," in line.before(at + 1)
    return opens and line.word(at + 1) not in times.PLURAL_DAYS


_FILLING = frozenset("on the el la los las a at for in this next any de en early is".split())


def _close(line: Line, start: int, end: int) -> bool:
    return all(line.word(at) in _FILLING or line.word(at) in JOINS for at in range(start, end)) and (
        all(not line.before(at) for at in range(start, end + 1) if at > start or line.before(at) != ",")
    )


def _joined_on(line: Line, at: int) -> bool:
    return line.word(at) in JOINS or (line.before(at) in ("/", "-"))


def _refuse_before(line: Line, items: Sequence[Item], start: int) -> None:
    reach = start
    for item in reversed(items):
        if item.end > reach:
            continue
        between = range(item.end, reach)
        if len(between) > 2 or any(line.before(at) for at in range(item.end, reach + 1)):
            return
        if reach == start:
            if any(line.word(at) not in ("just", "really", "is", "are", "me", "pero", "i") for at in between):
                return
        elif any(line.word(at) not in JOINS and line.word(at) not in _FILLING for at in between):
            return
        item.negated = item.barred = True
        reach = item.start


def _refuse_past(line: Line, items: Sequence[Item], end: int) -> None:
    for item in items:
        if item.start < end - 1 or not line.same_sentence(min(end, line.size) - 1, item.start):
            continue
        if item.start - end > 8 or _wished_between(line, end, item.start):
            return
        item.negated = True


def _wished_between(line: Line, start: int, end: int) -> bool:
    return any(match.label == "wish" and start <= match.start < end for match in line.matches)


def _corrected(line: Line, items: list[Item]) -> list[Item]:
    """The last one wins: what stands before a correction goes if the like stands behind it."""
    for match in line.labelled("correction"):
        behind = [item for item in items if item.start >= match.start]
        ahead = [item for item in items if item.start < match.start]
        if not ahead or not behind or not _speaks_of(line, match.end, behind[0]):
            continue
        sorts = {_sort(item) for item in behind}
        items = [item for item in items if item in behind or _sort(item) not in sorts]
    return items


def _speaks_of(line: Line, end: int, item: Item) -> bool:
    """Is the corrected thing near enough to the word of correction?"""
    return item.start - end <= 4


def _sort(item: Item) -> str:
    return "day" if item.kind == "day" else "hours"


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
        for item in days or [None]:
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


def _slots(item: Item | None, hours: Sequence[Item], practice: Practice, now: datetime) -> list[Slot]:
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
    return list(_days_first(groups))


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


def _days_first(groups: Sequence[Group]) -> Iterator[Group]:
    """`tue 10 or wed 2`; `mon or tue morning` gives the morning to both."""
    for days, hours in groups:
        yield days, hours


def _edge(item: Item, practice: Practice) -> time | None:
    if item.hours:
        return item.hours.start or item.hours.end
    return item.clock.at(practice) if item.clock else None


def _bound_days(line: Line, items: Sequence[Item], seen: Seen) -> None:
    """`before the 15th`, `by friday`, `after christmas`: the days up to it, or the week behind it."""
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


def _bounded(items: Sequence[Item]) -> list[Item]:
    """`after 1 but before 4` is one stretch."""
    merged: list[Item] = []
    for item in items:
        last = merged[-1] if merged else None
        if last and _both_after(last, item):
            merged[-1] = max(last, item, key=lambda each: (each.hours and each.hours.start) or time.min)
        elif (last and last.hours and item.hours and last.hours.end is None and item.hours.start is None
                and last.hours.start and item.hours.end and last.hours.start < item.hours.end):  # fmt: skip
            merged[-1] = replace(last, hours=Hours(last.hours.start, item.hours.end), end=item.end,
                                 clock=None)  # fmt: skip
        else:
            merged.append(item)
    return merged
