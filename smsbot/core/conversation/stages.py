"""What an ordinary text means at each stage: one small function for each."""

from __future__ import annotations

from dataclasses import replace

from smsbot.core import openings
from smsbot.core.conversation.drafting import (
    OPEN_FLAGS,
    ask,
    ask_again,
    choose_reading,
    fill,
    offer_alternatives,
    pick,
    proceed,
    record,
    refresh,
)
from smsbot.core.conversation.state import (
    Conversation,
    Draft,
    Handed,
    Matter,
    Outcome,
    Stage,
    Turn,
    is_stale,
)
from smsbot.core.events import (
    AskNurse,
    BookAppointment,
    CancelVisit,
    DropPending,
    Effect,
    Kind,
    NoteAttendance,
    OpenRequest,
    PatientTexted,
    RequestFlag,
    RequestStatus,
    SendText,
    Topic,
    Visit,
    WithdrawRequest,
)
from smsbot.core.openings import Trouble
from smsbot.core.practice import Window
from smsbot.core.understanding import Flag, Intent, Reading, Slot

MOST_MISSES = 2
"""What cannot be read so many times in a row goes to the nurse."""

SOON = 24
"""A cancellation this many hours before the visit is texted to the nurse at once."""


def answer(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """The answer to an ordinary text, by stage."""
    if event.photos and not event.text.strip():
        return _photo(c, turn)
    if reading.intent is Intent.LATE:
        return _late(c, event)
    if reading.intent is Intent.STATUS:
        return _status(c, event, turn)
    if reading.intent is Intent.CANCEL:
        return _cancel(c, event, reading, turn)
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
            return _choosing_visit(c, event, reading, turn)


def begin(c: Conversation, turn: Turn, *, wording: str = "ask_both") -> Outcome:
    """Start collecting a request."""
    c = c.resting().now(draft=Draft(name=c.name))
    if c.name:
        return ask(c, Stage.ASKING_TIME, "ask_time" if wording == "ask_both" else wording, turn)
    return ask(c, Stage.ASKING_NAME, wording, turn)


def _resting(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """Nothing is being asked."""
    reminded = next((v for v in c.facts.visits if v.id == c.facts.reminded_visit), None)
    match reading.intent:
        case Intent.BOOK | Intent.GIVE_TIME | Intent.GIVE_NAME:
            return _wish(c, event, reading, turn)
        case Intent.CHANGE:
            return _move(c, event, reading, turn)
        case Intent.YES if reminded:
            return _will_come(c, reminded)
        case Intent.NO if reminded:
            moved = Draft(name=reminded.name, moves_visit=reminded.id, words=event.text)
            return ask(c.now(draft=moved), Stage.ASKING_TIME, "not_coming", turn)
        case Intent.QUESTION:
            return _question(c, event, turn)
        case Intent.THANKS:
            return c, (SendText("welcome"),)
        case Intent.GREETING | Intent.YES:
            return _status(c, event, turn) if _has_something(c) else begin(c, turn, wording="greet")
        case _ if Flag.TAPBACK in reading.flags:
            return c, ()
        case _ if _has_something(c):
            return c, (SendText("passed_on"), AskNurse(Topic.UNREAD, event.text))
        case _:
            return begin(c.now(misses=1), turn, wording="greet")


def _wish(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """She wants to come in: a first request, another one, or a change of the open one."""
    other = Flag.FOR_OTHER in reading.flags or (
        reading.name is not None and c.name is not None and _differs(reading.name, c.name)
    )
    pending = c.facts.requests[-1] if c.facts.requests and not other else None
    draft = _draft_of(pending) if pending else Draft(name=None if other else c.name)
    return _take_in(c, draft, event, reading, turn)


def _differs(name: str, known: str) -> bool:
    """Is this plainly another person's name (not "Maria" for "Maria Lopez")?"""
    mine = set(known.casefold().split())
    return not mine & set(name.casefold().split())


def _draft_of(request: OpenRequest) -> Draft:
    """A draft that, once agreed, takes the place of an open request."""
    return Draft(
        name=request.name,
        for_other=RequestFlag.FOR_OTHER in request.flags,
        slots=_as_slots(request.windows) if not request.flags & OPEN_FLAGS else (),
        flags=request.flags & {RequestFlag.FOR_OTHER},
        replaces=request.id,
        moves_visit=request.moves_visit,
    )


def _as_slots(windows: tuple[Window, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(window.day, None) for window in windows)


def _take_in(
    c: Conversation, draft: Draft, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    """Add what the text gives to the draft and go on."""
    c = c.now(misses=0)
    if reading.same_time and c.draft and not reading.slots:
        return ask_again(c, turn)
    draft = fill(draft, reading, text=event.text)
    asks = Intent.QUESTION in reading.wants
    extra = (AskNurse(Topic.QUESTION, event.text),) if asks else ()
    if Flag.AMBIGUOUS in reading.flags and reading.options:
        if reading.slots:
            draft = replace(draft, slots=())
        c, effects = choose_reading(c.now(draft=draft), reading.options, turn)
    else:
        c, effects = proceed(c, draft, turn, lead="question_kept" if asks else "")
    return c, (*effects, *extra)


def _side_question(event: PatientTexted, reading: Reading) -> tuple[Effect, ...]:
    """A question beside the point is kept for the nurse, and said so."""
    if Intent.QUESTION not in reading.wants:
        return ()
    return (AskNurse(Topic.QUESTION, event.text), SendText("question_kept"))


def _asking(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """The name, or the time, is being asked for."""
    draft = c.draft or Draft(name=c.name)
    if _gives_something(reading):
        return _take_in(c, draft, event, reading, turn)
    match reading.intent:
        case Intent.QUESTION:
            again, effects = ask_again(c, turn, lead="question_kept")
            return again, (*effects, AskNurse(Topic.QUESTION, event.text))
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
            return _missed(c, event, turn)


def _gives_something(reading: Reading) -> bool:
    return bool(
        reading.name
        or reading.slots
        or reading.options
        or {Flag.FLEXIBLE, Flag.SOONEST, Flag.FOR_OTHER} & reading.flags
        or reading.not_days
    )


def _missed(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
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


def _reading_back(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """Her request was read back: is it right?"""
    draft = c.draft or Draft()
    if reading.intent is Intent.YES and not _corrects(reading):
        if is_stale(c, turn):
            return refresh(c, draft, turn)
        c, effects = record(c, turn)
        return c, (*effects, *_side_question(event, reading))
    if _gives_something(reading) or reading.same_time:
        if reading.same_time and not reading.slots:
            return ask_again(c, turn)
        return _take_in(c, _opened(draft), event, reading, turn)
    match reading.intent:
        case Intent.NO | Intent.CHANGE:
            fresh = replace(draft, slots=(), windows=(), flags=draft.flags - OPEN_FLAGS)
            return ask(c.now(draft=fresh), Stage.ASKING_TIME, "what_instead", turn)
        case Intent.QUESTION:
            again, effects = ask_again(c, turn, lead="question_kept")
            return again, (*effects, AskNurse(Topic.QUESTION, event.text))
        case Intent.GREETING | Intent.BOOK:
            return ask_again(c, turn)
        case Intent.OTHER if Flag.TAPBACK in reading.flags:
            return c, ()
        case _:
            return _missed(c, event, turn)


def _corrects(reading: Reading) -> bool:
    """Does a yes come with something that differs ("yes but at 4")?"""
    return bool(reading.slots or reading.name)


def _opened(draft: Draft) -> Draft:
    """The draft with its windows turned back into wishes that a correction can move."""
    return draft if draft.slots else replace(draft, slots=_as_slots(draft.windows))


def _choosing(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """Numbered times were put to her."""
    chosen = _chosen(c, reading)
    if chosen:
        if is_stale(c, turn):
            draft = replace(c.draft or Draft(), slots=(), windows=(chosen,))
            return refresh(c, draft, turn)
        return pick(c, chosen, turn)
    if _gives_something(reading):
        draft = c.draft or Draft()
        return _take_in(c, replace(draft, windows=()), event, reading, turn)
    match reading.intent:
        case Intent.NO:
            fresh = replace(c.draft or Draft(), slots=(), windows=())
            return ask(c.now(draft=fresh, options=()), Stage.ASKING_TIME, "what_instead", turn)
        case Intent.QUESTION:
            again, effects = ask_again(c, turn, lead="question_kept")
            return again, (*effects, AskNurse(Topic.QUESTION, event.text))
        case _:
            return _missed(c, event, turn)


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
    request = next((r for r in c.facts.requests if _is_offer(c, r)), None)
    if request is None:
        return _resting(c.resting(), event, reading, turn)
    chosen = _chosen(c, reading)
    if chosen and not is_stale(c, turn):
        return _accept(c, request, chosen, turn)
    draft = _draft_of(request)
    if chosen:
        return refresh(c.now(draft=draft), replace(draft, slots=(), windows=(chosen,)), turn)
    if _gives_something(reading):
        return _take_in(c, replace(draft, slots=_as_slots(c.options)), event, reading, turn)
    match reading.intent:
        case Intent.NO:
            fresh = replace(draft, slots=())
            return ask(c.now(draft=fresh, options=()), Stage.ASKING_TIME, "what_instead", turn)
        case Intent.QUESTION:
            again, effects = ask_again(c, turn, lead="question_kept")
            return again, (*effects, AskNurse(Topic.QUESTION, event.text))
        case _:
            return _missed(c, event, turn)


def _is_offer(c: Conversation, request: OpenRequest) -> bool:
    """Is this the request whose offered times she was asked about?"""
    if c.offer is None:
        return request.status is RequestStatus.OFFERED
    return request.id == c.offer


def _accept(c: Conversation, request: OpenRequest, chosen: Window, turn: Turn) -> Outcome:
    """She takes a time the nurse offered: agreed, if it is still free."""
    held = set(request.offers)
    held |= {visit.window for visit in c.facts.visits if visit.id == request.moves_visit}
    taken = tuple(window for window in turn.practice.taken if window not in held)
    own = replace(turn, practice=replace(turn.practice, taken=taken))
    first = openings.first_opening(own.practice, chosen, local=turn.local)
    draft = _draft_of(request)
    if first is None:
        wish = replace(draft, slots=(Slot(chosen.day, None),))
        return offer_alternatives(c.now(draft=draft), wish, own, Trouble.TAKEN)
    said = SendText(
        "confirmed" if request.moves_visit is None else "moved",
        kind=Kind.CONFIRMATION,
        values={"name": request.name, "when": (first,)},
        request=request.id,
    )
    book = BookAppointment(request.id, first, by="patient")
    return c.resting(), (DropPending(), book, said)


def _will_come(c: Conversation, visit: Visit) -> Outcome:
    """She answers a reminder with yes."""
    said = SendText("see_you", values={"when": (visit.window,)})
    return c, (NoteAttendance(visit.id), said)


def _move(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """She wants another time for a visit or a request."""
    visits = _meant(c, reading)
    if len(visits) > 1:
        return _which_visit(c, Matter.MOVE, visits, turn)
    if visits:
        return _move_visit(c, visits[0], event, reading, turn)
    if c.facts.requests:
        return _take_in_or_ask(c, _draft_of(c.facts.requests[-1]), event, reading, turn)
    return _take_in(c, Draft(name=c.name), event, reading, turn)


def _move_visit(
    c: Conversation, visit: Visit, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    pending = next((r for r in c.facts.requests if r.moves_visit == visit.id), None)
    draft = Draft(
        name=visit.name,
        moves_visit=visit.id,
        slots=_as_slots((visit.window,)),
        replaces=pending.id if pending else None,
    )
    return _take_in_or_ask(c, draft, event, reading, turn)


def _take_in_or_ask(
    c: Conversation, draft: Draft, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    if _gives_something(reading):
        return _take_in(c, draft, event, reading, turn)
    fresh = replace(draft, slots=(), windows=(), words=event.text)
    return ask(c.now(draft=fresh), Stage.ASKING_TIME, "move_when", turn)


def _meant(c: Conversation, reading: Reading) -> tuple[Visit, ...]:
    """The visits she may mean: the one just reminded of, else all that lie ahead."""
    reminded = tuple(v for v in c.facts.visits if v.id == c.facts.reminded_visit)
    return reminded or c.facts.visits


def _which_visit(c: Conversation, matter: Matter, visits: tuple[Visit, ...], turn: Turn) -> Outcome:
    c = c.resting().now(matter=matter, visits_asked=tuple(visit.id for visit in visits))
    options = tuple(visit.window for visit in visits)
    return ask(c, Stage.CHOOSING_VISIT, "which_visit", turn, options=options)


def _choosing_visit(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """She has more than one visit and was asked which she means."""
    visits = [visit for visit in c.facts.visits if visit.id in c.visits_asked]
    number = reading.choice
    if number is not None and 1 <= number <= len(visits):
        visit = visits[number - 1]
    else:
        named = [visit for visit in visits if reading.date == visit.window.day]
        if len(named) != 1:
            return _missed(c, event, turn)
        visit = named[0]
    if c.matter is Matter.CANCEL:
        return _cancel_visit(c, visit, event, turn)
    return _take_in_or_ask(
        c.resting(), Draft(name=visit.name, moves_visit=visit.id), event, Reading(), turn
    )


def _cancel(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """She wants out: of what is under discussion, of a request, or of a visit."""
    drafting = c.draft is not None and c.draft.replaces is None and c.draft.moves_visit is None
    if drafting and c.stage is not Stage.RESTING:
        return c.resting(), (SendText("another_time"),)
    visits = _meant(c, reading)
    if c.facts.requests and (not visits or c.stage is Stage.ANSWERING_OFFER):
        request = c.facts.requests[-1]
        said = SendText("request_cancelled", values={"when": request.windows[:1]})
        return c.resting(), (WithdrawRequest(request.id), said)
    if len(visits) > 1:
        same_day = tuple(v for v in visits if v.window.day == reading.date)
        if len(same_day) != 1:
            return _which_visit(c, Matter.CANCEL, visits, turn)
        visits = same_day
    if visits:
        return _cancel_visit(c, visits[0], event, turn)
    if not c.facts.met:
        return begin(c, turn, wording="greet")
    return c.resting(), (SendText("nothing_to_cancel"), AskNurse(Topic.MAY_CANCEL, event.text))


def _cancel_visit(c: Conversation, visit: Visit, event: PatientTexted, turn: Turn) -> Outcome:
    hours = (visit.window.start - turn.local).total_seconds() / 3600
    return c.resting(), (
        CancelVisit(visit.id, by="patient"),
        SendText("visit_cancelled", values={"when": (visit.window,)}),
        AskNurse(Topic.CANCELLED, event.text, at_once=hours < SOON, visit=visit.id),
    )


def _question(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """A question the bot cannot answer is kept for the nurse; it leads back to the booking."""
    kept = AskNurse(Topic.QUESTION, event.text)
    if _has_something(c):
        return c, (SendText("question_kept"), kept)
    c, effects = begin(c, turn, wording="question_then_ask")
    return c, (*effects, kept)


def _late(c: Conversation, event: PatientTexted) -> Outcome:
    visit = c.facts.visits[0].id if c.facts.visits else None
    return c, (SendText("late_noted"), AskNurse(Topic.LATE, event.text, at_once=True, visit=visit))


def _photo(c: Conversation, turn: Turn) -> Outcome:
    if c.stage is Stage.RESTING:
        return c, (SendText("photo_passed_on"),)
    return ask_again(c, turn, lead="photo_passed_on")


def _has_something(c: Conversation) -> bool:
    return bool(c.facts.visits or c.facts.requests)


def _status(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """When is my appointment?"""
    if c.facts.visits:
        visit = c.facts.visits[0]
        return c, (SendText("status_visit", values={"when": (visit.window,)}),)
    if c.facts.requests:
        request = c.facts.requests[-1]
        values = {"when": request.windows, "flags": sorted(request.flags & OPEN_FLAGS)}
        return c, (SendText("status_request", values=values),)
    if c.stage is not Stage.RESTING:
        return ask_again(c, turn)
    c, effects = begin(c, turn, wording="status_none")
    return c, (*effects, AskNurse(Topic.QUESTION, event.text))
