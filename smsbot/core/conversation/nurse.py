"""What a patient is told when the nurse has decided something about her."""

from __future__ import annotations

from smsbot.core import openings
from smsbot.core.conversation.state import Conversation, Draft, Handed, Outcome, Stage, Turn
from smsbot.core.conversation.waiting import waited_in_vain
from smsbot.core.conversation.which import is_others, whose
from smsbot.core.events import (
    BookAppointment,
    BookByPhone,
    CancelVisit,
    ConsentKind,
    DeclineRequest,
    DropPending,
    Effect,
    Kind,
    LetGo,
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
    OfferTimes,
    OpenRequest,
    ProposeMove,
    RecordConsent,
    RequestLapsed,
    RequestStatus,
    SendText,
    Visit,
)
from smsbot.core.practice import Window
from smsbot.core.wording.whose import is_another


def _told(c: Conversation, *effects: Effect) -> tuple[Effect, ...]:
    """The effects, without texts when she has opted out: then the nurse must call."""
    if not c.facts.opted_out:
        return effects
    return tuple(effect for effect in effects if not isinstance(effect, SendText))


def _request(c: Conversation, number: int) -> OpenRequest | None:
    return next((r for r in c.facts.requests if r.id == number), None)


def _settled(c: Conversation, request: int) -> Conversation:
    """Whatever was being discussed about this request no longer is."""
    about = _is_answering(c, request) or (c.draft is not None and c.draft.replaces == request)
    if c.stage in (Stage.WITH_NURSE, Stage.ALARMED):
        return c
    return c.resting() if about or c.stage is Stage.RESTING else c


def _is_answering(c: Conversation, request: int) -> bool:
    """Is she being asked about the times offered for this request?

    A move that the nurse proposed has no request yet at the moment when she is asked.
    """
    return c.offer == request or (c.stage is Stage.ANSWERING_OFFER and c.offer is None)


def confirmed(c: Conversation, event: NurseConfirmed, turn: Turn) -> Outcome:
    """Her request is granted at this time."""
    request = _request(c, event.request)
    if request is None:
        return c, ()
    said = SendText(
        "moved" if request.moves_visit is not None else "confirmed",
        kind=Kind.CONFIRMATION,
        values={"when": (event.at,), **whose(c, request)},
        request=request.id,
    )
    book = BookAppointment(request.id, event.at, by="nurse")
    return _settled(c, request.id), _told(c, book, said)


def offered(c: Conversation, event: NurseOffered, turn: Turn) -> Outcome:
    """The nurse offers other times for her request."""
    request = _request(c, event.request)
    if request is None:
        return c, ()
    hold = OfferTimes(request.id, event.options)
    return _await_answer(c, event.options, request.id, turn), _told(
        c, DropPending(), hold, _offer_text(c, event.options, "offer", request)
    )


def _offer_text(
    c: Conversation, options: tuple[Window, ...], wording: str, about: OpenRequest | Visit
) -> SendText:
    wording = wording if len(options) > 1 else f"{wording}_one"
    values = {"options": options, **whose(c, about)}
    request = about.id if isinstance(about, OpenRequest) else None
    return SendText(wording, kind=Kind.NURSE_WORD, values=values, request=request)


def _await_answer(
    c: Conversation, options: tuple[Window, ...], request: int | None, turn: Turn
) -> Conversation:
    if c.stage is Stage.ALARMED or c.facts.opted_out:
        return c
    return c.resting().now(
        stage=Stage.ANSWERING_OFFER, options=options, offer=request, asked_at=turn.at
    )


def move_proposed(c: Conversation, event: NurseProposedMove, turn: Turn) -> Outcome:
    """The nurse would like to move her visit; the old time stands until she answers.

    The effect opens a request that moves the visit, and ties this conversation to it.
    """
    visit = next((v for v in c.facts.visits if v.id == event.visit), None)
    if visit is None:
        return c, ()
    text = _offer_text(c, event.options, "propose_move", visit)
    return _await_answer(c, event.options, None, turn), _told(
        c, DropPending(), ProposeMove(event.visit, event.options), text
    )


def declined(c: Conversation, event: NurseDeclined, turn: Turn) -> Outcome:
    """The nurse cannot take her; said kindly, without a reason."""
    request = _request(c, event.request)
    if request is None:
        return c, ()
    wording = "move_declined" if request.moves_visit is not None else "declined"
    visit = next((v for v in c.facts.visits if v.id == request.moves_visit), None)
    values = whose(c, request)
    if visit:
        values["when"] = (visit.window,)
    said = SendText(wording, kind=Kind.NURSE_WORD, values=values, request=request.id)
    after = _settled(c, request.id)
    hers = request.status is RequestStatus.REQUESTED
    if visit and hers and after.stage is Stage.RESTING and not c.facts.opted_out:
        # The text asks for another time, and that is one for this visit.
        draft = Draft(name=visit.name, moves_visit=visit.id)
        after = after.now(stage=Stage.ASKING_TIME, draft=draft, asked_at=turn.at)
    return after, _told(c, DeclineRequest(request.id), said)


