"""Twilio knocks: what is let in, what it leaves behind, and what is answered."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from fakes import NURSE, PATIENT, PUBLIC_URL, TOKEN, Counts, FakeClock, FakeSms, Post, texted
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import select
from twilio.request_validator import RequestValidator

from smsbot.core.events import Kind
from smsbot.core.practice import Window
from smsbot.db.models import Audience, Direction, Message, MessageStatus
from smsbot.runtime import Runtime
from smsbot.services import time_off

EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response />'
ROUTES = (
    "/twilio/sms",
    "/twilio/status",
    "/twilio/voice",
    "/twilio/voice/screen",
    "/twilio/voice/ended",
)


def messages(runtime: Runtime, direction: Direction) -> list[Message]:
    with runtime.database.reading() as session:
        found = select(Message).where(Message.direction == direction).order_by(Message.id)
        return list(session.exec(found))


def came_in(runtime: Runtime) -> list[Message]:
    return messages(runtime, Direction.INBOUND)


def to_go_out(runtime: Runtime, phone: str = PATIENT) -> list[Message]:
    return [m for m in messages(runtime, Direction.OUTBOUND) if m.phone == phone]


def call(phone: str = PATIENT, **more: str) -> dict[str, str]:
    return {"CallSid": "CA1", "From": phone, "To": "+14809332328", **more}


# Who is let in


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("sign", [None, "", "bm90IGEgc2lnbmF0dXJl", "é"])
def test_without_a_valid_signature_nothing_is_left_behind(
    client: FlaskClient, counts: Callable[[], Counts], path: str, sign: str | None
) -> None:
    before = counts()
    headers = {} if sign is None else {"X-Twilio-Signature": sign}
    form = texted("hi") | {"DialCallStatus": "no-answer", "MessageStatus": "delivered"}
    assert client.post(path, data=form, headers=headers).status_code == 403
    assert counts() == before


def test_a_changed_form_no_longer_fits_its_signature(
    client: FlaskClient, counts: Callable[[], Counts]
) -> None:
    before = counts()
    url = f"{PUBLIC_URL}/twilio/sms"
    sign = RequestValidator(TOKEN).compute_signature(url, texted("hi"))
    answer = client.post("/twilio/sms", data=texted("STOP"), headers={"X-Twilio-Signature": sign})
    assert answer.status_code == 403
    assert counts() == before


def test_forwarded_headers_do_not_move_the_address_that_is_signed(client: FlaskClient) -> None:
    form = texted("hi")
    sign = RequestValidator(TOKEN).compute_signature("https://evil.example.com/twilio/sms", form)
    answer = client.post(
        "/twilio/sms", data=form,
        headers={
            "X-Twilio-Signature": sign, "Host": "evil.example.com",
            "X-Forwarded-Host": "evil.example.com", "X-Forwarded-Proto": "https",
        },
    )  # fmt: skip
    assert answer.status_code == 403


def test_whoever_asks_below_twilio_is_asked_for_a_signature_first(client: FlaskClient) -> None:
    assert client.get("/twilio/sms").status_code == 403
    assert client.post("/twilio/nothing").status_code == 403


def test_during_a_rotation_both_tokens_open_the_door(
    with_settings: Callable[..., tuple[Runtime, FlaskClient]],
) -> None:
    runtime, client = with_settings(auth_tokens=("new", "old"))
    for sid, token in (("SM1", "new"), ("SM2", "old")):
        form = texted("hi", sid=sid)
        sign = RequestValidator(token).compute_signature(f"{PUBLIC_URL}/twilio/sms", form)
        answer = client.post("/twilio/sms", data=form, headers={"X-Twilio-Signature": sign})
        assert answer.status_code == 200
    assert [m.sid for m in came_in(runtime)] == ["SM1", "SM2"]


def test_the_signature_covers_the_query_exactly_as_it_was_sent(
    twilio: Post, runtime: Runtime
) -> None:
    assert twilio("/twilio/sms?a=%7e&b=c+d&e", texted("hi")).status_code == 200
    assert len(came_in(runtime)) == 1


@pytest.mark.parametrize("path", ["/twilio/sms", "/", "/nowhere"])
def test_a_body_over_64_kib_is_refused(
    client: FlaskClient, counts: Callable[[], Counts], path: str
) -> None:
    before = counts()
    answer = client.post(path, data={"Body": "a" * 65_536})
    assert answer.status_code == 413
    assert counts() == before


# Texts


def test_a_text_is_kept_and_its_answer_queued(twilio: Post, runtime: Runtime) -> None:
    answer = twilio("/twilio/sms", texted("hi im maria lopez, can i come in thurs after 3"))
    assert (answer.status_code, answer.mimetype, answer.text) == (200, "text/xml", EMPTY)
    (kept,) = came_in(runtime)
    assert kept.body == "hi im maria lopez, can i come in thurs after 3"
    assert kept.handled_at is not None
    assert to_go_out(runtime)
    assert runtime.wake.wait(0)


def test_the_answer_leaves_with_the_next_delivery(
    twilio: Post, runtime: Runtime, sms: FakeSms
) -> None:
    twilio("/twilio/sms", texted("hi im maria lopez"))
    runtime.outbox.deliver_due()
    assert [sent.to for sent in sms.sent] == [PATIENT] * len(sms.sent)
    assert sms.sent


def test_the_same_text_on_the_main_and_the_fallback_address_is_one(
    twilio: Post, counts: Callable[[], Counts]
) -> None:
    twilio("/twilio/sms", texted("hi"))
    before = counts()
    again = twilio("/twilio/sms?fallback=1", texted("hi") | {"ErrorCode": "11200"})
    assert (again.status_code, again.text) == (200, EMPTY)
    assert counts() == before


def test_pictures_are_kept_with_the_text(twilio: Post, runtime: Runtime) -> None:
    twilio(
        "/twilio/sms",
        texted(
            "", NumMedia="2", MediaUrl0="https://api.twilio.com/1", MediaContentType0="image/jpeg",
            MediaUrl1="https://api.twilio.com/2", MediaContentType1="image/png",
        ),
    )  # fmt: skip
    (kept,) = came_in(runtime)
    assert kept.media == ["https://api.twilio.com/1", "https://api.twilio.com/2"]
    assert to_go_out(runtime)


def test_an_empty_text_is_kept_and_answered(twilio: Post, runtime: Runtime) -> None:
    assert twilio("/twilio/sms", texted("")).status_code == 200
    (kept,) = came_in(runtime)
    assert kept.handled_at is not None


@pytest.mark.parametrize("phone", ["22395", "SMSBOT", "+14809332328"])
def test_short_codes_names_and_our_own_number_get_no_answer(
    twilio: Post, runtime: Runtime, phone: str
) -> None:
    assert twilio("/twilio/sms", texted("your code is 1", phone=phone)).text == EMPTY
    assert [m.phone for m in came_in(runtime)] == [phone]
    assert to_go_out(runtime, phone) == []


def test_the_nurses_phone_is_the_nurse_speaking(twilio: Post, runtime: Runtime) -> None:
    twilio("/twilio/sms", texted("list", phone=NURSE))
    assert [m.audience for m in came_in(runtime)] == [Audience.NURSE]
    assert [m.audience for m in to_go_out(runtime, NURSE)] == [Audience.NURSE]


def test_what_the_carrier_did_is_kept(twilio: Post, runtime: Runtime) -> None:
    twilio("/twilio/sms", texted("STOP", OptOutType="STOP"))
    assert [m.carrier for m in came_in(runtime)] == ["STOP"]
    assert to_go_out(runtime) == []


@pytest.mark.parametrize("missing", [{"MessageSid", "SmsSid"}, {"From"}])
def test_a_signed_text_that_lacks_the_needful_is_passed_over(
    twilio: Post, counts: Callable[[], Counts], missing: set[str]
) -> None:
    before = counts()
    form = {name: value for name, value in texted("hi").items() if name not in missing}
    answer = twilio("/twilio/sms", form)
    assert (answer.status_code, answer.text) == (200, EMPTY)
    assert counts() == before


def test_when_a_text_cannot_be_stored_twilio_is_asked_to_try_again(
    twilio: Post, runtime: Runtime, caplog: pytest.LogCaptureFixture
) -> None:
    with runtime.database.transaction() as session:
        session.execute(text("ALTER TABLE messages RENAME TO gone"))
    assert twilio("/twilio/sms", texted("my name is maria")).status_code == 503
    assert "maria" not in caplog.text
    assert PATIENT not in caplog.text


def test_a_stored_text_that_cannot_be_handled_is_no_error_and_is_taken_up_later(
    twilio: Post, runtime: Runtime
) -> None:
    with runtime.database.transaction() as session:
        session.execute(text("ALTER TABLE conversations RENAME TO gone"))
    assert twilio("/twilio/sms", texted("hi")).status_code == 200
    assert [m.handled_at for m in came_in(runtime)] == [None]
    with runtime.database.transaction() as session:
        session.execute(text("ALTER TABLE gone RENAME TO conversations"))
    runtime.pass_once()
    assert None not in [m.handled_at for m in came_in(runtime)]
    assert to_go_out(runtime)


def test_neither_words_nor_numbers_stand_in_the_log(
    twilio: Post, runtime: Runtime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="smsbot")
    twilio("/twilio/sms", texted("hi im maria lopez"))
    runtime.outbox.deliver_due()
    assert "maria" not in caplog.text.lower()
    assert PATIENT not in caplog.text


# Receipts


@pytest.fixture
def left(twilio: Post, runtime: Runtime, sms: FakeSms) -> Message:
    """A text that Twilio has taken."""
    twilio("/twilio/sms", texted("hi"))
    runtime.outbox.deliver_due()
    return to_go_out(runtime)[0]


def test_a_receipt_finds_its_text_by_our_own_id(
    twilio: Post, runtime: Runtime, left: Message
) -> None:
    assert left.sid is not None
    form = {"MessageSid": left.sid, "MessageStatus": "delivered"}
    assert twilio(f"/twilio/status?message={left.id}", form).status_code == 204
    assert to_go_out(runtime)[0].status is MessageStatus.DELIVERED


def test_a_receipt_without_our_id_finds_its_text_by_twilios(
    twilio: Post, runtime: Runtime, left: Message
) -> None:
    assert left.sid is not None
    form = {"MessageSid": left.sid, "MessageStatus": "undelivered", "ErrorCode": "30006"}
    assert twilio("/twilio/status", form).status_code == 204
    changed = to_go_out(runtime)[0]
    assert (changed.status, changed.error_code) == (MessageStatus.UNDELIVERED, 30006)


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30, "%C2%B2", ""])
def test_a_receipt_with_a_strange_id_changes_nothing(
    twilio: Post, runtime: Runtime, left: Message, number: str
) -> None:
    form = {"MessageSid": "SMother", "MessageStatus": "failed", "ErrorCode": "abc"}
    assert twilio(f"/twilio/status?message={number}", form).status_code == 204
    assert to_go_out(runtime)[0].status is left.status


# Calls


def test_a_call_rings_the_nurse_for_twenty_seconds(twilio: Post, runtime: Runtime) -> None:
    answer = twilio("/twilio/voice", call())
    assert answer.mimetype == "text/xml"
    assert NURSE in answer.text
    assert 'timeout="20"' in answer.text
    assert 'action="/twilio/voice/ended"' in answer.text
    assert to_go_out(runtime) == []


def rings(twilio: Post, sid: str = "CA1") -> None:
    """A call that rings the nurse, and something picks up."""
    twilio("/twilio/voice", call(CallSid=sid))
    asked = twilio("/twilio/voice/screen", call(NURSE, CallSid="CA9", ParentCallSid=sid))
    assert "Press 1 to take the call" in asked.text
    assert 'numDigits="1"' in asked.text
    assert asked.text.endswith("<Hangup /></Response>")


def test_whoever_picks_up_is_asked_for_a_one(twilio: Post, runtime: Runtime) -> None:
    assert 'url="/twilio/voice/screen"' in twilio("/twilio/voice", call(CallSid="CA1")).text
    rings(twilio)
    taken = call(NURSE, CallSid="CA9", ParentCallSid="CA1", Digits="1")
    assert twilio("/twilio/voice/screen", taken).text == EMPTY
    ended = call(CallSid="CA1", DialCallStatus="completed")
    assert twilio("/twilio/voice/ended", ended).text == EMPTY
    assert to_go_out(runtime) == []


@pytest.mark.parametrize("digits", [None, "2", "11"])
def test_a_call_that_only_her_voicemail_took_is_missed(
    twilio: Post, runtime: Runtime, digits: str | None
) -> None:
    rings(twilio)
    if digits:
        other = call(NURSE, CallSid="CA9", ParentCallSid="CA1", Digits=digits)
        assert "<Hangup />" in twilio("/twilio/voice/screen", other).text
    answer = twilio("/twilio/voice/ended", call(CallSid="CA1", DialCallStatus="completed"))
    assert "send a text to this number" in answer.text
    assert to_go_out(runtime)[0].wording == "missed_call"


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 12, 2, 3, 0, tzinfo=UTC),  # 8 PM in Phoenix
        datetime(2026, 12, 5, 19, 0, tzinfo=UTC),  # a Saturday
        datetime(2026, 12, 25, 19, 0, tzinfo=UTC),  # Christmas
    ],
)
def test_out_of_hours_her_phone_does_not_ring(
    twilio: Post, runtime: Runtime, clock: FakeClock, at: datetime
) -> None:
    clock.now = at
    answer = twilio("/twilio/voice", call())
    assert "<Dial" not in answer.text
    assert "send a text to this number" in answer.text
    assert [row.wording for row in to_go_out(runtime)][:1] == ["missed_call"]


def test_on_her_day_off_her_phone_does_not_ring(twilio: Post, runtime: Runtime) -> None:
    with runtime.desk() as desk:
        whole = Window(datetime(2026, 12, 1), datetime(2026, 12, 2))
        time_off.enter(desk, [whole], "dec 1")
    assert "<Dial" not in twilio("/twilio/voice", call()).text


def test_a_text_while_the_call_rings_is_one_conversation(
    twilio: Post, runtime: Runtime, clock: FakeClock
) -> None:
    twilio("/twilio/voice", call(CallSid="CA1"))
    clock.move(timedelta(seconds=9))
    twilio("/twilio/sms", texted("hi, are you there?"))
    wordings = [row.wording for row in to_go_out(runtime)]
    clock.move(timedelta(seconds=9))
    twilio("/twilio/voice/ended", call(CallSid="CA1", DialCallStatus="no-answer"))
    assert [row.wording for row in to_go_out(runtime)] == wordings


def test_a_call_is_put_through_though_the_books_are_out_of_reach(
    twilio: Post, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime.database.close()
    monkeypatch.setattr(runtime.database, "transaction", _away)
    assert "<Dial" in twilio("/twilio/voice", call(CallSid="CA1")).text
    screen = call(NURSE, CallSid="CA9", ParentCallSid="CA1")
    assert "Press 1" in twilio("/twilio/voice/screen", screen).text
    ended = call(CallSid="CA1", DialCallStatus="completed")
    assert twilio("/twilio/voice/ended", ended).text == EMPTY


def _away() -> None:
    raise OperationalError("", {}, Exception())


@pytest.mark.parametrize("ended", ["busy", "no-answer", "failed", "canceled"])
def test_a_missed_caller_is_texted_and_told_so_in_both_languages(
    twilio: Post, runtime: Runtime, ended: str
) -> None:
    answer = twilio("/twilio/voice/ended", call(DialCallStatus=ended))
    assert "send a text to this number" in answer.text
    assert "mensaje de texto" in answer.text
    assert to_go_out(runtime)[0].wording == "missed_call"
    assert runtime.wake.wait(0)


def test_a_call_that_was_answered_is_left_alone(twilio: Post, counts: Callable[[], Counts]) -> None:
    before = counts()
    form = call(DialCallStatus="completed", DialBridged="true")
    assert twilio("/twilio/voice/ended", form).text == EMPTY
    assert counts() == before


def test_a_call_that_only_a_machine_took_is_missed(twilio: Post, runtime: Runtime) -> None:
    twilio("/twilio/voice/ended", call(DialCallStatus="completed", DialBridged="false"))
    assert to_go_out(runtime)


def test_a_missed_caller_gets_one_text_a_day(twilio: Post, runtime: Runtime) -> None:
    twilio("/twilio/voice/ended", call(DialCallStatus="no-answer"))
    once = len(to_go_out(runtime))
    twilio("/twilio/voice/ended", call(DialCallStatus="no-answer"))
    assert len(to_go_out(runtime)) == once


@pytest.mark.parametrize("phone", ["", "anonymous", "Restricted", "+266696687", "+86282452253"])
def test_a_hidden_caller_gets_no_text(
    twilio: Post, counts: Callable[[], Counts], phone: str
) -> None:
    before = counts()
    answer = twilio("/twilio/voice/ended", call(phone, DialCallStatus="no-answer"))
    assert "send a text" in answer.text
    assert counts() == before


def test_the_nurse_is_not_forwarded_to_herself(twilio: Post, counts: Callable[[], Counts]) -> None:
    before = counts()
    answer = twilio("/twilio/voice", call(NURSE))
    assert "<Dial" not in answer.text
    assert counts() == before


def test_with_text_only_a_caller_hears_a_line_and_is_texted(
    with_settings: Callable[..., tuple[Runtime, FlaskClient]],
) -> None:
    runtime, client = with_settings(calls="text-only")
    sign = RequestValidator(TOKEN).compute_signature(f"{PUBLIC_URL}/twilio/voice", call())
    answer = client.post("/twilio/voice", data=call(), headers={"X-Twilio-Signature": sign})
    assert "<Dial" not in answer.text
    assert answer.text.endswith("<Hangup /></Response>")
    assert to_go_out(runtime)[0].kind is Kind.ANSWER
