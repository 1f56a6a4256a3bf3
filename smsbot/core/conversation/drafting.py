"""Collecting a request: what is known, what is missing, what to ask next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from smsbot.core import openings
from smsbot.core.conversation import which
from smsbot.core.conversation.state import Conversation, Draft, Outcome, Stage, Turn, Waits
from smsbot.core.conversation.waiting import record_wait, waited_for
from smsbot.core.events import (
    OPEN_FLAGS,
    DropPending,
    Effect,
    Kind,
    PlanNudge,
    RecordRequest,
    RequestFlag,
    SendText,
)
from smsbot.core.openings import Trouble
from smsbot.core.practice import Window
from smsbot.core.understanding import Flag, Reading, Slot, grant
from smsbot.core.wording.whose import is_another

MOST_WORDS = 600
"""How many signs of her own words a request keeps for the nurse."""


def merge(old: tuple[Slot, ...], new: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """What she says now put together with what she said before.

    A new day keeps the hours under discussion, new hours keep the day.
    """
    if not old or not new:
        return new or old
    if any(slot.day and slot.hours for slot in new):
        return new
    if any(slot.day for slot in new):
        hours = next((slot.hours for slot in old if slot.hours), None)
        return tuple(replace(slot, hours=hours) for slot in new)
    days = dict.fromkeys(slot.day for slot in old)
    return tuple(Slot(day, slot.hours) for day in days for slot in new)


def fill(draft: Draft, reading: Reading, *, text: str) -> Draft:
    """The draft with everything that this text adds to it."""
    flags = draft.flags
    slots = _shifted(merge(draft.slots, reading.slots), reading.shift)
    if reading.slots:
        flags -= OPEN_FLAGS | {RequestFlag.ALTERNATIVE}
    for said, meant in (
        (Flag.FLEXIBLE, RequestFlag.FLEXIBLE),
        (Flag.SOONEST, RequestFlag.SOONEST),
    ):
        if said in reading.flags:
            flags |= {meant}
            slots = reading.slots
    for_other = draft.for_other or Flag.FOR_OTHER in reading.flags
    caller = reading.caller or draft.caller
    if for_other and not draft.for_other and reading.name and is_another(reading.name, draft.name):
        caller = caller or draft.name  # She gave her own name first.
    return replace(
        draft,
        caller=caller,
        name=_fuller(reading.name, draft.name),
        for_other=for_other,
        slots=slots,
        windows=() if reading.slots or reading.shift or flags != draft.flags else draft.windows,
        flags=flags | ({RequestFlag.FOR_OTHER} if for_other else frozenset()),
        not_days=reading.not_days or draft.not_days,
        words=f"{draft.words} / {text}".removeprefix(" / ")[:MOST_WORDS],
        rule=reading.rule or draft.rule,
    )


def _shifted(slots: tuple[Slot, ...], by: timedelta | None) -> tuple[Slot, ...]:
    """The wishes with their exact hours moved: `an hour later`."""
    if by is None:
        return slots
    return tuple(_moved(slot, by) for slot in slots)


def _moved(slot: Slot, by: timedelta) -> Slot:
    if slot.day is None or slot.hours is None or slot.hours.start is None or not slot.hours.exact:
        return slot
    at = datetime.combine(slot.day, slot.hours.start) + by
    return Slot(at.date(), replace(slot.hours, start=at.time()))


def _fuller(said: str | None, known: str | None) -> str | None:
    """What she is called: `it's nina` is no other name than Nina Voss."""
    if said and known and set(said.casefold().split()) < set(known.casefold().split()):
        return known
    return said or known


def proceed(c: Conversation, draft: Draft, turn: Turn, *, lead: str = "") -> Outcome:
    """Ask for what is missing, offer what can be had instead, or read the whole back.

    `lead` names a wording to say first, in the same text.
    """
    c = c.now(draft=draft, options=(), alternatives=False, offer=None, handed=None)
    timed = bool(draft.slots or draft.windows or draft.flags & OPEN_FLAGS)
    timed = timed or (draft.waits is not None and draft.moves_visit is not None)
    if timed and not draft.windows:
        settle = _settle_wait if draft.waits else _settle_time
        found = settle(c, draft, turn, lead=lead)
        if isinstance(found, Draft):
            draft = found
            c = c.now(draft=draft)
        else:
            return found
    if not draft.name:
        wording = "ask_name" if timed else "ask_both"
        return ask(c, Stage.ASKING_NAME, wording, turn, lead=lead)
    if not timed:
        wording = "wait_when" if draft.waits else "ask_time"
        return ask(c, Stage.ASKING_TIME, wording, turn, lead=lead)
    if draft.waits is Waits.ASKED:
        return record(c, turn)
    return ask(c, Stage.READING_BACK, _read_back(draft), turn, lead=lead)


def _read_back(draft: Draft) -> str:
    """The sentence that reads a wish back."""
    if draft.waits is None:
        return "read_back"
    return "wait_for" if draft.slots else "wait_for_sooner"


def ask(
    c: Conversation, stage: Stage, wording: str, turn: Turn, *, lead: str = "", **values: object
) -> Outcome:
    """Put a question, and plan the one nudge in case she leaves it open."""
    draft = c.draft or Draft()
    filled: dict[str, object] = {"lead": lead, **values}
    if draft.name:
        filled["name"] = draft.name
    if draft.windows:
        filled |= {"when": draft.windows, "flags": sorted(draft.flags & OPEN_FLAGS)}
    if draft.moves_visit is not None or draft.replaces is not None:
        filled["change"] = True
    if which.is_for_other(c, draft):
        filled["for_other"] = True
    effects: list[Effect] = [SendText(wording, values=filled)]
    if stage is not Stage.CHOOSING_VISIT:
        effects.append(PlanNudge())
    return c.now(stage=stage, asked_at=turn.at), tuple(effects)


def ask_again(c: Conversation, turn: Turn, *, lead: str = "") -> Outcome:
    """Put the open question once more."""
    draft = c.draft or Draft()
    match c.stage:
        case Stage.CHOOSING:
            return ask(c, c.stage, "choose", turn, lead=lead, options=c.options)
        case Stage.ASKING_TIME | Stage.ASKING_NAME | Stage.READING_BACK:
            return proceed(c, draft, turn, lead=lead)
        case Stage.ANSWERING_OFFER:
            is_opening = any(r.id == c.offer and r.waits for r in c.facts.requests)
            wording = "opening_again" if is_opening else "offer_again"
            text = SendText(wording, values={"lead": lead, "options": c.options})
            return c.now(asked_at=turn.at), (text,)
        case Stage.CHOOSING_VISIT:
            left = tuple(thing for thing in which.asked_about(c) if thing is not None)
            c, choices = which.asking(c, left), which.listed(left)
            return ask(c, c.stage, which.wording(c, left), turn, lead=lead, choices=choices)
        case Stage.RESTING | Stage.WITH_NURSE | Stage.ALARMED:
            return c, (SendText(lead or "noted"),)


def _settle_time(c: Conversation, draft: Draft, turn: Turn, *, lead: str) -> Draft | Outcome:
    """The draft with windows that can be granted, or the question to put instead."""
    own = _without_own(c, turn)
    if draft.flags & OPEN_FLAGS and not draft.slots:
        windows = openings.coming_two_weeks(
            turn.practice, local=turn.local, not_days=draft.not_days
        )
        return _first_if_automatic(replace(draft, windows=windows), own)
    if draft.flags & OPEN_FLAGS and not any(slot.day for slot in draft.slots):
        draft = _on_every_day(draft, turn)
    if not any(slot.day for slot in draft.slots):
        if draft.name:
            return ask(c.now(draft=draft), Stage.ASKING_TIME, "ask_day", turn, lead=lead)
        return replace(draft, windows=())
    granted = grant(draft.slots, practice=turn.practice, now=turn.local, not_days=draft.not_days)
    if not granted.windows:
        trouble = Trouble.PASSED if Flag.PASSED in granted.flags else Trouble.CLOSED
        return offer_alternatives(c, draft, own, trouble)
    good, why_not = openings.grantable(own.practice, granted.windows, local=turn.local)
    if why_not:
        return offer_alternatives(c, draft, own, why_not)
    return _first_if_automatic(replace(draft, windows=good), own)


def _settle_wait(c: Conversation, draft: Draft, turn: Turn, *, lead: str) -> Draft | Outcome:
    """The draft with the windows to wait for, or a choice of what is free in them already."""
    windows = waited_for(c, draft, turn)
    if not windows:
        return nothing_to_wait_for(c, turn)
    free = openings.some_of(_without_own(c, turn).practice, windows, local=turn.local)
    if not free:
        return replace(draft, windows=windows)
    c = c.now(draft=draft, options=free, alternatives=True)
    return ask(c, Stage.CHOOSING, "free_now", turn, lead=lead, options=free)


def offer_soonest(c: Conversation, draft: Draft, turn: Turn) -> Outcome:
    """Nothing that was said is soon enough: up to three openings, the earliest first."""
    own = _without_own(c, turn).practice
    options = openings.nearest(own, turn.local, local=turn.local, by_clock=False)
    if not options:
        return nothing_to_wait_for(c, turn)
    c = c.now(draft=replace(draft, windows=()), options=options, alternatives=True)
    return ask(c, Stage.CHOOSING, "free_now", turn, options=options)


def nothing_to_wait_for(c: Conversation, turn: Turn) -> Outcome:
    """There is no opening hour left in what she would wait for."""
    if c.draft is not None and c.draft.moves_visit is not None:
        return c.resting(), (SendText("nothing_sooner"),)
    fresh = replace(c.draft or Draft(), slots=(), windows=(), waits=None)
    return ask(c.now(draft=fresh), Stage.ASKING_TIME, "none_free", turn)


def _on_every_day(draft: Draft, turn: Turn) -> Draft:
    """`Any day after 3`: these hours on each of the coming days."""
    ahead = openings.coming_two_weeks(
        turn.practice, local=turn.local, not_days=draft.not_days
    )  # fmt: skip
    days = dict.fromkeys(window.day for window in ahead)
    slots = tuple(Slot(day, slot.hours) for day in days for slot in draft.slots)
    return replace(draft, slots=slots, flags=draft.flags - OPEN_FLAGS)


def _without_own(c: Conversation, turn: Turn) -> Turn:
    """The turn with her own held and agreed times counted as free, since she may move them."""
    mine = {visit.window for visit in c.facts.visits if c.draft and visit.id == c.draft.moves_visit}
    mine |= {offer for request in c.facts.requests for offer in request.offers}
    taken = tuple(window for window in turn.practice.taken if window not in mine)
    return replace(turn, practice=replace(turn.practice, taken=taken))


def _first_if_automatic(draft: Draft, turn: Turn) -> Draft:
    """With AUTO_CONFIRM a window is read back as its first opening."""
    if not turn.practice.auto_confirm:
        return draft
    for window in draft.windows:
        first = openings.first_opening(turn.practice, window, local=turn.local)
        if first:
            return replace(draft, windows=(first,), flags=draft.flags - OPEN_FLAGS)
    return draft


def offer_alternatives(c: Conversation, draft: Draft, turn: Turn, trouble: Trouble) -> Outcome:
    """Say why her time cannot be had and offer up to three openings near it."""
    slot = next((slot for slot in draft.slots if slot.day), None)
    clock = slot.hours.start or slot.hours.end if slot and slot.hours else None
    day = slot.day if slot and slot.day else turn.local.date()
    wished = datetime.combine(day, clock) if clock else datetime.combine(day, turn.practice.midday)
    wished = max(wished, turn.local)
    # What she has already is no other time.
    taken = (*turn.practice.taken, *(visit.window for visit in c.facts.visits))
    practice = replace(turn.practice, taken=taken)
    options = openings.nearest(practice, wished, local=turn.local, by_clock=clock is not None)
    wording = "instead_or_wait" if trouble is Trouble.TAKEN and draft.slots else "instead"
    if not options:
        return ask(c.now(draft=replace(draft, slots=())), Stage.ASKING_TIME, "none_free", turn)
    return ask(
        c.now(draft=replace(draft, windows=()), options=options, alternatives=True),
        Stage.CHOOSING, wording, turn, options=options, why=trouble.value, day=day.isoformat(),
    )  # fmt: skip


def choose_reading(c: Conversation, options: tuple[Window, ...], turn: Turn) -> Outcome:
    """She said something that can be read two ways: ask which, the nearer first."""
    c = c.now(options=options, alternatives=False)
    return ask(c, Stage.CHOOSING, "which_reading", turn, options=options)


def pick(c: Conversation, option: Window, turn: Turn) -> Outcome:
    """She took one of the numbered times."""
    draft = replace(c.draft or Draft(), waits=None)
    flags = draft.flags - OPEN_FLAGS
    flags = flags | {RequestFlag.ALTERNATIVE} if c.alternatives else flags
    draft = replace(draft, slots=(), windows=(option,), flags=flags)
    own = _without_own(c, turn)
    if not openings.first_opening(own.practice, option, local=turn.local):
        wish = Slot(option.day, None)
        return offer_alternatives(c, replace(draft, slots=(wish,)), own, Trouble.TAKEN)
    draft = _first_if_automatic(draft, own)
    if draft.windows != (option,) or not draft.name:
        return proceed(c, draft, turn)
    return record(c.now(draft=draft), turn)


def refresh(c: Conversation, draft: Draft, turn: Turn) -> Outcome:
    """Read back afresh what was asked too long ago to count."""
    if draft.waits:
        return proceed(c, replace(draft, windows=()), turn)
    own = _without_own(c, turn)
    good, why_not = openings.grantable(own.practice, draft.windows, local=turn.local)
    if why_not:
        wish = Slot(draft.windows[0].day, None)
        return offer_alternatives(c, replace(draft, slots=(wish,)), own, why_not)
    return proceed(c, replace(draft, windows=good), turn)


def record(c: Conversation, turn: Turn) -> Outcome:
    """She has agreed to what was read back: record the request (or, automatically, the visit)."""
    draft = c.draft or Draft()
    if draft.waits:
        return record_wait(c, draft)
    own = _without_own(c, turn)
    good, why_not = openings.grantable(own.practice, draft.windows, local=turn.local)
    if why_not:
        wish = Slot(draft.windows[0].day, None) if draft.windows else Slot(turn.local.date(), None)
        return offer_alternatives(c, replace(draft, slots=(wish,)), own, why_not)
    exact = good[0] if len(good) == 1 and good[0].length <= turn.practice.consultation else None
    book_at = exact if turn.practice.auto_confirm else None
    values: dict[str, object] = {
        "name": draft.name, "when": good, "flags": sorted(draft.flags & OPEN_FLAGS),
    }  # fmt: skip
    if which.is_for_other(c, draft):
        values["for_other"] = True
    if draft.moves_visit is not None or draft.replaces is not None:
        values["change"] = True
    recorded = RecordRequest(
        name=draft.name or "", windows=good, flags=draft.flags, words=draft.words,
        rule=draft.rule, replaces=draft.replaces, moves_visit=draft.moves_visit, book_at=book_at,
    )  # fmt: skip
    if book_at:
        said = SendText("confirmed", kind=Kind.CONFIRMATION, values={**values, "auto": True})
    else:
        said = SendText("recorded", values=values)
    return c.resting().now(name=which.texter(c, draft)), (DropPending(), recorded, said)
