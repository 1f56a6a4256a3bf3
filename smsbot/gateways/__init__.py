"""The ways out of the house, and the contract that each of them keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol


class Fault(StrEnum):
    """Why a text did not leave or did not arrive, by what to do about it."""

    PERMANENT = "permanent"  # this number cannot be texted: never again
    OPTED_OUT = "opted_out"  # she told the carrier to stop
    OPERATOR = "operator"  # the account or its set-up is at fault: hold everything
    TRANSIENT = "transient"  # try again soon
    DAILY_CAP = "daily_cap"  # try again tomorrow
    BLOCKED = "blocked"  # the carrier filtered it: do not repeat it, tell the nurse
    UNKNOWN = "unknown"  # it may have left: look it up before doing anything


FAULTS: dict[int, Fault] = {
    21211: Fault.PERMANENT, 21612: Fault.PERMANENT, 21614: Fault.PERMANENT,
    21635: Fault.PERMANENT, 30005: Fault.PERMANENT, 30006: Fault.PERMANENT,
    21610: Fault.OPTED_OUT,
    20003: Fault.OPERATOR, 21606: Fault.OPERATOR, 21608: Fault.OPERATOR, 21408: Fault.OPERATOR,
    30002: Fault.OPERATOR, 30032: Fault.OPERATOR, 30034: Fault.OPERATOR,
    20429: Fault.TRANSIENT, 30001: Fault.TRANSIENT, 30003: Fault.TRANSIENT,
    30008: Fault.TRANSIENT, 30017: Fault.TRANSIENT, 30022: Fault.TRANSIENT,
    30023: Fault.DAILY_CAP, 30027: Fault.DAILY_CAP,
    30004: Fault.BLOCKED, 30007: Fault.BLOCKED,
}  # fmt: skip
"""Twilio's error codes that we know what to do about (Twilio's error and warning dictionary)."""


class SendError(Exception):
    """A text or e-mail did not leave, or may not have.

    Carries no words and no full number: `fault` says what to do, `code` is the provider's error
    code, `retry_after` how long the provider asked us to wait.
    """

    def __init__(
        self, fault: Fault, *, code: int | None = None, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(f"not sent: {fault.value}" + (f" (code {code})" if code else ""))
        self.fault = fault
        self.code = code
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider has taken a text: its id for it, and the status it gave (Twilio's word)."""

    sid: str
    status: str
    error_code: int | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A text to our number that the provider took in; `created_at` is when (UTC)."""

    sid: str
    phone: str = field(repr=False)
    created_at: datetime
    body: str = field(default="", repr=False)
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A text that the provider has taken from us: as Accepted, with whom it was for (UTC)."""

    sid: str
    phone: str = field(repr=False)
    created_at: datetime
    status: str
    body: str = field(default="", repr=False)
    error_code: int | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that came with a text."""

    content_type: str
    data: bytes = field(repr=False)


class SmsGateway(Protocol):
    """Sends texts, looks up what became of one, and lists those that came in or went out."""

    def send(self, *, to: str, body: str, message_id: int) -> Accepted:
        """Hand over one text; `message_id` is ours and comes back with its receipts.

        Raises:
            SendError: with fault UNKNOWN when it may have left all the same.
        """
        ...

    def find(
        self, *, to: str, body: str, since: datetime, known: Collection[str] = ()
    ) -> Accepted | None:
        """The text to this number with this body that the provider took since then, if any.

        One whose sid is `known` is another text, or an attempt that failed.

        Raises:
            SendError: when the provider could not be asked; with fault UNKNOWN when it was, and
                its list does not settle the matter.
        """
        ...

    def taken(self, *, since: datetime) -> Sequence[Taken]:
        """The texts that the provider took from us since then, the oldest first.

        Raises:
            SendError: when the provider could not be asked, or its list has no end.
        """
        ...

    def received(self, *, since: datetime) -> Iterable[Received]:
        """All texts to our number that the provider took in since then, the oldest first.

        Raises:
            SendError: when the provider could not be asked, be it on the way.
        """
        ...

    def call(self, *, to: str, words: str) -> None:
        """Ring a phone and say something (English) to whoever picks up.

        Raises:
            SendError: when the provider did not take it, or may not have.
        """
        ...

    def photo(self, address: str) -> Photo:
        """A photo that came with a text, by the address that the provider gave with it.

        Raises:
            SendError: when it cannot be had: it is gone, too large, or no address of theirs.
        """
        ...


class EmailGateway(Protocol):
    """Sends e-mail."""

    def send(self, *, to: str, subject: str, text: str, html: str | None = None) -> None:
        """Hand over one e-mail.

        Raises:
            SendError: when it was not taken.
        """
        ...
