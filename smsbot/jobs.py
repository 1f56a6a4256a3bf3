"""What happens by itself. APScheduler only ticks: what is due, the database knows.

Ticks of the outbox ring a bell, as webhooks do, and couriers who hear it carry the texts out;
there are several, so that an answer does not wait behind a slow delivery.
"""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from smsbot.runtime import Duty, Runtime, utc_now, where
from smsbot.services.watch import ALWAYS, TICKS_WITHIN, Standstill, What

log = logging.getLogger(__name__)

COURIERS = 3
EVERY: dict[Duty, timedelta] = {
    Duty.CATCH_UP: timedelta(seconds=30),  # asks the carrier more seldom
    Duty.INBOUND: timedelta(seconds=15),
    Duty.ALARMS: timedelta(seconds=15),
    Duty.SWEEP: timedelta(seconds=30),
    Duty.OPENINGS: timedelta(seconds=15),
    Duty.DIGEST: timedelta(seconds=30),
    Duty.LOOK_UPS: timedelta(seconds=20),
    Duty.MAIL: timedelta(seconds=15),
    Duty.CLEANING: timedelta(seconds=60),  # cleans once a night
    Duty.BUSY: timedelta(seconds=60),  # reads her calendar more seldom
}
OUTBOX_EVERY = timedelta(seconds=3)
OUTBOX_EVERY_ELSEWHERE = timedelta(seconds=0.5)
"""On PostgreSQL webhooks may arrive in another process, whose bell is not heard here."""

WEBHOOKS_FIRST = timedelta(seconds=5)
"""A text that came in this lately is probably being handled where it came in."""

UNSTALL_SECONDS = 30.0
"""How long no bell may ring before we look whether the scheduler waits for a clock set back."""


class Jobs:
    """The ticks and the couriers of one process. Nothing of them outlives it."""

    def __init__(
        self,
        runtime: Runtime,
        *,
        couriers: int = COURIERS,
        stopwatch: Callable[[], float] = time.monotonic,
    ) -> None:
        self._runtime = runtime
        self._stopping = runtime.stopping
        self._stopwatch = stopwatch
        self._done = dict.fromkeys(Duty, stopwatch())
        self._scheduler = _scheduler()
        for duty, every in EVERY.items():
            self._tick(duty.value, every, self._perform, duty)
        is_shared = not runtime.database.is_sqlite
        self._tick(
            Duty.OUTBOX.value, OUTBOX_EVERY_ELSEWHERE if is_shared else OUTBOX_EVERY,
            runtime.wake.set,
        )  # fmt: skip
        self._couriers = [
            threading.Thread(target=self._carry, name=f"courier-{number}", daemon=True)
            for number in range(couriers)
        ]

    def start(self) -> None:
        """Begin, with whatever has fallen due while nobody was here."""
        self._done = dict.fromkeys(Duty, self._stopwatch())
        for courier in self._couriers:
            courier.start()
        self._scheduler.start()

    def finish(self) -> None:
        """Take up nothing new; what is held now is still finished."""
        self._stopping.set()
        for _ in self._couriers:
            self._runtime.wake.set()

    def stop(self, *, within: float = 10.0) -> bool:
        """End, finishing what is held; False when that takes longer than so many seconds.

        What is left behind then is taken up at the next start: a text in our hands is looked up.
        """
        self.finish()
        ending = threading.Thread(target=self._end, name="ending", daemon=True)
        ending.start()
        ending.join(max(within, 0.0))
        return not ending.is_alive()

    def _end(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
        for courier in self._couriers:
            # One bell may wake one courier only once, and each has to hear of the end.
            while courier.is_alive():
                self._runtime.wake.set()
                courier.join(0.05)

    def _tick(self, name: str, every: timedelta, act: Callable[..., object], *args: object) -> None:
        self._scheduler.add_job(
            act, "interval", args=args, id=name, seconds=every.total_seconds(),
            next_run_time=utc_now(),
        )  # fmt: skip

    def _carry(self) -> None:
        """A courier's day: wait for the bell, carry out what is due."""
        while not self._stopping.is_set():
            if not self._runtime.wake.wait(UNSTALL_SECONDS):
                unstall(self._scheduler, utc_now())
            if not self._stopping.is_set():
                self._perform(Duty.OUTBOX)

    def _perform(self, duty: Duty) -> None:
        """One duty; its failure stops neither the others nor its own next time."""
        try:
            self._runtime.perform(duty, older_than=WEBHOOKS_FIRST)
        except Exception as error:  # noqa: BLE001 - the next tick tries again
            self._note_failure(duty, where(error))
        else:
            self._done[duty] = self._stopwatch()
            if self._runtime.failing.pop(duty, None):
                log.info("%s works again", duty)

    def standstills(self) -> Iterator[Standstill]:
        """What this process neglects: it fails, hangs, or nobody is left to do it."""
        if self._stopping.is_set():
            return
        now = self._stopwatch()
        late = {
            duty: timedelta(seconds=now - done)
            for duty, done in self._done.items()
            if now - done > TICKS_WITHIN.total_seconds()
        }
        if late:
            says = f"this process ({socket.gethostname()}) does not get done: {', '.join(late)}"
            yield Standstill(What.HERE, says, self._runtime.clock() - max(late.values()))
        ended = sum(not courier.is_alive() for courier in self._couriers)
        if ended:
            says = f"{ended} of {len(self._couriers)} couriers have ended: restart this process"
            yield Standstill(What.COURIERS, says, ALWAYS)

    def _note_failure(self, duty: Duty, what: str) -> None:
        # A database that is away fails twice a second; once in the log will do.
        if self._runtime.failing.get(duty) != what:
            log.error("%s failed: %s", duty, what)
        self._runtime.failing[duty] = what


def _scheduler() -> BackgroundScheduler:
    """A scheduler whose ticks are never skipped for being late, and never run twice at once."""
    return BackgroundScheduler(
        timezone=UTC,
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )


def unstall(scheduler: BackgroundScheduler, now: datetime) -> None:
    """Let jobs run now that wait much longer than they should: the clock was set back."""
    for job in scheduler.get_jobs():
        if job.next_run_time - now > 2 * job.trigger.interval + timedelta(seconds=1):
            job.modify(next_run_time=now)
