"""The nurse's calendar: her week, a day, her month to take days off, her hours, other calendars."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    request,
)
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core.events import Language
from smsbot.core.wording import times
from smsbot.core.wording.nurse import HITS
from smsbot.gateways.calendars import CalendarError
from smsbot.runtime import Runtime
from smsbot.services import agenda, busy, choices, choosing, feed, hours, time_off, undo
from smsbot.services.agenda import Day
from smsbot.services.desk import Desk
from smsbot.services.feed import Naming
from smsbot.settings.formats import FormatError
from smsbot.web.inbox import calendar_grid
from smsbot.web.inbox.frame import Refused, Top, note, rendered, to, top
from smsbot.web.login import nurse

YEARS = range(2000, 2100)
MOST_DAYS = 42
"""No page shows more."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

NO_DAY = "Nothing was done: no day was tapped."
OFF_ALREADY = "Those days are off already."
RENEWED = "The feed has a new address. Whoever has the old one sees nothing any more."
NAMED = "Visits are now shown as {naming}."
STILL_BOOKED = " Still booked on these days: {visits}."
BUSY_KEPT = "Your calendar was read: {count}. It is read again every 15 minutes."
BUSY_GONE = "Your own calendar is not read any more, and what was known of it is forgotten."
BAD_ADDRESS = "That address {wrong}."
NAMINGS = {
    Naming.INITIALS: "initials", Naming.NAMES: "name, with the phone number",
    Naming.NOTHING: "the word Consultation alone",
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """What every page of the calendar wants, and what this one shows."""

    top: Top
    title: str
    today: date
    page: dict[str, Any]


@dataclass(frozen=True)
class Row:
    """A day of the week's list."""

    day: Day
    name: str
    words: str
    visits: tuple[str, ...]
    bars: tuple[calendar_grid.Bar, ...]


def add_calendar(pages: Blueprint, runtime: Runtime) -> None:
    """Add the calendar's pages to the nurse's."""
    _add_looks(pages, runtime)
    _add_time_off(pages, runtime)
    _add_hours(pages, runtime)
    _add_calendars(pages, runtime)


# Looking at days


def _add_looks(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/calendar")
    def calendar() -> Response:
        with runtime.reading() as desk:
            if "day" in request.args:
                return _day_page(desk, _asked_day(desk))
            return _week_page(desk, _asked_week(desk))

    @pages.get("/calendar/month")
    def calendar_month() -> Response:
        with runtime.reading() as desk:
            return _month_page(desk, _asked_month(desk))


def _asked_day(desk: Desk) -> date:
    return _as_date(request.args.get("day", "")) or abort(404)


def _as_date(text: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year in YEARS else None


def _asked_week(desk: Desk) -> date:
    """The Monday of the week that is asked for, else of this one."""
    asked = request.args.get("week")
    if asked is None:
        today = desk.local.date()
        return today - timedelta(days=today.weekday())
    found = re.fullmatch(r"(\d{4})-W(\d\d)", asked, re.ASCII)
    if not found or int(found[1]) not in YEARS:
        abort(404)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        abort(404)


def _asked_month(desk: Desk) -> date:
    """The first of the month that is asked for, else of this one."""
    asked = request.args.get("month")
    if asked is None:
        return desk.local.date().replace(day=1)
    return _as_date(f"{asked}-01") or abort(404)


def week_of(day: date) -> str:
    """The ISO week of a date, as addresses have it: `2026-W49`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _week_page(desk: Desk, monday: date) -> Response:
    days = agenda.days(desk, monday, 7)
    begins, length = calendar_grid.week_frame(days)
    rows = [
        Row(
            day, times.day(day.date, Language.EN), calendar_grid.in_words(day),
            tuple(
                f"{times.clock(one.window.start)} {one.name}" for one in day.of(agenda.Kind.VISIT)
            ),
            calendar_grid.bars(day, begins, length),
        )
        for day in days
    ]  # fmt: skip
    return _rendered(
        desk, "week", calendar_grid.title(days), rows=rows, length=length,
        before=week_of(monday - timedelta(days=7)), after=week_of(monday + timedelta(days=7)),
        is_now=monday <= desk.local.date() < monday + timedelta(days=7), month=f"{monday:%Y-%m}",
    )  # fmt: skip


def _day_page(desk: Desk, day: date) -> Response:
    (shown,) = agenda.days(desk, day, 1)
    return _rendered(
        desk, "day", calendar_grid.title([shown]), day=shown, words=calendar_grid.WORDS,
        grid=calendar_grid.grid(shown, desk.practice, local=desk.local),
        open_spans=[times.span(span.start, span.end) for span in shown.spans],
        before=day - timedelta(days=1), after=day + timedelta(days=1), week=week_of(day),
        month=f"{day:%Y-%m}",
    )  # fmt: skip


def _month_page(desk: Desk, first: date, *, refused: Refused | None = None) -> Response:
    begins = first - timedelta(days=(first.weekday() + 1) % 7)  # weeks here begin on Sunday
    length = monthrange(first.year, first.month)[1]
    weeks = -(-((first - begins).days + length) // 7)
    days = agenda.days(desk, begins, weeks * 7)
    return _rendered(
        desk, "month", f"{MONTHS[first.month - 1]} {first.year}", refused,
        weeks=[days[at : at + 7] for at in range(0, len(days), 7)], first=first,
        words=calendar_grid.in_words, kinds=agenda.Kind, spoken_day=_spoken,
        before=f"{first - timedelta(days=1):%Y-%m}",
        after=f"{first + timedelta(days=length):%Y-%m}",
        still_booked=[
            (visit, times.moment(visit.window.start, Language.EN))
            for day in days
            if day.is_off
            for visit in day.of(agenda.Kind.VISIT)
        ],
        named=[day for day in days if day.closed not in ("", "Closed")],
    )  # fmt: skip


def _spoken(day: date) -> str:
    return times.day(day, Language.EN)


def _rendered(
    desk: Desk, page: str, title: str, refused: Refused | None = None, **shown: Any
) -> Response:
    about = Shown(top(desk), title, desk.local.date(), shown)
    return rendered(f"inbox/calendar_{page}.html", about, refused, **shown)


def _done(desk: Desk, answer: str, page: str, **query: object) -> AnyResponse:
    """Say what was done, on the page that it was done on."""
    note(desk, answer)
    return to(f"inbox.{page}", **query)


def _recorded(desk: Desk, kind: str, act: Callable[[], str]) -> str:
    """Do something that she can undo; what she is answered."""
    desk.lock("nurse")
    with undo.recorded(desk, kind=kind, by=nurse().phone, summary="") as action:
        answer = act()
        action.summary = answer.split(". ")[0].rstrip(".")
    return answer


# Days off


def _add_time_off(pages: Blueprint, runtime: Runtime) -> None:
    @pages.post("/calendar/days")
    def calendar_days() -> AnyResponse:
        what, days = request.form.get("what", ""), _tapped_days()
        if what not in ("off", "on") or days is None:
            abort(400)
        with runtime.desk() as desk:
            if not days:
                month = _as_date(request.form.get("month", "") + "-01")
                first = month or desk.local.date().replace(day=1)
                return _month_page(desk, first, refused=Refused(NO_DAY))
            act = _take_off if what == "off" else _take_back
            answer = _recorded(desk, what, lambda: act(desk, days))
            if request.form.get("back") == "day":
                return _done(desk, answer, "calendar", day=days[0])
            return _done(desk, answer, "calendar_month", month=f"{days[0]:%Y-%m}")


def _tapped_days() -> list[date] | None:
    """The days that were tapped, in order; None when they are none."""
    found = {_as_date(text) for text in request.form.getlist("day")}
    days = sorted(day for day in found if day is not None)
    return days if None not in found and len(days) <= MOST_DAYS else None


def _take_off(desk: Desk, days: Iterable[date]) -> str:
    new = [day for day in days if not agenda.is_off(desk, day)]
    if not new:
        return OFF_ALREADY
    texted = time_off.enter(desk, [agenda.whole_day(day) for day in new], "tapped")
    return texted.replace(HITS.partition("{")[0], STILL_BOOKED.partition("{")[0])


def _take_back(desk: Desk, days: Iterable[date]) -> str:
    return time_off.take_back(desk, [agenda.whole_day(day) for day in days])


# Hours


def _add_hours(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/calendar/hours")
    def calendar_hours() -> Response:
        with runtime.reading() as desk:
            return _hours_page(desk, hours.lines_of(desk.practice.hours))

    @pages.post("/calendar/hours")
    def keep_hours() -> AnyResponse:
        with runtime.desk() as desk:
            if request.form.get("what") == "back":
                answer = _recorded(desk, "hours", lambda: hours.go_back(desk))
                return _done(desk, answer, "calendar_hours")
            lines = [request.form.get(f"day{day}", "") for day in range(7)]
            try:
                answer = _recorded(desk, "hours", lambda: hours.keep(desk, lines))
            except hours.HoursError as wrong:
                return _hours_page(desk, lines, wrong)
            return _done(desk, answer, "calendar_hours")


def _hours_page(desk: Desk, lines: list[str], wrong: hours.HoursError | None = None) -> Response:
    mistakes = wrong.mistakes if wrong else {}
    said = "Nothing was kept. " + ("Fix the days marked below." if mistakes else hours.ALL_CLOSED)
    return _rendered(
        desk, "hours", "Hours", Refused(said) if wrong else None,
        lines=list(zip(hours.WEEKDAYS, lines, strict=True)), mistakes=mistakes,
        longest=hours.LONGEST_LINE, example=hours.EXAMPLE,
        is_chosen=choices.HOURS in desk.choices,
        of_settings=hours.in_words(desk.settings.practice.hours),
    )  # fmt: skip


# Other calendars


def _add_calendars(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/calendar/connect")
    def calendar_connect() -> Response:
        with runtime.reading() as desk:
            return _connect_page(desk)

    @pages.post("/calendar/feed")
    def change_feed() -> AnyResponse:
        what, naming = request.form.get("what"), request.form.get("naming", "")
        if what not in ("renew", "name") or (what == "name" and naming not in list(Naming)):
            abort(400)
        with runtime.desk() as desk:
            act = (lambda: _renew(desk)) if what == "renew" else lambda: _name(desk, naming)
            return _done(desk, _recorded(desk, "calendar", act), "calendar_connect")

    @pages.post("/calendar/busy")
    def change_busy() -> AnyResponse:
        if request.form.get("what") == "remove":
            with runtime.desk() as desk:
                answer = _recorded(desk, "calendar", lambda: _forget(desk))
                return _done(desk, answer, "calendar_connect")
        try:
            address = busy.address(request.form.get("own", ""), runtime.settings)
            found = busy.read(address, runtime.settings, now=runtime.clock())
        except FormatError as error:
            return _refuse(runtime, BAD_ADDRESS.format(wrong=error))
        except CalendarError as error:
            return _refuse(runtime, str(error))
        with runtime.desk() as desk:
            answer = _recorded(desk, "calendar", lambda: _keep(desk, address, len(found)))
            busy.keep(desk, address, found)
            return _done(desk, answer, "calendar_connect")


def _refuse(runtime: Runtime, why: str) -> Response:
    with runtime.reading() as desk:
        return _connect_page(desk, Refused(f"Nothing was kept. {why}"))


def _renew(desk: Desk) -> str:
    choosing.choose(desk, choices.FEED_GENERATION, feed.next_generation(desk))
    return RENEWED


def _name(desk: Desk, naming: str) -> str:
    choosing.choose(desk, choices.FEED_NAMES, naming)
    return NAMED.format(naming=NAMINGS[Naming(naming)])


def _keep(desk: Desk, address: str, count: int) -> str:
    choosing.choose(desk, choices.BUSY_ADDRESS, address)
    said = {0: "you are never busy", 1: "one busy time"}.get(count, f"{count} busy times")
    return BUSY_KEPT.format(count=f"{said} in the next {busy.AHEAD.days} days")


def _forget(desk: Desk) -> str:
    choosing.choose(desk, choices.BUSY_ADDRESS, None)
    busy.forget(desk)
    return BUSY_GONE


def _connect_page(desk: Desk, refused: Refused | None = None) -> Response:
    secret = current_app.secret_key
    assert isinstance(secret, str)
    token = feed.token(secret, desk.choices.get(choices.FEED_GENERATION))
    root = (desk.settings.public_url or request.url_root).rstrip("/")
    address = f"{root}/calendar/{token}.ics"
    standing = busy.standing(desk)
    return _rendered(
        desk, "connect", "Connect calendars", refused, address=address,
        webcal="webcal" + address[address.index(":") :], naming=feed.naming(desk),
        namings=NAMINGS, standing=standing, read_at=_moment(desk, standing.read_at),
        failing_since=_moment(desk, standing.failing_since), longest=busy.LONGEST_ADDRESS,
    )  # fmt: skip


def _moment(desk: Desk, at: datetime | None) -> str:
    return times.moment(desk.practice.local(at), Language.EN) if at else ""
