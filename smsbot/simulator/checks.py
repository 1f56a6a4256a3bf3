"""What a broken promise is, and how the checks count themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from smsbot.simulator.faults import CLOCK_OFF

TOLERANCE = CLOCK_OFF + timedelta(seconds=30)
"""How far what our clock says may be from the truth."""

ACT_WITHIN = timedelta(minutes=20)
"""How long everything may take while nothing lasting is wrong: a look-up, a retry or two."""


class PromiseBroken(BaseException):
    """A promise did not hold: which, for whose phone ("" for nobody's), and what was seen."""

    def __init__(self, promise: str, phone: str, seen: str) -> None:
        super().__init__(f"{promise}: {seen}")
        self.promise, self.phone, self.seen = promise, phone, seen


class Checks:
    """Every promise is checked here, so that they can be counted."""

    def __init__(self) -> None:
        self.count = 0

    def require(self, holds: object, promise: str, phone: str, seen: str) -> None:
        """Go on only if a promise holds.

        Raises:
            PromiseBroken: when it does not.
        """
        self.count += 1
        if not holds:
            raise PromiseBroken(promise, phone, seen)


def as_instant(written: str) -> datetime:
    """An instant as SQLite holds it, aware."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


def as_stored(instant: datetime) -> str:
    """An instant as SQLite holds it."""
    return instant.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
