"""What lies on the nurse's desk: all that her first page shows, in few questions however much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import and_, bindparam, case
from sqlmodel import col, func, or_, select

from smsbot.core import openings
from smsbot.core.events import Kind, RequestStatus, Topic
from smsbot.core.practice import Practice, Window
from smsbot.core.wording import as_windows
from smsbot.db.models import (
    Alarm,
    Appointment,
    AppointmentStatus,
    Audience,
    Direction,
    Matter,
    Message,
    Patient,
    Request,
)
from smsbot.services import counting, digest, failures, matters
from smsbot.services.desk import Desk
from smsbot.services.digest import Listed, Waiting
from smsbot.services.failures import NotSent
from smsbot.services.wishes import Wishes

TOLD = (Kind.CONFIRMATION, Kind.NURSE_WORD)
"""Texts that the nurse caused: after one of them a page left open shows what is no longer so."""

LATELY = timedelta(days=1)
DONE = {
    Kind.ANSWER: ("answer", "answers"),
    Kind.CONFIRMATION: ("confirmation", "confirmations"),
    Kind.REMINDER: ("reminder", "reminders"),
    Kind.FOLLOW_UP: ("follow-up", "follow-ups"),
    Kind.OPENING: ("time come free", "times come free"),
}
"""What an idle first page tells of, with what one and several are called."""

STILL_TAKEN = timedelta(hours=2)
"""So long an emergency stays on the first page after its alarm was stopped."""

NEAR = 4
"""How many openings are shown beside a request."""


@dataclass(frozen=True)
class History:
    """What was with a patient before: her past visits, the last text of ours.

    Attributes:
        came: visits that are over, those she missed aside.
        missed: visits that she did not come to.
        late: visits that she called off late, once their time is over.
        last_at: when the last one began (UTC).
        booked: visits there ever were, those ahead and those that were cancelled too.
        told: the id of the last text that the nurse caused.
    """

    came: int
    missed: int
    late: int
    last_at: datetime | None
    booked: int
    told: int | None


@dataclass(frozen=True)
class Choices:
    """What can be done about a request: whether its own time is free, and what is near it."""

    fits: Window | None
    trouble: openings.Trouble | None
    near: tuple[Window, ...]


@dataclass(frozen=True)
class Emergency:
    """An alarm that rings, or that the nurse has taken lately: whose, and her words."""

    alarm: Alarm
    patient: Patient
    words: str


@dataclass(frozen=True)
class Board:
    """All that the first page shows, with the rows that it is about."""

    date: date
    waiting: tuple[Waiting, ...]
    emergencies: tuple[Emergency, ...]
    not_sent: tuple[NotSent, ...]
    today: tuple[Listed, ...]
    yesterday: tuple[Listed, ...]
    histories: Mapping[int, History]
    choices: Mapping[int, Choices]  # by request


def gather(desk: Desk) -> Board | None:
    """The board as it is now; None when a visit of today or yesterday has no letter yet.

    It only looks. Who is told None lets `name_visits` give the letters, and asks again.
    """
    day = desk.local.date()
    listed = _visits(desk, day - timedelta(days=1), days=2)
    if any(matter is None for _, _, matter in listed):
        return None
    waiting = _waiting(desk)
    people = {one.patient.id for one in waiting} | {patient.id for _, patient, _ in listed}
    shown = [
        (desk.practice.local(visit.starts_at).date(), digest.listed(desk, visit, patient, matter))
        for visit, patient, matter in listed
        if matter is not None
    ]
    return Board(
        date=day,
        waiting=tuple(waiting),
        emergencies=tuple(emergencies(desk)),
        not_sent=tuple(failures.gather(desk)),
        today=tuple(one for on, one in shown if on == day),
        yesterday=tuple(one for on, one in shown if on < day),
        histories=histories(desk, people),
        choices=_choices(desk, waiting),
    )


def name_visits(desk: Desk) -> None:
    """Give each visit of today and yesterday its letter, as a list by text would."""
    day = desk.local.date() - timedelta(days=1)
    for visit in digest.visits_on(desk, day, days=2):
        digest.show_visit(desk, visit)


def _waiting(desk: Desk) -> list[Waiting]:
    """What waits, most urgent first."""
    rows = desk.session.exec(_WAITING).all()
    patients = {patient.id: patient for _, patient, *_ in rows}
    requests = {request.id: request for _, _, request, _ in rows if request is not None}
    wishes = Wishes(desk, requests.values())
    return digest.put_in_order(desk, [row[0] for row in rows], patients, requests, wishes)


def emergencies(desk: Desk) -> list[Emergency]:
    """Alarms that ring, and those that were stopped a short while ago and not let go since."""
    rows = desk.session.exec(_EMERGENCIES, params={"since": desk.now - STILL_TAKEN})
    return [Emergency(alarm, patient, words) for alarm, patient, words in rows]


def _visits(
    desk: Desk, day: date, *, days: int
) -> Sequence[tuple[Appointment, Patient, Matter | None]]:
    """The visits of some local dates with whose they are and by which letter they are called."""
    start = desk.practice.instant(datetime.combine(day, time.min))
    end = desk.practice.instant(datetime.combine(day, time.min) + timedelta(days=days))
    still_named = or_(
        col(Matter.settled_at).is_(None), col(Matter.settled_at) > desk.now - matters.STILL_NAMED
    )
    rows = desk.session.exec(
        select(Appointment, Patient, Matter)
        .join(Patient, col(Patient.id) == Appointment.patient_id)
        .join(Matter, and_(col(Matter.appointment_id) == Appointment.id, still_named), isouter=True)
        .where(
            col(Appointment.status).in_([AppointmentStatus.CONFIRMED, AppointmentStatus.NO_SHOW]),
            Appointment.starts_at >= start,
            Appointment.starts_at < end,
        )
        .order_by(col(Appointment.starts_at), col(Matter.id))
    )
    # Of several letters of one visit the last counts.
    found: dict[int | None, tuple[Appointment, Patient, Matter | None]] = {}
    for visit, patient, matter in rows:
        found[visit.id] = (visit, patient, matter)
    return list(found.values())


def histories(desk: Desk, people: Iterable[int | None]) -> dict[int, History]:
    """What was with each of these patients before."""
    # The status is no condition, as SQLite would then read every agreed visit there ever was.
    over = (col(Appointment.patient_id) == Patient.id, Appointment.ends_at <= desk.now)
    kept = col(Appointment.status) == AppointmentStatus.CONFIRMED
    missed = col(Appointment.status) == AppointmentStatus.NO_SHOW
    visits = [
        select(found).where(*over)
        for found in (
            func.count(case((kept, 1))),
            func.count(case((missed, 1))),
            func.count(case((counting.CALLED_OFF_LATE, 1))),
            func.max(case((kept, col(Appointment.starts_at)))),
        )
    ]
    told = select(func.max(Message.id)).where(
        col(Message.patient_id) == Patient.id,
        Message.direction == Direction.OUTBOUND,
        col(Message.kind).in_(TOLD),
    )
    booked = select(func.count()).where(col(Appointment.patient_id) == Patient.id)
    columns = [one.scalar_subquery() for one in (*visits, booked, told)]
    rows = desk.session.execute(
        select(Patient.id, *columns).where(col(Patient.id).in_(set(people)))
    )
    return {number: History(*rest) for number, *rest in rows}


def _choices(desk: Desk, waiting: Iterable[Waiting]) -> dict[int, Choices]:
    """For each request that has been offered nothing yet: is its time free, what is near it?"""
    requests = [one.request for one in waiting if one.request is not None]
    if not any(request.status is RequestStatus.REQUESTED for request in requests):
        return {}
    practice = desk.with_calendar()
    return {
        request.id: choices_for(desk, practice, request)
        for request in requests
        if request.id is not None and request.status is RequestStatus.REQUESTED
    }


def choices_for(desk: Desk, practice: Practice, request: Request) -> Choices:
    """What can be done about one request by this calendar."""
    windows = as_windows(request.windows)
    ahead = [window for window in windows if window.end > desk.local]
    wished = max(ahead[0].start, desk.local) if ahead else desk.local
    found = (openings.first_opening(practice, window, local=desk.local) for window in windows)
    fits = next((one for one in found if one is not None), None)
    trouble = None
    if fits is None and windows:
        first = openings.consultation_at(practice, windows[0].start)
        trouble = openings.trouble_with(practice, first, local=desk.local)
    near = openings.nearest(practice, wished, local=desk.local, count=NEAR)
    return Choices(fits, trouble, tuple(one for one in near if one != fits))


def lately(desk: Desk) -> list[str]:
    """What smsbot has done within a day, in a few words each: `5 reminders`."""
    rows = desk.session.exec(
        select(col(Message.kind), func.count(col(Message.id)))
        .where(
            col(Message.sent_at) > desk.now - LATELY,
            Message.audience == Audience.PATIENT,
            col(Message.kind).in_(list(DONE)),
        )
        .group_by(col(Message.kind))
    )
    found = dict(rows.all())
    return [
        f"{found[kind]} {one if found[kind] == 1 else many}"
        for kind, (one, many) in DONE.items()
        if kind in found
    ]


# The questions, each put together once: doing so takes longer than asking it.

_WAITING = (
    select(Matter, Patient, Request, Appointment)
    .join(Patient, col(Patient.id) == Matter.patient_id)
    .join(Request, col(Request.id) == Matter.request_id, isouter=True)
    .join(
        # The visit that a change would move comes with it, so that no card asks for more.
        Appointment,
        col(Appointment.id) == func.coalesce(Request.moves_visit, Matter.appointment_id),
        isouter=True,
    )
    .where(col(Matter.settled_at).is_(None), Matter.topic != Topic.VISIT)
    .order_by(col(Matter.id))
)
_EMERGENCIES = (
    select(Alarm, Patient, Matter.words)
    .join(Patient, col(Patient.id) == Alarm.patient_id)
    .join(Matter, col(Matter.id) == Alarm.matter_id)
    .where(
        or_(
            col(Alarm.acknowledged_at).is_(None),
            and_(col(Alarm.acknowledged_at) > bindparam("since"), col(Alarm.let_go_at).is_(None)),
        ),
    )
    .order_by(col(Alarm.id))
)
