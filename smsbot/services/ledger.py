"""The consent ledger: lines that are only added, each sealed with the one before it.

The hash of a line is SHA-256 over the hash of the line before it ("" for the first) and the line's
own fields, as JSON with sorted keys and no blanks; its instant is in UTC, to the microsecond. Who
changes or removes a line would have to write every later one anew. That the last lines are gone is
seen only by whoever has kept a later hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import bindparam
from sqlmodel import col, select

from smsbot.core.events import ConsentKind, Unasked
from smsbot.db.models import Consent, Message, Patient
from smsbot.services.desk import Desk

LOCK = "ledger"

AGREEING = frozenset(
    {
        ConsentKind.WROTE_FIRST, ConsentKind.CALLED_FIRST, ConsentKind.AGREED_BY_PHONE,
        ConsentKind.RESUMED,
    }
)  # fmt: skip
"""Lines that say that she may be texted."""

OFF = {
    Unasked.REMINDERS: ConsentKind.NO_REMINDERS, Unasked.FOLLOW_UPS: ConsentKind.NO_FOLLOW_UPS,
}  # fmt: skip
ON = {
    Unasked.REMINDERS: ConsentKind.REMINDERS_AGAIN,
    Unasked.FOLLOW_UPS: ConsentKind.FOLLOW_UPS_AGAIN,
}  # fmt: skip


def write(
    desk: Desk, patient: Patient, kind: ConsentKind, how: str, *, message: Message | None = None
) -> Consent:
    """Add a line; whoever else adds one waits until this transaction ends."""
    assert patient.id is not None
    desk.lock(LOCK)
    line = Consent(
        patient_id=patient.id, phone=patient.phone, at=desk.now, kind=kind, how=how,
        message_id=message.id if message else None, hash="",
    )  # fmt: skip
    line.hash = hash_of(line, previous=desk.session.exec(_LAST).first() or "")
    desk.session.add(line)
    desk.session.flush()  # numbered while we hold the lock
    return line


def hash_of(line: Consent, *, previous: str) -> str:
    """The hash that a line carries, in hexadecimal, behind a line with the hash `previous`."""
    sealed = {
        "at": line.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "how": line.how,
        "kind": line.kind.value,
        "message_id": line.message_id,
        "patient_id": line.patient_id,
        "phone": line.phone,
        "previous": previous,
    }
    written = json.dumps(sealed, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(written.encode()).hexdigest()


def first_broken(lines: Iterable[Consent]) -> Consent | None:
    """The first of all lines, in order, that was changed or whose predecessor is not there."""
    previous = ""
    for line in lines:
        if line.hash != hash_of(line, previous=previous):
            return line
        previous = line.hash
    return None


def all_lines(desk: Desk) -> Iterable[Consent]:
    """Every line, in the order in which they were added."""
    return desk.session.exec(select(Consent).order_by(col(Consent.id)))


def how_she_agreed(desk: Desk, patient: Patient) -> dict[str, object]:
    """The values of the answer to WHY: since when, and by which line, she may be texted."""
    agreed = None
    for line in desk.session.exec(_LINES_OF, params={"patient": patient.id}):
        if line.kind is ConsentKind.OPTED_OUT:
            agreed = None
        elif line.kind in AGREEING:
            agreed = agreed or line
    if agreed is None:
        return {}
    day = desk.practice.local(agreed.at).date()
    return {"agreed": agreed.kind.value, "agreed_on": day.isoformat()}


def off_since(patient: Patient, kind: Unasked) -> datetime | None:
    """Since when she wants no texts of this kind, if that is so."""
    match kind:
        case Unasked.REMINDERS:
            return patient.no_reminders_at
        case Unasked.FOLLOW_UPS:
            return patient.no_follow_ups_at


def switch_off(
    desk: Desk, patient: Patient, kind: Unasked, *, message: Message | None = None
) -> None:
    """No more texts of this kind from now on."""
    if off_since(patient, kind) is None:
        _note(patient, kind, desk.now)
        write(desk, patient, OFF[kind], "in her own words", message=message)


def switch_on(
    desk: Desk, patient: Patient, kind: Unasked, *, message: Message | None = None
) -> None:
    """Texts of this kind again."""
    if off_since(patient, kind) is not None:
        _note(patient, kind, None)
        write(desk, patient, ON[kind], "in her own words", message=message)


def _note(patient: Patient, kind: Unasked, at: datetime | None) -> None:
    match kind:
        case Unasked.REMINDERS:
            patient.no_reminders_at = at
        case Unasked.FOLLOW_UPS:
            patient.no_follow_ups_at = at


_LAST = select(Consent.hash).order_by(col(Consent.id).desc()).limit(1)
_LINES_OF = (
    select(Consent).where(Consent.patient_id == bindparam("patient")).order_by(col(Consent.id))
)
