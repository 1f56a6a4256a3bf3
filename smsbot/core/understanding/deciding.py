"""Which of the things wanted is the most consequential, in the light of what was asked."""

from __future__ import annotations

from smsbot.core.understanding.intents import Signs
from smsbot.core.understanding.reading import Asked, Flag, Intent


def decide(signs: Signs, *, asked: Asked | None) -> Intent:
    """The most consequential of the wants; completes `signs.wants` with what the context adds."""
    found = set(signs.wants)
    intent = _decide(signs, found, asked)
    found.add(intent)
    if len(found) > 1:
        found.discard(Intent.OTHER)
    signs.wants = frozenset(found)
    return intent


def _decide(signs: Signs, found: set[Intent], asked: Asked | None) -> Intent:
    if Flag.TAPBACK in signs.flags:
        return _tapback(found, asked)
    for intent in (Intent.SPAM, Intent.AUTOREPLY, Intent.EMERGENCY, Intent.STOP):
        if intent in found and not (intent in (Intent.AUTOREPLY, Intent.SPAM) and signs.red):
            return intent
    if Intent.WRONG_NUMBER in found:
        return Intent.WRONG_NUMBER
    if signs.choice is not None:
        return Intent.GIVE_TIME
    if Intent.START in found and asked is None:
        return Intent.START
    return _of_visits(signs, found, asked) or _of_answers(signs, found, asked) or _rest(found)


def _tapback(found: set[Intent], asked: Asked | None) -> Intent:
    found.clear()
    return Intent.OTHER if asked is None else Intent.YES


def _of_visits(signs: Signs, found: set[Intent], asked: Asked | None) -> Intent | None:
    """Cancel, change or book, or the time that was asked for."""
    if signs.keeps and not signs.timed:
        return _of_keeping(asked)
    if signs.mistaken and not signs.timed:
        return Intent.NO
    if Intent.CANCEL in found:
        return Intent.CANCEL
    if Intent.CHANGE not in found:
        for intent in (Intent.STATUS, Intent.LATE):
            if intent in found:
                return intent
    return (
        _of_time(signs, found, asked)
        or _of_change(signs, found, asked)
        or (_of_booking(signs, found) if asked in (None, Asked.NAME) else None)
    )


def _of_keeping(asked: Asked | None) -> Intent:
    """`Leave it as it is` refuses a change, agrees to a reminder, and else asks how it stands."""
    if asked is None:
        return Intent.STATUS
    return Intent.YES if asked is Asked.REMINDER else Intent.NO


def _of_time(signs: Signs, found: set[Intent], asked: Asked | None) -> Intent | None:
    """A time said is what was asked for, or moves what was read back."""
    if signs.shift and asked in (Asked.TIME, Asked.CHOICE):
        return Intent.GIVE_TIME
    if not signs.timed or (signs.only_asks and Intent.BOOK not in found):
        return None
    match asked:
        case Asked.TIME | Asked.CHOICE:
            return Intent.GIVE_TIME
        case Asked.CONFIRM | Asked.REMINDER:
            agreed = Intent.YES in found and Intent.CHANGE not in found
            return Intent.YES if agreed else Intent.CHANGE
        case Asked.NAME:
            return Intent.GIVE_NAME if signs.named else None
        case None:
            return None


def _of_change(signs: Signs, found: set[Intent], asked: Asked | None) -> Intent | None:
    if Intent.CHANGE in found and asked is not Asked.NAME:
        return Intent.CHANGE
    if asked is Asked.NAME and signs.named:
        return Intent.GIVE_NAME
    if Intent.PERSON in found and Intent.BOOK not in found:
        return Intent.PERSON
    return None


def _of_booking(signs: Signs, found: set[Intent]) -> Intent | None:
    """A wish to come in, a time said unasked, or a visit merely mentioned."""
    asks_only = (signs.only_asks or signs.vague) and Intent.QUESTION in found
    mentions = signs.mentions_visit and not found & _RATHER
    if Intent.BOOK in found or (signs.timed and not asks_only) or mentions:
        return Intent.BOOK
    return None


_RATHER = frozenset((Intent.QUESTION, Intent.STATUS, Intent.THANKS, Intent.LATE, Intent.YES,
                     Intent.NO, Intent.HELP, Intent.START))  # fmt: skip
"""What a text is about rather than booking, where it merely mentions a visit."""


def _of_answers(signs: Signs, found: set[Intent], asked: Asked | None) -> Intent | None:
    """Yes, no, a name: what was asked."""
    if Intent.HELP in found:
        return Intent.HELP
    if asked in (Asked.CONFIRM, Asked.CHOICE, Asked.REMINDER):
        if signs.named and (Intent.NO in found or asked is Asked.CONFIRM):
            return Intent.GIVE_NAME
        if Intent.NO in found and not (signs.asks and Intent.QUESTION in found):
            return Intent.NO
        if Intent.YES in found:
            return Intent.YES
    if signs.holds:
        return Intent.OTHER
    if Intent.QUESTION in found:
        return Intent.QUESTION
    if signs.named and asked is Asked.NAME:
        return Intent.GIVE_NAME
    return None


def _rest(found: set[Intent]) -> Intent:
    for intent in (Intent.PERSON, Intent.STATUS, Intent.BOOK, Intent.THANKS, Intent.GREETING,
                   Intent.NO, Intent.YES, Intent.LATE, Intent.START):  # fmt: skip
        if intent in found:
            return intent
    return Intent.OTHER
