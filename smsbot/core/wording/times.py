"""How times are written in texts, in both languages, in the plain alphabet.

`Thu Dec 3 at 3:00 PM`; a window `Thu Dec 3, 3:00-5:00 PM`; a whole day `Thu Dec 3, any time`.
In Spanish `jue 3 dic a las 3:00 PM`. All times are practice wall clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from smsbot.core.events import Language
from smsbot.core.practice import Hours, Practice, Window

WEEKDAYS = {
    Language.EN: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    Language.ES: ("lun", "mar", "mie", "jue", "vie", "sab", "dom"),
}
MONTHS = {
    Language.EN: (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ),
    Language.ES: (
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic",
    ),
}  # fmt: skip
WORDS = {
    Language.EN: {
        "at": " at ", "any": "any time", "or": " or ", "to": " to ", "more": "{n} more times",
        "today": "today, ", "tomorrow": "tomorrow, ", "on": "", "but": ", not ",
        "flexible": "any time in the next two weeks", "soonest": "as soon as possible",
    },
    Language.ES: {
        "at": " a las ", "any": "a cualquier hora", "or": " o ", "to": " al ",
        "more": "{n} horarios mas", "today": "hoy, ", "tomorrow": "mañana, ", "on": "el ",
        "but": ", menos ",
        "flexible": "a cualquier hora en las dos semanas que vienen",
        "soonest": "lo antes posible",
    },
}  # fmt: skip

MOST_PARTS = 3
"""More wishes than this are not listed one by one."""


def day(when: date, language: Language) -> str:
    """`Thu Dec 3`, `jue 3 dic`."""
    weekday, month = WEEKDAYS[language][when.weekday()], MONTHS[language][when.month - 1]
    if language is Language.ES:
        return f"{weekday} {when.day} {month}"
    return f"{weekday} {month} {when.day}"


def day_and_year(when: date, language: Language, *, today: date) -> str:
    """`Thu Dec 3`, with the year behind it unless it is this one."""
    return day(when, language) + (f" {when.year}" if when.year != today.year else "")


def clock(moment: datetime) -> str:
    """`3:00 PM`."""
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'AM' if moment.hour < 12 else 'PM'}"


def moment(when: datetime, language: Language) -> str:
    """`Thu Dec 3 at 3:00 PM`; in Spanish one o'clock is `a la 1:00 PM`."""
    return f"{day(when.date(), language)}{_at(when, language)}"


def _at(when: datetime, language: Language) -> str:
    """` at 3:00 PM`; in Spanish ` a las 3:00 PM`, and ` a la 1:00 PM` of one o'clock only."""
    one = language is Language.ES and when.hour in (1, 13)
    return f"{' a la ' if one else WORDS[language]['at']}{clock(when)}"


def span(start: datetime, end: datetime) -> str:
    """`3:00-5:00 PM`, `9:00 AM-12:00 PM`."""
    first, last = clock(start), clock(end)
    return f"{first[:-3]}-{last}" if first[-2:] == last[-2:] else f"{first}-{last}"


def window(one: Window, language: Language, practice: Practice) -> str:
    """One window as it is read back."""
    if one.length <= practice.consultation:
        return moment(one.start, language)
    return f"{day(one.day, language)}, {_hours(one, language, practice)}"


def window_short(one: Window, language: Language, practice: Practice) -> str:
    """One window in as few signs as will do: `Dec 3 3:00 PM`, `3 dic 3:00-5:00 PM`."""
    date_only = day(one.day, language).split(" ", 1)[1]
    if one.length <= practice.consultation:
        return f"{date_only} {clock(one.start)}"
    return f"{date_only} {_hours(one, language, practice)}"


def _hours(one: Window, language: Language, practice: Practice) -> str:
    spans = practice.open_spans(one.day)
    if spans and one.start <= spans[0].start and one.end >= spans[-1].end:
        return WORDS[language]["any"]
    return span(one.start, one.end)


def preference(
    windows: Sequence[Window], flags: Sequence[str], language: Language, practice: Practice
) -> str:
    """All windows of a wish in a few words; days in a row with the same hours are one part."""
    words = WORDS[language]
    for flag in ("soonest", "flexible"):
        if flag in flags:
            return words[flag] + _exceptions(windows, language, practice)
    runs = _runs(_whole_days(windows, practice), practice)
    parts = [_run(run, language, practice) for run in runs[:MOST_PARTS]]
    if len(runs) > MOST_PARTS:
        parts.append(words["more"].format(n=len(runs) - MOST_PARTS))
    return words["or"].join(parts)


