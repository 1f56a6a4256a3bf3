"""How long is waited for a database that may hang."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long each thing on PostgreSQL may take, in seconds.

    A webhook has to be answered within the 15 seconds that Twilio waits, even if a server that
    hangs costs `silence` first and then the five seconds of connecting anew. Whoever waits for a
    lock outlives a process that was frozen while it held it, as `rest` is less than `lock`.
    """

    rest: float = 4
    """How long a transaction may do nothing: then its process is taken for frozen."""

    lock: float = 6
    statement: float = 7
    silence: float = 8
    """How long the server may say nothing, not even that a statement took too long."""

    pool: float = 5
    """How long a thread waits until another one's connection is free."""

    @property
    def of_server(self) -> dict[str, str]:
        """Those that the server itself keeps, as it calls them."""
        return {
            "idle_in_transaction_session_timeout": _ms(self.rest),
            "lock_timeout": _ms(self.lock),
            "statement_timeout": _ms(self.statement),
        }


def _ms(seconds: float) -> str:
    return f"{round(seconds * 1000)}ms"
