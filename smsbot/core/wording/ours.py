"""Our own sentences, known again when they come back.

Another practice may use smsbot too, a call forwarded may reach it, a phone may send texts back.
Its questions are not a patient's wishes, and its 911 answer is no emergency of somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from smsbot.core.sms import to_plain
from smsbot.core.wording import en, es

LONGEST = 400
"""Our texts are one segment, a name in them aside."""

LEAST_WORDS = 5
"""A sentence of fewer fixed words may be anybody's ("You're welcome!")."""

_PLACEHOLDER = re.compile(r"\{[^}]*\}")


def is_ours(text: str) -> bool:
    """Is this whole text a sentence of ours, whatever practice, name and time are filled in?"""
    return len(text) <= LONGEST and _any_of_ours().fullmatch(to_plain(text).strip()) is not None


@cache
def _any_of_ours() -> re.Pattern[str]:
    forms = "|".join(sorted(set(_patterns())))
    return re.compile(f"(?:(?:{forms}) )?(?:{forms})", re.DOTALL)


def _patterns() -> Iterator[str]:
    for sentences in (en.SENTENCES, es.SENTENCES):
        for forms in sentences.values():
            for form in forms:
                fixed = _PLACEHOLDER.split(to_plain(form))
                if len(re.findall(r"\w+", " ".join(fixed))) >= LEAST_WORDS:
                    yield ".{0,160}?".join(map(re.escape, fixed))
