"""The nurse's day, as text and as e-mail: what waits, what did not arrive, who comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import bindparam
from sqlmodel import col, select

from smsbot.core import sms
from smsbot.core.events import Kind, Language, RequestStatus, Topic
from smsbot.core.wording import nurse, times
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    DigestDay,
    Matter,
    Patient,
    Request,
)
from smsbot.services import failures, mail, matters, posting, signing_in, telling
from smsbot.services.desk import Desk
from smsbot.services.digest_words import Digest, as_email, as_text
from smsbot.services.wishes import Wishes, open_requests

LATEST = time(18)
"""A digest that is late because we were down still comes before this."""

NO_ANSWER_YET = " (offered, no answer yet)"
MOST_MATTERS = 6

URGENCY = (
    Topic.EMERGENCY, Topic.MAY_CANCEL, Topic.FAILED, Topic.LATE, Topic.REQUEST, Topic.CALL,
    Topic.PERSON, Topic.OPTED_OUT, Topic.UNREAD, Topic.QUESTION, Topic.PHOTO, Topic.MISSED_CALL,
    Topic.FLOOD, Topic.CANCELLED, Topic.VISIT,
)  # fmt: skip
"""Topics by how little they can wait."""


@dataclass(frozen=True)
class Waiting:
    """Something that waits for the nurse: what was read, and the patient's words beside it."""

    matter: Matter
    patient: Patient
    request: Request | None
    name: str
    said: str

    @property
    def words(self) -> str:
        """Her own words."""
        return self.request.words if self.request is not None else self.matter.words

    @property
    def line(self) -> str:
        """The line that the nurse is texted."""
        if self.request is not None:
            return f"{self.matter.letter} {self.name} {self.said}"
        words = f': "{nurse.quoted(self.matter.words)}"' if self.matter.words else ""
        phone = sms.spoken(self.patient.phone)
        by_name = f"{self.name} {phone}" if self.name != phone else self.name
        return f"{self.matter.letter} {by_name} {self.said}{words}"


@dataclass(frozen=True)
class Listed:
    """A visit that is listed, under the letter it has got."""

    matter: Matter
    patient: Patient
    visit: Appointment
    when: str
    said: str

    @property
    def name(self) -> str:
        """Whose visit it is."""
        return telling.whose(self.patient, self.visit.name)

    @property
    def line(self) -> str:
        """The line that the nurse is texted."""
        said = f" ({self.said})" if self.said else ""
        return f"{self.matter.letter} {self.when} {self.name}{said}"


@dataclass(frozen=True)
class Day:
    """What the nurse should know now, with the rows that it is about."""

    date: date
    waiting: tuple[Waiting, ...]
    not_sent: tuple[failures.NotSent, ...]
    today: tuple[Listed, ...]
    yesterday: tuple[Listed, ...]


def compose(desk: Desk) -> Digest:
    """What the nurse should know now, in lines; visits that it lists get their letters."""
    day = gather(desk)
    return Digest(
        day=day.date,
        waiting=tuple(one.line for one in day.waiting),
        not_sent=tuple(one.line for one in day.not_sent),
        today=tuple(one.line for one in day.today),
        yesterday=tuple(one.line for one in day.yesterday),
        hint=_hint(day.waiting),
        link=f"{desk.settings.public_url or ''}/inbox",
        booked=tuple(_booked_by_itself(desk)),
    )


def _booked_by_itself(desk: Desk) -> Iterator[str]:
    """Visits ahead that were agreed without the nurse since the last digest, by time."""
    before = desk.session.exec(_LAST_DIGEST, params={"now": desk.now}).first()
    since = {"last": before or desk.now - timedelta(days=1), "now": desk.now}
    for visit in desk.session.exec(_BOOKED_BY_ITSELF, params=since):
        moved = " (moved)" if visit.moves else ""
        local = desk.practice.local(visit.starts_at)
        yield f"{times.moment(local, Language.EN)} {visit.name}{moved}"


