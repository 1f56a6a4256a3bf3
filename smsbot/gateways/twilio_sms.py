"""Texts leave through Twilio, and what became of one is looked up in its message list."""

from __future__ import annotations

import json
import ssl
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from heapq import nsmallest
from http import HTTPStatus
from typing import Any, Protocol

import requests
from twilio.base.exceptions import TwilioException
from twilio.http.response import Response
from twilio.rest import Client
from twilio.twiml.voice_response import VoiceResponse
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from smsbot.core.sms import to_plain
from smsbot.gateways import FAULTS, Accepted, Fault, Photo, Received, SendError, Taken
from smsbot.gateways.wire import TIMEOUT, Wire

CLOCK_SKEW = timedelta(days=1)
"""How far Twilio's clock may be behind ours, or ours ahead of the time: a dead battery's worth."""

LONGEST_QUEUE = timedelta(days=1)
"""The list is ordered by sending; a text waits in Twilio's queue for less than this."""

MOST_LISTED = 1000
"""Texts to one number that we read through before we give up."""

MOST_TAKEN = 20_000
"""Texts from us that we read through after a restore before we give up."""

MOST_HELD = 5000
"""Texts from patients that are held in memory at a time, of however many are listed."""

TRIAL_WORDS = "Sent from your Twilio trial account - "
"""What Twilio puts before each text of an account on trial."""

_REFUSALS: dict[int, Fault] = FAULTS | {
    20005: Fault.OPERATOR,  # the account is not active
    21212: Fault.OPERATOR, 21603: Fault.OPERATOR, 21659: Fault.OPERATOR,  # our own number
    21660: Fault.OPERATOR, 21661: Fault.OPERATOR,
    21609: Fault.OPERATOR,  # the address for delivery receipts
    21703: Fault.OPERATOR, 21705: Fault.OPERATOR,  # the messaging service
    21611: Fault.TRANSIENT,  # our number's queue is full
    63038: Fault.DAILY_CAP,
}  # fmt: skip
"""FAULTS and the codes that only the refusal of a request carries, never a receipt."""


RINGS_FOR_SECONDS = 25
"""How long a phone rings for an alarm: shorter than most voicemail waits."""

LARGEST_PHOTO = 5 * 1024 * 1024
"""Twilio takes no larger MMS than 5 MB."""


class Account(Protocol):
    """What must be known to send through Twilio; the settings hold it."""

    @property
    def account_sid(self) -> str | None:
        """Twilio's id of the account."""

    @property
    def auth_tokens(self) -> tuple[str, ...]:
        """The tokens in force; the first one signs our requests."""

    @property
    def phone(self) -> str:
        """The number that texts come from."""

    @property
    def messaging_service_sid(self) -> str | None:
        """The messaging service to send through in place of the number, if any."""

    @property
    def public_url(self) -> str | None:
        """Our own address, where delivery receipts go; without it none are asked for."""

    @property
    def twilio_api_url(self) -> str | None:
        """Another base address for the API; None is Twilio's own."""


def client_for(account: Account, *, wire: Wire | None = None) -> Client:
    """Twilio's client for an account, for whatever else is asked of Twilio than sending.

    Its exceptions must not be logged as they are: `str()` of one holds what was asked.
    """
    wire = wire or Wire(account.twilio_api_url)
    token = account.auth_tokens[0] if account.auth_tokens else None
    return Client(account.account_sid, token, http_client=wire)


