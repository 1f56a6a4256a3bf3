"""Conversations: who wrote last, what was texted, and a search by name, number and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from flask import Blueprint, abort, render_template, request
from sqlmodel import col, select
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core import sms
from smsbot.core.conversation import Stage
from smsbot.core.events import Kind, Language
from smsbot.core.wording import times
from smsbot.core.wording.treatments import named_treatment
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    Direction,
    KeptPhoto,
    Message,
    MessageStatus,
    Patient,
)
from smsbot.runtime import Runtime
from smsbot.services import board, bookings, digest, forgetting, keeping, letters, matters, telling
from smsbot.services.board import History
from smsbot.services.desk import Desk
from smsbot.services.keeping import Keepable
from smsbot.services.leaving import worded
from smsbot.services.letters import Found
from smsbot.web.inbox.cards import (
    Card,
    matter_card,
    ringing,
    said_of,
    since,
    visit_card,
    waiting_card,
)
from smsbot.web.inbox.frame import Refused, Top, rendered, top, typed

MOST_TEXTS = 60
"""So many texts a page of a thread shows; older ones are a link away."""

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
_WORDED_LAST = frozenset({Kind.REMINDER, Kind.FOLLOW_UP})
"""Texts of which nobody can say before they leave how they read: one has a link of its own."""

TROUBLE = frozenset({MessageStatus.UNDELIVERED, MessageStatus.FAILED, MessageStatus.UNKNOWN})


@dataclass(frozen=True)
class Photo:
    """A photo in a text: which one, and whether the nurse has kept it."""

    message: int
    position: int
    kept: bool


@dataclass(frozen=True)
class Line:
    """A text in a thread; `day` is set on the first of each date."""

    number: int
    outgoing: bool
    body: str
    kind: str
    day: str
    time: str
    note: str
    trouble: bool
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True)
class Person:
    """A conversation in the list: whose, the last text or the one that was looked for."""

    patient: int
    name: str
    phone: str
    letter: str
    body: str
    outgoing: bool
    when: str
    message: int


@dataclass(frozen=True)
class Talks:
    """What the list of conversations shows."""

    top: Top
    asked: str
    people: tuple[Person, ...]
    texts: tuple[Person, ...]


@dataclass(frozen=True)
class Thread:
    """What a patient's page shows."""

    number: int
    name: str
    phone: str
    opted_out: str
    history: str
    top: Top
    alarms: str
    cards: tuple[Card, ...]
    keepable: tuple[Keepable, ...]
    bot: Card | None
    lines: tuple[Line, ...]
    earlier: int
    to_come: tuple[Line, ...]


def add_conversations(pages: Blueprint, runtime: Runtime) -> None:
    """Add the list, the threads, and what counts a text while she writes it."""

    @pages.get("/texts")
    def conversations() -> AnyResponse:
        asked = request.args.get("q", "").replace("\x00", "").strip()[:80]
        with runtime.reading() as desk:
            shown = _talks(desk, asked)
        return rendered("inbox/conversations.html", shown)

    @pages.get("/patients/<int(max=2147483647):number>")
    def patient(number: int) -> AnyResponse:
        return show_thread(runtime, number)

    @pages.post("/count")
    def count() -> str:
        return render_template("inbox/_count.html", count=counted(typed()))


@dataclass(frozen=True)
class Count:
    """What a text would come to: its segments, its signs, and a word that gives away too much."""

    segments: int
    signs: int
    plain: bool
    gives_away: str


def counted(words: str) -> Count:
    """What these words would come to, as they would be sent."""
    sent = sms.to_plain(words)
    return Count(sms.segments(sent), len(sent), sms.is_gsm7(sent), named_treatment(words) or "")


# The list


def _talks(desk: Desk, asked: str) -> Talks:
    if not asked:
        found = letters.latest(desk)
        return Talks(top(desk), "", tuple(_person(desk, one) for one in found), ())
    people, texts = letters.find(desk, asked)
    return Talks(
        top(desk), asked,
        tuple(_person(desk, one) for one in people), tuple(_person(desk, one) for one in texts),
    )  # fmt: skip


def _person(desk: Desk, found: Found) -> Person:
    patient, text = found.patient, found.message
    assert patient.id is not None
    return Person(
        patient=patient.id, name=telling.name_of(patient), phone=patient.phone,
        letter=found.letter, body=(_body(text)[:160] if text else ""),
        outgoing=text is not None and text.direction is Direction.OUTBOUND,
        when=since(desk, text.sent_at or text.created_at) if text else "",
        message=(text.id or 0) if text else 0,
    )  # fmt: skip


# One patient


