"""The nurse's pages: what waits, today, and what was texted; her buttons do what her texts do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from sqlmodel import col, func, select
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core import sms
from smsbot.core.conversation import Stage
from smsbot.core.events import Kind, Language, RequestStatus, Topic
from smsbot.core.wording import nurse as wording
from smsbot.core.wording import times
from smsbot.db.models import (
    Alarm,
    Appointment,
    AppointmentStatus,
    Audience,
    Direction,
    Matter,
    Message,
    MessageStatus,
    Patient,
    Request,
)
from smsbot.runtime import Runtime
from smsbot.services import bookings, commands, digest, matters, signing_in, telling, undo
from smsbot.services.bookings import File
from smsbot.services.commands import Command
from smsbot.services.desk import Desk
from smsbot.services.nurse import carry_out
from smsbot.web.login import nurse, only_the_nurse

MOST_WORDS = 600
"""Four segments: what is longer is better said on the phone."""

MOST_TEXTS = 300
"""A thread shows this many of the latest."""

BUTTONS = frozenset({"ok", "no", "no_yes", "call", "say", "bot", "offer", "noshow"})
TOLD = (Kind.CONFIRMATION, Kind.NURSE_WORD)

CHANGED = "Nothing was done, as this has changed since you opened the page. {now}"
ALARM_CAME = "Nothing was done: what rings has changed since you opened the page. Look once more."
UNDO_OTHER = "Nothing was undone: something else was done after that. Look once more."
NO_WORDS = "There were no words to send."
TOO_LONG = f"That is too long for a text: at most {MOST_WORDS} signs."

HOW_IT_STANDS = {
    MessageStatus.RECEIVED: "",
    MessageStatus.QUEUED: "waits",
    MessageStatus.SENDING: "being sent",
    MessageStatus.ACCEPTED: "sent, not known to have arrived",
    MessageStatus.SENT: "sent, not known to have arrived",
    MessageStatus.DELIVERED: "delivered",
    MessageStatus.UNDELIVERED: "not delivered",
    MessageStatus.FAILED: "not delivered",
    MessageStatus.DROPPED: "not sent",
    MessageStatus.UNKNOWN: "may have left",
}
TROUBLE = frozenset({MessageStatus.UNDELIVERED, MessageStatus.FAILED, MessageStatus.UNKNOWN})


@dataclass(frozen=True)
class Card:
    """Something with a letter, as a page shows it: what was read, her words, what may be done.

    `seen` is how it stood; a button that comes back with another does nothing.
    """

    number: int
    letter: str
    patient: int
    name: str
    phone: str
    said: str
    words: str
    since: str
    seen: str
    may: tuple[str, ...]
    urgent: bool = False


@dataclass(frozen=True)
class Undoable:
    """The last thing she did, while it can be undone."""

    number: int
    summary: str
    until: str


@dataclass(frozen=True)
class Line:
    """A text in a thread; `day` is set on the first of each date."""

    outgoing: bool
    body: str
    kind: str
    day: str
    time: str
    note: str
    trouble: bool


@dataclass(frozen=True)
class Tap:
    """What a button sent: its command, the words beside it, and how things stood."""

    what: str
    words: str
    seen: str


@dataclass(frozen=True)
class Refused:
    """Why a tap did nothing, and what she had typed, so that she need not type it again."""

    why: str
    matter: int = 0
    tap: Tap = Tap("", "", "")


@dataclass(frozen=True)
class Top:
    """What stands above every page of hers: how many wait, the last thing done, where she is."""

    undoable: Undoable | None
    browsers: int


@dataclass(frozen=True)
class Today:
    """What the first page shows."""

    day: str
    top: Top
    waiting: tuple[Card, ...]
    alarms: str
    not_sent: tuple[digest.NotSent, ...]
    today: tuple[Card, ...]
    yesterday: tuple[Card, ...]


@dataclass(frozen=True)
class Thread:
    """What a patient's page shows."""

    number: int
    name: str
    phone: str
    opted_out: str
    top: Top
    alarms: str
    cards: tuple[Card, ...]
    bot: Card | None
    lines: tuple[Line, ...]
    left_off: bool
    to_come: tuple[Line, ...]


