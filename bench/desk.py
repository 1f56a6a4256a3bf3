"""Time one text's way through the house, and count the statements that it takes.

    python -m bench.desk [--patients N] [--database URL]

A practice on an in-memory SQLite (or on the empty database of the URL) whose patients each text a
few times; every answer is sent to nobody and its delivery receipt taken in. Times are processor
time, so that what else the machine does counts for little; on another database the server's own
time is not in them.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import event

from smsbot.db.engine import Database
from smsbot.gateways import Accepted, Received
from smsbot.runtime import Runtime
from smsbot.services import inbound, receipts
from smsbot.settings import Settings

TALK = ("hi im maria lopez can i come in thurs after 3", "yes", "thanks!", "do you take insurance?")
BEGINS = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)


@dataclass
class Nobody:
    """A carrier and a mail server that take everything and lead nowhere."""

    taken: list[int] = field(default_factory=list)

    def send(self, *, to: str, body: str = "", message_id: int = 0, **_mail: object) -> Accepted:
        if message_id:
            self.taken.append(message_id)
        return Accepted(sid=f"SM{message_id:032x}", status="queued")

    def find(
        self, *, to: str, body: str, since: datetime, known: Collection[str] = ()
    ) -> Accepted | None:
        return None

    def received(self, *, since: datetime) -> list[Received]:
        return []


@dataclass
class Cost:
    """What was spent on one kind of thing."""

    times: int = 0
    seconds: float = 0.0
    statements: int = 0


@dataclass
class Bench:
    """A practice, and what each kind of thing in it has cost."""

    database: Database
    now: datetime = BEGINS
    nobody: Nobody = field(default_factory=Nobody)
    costs: dict[str, Cost] = field(default_factory=dict)
    statements: int = 0
    sids: Iterator[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        settings = Settings(nurse_phone="+14805550199", public_url="https://text.example.com")
        self.runtime = Runtime(settings, self.database, self.nobody, self.nobody, lambda: self.now)
        event.listen(self.database.engine, "before_cursor_execute", self._count)

    def _count(self, *_: object) -> None:
        self.statements += 1

    @contextmanager
    def spent_on(self, name: str) -> Iterator[Cost]:
        """Add what the block costs; the block says for how many things it was."""
        cost = self.costs.setdefault(name, Cost())
        statements, begun = self.statements, time.process_time()
        yield cost
        cost.seconds += time.process_time() - begun
        cost.statements += self.statements - statements

    def texts(self, body: str, phones: Sequence[str]) -> None:
        """Each patient texts this, as it comes in over the web, and its answers leave."""
        runtime = self.runtime
        with self.spent_on("inbound text") as cost:
            for phone in phones:
                text = inbound.Incoming(f"SI{next(self.sids):032x}", phone, body)
                with runtime.desk() as desk:
                    inbound.store_text(desk, text)
                inbound.handle_waiting(
                    runtime.database, runtime.settings, runtime.clock, phone=phone
                )
                cost.times += 1
        with self.spent_on("outbound text") as cost:
            cost.times += runtime.outbox.deliver_due()
        self.take_receipts()

    def take_receipts(self) -> None:
        """What has left arrives."""
        with self.spent_on("delivery receipt") as cost:
            for number in self.nobody.taken:
                with self.runtime.desk() as desk:
                    receipts.receive_receipt(
                        desk, message_id=number, sid=f"SM{number:032x}", status="delivered",
                        error_code=None,
                    )  # fmt: skip
                cost.times += 1
        self.nobody.taken.clear()

    def idle(self, passes: int) -> None:
        """Passes over what is due that find nothing; the clock goes on as it does for a worker."""
        self.runtime.pass_once()
        self.take_receipts()
        with self.spent_on("idle pass") as cost:
            for _ in range(passes):
                self.now += timedelta(seconds=3)
                self.runtime.pass_once()
                cost.times += 1

    def digest(self) -> None:
        """The pass that makes the next morning's digest."""
        tomorrow = self.runtime.settings.practice.local(self.now) + timedelta(days=1)
        self.now = self.runtime.settings.practice.instant(tomorrow.replace(hour=8, minute=0))
        with self.spent_on("digest's pass") as cost:
            self.runtime.pass_once()
            cost.times += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--patients", type=int, default=100, metavar="N")
    parser.add_argument("--database", default="sqlite://", metavar="URL")
    options = parser.parse_args()
    database = Database(options.database)
    database.create_all()
    bench = Bench(database)
    talk(bench, range(10))
    bench.costs.clear()
    talk(bench, range(10, 10 + options.patients))
    bench.idle(options.patients)
    bench.digest()
    show(bench.costs)
    database.close()


def talk(bench: Bench, patients: range) -> None:
    """All of the patients have the talk, side by side."""
    for body in TALK:
        bench.texts(body, [f"+1602555{number:04d}" for number in patients])


def show(costs: dict[str, Cost]) -> None:
    print(f"{'':<18}{'times':>7}{'CPU ms':>10}{'statements':>12}")
    for name, cost in costs.items():
        print(f"{name:<18}{cost.times:>7}{cost.seconds / cost.times * 1000:>10.2f}"
              f"{cost.statements / cost.times:>12.1f}")  # fmt: skip


if __name__ == "__main__":
    main()
