"""What the nurse did can be taken back for ten minutes: rows as they were, the patient told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import event, inspect
from sqlmodel import Session, SQLModel, col, select

from smsbot.core.events import NurseCorrected, RequestStatus
from smsbot.core.openings import Trouble, trouble_with
from smsbot.db.models import (
    Alarm,
    Appointment,
    AppointmentStatus,
    Audience,
    Choice,
    Conversation,
    Direction,
    Matter,
    Message,
    MessageStatus,
    NurseAction,
    Patient,
    Request,
    TimeOff,
)
from smsbot.services import posting
from smsbot.services.desk import Desk
from smsbot.services.effects import take_step

WITHIN = timedelta(minutes=10)
MOST_NOTED = 50
"""How far back the last action is looked for, behind what was only noted."""

TABLES: dict[str, type[SQLModel]] = {
    kind.__name__: kind
    for kind in (Message, Request, Appointment, Matter, TimeOff, Alarm, Conversation, Choice)
}
DECISIVE = ("Request", "Appointment")
"""When somebody has changed one of these since, it is too late to undo."""

ONLY_GROWS = frozenset({("Appointment", "moves")})
"""What is never put back: texts of a visit are known by its count of moves, and planned once."""

TELLS = frozenset({"confirm", "offer", "decline", "cancel", "call", "words", "book", "noshow"})
"""The kinds of action that say something to a patient, and so need a correction."""


class TooLateError(Exception):
    """Something has changed since, so that undoing would break it."""


Changes = dict[tuple[str, int], dict[str, Any]]


@contextmanager
def recorded(desk: Desk, *, kind: str, by: str, summary: str) -> Iterator[NurseAction]:
    """Remember every change of rows within the block as one action that can be undone.

    The caller may change the action's kind and summary; an action without changes is dropped.
    """
    before: Changes = {}
    new: list[SQLModel] = []

    def note(session: Session, *_: object) -> None:
        for row in session.dirty:
            if type(row).__name__ in TABLES:
                _note_before(before, row)
        new.extend(row for row in session.new if type(row).__name__ in TABLES)

    desk.session.flush()
    event.listen(desk.session, "before_flush", note)
    action = NurseAction(at=desk.now, by=by, kind=kind, summary=summary)
    try:
        yield action
        desk.session.flush()
    finally:
        event.remove(desk.session, "before_flush", note)
    action.changes = [*_changed(desk.session, before), *_created(new)]
    if action.changes:
        desk.session.add(action)
        desk.session.flush()


def _note_before(before: Changes, row: SQLModel) -> None:
    state = inspect(row)
    assert state is not None
    old = before.setdefault((type(row).__name__, state.identity[0]), {})
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if history.has_changes() and attribute.key not in old:
            old[attribute.key] = _stored(history.deleted[0] if history.deleted else None)


def _changed(session: Session, before: Changes) -> Iterator[dict[str, Any]]:
    for (name, number), old in before.items():
        row = session.get(TABLES[name], number)
        after = {key: _stored(getattr(row, key)) for key in old}
        yield {"table": name, "id": number, "before": old, "after": after}


def _created(new: list[SQLModel]) -> Iterator[dict[str, Any]]:
    for row in new:
        if isinstance(row, Message) and row.audience is not Audience.PATIENT:
            continue
        (number,) = inspect(row).identity
        yield {"table": type(row).__name__, "id": number, "new": True}


def _stored(value: Any) -> Any:
    """A column's value as JSON holds it."""
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    return value.value if isinstance(value, StrEnum) else value


def _restored(row: SQLModel, key: str, value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"at"}:
        return datetime.fromisoformat(value["at"])
    current = getattr(row, key)
    return type(current)(value) if isinstance(current, StrEnum) and value is not None else value


def note(desk: Desk, *, kind: str, by: str, summary: str) -> None:
    """Write down what was done where there is nothing to put back: a sign-in, a photo kept."""
    desk.session.add(NurseAction(at=desk.now, by=by, kind=kind, summary=summary))


def last_action(desk: Desk) -> NurseAction | None:
    """The last thing the nurse did that is not undone yet and still can be.

    So several things are undone one after another: a forger may have sent more than one.
    """
    lately = desk.session.exec(
        select(NurseAction)
        .where(col(NurseAction.undone_at).is_(None), NurseAction.at >= desk.now - WITHIN)
        .order_by(col(NurseAction.id).desc())
        .limit(MOST_NOTED)
    )
    return next((action for action in lately if action.changes), None)


def has_told(desk: Desk, action: NurseAction) -> bool:
    """May a text of this action have left, so that undoing it sends the patient a correction?"""
    made = [one["id"] for one in action.changes if one["table"] == "Message" and one.get("new")]
    if action.kind not in TELLS or not made:
        return False
    left = select(Message.id).where(
        col(Message.id).in_(made),
        col(Message.status).not_in([MessageStatus.QUEUED, MessageStatus.DROPPED]),
    )
    return desk.session.exec(left.limit(1)).first() is not None


