"""E-mails that the mail server does not take: tried for days, told of, never lost in silence."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import NURSE, FakeClock, FakeEmail, FakeSms
from sqlmodel import select

from smsbot.app import create_app
from smsbot.db.models import Email
from smsbot.gateways import Fault, SendError
from smsbot.runtime import Duty, Runtime
from smsbot.services import mail

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
OPERATOR = "operator@example.com"
DOWN = SendError(Fault.TRANSIENT)
FAULT = "smsbot cannot send texts"


@pytest.fixture
def runtime(runtime: Runtime) -> Runtime:
    return replace(runtime, settings=replace(runtime.settings, operator_email=OPERATOR))


def queue(runtime: Runtime, key: str = "hold:1") -> None:
    with runtime.desk() as desk:
        mail.to_operator(desk, FAULT, "The account is suspended.", key=key)


def live(runtime: Runtime, clock: FakeClock, time: timedelta, *, step: timedelta = MINUTE) -> None:
    """Everything that is due, step by step."""
    until = clock.now + time
    while clock.now < until:
        clock.move(step)
        runtime.pass_once()


def try_mail(
    runtime: Runtime, clock: FakeClock, time: timedelta, *, step: timedelta = MINUTE
) -> None:
    """Only the e-mails that are due, step by step."""
    until = clock.now + time
    while clock.now < until:
        clock.move(step)
        runtime.perform(Duty.MAIL)


def warnings(runtime: Runtime) -> list[str]:
    """What /readyz says of e-mail."""
    said = create_app(runtime).test_client().get("/readyz").get_json()["warnings"]
    return [warning for warning in said if "e-mail" in warning]


def metric(runtime: Runtime, name: str) -> float:
    page = create_app(runtime).test_client().get("/metrics").get_data(as_text=True)
    (line,) = [line for line in page.splitlines() if line.startswith(f"smsbot_{name} ")]
    return float(line.split()[-1])


def told(sms: FakeSms) -> list[str]:
    return [text.body for text in sms.sent if text.to == NURSE and "E-mail to" in text.body]


def test_after_six_hours_without_a_mail_server_everything_leaves(
    runtime: Runtime, email: FakeEmail, sms: FakeSms, clock: FakeClock
) -> None:
    email.fails = DOWN
    queue(runtime)
    runtime.pass_once()  # with the digest
    live(runtime, clock, 6 * HOUR, step=3 * MINUTE)
    assert warnings(runtime) == [
        "e-mails do not get through to the mail server of SMTP_URL: 2 tried again each hour"
    ]
    assert create_app(runtime).test_client().get("/readyz").status_code == 200
    email.fails = None
    live(runtime, clock, HOUR + MINUTE)
    assert sorted(to for to, _, _ in email.sent) == ["nurse@example.com", OPERATOR]
    assert warnings(runtime) == []
    assert told(sms) == [
        "E-mail to nurse@example.com and operator@example.com does not get through (since "
        "Tue Dec 1 at 10:15 AM). What leaves by text goes on. Please tell whoever looks after "
        "smsbot: the mail server does not take it."
    ]


def test_it_is_told_after_half_an_hour_and_not_before(
    runtime: Runtime, email: FakeEmail, sms: FakeSms, clock: FakeClock
) -> None:
    email.fails = DOWN
    runtime.pass_once()
    live(runtime, clock, 29 * MINUTE)
    assert told(sms) == warnings(runtime) == []
    live(runtime, clock, 2 * MINUTE)
    assert len(told(sms)) == len(warnings(runtime)) == 1


def test_each_standstill_is_told_once(
    runtime: Runtime, email: FakeEmail, sms: FakeSms, clock: FakeClock
) -> None:
    for _ in range(2):
        email.fails = DOWN
        queue(runtime, key=f"hold:{clock.now}")
        live(runtime, clock, HOUR)
        email.fails = None
        live(runtime, clock, HOUR)
    assert len(told(sms)) == 2


def test_yesterdays_digest_is_let_go_and_a_fault_is_not(
    runtime: Runtime, email: FakeEmail, clock: FakeClock
) -> None:
    email.fails = DOWN
    runtime.pass_once()
    queue(runtime)
    try_mail(runtime, clock, DAY, step=15 * MINUTE)
    email.fails = None
    try_mail(runtime, clock, HOUR)
    assert [subject for _, subject, _ in email.sent] == [FAULT]


def test_what_is_given_up_after_three_days_stays_in_sight_until_one_gets_through(
    runtime: Runtime, email: FakeEmail, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    email.fails = DOWN
    queue(runtime)
    caplog.set_level(logging.CRITICAL)  # so many tries in vain
    try_mail(runtime, clock, 3 * DAY - HOUR, step=15 * MINUTE)
    assert metric(runtime, "emails_waiting") == 1
    caplog.set_level(logging.ERROR)
    try_mail(runtime, clock, 3 * HOUR, step=15 * MINUTE)
    assert "e-mail 1 is given up after 7" in caplog.text
    assert "1 given up" in warnings(runtime)[0]
    assert (metric(runtime, "emails_waiting"), metric(runtime, "emails_given_up")) == (0, 1)
    email.fails = None
    queue(runtime, key="hold:2")
    try_mail(runtime, clock, MINUTE)
    assert warnings(runtime) == []
    assert metric(runtime, "emails_given_up") == 0


def test_an_address_that_is_refused_for_good_is_told_at_once(
    runtime: Runtime, email: FakeEmail, sms: FakeSms
) -> None:
    email.fails = SendError(Fault.PERMANENT)
    queue(runtime)
    runtime.pass_once()
    email.fails = None
    assert "2 given up" in warnings(runtime)[0]  # with the digest
    assert len(told(sms)) == 1


def test_at_night_nobody_is_woken_for_it(
    runtime: Runtime, email: FakeEmail, sms: FakeSms, clock: FakeClock
) -> None:
    clock.move(12 * HOUR)  # a quarter past ten in the evening
    email.fails = DOWN
    queue(runtime)
    live(runtime, clock, 9 * HOUR, step=15 * MINUTE)
    assert told(sms) == []
    assert len(warnings(runtime)) == 1
    live(runtime, clock, 2 * HOUR, step=15 * MINUTE)
    assert len(told(sms)) == 1


def test_where_no_mail_server_is_set_nothing_is_told_of_it(
    runtime: Runtime, email: FakeEmail, sms: FakeSms
) -> None:
    mute = replace(runtime, settings=replace(runtime.settings, smtp_url=None))
    email.fails = SendError(Fault.PERMANENT)
    queue(mute)
    mute.pass_once()
    assert told(sms) == []
    assert warnings(mute) == ["nobody can be told by e-mail: set SMTP_URL"]


def test_what_is_new_goes_before_what_was_tried_in_vain(
    runtime: Runtime, email: FakeEmail, clock: FakeClock
) -> None:
    email.fails = DOWN
    queue(runtime)
    runtime.perform(Duty.MAIL)
    clock.move(HOUR)
    email.fails = None
    with runtime.desk() as desk:
        mail.to_operator(desk, "An emergency alarm could not be texted", "Look.", key="alarm:1")
    runtime.perform(Duty.MAIL)
    assert [subject for _, subject, _ in email.sent] == [
        "An emergency alarm could not be texted", FAULT,
    ]  # fmt: skip


def test_a_clock_set_back_holds_no_e_mail_up(
    runtime: Runtime, email: FakeEmail, clock: FakeClock
) -> None:
    email.fails = DOWN
    queue(runtime)
    runtime.perform(Duty.MAIL)
    clock.move(-7 * HOUR)
    email.fails = None
    runtime.perform(Duty.MAIL)
    assert len(email.sent) == 1
    with runtime.database.reading() as session:
        assert session.exec(select(Email.next_try_at)).all() == [None]
