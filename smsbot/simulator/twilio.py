"""Twilio in a box: takes texts by its own REST forms, posts signed webhooks, and fails on purpose.

What it took is the only truth about what has left the house.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from twilio.http.response import Response
from urllib3.exceptions import MaxRetryError, NewConnectionError

from smsbot.core.events import CARRIER_WORDS
from smsbot.gateways.wire import Wire
from smsbot.simulator.faults import Dice, Mishap, Trouble
from smsbot.simulator.world import World

CLIENT_GIVES_UP = timedelta(seconds=10)
LISTED_AFTER = timedelta(seconds=45)
"""A text may be missing from the list for this long after it was taken."""

CAPPED, FILTERED, LANDLINE = 30023, 30007, 30006
"""Why a text did not arrive that is not tried again, or only on another day."""

FAILS_EARLY = (("undelivered", 30003), ("failed", CAPPED))
"""How a text may end before the call that sent it has returned."""

ENDS = ("delivered", "undelivered", "failed")
"""How a text ends, in Twilio's words."""

Knock = Callable[[str, Mapping[str, str]], int | None]
"""Posts a signed form to an address of ours; the status it answers, None when nobody does."""


@dataclass
class Taken:
    """A text that Twilio took from us. Instants are true and UTC."""

    sid: str
    phone: str
    body: str
    message_id: int
    at: datetime
    listed_at: datetime
    status: str = "queued"
    error_code: int | None = None
    told_at: datetime | None = None  # when a receipt of how it ended was first taken in

    @property
    def has_failed(self) -> bool:
        """Did it certainly not arrive?"""
        return self.status in ("failed", "undelivered")


@dataclass
class Written:
    """A text that somebody sent to the practice's number."""

    sid: str
    phone: str
    body: str
    at: datetime
    optout: str | None
    accepted_at: datetime | None = None
    meaning: str = ""


@dataclass
class Phone:
    """What the carrier knows about a number."""

    stopped: bool = False
    landline: bool = False
    wrote_at: datetime | None = None
    received: list[Taken] = field(default_factory=list)


class BoxedWire(Wire):
    """Hands requests to the box instead of to the network."""

    def __init__(self, box: TwilioBox) -> None:
        super().__init__()
        self._box = box

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """Send one request into the box."""
        params = args[0] if args else kwargs.get("params")
        data = args[1] if len(args) > 1 else kwargs.get("data")
        self._thread.answer = None
        self._thread.answer = self._box.answer(method, url, params or {}, data or {})
        return self._thread.answer


