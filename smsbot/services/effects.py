"""The only place where what a conversation asked for becomes rows."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import col, select

from smsbot.core.conversation import Conversation, step
from smsbot.core.events import (
    OPEN,
    AskNurse,
    BookAppointment,
    BookByPhone,
    CancelVisit,
    ConsentKind,
    DeclineRequest,
    DropPending,
    Effect,
    Event,
    HoldOpening,
    Kind,
    LetGo,
    NoteAttendance,
    OfferTimes,
    OptIn,
    OptOut,
    PassOver,
    PlanNudge,
    ProposeMove,
    RaiseAlarm,
    RecordConsent,
    RecordRequest,
    RequestFlag,
    RequestStatus,
    SendText,
    SwitchOff,
    SwitchOn,
    Topic,
    WithdrawRequest,
)
from smsbot.core.practice import Window
from smsbot.core.reminders import nudge_at
from smsbot.core.wording import as_json
from smsbot.db.models import (
    Alarm,
    Appointment,
    AppointmentStatus,
    Message,
    MessageStatus,
    Patient,
    Request,
)
from smsbot.services import alarms, flooding, ledger, matters, posting, telling, visits
from smsbot.services.desk import Desk

OFFER_HELD = timedelta(hours=24)
ONE_NUDGE_IN = timedelta(days=7)

CONSENTS = (RecordConsent, OptOut, OptIn, SwitchOff, SwitchOn)
"""Wishes that add a line to the consent ledger."""


def take_step(
    desk: Desk, patient: Patient, event: Event, *, message: Message | None = None
) -> tuple[Conversation, tuple[Effect, ...]]:
    """Advance her conversation by one event and grant what it asks for.

    Her file must be locked. Where a time is agreed or held, the calendar is locked and the step
    taken again on it: `step` is pure, so nothing is lost by asking twice.
    """
    row = desk.stored(patient)
    before = desk.opened(patient, row)
    after, effects = step(before, event, practice=desk.with_calendar(), now=desk.now)
    if any(_binds_time(effect) for effect in effects):
        desk.lock("calendar")
        after, effects = step(before, event, practice=desk.with_calendar(), now=desk.now)
    if any(isinstance(effect, CONSENTS) for effect in effects):
        desk.lock(ledger.LOCK)  # before letters are given: everybody takes them in this order
    desk.save(patient, row, after)
    for effect in effects:
        grant(desk, patient, effect, message=message)
    return after, effects


def _binds_time(effect: Effect) -> bool:
    if isinstance(effect, RecordRequest):
        return effect.book_at is not None
    return isinstance(effect, (BookAppointment, BookByPhone, OfferTimes, HoldOpening, ProposeMove))


def grant(  # noqa: C901 - a flat match, one case for each effect
    desk: Desk, patient: Patient, effect: Effect, *, message: Message | None
) -> None:
    """Make one wish true."""
    match effect:
        case SendText():
            _send(desk, patient, effect)
        case PlanNudge():
            _plan_nudge(desk, patient)
        case RecordRequest():
            _record(desk, patient, effect)
        case WithdrawRequest(number):
            _end_request(desk, number, RequestStatus.CANCELLED, "withdrawn")
        case DeclineRequest(number):
            _end_request(desk, number, RequestStatus.DECLINED, "declined")
        case OfferTimes():
            _offer(desk, _request(desk, effect.request), effect.options)
        case HoldOpening():
            _hold(desk, effect)
        case PassOver(number):
            pass_over(desk, _request(desk, number))
        case ProposeMove():
            _propose(desk, patient, effect)
        case BookAppointment():
            request = _request(desk, effect.request)
            moved = request.moves_visit is not None
            visit = visits.book(
                desk, patient, request.name, effect.at, by=effect.by, request=request
            )
            if effect.by == "patient":
                waited = request.waits_since is not None
                telling.accepted(desk, patient, visit, moved=moved, waited=waited)
        case BookByPhone():
            visits.book(desk, patient, effect.name, effect.at, by="phone")
        case CancelVisit():
            _cancel(desk, effect)
        case NoteAttendance(number):
            _note_attendance(desk, number)
        case RecordConsent():
            ledger.write(desk, patient, effect.kind, effect.how, message=message)
        case OptOut(how):
            patient.opted_out_at = patient.opted_out_at or desk.now
            ledger.write(desk, patient, ConsentKind.OPTED_OUT, how, message=message)
        case OptIn(how):
            patient.opted_out_at = None
            ledger.write(desk, patient, ConsentKind.RESUMED, how, message=message)
            visits.plan_again(desk, patient)
        case SwitchOff(kind):
            ledger.switch_off(desk, patient, kind, message=message)
        case SwitchOn(kind):
            ledger.switch_on(desk, patient, kind, message=message)
        case AskNurse():
            _ask_nurse(desk, patient, effect, message)
        case RaiseAlarm():
            alarms.raise_alarm(desk, patient, effect.words, message=message)
        case DropPending():
            spare = posting.ANSWERS if not effect.all_kinds else frozenset({Kind.EMERGENCY})
            kinds = None if effect.all_kinds else frozenset({Kind.NUDGE})
            posting.drop(desk, "overtaken", patient_id=patient.id, kinds=kinds, spare=spare)
        case LetGo():
            _let_go(desk, patient)
    desk.session.add(patient)


def _send(desk: Desk, patient: Patient, effect: SendText) -> None:
    visit = desk.session.get(Appointment, effect.visit) if effect.visit else None
    values = effect.values
    if effect.wording == "why":
        values = {**values, **ledger.how_she_agreed(desk, patient)}
    posting.post(
        desk, patient, effect.wording, effect.kind, values, request_id=effect.request, visit=visit
    )


def _plan_nudge(desk: Desk, patient: Patient) -> None:
    """One nudge for an open question, and not two in a week."""
    lately = {"patient": patient.id, "since": desk.now - ONE_NUDGE_IN}
    recent = desk.session.exec(_NUDGED, params=lately).first()
    if recent is None:
        zones = posting.zones(desk, patient.phone)
        at = nudge_at(desk.now, zones, desk.practice.quiet_hours)
        posting.post(desk, patient, "nudge", Kind.NUDGE, {"name": patient.name or ""}, at=at)


def _request(desk: Desk, number: int) -> Request:
    return desk.session.exec(select(Request).where(Request.id == number)).one()


def _record(desk: Desk, patient: Patient, effect: RecordRequest) -> None:
    """A new request, or a new version of an open one under the letter it has."""
    assert patient.id is not None
    request = Request(
        patient_id=patient.id, name=effect.name, status=RequestStatus.REQUESTED,
        windows=as_json(effect.windows), flags=sorted(effect.flags), words=effect.words,
        rule=effect.rule, created_at=desk.now, moves_visit=effect.moves_visit,
        waits_since=_place_in_line(desk, effect) if effect.waits else None,
    )  # fmt: skip
    if effect.windows:
        request.first_at = desk.practice.instant(min(w.start for w in effect.windows))
        request.last_opens_at = desk.practice.instant(max(w.start for w in effect.windows))
        request.last_at = desk.practice.instant(max(w.end for w in effect.windows))
    if effect.waits and effect.moves_visit is not None:
        # Her visit stands meanwhile; when it begins there is nothing left to wait for.
        visit = desk.session.get_one(Appointment, effect.moves_visit)
        request.last_at = min(request.last_at or visit.starts_at, visit.starts_at)
    desk.session.add(request)
    desk.session.flush()
    _take_over(desk, patient, request, effect.replaces)
    if effect.moves_visit is not None:
        matters.settle_doubt(desk, effect.moves_visit, "wants another time")
    if effect.book_at is not None:
        visit = visits.book(desk, patient, effect.name, effect.book_at, by="auto", request=request)
        telling.booked_by_itself(desk, patient, visit)
    elif not effect.waits:
        telling.request_came(desk, patient, request)


def _place_in_line(desk: Desk, effect: RecordRequest) -> datetime:
    """Since when she waits; whoever only changes what for keeps her place."""
    before = _request(desk, effect.replaces) if effect.replaces is not None else None
    return (before.waits_since if before else None) or desk.now


def _take_over(desk: Desk, patient: Patient, request: Request, replaces: int | None) -> None:
    """Give the request its letter: the one of the request it replaces, or a new one."""
    matter = None
    if replaces is not None:
        old = _request(desk, replaces)
        if old.status in OPEN:
            old.status, old.decided_at = RequestStatus.CANCELLED, desk.now
            old.offers, old.offered_until = [], None
            desk.session.add(old)
            matter = matters.of_request(desk, replaces)
            if matter is not None and matter.settled_at is not None:
                matter = None
    if matter is not None:
        matter.request_id = request.id
        matter.words = request.words
        desk.session.add(matter)
    else:
        matters.open_matter(
            desk, Topic.REQUEST, patient, words=request.words, request_id=request.id,
            appointment_id=request.moves_visit,
        )  # fmt: skip
    desk.session.flush()


def _end_request(desk: Desk, number: int, status: RequestStatus, how: str) -> None:
    request = _request(desk, number)
    request.status, request.decided_at = status, desk.now
    request.offers, request.offered_until = [], None
    desk.session.add(request)
    matters.settle(desk, matters.of_request(desk, number), how)


def _offer(desk: Desk, request: Request, options: tuple[Window, ...]) -> None:
    """Hold the times for 24 hours; until two hours before each is checked when it is read.

    Whoever waited for a time to come free is the nurse's matter from here on.
    """
    request.waits_since = None
    request.status = RequestStatus.OFFERED
    request.offers = as_json(options)
    request.offered_until = desk.now + OFFER_HELD
    request.last_opens_at = desk.practice.instant(max(w.start for w in options))
    request.last_at = desk.practice.instant(max(w.end for w in options))
    request.warned_at = request.lapsed_at = None
    desk.session.add(request)


def _hold(desk: Desk, effect: HoldOpening) -> None:
    """Hold a time that came free. Her windows stay as they are: she may go on waiting."""
    request = _request(desk, effect.request)
    request.status = RequestStatus.OFFERED
    request.offers, request.offered_until = as_json([effect.at]), effect.until
    desk.session.add(request)


def pass_over(desk: Desk, request: Request, *, asked: bool = True) -> None:
    """She does not take what was held for her, and goes on waiting for another time.

    `asked`: she has been asked, so that she is not asked about the same time again.
    """
    if request.waits_since is None or request.status is not RequestStatus.OFFERED:
        return
    if asked:
        request.passed_over = [*request.passed_over, *(start for start, _ in request.offers)]
    request.status, request.offers, request.offered_until = RequestStatus.REQUESTED, [], None
    desk.session.add(request)


def _propose(desk: Desk, patient: Patient, effect: ProposeMove) -> None:
    """A request that moves an agreed visit, on the nurse's own initiative."""
    visit = desk.session.exec(select(Appointment).where(Appointment.id == effect.visit)).one()
    assert patient.id is not None
    request = Request(
        patient_id=patient.id, name=visit.name, status=RequestStatus.REQUESTED,
        windows=as_json(effect.options), words="", created_at=desk.now, moves_visit=visit.id,
        flags=[RequestFlag.FOR_OTHER] if visits.is_for_other(desk, patient, visit) else [],
        rule="the nurse proposed to move the visit",
    )  # fmt: skip
    desk.session.add(request)
    desk.session.flush()
    matters.open_matter(
        desk, Topic.REQUEST, patient, request_id=request.id, appointment_id=visit.id
    )
    _offer(desk, request, effect.options)


