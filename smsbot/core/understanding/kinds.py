"""Which kinds of texts she ends or wants again by name, and whether she asks why she is texted."""

from __future__ import annotations

from smsbot.core.events import Unasked
from smsbot.core.understanding.line import Line
from smsbot.core.understanding.reading import Asked
from smsbot.core.understanding.tables.consent import CLASSES

WORDS = {
    Unasked.REMINDERS: frozenset(CLASSES["REMINDERS"].split()),
    Unasked.FOLLOW_UPS: frozenset([*CLASSES["FOLLOWUPS"].split(), "follow"]),
}


def ended(line: Line) -> frozenset[Unasked]:
    """The kinds that this text, and nothing else in it, puts an end to."""
    return _named(line) if line.has("ends kinds") else frozenset()


def resumed(line: Line) -> frozenset[Unasked]:
    """The kinds that she wants again."""
    return _named(line) if line.has("resumes kinds") else frozenset()


def _named(line: Line) -> frozenset[Unasked]:
    return frozenset(kind for kind, words in WORDS.items() if not words.isdisjoint(line.words))


def asks_why(line: Line, text: str, asked: Asked | None) -> bool:
    """Does she ask why she is texted? A bare `why` may mean what was asked, unless in capitals."""
    if line.has("asks why"):
        return True
    return line.has("why alone") and (asked is None or text.isupper())
