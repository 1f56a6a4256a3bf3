"""What does a question ask about? Rather nothing than the wrong thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import chain

from rapidfuzz import fuzz

from smsbot.core.practice import Practice
from smsbot.core.understanding.phrases import Match, Phrasebook
from smsbot.core.understanding.reader import read
from smsbot.core.understanding.reading import Intent
from smsbot.core.understanding.spelling import fold
from smsbot.core.understanding.tables import for_nurse, subjects
from smsbot.core.understanding.tables.chat import CHAT
from smsbot.core.understanding.tables.for_nurse import NURSE
from smsbot.core.understanding.tables.words import words
from smsbot.core.understanding.tokens import Token, tokenize
from smsbot.core.understanding.vocabulary import CLASSES, FILLERS, rows_of

BOOK = Phrasebook(
    rows_of(subjects.PHRASES, for_nurse.PHRASES),
    classes=CLASSES | {name: rows.split() for name, rows in subjects.CLASSES.items()},
    fillers=FILLERS,
)

ALIKE = 0.75
"""So much of the words that count must be the same in her question and in an example."""

SAME_WORD = 85
"""Two words so alike (in percent) are one: a plural, a slip of the thumb."""

_CLAUSES = re.compile(r"[.?!;,\n¿¡]+|\b(?:and|n|but|y|e|pero|also|plus|tambien)\b|&", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")

UNCOUNTED = words(
    "a an the is are am was were be been do does did can could may would will should shall i im"
    " you u we they she he it its this that there here your my our her his ur me us any some of to"
    " in on at for with by from and or if so just also please hi hello hey thanks thank have has"
    " had got get know wondering want need question ask tell let about what whats which guys yall"
    " all ok okay really nancy el la los las un una unos unas es son esta estan ser estar hay tiene"
    " tienen tengo puedo puede pueden se me le les lo su sus mi mis de del al en con por para y o"
    " si que cual cuales hola buenas dias tardes favor gracias quiero quisiera saber pregunta"
    " ustedes usted ofrecen ofrece offer quick"
)
"""Words that tell nothing of what is asked about; "how", "when", "not" and kin do."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a text asks about: subjects in the order in which they come.

    `more`: it asks something besides that is none of them; `only`: there is nothing else in it. Of
    what is for the nurse alone no part is ours to answer, and there are no subjects.
    """

    subjects: tuple[str, ...] = ()
    more: bool = False
    only: bool = False


def asked_about(text: str, *, practice: Practice, now: datetime) -> Asking:
    """What a text asks about, among the usual subjects and the practice's own.

    `now` is the practice's wall clock.
    """
    clauses = {one: _subjects(one, practice) for one in _CLAUSES.split(text) if tells(one)}
    found = tuple(dict.fromkeys(chain.from_iterable(clauses.values())))
    rest = [clause for clause, of_clause in clauses.items() if not of_clause]
    if not found:
        found, rest = _subjects(text, practice), []
    if not found or is_for_nurse(text):
        return Asking()
    if "hours" in found and _names_odd_day(text, practice, now):
        return Asking()
    more = any(_asks(clause, practice, now) for clause in rest)
    return Asking(found, more, only=not rest)


def is_for_nurse(text: str) -> bool:
    """Is this for the nurse alone: medical advice, a complaint, somebody's own account?"""
    return any(match.label == NURSE for match in _matches(text))


def tells(question: str) -> bool:
    """Has a question any word that tells what it is about, so that it can be an example?"""
    return bool(_counted(question))


def _asks(clause: str, practice: Practice, now: datetime) -> bool:
    return read(clause, practice=practice, now=now).intent is Intent.QUESTION


def _subjects(text: str, practice: Practice) -> tuple[str, ...]:
    """The subjects of a text, the practice's own before the usual ones."""
    own = _most_alike(text, practice)
    if own is not None:
        return (own,)
    usual = sorted((match.start, match.label) for match in _matches(text) if match.label != NURSE)
    return _narrowed(tuple(dict.fromkeys(str(label) for _, label in usual)))


def _narrowed(found: tuple[str, ...]) -> tuple[str, ...]:
    """What one question is about: the price of parking is not the price list."""
    taken = {wide for narrow, wide in _NARROWER if narrow in found}
    return tuple(slug for slug in found if slug not in taken)


_NARROWER = (
    ("fee", "price"), ("fee", "offered"), ("fee", "booking"), ("who", "bot"),
    ("giftcards", "payment"), ("giftcards", "offered"), ("specials", "offered"),
    ("specials", "price"), ("insurance", "payment"), ("parking", "address"), ("parking", "price"),
    ("cancellation", "price"), ("cancellation", "payment"), ("cancellation", "booking"),
    ("walkins", "booking"), ("price", "offered"), ("payment", "offered"), ("age", "offered"),
    ("languages", "offered"),
)  # fmt: skip
"""Where both are found, the first is what was asked."""


def _matches(text: str) -> list[Match]:
    tokens = tokenize(text)
    return BOOK.find([*map(_as_known, tokens)], [token.sentence for token in tokens])


def _as_known(token: Token) -> str:
    """The word as she wrote it, if rows here have it, before what the rest would make of it."""
    written = fold(token.text)
    return written if written in BOOK.words and written not in CHAT else token.word


def _names_odd_day(text: str, practice: Practice, now: datetime) -> bool:
    """Is a day named whose hours are not the usual ones?"""
    reading = read(text, practice=practice, now=now)
    return any(slot.day is not None and _is_odd(slot.day, practice) for slot in reading.slots)


def _is_odd(day: date, practice: Practice) -> bool:
    usually_open = day.weekday() in practice.hours
    away = any(window.start.date() <= day <= window.end.date() for window in practice.away)
    return usually_open and (away or not practice.is_open(day))


# The practice's own examples


def _most_alike(text: str, practice: Practice) -> str | None:
    """The subject of the example that is most like the text; None when none is enough."""
    asked = _counted(text)
    best = max(_scores(asked, practice), default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else None


def _scores(asked: frozenset[str], practice: Practice) -> Iterator[tuple[float, str]]:
    for slug, answer in practice.answers.items():
        for example in answer.examples:
            yield _likeness(asked, _counted(example)), slug


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the words that count both have in common, from 0 to 1 (Dice)."""
    if not one or not other:
        return 0.0
    shared = sum(any(_same(word, each) for each in other) for word in one)
    return 2 * min(shared, len(other)) / (len(one) + len(other))


@lru_cache(maxsize=8192)
def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 3 and fuzz.ratio(one, other) >= SAME_WORD)


@lru_cache(maxsize=1024)
def _counted(text: str) -> frozenset[str]:
    """The words of a question that tell what it is about."""
    return frozenset(fold(word) for word in _WORD.findall(text)) - UNCOUNTED
