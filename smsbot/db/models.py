"""The tables, and nothing but tables. Every instant is aware and in UTC."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Enum, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from smsbot.core.events import ConsentKind, Kind, Language, RequestStatus, Topic

SQLModel.metadata.naming_convention = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "ix": "ix_%(column_0_N_label)s",
}
"""Constraints are named as PostgreSQL names them, so that a migration can say which it means."""


class Direction(StrEnum):
    """Which way a text went."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Audience(StrEnum):
    """Who is at the other end of a text."""

    PATIENT = "patient"
    NURSE = "nurse"
    BACKUP = "backup"


class MessageStatus(StrEnum):
    """How a text stands: Twilio's words, and our own `dropped` and `unknown`."""

    RECEIVED = "received"  # inbound
    QUEUED = "queued"  # waits in our outbox
    SENDING = "sending"  # in somebody's hands; committed before the call to Twilio
    ACCEPTED = "accepted"  # Twilio has it
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    DROPPED = "dropped"  # decided not to send
    UNKNOWN = "unknown"  # may have left; could not be settled


class AppointmentStatus(StrEnum):
    """How an appointment stands."""

    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


def _enum(kind: type[StrEnum], *, nullable: bool = False, **options: Any) -> Column[Any]:
    """A column that stores the readable value of an enum as plain text."""
    stored = Enum(
        kind,
        native_enum=False,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )
    return Column(stored, nullable=nullable, **options)


def _json() -> Column[Any]:
    return Column(JSON, nullable=False)


def _at_most_one(name: str, column: str, *, where: str) -> Index:
    """A promise that the database keeps even if our code errs: one such row for each value."""
    condition = text(where)
    return Index(name, column, unique=True, sqlite_where=condition, postgresql_where=condition)


def _only(name: str, column: str, *, where: str) -> Index:
    """An index of those rows only, which stays small however large the table grows."""
    condition = text(where)
    return Index(name, column, sqlite_where=condition, postgresql_where=condition)


def _list() -> list[Any]:
    # `list` itself would do, but pydantic looks up its signature for each row, which takes longer
    # than storing the row.
    return []


def _dict() -> dict[str, Any]:
    return {}


class Patient(SQLModel, table=True):
    """A phone that has written or called. Being opted out is a fact of its own."""

    __tablename__ = "patients"
    __table_args__ = (_only("ix_patients_unerased", "last_wrote_at", where="erased_at IS NULL"),)

    id: int | None = Field(default=None, primary_key=True)
    phone: str = Field(unique=True, index=True)
    name: str | None = None
    language: Language = Field(default=Language.EN, sa_column=_enum(Language))
    created_at: datetime = Field(index=True)
    last_wrote_at: datetime | None = Field(default=None, index=True)  # or called
    opted_out_at: datetime | None = None
    unreachable_at: datetime | None = None  # a landline, say: error that no retry mends
    no_reminders_at: datetime | None = None  # since when she wants none
    no_follow_ups_at: datetime | None = None
    erased_at: datetime | None = None  # when her name and words were erased, unless she came back


class Conversation(SQLModel, table=True):
    """Where the talk with one patient stands; `state` is `core.conversation`'s own."""

    __tablename__ = "conversations"

    patient_id: int = Field(primary_key=True, foreign_key="patients.id")
    stage: str
    state: dict[str, Any] = Field(sa_column=_json())
    updated_at: datetime


class Message(SQLModel, table=True):
    """A text, in or out. An outbound one is worded when it leaves, not before."""

    __tablename__ = "messages"
    __table_args__ = (
        Index("ix_messages_outbox", "status", "send_after"),
        Index("ix_messages_phone_status", "phone", "status"),
        Index("ix_messages_waiting", "handled_at", "direction"),
        _only("ix_messages_unerased", "created_at", where="erased_at IS NULL"),
    )

    id: int | None = Field(default=None, primary_key=True)
    direction: Direction = Field(sa_column=_enum(Direction))
    audience: Audience = Field(sa_column=_enum(Audience))
    phone: str
    patient_id: int | None = Field(default=None, foreign_key="patients.id", index=True)
    created_at: datetime
    body: str | None = None
    sid: str | None = Field(default=None, unique=True)
    status: MessageStatus = Field(sa_column=_enum(MessageStatus))
    segments: int | None = None  # how many the carrier counts, and charges
    erased_at: datetime | None = None  # when its words were erased

    # inbound
    media: list[str] = Field(default_factory=_list, sa_column=_json())
    carrier: str | None = None
    handled_at: datetime | None = None

    # outbound
    kind: Kind | None = Field(default=None, sa_column=_enum(Kind, nullable=True))
    wording: str | None = None
    values: dict[str, Any] = Field(default_factory=_dict, sa_column=_json())
    language: Language | None = Field(default=None, sa_column=_enum(Language, nullable=True))
    key: str | None = Field(default=None, unique=True)  # says "only once" to the database
    send_after: datetime | None = None
    due_at: datetime | None = None  # when it was first meant to leave
    reason: str | None = None  # why it is held, dropped or failed
    attempts: int = 0
    attempted_at: datetime | None = None
    lookups: int = 0
    failed_sids: list[str] = Field(default_factory=_list, sa_column=_json())
    sent_at: datetime | None = Field(default=None, index=True)
    settled_at: datetime | None = None
    error_code: int | None = None
    shown_at: datetime | None = None  # when a digest told the nurse that it did not arrive
    request_id: int | None = Field(default=None, foreign_key="requests.id")
    appointment_id: int | None = Field(default=None, foreign_key="appointments.id", index=True)


