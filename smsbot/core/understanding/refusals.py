"""What is named only to be refused, belongs to the past, or was corrected."""

from __future__ import annotations

from collections.abc import Sequence

from smsbot.core.practice import Practice
from smsbot.core.understanding.line import Item, Line
from smsbot.core.understanding.reading import Hours
from smsbot.core.understanding.tables import times
from smsbot.core.understanding.tables.words import words

BOUNDS = words("before after until till til antes despues than hasta")
JOINS = words("or and n o y u nor either ni a")


def refuse(line: Line, items: Sequence[Item], practice: Practice) -> None:
    """Mark what is said only to be refused, or belongs to the past."""
    _free_after(line, items, practice)
    kept = line.labelled("not taken")
    for match in line.matches:
        if match.label == "not" and any(other.start <= match.start + 1 and match.start < other.end
                                        for other in kept):  # fmt: skip
            continue
        if match.label in ("not", "event", "cant come"):
            _refuse_behind(line, items, match.start, match.end, barred=match.label == "not")
        elif match.label == "not behind":
            _refuse_before(line, items, match.start)
        elif match.label == "past":
            _refuse_past(line, items, match.end)


def _free_after(line: Line, items: Sequence[Item], practice: Practice) -> None:
    """`im off at noon`, `busy until 2`: free from then on, unless another hour is wished for."""
    ends = {match.end for match in line.labelled("free after")}
    soft = [item for item in items if item.kind == "clock" and item.start in ends]
    others = [item for item in items if item.kind == "clock" and item not in soft]
    for item in soft:
        item.negated = bool(others)
        if item.clock and (item.hours is None or item.hours.start is None):
            item.hours = Hours(item.clock.at(practice), None)


def _refuse_behind(
    line: Line, items: Sequence[Item], start: int, end: int, *, barred: bool
) -> None:
    if line.words[start] == "no" and end == start + 1 and _only_answers(line, start):
        return
    reach = end
    for item in items:
        if item.start < end:
            continue
        if item.start - reach > 3 or not _close(line, reach, item.start):
            return
        if item.hours and line.word(item.start - 1) in BOUNDS:
            return
        item.negated = True
        item.barred = item.barred or barred
        reach = item.end
        if not _joined_on(line, reach):
            return


def _only_answers(line: Line, at: int) -> bool:
    """Is `no` the answer to a question (`no, friday`), not said of the days (`no mondays`)?"""
    opens = at == 0 or bool(line.before(at)) or line.word(at - 1) in ("no", "actually", "wait")
    opens = opens or "," in line.before(at + 1)
    return opens and line.word(at + 1) not in times.PLURAL_DAYS


_FILLING = words("on the el la los las a at for in this next any de en early is")


def _close(line: Line, start: int, end: int) -> bool:
    return all(
        line.word(at) in _FILLING or line.word(at) in JOINS for at in range(start, end)
    ) and (
        all(
            not line.before(at)
            for at in range(start, end + 1)
            if at > start or line.before(at) != ","
        )
    )


def _joined_on(line: Line, at: int) -> bool:
    return line.word(at) in JOINS or (line.before(at) in ("/", "-"))


def _refuse_before(line: Line, items: Sequence[Item], start: int) -> None:
    reach = start
    for item in reversed(items):
        if item.end > reach:
            continue
        between = range(item.end, reach)
        if len(between) > 2 or any(line.before(at) for at in range(item.end, reach + 1)):
            return
        if reach == start:
            if any(
                line.word(at) not in ("just", "really", "is", "are", "me", "pero", "i")
                for at in between
            ):
                return
        elif any(line.word(at) not in JOINS and line.word(at) not in _FILLING for at in between):
            return
        item.negated = item.barred = True
        reach = item.start


def _refuse_past(line: Line, items: Sequence[Item], end: int) -> None:
    for item in items:
        if item.start < end - 1 or not line.same_sentence(min(end, line.size) - 1, item.start):
            continue
        if item.start - end > 8 or _wished_between(line, end, item.start):
            return
        item.negated = True


def _wished_between(line: Line, start: int, end: int) -> bool:
    return any(match.label == "wish" and start <= match.start < end for match in line.matches)


def corrected(line: Line, items: list[Item]) -> list[Item]:
    """The last one wins: what stands before a correction goes if the like stands behind it."""
    for match in line.labelled("correction"):
        behind = [item for item in items if item.start >= match.start]
        ahead = [item for item in items if item.start < match.start]
        if not ahead or not behind or not _speaks_of(line, match.end, behind[0]):
            continue
        sorts = {_sort(item) for item in behind}
        items = [item for item in items if item in behind or _sort(item) not in sorts]
    return items


def _speaks_of(line: Line, end: int, item: Item) -> bool:
    """Is the corrected thing near enough to the word of correction?"""
    return item.start - end <= 4


def _sort(item: Item) -> str:
    return "day" if item.kind == "day" else "hours"
