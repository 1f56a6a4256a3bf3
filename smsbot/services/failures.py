"""Texts to patients that failed, hang, are held or came too late: shown to the nurse.

What still waits is shown as long as it does; what will not leave any more is shown until a digest
has told of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlmodel import col

from smsbot.core import sms
from smsbot.core.events import Kind
from smsbot.core.wording import nurse
from smsbot.db.models import (
    Alarm,
    Audience,
    Direction,
    Hold,
    Matter,
    Message,
    MessageStatus,
    Patient,
)
from smsbot.services import matters, unsent
from smsbot.services.desk import Desk
from smsbot.services.leaving import BY_ALARM
from smsbot.services.outbox import HOLD

STUCK_AFTER = timedelta(minutes=5)
STILL_NEWS = timedelta(days=14)
"""What should have left longer ago than this, and came too late, is no news to anybody."""

ENDED = (MessageStatus.FAILED, MessageStatus.UNDELIVERED, MessageStatus.DROPPED)


@dataclass(frozen=True)
class NotSent:
    """A text that did not arrive, why, and what the nurse can text so that it leaves."""

    message: Message
    patient: Patient
    kind: str
    why: str
    hint: str = ""

    @property
    def line(self) -> str:
        """The line that the nurse is texted."""
        phone = sms.spoken(self.patient.phone)
        return f"{self.kind} to {self.patient.name or phone} ({phone}): {self.why}{self.hint}"

    @property
    def is_told_once(self) -> bool:
        """Is there no more to come, so that it has been told when a digest has told it?"""
        row = self.message
        settled = row.status is MessageStatus.UNKNOWN and row.settled_at is not None
        return row.status in ENDED or settled


def gather(desk: Desk) -> list[NotSent]:
    """What was not sent and has not been shown yet, as the nurse sees it."""
    when = {
        "stuck": desk.now - STUCK_AFTER, "since": desk.now - STILL_NEWS,
        "named_since": desk.now - matters.STILL_NAMED,
    }  # fmt: skip
    return [
        NotSent(row, patient, _kind(row), _why(row, held=held, alarmed=alarmed), _hint(row, letter))
        for row, patient, held, alarmed, letter in desk.session.execute(_UNSENT, when)
        if row.status is not MessageStatus.QUEUED or _hangs(desk, row, held=held)
    ]


def _kind(message: Message) -> str:
    return message.kind.value.replace("_", " ") if message.kind else "text"


def _why(message: Message, *, held: bool, alarmed: bool) -> str:
    """Why it did not arrive; `held`: nothing leaves at all, `alarmed`: an alarm kept it back."""
    if message.status is MessageStatus.QUEUED and message.reason is None and held:
        return unsent.HELD
    why = message.reason or message.status.value
    late = message.status is MessageStatus.DROPPED
    return f"{why}, as an alarm about her was open" if late and alarmed else why


def _hint(message: Message, letter: str | None) -> str:
    waits = message.reason == BY_ALARM and letter is not None
    return nurse.LETS_GO.format(letter=letter) if waits else ""


def _hangs(desk: Desk, message: Message, *, held: bool) -> bool:
    """Is a text that is queued held, has it been tried in vain, or is it overdue with all?"""
    stuck = desk.now - STUCK_AFTER
    if message.send_after is None:
        return False
    if (message.reason or "").startswith("held"):
        return True
    if message.attempts and message.send_after > stuck:
        return True
    overdue = message.due_at is not None and message.due_at < stuck
    return held and overdue and message.send_after <= desk.now


# The question, put together once: doing so takes longer than asking it.

_WAITS = and_(
    col(Message.status) == MessageStatus.QUEUED,
    or_(
        col(Message.attempts) > 0,
        col(Message.due_at) < bindparam("stuck"),
        col(Message.reason).startswith("held"),
    ),
)
_DID_NOT_ARRIVE = col(Message.status).in_(
    [MessageStatus.FAILED, MessageStatus.UNDELIVERED, MessageStatus.UNKNOWN]
)
_CAME_TOO_LATE = and_(
    col(Message.status) == MessageStatus.DROPPED,
    col(Message.send_after) > bindparam("since"),
    col(Message.kind).in_([Kind.REMINDER, Kind.FOLLOW_UP]),
    col(Message.reason).startswith("too "),
)
_IS_HELD = exists().where(col(Hold.name) == HOLD)
_IS_ALARMED = exists().where(
    col(Alarm.patient_id) == Message.patient_id,
    col(Alarm.raised_at) <= Message.settled_at,
    or_(col(Alarm.let_go_at).is_(None), col(Alarm.let_go_at) > Message.due_at),
)
_LETTER = (
    select(col(Matter.letter))
    .where(
        col(Matter.patient_id) == Message.patient_id,
        or_(col(Matter.settled_at).is_(None), col(Matter.settled_at) > bindparam("named_since")),
    )
    .order_by(col(Matter.id).desc())
    .limit(1)
    .scalar_subquery()
)
_UNSENT = (
    select(Message, Patient, _IS_HELD, _IS_ALARMED, _LETTER)
    .join(Patient, col(Patient.id) == Message.patient_id)
    .where(
        col(Message.direction) == Direction.OUTBOUND,
        col(Message.audience) == Audience.PATIENT,
        col(Message.shown_at).is_(None),
        or_(_WAITS, _DID_NOT_ARRIVE, _CAME_TOO_LATE),
    )
    .order_by(col(Message.id))
)
