"""Reading dates out of a line: a month with its day, numbers with a slash, the day of a month."""

from __future__ import annotations

from smsbot.core.understanding.days import Seen, real_date, span
from smsbot.core.understanding.line import Item, Line
from smsbot.core.understanding.tables import times
from smsbot.core.understanding.tables.words import words

OF = words("of de del in en this")
FARTHEST = 400
"""Days ahead beyond which nobody books."""


def month_date(line: Line, at: int, seen: Seen) -> Item | None:
    """`dec 5`, `december 5th 2026`, `oct/2`, `dec 24-26`, `may twenty nine`."""
    month = times.MONTHS.get(line.word(at))
    if month is None or line.masked[at]:
        return None
    after = at + 1
    while line.word(after) in ("the", "el"):
        after += 1
    if line.before(after) not in ("", ",", "/", ".", "-"):
        return None
    found = line.ordinal(after) or line.number(after)
    if found is None or not 1 <= found[0] <= 31 or _counted(line, after, found[1]):
        return None
    if after < line.size and line.tokens[after].kind == "number" and len(line.words[after]) > 2:
        return None
    if line.word(found[1]) in ("am", "pm", "oclock") and found[1] == after + 1:
        return None
    return _of_month(line, at, found[1], (month, found[0]), seen)


def _counted(line: Line, at: int, end: int) -> bool:
    return line.word(at - 1) == "may" and line.word(end) in ("people", "units", "times")


def _of_month(line: Line, start: int, end: int, when: tuple[int, int], seen: Seen) -> Item | None:
    month, number = when
    year = line.digits(end)
    if year and 2000 <= year <= 2100 and line.before(end) in ("", ",", "/", "-"):
        day = real_date(year, month, number)
        end += 1
    else:
        day = seen.month_and_day(month, number)
    if day is None:
        return None
    return _through(line, Item("day", start, end, days=(day,)), month, seen)


def _through(line: Line, item: Item, month: int, seen: Seen) -> Item:
    """The rest of a span of days: `dec 24-26`, `dec 24 to 26`."""
    at = item.end
    joined = line.before(at) == "-" or line.word(at) in ("to", "thru", "through", "al", "until")
    after = at if line.before(at) == "-" else at + 1
    last = line.ordinal(after) or line.number(after) if joined else None
    if last and item.days[0].day < last[0] <= 31 and line.word(last[1]) not in ("am", "pm"):
        end = real_date(item.days[0].year, month, last[0])
        if end:
            item.days, item.end = span(item.days[0], end), last[1]
    return item


def number_of_month(line: Line, at: int, seen: Seen) -> Item | None:
    """`5th of march`, `5 de diciembre`, `24-26 dec`, `17 del 11`, `the 5th of this month`."""
    found = (line.ordinal(at) or line.number(at)) if at < line.size else None
    if found is None or not 1 <= found[0] <= 31:
        return None
    number, after = found
    last = line.number(after) if line.before(after) == "-" or line.word(after) == "al" else None
    if line.word(after) == "al":
        last = line.number(after + 1)
    behind = last[1] if last else after
    of = behind
    while line.word(of) in OF:
        of += 1
    month = times.MONTHS.get(line.word(of))
    if month and not line.masked[of] and line.before(of) in ("", "-", "/", ",", "."):
        if (
            of == behind
            and line.word(of) == "may"
            and line.word(of + 1) in ("i", "we", "not", "be")
        ):
            return None
        day = seen.month_and_day(month, number)
        item = _of_month(line, at, of + 1, (month, number), seen)
        end = real_date(day.year, month, last[0]) if day and last and last[0] <= 31 else None
        if item and day and end and end > day:
            item.days = span(day, end)
        return item
    other = line.digits(after + 1) if line.word(after) == "del" else None
    if other and other <= 12:
        return _of_month(line, at, after + 2, (other, number), seen)
    return None


def day_alone(line: Line, at: int, seen: Seen) -> Item | None:
    """`the 5th`, `15th`, `el 9`, `día 9`, `the 5th of this month`."""
    found = line.ordinal(at)
    word = line.word(at - 1)
    small = False
    if found is None:
        if word not in ("el", "dia", "del") and not (word == "the" and line.word(at - 2) == "on"):
            return None
        found = line.number(at)
        if found is None or line.word(found[1]) in ("am", "pm", "oclock"):
            return None
        if line.word(found[1]) == "de" and line.word(found[1] + 1) not in ("este", "mes"):
            return None
        if line.tokens[at].kind == "number" and len(line.words[at]) > 2:
            return None
    elif line.tokens[at].kind != "number" and found[0] <= 3:
        small = True
    number, end = found
    if not 1 <= number <= 31 or (small and not _stands_as_date(line, at, end)):
        return None
    if line.word(end) in _AFTER_ORDINAL:
        return None
    for word in ("of", "de", "this", "este", "month", "mes", "the"):
        if line.word(end) == word:
            end += 1
    day = seen.day_of_month(number)
    if day is None:
        return None
    return _through(line, Item("day", at, end, days=(day,)), day.month, seen)


_AFTER_ORDINAL = words(
    "time visit floor treatment appointment grade street st ave avenue one option week person text"
    " message try attempt consultation round syringe year anniversary birthday bday"
)


def _stands_as_date(line: Line, at: int, end: int) -> bool:
    """`the first` is a date only where nothing else can be meant by it."""
    if line.word(at - 1) not in ("the", "el"):
        return False
    return line.word(end) in ("at", "of", "around", "in", "de", "a") or line.word(at - 2) == "on"


def numeric_date(line: Line, at: int, seen: Seen) -> Item | None:
    """`12/5` is month and day; where that cannot be, day and month."""
    if at >= line.size or line.tokens[at].kind != "date" or line.masked[at]:
        return None
    parts = [int(part) for part in line.words[at].replace("-", "/").split("/")]
    if len(parts) == 3 and parts[0] > 31:
        parts = [parts[1], parts[2], parts[0]]
    month, number = (parts[0], parts[1]) if parts[0] <= 12 else (parts[1], parts[0])
    if len(parts) == 3:
        year = parts[2] + 2000 if parts[2] < 100 else parts[2]
        day = real_date(year, month, number)
        if day and abs((day - seen.today).days) > FARTHEST:
            return None
    else:
        day = seen.month_and_day(month, number) if 1 <= month <= 12 else None
    return Item("day", at, at + 1, days=(day,)) if day else None


def dashed_date(line: Line, at: int, seen: Seen) -> Item | None:
    """`12-9 at 2pm`: two numbers before a clock time are month and day."""
    month, number = line.digits(at), line.digits(at + 1)
    if not month or not number or month > 12 or number > 31 or line.before(at + 1) != "-":
        return None
    if line.word(at + 2) != "at" or line.before(at + 2):
        return None
    day = seen.month_and_day(month, number)
    return Item("day", at, at + 2, days=(day,)) if day else None
