"""She cannot come: another time, or called off? And: after all it stays as it is."""

from __future__ import annotations

from dataclasses import replace

from smsbot.core.conversation.drafting import ask
from smsbot.core.conversation.state import Conversation, Draft, Matter, Outcome, Stage, Turn
from smsbot.core.events import (
    AskNurse,
    NoteAttendance,
    OpenRequest,
    PatientTexted,
    SendText,
    Topic,
    Visit,
)
from smsbot.core.practice import is_late
from smsbot.core.understanding import Intent, read


def is_asked_whether(c: Conversation) -> bool:
    """Was she asked just now whether she wants another time, or none?"""
    return c.stage is Stage.ASKING_TIME and c.matter is Matter.CANCEL


def whether(
    c: Conversation, thing: Visit | OpenRequest, draft: Draft, event: PatientTexted, turn: Turn
) -> Outcome:
    """She cannot come. A visit stands until she answers, and the nurse knows of it."""
    c, effects = _ask(c, replace(draft, slots=(), words=event.text), turn)
    if isinstance(thing, OpenRequest):
        return c, effects
    soon = is_late(turn.practice.instant(thing.window.start), turn.at)
    return c, (*effects, AskNurse(Topic.MAY_CANCEL, event.text, at_once=soon, visit=thing.id))


def _ask(c: Conversation, draft: Draft, turn: Turn) -> Outcome:
    c = c.resting().now(draft=draft, matter=Matter.CANCEL)
    return ask(c, Stage.ASKING_TIME, "not_coming", turn)


def says_she_cannot(event: PatientTexted, turn: Turn) -> bool:
    """Does she say once more that she cannot come?

    Where a time is asked for, "i can't come" is otherwise read as a time that does not suit.
    """
    return read(event.text, practice=turn.practice, now=turn.local).intent is Intent.CANCEL


def is_change(draft: Draft | None) -> bool:
    """Is a visit or a request under discussion that is there already?"""
    return draft is not None and (draft.moves_visit is not None or draft.replaces is not None)


def keep(c: Conversation, turn: Turn) -> Outcome:
    """All stays as it was."""
    visit = c.draft.moves_visit if c.draft is not None else None
    if is_asked_whether(c) and visit is not None:
        return c.resting(), (NoteAttendance(visit), SendText("stands"))
    if visit is not None or not c.facts.requests:
        return c.resting(), (SendText("stands"),)
    request = c.facts.requests[-1]
    return c.resting(), (SendText("status_request", values={"when": request.windows}),)
