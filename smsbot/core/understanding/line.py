"""A text laid out for reading: its words in a row, the phrases found, and what is masked."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from smsbot.core.understanding.clock import Clock
from smsbot.core.understanding.phrases import Match
from smsbot.core.understanding.reading import Hours
from smsbot.core.understanding.tables import times
from smsbot.core.understanding.tokens import Token

NUMBERS, ORDINALS = times.NUMBERS, times.ORDINALS


class Line:
    """The words of one text, with the lookups that reading times needs."""

    __slots__ = ("_labels", "idioms", "masked", "matches", "size", "tokens", "words")

    def __init__(self, tokens: Sequence[Token], matches: Sequence[Match]) -> None:
        self.tokens = tokens
        self.words = [token.word for token in tokens]
        self.size = len(tokens)
        self.matches = matches
        self.masked = [False] * self.size
        self.idioms: dict[int, Match] = {}
        self._labels: dict[Hashable, list[Match]] = {}
        for match in matches:
            self._labels.setdefault(match.label, []).append(match)
            if isinstance(match.label, tuple):
                known = self.idioms.get(match.start)
                if known is None or known.end < match.end:
                    self.idioms[match.start] = match

    def word(self, at: int) -> str:
        """The word at a place, empty beyond either end."""
        return self.words[at] if 0 <= at < self.size else ""

    def before(self, at: int) -> str:
        """The punctuation before a word."""
        return self.tokens[at].before if 0 <= at < self.size else "."

    def glued(self, at: int) -> bool:
        """Does the word touch the one before it, as in `5th`?"""
        return 0 < at < self.size and self.tokens[at].start == self.tokens[at - 1].end

    def same_sentence(self, one: int, other: int) -> bool:
        """Do both words stand in one sentence?"""
        return self.tokens[one].sentence == self.tokens[other].sentence

    def mask(self, start: int, end: int) -> None:
        """Let nobody read a time out of these words."""
        for at in range(max(start, 0), min(end, self.size)):
            self.masked[at] = True

    def labelled(self, label: Hashable) -> list[Match]:
        """The phrases found that carry this label."""
        return self._labels.get(label, [])

    def has(self, label: Hashable) -> bool:
        """Was a phrase with this label found?"""
        return label in self._labels

    def digits(self, at: int) -> int | None:
        """The value of a number written in digits."""
        if 0 <= at < self.size and self.tokens[at].kind == "number":
            word = self.words[at]
            return int(word) if len(word) <= 4 and not self.masked[at] else None
        return None

    def number(self, at: int) -> tuple[int, int] | None:
        """A number in digits or words (`twenty nine`, `treinta y uno`), and where it ends."""
        if not 0 <= at < self.size or self.masked[at]:
            return None
        digits = self.digits(at)
        if digits is not None:
            return digits, at + 1
        value = NUMBERS.get(self.words[at])
        if value is None:
            return None
        after = at + 2 if self.word(at + 1) == "y" and value >= 30 else at + 1
        unit = NUMBERS.get(self.word(after), 0)
        if value >= 20 and value % 10 == 0 and 0 < unit < 10:
            return value + unit, after + 1
        return value, at + 1

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """`5th`, `fifth`, `twenty second`, `4.o`: its value and where it ends."""
        if not 0 <= at < self.size or self.masked[at]:
            return None
        digits = self.digits(at)
        if digits is not None:
            if self._ends_ordinal(at + 1) and self._close(at + 1):
                return digits, at + 2
            return None
        if (tens := NUMBERS.get(self.words[at])) in (20, 30):
            unit = ORDINALS.get(self.word(at + 1), 0)
            return (tens + unit, at + 2) if 0 < unit < 10 else None
        value = ORDINALS.get(self.words[at])
        return (value, at + 1) if value else None

    def _ends_ordinal(self, at: int) -> bool:
        return at < self.size and (
            self.words[at] in times.ORDINAL_ENDINGS or self.tokens[at].text in ("º", "ª")
        )

    def _close(self, at: int) -> bool:
        """Glued, or only a full stop away (`4.o`), or a lone ordinal ending (`22 do`)."""
        if self.glued(at) or self.tokens[at].text in ("th", "nd", "rd", "TH"):
            return True
        return self.words[at] == "do" or (self.before(at) == "." and self._touching(at))

    def _touching(self, at: int) -> bool:
        return self.tokens[at].start - self.tokens[at - 1].end <= 1


Kind = Literal["day", "clock", "part"]


@dataclass(slots=True)
class Item:
    """One thing said about when: days, an hour, a stretch of hours or a part of the day."""

    kind: Kind
    start: int
    end: int
    days: tuple[date, ...] = ()
    options: tuple[date, ...] = ()
    weekday: int | None = None
    is_week: bool = False
    clock: Clock | None = None
    zone: str = ""
    hours: Hours | None = None
    part: str = ""
    sure: bool = True
    negated: bool = False
    rule: str = ""
    said: time | None = None
    """The clock time named."""
    week: int | None = None
    """The week a weekday was said to be in: 0 is this one."""
    dated: bool = False
    """A weekday with its date."""
    barred: bool = False
    """Refused by name, so that no such weekday will do."""
