"""Forms with every parameter that Twilio documents: each is taken in, and does what it should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fakes import FakeSms, Post
from sqlmodel import col, select
from werkzeug.test import TestResponse

from smsbot.db.models import Direction, Message, MessageStatus, Patient
from smsbot.runtime import Runtime

FORMS = {
    one["name"]: (one["path"], one["form"])
    for one in json.loads((Path(__file__).parents[1] / "data" / "webhooks.json").read_text("utf-8"))
}


@pytest.fixture
def knock(twilio: Post):
    """Posts one of the forms by its name."""

    def knock(name: str) -> TestResponse:
        return twilio(*FORMS[name])

    return knock


def one_that_came_in(runtime: Runtime) -> Message:
    with runtime.reading() as desk:
        return desk.session.exec(
            select(Message).where(Message.direction == Direction.INBOUND)
        ).one()


def that_left(runtime: Runtime) -> list[Message]:
    with runtime.reading() as desk:
        found = select(Message).where(
            Message.direction == Direction.OUTBOUND, col(Message.sid).is_not(None)
        )
        return list(desk.session.exec(found.order_by(col(Message.id))))


@pytest.mark.parametrize("name", FORMS)
def test_each_is_answered(knock, name) -> None:
    assert knock(name).status_code == (204 if "receipt" in name else 200)


@pytest.mark.parametrize(
    "name", ["a text", "a text through a messaging service, from nowhere known"]
)
def test_a_text_is_kept_sign_by_sign_and_answered(knock, runtime: Runtime, sms: FakeSms, name):
    form = FORMS[name][1]
    knock(name)
    kept = one_that_came_in(runtime)
    assert (kept.sid, kept.phone, kept.body) == (form["MessageSid"], form["From"], form["Body"])
    runtime.outbox.deliver_due()
    assert {text.to for text in sms.sent} == {form["From"]}


def test_pictures_are_kept_by_their_addresses(knock, runtime: Runtime) -> None:
    name = "two pictures without a word"
    knock(name)
    form = FORMS[name][1]
    assert one_that_came_in(runtime).media == [form["MediaUrl0"], form["MediaUrl1"]]


def test_stop_is_obeyed_without_a_word(knock, runtime: Runtime, sms: FakeSms) -> None:
    knock("STOP, which the messaging service has answered")
    with runtime.reading() as desk:
        assert desk.session.exec(select(Patient.opted_out_at)).one() is not None
    runtime.outbox.deliver_due()
    assert sms.sent == []


def test_receipts_find_their_texts(knock, twilio: Post, runtime: Runtime) -> None:
    knock("a text")
    runtime.outbox.deliver_due()
    receipts = (FORMS["a receipt: delivered"], FORMS["a receipt: undelivered"])
    for (_, form), text in zip(receipts, that_left(runtime), strict=True):
        own = {**form, "MessageSid": text.sid, "SmsSid": text.sid}
        assert twilio(f"/twilio/status?message={text.id}", own).status_code == 204
    found = [(text.status, text.error_code) for text in that_left(runtime)]
    assert found == [(MessageStatus.DELIVERED, None), (MessageStatus.UNDELIVERED, 30005)]


def test_who_was_not_answered_is_texted(knock, runtime: Runtime, sms: FakeSms) -> None:
    assert "<Dial" in knock("a call").text
    assert "<Say" in knock("the call was not answered").text
    runtime.outbox.deliver_due()
    assert sms.sent[0].to == FORMS["a call"][1]["From"]