def _hint(waiting: Sequence[Waiting]) -> str:
    """How to answer what is most urgent, with the very letter to text."""
    request = next((one.matter.letter for one in waiting if one.request is not None), None)
    if request is not None:
        return f"{request} ok, {request} no, {request} thu 3pm."
    if waiting:
        letter = waiting[0].matter.letter
        return f"{letter} call, {letter}: your words, {letter} ok (seen)."
    return ""


def gather(desk: Desk) -> Day:
    """What the nurse should know now, most urgent first; listed visits get their letters."""
    day = desk.local.date()
    return Day(
        date=day,
        waiting=tuple(show_matters(desk, matters.waiting(desk))),
        not_sent=tuple(failures.gather(desk)),
        today=tuple(show_visit(desk, visit) for visit in visits_on(desk, day)),
        yesterday=tuple(
            show_visit(desk, visit) for visit in visits_on(desk, day - timedelta(days=1))
        ),
    )


def show_matters(desk: Desk, rows: Sequence[Matter]) -> list[Waiting]:
    """These matters as the nurse sees them, most urgent first."""
    numbers = {row.patient_id for row in rows}
    requests = {row.request_id for row in rows}
    patients = {
        row.id: row
        for row in desk.session.exec(select(Patient).where(col(Patient.id).in_(numbers)))
    }
    wanted = {
        row.id: row
        for row in desk.session.exec(select(Request).where(col(Request.id).in_(requests)))
    }
    wishes = Wishes(desk, open_requests(desk))
    return put_in_order(desk, rows, patients, wanted, wishes)


def show_matters_of(desk: Desk, patient: Patient, rows: Sequence[Matter]) -> list[Waiting]:
    """These matters of one patient as the nurse sees them, most urgent first."""
    if not rows:
        return []
    wanted = open_requests(desk)
    wishes = Wishes(desk, wanted)
    return put_in_order(desk, rows, {patient.id: patient}, {row.id: row for row in wanted}, wishes)


def put_in_order(
    desk: Desk,
    rows: Sequence[Matter],
    patients: Mapping[int | None, Patient],
    wanted: Mapping[int | None, Request],
    wishes: Wishes,
) -> list[Waiting]:
    """Matters, with the patients and requests that they name by id, most urgent first."""
    return [
        _show_matter(desk, row, patients[row.patient_id], wanted.get(row.request_id), wishes)
        for row in sorted(rows, key=lambda row: (_rank(row, wanted.get(row.request_id)), row.id))
    ]


def _show_matter(
    desk: Desk, matter: Matter, patient: Patient, request: Request | None, wishes: Wishes
) -> Waiting:
    if matter.topic is Topic.REQUEST and request is not None:
        name = telling.name_of(patient, request)
        return Waiting(matter, patient, request, name, _request_words(desk, request, wishes))
    name = telling.name_in(desk, patient, matter)
    return Waiting(matter, patient, None, name, telling.topic(desk, matter))


def _rank(matter: Matter, request: Request | None) -> tuple[int, datetime]:
    if request is not None and request.waits_since is not None:
        return len(URGENCY), request.waits_since  # It asks nothing of her.
    first = request.first_at if request is not None and request.first_at else matter.opened_at
    return URGENCY.index(matter.topic), first


def _request_words(desk: Desk, request: Request, wishes: Wishes) -> str:
    waits = request.waits_since is not None
    words = f"{'waits for' if waits else 'wants'} {telling.wish(desk, request)}"
    if request.moves_visit is not None:
        visit = desk.session.get(Appointment, request.moves_visit)
        if visit is not None:
            would = "waits to" if waits else "would"
            when = telling.visit_time(desk, visit)
            words = f"{would} move {when} to {telling.wish(desk, request)}"
    others = wishes.rivals(request)
    if others:
        words += f" ({others + 1} want it)"
    if request.status is RequestStatus.OFFERED:
        words += NO_ANSWER_YET
    if request.lapsed_at is not None:
        words += " (passed)" if waits else " (passed; she was offered others)"
    if request.rule:
        words += nurse.RULE.format(rule=request.rule)
    return words


