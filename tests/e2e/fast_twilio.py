"""A Twilio of our own for storms: fast, faulty on purpose, and honest about what it took.

It stands in for api.twilio.com (TWILIO_API_URL) in a thread of the test's own process. What it
took is the only truth that storms count by; what smsbot says of itself is not asked.
"""

from __future__ import annotations

import json
import queue
import random
import socket
import threading
import time
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import requests
from twilio.request_validator import RequestValidator
from twilio_double import ACCOUNT, TOKEN

PATH = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
CALLS = f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json"
MESSENGERS = 4


class Mishap(StrEnum):
    """What can go wrong with one request; in all but two the text is not taken."""

    SLOW = "slow"
    ERROR_500 = "500"
    ERROR_503 = "503"
    TOO_MANY = "429"
    DROPPED_BEFORE = "line dropped before it was taken"
    TAKEN_500 = "taken, answered with 500"
    TAKEN_DROPPED = "taken, line dropped"


KNOCKS_AGAIN = 0.2
"""Seconds."""

FAILURES = (("undelivered", 30003), ("failed", 30001))
"""Ends after which a text is tried again within minutes, with the error codes that say so."""


@dataclass(frozen=True)
class Weather:
    """How often each mishap happens (of 1), how slow slow is, and what receipts suffer.

    Of the receipts, each share given here is doubled, swapped, lost, or posted before the call
    that sent the text is answered. So is the only receipt of each text of the share that fails.
    """

    mishaps: dict[Mishap, float] = field(default_factory=dict)
    slow_seconds: float = 0.3
    doubled: float = 0.0
    swapped: float = 0.0
    lost: float = 0.0
    early: float = 0.0
    failed_early: float = 0.0
    seed: int = 0


CALM = Weather()
ROUGH = Weather(
    mishaps=dict.fromkeys(Mishap, 0.02) | {Mishap.SLOW: 0.1},
    doubled=0.2, swapped=0.2, lost=0.1, early=0.1,
)  # fmt: skip


@dataclass
class Text:
    """A text to smsbot, or one of smsbot's that was taken, with smsbot's own number for it."""

    sid: str
    to: str
    sender: str
    body: str
    at: datetime
    message_id: int = 0
    callback: str = ""
    status: str = "received"
    error_code: int | None = None

    def as_json(self) -> dict[str, Any]:
        """As Twilio shows it."""
        sent = None if self.status == "queued" else format_datetime(self.at)
        return {
            "account_sid": ACCOUNT, "api_version": "2010-04-01", "body": self.body,
            "date_created": format_datetime(self.at), "date_sent": sent,
            "date_updated": format_datetime(self.at),
            "direction": "inbound" if self.status == "received" else "outbound-api",
            "error_code": self.error_code, "error_message": None, "from": self.sender,
            "messaging_service_sid": None, "num_media": "0", "num_segments": "1", "price": None,
            "price_unit": "USD", "sid": self.sid, "status": self.status,
            "subresource_uris": {"media": f"{PATH.removesuffix('.json')}/{self.sid}/Media.json"},
            "to": self.to, "uri": f"{PATH.removesuffix('.json')}/{self.sid}.json",
        }  # fmt: skip