def _exceptions(windows: Sequence[Window], language: Language, practice: Practice) -> str:
    """The usual weekdays that a wish for any time leaves out."""
    wanted = {one.day.weekday() for one in windows}
    missing = [weekday for weekday in sorted(practice.hours) if weekday not in wanted]
    if not wanted or not missing:
        return ""
    return WORDS[language]["but"] + "/".join(WEEKDAYS[language][weekday] for weekday in missing)


def _whole_days(windows: Sequence[Window], practice: Practice) -> list[Window]:
    """Neighbouring windows that make up a day's opening hours, joined across the lunch break."""
    joined: list[Window] = []
    for one in windows:
        spans = practice.open_spans(one.day)
        last = joined[-1] if joined else None
        if (
            last
            and last.day == one.day
            and any(
                last.end == before.end and one.start == after.start
                for before, after in pairwise(spans)
            )
        ):
            joined[-1] = Window(last.start, one.end)
        else:
            joined.append(one)
    return joined


def _runs(windows: Sequence[Window], practice: Practice) -> list[list[Window]]:
    """Windows grouped into runs of following days with the same hours.

    Closed days between two of them are skipped.
    """
    runs: list[list[Window]] = []
    for one in windows:
        last = runs[-1][-1] if runs else None
        follows = last and last.day < one.day and _none_between(last.day, one.day, practice)
        same = last and (last.start.time(), last.end.time()) == (one.start.time(), one.end.time())
        if follows and same:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [part for run in runs for part in ([run] if len(run) > 2 else [[one] for one in run])]


def _none_between(first: date, last: date, practice: Practice) -> bool:
    """Is the practice closed on every day between these two?"""
    between = (first + timedelta(days=n) for n in range(1, (last - first).days))
    return not any(practice.is_open(day) for day in between)


def _run(run: Sequence[Window], language: Language, practice: Practice) -> str:
    first = run[0]
    if len(run) == 1:
        return window(first, language, practice)
    days = WORDS[language]["to"].join((day(first.day, language), day(run[-1].day, language)))
    if first.length <= practice.consultation:
        return f"{days}{_at(first.start, language)}"
    return f"{days}, {_hours(first, language, practice)}"


def relative(when: datetime, language: Language, practice: Practice, *, today: date) -> str:
    """The moment, with "today" or "tomorrow" before it where that is so; else Spanish has "el"."""
    words = WORDS[language]
    ahead = (when.date() - today).days
    lead = {0: words["today"], 1: words["tomorrow"]}.get(ahead, words["on"])
    return lead + moment(when, language)


def numbered(options: Sequence[Window], language: Language, practice: Practice) -> str:
    """The options, each on a line with its number."""
    lines = (f"{n}) {window(one, language, practice)}" for n, one in enumerate(options, 1))
    return "\n".join(lines)


# A week


def weekly(hours: Hours, language: Language) -> str:
    """Opening hours in a few words: `Mon-Thu 9 AM-12 PM and 1-5 PM, Sat 10 AM-2 PM`."""
    runs: list[list[int]] = []
    for weekday in sorted(hours):
        last = runs[-1] if runs else []
        if last and weekday == last[-1] + 1 and hours[weekday] == hours[last[-1]]:
            last.append(weekday)
        else:
            runs.append([weekday])
    parts = (f"{_weekdays(run, language)} {_spans(hours[run[0]], language)}" for run in runs)
    return ", ".join(parts)


def _weekdays(run: Sequence[int], language: Language) -> str:
    names = WEEKDAYS[language]
    if len(run) == 1:
        return names[run[0]]
    return names[run[0]] + (" a " if language is Language.ES else "-") + names[run[-1]]


def _spans(spans: Sequence[tuple[time, time]], language: Language) -> str:
    joint = " y " if language is Language.ES else " and "
    return joint.join(_opening(opens, closes) for opens, closes in spans)


def _opening(opens: time, closes: time) -> str:
    """`1-5 PM`, `9:30 AM-12 PM`."""
    (first, half), (last, other) = _short(opens), _short(closes)
    return f"{first}-{last} {other}" if half == other else f"{first} {half}-{last} {other}"


def _short(at: time) -> tuple[str, str]:
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}", "AM" if at.hour < 12 else "PM"