def inbox_pages(runtime: Runtime) -> Blueprint:
    """Everything below `/inbox` but the door."""
    pages = Blueprint("inbox", __name__, url_prefix="/inbox", template_folder="templates")
    only_the_nurse(pages, runtime)
    number = "<int(max=2147483647):number>"

    @pages.get("", strict_slashes=False)
    def today() -> AnyResponse:
        return _today(runtime)

    @pages.get(f"/patients/{number}")
    def patient(number: int) -> AnyResponse:
        return _thread(runtime, number)

    @pages.post(f"/matters/{number}")
    def act(number: int) -> AnyResponse:
        tap = _tap()
        with runtime.desk() as desk:
            matter = desk.session.get(Matter, number) or abort(404)
            answer = tapped(desk, matter, tap, by=nurse().phone)
            _note(desk, answer)
            whose = matter.patient_id
        runtime.wake.set()
        if isinstance(answer, Refused):
            if request.form.get("back") == "patient":
                return _thread(runtime, whose, refused=answer)
            return _today(runtime, refused=answer)
        return _back(whose)

    @pages.post("/done")
    def done() -> AnyResponse:
        with runtime.desk() as desk:
            desk.lock("nurse")
            answer: str | Refused = Refused(ALARM_CAME)
            if request.form.get("seen") == ringing(desk):
                answer = carry_out(desk, Command("done"), by=nurse().phone)
            _note(desk, answer)
        runtime.wake.set()
        return _today(runtime, refused=answer) if isinstance(answer, Refused) else _back()

    @pages.post("/undo")
    def take_back() -> AnyResponse:
        with runtime.desk() as desk:
            desk.lock("nurse")
            last = undo.last_action(desk)
            answer: str | Refused = Refused(UNDO_OTHER)
            # None is for carry_out to say: the ten minutes are over, or it is undone already.
            if last is None or request.form.get("action") == str(last.id):
                answer = carry_out(desk, Command("undo"), by=nurse().phone)
            _note(desk, answer)
        runtime.wake.set()
        return _today(runtime, refused=answer) if isinstance(answer, Refused) else _back()

    # Here, as they lean on this module.
    from smsbot.web.inbox_insights import add_insights
    from smsbot.web.inbox_words import add_words

    add_insights(pages, runtime)
    add_words(pages, runtime)
    return pages


# What a button does


def _tap() -> Tap:
    form = request.form
    what = form.get("what", "")
    if what not in BUTTONS:
        abort(400)
    words = form.get("words", "").replace("\x00", "")  # which no database takes
    words = "\n".join(words.strip().splitlines())  # forms send CR and LF
    return Tap(what, words, form.get("seen", ""))


def tapped(desk: Desk, matter: Matter, tap: Tap, *, by: str) -> str | Refused:
    """Do what a button says if all is still as she saw it; the sentence she is answered."""
    desk.lock("nurse")
    file = bookings.open_file(desk, matter)
    named = matters.named(desk, matter.letter)
    if named is None or named.id != matter.id or tap.seen != stamp(desk, matter):
        return Refused(CHANGED.format(now=_stands(desk, file)), matter.id or 0, tap)
    trouble = _trouble_with(tap, matter.letter)
    if trouble:
        return Refused(trouble, matter.id or 0, tap)
    words = " ".join(tap.words.casefold().split()) if tap.what == "offer" else tap.words
    return carry_out(desk, Command(tap.what, matter.letter, words), by=by)


def _trouble_with(tap: Tap, letter: str) -> str:
    """Why these words cannot go with this command."""
    if tap.what == "offer" and not commands.is_time(tap.words):
        return wording.NO_TIME.format(letter=letter)
    if tap.what == "say" and not tap.words:
        return NO_WORDS
    return TOO_LONG if len(tap.words) > MOST_WORDS else ""


def stamp(desk: Desk, matter: Matter) -> str:
    """How a matter stands: another as soon as its request or visit has changed, or she was told.

    So a second tap, a second window and a page left open cannot do what was not meant.
    """
    request = desk.session.get(Request, matter.request_id) if matter.request_id else None
    visit = desk.session.get(Appointment, matter.appointment_id) if matter.appointment_id else None
    told = desk.session.exec(
        select(func.max(Message.id)).where(
            Message.patient_id == matter.patient_id,
            Message.direction == Direction.OUTBOUND,
            col(Message.kind).in_(TOLD),
        )
    ).one()
    stands = (
        matter.settled_at is None,
        request and (request.status, request.windows, request.offers, request.lapsed_at),
        visit and (visit.status, visit.starts_at),
        told,
    )
    return _short_hash(stands)


def ringing(desk: Desk) -> str:
    """Which alarms ring now; empty when none does."""
    open_alarms = select(Alarm.id, Matter.words).where(
        Alarm.matter_id == Matter.id, col(Alarm.acknowledged_at).is_(None)
    )
    rows = [list(row) for row in desk.session.exec(open_alarms.order_by(col(Alarm.id)))]
    return _short_hash(rows) if rows else ""