class FastTwilio:
    """One account that takes texts, lists them, and posts receipts for them.

    Args:
        clock: tells its time; a practice whose clock is turned needs a Twilio of the same time.
        reach: where what is signed for PUBLIC_URL really goes; there may be several processes.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        reach: Callable[[str], str] = lambda url: url,
    ) -> None:
        self.clock, self.reach = clock, reach
        self._texts: list[Text] = []
        self.mishaps: Counter[str] = Counter()
        self.asked = 0  # how often it was asked to take a text
        self.rung: list[str] = []  # whom it was asked to call
        self._lock = threading.Lock()
        self.weather = CALM
        self._receipts: queue.Queue[tuple[Text, str] | None] = queue.Queue()
        self._server = _Server(self)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._threads = [
            threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True),
            *(threading.Thread(target=self._carry, daemon=True) for _ in range(MESSENGERS)),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def weather(self) -> Weather:
        """What goes wrong from now on."""
        return self._weather

    @weather.setter
    def weather(self, weather: Weather) -> None:
        with self._lock:
            self._weather, self._random = weather, random.Random(weather.seed)

    def close(self) -> None:
        """Take nothing more, and post nothing more."""
        for _ in range(MESSENGERS):
            self._receipts.put(None)
        self._server.shutdown()
        self._server.server_close()
        for thread in self._threads:
            thread.join()

    def point_to(self, public_url: str) -> None:
        """Whoever starts smsbot posts texts itself, so that nothing is to be set here."""

    def bodies(self, phone: str) -> list[str]:
        """The words of what was taken for this phone, in the order it was taken."""
        return [text.body for text in self.taken() if text.to == phone]

    def taken(self) -> list[Text]:
        """What was taken from smsbot until now and did not fail, in the order of the first tries.

        What was tried again keeps its place: nothing waits for it for long.
        """
        with self._lock:
            ours = [text for text in self._texts if text.status != "received"]
        first: dict[int, int] = {}
        for place, text in enumerate(ours):
            first.setdefault(text.message_id, place)
        arrived = [text for text in ours if text.error_code is None]
        return sorted(arrived, key=lambda text: first[text.message_id])

    def receive(self, form: dict[str, str]) -> None:
        """Somebody texts smsbot; whoever tells us so posts the form to it as well."""
        text = Text(form["MessageSid"], form["To"], form["From"], form["Body"], self._now())
        with self._lock:
            self._texts.append(text)

    def _now(self) -> datetime:
        # As in Twilio's dates, which know whole seconds only.
        return self.clock().replace(microsecond=0)

    # One request

    def draw(self) -> Mishap | None:
        """What goes wrong with the next request, if anything does."""
        with self._lock:
            drawn = self._random.random()
            for mishap, share in self._weather.mishaps.items():
                drawn -= share
                if drawn < 0:
                    self.mishaps[mishap] += 1
                    return mishap
        return None

    def take(self, form: dict[str, str]) -> dict[str, Any]:
        """Take one text, and see to its receipts; the answer, which knows of none of them."""
        callback = form.get("StatusCallback", "")
        number = dict(parse_qsl(urlsplit(callback).query)).get("message", "0")
        with self._lock:
            text = Text(
                sid=f"SM{len(self._texts):08x}{self._random.getrandbits(96):024x}",
                to=form["To"], sender=form.get("From", ""), body=form["Body"], at=self._now(),
                message_id=int(number), callback=callback, status="queued",
            )  # fmt: skip
            self._texts.append(text)
            answer = text.as_json()
            early, later = self._plan()
            if self._random.random() < self._weather.failed_early:
                failure, text.error_code = self._random.choice(FAILURES)
                early, later = [failure], []
                self.mishaps["failed early"] += 1
        if callback:
            for status in early:
                self._post(text, status)
            for status in later:
                self._receipts.put((text, status))
        return answer

    def ring(self, form: dict[str, str]) -> dict[str, Any]:
        """Call a phone: it is never picked up."""
        with self._lock:
            self.rung.append(form["To"])
            return {"sid": f"CA{len(self.rung):032x}", "status": "queued", "to": form["To"]}

    def _plan(self) -> tuple[list[str], list[str]]:
        """Which receipts are posted before the answer, and which after it."""
        weather, chance = self._weather, self._random.random
        statuses = [one for one in ("sent", "delivered") if chance() >= weather.lost]
        if chance() < weather.swapped:
            statuses.reverse()
        if statuses and chance() < weather.doubled:
            statuses.append(statuses[0])
        if chance() < weather.early:
            return statuses[:1], statuses[1:]
        return [], statuses

    def listed(self, asked: dict[str, str]) -> dict[str, Any]:
        """One page of the list, the newest first, as a query asks for it."""
        page, size = int(asked.get("Page", 0)), min(int(asked.get("PageSize", 50)), 1000)
        with self._lock:
            found = [text for text in reversed(self._texts) if _is_asked_for(text, asked)]
        rows = found[page * size : (page + 1) * size]
        more = None
        if len(found) > (page + 1) * size:
            next_page = {"Page": str(page + 1), "PageToken": f"PA{rows[-1].sid}"}
            more = f"{PATH}?{urlencode(asked | next_page)}"
        return {
            "messages": [text.as_json() for text in rows], "next_page_uri": more, "page": page,
            "page_size": size, "start": page * size, "end": page * size + len(rows) - 1,
            "first_page_uri": None, "previous_page_uri": None, "uri": PATH,
        }  # fmt: skip

    # Receipts

    def _carry(self) -> None:
        while (one := self._receipts.get()) is not None:
            self._post(*one)

    def _post(self, text: Text, status: str) -> None:
        """Post one receipt, signed. Twilio does not try again when nobody takes it.

        A failure is told until somebody does: what nobody hears of nobody can try again.
        """
        text.status = status
        form = {
            "AccountSid": ACCOUNT, "ApiVersion": "2010-04-01", "From": text.sender,
            "MessageSid": text.sid, "MessageStatus": status, "SmsSid": text.sid,
            "SmsStatus": status, "To": text.to,
        }  # fmt: skip
        if text.error_code is not None:
            form["ErrorCode"] = str(text.error_code)
        sign = RequestValidator(TOKEN).compute_signature(text.callback, form)
        try:
            requests.post(
                self.reach(text.callback), data=form, headers={"X-Twilio-Signature": sign},
                timeout=5, proxies={"http": ""},
            ).raise_for_status()  # fmt: skip
        except requests.RequestException:
            self.mishaps["receipt not taken"] += 1
            if text.error_code is not None:
                time.sleep(KNOCKS_AGAIN)
                self._receipts.put((text, status))


def _is_asked_for(text: Text, asked: dict[str, str]) -> bool:
    """Is this text in the list that a query asks for: by numbers, by its date of sending?"""
    if asked.get("To") not in (None, text.to) or asked.get("From") not in (None, text.sender):
        return False
    dates = {one: _instant(asked[one]) for one in ("DateSent>", "DateSent<") if one in asked}
    if dates and text.status == "queued":
        return False
    return dates.get("DateSent>", text.at) <= text.at <= dates.get("DateSent<", text.at)


def _instant(written: str) -> datetime:
    """A date or an instant; Twilio's days are those of UTC."""
    found = datetime.fromisoformat(written)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, twilio: FastTwilio) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.twilio = twilio

    def handle_error(self, *_: object) -> None:
        """A process that was killed in the middle of its request is what storms are for."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        twilio = self.server.twilio
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if not self._is_known():
            return
        form = dict(parse_qsl(body, keep_blank_values=True))
        if urlsplit(self.path).path == CALLS:
            self._answer(201, twilio.ring(form))
            return
        with twilio._lock:
            twilio.asked += 1
        match twilio.draw():
            case None:
                self._answer(201, twilio.take(form))
            case Mishap.SLOW:
                answer = twilio.take(form)
                time.sleep(twilio.weather.slow_seconds)
                self._answer(201, answer)
            case Mishap.TAKEN_500:
                twilio.take(form)
                self._refuse(500, 20500)
            case Mishap.TAKEN_DROPPED:
                twilio.take(form)
                self._drop()
            case Mishap.DROPPED_BEFORE:
                self._drop()
            case Mishap.ERROR_500:
                self._refuse(500, 20500)
            case Mishap.ERROR_503:
                self._refuse(503, 20503)
            case Mishap.TOO_MANY:
                self._refuse(429, 20429, ("Retry-After", "1"))

    def do_GET(self) -> None:
        twilio = self.server.twilio
        if not self._is_known():
            return
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        if twilio.draw() in (Mishap.ERROR_500, Mishap.ERROR_503):
            self._refuse(503, 20503)
            return
        self._answer(200, twilio.listed(asked))

    def _is_known(self) -> bool:
        basic = "Basic " + b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if urlsplit(self.path).path not in (PATH, CALLS):
            self._refuse(404, 20404)
            return False
        if self.headers.get("Authorization") != basic:
            self._refuse(401, 20003)
            return False
        return True

    def _refuse(self, status: int, code: int, *headers: tuple[str, str]) -> None:
        said = {"code": code, "message": "refused on purpose", "more_info": "", "status": status}
        self._answer(status, said, headers)

    def _answer(
        self, status: int, said: dict[str, Any], headers: Iterable[tuple[str, str]] = ()
    ) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drop(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        """Say nothing on standard error."""
