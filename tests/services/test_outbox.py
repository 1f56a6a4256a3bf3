"""Each phone's texts arrive in the order they were written, even when the first is in trouble."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fakes import PATIENT, FakeClock, FakeSms, Post, texted

from smsbot.gateways import Fault, SendError
from smsbot.runtime import Duty, Runtime

OTHER = "+16025550102"
TROUBLE = [Fault.UNKNOWN, Fault.TRANSIENT]


def deliver(runtime: Runtime, clock: FakeClock, *, after: timedelta = timedelta(0)) -> None:
    clock.move(after)
    runtime.perform(Duty.LOOK_UPS)
    runtime.perform(Duty.OUTBOX)


def begins(sms: FakeSms, phone: str = PATIENT) -> list[str]:
    """The first word of each text that left for this phone."""
    return [text.body.split()[0] for text in sms.sent if text.to == phone]


@pytest.mark.parametrize("fault", TROUBLE)
def test_a_text_waits_for_an_earlier_one_that_is_in_trouble(
    twilio: Post, runtime: Runtime, sms: FakeSms, clock: FakeClock, fault: Fault
) -> None:
    twilio("/twilio/sms", texted("hi"))
    sms.fails = SendError(fault)
    deliver(runtime, clock)
    sms.fails = None
    deliver(runtime, clock)
    twilio("/twilio/sms", texted("thursday at 3pm", sid="SM2"))
    twilio("/twilio/sms", texted("hi", sid="SM3", phone=OTHER))
    deliver(runtime, clock)
    assert (begins(sms), len(begins(sms, OTHER))) == ([], 2)

    for _ in range(3):
        deliver(runtime, clock, after=timedelta(minutes=1))
    assert begins(sms) == ["Hi!", "This", "Happy"]


@pytest.mark.parametrize("fault", TROUBLE)
def test_but_no_longer_than_three_minutes(
    twilio: Post, runtime: Runtime, sms: FakeSms, clock: FakeClock, fault: Fault
) -> None:
    twilio("/twilio/sms", texted("hi"))
    sms.fails = SendError(fault, retry_after=timedelta(hours=1))
    deliver(runtime, clock)
    sms.fails = None
    clock.move(timedelta(minutes=4))
    runtime.perform(Duty.OUTBOX)
    assert begins(sms) == ["This"]


@pytest.mark.parametrize("fault", TROUBLE)
def test_an_emergency_waits_for_nothing(
    twilio: Post, runtime: Runtime, sms: FakeSms, clock: FakeClock, fault: Fault
) -> None:
    twilio("/twilio/sms", texted("hi"))
    sms.fails = SendError(fault)
    deliver(runtime, clock)
    sms.fails = None
    twilio("/twilio/sms", texted("i cant breathe", sid="SM2"))
    deliver(runtime, clock)
    assert [text.body for text in sms.sent if text.to == PATIENT and "911" in text.body]


def test_an_answer_tried_again_is_not_said_beside_its_like(
    twilio: Post, runtime: Runtime, sms: FakeSms, clock: FakeClock
) -> None:
    twilio("/twilio/sms", texted("hi"))
    deliver(runtime, clock)
    sms.fails = SendError(Fault.TRANSIENT)
    twilio("/twilio/sms", texted("maria lopez", sid="SM2"))
    deliver(runtime, clock)
    sms.fails = None
    twilio("/twilio/sms", texted("thanks", sid="SM3"))
    for _ in range(5):
        deliver(runtime, clock, after=timedelta(minutes=1))
    asked = [text.body for text in sms.sent if "What day and time" in text.body]
    assert len(asked) == len(set(asked)) == 1


def test_but_the_same_words_twice_are_both_answered(
    twilio: Post, runtime: Runtime, sms: FakeSms, clock: FakeClock
) -> None:
    twilio("/twilio/sms", texted("thursday at 11am, this is kim lee"))
    deliver(runtime, clock)
    sms.fails = SendError(Fault.TRANSIENT)
    twilio("/twilio/sms", texted("do you take insurance?", sid="SM2"))
    deliver(runtime, clock)
    sms.fails = None
    twilio("/twilio/sms", texted("do you take insurance?", sid="SM3"))
    for _ in range(5):
        deliver(runtime, clock, after=timedelta(minutes=1))
    assert sum("I've passed your question" in text.body for text in sms.sent) == 2