def visits_on(desk: Desk, day: date, *, days: int = 1) -> Sequence[Appointment]:
    """The visits of a local date (or of several from it on), by time."""
    start = desk.practice.instant(datetime.combine(day, time.min))
    end = desk.practice.instant(datetime.combine(day, time.min) + timedelta(days=days))
    return desk.session.exec(
        select(Appointment)
        .where(
            Appointment.starts_at >= start,
            Appointment.starts_at < end,
            col(Appointment.status).in_([AppointmentStatus.CONFIRMED, AppointmentStatus.NO_SHOW]),
        )
        .order_by(col(Appointment.starts_at))
    ).all()


def show_visit(desk: Desk, visit: Appointment, *, dated: bool = False) -> Listed:
    """A visit as it is listed for the nurse; it gets a letter if it has none."""
    patient = desk.session.get(Patient, visit.patient_id)
    assert patient is not None
    return listed(desk, visit, patient, matters.for_visit(desk, visit, patient), dated=dated)


def listed(
    desk: Desk, visit: Appointment, patient: Patient, matter: Matter, *, dated: bool = False
) -> Listed:
    """A visit under the letter it has, as it is listed for the nurse."""
    local = desk.practice.local(visit.starts_at)
    when = times.moment(local, Language.EN) if dated else times.clock(local)
    said = "says she comes" if visit.patient_confirmed_at else ""
    if visit.status is AppointmentStatus.NO_SHOW:
        said = "did not come"
    return Listed(matter, patient, visit, when, said)


def days(desk: Desk, count: int) -> str:
    """The visits of today, or of the coming days."""
    start = desk.local.date()
    lines = [
        show_visit(desk, visit, dated=count > 1).line
        for visit in visits_on(desk, start, days=count)
    ]
    title = "Today" if count == 1 else "This week"
    return "\n".join([f"{title}:", *lines]) if lines else f"{title}: no visits."


def is_due(desk: Desk) -> bool:
    """Is it time for today's digest, and has it not gone out? Late if we were down."""
    if not desk.settings.digest_time <= desk.local.time() < LATEST:
        return False
    return desk.session.exec(_GONE_OUT, params={"day": desk.local.date()}).first() is None


def send_if_due(desk: Desk) -> bool:
    """Queue today's digest once it is time."""
    desk.lock("digest")
    if not is_due(desk):
        return False
    send(desk, key=f"digest:{desk.local.date()}")
    return True


def send(desk: Desk, *, key: str) -> None:
    """Queue the digest as text and as e-mail, and remember what it has shown."""
    day = desk.local.date()
    if desk.session.get(DigestDay, day) is None:
        desk.session.add(DigestDay(day=day, sent_at=desk.now))
    digest = compose(desk)
    # Only her own phone gets the link that lets in; e-mail may be read by others.
    texted = replace(digest, link=signing_in.new_link(desk))
    posting.tell_nurse(desk, as_text(texted, most=MOST_MATTERS), Kind.DIGEST, key=key)
    subject, text, html = as_email(digest)
    mail.queue(desk, desk.settings.nurse_email, subject, text, html=html, key=key)
    for failure in failures.gather(desk):
        if failure.is_told_once:
            failure.message.shown_at = desk.now
            desk.session.add(failure.message)


# The questions, each put together once: doing so takes longer than asking it.

_GONE_OUT = select(DigestDay.sent_at).where(DigestDay.day == bindparam("day"))
_LAST_DIGEST = (
    select(DigestDay.sent_at)
    .where(col(DigestDay.sent_at) < bindparam("now"))
    .order_by(col(DigestDay.sent_at).desc())
    .limit(1)
)
_BOOKED_BY_ITSELF = (
    select(Appointment)
    .where(
        Appointment.agreed_by == "auto",
        Appointment.status == AppointmentStatus.CONFIRMED,
        col(Appointment.changed_at) > bindparam("last"),
        col(Appointment.starts_at) > bindparam("now"),
    )
    .order_by(col(Appointment.starts_at))
)
