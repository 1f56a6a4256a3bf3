"""A practice on a Tuesday at ten, and a browser in which its nurse is signed in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from nurse_pages import TUESDAY, signed_in

from smsbot.simulator import Simulator


@pytest.fixture
def practice() -> Iterator[Simulator]:
    simulator = Simulator(now=TUESDAY)
    yield simulator
    simulator.database.close()


@pytest.fixture
def nurse(practice: Simulator) -> FlaskClient:
    return signed_in(practice)
