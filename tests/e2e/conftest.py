"""smsbot as real processes, against a Twilio that nobody here wrote.

    npm ci --prefix tests/e2e
    pytest tests/e2e

SMSBOT_EMULATE_DIR may name another directory that holds node_modules; with it set, a package
that is missing is a failure. Without it the tests look in the current directory and in
this one, and skip if it is in neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres import Postgres
from running_smsbot import Smsbot
from twilio_double import MissingError, TwilioDouble, installed_in


@pytest.fixture(scope="module")
def npm() -> Path:
    """The directory that the packages of npm are installed in."""
    try:
        return installed_in()
    except MissingError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server of our own."""
    server = Postgres()
    yield server
    server.close()


@pytest.fixture
def double(npm: Path) -> Iterator[TwilioDouble]:
    """A Twilio with one account and one number."""
    double = TwilioDouble(npm)
    yield double
    double.close()


@pytest.fixture
def smsbot(double: TwilioDouble, tmp_path: Path) -> Iterator[Smsbot]:
    """`smsbot serve`, unaltered, at the time that it is."""
    smsbot = Smsbot(tmp_path, double)
    try:
        smsbot.serve()
        yield smsbot
    finally:
        smsbot.close()


@pytest.fixture
def turned(double: TwilioDouble, tmp_path: Path) -> Iterator[Smsbot]:
    """A practice whose clock the test sets, and has to set before it serves."""
    smsbot = Smsbot(tmp_path, double, turned_clock=True)
    yield smsbot
    smsbot.close()
