"""Red flags ring at the nurse's phone until somebody acknowledges them."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, exists, literal, or_
from sqlmodel import col, select

from smsbot.core import sms
from smsbot.core.events import Kind, Topic
from smsbot.core.wording import nurse
from smsbot.db.engine import Database
from smsbot.db.models import Alarm, Audience, Matter, Message, MessageStatus, Patient
from smsbot.services import mail, matters, posting
from smsbot.services.desk import Desk

FIRST_EVERY, THEN_EVERY = timedelta(minutes=5), timedelta(minutes=15)
FIRST_FOR = timedelta(minutes=15)
RINGS_FOR = timedelta(hours=2)
FIRST_RINGS, MOST_RINGS = 4, 11
"""How often it rings within the first quarter of an hour, and in all, unless there is more to say.

They are counted too, as nobody has heard what would have rung while the machine was off.
"""

BACKUP_FROM = timedelta(minutes=15)
TEXTED_WITHIN = timedelta(seconds=30)
"""An alarm that is not with the carrier by then is e-mailed too."""

FAILED = (MessageStatus.FAILED, MessageStatus.UNDELIVERED, MessageStatus.UNKNOWN)
NOT_TEXTED = (MessageStatus.QUEUED, MessageStatus.SENDING, *FAILED)

AT_ONCE = (timedelta(minutes=5), 3)
"""How often more words of somebody ringing already ring at once; what is beyond that waits for
the next ring, as a flood of emergencies must not bury the others."""


def raise_alarm(
    desk: Desk, patient: Patient, words: str, *, message: Message | None = None
) -> Alarm:
    """Ring now; a new emergency of somebody already ringing is added to hers and rings at once."""
    matter = matters.open_matter(
        desk, Topic.EMERGENCY, patient, words=words,
        message_id=message.id if message else None,
    )  # fmt: skip
    alarm = desk.session.exec(
        select(Alarm).where(Alarm.patient_id == patient.id, col(Alarm.acknowledged_at).is_(None))
    ).first()
    if alarm is None:
        assert patient.id is not None
        alarm = Alarm(patient_id=patient.id, matter_id=matter.id, raised_at=desk.now)
    alarm.matter_id = matter.id
    desk.session.add(alarm)
    desk.session.flush()
    if alarm.rings == 0 or alarm.next_ring_at is None or not _rang_enough(desk, patient):
        ring(desk, alarm)
    return alarm


def _rang_enough(desk: Desk, patient: Patient) -> bool:
    span, most = AT_ONCE
    rang = desk.session.exec(
        select(Message.id)
        .where(
            Message.patient_id == patient.id,
            Message.audience == Audience.NURSE,
            Message.kind == Kind.ALARM,
            Message.created_at > desk.now - span,
        )
        .limit(most)
    ).all()
    return len(rang) >= most


def ring(desk: Desk, alarm: Alarm) -> None:
    """Text the nurse, and her backup from the fifteenth minute, and set the next ring."""
    patient = desk.session.get(Patient, alarm.patient_id)
    matter = desk.session.get(Matter, alarm.matter_id)
    assert patient is not None
    assert matter is not None
    form = nurse.ALARM if alarm.rings == 0 else nurse.STILL_ALARM
    body = form.format(
        letter=matter.letter, name=patient.name or "", phone=sms.spoken(patient.phone),
        words=nurse.quoted(matter.words[-140:]),
    ).replace("  ", " ")  # fmt: skip
    rung = f"alarm:{alarm.id}:{alarm.rings}"
    posting.tell_nurse(desk, body, Kind.ALARM, key=rung, patient_id=patient.id)
    if alarm.rings == 0:
        mail.queue(desk, desk.settings.nurse_email, "EMERGENCY", body, key=rung)
    alarm.raised_at = min(alarm.raised_at, desk.now)  # the clock may have been set back
    if desk.now - alarm.raised_at >= BACKUP_FROM:
        posting.tell_nurse(
            desk, body, Kind.ALARM, key=f"{rung}:backup", audience=Audience.BACKUP,
            patient_id=patient.id,
        )  # fmt: skip
    alarm.rings += 1
    alarm.next_ring_at = _next_ring(alarm, desk.now)
    desk.session.add(alarm)


def _next_ring(alarm: Alarm, now: datetime) -> datetime | None:
    """At 5, 10 and 15 minutes, then every 15 for two hours; later when rings were missed."""
    rings_for = now - alarm.raised_at
    if rings_for >= RINGS_FOR and alarm.rings >= MOST_RINGS:
        return None
    is_new = rings_for < FIRST_FOR or alarm.rings < FIRST_RINGS
    wait = FIRST_EVERY if is_new else THEN_EVERY
    return alarm.raised_at + wait * (rings_for // wait + 1)


def any_due(database: Database, now: datetime) -> bool:
    """Is there an alarm to ring again, or one that could not be texted?"""
    return database.first(_ANY_DUE, _when(now)) is not None


def ring_due(desk: Desk) -> None:
    """Ring again whatever nobody has acknowledged."""
    due = _DUE.with_for_update(skip_locked=True)
    for alarm in desk.session.exec(due, params=_when(desk.now)):
        ring(desk, alarm)


def _when(now: datetime) -> dict[str, datetime]:
    return {
        "now": now, "since": now - RINGS_FOR, "hangs_since": now - TEXTED_WITHIN,
        "ahead": now + THEN_EVERY,
    }  # fmt: skip


def mail_what_was_not_texted(desk: Desk) -> None:
    """An alarm that could not be texted goes by e-mail at once; the next ring comes anyway."""
    for message in desk.session.exec(_NOT_TEXTED, params=_when(desk.now)).all():
        key = f"{message.key or message.id}:not-texted"
        mail.queue(
            desk, desk.settings.nurse_email, "EMERGENCY (could not be texted)",
            message.body or "", key=key,
        )  # fmt: skip
        if desk.settings.operator_email is not None:
            mail.queue(
                desk, desk.settings.operator_email, "An emergency alarm could not be texted",
                nurse.ALARM_NOT_TEXTED, key=f"{key}:operator",
            )  # fmt: skip


def acknowledge(desk: Desk, *, by: str) -> list[Patient]:
    """Somebody has taken every alarm texted so far; whose they were."""
    found = []
    ringing = select(Alarm).where(col(Alarm.acknowledged_at).is_(None), Alarm.rings > 0)
    for alarm in desk.session.exec(ringing.with_for_update()):
        alarm.acknowledged_at, alarm.acknowledged_by, alarm.next_ring_at = desk.now, by, None
        matters.settle(desk, desk.session.get(Matter, alarm.matter_id), f"taken by {by}")
        desk.session.add(alarm)
        patient = desk.session.get(Patient, alarm.patient_id)
        if patient is not None:
            found.append(patient)
    return found


# The questions, each put together once: doing so takes longer than asking it.

_RINGS = (
    col(Alarm.acknowledged_at).is_(None),
    # What lies further ahead than any ring is from before the clock was set back.
    or_(col(Alarm.next_ring_at) <= bindparam("now"), col(Alarm.next_ring_at) > bindparam("ahead")),
)
_HANGS = and_(
    col(Message.status).in_([MessageStatus.QUEUED, MessageStatus.SENDING]),
    col(Message.created_at) <= bindparam("hangs_since"),
)
_IS_NOT_TEXTED = (
    col(Message.status).in_(NOT_TEXTED),
    col(Message.send_after) > bindparam("since"),
    col(Message.kind) == Kind.ALARM,
    or_(_HANGS, col(Message.status).in_(FAILED)),
)
_DUE, _NOT_TEXTED = select(Alarm).where(*_RINGS), select(Message).where(*_IS_NOT_TEXTED)
_ANY_DUE = select(literal(1)).where(or_(exists().where(*_RINGS), exists().where(*_IS_NOT_TEXTED)))
