"""The conversation with one patient: what was said, and what to do about it.

`step` is the only door. It is pure and total: every event at every stage has an answer, and it
never leads from a stage to one that `TRANSITIONS` does not name.
"""

from __future__ import annotations

from datetime import datetime

from smsbot.core.conversation import nurse, patient, waiting
from smsbot.core.conversation.patient import understand
from smsbot.core.conversation.state import (
    ASKS,
    TRANSITIONS,
    Conversation,
    Draft,
    Facts,
    Handed,
    Outcome,
    Stage,
    Turn,
)
from smsbot.core.events import (
    Event,
    NurseBooked,
    NurseCancelledVisit,
    NurseConfirmed,
    NurseCorrected,
    NurseDeclined,
    NurseHandedBack,
    NurseNotedNoShow,
    NurseOffered,
    NurseProposedMove,
    NurseSaid,
    NurseWillCall,
    OpeningFreed,
    OpeningWithdrawn,
    PatientCalled,
    PatientTexted,
    RequestLapsed,
)
from smsbot.core.practice import Practice

__all__ = [
    "ASKS",
    "TRANSITIONS",
    "Conversation",
    "Draft",
    "Facts",
    "Handed",
    "Outcome",
    "Stage",
    "Turn",
    "step",
    "understand",
]


def step(  # noqa: C901 - a flat match, one line for each event
    c: Conversation, event: Event, *, practice: Practice, now: datetime
) -> Outcome:
    """What the conversation becomes, and what it asks for, when this happens.

    `now` is an aware instant; `practice` carries the calendar as it stands.
    """
    turn = Turn(practice, now, practice.local(now))
    match event:
        case PatientTexted():
            return patient.texted(c, event, turn)
        case PatientCalled():
            return patient.called(c, event, turn)
        case NurseConfirmed():
            return nurse.confirmed(c, event, turn)
        case NurseOffered():
            return nurse.offered(c, event, turn)
        case NurseDeclined():
            return nurse.declined(c, event, turn)
        case NurseProposedMove():
            return nurse.move_proposed(c, event, turn)
        case NurseCancelledVisit():
            return nurse.visit_cancelled(c, event, turn)
        case NurseWillCall():
            return nurse.will_call(c, event, turn)
        case NurseSaid():
            return nurse.said(c, event, turn)
        case NurseHandedBack():
            return nurse.handed_back(c, event, turn)
        case NurseBooked():
            return nurse.booked(c, event, turn)
        case NurseNotedNoShow():
            return nurse.missed(c, event, turn)
        case NurseCorrected():
            return nurse.corrected(c, event, turn)
        case RequestLapsed():
            return nurse.lapsed(c, event, turn)
        case OpeningFreed():
            return waiting.freed(c, event, turn)
        case OpeningWithdrawn():
            return waiting.withdrawn(c, event)