class TwilioBox:
    """One account with one number."""

    def __init__(self, world: World, *, number: str) -> None:
        self.world = world
        self.number = number
        self.knock: Knock = lambda _path, _form: None
        self.beside: Callable[[], None] = lambda: None
        self.on_taken: Callable[[Taken], None] = lambda _taken: None
        self.on_arrival: Callable[[Taken], None] = lambda _taken: None
        self.on_accepted: Callable[[Written], None] = lambda _written: None
        self.on_lost: Callable[[str], None] = lambda _sid: None
        self.taken: list[Taken] = []
        self.tries: Counter[int] = Counter()  # how often each text of ours was brought here
        self.rung: list[tuple[datetime, str]] = []
        self.written: list[Written] = []
        self._calls = 0
        self.refused_for_account = 0
        self.phones: dict[str, Phone] = defaultdict(Phone)
        self._by_sid: dict[str, Taken] = {}
        self._dice = Dice(world.seed, "twilio")

    # What we ask of it

    def answer(
        self, method: str, url: str, params: Mapping[str, Any], data: Mapping[str, Any]
    ) -> Response:
        """Answer one request of ours, or let it fail.

        Raises:
            requests.RequestException: when no answer comes back.
        """
        path = urlsplit(url).path
        self.tries.update(_numbers_of(data))
        mishap = self._dice.mishap(self.world.rates)
        if mishap is not None:
            self.world.tell(f"Twilio: {method}: {mishap}")
        if self.world.is_in(Trouble.TWILIO_DOWN):
            return _refusal(503, None)
        if self.world.is_in(Trouble.ACCOUNT):
            self.refused_for_account += method.upper() == "POST"
            return _refusal(401, 20003)
        self._fail_before(mishap)
        match mishap:
            case Mishap.ERROR_BEFORE:
                return _refusal(500, None)
            case Mishap.UNAVAILABLE:
                return _refusal(503, None)
            case Mishap.BUSY:
                return _refusal(429, 20429, {"Retry-After": "20"})
            case Mishap.SLOW:
                self.world.now += self._dice.seconds(2, 8)
            case _:
                pass
        done = self._do(method, path, params, data)
        if self._dice.falls(self.world.rates.beside):
            self.beside()
        if mishap is Mishap.DROPPED_AFTER:
            raise requests.ConnectionError("the line dropped")
        if mishap is Mishap.SILENT_AFTER:
            self.world.now += CLIENT_GIVES_UP
            raise requests.ReadTimeout("no answer")
        if mishap is Mishap.ERROR_AFTER:
            return _refusal(500, None)
        return done

    def _do(
        self, method: str, path: str, params: Mapping[str, Any], data: Mapping[str, Any]
    ) -> Response:
        if path.endswith("/Calls.json"):
            return self._ring(data)
        return self._take(data) if method.upper() == "POST" else self._list(path, params)

    def _ring(self, data: Mapping[str, Any]) -> Response:
        """A phone rings; what is said is for the ear alone."""
        self.rung.append((self.world.now, str(data["To"])))
        self.world.tell("(her phone rings)", phone=str(data["To"]))
        sid = f"CA{len(self.rung):032x}"
        return Response(201, json.dumps({"sid": sid, "status": "queued"}))

    def _fail_before(self, mishap: Mishap | None) -> None:
        match mishap:
            case Mishap.REFUSED:
                refused = NewConnectionError(None, "refused")  # type: ignore[arg-type]  # no pool is looked at
                gave_up = MaxRetryError(None, "", refused)  # type: ignore[arg-type]  # nor here
                raise requests.ConnectionError(gave_up)
            case Mishap.DROPPED_BEFORE:
                raise requests.ConnectionError("the line dropped")
            case Mishap.SILENT_BEFORE:
                self.world.now += CLIENT_GIVES_UP
                raise requests.ReadTimeout("no answer")
            case _:
                pass

    def _take(self, data: Mapping[str, Any]) -> Response:
        phone, body = str(data["To"]), str(data["Body"])
        if self.phones[phone].stopped:
            return _refusal(400, 21610)
        if self.phones[phone].landline and self._dice.falls(0.5):
            return _refusal(400, 21614)
        lag = LISTED_AFTER * self._dice.random.random() if self.world.rates.mishaps else None
        taken = Taken(
            sid=f"SM{len(self.taken):032x}", phone=phone, body=body,
            message_id=_numbers_of(data)[0], at=self.world.now,
            listed_at=self.world.now + (lag or timedelta(0)),
        )  # fmt: skip
        self.taken.append(taken)
        self._by_sid[taken.sid] = taken
        self.phones[phone].received.append(taken)
        self.world.tell(f"<- {body}", phone=phone)
        self.on_taken(taken)
        answer = Response(201, json.dumps(self._as_row(taken)))  # before what a receipt may tell
        self._send_receipts(taken)
        return answer

    def _list(self, path: str, params: Mapping[str, Any]) -> Response:
        """The message list, the newest first; of the number itself: what was written to it."""
        to = str(params.get("To", ""))
        now = self.world.now
        if to == self.number:
            first_day = str(params.get("DateSent>", ""))[:10]
            lately = itertools.takewhile(
                lambda written: written.at.date().isoformat() >= first_day, reversed(self.written)
            )
            rows = [self._as_inbound(written) for written in lately]
        else:
            rows = [
                self._as_row(taken)
                for taken in reversed(self.phones[to].received)
                if taken.listed_at <= now
            ]
        page = {"messages": rows[:1000], "next_page_uri": None, "page": 0, "uri": path}
        return Response(200, json.dumps(page))

    def _as_row(self, taken: Taken) -> dict[str, object]:
        return {
            "sid": taken.sid, "to": taken.phone, "from": self.number, "body": taken.body,
            "status": taken.status, "error_code": taken.error_code, "direction": "outbound-api",
            "date_created": format_datetime(taken.at), "date_sent": None, "num_media": "0",
        }  # fmt: skip

    def _as_inbound(self, written: Written) -> dict[str, object]:
        return {
            "sid": written.sid, "to": self.number, "from": written.phone, "body": written.body,
            "status": "received", "error_code": None, "direction": "inbound",
            "date_created": format_datetime(written.at), "date_sent": format_datetime(written.at),
            "num_media": "0",
        }  # fmt: skip

    # What it tells us of a text

    def _send_receipts(self, taken: Taken) -> None:
        dice, rates = self._dice, self.world.rates
        if dice.falls(rates.fails_early):
            failed, why = dice.random.choice(FAILS_EARLY)
            self._become(taken, failed, why)
            self._post_receipt(taken, failed, why)
            return
        arrives = dice.seconds(1, 9)
        end, code = "delivered", None
        if self.phones[taken.phone].landline:
            end, code = "undelivered", LANDLINE
        elif self.world.is_in(Trouble.CAPPED):
            end, code = "failed", CAPPED
        elif dice.falls(rates.fails_for_now):
            end, code = "undelivered", dice.random.choice((30003, 30008))
        elif dice.falls(rates.filtered):
            end, code = "undelivered", FILTERED
        steps = [(arrives, end)]
        if dice.falls(0.3):
            steps.insert(0, (arrives / 2, "sent"))
        for wait, status in steps:
            self.world.after(wait, partial(self._become, taken, status, code))
            times = 2 if dice.falls(rates.receipt_twice) else 1
            times = 0 if dice.falls(rates.receipt_lost) else times
            for _ in range(times):
                late = dice.seconds(30, 5400) if dice.falls(rates.receipt_late) else timedelta(0)
                jitter = dice.seconds(0.1, 6 if dice.falls(rates.receipt_late) else 0.5)
                self.world.after(
                    wait + jitter + late,
                    partial(self._post_receipt, taken, status, code),
                )
        if end == "delivered" and dice.falls(rates.receipt_early):
            self._become(taken, "sent", None)
            self._post_receipt(taken, "sent", None)

    def _become(self, taken: Taken, status: str, code: int | None) -> None:
        if taken.status in ENDS:
            return
        taken.status = status
        if status in ("undelivered", "failed"):
            taken.error_code = code
            self.world.tell(f"(did not arrive: {code}) {taken.body}", phone=taken.phone)
        elif status == "delivered":
            self.on_arrival(taken)

    def _post_receipt(self, taken: Taken, status: str, code: int | None) -> None:
        form = {"MessageSid": taken.sid, "MessageStatus": status, "To": taken.phone}
        if status in ("undelivered", "failed") and code:
            form["ErrorCode"] = str(code)
        answered = self.knock(f"/twilio/status?message={taken.message_id}", form)
        if status in ENDS and answered in (200, 204):
            taken.told_at = taken.told_at or self.world.now

    # What people write

    def text(self, phone: str, body: str, *, meaning: str = "", media: int = 0) -> Written:
        """Somebody texts the number; the webhook follows."""
        written = Written(
            sid=f"SI{len(self.written):032x}", phone=phone, body=body, at=self.world.now,
            optout=self._filter(phone, body), meaning=meaning,
        )  # fmt: skip
        self.written.append(written)
        self.phones[phone].wrote_at = self.world.now
        self.world.tell(f"-> {body}", phone=phone)
        form = {"MessageSid": written.sid, "From": phone, "To": self.number, "Body": body}
        form |= {"NumMedia": str(media)}
        form |= {f"MediaUrl{n}": f"https://api.twilio.com/media/{n}" for n in range(media)}
        if written.optout:
            form["OptOutType"] = written.optout
        dice, rates = self._dice, self.world.rates
        wait = dice.seconds(0.1, 1)
        if dice.falls(rates.webhook_late):
            wait = dice.seconds(5, 120)
        main = not dice.falls(rates.main_address_fails)
        self.world.after(wait, lambda: self._post_text(written, form, main=main))
        return written

    # Who calls

    def call(self, phone: str) -> None:
        """Somebody calls the number, and nobody takes the call."""
        self._calls += 1
        self.phones[phone].wrote_at = self.world.now
        self.world.tell("calls", phone=phone)
        form = {"CallSid": f"CA{self._calls:032x}", "From": phone, "To": self.number}
        self.world.after(timedelta(seconds=1), lambda: self.knock("/twilio/voice", form))
        ended = {**form, "DialCallStatus": "no-answer"}
        rings = self._dice.seconds(15, 25)
        self.world.after(rings, lambda: self.knock("/twilio/voice/ended", ended))

    def _post_text(self, written: Written, form: Mapping[str, str], *, main: bool) -> None:
        """Post to the main address; when that fails, to the fallback; then give up."""
        if main and self._knock_with_text(written, form):
            if self._dice.falls(self.world.rates.webhook_twice):
                wait = self._dice.seconds(0.1, 40)
                self.world.after(wait, lambda: self._again(written, form))
            return
        wait = self._dice.seconds(1, 15)
        self.world.after(wait, lambda: self._again(written, form))

    def _again(self, written: Written, form: Mapping[str, str]) -> None:
        if not self._knock_with_text(written, form):
            self.on_lost(written.sid)

    def _knock_with_text(self, written: Written, form: Mapping[str, str]) -> bool:
        lost = self.world.is_in(Trouble.WEBHOOKS_LOST)
        status = None if lost else self.knock("/twilio/sms", form)
        if status == 200:
            if written.accepted_at is None:
                written.accepted_at = self.world.now
                self.on_accepted(written)
            return True
        self.world.tell(f"(a webhook failed: {status or 'nobody there'})", phone=written.phone)
        return False

    def _filter(self, phone: str, body: str) -> str | None:
        """The carrier's own filter: its OptOutType."""
        word = body.strip().casefold()
        for carrier, words in CARRIER_WORDS.items():
            resumes = carrier == "START" and word == "yes" and self.phones[phone].stopped
            if word in words or resumes:
                if carrier == "STOP":
                    self.phones[phone].stopped = True
                if carrier == "START":
                    self.phones[phone].stopped = False
                return carrier.value
        return None


def _numbers_of(data: Mapping[str, Any]) -> list[int]:
    """Our own number of a text, from the address for its receipts; nothing of what is no text."""
    callback = urlsplit(str(data.get("StatusCallback", ""))).query
    return [int(number) for number in parse_qs(callback).get("message", ())]


def _refusal(status: int, code: int | None, headers: Mapping[str, str] | None = None) -> Response:
    said = {"status": status, "message": "refused"} | ({"code": code} if code else {})
    return Response(status, json.dumps(said), headers=dict(headers or {}))
