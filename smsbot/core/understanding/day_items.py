"""Reading days out of a line: weekdays, dates, distances, weeks and feasts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from smsbot.core.understanding.date_items import (
    FARTHEST,
    dashed_date,
    day_alone,
    month_date,
    number_of_month,
    numeric_date,
)
from smsbot.core.understanding.days import ONE_DAY, ONE_WEEK, Seen, months_later, span
from smsbot.core.understanding.line import Item, Line
from smsbot.core.understanding.tables import times
from smsbot.core.understanding.tables.words import words

UNITS = {
    word: unit
    for unit, words in {
        "day": "day days dia dias",
        "week": "week weeks semana semanas",
        "fortnight": "fortnight fortnights quincena",
        "month": "month months mes meses",
    }.items()
    for word in words.split()
}
ONES = words("a an one una un")
PAIRS = words("couple pair par")
ARTICLES = words("the el la los las on for dia para this es")
NEXT = words("next proximo proxima siguiente")
LAST = words("last past pasado ultimo")
COMING = words("que viene entrante proximo siguiente entra")
FROM = words("from after de despues desde later following partir")
LEADING = words("in en within dentro")
ANCHOR_FILL = words("de of the el la on this este coming")
BEFORE = words("before antes")
TIME_COMES = words("at a at around @ about like as sobre")


def day_at(line: Line, at: int, seen: Seen) -> Item | None:
    """The day said at this place, or None."""
    idiom = line.idioms.get(at)
    beside = _day_beside(line, at, seen) if idiom else None
    if beside:
        return beside
    item = _idiom(line, at, seen) if idiom else None
    if item:
        return _moved_by_words_behind(line, item, seen)
    for rule in _RULES:
        item = rule(line, at, seen)
        if item:
            return item
    return None


def _idiom(line: Line, at: int, seen: Seen) -> Item | None:
    match = line.idioms[at]
    if not isinstance(match.label, tuple):
        return None
    kind, what = match.label
    makers: dict[str, Callable[[], tuple[date, ...]]] = {
        "day": lambda: (seen.today + what * ONE_DAY,),
        "day after": lambda: (seen.today + what * ONE_DAY,),
        "week": lambda: seen.week(what),
        "week start": lambda: seen.week_part("start", what),
        "week mid": lambda: seen.week_part("mid", what),
        "week end": lambda: seen.week_part("end", what),
        "weekend": lambda: seen.weekend(what),
        "holiday": lambda: (seen.holiday(what),),
    }
    if kind not in makers:
        return None
    days = makers[kind]()
    item = Item("day", at, match.end, days=days, is_week=kind.startswith("week"))
    if kind == "week":
        item.week = what
    return item


def _relative(line: Line, at: int, seen: Seen) -> Item | None:
    """`today`, `tomorrow`, `hoy`; `mañana` after "la" or "por la" is the morning."""
    word = line.words[at]
    if word not in times.RELATIVE_DAYS or word == "tonight":
        return None
    if word == "manana" and line.word(at - 1) in ("la", "las", "esta"):
        return None
    day = seen.today + times.RELATIVE_DAYS[word] * ONE_DAY
    return _moved_by_words_behind(line, Item("day", at, at + 1, days=(day,)), seen)


def _weekday(line: Line, at: int, seen: Seen) -> Item | None:
    """`tuesday`, `next tuesday`, `el martes que viene`, `friday week`, `thursday the 4th`."""
    word = line.words[at]
    number = times.WEEKDAYS.get(word)
    if word == "mar" and line.word(at + 2) in times.MONTHS:
        number = 1
    if number is None:
        return None
    if line.word(at - 1) in LAST or line.word(at + 1) in ("pasado", "pasada"):
        return None
    dated = _dated_weekday(line, at, number, seen)
    if dated:
        return dated
    start, end = at, at + 1
    first = seen.weekday(number)
    if line.words[at + 1 : at + 3] == ["after", "next"]:
        return Item("day", at, at + 3, days=(first + ONE_WEEK,), weekday=number)
    if line.word(at + 1) in ("week", "wk") and line.word(at - 1) not in NEXT:
        return Item("day", at, at + 2, days=(first + ONE_WEEK,), weekday=number)
    coming = line.word(at + 1) in COMING or (line.word(at + 1), line.word(at + 2)) == ("de", "esta")
    if line.word(end) == "siguiente" and first <= seen.sunday(0):
        first += ONE_WEEK
    while line.word(end) in COMING:
        end += 1
    days: tuple[date, ...] = (first,)
    if line.word(at - 1) in NEXT and line.word(at - 2) not in ("this", "este", "esta"):
        days, start = seen.next_weekday(number), at - 1
    elif coming or line.word(at - 1) in ("coming", "this", "este", "upcoming"):
        days = (first if line.word(at + 1) == "siguiente" else Seen(seen.today).weekday(number),)
    item = Item("day", start, end, days=days[:1], options=days if len(days) > 1 else (),
                weekday=number)  # fmt: skip
    if len(days) > 1:
        item.rule = f"next {word} may be {days[0]} or {days[1]}"
    return _moved_by_words_behind(line, item, seen)


def _dated_weekday(line: Line, at: int, weekday: int, seen: Seen) -> Item | None:
    """A weekday with its date; where the two disagree, both are offered."""
    after = at + 1
    while line.word(after) in ARTICLES and after < at + 4:
        after += 1
    item = (month_date(line, after, seen) or numeric_date(line, after, seen)
            or number_of_month(line, after, seen))  # fmt: skip
    named = item is not None
    if item is None:
        number = _day_number(line, after, told=after > at + 1, weekday=at)
        if number is None:
            return None
        day = seen.day_of_month(number[0])
        if day is None:
            return None
        item = Item("day", after, number[1], days=(day,))
    item.start, item.weekday, item.dated = at, weekday, True
    day = item.days[0]
    if day.weekday() == weekday:
        return item
    other = seen.weekday(weekday)
    item.options = tuple(sorted((other, day)))
    item.rule = f"{line.tokens[at].text} and {day} are not the same day"
    if not named:
        item.days = (seen.day_and_weekday(day.day, weekday) or day,)
    return item


def _day_number(line: Line, at: int, *, told: bool, weekday: int) -> tuple[int, int] | None:
    """The day of the month behind a weekday: `the 4th`, `4th`, `31`, `jueves 10 a las 3`."""
    found = line.ordinal(at)
    if found and 1 <= found[0] <= 31:
        return found if told or line.glued(at + 1) or found[1] > at + 1 or found[0] > 3 else None
    plain = line.number(at)
    if plain is None or not 1 <= plain[0] <= 31 or line.before(at) not in ("", ",", "."):
        return None
    value, end = plain
    spanish = line.words[weekday] in times.SPANISH_DAYS
    if line.tokens[at].kind == "number" and len(line.words[at]) > 2:
        return None
    if told and line.word(at - 1) not in ("the", "dia", "el"):
        return None
    if not told and _minutes_follow(line, end):
        return None
    if value > 12 or told or spanish or line.word(end) in ("at", "a"):
        return plain
    return None


def _minutes_follow(line: Line, at: int) -> bool:
    return line.word(at) in ("am", "pm", "oclock", "ish", "p", "to", "or") or line.before(at) == "-"


def _distance(line: Line, at: int) -> tuple[int, str, int] | None:
    """`2 weeks`, `a couple of days`, `un mes`: how many, of what, and where it ends."""
    word = line.word(at)
    if word in ONES:
        count, after = 1, at + 1
        if line.word(after) in PAIRS:
            count, after = 2, after + 1 + (line.word(after + 1) in ("of", "de"))
    elif word in UNITS and word in ("week", "semana", "fortnight"):
        count, after = 1, at
    elif found := line.number(at):
        count, after = found
    else:
        return None
    unit = UNITS.get(line.word(after))
    return (count, unit, after + 1) if unit and 0 < count < FARTHEST else None


def _far(day: date, count: int, unit: str) -> date | None:
    """The day that much later."""
    if unit == "month":
        return months_later(day, count) if count <= 12 else None
    length = {"day": 1, "week": 7, "fortnight": 14}[unit] * count
    return day + timedelta(days=length) if length <= FARTHEST else None


def _distance_from(line: Line, at: int, seen: Seen) -> Item | None:
    """`in 2 weeks`, `3 days from now`, `a week from friday`, `dentro de 15 dias`."""
    first = at
    leading = line.word(at) in LEADING
    if leading:
        first += 1 + (line.word(at) == "dentro")
    if line.word(first) in ("about", "like", "unos", "unas"):
        first += 1
    told = _distance(line, first)
    if told is None:
        return None
    count, unit, end = told
    ended = line.word(end) in ("time", "out")
    end += ended or line.words[end : end + 2] == ["a", "partir"]
    if line.word(end) in FROM or line.word(end) in BEFORE:
        return _from_anchor(line, at, (count, unit, end), seen)
    day = _far(seen.today, count, unit) if leading or ended else None
    return Item("day", at, end, days=(day,)) if day else None


def _from_anchor(line: Line, start: int, told: tuple[int, str, int], seen: Seen) -> Item | None:
    """The distance counted from the day behind it."""
    count, unit, end = told
    at = end + 1
    while line.word(at) in ANCHOR_FILL:
        at += 1
    if line.word(at) in ("now", "ahora"):
        anchor: Item | None = Item("day", at, at + 1, days=(seen.today,))
    else:
        anchor = day_at(line, at, seen) if at < line.size else None
    if anchor is None or not anchor.days:
        return None
    day = _far(anchor.days[0], count, unit)
    if day and line.word(end) in BEFORE:
        day = anchor.days[0] - (day - anchor.days[0])
    return Item("day", start, anchor.end, days=(day,)) if day else None


def _weekdays_from_now(line: Line, at: int, seen: Seen) -> Item | None:
    """`two thursdays from now`."""
    count = line.number(at)
    weekday = times.WEEKDAYS.get(line.word(count[1])) if count else None
    if count is None or weekday is None or line.words[count[1] + 1 : count[1] + 3] not in (
        ["from", "now"], ["from", "today"]) or not 1 <= count[0] <= 8:  # fmt: skip
        return None
    day = Seen(seen.today).weekday(weekday) + (count[0] - 1) * ONE_WEEK
    return Item("day", at, count[1] + 3, days=(day,), weekday=weekday)


def _week_of_month(line: Line, at: int, seen: Seen) -> Item | None:
    """`first week of december`, `last week of the month`, `week of the 14th`."""
    which = line.ordinal(at)
    if line.words[at] in ("last", "ultima"):
        which = (-1, at + 1)
    elif line.words[at] == "segunda":
        which = (2, at + 1)
    elif line.words[at] == "tercera":
        which = (3, at + 1)
    if which is None or line.word(which[1]) not in ("week", "semana") or which[0] > 4:
        return None
    after = which[1] + 1
    while line.word(after) in ("of", "in", "de", "del", "en"):
        after += 1
    month = times.MONTHS.get(line.word(after))
    if month is None:
        return None
    days = seen.week_of_month(month, which[0])
    return Item("day", at, after + 1, days=tuple(day for day in days if day >= seen.today) or days,
                is_week=True)  # fmt: skip


def _week_of_day(line: Line, at: int, seen: Seen) -> Item | None:
    """`the week of the 14th`: Monday to Sunday of it."""
    if line.words[at] not in ("week", "semana") or line.word(at + 1) not in ("of", "del", "de"):
        return None
    after = at + 2
    while line.word(after) in ("the", "el", "monday", "lunes"):
        after += 1
    found = day_at(line, after, seen) if after < line.size else None
    if found is None or len(found.days) != 1:
        return None
    first = found.days[0] - found.days[0].weekday() * ONE_DAY
    days = tuple(day for day in span(first, first + 6 * ONE_DAY) if day >= seen.today)
    return Item("day", at, found.end, days=days, is_week=True)


def _day_beside(line: Line, at: int, seen: Seen) -> Item | None:
    """`day before thanksgiving`, `the monday after christmas`, `el dia antes de navidad`."""
    word = line.words[at]
    weekday = times.WEEKDAYS.get(word)
    if weekday is None and word not in ("day", "dia"):
        return None
    side = line.word(at + 1)
    if side not in ("before", "after", "antes", "despues", "following"):
        return None
    after = at + 2
    while line.word(after) in ("de", "del", "the", "el", "la"):
        after += 1
    found = day_at(line, after, seen) if after < line.size else None
    if found is None or not found.days:
        return None
    step = -ONE_DAY if side in ("before", "antes") else ONE_DAY
    day = found.days[0] + step
    while weekday is not None and day.weekday() != weekday:
        day += step
    return Item("day", at, found.end, days=(day,), weekday=weekday)


def _moved_by_words_behind(line: Line, item: Item, seen: Seen) -> Item:
    """`tuesday next week`, `friday of this week`: the week said behind a weekday holds."""
    if item.weekday is None:
        return item
    after = item.end
    while line.word(after) in ("of", "the", "de", "in", "el", "during"):
        after += 1
    week = line.idioms.get(after)
    if week is None or not isinstance(week.label, tuple) or week.label[0] != "week":
        return item
    day = seen.weekday_of_week(item.weekday, week.label[1])
    if day >= seen.today:
        item.days, item.options, item.rule, item.end = (day,), (), "", week.end
        item.week = week.label[1]
    return item


_RULES = (
    _weekdays_from_now, dashed_date, _distance_from, _day_beside, _week_of_month, _week_of_day,
    _relative, _weekday, month_date, number_of_month, numeric_date, day_alone,
)  # fmt: skip
