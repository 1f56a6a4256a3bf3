"""The nurse hears at once that a text about a visit within a day did not leave, or may not have."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, exists, literal
from sqlmodel import SQLModel, String, cast, col, select

from smsbot.core import sms
from smsbot.core.events import Kind, Language, Topic
from smsbot.core.wording import nurse, times
from smsbot.db.models import Appointment, Audience, Matter, Message, MessageStatus, Patient
from smsbot.services import mail, matters, posting, telling
from smsbot.services.desk import Desk
from smsbot.services.leaving import BY_ALARM, WHILE_ALARMED, spoken_of

UNKNOWN_TOLD_AFTER = timedelta(minutes=3)
"""Twilio's list settles most of what is unknown before this."""

CONCERNS = timedelta(hours=24)
HELD = "held: the account or its set-up is at fault"

FORMS = {
    MessageStatus.UNKNOWN: nurse.UNSURE,
    MessageStatus.QUEUED: nurse.WAITS,
}


def tell(desk: Desk, message: Message) -> None:
    """Text the nurse, once for each attempt, if it concerns a visit within 24 hours."""
    told = _words(desk, message)
    if told is not None:
        key = f"failed:{message.id}:{message.attempts}"
        posting.tell_nurse(desk, told, Kind.NOTICE, key=key)


def tell_of_held(desk: Desk) -> None:
    """While the account cannot text, the nurse cannot be texted either: she is e-mailed."""
    held = select(Message).where(
        Message.status == MessageStatus.QUEUED,
        Message.audience == Audience.PATIENT,
        col(Message.send_after) <= desk.now,
    )
    for message in desk.session.exec(held).all():
        key = f"held:{message.id}"
        if mail.is_queued(desk, key) or (told := _words(desk, message)) is None:
            continue
        message.reason = HELD
        desk.session.add(message)
        mail.queue(desk, desk.settings.nurse_email, "A text to a patient waits", told, key=key)


def tell_of_alarmed(desk: Desk) -> None:
    """An alarm keeps a reminder back until the nurse lets go of it: she hears of it once."""
    desk.lock("held")
    for message in desk.session.exec(_ALARMED_ONES, params=when(desk.now)).all():
        tell(desk, message)


def when(now: datetime) -> dict[str, datetime]:
    """The times (UTC) that ALARMED asks about."""
    return {"now": now, "again": now + WHILE_ALARMED, "concerned_until": now + CONCERNS}


def left_after_all(desk: Desk, message: Message) -> None:
    """It is with the carrier now: what the nurse was told of it needs nothing more from her."""
    told = select(Matter).where(
        Matter.topic == Topic.FAILED,
        Matter.message_id == message.id,
        Matter.words == "",  # else others did not leave in time
        col(Matter.settled_at).is_(None),
    )
    matters.settle(desk, desk.session.exec(told).first(), "the text left after all")


def _words(desk: Desk, message: Message) -> str | None:
    """What to tell the nurse, with the matter opened; None when it can wait for the digest."""
    if message.audience is not Audience.PATIENT or message.patient_id is None:
        return None
    patient = desk.session.get(Patient, message.patient_id)
    visit = (
        desk.session.get(Appointment, message.appointment_id) if message.appointment_id else None
    )
    start = visit.starts_at if visit else spoken_of(desk, message)
    if patient is None or start is None or not desk.now <= start <= desk.now + CONCERNS:
        return None
    matter = matters.open_matter(
        desk, Topic.FAILED, patient, appointment_id=message.appointment_id, message_id=message.id
    )
    name = telling.whose(patient, visit.name) if visit else patient.name or ""
    form = FORMS.get(message.status, nurse.FAILED)
    if message.reason == BY_ALARM:
        form = nurse.WAITS_FOR_ALARM
    return form.format(
        letter=matter.letter, name=name, phone=sms.spoken(patient.phone),
        when=times.moment(desk.practice.local(start), Language.EN), reason=message.reason,
    )  # fmt: skip


# The question, put together once: doing so takes longer than asking it.

_NOTICE = SQLModel.metadata.tables["messages"].alias("notice").c
_TOLD = literal("failed:") + cast(Message.id, String) + ":" + cast(Message.attempts, String)
ALARMED = (
    col(Message.status) == MessageStatus.QUEUED,
    col(Message.send_after) > bindparam("now"),
    col(Message.send_after) <= bindparam("again"),
    col(Message.reason) == BY_ALARM,
    col(Message.kind) == Kind.REMINDER,
    col(Appointment.id) == Message.appointment_id,
    col(Appointment.starts_at) > bindparam("now"),
    col(Appointment.starts_at) <= bindparam("concerned_until"),
    ~exists().where(_NOTICE.key == _TOLD),
)
"""A reminder that an alarm keeps back, of a visit within a day, that nobody was told of."""

_ALARMED_ONES = select(Message).where(*ALARMED)
