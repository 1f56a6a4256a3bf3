"""What is wanted: which phrases count, and which take others back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from smsbot.core.understanding.choices import choice_of
from smsbot.core.understanding.emergencies import alarm
from smsbot.core.understanding.line import Line
from smsbot.core.understanding.phrases import Match
from smsbot.core.understanding.questions import asks
from smsbot.core.understanding.reading import Asked, Flag, Intent
from smsbot.core.understanding.shifts import shift_of
from smsbot.core.understanding.tables.classes import FILLERS
from smsbot.core.understanding.tables.words import words
from smsbot.core.understanding.waiting import waits
from smsbot.core.understanding.wishes import Wish

FILLER_WORDS = frozenset(FILLERS.split())

TAKEN_BACK = {
    Intent.STOP: "stop not", Intent.CANCEL: "cancel not", Intent.CHANGE: "change not",
    Intent.BOOK: "book not", Intent.LATE: "late not", Intent.PERSON: "person not",
    Intent.STATUS: "asks why",
}  # fmt: skip
"""Which rows take another's finding back where the two overlap."""


@dataclass(slots=True)
class Signs:
    """The signs of what is wanted in one text."""

    wants: frozenset[Intent]
    flags: set[Flag] = field(default_factory=set)
    choice: int | None = None
    suicidal: bool = False
    other_from: int = -1
    timed: bool = False
    named: bool = False
    only_asks: bool = False
    mentions_visit: bool = False
    holds: bool = False
    asks: bool = False
    vague: bool = False
    """Only a part of the day was named, no day and no hour."""
    red: bool = False
    cannot: bool = False
    """Nothing calls a visit off but that she cannot come."""
    keeps: bool = False
    mistaken: bool = False
    """She called or texted by mistake."""
    shift: timedelta | None = None


def signs_of(
    line: Line, *, text: str, asked: Asked | None, options: int, named: bool, wish: Wish
) -> Signs:
    """All intents found in a line, with flags, a numbered choice and what deciding needs."""
    found = {intent for intent in Intent if _stands(line, intent)}
    alarmed = alarm(line)
    if alarmed.ringing:
        found.add(Intent.EMERGENCY)
        if line.word(0) in STOP_WORDS:
            found.add(Intent.STOP)
    found |= _endings(line, asked) | _giving_up(line, asked, found, wish) | _bare(line, asked)
    shift = shift_of(line) if Intent.LATE not in found else None
    if shift:
        found.add(Intent.CHANGE)
    found.discard(Intent.QUESTION) if not asks(line, text, found) else found.add(Intent.QUESTION)
    if waits(line, asked):
        found = (found | {Intent.BOOK}) - {Intent.QUESTION}
    flags = _flags(line, text, dated=any(slot.day for slot in wish.slots))
    timed = bool(wish.slots or wish.not_days or flags & {Flag.FLEXIBLE, Flag.SOONEST})
    return Signs(
        wants=frozenset(found),
        flags=flags,
        choice=choice_of(line, asked, options),
        suicidal=alarmed.suicidal,
        red=alarmed.certain,
        other_from=_other_from(line),
        timed=timed and not _is_key(line, asked),
        named=named,
        only_asks=line.has("question only"),
        mentions_visit=line.has("book weak"),
        holds=line.has("hold"),
        asks="?" in text,
        cannot=_only_cannot(line),
        keeps=line.has("keeps") and not _calls_off(line),
        mistaken=line.has("mistaken"),
        shift=shift,
        vague=bool(wish.slots) and wish.said_day is None and wish.said_time is None,
    )


def _endings(line: Line, asked: Asked | None) -> set[Intent]:
    """`remove me` ends texts, but the visit where that was spoken of; `stop` may stand last."""
    found: set[Intent] = set()
    visit = asked in (Asked.REMINDER, Asked.CONFIRM)
    if line.has("drop me") and visit and not line.has(Intent.STOP):
        found.add(Intent.CANCEL)
    if _stop_alone(line):
        found.add(Intent.STOP)
    return found


