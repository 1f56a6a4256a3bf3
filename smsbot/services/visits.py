"""Agreed visits as rows: entered, moved, called off, with the reminders that belong to them."""

from __future__ import annotations

from sqlalchemy import bindparam
from sqlmodel import col, select

from smsbot.core.events import Kind, RequestFlag, RequestStatus
from smsbot.core.practice import Window, is_late
from smsbot.core.reminders import follow_up_at, plan
from smsbot.core.wording import as_json
from smsbot.core.wording.whose import is_another
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    Message,
    MessageStatus,
    Patient,
    Request,
)
from smsbot.services import matters, posting
from smsbot.services.desk import Desk

UNASKED = frozenset({Kind.REMINDER, Kind.FOLLOW_UP, Kind.CONFIRMATION})


def book(
    desk: Desk, patient: Patient, name: str, at: Window, *, by: str, request: Request | None = None
) -> Appointment:
    """Enter a visit, or move the one that the request asks to move, and plan its reminders."""
    visit = None
    if request is not None and request.moves_visit is not None:
        visit = desk.session.get(Appointment, request.moves_visit)
    stands = visit is not None and visit.status is AppointmentStatus.CONFIRMED
    if visit is not None and stands and visit.starts_at > desk.now:
        posting.drop(desk, "the visit was moved", appointment_id=visit.id, kinds=UNASKED)
        visit.moves += 1
        visit.patient_confirmed_at = None
    else:
        assert patient.id is not None
        visit = Appointment(
            patient_id=patient.id, name=name, starts_at=desk.now, ends_at=desk.now,
            status=AppointmentStatus.CONFIRMED, agreed_by=by, created_at=desk.now,
            changed_at=desk.now,
        )  # fmt: skip
    visit.starts_at = desk.practice.instant(at.start)
    visit.ends_at = desk.practice.instant(at.start + desk.practice.consultation)
    visit.changed_at, visit.agreed_by = desk.now, by
    if request is not None:
        visit.request_id = request.id
    desk.session.add(visit)
    desk.session.flush()
    if request is not None:
        _settle_request(desk, request, visit)
    plan_texts(desk, patient, visit)
    return visit


def _settle_request(desk: Desk, request: Request, visit: Appointment) -> None:
    request.status, request.decided_at = RequestStatus.CONFIRMED, desk.now
    request.windows = as_json([desk.window(visit.starts_at, visit.ends_at)])
    request.offers, request.offered_until = [], None
    desk.session.add(request)
    assert request.id is not None
    matter = matters.of_request(desk, request.id)
    if matter is not None:
        matter.appointment_id = visit.id
        matters.settle(desk, matter, "confirmed")


def plan_texts(desk: Desk, patient: Patient, visit: Appointment) -> None:
    """Queue the reminders and the follow-up of a visit."""
    zones = posting.zones(desk, patient.phone)
    quiet = desk.practice.quiet_hours
    whose: dict[str, object] = {"name": visit.name}
    if is_for_other(desk, patient, visit):
        whose["for_other"] = True
    stamp = f"{visit.id}:{visit.moves}"
    for one in plan(
        visit.starts_at, agreed_at=desk.now, leads=desk.settings.reminders, zones=zones, quiet=quiet
    ):
        minutes = int(one.lead.total_seconds()) // 60
        values = {**whose, "when": [desk.window(visit.starts_at, visit.ends_at)]}
        posting.post(
            desk, patient, "reminder", Kind.REMINDER, values, at=one.at,
            key=f"reminder:{stamp}:{minutes}", visit=visit,
        )  # fmt: skip
    posting.post(
        desk, patient, "follow_up", Kind.FOLLOW_UP, whose,
        at=follow_up_at(
            visit.ends_at, after=desk.settings.follow_up_after, zones=zones, quiet=quiet
        ),
        key=f"follow_up:{stamp}", visit=visit,
    )  # fmt: skip


def plan_again(desk: Desk, patient: Patient) -> None:
    """She can be texted again: plan anew what was dropped of her visits ahead meanwhile."""
    whose = {"patient": patient.id, "now": desk.now}
    for row in desk.session.exec(_DROPPED_AHEAD, params=whose):
        row.key = None  # what is planned anew is known by it
        desk.session.add(row)
    desk.session.flush()
    for visit in desk.session.exec(_AHEAD_OF, params=whose).all():
        plan_texts(desk, patient, visit)


def next_of(desk: Desk, patient: Patient) -> Appointment | None:
    """Her next visit, whoever of her people it is for."""
    rows = desk.session.exec(_AHEAD_OF, params={"patient": patient.id, "now": desk.now})
    # Not by order in the question, as SQLite would rather read everybody's visits than sort hers.
    return min(rows, key=lambda visit: visit.starts_at, default=None)


def call_off(desk: Desk, visit: Appointment, *, by: str) -> None:
    """An agreed visit will not take place: its texts are dropped, its changes withdrawn."""
    visit.status, visit.cancelled_at, visit.cancelled_by = (
        AppointmentStatus.CANCELLED, desk.now, by,
    )  # fmt: skip
    visit.changed_at = desk.now
    desk.session.add(visit)
    posting.drop(desk, "the visit was called off", appointment_id=visit.id, kinds=UNASKED)


def was_called_off_late(visit: Appointment) -> bool:
    """Did the patient call it off less than a day before?"""
    if visit.cancelled_at is None or visit.cancelled_by != "patient":
        return False
    return is_late(visit.starts_at, visit.cancelled_at)


def is_for_other(desk: Desk, patient: Patient, visit: Appointment) -> bool:
    """Is a visit somebody else's than the texter's, by the names or by what she said?"""
    if is_another(visit.name, patient.name):
        return True
    request = desk.session.get(Request, visit.request_id) if visit.request_id else None
    return request is not None and RequestFlag.FOR_OTHER in request.flags


# The questions, each put together once: doing so takes longer than asking it.

_AHEAD_OF = select(Appointment).where(
    Appointment.patient_id == bindparam("patient"),
    Appointment.status == AppointmentStatus.CONFIRMED,
    col(Appointment.starts_at) > bindparam("now"),
)
_DROPPED_AHEAD = select(Message).where(
    Message.patient_id == bindparam("patient"),
    Message.status == MessageStatus.DROPPED,
    col(Message.kind).in_([Kind.REMINDER, Kind.FOLLOW_UP]),
    col(Message.key).is_not(None),
    col(Message.due_at) > bindparam("now"),
)
