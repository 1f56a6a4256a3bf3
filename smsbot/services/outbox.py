"""Texts leave the house: claimed, judged once more, worded, sent, and looked up when in doubt."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, delete, exists, literal, or_, update
from sqlmodel import Session, SQLModel, col, select

from smsbot.core import sms
from smsbot.core.events import Kind
from smsbot.db.engine import Database
from smsbot.db.models import Audience, Hold, Message, MessageStatus
from smsbot.gateways import Fault, SendError, SmsGateway
from smsbot.services import mail, receipts, unsent
from smsbot.services.desk import Desk
from smsbot.services.leaving import still_leaves, worded
from smsbot.settings import Settings

log = logging.getLogger(__name__)

LOST_AFTER = timedelta(seconds=60)
"""A text in the sending hands of a process this long is looked up: the process may be dead."""

LOOK_AGAIN = timedelta(minutes=1)
SETTLE_WITHIN = timedelta(hours=1)
"""What may have left and cannot be settled within this is shown to the nurse."""

SURELY_LISTED = timedelta(minutes=2)
"""Twilio lists a text it took within this; one that is not there then was never taken."""

WAITS_FOR_ANOTHER = timedelta(minutes=3)
"""How long a text waits for an earlier one that is in trouble: until a look-up has settled it."""

NEVER_WAITS = frozenset({Kind.EMERGENCY, Kind.ALARM})

HOLD = "outbox"
HELD_FOR = timedelta(minutes=15)
"""After an operator's fault the outbox tries again with one text after this long."""


