"""A text or a call comes in."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import and_, bindparam, exists, or_
from sqlalchemy.exc import OperationalError
from sqlmodel import col, select

from smsbot.core import sms
from smsbot.core.events import CARRIER_WORDS, Carrier, Kind, PatientCalled, PatientTexted, Topic
from smsbot.core.wording.nurse import BROKE
from smsbot.db.engine import Database
from smsbot.db.models import Audience, Direction, Message, MessageStatus
from smsbot.services import flooding, nurse, posting, visits
from smsbot.services.desk import Desk
from smsbot.services.effects import take_step
from smsbot.services.matters import open_matter
from smsbot.settings import Settings

log = logging.getLogger(__name__)

LATE_AFTER = timedelta(hours=3)
"""What she wrote longer ago than this is for the nurse to read."""

COUNTS_AS_NEW = timedelta(minutes=2)
"""What she wrote this lately is an answer to what stands now, whatever crossed it."""

CROSSES_WITHIN = timedelta(minutes=1)
"""Our text and hers may cross this closely, as they do every day."""

LEFT_SINCE = "left after the backup was made"
"""The reason on a text of ours that we know from the carrier's list only."""

FROM_THE_LIST = "came by no webhook: found in the carrier's list"
"""The reason on a text that we had to fetch."""

MOST_SIGNS = 1600
"""A text longer than the carrier can deliver is cut: 10 segments is Twilio's own limit."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text as the carrier handed it over."""

    sid: str
    phone: str
    body: str = ""
    media: tuple[str, ...] = ()
    opt_out_type: str | None = None
    written_at: datetime | None = None
    """When the carrier took it in (UTC), of a text that we fetched; else it is now."""


def store_text(desk: Desk, text: Incoming) -> Message | None:
    """Keep a text before anything is decided; None when this very text is kept already.

    A sender that is no full phone number (a short code, a hidden one) and our own number are
    kept too, but marked as handled: they never start a conversation.
    """
    if desk.session.exec(_KNOWN, params={"sid": text.sid}).first() is not None:
        return None
    audience = _audience(desk.settings, text.phone)
    patient_id = None
    talks = sms.is_textable(text.phone) and text.phone != desk.settings.phone
    if talks and audience is Audience.PATIENT:
        patient_id = desk.patient_for(text.phone).id
    message = Message(
        direction=Direction.INBOUND, audience=audience, phone=text.phone, patient_id=patient_id,
        created_at=min(text.written_at or desk.now, desk.now), body=_storable(text.body),
        sid=text.sid, status=MessageStatus.RECEIVED, media=list(text.media),
        carrier=text.opt_out_type, handled_at=None if talks else desk.now,
        segments=sms.segments(text.body),
        reason=FROM_THE_LIST if text.written_at else None,
    )  # fmt: skip
    desk.session.add(message)
    desk.session.flush()
    return message


def _storable(body: str) -> str:
    """The text without signs that a database refuses."""
    return body[:MOST_SIGNS].replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _audience(settings: Settings, phone: str) -> Audience:
    if phone == settings.nurse_phone:
        return Audience.NURSE
    if phone == settings.backup_phone:
        return Audience.BACKUP
    return Audience.PATIENT


def handle_waiting(
    database: Database,
    settings: Settings,
    clock: Callable[[], datetime],
    *,
    phone: str | None = None,
    older_than: timedelta = timedelta(0),
) -> int:
    """Answer every kept text that is not handled yet, each in a transaction of its own.

    Texts from one phone are handled one after another, in the order they came. A text that
    breaks us reaches the nurse instead of blocking the rest. Returns how many were handled.

    Raises:
        OperationalError: when the database is away or locked; the texts stay waiting.
    """
    answer = partial(_answer, database, settings, clock, older_than=older_than)
    if phone is not None:
        return answer(phone)
    handled = 0
    while waiting := database.first(_SENDERS, {"before": clock() - older_than}):
        handled += answer(waiting.phone)
    return handled


def _answer(
    database: Database, settings: Settings, clock: Callable[[], datetime], phone: str, *,
    older_than: timedelta,
) -> int:  # fmt: skip
    """Answer what waits from this phone; how many texts that were."""
    handled, more = 0, True
    while more:
        number = None
        try:
            with database.transaction() as session:
                desk = Desk(session, settings, clock())
                desk.lock(f"talk:{phone[-2:]}")
                when = {"phone": phone, "before": desk.now - older_than}
                waiting = session.exec(_WAITING_OF, params=when).all()
                more = len(waiting) > 1
                if waiting:
                    number = waiting[0].id
                    _handle(desk, waiting[0])
        except OperationalError:
            raise
        except Exception as error:
            log.error("text %s could not be handled: %s", number, type(error).__name__)
            if number is None:
                raise
            _give_to_nurse(database, settings, clock(), number)
        handled += number is not None
    return handled


def _give_to_nurse(database: Database, settings: Settings, now: datetime, message_id: int) -> None:
    """We cannot handle this text: it goes on the nurse's list as it is; hers is answered so."""
    with database.transaction() as session:
        desk = Desk(session, settings, now)
        message = session.exec(select(Message).where(Message.id == message_id)).one()
        message.handled_at = now
        session.add(message)
        if message.audience is Audience.PATIENT:
            patient = desk.patient_for(message.phone)
            open_matter(
                desk, Topic.UNREAD, patient, words=message.body or "", message_id=message.id
            )
        else:
            posting.tell_nurse(desk, BROKE, Kind.RECEIPT, audience=message.audience)


