"""Alive, ready, or neither; and the rules that all answers keep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fakes import PATIENT, FakeClock, FakeSms, Post
from flask.testing import FlaskClient
from sqlalchemy import text

from smsbot.app import create_app
from smsbot.core.events import Kind
from smsbot.db.models import Audience, Direction, Hold, Message, MessageStatus
from smsbot.gateways import Fault, Received, SendError
from smsbot.runtime import Runtime
from smsbot.services import posting


def ask(client: FlaskClient) -> tuple[int, dict[str, Any]]:
    answer = client.get("/readyz")
    return answer.status_code, answer.get_json()


def say(runtime: Runtime, body: str = "Hello.") -> None:
    with runtime.desk() as desk:
        posting.tell_nurse(desk, body, Kind.NOTICE)


@pytest.fixture
def ticking(runtime: Runtime) -> None:
    runtime.pass_once()


def test_it_is_alive_whatever_else(client: FlaskClient, runtime: Runtime) -> None:
    with runtime.database.transaction() as session:
        session.execute(text("ALTER TABLE ticks RENAME TO gone"))
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "alive\n", "text/plain")


@pytest.mark.usefixtures("ticking")
def test_it_is_ready_once_everything_has_ticked(client: FlaskClient) -> None:
    status, found = ask(client)
    assert status == 200
    assert found["ready"] is True
    assert found["problems"] == found["warnings"] == []
    assert set(found["texts"].values()) == {0}
    assert found["last_tick_at"] == "2026-12-01T17:15:00+00:00"


def test_before_the_first_tick_it_is_not_ready(client: FlaskClient) -> None:
    status, found = ask(client)
    assert status == 503
    assert "nothing has ticked yet" in found["problems"][0]


@pytest.mark.usefixtures("ticking")
@pytest.mark.parametrize("minutes", [3, -3])
def test_when_the_ticks_stop_it_is_not_ready(
    client: FlaskClient, clock: FakeClock, minutes: int
) -> None:
    clock.move(timedelta(minutes=minutes))
    status, found = ask(client)
    assert status == 503
    assert found["problems"] == [
        "has not ticked for two minutes: "
        "catch_up, inbound, alarms, sweep, openings, digest, look_ups, mail, cleaning, outbox, busy"
    ]


def test_a_missing_worker_is_only_a_warning_to_the_web_half(runtime: Runtime) -> None:
    status, found = ask(create_app(runtime, ticks_here=False).test_client())
    assert (status, found["problems"]) == (200, [])
    assert "nothing has ticked yet" in found["warnings"][0]


@pytest.mark.usefixtures("ticking")
def test_without_the_database_it_is_not_ready(client: FlaskClient, runtime: Runtime) -> None:
    with runtime.database.transaction() as session:
        session.execute(text("ALTER TABLE messages RENAME TO gone"))
    status, found = ask(client)
    assert (status, found["problems"]) == (503, ["the database cannot be reached"])


def test_a_text_that_does_not_leave_for_five_minutes_makes_it_not_ready(
    client: FlaskClient, runtime: Runtime, clock: FakeClock
) -> None:
    say(runtime)
    clock.move(timedelta(minutes=4))
    tick_all_but_the_outbox(runtime)
    assert ask(client)[0] == 200
    clock.move(timedelta(minutes=1))
    tick_all_but_the_outbox(runtime)
    status, found = ask(client)
    assert (status, found["texts"]["overdue"]) == (503, 1)
    assert found["problems"] == ["texts are due for more than five minutes and have not left"]


def tick_all_but_the_outbox(runtime: Runtime) -> None:
    """As when the outbox ticks but cannot send."""
    with runtime.database.transaction() as session:
        session.execute(text("UPDATE messages SET status = 'received' WHERE status = 'queued'"))
    runtime.pass_once()
    with runtime.database.transaction() as session:
        session.execute(text("UPDATE messages SET status = 'queued' WHERE status = 'received'"))


@pytest.mark.usefixtures("ticking")
def test_held_texts_are_counted_and_warned_of_but_it_stays_ready(
    client: FlaskClient, runtime: Runtime, sms: FakeSms, clock: FakeClock
) -> None:
    sms.fails = SendError(Fault.OPERATOR, code=20003)
    say(runtime)
    runtime.pass_once()
    clock.move(timedelta(minutes=6))
    runtime.pass_once()
    status, found = ask(client)
    assert status == 200
    assert found["texts"]["held"] == 1
    assert found["warnings"] == ["Twilio refuses our texts (error 20003): they are held"]


@pytest.mark.usefixtures("ticking")
def test_unknown_and_failed_texts_are_counted(
    client: FlaskClient, runtime: Runtime, sms: FakeSms
) -> None:
    for fault in (Fault.UNKNOWN, Fault.BLOCKED):
        sms.fails = SendError(fault)
        say(runtime)
        runtime.pass_once()
    status, found = ask(client)
    assert status == 200
    assert (found["texts"]["unknown"], found["texts"]["failed"]) == (1, 1)


def test_a_failure_no_longer_counts_a_day_after_the_nurse_has_seen_it(
    client: FlaskClient, runtime: Runtime, clock: FakeClock
) -> None:
    with runtime.desk() as desk:
        for shown_at in (None, desk.now):
            desk.session.add(
                Message(
                    direction=Direction.OUTBOUND, audience=Audience.PATIENT, phone=PATIENT,
                    created_at=desk.now, status=MessageStatus.FAILED, settled_at=desk.now,
                    shown_at=shown_at,
                )
            )  # fmt: skip
    assert ask(client)[1]["texts"]["failed"] == 2
    clock.move(timedelta(hours=25))
    assert ask(client)[1]["texts"]["failed"] == 1


@pytest.mark.usefixtures("ticking")
def test_texts_nobody_answers_make_it_not_ready(client: FlaskClient, runtime: Runtime) -> None:
    with runtime.desk() as desk:
        desk.session.add(
            Message(
                direction=Direction.INBOUND, audience=Audience.PATIENT, phone=PATIENT,
                created_at=desk.now - timedelta(minutes=6), status=MessageStatus.RECEIVED,
            )
        )  # fmt: skip
    status, found = ask(client)
    assert (status, found["texts"]["unanswered"]) == (503, 1)


def test_that_nobody_can_be_told_by_e_mail_is_a_warning(
    with_settings: Callable[..., tuple[Runtime, FlaskClient]],
) -> None:
    changed, client = with_settings(smtp_url=None)
    changed.pass_once()
    status, found = ask(client)
    assert (status, found["warnings"]) == (200, ["nobody can be told by e-mail: set SMTP_URL"])
    _, client = with_settings(nurse_email=None)
    assert ask(client)[1]["warnings"] == ["nobody can be told by e-mail: set OPERATOR_EMAIL"]


@pytest.mark.usefixtures("ticking")
def test_texts_of_which_nobody_says_what_became_are_warned_of(
    client: FlaskClient, runtime: Runtime, clock: FakeClock
) -> None:
    for _ in range(2):  # With the digest that makes three.
        say(runtime)
    runtime.pass_once()
    clock.move(timedelta(minutes=29))
    runtime.pass_once()
    assert ask(client)[1]["warnings"] == []
    clock.move(timedelta(minutes=1))
    runtime.pass_once()
    status, found = ask(client)
    assert status == 200
    assert "no delivery receipt" in found["warnings"][0]
    assert "https://text.example.com/twilio/status" in found["warnings"][0]


@pytest.mark.usefixtures("ticking")
def test_one_receipt_shows_that_they_come(
    client: FlaskClient, runtime: Runtime, clock: FakeClock, twilio: Post, sms: FakeSms
) -> None:
    for _ in range(3):
        say(runtime)
    runtime.pass_once()
    (sid,) = (text.sid for text in sms.sent if text.message_id == 4)
    form = {"MessageSid": sid, "MessageStatus": "delivered"}
    assert twilio("/twilio/status?message=4", form).status_code == 204
    clock.move(timedelta(minutes=31))
    runtime.pass_once()
    assert ask(client)[1]["warnings"] == []


@pytest.mark.usefixtures("ticking")
def test_a_list_that_cannot_be_read_is_warned_of(
    client: FlaskClient, runtime: Runtime, sms: FakeSms, clock: FakeClock
) -> None:
    sms.fails = SendError(Fault.TRANSIENT)
    clock.move(timedelta(minutes=31))
    runtime.pass_once()
    assert "list could not be read for half an hour" in ask(client)[1]["warnings"][0]
    sms.fails = None
    runtime.pass_once()
    assert ask(client)[1]["warnings"] == []


@pytest.mark.usefixtures("ticking")
def test_texts_that_come_by_no_webhook_are_warned_of(
    client: FlaskClient, runtime: Runtime, sms: FakeSms, clock: FakeClock
) -> None:
    sms.inbox.append(Received("SM-lost", PATIENT, clock.now, "hi"))
    clock.move(timedelta(minutes=5))
    runtime.pass_once()
    status, found = ask(client)
    assert (status, found["texts"]["unanswered"]) == (200, 0)
    assert "came by no webhook" in found["warnings"][0]


def test_a_hold_that_is_over_holds_nothing(client: FlaskClient, runtime: Runtime) -> None:
    with runtime.desk() as desk:
        desk.session.add(Hold(name="outbox", code=20003, since=desk.now, until=desk.now))
    say(runtime)
    runtime.pass_once()
    assert ask(client)[1]["texts"]["held"] == 0


# What all answers have in common


@pytest.mark.parametrize("path", ["/", "/nowhere", "/healthz", "/twilio/sms", "/r/nothing"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" in headers


def test_hsts_is_for_https_only(
    with_settings: Callable[..., tuple[Runtime, FlaskClient]],
) -> None:
    _, client = with_settings(public_url="http://127.0.0.1:8000")
    assert "Strict-Transport-Security" not in client.get("/").headers


def test_an_unknown_route_is_a_plain_404(client: FlaskClient) -> None:
    for path in ("/nowhere", "/demo", "/demo/phones", "/demo/assets/demo.js"):
        assert client.get(path).status_code == 404


def test_our_own_fault_is_a_page_and_says_nothing_of_it(
    runtime: Runtime, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(runtime)
    app.add_url_rule("/broken", view_func=broken)
    answer = app.test_client().get("/broken")
    assert answer.status_code == 500
    assert "Something went wrong here" in answer.text
    assert "maria" not in answer.text + caplog.text
    assert "ValueError at test_health.py" in caplog.text


def broken() -> str:
    raise ValueError("maria lopez")
