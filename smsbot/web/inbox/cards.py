"""A card: something with a letter, as a page shows it, and the buttons it may have."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import col, func, select

from smsbot.core.events import (
    OPEN,
    Language,
    RequestStatus,
    Topic,
)
from smsbot.core.practice import Window
from smsbot.core.wording import as_windows, times
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    Direction,
    Matter,
    Message,
    Patient,
    Request,
)
from smsbot.services import bookings, digest, telling
from smsbot.services.board import TOLD, Choices, Emergency, History
from smsbot.services.bookings import File
from smsbot.services.desk import Desk
from smsbot.services.digest import Listed, Waiting

_TO_BE_CALLED = frozenset(
    {Topic.CALL, Topic.MISSED_CALL, Topic.FAILED, Topic.MAY_CANCEL, Topic.OPTED_OUT}
)
"""Topics that a call settles rather than a text."""


@dataclass(frozen=True)
class Option:
    """An opening she may offer: as it is said, and as her text would say it."""

    said: str
    words: str


@dataclass(frozen=True)
class Card:
    """Something with a letter, as a page shows it: what was read, her words, what may be done.

    `seen` is how it stood; a button that comes back with another does nothing. `fits` says what
    Confirm would book, `clash` why the time she wishes for cannot be had. `offered` says which
    times she was offered, as long as her answer is waited for. `leads` is the one solid button.
    """

    number: int
    letter: str
    patient: int
    name: str
    phone: str
    said: str
    seen: str
    may: tuple[str, ...]
    leads: str = ""
    words: str = ""
    since: str = ""
    history: str = ""
    fits: str = ""
    clash: str = ""
    offered: str = ""
    near: tuple[Option, ...] = ()
    urgent: bool = False
    in_line: bool = False  # waits for a time to come free, and for nobody
    opted_out: bool = False


def waiting_card(
    desk: Desk, one: Waiting, history: History | None = None, choices: Choices | None = None
) -> Card:
    """The card of something that waits."""
    opened = since(desk, one.matter.opened_at)
    told = history.told if history else _last_told(desk, one.patient)
    made = _card(desk, one.matter, one.patient, one.name, one.said, told=told)
    made = replace(
        made, words=one.words, since=opened, urgent=one.matter.topic is Topic.EMERGENCY,
        history=said_of(desk, history) if history else "", leads=_leads(made, one.matter.topic),
    )  # fmt: skip
    if one.request is not None and one.request.status is RequestStatus.OFFERED:
        return replace(
            made, said=made.said.replace(digest.NO_ANSWER_YET, ""),
            offered=_offered(desk, one.request),
        )  # fmt: skip
    if one.request is not None and one.request.waits_since is not None:
        return _in_line(_with_choices(made, choices) if choices else made)
    return _with_choices(made, choices) if choices else made


def _in_line(card: Card) -> Card:
    """The card of who waits for a time to come free: she may offer one, and need not."""
    may = tuple(what for what in card.may if what != "ok")
    return replace(card, in_line=True, may=may, leads="", fits="", clash="")


def _leads(card: Card, topic: Topic) -> str:
    """The button that is most likely meant: the others are outlines."""
    if topic is Topic.EMERGENCY:
        return ""  # There the number to call stands above the others.
    if "ok" in card.may:
        return "ok"
    if card.opted_out or topic in _TO_BE_CALLED:
        return "call"
    return "say" if "seen" in card.may else ""


def _offered(desk: Desk, request: Request) -> str:
    """What she was offered, and how long it is held for her."""
    by_itself = request.lapsed_at is not None or request.waits_since is not None
    who = "She was offered" if by_itself else "You offered"
    # The times as a wish has them, without what would only say so again.
    listed = times.preference(as_windows(request.offers), (), Language.EN, desk.practice)
    if request.offered_until is None:
        return f"{who} {listed}."
    until = times.moment(desk.practice.local(request.offered_until), Language.EN)
    return f"{who} {listed}; waiting for her until {until}."


def visit_card(desk: Desk, one: Listed, history: History | None = None) -> Card:
    """The card of a visit that is listed."""
    said = f"{one.when} ({one.said})" if one.said else one.when
    told = history.told if history else _last_told(desk, one.patient)
    card = _card(desk, one.matter, one.patient, one.name, said, told=told)
    # While a change of it is open, the letter means the change: `no` would decline that.
    return card if "no" in card.may else replace(card, may=_may_with_visit(desk, one.visit))


def matter_card(desk: Desk, matter: Matter, patient: Patient) -> Card:
    """The card of a matter by itself, for its letter's sake."""
    name = telling.name_in(desk, patient, matter)
    return _card(desk, matter, patient, name, "", told=_last_told(desk, patient))


