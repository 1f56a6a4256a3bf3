"""ANSWERS_FILE: read as a relative of the nurse writes it, every mistake named with its line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from smsbot import settings
from smsbot.core.practice import Answer

EXAMPLE = Path(__file__).parent.parent / "docs" / "answers.example.md"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.md"


def read(path: Path, text: str) -> Mapping[str, Answer]:
    path.write_text(text, "utf-8")
    return settings.load({"ANSWERS_FILE": str(path)}).practice.answers


def mistakes(path: Path, text: str) -> list[str]:
    with pytest.raises(settings.SettingsError) as caught:
        read(path, text)
    (problem,) = caught.value.problems
    assert problem.line == f"ANSWERS_FILE={path}"
    return [line.strip() for line in problem.wrong.splitlines()[1:]]


def test_the_example_file_is_right() -> None:
    found = settings.load({"ANSWERS_FILE": str(EXAMPLE)}).practice.answers
    assert found["parking"].words["en"] == "Free parking right behind the building."
    assert "is there a wheelchair ramp" in found["wheelchair-access"].examples
    assert len(found) == EXAMPLE.read_text("utf-8").count("\n## ")


def test_an_answer_goes_on_in_the_lines_below(path: Path) -> None:
    found = read(path, "## Parking\nen: Free,\n  right behind.\n\nES: Gratis,\natras.\n")
    assert found == {"parking": Answer("Parking", (), {"en": "Free, right behind.",
                                                       "es": "Gratis, atras."})}  # fmt: skip


def test_what_stands_before_the_first_heading_is_for_people(path: Path) -> None:
    found = read(path, "\ufeff# Ours\nen: not this\n- nor this\n\n## Precio\nen: a b\nes: a b\n")
    assert list(found) == ["price"]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("## Parking\nen: Free.\n", 'line 1: "Parking" lacks the answer in Spanish (es: ...)'),
        ("## Parkin\nen: a\nes: b\n", '(is "Parking" meant?)'),
        ("## Parking\n\nen: Free.\nes: Gratis.\nen: No.\n", "line 5: a second answer in English"),
        (f"## Parking\nen: Free.\nes: {'x' * 170}\n", "line 3: It is"),
        ("## Parking\nFree.\nen: a\nes: b\n", "line 2: begin it with"),
        ("## Costs\nen: a\nes: b\n## Prices\nen: a\nes: b\n", "line 4: the same as the heading in "
         "line 1"),
        ("## Ramp\n? is there one\nen: a\nes: b\n## Pain\n? does it hurt\nen: a\nes: b\n",
         "line 6: this asks for the nurse herself"),
        ("## Ramp\n? do you have it\nen: a\nes: b\n", "line 2: no word of this tells"),
        ("Free parking.\n", "line 1: there is no heading"),
        ("## Parking\nen: See www.example.com\nes: b\n", "line 2: \"www.\" would be"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(path: Path, text: str, mistake: str) -> None:
    assert mistake in " ".join(mistakes(path, text))


def test_all_mistakes_are_named_at_once_in_order(path: Path) -> None:
    found = mistakes(path, "## Nothing known\nen: {a}\n## Parking\nstray\n")
    lines = [int(one.split()[1].rstrip(":")) for one in found]
    assert lines == sorted(lines)
    assert len(found) == 6
