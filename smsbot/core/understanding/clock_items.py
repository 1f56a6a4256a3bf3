"""Reading hours out of a line: `3`, `half past 2`, `a las 3 y media`, ranges, parts of the day."""

from __future__ import annotations

from datetime import time

from smsbot.core.practice import Practice
from smsbot.core.understanding.clock import Clock, between
from smsbot.core.understanding.clock_words import clock_said
from smsbot.core.understanding.line import Item, Line
from smsbot.core.understanding.reading import Asked, Hours
from smsbot.core.understanding.tables import times
from smsbot.core.understanding.tables.hours import (
    AFTERS,
    BEFORES,
    COUNTED,
    FILL,
    LEADS,
    ONES,
    ONWARDS,
    RANGE_WORDS,
    SURE_LEADS,
)


def clock_at(line: Line, at: int, *, practice: Practice, asked: Asked | None) -> Item | None:
    """The hour, or stretch of hours, said at this place, or None."""
    found = clock_said(line, at)
    if found is None or line.before(at) == ":" or line.before(found[1]) == ":":
        return None
    clock, end, sure = found
    if not sure and line.word(end) in COUNTED and not _is_connector(line, end):
        return None
    if not sure and line.word(at - 1) in ("number", "option", "opcion", "numero", "plus"):
        return None
    item = Item("clock", at, end, clock=clock, sure=sure or _licensed(line, at))
    return _zoned(line, _ranged(line, item, practice))


def _is_connector(line: Line, at: int) -> bool:
    return line.word(at) == "and"


def _licensed(line: Line, at: int) -> bool:
    """Does the word before make this number an hour?"""
    word = line.word(at - 1)
    if (
        line.words[at] in ONES
        and word not in SURE_LEADS
        and not (word == "la" and line.words[at] == "una")
    ):
        return False
    if word == "for":
        return line.tokens[at].kind == "number" and line.word(at - 2) in (
            "appointment",
            "book",
            "consultation",
            "it",
            "me",
            "up",
            "in",
        )
    if word == "la":
        return line.word(at - 2) in ("a", "como", "desde", "hasta", "de", "por") and line.words[
            at
        ] in ("una", "1")
    if word == "a":
        return line.tokens[at].kind == "number" and line.word(at - 2) == "mejor"
    if word == "of":
        return line.word(at - 2) == "chance"
    if word in ("it", "that"):
        return line.word(at - 2) in ("make", "do", "move", "change", "push", "say", "be")
    return word in LEADS and line.before(at) in ("", ",", "...", "..", "~")


def _ranged(line: Line, item: Item, practice: Practice) -> Item:
    """`1-4`, `from 1 to 4`, `between 1 and 4`, `after 3`, `by noon`, `3 or later`."""
    if item.clock is None:
        return item
    lead = _lead(line, item.start)
    last = _range_end(line, item, lead)
    if last:
        hours = between(item.clock, last[0], practice=practice)
        if hours:
            item.hours, item.clock, item.end = hours, None, last[1]
            item.sure = item.sure or last[2] or lead in ("from", "between", "entre", "desde", "de")
            return item
    start = item.clock.at(practice)
    onward = _onward(line, item.end)
    if lead in ("before_not", "after") or onward > item.end:
        item.hours, item.sure = Hours(start, None), item.sure or onward > item.end
        item.end = onward
    elif lead == "before" or (
        line.word(item.end) == "or" and line.word(item.end + 1) in ("earlier", "before", "sooner")
    ):
        item.hours = Hours(None, start)
    return item


def _range_end(line: Line, item: Item, lead: str) -> tuple[Clock, int, bool] | None:
    at = item.end
    if at >= line.size:
        return None
    dashed = line.before(at) in ("-", "--") and not line.glued(at)
    joined = line.word(at) in RANGE_WORDS or (
        line.word(at) in ("and", "y", "e") and lead == "between"
    )
    if not dashed and not joined:
        return None
    after = at if dashed else at + 1
    while line.word(after) in ("las", "la", "like", "about"):
        after += 1
    found = clock_said(line, after) if after < line.size else None
    if found is None or (line.word(found[1]) in COUNTED and not found[2]):
        return None
    if line.word(at) == "a" and line.word(after - 1) == "a" and not item.sure and lead != "from":
        return found if line.word(item.start - 1) in ("de", "las", "from") or found[2] else None
    return found


