"""A short run of the fuzzer, always the same; `python -m bench.fuzz` runs for longer."""

from __future__ import annotations

import pytest

from bench.fuzz import Fuzz


@pytest.mark.parametrize("seed", [1, 2])
def test_random_texts_and_requests_are_survived(seed: int) -> None:
    fuzz = Fuzz(seed)
    fuzz.run(going=lambda number: number < 150)
    assert fuzz.findings == []
    assert fuzz.done["texts sent"] > 20
    assert fuzz.done["answered 200"] > 20


def test_the_same_seed_throws_the_same() -> None:
    one, two = Fuzz(3), Fuzz(3)
    for fuzz in (one, two):
        fuzz.run(going=lambda number: number < 25)
    assert one.done == two.done != {}