def _short_hash(of: object) -> str:
    return hashlib.sha256(json.dumps(of, default=str).encode()).hexdigest()[:16]


def _stands(desk: Desk, file: File) -> str:
    """How a matter stands now, in a sentence."""
    name, request, visit = file.name, file.request, file.visit
    if request is not None and request.status is RequestStatus.OFFERED:
        return f"{name} was offered other times."
    if request is not None:
        return f"{name} wants {telling.wish(desk, request)}."
    if visit is not None and visit.status is AppointmentStatus.CONFIRMED:
        return f"{name} is booked {telling.visit_time(desk, visit)}."
    if file.matter.settled_at is not None and file.matter.settled_how:
        return f"{name}: {file.matter.settled_how}."
    return f"{name} {wording.TOPICS[file.matter.topic]}."


def _note(desk: Desk, answer: str | Refused) -> None:
    if isinstance(answer, str):
        signing_in.note_answer(desk, nurse().session, answer)


def _back(patient: int | None = None) -> AnyResponse:
    """To the page that the button was on, which shows what was answered."""
    if patient is not None and request.form.get("back") == "patient":
        return redirect(url_for(".patient", number=patient, said=1), 303)
    return redirect(url_for(".today", said=1), 303)


# The pages


def _today(runtime: Runtime, *, refused: Refused | None = None) -> Response:
    with runtime.desk() as desk:
        desk.lock("nurse")  # Two pages at once must not give one visit two letters.
        day = digest.gather(desk)
        shown = Today(
            day=times.day(day.date, Language.EN),
            top=top_of(desk),
            waiting=tuple(_waiting(desk, one) for one in day.waiting),
            alarms=ringing(desk),
            not_sent=day.not_sent,
            today=tuple(_visit(desk, one) for one in day.today),
            yesterday=tuple(_visit(desk, one) for one in day.yesterday),
        )
    return _rendered("inbox/today.html", shown, refused)


def _thread(runtime: Runtime, number: int, *, refused: Refused | None = None) -> Response:
    with runtime.desk() as desk:
        desk.lock("nurse")
        patient = desk.session.get(Patient, number) or abort(404)
        cards = _cards_of(desk, patient)
        lines, left_off = _lines_of(desk, patient)
        out = patient.opted_out_at
        shown = Thread(
            number=number,
            name=telling.name_of(patient),
            phone=patient.phone,
            opted_out=times.moment(desk.practice.local(out), Language.EN) if out else "",
            top=top_of(desk),
            alarms=ringing(desk),
            cards=tuple(cards),
            bot=_bot(desk, patient),
            lines=tuple(lines),
            left_off=left_off,
            to_come=tuple(_to_come(desk, patient)),
        )
    return _rendered("inbox/patient.html", shown, refused)


def _rendered(template: str, shown: Today | Thread, refused: Refused | None) -> Response:
    answer = nurse().answer if "said" in request.args and request.method == "GET" else None
    html = render_template(
        template, shown=shown, refused=refused, answer=answer, spoken=sms.spoken,
        most_words=MOST_WORDS,
    )  # fmt: skip
    return Response(html, 409 if refused else 200, mimetype="text/html")


def top_of(desk: Desk) -> Top:
    """What stands above every page of hers now."""
    action = undo.last_action(desk)
    undoable = None
    if action is not None and action.id is not None:
        until = times.clock(desk.practice.local(action.at + undo.WITHIN))
        undoable = Undoable(action.id, action.summary, until)
    return Top(undoable, signing_in.open_sessions(desk))


def _waiting(desk: Desk, one: digest.Waiting) -> Card:
    since = times.moment(desk.practice.local(one.matter.opened_at), Language.EN)
    card = _card(desk, one.matter, one.patient, one.name, one.said)
    urgent = one.matter.topic is Topic.EMERGENCY
    return replace(card, words=one.words, since=since, urgent=urgent)


def _visit(desk: Desk, one: digest.Listed) -> Card:
    said = f"{one.when} ({one.said})" if one.said else one.when
    card = _card(desk, one.matter, one.patient, one.visit.name, said)
    # While a change of it is open, the letter means the change: `no` would decline that.
    return card if "ok" in card.may else replace(card, may=_may_with_visit(desk, one.visit))


def _card(desk: Desk, matter: Matter, patient: Patient, name: str, said: str) -> Card:
    assert matter.id is not None
    assert patient.id is not None
    return Card(
        number=matter.id, letter=matter.letter, patient=patient.id, name=name,
        phone=patient.phone, said=said, words="", since="", seen=stamp(desk, matter),
        may=_may(desk, matter),
    )  # fmt: skip


