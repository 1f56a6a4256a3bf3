"""The corpora are read right: a score for each file, and a floor it must keep."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from smsbot.core.practice import Practice
from smsbot.core.understanding import Asked, Flag, Intent, Reading, read

CORPORA = Path(__file__).parents[2] / "corpora"
NOW = datetime(2026, 12, 1, 10, 15)
PRACTICE = Practice()

FLOORS = {
    "emergencies": 0.98,
    "stop": 0.98,
    "names": 0.96,
    "times": 0.97,
    "wants": 0.96,
}


@dataclass(frozen=True)
class Row:
    asked: Asked | None
    intent: str
    name: str
    when: str
    text: str


def rows(name: str) -> Iterator[Row]:
    for line in (CORPORA / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            asked, intent, person, when, text = line.split("\t")
            yield Row(None if asked == "-" else Asked(asked), intent, person, when, text)


def understood(row: Row) -> Reading:
    return read(row.text, practice=PRACTICE, now=NOW, asked=row.asked)


def when(reading: Reading) -> str:
    if reading.windows:
        return "; ".join(f"{each.start:%m-%d %H:%M}-{each.end:%H:%M}" for each in reading.windows)
    if Flag.NO_DAY in reading.flags and reading.time:
        return f"no_day {reading.time:%H:%M}"
    told = reading.flags - {Flag.TAPBACK, Flag.MEDIA, Flag.FOR_OTHER}
    return " ".join(sorted(told)) or "-"


def is_right(row: Row) -> bool:
    reading = understood(row)
    name = (reading.name or "-").casefold() == row.name.casefold()
    return reading.intent == row.intent and name and when(reading) == row.when


@pytest.mark.parametrize("name", FLOORS)
def test_the_corpus_is_read_right(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    verdicts = [(row, is_right(row)) for row in rows(name)]
    wrong = [row.text for row, right in verdicts if not right]
    score = 1 - len(wrong) / len(verdicts)
    with capsys.disabled():
        sys.stdout.write(f"\n  {name}: {len(verdicts) - len(wrong)} of {len(verdicts)}\n")
    assert score >= FLOORS[name], wrong


def all_rows() -> list[Row]:
    return [row for name in FLOORS for row in rows(name)]


def test_no_emergency_is_missed() -> None:
    missed = [row.text for row in all_rows() if row.intent == Intent.EMERGENCY
              and Intent.EMERGENCY not in understood(row).wants]  # fmt: skip
    assert not missed


def test_no_stop_is_missed_and_no_visit_is_ended_by_one() -> None:
    missed = [row.text for row in all_rows() if row.intent == Intent.STOP
              and Intent.STOP not in understood(row).wants]  # fmt: skip
    mistaken = [row.text for row in all_rows() if row.intent == Intent.CANCEL
                and Intent.STOP in understood(row).wants]  # fmt: skip
    assert not missed
    assert not mistaken


def test_no_text_stands_twice() -> None:
    seen: set[tuple[str, Asked | None]] = set()
    for row in all_rows():
        assert (row.text, row.asked) not in seen, row.text
        seen.add((row.text, row.asked))
