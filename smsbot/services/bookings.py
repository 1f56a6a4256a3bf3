"""The nurse confirms, declines, offers times, moves, cancels; each says what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from sqlmodel import col, select

from smsbot.core import openings, sms
from smsbot.core.conversation import Conversation, Stage
from smsbot.core.events import (
    OPEN,
    Event,
    Kind,
    Language,
    NurseBooked,
    NurseCancelledVisit,
    NurseConfirmed,
    NurseDeclined,
    NurseHandedBack,
    NurseNotedNoShow,
    NurseOffered,
    NurseProposedMove,
    NurseSaid,
    NurseWillCall,
    RequestStatus,
    Topic,
)
from smsbot.core.practice import Practice, Window
from smsbot.core.understanding import Slot
from smsbot.core.wording import as_windows, nurse, times
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    Direction,
    Matter,
    Message,
    MessageStatus,
    Patient,
    Request,
)
from smsbot.services import matters, posting, telling
from smsbot.services.desk import Desk
from smsbot.services.effects import take_step
from smsbot.services.wishes import Wishes, open_requests

NO_SHOW_WITHIN = timedelta(days=2)
MOST_OFFERS = 3


@dataclass(frozen=True)
class File:
    """What a letter names, with the rows that belong to it."""

    matter: Matter
    patient: Patient
    request: Request | None
    visit: Appointment | None

    @property
    def name(self) -> str:
        """Who it is about, as the nurse knows her."""
        if self.visit is not None:
            return telling.whose(self.patient, self.visit.name)
        return telling.name_of(self.patient, self.request)


def open_file(desk: Desk, matter: Matter) -> File:
    """Lock the patient's file and look at it as it is now."""
    desk.lock_patient(matter.patient_id)
    desk.session.refresh(matter)
    for row in _about(desk, matter):
        if row is not None:
            desk.session.refresh(row)
    return look_at(desk, matter)


def look_at(desk: Desk, matter: Matter) -> File:
    """What a letter names, as it was last read; nothing is locked."""
    request, visit = _about(desk, matter)
    return File(
        matter,
        desk.session.get_one(Patient, matter.patient_id),
        request if request is not None and request.status in OPEN else None,
        visit if visit is not None and visit.status is not AppointmentStatus.CANCELLED else None,
    )


def _about(desk: Desk, matter: Matter) -> tuple[Request | None, Appointment | None]:
    """The rows that a matter names."""
    request = desk.session.get(Request, matter.request_id) if matter.request_id else None
    visit = desk.session.get(Appointment, matter.appointment_id) if matter.appointment_id else None
    return request, visit


def _step(desk: Desk, file: File, event: Event) -> Conversation:
    return take_step(desk, file.patient, event)[0]


def aftermath(desk: Desk, patient: Patient, *, name: str) -> str:
    """What the nurse should know of the text just caused: that it waits, or was not sent."""
    if patient.opted_out_at is not None:
        return nurse.OPTED_OUT.format(name=name, phone=sms.spoken(patient.phone))
    last = desk.session.exec(
        select(Message)
        .where(
            Message.patient_id == patient.id,
            Message.direction == Direction.OUTBOUND,
            Message.created_at == desk.now,
            Message.status == MessageStatus.QUEUED,
            col(Message.kind).in_([Kind.CONFIRMATION, Kind.NURSE_WORD]),
        )
        .order_by(col(Message.id).desc())
    ).first()
    if last is None or last.send_after is None or last.send_after <= desk.now:
        return ""
    until = times.moment(desk.practice.local(last.send_after), Language.EN)
    return nurse.WAITS_UNTIL.format(until=until)


def own_calendar(desk: Desk, file: File) -> Practice:
    """The practice's calendar with this patient's own held and moved times counted as free."""
    practice = desk.with_calendar()
    mine = set(desk.live_offers(file.request)) if file.request else set()
    if file.request is not None and file.request.moves_visit is not None:
        moved = desk.session.get(Appointment, file.request.moves_visit)
        if moved is not None:
            mine.add(desk.window(moved.starts_at, moved.ends_at))
    return replace(practice, taken=tuple(w for w in practice.taken if w not in mine))


def confirm(desk: Desk, file: File) -> str:
    """Grant the request at its preferred time; of a window, at the first opening in it."""
    request = file.request
    assert request is not None
    assert request.id is not None
    desk.lock("calendar")
    practice = own_calendar(desk, file)
    windows = as_windows(request.windows)
    at = _first(practice, windows, desk.local)
    if at is None:
        return _not_free(desk, practice, file.name, windows, request)
    _step(desk, file, NurseConfirmed(request.id, at))
    form = nurse.MOVED if request.moves_visit is not None else nurse.CONFIRMED
    done = form.format(name=file.name, when=times.moment(at.start, Language.EN))
    return done + aftermath(desk, file.patient, name=file.name)


