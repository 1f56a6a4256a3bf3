"""Texts to patients that failed, hang or are held: shown to the nurse until she has seen them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import bindparam
from sqlmodel import col, or_, select

from smsbot.core import sms
from smsbot.db.models import Audience, Direction, Hold, Message, MessageStatus, Patient
from smsbot.services.desk import Desk
from smsbot.services.outbox import HOLD

STUCK_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class NotSent:
    """A text that did not arrive, and why."""

    message: Message
    patient: Patient
    kind: str
    why: str

    @property
    def line(self) -> str:
        """The line that the nurse is texted."""
        phone = sms.spoken(self.patient.phone)
        return f"{self.kind} to {self.patient.name or phone} ({phone}): {self.why}"


def not_sent(desk: Desk) -> Sequence[Message]:
    """Texts to patients that failed, hang or are held, and have not been shown yet."""
    return [failure.message for failure in gather(desk)]


def gather(desk: Desk) -> list[NotSent]:
    """What was not sent and has not been shown yet, as the nurse sees it."""
    rows = desk.session.exec(_UNSENT, params={"stuck": desk.now - STUCK_AFTER}).all()
    waits = any(row.status is MessageStatus.QUEUED for row, _ in rows)
    held = waits and desk.session.get(Hold, HOLD) is not None
    return [
        NotSent(row, patient, _kind(row), row.reason or row.status.value)
        for row, patient in rows
        if row.status is not MessageStatus.QUEUED or _hangs(desk, row, held=held)
    ]


def _hangs(desk: Desk, message: Message, *, held: bool) -> bool:
    """Has a text that is queued been tried in vain, or is it overdue while all are held?"""
    stuck = desk.now - STUCK_AFTER
    if message.send_after is None:
        return False
    if message.attempts and message.send_after > stuck:
        return True
    overdue = message.due_at is not None and message.due_at < stuck
    return held and overdue and message.send_after <= desk.now


def _kind(message: Message) -> str:
    return message.kind.value.replace("_", " ") if message.kind else "text"


# The question, put together once: doing so takes longer than asking it.

_UNSENT = (
    select(Message, Patient)
    .join(Patient, col(Patient.id) == Message.patient_id)
    .where(
        Message.direction == Direction.OUTBOUND,
        Message.audience == Audience.PATIENT,
        col(Message.shown_at).is_(None),
        col(Message.status).in_(
            [
                MessageStatus.FAILED,
                MessageStatus.UNDELIVERED,
                MessageStatus.UNKNOWN,
                MessageStatus.QUEUED,
            ]
        ),
    )
    .where(
        or_(
            Message.status != MessageStatus.QUEUED,
            col(Message.attempts) > 0,
            col(Message.due_at) < bindparam("stuck"),
        )
    )
    .order_by(col(Message.id))
)
