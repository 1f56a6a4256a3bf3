"""Stand-ins behind our two protocols: ways out that lead nowhere, and remember; Twilio's forms."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from werkzeug.test import TestResponse

from smsbot.gateways import Accepted, Photo, Received, SendError, Taken

PUBLIC_URL = "https://text.example.com"
TOKEN = "token-of-the-account"
NURSE = "+16025550199"
PATIENT = "+16025550101"

Post = Callable[..., TestResponse]
"""Posts a form to a path as Twilio does."""

Counts = dict[str, int]
"""Rows by table."""


@dataclass(frozen=True)
class Sent:
    """A text that left."""

    to: str
    body: str
    message_id: int
    sid: str


@dataclass
class FakeSms:
    """A carrier in memory. `fails` is raised for each text until it is None again."""

    fails: SendError | None = None
    found: Accepted | None = None
    sent: list[Sent] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    inbox: list[Received] = field(default_factory=list)
    listed: list[Taken] = field(default_factory=list)  # what `taken` answers
    looks: list[datetime] = field(default_factory=list)
    holds: threading.Event | None = None  # a send waits for it
    arrived: threading.Event = field(default_factory=threading.Event)

    def send(self, *, to: str, body: str, message_id: int) -> Accepted:
        self.arrived.set()
        if self.holds is not None:
            self.holds.wait(5)
        if self.fails is not None:
            raise self.fails
        sid = f"SMf{len(self.sent):031x}"
        self.sent.append(Sent(to, body, message_id, sid))
        return Accepted(sid=sid, status="queued")

    def find(
        self, *, to: str, body: str, since: datetime, known: Collection[str] = ()
    ) -> Accepted | None:
        self.asked.append(to)
        return self.found

    def call(self, *, to: str, words: str) -> None:
        if self.fails is not None:
            raise self.fails
        self.calls.append(to)

    def photo(self, address: str) -> Photo:
        if self.fails is not None:
            raise self.fails
        return Photo("image/jpeg", address.encode())

    def taken(self, *, since: datetime) -> Sequence[Taken]:
        if self.fails is not None:
            raise self.fails
        return [text for text in self.listed if text.created_at >= since]

    def received(self, *, since: datetime) -> Sequence[Received]:
        self.looks.append(since)
        if self.fails is not None:
            raise self.fails
        return [text for text in self.inbox if text.created_at >= since]


@dataclass
class FakeEmail:
    """A mail server in memory; `sent` holds address, subject and text."""

    fails: SendError | None = None
    sent: list[tuple[str, str, str]] = field(default_factory=list)

    def send(self, *, to: str, subject: str, text: str, html: str | None = None) -> None:
        if self.fails is not None:
            raise self.fails
        self.sent.append((to, subject, text))


@dataclass
class FakeClock:
    """A clock that stands still until it is moved: a Tuesday, 10:15 AM in Phoenix."""

    now: datetime = datetime(2026, 12, 1, 17, 15, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        self.now += by


def texted(body: str, *, sid: str = "SM1", phone: str = PATIENT, **more: str) -> dict[str, str]:
    """The form of a text as Twilio sends it."""
    return {
        "MessageSid": sid, "SmsSid": sid, "AccountSid": "AC" + "0" * 32, "From": phone,
        "To": "+14809332328", "Body": body, "NumMedia": "0", **more,
    }  # fmt: skip
