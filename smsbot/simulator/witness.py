"""What the simulator itself knows of why a text need not leave. Instants are true and UTC."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter
from zoneinfo import ZoneInfo

from smsbot.core import sms
from smsbot.simulator.checks import TOLERANCE, as_instant
from smsbot.simulator.faults import Trouble
from smsbot.simulator.machine import Machine
from smsbot.simulator.people import ALARM, START, STOP, SWITCHES_OFF, SWITCHES_ON
from smsbot.simulator.twilio import TwilioBox, Written
from smsbot.simulator.world import World

EVER = datetime.max.replace(tzinfo=UTC)
AFTERMATH = timedelta(minutes=30)
"""So long a trouble is felt after its end: what was held is tried again, more and more rarely."""

KEEPS_FROM_LEAVING = frozenset(
    {Trouble.TWILIO_DOWN, Trouble.ACCOUNT, Trouble.MACHINE_DOWN, Trouble.DATABASE_AWAY}
)
TAKEN_IN_AT_ONCE = timedelta(minutes=2)
"""What is taken in later than this may be of another time, and resumes nothing."""

QUIET_FROM, QUIET_UNTIL = time(21), time(8)
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Span:
    """A stretch of time."""

    since: datetime
    until: datetime = EVER

    def touches(self, other: Span) -> bool:
        """Do the two share a moment?"""
        return self.since <= other.until and other.since <= self.until


class Witness:
    """Knows who has stopped, whose alarm is open, who wants no reminders, and what went wrong."""

    def __init__(self, world: World, box: TwilioBox, machine: Machine) -> None:
        self.world, self.box, self.machine = world, box, machine

    # Of one patient

    @cached_property
    def wrote(self) -> dict[str, list[Written]]:
        """What each phone has written, in that order."""
        found: dict[str, list[Written]] = defaultdict(list)
        for written in self.box.written:
            found[written.phone].append(written)
        return found

    def has_written(self, phone: str, span: Span) -> bool:
        """Has this phone written in this stretch?"""
        return any(span.since <= one.at <= span.until for one in self.wrote[phone])

    def stops(self, phone: str) -> list[Span]:
        """When she was opted out with the carrier, with us, or with both."""
        by_carrier = _spans(
            (one.at, one.optout == "STOP")
            for one in self.wrote[phone]
            if one.optout in ("STOP", "START")
        )
        with_us = _spans(
            (one.at, one.meaning == STOP or one.optout == "STOP")
            for one in self.wrote[phone]
            if STOP in (one.meaning, (one.optout or "").lower()) or _resumes(one)
        )
        return [*by_carrier, *with_us]

    def wants_no_reminders(self, phone: str) -> list[Span]:
        """When she wanted no reminders."""
        return _spans(
            (one.at, one.meaning == SWITCHES_OFF)
            for one in self.wrote[phone]
            if one.meaning in (SWITCHES_OFF, SWITCHES_ON)
        )

    def alarms(self, phone: str) -> list[Span]:
        """From each emergency that she wrote of, until it was let go."""
        return [
            Span(one.at, self._let_go(phone, one.at) + AFTERMATH)
            for one in self.wrote[phone]
            if one.meaning == ALARM
        ]

    def _let_go(self, phone: str, since: datetime) -> datetime:
        rows = self.machine.rows(
            "SELECT a.let_go_at FROM alarms a JOIN patients p ON p.id = a.patient_id "
            "WHERE p.phone = ?",
            phone,
        )
        moments = [as_instant(row[0]) if row[0] else EVER - AFTERMATH for row in rows]
        return min((one for one in moments if one >= since), default=since)

    def is_landline(self, phone: str) -> bool:
        """Is it a phone that cannot be texted?"""
        return self.box.phones[phone].landline

    # Of all

    @cached_property
    def troubles(self) -> list[Span]:
        """When nothing could leave, and a while after."""
        return [
            Span(spell.since, spell.until + AFTERMATH)
            for spell in self.world.past
            if spell.trouble in KEEPS_FROM_LEAVING
        ]

    def undid(self, since: datetime, within: timedelta) -> bool:
        """Has the nurse taken something back in that time?"""
        nurse = self.machine.settings.nurse_phone or ""
        until = since + within + TOLERANCE
        return any(
            since - TOLERANCE <= one.at <= until and one.body == "undo" for one in self.wrote[nurse]
        )

    def texting_time(self, phone: str, at: datetime) -> datetime:
        """The first instant from this one on that is quiet nowhere in her area."""
        zones = sms.zones_of(phone, home=self.machine.settings.practice.zone)
        while any(_is_quiet(at, zone) for zone in zones):
            # All our zones are whole hours from UTC: their quiet hours end at a full one.
            at = at.replace(minute=0, second=0, microsecond=0) + AN_HOUR
        return at


def longest_free(span: Span, blocked: Iterable[Span]) -> timedelta:
    """The longest stretch of a span that nothing blocks."""
    free, since = timedelta(0), span.since
    for one in sorted(blocked, key=lambda one: one.since):
        if one.touches(span):
            free = max(free, one.since - since)
            since = max(since, one.until)
    return max(free, span.until - since)


def _resumes(written: Written) -> bool:
    at = written.accepted_at
    says_so = written.meaning == START or written.optout == "START"
    return says_so and at is not None and at - written.at <= TAKEN_IN_AT_ONCE


def _spans(changes: Iterable[tuple[datetime, bool]]) -> list[Span]:
    """The stretches from each change to yes until the next one to no."""
    turns = [next(group) for _, group in groupby(changes, key=itemgetter(1))]
    return list(_between(turns))


def _between(changes: list[tuple[datetime, bool]]) -> Iterator[Span]:
    for (at, is_on), (until, _) in pairwise([*changes, (EVER, False)]):
        if is_on:
            yield Span(at, until)


def _is_quiet(at: datetime, zone: ZoneInfo) -> bool:
    local = at.astimezone(zone).time()
    return local >= QUIET_FROM or local < QUIET_UNTIL
