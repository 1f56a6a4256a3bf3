"""What an ordinary text means at each stage: one small function for each."""

from __future__ import annotations

from dataclasses import replace

from smsbot.core.conversation import doubts, which
from smsbot.core.conversation.accepting import accept, is_offer
from smsbot.core.conversation.changes import (
    cancel,
    choosing_visit,
    late,
    move,
    wait,
    will_come,
    will_not_come,
)
from smsbot.core.conversation.drafting import (
    ask,
    ask_again,
    pick,
    record,
    refresh,
)
from smsbot.core.conversation.knowing import status
from smsbot.core.conversation.questions import answer_or_keep, is_known
from smsbot.core.conversation.state import (
    Conversation,
    Draft,
    Outcome,
    Stage,
    Turn,
    is_stale,
)
from smsbot.core.conversation.taking import (
    as_slots,
    asks_beside,
    begin,
    day_of,
    draft_of,
    gives_something,
    has_something,
    missed,
    read_near,
    take_in,
)
from smsbot.core.conversation.waiting import (
    passes_over,
    wait_no_longer,
    waiting_request,
)
from smsbot.core.events import (
    OPEN_FLAGS,
    AskNurse,
    Effect,
    OpenRequest,
    PatientTexted,
    SendText,
    Topic,
)
from smsbot.core.practice import Window
from smsbot.core.understanding import Flag, Intent, Reading
from smsbot.core.wording.whose import is_another

_FIRST_PERSON = frozenset("i im id ill me my yo quiero quisiera necesito puedo podria".split())
"""Whoever says so wants to come herself, where the open request is somebody else's."""