class TwilioGateway:
    """Sends texts through Twilio's REST API."""

    def __init__(
        self, account: Account, *, timeout: float = TIMEOUT, wire: Wire | None = None
    ) -> None:
        self._account = account
        self._wire = wire or Wire(account.twilio_api_url, timeout=timeout)
        self._client = client_for(account, wire=self._wire)
        self._messages = self._client.messages

    def send(self, *, to: str, body: str, message_id: int) -> Accepted:
        """Hand over one text; `message_id` is ours and comes back with its receipts.

        Raises:
            SendError: with fault UNKNOWN when it may have left all the same.
        """
        try:
            return _accepted(self._messages.create(**self._form(to, body, message_id)))
        except requests.RequestException as error:
            raise SendError(Fault.TRANSIENT if _unsent(error) else Fault.UNKNOWN) from None
        except TwilioException:
            raise refusal(self._wire.answer) from None
        except (ValueError, TypeError, AttributeError):
            # Accepted by its status, but the answer cannot be read.
            raise SendError(Fault.UNKNOWN) from None

    def _form(self, to: str, body: str, message_id: int) -> dict[str, str]:
        form = {"to": to, "body": body}
        if self._account.messaging_service_sid:
            form["messaging_service_sid"] = self._account.messaging_service_sid
        else:
            form["from_"] = self._account.phone
        if self._account.public_url:
            # Twilio's own id may come with a receipt before our call has returned with it.
            base = self._account.public_url.rstrip("/")
            form["status_callback"] = f"{base}/twilio/status?message={message_id}"
        return form

    def find(
        self, *, to: str, body: str, since: datetime, known: Collection[str] = ()
    ) -> Accepted | None:
        """The text to this number with this body that Twilio took since about then, if any.

        Texts whose sid is `known` are others, or attempts that failed. Should several remain, the
        one created nearest to `since` (aware) is ours.

        Raises:
            SendError: when Twilio could not be asked; with fault UNKNOWN when it was and the
                list does not settle it, as it is too long or holds a text without its words.
        """
        with self._asking():
            listed = self._outbound(since - CLOCK_SKEW, most=MOST_LISTED, to=to)
            texts = [text for text in listed if text.sid not in known]
        ours = [text for text in texts if _same_words(text.body, body)]
        if ours:
            return _accepted(min(ours, key=lambda text: abs(text.date_created - since)))
        if any(not text.body for text in texts):
            # With redaction the words are gone, and this may be the one.
            raise SendError(Fault.UNKNOWN)
        return None

    def taken(self, *, since: datetime) -> Sequence[Taken]:
        """The texts that Twilio took from us since then (aware), the oldest first.

        Raises:
            SendError: when Twilio could not be asked; with fault UNKNOWN when its list is too
                long to be read through.
        """
        # Through a messaging service texts come from any of its numbers.
        ours = {} if self._account.messaging_service_sid else {"from_": self._account.phone}
        with self._asking():
            texts = [_taken(text) for text in self._outbound(since, most=MOST_TAKEN, **ours)]
        return sorted(texts, key=lambda text: text.created_at)

    def _outbound(self, earliest: datetime, *, most: int, **which: str) -> Iterator[Any]:
        """The outbound texts created at or after an instant, newest first."""
        # Not by date_sent: a text still in the queue has none.
        listed = self._messages.stream(page_size=min(most // 10, 1000), limit=most, **which)
        for count, text in enumerate(listed, start=1):
            if count == most:
                raise SendError(Fault.UNKNOWN)
            created = text.date_created
            if created is None or not str(text.direction).startswith("outbound"):
                continue
            if created < earliest - LONGEST_QUEUE:
                return
            if created >= earliest:
                yield text

    def received(self, *, since: datetime) -> Iterator[Received]:
        """All texts to our number that Twilio took in since then (aware), the oldest first.

        Pictures are not listed with a text; each of them gets the address of their list. Of very
        many texts some may come twice.

        Raises:
            SendError: when Twilio could not be asked, be it on the way.
        """
        while True:
            with self._asking():
                oldest = nsmallest(
                    MOST_HELD, self._inbound(since), key=lambda text: text.created_at
                )
            yield from oldest
            if len(oldest) < MOST_HELD or oldest[-1].created_at == since:
                return
            since = oldest[-1].created_at

    def _inbound(self, earliest: datetime) -> Iterator[Received]:
        """The texts to our number created at or after an instant, newest first."""
        first_day = earliest.astimezone(UTC).date().isoformat()
        listed = self._messages.stream(
            to=self._account.phone, date_sent_after=first_day, page_size=1000
        )
        for text in listed:
            if str(text.direction) == "inbound" and text.date_created >= earliest:
                yield _received(text)

    def call(self, *, to: str, words: str) -> None:
        """Ring a phone from our number and say something, twice, to whoever picks up.

        Raises:
            SendError: when Twilio did not take it, or may not have; asked again it rings again.
        """
        spoken = VoiceResponse()
        for _ in range(2):
            spoken.say(words, language="en-US")
            spoken.pause(length=1)
        with self._asking():
            self._client.calls.create(
                to=to, from_=self._account.phone, twiml=str(spoken), timeout=RINGS_FOR_SECONDS
            )

    def photo(self, address: str) -> Photo:
        """A photo that came with a text; Twilio sends on to where it keeps them.

        Raises:
            SendError: when it cannot be had; with fault OPERATOR when the address is not Twilio's.
        """
        auth = (self._account.account_sid or "", (self._account.auth_tokens or ("",))[0])
        with self._asking():
            answer = self._wire.fetch(address, auth=auth)
            if answer.is_redirect:
                # Where it is kept, the address itself is the key: the token is not for there.
                answer = self._wire.fetch_kept(answer.headers["Location"])
            if answer.status_code != HTTPStatus.OK:
                raise SendError(Fault.PERMANENT, code=answer.status_code)
            data = answer.raw.read(LARGEST_PHOTO + 1, decode_content=True)
        if len(data) > LARGEST_PHOTO:
            raise SendError(Fault.PERMANENT)
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Photo(kind, data)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Whatever goes wrong with a question is a SendError; asked again, it does no harm."""
        try:
            yield
        except requests.RequestException:
            raise SendError(Fault.TRANSIENT) from None
        except TwilioException:
            raise refusal(self._wire.answer, sending=False) from None
        except (ValueError, TypeError, AttributeError):
            raise SendError(Fault.TRANSIENT) from None

    def close(self) -> None:
        """Let go of the connections."""
        self._wire.close()


def refusal(answer: Response | None, *, sending: bool = True) -> SendError:
    """What an answer other than success means, by its code and else by its HTTP status.

    A server error (5xx) while sending is UNKNOWN unless its code says more: the text may have
    been taken before things went wrong, and the look-up that follows settles it; while asking it
    is TRANSIENT. A request refused (4xx) for a reason not in our table is BLOCKED: nothing left,
    the same text would be refused again, and the nurse is told. Anything else (a redirect) is an
    API address that is not one.
    """
    status = answer.status_code if answer else 500
    code = _code(answer)
    fault = _REFUSALS.get(code or 0) or _fault_by_status(status)
    if fault is Fault.UNKNOWN and not sending:
        fault = Fault.TRANSIENT
    return SendError(fault, code=code, retry_after=_retry_after(answer))


def _fault_by_status(status: int) -> Fault:
    match status:
        case 401 | 403 | 404:
            return Fault.OPERATOR
        case 408:
            return Fault.UNKNOWN
        case 429:
            return Fault.TRANSIENT
        case _ if 400 <= status < 500:
            return Fault.BLOCKED
        case _ if 300 <= status < 400:
            return Fault.OPERATOR
        case _:
            return Fault.UNKNOWN


def _code(answer: Response | None) -> int | None:
    """Twilio's error code in an answer, if it is Twilio's at all and has one."""
    try:
        code = json.loads(answer.text).get("code") if answer else None
    except (ValueError, AttributeError):
        return None
    return code if isinstance(code, int) else None


def _retry_after(answer: Response | None) -> timedelta | None:
    """How long the answer asks us to wait, if it does (RFC 9110, 10.2.3: seconds or a date)."""
    headers = (answer.headers or {}) if answer else {}
    asked = str(headers.get("Retry-After", ""))
    if asked.isdecimal():
        return timedelta(seconds=min(int(asked), 86_400))
    try:
        # By the server's clock, which is the one that it counts by.
        wait = _instant(asked) - _instant(str(headers.get("Date", "")))
    except (ValueError, TypeError):
        return None
    return min(max(wait, timedelta(0)), timedelta(days=1))


def _instant(written: str) -> datetime:
    return parsedate_to_datetime(written).astimezone(UTC)


def _unsent(error: requests.RequestException) -> bool:
    """Is it certain that nothing of the request was sent?"""
    if isinstance(error, requests.ConnectTimeout):
        return True
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    if isinstance(reason, NewConnectionError | ConnectTimeoutError):
        return True  # Refused, unreachable, or a name that did not resolve.
    cause = reason.args[0] if reason is not None and reason.args else None
    return isinstance(cause, ssl.SSLCertVerificationError)


def _same_words(theirs: str | None, ours: str) -> bool:
    # Smart encoding may have made signs plain, and blanks at the ends may be lost.
    theirs, ours = to_plain(theirs or "").strip(), to_plain(ours).strip()
    return theirs == ours or theirs == TRIAL_WORDS + ours


def _accepted(text: Any) -> Accepted:
    if not text.sid:
        raise ValueError("an answer without an id")
    return Accepted(sid=str(text.sid), status=str(text.status), error_code=text.error_code)


def _taken(text: Any) -> Taken:
    return Taken(
        sid=str(text.sid),
        phone=str(text.to or ""),
        created_at=text.date_created.astimezone(UTC),
        status=str(text.status),
        body=(text.body or "").removeprefix(TRIAL_WORDS),
        error_code=text.error_code,
    )


def _received(text: Any) -> Received:
    media = f"https://api.twilio.com{(text.subresource_uris or {}).get('media', '')}"
    return Received(
        sid=str(text.sid),
        phone=str(text.from_ or ""),
        created_at=text.date_created.astimezone(UTC),
        body=text.body or "",
        media=(media,) * int(text.num_media or 0),
    )
