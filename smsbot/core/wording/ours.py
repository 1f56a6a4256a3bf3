"""Our own sentences, known again when they come back.

Another practice may use smsbot too, a call forwarded may reach it, a phone may send texts back.
Its questions are not a patient's wishes, and its 911 answer is no emergency of somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from smsbot.core.sms import to_plain
from smsbot.core.wording import en, es

LONGEST = 400
"""Our texts are one segment, a name in them aside."""

LEAST_WORDS = 5
"""A sentence of fewer fixed words may be anybody's ("You're welcome!")."""

_PLACEHOLDER = re.compile(r"\{[^}]*\}")


def is_ours(text: str, *, own_words: Iterable[str] = ()) -> bool:
    """Is this whole text a sentence of ours, whatever practice, name and time are filled in?

    `own_words` are sentences that the practice has worded itself, its answers among them.
    """
    if len(text) > LONGEST:
        return False
    sentences = _OURS.union(own_words)
    return _any_of(sentences).fullmatch(to_plain(text).strip()) is not None


@lru_cache(maxsize=8)
def _any_of(sentences: frozenset[str]) -> re.Pattern[str]:
    forms = "|".join(sorted(set(_patterns(sentences)))) or r"(?!)"
    return re.compile(f"(?:(?:{forms}) )?(?:{forms})", re.DOTALL)


def _patterns(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        fixed = _PLACEHOLDER.split(to_plain(sentence))
        if len(re.findall(r"\w+", " ".join(fixed))) >= LEAST_WORDS:
            yield ".{0,160}?".join(map(re.escape, fixed))


_OURS = frozenset(
    form
    for sentences in (en.SENTENCES, es.SENTENCES)
    for forms in sentences.values()
    for form in forms
)
