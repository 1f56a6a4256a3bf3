"""A page of hers asks the database little and is light, however long the practice has been busy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import crowded
import pytest
from flask.testing import FlaskClient
from nurse_pages import signed_in
from sqlalchemy import event

from smsbot.core.events import Kind
from smsbot.db.models import Audience, Direction, Message, MessageStatus
from smsbot.simulator import Simulator

MOST_QUERIES = 12
GROWING = {"messages", "patients", "appointments", "requests", "matters", "consent", "alarms"}
READ_WHOLE = ("lower(patients.name) LIKE", "patients.phone LIKE", "FROM alarms")
"""A search for part of a name or number looks at every patient: some thousand, in milliseconds.

Emergencies are few, however many patients there are.
"""

KEPT_BACK = ("held while an alarm about her is open", "too close to the visit")

MOST_BYTES = 50 * 1024
PAGES = (
    "/inbox",
    "/inbox/texts",
    "/inbox/texts?q=lopez",
    "/inbox/texts?q=thank",
    "/inbox/texts?q=0155",
    f"/inbox/patients/{crowded.CHATTY}",
    "/inbox/patients/50",
    "/inbox/calendar",
    "/inbox/calendar?day=2026-12-01",
    "/inbox/calendar/month",
    "/inbox/calendar/hours",
    "/inbox/calendar/connect",
    "/inbox/insights",
    "/inbox/words",
    "/inbox/words/confirmed/en",
    "/inbox/trail",
    "/inbox/more",
)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    folder: Path = tmp_path_factory.mktemp("crowded")
    simulator = Simulator(now=crowded.NOW, database_url=f"sqlite:///{folder}/smsbot.db")
    simulator.database.create_all()
    crowded.crowd(simulator.database, patients=400, messages=4_000, visits=1_500)
    yield simulator
    simulator.database.close()


@pytest.fixture(scope="module")
def nurse(practice: Simulator) -> FlaskClient:
    client = signed_in(practice)
    client.get("/inbox")  # which gives the day's visits their letters
    return client


def other_times(nurse: FlaskClient) -> str:
    """The page of other times for the first request that waits."""
    found = re.search(r"/inbox/matters/\d+/times", nurse.get("/inbox").text)
    assert found
    return found[0]


def test_no_page_takes_more_than_twelve_questions(practice: Simulator, nurse: FlaskClient) -> None:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, said: str, *_: object) -> None:
        asked.append(said)

    event.listen(practice.database.engine, "before_cursor_execute", note)
    found = {}
    for path in (*PAGES, other_times(nurse)):
        asked.clear()
        assert nurse.get(path).status_code == 200
        found[path] = sum(not said.startswith("BEGIN") for said in asked)
    event.remove(practice.database.engine, "before_cursor_execute", note)
    assert {path: count for path, count in found.items() if count > MOST_QUERIES} == {}
    assert found["/inbox"] > 5  # they are counted indeed


def test_the_busiest_first_page_takes_no_more(practice: Simulator, nurse: FlaskClient) -> None:
    practice.patient_texts("my lips are turning blue and i cant breathe", phone="+16025550101")
    practice.nurse_texts("done")
    practice.patient_texts("my throat is closing, i cant breathe", phone="+16025550102")
    practice.nurse_texts("book 6025550103 Ann Bell jan 29 10am")
    practice.deliver()
    _keep_back(practice, "+16025550101", "+16025550102")
    asked: list[str] = []

    def listen(_connection: object, _cursor: object, said: str, *_: object) -> None:
        asked.append(said)

    event.listen(practice.database.engine, "before_cursor_execute", listen)
    page = nurse.get("/inbox").text
    event.remove(practice.database.engine, "before_cursor_execute", listen)
    for part in ("EMERGENCY", "You have it.", "Undo (she is sent a correction)", *KEPT_BACK):
        assert part in page
    assert len([said for said in asked if not said.startswith("BEGIN")]) <= MOST_QUERIES


def _keep_back(practice: Simulator, *phones: str) -> None:
    """A reminder that waits for an alarm to be let go, and one that waited too long, of each."""
    with practice.runtime.desk() as desk:
        for phone in phones:
            patient = desk.patient_for(phone)
            for status, reason in zip(("queued", "dropped"), KEPT_BACK, strict=True):
                desk.session.add(
                    Message(
                        direction=Direction.OUTBOUND, audience=Audience.PATIENT, phone=phone,
                        patient_id=patient.id, created_at=desk.now, due_at=desk.now,
                        status=MessageStatus(status), reason=reason, kind=Kind.REMINDER,
                        send_after=desk.now, settled_at=desk.now,
                    )
                )  # fmt: skip


def test_no_page_reads_a_whole_table(practice: Simulator, nurse: FlaskClient) -> None:
    # Without statistics SQLite's plans do not depend on how many rows there are.
    plans: dict[str, list[str]] = {}

    def explain(
        connection: Any, _cursor: object, said: str, given: Any, _context: object, many: bool
    ) -> None:
        if said.startswith("SELECT") and said not in plans:
            raw = connection.connection.driver_connection
            steps = raw.execute(f"EXPLAIN QUERY PLAN {said}", given[0] if many else given)
            plans[said] = [step[3] for step in steps]

    event.listen(practice.database.engine, "before_cursor_execute", explain)
    for path in (*PAGES, other_times(nurse)):
        nurse.get(path)
    event.remove(practice.database.engine, "before_cursor_execute", explain)
    whole = [
        said
        for said, steps in plans.items()
        if any(reads_all(step) for step in steps) and not any(one in said for one in READ_WHOLE)
    ]
    assert len(plans) > 30
    assert whole == []


def reads_all(step: str) -> bool:
    """Does a step of a plan read every row of a table that grows with patients?"""
    return step.startswith("SCAN ") and step.split()[1] in GROWING and "USING INDEX" not in step


def test_no_page_weighs_more_than_fifty_kilobytes(nurse: FlaskClient) -> None:
    coding = {"Accept-Encoding": "gzip"}
    found = {}
    for path in (*PAGES, other_times(nurse)):
        page = nurse.get(path)
        sent = len(nurse.get(path, headers=coding).data)
        for asset in set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', page.text)):
            with nurse.get(asset, headers=coding) as answer:
                sent += len(answer.data)
        found[path] = sent
    assert {path: size for path, size in found.items() if size > MOST_BYTES} == {}
    assert found["/inbox"] > 20_000  # style and script are counted too


def test_a_page_asks_nobody_else_for_anything(nurse: FlaskClient) -> None:
    for path in (*PAGES, other_times(nurse)):
        page = nurse.get(path).text
        loaded = re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', page)
        assert all(address.startswith("/") for address in loaded), path
