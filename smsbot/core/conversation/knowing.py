"""When is it? What she is told of her visits and requests when she asks."""

from __future__ import annotations

from smsbot.core.conversation import which
from smsbot.core.conversation.drafting import ask_again
from smsbot.core.conversation.state import Conversation, Outcome, Stage, Turn
from smsbot.core.conversation.taking import begin
from smsbot.core.conversation.waiting import status_of
from smsbot.core.conversation.which import Thing, whose
from smsbot.core.events import OPEN_FLAGS, AskNurse, PatientTexted, SendText, Topic, Visit


def status(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """When is my appointment? All that are hers are told, unless she names one."""
    things = which.things_of(c)
    if len(things) > 1:
        things = which.narrowed(c, which.look(event.text, turn, things), things) or things
    if len(things) > 1:
        when = which.listed(things)[0]["when"]
        values = {"choices": which.listed(things), "when": when}
        return c, (SendText("status_all", values=values),)
    if things:
        return c, (_status_of(c, things[0]),)
    if c.stage is not Stage.RESTING:
        return ask_again(c, turn)
    c, effects = begin(c, turn, wording="status_none")
    return c, (*effects, AskNurse(Topic.QUESTION, event.text))


def _status_of(c: Conversation, thing: Thing) -> SendText:
    if isinstance(thing, Visit):
        return SendText("status_visit", values={"when": (thing.window,), **whose(c, thing)})
    if thing.waits:
        return status_of(thing)
    flags = sorted(thing.flags & OPEN_FLAGS)
    values = {"when": thing.windows, "flags": flags, **whose(c, thing)}
    return SendText("status_request", values=values)
