"""How the practice is doing, in numbers: what the page of pictures shows.

Everything is counted over spans that have an end, through indexes, so that it stays quick however
long the practice has been running. Weeks begin on Monday; weeks, months and hours are those of
the practice's own calendar and clock. Spans are counted up to the desk's time, and the last week
and month of each are not over yet.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Executable, Row

from smsbot.db.models import Audience, Direction
from smsbot.services import counting
from smsbot.services.counting import MONTHS, WEEKS
from smsbot.services.desk import Desk

LATELY = timedelta(weeks=4)
FUNNEL = timedelta(days=90)

WAITS = ("under 15 minutes", "under 1 hour", "under 4 hours", "the same day", "the next day",
         "later")  # fmt: skip
"""How long a request waited until it was settled: confirmed, declined, or another time taken."""

_FIRST_WAITS = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))

ANSWERS = {
    "under 1 minute": timedelta(minutes=1),
    "under 5 minutes": timedelta(minutes=5),
    "under 1 hour": timedelta(hours=1),
}
"""How long a new patient waited for our first text; beyond the last of them it is `later`."""

LATER = "later"

CENTS_OUT = 1.18
"""What a segment to a US mobile costs, about, in cents.

Twilio's US list price for a long code in 2026, 0.83 cents a segment either way
(twilio.com/en-us/sms/pricing/us), and 0.35 that AT&T charges on top for registered traffic; the
other carriers charge about as much. Photos, the number and the registration are not in it.
"""

CENTS_IN = 0.83
"""What a segment that comes in costs, about: the same list price alone."""

Grid = Mapping[tuple[int, int], int]
"""How many there were by weekday (Monday is 0) and hour of the day; what is missing is none."""


@dataclass(frozen=True)
class Week:
    """A week from Monday on: requests that came in, visits that took place."""

    monday: date
    requests: int
    visits: int


@dataclass(frozen=True)
class Funnel:
    """How far new patients came; each number is a part of the one before."""

    wrote: int
    asked: int
    confirmed: int
    came: int


@dataclass(frozen=True)
class Month:
    """How a month's visits went; `late` are those that patients called off within a day."""

    first: date
    came: int
    no_shows: int
    late: int


@dataclass(frozen=True)
class Article:
    """Of a week's visits: how many were sent the article's link, and how many opened it."""

    monday: date
    sent: int
    opened: int


@dataclass(frozen=True)
class Texts:
    """Segments of this month so far, by who texted whom; what they cost, about, in dollars."""

    first: date
    from_patients: int
    to_patients: int
    with_nurse: int
    dollars: float


@dataclass(frozen=True)
class Figures:
    """Everything that the page of pictures shows; weeks and months are the oldest first.

    `waits` goes with `WAITS`, and `open` are the requests of that span which still wait.
    `answers` goes with `ANSWERS`, what took longer at its end.
    """

    weeks: tuple[Week, ...]
    wrote: Grid
    visits: Grid
    waits: tuple[int, ...]
    open: int
    answers: tuple[int, ...]
    funnel: Funnel
    months: tuple[Month, ...]
    article: tuple[Article, ...]
    texts: Texts


def figures(desk: Desk) -> Figures:
    """How the practice is doing at the desk's time."""
    mondays = _mondays(desk)
    wrote, held = _hours(desk, mondays[0])
    waits, still_open = _waits(desk)
    return Figures(
        weeks=_weeks(desk, mondays, held),
        wrote=_grid(wrote),
        visits=_grid(held),
        waits=waits,
        open=still_open,
        answers=_answers(desk),
        funnel=_funnel(desk),
        months=_months(desk),
        article=_article(desk, mondays),
        texts=_texts(desk),
    )


# Spans of the practice's calendar


def _mondays(desk: Desk) -> list[date]:
    """The Mondays of this week and of those before it, the oldest first."""
    today = desk.local.date()
    monday = today - timedelta(days=today.weekday())
    return [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]


def _first_days(desk: Desk) -> list[date]:
    """The first days of this month and of those before it, the oldest first."""
    today = desk.local.date()
    months = [today.year * 12 + today.month - 1 - back for back in reversed(range(MONTHS))]
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def _bounds(desk: Desk, days: Sequence[date]) -> dict[str, datetime]:
    """When the spans begin that begin on these days (UTC), as `_place` wants them."""
    begin = [desk.settings.practice.instant(datetime.combine(day, time.min)) for day in days]
    return {"since": begin[0]} | {f"begin_{n}": at for n, at in enumerate(begin)}


def _until_now(desk: Desk, span: timedelta) -> dict[str, datetime]:
    return {"since": desk.now - span, "now": desk.now}


