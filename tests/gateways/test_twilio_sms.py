"""The real Twilio client against a small server on this machine that answers by a script."""

from __future__ import annotations

import json
import logging
import socket
import ssl
import threading
from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from smsbot.gateways import Accepted, Fault, Photo, Received, SendError, Taken, twilio_sms
from smsbot.gateways.twilio_sms import MOST_LISTED, TwilioGateway
from smsbot.gateways.wire import Wire
from smsbot.settings import Settings

ACCOUNT = "AC" + "0" * 32
PATH = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
PEM = Path(__file__).parent.parent / "data" / "loopback.pem"
PATIENT = "+16025550101"
NOW = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)


class FakeTwilio(ThreadingHTTPServer):
    """Answers each request with the next line of its script and keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script: list[tuple[int, Any, dict[str, str]] | str] = []
        self.asked: list[tuple[str, str, dict[str, list[str]]]] = []
        self.authorization: list[str | None] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def will_answer(self, status: int, body: Any, **headers: str) -> None:
        self.script.append((status, body, {k.replace("_", "-"): v for k, v in headers.items()}))

    def will_refuse(self, status: int, code: int, **headers: str) -> None:
        words = {"code": code, "message": f"no text to {PATIENT}", "status": status}
        self.will_answer(status, words, **headers)

    def will_list(self, *messages: dict[str, Any], next_page: str | None = None) -> None:
        self.will_answer(200, {"messages": list(messages), "next_page_uri": next_page, "page": 0})


class Handler(BaseHTTPRequestHandler):
    server: FakeTwilio

    def do_GET(self) -> None:
        self._answer("")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _answer(self, body: str) -> None:
        asked = urlsplit(self.path)
        form = parse_qs(body or asked.query, keep_blank_values=True)
        self.server.asked.append((self.command, asked.path, form))
        self.server.authorization.append(self.headers["Authorization"])
        line = self.server.script.pop(0)
        if line == "hang":
            self.server.over.wait(30)
        elif not isinstance(line, str):
            self._write(*line)

    def _write(self, status: int, body: Any, headers: dict[str, str]) -> None:
        payload = (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response_only(status)
        for name, value in {**headers, "Content-Length": str(len(payload))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def twilio() -> Iterator[FakeTwilio]:
    with FakeTwilio() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()


def account(url: str, **changes: Any) -> Settings:
    return Settings(
        account_sid=ACCOUNT,
        auth_tokens=("first", "second"),
        phone="+14805550100",
        public_url="https://text.example.com",
        twilio_api_url=url,
        **changes,
    )


@pytest.fixture
def gateway(twilio: FakeTwilio) -> Iterator[TwilioGateway]:
    gateway = TwilioGateway(account(twilio.url), timeout=5)
    yield gateway
    gateway.close()


def message(body: str, *, sid: str = "SM1", created: datetime = NOW, **more: Any) -> dict[str, Any]:
    return {
        "sid": sid,
        "status": "queued",
        "body": body,
        "direction": "outbound-api",
        "date_created": format_datetime(created),
        "date_sent": None,
        "error_code": None,
        **more,
    }


def fault_of_sending(gateway: TwilioGateway) -> SendError:
    with pytest.raises(SendError) as caught:
        gateway.send(to=PATIENT, body="Hello there", message_id=7)
    return caught.value


def find(gateway: TwilioGateway, body: str = "Hello there") -> Accepted | None:
    return gateway.find(to=PATIENT, body=body, since=NOW)


# Sending


def test_a_text_is_handed_over_with_our_own_id(twilio: FakeTwilio, gateway: TwilioGateway) -> None:
    twilio.will_answer(201, message("Hello there"))
    accepted = gateway.send(to=PATIENT, body="Hello there", message_id=7)
    assert accepted == Accepted(sid="SM1", status="queued")
    form = {
        "To": [PATIENT],
        "From": ["+14805550100"],
        "Body": ["Hello there"],
        "StatusCallback": ["https://text.example.com/twilio/status?message=7"],
    }
    assert twilio.asked == [("POST", PATH, form)]


def test_the_first_token_signs(twilio: FakeTwilio, gateway: TwilioGateway) -> None:
    twilio.will_answer(201, message("Hello there"))
    gateway.send(to=PATIENT, body="Hello there", message_id=7)
    scheme, credentials = str(twilio.authorization[0]).split()
    assert (scheme, b64decode(credentials)) == ("Basic", f"{ACCOUNT}:first".encode())


def test_a_messaging_service_stands_in_for_the_number(twilio: FakeTwilio) -> None:
    twilio.will_answer(201, message("Hello there"))
    service = "MG" + "0" * 32
    gateway = TwilioGateway(account(twilio.url, messaging_service_sid=service))
    gateway.send(to=PATIENT, body="Hello there", message_id=7)
    gateway.close()
    form = twilio.asked[0][2]
    assert form["MessagingServiceSid"] == [service]
    assert "From" not in form


def test_a_text_that_failed_at_once_carries_its_code(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.will_answer(201, message("Hello there", status="failed", error_code=30006))
    accepted = gateway.send(to=PATIENT, body="Hello there", message_id=7)
    assert accepted == Accepted(sid="SM1", status="failed", error_code=30006)


@pytest.mark.parametrize(
    ("status", "code", "fault"),
    [
        (400, 21211, Fault.PERMANENT),
        (400, 21610, Fault.OPTED_OUT),
        (401, 20003, Fault.OPERATOR),
        (400, 21659, Fault.OPERATOR),
        (400, 21705, Fault.OPERATOR),
        (404, 20404, Fault.OPERATOR),
        (429, 20429, Fault.TRANSIENT),
        (429, 63038, Fault.DAILY_CAP),
        (400, 21611, Fault.TRANSIENT),
        (400, 21617, Fault.BLOCKED),
        (500, 20500, Fault.UNKNOWN),
        (503, 20503, Fault.UNKNOWN),
    ],
)
def test_a_refusal_says_what_to_do(
    twilio: FakeTwilio, gateway: TwilioGateway, status: int, code: int, fault: Fault
) -> None:
    twilio.will_refuse(status, code)
    error = fault_of_sending(gateway)
    assert (error.fault, error.code) == (fault, code)


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (302, Fault.OPERATOR),
        (400, Fault.BLOCKED),
        (401, Fault.OPERATOR),
        (403, Fault.OPERATOR),
        (408, Fault.UNKNOWN),
        (429, Fault.TRANSIENT),
        (502, Fault.UNKNOWN),
        (504, Fault.UNKNOWN),
    ],
)
def test_an_answer_that_is_not_twilios_is_judged_by_its_status(
    twilio: FakeTwilio, gateway: TwilioGateway, status: int, fault: Fault
) -> None:
    twilio.will_answer(status, "<html>gateway</html>")
    error = fault_of_sending(gateway)
    assert (error.fault, error.code) == (fault, None)


@pytest.mark.parametrize("body", ["", "not json", "[]", "null", '{"status": "queued"}'])
def test_an_acceptance_that_cannot_be_read_is_unknown(
    twilio: FakeTwilio, gateway: TwilioGateway, body: str
) -> None:
    twilio.will_answer(201, body)
    assert fault_of_sending(gateway).fault is Fault.UNKNOWN


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry_After": "7"}, timedelta(seconds=7)),
        ({"Retry_After": "99999999"}, timedelta(days=1)),
        (
            {
                "Date": "Tue, 01 Dec 2026 17:00:00 GMT",
                "Retry_After": "Tue, 01 Dec 2026 17:02:00 GMT",
            },
            timedelta(minutes=2),
        ),
        ({"Retry_After": "soon"}, None),
        ({}, None),
    ],
)
def test_we_are_told_how_long_to_wait(
    twilio: FakeTwilio, gateway: TwilioGateway, headers: dict[str, str], wait: timedelta | None
) -> None:
    twilio.will_refuse(429, 20429, **headers)
    assert fault_of_sending(gateway).retry_after == wait


def test_a_refused_connection_is_transient() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # Bound, but nobody listens.
        gateway = TwilioGateway(account(f"http://127.0.0.1:{taken.getsockname()[1]}"))
        assert fault_of_sending(gateway).fault is Fault.TRANSIENT
        gateway.close()


def test_a_name_that_does_not_resolve_is_transient(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "nowhere")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    gateway = TwilioGateway(account("https://api.invalid"))
    assert fault_of_sending(gateway).fault is Fault.TRANSIENT
    gateway.close()


def test_a_server_that_cannot_be_trusted_gets_nothing(twilio: FakeTwilio) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(PEM)
    twilio.socket = tls.wrap_socket(twilio.socket, server_side=True)
    gateway = TwilioGateway(account(twilio.url.replace("http", "https")), timeout=5)
    assert fault_of_sending(gateway).fault is Fault.TRANSIENT
    gateway.close()
    assert twilio.asked == []


def test_a_connection_dropped_after_sending_is_unknown(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.script.append("drop")
    assert fault_of_sending(gateway).fault is Fault.UNKNOWN
    assert len(twilio.asked) == 1


def test_an_answer_that_never_comes_is_unknown(twilio: FakeTwilio) -> None:
    twilio.script.append("hang")
    gateway = TwilioGateway(account(twilio.url), timeout=0.2)
    assert fault_of_sending(gateway).fault is Fault.UNKNOWN
    gateway.close()


def test_nothing_is_sent_to_a_host_that_is_not_twilios(twilio: FakeTwilio) -> None:
    wire = Wire(twilio.url)
    for url in (
        "https://api.twilio.com.example.com/x",
        "https://eviltwilio.com/x",
        "https://example.com/x?host=api.twilio.com",
        "https://api.twilio.com@example.com/x",
    ):
        with pytest.raises(SendError) as caught:
            wire.request("GET", url)
        assert caught.value.fault is Fault.OPERATOR
    wire.close()
    assert twilio.asked == []


def test_without_another_address_other_hosts_are_refused_too() -> None:
    wire = Wire()
    with pytest.raises(SendError):
        wire.request("GET", "https://example.com/")
    wire.close()


def test_another_address_may_have_a_path(twilio: FakeTwilio) -> None:
    twilio.will_answer(201, message("Hello there"))
    gateway = TwilioGateway(account(twilio.url + "/mock/"))
    gateway.send(to=PATIENT, body="Hello there", message_id=7)
    gateway.close()
    assert twilio.asked[0][1] == "/mock" + PATH


def test_proxies_of_the_environment_are_not_used(
    twilio: FakeTwilio, gateway: TwilioGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    twilio.will_answer(201, message("Hello there"))
    assert gateway.send(to=PATIENT, body="Hello there", message_id=7).sid == "SM1"


def test_neither_words_nor_numbers_are_logged(
    twilio: FakeTwilio, gateway: TwilioGateway, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    twilio.will_refuse(400, 21211)
    error = fault_of_sending(gateway)
    twilio.will_list()
    find(gateway)
    for secret in ("6025550101", "Hello there", "first"):
        assert secret not in caplog.text + str(error) + repr(error)
    assert error.__suppress_context__


# Looking up


def test_a_text_that_left_is_found(twilio: FakeTwilio, gateway: TwilioGateway) -> None:
    twilio.will_list(
        message("Something else", sid="SM2"),
        message("Hello there", status="sent", created=NOW + timedelta(seconds=1)),
    )
    assert find(gateway) == Accepted(sid="SM1", status="sent")
    method, path, form = twilio.asked[0]
    assert (method, path, form["To"]) == ("GET", PATH, [PATIENT])


def test_a_text_still_in_the_queue_is_found(twilio: FakeTwilio, gateway: TwilioGateway) -> None:
    twilio.will_list(message("Hello there", status="accepted"))
    assert find(gateway) == Accepted(sid="SM1", status="accepted")
    assert not any(name.startswith("DateSent") for name in twilio.asked[0][2])


def test_a_text_that_failed_is_found_with_its_code(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.will_list(message("Hello there", status="undelivered", error_code=30005))
    assert find(gateway) == Accepted(sid="SM1", status="undelivered", error_code=30005)


def test_nothing_is_found_when_nothing_left(twilio: FakeTwilio, gateway: TwilioGateway) -> None:
    twilio.will_list(
        message("Hello there", created=NOW - timedelta(hours=25)),
        message("Hello there", direction="inbound"),
        message("Hello there, and more"),
    )
    assert find(gateway) is None


def test_our_clock_may_be_hours_ahead(twilio: FakeTwilio, gateway: TwilioGateway) -> None:
    twilio.will_list(message("Hello there", created=NOW - timedelta(hours=23)))
    assert find(gateway) is not None


def test_of_two_alike_the_nearest_is_ours(twilio: FakeTwilio, gateway: TwilioGateway) -> None:
    twilio.will_list(
        message("Hello there", sid="SM3", created=NOW + timedelta(minutes=5)),
        message("Hello there", sid="SM2", created=NOW + timedelta(seconds=1)),
        message("Hello there", sid="SM1", created=NOW - timedelta(seconds=40)),
    )
    found = find(gateway)
    assert found is not None
    assert found.sid == "SM2"


def test_what_we_know_is_another(twilio: FakeTwilio, gateway: TwilioGateway) -> None:
    twilio.will_list(
        message("Hello there", sid="SM2", created=NOW + timedelta(minutes=5)),
        message("Hello there", sid="SM1", created=NOW),
        message("", sid="SM0"),
    )
    found = gateway.find(to=PATIENT, body="Hello there", since=NOW, known={"SM0", "SM1"})
    assert found is not None
    assert found.sid == "SM2"
    twilio.will_list(message("Hello there", sid="SM1"))
    assert gateway.find(to=PATIENT, body="Hello there", since=NOW, known={"SM1"}) is None


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("You’re booked…", "You're booked..."),
        ("Hello there ", "Hello there"),
        ("Hello there", "Sent from your Twilio trial account - Hello there"),
    ],
)
def test_what_twilio_does_to_a_text_does_not_hide_it(
    twilio: FakeTwilio, gateway: TwilioGateway, ours: str, theirs: str
) -> None:
    twilio.will_list(message(theirs))
    assert find(gateway, ours) is not None


def test_a_text_without_its_words_settles_nothing(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.will_list(message(""))
    with pytest.raises(SendError) as caught:
        find(gateway)
    assert caught.value.fault is Fault.UNKNOWN


def test_the_next_page_is_read_from_the_same_address(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.will_list(message("Another"), next_page=PATH + "?Page=1")
    twilio.will_list(message("Hello there"))
    assert find(gateway) is not None
    assert len(twilio.asked) == 2


def test_the_reading_ends_with_what_is_too_old(twilio: FakeTwilio, gateway: TwilioGateway) -> None:
    twilio.will_list(
        message("Another", created=NOW - timedelta(days=3)), next_page=PATH + "?Page=1"
    )
    assert find(gateway) is None
    assert len(twilio.asked) == 1


def test_a_list_without_end_settles_nothing(twilio: FakeTwilio, gateway: TwilioGateway) -> None:
    twilio.will_list(*[message("Another")] * MOST_LISTED)
    with pytest.raises(SendError) as caught:
        find(gateway)
    assert caught.value.fault is Fault.UNKNOWN


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [
        (401, {"code": 20003}, Fault.OPERATOR),
        (429, {"code": 20429}, Fault.TRANSIENT),
        (500, {"code": 20500}, Fault.TRANSIENT),
        (502, "<html>", Fault.TRANSIENT),
        (200, "<html>", Fault.TRANSIENT),
        (200, {"oops": 1, "and": 2}, Fault.TRANSIENT),
    ],
)
def test_a_look_up_that_fails_can_be_asked_again(
    twilio: FakeTwilio, gateway: TwilioGateway, status: int, body: Any, fault: Fault
) -> None:
    twilio.will_answer(status, body, Retry_After="3")
    with pytest.raises(SendError) as caught:
        find(gateway)
    assert caught.value.fault is fault


def test_a_look_up_that_breaks_off_can_be_asked_again(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.script.append("drop")
    with pytest.raises(SendError) as caught:
        find(gateway)
    assert caught.value.fault is Fault.TRANSIENT


# What came in


def came_in(body: str, *, sid: str, created: datetime = NOW, **more: Any) -> dict[str, Any]:
    return message(
        body, sid=sid, created=created, direction="inbound", status="received",
        **{"from": PATIENT, "num_media": "0"} | more,
    )  # fmt: skip


def test_texts_that_came_in_are_listed_the_oldest_first(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.will_list(
        came_in("thu at 3", sid="SM3", created=NOW + timedelta(minutes=1)),
        message("Hello there", sid="SM2"),
        came_in("hi", sid="SM1"),
        came_in("long ago", sid="SM0", created=NOW - timedelta(seconds=1)),
    )
    assert list(gateway.received(since=NOW)) == [
        Received("SM1", PATIENT, NOW, "hi"),
        Received("SM3", PATIENT, NOW + timedelta(minutes=1), "thu at 3"),
    ]
    ((method, path, asked),) = twilio.asked
    assert (method, path) == ("GET", PATH)
    assert asked["To"] == ["+14805550100"]
    assert asked["DateSent>"] == [NOW.date().isoformat()]


def test_a_picture_is_listed_with_where_its_address_stands(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    media = PATH.replace(".json", "/MM1/Media.json")
    twilio.will_list(
        came_in("", sid="MM1", num_media="2", subresource_uris={"media": media})
    )  # fmt: skip
    (text,) = gateway.received(since=NOW)
    assert text.media == (f"https://api.twilio.com{media}",) * 2


def test_all_pages_of_what_came_in_are_read(twilio: FakeTwilio, gateway: TwilioGateway) -> None:
    twilio.will_list(came_in("thu at 3", sid="SM2"), next_page=PATH + "?Page=1")
    twilio.will_list(came_in("hi", sid="SM1"))
    assert len(list(gateway.received(since=NOW))) == 2


def test_of_more_than_fit_into_memory_none_is_left_out(
    twilio: FakeTwilio, gateway: TwilioGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twilio_sms, "MOST_HELD", 2)
    first, second, third = (
        came_in(f"text {n}", sid=f"SM{n}", created=NOW + timedelta(minutes=n)) for n in (1, 2, 3)
    )
    twilio.will_list(third, second, first)
    twilio.will_list(third, second)
    twilio.will_list(third)
    read = [text.sid for text in gateway.received(since=NOW)]
    assert list(dict.fromkeys(read)) == ["SM1", "SM2", "SM3"]


def test_a_list_of_what_came_in_that_cannot_be_read_is_an_error_without_words(
    twilio: FakeTwilio, gateway: TwilioGateway, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    twilio.will_list(came_in("a secret", sid="SM1", date_created=None))
    with pytest.raises(SendError) as caught:
        list(gateway.received(since=NOW))
    assert caught.value.fault is Fault.TRANSIENT
    assert "secret" not in caplog.text + repr(caught.value) + repr(came_in_text())
    assert "5550100" not in caplog.text


def came_in_text() -> Received:
    return Received("SM1", PATIENT, NOW, "a secret")


# What went out


def test_texts_that_were_taken_are_listed_the_oldest_first(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.will_list(
        message("and more", sid="SM4", created=NOW + timedelta(minutes=2), to=PATIENT),
        came_in("hi", sid="SM3"),
        message("Hello there", sid="SM2", to=PATIENT, status="failed", error_code=30003),
        message("long ago", sid="SM1", created=NOW - timedelta(seconds=1), to=PATIENT),
    )
    assert gateway.taken(since=NOW) == [
        Taken("SM2", PATIENT, NOW, "failed", "Hello there", 30003),
        Taken("SM4", PATIENT, NOW + timedelta(minutes=2), "queued", "and more"),
    ]
    ((_, path, asked),) = twilio.asked
    assert path == PATH
    assert asked["From"] == ["+14805550100"]
    assert "To" not in asked


def test_what_went_through_a_messaging_service_came_from_any_number(twilio: FakeTwilio) -> None:
    gateway = TwilioGateway(account(twilio.url, messaging_service_sid="MG" + "0" * 32))
    twilio.will_list(message("Hello there", to=PATIENT, **{"from": "+14805550177"}))
    assert [text.sid for text in gateway.taken(since=NOW)] == ["SM1"]
    assert "From" not in twilio.asked[0][2]
    gateway.close()


def test_the_words_of_a_trial_account_are_not_ours(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.will_list(message("Sent from your Twilio trial account - Hello there", to=PATIENT))
    assert [text.body for text in gateway.taken(since=NOW)] == ["Hello there"]


def test_a_list_of_what_was_taken_can_be_asked_for_again(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.script.append((503, {"code": 20503}, {}))
    with pytest.raises(SendError) as caught:
        gateway.taken(since=NOW)
    assert caught.value.fault is Fault.TRANSIENT


# Photos

MEDIA = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages/MM1/Media/ME1"


def test_a_photo_is_fetched_with_our_token_from_where_twilio_keeps_it_without(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.will_answer(307, "", Location=f"{twilio.url}/kept?key=1")
    twilio.will_answer(200, "a jpeg", Content_Type="image/jpeg; charset=binary")
    assert gateway.photo(MEDIA) == Photo("image/jpeg", b"a jpeg")
    assert [path for _, path, _ in twilio.asked] == [urlsplit(MEDIA).path, "/kept"]
    first, second = twilio.authorization
    assert first is not None
    assert b64decode(first.split()[1]) == f"{ACCOUNT}:first".encode()
    assert second is None


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/x", "https://twilio.com.example/x", "file:///etc/passwd", ""]
)
def test_a_photo_is_asked_of_nobody_but_twilio(
    twilio: FakeTwilio, gateway: TwilioGateway, address: str
) -> None:
    with pytest.raises(SendError) as caught:
        gateway.photo(address)
    assert caught.value.fault is Fault.OPERATOR
    assert twilio.asked == []


def test_a_photo_is_not_followed_to_anywhere_else(
    twilio: FakeTwilio, gateway: TwilioGateway
) -> None:
    twilio.will_answer(302, "", Location="http://169.254.169.254/latest/meta-data")
    with pytest.raises(SendError):
        gateway.photo(MEDIA)
    assert len(twilio.asked) == 1


def test_a_photo_that_is_gone_or_too_large_is_none(
    twilio: FakeTwilio, gateway: TwilioGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    twilio.will_refuse(404, 20404)
    with pytest.raises(SendError):
        gateway.photo(MEDIA)
    monkeypatch.setattr("smsbot.gateways.twilio_sms.LARGEST_PHOTO", 3)
    twilio.will_answer(200, "a jpeg", Content_Type="image/jpeg")
    with pytest.raises(SendError):
        gateway.photo(MEDIA)