class Request(SQLModel, table=True):
    """A consultation request: a wish, unanswered. Windows are practice wall clock."""

    __tablename__ = "requests"
    __table_args__ = (_only("ix_requests_waiting", "waits_since", where="waits_since IS NOT NULL"),)

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patients.id", index=True)
    name: str
    status: RequestStatus = Field(sa_column=_enum(RequestStatus, index=True))
    windows: list[list[str]] = Field(default_factory=_list, sa_column=_json())
    flags: list[str] = Field(default_factory=_list, sa_column=_json())
    words: str = ""
    rule: str = ""
    created_at: datetime = Field(index=True)
    first_at: datetime | None = None  # when its first window opens
    last_opens_at: datetime | None = None  # when its last window opens
    last_at: datetime | None = None  # when its last window closes
    offers: list[list[str]] = Field(default_factory=_list, sa_column=_json())
    offered_until: datetime | None = None
    decided_at: datetime | None = None
    told_at: datetime | None = None  # texted to the nurse ahead of the digest
    warned_at: datetime | None = None  # told again, two hours before its last window
    lapsed_at: datetime | None = None
    moves_visit: int | None = Field(default=None, foreign_key="appointments.id")
    waits_since: datetime | None = None  # her place in line, if she waits for a time to come free
    passed_over: list[str] = Field(  # the starts of times that were held for her and not taken
        default_factory=_list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )


class Appointment(SQLModel, table=True):
    """A visit both sides have agreed to. It keeps its id when it moves."""

    __tablename__ = "appointments"
    __table_args__ = (
        Index("ix_appointments_time", "status", "starts_at"),
        _at_most_one("one_visit_at_a_time", "starts_at", where="status = 'confirmed'"),
    )

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patients.id", index=True)
    request_id: int | None = Field(default=None, foreign_key="requests.id", index=True)
    name: str
    starts_at: datetime
    ends_at: datetime
    status: AppointmentStatus = Field(sa_column=_enum(AppointmentStatus))
    agreed_by: str  # "nurse", "patient", "auto" or "phone"
    created_at: datetime
    changed_at: datetime
    moves: int = 0
    patient_confirmed_at: datetime | None = None
    cancelled_at: datetime | None = None
    cancelled_by: str | None = None


class TimeOff(SQLModel, table=True):
    """When the nurse is away besides closed days."""

    __tablename__ = "time_off"

    id: int | None = Field(default=None, primary_key=True)
    starts_at: datetime = Field(index=True)
    ends_at: datetime = Field(index=True)
    words: str = ""
    created_at: datetime
    removed_at: datetime | None = None


class BusyTime(SQLModel, table=True):
    """When the nurse is busy by her own calendar, as it was last read."""

    __tablename__ = "busy_times"

    id: int | None = Field(default=None, primary_key=True)
    starts_at: datetime = Field(index=True)
    ends_at: datetime = Field(index=True)


class Choice(SQLModel, table=True):
    """Something the practice has chosen on its pages; without a value it is ours again."""

    __tablename__ = "choices"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    value: str | None = None
    changed_at: datetime