def visit_cancelled(c: Conversation, event: NurseCancelledVisit, turn: Turn) -> Outcome:
    """The nurse had to cancel an agreed visit."""
    visit = next((v for v in c.facts.visits if v.id == event.visit), None)
    if visit is None:
        return c, ()
    said = SendText(
        "nurse_cancelled", kind=Kind.NURSE_WORD, visit=visit.id,
        values={"when": (visit.window,), **whose(c, visit)},
    )  # fmt: skip
    moving = [request.id for request in c.facts.requests if request.moves_visit == visit.id]
    after = c.resting() if any(_is_answering(c, number) for number in moving) else c
    return after, _told(c, CancelVisit(visit.id, by="nurse"), said)


def will_call(c: Conversation, event: NurseWillCall, turn: Turn) -> Outcome:
    """The nurse is going to phone her."""
    return c, _told(c, SendText("will_call", kind=Kind.NURSE_WORD))


def said(c: Conversation, event: NurseSaid, turn: Turn) -> Outcome:
    """The nurse's own words are passed on; the bot then stays quiet."""
    text = SendText("nurse_says", kind=Kind.NURSE_WORD, values={"words": event.words})
    if c.stage is not Stage.ALARMED:
        c = c.now(stage=Stage.WITH_NURSE, handed=Handed.NURSE, last_word_at=turn.at)
    return c, _told(c, text)


def handed_back(c: Conversation, event: NurseHandedBack, turn: Turn) -> Outcome:
    """The bot may speak again; a false alarm locks nobody out."""
    let_go: tuple[Effect, ...] = (LetGo(),) if c.stage is Stage.ALARMED else ()
    return c.resting().now(warned_at=None), let_go


def booked(c: Conversation, event: NurseBooked, turn: Turn) -> Outcome:
    """A visit agreed by phone; the nurse's word that she agreed is the consent."""
    values: dict[str, object] = {"name": event.name, "when": (event.at,)}
    if is_another(event.name, c.name):
        values["for_other"] = True
    said = SendText("booked_by_phone", kind=Kind.CONFIRMATION, values=values)
    consent = RecordConsent(
        ConsentKind.AGREED_BY_PHONE, "the nurse entered a visit agreed by phone"
    )
    return c.now(name=c.name or event.name), _told(
        c, consent, BookByPhone(event.name, event.at), said
    )


def missed(c: Conversation, event: NurseNotedNoShow, turn: Turn) -> Outcome:
    """She did not come: one kind text with two openings, unless something else is under way."""
    if c.facts.opted_out or c.stage is not Stage.RESTING or c.facts.visits or c.facts.requests:
        return c, ()
    options = openings.nearest(
        turn.practice, event.reads_from, local=event.reads_from, count=2, by_clock=False
    )
    if not options:
        return c, ()
    other = is_another(event.name, c.name)
    values = {"name": event.name, "options": options} | ({"for_other": True} if other else {})
    draft = Draft(name=event.name, for_other=other)
    c = c.now(draft=draft, options=options, alternatives=True)
    c = c.now(stage=Stage.CHOOSING, asked_at=turn.at)
    return c, (SendText("no_show", Kind.NURSE_WORD, values),)


def corrected(c: Conversation, event: NurseCorrected, turn: Turn) -> Outcome:
    """The nurse took back something that may have been texted already."""
    about = [r for r in c.facts.requests if not event.requests or r.id in event.requests]
    changing = next((r.moves_visit for r in about if r.moves_visit is not None), None)
    visit = next((v for v in c.facts.visits if v.id == changing), None)
    if event.what == "confirm" and visit is not None:
        values = {"when": [visit.window], **whose(c, visit)}
        return c, _told(c, SendText("correct_move", Kind.NURSE_WORD, values, visit=visit.id))
    return c, _told(c, SendText(f"correct_{event.what}", kind=Kind.NURSE_WORD))


def lapsed(c: Conversation, event: RequestLapsed, turn: Turn) -> Outcome:
    """Her wished-for time has passed without an answer: offer three openings."""
    request = _request(c, event.request)
    if request is not None and request.waits:
        return waited_in_vain(c, request, turn)
    if request is None or c.facts.opted_out or c.stage in (Stage.ALARMED, Stage.WITH_NURSE):
        return c, ()
    draft = Draft(
        name=request.name, for_other=is_others(c, request), replaces=request.id,
        moves_visit=request.moves_visit,
    )  # fmt: skip
    options = openings.nearest(
        turn.practice, event.reads_from, local=event.reads_from, by_clock=False
    )
    if not options:
        return c, ()
    c = c.resting().now(draft=draft, options=options, alternatives=True)
    text = SendText("lapsed", Kind.NURSE_WORD, {"options": options}, request=request.id)
    return c.now(stage=Stage.CHOOSING, asked_at=turn.at), (DropPending(), text)
