"""A practice lives through storms of faults, and every promise holds."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from click.testing import CliRunner

from smsbot.cli import main
from smsbot.simulator.faults import Faults
from smsbot.simulator.years import Life, simulate

STORMS = int(os.environ.get("SMSBOT_STORMS", "4"))
"""How many short storms; continuous integration asks for more."""

FORTNIGHT = timedelta(days=14)


@pytest.fixture(autouse=True)
def _quietly() -> Iterator[None]:
    """Every fault would be logged."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("seed", range(1000, 1000 + STORMS))
def test_every_promise_holds_in_a_storm(seed: int) -> None:
    outcome = simulate(seed=seed, faults=Faults.HEAVY, length=FORTNIGHT)
    assert outcome.broken is None, f"seed {seed}: {outcome.broken}"


def test_every_promise_holds_in_fair_weather() -> None:
    outcome = simulate(seed=1, faults=Faults.NONE, length=FORTNIGHT)
    assert outcome.broken is None, outcome.broken
    assert outcome.deaths == 0
    assert outcome.visits > 20
    assert outcome.checks > 2000


def test_a_storm_is_one() -> None:
    outcome = simulate(seed=1, faults=Faults.HEAVY, length=FORTNIGHT)
    assert outcome.deaths > 3


def test_a_seed_replays_exactly() -> None:
    stories = []
    for _ in range(2):
        life = Life(2, Faults.HEAVY, length=timedelta(days=4))
        life.live()
        life.machine.database.close()
        # The tokens of links are the one thing that no seed decides.
        told = (re.sub(r"/(r|in)/[\w-]+", "", line.what) for line in life.world.story)
        stories.append(list(told))
    assert stories[0] == stories[1]
    assert len(stories[0]) > 100


def test_the_command_prints_what_happened() -> None:
    done = CliRunner().invoke(main, ["simulate", "--seed", "3", "--days", "2", "--faults", "light"])
    assert done.exit_code == 0, done.output
    assert "Every promise held." in done.output
