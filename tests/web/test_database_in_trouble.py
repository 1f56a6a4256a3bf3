"""The database is read-only, and everybody is asked to come again; then it is well."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import FakeSms, Post, texted
from flask.testing import FlaskClient

from smsbot.db.engine import Database
from smsbot.jobs import Jobs
from smsbot.runtime import Duty, Runtime

CALL = {"CallSid": "CA1", "From": "+16025550101", "DialCallStatus": "no-answer"}


@pytest.fixture
def runtime(runtime: Runtime):
    """The usual practice, once everything has ticked, and with its database read-only from then."""
    runtime.pass_once()
    path = runtime.database.url.database
    database = Database(f"sqlite:///file:{path}?mode=ro&uri=true")
    yield replace(runtime, database=database)
    database.close()


@pytest.fixture
def healed(runtime: Runtime):
    """Makes the database of the running practice writable again."""

    def heal() -> None:
        well = Database(f"sqlite:///{runtime.settings.database_url.removeprefix('sqlite:///')}")
        runtime.database.engine.dispose()
        runtime.database.engine = well.engine

    return heal


def ready(client: FlaskClient) -> tuple[int, list[str]]:
    answer = client.get("/readyz")
    return answer.status_code, answer.get_json()["problems"]


def test_twilio_is_asked_to_come_again(twilio: Post, sms: FakeSms) -> None:
    assert twilio("/twilio/sms", texted("hi")).status_code == 503
    receipt = {"MessageSid": sms.sent[0].sid, "MessageStatus": "delivered"}
    assert twilio("/twilio/status", receipt).status_code == 503


def test_a_caller_still_hears_how_to_reach_us(twilio: Post) -> None:
    answer = twilio("/twilio/voice/ended", CALL)
    assert (answer.status_code, "<Say" in answer.text) == (200, True)


def test_a_page_says_that_it_is_back_in_a_moment(client: FlaskClient) -> None:
    client.application.config["WTF_CSRF_ENABLED"] = False
    answer = client.post("/inbox/login", data={"phone": "+16025550199"})
    assert answer.status_code == 503
    assert "Back in a moment" in answer.text
    assert answer.headers["Retry-After"] == "5"


def test_a_text_that_could_not_be_stored_makes_it_not_ready_until_one_could(
    client: FlaskClient, twilio: Post, healed
) -> None:
    assert ready(client) == (200, [])
    twilio("/twilio/sms", texted("hi"))
    status, problems = ready(client)
    assert status == 503
    assert problems[0] == "the database cannot be written: is it full, read-only or away?"
    assert "storing texts" in problems[1]
    healed()
    twilio("/twilio/sms", texted("hi"))
    assert ready(client) == (200, [])


def test_so_does_a_duty_that_could_not_be_done(
    client: FlaskClient, runtime: Runtime, clock, healed
) -> None:
    clock.move(timedelta(minutes=1))
    jobs = Jobs(runtime)
    jobs._perform(Duty.SWEEP)
    status, problems = ready(client)
    assert status == 503
    assert "sweep" in problems[1]
    healed()
    jobs._perform(Duty.SWEEP)
    assert ready(client) == (200, [])
