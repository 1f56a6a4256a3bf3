"""Reading one hour out of a line: `3`, `330pm`, `half past 2`, `a las 3 y media`."""

from __future__ import annotations

from smsbot.core.understanding.clock import Clock, Half
from smsbot.core.understanding.line import Line
from smsbot.core.understanding.tables.hours import (
    COUNTED,
    FRACTIONS,
    NOON_WORDS,
    PAST,
    PRICED,
    SURE_ENDINGS,
    TO,
)

HALF_WORDS: dict[str, Half] = {"am": "am", "pm": "pm", "a": "am", "p": "pm", "ampm": "pm"}


def clock_said(line: Line, at: int) -> tuple[Clock, int, bool] | None:
    """An hour, where it ends, and whether it can be nothing else."""
    word = line.words[at]
    if word in NOON_WORDS or (word == "12" and line.word(at + 1) in NOON_WORDS):
        return Clock(12, 0, "pm"), at + 1 + (word == "12"), True
    if word in ("midnight", "medianoche"):
        return Clock(0, 0, "am"), at + 1, True
    spoken = _fraction_first(line, at) or _minutes_first(line, at)
    if spoken:
        return _halved(line, *spoken, sure=True)
    if line.tokens[at].kind == "clock" and not line.masked[at]:
        return _written(line, at)
    return _numbered(line, at)


def _fraction_first(line: Line, at: int) -> tuple[Clock, int] | None:
    """`half past 2`, `quarter to 4`, `a quarter of four`, `cuarto para las 4`."""
    minutes = FRACTIONS.get(line.words[at])
    if minutes is None:
        return None
    if line.words[at] == "half" and (british := _hour(line, at + 1)):
        return Clock(british[0], 30), british[1]
    side, after = line.word(at + 1), at + 2
    if side == "para" and line.word(after) in ("las", "la"):
        after += 1
    hour = _hour(line, after)
    if hour is None:
        return None
    if side in PAST:
        return Clock(hour[0], minutes), hour[1]
    if side in TO or side == "para":
        return _earlier(hour[0], minutes), hour[1]
    return None


def _minutes_first(line: Line, at: int) -> tuple[Clock, int] | None:
    """`10 past 3`, `twenty to four`, `5 minutes to 4`."""
    minutes = line.number(at)
    if minutes is None or not 1 <= minutes[0] <= 29:
        return None
    after = minutes[1]
    told = line.word(after) == "minutes"
    after += told
    side = line.word(after)
    hour = _hour(line, after + 1) if side in ("past", "to", "til", "till") else None
    if hour is None or line.glued(after):
        return None
    if side == "past":
        return Clock(hour[0], minutes[0]), hour[1]
    if told or (side == "to" and minutes[0] in (5, 20, 25) and hour[0] != 6):
        return _earlier(hour[0], minutes[0]), hour[1]
    return None


def _earlier(hour: int, minutes: int) -> Clock:
    return Clock((hour - 1) % 12 or 12, 60 - minutes)


def _hour(line: Line, at: int) -> tuple[int, int] | None:
    """A whole hour, 1 to 12, and where it ends."""
    found = line.number(at)
    return found if found and 1 <= found[0] <= 13 else None


def _written(line: Line, at: int) -> tuple[Clock, int, bool] | None:
    """`3:30`, `15:30`, `09:30`, `3.30`."""
    word = line.words[at]
    colon = ":" in word
    hours, minutes = word.split(":" if colon else ".")
    hour, minute = int(hours), int(minutes)
    if hour > 24 or minute > 59:
        return None
    clock = Clock(
        hour % 24, minute, literal=hour > 12 or hour == 0 or (len(hours) == 2 and hour < 10)
    )
    priced = line.word(at + 1) in PRICED or line.word(at + 1) in COUNTED
    sure = colon or (minute % 5 == 0 and 7 <= hour <= 20 and not priced)
    return _halved(line, clock, at + 1, sure=sure)


