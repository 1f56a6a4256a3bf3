"""Questions are answered rightly or not at all: the corpus of questions keeps its floors."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pytest

from smsbot.core.conversation import Conversation, Facts, step
from smsbot.core.events import PatientTexted, SendText
from smsbot.core.practice import Answer, Practice
from smsbot.core.wording.answers import USUAL

CORPUS = Path(__file__).parents[2] / "corpora" / "questions.tsv"
NOW = datetime(2026, 12, 1, 17, 15, tzinfo=UTC)
EXAMPLES = {
    "wheelchair": ("is there a wheelchair ramp?", "hay rampa para silla de ruedas"),
    "wifi": ("do you have wifi", "is there wifi in the waiting room"),
}
"""Subjects of the practice's own, with its examples."""

NEVER = frozenset({"medical", "complaint", "account"})


@dataclass(frozen=True)
class Row:
    subjects: str
    why: str
    text: str


def rows() -> Iterator[Row]:
    for line in CORPUS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield Row(*line.split("\t"))


def knowing_everything() -> Practice:
    """A practice with an answer to every usual subject, each of which says what it is about."""
    examples = {subject.slug: () for subject in USUAL} | EXAMPLES
    return Practice(
        answers={
            slug: Answer(slug, asked, {"en": f"[{slug}]", "es": f"[{slug}]"})
            for slug, asked in examples.items()
        }
    )


PRACTICE = knowing_everything()


@lru_cache(maxsize=1024)
def answered(text: str) -> str:
    """The subjects that somebody who texts this is answered, or "nurse"."""
    patient = Conversation(facts=Facts(met=True))
    _, effects = step(patient, PatientTexted(text), practice=PRACTICE, now=NOW)
    said = [str(one.values.get("words", "")) for one in effects if isinstance(one, SendText)]
    return "+".join(re.findall(r"\[([\w-]+)\]", " ".join(said))) or "nurse"


def test_the_corpus_is_answered_right(capsys: pytest.CaptureFixture[str]) -> None:
    everything = list(rows())
    wrong = [f"{answered(row.text)}: {row.text}" for row in everything
             if answered(row.text) != row.subjects]  # fmt: skip
    with capsys.disabled():
        sys.stdout.write(f"\n  questions: {len(everything) - len(wrong)} of {len(everything)}\n")
    assert 1 - len(wrong) / len(everything) >= 0.97, wrong


def test_nothing_is_answered_that_was_not_asked() -> None:
    false = [row.text for row in rows() if answered(row.text) not in (row.subjects, "nurse")]
    assert false == []


def test_health_complaints_and_accounts_are_never_answered() -> None:
    kept = [row for row in rows() if row.why in NEVER]
    assert len(kept) >= 40
    assert [row.text for row in kept if answered(row.text) != "nurse"] == []


def test_no_question_stands_twice() -> None:
    texts = [row.text for row in rows()]
    assert len(set(texts)) == len(texts) >= 120
