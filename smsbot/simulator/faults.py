"""What goes wrong in a storm, and how often. Everything is drawn from one seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum


class Faults(StrEnum):
    """How bad it gets."""

    NONE = "none"
    LIGHT = "light"
    HEAVY = "heavy"


class Mishap(StrEnum):
    """What can befall one request to Twilio. AFTER: it was taken all the same."""

    REFUSED = "no connection"
    DROPPED_BEFORE = "the line drops before it is taken"
    DROPPED_AFTER = "it is taken, then the line drops"
    SILENT_BEFORE = "no answer, not taken"
    SILENT_AFTER = "no answer, though it is taken"
    ERROR_BEFORE = "answers 500, not taken"
    ERROR_AFTER = "answers 500, though it is taken"
    UNAVAILABLE = "answers 503"
    BUSY = "answers 429"
    SLOW = "answers slowly"


class Trouble(StrEnum):
    """What lasts for a while."""

    TWILIO_DOWN = "Twilio answers 503 to everything"
    ACCOUNT = "the account is suspended"
    MACHINE_DOWN = "the machine is off"
    DATABASE_LOCKED = "the database is locked"
    DATABASE_AWAY = "the database is away"
    WEBHOOKS_LOST = "no webhook reaches us"
    CLOCK_WRONG = "the machine's clock is wrong"
    CAPPED = "the carrier's daily limit is reached"


@dataclass(frozen=True)
class Rates:
    """How often: shares of the opportunities, and times a year for what lasts."""

    mishaps: Mapping[Mishap, float] = field(default_factory=dict)
    dies: float = 0.0  # at each commit and each call out, before it and after it
    beside: float = 0.0  # another process works while this one waits for Twilio
    webhook_twice: float = 0.0
    webhook_late: float = 0.0
    main_address_fails: float = 0.0
    receipt_lost: float = 0.0
    receipt_twice: float = 0.0
    receipt_early: float = 0.0  # before the call that sent the text has returned
    receipt_late: float = 0.0
    fails_early: float = 0.0  # 30003, 30023: a receipt says so before the call has returned
    fails_for_now: float = 0.0  # 30003, 30008: a receipt says that it did not arrive
    filtered: float = 0.0  # 30007
    landline: float = 0.0  # of the numbers
    troubles: Mapping[Trouble, float] = field(default_factory=dict)


LASTS: Mapping[Trouble, tuple[timedelta, timedelta]] = {
    Trouble.TWILIO_DOWN: (timedelta(minutes=2), timedelta(minutes=50)),
    Trouble.ACCOUNT: (timedelta(minutes=20), timedelta(hours=5)),
    Trouble.MACHINE_DOWN: (timedelta(minutes=5), timedelta(hours=9)),
    Trouble.DATABASE_LOCKED: (timedelta(seconds=5), timedelta(minutes=2)),
    Trouble.DATABASE_AWAY: (timedelta(minutes=1), timedelta(minutes=40)),
    Trouble.WEBHOOKS_LOST: (timedelta(minutes=5), timedelta(hours=3)),
    Trouble.CLOCK_WRONG: (timedelta(minutes=30), timedelta(hours=8)),
    Trouble.CAPPED: (timedelta(hours=2), timedelta(hours=10)),
}
"""From how long to how long each trouble lasts."""

CLOCK_OFF, FAR_OFF = timedelta(seconds=75), timedelta(minutes=12)
CLOCKS_OFF = (*[CLOCK_OFF] * 4, *[FAR_OFF] * 3, timedelta(hours=3))
"""How far a wrong clock may be ahead, or as far behind: hardly, some minutes, or for hours."""

_SOME_MISHAPS = {
    Mishap.REFUSED: 0.004,
    Mishap.DROPPED_BEFORE: 0.003,
    Mishap.DROPPED_AFTER: 0.004,
    Mishap.SILENT_BEFORE: 0.003,
    Mishap.SILENT_AFTER: 0.004,
    Mishap.ERROR_BEFORE: 0.004,
    Mishap.ERROR_AFTER: 0.003,
    Mishap.UNAVAILABLE: 0.004,
    Mishap.BUSY: 0.004,
    Mishap.SLOW: 0.01,
}

RATES: Mapping[Faults, Rates] = {
    Faults.NONE: Rates(),
    Faults.LIGHT: Rates(
        mishaps={mishap: share / 5 for mishap, share in _SOME_MISHAPS.items()},
        dies=0.00005,
        beside=0.005,
        webhook_twice=0.005,
        webhook_late=0.005,
        main_address_fails=0.005,
        receipt_lost=0.01,
        receipt_twice=0.01,
        receipt_early=0.01,
        receipt_late=0.01,
        fails_early=0.001,
        fails_for_now=0.003,
        filtered=0.0005,
        landline=0.005,
        troubles=dict.fromkeys(Trouble, 2),
    ),
    Faults.HEAVY: Rates(
        mishaps=_SOME_MISHAPS,
        dies=0.0006,
        beside=0.05,
        webhook_twice=0.04,
        webhook_late=0.03,
        main_address_fails=0.04,
        receipt_lost=0.06,
        receipt_twice=0.06,
        receipt_early=0.08,
        receipt_late=0.04,
        fails_early=0.01,
        fails_for_now=0.02,
        filtered=0.003,
        landline=0.02,
        troubles={
            Trouble.TWILIO_DOWN: 25,
            Trouble.ACCOUNT: 4,
            Trouble.MACHINE_DOWN: 12,
            Trouble.DATABASE_LOCKED: 60,
            Trouble.DATABASE_AWAY: 12,
            Trouble.WEBHOOKS_LOST: 8,
            Trouble.CLOCK_WRONG: 26,
            Trouble.CAPPED: 3,
        },
    ),
}


class Dice:
    """Chances of one kind, drawn from the seed; each kind has its own, so that they stay apart."""

    def __init__(self, seed: int, kind: str) -> None:
        self.random = random.Random(f"{seed}:{kind}")  # noqa: S311 - it must be repeatable

    def falls(self, share: float) -> bool:
        """Does something happen that happens to this share?"""
        return share > 0 and self.random.random() < share

    def between(self, least: timedelta, most: timedelta) -> timedelta:
        """Some while between the two."""
        return least + (most - least) * self.random.random()

    def clock_off(self) -> timedelta:
        """How far ahead a wrong clock is."""
        return self.random.choice(CLOCKS_OFF) * self.random.choice((-1, 1))

    def seconds(self, least: float, most: float) -> timedelta:
        """Some seconds between the two."""
        return timedelta(seconds=self.random.uniform(least, most))

    def mishap(self, rates: Rates) -> Mishap | None:
        """What befalls this request, if anything."""
        drawn = self.random.random()
        for mishap, share in rates.mishaps.items():
            drawn -= share
            if drawn < 0:
                return mishap
        return None
