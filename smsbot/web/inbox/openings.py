"""Other times for a request: a small calendar of the days with openings, and a day's openings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core import openings
from smsbot.core.events import Language
from smsbot.core.practice import Practice
from smsbot.core.wording import as_windows, times
from smsbot.db.models import Matter
from smsbot.runtime import Runtime
from smsbot.services import bookings
from smsbot.services.desk import Desk
from smsbot.web.inbox.cards import Card, Option, as_texted, matter_card
from smsbot.web.inbox.frame import Top, rendered, top

WEEKS = 5


@dataclass(frozen=True)
class Day:
    """A day of the small calendar: how many openings it has, or why it has none."""

    iso: str
    number: int
    said: str
    free: int
    is_past: bool
    is_shown: bool


@dataclass(frozen=True)
class Times:
    """What the page of other times shows."""

    top: Top
    card: Card
    name: str
    wish: str
    month: str
    weeks: tuple[tuple[Day, ...], ...]
    day: str
    options: tuple[Option, ...]
    before: str
    after: str


def add_openings(pages: Blueprint, runtime: Runtime) -> None:
    """Add the page."""

    @pages.get("/matters/<int(max=2147483647):number>/times")
    def other_times(number: int) -> AnyResponse:
        with runtime.reading() as desk:
            matter = desk.session.get(Matter, number) or abort(404)
            shown = _times(desk, matter, _asked_day(desk))
        return rendered("inbox/times.html", shown)


def _asked_day(desk: Desk) -> date | None:
    try:
        day = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return None
    today = desk.local.date()
    return min(max(day, today), today + timedelta(days=365))


def _times(desk: Desk, matter: Matter, day: date | None) -> Times:
    file = bookings.look_at(desk, matter)
    card = matter_card(desk, matter, file.patient)
    if not {"offer", "move"} & set(card.may):
        abort(404)
    today = desk.local.date()
    wished = as_windows(file.request.windows) if file.request else ()
    day = day or max(wished[0].day if wished else today, today)
    practice = bookings.own_calendar(desk, file)
    monday = max(day - timedelta(days=7), today)
    monday -= timedelta(days=monday.weekday())
    dates = [monday + timedelta(days=n) for n in range(7 * WEEKS)]
    days = [_day(desk, practice, on, shown=day) for on in dates]
    free = openings.free_on(practice, day, local=desk.local)
    return Times(
        top=top(desk), card=replace(card, phone=""), name=file.name,
        wish=times.preference(wished, file.request.flags, Language.EN, practice)
        if file.request else "",
        month=f"{day:%B %Y}",
        weeks=tuple(tuple(days[n : n + 7]) for n in range(0, len(days), 7)),
        day=times.day(day, Language.EN),
        options=tuple(Option(times.clock(one.start), as_texted(one.start)) for one in free),
        before=(monday - timedelta(days=1)).isoformat() if monday > today else "",
        after=(monday + timedelta(days=7 * WEEKS + 7)).isoformat(),
    )  # fmt: skip


def _day(desk: Desk, practice: Practice, on: date, *, shown: date) -> Day:
    free = [*openings.free_on(practice, on, local=desk.local)]
    return Day(
        iso=on.isoformat(), number=on.day, said=times.day(on, Language.EN),
        free=len(free), is_past=on < desk.local.date(),
        is_shown=on == shown,
    )  # fmt: skip
