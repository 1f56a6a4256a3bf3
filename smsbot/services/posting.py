"""Texts are put into the outbox here, each with the earliest time it may leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlmodel import col, select

from smsbot.core import sms
from smsbot.core.events import Kind
from smsbot.core.practice import Window
from smsbot.core.reminders import out_of_quiet
from smsbot.core.wording import as_json
from smsbot.db.models import (
    Appointment,
    Audience,
    Direction,
    Message,
    MessageStatus,
    Patient,
)
from smsbot.services.desk import Desk

ANSWERS = frozenset({Kind.ANSWER, Kind.EMERGENCY, Kind.OPT_OUT})
"""Texts that answer what she just wrote; they leave at any hour unless they are late."""

NURSE_CAUSED = frozenset({Kind.CONFIRMATION, Kind.NURSE_WORD})
LONGEST = 1500
"""Twilio takes 1,600 signs at most (error 21617)."""

MOST_PARTS = 5
MORE = "\n... and more"
JUST_WROTE = timedelta(minutes=30)
SOON = timedelta(hours=4)


def zones(desk: Desk, phone: str) -> tuple[ZoneInfo, ...]:
    """The zones whose quiet hours protect this number."""
    return sms.zones_of(phone, home=desk.practice.zone)


def jsonable(values: Mapping[str, object]) -> dict[str, object]:
    """The values of a sentence as JSON can hold them."""
    return {key: _jsonable(value) for key, value in values.items()}


def _jsonable(value: object) -> object:
    if isinstance(value, (list, tuple)) and any(isinstance(one, Window) for one in value):
        return as_json(one for one in value if isinstance(one, Window))
    if isinstance(value, (list, tuple)):
        return list(value)
    return value


def may_leave_at(
    desk: Desk, patient: Patient, kind: Kind, *, at: datetime, visit_at: datetime | None
) -> datetime:
    """The first instant from `at` on at which a text of this kind may reach her."""
    if kind is Kind.EMERGENCY:
        return at
    if kind in ANSWERS or kind in NURSE_CAUSED:
        wrote = patient.last_wrote_at
        if wrote is not None and at - wrote <= JUST_WROTE:
            return at
    if kind in NURSE_CAUSED and visit_at is not None and at <= visit_at <= at + SOON:
        return at
    return out_of_quiet(at, zones(desk, patient.phone), desk.practice.quiet_hours)


def reads_from(desk: Desk, patient: Patient) -> datetime:
    """From when on she may be texted what the nurse causes now (practice wall clock)."""
    at = may_leave_at(desk, patient, Kind.NURSE_WORD, at=desk.now, visit_at=None)
    return desk.practice.local(at)


def may_answer_at(desk: Desk, phone: str, wrote_at: datetime) -> bool:
    """May she be answered now what she wrote then? At any hour if she just wrote it."""
    if desk.now - wrote_at <= JUST_WROTE:
        return True
    return out_of_quiet(desk.now, zones(desk, phone), desk.practice.quiet_hours) <= desk.now


def post(
    desk: Desk,
    patient: Patient,
    wording: str,
    kind: Kind,
    values: Mapping[str, object],
    *,
    at: datetime | None = None,
    key: str | None = None,
    request_id: int | None = None,
    visit: Appointment | None = None,
) -> Message | None:
    """Queue a text to a patient; None when the key says that it is queued or gone already."""
    if key and _is_queued_or_gone(desk, key):
        return None
    if kind in NURSE_CAUSED and (waiting := _already_waits(desk, patient, wording, values)):
        return waiting
    due = at or desk.now
    visit_at = visit.starts_at if visit else _first_start(desk, values)
    message = Message(
        direction=Direction.OUTBOUND, audience=Audience.PATIENT, phone=patient.phone,
        patient_id=patient.id, created_at=desk.now, status=MessageStatus.QUEUED, kind=kind,
        wording=wording, values=jsonable(values), language=patient.language, key=key,
        send_after=may_leave_at(desk, patient, kind, at=due, visit_at=visit_at), due_at=due,
        request_id=request_id, appointment_id=visit.id if visit else None,
    )  # fmt: skip
    desk.session.add(message)
    return message


def _already_waits(
    desk: Desk, patient: Patient, wording: str, values: Mapping[str, object]
) -> Message | None:
    """The very same text to her that has not left yet: the nurse need not say it twice."""
    same = jsonable(values)
    # Not by key in the question: SQLite would then read every text that has none.
    queued = desk.session.exec(_WAITING_OF, params={"whose": patient.id})
    alike = (row for row in queued if row.key is None and row.wording == wording)
    return next((row for row in alike if row.values == same), None)


def _first_start(desk: Desk, values: Mapping[str, object]) -> datetime | None:
    """When the visit that a text speaks of begins."""
    windows = jsonable(values).get("when")
    if not isinstance(windows, list) or not windows:
        return None
    return desk.practice.instant(datetime.fromisoformat(windows[0][0]))


def tell_nurse(
    desk: Desk,
    body: str,
    kind: Kind,
    *,
    at: datetime | None = None,
    key: str | None = None,
    audience: Audience = Audience.NURSE,
    patient_id: int | None = None,
) -> Message | None:
    """Queue a text to the nurse (or her backup); None without a number, or if queued before.

    What is too long for one text follows in others.
    """
    phone = desk.settings.backup_phone if audience is Audience.BACKUP else desk.settings.nurse_phone
    if phone is None:
        return None
    if key and _is_queued_or_gone(desk, key):
        return None
    first, *more = (
        Message(
            direction=Direction.OUTBOUND, audience=audience, phone=phone, created_at=desk.now,
            status=MessageStatus.QUEUED, kind=kind, body=part,
            send_after=at or desk.now, due_at=at or desk.now, patient_id=patient_id,
        )
        for part in parts_of(sms.to_plain(body))
    )  # fmt: skip
    first.key = key
    for message in (first, *more):  # One by one, as they arrive in the order of their ids.
        desk.session.add(message)
        desk.session.flush()
    return first


def parts_of(body: str) -> list[str]:
    """A text as Twilio takes it: in parts, ended where lines end; what is far too long is cut."""
    parts: list[str] = []
    rest = body
    while len(rest) > LONGEST and len(parts) < MOST_PARTS - 1:
        end = rest.rfind("\n", 0, LONGEST)
        parts.append(rest[: end if end > 0 else LONGEST])
        rest = rest[end + 1 if end > 0 else LONGEST :]
    return [*parts, rest if len(rest) <= LONGEST else rest[: LONGEST - len(MORE)] + MORE]


def waking(desk: Desk) -> datetime:
    """Now, or the end of the quiet hours by the practice's clock: the nurse's waking hours."""
    return out_of_quiet(desk.now, (desk.practice.zone,), desk.practice.quiet_hours)


def drop(
    desk: Desk,
    reason: str,
    *,
    patient_id: int | None = None,
    appointment_id: int | None = None,
    kinds: frozenset[Kind] | None = None,
    spare: frozenset[Kind] = frozenset(),
) -> None:
    """Drop what is still queued: for a patient or a visit, of some kinds or of all."""
    question, whose = (
        (_QUEUED_OF, patient_id) if appointment_id is None else (_QUEUED_FOR, appointment_id)
    )
    for row in desk.session.exec(question, params={"whose": whose}):
        if row.kind not in spare and (kinds is None or row.kind in kinds):
            row.status, row.reason, row.settled_at = MessageStatus.DROPPED, reason, desk.now
            desk.session.add(row)


def _is_queued_or_gone(desk: Desk, key: str) -> bool:
    return desk.session.exec(_KEYED, params={"key": key}).first() is not None


# The questions, each put together once: doing so takes longer than asking it.

_KEYED = select(Message.id).where(Message.key == bindparam("key"))
_QUEUED = (
    select(Message)
    .where(
        Message.status == MessageStatus.QUEUED,
        Message.direction == Direction.OUTBOUND,
        Message.audience == Audience.PATIENT,
    )
    .order_by(col(Message.id))
)
_WAITING_OF = _QUEUED.where(Message.patient_id == bindparam("whose"))
# Locked, as a courier may just be taking one.
_QUEUED_OF = _WAITING_OF.with_for_update()
_QUEUED_FOR = _QUEUED.where(Message.appointment_id == bindparam("whose")).with_for_update()