def undo(desk: Desk, action: NurseAction) -> list[Patient]:
    """Put everything back as it was before; who was told that it is corrected.

    Raises:
        TooLateError: when a request or a visit has changed since, or its time is taken again.
    """
    patients = _patients_of(desk, action)
    for patient in sorted(patients, key=lambda one: one.id or 0):
        desk.lock_patient(patient.id)
    desk.lock("calendar")
    _check(desk, action)
    told = set()
    for change in reversed(action.changes):
        row = desk.session.get(TABLES[change["table"]], change["id"])
        if row is None:
            continue
        if change.get("new"):
            told |= _take_back(desk, row)
        else:
            _put_back(desk, row, change)
    action.undone_at = desk.now
    desk.session.add(action)
    desk.session.flush()
    corrected = [patient for patient in patients if patient.id in told]
    for patient in corrected:
        if action.kind in TELLS:
            take_step(desk, patient, NurseCorrected(action.kind, _requests_of(action)))
    return corrected


def _requests_of(action: NurseAction) -> frozenset[int]:
    """The requests that an action has changed."""
    changed = (one["id"] for one in action.changes if one["table"] == "Request")
    return frozenset(changed)


def _patients_of(desk: Desk, action: NurseAction) -> list[Patient]:
    found: dict[int, Patient] = {}
    for change in action.changes:
        row = desk.session.get(TABLES[change["table"]], change["id"])
        number = getattr(row, "patient_id", None)
        if number is not None and number not in found:
            patient = desk.session.get(Patient, number)
            if patient is not None:
                found[number] = patient
    return list(found.values())


def _check(desk: Desk, action: NurseAction) -> None:
    """Is everything still as the action left it, and is every time it gave up still free?"""
    for change in action.changes:
        row = desk.session.get(TABLES[change["table"]], change["id"])
        if row is None:
            continue
        desk.session.refresh(row)
        if change["table"] in DECISIVE and not change.get("new"):
            for key, value in change["after"].items():
                if _stored(getattr(row, key)) != value:
                    raise TooLateError
        if isinstance(row, Appointment):
            _check_time(desk, row, change)


def _check_time(desk: Desk, visit: Appointment, change: dict[str, Any]) -> None:
    """A visit created since must not have been touched; one put back must find its time free."""
    if change.get("new"):
        if visit.status is not AppointmentStatus.CONFIRMED or visit.moves:
            raise TooLateError
        return
    if change["after"].get("status") == AppointmentStatus.NO_SHOW.value:
        return  # It is over anyway, and its time was never given up.
    back = change["before"]
    start, end = (_restored(visit, k, back[k]) if k in back else getattr(visit, k)
                  for k in ("starts_at", "ends_at"))  # fmt: skip
    window = desk.window(start, end)
    practice = desk.with_calendar()
    # Once it is called off, its time may have become somebody else's.
    is_agreed = visit.status is AppointmentStatus.CONFIRMED
    own = desk.window(visit.starts_at, visit.ends_at) if is_agreed else None
    others = [taken for taken in practice.taken if taken != own]
    if trouble_with(practice, window, local=desk.local) is Trouble.PASSED:
        raise TooLateError
    if any(window.overlaps(other) for other in others):
        raise TooLateError


def _take_back(desk: Desk, row: SQLModel) -> set[int | None]:
    """Undo the making of a row; the patient it has been told to, if a text may have left."""
    match row:
        case Message() if row.direction is Direction.OUTBOUND:
            if row.status is not MessageStatus.QUEUED:
                left = row.status is not MessageStatus.DROPPED
                return {row.patient_id} if left else set()
            row.status, row.reason = MessageStatus.DROPPED, "undone"
        case Appointment():
            row.status, row.cancelled_at, row.cancelled_by = (
                AppointmentStatus.CANCELLED, desk.now, "undo",
            )  # fmt: skip
            posting.drop(desk, "undone", appointment_id=row.id)
        case Request():
            row.status = RequestStatus.CANCELLED
        case Matter():
            row.settled_at, row.settled_how = desk.now, "undone"
        case TimeOff():
            row.removed_at = desk.now
        case Choice():
            row.value = None
        case _:
            return set()
    desk.session.add(row)
    return set()


def _put_back(desk: Desk, row: SQLModel, change: dict[str, Any]) -> None:
    """Restore what nobody has changed since.

    A list that has named the visit since has put off when its letter rests; what is open again
    waits for her all the same.
    """
    for key, value in change["before"].items():
        if (change["table"], key) in ONLY_GROWS:
            continue
        waits_again = isinstance(row, Matter) and key == "settled_at" and value is None
        if waits_again or _stored(getattr(row, key)) == change["after"][key]:
            setattr(row, key, _restored(row, key, value))
    desk.session.add(row)
