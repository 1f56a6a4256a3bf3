"""What must hold of the waiting list, seen from Twilio's side."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime, timedelta

from smsbot.core.practice import Practice
from smsbot.core.wording.times import MONTHS
from smsbot.simulator.checks import ACT_WITHIN, Checks, as_stored
from smsbot.simulator.machine import Machine
from smsbot.simulator.twilio import Taken, TwilioBox, Written
from smsbot.simulator.world import World

PROMISED_FOR = timedelta(minutes=30)
"""So long a time that came free is held for whoever was asked."""

A_WEEK, MOST_A_WEEK = timedelta(days=7), 3


class WaitingLine:
    """Watches who is promised which time, and whether it is kept."""

    def __init__(self, checks: Checks, world: World, box: TwilioBox, machine: Machine) -> None:
        self.require = checks.require
        self.world, self.box, self.machine = world, box, machine
        self.practice = machine.settings.practice
        self._promised: dict[datetime, Taken] = {}
        self._asked: dict[str, list[Taken]] = defaultdict(list)

    def take(self, taken: Taken) -> None:
        """She is promised a time that came free, for half an hour."""
        phone = taken.phone
        for start in times_in(taken, self.practice):
            before = self._promised.get(start)
            self.require(
                before is None or before.phone == phone or before.has_failed
                or taken.at - before.at >= PROMISED_FOR or self._has_written_since(before),
                "no time is promised twice", phone, taken.body,
            )  # fmt: skip
            others = self.machine.rows(
                "SELECT 1 FROM appointments WHERE status = 'confirmed' AND starts_at = ?",
                as_stored(start),
            )
            self.require(not others, "what is promised is free", phone, taken.body)
            self._promised[start] = taken
        lately = [
            one
            for one in self._asked[phone]
            if not one.has_failed and taken.at - one.at < A_WEEK - self.world.tolerance()
        ]
        self.require(len(lately) < MOST_A_WEEK, "nobody is asked too often", phone, taken.body)
        self._asked[phone].append(taken)

    def _has_written_since(self, taken: Taken) -> bool:
        wrote_at = self.box.phones[taken.phone].wrote_at
        return wrote_at is not None and wrote_at >= taken.at

    def hear(self, written: Written) -> None:
        """A 1 within the half hour, to what she was last texted, must make it hers."""
        received = self.box.phones[written.phone].received[-1:]
        asked = self._asked[written.phone][-1:]
        if written.body != "1" or not asked or received != asked:
            return
        in_time = not asked[0].has_failed and written.at - asked[0].at <= PROMISED_FOR
        if in_time and self.world.now - written.at <= self.world.tolerance():
            start = times_in(asked[0], self.practice)[0]
            self.world.after(ACT_WITHIN, lambda: self._is_hers(written.phone, start))

    def _is_hers(self, phone: str, start: datetime) -> None:
        if not self.world.was_calm(for_=ACT_WITHIN + PROMISED_FOR):
            return
        hers = self.machine.rows(
            "SELECT 1 FROM messages m JOIN patients p ON p.id = m.patient_id WHERE p.phone = ? AND "
            "m.wording IN ('confirmed', 'moved') AND m.\"values\" LIKE ?",
            phone, f"%{self.practice.local(start):%Y-%m-%dT%H:%M}%",
        )  # fmt: skip
        self.require(hers, "what is promised is kept", phone, str(start))


def times_in(taken: Taken, practice: Practice) -> list[datetime]:
    """The instants that the words of a text name."""
    local = practice.local(taken.at)
    found = []
    for pattern in (_ENGLISH_TIME, _SPANISH_TIME):
        for said in pattern.finditer(taken.body):
            month = _MONTH[said["month"].casefold()]
            months_ahead = (month - local.month + 6) % 12 - 6  # the nearest one of its name
            year = local.year + (local.month + months_ahead - 1) // 12
            hour = int(said["hour"]) % 12 + (12 if said["half"] == "PM" else 0)
            moment = datetime(year, month, int(said["day"]), hour, int(said["minute"]))
            found.append(practice.instant(moment))
    return found


_MONTH = {
    name.casefold(): number
    for names in MONTHS.values()
    for number, name in enumerate(names, start=1)
}
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)[^ ]* (?P<half>[AP]M)"
_ENGLISH_TIME = re.compile(rf"(?P<month>[A-Z][a-z]{{2}}) (?P<day>\d{{1,2}})(?: at|,) {_CLOCK}")
_SPANISH_TIME = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>[a-z]{{3}})(?: a las?|,) {_CLOCK}")
