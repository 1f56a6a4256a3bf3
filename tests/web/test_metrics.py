"""What a monitor scrapes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fakes import PATIENT, FakeClock, FakeSms, Post, texted
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import event, text

from smsbot import __version__
from smsbot.core.events import Kind
from smsbot.gateways import Fault, SendError
from smsbot.runtime import Runtime
from smsbot.services import posting

Samples = dict[tuple[str, ...], float]


def scrape(client: FlaskClient) -> Samples:
    """Every sample by its name and the values of its labels."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.mimetype == "text/plain"
    return {
        (sample.name.removeprefix("smsbot_"), *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_it_counts_what_went_in_and_out(
    client: FlaskClient, runtime: Runtime, clock: FakeClock, twilio: Post, sms: FakeSms
) -> None:
    twilio("/twilio/sms", texted("hi im maria lopez can i come in thurs at 3"))
    twilio("/twilio/sms", texted("yes", sid="SM2"))
    runtime.pass_once()
    clock.move(timedelta(seconds=30))
    (sid,) = (text.sid for text in sms.sent if text.message_id == 2)
    twilio("/twilio/status?message=2", {"MessageSid": sid, "MessageStatus": "delivered"})
    found = scrape(client)
    assert found["build_info", __version__] == 1
    assert found["inbound_handled_of_last_day", "patient"] == 2
    assert found["texts_of_last_day", "patient", "answer", "delivered"] == 1
    assert found["texts_of_last_day", "nurse", "digest", "accepted"] == 1
    assert found["receipt_slowest_seconds",] == 30
    assert found["inbound_slowest_seconds",] == 0
    assert found["matters_open", "request"] == 1
    assert found["tick_age_seconds", "outbox"] == 30
    assert found["emails_waiting",] == 0
    assert {found["standstill", what] for what in ("ticks", "overdue", "held")} == {0}


def test_it_shows_what_waits_and_what_stands_still(
    client: FlaskClient, runtime: Runtime, sms: FakeSms, clock: FakeClock
) -> None:
    runtime.pass_once()
    with runtime.desk() as desk:
        posting.tell_nurse(desk, "Hello.", Kind.NOTICE)
        posting.tell_nurse(desk, "Hello.", Kind.NOTICE, at=desk.now + timedelta(days=1))
    clock.move(timedelta(minutes=6))
    found = scrape(client)
    assert found["outbox_due",] == 1
    assert found["outbox_waiting",] == 2
    assert found["outbox_oldest_due_age_seconds",] == 360
    assert found["texts_in_trouble", "overdue"] == 1
    assert found["standstill", "overdue"] == found["standstill", "ticks"] == 1
    sms.fails = SendError(Fault.OPERATOR, code=20003)
    runtime.pass_once()
    found = scrape(client)
    assert found["standstill", "held"] == 1
    assert found["texts_in_trouble", "held"] == 1


def test_an_emergency_is_open_until_somebody_takes_it(
    client: FlaskClient, runtime: Runtime, twilio: Post
) -> None:
    twilio("/twilio/sms", texted("i cant breathe"))
    assert scrape(client)["alarms_open",] == 1
    twilio("/twilio/sms", texted("done", sid="SM2", phone=runtime.settings.nurse_phone or ""))
    assert scrape(client)["alarms_open",] == 0


def test_it_names_nobody(client: FlaskClient, runtime: Runtime, twilio: Post) -> None:
    twilio("/twilio/sms", texted("hi im maria lopez, thurs at 3"))
    runtime.pass_once()
    page = client.get("/metrics").text.casefold()
    for secret in ("maria", "lopez", PATIENT.removeprefix("+"), "thu", "example.com"):
        assert secret not in page


def test_without_the_database_it_says_that(client: FlaskClient, runtime: Runtime) -> None:
    with runtime.database.transaction() as session:
        session.execute(text("ALTER TABLE messages RENAME TO gone"))
    found = scrape(client)
    assert found["standstill", "database"] == 1
    assert ("outbox_due",) not in found


@pytest.mark.parametrize("path", ["/metrics", "/readyz"])
def test_no_question_reads_through_all_texts(
    client: FlaskClient, runtime: Runtime, path: str
) -> None:
    asked: list[tuple[str, object]] = []

    @event.listens_for(runtime.database.engine, "before_cursor_execute")
    def _listen(_c: object, _u: object, statement: str, values: object, *_: object) -> None:
        if statement.startswith("SELECT") and "FROM messages" in statement:
            asked.append((statement, values))

    client.get(path)
    assert asked
    with runtime.database.engine.connect() as connection:
        for statement, values in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            steps = [row[3] for row in plan]
            assert not [step for step in steps if step.startswith("SCAN messages")], statement
