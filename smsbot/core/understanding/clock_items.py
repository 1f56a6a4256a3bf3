"""Reading hours out of a line: `3`, `half past 2`, `a las 3 y media`, ranges, parts of the day."""

from __future__ import annotations

from datetime import time

from smsbot.core.practice import Practice
from smsbot.core.understanding.clock import Clock, Half, between
from smsbot.core.understanding.line import Item, Line
from smsbot.core.understanding.reading import Asked, Hours
from smsbot.core.understanding.tables import times

HALF_WORDS: dict[str, Half] = {"am": "am", "pm": "pm", "a": "am", "p": "pm", "ampm": "pm"}
SURE_ENDINGS = frozenset("oclock ish sharp hrs horas h ishh isch punto".split())
NOON_WORDS = frozenset("noon noonish noontime".split())
PAST = frozenset("past after".split())
TO = frozenset("to til till of before".split())
FRACTIONS = {"quarter": 15, "cuarto": 15, "half": 30, "media": 30}

LEADS = frozenset(
    "at around about like by before after until till til from between approx approximately say las"
    " sobre como tipo past circa antes despues desde hasta entre roughly maybe than do later"
    " earlier since closer near".split()
)
"""Words before a bare number that make it an hour."""

ONES = frozenset("one una uno un".split())
SURE_LEADS = frozenset("at around by before after until till til from between las entre".split())
"""Words that make even `one` an hour."""

AFTERS = frozenset("after past from since desde despues".split())
BEFORES = frozenset("before by until till til antes hasta".split())
ONWARDS = frozenset("on onward onwards adelante up later after plus despues".split())
RANGE_WORDS = frozenset("to until till til thru through a hasta".split())

PRICED = frozenset("a an per each x percent dollars bucks usd off".split())

COUNTED = frozenset(
    "people person persons units unit syringes syringe kids kid of weeks week minutes minute min"
    " percent dollars years year yr yrs yo months month days day times more hours hour hrs miles"
    " mi ml cc areas area visits sessions texts messages others girls friends sisters daughters"
    " personas unidades jeringas hijos hijas ninos anos ano meses semanas dias minutos horas veces"
    " vez mas dolares amigas hermanas bucks grand k different things questions things kiddos mo"
    " babies baby openings spots slots calls old and rounds vials treatments gauze pads x sec secs"
    " seconds am1 c f degrees lbs pounds inches feet oz mg".split()
)


def clock_at(line: Line, at: int, *, practice: Practice, asked: Asked | None) -> Item | None:
    """The hour, or stretch of hours, said at this place, or None."""
    found = _clock(line, at)
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


def _clock(line: Line, at: int) -> tuple[Clock, int, bool] | None:
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
    clock = Clock(hour % 24, minute, literal=hour > 12 or hour == 0 or len(hours) == 2 and hour < 10)
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
    if line.tokens[at].kind != "number" and line.words[at] in ("forty", "fifty", "thirty", "twenty"):
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
        return (-found[0], found[1], True) if found and found[0] in (5, 10, 20, 25) else (0, at, False)
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
        return {"manana": ("am", at + 3), "madrugada": ("am", at + 3), "tarde": ("pm", at + 3),
                "noche": ("pm", at + 3)}.get(line.word(at + 2), ("", at))  # type: ignore[return-value]
    if word == "del" and line.word(at + 1) in ("mediodia", "dia"):
        return "pm" if line.word(at + 1) == "mediodia" else "", at + 2
    return "", at


def _licensed(line: Line, at: int) -> bool:
    """Does the word before make this number an hour?"""
    word = line.word(at - 1)
    if line.words[at] in ONES and word not in SURE_LEADS and not (word == "la" and line.words[at] == "una"):
        return False
    if word == "for":
        return line.tokens[at].kind == "number" and line.word(at - 2) in ("appointment", "book", "consultation", "it", "me", "up", "in")
    if word == "la":
        return line.word(at - 2) in ("a", "como", "desde", "hasta", "de", "por") and line.words[at] in ("una", "1")
    if word == "a":
        return line.tokens[at].kind == "number" and line.word(at - 2) == "mejor"
    if word == "it":
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
    elif lead == "before" or (line.word(item.end) == "or" and line.word(item.end + 1) in ("earlier", "before", "sooner")):
        item.hours = Hours(None, start)
    return item


def _range_end(line: Line, item: Item, lead: str) -> tuple[Clock, int, bool] | None:
    at = item.end
    if at >= line.size:
        return None
    dashed = line.before(at) in ("-", "--") and not line.glued(at)
    joined = line.word(at) in RANGE_WORDS or (line.word(at) in ("and", "y", "e") and lead == "between")
    if not dashed and not joined:
        return None
    after = at if dashed else at + 1
    while line.word(after) in ("las", "la", "like", "about"):
        after += 1
    found = _clock(line, after) if after < line.size else None
    if found is None or (line.word(found[1]) in COUNTED and not found[2]):
        return None
    if line.word(at) == "a" and line.word(after - 1) == "a" and not item.sure and lead != "from":
        return found if line.word(item.start - 1) in ("de", "las", "from") or found[2] else None
    return found


_FILL = frozenset("the like about around las la de a say maybe at noon".split())


def _lead(line: Line, start: int) -> str:
    """What stands before an hour: `after`, `before`, `before_not`, `between`, `from` or nothing."""
    at = start - 1
    while line.word(at) in _FILL and start - at <= 3:
        at -= 1
    word = line.word(at)
    negated = line.word(at - 1) in ("not", "no", "nothing", "earlier", "nada", "dont", "never")
    if word == "than":
        side = line.word(at - 1)
        flipped = line.word(at - 2) in ("no", "not", "nothing")
        return {"later": "before" if flipped else "after", "earlier": "before_not" if flipped else "before"}.get(side, "")
    if word in ("between", "btw", "entre"):
        return "between"
    if word in ("from", "desde"):
        return "after" if word == "desde" or line.word(start + 1) in ("on", "onwards", "onward") else "from"
    if word == "partir":
        return "after"
    if word in ("by",) and negated:
        return "before_not"
    if word in AFTERS or (word == "after" and not negated):
        return "before" if negated and word in ("after", "past", "despues") else "after"
    if word in BEFORES:
        return "before_not" if negated and word in ("before", "antes", "until", "till", "til", "hasta") else "before"
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
        line.word(at) in times.WEEKDAYS or line.word(at) in times.MONTHS or line.word(at) in
        ("the", "this", "next", "my", "your") or (at < line.size and line.tokens[at].kind in ("number", "date"))
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
    if word == "eve" and line.word(at + 1) not in times.WEEKDAYS and line.word(at - 1) in ("its", "im"):
        return None
    return Item("part", at, at + 1, part=part)


def stretch_of(clock: Clock, *, practice: Practice) -> Hours:
    """A single hour as a stretch."""
    at: time = clock.at(practice)
    return Hours(at, None, exact=True)
