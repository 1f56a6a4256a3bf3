"""She would wait for a time to come free: instead of what was offered, or beside a visit."""

from __future__ import annotations

from dataclasses import replace

from smsbot.core.conversation import which
from smsbot.core.conversation.drafting import ask, proceed
from smsbot.core.conversation.state import Conversation, Draft, Outcome, Stage, Turn, Waits
from smsbot.core.conversation.taking import gives_something, take_in
from smsbot.core.events import AskNurse, PatientTexted, SendText, Topic, Visit
from smsbot.core.understanding import Reading


def wait_instead(
    c: Conversation, draft: Draft, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    """Nothing that was offered suits her: she waits for what she wished for."""
    was_shown_free = draft.waits is not None and c.stage is Stage.CHOOSING
    draft = replace(draft, windows=(), waits=Waits.ASKED)
    if gives_something(reading):
        return take_in(c, draft, event, reading, turn)
    if was_shown_free:
        return ask(c.now(draft=replace(draft, slots=())), Stage.ASKING_TIME, "wait_when", turn)
    return proceed(c, draft, turn)


def wait_beside(
    c: Conversation, visit: Visit, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    """An earlier time than her visit, which stands until she takes one."""
    pending = next((r for r in c.facts.requests if r.moves_visit == visit.id), None)
    if pending is not None and not pending.waits:
        return asked_sooner(c, event)
    if {slot.day for slot in reading.slots} == {visit.window.day}:
        reading = replace(reading, slots=(), windows=())  # "sooner than thursday"
    draft = Draft(
        name=visit.name, for_other=which.is_others(c, visit), moves_visit=visit.id,
        replaces=pending.id if pending else None,
        waits=Waits.ASKED if reading.waits else Waits.OFFERED,
    )  # fmt: skip
    return take_in(c, draft, event, replace(reading, flags=frozenset()), turn)


def asked_sooner(c: Conversation, event: PatientTexted) -> Outcome:
    """Her request waits for the nurse anyway, who hears that it would better be sooner."""
    return c, (SendText("asked_sooner"), AskNurse(Topic.QUESTION, event.text))
