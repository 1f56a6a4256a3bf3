"""Waiting for a time to come free: for which, and what is said when one does."""

from __future__ import annotations

from datetime import timedelta

from smsbot.core import openings
from smsbot.core.conversation import which
from smsbot.core.conversation.state import (
    NURSE_KEEPS,
    Conversation,
    Draft,
    Outcome,
    Stage,
    Turn,
    is_stale,
)
from smsbot.core.events import (
    OPEN_FLAGS,
    DropPending,
    HoldOpening,
    Kind,
    OpeningFreed,
    OpeningWithdrawn,
    OpenRequest,
    PassOver,
    PatientTexted,
    RecordRequest,
    RequestStatus,
    SendText,
    WithdrawRequest,
)
from smsbot.core.practice import Window
from smsbot.core.understanding import Slot, grant

TWO_WEEKS = timedelta(days=14)
"""So far ahead she waits for any time at all."""

HELD = timedelta(minutes=30)
"""So long she may think about a time that came free, from when she reads of it."""

LEAVES_WITHIN = timedelta(minutes=2)
"""A text about it that takes longer to leave is not sent: her half hour would be no half hour."""

LEFT_ALONE = timedelta(hours=1)
"""A question of ours that she has not answered for so long gives way to a time come free."""


def waited_for(c: Conversation, draft: Draft, turn: Turn) -> tuple[Window, ...]:
    """The windows that she would wait for: hers, else all before her visit, or of two weeks."""
    practice, now, not_days = turn.practice, turn.local, draft.not_days
    if any(slot.day for slot in draft.slots):
        return grant(draft.slots, practice=practice, now=now, not_days=not_days).windows
    visit = next((v for v in c.facts.visits if v.id == draft.moves_visit), None)
    ahead = visit.window.day - now.date() if visit else TWO_WEEKS
    days = (now.date() + timedelta(days=n) for n in range(min(ahead, openings.HORIZON).days + 1))
    hours = [slot.hours for slot in draft.slots] or [None]
    slots = [Slot(day, each) for day in days for each in hours]
    granted = grant(slots, practice=practice, now=now, not_days=not_days)
    if visit is None:
        return granted.windows
    before = Window(now, visit.window.start)
    cut = (window.cut(before) for window in granted.windows)
    return tuple(one for one in cut if one and one.length >= practice.consultation)


def record_wait(c: Conversation, draft: Draft) -> Outcome:
    """She waits: what for is said back in full."""
    recorded = RecordRequest(
        name=draft.name or "", windows=draft.windows, flags=draft.flags, words=draft.words,
        rule=draft.rule, replaces=draft.replaces, moves_visit=draft.moves_visit, waits=True,
    )  # fmt: skip
    visit = next((v for v in c.facts.visits if v.id == draft.moves_visit), None)
    sooner = (visit.window,) if visit and not draft.slots else ()
    values: dict[str, object] = {
        "name": draft.name, "when": sooner or draft.windows,
        "flags": sorted(draft.flags & OPEN_FLAGS) if not sooner else [],
    }  # fmt: skip
    if which.is_for_other(c, draft):
        values["for_other"] = True
    said = SendText("waiting_sooner" if sooner else "waiting", values=values)
    return c.resting().now(name=which.texter(c, draft)), (DropPending(), recorded, said)


def waiting_request(c: Conversation) -> OpenRequest | None:
    """What she waits for, if she does."""
    return next((request for request in c.facts.requests if request.waits), None)