@dataclass(frozen=True)
class Outbox:
    """What it takes to send: the database, the settings, the ways out, and a clock (UTC)."""

    database: Database
    settings: Settings
    sms: SmsGateway
    clock: Callable[[], datetime]
    going: Callable[[], bool] = lambda: True
    in_hand: set[int] = field(default_factory=set)
    """The texts that this process is sending right now, whatever the clock says."""

    def deliver_due(self) -> int:
        """Send what is due, each phone's texts in order; how many were handed over.

        Ends early when `going` says so: what is not claimed yet waits for the next time.
        """
        done = 0
        while self.going():
            message_id = self._claim()
            if message_id is None:
                break
            self.in_hand.add(message_id)
            try:
                done += self._deliver(message_id)
            finally:
                self.in_hand.discard(message_id)
        return done

    def _claim(self) -> int | None:
        """Take the due text that has waited longest and nobody else has.

        One at a time, so that a process that dies holds one text at most; and never a second
        one to a phone whose first is still being sent, or was tried lately and may not have
        left, so that they arrive in order. Only what is urgent overtakes.
        """
        now = self.clock()
        found = self.database.first(_DUE, {"now": now})
        if found is None:
            return None
        held_until = found.until
        # What ends further ahead is from before the clock was set back.
        if held_until is not None and now < held_until <= now + HELD_FOR:
            return None
        with self.database.transaction() as session:
            if held_until is not None:
                # One text finds out whether the account is well again; the rest wait for it.
                session.execute(_HOLD_ON, {"then": now + HELD_FOR})
            when = {"now": now, "tried_since": now - WAITS_FOR_ANOTHER}
            return session.execute(_CLAIM, when).scalars().first()

    def _deliver(self, message_id: int) -> bool:
        """Judge, word and hand over one claimed text; whether it was handed over."""
        with self.database.transaction() as session:
            desk = Desk(session, self.settings, self.clock())
            message = session.exec(_ONE, params={"number": message_id}).one()
            if message.status is not MessageStatus.SENDING or not still_leaves(desk, message):
                session.execute(_HOLD_ON, {"then": desk.now})  # The next one finds out.
                return False
            if message.body is None or message.kind is Kind.REMINDER:
                # The day may have changed since it was first tried, and "tomorrow" with it.
                message.body = worded(desk, message)
            body = message.body
            message.segments = sms.segments(body)
            message.attempts += 1
            message.attempted_at = desk.now
            session.add(message)
            phone = message.phone
        try:
            accepted = self.sms.send(to=phone, body=body, message_id=message_id)
        except SendError as error:
            self._failed(message_id, error)
            return False
        with self.database.transaction() as session:
            message = session.exec(receipts.LOCKED, params={"number": message_id}).one()
            session.execute(_END_HOLD)
            receipts.note_status(Desk(session, self.settings, self.clock()), message, accepted)
        return True

    def _failed(self, message_id: int, error: SendError) -> None:
        """Decide what a refusal means for this text, and for the rest."""
        log.warning("text %s not sent: %s, code %s", message_id, error.fault, error.code)
        with self.database.transaction() as session:
            desk = Desk(session, self.settings, self.clock())
            message = session.exec(receipts.LOCKED, params={"number": message_id}).one()
            if message.status is not MessageStatus.SENDING:
                return  # a receipt was faster, and knows better
            message.error_code = error.code
            if error.fault is Fault.OPERATOR:
                message.status = MessageStatus.QUEUED
                message.attempts -= 1
                message.reason = unsent.HELD
                session.add(message)
                self._hold(desk, error)
            elif error.fault is Fault.UNKNOWN:
                _doubt(message, since=desk.now)
                session.add(message)
            else:
                receipts.settle_fault(desk, message, error.fault, retry_after=error.retry_after)

    def _hold(self, desk: Desk, error: SendError) -> None:
        """A dead account cannot text: hold the queue, tell the operator once by e-mail."""
        hold = desk.session.get(Hold, HOLD)
        if hold is None:
            hold = Hold(name=HOLD, code=error.code, since=desk.now, until=desk.now)
        hold.until = desk.now + HELD_FOR
        desk.session.add(hold)
        mail.to_operator(
            desk, "smsbot cannot send texts",
            f"Twilio refuses our texts (error {error.code}). Nothing leaves until the account or "
            "its set-up is mended. Nothing is lost: texts wait, and one is tried every 15 "
            "minutes.\n\nWhat the code means: "
            f"https://www.twilio.com/docs/api/errors/{error.code}\n",
            key=f"hold:{hold.since.isoformat()}",
        )  # fmt: skip

    def reconcile(self) -> None:
        """Find out what became of texts that may have left, before anything is sent again."""
        now = self.clock()
        when = {"before": now - min(LOST_AFTER, LOOK_AGAIN), "ahead": now + SETTLE_WITHIN}
        if self.database.first(_ANYTHING_TO_RECONCILE, when) is None:
            return
        with self.database.transaction() as session:
            if session.get(Hold, HOLD) is not None:
                unsent.tell_of_held(Desk(session, self.settings, now))
            for message in session.exec(_LOST, params={**when, "before": now - LOST_AFTER}):
                if message.id in self.in_hand:
                    continue  # The clock has leapt.
                if message.attempts:
                    assert message.attempted_at is not None
                    _doubt(message, since=min(message.attempted_at, now))
                else:  # It was claimed but never handed over: it may simply wait on.
                    message.status, message.reason = MessageStatus.QUEUED, None
                session.add(message)
            unsettled = session.exec(_UNSETTLED, params={"before": now - LOOK_AGAIN}).all()
            wanted = [
                (m.id, m.phone, m.body or "", m.attempted_at)
                for m in unsettled
                if m.attempted_at and m.attempted_at + LOOK_AGAIN * (m.lookups + 1) <= now
            ]
        for message_id, phone, body, since in wanted:
            assert message_id is not None
            assert since is not None
            self._look_up(message_id, phone, body, since)

    def _look_up(self, message_id: int, phone: str, body: str, since: datetime) -> None:
        with self.database.reading() as session:
            known = _known_sids(session, phone)
        try:
            found = self.sms.find(to=phone, body=body, since=since, known=known)
            asked = True
        except SendError:
            found, asked = None, False
        with self.database.transaction() as session:
            desk = Desk(session, self.settings, self.clock())
            message = session.exec(receipts.LOCKED, params={"number": message_id}).one()
            if message.status is not MessageStatus.UNKNOWN or message.attempted_at != since:
                return  # Another process was faster, and may have tried anew since we asked.
            message.lookups += 1
            taken = (
                found
                and session.exec(
                    select(Message.id).where(Message.sid == found.sid, Message.id != message_id)
                ).first()
            )
            if found and not taken:
                receipts.note_status(desk, message, found)
            elif asked and desk.now - since >= SURELY_LISTED:
                message.status, message.reason = MessageStatus.QUEUED, None
            elif desk.now - since >= SETTLE_WITHIN:
                message.settled_at = desk.now
                message.reason = "may or may not have left: Twilio could not be asked"
                unsent.tell(desk, message)
            elif desk.now - since >= unsent.UNKNOWN_TOLD_AFTER:
                unsent.tell(desk, message)
            session.add(message)


