"""Too many texts from one phone: every one is kept, few are answered.

Counted are rows, so that processes need not agree; why these numbers, says
docs/decisions/floods-are-kept-and-not-answered.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import bindparam
from sqlmodel import col, select

from smsbot.core.events import Kind, Topic
from smsbot.db.models import Matter, Message, MessageStatus, Patient
from smsbot.services import matters, telling
from smsbot.services.desk import Desk

Limits = Sequence[tuple[timedelta, int]]
"""How many texts in how much time."""

OF_A_PATIENT: Limits = (
    (timedelta(minutes=1), 20),
    (timedelta(hours=1), 60),
    (timedelta(days=1), 120),
)
OF_THE_NURSE: Limits = ((timedelta(minutes=1), 20), (timedelta(hours=1), 90))

A_DAY = timedelta(days=1)
MOST_ANSWERS = 40
MOST_TEXTS = 60
"""In a day one patient is texted so often; the last of them are kept for what is no answer."""

ANSWERS = frozenset({Kind.ANSWER, Kind.OPT_OUT, Kind.NUDGE})
TOO_MANY = f"already {MOST_ANSWERS} texts to her in a day"
FAR_TOO_MANY = f"already {MOST_TEXTS} texts to her in a day"

_NOT_LEFT = (MessageStatus.RECEIVED, MessageStatus.QUEUED, MessageStatus.DROPPED)


def is_one_too_many(desk: Desk, message: Message, limits: Limits) -> bool:
    """Have so many texts come from this phone before this one that it is not to be answered?"""
    most = max(count for _, count in limits)
    before = {"phone": message.phone, "number": message.id, "most": most}
    came = desk.session.exec(_CAME_BEFORE, params=before).all()
    return any(
        len(came) >= count and came[count - 1] > message.created_at - span for span, count in limits
    )


def tell(desk: Desk, patient: Patient, words: str = "", *, message: Message | None = None) -> None:
    """The nurse hears of a flood once a local day, and has one matter of it to settle."""
    today = desk.practice.instant(desk.local.replace(hour=0, minute=0, second=0, microsecond=0))
    known = desk.session.exec(
        select(Matter)
        .where(
            Matter.patient_id == patient.id,
            Matter.topic == Topic.FLOOD,
            col(Matter.opened_at) >= today,
        )
        .limit(1)
    ).first()
    if known is not None and known.settled_at is not None:
        return
    matter = matters.open_matter(
        desk, Topic.FLOOD, patient, words=words, message_id=message.id if message else None
    )
    telling.at_once(desk, patient, matter, words, key=f"flood:{patient.id}:{desk.local.date()}")


def why_no_more(desk: Desk, message: Message) -> str | None:
    """Why nothing more of this kind may leave for a patient today, whatever loop asks for it."""
    if message.kind is Kind.EMERGENCY:
        return None
    most, reason = (
        (MOST_ANSWERS, TOO_MANY) if message.kind in ANSWERS else (MOST_TEXTS, FAR_TOO_MANY)
    )
    lately = {"phone": message.phone, "number": message.id, "since": desk.now - A_DAY}
    left = desk.session.exec(_LEFT_LATELY, params={**lately, "most": most}).all()
    return reason if len(left) >= most else None


# The questions, each put together once: doing so takes longer than asking it.

_CAME_BEFORE = (
    select(Message.created_at)
    .where(
        Message.phone == bindparam("phone"),
        Message.status == MessageStatus.RECEIVED,
        col(Message.id) < bindparam("number"),
    )
    .order_by(col(Message.id).desc())
    .limit(bindparam("most"))
)
_LEFT_LATELY = (
    select(Message.id)
    .where(
        Message.phone == bindparam("phone"),
        col(Message.status).not_in(_NOT_LEFT),
        Message.kind != Kind.EMERGENCY,
        col(Message.attempted_at) > bindparam("since"),
        col(Message.id) != bindparam("number"),
    )
    .limit(bindparam("most"))
)
