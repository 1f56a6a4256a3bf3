"""One turn at the desk: what every service works with, and the patient's file on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from pydantic import TypeAdapter
from sqlalchemy import Delete, Update, bindparam, union_all
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, func, select

from smsbot.core.conversation import Conversation, Facts
from smsbot.core.events import (
    OPEN,
    Kind,
    Language,
    OpenRequest,
    RequestFlag,
    RequestStatus,
    Visit,
)
from smsbot.core.practice import Practice, Window
from smsbot.core.wording import as_windows
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    Audience,
    BusyTime,
    Direction,
    Lock,
    Message,
    MessageStatus,
    Patient,
    Request,
    TimeOff,
)
from smsbot.db.models import Conversation as Row
from smsbot.services import choices
from smsbot.settings import Settings

CALENDAR_BACK = timedelta(hours=12)
CALENDAR_AHEAD = timedelta(days=430)

TOLD_APART_AFTER = timedelta(hours=6)
"""Reminders of two visits that leave further apart than this are told apart by their time."""

NEVER_LEFT = (MessageStatus.QUEUED, MessageStatus.DROPPED)

_STATE: TypeAdapter[Conversation] = TypeAdapter(Conversation)


@dataclass(frozen=True)
class Desk:
    """A transaction, the settings, and the instant (UTC) at which all of this happens."""

    session: Session
    settings: Settings
    now: datetime

    @cached_property
    def choices(self) -> Mapping[str, str]:
        """What the practice has chosen on its pages, by name."""
        return choices.chosen(self.session)

    @cached_property
    def practice(self) -> Practice:
        """The practice as settings and its own choices have it, without its calendar."""
        return choices.with_choices(self.settings.practice, self.choices)

    @cached_property
    def local(self) -> datetime:
        """The practice's wall clock now."""
        return self.settings.practice.local(self.now)

    @property
    def dialect(self) -> str:
        """Which kind of database it is: "sqlite" or "postgresql"."""
        return self.session.get_bind().dialect.name

    def with_calendar(self) -> Practice:
        """The practice with what is taken and when the nurse is away, as rows have it now."""
        since, until = self.now - CALENDAR_BACK, self.now + CALENDAR_AHEAD
        return replace(
            self.practice,
            taken=(*self._visits(since, until), *self._held_offers()),
            away=self._away(since, until),
        )

    def window(self, starts_at: datetime, ends_at: datetime) -> Window:
        """Two instants as a window of practice wall clock."""
        local = self.settings.practice.local
        return Window(local(starts_at), local(ends_at))

    def _visits(self, since: datetime, until: datetime) -> Iterable[Window]:
        rows = self.session.exec(_VISITS, params={"since": since, "until": until})
        return [self.window(starts_at, ends_at) for starts_at, ends_at in rows]

    def _held_offers(self) -> Iterable[Window]:
        rows = self.session.exec(_OFFERS, params={"now": self.now})
        return [window for row in rows for window in self.live_offers(row)]

    def live_offers(self, row: Request) -> tuple[Window, ...]:
        """The offered times that are still held: until two hours before each.

        A time that came free for somebody who waits is held for minutes anyway.
        """
        if row.offered_until is None or row.offered_until <= self.now:
            return ()
        if row.waits_since is not None:
            return as_windows(row.offers)
        return tuple(w for w in as_windows(row.offers) if w.start - timedelta(hours=2) > self.local)

    def _away(self, since: datetime, until: datetime) -> tuple[Window, ...]:
        rows = self.session.execute(_AWAY, params={"since": since, "until": until})
        return tuple(self.window(starts_at, ends_at) for starts_at, ends_at in rows)

    def change(self, statement: Update | Delete) -> int:
        """Carry out a statement that changes or removes rows; how many it has found."""
        done = self.session.execute(statement, execution_options={"synchronize_session": False})
        return int(done.rowcount)  # type: ignore[attr-defined]  # a Result without rows has it

    # Locks: a patient's row first, then the calendar, the ledger, the letters, so that no two wait
    # for each other.

    def lock_patient(self, number: int | None) -> Patient:
        """Hold her file until this transaction ends, and see it as it is now."""
        return self.session.exec(_LOCKED_PATIENT, params={"number": number}).one()

    def lock(self, name: str) -> None:
        """Hold something all share, such as the calendar, until this transaction ends."""
        if self.dialect == "sqlite":
            return  # A transaction holds the one lock there is for writers from its beginning.
        if self.session.exec(_LOCK, params={"name": name}).first() is None:
            self.session.execute(_NEW_LOCK[self.dialect], {"name": name})
            self.session.exec(_LOCK, params={"name": name}).one()

    # Patients and their conversations

    def patient(self, phone: str) -> Patient | None:
        """The patient with this number, if we know her."""
        return self.session.exec(_PATIENT, params={"phone": phone}).one_or_none()

    def patient_by(self, number: int | None) -> Patient:
        """The patient with this id."""
        return self.session.exec(_PATIENT_BY, params={"number": number}).one()

    def patient_for(self, phone: str) -> Patient:
        """The patient with this number; a new one if we do not know her."""
        known = self.patient(phone)
        if known is not None:
            return known
        row = {"phone": phone, "created_at": self.now, "language": Language.EN}
        self.session.execute(_NEW_PATIENT[self.dialect], row)
        return self.session.exec(_PATIENT, params={"phone": phone}).one()

    def conversation(self, patient: Patient) -> Conversation:
        """Her conversation as stored, with the facts as rows have them now."""
        return self.opened(patient, self.stored(patient))

    def stored(self, patient: Patient) -> Row | None:
        """The row of her conversation, if there is one."""
        return self.session.exec(_STORED, params={"patient": patient.id}).one_or_none()

    def opened(self, patient: Patient, row: Row | None) -> Conversation:
        """What a row holds, with the facts as rows have them now."""
        stored = _STATE.validate_python(row.state) if row else Conversation()
        return stored.now(facts=self.facts(patient))

    def save(self, patient: Patient, row: Row | None, c: Conversation) -> None:
        """Store where the conversation stands, in its row or in a new one."""
        state = _STATE.dump_python(c.now(facts=Facts()), mode="json", exclude={"facts"})
        if row is None:
            assert patient.id is not None
            row = Row(patient_id=patient.id, stage=c.stage, state=state, updated_at=self.now)
        row.stage, row.state, row.updated_at = c.stage, state, self.now
        self.session.add(row)
        patient.language = c.language
        if c.name:
            patient.name = c.name
        patient.erased_at = None  # there is something of hers again
        self.session.add(patient)

    def facts(self, patient: Patient) -> Facts:
        """What rows say about her at this moment."""
        visits = tuple(self._visits_of(patient))
        reminders = self._last_reminders(patient, {visit.id for visit in visits})
        return Facts(
            met=self._has_been_texted(patient),
            opted_out=patient.opted_out_at is not None,
            visits=visits,
            requests=tuple(self._requests_of(patient)),
            reminded=tuple(reminders),
            reminded_at=max(reminders.values(), default=None),
        )

    def _has_been_texted(self, patient: Patient) -> bool:
        found = self.session.exec(_TEXTED, params={"patient": patient.id})
        return found.first() is not None

    def _visits_of(self, patient: Patient) -> Iterable[Visit]:
        rows = self.session.exec(_VISITS_OF, params={"patient": patient.id, "now": self.now})
        # Sorted here, as SQLite would rather read everybody's visits in order than sort hers.
        for row, flags in sorted(rows, key=lambda row: row[0].starts_at):
            assert row.id is not None
            window = self.window(row.starts_at, row.ends_at)
            yield Visit(
                row.id, row.name, window, row.patient_confirmed_at is not None,
                for_other=RequestFlag.FOR_OTHER in (flags or ()),
            )  # fmt: skip

    def _last_reminders(self, patient: Patient, ahead: AbstractSet[int]) -> dict[int, datetime]:
        """When the last reminders left that an answer of hers may mean, by their visits.

        That is the last of all, and those that she could not tell from it: they left shortly before
        it, and she has not texted in between.
        """
        rows = self.session.exec(_REMINDED_OF, params={"patient": patient.id})
        last = [(visit, at) for visit, at in rows if visit and visit in ahead and at is not None]
        if not last:
            return {}
        latest = last[0][1]
        near = {visit: at for visit, at in last if latest - at <= TOLD_APART_AFTER}
        if len(near) == 1:
            return near
        span = {"patient": patient.id, "since": min(near.values()), "until": latest}
        wrote = max(self.session.exec(_WROTE_BETWEEN, params=span), default=None)
        return {visit: at for visit, at in near.items() if wrote is None or at >= wrote}

    def _requests_of(self, patient: Patient) -> Iterable[OpenRequest]:
        rows = self.session.exec(_REQUESTS_OF, params={"patient": patient.id})
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
        waits=row.waits_since is not None,
    )


