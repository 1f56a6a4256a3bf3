"""The machine smsbot runs on: its processes die, its database fails, its clock goes wrong."""

from __future__ import annotations

import io
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, SQLModel
from twilio.request_validator import RequestValidator

from smsbot.app import create_app
from smsbot.db.engine import Database
from smsbot.gateways.twilio_sms import TwilioGateway
from smsbot.runtime import Duty, Runtime
from smsbot.services.catching_up import LOOKS_EVERY
from smsbot.settings import Settings
from smsbot.simulator.checks import as_instant, as_stored
from smsbot.simulator.faults import Dice, Trouble
from smsbot.simulator.phones import Mailbox
from smsbot.simulator.twilio import BoxedWire, TwilioBox
from smsbot.simulator.world import World

TRIES_AGAIN = timedelta(seconds=30)
HEARTBEAT = timedelta(hours=6)
"""A pass over everything is made this often even when nothing seems due."""

OFFERED_WITHIN = timedelta(seconds=15)
"""How soon the waiting list is looked at when a time may have come free."""

BELL_HEARD_WITHIN = timedelta(milliseconds=50)
STARTS_WITHIN = timedelta(seconds=20)


BEGINNING, LOOKING = "beginning", "looking"


class Died(BaseException):
    """The process is gone, between any two steps."""


class FragileDatabase(Database):
    """A database in memory at which everything may fail."""

    def __init__(self, hazard: Callable[[str], None]) -> None:
        super().__init__("sqlite://")
        self._hazard = hazard

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """As in earnest, with a chance to die around the commit."""
        self._hazard(BEGINNING)
        with super().transaction() as session:
            yield session
            self._hazard("before a commit")
        self._hazard("after a commit")

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """As in earnest, unless the database is away."""
        self._hazard(LOOKING)
        with super().reading() as session:
            yield session


