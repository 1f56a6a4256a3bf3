"""One turn at the desk: what every service works with, and the patient's file on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from smsbot.core.conversation import Conversation, Facts
from smsbot.core.events import Kind, OpenRequest, RequestFlag, RequestStatus, Visit
from smsbot.core.practice import Practice, Window
from smsbot.core.wording import as_windows
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    Audience,
    Direction,
    Lock,
    Message,
    MessageStatus,
    Patient,
    Request,
    TimeOff,
)
from smsbot.db.models import Conversation as Row
from smsbot.settings import Settings

CALENDAR_BACK = timedelta(hours=12)
CALENDAR_AHEAD = timedelta(days=430)

NEVER_LEFT = (MessageStatus.QUEUED, MessageStatus.DROPPED)

_STATE: TypeAdapter[Conversation] = TypeAdapter(Conversation)


@dataclass(frozen=True)
class Desk:
    """A transaction, the settings, and the instant (UTC) at which all of this happens."""

    session: Session
    settings: Settings
    now: datetime

    @property
    def practice(self) -> Practice:
        """The practice as settings have it, without its calendar."""
        return self.settings.practice

    @cached_property
    def local(self) -> datetime:
        """The practice's wall clock now."""
        return self.practice.local(self.now)

    def with_calendar(self) -> Practice:
        """The practice with what is taken and when the nurse is away, as rows have it now."""
        since, until = self.now - CALENDAR_BACK, self.now + CALENDAR_AHEAD
        return replace(
            self.practice,
            taken=(*self._visits(since, until), *self._held_offers()),
            away=self._time_off(since, until),
        )

    def window(self, starts_at: datetime, ends_at: datetime) -> Window:
        """Two instants as a window of practice wall clock."""
        return Window(self.practice.local(starts_at), self.practice.local(ends_at))

    def _visits(self, since: datetime, until: datetime) -> Iterable[Window]:
        rows = self.session.exec(
            select(Appointment).where(
                Appointment.status == AppointmentStatus.CONFIRMED,
                Appointment.ends_at > since,
                Appointment.starts_at < until,
            )
        )
        return [self.window(row.starts_at, row.ends_at) for row in rows]

    def _held_offers(self) -> Iterable[Window]:
        rows = self.session.exec(
            select(Request).where(
                Request.status == RequestStatus.OFFERED, col(Request.offered_until) > self.now
            )
        )
        return [window for row in rows for window in self.live_offers(row)]

    def live_offers(self, row: Request) -> tuple[Window, ...]:
        """The offered times that are still held: until two hours before each."""
        if row.offered_until is None or row.offered_until <= self.now:
            return ()
        return tuple(w for w in as_windows(row.offers) if w.start - timedelta(hours=2) > self.local)

    def _time_off(self, since: datetime, until: datetime) -> tuple[Window, ...]:
        rows = self.session.exec(
            select(TimeOff).where(
                col(TimeOff.removed_at).is_(None),
                TimeOff.ends_at > since,
                TimeOff.starts_at < until,
            )
        )
        return tuple(self.window(row.starts_at, row.ends_at) for row in rows)

    # Locks: a patient's row first, the calendar after it, so that no two wait for each other.

    def lock_patient(self, patient: Patient) -> None:
        """Hold her file until this transaction ends."""
        self.session.exec(
            select(Patient.id).where(Patient.id == patient.id).with_for_update()
        ).one()
        self.session.refresh(patient)

    def lock(self, name: str) -> None:
        """Hold something all share, such as the calendar, until this transaction ends."""
        dialect = self.session.get_bind().dialect.name
        insert: Any = postgresql.insert if dialect == "postgresql" else sqlite.insert
        self.session.execute(insert(Lock).values(name=name).on_conflict_do_nothing())
        self.session.exec(select(Lock).where(Lock.name == name).with_for_update()).one()

    # Patients and their conversations

    def patient(self, phone: str) -> Patient | None:
        """The patient with this number, if we know her."""
        return self.session.exec(select(Patient).where(Patient.phone == phone)).one_or_none()

    def patient_for(self, phone: str) -> Patient:
        """The patient with this number; a new one if we do not know her."""
        dialect = self.session.get_bind().dialect.name
        insert: Any = postgresql.insert if dialect == "postgresql" else sqlite.insert
        row = {"phone": phone, "created_at": self.now, "language": "en"}
        self.session.execute(insert(Patient).values(**row).on_conflict_do_nothing())
        return self.session.exec(select(Patient).where(Patient.phone == phone)).one()

    def conversation(self, patient: Patient) -> Conversation:
        """Her conversation as stored, with the facts as rows have them now."""
        row = self.session.get(Row, patient.id)
        stored = _STATE.validate_python(row.state) if row else Conversation()
        return stored.now(facts=self.facts(patient))

    def save(self, patient: Patient, c: Conversation) -> None:
        """Store where the conversation stands."""
        state = _STATE.dump_python(c.now(facts=Facts()), mode="json", exclude={"facts"})
        row = self.session.get(Row, patient.id)
        if row is None:
            assert patient.id is not None
            row = Row(patient_id=patient.id, stage=c.stage, state=state, updated_at=self.now)
        row.stage, row.state, row.updated_at = c.stage, state, self.now
        self.session.add(row)
        patient.language = c.language
        if c.name:
            patient.name = c.name
        self.session.add(patient)

    def facts(self, patient: Patient) -> Facts:
        """What rows say about her at this moment."""
        return Facts(
            met=self._has_been_texted(patient),
            opted_out=patient.opted_out_at is not None,
            visits=tuple(self._visits_of(patient)),
            requests=tuple(self._requests_of(patient)),
            reminded_visit=self._last_reminded_of(patient),
        )

    def _has_been_texted(self, patient: Patient) -> bool:
        found = self.session.exec(
            select(Message.id)
            .where(
                Message.patient_id == patient.id,
                Message.direction == Direction.OUTBOUND,
                Message.audience == Audience.PATIENT,
                Message.status != MessageStatus.DROPPED,
                Message.kind != Kind.EMERGENCY,  # it does not say who we are and how to stop
            )
            .limit(1)
        ).first()
        return found is not None

    def _visits_of(self, patient: Patient) -> Iterable[Visit]:
        rows = self.session.exec(
            select(Appointment)
            .where(
                Appointment.patient_id == patient.id,
                Appointment.status == AppointmentStatus.CONFIRMED,
                Appointment.ends_at > self.now,
            )
            .order_by(col(Appointment.starts_at))
        )
        for row in rows:
            assert row.id is not None
            window = self.window(row.starts_at, row.ends_at)
            yield Visit(row.id, row.name, window, row.patient_confirmed_at is not None)

    def _last_reminded_of(self, patient: Patient) -> int | None:
        return self.session.exec(
            select(Message.appointment_id)
            .where(
                Message.patient_id == patient.id,
                Message.kind == Kind.REMINDER,
                col(Message.sent_at).is_not(None),
            )
            .order_by(col(Message.sent_at).desc())
            .limit(1)
        ).first()

    def _requests_of(self, patient: Patient) -> Iterable[OpenRequest]:
        rows = self.session.exec(
            select(Request)
            .where(
                Request.patient_id == patient.id,
                col(Request.status).in_([RequestStatus.REQUESTED, RequestStatus.OFFERED]),
            )
            .order_by(col(Request.id))
        )
        return [as_open(row, self) for row in rows]


def as_open(row: Request, desk: Desk) -> OpenRequest:
    """A request row as the conversation knows it."""
    assert row.id is not None
    return OpenRequest(
        id=row.id,
        name=row.name,
        status=row.status,
        windows=as_windows(row.windows),
        flags=frozenset(RequestFlag(flag) for flag in row.flags),
        offers=desk.live_offers(row) if row.status is RequestStatus.OFFERED else (),
        moves_visit=row.moves_visit,
    )
