"""Requests that nobody means well by: none answers 500, none unsigned leaves a trace."""

from __future__ import annotations

import logging
import re
import socket
import threading
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlencode

import pytest
from fakes import NURSE, PATIENT, PUBLIC_URL, TOKEN, Counts, Post, texted
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select
from twilio.request_validator import RequestValidator
from waitress import create_server

from smsbot.cli.running import LARGEST_READ, _close
from smsbot.db.models import Direction, Message, MessageStatus
from smsbot.runtime import Runtime

FORM = b"application/x-www-form-urlencoded"
PARTS = b"multipart/form-data; boundary=x"
PART = b'--x\r\nContent-Disposition: form-data; name="From"\r\n\r\n'
KIB = 1024


@pytest.fixture
def address(app: Flask) -> Iterator[tuple[str, int]]:
    """The app behind waitress, as `serve` has it, on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = create_server(
        app, sockets=[listener], threads=2, ident=None, max_request_body_size=LARGEST_READ
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield listener.getsockname()
    _close(server)
    thread.join(10)


def ask(address: tuple[str, int], request: bytes) -> tuple[int, bytes]:
    """Send these bytes and nothing else; the status and all that was answered."""
    with socket.create_connection(address, timeout=20) as wire:
        try:
            wire.sendall(request)
            wire.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # It may have hung up on what is too large.
        answer = b""
        try:
            while part := wire.recv(64 * KIB):
                answer += part
        except OSError:
            pass
    found = re.match(rb"HTTP/1\.\d (\d{3})", answer.removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n"))
    return int(found[1]) if found else 0, answer


def posted(
    target: bytes, body: bytes = b"", *headers: bytes, method: bytes = b"POST", kind: bytes = FORM
) -> bytes:
    lines = [
        method + b" " + target + b" HTTP/1.1", b"Host: text.example.com", b"Connection: close",
        b"Content-Type: " + kind, *headers,
    ]  # fmt: skip
    if not any(line.lower().startswith((b"transfer-", b"content-length")) for line in headers):
        lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def chunked(body: bytes, size: int = 8 * KIB) -> bytes:
    parts = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def signature(path: str, form: dict[str, str]) -> bytes:
    sign = RequestValidator(TOKEN).compute_signature(PUBLIC_URL + path, form)
    return b"X-Twilio-Signature: " + sign.encode()


SMALL = urlencode(texted("my secret words")).encode()

# Paths

PATHS = [
    b"//twilio/sms", b"/twilio//sms", b"/twilio/../twilio/sms", b"/./twilio/sms", b"/twilio/sms/",
    b"/twilio/%2e%2e/twilio/sms", b"/twilio%2fsms", b"/%74wilio/sms", b"/twilio/sms%00",
    b"/twilio/sms;x=1", b"/twilio/sms%3fx", b"/TWILIO/SMS", b"/twilio/sms%20", b"/twilio/sms\\",
    b"/twilio/sms?x=%ff%00", b"/twilio/%ff", b"/twilio/sms#x", b"/twilio", b"/twilio/",
    b"http://text.example.com/twilio/sms", b"http://evil.example/twilio/sms", b"twilio/sms", b"*",
    b"/twilio/status?message=1%00", b"/twilio/voice/ended/../../sms", b"/inbox/%00", b"/%ff",
    b"/r/" + b"a" * 5000, b"/" + b"a/" * 20_000, b"/inbox/patients/" + b"9" * 400,
    b"/inbox/matters/-1", b"/assets/../../pyproject.toml", b"/assets/%2e%2e/%2e%2e/app.py",
    b"/assets/..%2f..%2fapp.py", b"/assets/\xc3\xa9", b"/articles/myokines%00", b"/readyz/..",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:30].decode("latin-1"))
@pytest.mark.parametrize("method", [b"POST", b"GET"])
def test_no_path_gets_by_the_signature_or_breaks_anything(
    address: tuple[str, int], counts: Callable[[], Counts], path: bytes, method: bytes
) -> None:
    before = counts()
    status, answer = ask(address, posted(path, SMALL, method=method))
    assert 300 <= status < 500, answer[:200]
    assert counts() == before
    assert b"[project]" not in answer
    assert b"my secret words" not in answer


@pytest.mark.parametrize(
    "token", ["%00", "a%00b", "%ff", "..%2f", "'--", "%E2%80%AE", "x" * 65, "x" * 4000, "%0d%0aX:y"]
)
def test_an_odd_token_is_just_not_found(client: FlaskClient, token: str) -> None:
    answer = client.get(f"/r/{token}")
    assert answer.status_code == 404
    assert "X" not in answer.headers


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "PURGE"])
def test_other_methods_do_nothing(
    client: FlaskClient, counts: Callable[[], Counts], method: str
) -> None:
    before = counts()
    for path in ("/twilio/sms", "/twilio/status", "/inbox", "/inbox/done", "/inbox/login", "/"):
        answer = client.open(path, method=method, data=texted("hi"))
        assert answer.status_code < 500
        assert b"my secret" not in answer.data
    assert counts() == before


# Headers


@pytest.mark.parametrize(
    "headers",
    [
        [b"X-Forwarded-Host: text.example.com", b"X-Forwarded-Proto: https"],
        [b"X-Original-URL: /twilio/sms"],
        [b"X-Rewrite-URL: /twilio/sms"],
        [b"X-HTTP-Method-Override: POST"],
        [b"X-Twilio-Signature: "],
        [b"X-Twilio-Signature: AAAA", b"X-Twilio-Signature: BBBB"],
        [b"X-Twilio-Signature: " + b"A" * 9000],
        [b"X-Twilio-Signature: \xff\xfe"],
        [b"Cookie: session=" + b"A" * 4000],
        [b'Cookie: session="; browser=\xff\x00'],
        [b"Host: evil.example"],
        [b"Content-Length: -1"],
        [b"Content-Length: 5", b"Content-Length: 500"],
        [b"Content-Length: 10", b"Transfer-Encoding: chunked"],
        [b"Transfer-Encoding: gzip"],
        [b"Expect: 100-continue"],
        [b"X-A: " + b"a" * (300 * KIB)],
        [b"X-%d: a" % n for n in range(5000)],
        [b" folded: header"],
        [b"Bad header line"],
        [b"Upgrade: h2c", b"Connection: Upgrade"],
    ],
    ids=lambda headers: headers[0][:35].decode("latin-1"),
)
def test_no_header_opens_a_door_or_breaks_anything(
    address: tuple[str, int], counts: Callable[[], Counts], headers: list[bytes]
) -> None:
    before = counts()
    for target in (b"/twilio/sms", b"/inbox"):
        status, answer = ask(address, posted(target, SMALL, *headers))
        # 501: a transfer encoding that waitress does not know.
        assert 300 <= status < 500 or status == 501 or answer == b"", answer[:300]
        assert b"evil.example" not in answer
    assert counts() == before


def test_a_host_of_a_strangers_choice_stands_in_no_address(client: FlaskClient) -> None:
    for path in ("/", "/inbox", "/inbox/login", "/privacy", "/nowhere"):
        answer = client.get(
            path, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
        )
        assert "evil.example" not in answer.text
        assert "evil.example" not in str(answer.headers)


# Bodies


@pytest.mark.parametrize("path", [b"/twilio/sms", b"/inbox/login", b"/"])
@pytest.mark.parametrize("size", [64 * KIB + 1, 200 * KIB, 1100 * KIB])
def test_a_large_body_is_refused_with_its_length_and_without(
    address: tuple[str, int], counts: Callable[[], Counts], path: bytes, size: int
) -> None:
    before = counts()
    body = b"Body=" + b"a" * size
    for request in (
        posted(path, body),
        posted(path, chunked(body), b"Transfer-Encoding: chunked"),
    ):
        status, answer = ask(address, request)
        assert status == 413 or answer == b"", answer[:100]  # or it hung up in the middle
    assert counts() == before


def test_a_small_body_may_come_in_chunks(address: tuple[str, int], runtime: Runtime) -> None:
    form = texted("hi in pieces")
    body = chunked(urlencode(form).encode(), 7)
    status, _ = ask(
        address,
        posted(b"/twilio/sms", body, signature("/twilio/sms", form), b"Transfer-Encoding: chunked"),
    )
    assert status == 200
    assert came_in(runtime) == ["hi in pieces"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (b"application/json", b'{"From": "+16025550101", "Body": "hi", "MessageSid": "SM1"}'),
        (PARTS, PART + b"+16025550101\r\n--x--\r\n"),
        (b"multipart/form-data", b"--x"),
        (PARTS, b"--x\r\n" * 12_000),
        (PARTS, (PART + b"1\r\n") * 1000 + b"--x--\r\n"),
        (FORM, b"&".join(b"k%d=v" % n for n in range(6_000))),
        (FORM, b"a=1&" * 10_000),
        (FORM, b"From=%ff%fe&Body=%ed%a0%80&MessageSid=%00"),
        (FORM, b"\xff\xfe\x00" * 1000),
        (FORM + b"; charset=utf-16", "From=+1".encode("utf-16")),
        (FORM + b"; charset=no-such-charset", b"From=%2B16025550101"),
        (b"text/plain", b"From=+16025550101"),
        (b"", b"x"),
        (b"\xff/\xff; q=\xff", b"x"),
    ],
    ids=range(14),
)  # fmt: skip
def test_whatever_body_comes_unsigned_leaves_no_trace(
    address: tuple[str, int], counts: Callable[[], Counts], kind: bytes, body: bytes
) -> None:
    before = counts()
    for path in (b"/twilio/sms", b"/twilio/status", b"/twilio/voice", b"/inbox/login"):
        status, answer = ask(address, posted(path, body, kind=kind))
        assert 400 <= status < 500, answer[:200]
    assert counts() == before


# Signed, but odd: a number can be forged, and what Twilio passes on is anybody's


def came_in(runtime: Runtime) -> list[str]:
    with runtime.reading() as desk:
        inbound = select(Message.body).where(Message.direction == Direction.INBOUND)
        return [body or "" for body in desk.session.exec(inbound.order_by(Message.id))]


@pytest.mark.parametrize(
    "body",
    [
        "\x00", "a\x00b", "\u202ehow much\u202c", "\u200b\u200d\ufeff", "e\u0301" * 400, "\x1b[31m",
        "\r\nSet-Cookie: a=b", "{practice} {nurse} {0}", "%s %d %n", "${jndi:ldap://x}",
        "'; DROP TABLE messages; --", "<script>alert(1)</script>", "\U0001f600" * 800,
        "a" * 60_000, "thu at 3 " * 5000, "\ufffd" * 1000, "١٢:٣٠", "３pm", "9" * 5000,
        "dec 99999999999999999999", "99:99", "in 999999999 days", "-1/-1/-1", "0/0/0000",
    ],
    ids=lambda body: ascii(body[:20]),
)  # fmt: skip
def test_whatever_a_text_holds_is_kept_and_answered(
    twilio: Post, runtime: Runtime, body: str
) -> None:
    assert twilio("/twilio/sms", texted(body)).status_code == 200
    runtime.pass_once()
    (kept,) = came_in(runtime)
    assert "\x00" not in kept
    assert len(kept) <= 1600
    with runtime.reading() as desk:
        waiting = desk.session.exec(select(Message).where(Message.handled_at.is_not(None))).all()
        assert len(waiting) == 1


@pytest.mark.parametrize(
    "odd",
    [
        {"From": "\x00"}, {"From": "+1" * 5000}, {"From": "sip:x@example.com"}, {"From": "+0"},
        {"From": "whatsapp:+16025550101"}, {"From": "+1602555010١"}, {"From": " +16025550101"},
        {"MessageSid": "SM\x00"}, {"MessageSid": "S" * 5000, "SmsSid": ""}, {"OptOutType": "\x00"},
        {"OptOutType": "DELETE"}, {"OptOutType": "S" * 5000}, {"NumMedia": "-1"}, {"NumMedia": "x"},
        {"MediaUrl0": "\x00" + "u" * 9000}, {"Body": "hi", "To": "\x00"}, {"": ""},
        {"From": "22395"},
    ],
    ids=lambda odd: ascii(str(odd)[:30]),
)  # fmt: skip
def test_odd_fields_break_nothing(twilio: Post, runtime: Runtime, odd: dict[str, str]) -> None:
    for path in ("/twilio/sms", "/twilio/status?message=1", "/twilio/voice", "/twilio/voice/ended"):
        assert twilio(path, texted("hi", **odd)).status_code < 300
    runtime.pass_once()
    with runtime.reading() as desk:
        for message in desk.session.exec(select(Message)):
            assert len(message.sid or "") <= 64
            assert len(message.phone) <= 64
            assert not any("\x00" in url or len(url) > 500 for url in message.media)


def test_a_repeated_field_counts_once(client: FlaskClient, runtime: Runtime) -> None:
    sign = RequestValidator(TOKEN)
    form = {"MessageSid": ["SM1"], "From": [PATIENT], "Body": ["one", "two"]}
    url = f"{PUBLIC_URL}/twilio/sms"

    class Values(dict[str, list[str]]):
        def getall(self, name: str) -> list[str]:
            return self[name]

    answer = client.post(
        "/twilio/sms", data=form,
        headers={"X-Twilio-Signature": sign.compute_signature(url, Values(form))},
    )  # fmt: skip
    assert answer.status_code == 200
    assert came_in(runtime) == ["one"]


# Once more


def test_a_replayed_text_changes_nothing_whatever_it_says(
    twilio: Post, runtime: Runtime, counts: Callable[[], Counts]
) -> None:
    twilio("/twilio/sms", texted("hi im maria lopez"))
    before = counts()
    again = (
        texted("STOP"), texted("i cant breathe"), texted("hi", phone="+16025550102"),
        texted("ok all", phone=NURSE), texted("STOP", OptOutType="STOP"),
    )  # fmt: skip
    for form in again:
        assert twilio("/twilio/sms", form).status_code == 200
    assert counts() == before
    assert came_in(runtime) == ["hi im maria lopez"]


def test_receipts_that_do_not_belong_to_a_text_change_none(twilio: Post, runtime: Runtime) -> None:
    twilio("/twilio/sms", texted("hi"))
    runtime.outbox.deliver_due()

    def stands() -> list[tuple[str | None, MessageStatus]]:
        with runtime.reading() as desk:
            rows = desk.session.exec(select(Message).order_by(Message.id))
            return [(row.sid, row.status) for row in rows]

    before = stands()
    own, other = before[1][0] or "", before[2][0] or ""
    for number, sid in ((2, other), (3, own), (1, own), (1, "SM1"), (99, own), (2, "SMforeign")):
        form = {"MessageSid": sid, "MessageStatus": "failed", "ErrorCode": "30007"}
        assert twilio(f"/twilio/status?message={number}", form).status_code == 204
    assert stands() == before
    for status in ("delivered", "failed", "queued", "nonsense", ""):
        form = {"MessageSid": own, "MessageStatus": status}
        assert twilio("/twilio/status?message=2", form).status_code == 204
    assert stands()[1] == (own, MessageStatus.DELIVERED)


def test_a_receipt_of_an_attempt_that_failed_does_not_touch_the_next_one(
    twilio: Post, runtime: Runtime
) -> None:
    twilio("/twilio/sms", texted("hi"))
    runtime.outbox.deliver_due()
    with runtime.desk() as desk:
        row = desk.session.exec(select(Message).where(Message.id == 2)).one()
        row.failed_sids, row.status = [*row.failed_sids, "SMold"], MessageStatus.QUEUED
        row.sid = None
    twilio("/twilio/status?message=2", {"MessageSid": "SMold", "MessageStatus": "delivered"})
    with runtime.reading() as desk:
        row = desk.session.exec(select(Message).where(Message.id == 2)).one()
        assert row.status is MessageStatus.QUEUED


# Pages and the log


@pytest.mark.parametrize(
    "cookie", ["", "x", "." * 3000, "eyJ9.", quote("\x00\xff"), "{}", "null", "[]", "a.b.c", "=;="]
)
def test_a_cookie_of_garbage_is_no_session(client: FlaskClient, cookie: str) -> None:
    for path in ("/inbox", "/inbox/patients/1", "/inbox/login"):
        answer = client.get(path, headers={"Cookie": f"session={cookie}"})
        assert answer.status_code in (200, 302)
        assert "Maria" not in answer.text


def test_no_form_is_taken_from_another_site(
    client: FlaskClient, counts: Callable[[], Counts]
) -> None:
    before = counts()
    for path in ("/inbox/login", "/inbox/done", "/inbox/undo", "/inbox/matters/1", "/inbox/logout"):
        answer = client.post(path, data={"what": "ok"}, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 403
    assert counts() == before


def test_the_log_of_all_this_holds_neither_words_nor_numbers(
    address: tuple[str, int], twilio: Post, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ask(address, posted(b"/twilio/sms?secret=words", SMALL))
    ask(address, posted(b"/secret%0a%0dwords", SMALL, b"Content-Length: 3"))
    ask(address, b"\x16\x03\x01 my secret words\r\n\r\n")
    twilio("/twilio/sms", texted("my secret words\x00", phone="+" + "secret" * 20))
    twilio("/twilio/sms", texted("my secret words"))
    for hidden in ("secret", PATIENT, PATIENT[2:]):
        assert hidden not in caplog.text
