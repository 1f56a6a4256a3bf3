"""What a running smsbot holds, and one pass over what is due. Only this file asks the time."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from smsbot.db.engine import Database
from smsbot.gateways import EmailGateway, SmsGateway
from smsbot.services import (
    alarms,
    busy,
    catching_up,
    cleaning,
    digest,
    inbound,
    mail,
    restoring,
    retention,
    ringing,
    sweep,
    waiting,
)
from smsbot.services.desk import Desk
from smsbot.services.outbox import Outbox
from smsbot.settings import Settings

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]
"""Tells the instant that it is (aware, UTC)."""

_NOTE = {
    dialect: insert(SQLModel.metadata.tables["ticks"]).on_conflict_do_update(
        index_elements=["name"], set_={"at": text("excluded.at")}
    )
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}

NOTED_EVERY = timedelta(seconds=20)
"""How often a tick is written down; each time costs a write to the disk."""

CALENDAR_LOOKED_AT = timedelta(seconds=30)
"""How often we look whether the nurse's calendar is to be read; hardly ever it is."""


ASKED_FROM = frozenset({"engine.py", "postgres.py"})
"""Where everything is asked of the database; who asks there says more of an error."""


def utc_now() -> datetime:
    """The instant that it is (UTC)."""
    return datetime.now(UTC)


class Duty(StrEnum):
    """What happens by itself, in the order of one pass."""

    CATCH_UP = "catch_up"  # texts that no webhook brought
    INBOUND = "inbound"  # texts that came in and were not answered at once
    ALARMS = "alarms"
    SWEEP = "sweep"
    OPENINGS = "openings"  # times that came free, for those who wait
    DIGEST = "digest"
    LOOK_UPS = "look_ups"  # what became of texts that may have left
    MAIL = "mail"
    CLEANING = "cleaning"
    OUTBOX = "outbox"  # the last of those that have something to send, as the others fill it
    BUSY = "busy"  # the nurse's own calendar; last, as it waits for somebody else's machine


