"""Whether she wants to hear when a time frees up, or an earlier one than she has."""

from __future__ import annotations

from smsbot.core.understanding.line import Line
from smsbot.core.understanding.reading import Asked

MAY_MEAN_IT = frozenset({Asked.CHOICE, Asked.TIME, Asked.CONFIRM})
"""What was asked where `wait` by itself is an answer, and not a moment's patience."""


def waits(line: Line, asked: Asked | None) -> bool:
    """Does she want to be told when a time frees up?"""
    if line.has("waits no longer"):
        return False
    return line.has("waits") or (asked in MAY_MEAN_IT and line.has("waits alone"))


def sooner(line: Line) -> bool:
    """Does she want an earlier time than the one she has?"""
    against = line.labelled("sooner not")
    return any(
        not any(taker.start < found.end and found.start < taker.end for taker in against)
        for found in line.labelled("sooner")
    )