class KeptPhoto(SQLModel, table=True):
    """A photo that the nurse has decided to keep; any other is only passed on from Twilio."""

    __tablename__ = "kept_photos"
    __table_args__ = (UniqueConstraint("message_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    message_id: int = Field(foreign_key="messages.id")
    position: int  # among the photos of its text, from 0
    content_type: str
    data: bytes
    kept_at: datetime


class Matter(SQLModel, table=True):
    """Something that waits for the nurse, or a visit that a list has named; it has a letter."""

    __tablename__ = "matters"
    __table_args__ = (
        _at_most_one("one_open_matter_a_letter", "letter", where="settled_at IS NULL"),
    )

    id: int | None = Field(default=None, primary_key=True)
    topic: Topic = Field(sa_column=_enum(Topic))
    patient_id: int = Field(foreign_key="patients.id", index=True)
    letter: str = Field(index=True)
    words: str = ""
    request_id: int | None = Field(default=None, foreign_key="requests.id", index=True)
    appointment_id: int | None = Field(default=None, foreign_key="appointments.id", index=True)
    message_id: int | None = Field(default=None, foreign_key="messages.id")
    opened_at: datetime
    settled_at: datetime | None = Field(default=None, index=True)
    settled_how: str | None = None


class Alarm(SQLModel, table=True):
    """A red flag: rings until somebody acknowledges it."""

    __tablename__ = "alarms"

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patients.id", index=True)
    matter_id: int | None = Field(default=None, foreign_key="matters.id")
    raised_at: datetime
    rings: int = 0
    calls: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # placed or given up
    next_ring_at: datetime | None = Field(default=None, index=True)
    first_rung_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str | None = None
    let_go_at: datetime | None = None


class Call(SQLModel, table=True):
    """A call that rings the nurse, until it has ended; she takes it by pressing 1."""

    __tablename__ = "calls"

    id: int | None = Field(default=None, primary_key=True)
    sid: str = Field(unique=True)
    came_at: datetime = Field(index=True)
    asked_at: datetime | None = None  # when somebody or something picked up and was asked for a 1
    pressed_at: datetime | None = None


class Consent(SQLModel, table=True):
    """A line of the consent ledger. Lines are added, never changed; the database sees to it.

    They hold no name and no words, so that a patient can be forgotten without touching them.
    """

    __tablename__ = "consent"

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patients.id", index=True)
    phone: str
    at: datetime
    kind: ConsentKind = Field(sa_column=_enum(ConsentKind))
    how: str
    message_id: int | None = Field(default=None, foreign_key="messages.id")
    hash: str  # over this line and the hash of the one before it: see services.ledger


class TrackedLink(SQLModel, table=True):
    """The link a follow-up carries, and how often a person opened it."""

    __tablename__ = "tracked_links"

    token: str = Field(primary_key=True)
    patient_id: int = Field(foreign_key="patients.id", index=True)
    appointment_id: int | None = Field(default=None, foreign_key="appointments.id")
    url: str
    created_at: datetime
    clicks: int = 0
    first_clicked_at: datetime | None = None


class Email(SQLModel, table=True):
    """An e-mail to the nurse or the operator."""

    __tablename__ = "emails"

    id: int | None = Field(default=None, primary_key=True)
    recipient: str
    subject: str
    text: str
    html: str | None = None
    key: str = Field(unique=True)  # says "only once" to the database
    created_at: datetime
    next_try_at: datetime | None = Field(default=None, index=True)  # None: sent or given up
    attempts: int = 0
    sent_at: datetime | None = None


class NurseAction(SQLModel, table=True):
    """Something the nurse did, with what it takes to undo it."""

    __tablename__ = "nurse_actions"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    by: str
    kind: str
    summary: str
    changes: list[dict[str, Any]] = Field(default_factory=_list, sa_column=_json())
    undone_at: datetime | None = None


class SignInCode(SQLModel, table=True):
    """A code texted to the nurse so that she can open her pages; the code itself is not kept."""

    __tablename__ = "sign_in_codes"

    id: int | None = Field(default=None, primary_key=True)
    phone: str
    browser: str = Field(index=True)  # a hash of what the browser holds that asked for it
    code: str  # a hash
    created_at: datetime
    tries: int = 0
    used_at: datetime | None = None


class SignInLink(SQLModel, table=True):
    """A link texted to the nurse whose page signs her in, once."""

    __tablename__ = "sign_in_links"

    id: int | None = Field(default=None, primary_key=True)
    token: str = Field(unique=True)  # a hash of what the link holds
    phone: str
    created_at: datetime
    used_at: datetime | None = None


class NurseSession(SQLModel, table=True):
    """A browser in which the nurse is signed in; without its row its cookie opens nothing."""

    __tablename__ = "nurse_sessions"

    id: int | None = Field(default=None, primary_key=True)
    token: str = Field(unique=True)  # a hash of what the cookie holds
    phone: str
    created_at: datetime
    expires_at: datetime
    answer: str | None = None  # what was said to the last thing she did there


class Tick(SQLModel, table=True):
    """When each thing that happens by itself last happened."""

    __tablename__ = "ticks"

    name: str = Field(primary_key=True)
    at: datetime


class Hold(SQLModel, table=True):
    """Why the outbox stands still: the account or its set-up is at fault."""

    __tablename__ = "holds"

    name: str = Field(primary_key=True)
    code: int | None = None
    since: datetime
    until: datetime
    told_at: datetime | None = None


class DigestDay(SQLModel, table=True):
    """The digest of one local date has gone out."""

    __tablename__ = "digest_days"

    day: date = Field(primary_key=True)
    sent_at: datetime


class Lock(SQLModel, table=True):
    """A row to hold while deciding about something that all share, such as the calendar."""

    __tablename__ = "locks"

    name: str = Field(primary_key=True)