def _giving_up(line: Line, asked: Asked | None, found: set[Intent], wish: Wish) -> set[Intent]:
    """`i cant come` gives a visit up, unless another time is named or asked for."""
    if not line.has("cant come") or Intent.CANCEL in found:
        return set()
    timely = any(slot.day for slot in wish.slots) or asked in (Asked.TIME, Asked.CHOICE)
    if Intent.CHANGE not in found and not timely:
        return {Intent.CANCEL}
    return {Intent.CHANGE} if asked in (Asked.CONFIRM, Asked.REMINDER) else set()


def _only_cannot(line: Line) -> bool:
    """Is `i cant come` all that gives the visit up, without a word of calling it off?"""
    helpless = line.labelled("cant come")
    return bool(helpless) and all(
        _taken_back(match, helpless) for match in line.labelled(Intent.CANCEL)
    )


def _calls_off(line: Line) -> bool:
    """Is something called off in so many words? `nvm, keep it` calls off what was just said."""
    keeping = line.labelled("keeps")
    return any(
        not _taken_back(match, keeping)
        and NEVER_MIND.isdisjoint(line.words[match.start : match.end])
        for match in line.labelled(Intent.CANCEL)
    )


def _bare(line: Line, asked: Asked | None) -> set[Intent]:
    """A text of one word or of signs: `cancel` is a carrier's word for stop, `1` and `c` agree."""
    said = _counting(line.words)
    if said == ["cancel"] and asked is None:
        return {Intent.STOP, Intent.CANCEL}
    signs = line.size and all(token.kind == "sign" for token in line.tokens)
    if _is_key(line, asked) or (signs and not THUMBS.isdisjoint(line.words)):
        return {Intent.YES}
    return set()


def _is_key(line: Line, asked: Asked | None) -> bool:
    """Is it the key that was asked for to confirm?"""
    return asked in (Asked.CONFIRM, Asked.REMINDER) and _counting(line.words) in (["1"], ["c"])


def _counting(said: Iterable[str]) -> list[str]:
    return [word for word in said if word not in FILLER_WORDS]


NEVER_MIND = words("nevermind nvm olvidelo olvidalo")
THUMBS = frozenset("👍👌❤✅🙏")
STOP_WORDS = words("stop unsubscribe stopall quit alto basta optout")


def _stop_alone(line: Line) -> bool:
    """Is the last sentence nothing but a word that means stop?"""
    if line.has("stop word"):
        return True
    if not line.size or line.tokens[-1].sentence == 0:
        return False
    last = line.tokens[-1].sentence
    said = _counting(token.word for token in line.tokens if token.sentence == last)
    return len(said) == 1 and said[0] in STOP_WORDS


def _stands(line: Line, intent: Intent) -> bool:
    """Is there a row of this intent that nothing takes back?"""
    matches = line.labelled(intent)
    against = TAKEN_BACK.get(intent)
    if not matches or against is None:
        return bool(matches)
    takers = line.labelled(against)
    return any(not _taken_back(match, takers) for match in matches)


def _taken_back(match: Match, takers: Iterable[Match]) -> bool:
    return any(taker.start < match.end and match.start < taker.end for taker in takers)


def _flags(line: Line, text: str, *, dated: bool) -> set[Flag]:
    told = {
        Flag.FLEXIBLE: line.has("flexible") and not dated,
        Flag.SOONEST: line.has("soonest"),
        Flag.TAPBACK: line.has("tapback") and any(mark in text for mark in '“”"«»'),
        Flag.MEDIA: not text.strip() or line.has("media"),
        Flag.FOR_OTHER: _other_from(line) >= 0,
    }
    return {flag for flag, holds in told.items() if holds}


def _other_from(line: Line) -> int:
    """Where the words begin that say it is for someone else; -1 if it is not."""
    against = line.labelled("for other not")
    kept = [match.start for match in line.labelled("for other") if not _taken_back(match, against)]
    return min(kept, default=-1)
