"""What waits for the nurse, and the letters she calls it by."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import bindparam
from sqlmodel import col, or_, select

from smsbot.core.events import Topic
from smsbot.db.models import Appointment, Matter, Patient
from smsbot.services.desk import Desk

STILL_NAMED = timedelta(hours=48)
"""A letter names its matter until this long after it is settled."""

RESTS = timedelta(days=7)
"""A letter names nothing else until this long after its matter is settled."""

NEVER_LETTERS = frozenset({"AM", "PM", "OK", "NO", "ON", "RN", "ID"})

CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"

MERGED = frozenset(
    {
        Topic.QUESTION, Topic.UNREAD, Topic.PERSON, Topic.PHOTO, Topic.OPTED_OUT, Topic.LATE,
        Topic.EMERGENCY, Topic.CALL, Topic.MISSED_CALL, Topic.FAILED, Topic.FLOOD,
    }
)  # fmt: skip
"""Topics of which one patient has at most one open matter; what comes later is added to it."""

MOST_WORDS = 1000


def letters() -> Iterator[str]:
    """A to Z, then two letters, never a word that is a command or a time of day.

    Should all of them be taken, there are always more: three consonants, which make no word.
    """
    yield from string.ascii_uppercase
    pairs = map("".join, itertools.product(string.ascii_uppercase, repeat=2))
    yield from (pair for pair in pairs if pair not in NEVER_LETTERS)
    for length in itertools.count(3):
        yield from map("".join, itertools.product(CONSONANTS, repeat=length))


def free_letter(desk: Desk) -> str:
    """The first letter that names nothing, and has not for seven days."""
    held = set(desk.session.exec(_HELD_LETTERS, params={"since": desk.now - RESTS}))
    return next(letter for letter in letters() if letter not in held)


def open_matter(
    desk: Desk,
    topic: Topic,
    patient: Patient,
    *,
    words: str = "",
    request_id: int | None = None,
    appointment_id: int | None = None,
    message_id: int | None = None,
) -> Matter:
    """Put something on the nurse's list, or add to what of the kind is open already."""
    assert patient.id is not None
    matter = _same_open(desk, topic, patient.id, request_id, appointment_id)
    if matter is None:
        desk.lock("letters")
        matter = Matter(
            topic=topic, patient_id=patient.id, letter=free_letter(desk), words="",
            request_id=request_id, appointment_id=appointment_id, opened_at=desk.now,
        )  # fmt: skip
    if words:
        matter.words = f"{matter.words} / {words}".removeprefix(" / ")[-MOST_WORDS:]
    matter.message_id = message_id or matter.message_id
    if topic is Topic.LATE and appointment_id is not None:
        matter.appointment_id = appointment_id  # She has said since which visit she means.
    desk.session.add(matter)
    desk.session.flush()
    return matter


def _same_open(
    desk: Desk, topic: Topic, patient_id: int, request_id: int | None, appointment_id: int | None
) -> Matter | None:
    about = (request_id, appointment_id)
    for row in desk.session.exec(_OPEN_OF, params={"patient": patient_id}):
        same = topic in MERGED or (row.request_id, row.appointment_id) == about
        if row.topic is topic and same:
            return row
    return None


def of_request(desk: Desk, request_id: int) -> Matter | None:
    """The matter a request is called by."""
    return desk.session.exec(_OF_REQUEST, params={"request": request_id}).first()


def open_request_of(desk: Desk, patient: Patient) -> Matter | None:
    """Her request that waits for the nurse, if she has one."""
    open_ones = desk.session.exec(_OPEN_OF, params={"patient": patient.id})
    return next((row for row in open_ones if row.topic is Topic.REQUEST), None)


def settle(desk: Desk, matter: Matter | None, how: str) -> None:
    """Take a matter off the nurse's list; its letter still names it for 48 hours."""
    if matter is not None and matter.settled_at is None:
        matter.settled_at, matter.settled_how = desk.now, how
        desk.session.add(matter)


def settle_doubt(desk: Desk, visit_id: int, how: str) -> None:
    """She may have wanted to cancel a visit; now she has said what she wants."""
    doubts = desk.session.exec(
        select(Matter).where(
            Matter.appointment_id == visit_id,
            Matter.topic == Topic.MAY_CANCEL,
            col(Matter.settled_at).is_(None),
        )
    ).all()
    for doubt in doubts:
        settle(desk, doubt, how)


def named(desk: Desk, letter: str) -> Matter | None:
    """What this letter names now."""
    return desk.session.exec(
        select(Matter)
        .where(
            Matter.letter == letter.upper(),
            or_(
                col(Matter.settled_at).is_(None),
                col(Matter.settled_at) > desk.now - STILL_NAMED,
            ),
        )
        .order_by(col(Matter.id).desc())
    ).first()


def latest_of(desk: Desk, patient: Patient, *, rather: Topic | None = None) -> Matter | None:
    """The newest matter of hers whose letter still names it; of this topic rather than another."""
    rows = desk.session.exec(
        select(Matter)
        .where(
            Matter.patient_id == patient.id,
            or_(col(Matter.settled_at).is_(None), col(Matter.settled_at) > desk.now - STILL_NAMED),
        )
        .order_by(col(Matter.id).desc())
    ).all()
    return next((row for row in rows if row.topic is rather), rows[0] if rows else None)


def waiting(desk: Desk) -> list[Matter]:
    """Everything that waits for the nurse, oldest first; visits that were only listed aside."""
    return list(
        desk.session.exec(
            select(Matter)
            .where(col(Matter.settled_at).is_(None), Matter.topic != Topic.VISIT)
            .order_by(col(Matter.id))
        )
    )


def waiting_of(desk: Desk, patient: Patient) -> list[Matter]:
    """What waits about one patient, oldest first; visits that were only listed aside."""
    open_ones = desk.session.exec(_OPEN_OF, params={"patient": patient.id})
    return [row for row in open_ones if row.topic is not Topic.VISIT]


def for_visit(desk: Desk, visit: Appointment, patient: Patient) -> Matter:
    """The letter a listed visit is called by: the one it has, if that still names it."""
    still = {"visit": visit.id, "since": desk.now - STILL_NAMED}
    matter = desk.session.exec(_FOR_VISIT, params=still).first()
    if matter is None:
        matter = open_matter(desk, Topic.VISIT, patient, appointment_id=visit.id)
    granted = matter.topic is Topic.REQUEST and matter.settled_at is not None
    if (matter.topic is Topic.VISIT or granted) and (
        matter.settled_at is None or matter.settled_at < visit.ends_at
    ):
        matter.settled_at = max(visit.ends_at, desk.now)
        desk.session.add(matter)
    return matter


# The questions, each put together once: doing so takes longer than asking it.

_SINCE = or_(col(Matter.settled_at).is_(None), col(Matter.settled_at) > bindparam("since"))
_HELD_LETTERS = select(Matter.letter).where(_SINCE)
_OPEN_OF = (
    select(Matter)
    .where(Matter.patient_id == bindparam("patient"), col(Matter.settled_at).is_(None))
    .order_by(col(Matter.id))
)
_OF_REQUEST = select(Matter).where(
    Matter.topic == Topic.REQUEST, Matter.request_id == bindparam("request")
)
_FOR_VISIT = (
    select(Matter)
    .where(Matter.appointment_id == bindparam("visit"), _SINCE)
    .order_by(col(Matter.id).desc())
)
