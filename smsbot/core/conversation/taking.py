"""What every stage does alike: take a wish in, say that it was not read, begin anew."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from smsbot.core.conversation.drafting import (
    ask,
    ask_again,
    choose_reading,
    fill,
    proceed,
)
from smsbot.core.conversation.questions import answer_or_keep, is_known
from smsbot.core.conversation.state import (
    Conversation,
    Draft,
    Handed,
    Outcome,
    Stage,
    Turn,
)
from smsbot.core.events import (
    OPEN_FLAGS,
    AskNurse,
    DropPending,
    OpenRequest,
    PatientTexted,
    RequestFlag,
    SendText,
    Topic,
)
from smsbot.core.practice import Window
from smsbot.core.understanding import Flag, Hours, Intent, Reading, Slot, read

_CLAUSES = re.compile(r"[.?!;,\n]+|\b(?:and|n|but|y|pero)\b|&", re.IGNORECASE)

MOST_MISSES = 2
"""What cannot be read so many times in a row goes to the nurse."""


def begin(c: Conversation, turn: Turn, *, wording: str = "ask_both") -> Outcome:
    """Start collecting a request."""
    c = c.resting().now(draft=Draft(name=c.name))
    if c.name:
        return ask(c, Stage.ASKING_TIME, "ask_time" if wording == "ask_both" else wording, turn)
    return ask(c, Stage.ASKING_NAME, wording, turn)


def take_in(
    c: Conversation, draft: Draft, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    """Add what the text gives to the draft and go on."""
    c = c.now(misses=0, matter=None, name=c.name or _texter(reading))
    draft = _on_what_is_there(c, draft, reading, turn)
    if reading.same_time and c.draft and not reading.slots and not draft.slots:
        return ask_again(c, turn)
    draft = fill(draft, reading, text=event.text)

    def go_on(lead: str) -> Outcome:
        if Flag.AMBIGUOUS in reading.flags and reading.options:
            unclear = replace(draft, slots=()) if reading.slots else draft
            return choose_reading(c.now(draft=unclear), reading.options, turn)
        return proceed(c, draft, turn, lead=lead)

    if asks_beside(event, reading, turn) or is_known(c, event.text, reading, turn):
        return answer_or_keep(c, event.text, turn, go_on=go_on)
    return go_on("")


def _texter(reading: Reading) -> str | None:
    """The name of who writes, when it is told beside that of whom it is for."""
    return reading.caller if Flag.FOR_OTHER in reading.flags else None


def _on_what_is_there(c: Conversation, draft: Draft, reading: Reading, turn: Turn) -> Draft:
    """The draft with the time that "same day", "an hour later", "me too, at 4" speak of."""
    beside = reading.another and bool(reading.slots) and reading.date is None
    same_day = reading.same_day or beside
    if draft.slots or not (reading.same_time or same_day or reading.shift):
        return draft
    windows = _time_of(c, draft)
    slots = as_slots(windows, turn)
    if same_day and not reading.same_time:
        slots = tuple(replace(slot, hours=None) for slot in slots)
    return replace(draft, slots=slots)


def _time_of(c: Conversation, draft: Draft) -> tuple[Window, ...]:
    """The time of what the draft changes, else of what she has or wants last."""
    about = [v.window for v in c.facts.visits if v.id == draft.moves_visit]
    asked = [r.windows for r in c.facts.requests if r.id == draft.replaces]
    if about or asked:
        return tuple(about[:1]) or asked[0]
    if c.facts.requests:
        return c.facts.requests[-1].windows
    return tuple(visit.window for visit in c.facts.visits[-1:])


def day_discussed(c: Conversation) -> date | None:
    """The day of what is under discussion, near which a weekday is meant."""
    draft = c.draft
    if draft is None:
        return None
    if draft.windows:
        return draft.windows[0].day
    if draft.moves_visit is None and draft.replaces is None:
        return None
    return next((window.day for window in _time_of(c, draft)), None)


def day_of(request: OpenRequest) -> date | None:
    """The day that a request is for, unless it is for any."""
    if request.flags & OPEN_FLAGS or not request.windows:
        return None
    return request.windows[0].day


def read_near(event: PatientTexted, reading: Reading, day: date | None, turn: Turn) -> Reading:
    """The reading with its days read near this one: `make it friday` is that week's."""
    if day is None or not reading.slots:
        return reading
    near = read(event.text, practice=turn.practice, now=turn.local, around=day)
    return replace(
        reading, slots=near.slots, windows=near.windows, options=near.options, rule=near.rule,
        flags=reading.flags - {Flag.AMBIGUOUS} | near.flags & {Flag.AMBIGUOUS},
    )  # fmt: skip


def asks_beside(event: PatientTexted, reading: Reading, turn: Turn) -> bool:
    """Does the text ask something besides what it is about ("can i come at 3, how much is it")?

    The wish itself may be put as a question; a clause that is nothing but one is kept apart.
    """
    if Intent.QUESTION not in reading.wants:
        return False
    clauses = [clause for clause in _CLAUSES.split(event.text) if clause.strip()]
    return any(
        read(clause, practice=turn.practice, now=turn.local).intent is Intent.QUESTION
        for clause in clauses
    )


def gives_something(reading: Reading) -> bool:
    """Does the text hold anything that belongs into a request?"""
    return bool(
        reading.name
        or reading.slots
        or reading.options
        or {Flag.FLEXIBLE, Flag.SOONEST, Flag.FOR_OTHER} & reading.flags
        or reading.not_days
        or reading.shift
        or (reading.same_day and reading.intent is not Intent.NO and not reading.cannot)
    )


def missed(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """We could not read it: say what can be read; the second time it goes to the nurse."""
    misses = c.misses + 1
    if misses >= MOST_MISSES:
        c = c.resting().now(stage=Stage.WITH_NURSE, handed=Handed.UNREAD, last_word_at=turn.at)
        ask_nurse = AskNurse(Topic.UNREAD, event.text, at_once=True)
        return c, (DropPending(), SendText("unread_passed_on"), ask_nurse)
    wording = {Stage.ASKING_NAME: "name_unread", Stage.ASKING_TIME: "time_unread"}.get(c.stage)
    c = c.now(misses=misses)
    if wording:
        return ask(c, c.stage, wording, turn)
    return ask_again(c, turn, lead="not_understood")


def draft_of(request: OpenRequest, turn: Turn) -> Draft:
    """A draft that, once agreed, takes the place of an open request."""
    return Draft(
        name=request.name,
        for_other=RequestFlag.FOR_OTHER in request.flags,
        slots=as_slots(request.windows, turn) if not request.flags & OPEN_FLAGS else (),
        flags=request.flags & {RequestFlag.FOR_OTHER},
        replaces=request.id,
        moves_visit=request.moves_visit,
    )


def as_slots(windows: tuple[Window, ...], turn: Turn) -> tuple[Slot, ...]:
    """Windows as wishes again, so that a correction can move the day and keep the hours."""
    return tuple(Slot(window.day, _hours_of(window, turn)) for window in windows)


def _hours_of(window: Window, turn: Turn) -> Hours | None:
    if window.length <= turn.practice.consultation:
        return Hours(window.start.time(), None, exact=True)
    spans = turn.practice.open_spans(window.day)
    if spans and window.start <= spans[0].start and window.end >= spans[-1].end:
        return None
    return Hours(window.start.time(), window.end.time())


def has_something(c: Conversation) -> bool:
    """Has she a visit ahead or a request open?"""
    return bool(c.facts.visits or c.facts.requests)
