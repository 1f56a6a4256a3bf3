"""Silence is an alarm: a thread of its own looks whether anything stands still, and tells.

It leans on nothing that it watches: it waits by itself, tells by e-mail past every queue, and
when the database is away its own memory knows what was told.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from smsbot.db.models import Hold
from smsbot.gateways import SendError
from smsbot.runtime import Duty, Runtime, where
from smsbot.services import watch
from smsbot.services.watch import Standstill, What

log = logging.getLogger(__name__)

LOOKS_EVERY = timedelta(seconds=60)
TOLD_AFTER = timedelta(minutes=5)

OF_THIS_PROCESS = frozenset({What.DATABASE, What.HERE, What.COURIERS})
"""What other processes may see otherwise: only our own memory knows whether it was told."""

TOLD_ELSEWHERE = frozenset({What.HELD, What.WEBHOOK, What.EMAIL})
"""What is told by whoever finds it, or cannot be told at all."""


class Watchdog:
    """Looks once a minute; what has stood still for five minutes the operator hears, once."""

    def __init__(
        self, runtime: Runtime, *, here: Callable[[], Iterable[Standstill]] = tuple
    ) -> None:
        """`here` tells what this process itself neglects."""
        self._runtime, self._here = runtime, here
        self._began = runtime.clock()
        self._away_since: datetime | None = None
        self._told: set[What] = set()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        for silent in watch.unheard(self._runtime.settings):
            log.warning("%s", silent.says)
        self._thread.start()

    def stop(self) -> None:
        """End; an e-mail that is just leaving is not waited for."""
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.wait(LOOKS_EVERY.total_seconds()):
            try:
                self.look()
            except Exception as error:  # noqa: BLE001 - the next look tries again
                log.error("the watchdog stumbled: %s", where(error))

    def look(self) -> None:
        """Tell what has stood still for long and was not told; forget what moves again."""
        found = [one for one in self._found() if one.what not in TOLD_ELSEWHERE]
        self._told &= {one.what for one in found}
        # What was before our own start counts for nothing: we may only just have been started.
        long_ago = self._runtime.clock() - TOLD_AFTER
        old = [one for one in found if max(one.since, self._began) <= long_ago]
        news = [one for one in old if one.what not in self._told]
        shared = self._claim(found, news)
        news = [one for one in news if one.what in OF_THIS_PROCESS or one.what in shared]
        if news and not self._tell(news):
            self._take_back(shared)
            if self._can_tell:
                return  # The next look tries again.
        self._told |= {one.what for one in old}

    def _found(self) -> list[Standstill]:
        here = list(self._here())
        try:
            with self._runtime.reading() as desk:
                standing = watch.look(desk, duties=tuple(Duty))
        except Exception as error:  # noqa: BLE001 - whatever it is, the database did not answer
            log.error("the database did not answer the watchdog: %s", where(error))
            self._away_since = self._away_since or self._runtime.clock()
            says = "the database cannot be reached"
            return [Standstill(What.DATABASE, says, self._away_since), *here]
        self._away_since = None
        return [*standing.standstills, *here]

    def _claim(self, found: list[Standstill], news: list[Standstill]) -> set[What]:
        """What other processes need not tell any more; all of it, where nothing can be written."""
        try:
            return self._untold(found, news)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not silence us
            log.error("the watchdog could not note what it tells: %s", where(error))
            return {one.what for one in news}

    def _untold(self, found: list[Standstill], news: list[Standstill]) -> set[What]:
        """Which of these no process has told of yet; they count as told from now on."""
        if self._away_since is not None:
            return set()
        shared = set(What) - OF_THIS_PROCESS - TOLD_ELSEWHERE
        with self._runtime.reading() as desk:
            known = {what for what in shared if desk.session.get(Hold, _name(what))}
        over = known - {one.what for one in found}
        if not over and not news:
            return set()
        untold = set()
        with self._runtime.desk() as desk:
            desk.lock("watchdog")
            for what in over:
                if (hold := desk.session.get(Hold, _name(what))) is not None:
                    desk.session.delete(hold)
            for one in news:
                if one.what in shared and desk.session.get(Hold, _name(one.what)) is None:
                    since = max(one.since, self._began)
                    hold = Hold(name=_name(one.what), since=since, until=desk.now)
                    hold.told_at = desk.now
                    desk.session.add(hold)
                    untold.add(one.what)
        return untold

    def _take_back(self, shared: set[What]) -> None:
        """Nobody was told after all."""
        if not shared:
            return
        with self._runtime.desk() as desk:
            for what in shared:
                if (hold := desk.session.get(Hold, _name(what))) is not None:
                    desk.session.delete(hold)

    def _tell(self, news: list[Standstill]) -> bool:
        """Tell by e-mail, past the queue, which may be what stands still."""
        settings = self._runtime.settings
        for one in news:
            log.error("stands still: %s", one.says)
        to = settings.operator_email or settings.nurse_email
        if to is None or not self._can_tell:
            return False
        lines = [f"- {one.says} (since {self._clock(one)})" for one in news]
        text = "\n".join(
            [
                "Something has stood still at smsbot for more than five minutes:", "", *lines, "",
                "What waits is not lost, and goes on once it runs again. Look whether `smsbot "
                "serve` (or `smsbot worker`) is running, what its log says, and what "
                f"{settings.public_url}/readyz answers. You will not hear of it again until it "
                "is well in between.", "",
            ]
        )  # fmt: skip
        try:
            self._runtime.email.send(to=to, subject="smsbot stands still", text=text)
        except SendError as error:
            log.error("the operator could not be told what stands still: %s", error.fault)
            return False
        return True

    @property
    def _can_tell(self) -> bool:
        return not any(watch.unheard(self._runtime.settings))

    def _clock(self, one: Standstill) -> str:
        local = self._runtime.settings.practice.local(max(one.since, self._began))
        return f"{local:%Y-%m-%d %H:%M} by the practice's clock"


def _name(what: What) -> str:
    return f"watchdog:{what}"
