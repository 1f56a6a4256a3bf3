"""Every table folded into one phrasebook, and the words that count as known."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from smsbot.core.understanding.phrases import Phrasebook
from smsbot.core.understanding.tables import (
    answers,
    asking,
    body,
    changing,
    classes,
    common,
    consent,
    first_names,
    moments,
    names,
    signs,
    stopping,
    strangers,
    symptoms,
    times,
    visits,
    waiting,
    whose,
)
from smsbot.core.understanding.tables.chat import CHAT, JOINED, SPLIT
from smsbot.core.understanding.tables.words import words

_WORD = re.compile(r"[a-z0-9]+")
_JOIN = re.compile(r"\b(" + "|".join(f"{one} {two}" for one, two in JOINED) + r")\b")


def _as_read(word: str) -> str:
    meant = CHAT.get(word, word)
    return " ".join(SPLIT.get(meant, (meant,)))


def canonical(row: str) -> str:
    """A row with contractions written the way `tokens` writes them."""
    split = _WORD.sub(lambda found: _as_read(found[0]), row)
    return _JOIN.sub(lambda found: JOINED[found[0].split(" ")[0], found[0].split(" ")[1]], split)


TABLES: tuple[Mapping[object, str], ...] = (
    moments.MEANINGS, stopping.PHRASES, visits.PHRASES, changing.PHRASES, asking.PHRASES,
    answers.PHRASES, strangers.PHRASES, symptoms.PHRASES, signs.PHRASES, names.INTRODUCTIONS,
    consent.PHRASES, waiting.PHRASES, whose.PHRASES,
)  # fmt: skip


def rows_of(*tables: Mapping[Any, str]) -> Iterator[tuple[Hashable, str]]:
    """Every row of these tables with its label, written as `tokens` writes words."""
    for table in tables:
        for label, rows in table.items():
            for row in _lines(rows):
                yield label, canonical(row)


def _lines(rows: str) -> list[str]:
    """The lines of a table's entry; one that is set further in goes on with the line before."""
    lines: list[str] = []
    first = rows.lstrip("\n")
    margin = len(first) - len(first.lstrip(" "))
    for line in rows.splitlines():
        if not line.strip():
            continue
        if lines and len(line) - len(line.lstrip(" ")) > margin:
            joint = "" if lines[-1].endswith("|") else " "
            lines[-1] += joint + line.strip()
        else:
            lines.append(line.strip())
    return lines


CLASSES = (
    {name: words.split() for name, words in body.CLASSES.items()}
    | {name: words.split() for name, words in classes.CLASSES.items()}
    | {name: words.split() for name, words in consent.CLASSES.items()}
    | {name: words.split() for name, words in waiting.CLASSES.items()}
    | {"RELATIONS": [f"{one}s" for one in names.RELATIONS.split()]}
    | {"RELATION": names.RELATIONS.split(), "NUMBER": [*times.NUMBERS, *map(str, range(1, 60))]}
)
FILLERS = frozenset(classes.FILLERS.split())

BOOK = Phrasebook(rows_of(*TABLES), classes=CLASSES, fillers=FILLERS)

TIME_WORDS = (
    frozenset(times.WEEKDAYS) | frozenset(times.MONTHS) | frozenset(times.NUMBERS)
    | frozenset(times.ORDINALS) | frozenset(times.RELATIVE_DAYS) | frozenset(times.PARTS)
    | frozenset(times.ZONES) | words("half quarter past oclock noon midnight week weeks month next")
)  # fmt: skip

TARGETS = BOOK.words | TIME_WORDS
"""The words that a slip is corrected to."""

KNOWN = (
    BOOK.words
    | TIME_WORDS
    | frozenset(CHAT.values())
    | frozenset(JOINED.values())
    | frozenset(word for pair in SPLIT.values() for word in pair)
    | frozenset(SPLIT)
    | frozenset(common.WORDS.split())
    | frozenset((first_names.FIRST_NAMES + names.NAMES_THAT_ARE_WORDS + names.NEVER_NAMES).split())
)
"""The words that are never taken for a slip."""

ORDINARY = KNOWN - (
    frozenset(first_names.FIRST_NAMES.split()) | frozenset(names.NAMES_THAT_ARE_WORDS.split())
)
"""Known words that are not first names."""
