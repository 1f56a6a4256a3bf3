"""A text that may have left is found in Twilio's list, whatever else stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from fakes import PATIENT, FakeClock, FakeSms, Post, texted

from smsbot.db.models import Message, MessageStatus
from smsbot.gateways import Accepted, Fault, SendError
from smsbot.gateways.twilio_sms import TwilioGateway
from smsbot.runtime import Duty, Runtime

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


@dataclass
class Mishap:
    """The line drops; Twilio takes the text so long after (None: never)."""

    taken_after: timedelta | None


@dataclass
class Carrier(TwilioGateway):
    """Our own gateway over a list that we keep; `mishaps` befall the next texts to her."""

    settings: Any
    clock: FakeClock
    ahead: timedelta = timedelta(0)  # our clock before the carrier's
    lag: timedelta = timedelta(0)  # until a text is listed
    mishaps: list[Mishap] = field(default_factory=list)
    rows: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self.settings)

    @property
    def now(self) -> datetime:
        return self.clock() - self.ahead

    def send(self, *, to: str, body: str, message_id: int) -> Accepted:
        mishap = self.mishaps.pop(0) if self.mishaps and to == PATIENT else None
        if mishap and mishap.taken_after is None:
            raise SendError(Fault.UNKNOWN)
        at = self.now + (mishap.taken_after or timedelta(0) if mishap else timedelta(0))
        sid = f"SMx{len(self.rows):031x}"
        self.rows.append(
            SimpleNamespace(
                sid=sid, to=to, body=body, date_created=at.replace(microsecond=0), status="queued",
                error_code=None, message_id=message_id,
            )
        )  # fmt: skip
        if mishap:
            raise SendError(Fault.UNKNOWN)
        return Accepted(sid, "queued")

    def _outbound(self, earliest: datetime, *, most: int, **which: str) -> Iterator[Any]:
        for row in reversed(self.rows):
            is_listed = earliest <= row.date_created <= self.now - self.lag
            if row.to == which["to"] and is_listed:
                yield row

    def left(self) -> dict[int, int]:
        """How often each text left for her phone, attempts that failed aside."""
        return Counter(
            row.message_id for row in self.rows
            if row.to == PATIENT and row.status != "undelivered"
        )  # fmt: skip


@pytest.fixture
def carrier(runtime: Runtime, clock: FakeClock) -> Carrier:
    return Carrier(runtime.settings, clock)


@pytest.fixture
def running(runtime: Runtime, carrier: Carrier) -> Runtime:
    return replace(runtime, sms=carrier)


def live(running: Runtime, clock: FakeClock, span: timedelta) -> None:
    for _ in range(span // (20 * SECOND)):
        clock.move(20 * SECOND)
        running.perform(Duty.LOOK_UPS)
        running.perform(Duty.OUTBOX)


def test_an_equal_text_that_is_known_is_not_taken_for_it(
    twilio: Post, running: Runtime, carrier: Carrier, clock: FakeClock
) -> None:
    twilio("/twilio/sms", texted("thursday at 11am, this is kim lee"))
    running.perform(Duty.OUTBOX)
    clock.move(5 * SECOND)
    twilio("/twilio/sms", texted("do you take insurance?", sid="SM2"))
    running.perform(Duty.OUTBOX)
    clock.move(SECOND)
    carrier.mishaps = [Mishap(3 * SECOND)]
    twilio("/twilio/sms", texted("do you take insurance?", sid="SM3"))
    running.perform(Duty.OUTBOX)
    live(running, clock, 10 * MINUTE)
    assert list(carrier.left().values()) == [1, 1, 1, 1]


def test_an_attempt_that_failed_is_not_taken_for_it(
    twilio: Post, running: Runtime, carrier: Carrier, clock: FakeClock
) -> None:
    carrier.lag = 90 * SECOND
    twilio("/twilio/sms", texted("hi"))
    running.perform(Duty.OUTBOX)
    first = carrier.rows[0]
    clock.move(5 * SECOND)
    first.status, first.error_code = "undelivered", 30003
    said = {"MessageSid": first.sid, "MessageStatus": "undelivered", "ErrorCode": "30003"}
    twilio(f"/twilio/status?message={first.message_id}", said)
    carrier.mishaps = [Mishap(timedelta(0))]
    live(running, clock, 20 * MINUTE)
    assert carrier.left()[first.message_id] == 1


@pytest.mark.parametrize("ahead", [11 * MINUTE, HOUR, 7 * HOUR, -7 * HOUR])
def test_it_is_found_by_a_clock_that_is_wrong(
    twilio: Post, running: Runtime, carrier: Carrier, clock: FakeClock, ahead: timedelta
) -> None:
    carrier.ahead, carrier.mishaps = ahead, [Mishap(timedelta(0))]
    twilio("/twilio/sms", texted("hi"))
    running.perform(Duty.OUTBOX)
    live(running, clock, 10 * MINUTE)
    assert set(carrier.left().values()) == {1}


def test_it_is_settled_when_the_clock_is_set_back_meanwhile(
    twilio: Post, running: Runtime, carrier: Carrier, clock: FakeClock
) -> None:
    carrier.ahead, carrier.mishaps = 7 * HOUR, [Mishap(timedelta(0)), Mishap(None)]
    twilio("/twilio/sms", texted("hi"))
    running.perform(Duty.OUTBOX)
    clock.move(MINUTE - 7 * HOUR)
    carrier.ahead = timedelta(0)
    live(running, clock, 10 * MINUTE)
    assert set(carrier.left().values()) == {1}
    with running.reading() as desk:
        waiting = desk.session.get(Message, 2)
    assert waiting is not None
    assert waiting.status is MessageStatus.ACCEPTED


def test_a_clock_that_leaps_while_a_text_is_on_its_way_sends_it_once(
    twilio: Post, running: Runtime, carrier: Carrier, clock: FakeClock, monkeypatch: Any
) -> None:
    send, leaps = carrier.send, [5 * MINUTE]

    def slowly(*, to: str, body: str, message_id: int) -> Accepted:
        if leaps:
            clock.move(leaps.pop())
            running.perform(Duty.LOOK_UPS)
            accepted = send(to=to, body=body, message_id=message_id)
            running.perform(Duty.OUTBOX)
            return accepted
        return send(to=to, body=body, message_id=message_id)

    monkeypatch.setattr(carrier, "send", slowly)
    twilio("/twilio/sms", texted("hi"))
    running.perform(Duty.OUTBOX)
    live(running, clock, 5 * MINUTE)
    assert set(carrier.left().values()) == {1}


@pytest.mark.parametrize(
    ("status", "code", "becomes"),
    [
        ("undelivered", 30003, MessageStatus.QUEUED),
        ("failed", 30023, MessageStatus.QUEUED),
        ("undelivered", 30006, MessageStatus.UNDELIVERED),
    ],
)
def test_a_failure_that_is_told_before_our_call_returns_counts(
    twilio: Post, runtime: Runtime, sms: FakeSms, clock: FakeClock, monkeypatch: Any,
    status: str, code: int, becomes: MessageStatus,
) -> None:  # fmt: skip
    send, told = sms.send, []

    def telling(*, to: str, body: str, message_id: int) -> Accepted:
        accepted = send(to=to, body=body, message_id=message_id)
        if not told:
            told.append(message_id)
            said = {"MessageSid": accepted.sid, "MessageStatus": status, "ErrorCode": str(code)}
            twilio(f"/twilio/status?message={message_id}", said)
        return accepted

    monkeypatch.setattr(sms, "send", telling)
    twilio("/twilio/sms", texted("hi"))
    runtime.perform(Duty.OUTBOX)
    with runtime.reading() as desk:
        message = desk.session.get(Message, told[0])
    assert message is not None
    assert message.status is becomes
    for _ in range(20):
        clock.move(2 * HOUR)
        runtime.perform(Duty.OUTBOX)
    tries = [text for text in sms.sent if text.message_id == told[0]]
    assert len(tries) == (2 if becomes is MessageStatus.QUEUED else 1)


def test_a_hold_from_before_the_clock_was_set_back_is_over(
    twilio: Post, runtime: Runtime, sms: FakeSms, clock: FakeClock
) -> None:
    clock.move(7 * HOUR)
    sms.fails = SendError(Fault.OPERATOR, code=20003)
    twilio("/twilio/sms", texted("hi"))
    runtime.perform(Duty.OUTBOX)
    sms.fails = None
    clock.move(MINUTE - 7 * HOUR)
    twilio("/twilio/sms", texted("i cant breathe", sid="SM9", phone="+16025550102"))
    runtime.perform(Duty.OUTBOX)
    assert any("911" in text.body for text in sms.sent)
