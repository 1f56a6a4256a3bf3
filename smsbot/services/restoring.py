"""Coming back from a backup: what has left since it was made must not leave again.

A copy that `smsbot backup` made carries a mark. Whoever starts on one asks the carrier first what
it has taken since then: a text of ours that is in its list has left, one to a number that nothing
unknown was sent to has not, and what cannot be told apart is the nurse's to decide.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlmodel import and_, col, or_, select

from smsbot.core import sms
from smsbot.core.events import Kind, Language
from smsbot.core.wording import nurse, times
from smsbot.db.backup import RESTORED
from smsbot.db.engine import Database
from smsbot.db.models import Audience, Direction, Hold, Message, MessageStatus, Tick
from smsbot.gateways import Accepted, SendError, SmsGateway, Taken
from smsbot.services import catching_up, mail, posting, receipts, unsent
from smsbot.services.desk import Desk
from smsbot.services.inbound import LEFT_SINCE
from smsbot.services.leaving import ways_to_word
from smsbot.settings import Settings

log = logging.getLogger(__name__)

OVERLAP = timedelta(minutes=2)
"""How far before the backup the carrier is asked: a text may just have been on its way."""

IN_DOUBT = "may have left since the backup: being looked up"
NOT_TO_TELL = "may or may not have left since the backup"
OF_A_LINK = re.compile(r"(?<=/r/)[\w-]+")
"""What differs each time a follow-up is worded."""


def come_back(
    database: Database, settings: Settings, gateway: SmsGateway, clock: Callable[[], datetime]
) -> bool:
    """Settle what may have left since the backup; False while the carrier could not be asked.

    To be called before anything leaves, and again until it is True. On a database that is no
    backup it is one look.
    """
    if database.first(_MARKED, {}) is None:
        return True
    with database.transaction() as session:
        since = _hold_back(Desk(session, settings, clock()))
    if since is None:
        return True
    try:
        taken = gateway.taken(since=since - OVERLAP)
    except SendError as error:
        log.warning("restored, and the carrier's list was not read: %s", error.fault)
        return False
    with database.transaction() as session:
        _settle(Desk(session, settings, clock()), taken)
    return True


def _mark(desk: Desk) -> Hold | None:
    """The backup's mark, if it is still there; several processes may be looking."""
    desk.lock(RESTORED)
    return desk.session.get(Hold, RESTORED, populate_existing=True)


def _hold_back(desk: Desk) -> datetime | None:
    """Let nothing leave that may have left since the backup; when that was made (UTC)."""
    hold = _mark(desk)
    if hold is None:
        return None
    if hold.told_at is None:
        _doubt(desk)
        _tell(desk, hold.since)
        hold.told_at = desk.now
        desk.session.add(hold)
    return hold.since


def _doubt(desk: Desk) -> None:
    due = and_(Message.status == MessageStatus.QUEUED, col(Message.send_after) <= desk.now)
    may_have_left = select(Message).where(
        Message.direction == Direction.OUTBOUND,
        or_(due, Message.status == MessageStatus.SENDING),
    )
    for message in desk.session.exec(may_have_left):
        if not (message.status is MessageStatus.SENDING and message.attempts):
            # As far as the copy knows it was never handed over: no look-up by its words.
            message.attempted_at = None
        message.status, message.reason = MessageStatus.UNKNOWN, IN_DOUBT
        desk.session.add(message)


def _tell(desk: Desk, since: datetime) -> None:
    """The nurse and the operator hear what is missing now, whoever restored it."""
    when = times.moment(desk.practice.local(since), Language.EN)
    key = f"restored:{since.isoformat()}"
    posting.tell_nurse(desk, nurse.RESTORED.format(when=when), Kind.NOTICE, key=key)
    mail.to_operator(
        desk, "smsbot was restored from a backup",
        f"The database is as it was on {when}. What was booked, moved or called off since then is "
        "not in it. Texts that came in since then are fetched from Twilio's list. Texts that left "
        "since then are entered from that list, and do not leave again; those of which it cannot "
        "be told are shown to the nurse as not sent.\n",
        key=key,
    )  # fmt: skip


