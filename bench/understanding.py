"""Score the reader on a file of turns, and time it beside other libraries.

    python -m bench.understanding TURNS.jsonl [--limit N] [--slow N]

TURNS.jsonl holds one object a line with `text`, `reference` (the day taken as today) and, to be
scored, `date` and `time` (a value, a list of values that count as right, or null). Everything is
timed in one run on the same texts: the reader on all of them, the slower libraries on every few,
so that the run stays short. Libraries that are not installed are left out; to compare:

    pip install dateparser
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from smsbot.core.practice import Practice
from smsbot.core.understanding import as_record, read

Reader = Callable[[str, datetime], object]


@dataclass(frozen=True)
class Timing:
    """How long a library took for a text, in milliseconds of processor time."""

    name: str
    texts: int
    median: float
    p99: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("turns", type=Path, help="JSON lines")
    parser.add_argument("--limit", type=int, help="only the first N turns")
    parser.add_argument("--slow", type=int, default=300, metavar="N",
                        help="texts for the other libraries (default 300)")  # fmt: skip
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.turns.read_text(encoding="utf-8").splitlines()]
    rows = rows[: options.limit]
    if all("date" in row and "time" in row for row in rows):
        show_score(rows)
    show_timings(list(timings(rows, options.slow)))


def show_score(rows: list[dict[str, Any]]) -> None:
    """The share of turns whose date and time are both right, and of made-up ones."""
    practice = Practice()
    said = [row for row in rows if row["date"] or row["time"]]
    silent = [row for row in rows if not row["date"] and not row["time"]]
    right = sum(is_right(row, practice) for row in said)
    made_up = sum(not is_right(row, practice) for row in silent)
    print(f"joint            {share(right, len(said))}")
    print(f"false positives  {share(made_up, len(silent))}\n")


def is_right(row: dict[str, Any], practice: Practice) -> bool:
    record = as_record(read(row["text"], practice=practice, now=today(row)))
    return all(record[key] in wanted(row[key]) for key in ("date", "time"))


def wanted(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def share(good: int, of: int) -> str:
    return f"{good}/{of} = {good / of:.2%}" if of else "0/0"


def today(row: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(str(row["reference"])[:16])


def readers() -> Iterator[tuple[str, Reader]]:
    """The reader, and every other library that is installed."""
    practice = Practice()
    yield "smsbot", lambda text, now: read(text, practice=practice, now=now)
    if importlib.util.find_spec("dateparser"):
        from dateparser.search import search_dates

        settings = {"PREFER_DATES_FROM": "future"}
        yield (
            "dateparser",
            lambda text, now: search_dates(
                text, languages=["en", "es"], settings={**settings, "RELATIVE_BASE": now}
            ),
        )
    else:
        print("dateparser is not installed; to compare: pip install dateparser\n")
    if importlib.util.find_spec("dateutil"):
        yield "dateutil (fuzzy)", parsed_by_dateutil


def parsed_by_dateutil(text: str, now: datetime) -> object:
    from dateutil.parser import ParserError, parse

    try:
        return parse(text, default=now, fuzzy=True)
    except (ParserError, OverflowError):
        return None


def timings(rows: list[dict[str, Any]], slow: int) -> Iterator[Timing]:
    step = max(len(rows) // slow, 1)
    for name, reader in readers():
        chosen = rows if name == "smsbot" else rows[::step]
        reader(chosen[0]["text"], today(chosen[0]))
        spans = sorted(span(reader, row) for row in chosen)
        yield Timing(name, len(spans), statistics.median(spans), spans[len(spans) * 99 // 100])


def span(reader: Reader, row: dict[str, Any]) -> float:
    begun = time.process_time()
    reader(row["text"], today(row))
    return (time.process_time() - begun) * 1000


def show_timings(found: list[Timing]) -> None:
    base = found[0].median
    print(f"{'':<18}{'texts':>7}{'median ms':>12}{'p99 ms':>10}{'ratio':>8}")
    for timing in found:
        ratio = timing.median / base if base else 0
        print(f"{timing.name:<18}{timing.texts:>7}{timing.median:>12.3f}{timing.p99:>10.3f}"
              f"{ratio:>7.1f}x")  # fmt: skip


if __name__ == "__main__":
    main()
