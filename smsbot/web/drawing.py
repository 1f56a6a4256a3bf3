"""Pictures of numbers, drawn as SVG: bars, dots by weekday and hour, a funnel.

They are drawn for a phone, 320 units wide, and to be read without colour: parts of a bar differ
in their pattern, how many in size, and what matters has its number beside it. How they look is
for the style sheet: lines and areas have classes, and no picture needs a script. The patterns are
defined once on the page, by `PATTERNS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt

from markupsafe import Markup, escape

WIDE = 320
ROW = 46
"""The height of a row with its words above its bar."""

GUTTER = 46
"""The room for the hours beside a picture."""

HIGH, FOOT = 120, 138
"""The height of the highest upright bar, and the line that they stand on."""

FILLS = ("solid", "hatched")
"""How the parts of a bar are filled, from the bottom up."""

PATTERNS = Markup(
    '<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
    '<pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path class="ink" d="M0 0V6" stroke-width="5"/></pattern>'
    "</defs></svg>"
)

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def stacked(
    name: str, title: str, parts: Mapping[str, Sequence[int]], labels: Sequence[str]
) -> Markup:
    """Upright bars, one for each label, made of parts that lie on each other.

    The total stands above each bar.
    """
    totals = [sum(column) for column in zip(*parts.values(), strict=True)]
    step, most, shapes = WIDE / len(labels), max([1, *totals]), list[str]()
    for n, total in enumerate(totals):
        foot = float(FOOT)
        for fill, numbers in zip(FILLS, parts.values(), strict=True):
            tall = HIGH * numbers[n] / most
            foot -= tall
            if numbers[n]:
                shapes.append(_bar(fill, step * n + 3, foot, step - 6, tall))
        if total:
            shapes.append(_words(step * (n + 0.5), foot - 4, total, kind="number"))
    return _picture(name, title, FOOT + 22, [*shapes, *_footing(labels)])


def grouped(
    name: str, title: str, parts: Mapping[str, Sequence[int]], labels: Sequence[str]
) -> Markup:
    """Upright bars side by side, one for each part at each label.

    The highest of each part and the last have their numbers.
    """
    step, shapes = WIDE / len(labels), list[str]()
    most, wide = max(max([1, *numbers]) for numbers in parts.values()), (step - 5) / len(parts)
    for place, (fill, numbers) in enumerate(zip(FILLS, parts.values(), strict=True)):
        highest = numbers.index(max(numbers))
        for n, number in enumerate(numbers):
            left, tall = step * n + 2.5 + place * wide, HIGH * number / most
            if number:
                shapes.append(_bar(fill, left, FOOT - tall, wide - 0.5, tall))
            if number and n in (highest, len(numbers) - 1):
                middle = left + wide / 2
                shapes.append(_words(middle, FOOT - tall - 4, number, kind="number"))
    return _picture(name, title, FOOT + 22, [*shapes, *_footing(labels)])


def _footing(labels: Sequence[str]) -> Iterator[str]:
    """The line that upright bars stand on, and as many of the labels as it has room for."""
    step, every = WIDE / len(labels), 1 + len(labels) // 7
    for n, label in enumerate(labels):
        if (len(labels) - 1 - n) % every == 0:
            yield _words(min(step * (n + 0.5), WIDE - 3.4 * len(label)), FOOT + 16, label)
    yield _line(FOOT + 0.5)


def lying(name: str, title: str, rows: Mapping[str, int], *, fill: str = "solid") -> Markup:
    """Bars that lie, each under its words and its number."""
    most, shapes = max([1, *rows.values()]), list[str]()
    for n, (label, number) in enumerate(rows.items()):
        top = n * ROW
        shapes.append(_words(0, top + 16, label, kind="first"))
        shapes.append(_words(WIDE, top + 16, number, kind="number last"))
        shapes.append(_line(top + 36.5))
        if number:
            shapes.append(_bar(fill, 0, top + 23, max(2, WIDE * number / most), 14))
    return _picture(name, title, ROW * len(rows), shapes)


def funnel(name: str, title: str, steps: Mapping[str, int]) -> Markup:
    """How many are left at each step, the bars centred and joined by what is lost between them."""
    most, shapes, before = max([1, *steps.values()]), list[str](), 0.0
    for n, (label, number) in enumerate(steps.items()):
        half, top = WIDE * number / most / 2, n * 62
        if n:
            shapes.append(_lost(before, half, top - 14, top + 2))
        if number:
            shapes.append(_bar("solid", WIDE / 2 - half, top + 22, 2 * half, 26))
        shapes.append(_words(WIDE / 2, top + 16, f"{label}: {number}"))
        before = half
    return _picture(name, title, 62 * len(steps) - 12, shapes)


def _lost(above: float, below: float, top: float, foot: float) -> str:
    """The slope from one step of a funnel to the next."""
    middle = WIDE / 2
    corners = (middle - above, top, middle + above, top, middle + below, foot, middle - below, foot)
    return '<path class="slope" d="M{} {}L{} {}L{} {}L{} {}Z"/>'.format(*map(_round, corners))


def by_hour(name: str, title: str, numbers: Mapping[tuple[int, int], int]) -> Markup:
    """A square for each weekday and hour, the larger the more there were; the most with its number.

    Only the hours are shown in which there was anything, and those between.
    """
    hours = span_of_hours(numbers)
    most, step = max([1, *numbers.values()]), (WIDE - GUTTER) / 7
    tall = 22 if len(hours) > 10 else 26
    shapes = [
        _words(GUTTER + step * (day + 0.5), 14, weekday) for day, weekday in enumerate(WEEKDAYS)
    ]
    for row, hour in enumerate(hours):
        middle = 22 + tall * (row + 0.5)
        shapes.append(_words(GUTTER - 5, middle + 4, clock(hour), kind="last"))
        for day in range(7):
            if number := numbers.get((day, hour), 0):
                shapes += _square(number, most, GUTTER + step * (day + 0.5), middle, tall)
    return _picture(name, title, 24 + tall * len(hours), shapes)


def _square(number: int, most: int, x: float, y: float, tall: int) -> Iterator[str]:
    side = max(3.0, (tall - 2) * sqrt(number / most))
    yield _bar("solid", x - side / 2, y - side / 2, side, side)
    if number == most:
        yield _words(x, y + 4, number, kind="number on")


def span_of_hours(numbers: Mapping[tuple[int, int], int]) -> range:
    """From the first hour of the day in which there was anything to the last."""
    hours = [hour for (_, hour), number in numbers.items() if number]
    return range(min(hours), max(hours) + 1) if hours else range(0)


def clock(hour: int) -> str:
    """An hour as it stands beside a picture: `9 AM`."""
    return f"{hour % 12 or 12} {'AM' if hour < 12 else 'PM'}"


def _words(x: float, y: float, words: object, *, kind: str = "") -> str:
    """Words around a point; `first` begins there, `last` ends there."""
    shown = f' class="{kind}"' if kind else ""
    return f'<text{shown} x="{_round(x)}" y="{_round(y)}">{escape(words)}</text>'


def _line(y: float) -> str:
    return f'<path class="axis" d="M0 {y}H{WIDE}"/>'


def _bar(fill: str, x: float, y: float, wide: float, tall: float) -> str:
    painted = "" if fill == "solid" else f' fill="url(#{fill})"'
    size = f'width="{_round(wide)}" height="{_round(tall)}"'
    return f'<rect{painted} x="{_round(x)}" y="{_round(y)}" {size}/>'


def _picture(name: str, title: str, tall: int, shapes: Iterable[str]) -> Markup:
    head = f'viewBox="0 0 {WIDE} {tall}" role="img" aria-labelledby="{name}-title"'
    said = f'<title id="{name}-title">{escape(title)}</title>'
    drawn = f'<svg class="picture" {head}>{said}{"".join(shapes)}</svg>'
    return Markup(drawn)  # noqa: S704 - every word in it is escaped above


def _round(number: float) -> str:
    """To a tenth, as short as it can be written."""
    return f"{number:.1f}".removesuffix(".0")
