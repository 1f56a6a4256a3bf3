"""What she wants with a visit or a request that is there already: to come, move, cancel, know."""

from __future__ import annotations

from dataclasses import replace

from smsbot.core.conversation import doubts
from smsbot.core.conversation.drafting import (
    ask,
    ask_again,
    offer_soonest,
    proceed,
)
from smsbot.core.conversation.state import (
    ASKS,
    Conversation,
    Draft,
    Matter,
    Outcome,
    Stage,
    Turn,
    Waits,
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
from smsbot.core.conversation.waiting import status_of, wait_no_longer, waiting_request
from smsbot.core.events import (
    OPEN_FLAGS,
    AskNurse,
    CancelVisit,
    NoteAttendance,
    PatientTexted,
    SendText,
    Topic,
    Visit,
    WithdrawRequest,
)
from smsbot.core.practice import Window, is_late
from smsbot.core.understanding import Intent, Reading, Slot


def will_come(c: Conversation, visit: Visit) -> Outcome:
    """She answers a reminder with yes."""
    said = SendText("see_you", values={"when": (visit.window,)})
    return c, (NoteAttendance(visit.id), said)


def move(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """She wants another time for a visit or a request."""
    visits = _meant(c, reading)
    if len(visits) > 1:
        return _which_visit(c, Matter.MOVE, visits, turn)
    if visits:
        reading = read_near(event, reading, visits[0].window.day, turn)
        reading = _away_from(reading, visits[0].window)
        return _move_visit(c, visits[0], event, reading, turn)
    if c.facts.requests:
        request = c.facts.requests[-1]
        reading = read_near(event, reading, day_of(request), turn)
        if len(request.windows) == 1:
            reading = _away_from(reading, request.windows[0])
        return _take_in_or_ask(c, draft_of(request, turn), event, reading, turn)
    return take_in(c, Draft(name=c.name), event, reading, turn)


def _away_from(reading: Reading, present: Window) -> Reading:
    """The reading without the time that she wants to leave: "move my thursday appt to monday"."""
    slots = tuple(slot for slot in reading.slots if not _is_present(slot, present))
    if len(slots) == len(reading.slots):
        return reading
    windows = tuple(one for one in reading.windows if one.day != present.day)
    return replace(reading, slots=slots, windows=windows)


def _is_present(slot: Slot, present: Window) -> bool:
    at_another_hour = slot.hours is not None and slot.hours.start != present.start.time()
    return slot.day == present.day and not at_another_hour


def _move_visit(
    c: Conversation, visit: Visit, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    pending = next((r for r in c.facts.requests if r.moves_visit == visit.id), None)
    draft = Draft(
        name=visit.name,
        moves_visit=visit.id,
        slots=as_slots((visit.window,), turn),
        replaces=pending.id if pending else None,
    )
    return _take_in_or_ask(c, draft, event, reading, turn)


def _take_in_or_ask(
    c: Conversation, draft: Draft, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    if gives_something(reading):
        return take_in(c, draft, event, reading, turn)
    fresh = replace(draft, slots=(), windows=(), words=event.text)
    return ask(c.now(draft=fresh), Stage.ASKING_TIME, "move_when", turn)


def _meant(c: Conversation, reading: Reading) -> tuple[Visit, ...]:
    """The visits she may mean: under discussion, just reminded of, else all that lie ahead."""
    if c.draft is not None and c.draft.moves_visit is not None:
        discussed = tuple(v for v in c.facts.visits if v.id == c.draft.moves_visit)
        if discussed:
            return discussed
    reminded = tuple(v for v in c.facts.visits if v.id == c.facts.reminded_visit)
    return reminded or c.facts.visits


def _which_visit(c: Conversation, matter: Matter, visits: tuple[Visit, ...], turn: Turn) -> Outcome:
    c = c.resting().now(matter=matter, visits_asked=tuple(visit.id for visit in visits))
    options = tuple(visit.window for visit in visits)
    return ask(c, Stage.CHOOSING_VISIT, "which_visit", turn, options=options)


def choosing_visit(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """She has more than one visit and was asked which she means."""
    visits = [visit for visit in c.facts.visits if visit.id in c.visits_asked]
    number = reading.choice
    if number is not None and 1 <= number <= len(visits):
        visit = visits[number - 1]
    else:
        named = [visit for visit in visits if reading.date == visit.window.day]
        if len(named) != 1:
            return missed(c, event, turn)
        visit = named[0]
    if c.matter is Matter.CANCEL:
        return _cancel_visit(c, visit, event, turn)
    if c.matter is Matter.SOONER:
        return _wait_beside(c.resting(), visit, event, Reading(), turn)
    return _take_in_or_ask(
        c.resting(), Draft(name=visit.name, moves_visit=visit.id), event, Reading(), turn
    )


def wait(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome | None:
    """She would wait for a time to come free, or wants an earlier one; None for a common wish."""
    gives = gives_something(reading)
    if c.draft is not None and c.stage in ASKS:
        if reading.waits:
            return _wait_instead(c, c.draft, event, reading, turn)
        return None if gives else offer_soonest(c, c.draft, turn)
    waiting = waiting_request(c)
    if waiting is not None and not gives:
        return c, (status_of(waiting),)
    visits = _meant(c, reading)
    if len(visits) > 1:
        return _which_visit(c, Matter.SOONER, visits, turn)
    if visits:
        return _wait_beside(c, visits[0], event, reading, turn)
    if c.facts.requests and not waiting:
        return None if gives else _asked_sooner(c, event)
    if not reading.waits:
        return None
    draft = draft_of(waiting, turn) if waiting else Draft(name=c.name)
    return take_in(c, replace(draft, slots=(), waits=Waits.ASKED), event, reading, turn)


def _wait_instead(
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


def _wait_beside(
    c: Conversation, visit: Visit, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    """An earlier time than her visit, which stands until she takes one."""
    pending = next((r for r in c.facts.requests if r.moves_visit == visit.id), None)
    if pending is not None and not pending.waits:
        return _asked_sooner(c, event)
    if {slot.day for slot in reading.slots} == {visit.window.day}:
        reading = replace(reading, slots=(), windows=())  # "sooner than thursday"
    draft = Draft(
        name=visit.name, moves_visit=visit.id, replaces=pending.id if pending else None,
        waits=Waits.ASKED if reading.waits else Waits.OFFERED,
    )  # fmt: skip
    return take_in(c, draft, event, replace(reading, flags=frozenset()), turn)


def _asked_sooner(c: Conversation, event: PatientTexted) -> Outcome:
    """Her request waits for the nurse anyway, who hears that it would better be sooner."""
    return c, (SendText("asked_sooner"), AskNurse(Topic.QUESTION, event.text))


def cancel(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """She wants out: of what is under discussion, of a request, or of a visit."""
    drafting = c.draft is not None and c.draft.replaces is None and c.draft.moves_visit is None
    if drafting and c.stage is not Stage.RESTING:
        return c.resting(), (SendText("another_time"),)
    if _wants_another_time(c, reading):
        return move(c, event, reading, turn)
    visits = _meant(c, reading)
    asks = reading.cannot and not doubts.is_asked_whether(c)
    if c.facts.requests and (not visits or c.stage is Stage.ANSWERING_OFFER):
        request = c.facts.requests[-1]
        if request.waits:
            return wait_no_longer(c)
        if asks:
            return doubts.about_request(c, request, event, turn)
        said = SendText("request_cancelled", values={"when": request.windows[:1]})
        return c.resting(), (WithdrawRequest(request.id), said)
    if len(visits) > 1:
        same_day = tuple(v for v in visits if v.window.day == reading.date)
        if len(same_day) != 1:
            return _which_visit(c, Matter.CANCEL, visits, turn)
        visits = same_day
    if visits and asks:
        return doubts.about_visit(c, visits[0], event, turn)
    if visits:
        return _cancel_visit(c, visits[0], event, turn)
    if not c.facts.met:
        return begin(c, turn, wording="greet")
    return c.resting(), (SendText("nothing_to_cancel"), AskNurse(Topic.MAY_CANCEL, event.text))


def _wants_another_time(c: Conversation, reading: Reading) -> bool:
    """Is a visit called off only to come at another time ("cancel thu, can we do fri instead")?"""
    days = {visit.window.day for visit in c.facts.visits}
    days |= {request.windows[0].day for request in c.facts.requests if request.windows}
    wished = {slot.day for slot in reading.slots} - {None}
    return Intent.CHANGE in reading.wants and bool(wished - days)


def _cancel_visit(c: Conversation, visit: Visit, event: PatientTexted, turn: Turn) -> Outcome:
    late = is_late(turn.practice.instant(visit.window.start), turn.at)
    said = "visit_cancelled_late" if late else "visit_cancelled"
    return c.resting(), (
        CancelVisit(visit.id, by="patient"),
        SendText(said, values={"when": (visit.window,)}),
        AskNurse(Topic.CANCELLED, event.text, at_once=late, visit=visit.id),
    )


def late(c: Conversation, event: PatientTexted) -> Outcome:
    """She is running late: the nurse is told at once."""
    visit = c.facts.visits[0].id if c.facts.visits else None
    return c, (SendText("late_noted"), AskNurse(Topic.LATE, event.text, at_once=True, visit=visit))


def status(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """When is my appointment?"""
    if c.facts.visits:
        visit = c.facts.visits[0]
        return c, (SendText("status_visit", values={"when": (visit.window,)}),)
    if c.facts.requests:
        request = c.facts.requests[-1]
        if request.waits:
            return c, (status_of(request),)
        values = {"when": request.windows, "flags": sorted(request.flags & OPEN_FLAGS)}
        return c, (SendText("status_request", values=values),)
    if c.stage is not Stage.RESTING:
        return ask_again(c, turn)
    c, effects = begin(c, turn, wording="status_none")
    return c, (*effects, AskNurse(Topic.QUESTION, event.text))
