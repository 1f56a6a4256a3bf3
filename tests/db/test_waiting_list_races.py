"""Whoever answers in the same instant: one time, one patient, on databases that many work on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlmodel import col, select

from smsbot.core.events import OpeningFreed, RequestStatus, Topic
from smsbot.core.openings import coming_two_weeks, starts_in
from smsbot.core.practice import Practice, Window
from smsbot.core.wording import as_json
from smsbot.db import schema
from smsbot.db.engine import Database
from smsbot.db.models import Appointment, Message, Patient, Request
from smsbot.services import inbound, matters, waiting
from smsbot.services.desk import Desk
from smsbot.services.effects import pass_over, take_step
from smsbot.settings import Settings

MONDAY = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
SETTINGS = Settings()
ROUNDS = {"postgresql": 100, "sqlite": 20}
"""On SQLite there is one writer at a time anyway."""

AREAS = ("602", "480", "623")
NAMES = ("Maria Lopez", "Rosa Diaz")


@dataclass
class Pair:
    """Two who wait for the same time, the first of them longer."""

    at: Window
    requests: list[int]
    phones: list[str]


@pytest.fixture
def books(database: Database) -> Database:
    schema.migrate(database)
    return database


def times() -> Iterator[Window]:
    """Free times, each of its own."""
    practice = Practice()
    for span in coming_two_weeks(practice, local=practice.local(MONDAY)):
        yield from starts_in(practice, span, grid=practice.consultation)


def pairs(books: Database, count: int) -> Iterator[Pair]:
    """Pairs that wait, each for a time of its own."""
    numbers = (f"+1{area}55501{n:02}" for area in AREAS for n in range(100))
    for _, at in zip(range(count), times(), strict=False):
        phones = [next(numbers), next(numbers)]
        with books.transaction() as session:
            desk = Desk(session, SETTINGS, MONDAY)
            requests = [wait(desk, *each, at) for each in zip(phones, NAMES, strict=True)]
        yield Pair(at, requests, phones)


def wait(desk: Desk, phone: str, name: str, at: Window) -> int:
    patient = desk.patient_for(phone)
    patient.name = name
    assert patient.id is not None
    since = desk.now + timedelta(seconds=NAMES.index(name))
    request = Request(
        patient_id=patient.id, name=name, status=RequestStatus.REQUESTED, windows=as_json([at]),
        created_at=since, waits_since=since, last_at=desk.practice.instant(at.end),
    )  # fmt: skip
    desk.session.add(request)
    desk.session.flush()
    matters.open_matter(desk, Topic.REQUEST, patient, request_id=request.id)
    assert request.id is not None
    return request.id


def is_offered(books: Database, pair: Pair, which: int, *, lapses: bool) -> None:
    """One of them was asked; `lapses`: she has not answered in time."""
    with books.transaction() as session:
        desk = Desk(session, SETTINGS, MONDAY)
        request = session.get_one(Request, pair.requests[which])
        patient = desk.lock_patient(request.patient_id)
        until = MONDAY + timedelta(minutes=30)
        take_step(desk, patient, OpeningFreed(pair.requests[which], pair.at, until))
        session.flush()
        assert request.status is RequestStatus.OFFERED
        if lapses:
            pass_over(desk, request)


def at_once(*acts: Callable[[], object]) -> None:
    """Do these in the same instant; what one of them raises is raised."""
    barrier, errors = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            act()
        except Exception as error:  # noqa: BLE001 - raised below, in the test's own thread
            errors.append(error)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def text_1(books: Database, phone: str) -> None:
    def clock() -> datetime:
        return MONDAY

    with books.transaction() as session:
        incoming = inbound.Incoming(
            sid=f"SI{phone[2:]:0>32}", phone=phone, body="1", media=(), opt_out_type=None
        )
        inbound.store_text(Desk(session, SETTINGS, MONDAY), incoming)
    inbound.handle_waiting(books, SETTINGS, clock, phone=phone)


def visits(books: Database, pair: Pair) -> list[str]:
    """Whose visits stand at this time."""
    with books.reading() as session:
        rows = session.exec(
            select(Patient.phone)
            .join(Appointment, col(Appointment.patient_id) == Patient.id)
            .where(Appointment.starts_at == SETTINGS.practice.instant(pair.at.start))
        )
        return list(rows)


def last_said(books: Database, phone: str) -> str | None:
    with books.reading() as session:
        return session.exec(
            select(Message.wording)
            .where(Message.phone == phone, col(Message.wording).is_not(None))
            .order_by(col(Message.id).desc())
        ).first()


def waits_since(books: Database, number: int) -> datetime | None:
    with books.reading() as session:
        request = session.get_one(Request, number)
        return request.waits_since if request.status is RequestStatus.REQUESTED else None


@pytest.mark.parametrize("held", [True, False], ids=["held for one", "held for nobody"])
def test_of_two_who_answer_in_the_same_instant_one_gets_the_time(
    books: Database, held: bool
) -> None:
    for pair in pairs(books, ROUNDS[books.engine.dialect.name]):
        is_offered(books, pair, 0, lapses=True)
        is_offered(books, pair, 1, lapses=not held)
        at_once(*(lambda phone=phone: text_1(books, phone) for phone in pair.phones))
        (winner,) = visits(books, pair)
        if held:
            assert winner == pair.phones[1]
        loser = 1 - pair.phones.index(winner)
        assert last_said(books, winner) == "confirmed"
        assert last_said(books, pair.phones[loser]) == "opening_gone"
        since = MONDAY + timedelta(seconds=loser)
        assert waits_since(books, pair.requests[loser]) == since  # her place in line


def test_two_workers_ask_one_patient_for_one_time(books: Database) -> None:
    def clock() -> datetime:
        return MONDAY

    for pair in pairs(books, 20):
        look = partial(waiting.offer_openings, books, SETTINGS, clock)
        at_once(look, look)
        asked = [phone for phone in pair.phones if last_said(books, phone) == "opening"]
        assert asked == pair.phones[:1]
