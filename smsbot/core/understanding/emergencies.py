"""Red flags: does this text need 911 before anything else?"""

from __future__ import annotations

from dataclasses import dataclass

from smsbot.core.understanding.line import Line
from smsbot.core.understanding.phrases import Match


@dataclass(frozen=True, slots=True)
class Alarm:
    """Whether a text is an emergency, and whether it speaks of suicide."""

    ringing: bool
    suicidal: bool
    certain: bool = False
    """By a red flag, not only by weak signs that add up."""


def alarm(line: Line) -> Alarm:
    """Read too much rather than too little: only a clear joke, question or denial takes it back."""
    denied = line.labelled("denied")
    suicidal = _left(line.labelled("suicidal"), line.labelled("not suicidal"))
    red = _left(line.labelled("red"), denied)
    funny = list(_left(line.labelled("funny"), denied))
    weak = _left(line.labelled("weak"), denied)
    if suicidal:
        return Alarm(ringing=True, suicidal=True, certain=True)
    if funny and not line.has("joke"):
        return Alarm(ringing=True, suicidal=False, certain=True)
    general = line.has("asked in general")
    if red and not general:
        return Alarm(ringing=True, suicidal=False, certain=True)
    if red and general and (len(_apart(red)) > 1 or line.has("treated")):
        return Alarm(ringing=True, suicidal=False, certain=True)
    if general:
        return Alarm(len(_apart(weak)) > 1 and line.has("treated"), suicidal=False)
    return Alarm(_adds_up(line, weak), suicidal=False)


def _adds_up(line: Line, weak: list[Match]) -> bool:
    """Two different weak signs, or one beside a treatment or a strong word."""
    apart = _apart(weak)
    if line.has("mild") and not line.has("severe"):
        return len(apart) >= 4
    if len(apart) >= 3:
        return True
    strong, treated = line.has("severe"), line.has("treated")
    if len(apart) == 2:
        return True
    return len(apart) == 1 and strong and treated


def _apart(matches: list[Match]) -> list[Match]:
    """Matches that do not overlap."""
    apart: list[Match] = []
    for match in sorted(matches, key=lambda each: (each.start, -each.end)):
        if not apart or match.start >= apart[-1].end:
            apart.append(match)
    return apart


def _left(matches: list[Match], against: list[Match]) -> list[Match]:
    """The matches that no denial overlaps."""
    return [
        match
        for match in matches
        if not any(other.start < match.end and match.start < other.end for other in against)
    ]
