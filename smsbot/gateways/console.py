"""Texts are shown on the terminal: for trying things out without an account."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TextIO

from smsbot.gateways import Accepted, Fault, Photo, Received, SendError, Taken


class ConsoleGateway:
    """Writes each text to a stream, where the operator reads it; nothing leaves the machine."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out

    def send(self, *, to: str, body: str, message_id: int) -> Accepted:
        """Show one text with its number, which is not masked here, and call it delivered."""
        out = self._out or sys.stdout
        out.write(f"text to {to}: {body}\n")
        out.flush()
        return Accepted(sid=f"console-{message_id}", status="delivered")

    def find(
        self, *, to: str, body: str, since: datetime, known: Collection[str] = ()
    ) -> Accepted | None:
        """None: a text that could not be shown was not sent."""
        return None

    def taken(self, *, since: datetime) -> Sequence[Taken]:
        """Nothing: a terminal keeps no list."""
        return ()

    def received(self, *, since: datetime) -> Sequence[Received]:
        """Nothing: nobody texts a terminal."""
        return ()

    def call(self, *, to: str, words: str) -> None:
        """Show what would be said."""
        out = self._out or sys.stdout
        out.write(f"call to {to}: {words}\n")
        out.flush()

    def photo(self, address: str) -> Photo:
        """None either: nobody sends a photo to a terminal."""
        raise SendError(Fault.PERMANENT)
