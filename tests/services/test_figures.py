"""The figures behind the pictures are those of the practice's own calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import crowded
import pytest
from test_cost import listening, reads_all

from smsbot.core.events import Kind, RequestStatus
from smsbot.core.practice import Practice
from smsbot.db.engine import Database
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    Audience,
    Direction,
    Message,
    MessageStatus,
    Patient,
    Request,
    TrackedLink,
)
from smsbot.services.desk import Desk
from smsbot.services.figures import Article, Figures, Funnel, Month, figures
from smsbot.settings import Settings

PRACTICE = Practice(zone=ZoneInfo("America/New_York"))
NOON = datetime(2026, 11, 10, 12, 0)
"""Tuesday, nine days after the clocks were set back."""

HALF = timedelta(minutes=30)


class Books:
    """A practice in New York whose books are written by hand, in its own wall clock."""

    def __init__(self) -> None:
        self.database = Database("sqlite://")
        self.database.create_all()
        self._numbers = count(1)

    def figures(self, *, local: datetime = NOON) -> Figures:
        settings = replace(Settings(), practice=PRACTICE)
        with self.database.reading() as session:
            return figures(Desk(session, settings, PRACTICE.instant(local)))

    def patient(self, local: datetime, *, wrote: bool = True) -> int:
        at = PRACTICE.instant(local)
        phone = f"+16025550{next(self._numbers) + 100}"
        return self._enter(Patient(phone=phone, created_at=at, last_wrote_at=at if wrote else None))

    def request(
        self, patient: int, local: datetime, *, settled: datetime | None = None,
        status: RequestStatus = RequestStatus.CONFIRMED,
    ) -> int:  # fmt: skip
        return self._enter(
            Request(
                patient_id=patient, name="Maria Lopez", created_at=PRACTICE.instant(local),
                status=status if settled else RequestStatus.REQUESTED,
                decided_at=PRACTICE.instant(settled) if settled else None,
            )
        )  # fmt: skip

    def visit(
        self, patient: int, local: datetime, *,
        status: AppointmentStatus = AppointmentStatus.CONFIRMED,
        off: datetime | None = None, by: str = "patient",
    ) -> int:  # fmt: skip
        at = PRACTICE.instant(local)
        return self._enter(
            Appointment(
                patient_id=patient, name="Maria Lopez", starts_at=at, ends_at=at + HALF,
                status=AppointmentStatus.CANCELLED if off else status, agreed_by="nurse",
                created_at=at, changed_at=at, cancelled_by=by if off else None,
                cancelled_at=PRACTICE.instant(off) if off else None,
            )
        )  # fmt: skip

    def text(
        self, patient: int, local: datetime, *, out: bool = False, segments: int = 1,
        audience: Audience = Audience.PATIENT,
    ) -> None:  # fmt: skip
        at = PRACTICE.instant(local)
        self._enter(
            Message(
                direction=Direction.OUTBOUND if out else Direction.INBOUND, audience=audience,
                phone="+16025550101", patient_id=patient, created_at=at, segments=segments,
                body="hi", status=MessageStatus.SENT if out else MessageStatus.RECEIVED,
                kind=Kind.ANSWER if out else None, sent_at=at if out else None,
                handled_at=None if out else at,
            )
        )  # fmt: skip

    def link(self, patient: int, visit: int, *, clicks: int) -> None:
        token = f"t{next(self._numbers)}"
        self._enter(
            TrackedLink(
                token=token, patient_id=patient, appointment_id=visit, url="https://a.example",
                created_at=PRACTICE.instant(NOON), clicks=clicks,
            )
        )  # fmt: skip

    def _enter(self, row: Patient | Request | Appointment | Message | TrackedLink) -> int:
        with self.database.transaction() as session:
            session.add(row)
            session.flush()
            return getattr(row, "id", 0) or 0


@pytest.fixture
def books() -> Iterator[Books]:
    found = Books()
    yield found
    found.database.close()


def test_an_empty_practice_has_zeros(books: Books) -> None:
    found = books.figures()
    assert [(week.requests, week.visits) for week in found.weeks] == [(0, 0)] * 12
    assert found.wrote == found.visits == {}
    assert (sum(found.waits), found.open, sum(found.answers)) == (0, 0, 0)
    assert found.funnel == Funnel(0, 0, 0, 0)
    assert (found.texts.from_patients, found.texts.dollars) == (0, 0)


def test_weeks_begin_at_the_practices_midnight_also_after_the_clocks_were_changed(
    books: Books,
) -> None:
    maria = books.patient(datetime(2026, 10, 1, 9))
    for at in (datetime(2026, 10, 25, 23, 59), datetime(2026, 10, 26, 0, 0),
               datetime(2026, 11, 1, 23, 59), datetime(2026, 11, 2, 0, 0)):  # fmt: skip
        books.request(maria, at)
    found = {week.monday: week.requests for week in books.figures().weeks}
    assert next(iter(found)) == date(2026, 8, 24)
    assert list(found)[-1] == date(2026, 11, 9)
    assert found[date(2026, 10, 19)] == 1
    assert found[date(2026, 10, 26)] == 2
    assert found[date(2026, 11, 2)] == 1


def test_hours_are_those_of_the_practices_clock_in_summer_and_in_winter(books: Books) -> None:
    maria = books.patient(datetime(2026, 10, 1, 9))
    books.visit(maria, datetime(2026, 10, 29, 15, 0))  # a Thursday, in summer time
    books.visit(maria, datetime(2026, 11, 5, 15, 30))  # and in winter time
    books.text(maria, datetime(2026, 10, 31, 21, 10))
    assert books.figures().visits == {(3, 15): 2}
    assert books.figures().wrote == {(5, 21): 1}


def test_only_visits_that_took_place_are_counted(books: Books) -> None:
    maria = books.patient(datetime(2026, 10, 1, 9))
    books.visit(maria, datetime(2026, 11, 9, 10))
    books.visit(maria, datetime(2026, 11, 9, 11), status=AppointmentStatus.NO_SHOW)
    books.visit(maria, datetime(2026, 11, 9, 12), off=datetime(2026, 11, 8, 12))
    books.visit(maria, datetime(2026, 11, 11, 10))  # is still to come
    assert books.figures().weeks[-1].visits == 1


def test_a_wait_ends_when_the_request_is_settled(books: Books) -> None:
    maria, nine = books.patient(datetime(2026, 10, 1, 9)), datetime(2026, 11, 5, 9)
    for settled in (
        datetime(2026, 11, 5, 9, 14), datetime(2026, 11, 5, 9, 15), datetime(2026, 11, 5, 12, 59),
        datetime(2026, 11, 5, 18), datetime(2026, 11, 6, 8), datetime(2026, 11, 7, 0, 1),
    ):  # fmt: skip
        books.request(maria, nine, settled=settled)
    books.request(maria, nine, settled=nine + HALF, status=RequestStatus.DECLINED)
    books.request(maria, nine, settled=nine + HALF, status=RequestStatus.CANCELLED)  # by herself
    books.request(maria, nine)
    found = books.figures()
    assert found.waits == (1, 2, 1, 1, 1, 1)
    assert found.open == 1


def test_just_after_midnight_is_the_next_day_only_after_four_hours(books: Books) -> None:
    maria = books.patient(datetime(2026, 10, 1, 9))
    books.request(maria, datetime(2026, 11, 5, 23), settled=datetime(2026, 11, 6, 0, 30))
    books.request(maria, datetime(2026, 11, 5, 20), settled=datetime(2026, 11, 6, 0, 30))
    assert books.figures().waits == (0, 0, 1, 0, 1, 0)


def test_new_patients_are_counted_by_how_soon_they_heard_from_us(books: Books) -> None:
    first = datetime(2026, 11, 3, 10)
    for wait in (timedelta(seconds=2), timedelta(minutes=1), timedelta(hours=11)):
        patient = books.patient(first)
        books.text(patient, first)
        books.text(patient, first + wait, out=True)
        books.text(patient, first + timedelta(days=1), out=True)
    books.text(books.patient(first), first)  # who was never answered
    books.text(books.patient(first - timedelta(weeks=5)), first, out=True)
    assert books.figures().answers == (1, 1, 0, 1)


def test_the_funnel_follows_new_patients_only(books: Books) -> None:
    lately = datetime(2026, 10, 20, 9)
    books.patient(lately)
    asked, booked, came, missed, old = (books.patient(lately) for _ in range(5))
    books.request(asked, lately)
    books.request(booked, lately)
    books.visit(booked, datetime(2026, 11, 20, 9))
    books.visit(came, datetime(2026, 11, 6, 9))  # booked by phone, without a request
    books.visit(missed, datetime(2026, 11, 6, 10), status=AppointmentStatus.NO_SHOW)
    books.visit(old, datetime(2026, 11, 6, 11), off=lately, by="undo")
    books.visit(books.patient(lately, wrote=False), datetime(2026, 11, 6, 12))
    books.visit(books.patient(datetime(2026, 1, 5, 9)), datetime(2026, 11, 6, 13))
    assert books.figures().funnel == Funnel(wrote=6, asked=4, confirmed=3, came=1)


def test_a_late_cancellation_is_the_patients_and_within_a_day_of_the_visit(books: Books) -> None:
    maria, at = books.patient(datetime(2026, 1, 5, 9)), datetime(2026, 10, 22, 15)
    books.visit(maria, at, off=at - timedelta(hours=23, minutes=59))
    books.visit(maria, at, off=at - timedelta(hours=24))
    books.visit(maria, at, off=at - timedelta(hours=1), by="nurse")
    books.visit(maria, at)
    books.visit(maria, at + HALF, status=AppointmentStatus.NO_SHOW)
    books.visit(maria, datetime(2026, 10, 31, 23, 30))
    books.visit(maria, datetime(2026, 11, 1, 0, 0))
    months = books.figures().months
    assert months[0] == Month(date(2026, 6, 1), 0, 0, 0)
    assert months[-2:] == (Month(date(2026, 10, 1), 2, 1, 1), Month(date(2026, 11, 1), 1, 0, 0))


def test_six_months_go_back_over_the_turn_of_the_year(books: Books) -> None:
    months = books.figures(local=datetime(2027, 2, 1, 9)).months
    assert [month.first for month in months][:2] == [date(2026, 9, 1), date(2026, 10, 1)]
    assert months[-1].first == date(2027, 2, 1)


def test_the_article_counts_once_for_a_visit_however_often_it_was_opened(books: Books) -> None:
    maria = books.patient(datetime(2026, 10, 1, 9))
    first, second = (books.visit(maria, datetime(2026, 11, 3, hour)) for hour in (9, 10))
    books.link(maria, first, clicks=0)  # a first try that failed
    books.link(maria, first, clicks=3)
    books.link(maria, second, clicks=0)
    books.visit(maria, datetime(2026, 11, 3, 11))  # was not sent it
    assert books.figures().article[-2] == Article(date(2026, 11, 2), sent=2, opened=1)


def test_texts_of_the_month_cost_by_the_segment_each_way(books: Books) -> None:
    maria = books.patient(datetime(2026, 10, 1, 9))
    books.text(maria, datetime(2026, 10, 31, 23, 59))
    books.text(maria, datetime(2026, 11, 1, 0, 0), segments=2)
    books.text(maria, datetime(2026, 11, 1, 0, 1), out=True, segments=3)
    books.text(maria, datetime(2026, 11, 2, 8), out=True, segments=4, audience=Audience.NURSE)
    books.text(maria, datetime(2026, 11, 2, 9), segments=1, audience=Audience.NURSE)
    found = books.figures().texts
    assert (found.from_patients, found.to_patients, found.with_nurse) == (2, 3, 5)
    assert found.dollars == pytest.approx((3 * 0.83 + 7 * 1.18) / 100)


def test_every_question_keeps_to_a_span_that_has_an_index() -> None:
    database = Database("sqlite://")
    database.create_all()
    crowded.crowd(database, patients=60, messages=600, visits=300)
    plans: dict[str, list[str]] = {}

    def explain(connection, _cursor, said, given, *_) -> None:  # type: ignore[no-untyped-def]
        if said.startswith("SELECT"):
            raw = connection.connection.driver_connection
            plans[said] = [step[3] for step in raw.execute(f"EXPLAIN QUERY PLAN {said}", given)]

    with listening(database, explain), database.reading() as session:
        figures(Desk(session, Settings(), crowded.NOW))
    database.close()
    assert [step for steps in plans.values() for step in steps if reads_all(step)] == []
    assert len(plans) == 8


def test_the_same_numbers_make_the_same_crowd() -> None:
    found = []
    for _ in range(2):
        database = Database("sqlite://")
        database.create_all()
        crowded.crowd(database, patients=60, messages=600, visits=300)
        with database.reading() as session:
            found.append(figures(Desk(session, Settings(), crowded.NOW)))
        database.close()
    assert found[0] == found[1]
    assert sum(found[0].waits) > 10


def test_the_figures_stand_still_with_the_clock(books: Books) -> None:
    maria = books.patient(datetime(2026, 10, 1, 9))
    books.request(maria, datetime(2026, 11, 10, 12, 1))  # a minute from now
    assert sum(week.requests for week in books.figures().weeks) == 0
    assert books.figures(local=NOON + timedelta(minutes=2)).open == 1
