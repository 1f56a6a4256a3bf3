"""Twilio may say that a text has failed before it has answered the call that sent it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fast_twilio import Weather
from storm import Crew, practice, storm

pytestmark = pytest.mark.timeout(600)

FAILS = Weather(failed_early=0.3)


def nobody_is_killed(crew: Crew, _count: int) -> None:
    """Everybody comes to work, and stays."""
    crew.start_all()


def test_what_fails_before_the_call_has_returned_is_sent_again(tmp_path: Path) -> None:
    with practice(tmp_path, seed=4) as (crew, twilio):
        tally = storm(
            crew, twilio, bookings=8, reminders=8, kills=1, weather=FAILS, strike=nobody_is_killed
        )
    assert tally.wrong() == []
    assert tally.reminders_taken == 8
    assert tally.mishaps["failed early"] > 0