def _numbered(line: Line, at: int) -> tuple[Clock, int, bool] | None:
    """`3`, `330`, `1400`, `3 30 pm`, `two thirty`, `3 y media`, `4 menos cuarto`."""
    found = line.number(at)
    if found is None:
        return None
    value, end = found
    if value >= 100:
        return _run_together(line, at)
    if line.tokens[at].kind != "number" and line.words[at] in (
        "forty",
        "fifty",
        "thirty",
        "twenty",
    ):
        return None
    word = line.words[at]
    if value > 24 or (value == 0 and len(word) < 2):
        return None
    if value > 12 or word == "00":
        sure = line.word(end) in ("h", "hrs", "horas", "hours") and line.word(end) not in COUNTED
        return Clock(value % 24, 0, literal=True), end + sure, sure
    minute, end, told = _minutes_behind(line, end)
    back = minute < 0
    clock = _earlier(value, -minute) if back else Clock(value, minute)
    if word.startswith("0"):
        clock = Clock(value, minute, literal=True)
    return _halved(line, clock, end, sure=told)


def _run_together(line: Line, at: int) -> tuple[Clock, int, bool] | None:
    word = line.words[at]
    hour, minute = int(word[:-2]), int(word[-2:])
    if hour > 23 or minute > 59 or len(word) > 4:
        return None
    military = len(word) == 4 and (hour > 12 or word[0] == "0")
    return _halved(line, Clock(hour, minute, literal=military), at + 1, sure=False)


def _minutes_behind(line: Line, at: int) -> tuple[int, int, bool]:
    """Minutes said behind an hour (negative: before it), where they end, and if any were."""
    joined = line.word(at)
    if joined == "y":
        if line.word(at + 1) in FRACTIONS:
            return FRACTIONS[line.word(at + 1)], at + 2, True
        found = line.number(at + 1)
        if found and 5 <= found[0] <= 59:
            return found[0], found[1], True
        return 0, at, False
    if joined == "menos":
        if line.word(at + 1) in FRACTIONS:
            return -FRACTIONS[line.word(at + 1)], at + 2, True
        found = line.number(at + 1)
        return (
            (-found[0], found[1], True) if found and found[0] in (5, 10, 20, 25) else (0, at, False)
        )
    if joined in ("oh", "o") and (found := line.number(at + 1)) and found[0] < 10:
        return found[0], found[1], True
    found = line.number(at) if not line.before(at) or line.before(at) == "-" else None
    if found is None or not 10 <= found[0] <= 59 or line.glued(at) or line.ordinal(at):
        return 0, at, False
    if line.before(at) and line.tokens[at].kind == "number":
        return 0, at, False
    if line.tokens[at].kind == "number" and line.tokens[at - 1].kind != "number":
        return 0, at, False
    if found[0] > 12 and found[0] % 5 and line.tokens[at].kind == "number":
        return 0, at, False
    return found[0], found[1], found[0] > 12


def _halved(line: Line, clock: Clock, end: int, *, sure: bool) -> tuple[Clock, int, bool]:
    """The hour with what is said behind it: am, pm, o'clock, -ish, sharp."""
    for _ in range(4):
        word = line.word(end)
        half, after = _half(line, end)
        if half and not clock.half:
            clock, end, sure = Clock(clock.hour, clock.minute, half), after, True
        elif word in SURE_ENDINGS or (word == "en" and line.word(end + 1) == "punto"):
            end, sure = end + 1 + (word == "en"), True
        elif word == "menos" and line.word(end + 1) in FRACTIONS and not clock.minute:
            early = _earlier(clock.hour, FRACTIONS[line.word(end + 1)])
            clock = Clock(early.hour, early.minute, clock.half)
            end += 2
        else:
            break
    if clock.literal and clock.half and clock.hour > 12:
        clock = Clock(clock.hour, clock.minute, literal=True)
    return clock, end, sure


def _half(line: Line, at: int) -> tuple[Half, int]:
    """`am`, `p.m.`, `p m`, a glued `9a`; and where it ends."""
    word = line.word(at)
    if word in ("am", "pm"):
        return HALF_WORDS[word], at + 1
    if word in ("a", "p"):
        if line.word(at + 1) == "m" and line.before(at + 1) in ("", "."):
            return HALF_WORDS[word], at + 2
        if line.glued(at) and not line.glued(at + 1):
            return HALF_WORDS[word], at + 1
        if line.before(at) == "" and word == "p":
            return "pm", at + 1
    if word in ("noche", "tarde", "manana", "madrugada"):
        return "", at
    if word == "de" and line.word(at + 1) == "la":
        part = line.word(at + 2)
        if part in ("manana", "madrugada"):
            return "am", at + 3
        return ("pm", at + 3) if part in ("tarde", "noche") else ("", at)
    if word == "del" and line.word(at + 1) in ("mediodia", "dia"):
        return "pm" if line.word(at + 1) == "mediodia" else "", at + 2
    return "", at
