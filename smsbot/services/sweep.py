"""What falls due by itself: requests that cannot wait any longer, or waited too long.

And reminders that an alarm keeps back: of those the nurse is told.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, exists, literal
from sqlmodel import col, or_, select

from smsbot.core.events import (
    OPEN,
    Kind,
    RequestLapsed,
    RequestStatus,
)
from smsbot.core.wording import nurse
from smsbot.db.engine import Database
from smsbot.db.models import Appointment, AppointmentStatus, Request
from smsbot.services import matters, posting, telling, unsent
from smsbot.services.desk import Desk
from smsbot.services.effects import take_step
from smsbot.services.visits import UNASKED
from smsbot.settings import Settings

TELL_AGAIN = timedelta(hours=2)
CHANGE_OPEN = timedelta(hours=4)


def sweep(database: Database, settings: Settings, clock: Callable[[], datetime]) -> None:
    """One pass over everything that has fallen due, each request in its own transaction."""
    if database.first(_ANY, _when(clock())) is None:
        return
    with database.transaction() as session:
        desk = Desk(session, settings, clock())
        warn_of_undecided(desk)
        warn_of_open_changes(desk)
        let_go_of_past_visits(desk)
        lapsed = session.exec(_LAPSED_ONES, params=_when(desk.now)).all()
    for number in lapsed:
        with database.transaction() as session:
            _lapse(Desk(session, settings, clock()), number)
    with database.transaction() as session:
        unsent.tell_of_alarmed(Desk(session, settings, clock()))


def _when(now: datetime) -> dict[str, datetime]:
    return {
        "now": now, "soon": now + TELL_AGAIN, "told_before": now - TELL_AGAIN,
        "change_before": now + CHANGE_OPEN, **unsent.when(now),
    }  # fmt: skip


def warn_of_undecided(desk: Desk) -> None:
    """Two hours before a request's last window opens the nurse is told again."""
    for request in desk.session.exec(_UNDECIDED_ONES, params=_when(desk.now)):
        _tell(desk, request, nurse.UNDECIDED, when=telling.wish(desk, request))


def warn_of_open_changes(desk: Desk) -> None:
    """Four hours before a visit whose change is still open the nurse is told."""
    for request, visit in desk.session.exec(_OPEN_CHANGES, params=_when(desk.now)).all():
        _tell(desk, request, nurse.CHANGE_OPEN, when=telling.visit_time(desk, visit))


def let_go_of_past_visits(desk: Desk) -> None:
    """A change that is open when its visit begins becomes a wish of its own.

    Nobody knows whether she came to a visit that she had asked to move, so no follow-up thanks
    her for it; and what the nurse grants later is a new visit, not the old one moved.
    """
    for request, visit in desk.session.exec(_PAST_CHANGES, params=_when(desk.now)).all():
        request.moves_visit = None
        desk.session.add(request)
        assert request.id is not None
        matter = matters.of_request(desk, request.id)
        if matter is not None:
            matter.appointment_id = None  # the past visit keeps the letter that it had
            desk.session.add(matter)
        posting.drop(desk, "her change was still open", appointment_id=visit.id, kinds=UNASKED)


def _tell(desk: Desk, request: Request, form: str, *, when: str) -> None:
    assert request.id is not None
    matter = matters.of_request(desk, request.id)
    if matter is None:
        return
    name = telling.name_of(desk.patient_by(request.patient_id), request)
    body = form.format(letter=matter.letter, name=name, when=when)
    at = posting.waking(desk)
    posting.tell_nurse(desk, body, Kind.NOTICE, at=at, patient_id=request.patient_id)
    request.warned_at = desk.now
    desk.session.add(request)


def _lapse(desk: Desk, number: int | None) -> None:
    """The last window has passed: the patient is offered three openings."""
    request = desk.session.get(Request, number)
    assert request is not None
    patient = desk.lock_patient(request.patient_id)
    desk.session.refresh(request)
    if request.status not in OPEN or request.lapsed_at is not None:
        return
    request.lapsed_at = desk.now
    if request.status is RequestStatus.OFFERED:
        request.status, request.offers, request.offered_until = RequestStatus.REQUESTED, [], None
    desk.session.add(request)
    desk.session.flush()
    assert request.id is not None
    take_step(desk, patient, RequestLapsed(request.id, posting.reads_from(desk, patient)))


# The questions, each put together once: doing so takes longer than asking it.

_UNDECIDED = and_(
    col(Request.status) == RequestStatus.REQUESTED,
    col(Request.moves_visit).is_(None),
    col(Request.waits_since).is_(None),
    col(Request.warned_at).is_(None),
    col(Request.lapsed_at).is_(None),
    col(Request.last_opens_at) <= bindparam("soon"),
    col(Request.last_at) > bindparam("now"),
    or_(col(Request.told_at).is_(None), col(Request.told_at) <= bindparam("told_before")),
)
_CHANGE_OPEN = and_(
    col(Request.status) == RequestStatus.REQUESTED,
    col(Request.waits_since).is_(None),
    col(Request.warned_at).is_(None),
    col(Appointment.status) == AppointmentStatus.CONFIRMED,
    col(Appointment.starts_at) <= bindparam("change_before"),
    col(Appointment.starts_at) > bindparam("now"),
)
_CHANGE_PAST = and_(
    col(Request.status).in_(OPEN),
    col(Request.waits_since).is_(None),
    col(Appointment.starts_at) <= bindparam("now"),
)
_LAPSED = and_(
    col(Request.status).in_(OPEN),
    col(Request.lapsed_at).is_(None),
    col(Request.last_at) <= bindparam("now"),
)
_MOVED = col(Request.moves_visit) == col(Appointment.id)
_CHANGES = select(Request, Appointment).join(Appointment, _MOVED)
_UNDECIDED_ONES = select(Request).where(_UNDECIDED)
_OPEN_CHANGES, _PAST_CHANGES = _CHANGES.where(_CHANGE_OPEN), _CHANGES.where(_CHANGE_PAST)
_LAPSED_ONES = select(Request.id).where(_LAPSED)
_ANY_REQUEST = (
    select(Request.id)
    .join(Appointment, _MOVED, isouter=True)
    .where(col(Request.status).in_(OPEN), or_(_UNDECIDED, _CHANGE_OPEN, _CHANGE_PAST, _LAPSED))
)
_ANY = select(literal(1)).where(or_(_ANY_REQUEST.exists(), exists().where(*unsent.ALARMED)))
