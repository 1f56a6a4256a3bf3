"""A patient's words and name are erased. That she agreed to texts, or ended them, stays.

Rows stay where statistics, the outbox or a webhook that comes twice need them, without their words.
Her phone stays: it is what an opt-out is held by. The ledger is not touched; it holds no words.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Delete, Update, and_, delete, or_, update
from sqlmodel import col, select

from smsbot.core import sms
from smsbot.core.events import (
    OPEN,
    Language,
    RequestStatus,
)
from smsbot.core.wording import times
from smsbot.db.models import (
    Alarm,
    Appointment,
    AppointmentStatus,
    Audience,
    Conversation,
    Direction,
    Email,
    KeptPhoto,
    Matter,
    Message,
    MessageStatus,
    NurseAction,
    NurseSession,
    Patient,
    Request,
    TrackedLink,
)
from smsbot.services import matters
from smsbot.services.desk import Desk

ERASED = "(erased)"
"""What stands where there was a name or a sentence that a page still shows."""

AT_ONCE = 500
"""So many rows are named in one statement."""

Erased = Counter[str]
"""How many rows of each kind lost their words."""


class StillNeededError(Exception):
    """Something about her is under way, so that she cannot be forgotten yet; says what to do."""


def forget(desk: Desk, patient: Patient) -> Erased:
    """Erase her words and her name everywhere; what was erased, in counts.

    Her open requests are withdrawn, and what was queued for her is dropped. Her file must be
    locked.

    Raises:
        StillNeededError: while an alarm about her is open, a visit lies ahead, or a text is on
            its way.
    """
    _require_settled(desk, patient)
    _close(desk, patient)
    hers = _mentions(_names(desk, patient), patient.phone)
    erased: Erased = Counter(
        {
            "texts with the nurse": erase_texts(desk, _nurses_texts(desk, patient, hers)),
            "actions of the nurse": _erase_actions(desk, patient, hers),
            "e-mails": _erase_emails(desk, hers),
        }
    )
    return +(erased + erase_all_of(desk, patient))


def erase_all_of(desk: Desk, patient: Patient) -> Erased:
    """Erase what stands in her own rows, and note that it was done."""
    texts = desk.session.exec(select(Message.id).where(_is_about(patient))).all()
    erased: Erased = Counter({"texts": erase_texts(desk, texts)})
    for what, statement in _of_her_rows(patient):
        erased[what] = desk.change(statement)
    erased["names"] = int(patient.name is not None)
    patient.name, patient.erased_at = None, desk.now
    desk.session.add(patient)
    desk.session.flush()
    desk.session.expire_all()  # statements have changed what is held
    return erased


def erase_texts(desk: Desk, ids: Iterable[int | None]) -> int:
    """Erase the words of these texts and their photos; how many had not been erased before."""
    waiting, erased = list(ids), 0
    for begin in range(0, len(waiting), AT_ONCE):
        some = waiting[begin : begin + AT_ONCE]
        desk.session.execute(delete(KeptPhoto).where(col(KeptPhoto.message_id).in_(some)))
        unerased = and_(col(Message.id).in_(some), col(Message.erased_at).is_(None))
        empty: dict[str, object] = {"body": None, "values": {}, "media": [], "erased_at": desk.now}
        erased += desk.change(update(Message).where(unerased).values(empty))
    return erased


def erase_notes(desk: Desk, patients: Sequence[int], *, before: object) -> None:
    """Erase what these patients' settled matters and requests quote from before an instant."""
    for notes in (
        update(Matter)
        .where(
            col(Matter.patient_id).in_(patients), col(Matter.opened_at) <= before,
            col(Matter.settled_at).is_not(None), col(Matter.words) != "",
        )
        .values(words=""),
        update(Request)
        .where(
            col(Request.patient_id).in_(patients), col(Request.created_at) <= before,
            col(Request.status).not_in(OPEN), col(Request.words) != "",
        )
        .values(words="", rule=""),
    ):  # fmt: skip
        desk.session.execute(notes)


def _of_her_rows(patient: Patient) -> Iterator[tuple[str, Update | Delete]]:
    """The statements that erase what is hers besides her texts."""
    asked = or_(col(Request.name) != "", col(Request.words) != "", col(Request.rule) != "")
    hers = and_(col(Request.patient_id) == patient.id, asked)
    yield "requests", update(Request).where(hers).values(name="", words="", rule="")
    hers = and_(col(Appointment.patient_id) == patient.id, col(Appointment.name) != ERASED)
    yield "visits", update(Appointment).where(hers).values(name=ERASED)
    hers = and_(col(Matter.patient_id) == patient.id, col(Matter.words) != "")
    yield "notes", update(Matter).where(hers).values(words="")
    yield "links", delete(TrackedLink).where(col(TrackedLink.patient_id) == patient.id)
    yield "talks", delete(Conversation).where(col(Conversation.patient_id) == patient.id)


# Before it