def answer(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """The answer to an ordinary text, by stage."""
    if event.photos and not event.text.strip():
        return _photo(c, turn)
    if waited := _waiting(c, event, reading, turn):
        return waited
    if reading.intent is Intent.LATE:
        return late(c, event, turn)
    if reading.intent is Intent.STATUS:
        return status(c, event, turn)
    if reading.intent is Intent.CANCEL:
        return cancel(c, event, reading, turn)
    if _answers_reminder(c, event, reading):
        return _to_reminder(c, event, reading, turn)
    return _by_stage(c, event, reading, turn)


def _by_stage(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    match c.stage:
        case Stage.RESTING | Stage.WITH_NURSE | Stage.ALARMED:
            return _resting(c, event, reading, turn)
        case Stage.ASKING_NAME | Stage.ASKING_TIME:
            return _asking(c, event, reading, turn)
        case Stage.READING_BACK:
            return _reading_back(c, event, reading, turn)
        case Stage.CHOOSING:
            return _choosing(c, event, reading, turn)
        case Stage.ANSWERING_OFFER:
            return _answering_offer(c, event, reading, turn)
        case Stage.CHOOSING_VISIT:
            return choosing_visit(c, event, reading, turn)


def _waiting(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome | None:
    """She would wait for a time to come free, or no longer; None when it is about neither."""
    if reading.waits_no_longer and (waiting_request(c) or reading.intent is not Intent.CANCEL):
        return wait_no_longer(c, event, turn)
    if (reading.waits or reading.sooner) and c.stage is not Stage.ANSWERING_OFFER:
        return wait(c, event, reading, turn)
    return None


def _resting(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """Nothing is being asked."""
    match reading.intent:
        case Intent.BOOK | Intent.GIVE_TIME | Intent.GIVE_NAME:
            return _wish(c, event, reading, turn)
        case Intent.CHANGE:
            return move(c, event, reading, turn)
        case Intent.YES | Intent.NO if which.is_reminded(c):
            return _to_reminder(c, event, reading, turn)
        case Intent.QUESTION:
            return _question(c, event, turn)
        case Intent.THANKS:
            return c, (SendText("welcome"),)
        case Intent.GREETING | Intent.YES:
            return status(c, event, turn) if has_something(c) else begin(c, turn, wording="greet")
        case _ if Flag.TAPBACK in reading.flags:
            return c, ()
        case _ if has_something(c):
            return c, (SendText("passed_on"), AskNurse(Topic.UNREAD, event.text))
        case _:
            return begin(c.now(misses=1), turn, wording="greet")


def _answers_reminder(c: Conversation, event: PatientTexted, reading: Reading) -> bool:
    """Is it a yes or no to a reminder that left after the question that is open was put?

    A number answers the question: no reminder asks for one.
    """
    if c.stage is Stage.RESTING or not which.follows_reminder(c):
        return False
    agreed = reading.intent in (Intent.YES, Intent.NO) and not gives_something(reading)
    return agreed and not any(sign.isdigit() for sign in event.text)


def _to_reminder(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    found = which.answering(c, event.text, turn)
    if reading.intent is Intent.YES:
        return will_come(c, event, found, turn)
    return will_not_come(c, event, found, turn)


def _wish(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """She wants to come in: a first request, another one, or a change of the open one."""
    if reading.cannot and c.facts.visits and Flag.FOR_OTHER not in reading.flags:
        return move(c, event, reading, turn)
    other = Flag.FOR_OTHER in reading.flags or is_another(reading.name, c.name)
    pending = None if reading.another else _pending(c, event, reading, turn, other=other)
    if pending:
        reading = read_near(event, reading, day_of(pending), turn)
    if pending and not gives_something(reading):
        return status(c, event, turn)
    draft = draft_of(pending, turn) if pending else Draft(name=None if other else c.name)
    return take_in(c, draft, event, reading, turn)


def _pending(
    c: Conversation, event: PatientTexted, reading: Reading, turn: Turn, *, other: bool
) -> OpenRequest | None:
    """Her open request that a wish changes: that of whoever it is for, else it is another one."""
    requests = c.facts.requests
    if other:
        same = [r for r in requests if reading.name and not is_another(reading.name, r.name)]
        return same[-1] if same else None
    own = [request for request in requests if not which.is_others(c, request)]
    if own or not requests:
        return own[-1] if own else None
    words = set(event.text.casefold().replace("'", "").split())
    for_her = (
        which.look(event.text, turn, requests).own or reading.for_self or words & _FIRST_PERSON
    )
    return None if for_her else requests[-1]


def _side_question(
    c: Conversation, event: PatientTexted, reading: Reading, turn: Turn
) -> tuple[Effect, ...]:
    """A question beside the point is answered, or kept for the nurse, and said so."""
    if not asks_beside(event, reading, turn) and not is_known(c, event.text, reading, turn):
        return ()
    return answer_or_keep(c, event.text, turn, go_on=lambda lead: (c, _said(lead)))[1]


def _said(wording: str) -> tuple[Effect, ...]:
    """The sentence by itself, or nothing."""
    return (SendText(wording),) if wording else ()


def _question_between(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """A question instead of an answer to ours, which is put once more."""
    return answer_or_keep(
        c, event.text, turn, alone=True, go_on=lambda lead: ask_again(c, turn, lead=lead)
    )


def _asking(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """The name, or the time, is being asked for."""
    draft = c.draft or Draft(name=c.name)
    if gives_something(reading):
        return take_in(c, draft, event, reading, turn)
    settled = _asked_whether(c, event, reading, turn)
    if settled:
        return settled
    match reading.intent:
        case Intent.QUESTION:
            return _question_between(c, event, turn)
        case Intent.GREETING | Intent.THANKS:
            return ask_again(c, turn)
        case Intent.BOOK if c.stage is Stage.ASKING_NAME:
            return ask_again(c, turn)
        case Intent.NO if c.stage is Stage.ASKING_TIME and draft.moves_visit is not None:
            return c.resting(), (SendText("stands"),)
        case Intent.NO:
            return c.resting(), (SendText("another_time"),)
        case Intent.OTHER if Flag.TAPBACK in reading.flags:
            return c, ()
        case _:
            return missed(c, event, turn)


def _asked_whether(
    c: Conversation, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome | None:
    """Asked for another time of what is there already, she says that it stays, or is off."""
    if not doubts.is_change(c.draft):
        return None
    asked = doubts.is_asked_whether(c)
    match reading.intent:
        case _ if reading.keeps:
            return doubts.keep(c, turn)
        case _ if asked and Intent.NO in reading.wants:
            return cancel(c, event, reading, turn)
        case _ if asked and doubts.says_she_cannot(event, turn):
            return cancel(c, event, reading, turn)
        case Intent.YES | Intent.CHANGE if asked:
            return ask(c.now(matter=None), c.stage, "move_when", turn)
        case Intent.YES | Intent.THANKS:
            return doubts.keep(c, turn)
        case _:
            return None


def _reading_back(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """Her request was read back: is it right?"""
    draft = c.draft or Draft()
    if reading.intent is Intent.YES and not _corrects(reading):
        if is_stale(c, turn):
            return refresh(c, draft, turn)
        c, effects = record(c, turn)
        return c, (*effects, *_side_question(c, event, reading, turn))
    if gives_something(reading) or reading.same_time:
        if reading.same_time and not reading.slots:
            return ask_again(c, turn)
        return take_in(c, _opened(draft, turn), event, reading, turn)
    if reading.keeps and doubts.is_change(draft):
        return doubts.keep(c, turn)
    match reading.intent:
        case Intent.NO if draft.waits:
            kept = "stands" if draft.moves_visit is not None else "another_time"
            return c.resting(), (SendText(kept),)
        case Intent.NO | Intent.CHANGE:
            fresh = replace(draft, slots=(), windows=(), flags=draft.flags - OPEN_FLAGS)
            return ask(c.now(draft=fresh), Stage.ASKING_TIME, "what_instead", turn)
        case Intent.QUESTION:
            return _question_between(c, event, turn)
        case Intent.GREETING | Intent.BOOK:
            return ask_again(c, turn)
        case Intent.OTHER if Flag.TAPBACK in reading.flags:
            return c, ()
        case _:
            return missed(c, event, turn)


def _corrects(reading: Reading) -> bool:
    """Does a yes come with something that differs ("yes but at 4")?"""
    return bool(reading.slots or reading.name)


def _opened(draft: Draft, turn: Turn) -> Draft:
    """The draft with its windows turned back into wishes that a correction can move."""
    return (
        draft if draft.slots or draft.waits else replace(draft, slots=as_slots(draft.windows, turn))
    )


def _choosing(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """Numbered times were put to her."""
    chosen = _chosen(c, reading)
    if chosen:
        if is_stale(c, turn):
            draft = replace(c.draft or Draft(), slots=(), windows=(chosen,))
            return refresh(c, draft, turn)
        return pick(c, chosen, turn)
    if gives_something(reading):
        draft = c.draft or Draft()
        return take_in(c, replace(draft, windows=()), event, reading, turn)
    if reading.keeps and doubts.is_change(c.draft):
        return doubts.keep(c, turn)
    match reading.intent:
        case Intent.NO:
            fresh = replace(c.draft or Draft(), slots=(), windows=())
            return ask(c.now(draft=fresh, options=()), Stage.ASKING_TIME, "what_instead", turn)
        case Intent.QUESTION:
            return _question_between(c, event, turn)
        case _:
            return missed(c, event, turn)


def _chosen(c: Conversation, reading: Reading) -> Window | None:
    """The option she picked: by number, by saying yes to the only one, or by its time."""
    if reading.choice is not None and 1 <= reading.choice <= len(c.options):
        return c.options[reading.choice - 1]
    if reading.intent is Intent.YES and len(c.options) == 1:
        return c.options[0]
    named = [option for option in c.options if option in reading.windows]
    return named[0] if len(named) == 1 else None


def _answering_offer(
    c: Conversation, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    """The nurse offered times for her request."""
    request = next((r for r in c.facts.requests if is_offer(c, r)), None)
    if request is None:
        return _resting(c.resting(), event, reading, turn)
    chosen = _chosen(c, reading)
    if chosen and not is_stale(c, turn):
        return accept(c, request, chosen, turn)
    declines = reading.intent is Intent.NO or reading.waits
    if request.waits and declines and not gives_something(reading):
        return passes_over(c, request)
    draft = draft_of(request, turn)
    if chosen:
        return refresh(c.now(draft=draft), replace(draft, slots=(), windows=(chosen,)), turn)
    if gives_something(reading):
        return take_in(c, replace(draft, slots=as_slots(c.options, turn)), event, reading, turn)
    match reading.intent:
        case Intent.NO:
            fresh = replace(draft, slots=())
            return ask(c.now(draft=fresh, options=()), Stage.ASKING_TIME, "what_instead", turn)
        case Intent.QUESTION:
            return _question_between(c, event, turn)
        case _:
            return missed(c, event, turn)


def _question(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """A question out of the blue; it leads back to booking, unless she has a visit or a request."""

    def go_on(lead: str) -> Outcome:
        if has_something(c):
            return c, _said(lead)
        if lead:
            return begin(c, turn, wording="question_then_ask")
        return begin(c, turn, wording="book_when" if c.name else "to_book")

    return answer_or_keep(c, event.text, turn, go_on=go_on, alone=True)


def _photo(c: Conversation, turn: Turn) -> Outcome:
    if c.stage is Stage.RESTING:
        return c, (SendText("photo_passed_on"),)
    return ask_again(c, turn, lead="photo_passed_on")
