"""What is judged anew when a text is about to leave: may it, should it, and in which words?"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import bindparam
from sqlmodel import col, select

from smsbot.core.conversation.waiting import LEAVES_WITHIN
from smsbot.core.events import (
    OPEN,
    Kind,
    Language,
    RequestStatus,
)
from smsbot.core.reminders import FOLLOW_UP_KEEPS, NUDGE_KEEPS, TOO_LATE, out_of_quiet
from smsbot.core.wording import ABOUT, as_windows, word
from smsbot.db.models import (
    Alarm,
    Appointment,
    AppointmentStatus,
    Audience,
    Direction,
    Message,
    MessageStatus,
    Patient,
    Request,
    TrackedLink,
)
from smsbot.services import articles, flooding, posting, untold
from smsbot.services.desk import Desk

WHILE_ALARMED = timedelta(minutes=10)
"""A reminder that an open alarm holds is looked at again after this long."""

BY_ALARM = "held while an alarm about her is open"
"""The reason of a reminder or follow-up that waits until the nurse lets go of an alarm."""

KEEPS: Mapping[Kind, timedelta] = {
    Kind.ANSWER: timedelta(hours=36),
    Kind.EMERGENCY: timedelta(days=1),
    Kind.OPT_OUT: timedelta(hours=1),
    Kind.NURSE_WORD: timedelta(days=2),
    Kind.RECEIPT: timedelta(days=1),
}
"""A text that could not leave for so long is of no use any more; why these times, and what of the
other kinds, says docs/decisions/how-long-a-text-keeps.md."""

SPEAK_OF_A_TIME = frozenset({Kind.CONFIRMATION, Kind.NURSE_WORD})
"""These keep until a time that they tell or offer, where they do."""

PAST = "the time that it speaks of is past"
TOO_OLD = "could not leave in time"

REMINDERS = ("reminder", "reminder_again", "reminder_change_open")
LATELY = 8
"""So many of her last texts are looked through for words that she wrote twice."""

NOT_TOLD = (MessageStatus.QUEUED, MessageStatus.DROPPED)

TOKEN_BYTES = 6
"""Of a tracked link; a longer one would take room from the sentence."""


def still_leaves(desk: Desk, message: Message) -> bool:
    """May and should this text leave now? If not, it is dropped or put back with a reason."""
    if message.audience is not Audience.PATIENT:
        return _leaves_unless(desk, message, _nurse_why_not(desk, message))
    patient = desk.patient_by(message.patient_id)
    why_not = _why_not(desk, message, patient)
    if why_not is None and (why_not := _too_late(desk, message)):
        untold.put_before_nurse(desk, patient, message)
    if why_not is None and (why_not := flooding.why_no_more(desk, message)):
        flooding.tell(desk, patient, f"({why_not})")
    if not _leaves_unless(desk, message, why_not):
        return False
    if message.kind in (Kind.REMINDER, Kind.FOLLOW_UP) and _alarm_holds(desk, message):
        message.status = MessageStatus.QUEUED
        message.send_after = desk.now + WHILE_ALARMED
        message.reason = BY_ALARM
        desk.session.add(message)
        return False
    assert message.kind is not None
    visit_at = spoken_of(desk, message)
    at = posting.may_leave_at(desk, patient, message.kind, at=desk.now, visit_at=visit_at)
    if at > desk.now:
        message.status, message.send_after = MessageStatus.QUEUED, at
        message.reason = "waits for the end of quiet hours"
        desk.session.add(message)
        return False
    return True


def _leaves_unless(desk: Desk, message: Message, why_not: str | None) -> bool:
    if why_not is None:
        return True
    message.status, message.reason = MessageStatus.DROPPED, why_not
    message.settled_at = desk.now
    desk.session.add(message)
    return False


def _nurse_why_not(desk: Desk, message: Message) -> str | None:
    """Alarms and notices leave however late: each of them may be the only word of something."""
    if message.kind is not Kind.DIGEST:
        return _too_late(desk, message)
    is_of_today = desk.practice.local(message.created_at).date() == desk.local.date()
    later = {"number": message.id, "since": message.created_at}
    if is_of_today and desk.session.exec(_LATER_DIGEST, params=later).first() is None:
        return None
    untold.show_again(desk, message)
    return "a later digest is queued or gone" if is_of_today else "a digest of another day"


def _too_late(desk: Desk, message: Message) -> str | None:
    """Why a text that waited for so long is not to be said any more."""
    if message.kind in SPEAK_OF_A_TIME and (first := _first_time(desk, message)):
        return PAST if first <= desk.now else None
    keeps = KEEPS.get(message.kind) if message.kind else None
    return TOO_OLD if keeps is not None and desk.now - message.created_at > keeps else None


def _first_time(desk: Desk, message: Message) -> datetime | None:
    """When the first of the times begins that a text tells or offers (UTC)."""
    told = (as_windows(message.values.get(name)) for name in ("when", "options"))
    starts = [window.start for windows in told for window in windows]
    return desk.practice.instant(min(starts)) if starts else None


def _why_not(desk: Desk, message: Message, patient: Patient) -> str | None:
    """Why a text to a patient must not leave any more, or None."""
    if patient.opted_out_at is not None and not _excepted(message, patient):
        return "opted out"
    if patient.unreachable_at is not None:
        return "cannot be texted"
    visit = (
        desk.session.get(Appointment, message.appointment_id) if message.appointment_id else None
    )
    match message.kind:
        case Kind.REMINDER if patient.no_reminders_at is not None:
            return "she wants no reminders"
        case Kind.FOLLOW_UP if patient.no_follow_ups_at is not None:
            return "she wants no follow-ups"
        case Kind.REMINDER:
            return _reminder_why_not(desk, message, visit)
        case Kind.FOLLOW_UP:
            return _follow_up_why_not(desk, message, visit)
        case Kind.NUDGE:
            late = message.due_at is not None and desk.now > _end_of_hour(desk, message, patient)
            return "too late for a nudge" if late else None
        case Kind.OPENING:
            return _opening_why_not(desk, message)
        case Kind.CONFIRMATION:
            return _confirmation_why_not(desk, message)
        case Kind.ANSWER if message.attempts:
            return "said again since" if _said_since(desk, message) else None
        case _:
            return None


def _excepted(message: Message, patient: Patient) -> bool:
    """The 911 answer, and the one confirmation of the opt-out itself, until one was taken."""
    if message.failed_sids:
        return False  # The carrier has taken it once.
    if message.kind is Kind.EMERGENCY:
        return True
    asked = patient.opted_out_at
    return message.kind is Kind.OPT_OUT and asked is not None and message.created_at >= asked


def _end_of_hour(desk: Desk, message: Message, patient: Patient) -> datetime:
    assert message.due_at is not None
    zones = posting.zones(desk, patient.phone)
    return out_of_quiet(message.due_at, zones, desk.practice.quiet_hours) + NUDGE_KEEPS


def _alarm_holds(desk: Desk, message: Message) -> bool:
    """Reminders are held while an alarm about her has not been let go."""
    whose = {"patient": message.patient_id}
    return desk.session.exec(_OPEN_ALARM, params=whose).first() is not None


def _reminder_why_not(desk: Desk, message: Message, visit: Appointment | None) -> str | None:
    if visit is None or visit.status is not AppointmentStatus.CONFIRMED:
        return "the visit was called off"
    if spoken_of(desk, message) != visit.starts_at:
        return "the visit was moved"
    if visit.starts_at - desk.now < TOO_LATE:
        return "too close to the visit"
    after = {"visit": visit.id, "number": message.id, "now": desk.now}
    later = desk.session.exec(_LATER_REMINDER, params=after).first()
    return "a later reminder is due too" if later is not None else None


def _follow_up_why_not(desk: Desk, message: Message, visit: Appointment | None) -> str | None:
    if visit is None or visit.status is AppointmentStatus.CANCELLED:
        return "the visit was called off"
    if visit.status is AppointmentStatus.NO_SHOW:
        return "she did not come"
    if message.due_at is not None and desk.now > message.due_at + FOLLOW_UP_KEEPS:
        return "too late for a follow-up"
    return None if _was_told(desk, visit) else "she was not told of the visit"


def _was_told(desk: Desk, visit: Appointment) -> bool:
    """Has she heard by phone of a visit at the time it has, or has a text left that spoke of it?"""
    if visit.agreed_by == "phone":
        return True
    texts = desk.session.exec(_TELLING, params={"patient": visit.patient_id}).all()
    about_it = [text for text in texts if spoken_of(desk, text) == visit.starts_at]
    return not about_it or any(text.status not in NOT_TOLD for text in about_it)


def _confirmation_why_not(desk: Desk, message: Message) -> str | None:
    """A confirmation waits for the morning; by then the visit may be off or moved."""
    if message.request_id is None:
        return None
    request = desk.session.get(Request, message.request_id)
    if request is None or request.status is not RequestStatus.CONFIRMED:
        return "no longer confirmed"
    visit = desk.session.exec(_LAST_OF, params={"request": request.id}).first()
    if visit is None or visit.status is not AppointmentStatus.CONFIRMED:
        return "the visit was called off"
    return None if spoken_of(desk, message) == visit.starts_at else "the visit was moved"


def _opening_why_not(desk: Desk, message: Message) -> str | None:
    """She is promised half an hour to answer: a text that comes late would break that."""
    request = desk.session.get(Request, message.request_id)
    held = desk.live_offers(request) if request is not None else ()
    if not set(as_windows(message.values.get("when"))) & set(held):
        return "no longer held for her"
    if _alarm_holds(desk, message):
        return "an alarm about her is open"
    late = desk.now - message.created_at > LEAVES_WITHIN
    return "too late to hold the time for her" if late else None


def _said_since(desk: Desk, message: Message) -> bool:
    """Is the very same answer queued or gone once more, as she wrote again before this arrived?

    Whoever writes the same words twice has both answered.
    """
    after = {"patient": message.patient_id, "number": message.id, "wording": message.wording}
    later = desk.session.exec(_SAID_SINCE, params=after)
    if not any(values == message.values for values in later):
        return False
    words = desk.session.exec(_LAST_WORDS, params={"patient": message.patient_id}).all()
    return len(set(words)) == len(words)


def worded(desk: Desk, message: Message) -> str:
    """The sentence, worded now so that "tomorrow" is true."""
    wording, values = message.wording or "", dict(message.values)
    if message.kind is Kind.REMINDER:
        wording = _reminder_wording(desk, message)
    if message.kind is Kind.FOLLOW_UP:
        values |= _article(desk, message)
    return word(
        wording, values, language=message.language or Language.EN, practice=desk.practice,
        today=desk.local.date(),
    )  # fmt: skip


def ways_to_word(desk: Desk, message: Message) -> tuple[str, ...]:
    """Every way in which it may have been worded at the desk's time, links but for their token.

    In the practice's own words as they are now, and in ours, as those may be newer than the text.
    """
    if message.body:
        return (message.body,)
    link = f"{desk.settings.public_url or ''}/r/{secrets.token_urlsafe(TOKEN_BYTES)}"
    wordings = REMINDERS if message.kind is Kind.REMINDER else (message.wording or "",)
    practices = (desk.practice, replace(desk.practice, own_words={}))
    abouts = (*ABOUT[Language.EN], "") if message.kind is Kind.FOLLOW_UP else ("",)
    said = (
        word(
            wording, {**message.values, "link": link, "about": about},
            language=message.language or Language.EN, practice=practice, today=desk.local.date(),
        )
        for wording in wordings
        for practice in practices
        for about in abouts
    )  # fmt: skip
    return tuple(dict.fromkeys(said))


def _reminder_wording(desk: Desk, message: Message) -> str:
    visit = desk.session.get(Appointment, message.appointment_id)
    changing = desk.session.exec(_CHANGING, params={"visit": message.appointment_id}).first()
    if changing is not None:
        return "reminder_change_open"
    confirmed = visit is not None and visit.patient_confirmed_at is not None
    return "reminder_again" if confirmed or _asked_today(desk, message) else "reminder"


def _asked_today(desk: Desk, message: Message) -> bool:
    """Has a reminder of this visit left today, as an alarm or the carrier had held it overnight?"""
    midnight = desk.practice.instant(datetime.combine(desk.local.date(), time.min))
    asked = {"visit": message.appointment_id, "number": message.id, "since": midnight}
    return desk.session.exec(_ASKED_SINCE, params=asked).first() is not None


def _article(desk: Desk, message: Message) -> dict[str, object]:
    """What a follow-up says of its article, with a link of this patient's, to count a click."""
    assert message.patient_id is not None
    linked = articles.linked(desk, message.language or Language.EN)
    link = TrackedLink(
        token=secrets.token_urlsafe(TOKEN_BYTES), patient_id=message.patient_id,
        appointment_id=message.appointment_id, url=linked.url, created_at=desk.now,
    )  # fmt: skip
    desk.session.add(link)
    return {"about": linked.about, "link": f"{desk.settings.public_url or ''}/r/{link.token}"}


