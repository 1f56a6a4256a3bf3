"""What she wants with a visit or a request that is there already: to come, move, cancel, know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from smsbot.core.conversation import doubts, which
from smsbot.core.conversation.drafting import (
    ask,
    ask_again,
    fill,
    merge,
    offer_soonest,
    proceed,
)
from smsbot.core.conversation.questions import answer_or_keep
from smsbot.core.conversation.state import (
    ASKS,
    Conversation,
    Draft,
    Matter,
    Outcome,
    Stage,
    Turn,
    Waits,
    is_stale,
)
from smsbot.core.conversation.taking import (
    as_slots,
    begin,
    day_of,
    draft_of,
    gives_something,
    missed,
    read_near,
    take_in,
)
from smsbot.core.conversation.waiting import passes_over, status_of, waiting_request
from smsbot.core.conversation.which import Thing, Which, whose
from smsbot.core.conversation.wishing_to_wait import asked_sooner, wait_beside, wait_instead
from smsbot.core.events import (
    OPEN_FLAGS,
    AskNurse,
    CancelVisit,
    Effect,
    NoteAttendance,
    OpenRequest,
    PatientTexted,
    RequestStatus,
    SendText,
    Topic,
    Visit,
    WithdrawRequest,
)
from smsbot.core.practice import is_late
from smsbot.core.understanding import Flag, Intent, Reading
from smsbot.core.wording.whose import is_another

# Answers to a reminder


def will_come(c: Conversation, event: PatientTexted, found: Which, turn: Turn) -> Outcome:
    """She answers a reminder with yes."""
    return _settle(c, Matter.COME, found, event, turn)


def will_not_come(c: Conversation, event: PatientTexted, found: Which, turn: Turn) -> Outcome:
    """She answers a reminder with no."""
    return _settle(c, Matter.NOT_COME, found, event, turn)


def _settle(
    c: Conversation, matter: Matter, found: Which, event: PatientTexted, turn: Turn
) -> Outcome:
    """Do it with the one that is meant, or with all of them; ask where one of several is."""
    if found.all:
        return _do_all(c, matter, found.things, event, turn)
    if len(found.things) > 1:
        return _ask_which(c, matter, found.things, turn)
    return _do(c, matter, found.things[0], event, turn)


def _ask_which(
    c: Conversation, matter: Matter, things: Sequence[Thing], turn: Turn, *, lead: str = "",
    draft: Draft | None = None,
) -> Outcome:  # fmt: skip
    c = which.asking(c.resting().now(matter=matter, draft=draft), things)
    choices = which.listed(things)
    wording = which.wording(c, things)
    return ask(c, Stage.CHOOSING_VISIT, wording, turn, lead=lead, choices=choices)


def _do(
    c: Conversation, matter: Matter | None, thing: Thing, event: PatientTexted, turn: Turn
) -> Outcome:
    """What she wanted, with the one she meant."""
    match matter:
        case Matter.COME if isinstance(thing, Visit):
            said = SendText("see_you", values={"when": (thing.window,), **whose(c, thing)})
            return _at_rest(c), (NoteAttendance(thing.id), said)
        case Matter.NOT_COME:
            return doubts.whether(c, thing, _draft_for(c, thing, turn), event, turn)
        case Matter.LATE if isinstance(thing, Visit):
            return _at_rest(c), _late(event, thing)
        case Matter.SOONER if isinstance(thing, Visit):
            return wait_beside(c.resting(), thing, event, Reading(), turn)
        case Matter.CANCEL:
            after = c if which.is_about_another(c, thing) else c.resting()
            return after, _called_off(c, thing, event, turn)
        case _:
            return _go_on_moving(c, thing, event, turn)


def _do_all(
    c: Conversation, matter: Matter | None, things: Sequence[Thing], event: PatientTexted,
    turn: Turn,
) -> Outcome:  # fmt: skip
    """What she wanted, with all of them."""
    choices = which.listed(things)
    match matter:
        case Matter.COME:
            come = tuple(NoteAttendance(one.id) for one in things if isinstance(one, Visit))
            return _at_rest(c), (*come, SendText("see_you_all", values={"choices": choices}))
        case Matter.CANCEL:
            done = [_called_off(c, thing, event, turn) for thing in things]
            effects = [one for each in done for one in each if not isinstance(one, SendText)]
            said = SendText("all_cancelled", values={"choices": choices})
            return c.resting(), (said, *effects)
        case Matter.LATE:
            return _at_rest(c), _late(event, None)
        case _:
            first = things[0]
            draft = replace(_draft_for(c, first, turn), slots=(), words=event.text)
            when = which.listed(things)[0]["when"]
            c = c.resting().now(draft=draft)
            return ask(c, Stage.ASKING_TIME, "move_first", turn, when=when)


def _at_rest(c: Conversation) -> Conversation:
    """The choice is made; another question that was open still is."""
    return c.resting() if c.stage is Stage.CHOOSING_VISIT else c


# The choice


def choosing_visit(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """She has several visits or requests and was asked which she means."""
    numbered = which.asked_about(c)
    left = tuple(thing for thing in numbered if thing is not None)
    if not left:
        return c.resting(), (SendText("passed_on"), AskNurse(Topic.UNREAD, event.text))
    mention = which.look(event.text, turn, left, asked=True)
    if mention.both:
        return _do_all(c, c.matter, left, event, turn)
    number = reading.choice
    if number is not None and number <= len(numbered):
        thing = numbered[number - 1]
        if thing is None or is_stale(c, turn):
            return _ask_which(c, c.matter or Matter.MOVE, left, turn, draft=c.draft)
        return _do(c, c.matter, thing, event, turn)
    named = () if mention.two_minds else which.narrowed(c, mention, left)
    if len(named) == 1:
        return _do(c, c.matter, named[0], event, turn)
    return _not_chosen(c, event, reading, turn)


def _not_chosen(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    match reading.intent:
        case Intent.NO:
            return c.resting(), (SendText("stand"),)
        case Intent.CHANGE:
            return move(c.resting(), event, reading, turn)
        case Intent.QUESTION:
            return answer_or_keep(
                c, event.text, turn, alone=True, go_on=lambda lead: ask_again(c, turn, lead=lead)
            )
        case Intent.OTHER if Flag.TAPBACK in reading.flags:
            return c, ()
        case _:
            return missed(c, event, turn)


# Moving


def move(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """She wants another time for a visit or a request."""
    things = which.things_of(c)
    if not things:
        return take_in(c, Draft(name=c.name), event, reading, turn)
    found = which.meant(c, event.text, turn, things, moving=True)
    mention = which.look(event.text, turn, things)
    if found.all:
        return _do_all(c, Matter.MOVE, found.things, event, turn)
    if len(found.things) == 1:
        reading = read_near(event, reading, _day_of(found.things[0]), turn)
    for thing in found.things:
        reading = which.without_old_time(reading, mention, thing)
    if len(found.things) > 1:
        wished = gives_something(reading) and not reading.options
        draft = fill(Draft(), replace(reading, name=None), text=event.text) if wished else None
        return _ask_which(c, Matter.MOVE, found.things, turn, draft=draft)
    thing = found.things[0]
    return _take_in_or_ask(c, _draft_for(c, thing, turn), event, _of(thing, reading), turn)


def _day_of(thing: Thing) -> date | None:
    return thing.window.day if isinstance(thing, Visit) else day_of(thing)


def _of(thing: Thing, reading: Reading) -> Reading:
    """The reading without whose visit it is, where that only says which one she means."""
    if is_another(reading.name, thing.name):
        return reading
    return replace(reading, name=None, flags=reading.flags - {Flag.FOR_OTHER})


def _draft_for(c: Conversation, thing: Thing, turn: Turn) -> Draft:
    """A draft that moves a visit or takes the place of a request."""
    if isinstance(thing, OpenRequest):
        return draft_of(thing, turn)
    pending = next((r for r in c.facts.requests if r.moves_visit == thing.id), None)
    return Draft(
        name=thing.name,
        for_other=which.is_others(c, thing),
        moves_visit=thing.id,
        slots=as_slots((thing.window,), turn),
        replaces=pending.id if pending else None,
    )


def _take_in_or_ask(
    c: Conversation, draft: Draft, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    if gives_something(reading):
        return take_in(c, draft, event, reading, turn)
    fresh = replace(draft, slots=(), windows=(), words=event.text)
    return ask(c.now(draft=fresh), Stage.ASKING_TIME, "move_when", turn)


def _go_on_moving(c: Conversation, thing: Thing, event: PatientTexted, turn: Turn) -> Outcome:
    """She has said which; the time she wished for before still holds."""
    wished, draft = c.draft or Draft(), _draft_for(c, thing, turn)
    c = c.resting()
    if not (wished.slots or wished.flags & OPEN_FLAGS or wished.not_days):
        return _take_in_or_ask(c, draft, event, Reading(), turn)
    draft = replace(
        draft, slots=merge(draft.slots, wished.slots), flags=draft.flags | wished.flags,
        not_days=wished.not_days, words=wished.words, rule=wished.rule,
    )  # fmt: skip
    return proceed(c, draft, turn)


# Waiting for an earlier time


def wait(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome | None:
    """She would wait for a time to come free, or wants an earlier one; None for a common wish."""
    gives = gives_something(reading)
    if c.draft is not None and c.stage in ASKS and c.stage is not Stage.CHOOSING_VISIT:
        if reading.waits:
            return wait_instead(c, c.draft, event, reading, turn)
        return None if gives else offer_soonest(c, c.draft, turn)
    waiting = waiting_request(c)
    if waiting is not None and not gives:
        return c, (status_of(waiting),)
    visits = which.meant(c, event.text, turn, c.facts.visits, moving=True).things
    if len(visits) > 1:
        return _ask_which(c, Matter.SOONER, visits, turn)
    if visits:
        return _wait_beside(c, visits[0], event, reading, turn)
    if c.facts.requests and not waiting:
        return None if gives else asked_sooner(c, event)
    if not reading.waits:
        return None
    other = Flag.FOR_OTHER in reading.flags or is_another(reading.name, c.name)
    same = [
        r for r in c.facts.requests
        if r.waits and which.is_others(c, r) == other and not is_another(reading.name, r.name)
    ]  # fmt: skip
    draft = draft_of(same[0], turn) if same else Draft(name=None if other else c.name)
    return take_in(c, replace(draft, slots=(), waits=Waits.ASKED), event, reading, turn)


def _wait_beside(
    c: Conversation, thing: Thing, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    """A time that is earlier than this visit."""
    assert isinstance(thing, Visit)
    return wait_beside(c, thing, event, _of(thing, reading), turn)


# Cancelling


def cancel(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """She wants out: of what is under discussion, of a request, or of a visit."""
    things = which.things_of(c)
    if _is_drafting(c) and not _names_one(c, event, things, turn):
        return c.resting(), (SendText("another_time"),)
    if _wants_another_time(c, reading):
        return move(c, event, reading, turn)
    asks = reading.cannot and not doubts.is_asked_whether(c)
    matter = Matter.NOT_COME if asks else Matter.CANCEL
    offered = _offered(c)
    if offered is not None and offered.waits:
        if reading.cannot:
            return passes_over(c, offered)
        offered = offered if offered.moves_visit is None else None  # The visit is meant.
    if offered is not None and not _names_one(c, event, _besides(offered, things), turn):
        return _do(c, matter, offered, event, turn)
    found = which.meant(c, event.text, turn, things)
    if found.things:
        return _settle(c, matter, found, event, turn)
    if not c.facts.met:
        return begin(c, turn, wording="greet")
    return c.resting(), (SendText("nothing_to_cancel"), AskNurse(Topic.MAY_CANCEL, event.text))


def _wants_another_time(c: Conversation, reading: Reading) -> bool:
    """Is a visit called off only to come at another time ("cancel thu, can we do fri instead")?"""
    days = {visit.window.day for visit in c.facts.visits}
    days |= {request.windows[0].day for request in c.facts.requests if request.windows}
    wished = {slot.day for slot in reading.slots} - {None}
    return Intent.CHANGE in reading.wants and bool(wished - days)


def _is_drafting(c: Conversation) -> bool:
    """Is a request under discussion that is not there yet?"""
    if c.draft is None or c.stage in (Stage.RESTING, Stage.CHOOSING_VISIT):
        return False
    return c.draft.replaces is None and c.draft.moves_visit is None


def _offered(c: Conversation) -> OpenRequest | None:
    """The request whose offered times she is asked about."""
    if c.stage is not Stage.ANSWERING_OFFER:
        return None
    offers = (r for r in c.facts.requests if r.status is RequestStatus.OFFERED)
    return next((r for r in offers if c.offer in (None, r.id)), None)


def _besides(request: OpenRequest, things: Sequence[Thing]) -> list[Thing]:
    """All but this request and the visit that it would move."""
    moved = [v for v in things if isinstance(v, Visit) and v.id == request.moves_visit]
    return [one for one in things if one != request and one not in moved]


def _names_one(
    c: Conversation, event: PatientTexted, things: Sequence[Thing], turn: Turn
) -> bool:  # fmt: skip
    """Does she name one of these, so that it is not about what is under discussion?"""
    return bool(things and which.narrowed(c, which.look(event.text, turn, things), things))


def _called_off(
    c: Conversation, thing: Thing, event: PatientTexted, turn: Turn
) -> tuple[Effect, ...]:
    if isinstance(thing, OpenRequest):
        if thing.waits:
            stands = "wait_ended" if thing.moves_visit is None else "wait_ended_visit"
            return WithdrawRequest(thing.id), SendText(stands)
        values = {"when": thing.windows[:1], **whose(c, thing)}
        return WithdrawRequest(thing.id), SendText("request_cancelled", values=values)
    late = is_late(turn.practice.instant(thing.window.start), turn.at)
    said = "visit_cancelled_late" if late else "visit_cancelled"
    return (
        CancelVisit(thing.id, by="patient"),
        SendText(said, values={"when": (thing.window,), **whose(c, thing)}),
        AskNurse(Topic.CANCELLED, event.text, at_once=late, visit=thing.id),
    )


# Being late


def late(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """She is running late: the nurse is told at once, even before it is known for which visit.

    It is for one of this day, if there is any.
    """
    today = tuple(v for v in c.facts.visits if v.window.day == turn.local.date())
    found = which.meant(c, event.text, turn, today or c.facts.visits[:1])
    if len(found.things) > 1 and not found.all:
        told = AskNurse(Topic.LATE, event.text, at_once=True)
        c, effects = _ask_which(c, Matter.LATE, found.things, turn, lead="passed_on")
        return c, (told, *effects)
    visit = found.things[0] if found.things and not found.all else None
    return c, _late(event, visit)


def _late(event: PatientTexted, visit: Thing | None) -> tuple[Effect, ...]:
    number = visit.id if visit is not None else None
    ask_nurse = AskNurse(Topic.LATE, event.text, at_once=True, visit=number)
    return SendText("late_noted"), ask_nurse