def _require_settled(desk: Desk, patient: Patient) -> None:
    """Go on only if nothing is under way that needs her words, or that she counts on."""
    visit = desk.session.exec(
        select(Appointment).where(
            Appointment.patient_id == patient.id,
            Appointment.status == AppointmentStatus.CONFIRMED,
            col(Appointment.ends_at) > desk.now,
        )
    ).first()
    if visit is not None:
        when = times.moment(desk.practice.local(visit.starts_at), Language.EN)
        raise StillNeededError(f"She has a visit {when}: call it off first, so that she is told.")
    alarm = select(Alarm.id).where(
        Alarm.patient_id == patient.id, col(Alarm.let_go_at).is_(None)
    )  # fmt: skip
    if desk.session.exec(alarm).first() is not None:
        raise StillNeededError(
            "An alarm about her is open: text its letter and `bot` from the nurse's phone first."
        )
    if desk.session.exec(select(Message.id).where(_is_about(patient), _ON_ITS_WAY)).first():
        raise StillNeededError("A text from or about her is on its way: try again in some minutes.")


def _close(desk: Desk, patient: Patient) -> None:
    """Withdraw what is open, and drop what is queued."""
    live = select(Request).where(
        Request.patient_id == patient.id, col(Request.status).in_(OPEN)
    )  # fmt: skip
    for request in desk.session.exec(live):
        request.status, request.decided_at = RequestStatus.CANCELLED, desk.now
        request.offers, request.offered_until = [], None
        desk.session.add(request)
    for matter in matters.waiting_of(desk, patient):
        matters.settle(desk, matter, "she was forgotten")
    queued = select(Message).where(_is_about(patient), Message.status == MessageStatus.QUEUED)
    for message in desk.session.exec(queued.with_for_update()):
        message.status, message.reason = MessageStatus.DROPPED, "she was forgotten"
        message.settled_at = desk.now
        desk.session.add(message)
    desk.session.flush()


def _is_about(patient: Patient) -> ColumnElement[bool]:
    """Texts to her, from her, and to the nurse about her."""
    own = and_(
        col(Message.phone) == patient.phone, col(Message.audience) == Audience.PATIENT
    )  # fmt: skip
    return or_(col(Message.patient_id) == patient.id, own)


_ON_ITS_WAY = or_(
    col(Message.status) == MessageStatus.SENDING,
    and_(col(Message.status) == MessageStatus.UNKNOWN, col(Message.settled_at).is_(None)),
    and_(col(Message.direction) == Direction.INBOUND, col(Message.handled_at).is_(None)),
)


# What others' rows say of her


def _names(desk: Desk, patient: Patient) -> set[str]:
    """Every name that was given for her, or by her for somebody else."""
    asked = desk.session.exec(select(Request.name).where(Request.patient_id == patient.id))
    visits = desk.session.exec(
        select(Appointment.name).where(Appointment.patient_id == patient.id)
    )  # fmt: skip
    found = {patient.name or "", *asked, *visits} - {"", ERASED}
    return {name for one in found for name in (one, sms.to_plain(one))}


def _mentions(names: set[str], phone: str) -> re.Pattern[str]:
    """Finds her in a sentence: by a whole name, or by her number however it is written."""
    digits = [phone[2:5], phone[5:8], phone[8:]] if sms.spoken(phone) != phone else [phone]
    number = r"\W{0,2}".join(map(re.escape, digits))
    known = "|".join([number, *(re.escape(name) for name in sorted(names))])
    return re.compile(rf"(?<!\w)(?:\+?1\W?)?(?:{known})(?!\w)", re.IGNORECASE)


def _nurses_texts(desk: Desk, patient: Patient, hers: re.Pattern[str]) -> list[int | None]:
    """The nurse's own texts that name her or quote her, or that were passed on to her."""
    passed_on = {
        str(values.get("words") or "")
        for values in desk.session.exec(
            select(Message.values).where(
                Message.patient_id == patient.id, Message.wording == "nurse_says"
            )
        )
    } - {""}
    rows = desk.session.exec(
        select(Message.id, Message.body).where(
            Message.audience != Audience.PATIENT, col(Message.body).is_not(None)
        )
    )
    return [
        number
        for number, body in rows
        if hers.search(body or "") or any(words in (body or "") for words in passed_on)
    ]


def _erase_actions(desk: Desk, patient: Patient, hers: re.Pattern[str]) -> int:
    """What the nurse did about her is kept as a fact; it can no longer be undone."""
    rows = {
        (table.__name__, number)
        for table in (Message, Request, Appointment, Matter, Alarm)
        for number in desk.session.exec(select(table.id).where(table.patient_id == patient.id))
    } | {(Conversation.__name__, patient.id)}
    found = 0
    for action in desk.session.exec(select(NurseAction)):
        touched = any((one.get("table"), one.get("id")) in rows for one in action.changes)
        said = f"{action.summary} {json.dumps(action.changes, ensure_ascii=False)}"
        if touched or hers.search(said):
            found += (action.summary, action.changes) != (ERASED, [])
            action.summary, action.changes = ERASED, []
            desk.session.add(action)
    return found


def _erase_emails(desk: Desk, hers: re.Pattern[str]) -> int:
    """E-mails that name her, and what her pages have just answered the nurse."""
    found = 0
    for email in desk.session.exec(select(Email)):
        if hers.search(f"{email.subject} {email.text} {email.html or ''}"):
            email.subject, email.text, email.html, email.next_try_at = ERASED, ERASED, None, None
            desk.session.add(email)
            found += 1
    for browser in desk.session.exec(select(NurseSession)):
        if browser.answer and hers.search(browser.answer):
            browser.answer = None
            desk.session.add(browser)
    return found
