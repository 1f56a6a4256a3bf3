"""Words are erased when they are older than RETENTION, a few at a time so that nobody waits.

Two ways lead there. A text that is too old loses its words, and so does what quotes it. Somebody
who has not been heard of for so long is forgotten as a whole, her name too. Nobody is touched who
has an open matter, an open request or a visit ahead, or about whom an alarm is open.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import Mapped
from sqlmodel import col, select

from smsbot.core.events import OPEN
from smsbot.db import search
from smsbot.db.engine import Database
from smsbot.db.models import (
    Alarm,
    Appointment,
    AppointmentStatus,
    Direction,
    Matter,
    Message,
    MessageStatus,
    Patient,
    Request,
)
from smsbot.services import forgetting
from smsbot.services.desk import Desk
from smsbot.settings import Settings

log = logging.getLogger(__name__)

TEXTS_AT_ONCE = 200
PATIENTS_AT_ONCE = 20
"""So many in one transaction; on SQLite everybody else waits for its end."""

_IN_HAND = (MessageStatus.QUEUED, MessageStatus.SENDING)


def keep_to_it(
    database: Database, settings: Settings, clock: Callable[[], datetime]
) -> forgetting.Erased:
    """Erase all that is too old, each batch in a transaction of its own; how much that was."""
    erased: forgetting.Erased = forgetting.Erased()
    for erase in (_erase_texts, _forget_patients):
        more = True
        while more:
            with database.transaction() as session:
                found = erase(Desk(session, settings, clock()))
            erased, more = erased + found, bool(found)
    if erased:
        _tidy(database)
        log.info(
            "too old, erased: %s", ", ".join(f"{rows} {what}" for what, rows in erased.items())
        )
    return erased


def _tidy(database: Database) -> None:
    """Let SQLite's search drop the words that it no longer finds, in steps."""
    first = more = database.is_sqlite
    while more:
        with database.transaction() as session:
            more, first = search.tidy_a_little(session, first=first), False


def _erase_texts(desk: Desk) -> forgetting.Erased:
    """The next texts that are too old, and what was noted from them."""
    before = desk.now - desk.settings.retention
    waits = and_(col(Message.direction) == Direction.INBOUND, col(Message.handled_at).is_(None))
    old = select(Message.id, Message.patient_id).where(
        col(Message.erased_at).is_(None), col(Message.created_at) <= before,
        col(Message.status).not_in(_IN_HAND), ~waits,
        or_(col(Message.patient_id).is_(None), ~_is_needed(desk, col(Message.patient_id))),
    )  # fmt: skip
    rows = desk.session.exec(old.order_by(col(Message.created_at)).limit(TEXTS_AT_ONCE)).all()
    erased = forgetting.Erased()
    if rows:
        erased["texts"] = forgetting.erase_texts(desk, [number for number, _ in rows])
        patients = sorted({patient for _, patient in rows if patient is not None})
        forgetting.erase_notes(desk, patients, before=before)
    return erased


def _forget_patients(desk: Desk) -> forgetting.Erased:
    """The next people who have not been heard of for so long."""
    before = desk.now - desk.settings.retention
    never_wrote = and_(col(Patient.last_wrote_at).is_(None), col(Patient.created_at) <= before)
    number = col(Patient.id)
    idle = select(Patient).where(
        col(Patient.erased_at).is_(None),
        or_(col(Patient.last_wrote_at) <= before, never_wrote),
        ~exists().where(col(Message.patient_id) == number, col(Message.created_at) > before),
        ~exists().where(col(Appointment.patient_id) == number, col(Appointment.ends_at) > before),
        ~_is_needed(desk, number),
    )
    erased = forgetting.Erased()
    for patient in desk.session.exec(idle.limit(PATIENTS_AT_ONCE)).all():
        locked = desk.lock_patient(patient.id)
        erased += forgetting.erase_all_of(desk, locked) + forgetting.Erased(patients=1)
    return +erased


def _is_needed(desk: Desk, patient: Mapped[int | None]) -> ColumnElement[bool]:
    """Is something about her open, or does a visit of hers lie ahead?"""
    return or_(
        exists().where(col(Matter.patient_id) == patient, col(Matter.settled_at).is_(None)),
        exists().where(
            col(Request.patient_id) == patient, col(Request.status).in_(OPEN)
        ),
        exists().where(col(Alarm.patient_id) == patient, col(Alarm.let_go_at).is_(None)),
        exists().where(
            col(Appointment.patient_id) == patient, col(Appointment.ends_at) > desk.now,
            col(Appointment.status) == AppointmentStatus.CONFIRMED,
        ),
    )  # fmt: skip