def show_thread(runtime: Runtime, number: int, *, refused: Refused | None = None) -> AnyResponse:
    """A patient's page as things are now."""
    skip = min(max(request.args.get("skip", 0, type=int), 0), 1_000_000)
    with runtime.desk() as desk:
        desk.lock("nurse")  # Her visits get letters; two pages at once must not give one two.
        patient = desk.session.get(Patient, number) or abort(404)
        lines, earlier = _lines_of(desk, patient, skip)
        out = patient.opted_out_at
        history = board.histories(desk, [number])[number]
        cards = tuple(_cards_of(desk, patient, history))
        to_come, leaving = _to_come(desk, patient)
        shown = Thread(
            number=number,
            name=telling.name_of(patient),
            phone=patient.phone,
            opted_out=times.moment(desk.practice.local(out), Language.EN) if out else "",
            history=said_of(desk, history),
            top=top(desk),
            alarms=ringing(board.emergencies(desk)) if any(card.urgent for card in cards) else "",
            cards=cards,
            keepable=tuple(keeping.keepable(desk, patient=number)),
            bot=_bot(desk, patient),
            lines=(*lines, *(leaving if not skip else ())),
            earlier=earlier,
            to_come=tuple(to_come),
        )
    count = counted(refused.tap.words) if refused and refused.tap.what == "say" else None
    return rendered("inbox/patient.html", shown, refused, count=count)


def _cards_of(desk: Desk, patient: Patient, history: History) -> Iterable[Card]:
    """What waits about a patient, and her visits from two days back on."""
    rows = matters.waiting_of(desk, patient)
    # Her history stands above them all.
    waiting = [
        replace(waiting_card(desk, one, history), history="")
        for one in digest.show_matters_of(desk, patient, rows)
    ]
    visits = desk.session.exec(
        select(Appointment)
        .where(
            Appointment.patient_id == patient.id,
            Appointment.ends_at > desk.now - bookings.NO_SHOW_WITHIN,
            Appointment.status != AppointmentStatus.CANCELLED,
        )
        .order_by(col(Appointment.starts_at))
    ).all()
    listed = [digest.show_visit(desk, visit, dated=True) for visit in visits]
    return [*waiting, *(visit_card(desk, one, history) for one in listed)]


def _bot(desk: Desk, patient: Patient) -> Card | None:
    """While the bot is quiet there, the matter whose letter gives the conversation back to it."""
    row = desk.stored(patient)
    if row is None or row.stage not in (Stage.WITH_NURSE, Stage.ALARMED):
        return None
    if desk.opened(patient, row).stage not in (Stage.WITH_NURSE, Stage.ALARMED):
        return None
    matter = matters.latest_of(desk, patient)
    return matter_card(desk, matter, patient) if matter is not None else None


def _lines_of(desk: Desk, patient: Patient, skip: int) -> tuple[list[Line], int]:
    """A page of the thread as it was texted, oldest first; how many newer ones the next skips."""
    rows = letters.thread(desk, patient, most=MOST_TEXTS + 1, skip=skip)
    shown = list(reversed(rows[:MOST_TEXTS]))
    kept = _kept_of(desk, shown)
    lines, day = [], None
    for row in shown:
        local = desk.practice.local(row.sent_at or row.created_at)
        lines.append(_line(row, local, dated=local.date() != day, kept=kept))
        day = local.date()
    more = len(rows) > MOST_TEXTS
    return lines, skip + MOST_TEXTS if more else 0


def _kept_of(desk: Desk, rows: Sequence[Message]) -> set[tuple[int, int]]:
    """Which photos of these texts are kept."""
    with_photos = [row.id for row in rows if row.media]
    if not with_photos:
        return set()
    kept = select(KeptPhoto.message_id, KeptPhoto.position).where(
        col(KeptPhoto.message_id).in_(with_photos)
    )
    return set(desk.session.exec(kept).all())


def _to_come(desk: Desk, patient: Patient) -> tuple[list[Line], list[Line]]:
    """What is still to be texted to her, by time, and what is leaving at this moment."""
    later: list[Line] = []
    leaving: list[Line] = []
    for row in letters.to_come(desk, patient):
        at = row.send_after or row.created_at
        if at > desk.now or row.kind in _WORDED_LAST:
            later.append(_line(row, desk.practice.local(at), dated=True))
        else:
            line = _line(row, desk.practice.local(at), dated=False)
            body = row.body or worded(desk, row)
            leaving.append(replace(line, body=body, note="being sent"))
    return later, leaving


def _line(
    row: Message, local: datetime, *, dated: bool, kept: Iterable[tuple[int, int]] = ()
) -> Line:
    outgoing = row.direction is Direction.OUTBOUND
    note = HOW_IT_STANDS[row.status] if outgoing else ""
    if outgoing and row.reason and row.status is not MessageStatus.DELIVERED:
        note += f": {row.reason}"
    if row.error_code and row.status in TROUBLE:
        note += f" (error {row.error_code})"
    assert row.id is not None
    return Line(
        number=row.id,
        outgoing=outgoing,
        body=forgetting.ERASED if row.erased_at else row.body or "",
        kind=row.kind.value.replace("_", " ") if row.kind else "",
        day=times.day(local.date(), Language.EN) if dated else "",
        time=times.clock(local),
        note=note,
        trouble=row.status in TROUBLE,
        photos=tuple(Photo(row.id, n, (row.id, n) in set(kept)) for n in range(len(row.media))),
    )


def _body(row: Message) -> str:
    photos = f"[{len(row.media)} photo{'s' if len(row.media) > 1 else ''}]" if row.media else ""
    words = forgetting.ERASED if row.erased_at else row.body
    return " ".join(part for part in (words, photos) if part)