class Wake:
    """A bell that one of those who wait hears; rung again while nobody waits, it rings once."""

    def __init__(self) -> None:
        self._rings = threading.Semaphore(0)

    def set(self) -> None:
        """Ring: something may be ready to leave."""
        self._rings.release()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for a ring, at most so many seconds; whether there was one."""
        heard = self._rings.acquire(timeout=timeout)
        while heard and self._rings.acquire(blocking=False):
            pass  # Whoever sets out now takes care of all that rang before.
        return heard


@dataclass(frozen=True)
class Runtime:
    """The settings, the database, the ways out, the clock, and the bell that wakes the outbox."""

    settings: Settings
    database: Database
    sms: SmsGateway
    email: EmailGateway
    clock: Clock = utc_now
    wake: Wake = field(default_factory=Wake)
    stopping: threading.Event = field(default_factory=threading.Event)
    failing: dict[str, str] = field(default_factory=dict, repr=False)
    """What failed when it was last tried: which duty or webhook, and `where`."""

    _noted: dict[Duty, datetime] = field(default_factory=dict, repr=False)
    _looked: dict[Duty, datetime] = field(default_factory=dict, repr=False)
    _in_hand: set[int] = field(default_factory=set, repr=False)

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """A turn at the desk; what is done commits when the block ends well."""
        with self.database.transaction() as session:
            yield Desk(session, self.settings, self.clock())

    @contextmanager
    def reading(self) -> Iterator[Desk]:
        """A look over the desk; nothing may be changed, and no writer is waited for."""
        with self.database.reading() as session:
            yield Desk(session, self.settings, self.clock())

    @property
    def outbox(self) -> Outbox:
        """How texts leave."""
        return Outbox(
            self.database, self.settings, self.sms, self.clock, going=self._going,
            in_hand=self._in_hand,
        )  # fmt: skip

    def _going(self) -> bool:
        return not self.stopping.is_set()

    def come_back(self) -> bool:
        """Before anything leaves: if this is a backup, what has left since? False: not known."""
        return restoring.come_back(self.database, self.settings, self.sms, self.clock)

    def pass_once(self, *, older_than: timedelta = timedelta(0)) -> None:
        """One pass over everything that is due now; a duty that fails does not stop the rest.

        Args:
            older_than: leave texts alone that came in more lately, as a webhook may hold them.

        Raises:
            ExceptionGroup: when all is done, with the errors of the duties that failed.
        """
        errors: list[Exception] = []
        done = []
        for duty in Duty:
            try:
                self._act(duty, older_than=older_than)
                done.append(duty)
            except Exception as error:  # noqa: BLE001 - raised below, once the rest is done
                log.error("%s failed: %s", duty, where(error))
                errors.append(error)
        try:
            self._note(*done)
        except Exception as error:  # noqa: BLE001 - raised below
            errors.append(error)
        if errors:
            raise ExceptionGroup("not everything that was due could be done", errors)

    def perform(self, duty: Duty, *, older_than: timedelta = timedelta(0)) -> None:
        """Do what one duty asks for now, and note that it was done."""
        self._act(duty, older_than=older_than)
        self._note(duty)

    def _act(  # noqa: C901 - a flat match, one case for each duty
        self, duty: Duty, *, older_than: timedelta
    ) -> None:
        match duty:
            case Duty.CATCH_UP:
                self._catch_up(older_than)
            case Duty.INBOUND:
                inbound.handle_waiting(
                    self.database, self.settings, self.clock, older_than=older_than
                )
            case Duty.ALARMS:
                if alarms.any_due(self.database, self.clock()):
                    with self.desk() as desk:
                        alarms.ring_due(desk)
                        alarms.mail_what_was_not_texted(desk)
                self._call_for_alarms()
            case Duty.SWEEP:
                sweep.sweep(self.database, self.settings, self.clock)
            case Duty.OPENINGS:
                waiting.offer_openings(self.database, self.settings, self.clock)
            case Duty.DIGEST:
                self._send_digest()
            case Duty.LOOK_UPS:
                self.outbox.reconcile()
            case Duty.MAIL:
                mail.deliver_due(
                    self.database, self.settings, self.email, self.clock, going=self._going
                )
            case Duty.CLEANING:
                self._clean()
            case Duty.BUSY:
                self._read_calendar()
            case Duty.OUTBOX:
                self.outbox.deliver_due()
                # At once, though what fails here is for the duty of alarms to say.
                with suppress(Exception):
                    self._call_for_alarms()

    def _catch_up(self, older_than: timedelta) -> None:
        # First what we said since the backup: it may have answered what is fetched.
        if self.come_back() and catching_up.fetch(
            self.database, self.settings, self.sms, self.clock
        ):
            self.perform(Duty.INBOUND, older_than=older_than)
            self.wake.set()

    def _call_for_alarms(self) -> None:
        ringing.call_for_alarms(self.database, self.settings, self.sms, self.clock)

    def _send_digest(self) -> None:
        with self.reading() as desk:
            is_due = digest.is_due(desk)
        if is_due:
            with self.desk() as desk:
                digest.send_if_due(desk)

    def _clean(self) -> None:
        with self.reading() as desk:
            is_due = cleaning.is_due(desk)
        if is_due:
            with self.desk() as desk:
                cleaning.clean(desk)
            retention.keep_to_it(self.database, self.settings, self.clock)

    def _read_calendar(self) -> None:
        now, before = self.clock(), self._looked.get(Duty.BUSY)
        if before is not None and abs(now - before) < CALENDAR_LOOKED_AT:
            return
        busy.read_if_due(self.database, self.settings, self.clock)
        self._looked[Duty.BUSY] = now

    def _note(self, *duties: Duty) -> None:
        now = self.clock()
        due = [duty for duty in duties if self._is_to_be_noted(duty, now)]
        if not due:
            return
        with self.database.transaction() as session:
            note = _NOTE[session.get_bind().dialect.name]
            session.execute(note, [{"name": duty.value, "at": now} for duty in due])
        self._noted.update(dict.fromkeys(due, now))

    def _is_to_be_noted(self, duty: Duty, now: datetime) -> bool:
        before = self._noted.get(duty)
        # Either way, as the clock may have been set back.
        return before is None or abs(now - before) >= NOTED_EVERY

    def close(self) -> None:
        """Let go of every connection."""
        self.database.close()
        close = getattr(self.sms, "close", None)
        if close is not None:
            close()


def where(error: BaseException) -> str:
    """An error's type and the line of ours it came from, without its words.

    Those may hold a patient's: a database's error quotes what was to be stored.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        frame
        for frame in frames
        if "smsbot" in (file := Path(frame.filename)).parts and file.name not in ASKED_FROM
    ]
    place = (ours or frames)[-1:]
    said = "".join(f" at {Path(frame.filename).name}:{frame.lineno}" for frame in place)
    return type(error).__name__ + said
