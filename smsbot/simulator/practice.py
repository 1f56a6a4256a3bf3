"""A practice in memory with a clock you turn: behind the demo, the chat and the journey tests.

Everything between the phones is the product itself; only the carrier and the clock are
imitated. The carrier filters STOP as Twilio does, and its own answers show on the phone.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import text as sql
from sqlmodel import Session, SQLModel, col, func, select

from smsbot.core.conversation import ASKS, Conversation, Stage
from smsbot.core.events import (
    OPEN,
    RequestStatus,
)
from smsbot.db import guards
from smsbot.db.engine import Database
from smsbot.db.models import (
    Alarm,
    Appointment,
    AppointmentStatus,
    Email,
    Message,
    MessageStatus,
    Request,
)
from smsbot.gateways import Received
from smsbot.runtime import Runtime
from smsbot.services import inbound, receipts, waiting
from smsbot.services.desk import Desk
from smsbot.settings import Settings
from smsbot.simulator.phones import Carrier, Mailbox

PATIENT = "+16025550101"
NURSE = "+14805550199"


class Simulator:
    """The practice, its patients' phones, the nurse's phone, and the clock."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        now: datetime,
        database_url: str = "sqlite://",
    ) -> None:
        settings = settings or Settings()
        self.settings = replace(
            settings,
            nurse_phone=settings.nurse_phone or NURSE,
            nurse_email=settings.nurse_email or "nurse@practice.example",
            public_url=settings.public_url or "http://127.0.0.1:8080",
            database_url=database_url,
        )
        self.carrier = Carrier()
        self.mailbox = Mailbox()
        self.now = now
        self._sids = itertools.count(1)
        self._told = 0  # how many of the carrier's texts have had their receipt
        self.database = Database(database_url)
        self.runtime = Runtime(
            self.settings, self.database, sms=self.carrier, email=self.mailbox,
            clock=lambda: self.now,
        )  # fmt: skip
        if database_url == "sqlite://":
            self.database.create_all()

    @property
    def now(self) -> datetime:
        """The instant the clock shows (UTC)."""
        return self.carrier.now

    @now.setter
    def now(self, instant: datetime) -> None:
        self.carrier.now = instant

    @property
    def local(self) -> datetime:
        """The practice's wall clock."""
        return self.settings.practice.local(self.now)

    @property
    def nurse(self) -> str:
        """The nurse's own number."""
        assert self.settings.nurse_phone is not None
        return self.settings.nurse_phone

    def forget_everything(self, *, now: datetime) -> None:
        """Empty every phone and every table, and set the clock."""
        with self.database.transaction() as session:
            session.execute(sql("PRAGMA defer_foreign_keys = ON"))
            for statement in guards.SQLITE_LIFTED:
                session.execute(sql(statement))
            for table in SQLModel.metadata.tables.values():
                session.execute(table.delete())
            for statement in guards.SQLITE:
                session.execute(sql(statement))
        self.carrier.texts.clear()
        self.carrier.stopped.clear()
        self.carrier.taken_in.clear()
        self._told = 0
        self.now = now

    # What people do

    def patient_texts(
        self, body: str, *, phone: str = PATIENT, media: Iterable[str] = (), arrives: bool = True
    ) -> list[str]:
        """She texts the practice; what she is texted back at once.

        A text that does not arrive is in the carrier's list only: its webhook failed.
        """
        shown = len(self.carrier.texts)
        self.carrier.typed(phone, body)
        opt_out_type = None
        if self.settings.carrier_handles_stop:
            opt_out_type = self.carrier.filter(phone, body)
        incoming = inbound.Incoming(
            sid=f"SI{next(self._sids):032x}", phone=phone, body=body, media=tuple(media),
            opt_out_type=opt_out_type,
        )  # fmt: skip
        self.carrier.taken_in.append(
            Received(incoming.sid, phone, self.now, body, incoming.media)
        )  # fmt: skip
        if not arrives:
            return []
        with self.database.transaction() as session:
            inbound.store_text(Desk(session, self.settings, self.now), incoming)
        inbound.handle_waiting(self.database, self.settings, lambda: self.now, phone=phone)
        self.deliver()
        return [
            text.body
            for text in self.carrier.texts[shown:]
            if text.phone == phone and text.message_id is not None
        ]

    def nurse_texts(self, body: str) -> list[str]:
        """The nurse texts the practice; what she is texted back at once."""
        return self.patient_texts(body, phone=self.nurse)

    def patient_calls(self, *, phone: str = PATIENT) -> list[str]:
        """She calls and is missed; what she is texted at once."""
        shown = len(self.carrier.texts)
        with self.database.transaction() as session:
            desk = Desk(session, self.settings, self.now)
            inbound.receive_missed_call(desk, phone, came_at=self.now)
        self.deliver()
        return [text.body for text in self.carrier.texts[shown:] if text.phone == phone]

    def deliver(self) -> None:
        """Let the outbox send what is due, and the carrier say that it arrived.

        What has just come free is offered to whoever waits for it, as seconds later in earnest.
        """
        waiting.offer_openings(self.database, self.settings, lambda: self.now)
        self.runtime.outbox.deliver_due()
        news, self._told = self.carrier.texts[self._told :], len(self.carrier.texts)
        for text in news:
            if text.message_id is not None:
                with self.database.transaction() as session:
                    receipts.receive_receipt(
                        Desk(session, self.settings, self.now), message_id=text.message_id,
                        sid=f"SM{text.id:032x}", status="delivered", error_code=None,
                    )  # fmt: skip

    # Time

    def advance(self, *, to: datetime | None = None, by: timedelta | None = None) -> None:
        """Let time pass, stopping wherever something falls due on the way."""
        target = to or self.now + (by or timedelta(0))
        while True:
            due = self.next_due()
            if due is None or due > target:
                break
            self.now = max(due, self.now)
            self.run_due()
        self.now = max(target, self.now)
        self.run_due()

    def run_due(self) -> None:
        """One pass over everything that is due now."""
        self.runtime.pass_once()
        self.deliver()

    def next_due(self) -> datetime | None:
        """The next instant after now at which something falls due by itself (UTC)."""
        with self.database.reading() as session:
            moments = [moment for moment in self._moments(session) if moment > self.now]
        return min(moments, default=None)

    def _moments(self, session: Session) -> Iterator[datetime]:
        asked = (
            select(func.min(Message.send_after)).where(
                Message.status == MessageStatus.QUEUED, col(Message.send_after) > self.now
            ),
            select(func.min(Message.attempted_at)).where(Message.status == MessageStatus.UNKNOWN),
            select(func.min(Alarm.next_ring_at)).where(col(Alarm.next_ring_at) > self.now),
            select(func.min(Email.next_try_at)).where(col(Email.next_try_at) > self.now),
        )
        for query in asked:
            found = session.exec(query).one()
            if found is not None:
                yield found
        waits = select(Request).where(
            col(Request.waits_since).is_not(None), col(Request.status).in_(OPEN)
        )
        for request in session.exec(waits):
            if request.offered_until is not None:
                yield request.offered_until
            yield self._next(self.settings.practice.quiet_hours.end)
        yield self._next(self.settings.digest_time)
        open_requests = select(Request).where(col(Request.status).in_(OPEN))
        for request in session.exec(open_requests):
            for moment in (
                request.last_opens_at and request.last_opens_at - timedelta(hours=2),
                request.last_at,
            ):
                if moment:
                    yield moment
            if request.moves_visit is not None:
                visit = session.get(Appointment, request.moves_visit)
                if visit is not None:
                    yield visit.starts_at - timedelta(hours=4)

    def _next(self, clock: time) -> datetime:
        local = datetime.combine(self.local.date(), clock)
        if local <= self.local:
            local += timedelta(days=1)
        return self.settings.practice.instant(local)

    # What can be seen

    def seen_by(self, phone: str, *, since: int = 0) -> list[str]:
        """The texts that reached a phone from us, in order; `since` skips so many."""
        bodies = [
            text.body
            for text in self.carrier.texts
            if text.phone == phone and text.message_id is not None
        ]
        return bodies[since:]

    def conversation(self, phone: str = PATIENT) -> Conversation:
        """Where the talk with this phone stands."""
        with self.database.transaction() as session:
            desk = Desk(session, self.settings, self.now)
            patient = desk.patient(phone)
            return desk.conversation(patient) if patient else Conversation()

    def state(self, phone: str = PATIENT) -> dict[str, object]:
        """The conversation as `smsbot chat --json` shows it, without replies and intent."""
        with self.database.transaction() as session:
            desk = Desk(session, self.settings, self.now)
            patient = desk.patient(phone)
            if patient is None:
                return _shown(Conversation(), None)
            c = desk.conversation(patient)
            request = desk.session.exec(
                select(Request)
                .where(Request.patient_id == patient.id)
                .order_by(col(Request.id).desc())
                .limit(1)
            ).first()
            return _shown(c, _as_shown(desk, request) if request else None)


def _shown(c: Conversation, request: dict[str, object] | None) -> dict[str, object]:
    return {
        "asks": ASKS.get(c.stage),
        "request": request,
        "opted_out": c.facts.opted_out,
        "handed_over": c.stage is Stage.WITH_NURSE,
        "emergency": c.stage is Stage.ALARMED,
    }


def _as_shown(desk: Desk, request: Request) -> dict[str, object]:
    """A request as the outside sees it; a visit that was called off shows as cancelled."""
    status = request.status.value
    visit = desk.session.exec(
        select(Appointment)
        .where(Appointment.request_id == request.id)
        .order_by(col(Appointment.id).desc())
    ).first()
    granted = request.status is RequestStatus.CONFIRMED
    if granted and visit is not None and visit.status is AppointmentStatus.CANCELLED:
        status = "cancelled"
    return {
        "status": status,
        "name": request.name,
        "windows": request.windows,
        "flags": [*request.flags, *(["waiting"] if request.waits_since else [])],
    }
