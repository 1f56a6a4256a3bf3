"""What a patient was not told, as it could not leave in time, stands on the nurse's list."""

from __future__ import annotations

from sqlalchemy import bindparam, update
from sqlmodel import col, select

from smsbot.core.events import Kind, Language, Topic
from smsbot.core.wording import nurse, word
from smsbot.db.models import Direction, Message, MessageStatus, Patient
from smsbot.services import matters
from smsbot.services.desk import Desk

ANSWERS = frozenset({Kind.ANSWER, Kind.EMERGENCY})
"""Of these the nurse sees what was asked, of all else what would have been said."""


def put_before_nurse(desk: Desk, patient: Patient, message: Message) -> None:
    """Add a text that was dropped as too late to the one matter of hers about such texts."""
    if message.kind is Kind.OPT_OUT:
        return  # She gets no more texts, which is all that she wanted.
    words = _unanswered(desk, message) if message.kind in ANSWERS else _unsaid(desk, message)
    listed = [one for one in matters.waiting_of(desk, patient) if one.topic is Topic.FAILED]
    if words is not None and not any(words in one.words for one in listed):
        matters.open_matter(desk, Topic.FAILED, patient, words=words, message_id=message.id)


def _unanswered(desk: Desk, message: Message) -> str | None:
    """Her words that a text was to answer; None where she has called: that is listed anyhow."""
    since = {"patient": message.patient_id, "number": message.id, "at": message.created_at}
    words = desk.session.exec(_ASKED, params=since).first()
    return nurse.NOT_ANSWERED.format(words=words) if words else None


def _unsaid(desk: Desk, message: Message) -> str:
    """What a text was to say, in the nurse's language."""
    words = word(
        message.wording or "", message.values, language=Language.EN, practice=desk.practice,
        today=desk.local.date(),
    )  # fmt: skip
    return nurse.NOT_SAID.format(words=words)


def show_again(desk: Desk, digest: Message) -> None:
    """A digest has not left: the failures that it names have not been shown yet."""
    desk.session.execute(_UNSHOWN, {"at": digest.created_at})


# The questions, each put together once: doing so takes longer than asking it.

_ASKED = (
    select(Message.body)
    .where(
        Message.patient_id == bindparam("patient"),
        Message.direction == Direction.INBOUND,
        col(Message.handled_at) == bindparam("at"),
        col(Message.id) < bindparam("number"),
    )
    .order_by(col(Message.id).desc())
    .limit(1)
)
_UNSHOWN = (
    update(Message)
    .where(
        col(Message.shown_at) == bindparam("at"),
        col(Message.status).in_(
            [
                MessageStatus.FAILED,
                MessageStatus.UNDELIVERED,
                MessageStatus.UNKNOWN,
                MessageStatus.DROPPED,
            ]
        ),
    )
    .values(shown_at=None)
    .execution_options(synchronize_session=False)
)
