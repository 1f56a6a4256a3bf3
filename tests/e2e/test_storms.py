"""Nothing is lost and nothing leaves twice, whoever is killed and whatever goes wrong at Twilio.

The same storms at full length: python -m bench.storm
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from postgres import Postgres
from storm import Crew, practice, storm

pytestmark = pytest.mark.timeout(600)  # Dozens of processes start here, some on busy machines.


def test_serve_is_killed_again_and_again_while_patients_book_and_reminders_fall_due(
    tmp_path: Path,
) -> None:
    with practice(tmp_path, seed=1) as (crew, twilio):
        tally = storm(crew, twilio, bookings=32, reminders=24, kills=8)
    assert tally.wrong() == []
    assert (tally.kills, tally.reminders_taken) == (8, 24)


def test_webs_and_workers_are_killed_while_patients_book_and_reminders_fall_due(
    tmp_path: Path, postgres: Postgres
) -> None:
    url = postgres.new_database()
    with practice(tmp_path, seed=2, database_url=url) as (crew, twilio):
        tally = storm(crew, twilio, bookings=40, reminders=24, kills=6)
    assert tally.wrong() == []
    assert (tally.kills, tally.reminders_taken) == (6, 24)


def test_the_database_goes_down_under_load_and_everybody_recovers(
    tmp_path: Path, postgres: Postgres
) -> None:
    def power_cut(crew: Crew, count: int) -> None:
        if count == 0:
            crew.start_all()
        time.sleep(crew.random.uniform(0.2, 1.0))
        postgres.stop_at_once()
        time.sleep(crew.random.uniform(0.2, 1.0))
        postgres.start_again()
        assert [post.command for post in crew.posts if post.process.poll() is not None] == []

    url = postgres.new_database()
    with practice(tmp_path, seed=3, database_url=url, webs=1, workers=1) as (crew, twilio):
        tally = storm(crew, twilio, bookings=24, reminders=12, kills=3, strike=power_cut)
    assert tally.wrong() == []
    assert tally.answers[503] > 0
    assert tally.reminders_taken == 12
