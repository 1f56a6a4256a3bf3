"""Going through a line once: every day, hour and part of the day it names, in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from smsbot.core.practice import Practice
from smsbot.core.understanding.clock import Clock
from smsbot.core.understanding.clock_items import clock_at, part_at
from smsbot.core.understanding.day_items import day_at
from smsbot.core.understanding.days import ONE_DAY, ONE_WEEK, Seen, span
from smsbot.core.understanding.line import Item, Line
from smsbot.core.understanding.reading import Asked
from smsbot.core.understanding.tables import times
from smsbot.core.understanding.tables.hours import ONES
from smsbot.core.understanding.tables.times import NUMBERS
from smsbot.core.understanding.tables.words import words

THROUGH = words("thru through to al a hasta until till til")
STOPS = frozenset("!?;")
BETWEEN = words(
    "at on the el la los las a around about like maybe in this for de en por or and so is say say"
    " approx sobre como then any anytime anything time only just next after before by preferably"
    " appointment visit consultation consult cita consulta thing slot"
)


def items_of(line: Line, seen: Seen, practice: Practice, asked: Asked | None) -> list[Item]:
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
    for minutes, words in {
        1: "minutes minute min mins minutos minuto",
        60: "hours hour hora horas",
    }.items()
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
    | words("noon noonish noontime midnight medianoche half quarter media cuarto in en within"
                " dentro a an couple par week semana fortnight last ultima segunda tercera day dia"
                " the")
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


def kept_numbers(line: Line, items: list[Item], asked: Asked | None) -> list[Item]:
    """Bare numbers stay only where something makes them hours."""
    sure = [item.sure for item in items]
    for _ in range(2):
        for index, _item in enumerate(items):
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


_LITTLE = words(
    "at or the works work is fine good ok okay please pls then for me would be great perfect best"
    " better maybe probably around how about lets do let us say yes yeah yep no actually make it"
    " instead hmm um uh well so and if possible thanks you thank that ill take i can could want"
    " prefer like o y las la a mejor porfavor favor esta bien gracias si no to switch change"
)


def spanned(line: Line, items: list[Item]) -> list[Item]:
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
    return len(between) <= 2 and between[0] in THROUGH and not first.options
