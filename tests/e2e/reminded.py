"""Who has a visit tomorrow and is reminded of it in the midst of a storm; she writes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from running_smsbot import Smsbot
from sqlmodel import col, select

from smsbot.core.events import Kind
from smsbot.db.engine import Database
from smsbot.db.models import Appointment, AppointmentStatus, Message
from smsbot.services import visits
from smsbot.services.desk import Desk
from smsbot.settings import Settings

AREA_CODES = ("915", "385", "435", "970", "986", "983", "719", "531", "605", "701")
"""Other ones than those who book have, and like theirs in no quiet hours."""

MINUTE = timedelta(minutes=1)
FIRST_VISIT = datetime(2026, 12, 2, 17, 30, tzinfo=UTC)  # half past ten in Phoenix
AGREED_BEFORE = timedelta(days=2)
FALL_DUE_WITHIN = timedelta(seconds=4)
"""So long after a batch is in the books the last of its reminders is due."""

HEARS = r"^Nancy Park, RN, BSN: Vera, your visit is tomorrow, Wed Dec 2 at \d+:\d\d [AP]M\. "


class Reminded:
    """Patients with an agreed visit each, of whose two reminders one falls due in the storm.

    They enter the books batch by batch, so that some are due whenever somebody is killed, however
    fast the machine is. A visit begins each minute: it is what leaves that is counted.
    """

    def __init__(self, smsbot: Smsbot, count: int) -> None:
        self.phones = [f"+1{AREA_CODES[n // 100]}55501{n % 100:02d}" for n in range(count)]
        self._smsbot, self._entered = smsbot, 0

    def enter(self, until: int) -> None:
        """Enter visits until so many are in the books, with what is planned for them."""
        phones = self.phones[self._entered : until]
        now = self._smsbot.now()
        database = Database(self._smsbot.environment["DATABASE_URL"])
        try:
            with database.transaction() as session:
                desk = Desk(session, Settings(), now - AGREED_BEFORE)
                for n, phone in enumerate(phones, self._entered):
                    due = FALL_DUE_WITHIN * (n + 1 - self._entered) / len(phones)
                    _agree(desk, phone, FIRST_VISIT + n * MINUTE, due_at=now + due)
        finally:
            database.close()
        self._entered = max(until, self._entered)


def _agree(desk: Desk, phone: str, starts_at: datetime, *, due_at: datetime) -> None:
    """A visit with its texts; the first reminder falls due to the second, not a day ahead."""
    patient = desk.patient_for(phone)
    assert patient.id is not None
    patient.name = "Vera Bell"
    visit = Appointment(
        patient_id=patient.id, name=patient.name, status=AppointmentStatus.CONFIRMED,
        starts_at=starts_at, ends_at=starts_at + desk.practice.consultation, agreed_by="phone",
        created_at=desk.now, changed_at=desk.now,
    )  # fmt: skip
    desk.session.add_all([patient, visit])
    desk.session.flush()
    visits.plan_texts(desk, patient, visit)
    planned = select(Message).where(
        Message.appointment_id == visit.id, Message.kind == Kind.REMINDER
    )
    first = desk.session.exec(planned.order_by(col(Message.id))).first()
    assert first is not None
    first.send_after = first.due_at = due_at
    desk.session.add(first)
