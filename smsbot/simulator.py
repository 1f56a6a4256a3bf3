"""A practice in memory with a clock you turn: behind the demo, the chat and the journey tests.

Everything between the phones is the product itself; only the carrier and the clock are
imitated. The carrier filters STOP as Twilio does, and its own answers show on the phone.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import text as sql
from sqlmodel import Session, SQLModel, col, func, select

from smsbot.core.conversation import ASKS, Conversation, Stage
from smsbot.core.events import CARRIER_WORDS, Kind, RequestStatus
from smsbot.db.engine import Database
from smsbot.db.models import (
    Alarm,
    Appointment,
    AppointmentStatus,
    Direction,
    Email,
    Message,
    MessageStatus,
    Request,
)
from smsbot.gateways import Accepted, Fault, SendError
from smsbot.runtime import Runtime, utc_now
from smsbot.services import inbound, outbox
from smsbot.services.desk import Desk
from smsbot.settings import Settings
from smsbot.web.demo import DemoSnapshot, DemoText

PATIENT = "+16025550101"
NURSE = "+14805550199"

CARRIER_ANSWERS = {
    "STOP": "You have successfully been unsubscribed. You will not receive any more messages "
    "from this number. Reply START to resubscribe.",
    "START": "You have successfully been re-subscribed to messages from this number. Reply HELP "
    "for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    "HELP": "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}
"""What Twilio answers by itself to the bare words (its documented defaults)."""


@dataclass(frozen=True)
class Text:
    """A text as it showed on a phone. `at` is an instant (UTC)."""

    id: int
    phone: str
    body: str
    at: datetime
    outgoing: bool = False  # sent by the phone's owner
    status: str = "delivered"
    carrier: bool = False  # said by the carrier itself
    message_id: int | None = None


class Carrier:
    """A carrier in memory: delivers what it is given, unless she has told it to stop."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.stopped: set[str] = set()
        self.now = datetime.min.replace(tzinfo=UTC)
        self._ids = itertools.count(1)

    def send(self, *, to: str, body: str, message_id: int) -> Accepted:
        """Put the text on her phone."""
        if to in self.stopped:
            raise SendError(Fault.OPTED_OUT, code=21610)
        text = self._show(to, body, message_id=message_id)
        return Accepted(sid=f"SM{text.id:032x}", status="queued")

    def find(self, *, to: str, body: str, since: datetime) -> Accepted | None:
        """What was taken since then, as Twilio's list has it."""
        for text in self.texts:
            if (text.phone, text.body) == (to, body) and text.at >= since and text.message_id:
                return Accepted(sid=f"SM{text.id:032x}", status="delivered")
        return None

    def filter(self, phone: str, body: str) -> str | None:
        """What the carrier itself does with a text from this phone: its OptOutType."""
        word = body.strip().casefold()
        for carrier, words in CARRIER_WORDS.items():
            if word in words or (carrier == "START" and word == "yes" and phone in self.stopped):
                if carrier == "STOP":
                    self.stopped.add(phone)
                if carrier == "START":
                    self.stopped.discard(phone)
                self._show(phone, CARRIER_ANSWERS[carrier], carrier=True)
                return carrier.value
        return None

    def typed(self, phone: str, body: str) -> None:
        """Show what the phone's owner sent."""
        self._show(phone, body, outgoing=True, status="")

    def _show(
        self,
        phone: str,
        body: str,
        *,
        outgoing: bool = False,
        status: str = "delivered",
        carrier: bool = False,
        message_id: int | None = None,
    ) -> Text:
        text = Text(next(self._ids), phone, body, self.now, outgoing, status, carrier, message_id)
        self.texts.append(text)
        return text


