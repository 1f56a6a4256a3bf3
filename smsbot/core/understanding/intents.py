"""What is wanted: which phrases count, and which of the wants is the most consequential."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from smsbot.core.understanding.emergencies import alarm
from smsbot.core.understanding.line import Line
from smsbot.core.understanding.phrases import Match
from smsbot.core.understanding.reading import Asked, Flag, Intent
from smsbot.core.understanding.tables import times
from smsbot.core.understanding.tables.classes import FILLERS
from smsbot.core.understanding.wishes import Wish

ORDER = (
    Intent.EMERGENCY, Intent.STOP, Intent.CANCEL, Intent.CHANGE, Intent.BOOK, Intent.GIVE_NAME,
    Intent.GIVE_TIME, Intent.YES, Intent.NO, Intent.START, Intent.HELP, Intent.PERSON,
    Intent.STATUS, Intent.LATE, Intent.QUESTION, Intent.THANKS, Intent.GREETING,
    Intent.WRONG_NUMBER, Intent.AUTOREPLY, Intent.SPAM, Intent.OTHER,
)  # fmt: skip

FILLER_WORDS = frozenset(FILLERS.split())

TAKEN_BACK = {
    Intent.STOP: "stop not", Intent.CANCEL: "cancel not", Intent.CHANGE: "change not",
    Intent.BOOK: "book not", Intent.LATE: "late not", Intent.PERSON: "person not",
}  # fmt: skip
"""Which rows take another's finding back where the two overlap."""


@dataclass(slots=True)
class Found:
    """The signs of what is wanted in one text."""

    wants: frozenset[Intent]
    flags: set[Flag] = field(default_factory=set)
    choice: int | None = None
    suicidal: bool = False
    other_from: int = -1
    timed: bool = False
    named: bool = False
    asks: bool = False
    only_asks: bool = False
    mentions_visit: bool = False
    holds: bool = False
    red: bool = False


def wants(
    line: Line, *, text: str, asked: Asked | None, options: int, names: bool, wish: Wish
) -> Found:
    """All intents found in a line, with flags, a numbered choice and what deciding needs."""
    found = {label for label in Intent if _stands(line, label)}
    if line.has("drop me") and Intent.STOP in found | {Intent.STOP} and asked in (
        Asked.REMINDER, Asked.CONFIRM) and not line.has(Intent.STOP):  # fmt: skip
        found.add(Intent.CANCEL)
    alarmed = alarm(line)
    if alarmed.ringing:
        found.add(Intent.EMERGENCY)
    signs = Found(frozenset(), suicidal=alarmed.suicidal, red=alarmed.certain, timed=bool(wish.slots or wish.not_days),
                  named=names)  # fmt: skip
    _flags(line, text, signs)
    if signs.flags & {Flag.FLEXIBLE, Flag.SOONEST} and any(slot.day for slot in wish.slots):
        signs.flags.discard(Flag.FLEXIBLE)
    signs.choice = _choice(line, asked, options)
    signs.asks = "?" in text or "¿" in text or Intent.QUESTION in found
    if line.has("cant come") and Intent.CANCEL not in found:
        later = asked in (Asked.CONFIRM, Asked.REMINDER) or Intent.CHANGE in found
        timely = any(slot.day for slot in wish.slots) or asked in (Asked.TIME, Asked.CHOICE)
        if Intent.CHANGE not in found and not timely:
            found.add(Intent.CANCEL)
        elif later:
            found.add(Intent.CHANGE)
    if _stop_alone(line):
        found.add(Intent.STOP)
    words = [word for word in line.words if word not in FILLER_WORDS]
    if words == ["cancel"] and asked is None:
        found |= {Intent.STOP, Intent.CANCEL}
    if words in (["1"], ["c"]) and asked in (Asked.CONFIRM, Asked.REMINDER):
        found.add(Intent.YES)
        signs.timed = False
    if line.size and all(token.kind == "sign" for token in line.tokens) and not THUMBS.isdisjoint(
        line.words):  # fmt: skip
        found.add(Intent.YES)
    if Intent.QUESTION in found and not _asks(line, text):
        found.discard(Intent.QUESTION)
    if ("?" in text or "¿" in text or _put_first(line)) and not found & NOT_ASKING:
        found.add(Intent.QUESTION)
    signs.only_asks = line.has("question only")
    signs.mentions_visit = line.has("book weak")
    signs.holds = line.has("hold")
    signs.wants = frozenset(found)
    return signs