def _card(
    desk: Desk, matter: Matter, patient: Patient, name: str, said: str, *, told: int | None
) -> Card:
    assert matter.id is not None
    assert patient.id is not None
    return Card(
        number=matter.id, letter=matter.letter, patient=patient.id, name=name,
        phone=patient.phone, said=said, seen=_stamp(desk, matter, told),
        may=_may(desk, matter), opted_out=patient.opted_out_at is not None,
    )  # fmt: skip


def since(desk: Desk, instant: datetime) -> str:
    """When something was: the time, with the day unless that is today."""
    local = desk.practice.local(instant)
    if local.date() == desk.local.date():
        return times.clock(local)
    return times.moment(local, Language.EN)


def _with_choices(card: Card, choices: Choices) -> Card:
    is_taken = choices.trouble is not None and choices.fits is None
    return replace(
        card,
        may=tuple(one for one in card.may if one != "ok") if is_taken else card.may,
        leads="offer" if is_taken else card.leads,
        fits=times.moment(choices.fits.start, Language.EN) if choices.fits else "",
        clash=choices.trouble.value if choices.trouble else "",
        near=tuple(option(window) for window in choices.near),
    )


def option(window: Window) -> Option:
    """An opening as she may pick it."""
    return Option(times.moment(window.start, Language.EN), as_texted(window.start))


def as_texted(local: datetime) -> str:
    """A wall-clock time as the nurse would text it: `dec 3 3:15pm`."""
    half = "am" if local.hour < 12 else "pm"
    return f"{local:%b} {local.day} {local.hour % 12 or 12}:{local:%M}{half}".lower()


def said_of(desk: Desk, history: History) -> str:
    """What was with her before, in a few words."""
    if not history.came and not history.missed and not history.late:
        return "" if history.booked else "new patient"
    said = f"{history.came} visit{'s' if history.came != 1 else ''}"
    if history.last_at is not None:
        said += f", last {times.day(desk.practice.local(history.last_at).date(), Language.EN)}"
    if history.missed:
        said += f", {history.missed} missed"
    if history.late:
        said += f", {history.late} called off late"
    return said


# What may be done


def _may(desk: Desk, matter: Matter) -> tuple[str, ...]:
    """The buttons of something that waits."""
    if matter.topic is Topic.EMERGENCY:
        return ("done", "say", "call")
    request = desk.session.get(Request, matter.request_id) if matter.request_id else None
    if request is not None and request.status is RequestStatus.OFFERED:
        return ("no", "offer", "say", "call")
    if request is not None and request.status in OPEN:
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


# How things stand


def stamp(desk: Desk, matter: Matter) -> str:
    """How a matter stands: another as soon as its request or visit has changed, or she was told.

    So a second tap, a second window and a page left open cannot do what was not meant.
    """
    patient = desk.patient_by(matter.patient_id)
    return _stamp(desk, matter, _last_told(desk, patient))


def _stamp(desk: Desk, matter: Matter, told: int | None) -> str:
    request = desk.session.get(Request, matter.request_id) if matter.request_id else None
    visit = desk.session.get(Appointment, matter.appointment_id) if matter.appointment_id else None
    stands = (
        matter.settled_at is None,
        request and (request.status, request.windows, request.offers, request.lapsed_at),
        visit and (visit.status, visit.starts_at),
        told,
    )
    return _short_hash(stands)


def _last_told(desk: Desk, patient: Patient) -> int | None:
    return desk.session.exec(
        select(func.max(Message.id)).where(
            Message.patient_id == patient.id,
            Message.direction == Direction.OUTBOUND,
            col(Message.kind).in_(TOLD),
        )
    ).one()


def ringing(emergencies: Iterable[Emergency]) -> str:
    """Which of these alarms ring now; empty when none does."""
    rows = [(one.alarm.id, one.words) for one in emergencies if one.alarm.acknowledged_at is None]
    return _short_hash(rows) if rows else ""


def _short_hash(of: object) -> str:
    return hashlib.sha256(json.dumps(of, default=str).encode()).hexdigest()[:16]


def stands(desk: Desk, file: File) -> str:
    """How a matter stands now, in a sentence."""
    name, request, visit = file.name, file.request, file.visit
    if request is not None and request.status is RequestStatus.OFFERED:
        return f"{name} was offered other times."
    if request is not None:
        wants = "wants" if request.waits_since is None else "waits for"
        return f"{name} {wants} {telling.wish(desk, request)}."
    if visit is not None and visit.status is AppointmentStatus.CONFIRMED:
        return f"{name} is booked {telling.visit_time(desk, visit)}."
    if file.matter.settled_at is not None and file.matter.settled_how:
        return f"{name}: {file.matter.settled_how}."
    return f"{name} {telling.topic(desk, file.matter)}."
