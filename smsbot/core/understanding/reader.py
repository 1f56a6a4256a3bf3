"""One text as understood: names, times, wants and red flags put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from smsbot.core.events import Language
from smsbot.core.practice import Practice, Window
from smsbot.core.understanding.deciding import decide
from smsbot.core.understanding.granting import grant
from smsbot.core.understanding.intents import Signs, signs_of
from smsbot.core.understanding.kinds import asks_why, ended, resumed
from smsbot.core.understanding.language import language_of
from smsbot.core.understanding.line import Line
from smsbot.core.understanding.masks import mask
from smsbot.core.understanding.names import Named, masks_time, named, written
from smsbot.core.understanding.reading import Asked, Flag, Intent, Reading, Slot
from smsbot.core.understanding.tokens import tokenize
from smsbot.core.understanding.vocabulary import BOOK, ORDINARY
from smsbot.core.understanding.waiting import sooner, waits
from smsbot.core.understanding.wishes import Wish, wish

LONGEST = 3200
"""Signs read of one text; carriers join at most ten segments."""

TIMELESS = frozenset({
    Intent.EMERGENCY, Intent.STOP, Intent.CANCEL, Intent.STATUS, Intent.LATE, Intent.THANKS,
    Intent.WRONG_NUMBER, Intent.AUTOREPLY, Intent.SPAM, Intent.QUESTION, Intent.HELP,
    Intent.START, Intent.PERSON, Intent.GREETING, Intent.OTHER, Intent.YES, Intent.NO,
})  # fmt: skip
"""In these a day or hour that is named is no wish to come then."""


NAMELESS = frozenset({
    Intent.EMERGENCY, Intent.STOP, Intent.QUESTION, Intent.WRONG_NUMBER, Intent.AUTOREPLY,
    Intent.SPAM, Intent.PERSON, Intent.LATE, Intent.OTHER, Intent.THANKS, Intent.GREETING,
})  # fmt: skip
"""In these a stretch of words counts as a name only if something says that it is one."""


def read(
    text: str,
    *,
    practice: Practice,
    now: datetime,
    asked: Asked | None = None,
    around: date | None = None,
    options: int = 0,
) -> Reading:
    """What a text means, in the light of what was asked.

    `now` is the practice's wall clock; `around` the day under discussion; `options` how many
    numbered choices were just offered.
    """
    line = line_of(text[:LONGEST])
    mask(line, now, asked=asked)
    found = [] if line.has("mistaken") else named(line, asked=asked, known=ORDINARY)
    masks_time(line, found)
    said = wish(line, practice=practice, now=now, asked=asked, around=around)
    signs = signs_of(line, text=text, asked=asked, options=options, named=bool(found), wish=said)
    intent = decide(signs, asked=asked)
    reading = _reading(line, found, said, signs, intent, practice, now)
    return replace(
        reading, ends=ended(line), resumes=resumed(line), asks_why=asks_why(line, text, asked),
        waits=waits(line, asked), sooner=sooner(line), waits_no_longer=line.has("waits no longer"),
    )  # fmt: skip


def line_of(text: str) -> Line:
    """A text laid out for reading."""
    tokens = tokenize(text)
    words = [token.word for token in tokens]
    return Line(tokens, BOOK.find(words, [token.sentence for token in tokens]))


def _reading(
    line: Line, found: Sequence[Named], said: Wish, signs: Signs, intent: Intent,
    practice: Practice, now: datetime,
) -> Reading:  # fmt: skip
    if intent in NAMELESS:
        found = [name for name in found if not name.alone]
    if line.has("for other not"):
        found = [name for name in found if not name.other]
    elif any(name.other for name in found):
        signs.flags.add(Flag.FOR_OTHER)
    name, caller = _whose(line, found, signs)
    flags = set(signs.flags)
    slots = said.slots if intent not in (Intent.SPAM, Intent.AUTOREPLY) else ()
    windows: tuple[Window, ...] = ()
    options: tuple[Window, ...] = ()
    if intent not in TIMELESS:
        windows, options, more = _granted(said, signs, practice, now)
        flags |= more
    return Reading(
        intent=intent, wants=signs.wants | {intent}, language=language_of(line), name=name,
        caller=caller,
        shift=signs.shift, same_day=line.has("same day"), keeps=signs.keeps,
        cannot=signs.cannot, another=line.has("another"), for_self=line.has("for self"),
        slots=slots, windows=windows, options=options, flags=frozenset(flags),
        not_days=said.not_days, choice=signs.choice, same_time=line.has("same time"),
        suicidal=signs.suicidal, rule=said.rule,
        said_time=said.said_time if slots else None,
        said_day=said.said_day if slots else None,
    )  # fmt: skip


def _granted(
    said: Wish, signs: Signs, practice: Practice, now: datetime
) -> tuple[tuple[Window, ...], tuple[Window, ...], set[Flag]]:
    """Windows, the readings of an unclear day, and flags of the wish."""
    flags: set[Flag] = set()
    dated = any(slot.day for slot in said.slots)
    if said.options:
        readings = _readings(said.options, practice, now)
        if len(readings) == 2:
            return (), readings, {Flag.AMBIGUOUS}
    granted = grant(said.slots, practice=practice, now=now)
    if dated:
        return granted.windows, (), set(granted.flags)
    if Flag.SOONEST not in signs.flags:
        if said.slots and Flag.FLEXIBLE not in signs.flags:
            flags.add(Flag.NO_DAY)
        elif said.not_days:
            flags.add(Flag.FLEXIBLE)
    return (), (), flags


def _readings(slots: Sequence[Slot], practice: Practice, now: datetime) -> tuple[Window, ...]:
    return tuple(
        window for slot in slots for window in grant([slot], practice=practice, now=now).windows[:1]
    )


def _whose(line: Line, found: Sequence[Named], signs: Signs) -> tuple[str | None, str | None]:
    """The patient's name, and the texter's own where she says that it is."""
    others = [name for name in found if name.other]
    own = [name for name in found if not name.other]
    if Flag.FOR_OTHER in signs.flags:
        after = others if others else [name for name in own if name.start > signs.other_from]
        texter = [name for name in own if name not in after]
        caller = written(line, texter[0]) if texter else None
        return (written(line, _fullest(line, after)) if after else None), caller
    if not own and not others:
        return None, None
    name = _with_last(line, own or others)
    return name, None if all(one.alone for one in own) else name


def _with_last(line: Line, found: Sequence[Named]) -> str:
    """The fullest name, with the last name that was told by itself."""
    last = next((name for name in found if name.last), None)
    rest = [name for name in found if not name.last and (last is None or name.start < last.start)]
    if last is None or not rest:
        return written(line, _fullest(line, found))
    return f"{written(line, _fullest(line, rest))} {written(line, last)}"


def _fullest(line: Line, found: Sequence[Named]) -> Named:
    """Of several forms of one name the longest, the later one where they tie."""
    return max(found, key=lambda name: (name.end - name.start, name.start))


def language_name(language: Language | None) -> str:
    """How a language is called, for people."""
    return {Language.EN: "English", Language.ES: "Spanish"}[language] if language else "unknown"
