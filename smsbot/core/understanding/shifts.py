"""By how much a time under discussion is to move: `an hour later`, `30 min antes`."""

from __future__ import annotations

from datetime import timedelta

from smsbot.core.understanding.line import Line
from smsbot.core.understanding.tables.words import words

ONE = words("a an one una un")
HOURS = words("hour hours hr hrs hora horas horita")
MINUTES = words("min mins minute minutes minuto minutos minutitos")
HALF = words("half media")
LATER = words("later after tarde despues forward")
EARLIER = words("earlier before sooner antes temprano")
BETWEEN = words("mas or so o")
BACK = words("back push atrasar atrase atrasarla recorrer recorra recorrerla")
"""Words before the amount that move a time onward: `push it back an hour`."""

AHEAD = words("up adelantar adelante adelantarla")


def shift_of(line: Line) -> timedelta | None:
    """How far the text moves a time, or None; an amount that is merely counted moves nothing."""
    for at in range(line.size):
        amount = _amount(line, at)
        if amount is not None:
            length, end = amount
            way = _way(line, at, end)
            if way:
                return way * length
    return None


def _amount(line: Line, at: int) -> tuple[timedelta, int] | None:
    """A stretch of time and where it ends: `an hour`, `half an hour`, `una hora y media`."""
    if line.word(at) in HALF:
        end = at + 2 if line.word(at + 1) in ONE else at + 1
        return (timedelta(minutes=30), end + 1) if line.word(end) in HOURS else None
    count = 1 if line.word(at) in ONE else _number(line, at)
    if count is None:
        return None
    if line.word(at + 1) in MINUTES and line.word(at) not in ONE:
        return timedelta(minutes=count), at + 2
    if line.word(at + 1) not in HOURS or line.word(at - 1) in HALF:
        return None
    halved = line.word(at + 2) in ("and", "y") and {line.word(at + 3), line.word(at + 4)} & HALF
    if halved:
        return timedelta(hours=count, minutes=30), at + (5 if line.word(at + 3) in ONE else 4)
    return timedelta(hours=count), at + 2


def _number(line: Line, at: int) -> int | None:
    word = line.word(at)
    if word.isdecimal() and len(word) <= 3:
        return int(word)
    return _SPOKEN.get(word)


_SPOKEN = {"two": 2, "dos": 2, "three": 3, "tres": 3, "fifteen": 15, "quince": 15, "twenty": 20,
           "veinte": 20, "thirty": 30, "treinta": 30}  # fmt: skip


def _way(line: Line, start: int, end: int) -> int:
    """1 for later, -1 for earlier, 0 where nothing says that a time moves."""
    while line.word(end) in BETWEEN:
        end += 1
    if line.word(end) in LATER:
        return 1
    if line.word(end) in EARLIER:
        return -1
    before = {line.word(at) for at in range(start - 3, start)}
    if before & AHEAD:
        return -1
    return 1 if before & BACK else 0
