"""Words as they are meant: capitals, accents, chat spellings and slips of the thumb undone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from smsbot.core.understanding.tables.chat import CHAT
from smsbot.core.understanding.vocabulary import KNOWN, TARGETS, TIME_WORDS

_STRETCH = re.compile(r"(.)\1{2,}")
_APOSTROPHES = re.compile(r"['’‘`´]")

SHORTEST, LONG = 4, 8
"""Slips are looked for in words of four letters (swapped ones only) and more; from eight on there
may be two."""

_BY_INITIAL = {
    initial: tuple(words)
    for initial, words in groupby(sorted(word for word in TARGETS if len(word) >= SHORTEST),
                                  key=lambda word: word[0])
}  # fmt: skip


@lru_cache(maxsize=16384)
def fold(written: str) -> str:
    """A word without capitals, accents and apostrophes."""
    if written.isascii():
        return _APOSTROPHES.sub("", written.lower())
    split = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", written.lower()))
    return "".join(sign for sign in split if not unicodedata.combining(sign))


@lru_cache(maxsize=16384)
def plain(written: str) -> str:
    """The word that is meant, as the tables spell it; unknown words come back folded."""
    word = fold(written)
    if word in CHAT:
        return CHAT[word]
    if word in KNOWN:
        return word
    return _unstretched(word) or _corrected(word) or word


def _unstretched(word: str) -> str | None:
    """`heyyy` is hey, `soooon` is soon; None when nothing known is left."""
    for kept in (r"\1\1", r"\1"):
        short = _STRETCH.sub(kept, word)
        if short != word and (short in KNOWN or short in CHAT):
            return CHAT.get(short, short)
    return None


def _corrected(word: str) -> str | None:
    """The one known word a slip or two away that begins with the same letter."""
    if len(word) < SHORTEST:
        return None
    slips = 2 if len(word) >= LONG else 1
    near = extract(
        word, _BY_INITIAL.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips, limit=5
    )
    if len(word) == SHORTEST:
        near = [found for found in near if sorted(found[0]) == sorted(word)]
    closest = [found for found, distance, _ in near if distance == near[0][1]]
    timely = [found for found in closest if found in TIME_WORDS] or closest
    if len(timely) != 1:
        return None
    return timely[0]
