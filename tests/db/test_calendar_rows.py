"""What the calendar asks of a database, SQLite and PostgreSQL answer alike."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlmodel import select

from smsbot.core.practice import Window
from smsbot.db import schema
from smsbot.db.engine import Database
from smsbot.db.models import Appointment, AppointmentStatus, BusyTime, Choice, Hold, Patient, Tick
from smsbot.gateways.calendars import CalendarError
from smsbot.services import agenda, busy, choices, choosing, feed, time_off
from smsbot.services.desk import Desk
from smsbot.settings import Settings

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
LUNCH = Window(datetime(2026, 12, 3, 12), datetime(2026, 12, 3, 13))
ADDRESS = "https://calendar.example.com/her.ics"


def test_busy_times_are_kept_noted_and_forgotten(database: Database) -> None:
    schema.migrate(database)
    for turn, found in enumerate(([LUNCH], [LUNCH], CalendarError("away"), CalendarError("away"))):
        with database.transaction() as session:
            desk = Desk(session, Settings(), TUESDAY + turn * timedelta(hours=1))
            if turn == 0:
                choosing.choose(desk, choices.BUSY_ADDRESS, ADDRESS)
            busy.keep(desk, ADDRESS, found)
    with database.reading() as session:
        assert len(session.exec(select(BusyTime)).all()) == 1
        assert [tick.at for tick in session.exec(select(Tick))] == [TUESDAY + timedelta(hours=3)]
        assert session.exec(select(Hold)).one().since == TUESDAY + timedelta(hours=2)
    busy.read_if_due(database, Settings(), lambda: TUESDAY + timedelta(hours=3))  # not yet
    with database.transaction() as session:
        session.exec(select(Choice)).one().value = None
    busy.read_if_due(database, Settings(), lambda: TUESDAY + timedelta(hours=3))
    with database.reading() as session:
        assert [session.exec(select(kind)).all() for kind in (BusyTime, Tick, Hold)] == [[], [], []]


def test_days_and_the_feed_are_read_from_rows(database: Database) -> None:
    schema.migrate(database)
    with database.transaction() as session:
        desk = Desk(session, Settings(), TUESDAY)
        patient = Patient(phone="+16025550101", created_at=TUESDAY)
        session.add(patient)
        session.flush()
        assert patient.id is not None
        starts_at = datetime(2026, 12, 3, 22, tzinfo=UTC)
        visit = Appointment(
            patient_id=patient.id, name="Maria Lopez", starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=30), status=AppointmentStatus.CONFIRMED,
            agreed_by="phone", created_at=TUESDAY, changed_at=TUESDAY,
        )  # fmt: skip
        session.add(visit)
        time_off.enter(desk, [agenda.whole_day(date(2026, 12, 4))], "tapped")
        thursday, friday = agenda.days(desk, date(2026, 12, 3), 2)
        assert [one.name for one in thursday.of(agenda.Kind.VISIT)] == ["Maria Lopez"]
        assert friday.is_off
        assert agenda.is_off(desk, friday.date)
        assert agenda.outside_hours(desk, desk.practice) == []
        contents = feed.gather(desk)
        assert feed.compose(desk, contents).count(b"BEGIN:VEVENT") == 2
        before = contents.tag
        assert feed.gather(desk).tag == before
        visit.moves += 1
        assert feed.gather(desk).tag != before