def _first(practice: Practice, windows: Sequence[Window], local: datetime) -> Window | None:
    for window in windows:
        at = openings.first_opening(practice, window, local=local)
        if at is not None:
            return at
    return None


def _not_free(
    desk: Desk, practice: Practice, name: str, windows: Sequence[Window], request: Request
) -> str:
    wished = max(windows[0].start, desk.local) if windows else desk.local
    near = openings.nearest(practice, wished, local=desk.local)
    listed = " or ".join(times.moment(one.start, Language.EN) for one in near) or "nothing soon"
    return nurse.NO_FREE.format(name=name, when=telling.wish(desk, request), options=listed)


def offered_windows(
    desk: Desk, file: File, slots: Sequence[Slot]
) -> tuple[tuple[Window, ...], str]:
    """The times the nurse means, each one consultation long; or why one cannot be offered.

    She may offer outside opening hours, but not what is past or taken. A stretch of time means
    its first free openings; a time without a day means the day that was asked for.
    """
    practice = own_calendar(desk, file)
    wished = as_windows(file.request.windows) if file.request else ()
    day = wished[0].day if wished else None
    if day is None and file.visit is not None:
        day = desk.practice.local(file.visit.starts_at).date()
    found: list[Window] = []
    for slot in slots:
        on = slot.day or day
        if on is None:
            continue
        if slot.hours is not None and slot.hours.exact and slot.hours.start is not None:
            at = openings.consultation_at(practice, datetime.combine(on, slot.hours.start))
            trouble = openings.trouble_with(practice, at, local=desk.local)
            if trouble in (openings.Trouble.PASSED, openings.Trouble.TAKEN):
                near = openings.nearest(practice, max(at.start, desk.local), local=desk.local)
                return (), nurse.TAKEN.format(
                    when=times.moment(at.start, Language.EN), why=trouble.value,
                    options=" or ".join(times.moment(o.start, Language.EN) for o in near),
                )  # fmt: skip
            found.append(at)
        else:
            since, until = (slot.hours.start, slot.hours.end) if slot.hours else (None, None)
            free = openings.free_on(practice, on, local=desk.local, since=since, until=until)
            found += islice(free, MOST_OFFERS)
    return tuple(dict.fromkeys(found))[:MOST_OFFERS], ""


def offer(desk: Desk, file: File, slots: Sequence[Slot]) -> str:
    """Offer other times for a request; on an agreed visit, propose a move."""
    desk.lock("calendar")
    options, trouble = offered_windows(desk, file, slots)
    if trouble:
        return trouble
    if not options:
        return nurse.NO_TIME.format(letter=file.matter.letter)
    listed = " or ".join(times.moment(one.start, Language.EN) for one in options)
    if file.request is not None:
        assert file.request.id is not None
        _step(desk, file, NurseOffered(file.request.id, options))
        until = times.moment(desk.practice.local(desk.now + timedelta(hours=24)), Language.EN)
        done = nurse.OFFERED.format(name=file.name, options=listed, until=until)
    else:
        assert file.visit is not None
        assert file.visit.id is not None
        _step(desk, file, NurseProposedMove(file.visit.id, options))
        when = telling.visit_time(desk, file.visit)
        done = nurse.PROPOSED.format(name=file.name, options=listed, when=when)
    return done + aftermath(desk, file.patient, name=file.name)


def decline(desk: Desk, file: File) -> str:
    """Decline a request kindly."""
    assert file.request is not None
    assert file.request.id is not None
    _step(desk, file, NurseDeclined(file.request.id))
    return nurse.DECLINED.format(name=file.name) + aftermath(desk, file.patient, name=file.name)


def cancel(desk: Desk, file: File) -> str:
    """Call an agreed visit off."""
    assert file.visit is not None
    assert file.visit.id is not None
    _step(desk, file, NurseCancelledVisit(file.visit.id))
    matters.settle(desk, file.matter, "called off by the nurse")
    done = nurse.CANCELLED.format(name=file.name, when=telling.visit_time(desk, file.visit))
    return done + aftermath(desk, file.patient, name=file.name)


def call(desk: Desk, file: File) -> str:
    """The nurse will phone; the patient is told."""
    _step(desk, file, NurseWillCall())
    if file.matter.topic is not Topic.REQUEST:
        matters.settle(desk, file.matter, "the nurse calls")
    phone = sms.spoken(file.patient.phone)
    done = nurse.WILL_CALL.format(name=file.name, phone=phone)
    return done + aftermath(desk, file.patient, name=file.name)


def say(desk: Desk, file: File, words: str) -> str:
    """Pass the nurse's own words on."""
    _step(desk, file, NurseSaid(words))
    if file.matter.topic not in (Topic.REQUEST, Topic.VISIT, Topic.EMERGENCY):
        matters.settle(desk, file.matter, "answered by the nurse")
    letter = file.matter.letter
    done = nurse.PASSED_ON.format(name=file.name, letter=letter)
    return done + aftermath(desk, file.patient, name=file.name)


