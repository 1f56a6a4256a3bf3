"""She cannot come: another time, or called off? And: after all it stays as it is."""

from __future__ import annotations

from dataclasses import replace

from smsbot.core.conversation.drafting import ask
from smsbot.core.conversation.state import Conversation, Draft, Matter, Outcome, Stage, Turn
from smsbot.core.conversation.taking import draft_of
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


def about_visit(c: Conversation, visit: Visit, event: PatientTexted, turn: Turn) -> Outcome:
    """She cannot come to a visit; until she answers it stands, and the nurse knows."""
    draft = Draft(name=visit.name, moves_visit=visit.id, words=event.text)
    c, effects = _ask(c, draft, turn)
    soon = is_late(turn.practice.instant(visit.window.start), turn.at)
    doubt = AskNurse(Topic.MAY_CANCEL, event.text, at_once=soon, visit=visit.id)
    return c, (*effects, doubt)


def about_request(
    c: Conversation, request: OpenRequest, event: PatientTexted, turn: Turn
) -> Outcome:
    """She cannot come at the time that she asked for."""
    return _ask(c, replace(draft_of(request, turn), slots=(), words=event.text), turn)


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