class Mailbox:
    """E-mail in memory."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str]] = []

    def send(self, *, to: str, subject: str, text: str, html: str | None = None) -> None:
        """Keep the e-mail."""
        self.sent.append((to, subject, text))


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
            for table in SQLModel.metadata.tables.values():
                session.execute(table.delete())
        self.carrier.texts.clear()
        self.carrier.stopped.clear()
        self._told = 0
        self.now = now

    # What people do

    def patient_texts(
        self, body: str, *, phone: str = PATIENT, media: Iterable[str] = ()
    ) -> list[str]:
        """She texts the practice; what she is texted back at once."""
        shown = len(self.carrier.texts)
        self.carrier.typed(phone, body)
        opt_out_type = None
        if self.settings.carrier_handles_stop:
            opt_out_type = self.carrier.filter(phone, body)
        incoming = inbound.Incoming(
            sid=f"SI{next(self._sids):032x}", phone=phone, body=body, media=tuple(media),
            opt_out_type=opt_out_type,
        )  # fmt: skip
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
            inbound.receive_missed_call(Desk(session, self.settings, self.now), phone)
        self.deliver()
        return [text.body for text in self.carrier.texts[shown:] if text.phone == phone]

    def deliver(self) -> None:
        """Let the outbox send what is due, and the carrier say that it arrived."""
        self.runtime.outbox.deliver_due()
        news, self._told = self.carrier.texts[self._told :], len(self.carrier.texts)
        for text in news:
            if text.message_id is not None:
                with self.database.transaction() as session:
                    outbox.receive_receipt(
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
        yield self._next_digest()
        open_requests = select(Request).where(
            col(Request.status).in_([RequestStatus.REQUESTED, RequestStatus.OFFERED])
        )
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

    def _next_digest(self) -> datetime:
        local = datetime.combine(self.local.date(), self.settings.digest_time)
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
        "flags": list(request.flags),
    }


class DemoPractice:
    """The demo's two phones: a simulator on a temporary database."""

    def __init__(self, settings: Settings, *, folder: str) -> None:
        self._settings = settings
        self._moves = 0
        self.simulator = Simulator(
            settings,
            now=_a_weekday_morning(settings),
            database_url=f"sqlite:///{folder}/demo.db",
        )
        self.simulator.database.create_all()

    def snapshot(self) -> DemoSnapshot:
        """What is on both phones and on the clock."""
        simulator = self.simulator
        practice = self._settings.practice
        return DemoSnapshot(
            now_local=simulator.local,
            practice_name=practice.name,
            number=practice.phone,
            patient_phone=PATIENT,
            nurse_phone=simulator.nurse,
            patient=tuple(self._texts(PATIENT)),
            nurse=tuple(self._texts(simulator.nurse)),
            version=self._moves * 100_000 + len(simulator.carrier.texts),
            hint=self._hint(),
        )

    def _texts(self, phone: str) -> Iterator[DemoText]:
        for text in self.simulator.carrier.texts:
            if text.phone == phone:
                local = self._settings.practice.local(text.at)
                status = "from the carrier" if text.carrier else text.status
                yield DemoText(text.id, text.outgoing, text.body, local, status)

    def text_from_patient(self, body: str) -> None:
        """The patient texts the practice."""
        self.simulator.patient_texts(body)

    def text_from_nurse(self, body: str) -> None:
        """The nurse texts the practice from her own phone."""
        self.simulator.nurse_texts(body)

    def move_clock(self, step: str) -> None:
        """Let time pass: a while, to tomorrow morning, or to whatever is due next."""
        self._moves += 1
        simulator = self.simulator
        match step:
            case "10min":
                simulator.advance(by=timedelta(minutes=10))
            case "1h":
                simulator.advance(by=timedelta(hours=1))
            case "1day":
                simulator.advance(by=timedelta(days=1))
            case "tomorrow8":
                morning = datetime.combine(simulator.local.date(), time(8)) + timedelta(days=1)
                simulator.advance(to=self._settings.practice.instant(morning))
            case "next":
                simulator.advance(to=simulator.next_due())
            case _:
                raise ValueError(f"no such step: {step}")

    def reset(self) -> None:
        """Begin again with empty phones."""
        self._moves += 1
        self.simulator.forget_everything(now=_a_weekday_morning(self._settings))

    def _hint(self) -> str:
        """What a newcomer might try next; words in quotes light up their button."""
        simulator = self.simulator
        state = simulator.state()
        request = state["request"]
        status = request["status"] if isinstance(request, dict) else None
        patient, kinds = simulator.seen_by(PATIENT), self._kinds()
        if not patient:
            return 'Begin on the left: send "hi im maria lopez, can i come in thurs after 3".'
        if state["asks"] == "confirm":
            return 'The bot has read her back in full. Answer "yes".'
        if state["asks"] == "choice":
            return "The bot offers numbered times: answer with a number, or with other words."
        if status == "requested" and Kind.DIGEST not in kinds:
            return 'The request waits for the nurse. Press "Tomorrow 8 AM" for her daily digest.'
        if status == "requested":
            return 'Now you are the nurse, on the right: answer "A ok", or "A thu 10 or 11".'
        if status == "confirmed" and Kind.FOLLOW_UP not in kinds:
            return 'It is booked. Press "Next event" and watch digest, reminders and follow-up.'
        if Kind.FOLLOW_UP in kinds:
            return "That was the whole story. The last text links the article: open it."
        return "Write whatever a patient would write, in English or Spanish."

    def _kinds(self) -> set[Kind | None]:
        with self.simulator.database.reading() as session:
            sent = select(Message).where(
                Message.direction == Direction.OUTBOUND, col(Message.sent_at).is_not(None)
            )
            return {message.kind for message in session.exec(sent)}


def _a_weekday_morning(settings: Settings) -> datetime:
    """Ten o'clock on the Monday that begins the next week without a holiday in it (UTC)."""
    practice = settings.practice
    today = practice.local(utc_now()).date()
    monday: date = today + timedelta(days=(7 - today.weekday()) % 7 or 7)
    for _ in range(8):
        week = (monday + timedelta(days=n) for n in range(7))
        if all(practice.is_open(day) for day in week if day.weekday() in practice.hours):
            break
        monday += timedelta(days=7)
    return practice.instant(datetime.combine(monday, time(10)))
