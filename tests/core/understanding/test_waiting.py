"""Who wants to wait for a time, who wants an earlier one, and who waits no longer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from smsbot.core.practice import Practice
from smsbot.core.understanding import Asked, Intent, Reading, read

NOW = datetime(2026, 12, 1, 10, 15)
CORPUS = Path(__file__).parents[2] / "corpora" / "waiting.tsv"


def rows() -> Iterator[tuple[str, str, str]]:
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            asked, meant, text = line.split("\t")
            yield asked, meant, text


def understood(asked: str, text: str) -> Reading:
    about = None if asked == "-" else Asked(asked)
    return read(text, practice=Practice(), now=NOW, asked=about)


@pytest.mark.parametrize(("asked", "meant", "text"), [*rows()])
def test_waiting_is_read_right(asked: str, meant: str, text: str) -> None:
    reading = understood(asked, text)
    told = {"waits": reading.waits, "sooner": reading.sooner, "no longer": reading.waits_no_longer}
    assert [name for name, holds in told.items() if holds] == [meant] * (meant != "-")


def test_only_a_list_of_texts_is_stopped() -> None:
    stops = [text for asked, _, text in rows() if Intent.STOP in understood(asked, text).wants]
    assert stops == ["take me off your list"]
