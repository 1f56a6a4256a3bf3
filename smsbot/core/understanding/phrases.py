"""Phrases as data: rows of words, found in a text all at once.

A row is written the way it is said. `(a|b c)` are alternatives, `(x)?` may be missing, `(x)*`
may come any number of times, `names?` and `swell(ing|ed)` are forms of one word, `~` is up to
four other words, `^` is the start of the text and `$` its end (politeness does not count), and
a word in CAPITALS stands for a class of words. Rows are written without accents, apostrophes or
capitals, as `spelling` leaves them; a phrase never reaches over the end of a sentence.

The rows become one automaton, and the states a text visits are kept: a word costs one look-up
however many rows there are (the lazy construction of Aho, Sethi and Ullman, section 3.7).
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

GAP, START, END = "~", "^", "$"
WIDEST_GAP = 4
MOST_STATES = 50_000
"""States kept; beyond this they are forgotten and found anew."""

_SPACED = re.compile(r"(\w+) \?(\w+\??)")
"""`any ?day` is anyday and any day."""

_OTHER = "?"
"""The key of a word that stands in no row."""


class Match(NamedTuple):
    """A row found: its label, and the words it covers, `[start, end)`."""

    label: Hashable
    start: int
    end: int


class _Node:
    """A place in the rows: where words lead from here, and the labels of rows that end here."""

    __slots__ = ("at_end", "free", "labels", "onward", "reach", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[_Node]] = {}
        self.free: list[_Node] = []
        """Reached without a word."""
        self.onward: list[_Node] = []
        """Reached by any word."""
        self.labels: list[Hashable] = []
        self.at_end: list[Hashable] = []
        self.reach: frozenset[_Node] | None = None
        """This node and all that are reached from it without a word, once known."""


class _State:
    """All places the words so far may have led to."""

    __slots__ = ("at_end", "labels", "moves", "onward", "words")

    def __init__(self, nodes: frozenset[_Node]) -> None:
        self.words: dict[str, list[_Node]] = {}
        self.onward: list[_Node] = []
        for node in nodes:
            self.onward += node.onward
            for word, reached in node.words.items():
                self.words.setdefault(word, []).extend(reached)
        self.labels = tuple({label: None for node in nodes for label in node.labels})
        self.at_end = tuple({label: None for node in nodes for label in node.at_end})
        self.moves: dict[str, _State | None] = {}


class Phrasebook:
    """All rows as one automaton."""

    def __init__(
        self,
        rows: Iterable[tuple[Hashable, str]],
        *,
        classes: Mapping[str, Iterable[str]],
        fillers: frozenset[str],
    ) -> None:
        self._fillers = fillers
        self._classes: dict[str, tuple[str, ...]] = {}
        for name, members in classes.items():
            for word in members:
                self._classes[word] = (*self._classes.get(word, ()), name)
        planter = _Planter()
        for label, row in rows:
            planter.plant(label, row)
        self.words = frozenset(word for word in planter.words if word.islower()) | frozenset(
            self._classes
        )
        self._known = planter.words | self.words
        self._states: dict[frozenset[_Node], _State] = {}
        self._first = _State(_closed([planter.anywhere]))
        self._opening = _State(_closed([planter.anywhere, planter.opening]))

    def find(self, words: Sequence[str], sentences: Sequence[int]) -> list[Match]:
        """Every row that stands in the words; `sentences` numbers the sentence of each word."""
        found: list[Match] = []
        keys = [word if word in self._known else _OTHER for word in words]
        size = len(words)
        last = self._last(words)
        opening = True
        for start in range(size):
            state = self._opening if opening else self._first
            opening = opening and words[start] in self._fillers
            sentence, at = sentences[start], start
            while at < size and sentences[at] == sentence:
                key = keys[at]
                step = state.moves[key] if key in state.moves else self._move(state, key)
                if step is None:
                    break
                state, at = step, at + 1
                found += [Match(label, start, at) for label in state.labels]
                if at >= last:
                    found += [Match(label, start, at) for label in state.at_end]
        return found

    def _last(self, words: Sequence[str]) -> int:
        last = len(words)
        while last > 1 and words[last - 1] in self._fillers:
            last -= 1
        return last

    def _move(self, state: _State, key: str) -> _State | None:
        """The state a word leads to, found once and kept."""
        reached = list(state.onward)
        for each in (key, *self._classes.get(key, ())):
            reached += state.words.get(each, ())
        step = self._kept(_closed(reached)) if reached else None
        state.moves[key] = step
        return step

    def _kept(self, nodes: frozenset[_Node]) -> _State:
        if len(self._states) >= MOST_STATES:
            self._states.clear()
            self._first.moves.clear()
            self._opening.moves.clear()
        state = self._states.get(nodes)
        if state is None:
            state = self._states[nodes] = _State(nodes)
        return state


def _closed(nodes: Iterable[_Node]) -> frozenset[_Node]:
    """The nodes with all that are reached from them without a word."""
    return frozenset().union(*(node.reach or _reach(node) for node in nodes))


def _reach(node: _Node) -> frozenset[_Node]:
    seen: set[_Node] = set()
    waiting = [node]
    while waiting:
        last = waiting.pop()
        if last not in seen:
            seen.add(last)
            waiting += last.free
    node.reach = frozenset(
        each for each in seen if each.words or each.onward or each.labels or each.at_end
    )
    return node.reach


class _Planter:
    """Reads rows and grows the nodes for them."""

    def __init__(self) -> None:
        self.anywhere, self.opening = _Node(), _Node()
        self.words: set[str] = set()
        self._stop = _Node()

    def plant(self, label: Hashable, row: str) -> None:
        """Grow one line of rows; `|` outside brackets separates them."""
        for part in _split(row):
            words = part.split()
            root = self.opening if words[0] == START else self.anywhere
            closing = words[-1] == END
            body = " ".join(words[words[0] == START : len(words) - closing])
            self._stop = _Node()
            self._stop.at_end.append(label)
            node, rest = self._sequence(root, body)
            if rest:
                raise ValueError(f"the row {part!r} closes a bracket that was never opened")
            (node.at_end if closing else node.labels).append(label)

    def _sequence(self, node: _Node, row: str) -> tuple[_Node, str]:
        """Words one after another, up to a bracket that closes, a `|` or the end."""
        row = row.lstrip(" ")
        while row and row[0] not in ")|":
            begin, end = _Node(), _Node()
            node.free.append(begin)
            row = self._group(begin, end, row) if row[0] == "(" else self._word(begin, end, row)
            if row[:1] in ("?", "*") and row[:1]:
                begin.free.append(end)
                if row[0] == "*":
                    end.free.append(begin)
                row = row[1:]
            node, row = end, row.lstrip(" ")
        return node, row

    def _group(self, begin: _Node, end: _Node, row: str) -> str:
        rest = row
        while rest and rest[0] in "(|":
            last, rest = self._sequence(begin, rest[1:])
            last.free.append(end)
        if not rest.startswith(")"):
            raise ValueError(f"the bracket in {row!r} is never closed")
        return rest[1:]

    def _word(self, begin: _Node, end: _Node, row: str) -> str:
        size = _word_size(row)
        word = row[:size]
        if word == GAP:
            self._gap(begin, end)
        elif word == END:
            begin.free.append(self._stop)
        else:
            for spelling in _spellings(word):
                begin.words.setdefault(spelling, []).append(end)
                self.words.add(spelling)
        return row[size:]

    def _gap(self, begin: _Node, end: _Node) -> None:
        begin.free.append(end)
        for _ in range(WIDEST_GAP):
            step = _Node()
            begin.onward.append(step)
            step.free.append(end)
            begin = step


def _split(line: str) -> list[str]:
    """The rows of a line: its parts between `|` outside brackets."""
    parts, depth, begin = [], 0, 0
    line = _SPACED.sub(r"(\1\2|\1 \2)", line)
    for at, sign in enumerate(line):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append(line[begin:at])
            begin = at + 1
    return [part.strip() for part in (*parts, line[begin:]) if part.strip()]


def _word_size(row: str) -> int:
    """How far the first word of a row goes; a bracket right behind letters belongs to it."""
    size = depth = 0
    while size < len(row):
        sign = row[size]
        if depth == 0 and (sign in " |)*" or (sign == "(" and size == 0)):
            break
        depth += (sign == "(") - (sign == ")")
        size += 1
    return size


def _spellings(word: str) -> list[str]:
    """The forms of a word: `names?` is name and names, `swell(ing|ed)?` three words."""
    if "(" not in word:
        return [word[:-1], word[:-2]] if word.endswith("?") and len(word) > 2 else [word]
    head, _, rest = word.partition("(")
    inside, _, tail = rest.partition(")")
    if " " in inside or "(" in inside:
        raise ValueError(f"a bracket inside the word {word!r} holds more than endings")
    endings = inside.split("|")
    if tail.startswith("?"):
        endings, tail = [*endings, ""], tail[1:]
    return [form for ending in endings for form in _spellings(head + ending + tail)]
