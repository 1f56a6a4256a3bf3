"""What the page of pictures asks the database; `figures` makes numbers of the answers.

Each question is about a span with an end, `since` to `now`, for which there is an index: how many
rows there are before it makes no difference. They are put together once, as doing so takes longer
than asking.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    and_,
    bindparam,
    case,
    distinct,
    exists,
    extract,
    func,
    literal_column,
    or_,
    union_all,
)
from sqlmodel import col, select

from smsbot.core.events import RequestStatus
from smsbot.core.practice import LATE
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    Audience,
    Direction,
    Message,
    Patient,
    Request,
    TrackedLink,
)

WEEKS = 12
MONTHS = 6


def _in_span(column: Any, since: str = "since") -> ColumnElement[bool]:
    lies: ColumnElement[bool] = column.between(bindparam(since), bindparam("now"))
    return lies


def _place(column: Any, spans: int) -> ColumnElement[int]:
    """In which of so many spans an instant lies, from 0; each begins at a bound `begin_0` ..."""
    before = ((column < bindparam(f"begin_{n + 1}"), n) for n in range(spans - 1))
    return case(*before, else_=spans - 1).label("place")


def _hour(column: Any, dialect: str) -> ColumnElement[str]:
    """The hour (UTC) that an instant lies in, as `2026-12-01 17`."""
    if dialect == "sqlite":
        return func.substr(column, 1, 13)
    return func.to_char(func.timezone("UTC", column), "YYYY-MM-DD HH24")


def _seconds(start: Any, end: Any) -> ColumnElement[Any]:
    """From one instant to another."""
    return extract("epoch", end) - extract("epoch", start)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Of how many rows this is so."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_STARTS, _STATUS = col(Appointment.starts_at), col(Appointment.status)
_ASKED = col(Request.created_at)
_HELD = _STATUS == AppointmentStatus.CONFIRMED


def _by_hour(dialect: str) -> Executable:
    """Visits that have begun, and lately texts of patients: how many in each hour."""
    # A text is handled seconds after it was written as a rule, and there is an index of that.
    handled = col(Message.handled_at)
    visits: Any = select(
        literal_column("'visits'"), _hour(_STARTS, dialect).label("hour"), func.count()
    ).where(_in_span(_STARTS), _HELD)
    texts: Any = select(
        literal_column("'texts'"), _hour(handled, dialect).label("hour"), func.count()
    ).where(
        _in_span(handled, "lately"),
        col(Message.direction) == Direction.INBOUND,
        col(Message.audience) == Audience.PATIENT,
    )
    return union_all(visits.group_by("hour"), texts.group_by("hour"))


BY_HOUR = {dialect: _by_hour(dialect) for dialect in ("sqlite", "postgresql")}

REQUESTS = (
    select(_place(_ASKED, WEEKS), func.count().label("requests"))
    .where(_in_span(_ASKED))
    .group_by("place")
)

WAITED = select(Request.created_at, Request.decided_at).where(
    _in_span(_ASKED),
    col(Request.status) != RequestStatus.CANCELLED,
    col(Request.waits_since).is_(None),
)
"""From when until when each request waited for the nurse, those aside that patients withdrew."""

_NEW = (
    _in_span(col(Patient.created_at)),
    col(Patient.last_wrote_at).is_not(None),  # else the nurse has entered her
)
_FIRST_TEXT = (
    select(func.min(Message.sent_at))
    .where(
        Message.patient_id == Patient.id,
        Message.direction == Direction.OUTBOUND,
        Message.audience == Audience.PATIENT,
    )
    .correlate(Patient)
    .scalar_subquery()
)
ANSWERED = select(_seconds(col(Patient.created_at), _FIRST_TEXT)).where(*_NEW)
"""How many seconds each new patient waited for our first text; None where there was none."""

_WAS_BOOKED = exists().where(
    col(Appointment.patient_id) == Patient.id,
    func.coalesce(Appointment.cancelled_by, "") != "undo",
)
_HAS_COME = exists().where(
    col(Appointment.patient_id) == Patient.id, _HELD, col(Appointment.ends_at) <= bindparam("now")
)
_HAS_ASKED = or_(exists().where(col(Request.patient_id) == Patient.id), _WAS_BOOKED)
FUNNEL = select(
    func.count(), _how_many(_HAS_ASKED), _how_many(_WAS_BOOKED), _how_many(_HAS_COME)
).where(*_NEW)
"""New patients: all, who asked for a time, who were given one, who came."""

CALLED_OFF_LATE = and_(
    col(Appointment.cancelled_by) == "patient",
    _seconds(Appointment.cancelled_at, _STARTS) < LATE.total_seconds(),
)
MONTHLY = (
    select(
        _place(_STARTS, MONTHS),
        _how_many(_HELD).label("came"),
        _how_many(_STATUS == AppointmentStatus.NO_SHOW).label("no_shows"),
        _how_many(CALLED_OFF_LATE).label("late"),
    )
    # Each status by name, as the index has them before the time.
    .where(_STATUS.in_(list(AppointmentStatus)), _in_span(_STARTS))
    .group_by("place")
)

_OPENED = case((col(TrackedLink.clicks) > 0, col(Appointment.id)))
LINKS = (
    select(
        _place(_STARTS, WEEKS),
        func.count(distinct(col(Appointment.id))).label("sent"),  # a second try has a second link
        func.count(distinct(_OPENED)).label("opened"),
    )
    .join(
        TrackedLink,
        and_(
            col(TrackedLink.patient_id) == Appointment.patient_id,  # of which there is an index
            col(TrackedLink.appointment_id) == Appointment.id,
        ),
    )
    .where(_HELD, _in_span(_STARTS))
    .group_by("place")
)
"""By week of the visit: to how many the article's link was texted, and how many opened it."""


def _segments(direction: Direction, happened: Any) -> Any:
    """Segments of texts that went this way, by audience; older ones were not counted: one each."""
    return (
        select(
            literal_column(f"'{direction.value}'").label("direction"),
            col(Message.audience),
            func.sum(func.coalesce(Message.segments, 1)),
        )
        .where(col(Message.direction) == direction, _in_span(happened))
        .group_by(col(Message.audience))
    )


SEGMENTS = union_all(
    _segments(Direction.INBOUND, col(Message.handled_at)),
    _segments(Direction.OUTBOUND, col(Message.sent_at)),
)
