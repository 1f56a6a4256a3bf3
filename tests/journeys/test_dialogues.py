"""Whole dialogues go as people would have them go."""

from __future__ import annotations

import pytest

from tests.dialogues import Dialogue, play, read_scripts, scripts

ENOUGH = 0.97
"""The share of the dialogues that has to succeed."""

NOT_YET = (
    "wait-",
    "cancel-06",
    "two-02",
    "two-03",
    "two-04",
    "two-09",
    "two-11",
    "two-12",
    "two-13",
)
"""What the bot cannot do yet: a waiting list, and telling two visits apart by whose they are."""


def counted() -> list[Dialogue]:
    return [one for one in scripts() if not one.name.startswith(NOT_YET)]


def test_nearly_every_dialogue_succeeds() -> None:
    dialogues = counted()
    failed = [f"{one.name}: {wrong}" for one in dialogues if (wrong := play(one)[0]) is not None]
    right = len(dialogues) - len(failed)
    assert right / len(dialogues) >= ENOUGH, "\n".join([f"{right} of {len(dialogues)}", *failed])


def test_every_dialogue_has_a_name_of_its_own() -> None:
    names = [one.name for one in scripts()]
    assert len(names) == len(set(names)) >= 80


@pytest.mark.parametrize(
    ("script", "wrong"),
    [
        ("> hi\n< no such words", "not said"),
        ("> Maria Lopez, thu at 3\n> yes\n= nothing", "stands"),
        ("> hi\n? time=thu at 3", "needlessly asked for name"),
        ("agreed Maria Lopez, thu dec 3 at 3pm\nasks time", "asks nothing"),
    ],
)
def test_a_script_that_is_not_kept_to_fails(script: str, wrong: str) -> None:
    [dialogue] = read_scripts(f"== one en\n{script}\n")
    assert wrong in str(play(dialogue)[0])
