"""A practice that has been busy for years: for pages and questions that must stay quick.

The same numbers always make the same rows. Times are spread over as many working days as the
visits need, up to three weeks from `now`; whose request is not decided yet waits for the nurse.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, islice
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, text
from sqlmodel import SQLModel

from smsbot.core.conversation import Conversation
from smsbot.core.practice import Practice
from smsbot.db.engine import Database

NOW = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
"""Tuesday at ten in Phoenix."""

PRACTICE = Practice()
AHEAD = timedelta(days=21)
CHATTY = 1
"""The id of a patient with as long a thread as a page shows, and longer."""

CHATTY_TEXTS = 400
WAITING = 12
"""So many requests wait for the nurse."""

AT_A_TIME = 5_000
Row = dict[str, Any]

FIRST = (
    "Maria Ana Jen Xochitl Pieter José Grace Linh Fatima Ruth Carmen Sofia Emma Olivia Lucia Zoe "
    "Nora Irene Paula Beth"
).split()
LAST = (
    "Lopez Ruiz Bell Quintero-Reyes Berg Núñez Kim Tran Haddad Cole Vega Marsh Ito Weber Silva "
    "Park Stone Byrne Moreno Fox"
).split()
HERS = (
    "hi im {name} can i come in thurs after 3",
    "yes",
    "do you take insurance?",
    "running 10 late sorry!",
    "¿tiene lugar el viernes por la mañana?",
    "thank you so much, see you then",
    "can we make it friday at 11 instead",
    "C",
)
OURS = (
    ("read_back", "answer", "Consultation for {name}, Thu Dec 3 at 3:00 PM. Is that right?"),
    ("recorded", "answer", "Thank you! Nancy has your request and will text you to confirm."),
    ("confirmed", "confirmation", "You're booked: Thu Dec 3 at 3:00 PM with Nancy."),
    ("question_kept", "answer", "I've passed your question to Nancy; she'll answer."),
    ("reminder", "reminder", "Nancy Park, RN, BSN: your visit is tomorrow. Reply C to confirm."),
    ("follow_up", "follow_up", "Thank you for coming in! Something to read from Nancy."),
)


@dataclass(frozen=True)
class _Visit:
    """A visit before it is a row: whose, when, and how it went."""

    number: int
    patient: int
    starts_at: datetime
    status: str


def crowd(
    database: Database,
    *,
    patients: int = 20_000,
    messages: int = 200_000,
    visits: int = 15_000,
    now: datetime = NOW,
) -> None:
    """Fill a database that has its tables and nothing in them."""
    chance = random.Random(2026)
    agreed = _visits(chance, patients, visits, now)
    came, agreed = _by_time(_first_texts(chance, patients, agreed, now), agreed)
    anchors: dict[int, list[datetime]] = {number: [at] for number, at in came.items()}
    for visit in agreed:
        if visit.starts_at < now:
            anchors[visit.patient].append(visit.starts_at - timedelta(hours=20))
    rows = {
        "patients": _patients(came),
        "conversations": _conversations(came),
        "requests": _requests(chance, agreed, came, now),
        "appointments": _appointments(agreed),
        "matters": _matters(agreed, came, now),
        "messages": _messages(chance, anchors, messages, now),
        "consent": _consent(came),
        "tracked_links": _links(chance, agreed, now),
    }
    with database.engine.begin() as connection:
        for table, made in rows.items():
            _enter(connection, table, made)


def name_of(number: int) -> str:
    """What the patient with this id is called."""
    return f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}"


def phone_of(number: int) -> str:
    """Her phone: a 555-01xx number in one of many area codes, which belongs to nobody."""
    area = 201 + number // 100
    return f"+1{area}55501{number % 100:02}"


def _enter(connection: Connection, table: str, rows: Iterator[Row]) -> None:
    target = SQLModel.metadata.tables[table]
    while some := list(islice(rows, AT_A_TIME)):
        connection.execute(target.insert(), some)
    if connection.dialect.name == "postgresql" and "id" in target.columns:
        top = f"(SELECT max(id) FROM {table})"
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {top})"))


def _visits(chance: random.Random, patients: int, most: int, now: datetime) -> list[_Visit]:
    """Visits by time, so many as asked for, the last of them some weeks ahead."""
    found: list[tuple[datetime, str]] = []
    for slot in _slots_back_from(now + AHEAD):
        if len(found) >= most:
            break
        if slot > now and chance.random() < 0.5:
            continue  # The weeks to come are not full yet.
        late = chance.random()
        past = "no_show" if late < 0.04 else "confirmed"
        found.append((slot, "cancelled" if late > 0.9 else past if slot < now else "confirmed"))
    return [
        _Visit(number, 1 + chance.randrange(patients), starts_at, status)
        for number, (starts_at, status) in enumerate(reversed(found), 1)
    ]


def _slots_back_from(end: datetime) -> Iterator[datetime]:
    """Every half hour of the working days before an instant, the last first."""
    day = PRACTICE.local(end).date()
    while day > date(1990, 1, 1):
        day -= timedelta(days=1)
        for half in reversed(range(16)):
            if day.weekday() < 5:
                local = datetime.combine(day, time(9)) + half * timedelta(minutes=30)
                yield PRACTICE.instant(local)


def _first_texts(
    chance: random.Random, patients: int, agreed: list[_Visit], now: datetime
) -> dict[int, datetime]:
    """When each patient wrote first: some days before her first visit, at any time without one."""
    first: dict[int, datetime] = {}
    for visit in agreed:
        first.setdefault(visit.patient, visit.starts_at)
    begin = min([now - timedelta(days=28), *(visit.starts_at for visit in agreed[:1])])
    minutes = int((now - begin) / timedelta(minutes=1))
    found = {}
    for number in range(1, patients + 1):
        at = begin + timedelta(minutes=chance.randrange(minutes))
        if number in first:
            at = first[number] - timedelta(minutes=chance.randrange(600, 12_000))
        found[number] = min(at, now - timedelta(minutes=chance.randrange(10, 6_000)))
    return found


def _by_time(
    came: dict[int, datetime], agreed: list[_Visit]
) -> tuple[dict[int, datetime], list[_Visit]]:
    """The same with patients numbered in the order in which they came."""
    order = {old: new for new, old in enumerate(sorted(came, key=came.__getitem__), 1)}
    numbered = {order[old]: at for old, at in came.items()}
    return dict(sorted(numbered.items())), [
        replace(visit, patient=order[visit.patient]) for visit in agreed
    ]


def _patients(came: dict[int, datetime]) -> Iterator[Row]:
    for number, at in came.items():
        yield {
            "id": number, "phone": phone_of(number), "name": name_of(number), "created_at": at,
            "language": "es" if number % 5 == 0 else "en", "last_wrote_at": at,
            "opted_out_at": at if number % 50 == 49 else None, "unreachable_at": None,
        }  # fmt: skip


def _conversations(came: dict[int, datetime]) -> Iterator[Row]:
    adapter = TypeAdapter(Conversation)
    state = adapter.dump_python(Conversation(), mode="json", exclude={"facts"})
    for number, at in came.items():
        stood = {**state, "name": name_of(number)}
        yield {"patient_id": number, "stage": "resting", "state": stood, "updated_at": at}


def _requests(
    chance: random.Random, agreed: list[_Visit], came: dict[int, datetime], now: datetime
) -> Iterator[Row]:
    """One for each visit, with the same id; then some that were declined; then those that wait."""
    numbers = count(1)
    for visit, number in zip(agreed, numbers, strict=False):
        asked = max(came[visit.patient], visit.starts_at - timedelta(days=8))
        asked = min(asked, now - timedelta(minutes=30)) + timedelta(minutes=5)
        answered = min(asked + timedelta(minutes=2 ** chance.randrange(1, 12)), now)
        yield _request(number, visit.patient, visit.starts_at, asked, "confirmed", answered)
    for patient in list(came)[:: max(2, len(came) // (len(agreed) // 5 + 1))]:
        asked = came[patient] + timedelta(minutes=4)
        wanted, answered = asked + timedelta(days=3), asked + timedelta(hours=3)
        yield _request(len(agreed) + next(numbers), patient, wanted, asked, "declined", answered)
    for patient in _who_wait(came):
        asked, wanted = now - timedelta(minutes=5 * patient), now + timedelta(days=3)
        yield _request(_waiting_id(patient), patient, wanted, asked, "requested", None)


def _who_wait(came: dict[int, datetime]) -> range:
    return range(1, min(WAITING, len(came)) + 1)


def _waiting_id(patient: int) -> int:
    """Ids that the many before do not reach."""
    return 1_000_000 + patient


def _request(
    number: int, patient: int, wanted: datetime, asked: datetime, status: str,
    answered: datetime | None,
) -> Row:  # fmt: skip
    local = PRACTICE.local(wanted)
    window = [one.isoformat(timespec="minutes") for one in (local, local + timedelta(minutes=30))]
    return {
        "id": number, "patient_id": patient, "name": name_of(patient), "status": status,
        "windows": [window], "flags": [], "words": HERS[0].format(name=name_of(patient)),
        "rule": "", "created_at": asked, "first_at": wanted, "last_opens_at": wanted,
        "last_at": wanted + timedelta(minutes=30), "offers": [], "offered_until": None,
        "decided_at": answered, "told_at": None, "warned_at": None, "lapsed_at": None,
        "moves_visit": None,
    }  # fmt: skip


def _appointments(agreed: list[_Visit]) -> Iterator[Row]:
    for visit in agreed:
        made = visit.starts_at - timedelta(days=7)
        off = visit.status == "cancelled"
        before = timedelta(hours=3 if visit.number % 3 == 0 else 50)
        yield {
            "id": visit.number, "patient_id": visit.patient, "request_id": visit.number,
            "name": name_of(visit.patient), "starts_at": visit.starts_at,
            "ends_at": visit.starts_at + timedelta(minutes=30), "status": visit.status,
            "agreed_by": "nurse", "created_at": made, "changed_at": made, "moves": 0,
            "patient_confirmed_at": None, "cancelled_at": visit.starts_at - before if off else None,
            "cancelled_by": "patient" if off else None,
        }  # fmt: skip


def _matters(agreed: list[_Visit], came: dict[int, datetime], now: datetime) -> Iterator[Row]:
    for visit in agreed:
        at = min(visit.starts_at - timedelta(days=7), now - timedelta(days=9))
        yield _matter(visit.number, visit.patient, visit.number, at, at + timedelta(hours=1))
    for patient in _who_wait(came):
        at = now - timedelta(minutes=5 * patient)
        yield _matter(_waiting_id(patient), patient, _waiting_id(patient), at, None)


def _matter(
    number: int, patient: int, request: int, opened: datetime, settled: datetime | None
) -> Row:
    return {
        "id": number, "topic": "request", "patient_id": patient,
        "letter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[patient % 26], "words": "", "request_id": request,
        "appointment_id": None, "message_id": None, "opened_at": opened, "settled_at": settled,
        "settled_how": "confirmed" if settled else None,
    }  # fmt: skip


def _messages(
    chance: random.Random, anchors: dict[int, list[datetime]], most: int, now: datetime
) -> Iterator[Row]:
    """Texts by time: hers and our answers, around her first text and each of her visits."""
    numbers = count(1)
    turns = sorted(_turns(chance, anchors, most, now))[-(most // 2) :]
    for at, patient in turns:
        yield _hers(next(numbers), patient, at, HERS[chance.randrange(len(HERS))])
        said = OURS[chance.randrange(len(OURS))]
        yield _ours(next(numbers), patient, at + timedelta(seconds=2), said)


def _turns(
    chance: random.Random, anchors: dict[int, list[datetime]], most: int, now: datetime
) -> Iterator[tuple[datetime, int]]:
    """When each patient wrote, at least once and together somewhat more often than asked for."""
    each = max(1, 1 + most // (2 * len(anchors)))
    for patient, moments in anchors.items():
        for turn in range(CHATTY_TEXTS // 2 if patient == CHATTY else each):
            at = moments[turn % len(moments)] + timedelta(minutes=2 * turn)
            yield min(at, now - timedelta(minutes=1 + chance.randrange(600))), patient


def _text(number: int, patient: int, at: datetime, body: str) -> Row:
    return {
        "id": number, "audience": "patient", "phone": phone_of(patient), "patient_id": patient,
        "created_at": at, "body": body.format(name=name_of(patient)), "sid": f"SMc{number:031x}",
        "segments": 1, "media": [], "values": {}, "attempts": 0, "lookups": 0, "failed_sids": [],
        "handled_at": at, "kind": None, "wording": None, "language": None, "send_after": None,
        "due_at": None, "attempted_at": None, "sent_at": None, "settled_at": None,
    }  # fmt: skip


def _hers(number: int, patient: int, at: datetime, body: str) -> Row:
    return {**_text(number, patient, at, body), "direction": "inbound", "status": "received"}


def _ours(number: int, patient: int, at: datetime, said: tuple[str, str, str]) -> Row:
    wording, kind, body = said
    return {
        **_text(number, patient, at, body), "direction": "outbound", "status": "delivered",
        "wording": wording, "kind": kind, "language": "en", "send_after": at, "due_at": at,
        "handled_at": None, "attempts": 1, "attempted_at": at, "sent_at": at, "settled_at": at,
    }  # fmt: skip


def _consent(came: dict[int, datetime]) -> Iterator[Row]:
    for number, at in came.items():
        yield {
            "id": number, "patient_id": number, "phone": phone_of(number), "at": at,
            "kind": "wrote_first", "how": "by text", "message_id": None, "hash": f"{number:064x}",
        }  # fmt: skip


def _links(chance: random.Random, agreed: list[_Visit], now: datetime) -> Iterator[Row]:
    for visit in agreed:
        sent = visit.starts_at + timedelta(hours=20)
        if visit.status != "confirmed" or sent > now:
            continue
        clicks = chance.randrange(3)
        yield {
            "token": f"t{visit.number:07}", "patient_id": visit.patient,
            "appointment_id": visit.number, "url": "https://text.example.com/articles/myokines",
            "created_at": sent, "clicks": clicks,
            "first_clicked_at": sent + timedelta(hours=2) if clicks else None,
        }  # fmt: skip
