"""The waiting list: a time that comes free is offered to those it suits, first come, one by one.

Nobody tells this module that a time came free: each pass looks at what is free now, and whoever
waits did so because nothing was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import col, or_, select

from smsbot.core import openings
from smsbot.core.conversation.state import Turn
from smsbot.core.conversation.waiting import HELD, LEAVES_WITHIN, may_be_asked
from smsbot.core.events import OPEN, Kind, OpeningFreed, OpeningWithdrawn, RequestStatus
from smsbot.core.practice import Practice, Window
from smsbot.core.reminders import out_of_quiet
from smsbot.core.wording import as_windows
from smsbot.db.engine import Database
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    Message,
    MessageStatus,
    Patient,
    Request,
)
from smsbot.services import posting, undo
from smsbot.services.desk import Desk
from smsbot.services.effects import pass_over, take_step
from smsbot.settings import Settings

AHEAD = openings.NOTICE + HELD
"""A time that begins sooner than this is offered to nobody."""

MOST_A_WEEK = 3
"""Nobody is asked more often than this."""

APART = timedelta(hours=2)
"""Nobody is asked twice within so long: many times may come free at once."""

A_WEEK = timedelta(days=7)
TRIED_AGAIN = timedelta(minutes=10)
"""A text that could not leave holds her back for so long, lest she be tried without end."""

NOT_REACHED = (MessageStatus.DROPPED, MessageStatus.FAILED, MessageStatus.UNDELIVERED)


def offer_openings(database: Database, settings: Settings, clock: Callable[[], datetime]) -> None:
    """One pass: let go of what was not taken in time, then offer what is free."""
    if database.first(_ANY, {}) is None:
        return
    with database.reading() as session:
        lapsed = [row.id for row in _lapsed(Desk(session, settings, clock()))]
    for number in lapsed:
        with database.transaction() as session:
            _let_go(Desk(session, settings, clock()), number)
    with database.reading() as session:
        found = list(_suiting(Desk(session, settings, clock())))
    for number, at in found:
        with database.transaction() as session:
            _offer(Desk(session, settings, clock()), number, at)


# What was held and not taken


def _lapsed(desk: Desk) -> Iterator[Request]:
    """Those whose half hour is over, and those whom the text about it did not reach."""
    for request in desk.session.exec(_IN_LINE):
        if request.status is RequestStatus.OFFERED and (
            not desk.live_offers(request) or _asked(desk, request) in NOT_REACHED
        ):
            yield request


def _asked(desk: Desk, request: Request) -> MessageStatus | None:
    """What became of the text that asked her."""
    whose = {"patient": request.patient_id, "request": request.id}
    found = desk.session.exec(_ASKED, params=whose).first()
    return MessageStatus(found) if found else None


def _let_go(desk: Desk, number: int | None) -> None:
    request = desk.session.get_one(Request, number)
    desk.lock_patient(request.patient_id)
    desk.session.refresh(request)
    if request in [*_lapsed(desk)]:
        was_asked = _asked(desk, request) not in (*NOT_REACHED, MessageStatus.QUEUED)
        pass_over(desk, request, asked=was_asked)
        if not was_asked:
            take_step(desk, desk.patient_by(request.patient_id), OpeningWithdrawn(number or 0))


# What is free for whom


def _suiting(desk: Desk) -> Iterator[tuple[int, Window]]:
    """Requests in line, each with the free time that it is the first in line for."""
    practice = _settled(desk)
    for request in desk.session.exec(_IN_LINE).all():
        if request.status is not RequestStatus.REQUESTED or request.lapsed_at is not None:
            continue
        at = _first_suiting(practice, request, desk.local)
        if at is None:
            continue
        patient = desk.patient_by(request.patient_id)
        wakes_at = out_of_quiet(
            desk.now, posting.zones(desk, patient.phone), desk.practice.quiet_hours
        )
        if not _may_be_asked(desk, patient, request):
            continue
        if wakes_at <= desk.now:
            assert request.id is not None
            yield request.id, at
        elif desk.practice.local(wakes_at) + AHEAD > at.start:
            continue  # When she wakes it is too late, so whoever is awake may have it.
        practice = replace(practice, taken=(*practice.taken, at))


def _settled(desk: Desk) -> Practice:
    """The calendar, without the times of visits that the nurse may still un-cancel."""
    practice = desk.with_calendar()
    since = {"since": desk.now - undo.WITHIN, "now": desk.now}
    undoable = (desk.window(*times) for times in desk.session.exec(_JUST_CALLED_OFF, params=since))
    return replace(practice, taken=(*practice.taken, *undoable))


def _first_suiting(practice: Practice, request: Request, local: datetime) -> Window | None:
    """The earliest time that is free, in her windows, and apart from what she let pass."""
    passed = [
        openings.consultation_at(practice, datetime.fromisoformat(start))
        for start in request.passed_over
    ]
    earliest = local + AHEAD
    free = (
        at
        for window in as_windows(request.windows)
        for at in _starts_in(practice, window)
        if at.start >= earliest
        and not any(at.overlaps(one) for one in passed)
        and openings.is_free(practice, at, local=local)
    )
    return next(free, None)


def _starts_in(practice: Practice, window: Window) -> Iterable[Window]:
    if window.length <= practice.consultation:
        return (openings.consultation_at(practice, window.start),)
    return openings.starts_in(practice, window)


def _may_be_asked(desk: Desk, patient: Patient, request: Request) -> bool:
    """Can she be texted, is nothing else under discussion, and was she not asked too often?"""
    if patient.opted_out_at is not None or patient.unreachable_at is not None:
        return False
    lately = {
        "patient": patient.id, "since": desk.now - A_WEEK, "tried": desk.now - TRIED_AGAIN
    }  # fmt: skip
    asked = desk.session.exec(_ASKED_LATELY, params=lately).all()
    if len(asked) >= MOST_A_WEEK or any(desk.now - at < APART for at in asked):
        return False
    turn = Turn(desk.practice, desk.now, desk.local)
    return may_be_asked(desk.conversation(patient), turn)


def _offer(desk: Desk, number: int, at: Window) -> None:
    """Hold the time for her and ask her; nothing happens if it has gone meanwhile."""
    patient = desk.lock_patient(desk.session.get_one(Request, number).patient_id)
    until = desk.now + LEAVES_WITHIN + HELD
    take_step(desk, patient, OpeningFreed(number, at, until))


# The questions, each put together once: doing so takes longer than asking it.

_IN_LINE = (
    select(Request)
    .where(col(Request.waits_since).is_not(None), col(Request.status).in_(OPEN))
    .order_by(col(Request.waits_since), col(Request.id))
)
_ANY = (
    select(Request.id)
    .where(col(Request.waits_since).is_not(None), col(Request.status).in_(OPEN))
    .limit(1)
)
_ASKED = (
    select(Message.status)
    .where(
        Message.patient_id == bindparam("patient"),
        Message.kind == Kind.OPENING,
        Message.request_id == bindparam("request"),
    )
    .order_by(col(Message.id).desc())
    .limit(1)
)
_ASKED_LATELY = select(Message.created_at).where(
    Message.patient_id == bindparam("patient"),
    Message.kind == Kind.OPENING,
    col(Message.created_at) > bindparam("since"),
    or_(Message.status != MessageStatus.DROPPED, col(Message.created_at) > bindparam("tried")),
)
_JUST_CALLED_OFF = select(Appointment.starts_at, Appointment.ends_at).where(
    Appointment.status == AppointmentStatus.CANCELLED,
    Appointment.cancelled_by == "nurse",
    col(Appointment.cancelled_at) > bindparam("since"),
    col(Appointment.starts_at) > bindparam("now"),
)