AUXILIARIES = frozenset(
    "is are was do does did dose can could may should would will am es son hay tiene tienen aceptan"
    " toman hacen puedo puede necesito debo esta estan va sirve duele".split()
)
ASKING = frozenset(
    "is are does did has will can could should would how what where why which who whats cual que como"
    " donde cuanto cuanta cuantos cuales quien tienen aceptan hacen quitan ponen tratan venden usan"
    " cobran atienden hablan".split()
)
"""Words that make a question of the clause they begin."""

NOT_ASKED = frozenset("i do be the a great nice lovely wonderful beautiful kind good bueno linda amable".split())
SUBJECTS = frozenset("it there this that you u i she he they we nancy anyone someone".split())
THUMBS = frozenset("👍👌❤✅🙏")
JOINERS = frozenset("and but so also hi hello hey ok okay y pero wait oh hola then or".split())


NOT_ASKING = frozenset((Intent.GREETING, Intent.STATUS, Intent.PERSON, Intent.WRONG_NUMBER,
                        Intent.LATE, Intent.START, Intent.HELP, Intent.YES, Intent.NO,
                        Intent.THANKS))  # fmt: skip


def _asks(line: Line, text: str) -> bool:
    """Is it a question: by its sign, or by a verb put first, or by a word that always asks?"""
    if "?" in text or "¿" in text:
        return True
    for match in line.labelled(Intent.QUESTION):
        first = line.words[match.start]
        inverted = line.word(match.start + 1) in SUBJECTS
        if first not in AUXILIARIES or inverted or _opens(line, match.start):
            return True
    return False


def _opens(line: Line, at: int) -> bool:
    """Does a clause begin with this word?"""
    return at == 0 or bool(line.before(at)) or line.word(at - 1) in JOINERS


def _put_first(line: Line) -> bool:
    """Does a clause begin with a word that asks (`is bruising normal`, `how deep`)?"""
    return any(
        word in ASKING and _opens(line, at) and line.word(at + 1) not in NOT_ASKED
        for at, word in enumerate(line.words)
    )


def _stop_alone(line: Line) -> bool:
    """Is the last sentence, or the whole text, nothing but a word that means stop?"""
    if line.has("stop word"):
        return True
    if not line.size or line.tokens[-1].sentence == 0:
        return False
    last = line.tokens[-1].sentence
    words = [token.word for token in line.tokens if token.sentence == last]
    return [word for word in words if word not in FILLER_WORDS] in STOP_WORDS


STOP_WORDS = [[word] for word in ("stop", "unsubscribe", "stopall", "quit", "alto", "basta", "optout")]


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


def _flags(line: Line, text: str, signs: Found) -> None:
    if line.has("flexible"):
        signs.flags.add(Flag.FLEXIBLE)
    if line.has("soonest"):
        signs.flags.add(Flag.SOONEST)
    if line.has("tapback") and any(mark in text for mark in "“”\"«»"):
        signs.flags.add(Flag.TAPBACK)
    if not text.strip() or line.has("media"):
        signs.flags.add(Flag.MEDIA)
    others = line.labelled("for other")
    against = line.labelled("for other not")
    kept = [match for match in others if not _taken_back(match, against)]
    if kept:
        signs.flags.add(Flag.FOR_OTHER)
        signs.other_from = min(match.start for match in kept)