def _settle(desk: Desk, taken: Sequence[Taken]) -> None:
    """Decide about every text in doubt, then enter whatever else has left."""
    hold = _mark(desk)
    if hold is None:
        return
    lost = _unknown_to_us(desk, taken)
    in_doubt = desk.session.exec(
        select(Message)
        .where(
            Message.direction == Direction.OUTBOUND,
            Message.status == MessageStatus.UNKNOWN,
            col(Message.settled_at).is_(None),
        )
        .order_by(col(Message.id))
    ).all()
    left = [message for message in in_doubt if _has_left(desk, message, lost)]
    phones = {text.phone for text in lost}
    for message in in_doubt:
        if message not in left and message.attempted_at is None:
            _decide(desk, message, others_left=message.phone in phones)
    for text in lost:
        _enter(desk, text)
    desk.session.merge(Tick(name=catching_up.RESTORED, at=hold.since))
    desk.session.delete(hold)


def _unknown_to_us(desk: Desk, taken: Sequence[Taken]) -> list[Taken]:
    """The texts that no row of ours stands for."""
    phones = {text.phone for text in taken}
    rows = desk.session.exec(
        select(Message.sid, Message.failed_sids).where(
            Message.direction == Direction.OUTBOUND, col(Message.phone).in_(phones)
        )
    )
    known = {sid for last, failed in rows for sid in (last, *failed)}
    return [text for text in taken if text.sid not in known]


def _has_left(desk: Desk, message: Message, lost: list[Taken]) -> bool:
    """Is it one of these? Then it takes over that one's id and status."""
    same = [text for text in lost if _is_same(desk, message, text)]
    if not same:
        return False
    # Of two tries the one that did not fail.
    text = min(same, key=lambda one: one.status in ("failed", "undelivered", "canceled"))
    lost.remove(text)
    message.body, message.sent_at = message.body or text.body, text.created_at
    message.attempts, message.attempted_at = max(message.attempts, 1), text.created_at
    receipts.note_status(desk, message, Accepted(text.sid, text.status, text.error_code))
    return True


def _is_same(desk: Desk, message: Message, text: Taken) -> bool:
    if message.phone != text.phone:
        return False
    at = Desk(desk.session, desk.settings, text.created_at)
    return _plain(text.body) in {_plain(words) for words in ways_to_word(at, message)}


def _plain(words: str) -> str:
    return OF_A_LINK.sub("", sms.to_plain(words)).strip()


def _decide(desk: Desk, message: Message, *, others_left: bool) -> None:
    """A text that is not in the list: it has not left, unless its words were others then."""
    if others_left and message.audience is Audience.PATIENT:
        message.settled_at, message.reason = desk.now, NOT_TO_TELL
        unsent.tell(desk, message)
    else:
        message.status, message.reason = MessageStatus.QUEUED, None
    desk.session.add(message)


def _enter(desk: Desk, text: Taken) -> None:
    """A text that left, and that the copy knows nothing of."""
    of_ours = {
        desk.settings.nurse_phone: Audience.NURSE, desk.settings.backup_phone: Audience.BACKUP,
    }  # fmt: skip
    audience = of_ours.get(text.phone, Audience.PATIENT)
    to_patient = audience is Audience.PATIENT
    desk.session.add(
        Message(
            direction=Direction.OUTBOUND, audience=audience, phone=text.phone, body=text.body,
            patient_id=desk.patient_for(text.phone).id if to_patient else None,
            kind=Kind.ANSWER if to_patient else Kind.NOTICE, sid=text.sid,
            status=receipts.TWILIO_STATUS.get(text.status, MessageStatus.SENT), attempts=1,
            created_at=text.created_at, attempted_at=text.created_at, sent_at=text.created_at,
            settled_at=desk.now, shown_at=desk.now, reason=LEFT_SINCE,
        )
    )  # fmt: skip


_MARKED = select(Hold.name).where(Hold.name == RESTORED)
