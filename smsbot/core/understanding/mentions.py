"""Which of several visits a text speaks of: the people, days and hours that it names.

Other than in a `Reading`, a day counts that is given up ("cancel thursday"), and so does a weekday
that is today.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from smsbot.core.practice import Practice, Window
from smsbot.core.understanding.clock import Clock
from smsbot.core.understanding.days import Seen
from smsbot.core.understanding.items import items_of
from smsbot.core.understanding.line import Item, Line
from smsbot.core.understanding.masks import mask
from smsbot.core.understanding.reader import LONGEST, line_of
from smsbot.core.understanding.reading import Asked
from smsbot.core.understanding.refusals import refuse
from smsbot.core.understanding.spelling import fold
from smsbot.core.understanding.tables import names, times
from smsbot.core.understanding.tables.classes import CLASSES, FILLERS
from smsbot.core.understanding.tables.words import words

_DAYS = "|".join([*times.WEEKDAYS, "today", "tomorrow"])
_OF_A_DAY = re.compile(rf"\b({_DAYS})['’]?s\b", re.IGNORECASE)
"""`thursday's`, `tomorrows`: the one on that day."""

_POSSESSIVE = re.compile(r"['’‘`´]s$", re.IGNORECASE)
_ARTICLES = words("the my our el la los las mi nuestra on this next")
_NEXT = words("next proximo proxima")
_GIVEN_UP = words(
    "from move change switch push reschedule bump swap shift postpone cambiar cambie cambia mover"
    " mueva mueve reagendar reprogramar pasar pase de del desde than one appointment visit cita"
)
_THINGS = frozenset(CLASSES["VISIT"].split()) | {"one"}
_WORDS_TOO = frozenset(
    (names.NAMES_THAT_ARE_WORDS + " " + names.NEVER_NAMES + " " + names.RELATIONS).split()
) | {*times.WEEKDAYS, *times.MONTHS, *times.NUMBERS}
_AROUND = frozenset(FILLERS.split()) | words(
    "yes si for para la lo el de the one ones visit appointment cita only just solo es her his a y"
    " and it is that it's its c confirm ok okay"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A day or an hour that is named; `wished` where it is what a visit should be moved to.

    `weekday` is set where any such day may be meant, today too.
    """

    days: tuple[date, ...] = ()
    weekday: int | None = None
    clock: Clock | None = None
    wished: bool = False

    def fits(self, window: Window) -> bool:
        """Does a visit at this time begin then?"""
        if self.clock is None:
            return window.day in self.days or window.day.weekday() == self.weekday
        start, clock = window.start, self.clock
        if clock.minute != start.minute:
            return False
        if clock.half and clock.hour <= 12:
            return start.hour == clock.hour % 12 + (12 if clock.half == "pm" else 0)
        return clock.hour in (start.hour, start.hour % 12, start.hour % 12 or 12)


@dataclass(frozen=True, slots=True)
class Mention:
    """What one text names.

    `both` asks for all of them; `other` and `own` say whose it is without a name. `two_minds` says
    that one thing is told of one and another of another, so that names alone do not tell.
    """

    names: frozenset[str] = frozenset()
    days: tuple[Named, ...] = ()
    clocks: tuple[Named, ...] = ()
    both: bool = False
    other: bool = False
    own: bool = False
    two_minds: bool = False
    calls_off: bool = False
    asks_when: bool = False
    moves: bool = False
    comes: bool = False

    def times(self, *, moving: bool) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
        """The days and the hours of the visit; where it is moved, not those it is moved to."""
        return (
            tuple(one for one in self.days if not (moving and one.wished)),
            tuple(one for one in self.clocks if not (moving and one.wished)),
        )


def mentions(
    text: str, people: Iterable[str], *, practice: Practice, now: datetime, asked: bool = False
) -> Mention:
    """What a text names of visits of these people; `now` is the practice's wall clock.

    `people` are words of names, folded; `asked` says that she was asked which visit she means.
    """
    written = _OF_A_DAY.sub(r"\1", text[:LONGEST])
    line = line_of(written)
    mask(line, now)
    found = _names(line, frozenset(people))
    for at in found:
        line.mask(at, at + 1)
    items = items_of(line, Seen(now.date(), None, now), practice, Asked.CHOICE if asked else None)
    for item in items:
        item.negated = False
    refuse(line, items, practice)
    both = line.labelled("both")
    both = [one for one in both if not _overlaps(one, line.labelled("both not"))]
    items = [item for item in items if not any(_covers(one, item) for one in both)]
    other = line.has("another's") or (asked and line.has("someone's"))
    return Mention(
        names=frozenset(found.values()),
        days=tuple(_named(line, item) for item in items if item.kind == "day" and item.days),
        clocks=_clocks(line, items),
        both=bool(both),
        other=other,
        own=line.has("her own") and not other,
        two_minds=line.has("two minds"),
        calls_off=line.has("calls off"),
        asks_when=line.has("asks when"),
        moves=line.has("moves"),
        comes=line.has("comes"),
    )


def _overlaps(one: tuple[object, int, int], others: Sequence[tuple[object, int, int]]) -> bool:
    return any(other[1] < one[2] and one[1] < other[2] for other in others)


def _covers(match: tuple[object, int, int], item: Item) -> bool:
    return match[1] < item.end and item.start < match[2]


def _names(line: Line, people: frozenset[str]) -> dict[int, str]:
    """Where a word of one of the names stands, as it is folded.

    A name that is also a word ("May", "Will") counts where something says that it is one.
    """
    found: dict[int, str] = {}
    for at, token in enumerate(line.tokens):
        bare = fold(_POSSESSIVE.sub("", token.text))
        owner = bare != fold(token.text)
        if bare not in people and bare.endswith("s") and bare[:-1] in people:
            bare, owner = bare[:-1], True
        if bare in people and (bare not in _WORDS_TOO or owner or _as_name(line, at)):
            found[at] = bare
    return found


def _as_name(line: Line, at: int) -> bool:
    """Is a word that may be a name written as one, or the only thing said?"""
    text = line.tokens[at].text
    capital = at > 0 and text[:1].isupper() and not all(t.text.isupper() for t in line.tokens)
    rest = [word for place, word in enumerate(line.words) if place != at]
    return capital or all(word in _AROUND for word in rest)


def _clocks(line: Line, items: Sequence[Item]) -> tuple[Named, ...]:
    """The hours named; a bare number only where no other hour is, and "one" not at all."""
    clocks = [item for item in items if item.kind == "clock" and item.clock is not None]
    sure = [item for item in clocks if item.sure]
    bare = [item for item in clocks if line.words[item.start] not in ("one", "una", "uno")]
    return tuple(_named(line, item) for item in sure or bare)


def _named(line: Line, item: Item) -> Named:
    next_one = not _NEXT.isdisjoint((line.word(item.start - 1), line.word(item.start)))
    loose = item.week is None and not item.dated and not next_one
    weekday = item.weekday if loose and not item.is_week else None
    return Named(item.days, weekday, item.clock, wished=not _is_given_up(line, item))


def _is_given_up(line: Line, item: Item) -> bool:
    """Does the time say which visit, rather than when it should be instead?"""
    if item.negated or line.word(item.end) in _THINGS:
        return True
    at = item.start - 1
    while line.word(at) in _ARTICLES:
        at -= 1
    return line.word(at) in _GIVEN_UP