def _may(desk: Desk, matter: Matter) -> tuple[str, ...]:
    """The buttons of something that waits."""
    if matter.topic is Topic.EMERGENCY:
        return ("done", "say", "call")
    request = desk.session.get(Request, matter.request_id) if matter.request_id else None
    if request is not None and request.status in bookings.OPEN:
        return ("ok", "no", "offer", "say", "call")
    visit = desk.session.get(Appointment, matter.appointment_id) if matter.appointment_id else None
    if visit is not None and visit.status is AppointmentStatus.CONFIRMED:
        return ("seen", *_may_with_visit(desk, visit))
    return ("seen", "say", "call")


def _may_with_visit(desk: Desk, visit: Appointment) -> tuple[str, ...]:
    if visit.status is not AppointmentStatus.CONFIRMED:
        return ("say", "call")
    if visit.starts_at > desk.now:
        return ("move", "say", "call", "no_yes")
    if desk.now <= visit.ends_at + bookings.NO_SHOW_WITHIN:
        return ("noshow", "say", "call")
    return ("say", "call")


# One patient


def _cards_of(desk: Desk, patient: Patient) -> Iterable[Card]:
    """What waits about a patient, and her visits from two days back on."""
    rows = [row for row in matters.waiting(desk) if row.patient_id == patient.id]
    waiting = [_waiting(desk, one) for one in digest.show_matters(desk, rows)]
    visits = desk.session.exec(
        select(Appointment)
        .where(
            Appointment.patient_id == patient.id,
            Appointment.ends_at > desk.now - bookings.NO_SHOW_WITHIN,
            Appointment.status != AppointmentStatus.CANCELLED,
        )
        .order_by(col(Appointment.starts_at))
    ).all()
    return [*waiting, *(_visit(desk, digest.show_visit(desk, v, dated=True)) for v in visits)]


def _bot(desk: Desk, patient: Patient) -> Card | None:
    """While the bot is quiet there, the matter whose letter gives the conversation back to it."""
    if desk.conversation(patient).stage not in (Stage.WITH_NURSE, Stage.ALARMED):
        return None
    rows = desk.session.exec(
        select(Matter).where(Matter.patient_id == patient.id).order_by(col(Matter.id).desc())
    )
    for row in rows:
        named = matters.named(desk, row.letter)
        if named is not None and named.id == row.id:
            return _card(desk, row, patient, telling.name_of(patient), "")
    return None


def _lines_of(desk: Desk, patient: Patient) -> tuple[list[Line], bool]:
    """The thread as it was texted, oldest first; and whether older ones were left off."""
    happened = func.coalesce(col(Message.sent_at), col(Message.created_at))
    rows = desk.session.exec(
        select(Message)
        .where(
            Message.patient_id == patient.id,
            Message.audience == Audience.PATIENT,
            Message.status != MessageStatus.QUEUED,
        )
        .order_by(happened.desc(), col(Message.id).desc())
        .limit(MOST_TEXTS + 1)
    ).all()
    lines, before = [], None
    for row in reversed(rows[:MOST_TEXTS]):
        local = desk.practice.local(row.sent_at or row.created_at)
        lines.append(_line(row, local, dated=local.date() != before))
        before = local.date()
    return lines, len(rows) > MOST_TEXTS


def _to_come(desk: Desk, patient: Patient) -> Iterable[Line]:
    """What is still to be texted to her, by time."""
    rows = desk.session.exec(
        select(Message)
        .where(
            Message.patient_id == patient.id,
            Message.audience == Audience.PATIENT,
            Message.status == MessageStatus.QUEUED,
        )
        .order_by(col(Message.send_after), col(Message.id))
    )
    for row in rows:
        local = desk.practice.local(row.send_after or row.created_at)
        yield _line(row, local, dated=True)


def _line(row: Message, local: datetime, *, dated: bool) -> Line:
    outgoing = row.direction is Direction.OUTBOUND
    note = HOW_IT_STANDS[row.status] if outgoing else ""
    if outgoing and row.reason and row.status is not MessageStatus.DELIVERED:
        note += f": {row.reason}"
    if row.error_code and row.status in TROUBLE:
        note += f" (error {row.error_code})"
    return Line(
        outgoing=outgoing,
        body=_body(row),
        kind=row.kind.value.replace("_", " ") if row.kind else "",
        day=times.day(local.date(), Language.EN) if dated else "",
        time=times.clock(local),
        note=note,
        trouble=row.status in TROUBLE,
    )


def _body(row: Message) -> str:
    photos = f"[{len(row.media)} photo{'s' if len(row.media) > 1 else ''}]" if row.media else ""
    return " ".join(part for part in (row.body, photos) if part)
