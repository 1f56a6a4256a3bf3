"""Which of her visits and requests a text belongs to.

In this order: what she names (a person, a day, an hour, or all of them); what is under discussion;
the visit she was last asked about, by a reminder. Where two still fit she is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from smsbot.core.conversation.state import Conversation, Draft, Matter, Stage, Turn
from smsbot.core.events import OpenRequest, RequestFlag, Visit
from smsbot.core.practice import Window
from smsbot.core.understanding import Mention, Reading, Slot, mentions
from smsbot.core.wording import as_json
from smsbot.core.wording.whose import called, folded, is_another

Thing = Visit | OpenRequest
FEW = 2
"""So many at a time can be answered by BOTH."""


@dataclass(frozen=True, slots=True)
class Which:
    """Those that a text may mean; one is meant, of several she is asked, or `all` are meant."""

    things: tuple[Thing, ...]
    all: bool = False


def is_others(c: Conversation, thing: Thing) -> bool:
    """Is it somebody else's than the texter's?"""
    said = thing.for_other if isinstance(thing, Visit) else RequestFlag.FOR_OTHER in thing.flags
    return said or is_another(thing.name, c.name)


def texter(c: Conversation, draft: Draft) -> str | None:
    """The name of who texts, once this draft has become a request.

    Another name than the one we know is hers only if she introduced herself by it, and nothing is
    open that was asked for under the other.
    """
    said = draft.caller if draft.for_other else draft.name
    if not said or not c.name:
        return said or c.name
    if not is_another(said, c.name):
        return max(said, c.name, key=lambda name: len(name.split()))
    introduced = draft.caller is not None and not is_another(draft.caller, said)
    return said if introduced and not (c.facts.visits or c.facts.requests) else c.name


def is_for_other(c: Conversation, draft: Draft) -> bool:
    """Would the draft be somebody else's visit than the texter's?"""
    return draft.for_other or is_another(draft.name, texter(c, draft))


def whose(c: Conversation, thing: Thing) -> dict[str, object]:
    """What a sentence about it needs to say whose it is."""
    told: dict[str, object] = {"name": thing.name}
    return told | {"for_other": True} if is_others(c, thing) else told


def things_of(c: Conversation) -> tuple[Thing, ...]:
    """Her visits ahead and her open requests; a change asked for goes with its visit."""
    visits = {visit.id for visit in c.facts.visits}
    apart = [request for request in c.facts.requests if request.moves_visit not in visits]
    return (*c.facts.visits, *apart)


def look(text: str, turn: Turn, among: Sequence[Thing], *, asked: bool = False) -> Mention:
    """What a text names of these."""
    people = [word for thing in among for word in _own_words(thing, among)]
    return mentions(text, people, practice=turn.practice, now=turn.local, asked=asked)


def _own_words(thing: Thing, among: Sequence[Thing]) -> set[str]:
    """The words of a name that no other person's has: not the last name that a family shares."""
    others = [other for other in among if is_another(other.name, thing.name)]
    return set(folded(thing.name)).difference(*(folded(other.name) for other in others))


def narrowed(
    c: Conversation, mention: Mention, among: Sequence[Thing], *, moving: bool = False
) -> tuple[Thing, ...]:
    """Those of these that a text names, or none where it names none of them."""
    days, clocks = mention.times(moving=moving)
    tests: tuple[Callable[[Thing], bool], ...] = (
        lambda one: not mention.names.isdisjoint(folded(one.name)),
        lambda one: mention.other and is_others(c, one),
        lambda one: mention.own and not is_others(c, one),
        lambda one: any(day.fits(window) for day in days for window in _windows(one)),
        lambda one: any(clock.fits(window) for clock in clocks for window in _windows(one)),
    )
    left: tuple[Thing, ...] = ()
    for fits in tests:
        left = tuple(thing for thing in left or among if fits(thing)) or left
    return left


def _windows(thing: Thing) -> tuple[Window, ...]:
    return (thing.window,) if isinstance(thing, Visit) else thing.windows


def meant(
    c: Conversation, text: str, turn: Turn, among: Sequence[Thing], *, moving: bool = False
) -> Which:
    """Those of these that a text may mean."""
    if len(among) < FEW:
        return Which(tuple(among))
    mention = look(text, turn, among)
    reminded = _reminded(c, among)
    if mention.both:
        return Which(reminded if len(reminded) >= FEW else tuple(among), all=True)
    named = narrowed(c, mention, among, moving=moving)
    if mention.two_minds and named:
        return Which(tuple(among))
    if len(named) == 1:
        return Which(named)
    days, clocks = mention.times(moving=moving)
    if not named and (days or clocks) and not moving:
        return Which(tuple(among))  # She names a time, but of none of them.
    left = named or tuple(among)
    for last in (_discussed(c, left), _reminded(c, left)):
        if len(last) == 1:
            return Which(last)
    return Which(left)