def _handle(desk: Desk, message: Message) -> None:
    match message.audience:
        case Audience.NURSE | Audience.BACKUP:
            nurse.receive(desk, message)
        case Audience.PATIENT:
            patient = desk.lock_patient(message.patient_id)
            was_answered = _was_answered(desk, message)
            event = PatientTexted(
                message.body or "", photos=len(message.media), carrier=_carrier(desk, message),
                too_many=flooding.is_one_too_many(desk, message, flooding.OF_A_PATIENT),
                late_since=message.created_at if was_answered or _is_late(desk, message) else None,
                was_answered=was_answered,
            )  # fmt: skip
            if patient.unreachable_at is not None and message.created_at >= patient.unreachable_at:
                patient.unreachable_at = None  # Whoever texts can be texted.
                visits.plan_again(desk, patient)
            wrote_before = patient.last_wrote_at or message.created_at
            patient.last_wrote_at = max(wrote_before, message.created_at)
            take_step(desk, patient, event, message=message)
    message.handled_at = desk.now
    desk.session.add(message)


def _was_answered(desk: Desk, message: Message) -> bool:
    """Did a text leave after this one that only the carrier's list tells of, after a restore?"""
    if message.reason != FROM_THE_LIST:
        return False
    answer = exists().where(
        col(Message.phone) == message.phone, col(Message.reason) == LEFT_SINCE,
        col(Message.created_at) >= message.created_at,
    )  # fmt: skip
    return bool(desk.session.exec(select(answer)).one())


def _is_late(desk: Desk, message: Message) -> bool:
    """Must this text not be read as written just now, in answer to what was said last?"""
    if desk.now - message.created_at < COUNTS_AS_NEW:
        return False
    if desk.now - message.created_at > LATE_AFTER or _is_overtaken(desk, message):
        return True
    # "Tomorrow" is the day after she wrote; and an answer after so long keeps quiet hours.
    other_day = desk.practice.local(message.created_at).date() != desk.local.date()
    return other_day or not posting.may_answer_at(desk, message.phone, message.created_at)


def _is_overtaken(desk: Desk, message: Message) -> bool:
    """Was she texted, or was a text of hers taken in, after she wrote this one that we fetched?

    What was stored after it is no sign: its own answer, or the next of those that were fetched.
    """
    if message.reason != FROM_THE_LIST:
        return False
    wrote, crossed = message.created_at, message.created_at + CROSSES_WITHIN
    since = or_(
        and_(col(Message.direction) == Direction.INBOUND, col(Message.created_at) > wrote),
        col(Message.created_at) > crossed,
        col(Message.sent_at) > crossed,
    )
    earlier = exists().where(
        col(Message.phone) == message.phone, col(Message.id) < message.id, since,
        col(Message.status) != MessageStatus.DROPPED,
    )  # fmt: skip
    return bool(desk.session.exec(select(earlier)).one())


def _carrier(desk: Desk, message: Message) -> Carrier | None:
    """What the carrier's filter has done with this text itself."""
    if not desk.settings.carrier_handles_stop:
        return None
    if message.carrier:
        return Carrier(message.carrier) if message.carrier in Carrier.__members__ else None
    word = (message.body or "").strip().casefold()
    return next((carrier for carrier, words in CARRIER_WORDS.items() if word in words), None)


def receive_missed_call(desk: Desk, phone: str, *, came_at: datetime) -> None:
    """A caller was not answered: one text a local day that offers to book.

    None when she has texted since the call came (UTC): that is the conversation then.
    """
    if not sms.is_textable(phone) or phone in (
        desk.settings.phone, desk.settings.nurse_phone, desk.settings.backup_phone,
    ):  # fmt: skip
        return
    patient = desk.lock_patient(desk.patient_for(phone).id)
    since = desk.practice.instant(desk.local.replace(hour=0, minute=0))
    told = desk.session.exec(
        select(Message.id).where(
            Message.patient_id == patient.id,
            col(Message.wording).in_(["missed_call", "missed_call_known"]),
            Message.created_at >= since,
        )
    ).first()
    texted = patient.last_wrote_at is not None and patient.last_wrote_at > came_at
    if told is None and not texted:
        patient.last_wrote_at = desk.now  # whoever has just called may be texted
        take_step(desk, patient, PatientCalled())


# The questions, each put together once: doing so takes longer than asking it.

_KNOWN = select(Message.id).where(Message.sid == bindparam("sid"))
_WAITS = (
    Message.direction == Direction.INBOUND,
    col(Message.handled_at).is_(None),
    col(Message.created_at) <= bindparam("before"),
)
_SENDERS = select(Message.phone).where(*_WAITS).order_by(col(Message.id)).limit(1)
_WAITING_OF = (
    select(Message)
    .where(*_WAITS, Message.phone == bindparam("phone"))
    .order_by(col(Message.id))
    .limit(2)  # the one to answer, and whether another waits behind it
)
