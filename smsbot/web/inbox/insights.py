"""How the practice is doing, in pictures: each with a sentence that says it and its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint
from markupsafe import Markup
from werkzeug.wrappers import Response

from smsbot.core.events import Language
from smsbot.core.practice import Hours
from smsbot.core.wording import times
from smsbot.runtime import Runtime
from smsbot.services import figures
from smsbot.services.figures import ANSWERS, LATER, WAITS, Figures, Grid
from smsbot.web import drawing
from smsbot.web.inbox.frame import Top, rendered, top

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")

SAME_DAY = 4
"""So many of `WAITS` end on the day on which they began."""

ENOUGH = {"weeks": 2, "settled": 1, "texts": 10}
"""With less of these a picture would show chance rather than the practice."""

Rows = Sequence[tuple[object, ...]]


@dataclass(frozen=True)
class Picture:
    """A picture, the sentence that says what it shows, and the figures behind it."""

    name: str
    heading: str
    says: str
    svg: Markup
    head: tuple[str, ...]
    rows: Rows
    key: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Insights:
    """What the page shows; pictures for which nothing has happened yet are left out."""

    top: Top
    pictures: tuple[Picture, ...]
    left_out: int


def add_insights(pages: Blueprint, runtime: Runtime) -> None:
    """The page of pictures."""

    @pages.get("/insights")
    def insights() -> Response:
        with runtime.reading() as desk:
            found, hours, above = figures.figures(desk), desk.practice.hours, top(desk)
        drawn = tuple(picture for draw in _PICTURES if (picture := draw(found, hours)))
        shown = Insights(above, drawn, len(_PICTURES) - len(drawn))
        return rendered(
            "inbox/insights.html", shown, patterns=drawing.PATTERNS, fills=drawing.FILLS,
        )  # fmt: skip


# The pictures; None where nothing has happened yet


def _weeks(found: Figures, _: Hours) -> Picture | None:
    requests = [week.requests for week in found.weeks]
    visits = [week.visits for week in found.weeks]
    if sum(1 for both in zip(requests, visits, strict=True) if any(both)) < ENOUGH["weeks"]:
        return None
    name, heading = "weeks", "Week by week"
    return Picture(
        name,
        heading,
        f"{_so_many(sum(requests), 'request')} and {_so_many(sum(visits), 'visit')} in "
        f"{len(requests)} weeks; this week so far {_so_many(requests[-1], 'request')} and "
        f"{_so_many(visits[-1], 'visit')}.",
        drawing.grouped(
            name, f"{heading}: requests and visits", {"requests": requests, "visits": visits},
            [_short(week.monday) for week in found.weeks],
        ),
        ("Week from", "Requests", "Visits"),
        [(_day(week.monday), week.requests, week.visits) for week in found.weeks],
        key=("requests", "visits"),
    )  # fmt: skip


def _waits(found: Figures, _: Hours) -> Picture | None:
    settled = sum(found.waits)
    if settled < ENOUGH["settled"]:
        return None
    name, heading = "waits", "How long requests wait for you"
    still = f" {_so_many(found.open, 'waits', 'wait')} still." if found.open else ""
    same_day = sum(found.waits[:SAME_DAY])
    said = f"{same_day} of {_so_many(settled, 'request')} of the last four weeks were"
    if settled == 1:
        said = f"The one request of the last four weeks was{'' if same_day else ' not'}"
    says = f"{said} settled the same day.{still}"
    rows = dict(zip(WAITS, found.waits, strict=True))
    return Picture(
        name, heading, says, drawing.lying(name, f"{heading}: requests by wait", rows),
        ("Settled", "Requests"), tuple(rows.items()),
    )  # fmt: skip


def _answers(found: Figures, _: Hours) -> Picture | None:
    heard = sum(found.answers)
    if not heard:
        return None
    name, heading = "answers", "How soon new patients hear from us"
    rows = dict(zip((*ANSWERS, LATER), found.answers, strict=True))
    within = f"{found.answers[0]} of {_so_many(heard, 'new patient')}"
    return Picture(
        name,
        heading,
        f"{within} of the last four weeks got our first text within a minute.",
        drawing.lying(name, f"{heading}: new patients by wait", rows),
        ("First text", "New patients"),
        tuple(rows.items()),
        note="Counted from the moment they first wrote or called.",
    )


def _funnel(found: Figures, _: Hours) -> Picture | None:
    funnel = found.funnel
    if not funnel.wrote:
        return None
    name, heading = "funnel", "From the first text to the visit"
    rows = {
        "wrote or called": funnel.wrote, "asked for a time": funnel.asked,
        "were booked": funnel.confirmed, "came": funnel.came,
    }  # fmt: skip
    return Picture(
        name,
        heading,
        f"Of {_so_many(funnel.wrote, 'new patient')} of the last {figures.FUNNEL.days} days "
        f"{funnel.asked} asked for a time, {funnel.confirmed} {_were(funnel.confirmed)} booked "
        f"and {funnel.came} came.",
        drawing.funnel(name, f"{heading}: how many are left at each step", rows),
        ("Step", "New patients", "Of all"),
        [(step, number, f"{100 * number / funnel.wrote:.0f}%") for step, number in rows.items()],
        note="Visits that are still to come are not counted as come.",
    )


def _months(found: Figures, _: Hours) -> Picture | None:
    came, missed = (sum(getattr(month, what) for month in found.months)
                    for what in ("came", "no_shows"))  # fmt: skip
    late = sum(month.late for month in found.months)
    if not came + missed + late:
        return None
    name, heading = "months", "No-shows and late cancellations"
    parts = {
        "did not come": [month.no_shows for month in found.months],
        "called off within a day": [month.late for month in found.months],
    }
    return Picture(
        name,
        heading,
        f"{missed} of {_so_many(came + missed, 'visit')} in {len(found.months)} months "
        f"{_were(missed)} missed; {late} more {_were(late)} called off less than 24 hours before.",
        drawing.stacked(
            name, heading, parts, [MONTHS[month.first.month - 1][:3] for month in found.months]
        ),
        ("Month", "Came", "Did not come", "Called off late"),
        [(_month(m.first), m.came, m.no_shows, m.late) for m in found.months],
        key=tuple(parts),
    )


def _wrote(found: Figures, hours: Hours) -> Picture | None:
    total = sum(found.wrote.values())
    if total < ENOUGH["texts"]:
        return None
    closed = sum(n for at, n in found.wrote.items() if not _is_open(hours, *at))
    return _grid(
        "wrote", "When patients write", found.wrote,
        f"Most on {_busiest(found.wrote)}. {closed} of {_so_many(total, 'text')} of the last four "
        "weeks came outside your hours.",
    )  # fmt: skip


def _visits(found: Figures, _: Hours) -> Picture | None:
    if not sum(found.visits.values()):
        return None
    says = f"Most visits of the last {len(found.weeks)} weeks were on {_busiest(found.visits)}."
    return _grid("visits", "When visits are", found.visits, says)


def _article(found: Figures, _: Hours) -> Picture | None:
    sent, opened = (sum(getattr(week, what) for week in found.article)
                    for what in ("sent", "opened"))  # fmt: skip
    if not sent:
        return None
    name, heading = "article", "The article"
    parts = {
        "opened": [week.opened for week in found.article],
        "not opened": [week.sent - week.opened for week in found.article],
    }
    return Picture(
        name,
        heading,
        f"{opened} of the {_so_many(sent, 'link')} texted after visits of the last "
        f"{len(found.article)} weeks {_were(opened)} opened.",
        drawing.stacked(
            name, f"{heading}: links opened and not, by week", parts,
            [_short(week.monday) for week in found.article],
        ),
        ("Visits of the week from", "Sent", "Opened"),
        [(_day(week.monday), week.sent, week.opened) for week in found.article],
        key=tuple(parts),
        note="Only openings by people count, as far as that can be told.",
    )  # fmt: skip


def _texts(found: Figures, _: Hours) -> Picture | None:
    texts = found.texts
    rows = {
        "from patients": texts.from_patients, "to patients": texts.to_patients,
        "to and from you": texts.with_nurse,
    }  # fmt: skip
    if not any(rows.values()):
        return None
    name, heading = "texts", "Texts and what they cost"
    month = MONTHS[texts.first.month - 1]
    return Picture(
        name,
        heading,
        f"About ${texts.dollars:.2f} for {_so_many(sum(rows.values()), 'text')} in {month} so far.",
        drawing.lying(name, f"{heading}: texts of {month} so far", rows),
        ("Texts", "Segments"),
        tuple(rows.items()),
        note="A long text counts as two or more. Reckoned from Twilio's list price and the "
        "carriers' fees, without photos and the number itself; Twilio's bill is what counts.",
    )


def _grid(name: str, heading: str, grid: Grid, says: str) -> Picture:
    rows = [
        (drawing.clock(hour), *(grid.get((day, hour), 0) for day in range(7)))
        for hour in drawing.span_of_hours(grid)
    ]
    svg = drawing.by_hour(name, f"{heading}, by weekday and hour", grid)
    return Picture(name, heading, says, svg, ("Hour", *drawing.WEEKDAYS), rows)


_PICTURES: tuple[Callable[[Figures, Hours], Picture | None], ...] = (
    _weeks, _waits, _answers, _funnel, _months, _wrote, _visits, _article, _texts,
)  # fmt: skip


# Words


def _so_many(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _busiest(grid: Grid) -> str:
    """The weekday and hour with the most: `Tuesdays around 9 AM`."""
    day, hour = max(sorted(grid), key=lambda at: grid[at])
    return f"{DAYS[day]} around {drawing.clock(hour)}"


def _is_open(hours: Hours, day: int, hour: int) -> bool:
    """Is the practice open at this hour of an ordinary week?"""
    return any(opens.hour <= hour < closes.hour for opens, closes in hours.get(day, ()))


def _short(day: date) -> str:
    return f"{day.month}/{day.day}"


def _day(day: date) -> str:
    return times.day(day, Language.EN)


def _month(first: date) -> str:
    return f"{MONTHS[first.month - 1]} {first.year}"
