"""Texts on the terminal."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from smsbot.gateways import Accepted, SmsGateway
from smsbot.gateways.console import ConsoleGateway


def test_a_text_is_shown_with_its_number() -> None:
    out = io.StringIO()
    gateway: SmsGateway = ConsoleGateway(out)
    accepted = gateway.send(to="+16025550101", body="Hello there", message_id=7)
    assert accepted == Accepted(sid="console-7", status="delivered")
    assert out.getvalue() == "text to +16025550101: Hello there\n"


def test_the_terminal_is_where_it_goes_unless_told_otherwise(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ConsoleGateway().send(to="+16025550101", body="Hello there", message_id=7)
    assert capsys.readouterr().out == "text to +16025550101: Hello there\n"


def test_nothing_is_looked_up() -> None:
    since = datetime(2026, 12, 1, tzinfo=UTC)
    assert ConsoleGateway(io.StringIO()).find(to="+16025550101", body="x", since=since) is None
