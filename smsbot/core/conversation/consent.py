"""What she agreed to: why she is texted, and one kind of texts ended or wanted again."""

from __future__ import annotations

from smsbot.core.events import Effect, PatientTexted, SendText, SwitchOff, SwitchOn
from smsbot.core.understanding import Intent, Reading

WHY_AMONG = frozenset({Intent.QUESTION, Intent.STATUS, Intent.OTHER, Intent.GREETING})
"""What a text may be read as besides, where it asks why she is texted; a booking comes first."""


def asks_why(event: PatientTexted, reading: Reading) -> bool:
    """Is why she is texted all that she asks?"""
    only = reading.intent in WHY_AMONG and not reading.slots and not event.photos
    return reading.asks_why and only


def ended(reading: Reading) -> tuple[Effect, ...]:
    """The kinds that she ends, and no other."""
    return tuple(SwitchOff(kind) for kind in sorted(reading.ends))


def resumed(reading: Reading) -> tuple[Effect, ...]:
    """The kinds that she wants again."""
    return tuple(SwitchOn(kind) for kind in sorted(reading.resumes))


def confirmed(reading: Reading) -> tuple[Effect, ...]:
    """What she is told about each kind that she ended or wants again."""
    told = [SendText(f"{kind}_off") for kind in sorted(reading.ends)]
    return (*told, *(SendText(f"{kind}_on") for kind in sorted(reading.resumes)))


def is_only_a_kind(event: PatientTexted, reading: Reading) -> bool:
    """Does she end a kind by its name? The carrier's own STOP ends all, whatever else we read."""
    return bool(reading.ends) and event.carrier is None
