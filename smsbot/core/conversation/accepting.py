"""She takes a time that was offered to her: agreed, if it is still free."""

from __future__ import annotations

from dataclasses import replace

from smsbot.core import openings
from smsbot.core.conversation import which
from smsbot.core.conversation.drafting import offer_alternatives
from smsbot.core.conversation.state import Conversation, Outcome, Turn
from smsbot.core.conversation.taking import draft_of
from smsbot.core.conversation.waiting import has_gone
from smsbot.core.events import (
    BookAppointment,
    DropPending,
    Kind,
    OpenRequest,
    RequestStatus,
    SendText,
)
from smsbot.core.openings import Trouble
from smsbot.core.practice import Window
from smsbot.core.understanding import Slot


def is_offer(c: Conversation, request: OpenRequest) -> bool:
    """Is this the request whose offered times she was asked about?"""
    if c.offer is None:
        return request.status is RequestStatus.OFFERED
    return request.id == c.offer


def accept(c: Conversation, request: OpenRequest, chosen: Window, turn: Turn) -> Outcome:
    """She takes an offered time; if it has gone she is told, and what is near it."""
    held = set(request.offers)
    held |= {visit.window for visit in c.facts.visits if visit.id == request.moves_visit}
    taken = tuple(window for window in turn.practice.taken if window not in held)
    own = replace(turn, practice=replace(turn.practice, taken=taken))
    first = openings.first_opening(own.practice, chosen, local=turn.local)
    draft = draft_of(request, turn)
    if first is None and request.waits:
        return has_gone(c, chosen)
    if first is None:
        wish = replace(draft, slots=(Slot(chosen.day, None),))
        return offer_alternatives(c.now(draft=draft), wish, own, Trouble.TAKEN)
    said = SendText(
        "confirmed" if request.moves_visit is None else "moved",
        kind=Kind.CONFIRMATION,
        values={"when": (first,), **which.whose(c, request)},
        request=request.id,
    )
    book = BookAppointment(request.id, first, by="patient")
    return c.resting(), (DropPending(), book, said)