def _spans(desk: Desk, question: Executable, days: Sequence[date]) -> dict[int, Row[Any]]:
    """What a question found of each span, by its place."""
    rows = desk.session.execute(question, _bounds(desk, days) | {"now": desk.now})
    return {row.place: row for row in rows}


# Weeks, and hours of the week


def _weeks(desk: Desk, mondays: Sequence[date], hours: Counter[datetime]) -> tuple[Week, ...]:
    asked = _spans(desk, counting.REQUESTS, mondays)
    held: Counter[date] = Counter()
    for local, visits in hours.items():
        held[local.date() - timedelta(days=local.weekday())] += visits
    return tuple(
        Week(monday, asked[n].requests if n in asked else 0, held[monday])
        for n, monday in enumerate(mondays)
    )


def _hours(desk: Desk, first: date) -> tuple[Counter[datetime], Counter[datetime]]:
    """Lately texts of patients, and visits from a day on, in each hour of the practice's clock."""
    question = counting.BY_HOUR[desk.session.get_bind().dialect.name]
    given = _bounds(desk, [first]) | {"lately": desk.now - LATELY, "now": desk.now}
    texts, visits = Counter[datetime](), Counter[datetime]()
    for what, hour, number in desk.session.execute(question, given):
        local = desk.settings.practice.local(datetime.fromisoformat(f"{hour}:00+00:00"))
        (texts if what == "texts" else visits)[local] += number
    return texts, visits


def _grid(hours: Counter[datetime]) -> Grid:
    found: Counter[tuple[int, int]] = Counter()
    for local, number in hours.items():
        found[local.weekday(), local.hour] += number
    return found


# How long people waited


def _waits(desk: Desk) -> tuple[tuple[int, ...], int]:
    """Lately: how many requests were settled after which wait, and how many still wait."""
    found, still_open = Counter[int](), 0
    for created_at, decided_at in desk.session.execute(counting.WAITED, _until_now(desk, LATELY)):
        if decided_at is None:
            still_open += 1
        else:
            found[_wait(desk, created_at, decided_at)] += 1
    return tuple(found[n] for n in range(len(WAITS))), still_open


def _wait(desk: Desk, created_at: datetime, decided_at: datetime) -> int:
    """Which of `WAITS` it was."""
    brief = bisect_right(_FIRST_WAITS, decided_at - created_at)
    if brief < len(_FIRST_WAITS):
        return brief
    local = desk.settings.practice.local
    days = (local(decided_at).date() - local(created_at).date()).days
    return len(_FIRST_WAITS) + min(days, 2)


def _answers(desk: Desk) -> tuple[int, ...]:
    """How long new patients waited lately for our first text; who got none is not counted."""
    most = [wait.total_seconds() for wait in ANSWERS.values()]
    waited = desk.session.execute(counting.ANSWERED, _until_now(desk, LATELY)).scalars()
    found = Counter(bisect_right(most, seconds) for seconds in waited if seconds is not None)
    return tuple(found[n] for n in range(len(ANSWERS) + 1))


# How it went


def _funnel(desk: Desk) -> Funnel:
    row = desk.session.execute(counting.FUNNEL, _until_now(desk, FUNNEL)).one()
    return Funnel(*(int(number) for number in row))


def _months(desk: Desk) -> tuple[Month, ...]:
    days = _first_days(desk)
    found = _spans(desk, counting.MONTHLY, days)
    return tuple(
        Month(day, int(row.came), int(row.no_shows), int(row.late)) if row else Month(day, 0, 0, 0)
        for row, day in ((found.get(n), day) for n, day in enumerate(days))
    )


def _article(desk: Desk, mondays: Sequence[date]) -> tuple[Article, ...]:
    found = _spans(desk, counting.LINKS, mondays)
    return tuple(
        Article(monday, found[n].sent, found[n].opened) if n in found else Article(monday, 0, 0)
        for n, monday in enumerate(mondays)
    )


def _texts(desk: Desk) -> Texts:
    first = desk.local.date().replace(day=1)
    since = desk.settings.practice.instant(datetime.combine(first, time.min))
    found: Counter[tuple[Direction, bool]] = Counter()
    for way, audience, number in desk.session.execute(
        counting.SEGMENTS, {"since": since, "now": desk.now}
    ):
        found[Direction(way), audience is Audience.PATIENT] += int(number)
    cents = {Direction.INBOUND: CENTS_IN, Direction.OUTBOUND: CENTS_OUT}
    return Texts(
        first=first,
        from_patients=found[Direction.INBOUND, True],
        to_patients=found[Direction.OUTBOUND, True],
        with_nurse=found[Direction.INBOUND, False] + found[Direction.OUTBOUND, False],
        dollars=sum(cents[way] * number for (way, _), number in found.items()) / 100,
    )
