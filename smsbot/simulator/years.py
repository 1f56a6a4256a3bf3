"""Years of a practice in fast motion, with failures on purpose; every promise is checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from time import process_time
from zoneinfo import ZoneInfo

from smsbot.core.practice import OFFICE_HOURS, Hours, Practice
from smsbot.settings import Settings
from smsbot.simulator.books import Books
from smsbot.simulator.checks import Checks, PromiseBroken
from smsbot.simulator.departures import Departures
from smsbot.simulator.faults import Dice, Faults
from smsbot.simulator.machine import Machine
from smsbot.simulator.nurse import Nurse
from smsbot.simulator.people import Patients
from smsbot.simulator.twilio import Taken, TwilioBox
from smsbot.simulator.world import Line, World

NURSE = "+14805550199"
PATIENTS_A_YEAR = 1500
YEAR = timedelta(days=365)

AFTERWARDS = timedelta(days=6)
"""How long everything is left to settle, without new faults, before the books are closed."""

ZONES = ("America/Phoenix", "America/New_York", "America/Los_Angeles", "America/Chicago")
HOURS: Sequence[Hours] = (
    OFFICE_HOURS, {day: ((time(9), time(9, 30)), (time(15), time(16))) for day in range(1, 4)}
)  # fmt: skip
"""A practice that has time, and one that is full, where people wait."""

YEARS = (2026, 2027, 2028)
"""The last of them has a leap day."""


@dataclass(frozen=True)
class Outcome:
    """What came of a simulated stretch of time."""

    seed: int
    faults: Faults
    starts: datetime  # UTC
    days: float
    zone: str
    received: int
    sent: int
    visits: int
    deaths: int
    checks: int
    machine_seconds: float  # CPU time
    broken: PromiseBroken | None
    story: Sequence[Line]  # of the patient it hurt

    @property
    def is_clean(self) -> bool:
        """Did every promise hold?"""
        return self.broken is None


class Life:
    """One practice with everybody around it, drawn from a seed."""

    def __init__(self, seed: int, faults: Faults, *, length: timedelta = YEAR) -> None:
        dice = Dice(seed, "practice")
        self.zone = dice.random.choice(ZONES)
        month = dice.random.randrange(1, 13)
        self.starts = datetime(dice.random.choice(YEARS), month, 1, 15, tzinfo=UTC)
        self.ends = self.starts + length
        settings = _settings(self.zone, Dice(seed, "hours").random.choice(HOURS))
        self.world = World(seed, faults, self.starts)
        self.box = TwilioBox(self.world, number=settings.phone)
        self.machine = Machine(self.world, self.box, settings)
        self.checks = Checks()
        parts = (self.checks, self.world, self.box, self.machine)
        self.departures = Departures(*parts)
        self.books = Books(*parts, self.departures)
        self.patients = Patients(self.world, self.box, settings.practice, self._wording)
        self.nurse = Nurse(self.world, self.box, settings.practice, self._kind, phone=NURSE)
        self.box.on_taken, self.box.on_arrival = self.departures.take, self._arrive

    def live(self) -> None:
        """Let all of it happen, let it settle, and close the books.

        Raises:
            PromiseBroken: at the first promise that does not hold.
        """
        self.world.plan_troubles(self.ends)
        share = (self.ends - self.starts) / YEAR
        self.patients.plan(self.ends, count=round(PATIENTS_A_YEAR * share))
        self.nurse.plan(self.ends)
        day = self.starts + timedelta(hours=13)
        while day < self.ends:
            self.world.at(day, self.books.look_over)
            day += timedelta(days=1)
        self.world.run(self.ends)
        self.world.calm_down()
        self.world.run(self.ends + AFTERWARDS)
        self.books.settle()

    def _arrive(self, taken: Taken) -> None:
        (self.nurse if taken.phone == NURSE else self.patients).receive(taken)

    def _wording(self, message_id: int) -> str | None:
        rows = self.machine.rows("SELECT wording FROM messages WHERE id = ?", message_id)
        return rows[0][0] if rows else None

    def _kind(self, message_id: int) -> str | None:
        rows = self.machine.rows("SELECT kind FROM messages WHERE id = ?", message_id)
        return rows[0][0] if rows else None


def simulate(*, seed: int, faults: Faults = Faults.HEAVY, length: timedelta = YEAR) -> Outcome:
    """Live through some time; the outcome names the first promise that did not hold, if any."""
    began = process_time()
    life, broken = Life(seed, faults, length=length), None
    try:
        life.live()
    except PromiseBroken as error:
        broken = error
    visits = life.machine.rows("SELECT count(*) FROM appointments")[0][0]
    life.machine.database.close()
    return Outcome(
        seed=seed, faults=faults, starts=life.starts, days=length / timedelta(days=1),
        zone=life.zone, received=len(life.box.written), sent=len(life.box.taken), visits=visits,
        deaths=life.machine.deaths, checks=life.checks.count,
        machine_seconds=process_time() - began, broken=broken,
        story=life.world.story_of(broken.phone) if broken else (),
    )  # fmt: skip


def _settings(zone: str, hours: Hours) -> Settings:
    return Settings(
        account_sid="AC" + "5" * 32,
        auth_tokens=("a-token-of-no-account",),
        public_url="http://127.0.0.1:8000",
        secret_key="a-key-of-no-practice",  # noqa: S106 - nobody is let in with it
        nurse_phone=NURSE,
        nurse_email="nurse@practice.example",
        operator_email="operator@practice.example",
        database_url="sqlite://",
        practice=Practice(zone=ZoneInfo(zone), hours=hours),
    )
