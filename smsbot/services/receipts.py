"""What Twilio says of a text, in its answer, its list or a receipt, and what that means for it."""

from __future__ import annotations

import hashlib
from datetime import datetime, time, timedelta

from sqlalchemy import bindparam
from sqlmodel import select

from smsbot.core.events import ConsentKind
from smsbot.db.models import Audience, Direction, Message, MessageStatus
from smsbot.gateways import FAULTS, Accepted, Fault
from smsbot.services import ledger, mail, posting, unsent
from smsbot.services.desk import Desk

MOST_ATTEMPTS = 5

RANK = {
    MessageStatus.QUEUED: 0,
    MessageStatus.SENDING: 1,
    MessageStatus.UNKNOWN: 2,
    MessageStatus.ACCEPTED: 3,
    MessageStatus.SENT: 4,
    MessageStatus.DELIVERED: 5,
    MessageStatus.UNDELIVERED: 5,
    MessageStatus.FAILED: 5,
    MessageStatus.DROPPED: 5,
}
"""A status only climbs; the end states do not change into one another."""

TWILIO_STATUS = {
    "accepted": MessageStatus.ACCEPTED,
    "scheduled": MessageStatus.ACCEPTED,
    "queued": MessageStatus.ACCEPTED,
    "sending": MessageStatus.ACCEPTED,
    "sent": MessageStatus.SENT,
    "delivered": MessageStatus.DELIVERED,
    "read": MessageStatus.DELIVERED,
    "undelivered": MessageStatus.UNDELIVERED,
    "failed": MessageStatus.FAILED,
    "canceled": MessageStatus.FAILED,
}


def note_status(desk: Desk, message: Message, news: Accepted) -> None:
    """Take in what Twilio says of a text; receipts come unordered, twice, or early.

    The first end state stays; what lies below what is known already is ignored, and so is what is
    said of an attempt that has failed: its receipt may be here before our call has returned.
    """
    if news.sid in message.failed_sids:
        return
    status = TWILIO_STATUS.get(news.status)
    if message.sid is None and news.sid:
        message.sid = news.sid
    if status is None or RANK[status] <= RANK[message.status]:
        desk.session.add(message)
        return
    if message.sent_at is None:
        message.sent_at = desk.now
    if message.reason and status not in (MessageStatus.UNDELIVERED, MessageStatus.FAILED):
        unsent.left_after_all(desk, message)
    message.status, message.reason = status, None
    if RANK[status] == RANK[MessageStatus.DELIVERED]:
        message.settled_at = desk.now
    if status in (MessageStatus.UNDELIVERED, MessageStatus.FAILED):
        message.error_code = news.error_code or message.error_code
        fault = FAULTS.get(message.error_code or 0, Fault.TRANSIENT)
        settle_fault(desk, message, fault, after_receipt=True)
    desk.session.add(message)


def receive_receipt(
    desk: Desk, *, message_id: int | None, sid: str, status: str, error_code: int | None
) -> bool:
    """A delivery receipt came; found by our own id in the callback URL, else by Twilio's."""
    if message_id:
        message = desk.session.exec(LOCKED, params={"number": message_id}).one_or_none()
    else:
        message = desk.session.exec(_LOCKED_OF, params={"sid": sid}).one_or_none()
    if message is None or message.direction is not Direction.OUTBOUND:
        return False
    if not sid or sid in message.failed_sids or not message.attempts:
        return False  # Of one never handed over: the address is from before a restore.
    if message.sid and sid and message.sid != sid:
        return False
    if message.sid is None and _is_anothers(desk, sid):
        return False
    note_status(desk, message, Accepted(sid, status, error_code))
    return True


def _is_anothers(desk: Desk, sid: str) -> bool:
    return desk.session.exec(select(Message.id).where(Message.sid == sid)).first() is not None


def settle_fault(
    desk: Desk,
    message: Message,
    fault: Fault,
    *,
    retry_after: timedelta | None = None,
    after_receipt: bool = False,
) -> None:
    """What a failure means for the text: wait, give up, or stop texting her at all."""
    code = message.error_code
    has_words = message.erased_at is None
    if fault is Fault.TRANSIENT and message.attempts < MOST_ATTEMPTS and has_words:
        _requeue(desk, message, desk.now + (retry_after or _backoff(message)), f"retry ({code})")
        return
    if fault is Fault.DAILY_CAP and has_words:
        zone = desk.practice.zone
        tomorrow = (desk.now.astimezone(zone) + timedelta(days=1)).date()
        at = datetime.combine(tomorrow, time(0, 5), tzinfo=zone).astimezone(desk.now.tzinfo)
        _requeue(desk, message, at, f"held: the carrier's daily limit ({code})")
        unsent.tell(desk, message)
        return
    message.status = MessageStatus.UNDELIVERED if after_receipt else MessageStatus.FAILED
    message.settled_at = desk.now
    message.reason = f"{fault.value} (code {code})" if code else fault.value
    to_patient = message.audience is Audience.PATIENT
    patient = desk.lock_patient(message.patient_id) if to_patient and message.patient_id else None
    if fault is Fault.OPTED_OUT and patient and patient.opted_out_at is None:
        patient.opted_out_at = desk.now
        ledger.write(desk, patient, ConsentKind.OPTED_OUT, "told by the carrier (21610)")
        posting.drop(desk, "opted out (21610)", patient_id=patient.id)
        desk.session.add(patient)
    if fault is Fault.OPTED_OUT and message.audience is Audience.NURSE:
        mail.nurse_opted_out(desk)
    if fault is Fault.PERMANENT and patient:
        patient.unreachable_at = desk.now
        posting.drop(desk, f"cannot be texted ({code})", patient_id=patient.id)
        desk.session.add(patient)
    desk.session.add(message)
    unsent.tell(desk, message)


def _requeue(desk: Desk, message: Message, at: datetime, reason: str) -> None:
    message.status, message.send_after, message.reason = MessageStatus.QUEUED, at, reason
    if message.sid:
        message.failed_sids = [*message.failed_sids, message.sid]
    message.sid = message.sent_at = message.settled_at = None
    desk.session.add(message)


def _backoff(message: Message) -> timedelta:
    """1, 2, 4, 8 minutes, each with up to half again of it, different for each text."""
    base = 60 * 2 ** max(message.attempts - 1, 0)
    digest = hashlib.sha256(f"{message.id}:{message.attempts}".encode()).digest()
    return timedelta(seconds=base + base * digest[0] / 512)


# The questions, each put together once: doing so takes longer than asking it.

LOCKED = select(Message).where(Message.id == bindparam("number")).with_for_update()
_LOCKED_OF = select(Message).where(Message.sid == bindparam("sid")).with_for_update()