def wait_no_longer(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """She does not want to wait any more, or whom she names; a visit that is there stands."""
    waits = [request for request in c.facts.requests if request.waits]
    if not waits:
        return c, (SendText("not_waiting"),)
    ended = which.narrowed(c, which.look(event.text, turn, waits), waits) or tuple(waits)
    after = c.resting() if any(is_about(c, r) for r in waits if r in ended) else c
    stands = any(r.moves_visit is not None for r in waits if r in ended)
    said = SendText("wait_ended_visit" if stands else "wait_ended")
    return after, (*(WithdrawRequest(one.id) for one in ended), said)


def is_about(c: Conversation, request: OpenRequest) -> bool:
    """Is this request what is being asked about?"""
    return c.offer == request.id or (c.draft is not None and c.draft.replaces == request.id)


def status_of(request: OpenRequest) -> SendText:
    """What she waits for, as she is told when she asks."""
    values = {"when": request.windows, "flags": sorted(request.flags & OPEN_FLAGS)}
    sooner = request.moves_visit is not None
    return SendText("status_waiting_sooner" if sooner else "status_waiting", values=values)


# A time comes free


def freed(c: Conversation, event: OpeningFreed, turn: Turn) -> Outcome:
    """It is held for her and she is asked, if it is free and nothing else is under discussion."""
    request = next((r for r in c.facts.requests if r.id == event.request and r.waits), None)
    if request is None or request.status is not RequestStatus.REQUESTED:
        return c, ()
    if not may_be_asked(c, turn) or not openings.is_free(turn.practice, event.at, local=turn.local):
        return c, ()
    values = {"when": (event.at,), **which.whose(c, request)}
    said = SendText("opening", Kind.OPENING, values, request=request.id)
    c = c.resting().now(
        stage=Stage.ANSWERING_OFFER, options=(event.at,), offer=request.id, asked_at=turn.at
    )
    return c, (DropPending(), HoldOpening(request.id, event.at, event.until), said)


def may_be_asked(c: Conversation, turn: Turn) -> bool:
    """May she be asked whether she wants a time, without breaking into something else?"""
    if c.facts.opted_out:
        return False
    match c.stage:
        case Stage.RESTING:
            return True
        case Stage.WITH_NURSE:
            return not nurse_has_it(c, turn)
        case Stage.ALARMED:
            return False
        case Stage.ANSWERING_OFFER:
            waits_on = any(
                r.id == c.offer and r.waits and r.status is RequestStatus.REQUESTED
                for r in c.facts.requests
            )
            return waits_on or is_stale(c, turn)
        case _:
            return c.asked_at is None or turn.at - c.asked_at >= LEFT_ALONE


def nurse_has_it(c: Conversation, turn: Turn) -> bool:
    """Does the nurse have the talk, and was a word said in it within a day?"""
    silent = c.last_word_at is not None and turn.at - c.last_word_at >= NURSE_KEEPS
    return c.stage is Stage.WITH_NURSE and not silent


def withdrawn(c: Conversation, event: OpeningWithdrawn) -> Outcome:
    """The text about it could not leave: what she was not asked, no yes of hers can answer."""
    unasked = c.stage is Stage.ANSWERING_OFFER and c.offer == event.request
    return (c.resting() if unasked else c), ()


def passes_over(c: Conversation, request: OpenRequest) -> Outcome:
    """Not this time; she goes on waiting, and the next in line is asked."""
    return c.resting(), (PassOver(request.id), SendText("still_waiting"))


def has_gone(c: Conversation, at: Window) -> Outcome:
    """She answered when the time was somebody else's: she stays where she is in line."""
    return c.resting(), (SendText("opening_gone", values={"when": (at,)}),)


def waited_in_vain(c: Conversation, request: OpenRequest, turn: Turn) -> Outcome:
    """What she waited for has passed. With a visit all is well; else she is offered others."""
    if request.moves_visit is not None:
        return (c.resting() if is_about(c, request) else c), (WithdrawRequest(request.id),)
    if c.facts.opted_out or c.stage is Stage.ALARMED or nurse_has_it(c, turn):
        return c, ()
    options = openings.nearest(turn.practice, turn.local, local=turn.local, by_clock=False)
    if not options:
        return c, ()
    other = which.is_others(c, request)
    draft = Draft(name=request.name, for_other=other, replaces=request.id)
    c = c.resting().now(draft=draft, options=options, alternatives=True)
    text = SendText("waited_in_vain", Kind.NURSE_WORD, {"options": options}, request=request.id)
    return c.now(stage=Stage.CHOOSING, asked_at=turn.at), (DropPending(), text)
