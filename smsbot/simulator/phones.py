"""Phones, and a carrier in memory that always delivers: what the demo shows."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from smsbot.core.events import CARRIER_WORDS
from smsbot.gateways import Accepted, Fault, Photo, Received, SendError, Taken

CARRIER_ANSWERS = {
    "STOP": "You have successfully been unsubscribed. You will not receive any more messages "
    "from this number. Reply START to resubscribe.",
    "START": "You have successfully been re-subscribed to messages from this number. Reply HELP "
    "for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    "HELP": "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}
"""What Twilio answers by itself to the bare words (its documented defaults)."""


@dataclass(frozen=True)
class Text:
    """A text as it showed on a phone. `at` is an instant (UTC)."""

    id: int
    phone: str
    body: str
    at: datetime
    outgoing: bool = False  # sent by the phone's owner
    status: str = "delivered"
    carrier: bool = False  # said by the carrier itself
    message_id: int | None = None


class Carrier:
    """A carrier in memory: delivers what it is given, unless she has told it to stop."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.stopped: set[str] = set()
        self.taken_in: list[Received] = []
        self.photos: dict[str, Photo] = {}
        self.calls: list[tuple[str, str]] = []
        self.now = datetime.min.replace(tzinfo=UTC)
        self._ids = itertools.count(1)

    def send(self, *, to: str, body: str, message_id: int) -> Accepted:
        """Put the text on her phone."""
        if to in self.stopped:
            raise SendError(Fault.OPTED_OUT, code=21610)
        text = self._show(to, body, message_id=message_id)
        return Accepted(sid=f"SM{text.id:032x}", status="queued")

    def find(
        self, *, to: str, body: str, since: datetime, known: Collection[str] = ()
    ) -> Accepted | None:
        """What was taken since then, as Twilio's list has it."""
        for text in self.taken(since=since):
            if (text.phone, text.body) == (to, body) and text.sid not in known:
                return Accepted(sid=text.sid, status="delivered")
        return None

    def taken(self, *, since: datetime) -> list[Taken]:
        """Every text that it was given since then."""
        return [
            Taken(f"SM{text.id:032x}", text.phone, text.at, text.status, text.body)
            for text in self.texts
            if text.message_id and text.at >= since
        ]

    def received(self, *, since: datetime) -> list[Received]:
        """Every text that was sent to us since then, whether it reached us or not."""
        return [text for text in self.taken_in if text.created_at >= since]

    def call(self, *, to: str, words: str) -> None:
        """Let her phone ring."""
        self.calls.append((to, words))

    def photo(self, address: str) -> Photo:
        """A photo that was put among the photos."""
        if address not in self.photos:
            raise SendError(Fault.PERMANENT)
        return self.photos[address]

    def filter(self, phone: str, body: str) -> str | None:
        """What the carrier itself does with a text from this phone: its OptOutType."""
        word = body.strip().casefold()
        for carrier, words in CARRIER_WORDS.items():
            if word in words or (carrier == "START" and word == "yes" and phone in self.stopped):
                if carrier == "STOP":
                    self.stopped.add(phone)
                if carrier == "START":
                    self.stopped.discard(phone)
                self._show(phone, CARRIER_ANSWERS[carrier], carrier=True)
                return carrier.value
        return None

    def typed(self, phone: str, body: str) -> None:
        """Show what the phone's owner sent."""
        self._show(phone, body, outgoing=True, status="")

    def _show(
        self,
        phone: str,
        body: str,
        *,
        outgoing: bool = False,
        status: str = "delivered",
        carrier: bool = False,
        message_id: int | None = None,
    ) -> Text:
        text = Text(next(self._ids), phone, body, self.now, outgoing, status, carrier, message_id)
        self.texts.append(text)
        return text


class Mailbox:
    """E-mail in memory."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str]] = []

    def send(self, *, to: str, subject: str, text: str, html: str | None = None) -> None:
        """Keep the e-mail."""
        self.sent.append((to, subject, text))
