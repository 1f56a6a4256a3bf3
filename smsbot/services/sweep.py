"""What falls due by itself: requests that cannot wait any longer, or waited too long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import col, or_, select

from smsbot.core.events import Kind, RequestLapsed, RequestStatus
from smsbot.core.wording import nurse
from smsbot.db.engine import Database
from smsbot.db.models import Appointment, AppointmentStatus, Request
from smsbot.services import matters, posting, telling
from smsbot.services.desk import Desk
from smsbot.services.effects import take_step
from smsbot.services.visits import UNASKED
from smsbot.settings import Settings

TELL_AGAIN = timedelta(hours=2)
CHANGE_OPEN = timedelta(hours=4)
OPEN = (RequestStatus.REQUESTED, RequestStatus.OFFERED)


def sweep(database: Database, settings: Settings, clock: Callable[[], datetime]) -> None:
    """One pass over everything that has fallen due, each request in its own transaction."""
    with database.transaction() as session:
        desk = Desk(session, settings, clock())
        warn_of_undecided(desk)
        warn_of_open_changes(desk)
        let_go_of_past_visits(desk)
        lapsed = [row.id for row in _lapsed(desk)]
    for number in lapsed:
        with database.transaction() as session:
            _lapse(Desk(session, settings, clock()), number)


def warn_of_undecided(desk: Desk) -> None:
    """Two hours before a request's last window opens the nurse is told again."""
    due = select(Request).where(
        Request.status == RequestStatus.REQUESTED,
        col(Request.moves_visit).is_(None),
        col(Request.warned_at).is_(None),
        col(Request.lapsed_at).is_(None),
        col(Request.last_opens_at) <= desk.now + TELL_AGAIN,
        col(Request.last_at) > desk.now,
        or_(col(Request.told_at).is_(None), col(Request.told_at) <= desk.now - TELL_AGAIN),
    )
    for request in desk.session.exec(due):
        _tell(desk, request, nurse.UNDECIDED, when=telling.wish(desk, request))


def warn_of_open_changes(desk: Desk) -> None:
    """Four hours before a visit whose change is still open the nurse is told."""
    due = (
        select(Request, Appointment)
        .join(Appointment, col(Request.moves_visit) == col(Appointment.id))
        .where(
            Request.status == RequestStatus.REQUESTED,
            col(Request.warned_at).is_(None),
            Appointment.status == AppointmentStatus.CONFIRMED,
            Appointment.starts_at <= desk.now + CHANGE_OPEN,
            Appointment.starts_at > desk.now,
        )
    )
    for request, visit in desk.session.exec(due).all():
        _tell(desk, request, nurse.CHANGE_OPEN, when=telling.visit_time(desk, visit))


def let_go_of_past_visits(desk: Desk) -> None:
    """A change that is open when its visit begins becomes a wish of its own.

    Nobody knows whether she came to a visit that she had asked to move, so no follow-up thanks
    her for it; and what the nurse grants later is a new visit, not the old one moved.
    """
    past = (
        select(Request, Appointment)
        .join(Appointment, col(Request.moves_visit) == col(Appointment.id))
        .where(col(Request.status).in_(OPEN), Appointment.starts_at <= desk.now)
    )
    for request, visit in desk.session.exec(past).all():
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
    body = form.format(letter=matter.letter, name=request.name, when=when)
    at = posting.waking(desk)
    posting.tell_nurse(desk, body, Kind.NOTICE, at=at, patient_id=request.patient_id)
    request.warned_at = desk.now
    desk.session.add(request)


def _lapsed(desk: Desk) -> list[Request]:
    return list(
        desk.session.exec(
            select(Request).where(
                col(Request.status).in_(OPEN),
                col(Request.lapsed_at).is_(None),
                col(Request.last_at) <= desk.now,
            )
        )
    )


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
    take_step(desk, patient, RequestLapsed(request.id))
