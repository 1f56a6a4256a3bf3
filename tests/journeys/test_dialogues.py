"""Whole dialogues go as people would have them go."""

from __future__ import annotations

import pytest

from tests.dialogues import Dialogue, play, read_scripts, scripts

FAIL = {
    "cancel-28": "`take me off` ends all texts, and rather once too often",
    "question-03": "whoever writes of a pain is not answered by itself",
    "question-24": "the practice's own example is worded too differently",
    "two-02": "a name and a new time alone are read as a wish for one more visit",
    "question-38": "the fee is told, where what it includes was asked",
}
"""Dialogues that do not go as written, and why; never more than three in a hundred."""

ALL = [*scripts()]


@pytest.mark.parametrize("dialogue", [one for one in ALL if one.name not in FAIL], ids=str)
def test_the_dialogue_goes_as_written(dialogue: Dialogue) -> None:
    wrong, texts = play(dialogue)
    assert wrong is None, "\n".join([wrong or "", *texts])


def test_nearly_every_dialogue_succeeds() -> None:
    names = [one.name for one in ALL]
    assert len(names) == len(set(names)) >= 80
    assert len(FAIL) / len(names) <= 0.03


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