def answering(c: Conversation, text: str, turn: Turn) -> Which:
    """The visits that a yes or no to a reminder may belong to; none if none was asked about."""
    reminded = _reminded(c, c.facts.visits)
    if not reminded:
        return Which(())
    waiting = tuple(one for one in reminded if not _has_said_yes(one))
    if len(c.facts.visits) < FEW:
        return Which(reminded)
    mention = look(text, turn, c.facts.visits)
    if mention.both:
        return Which(reminded if len(reminded) >= FEW else c.facts.visits, all=True)
    named = narrowed(c, mention, c.facts.visits)
    if mention.two_minds and named:
        return Which(reminded if len(reminded) >= FEW else c.facts.visits)
    if len(named) == 1:
        return Which(named)
    left = tuple(one for one in named if one in waiting) or waiting
    return Which(left) if left else Which(reminded, all=len(reminded) >= FEW)


def _has_said_yes(thing: Thing) -> bool:
    return isinstance(thing, Visit) and thing.confirmed_by_patient


def _reminded(c: Conversation, among: Sequence[Thing]) -> tuple[Thing, ...]:
    return tuple(t for t in among if isinstance(t, Visit) and t.id in c.facts.reminded)


def is_reminded(c: Conversation) -> bool:
    """Has she been reminded of a visit that lies ahead?"""
    return bool(_reminded(c, c.facts.visits))


def follows_reminder(c: Conversation) -> bool:
    """Did a reminder ask her last, rather than the question that is open?"""
    asked = c.facts.reminded_at
    later = asked is not None and (c.asked_at is None or asked > c.asked_at)
    return later and is_reminded(c)


def _discussed(c: Conversation, among: Sequence[Thing]) -> tuple[Thing, ...]:
    """The visit or request that the open question is about."""
    draft = c.draft or Draft()
    moving = next((r.moves_visit for r in c.facts.requests if r.id == c.offer), None)
    visits = {draft.moves_visit, moving} - {None}
    requests = {draft.replaces, c.offer} - {None}
    return tuple(t for t in among if t.id in (visits if isinstance(t, Visit) else requests))


def is_about_another(c: Conversation, thing: Thing) -> bool:
    """Is a question open that has nothing to do with this one?"""
    if c.offer is None and c.draft is None:
        return False
    busy = c.stage not in (Stage.RESTING, Stage.CHOOSING_VISIT, Stage.WITH_NURSE, Stage.ALARMED)
    return busy and not _discussed(c, (thing,))


def without_old_time(reading: Reading, mention: Mention, thing: Thing) -> Reading:
    """What she wishes instead, without the time that only says which visit she means."""
    days, clocks = mention.times(moving=True)
    windows = _windows(thing)
    named = [day for day in days if any(day.fits(window) for window in windows)]
    old = {day for one in named for day in one.days} | {w.day for w in windows if named}
    hours = {w.start.time() for w in windows if any(one.fits(w) for one in clocks)}
    said = [s for s in reading.slots if not (s.hours and s.hours.start in hours)]
    new = [slot for slot in said if slot.day not in old]
    if not any(slot.day for slot in new):
        new = [slot if slot.day not in old else Slot(None, slot.hours) for slot in said]
    kept = tuple(slot for slot in new if slot.day or slot.hours)
    return replace(reading, slots=kept) if kept != reading.slots else reading


# What she was asked


def asked_about(c: Conversation) -> tuple[Thing | None, ...]:
    """What she was asked to choose from, in the order of the numbers; None is what is gone."""
    visits = {visit.id: visit for visit in c.facts.visits}
    requests = {request.id: request for request in c.facts.requests}
    return (
        *(visits.get(number) for number in c.visits_asked),
        *(requests.get(number) for number in c.requests_asked),
    )


def asking(c: Conversation, things: Sequence[Thing]) -> Conversation:
    """The conversation with these as what is asked about; visits are numbered first."""
    return c.now(
        visits_asked=tuple(t.id for t in things if isinstance(t, Visit)),
        requests_asked=tuple(t.id for t in things if isinstance(t, OpenRequest)),
    )


def wording(c: Conversation, things: Sequence[Thing]) -> str:
    """How to ask which of these she means."""
    if any(isinstance(thing, OpenRequest) for thing in things):
        return "which_one"
    each = c.matter in (Matter.CANCEL, Matter.COME, Matter.NOT_COME) and len(things) == FEW
    return "which_or_both" if each else "which_visit"


def listed(things: Sequence[Thing]) -> list[dict[str, object]]:
    """These as a sentence can list them, with names where they are different people's."""
    requests = [isinstance(thing, OpenRequest) for thing in things]
    return [
        {
            "name": name,
            "when": as_json(_windows(thing)),
            "flags": _open_flags(thing),
            "request": isinstance(thing, OpenRequest) and not all(requests),
        }
        for thing, name in zip(things, called([t.name for t in things]), strict=True)
    ]


def _open_flags(thing: Thing) -> list[str]:
    flags = thing.flags if isinstance(thing, OpenRequest) else frozenset()
    return sorted(flags & {RequestFlag.FLEXIBLE, RequestFlag.SOONEST})