CHOICES = {
    word: number
    for number, words in {
        1: "1 one first uno una primero primera 1st former",
        2: "2 two second dos segundo segunda 2nd latter",
        3: "3 three third tres tercero tercera 3rd",
        4: "4 four fourth cuatro cuarta cuarto 4th",
    }.items()
    for word in words.split()
}
_AROUND_CHOICE = frozenset(
    "the a el la los option opcion number numero one please works for me is good fine ok okay i ill"
    " take want would like lets do go with prefer that this esa ese st nd rd th yes yeah si"
    " porfavor gracias thanks choice best better great perfect pick choose sounds me quedo"
    " quiero prefiero mejor esta bien una work can make and then will would be".split()
)


def _choice(line: Line, asked: Asked | None, options: int) -> int | None:
    """The number chosen, where a choice was offered and the text is about nothing else."""
    if asked is not Asked.CHOICE and options == 0:
        return None
    numbers = []
    for at, word in enumerate(line.words):
        if word in CHOICES and not (word in ("one", "una") and numbers) and not (
            word == "one" and line.word(at - 1) in ("the", "that", "first", "second", "third", "last")
        ):
            numbers.append(CHOICES[word])
        elif word == "last" or word in ("ultima", "ultimo"):
            numbers.append(options or 3)
        elif word not in _AROUND_CHOICE or word in times.WEEKDAYS:
            return None
    chosen = set(numbers)
    if len(chosen) != 1:
        return None
    number = chosen.pop()
    return number if not options or number <= options else None


def decide(signs: Found, *, asked: Asked | None) -> Intent:
    """The most consequential of the wants; completes `signs.wants` with what the context adds."""
    found = set(signs.wants)
    intent = _decide(signs, found, asked)
    found.add(intent)
    if len(found) > 1:
        found.discard(Intent.OTHER)
    signs.wants = frozenset(found)
    return intent


def _decide(signs: Found, found: set[Intent], asked: Asked | None) -> Intent:
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


def _of_visits(signs: Found, found: set[Intent], asked: Asked | None) -> Intent | None:
    """Cancel, change or book, or the time that was asked for."""
    timed = signs.timed or bool(signs.flags & {Flag.FLEXIBLE, Flag.SOONEST})
    if Intent.CANCEL in found:
        return Intent.CANCEL
    if Intent.STATUS in found and Intent.CHANGE not in found:
        return Intent.STATUS
    if Intent.LATE in found and Intent.CHANGE not in found:
        return Intent.LATE
    if timed and not (signs.only_asks and not Intent.BOOK in found):
        if asked in (Asked.TIME, Asked.CHOICE):
            return Intent.GIVE_TIME
        if asked in (Asked.CONFIRM, Asked.REMINDER):
            if Intent.YES in found and Intent.CHANGE not in found:
                return Intent.YES
            return Intent.CHANGE
        if asked is Asked.NAME and signs.named:
            return Intent.GIVE_NAME
    if Intent.CHANGE in found and (asked is not Asked.NAME):
        return Intent.CHANGE
    if asked is Asked.NAME and signs.named:
        return Intent.GIVE_NAME
    if Intent.PERSON in found and Intent.BOOK not in found:
        return Intent.PERSON
    if asked is None or asked is Asked.NAME:
        if Intent.BOOK in found:
            return Intent.BOOK
        if timed and not (Intent.QUESTION in found and signs.only_asks):
            return Intent.BOOK
        if signs.mentions_visit and not found & _RATHER:
            return Intent.BOOK
    return None


_RATHER = frozenset((Intent.QUESTION, Intent.STATUS, Intent.THANKS, Intent.LATE, Intent.YES,
                     Intent.NO, Intent.HELP, Intent.START))  # fmt: skip
"""What a text is about rather than booking, where it merely mentions a visit."""


def _of_answers(signs: Found, found: set[Intent], asked: Asked | None) -> Intent | None:
    """Yes, no, a name: what was asked."""
    if Intent.HELP in found:
        return Intent.HELP
    if asked in (Asked.CONFIRM, Asked.CHOICE, Asked.REMINDER):
        if signs.named and (Intent.NO in found or asked is Asked.CONFIRM):
            return Intent.GIVE_NAME
        if Intent.NO in found:
            return Intent.NO
        if Intent.YES in found and Intent.QUESTION not in found:
            return Intent.YES
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