def hand_back(desk: Desk, file: File) -> str:
    """Give the conversation back to the bot."""
    _step(desk, file, NurseHandedBack())
    return nurse.BACK_TO_BOT.format(name=file.name)


def no_show(desk: Desk, file: File) -> str:
    """She did not come: no follow-up, but two other times if nothing else is under way."""
    visit = file.visit
    if visit is None:
        visit = _last_visit(desk, file.patient)
    if visit is None or not visit.starts_at <= desk.now <= visit.ends_at + NO_SHOW_WITHIN:
        return nurse.NO_SHOW_NOT.format(name=file.name)
    name = telling.whose(file.patient, visit.name)
    done = nurse.NO_SHOW.format(name=name, when=telling.visit_time(desk, visit))
    if visit.status is AppointmentStatus.NO_SHOW:
        return done
    visit.status, visit.changed_at = AppointmentStatus.NO_SHOW, desk.now
    desk.session.add(visit)
    desk.session.flush()
    posting.drop(
        desk, "she did not come", appointment_id=visit.id, kinds=frozenset({Kind.FOLLOW_UP})
    )
    c = _step(desk, file, NurseNotedNoShow(visit.name, posting.reads_from(desk, file.patient)))
    if c.stage is not Stage.CHOOSING:
        return done
    return done + nurse.NO_SHOW_OFFERED + aftermath(desk, file.patient, name=name)


def _last_visit(desk: Desk, patient: Patient) -> Appointment | None:
    return desk.session.exec(
        select(Appointment)
        .where(
            Appointment.patient_id == patient.id,
            Appointment.status == AppointmentStatus.CONFIRMED,
            Appointment.starts_at <= desk.now,
        )
        .order_by(col(Appointment.starts_at).desc())
    ).first()


def book(desk: Desk, phone: str, name: str, slots: Sequence[Slot]) -> str:
    """Enter a visit agreed by phone, at an exact free time."""
    patient = desk.lock_patient(desk.patient_for(phone).id)
    desk.lock("calendar")
    exact = [s for s in slots if s.day and s.hours and s.hours.exact and s.hours.start]
    if len(exact) != 1:
        return "I need one day and time: book 6025550101 Maria Lopez thu 3pm."
    day, hours = exact[0].day, exact[0].hours
    assert day is not None
    assert hours is not None
    assert hours.start is not None
    practice = desk.with_calendar()
    at = openings.consultation_at(practice, datetime.combine(day, hours.start))
    when = times.moment(at.start, Language.EN)
    trouble = openings.trouble_with(practice, at, local=desk.local - openings.NOTICE)
    if trouble in (openings.Trouble.PASSED, openings.Trouble.TAKEN):
        near = openings.nearest(practice, max(at.start, desk.local), local=desk.local)
        listed = " or ".join(times.moment(one.start, Language.EN) for one in near)
        return nurse.TAKEN.format(when=when, why=trouble.value, options=listed)
    take_step(desk, patient, NurseBooked(name, at))
    name = telling.whose(patient, name)
    return nurse.BOOKED.format(name=name, when=when) + aftermath(desk, patient, name=name)


def ok_all(desk: Desk) -> str:
    """Confirm every exact, free time that nobody else asked for; list the rest."""
    rows = desk.session.exec(
        select(Matter)
        .where(Matter.topic == Topic.REQUEST, col(Matter.settled_at).is_(None))
        .order_by(col(Matter.id))
    ).all()
    for number in sorted({row.patient_id for row in rows}):
        desk.lock_patient(number)
    wishes = Wishes(desk, open_requests(desk))
    done, left = [], []
    for row in rows:
        file = open_file(desk, row)
        if file.request is None or file.request.status is not RequestStatus.REQUESTED:
            continue
        if file.request.waits_since is not None:
            continue  # What comes free is offered to her by itself; she may have let it pass.
        if _is_plain(desk, file, wishes):
            done.append(confirm(desk, file))
        else:
            left.append(f"{row.letter} {file.name} {telling.wish(desk, file.request)}")
    if not done:
        done = [nurse.OK_ALL_NONE]
    return "\n".join([*done, *(["Left: " + "; ".join(left)] if left else [])])


def _is_plain(desk: Desk, file: File, wishes: Wishes) -> bool:
    """Is the request for one exact time that is free and that nobody else wishes for?"""
    assert file.request is not None
    windows = as_windows(file.request.windows)
    if len(windows) != 1 or windows[0].length > desk.practice.consultation:
        return False
    if not openings.is_free(own_calendar(desk, file), windows[0], local=desk.local):
        return False
    return wishes.rivals(file.request) == 0