class Machine:
    """One machine with `smsbot serve` on it, and now and then a `run-due` beside it."""

    def __init__(self, world: World, box: TwilioBox, settings: Settings) -> None:
        self.world, self.box, self.settings = world, box, settings
        self.is_up = True
        self.deaths = 0
        self.answered: Counter[int] = Counter()
        self.mailbox = Mailbox()
        self.database = FragileDatabase(self._hazard)
        self._dice = Dice(world.seed, "machine")
        self._planned: datetime | None = None
        self._all_done_at = self._offered_at = self._looked_at = world.now - HEARTBEAT
        self._guarded = False
        self._lost: set[str] = set()  # texts that no webhook brought, by the carrier's name
        self._written_to: set[str] = set(SQLModel.metadata.tables)
        self._found: dict[str, datetime | None] = {}
        gateway = TwilioGateway(settings, wire=BoxedWire(box))
        self.runtime = Runtime(
            settings, self.database, sms=gateway, email=self.mailbox, clock=self.clock
        )
        self.database.create_all()
        raw = self.database.engine.raw_connection().driver_connection
        assert isinstance(raw, sqlite3.Connection)
        self._raw = raw
        raw.create_function("true_now", 0, lambda: as_stored(world.now))
        event.listen(self.database.engine, "before_cursor_execute", self._note_write)
        self.app = create_app(self.runtime)
        self._sign = RequestValidator(settings.auth_tokens[0])
        box.knock, box.beside, box.on_lost = self.knock, self._work_beside, self._miss
        # As in earnest: a pass is made at the start, and notes since when texts are ours.
        world.at(world.now, self.work)

    def clock(self) -> datetime:
        """What the machine's clock shows (UTC)."""
        return self.world.now + self.world.clock_off()

    # Dying

    def _hazard(self, where: str) -> None:
        """Every commit and every call out is a place to die."""
        if not self._guarded:
            return
        if where in (BEGINNING, LOOKING) and self.world.is_in(Trouble.DATABASE_AWAY):
            raise _fault("unable to open database file")
        if where == BEGINNING and self.world.is_in(Trouble.DATABASE_LOCKED):
            raise _fault("database is locked")
        if self._dice.falls(self.world.rates.dies):
            self.world.tell(f"the process dies {where}")
            raise Died

    def _alive(self, act: Callable[[], Any]) -> Any:
        """Do something in the process; None when nobody is there, or dies over it."""
        if self.world.is_in(Trouble.MACHINE_DOWN):
            self._all_done_at = self.world.now - HEARTBEAT  # first of all when it is back
            return None
        if not self.is_up:
            return None
        outer, self._guarded = self._guarded, True
        try:
            return act()
        except Died:
            if outer:
                raise  # a receipt came in while it was sending: the one process is gone
            self._fall()
            return None
        finally:
            self._guarded = outer

    def _fall(self) -> None:
        self.is_up = False
        self.deaths += 1
        self.world.disturb()
        # What lives in memory is gone.
        self.runtime._noted.clear()
        self.runtime._in_hand.clear()
        self.world.after(STARTS_WITHIN * self._dice.random.random(), self._rise)

    def _rise(self) -> None:
        self.is_up = True
        self.world.disturb()
        self._all_done_at = self.world.now - HEARTBEAT
        self.work()

    def _work_beside(self) -> None:
        """Another process works while this one waits; its death is not ours."""
        outer, self._guarded = self._guarded, True
        try:
            self.runtime.pass_once()
        except Died:
            self.world.tell("(it was the one beside)")
        except ExceptionGroup:
            pass
        finally:
            self._guarded = outer

    # Working

    def knock(self, path: str, form: Mapping[str, str]) -> int | None:
        """Twilio posts a signed form; the status answered, None when nobody answers."""
        status: int | None = self._alive(lambda: self._post(path, form))
        if status is not None:
            self.answered[status] += 1
            if self.runtime.wake.wait(0):
                self.world.after(BELL_HEARD_WITHIN, self._hear_bell)
        if not self._guarded:
            self.plan()
        return status

    def _hear_bell(self) -> None:
        """What a webhook has queued leaves at once."""
        self._alive(lambda: self._perform(Duty.OUTBOX))
        self.plan()

    def _post(self, path: str, form: Mapping[str, str]) -> int:
        body = urlencode(form).encode()
        signature = self._sign.compute_signature(f"{self.settings.public_url}{path}", form)
        bare, _, query = path.partition("?")
        statuses: list[int] = []
        environ = {
            "REQUEST_METHOD": "POST", "SCRIPT_NAME": "", "PATH_INFO": bare, "REQUEST_URI": path,
            "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_X_TWILIO_SIGNATURE": signature, "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(), "wsgi.multithread": False, "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }  # fmt: skip

        def start(status: str, _headers: object, _trouble: object = None) -> Callable[..., object]:
            statuses.append(int(status[:3]))
            return lambda _data: None

        list(self.app(environ, start))
        return statuses[0]

    def _perform(self, duty: Duty) -> None:
        if duty is Duty.OPENINGS:
            self._offered_at = self.clock()
        elif duty is Duty.CATCH_UP:
            self._looked_at = self.world.now
        with suppress(OperationalError):  # the next tick tries again
            self.runtime.perform(duty)

    def _pass(self) -> None:
        """Do what is due; everything, when it is long since everything was done."""
        if self.world.now - self._all_done_at < HEARTBEAT:
            for duty in (*self._due_duties(), Duty.OUTBOX):
                self._perform(duty)
            return
        self._all_done_at = self.world.now
        self._offered_at, self._looked_at = self.clock(), self.world.now
        self._everything()

    def _everything(self) -> None:
        try:
            self.runtime.pass_once()
        except ExceptionGroup as errors:
            _, unexpected = errors.split(OperationalError)
            if unexpected is not None:
                raise unexpected from None

    def work(self) -> None:
        """One pass over what is due, if anybody is there to make it."""
        self._planned = None
        self._alive(self._pass)
        self.plan()

    def plan(self) -> None:
        """See to it that a pass is made when the next thing falls due."""
        now = self.world.now
        ends = self.world.ends(Trouble.MACHINE_DOWN)
        due = ends if ends is not None else self.next_due()
        at = min(max(due, now + TRIES_AGAIN) if due <= now else due, now + HEARTBEAT)
        if self._planned is None or at < self._planned or self._planned <= now:
            self._planned = at
            self.world.at(at, lambda: self._work_if_planned(at))

    def _work_if_planned(self, at: datetime) -> None:
        if self._planned == at:
            self.work()

    # What is due: only a saving of passes in which nothing would happen

    def _miss(self, sid: str) -> None:
        """No webhook will bring this text: a look at the carrier's list will, if we look."""
        self._lost.add(sid)
        self.plan()

    def _still_lost(self) -> bool:
        if self._lost:
            kept = {sid for sid in self._lost if self.rows(_KEPT, sid)}
            self._lost -= kept
        return bool(self._lost)

    def _note_write(
        self, _connection: object, _cursor: object, statement: str, *_more: object
    ) -> None:
        verb, *more = statement.split(None, 3)
        if verb in ("INSERT", "DELETE"):
            self._written_to.add(more[1])
        elif verb == "UPDATE":
            self._written_to.add(more[0])

    def next_due(self) -> datetime:
        """The next instant at which something may fall due (UTC)."""
        return min(at for _, at in self._dues())

    def _due_duties(self) -> list[Duty]:
        now = self.clock()
        return sorted({duty for duty, at in self._dues() if at <= now}, key=list(Duty).index)

    def _dues(self) -> Iterator[tuple[Duty, datetime]]:
        yield Duty.DIGEST, self._next_digest()
        if self._still_lost():
            yield Duty.CATCH_UP, self._looked_at + LOOKS_EVERY
        self._look_anew()
        changed = self._found[_CHANGED]
        if changed is not None and changed > self._offered_at:
            yield Duty.OPENINGS, changed + OFFERED_WITHIN
        for duty, query, wait in _DUE:
            moment = self._found[query]
            if moment is not None:
                yield duty, moment + wait

    def _look_anew(self) -> None:
        """Ask again what may have another answer since somebody wrote to its tables."""
        for query, tables in _TABLES.items():
            if not tables.isdisjoint(self._written_to):
                moment = self.rows(query)[0][0]
                self._found[query] = None if moment is None else as_instant(moment)
        self._written_to.clear()

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What the tables hold, past everything that may fail."""
        return self._raw.execute(query, values).fetchall()

    def _next_digest(self) -> datetime:
        practice = self.settings.practice
        local = practice.local(self.clock())
        due = datetime.combine(local.date(), self.settings.digest_time)
        return practice.instant(due if due > local else due + timedelta(days=1))


_WAITS = "r.waits_since IS NOT NULL AND r.status IN ('requested', 'offered')"
_CHANGED = (
    f"SELECT max(at) FROM (SELECT max(changed_at) AS at FROM appointments WHERE EXISTS (SELECT 1 "  # noqa: S608 - all of it is ours
    f"FROM requests r WHERE {_WAITS}) UNION SELECT max(c.updated_at) FROM conversations c JOIN "
    f"requests r ON r.patient_id = c.patient_id WHERE {_WAITS})"
)
"""When a time may have come free for somebody who waits, or she may have let one pass."""

_DUE = (
    (Duty.OUTBOX, "SELECT min(send_after) FROM messages WHERE status = 'queued'", timedelta(0)),
    (Duty.LOOK_UPS, "SELECT min(attempted_at) FROM messages WHERE status = 'sending'",
     timedelta(seconds=61)),
    (Duty.LOOK_UPS, "SELECT min(attempted_at) FROM messages WHERE status = 'unknown' AND "
     "settled_at IS NULL", timedelta(seconds=61)),
    (Duty.INBOUND, "SELECT min(created_at) FROM messages WHERE handled_at IS NULL AND "
     "direction = 'inbound'", timedelta(seconds=6)),
    (Duty.ALARMS, "SELECT min(next_ring_at) FROM alarms WHERE next_ring_at IS NOT NULL",
     timedelta(0)),
    (Duty.MAIL, "SELECT min(next_try_at) FROM emails WHERE next_try_at IS NOT NULL", timedelta(0)),
    (Duty.SWEEP, "SELECT min(last_at) FROM requests WHERE status IN ('requested', 'offered') "
     "AND lapsed_at IS NULL", timedelta(0)),
    (Duty.OPENINGS, "SELECT min(offered_until) FROM requests WHERE waits_since IS NOT NULL AND "
     "status = 'offered'", timedelta(0)),
    (Duty.SWEEP, "SELECT min(last_opens_at) FROM requests WHERE status = 'requested' AND "
     "warned_at IS NULL AND lapsed_at IS NULL AND moves_visit IS NULL AND waits_since IS NULL",
     -timedelta(hours=2)),
    (Duty.SWEEP, "SELECT min(a.starts_at) FROM requests r JOIN appointments a ON r.moves_visit = "
     "a.id WHERE r.status = 'requested' AND r.warned_at IS NULL AND r.waits_since IS NULL AND "
     "a.status = 'confirmed'",
     -timedelta(hours=4)),
    (Duty.SWEEP, "SELECT min(a.starts_at) FROM requests r JOIN appointments a ON r.moves_visit = "
     "a.id WHERE r.status IN ('requested', 'offered') AND r.waits_since IS NULL", timedelta(0)),
)  # fmt: skip

_TABLES = {
    query: frozenset(re.findall(r"(?:FROM|JOIN) (\w+)", query))
    for query in (_CHANGED, *(query for _, query, _ in _DUE))
}
"""Which tables the answers depend on."""

_KEPT = "SELECT 1 FROM messages WHERE sid = ?"


def _fault(said: str) -> OperationalError:
    return OperationalError("BEGIN", None, sqlite3.OperationalError(said))