def _doubt(message: Message, *, since: datetime) -> None:
    """It may have left about then (UTC), as far as we know: from there on it is looked for."""
    message.status, message.attempted_at = MessageStatus.UNKNOWN, since
    message.reason, message.lookups = "may have left: being looked up", 0


def _known_sids(session: Session, phone: str) -> set[str]:
    """Twilio's names of the texts to this phone that we know of, failed attempts included."""
    rows = session.exec(_SIDS_OF, params={"phone": phone})
    return {sid for own, failed in rows for sid in (own, *failed) if sid}


# The questions, each put together once: doing so takes longer than asking it.

# Rows that nobody holds as objects are changed by their tables, which is quicker.
_MESSAGES, _HOLDS = (SQLModel.metadata.tables[name] for name in ("messages", "holds"))
_TEXT, _EARLIER = _MESSAGES.c, _MESSAGES.alias("earlier").c
_IN_HAND = [MessageStatus.SENDING, MessageStatus.QUEUED, MessageStatus.UNKNOWN]
_IN_TROUBLE = and_(
    _EARLIER.audience == Audience.PATIENT,
    _EARLIER.status != MessageStatus.SENDING,
    _EARLIER.attempts > 0,
    _EARLIER.attempted_at > bindparam("tried_since"),
)
_IS_DUE = and_(_TEXT.status == MessageStatus.QUEUED, _TEXT.send_after <= bindparam("now"))
_WAITS_FOR_ANOTHER = exists().where(
    _EARLIER.phone == _TEXT.phone,
    _EARLIER.id < _TEXT.id,
    _EARLIER.status.in_(_IN_HAND),
    or_(
        _EARLIER.status == MessageStatus.SENDING,
        and_(_EARLIER.status == MessageStatus.QUEUED, _EARLIER.send_after <= bindparam("now")),
        _IN_TROUBLE,
    ),
)
_FIRST_DUE = (
    select(_TEXT.id)
    .where(_IS_DUE, or_(_TEXT.kind.in_(NEVER_WAITS), ~_WAITS_FOR_ANOTHER))
    .order_by(_TEXT.send_after, _TEXT.id)
    .limit(1)
)
_CLAIM = (
    update(_MESSAGES)
    .where(_TEXT.id == _FIRST_DUE.scalar_subquery(), _TEXT.status == MessageStatus.QUEUED)
    .values(status=MessageStatus.SENDING, attempted_at=bindparam("now"))
    .returning(_TEXT.id)
)
_DUE = (
    select(_TEXT.id, _HOLDS.c.until)
    .outerjoin_from(_MESSAGES, _HOLDS, _HOLDS.c.name == HOLD)
    .where(_IS_DUE)
    .limit(1)
)
_HOLD_ON = update(_HOLDS).where(_HOLDS.c.name == HOLD).values(until=bindparam("then"))
_END_HOLD = delete(_HOLDS).where(_HOLDS.c.name == HOLD)
_IS_HELD = exists().where(_HOLDS.c.name == HOLD)
_IS_UNSETTLED = exists().where(
    _TEXT.status.in_([MessageStatus.SENDING, MessageStatus.UNKNOWN]),
    or_(_TEXT.status == MessageStatus.SENDING, _TEXT.settled_at.is_(None)),
    or_(_TEXT.attempted_at <= bindparam("before"), _TEXT.attempted_at > bindparam("ahead")),
)
_ANYTHING_TO_RECONCILE = select(literal(1)).where(or_(_IS_HELD, _IS_UNSETTLED))
_ONE = select(Message).where(Message.id == bindparam("number"))
_SIDS_OF = select(Message.sid, Message.failed_sids).where(Message.phone == bindparam("phone"))
_IS_SENDING = col(Message.status) == MessageStatus.SENDING
_IS_UNKNOWN = and_(col(Message.status) == MessageStatus.UNKNOWN, col(Message.settled_at).is_(None))
_LOST = select(Message).where(
    or_(
        and_(_IS_SENDING, col(Message.attempted_at) <= bindparam("before")),
        and_(or_(_IS_SENDING, _IS_UNKNOWN), col(Message.attempted_at) > bindparam("ahead")),
    )
)
"""Whoever sent it is gone, or the clock was set back since."""
_UNSETTLED = select(Message).where(_IS_UNKNOWN, col(Message.attempted_at) <= bindparam("before"))