def spoken_of(desk: Desk, message: Message) -> datetime | None:
    """When the visit that a text speaks of begins (UTC), if it speaks of one."""
    windows = as_windows(message.values.get("when"))
    return desk.practice.instant(windows[0].start) if windows else None


# The questions, each put together once: doing so takes longer than asking it.

_LAST_OF = (  # one that was undone before stays as called off
    select(Appointment)
    .where(Appointment.request_id == bindparam("request"))
    .order_by(col(Appointment.id).desc())
    .limit(1)
)
_OPEN_ALARM = select(Alarm.id).where(
    Alarm.patient_id == bindparam("patient"), col(Alarm.let_go_at).is_(None)
)
_SAID_SINCE = select(Message.values).where(
    Message.patient_id == bindparam("patient"),
    col(Message.id) > bindparam("number"),
    Message.wording == bindparam("wording"),
    Message.status != MessageStatus.DROPPED,
)
_LAST_WORDS = (
    select(Message.body)
    .where(Message.patient_id == bindparam("patient"), Message.direction == Direction.INBOUND)
    .order_by(col(Message.id).desc())
    .limit(LATELY)
)
_ASKED_SINCE = select(Message.id).where(
    Message.appointment_id == bindparam("visit"),
    Message.kind == Kind.REMINDER,
    col(Message.sent_at) >= bindparam("since"),
    col(Message.id) != bindparam("number"),
)
_TELLING = select(Message).where(
    Message.patient_id == bindparam("patient"),
    col(Message.kind).in_([Kind.CONFIRMATION, Kind.REMINDER]),
)
_LATER_DIGEST = select(Message.id).where(
    col(Message.id) > bindparam("number"),
    Message.kind == Kind.DIGEST,
    col(Message.created_at) > bindparam("since"),
    Message.status != MessageStatus.DROPPED,
)
_LATER_REMINDER = select(Message.id).where(
    Message.appointment_id == bindparam("visit"),
    Message.kind == Kind.REMINDER,
    Message.status == MessageStatus.QUEUED,
    col(Message.send_after) <= bindparam("now"),
    col(Message.id) > bindparam("number"),
)
_CHANGING = select(Request.id).where(
    Request.moves_visit == bindparam("visit"),
    col(Request.waits_since).is_(None),
    col(Request.status).in_(OPEN),
)
