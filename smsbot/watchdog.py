"""Silence is an alarm: a thread of its own looks whether anything stands still, and tells.

It leans on nothing that it watches: it waits by itself, takes a database that hangs for one that is
away, tells by e-mail past every queue, and when the database is away its own memory knows what was
told.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from smsbot.db.models import Hold
from smsbot.gateways import SendError
from smsbot.runtime import Duty, Runtime, where
from smsbot.services import watch
from smsbot.services.watch import Standstill, What

log = logging.getLogger(__name__)

T = TypeVar("T")

LOOKS_EVERY = timedelta(seconds=60)
TOLD_AFTER = timedelta(minutes=5)
ANSWERS_WITHIN = timedelta(seconds=20)
"""A database that says nothing for so long counts as away."""

OF_THIS_PROCESS = frozenset({What.DATABASE, What.HERE, What.COURIERS})
"""What other processes may see otherwise: only our own memory knows whether it was told."""

TOLD_ELSEWHERE = frozenset({What.HELD, What.WEBHOOK, What.EMAIL})
"""What is told by whoever finds it, or cannot be told at all."""


class NoAnswerError(Exception):
    """The database does not answer, which is not the same as an error."""


class Watchdog:
    """Looks once a minute; what has stood still for five minutes the operator hears, once."""

    def __init__(
        self,
        runtime: Runtime,
        *,
        here: Callable[[], Iterable[Standstill]] = tuple,
        answers_within: timedelta = ANSWERS_WITHIN,
    ) -> None:
        """`here` tells what this process itself neglects."""
        self._runtime, self._here, self._answers_within = runtime, here, answers_within
        self._began = runtime.clock()
        self._since: dict[What, datetime] = {}
        self._told: set[What] = set()
        self._asking: threading.Thread | None = None
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
        now = self._runtime.clock()
        found = self._dated(self._found(now), now)
        self._told &= {one.what for one in found}
        old = [one for one in found if one.since <= now - TOLD_AFTER]
        news = [one for one in old if one.what not in self._told]
        shared = self._claim(found, news)
        news = [one for one in news if one.what in OF_THIS_PROCESS or one.what in shared]
        if news and not self._tell(news):
            self._take_back(shared)
            if self._can_tell:
                return  # The next look tries again.
        self._told |= {one.what for one in old}

    def _found(self, now: datetime) -> list[Standstill]:
        here = list(self._here())
        try:
            standing = self._asked(self._standing)
        except Exception as error:  # noqa: BLE001 - whatever it is, the database did not answer
            log.error("the database did not answer the watchdog: %s", where(error))
            return [Standstill(What.DATABASE, "the database cannot be reached", now), *here]
        return [*standing.standstills, *here]

    def _standing(self) -> watch.Standing:
        with self._runtime.reading() as desk:
            return watch.look(desk, duties=tuple(Duty))

    def _dated(self, found: list[Standstill], now: datetime) -> list[Standstill]:
        """What we tell of, each since the earliest instant that we have seen it to stand.

        Rows alone do not know: an instant of theirs lies ahead once the clock was set back. What
        was before our own start counts for nothing, as we may only just have been started.
        """
        found = [one for one in found if one.what not in TOLD_ELSEWHERE]
        self._began = min(self._began, now)
        self._since = {
            one.what: min(now, self._since.get(one.what, now), max(one.since, self._began))
            for one in found
        }
        return [replace(one, since=self._since[one.what]) for one in found]

    def _asked(self, ask: Callable[[], T]) -> T:
        """What the database answers, asked in a thread of its own as it may hang.

        Raises:
            NoAnswerError: when it takes too long, or an earlier question still hangs.
        """
        if self._asking is not None and self._asking.is_alive():
            raise NoAnswerError
        answer: Future[T] = Future()

        def ask_it() -> None:
            try:
                answer.set_result(ask())
            except Exception as error:  # noqa: BLE001 - raised where it was asked
                answer.set_exception(error)

        self._asking = threading.Thread(target=ask_it, name="watchdog asks", daemon=True)
        self._asking.start()
        try:
            return answer.result(self._answers_within.total_seconds())
        except TimeoutError:
            raise NoAnswerError from None

    def _claim(self, found: list[Standstill], news: list[Standstill]) -> set[What]:
        """What other processes need not tell any more; all of it, where nothing can be written."""
        if any(one.what is What.DATABASE for one in found):
            return set()
        try:
            return self._asked(lambda: self._untold(found, news))
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not silence us
            log.error("the watchdog could not note what it tells: %s", where(error))
            return {one.what for one in news}

    def _untold(self, found: list[Standstill], news: list[Standstill]) -> set[What]:
        """Which of these no process has told of yet; they count as told from now on."""
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
                    hold = Hold(name=_name(one.what), since=one.since, until=desk.now)
                    hold.told_at = desk.now
                    desk.session.add(hold)
                    untold.add(one.what)
        return untold

    def _take_back(self, shared: set[What]) -> None:
        """Nobody was told after all."""
        if shared:
            self._asked(lambda: self._forget(shared))

    def _forget(self, shared: set[What]) -> None:
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
        local = self._runtime.settings.practice.local(one.since)
        return f"{local:%Y-%m-%d %H:%M} by the practice's clock"


def _name(what: What) -> str:
    return f"watchdog:{what}"
