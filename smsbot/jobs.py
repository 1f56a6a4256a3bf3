"""What happens by itself. APScheduler only ticks: what is due, the database knows.

Ticks of the outbox ring a bell, as webhooks do, and couriers who hear it carry the texts out;
there are several, so that an answer does not wait behind a slow delivery.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from smsbot.db.models import Hold, Tick
from smsbot.gateways import SendError
from smsbot.runtime import Duty, Runtime, utc_now, where

log = logging.getLogger(__name__)

COURIERS = 3
EVERY: dict[Duty, timedelta] = {
    Duty.CATCH_UP: timedelta(seconds=60),  # asks the carrier more seldom
    Duty.INBOUND: timedelta(seconds=15),
    Duty.ALARMS: timedelta(seconds=15),
    Duty.SWEEP: timedelta(seconds=30),
    Duty.DIGEST: timedelta(seconds=30),
    Duty.LOOK_UPS: timedelta(seconds=20),
    Duty.MAIL: timedelta(seconds=15),
}
OUTBOX_EVERY = timedelta(seconds=3)
OUTBOX_EVERY_ELSEWHERE = timedelta(seconds=0.5)
"""On PostgreSQL webhooks may arrive in another process, whose bell is not heard here."""

WEBHOOKS_FIRST = timedelta(seconds=5)
"""A text that came in this lately is probably being handled where it came in."""

WATCHED_EVERY = timedelta(seconds=60)
STALLED_AFTER = timedelta(minutes=5)
UNSTALL_SECONDS = 30.0
"""How long no bell may ring before we look whether the scheduler waits for a clock set back."""

NOTHING_TICKS = "nothing ticks"
"""The name of the hold that stands in the database while that is so."""


class Jobs:
    """The ticks and the couriers of one process. Nothing of them outlives it."""

    def __init__(self, runtime: Runtime, *, couriers: int = COURIERS) -> None:
        self._runtime = runtime
        self._stopping = runtime.stopping
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
            if self._runtime.failing.pop(duty, None):
                log.info("%s works again", duty)

    def _note_failure(self, duty: Duty, what: str) -> None:
        # A database that is away fails twice a second; once in the log will do.
        if self._runtime.failing.get(duty) != what:
            log.error("%s failed: %s", duty, what)
        self._runtime.failing[duty] = what


class Watch:
    """Looks whether anything still ticks, here or in another process, and tells by e-mail."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._since = runtime.clock()
        self._scheduler = _scheduler()
        self._scheduler.add_job(self._look, "interval", seconds=WATCHED_EVERY.total_seconds())

    def start(self) -> None:
        """Begin to watch."""
        self._scheduler.start()

    def stop(self) -> None:
        """End; an e-mail that is just leaving is not waited for."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _look(self) -> None:
        try:
            look_for_ticks(self._runtime, since=self._since)
        except Exception as error:  # noqa: BLE001 - the next look tries again
            log.error("could not look for a worker: %s", where(error))


def look_for_ticks(runtime: Runtime, *, since: datetime) -> bool:
    """Has the outbox ticked lately? If not, the operator hears of it, once until it does again.

    `since` is when we began to look: what was before our own start counts for nothing.
    """
    with runtime.desk() as desk:
        desk.lock(NOTHING_TICKS)  # Several processes may be looking.
        tick = desk.session.get(Tick, Duty.OUTBOX.value)
        hold = desk.session.get(Hold, NOTHING_TICKS)
        last = max(since, tick.at) if tick else since
        if desk.now - last < STALLED_AFTER:
            if hold is not None:
                desk.session.delete(hold)
            return True
        hold = hold or Hold(name=NOTHING_TICKS, since=last, until=desk.now)
        if hold.told_at is None and _tell_operator(runtime, last):
            hold.told_at = desk.now
        desk.session.add(hold)
    return False


def _tell_operator(runtime: Runtime, last: datetime) -> bool:
    """Tell by e-mail that nothing leaves; not through the outbox, which is what stands still."""
    settings = runtime.settings
    to = settings.operator_email or settings.nurse_email
    if to is None:
        log.error("nothing has left the outbox since %s: is smsbot worker running?", last)
        return True
    local = settings.practice.local(last)
    text = (
        f"Nothing has left smsbot's outbox since {local:%Y-%m-%d %H:%M} (the practice's clock). "
        "Texts, reminders and digests wait until it runs again; none is lost. Look whether "
        "`smsbot serve` (or `smsbot worker`) is running, and what its log says.\n"
    )
    try:
        runtime.email.send(to=to, subject="smsbot stands still", text=text)
    except SendError as error:
        log.error("the operator could not be told that nothing ticks: %s", error.fault)
        return False
    return True


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