def _lead(line: Line, start: int) -> str:
    """What stands before an hour: `after`, `before`, `before_not`, `between`, `from` or nothing."""
    at = start - 1
    while line.word(at) in FILL and start - at <= 3:
        at -= 1
    word = line.word(at)
    negated = line.word(at - 1) in ("not", "no", "nothing", "earlier", "nada", "dont", "never")
    if word == "than":
        side = line.word(at - 1)
        flipped = line.word(at - 2) in ("no", "not", "nothing")
        return {
            "later": "before" if flipped else "after",
            "earlier": "before_not" if flipped else "before",
        }.get(side, "")
    if word in ("between", "btw", "entre"):
        return "between"
    if word in ("from", "desde"):
        return (
            "after"
            if word == "desde" or line.word(start + 1) in ("on", "onwards", "onward")
            else "from"
        )
    if word == "partir":
        return "after"
    if word in ("by",) and negated:
        return "before_not"
    if word in AFTERS or (word == "after" and not negated):
        return "before" if negated and word in ("after", "past", "despues") else "after"
    if word in BEFORES:
        return (
            "before_not"
            if negated and word in ("before", "antes", "until", "till", "til", "hasta")
            else "before"
        )
    return ""


def _onward(line: Line, at: int) -> int:
    """Where `or later`, `onwards`, `on`, `en adelante` behind an hour ends."""
    word = line.word(at)
    if word in ("onwards", "onward", "plus") or (word == "on" and _ends(line, at + 1)):
        return at + 1
    if word in ("or", "and", "en", "o", "y") and line.word(at + 1) in ONWARDS:
        if line.word(at + 1) == "on" and not _ends(line, at + 2):
            return at
        if line.word(at + 1) in ("after", "despues") and line.number(at + 2):
            return at
        return at + 2
    return at


def _ends(line: Line, at: int) -> bool:
    """Is what follows no day (`3 on thursday` is not `from 3 on`)?"""
    return not (
        line.word(at) in times.WEEKDAYS
        or line.word(at) in times.MONTHS
        or line.word(at) in ("the", "this", "next", "my", "your")
        or (at < line.size and line.tokens[at].kind in ("number", "date"))
    )


def _zoned(line: Line, item: Item) -> Item:
    """The zone said behind the hour, if any."""
    at = item.end
    if line.word(at) in ("zona", "zone", "hora"):
        at += 1
    while line.word(at) in ("horaria", "de", "del", "la"):
        at += 1
    zone = times.ZONES.get(line.word(at))
    if zone and not (line.word(at) == "est" and False):
        item.zone, item.end, item.sure = zone, at + 1, True
        if line.word(item.end) in ("time", "timezone", "standard"):
            item.end += 1
    return item


def part_at(line: Line, at: int) -> Item | None:
    """The part of the day said at this place, or None."""
    match = line.idioms.get(at)
    if match and isinstance(match.label, tuple) and match.label[0] in ("part", "part today"):
        return Item("part", at, match.end, part=match.label[1])
    word = line.words[at]
    part = times.PARTS.get(word)
    if part is None or line.masked[at]:
        return None
    if word == "am" and line.word(at + 1) == "i":
        return None
    if word == "am" and line.word(at - 1) in ("i", "why", "when", "where", "as"):
        return None
    if (
        word == "eve"
        and line.word(at + 1) not in times.WEEKDAYS
        and line.word(at - 1) in ("its", "im")
    ):
        return None
    return Item("part", at, at + 1, part=part)


def stretch_of(clock: Clock, *, practice: Practice) -> Hours:
    """A single hour as a stretch."""
    at: time = clock.at(practice)
    return Hours(at, None, exact=True)