# The questions, each put together once: doing so takes longer than asking it.

_VISITS = select(Appointment.starts_at, Appointment.ends_at).where(
    Appointment.status == AppointmentStatus.CONFIRMED,
    col(Appointment.starts_at) > bindparam("since"),
    col(Appointment.starts_at) < bindparam("until"),
)
_OFFERS = select(Request).where(
    Request.status == RequestStatus.OFFERED, col(Request.offered_until) > bindparam("now")
)
_TIME_OFF = select(TimeOff.starts_at, TimeOff.ends_at).where(
    col(TimeOff.removed_at).is_(None),
    col(TimeOff.ends_at) > bindparam("since"),
    col(TimeOff.starts_at) < bindparam("until"),
)
_BUSY = select(BusyTime.starts_at, BusyTime.ends_at).where(
    col(BusyTime.ends_at) > bindparam("since"), col(BusyTime.starts_at) < bindparam("until")
)
_AWAY = union_all(_TIME_OFF, _BUSY)
_PATIENT = select(Patient).where(Patient.phone == bindparam("phone"))
_PATIENT_BY = select(Patient).where(Patient.id == bindparam("number"))
# Texts of hers may be stored meanwhile: those refer to her row, whose key nobody changes.
_LOCKED_PATIENT = _PATIENT_BY.with_for_update(key_share=True).execution_options(
    populate_existing=True
)
_STORED = select(Row).where(Row.patient_id == bindparam("patient"))
_TEXTED = (
    select(Message.id)
    .where(
        Message.patient_id == bindparam("patient"),
        Message.direction == Direction.OUTBOUND,
        Message.audience == Audience.PATIENT,
        Message.status != MessageStatus.DROPPED,
        Message.kind != Kind.EMERGENCY,  # it does not say who we are and how to stop
    )
    .limit(1)
)
_VISITS_OF = (
    select(Appointment, Request.flags)
    .outerjoin(Request, col(Request.id) == col(Appointment.request_id))
    .where(
        Appointment.patient_id == bindparam("patient"),
        Appointment.status == AppointmentStatus.CONFIRMED,
        col(Appointment.ends_at) > bindparam("now"),
    )
)
_LAST_REMINDER_AT = func.max(Message.sent_at)
_REMINDED_OF = (
    select(Message.appointment_id, _LAST_REMINDER_AT)
    .where(
        Message.patient_id == bindparam("patient"),
        Message.kind == Kind.REMINDER,
        col(Message.sent_at).is_not(None),
    )
    .group_by(col(Message.appointment_id))
    .order_by(_LAST_REMINDER_AT.desc())
)
_WROTE_BETWEEN = select(Message.created_at).where(
    Message.patient_id == bindparam("patient"),
    Message.direction == Direction.INBOUND,
    col(Message.created_at) > bindparam("since"),
    col(Message.created_at) <= bindparam("until"),
)
_REQUESTS_OF = (
    select(Request)
    .where(
        Request.patient_id == bindparam("patient"),
        col(Request.status).in_(OPEN),
    )
    .order_by(col(Request.id))
)
_LOCK = select(Lock).where(Lock.name == bindparam("name")).with_for_update()
_NEW_LOCK, _NEW_PATIENT = (
    {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing(),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing(),
    }
    for table in (Lock, Patient)
)