def _cancel(desk: Desk, effect: CancelVisit) -> None:
    visit = desk.session.exec(select(Appointment).where(Appointment.id == effect.visit)).one()
    visits.call_off(desk, visit, by=effect.by)
    matters.settle_doubt(desk, effect.visit, "called off")
    moving = desk.session.exec(
        select(Request).where(
            Request.moves_visit == visit.id,
            col(Request.status).in_(OPEN),
        )
    )
    for request in moving:
        assert request.id is not None
        _end_request(desk, request.id, RequestStatus.CANCELLED, "its visit was called off")


def _note_attendance(desk: Desk, number: int) -> None:
    visit = desk.session.exec(select(Appointment).where(Appointment.id == number)).one()
    if visit.status is AppointmentStatus.CONFIRMED:
        visit.patient_confirmed_at = desk.now
        desk.session.add(visit)
        matters.settle_doubt(desk, number, "says she comes")


def _ask_nurse(desk: Desk, patient: Patient, effect: AskNurse, message: Message | None) -> None:
    if effect.topic is Topic.FLOOD:
        flooding.tell(desk, patient, effect.words, message=message)
        return
    matter = matters.open_matter(
        desk, effect.topic, patient, words=effect.words, request_id=effect.request,
        appointment_id=effect.visit, message_id=message.id if message else None,
    )  # fmt: skip
    if effect.at_once:
        telling.at_once(desk, patient, matter, effect.words)


def _let_go(desk: Desk, patient: Patient) -> None:
    for alarm in desk.session.exec(
        select(Alarm).where(Alarm.patient_id == patient.id, col(Alarm.let_go_at).is_(None))
    ):
        alarm.let_go_at = desk.now
        desk.session.add(alarm)


# The questions, each put together once: doing so takes longer than asking it.

_NUDGED = select(Message.id).where(
    Message.patient_id == bindparam("patient"),
    Message.kind == Kind.NUDGE,
    Message.status != MessageStatus.DROPPED,
    col(Message.created_at) > bindparam("since"),
)
