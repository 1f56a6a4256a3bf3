"""Which language a text shows, if it shows one."""

from __future__ import annotations

from smsbot.core.events import Language
from smsbot.core.understanding.line import Line
from smsbot.core.understanding.tables.languages import ENGLISH, SPANISH


def language_of(line: Line) -> Language | None:
    """The language most of the telling words are in; None for "ok", a bare name or "3"."""
    english = spanish = 0
    if line.words == ["ya"]:
        return None  # yeah, in either
    for word in line.words:
        english += word in ENGLISH
        spanish += word in SPANISH
    if english == spanish:
        return None
    return Language.EN if english > spanish else Language.ES
