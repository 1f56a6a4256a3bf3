"""Looking through what was texted: the latest conversations, one thread, a search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, func, or_, select

from smsbot.core.events import Topic
from smsbot.db.models import Audience, Matter, Message, MessageStatus, Patient
from smsbot.db.search import has_words
from smsbot.services.desk import Desk

MOST_FOUND = 30
COULD_NOT = ("opted out", "cannot be texted")
"""How the reasons begin for which a text that was meant to be read was dropped."""


@dataclass(frozen=True)
class Found:
    """A conversation: whose, one of its texts, and the letter of what waits about her, if any."""

    patient: Patient
    message: Message | None
    letter: str = ""


def latest(desk: Desk, *, most: int = MOST_FOUND) -> list[Found]:
    """Those who wrote or called last, each with the last text of the conversation."""
    patients = desk.session.exec(
        select(Patient)
        .where(col(Patient.last_wrote_at).is_not(None))
        .order_by(col(Patient.last_wrote_at).desc())
        .limit(most)
    ).all()
    return sorted(_with_last_text(desk, patients), key=_last_texted, reverse=True)


def _last_texted(one: Found) -> tuple[datetime, int]:
    """When the last text of a conversation was; of two at one moment the later one is last."""
    if one.message is None:
        return one.patient.last_wrote_at or one.patient.created_at, 0
    return one.message.sent_at or one.message.created_at, one.message.id or 0


def find(desk: Desk, asked: str) -> tuple[list[Found], list[Found]]:
    """Patients by their name or number, and texts by the words in them, the latest first.

    Args:
        desk: the turn at the desk.
        asked: part of a name, digits of a number, or words; a word may be only begun.
    """
    return _with_last_text(desk, _people(desk, asked)), _texts(desk, asked)


def _people(desk: Desk, asked: str) -> Sequence[Patient]:
    digits = "".join(sign for sign in asked if sign.isdigit())
    is_number = len(digits) >= 3 and not any(sign.isalpha() for sign in asked)
    matching: ColumnElement[bool]
    if is_number:
        matching = col(Patient.phone).contains(digits, autoescape=True)
    else:
        matching = func.lower(col(Patient.name)).contains(asked.lower(), autoescape=True)
    return desk.session.exec(
        select(Patient)
        .where(matching)
        .order_by(col(Patient.last_wrote_at).desc())
        .limit(MOST_FOUND)
    ).all()


def _texts(desk: Desk, asked: str) -> list[Found]:
    words = has_words(asked, dialect=desk.dialect)
    if words is None:
        return []
    rows = desk.session.exec(
        select(Message, Patient)
        .join(Patient, col(Patient.id) == Message.patient_id)
        .where(words, Message.audience == Audience.PATIENT)
        .order_by(col(Message.id).desc())
        .limit(MOST_FOUND)
    ).all()
    return [Found(patient, message) for message, patient in rows]


def _with_last_text(desk: Desk, patients: Sequence[Patient]) -> list[Found]:
    numbers = [patient.id for patient in patients]
    if not numbers:
        return []
    newest = (
        select(func.max(Message.id))
        .where(*_TEXTED, col(Message.patient_id).in_(numbers))
        .group_by(col(Message.patient_id))
    )
    texts = desk.session.exec(select(Message).where(col(Message.id).in_(newest)))
    last = {message.patient_id: message for message in texts}
    letters = _letters(desk, numbers)
    return [Found(one, last.get(one.id), letters.get(one.id, "")) for one in patients]


def _letters(desk: Desk, patients: Iterable[int | None]) -> dict[int | None, str]:
    """The letter of what waits about each of them."""
    waiting = desk.session.exec(
        select(Matter.patient_id, Matter.letter)
        .where(
            col(Matter.patient_id).in_(list(patients)),
            col(Matter.settled_at).is_(None),
            Matter.topic != Topic.VISIT,
        )
        .order_by(col(Matter.id).desc())
    )
    return dict(waiting.all())


def thread(desk: Desk, patient: Patient, *, most: int, skip: int = 0) -> Sequence[Message]:
    """The latest texts from and to a patient, the newest first, after skipping some."""
    happened = func.coalesce(col(Message.sent_at), col(Message.created_at))
    return desk.session.exec(
        select(Message)
        .where(Message.patient_id == patient.id, *_TEXTED)
        .order_by(happened.desc(), col(Message.id).desc())
        .offset(skip)
        .limit(most)
    ).all()


def to_come(desk: Desk, patient: Patient) -> Sequence[Message]:
    """What is still to be texted to a patient, by time."""
    return desk.session.exec(
        select(Message)
        .where(
            Message.patient_id == patient.id,
            Message.audience == Audience.PATIENT,
            Message.status == MessageStatus.QUEUED,
        )
        .order_by(col(Message.send_after), col(Message.id))
    ).all()


_TEXTED = (
    Message.audience == Audience.PATIENT,
    Message.status != MessageStatus.QUEUED,
    # What was dropped because it had become needless was never meant to be read.
    or_(
        Message.status != MessageStatus.DROPPED,
        *(col(Message.reason).startswith(one) for one in COULD_NOT),
    ),
)
