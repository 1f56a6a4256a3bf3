"""A practice on a Tuesday at ten in the morning, Phoenix time."""

from datetime import UTC, datetime

import pytest

from smsbot.simulator import Simulator

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)


@pytest.fixture
def practice():
    simulator = Simulator(now=TUESDAY)
    yield simulator
    simulator.database.close()
