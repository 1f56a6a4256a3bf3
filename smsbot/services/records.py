"""What is kept about patients, handed out: the export."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import col, or_, select

from smsbot.core.wording import as_windows
from smsbot.db.models import Appointment, Consent, Message, Patient, Request
from smsbot.services import ledger, telling, visits
from smsbot.services.desk import Desk

SCHEMA_VERSION = 1
"""Grows when something in the export changes its name or meaning, not when something is added."""

Record = dict[str, Any]


def export(desk: Desk, *, phone: str | None = None) -> Record:
    """Everything about all patients, or about the one with this number, ready for JSON.

    Times are ISO 8601 with the practice's offset at that time. Ids link the arrays. With `phone`
    the messages are those to and from it, and what the nurse was texted about that patient.
    `ledger` says whether the whole chain of consent lines holds, with `phone` too.
    """
    patients = _patients(desk, phone)
    ids = None if phone is None else [patient.id for patient in patients]
    return {
        "schema_version": SCHEMA_VERSION,
        "exported_at": _at(desk, desk.now),
        "practice": {"name": desk.practice.name, "timezone": desk.practice.zone.key},
        "patients": [_patient(desk, row) for row in patients],
        "requests": [_request(desk, row) for row in _requests(desk, ids)],
        "appointments": [_appointment(desk, row) for row in _appointments(desk, ids)],
        "messages": [_message(desk, row) for row in _messages(desk, ids, phone)],
        "consent": [_consent(desk, row) for row in _consents(desk, ids)],
        "ledger": _ledger(desk),
    }


def _at(desk: Desk, instant: datetime | None) -> str | None:
    if instant is None:
        return None
    return instant.astimezone(desk.practice.zone).isoformat(timespec="seconds")


def _windows(desk: Desk, stored: Sequence[Sequence[str]]) -> list[list[str | None]]:
    """Windows of wall clock as pairs of times with their offset."""
    practice = desk.practice
    return [
        [_at(desk, practice.instant(window.start)), _at(desk, practice.instant(window.end))]
        for window in as_windows(stored)
    ]


# Which rows


def _patients(desk: Desk, phone: str | None) -> Sequence[Patient]:
    wanted = select(Patient).order_by(col(Patient.id))
    if phone is not None:
        wanted = wanted.where(Patient.phone == phone)
    return desk.session.exec(wanted).all()


def _requests(desk: Desk, ids: list[int | None] | None) -> Iterable[Request]:
    wanted = select(Request).order_by(col(Request.id))
    return desk.session.exec(
        wanted if ids is None else wanted.where(col(Request.patient_id).in_(ids))
    )


def _appointments(desk: Desk, ids: list[int | None] | None) -> Iterable[Appointment]:
    wanted = select(Appointment).order_by(col(Appointment.id))
    return desk.session.exec(
        wanted if ids is None else wanted.where(col(Appointment.patient_id).in_(ids))
    )


def _messages(desk: Desk, ids: list[int | None] | None, phone: str | None) -> Iterable[Message]:
    wanted = select(Message).order_by(col(Message.id))
    if ids is not None:
        wanted = wanted.where(or_(col(Message.patient_id).in_(ids), col(Message.phone) == phone))
    return desk.session.exec(wanted)


def _consents(desk: Desk, ids: list[int | None] | None) -> Iterable[Consent]:
    wanted = select(Consent).order_by(col(Consent.id))
    return desk.session.exec(
        wanted if ids is None else wanted.where(col(Consent.patient_id).in_(ids))
    )


# What of each


def _patient(desk: Desk, row: Patient) -> Record:
    return {
        "id": row.id,
        "phone": row.phone,
        "name": row.name,
        "language": row.language.value,
        "created_at": _at(desk, row.created_at),
        "last_wrote_at": _at(desk, row.last_wrote_at),
        "opted_out": row.opted_out_at is not None,
        "opted_out_at": _at(desk, row.opted_out_at),
        "unreachable_at": _at(desk, row.unreachable_at),
        "no_reminders_at": _at(desk, row.no_reminders_at),
        "no_follow_ups_at": _at(desk, row.no_follow_ups_at),
    }


def _request(desk: Desk, row: Request) -> Record:
    return {
        "id": row.id,
        "patient_id": row.patient_id,
        "name": row.name,
        "texted_by": telling.texted_by(desk.patient_by(row.patient_id), row.name),
        "status": row.status.value,
        "windows": _windows(desk, row.windows),
        "flags": row.flags,
        "words": row.words,
        "created_at": _at(desk, row.created_at),
        "decided_at": _at(desk, row.decided_at),
        "offers": _windows(desk, row.offers),
        "moves_appointment_id": row.moves_visit,
        "waits_since": _at(desk, row.waits_since),
    }


def _appointment(desk: Desk, row: Appointment) -> Record:
    return {
        "id": row.id,
        "patient_id": row.patient_id,
        "request_id": row.request_id,
        "name": row.name,
        "texted_by": telling.texted_by(desk.patient_by(row.patient_id), row.name),
        "status": row.status.value,
        "starts_at": _at(desk, row.starts_at),
        "ends_at": _at(desk, row.ends_at),
        "agreed_by": row.agreed_by,
        "created_at": _at(desk, row.created_at),
        "changed_at": _at(desk, row.changed_at),
        "patient_confirmed_at": _at(desk, row.patient_confirmed_at),
        "cancelled_at": _at(desk, row.cancelled_at),
        "cancelled_by": row.cancelled_by,
        "cancelled_late": visits.was_called_off_late(row),
    }


def _message(desk: Desk, row: Message) -> Record:
    return {
        "id": row.id,
        "patient_id": row.patient_id,
        "request_id": row.request_id,
        "appointment_id": row.appointment_id,
        "direction": row.direction.value,
        "with": row.audience.value,
        "phone": row.phone,
        "kind": row.kind.value if row.kind else None,
        "status": row.status.value,
        "reason": row.reason,
        "error_code": row.error_code,
        "body": row.body,
        "media": row.media,
        "created_at": _at(desk, row.created_at),
        "send_after": _at(desk, row.send_after),
        "sent_at": _at(desk, row.sent_at),
        "settled_at": _at(desk, row.settled_at),
        "sid": row.sid,
    }


def _consent(desk: Desk, row: Consent) -> Record:
    return {
        "id": row.id,
        "patient_id": row.patient_id,
        "phone": row.phone,
        "at": _at(desk, row.at),
        "kind": row.kind.value,
        "how": row.how,
        "message_id": row.message_id,
        "hash": row.hash,
    }


def _ledger(desk: Desk) -> Record:
    lines = list(ledger.all_lines(desk))
    broken = ledger.first_broken(lines)
    return {
        "holds": broken is None,
        "lines": len(lines),
        "last_hash": lines[-1].hash if lines else None,
        "first_broken_id": broken.id if broken else None,
    }
