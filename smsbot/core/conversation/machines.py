"""Two machines that answer each other must come to an end."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from smsbot.core.conversation.state import Conversation, Draft, Handed, Outcome, Stage, Turn
from smsbot.core.events import (
    AskNurse,
    BookAppointment,
    CancelVisit,
    Effect,
    Kind,
    NoteAttendance,
    PatientTexted,
    PlanNudge,
    RecordRequest,
    SendText,
    WithdrawRequest,
)
from smsbot.core.understanding import Intent, Reading

MOST_PASSIVE = 3
"""A peer that answers by machine gets at most this many passive answers in a day."""

MOST_IDLE = 6
"""And one that asks, but moves no booking, this many answers of any kind."""

PASSIVE = frozenset({Intent.THANKS, Intent.GREETING, Intent.OTHER, Intent.WRONG_NUMBER})
"""Intents that move nothing, as a machine at the other end would have them."""

_MOVING = (RecordRequest, WithdrawRequest, BookAppointment, CancelVisit)


def hush_machines(
    before: Conversation, outcome: Outcome, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    """The outcome, without its texts where a machine seems to be at the other end.

    A text is passive when it says nothing, or the same as the one before. Whoever moves a booking
    is a person, and counted anew.
    """
    c, effects = outcome
    if Stage.ALARMED in (c.stage, before.stage) or before.handed is Handed.NURSE:
        return outcome
    heard = _gist(event.text)
    if _moves(before, c, effects):
        return c.now(passive=0, idle=0, heard=heard), effects
    today = turn.local.date().isoformat()
    passive, idle = (before.passive, before.idle) if before.passive_day == today else (0, 0)
    again = heard == before.heard
    passive = passive + 1 if again or reading.intent in PASSIVE else 0
    c = c.now(passive_day=today, passive=passive, idle=idle + 1, heard=heard)
    if passive > MOST_PASSIVE or idle >= MOST_IDLE:
        effects = tuple(effect for effect in effects if not _speaks(effect))
        again = True
    return c, tuple(map(_later, effects)) if again else effects


def _moves(before: Conversation, after: Conversation, effects: tuple[Effect, ...]) -> bool:
    """Has a booking come nearer, or been called off?"""
    coming = {visit.id for visit in before.facts.visits if visit.confirmed_by_patient}
    for effect in effects:
        if isinstance(effect, _MOVING):
            return True
        if isinstance(effect, NoteAttendance) and effect.visit not in coming:
            return True
    wish = _wish(after.draft)
    return wish not in (_wish(before.draft), _wish(Draft(name=before.name)))


def _wish(draft: Draft | None) -> Draft | None:
    """What a draft asks for, without the words it came in."""
    return draft and replace(draft, words="", rule="")


def _gist(text: str) -> str:
    """A text as it compares with the next: machines change a number or a space, people words."""
    flat = re.sub(r"[\W\d_]+", " ", text.casefold()).strip()
    return hashlib.blake2b(flat.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _speaks(effect: Effect) -> bool:
    """Would she be texted for this?"""
    if isinstance(effect, SendText):
        return effect.kind is not Kind.EMERGENCY
    return isinstance(effect, PlanNudge)


def _later(effect: Effect) -> Effect:
    """Not at once: the nurse finds it on her list."""
    return replace(effect, at_once=False) if isinstance(effect, AskNurse) else effect
