"""Each visit has its texts: the booking is confirmed, there are reminders, and a follow-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from smsbot.core.events import Kind
from smsbot.simulator.checks import TOLERANCE, Checks
from smsbot.simulator.departures import Departures
from smsbot.simulator.journal import Journal, OurText, Stand
from smsbot.simulator.machine import Machine
from smsbot.simulator.twilio import CAPPED, FILTERED, Taken, TwilioBox
from smsbot.simulator.waiting_line import times_in
from smsbot.simulator.witness import EVER, Span, Witness, longest_free
from smsbot.simulator.world import World

A_DAY = timedelta(days=1)
NOT_SO_SOON = timedelta(hours=4)
"""What would remind her this soon after the booking is not planned."""

TOO_LATE = timedelta(minutes=45)
FOLLOW_UP_KEEPS = timedelta(days=3)
ENOUGH = timedelta(hours=1)
"""In so long a time without a trouble everything leaves, with a look-up and some retries."""

AGAIN_WITHIN = timedelta(minutes=15)
"""So long after a failure it is tried again."""

MOST_TRIES = 5
NAMES = {Kind.REMINDER: "reminder", Kind.FOLLOW_UP: "follow-up"}


@dataclass(frozen=True)
class Owed:
    """A text about a visit that should leave between two instants, and what may keep it back."""

    stand: Stand
    kind: Kind
    due: datetime
    deadline: datetime
    blocked: Sequence[Span]

    @property
    def is_short(self) -> bool:
        """Is there so little time for it that a retry or two may be too many?"""
        return self.deadline - self.due < ENOUGH

    def is_possible(self, since: datetime | None = None) -> bool:
        """Was there time enough for it?"""
        window = Span(max(since or self.due, self.due), self.deadline)
        length = window.until - window.since
        return length > TOLERANCE and longest_free(window, self.blocked) >= min(ENOUGH, length)


class VisitTexts:
    """Closes the accounts of all visits."""

    def __init__(
        self, checks: Checks, world: World, box: TwilioBox, machine: Machine,
        departures: Departures, witness: Witness,
    ) -> None:  # fmt: skip
        self.require = checks.require
        self.world, self.box, self.machine = world, box, machine
        self._departures, self._witness = departures, witness
        self._settings = machine.settings

    def settle(self, journal: Journal, texts: dict[int, OurText]) -> None:
        """Every visit had what it was owed, as far as there was time for it."""
        stands = [one for one in journal.stands() if one.since < one.starts_at]
        open_changes = journal.open_changes()
        agreed = {(one.visit, one.starts_at): one.since for one in reversed(stands)}
        about: dict[int | None, list[OurText]] = defaultdict(list)
        for text in texts.values():
            about[text.visit].append(text)
        for stand in stands:
            if self._witness.is_landline(stand.phone):
                continue
            first = agreed[stand.visit, stand.starts_at]
            told = self._telling(stand, first, texts)
            if not told:
                self._could_not_be_told(stand)
            ours = about[stand.visit]
            owed = list(self._reminders(stand))
            is_changing = stand.visit in open_changes and self._was_talked_of(stand, first)
            if any(_arrived(one) for one in told) and not is_changing:
                owed += self._follow_up(stand)
            for one in owed:
                self._left(one, [text for text in ours if _is(text, one, owed)])

    # What is owed

    def _reminders(self, stand: Stand) -> Iterator[Owed]:
        planned = []
        for lead in sorted(self._settings.reminders, reverse=True):
            due = self._witness.texting_time(stand.phone, stand.starts_at - lead)
            after = stand.starts_at - lead - stand.since - NOT_SO_SOON
            if after > TOLERANCE and stand.starts_at - due >= TOO_LATE:
                planned.append(due)
        for due, following in pairwise([*planned, EVER]):
            # Of two that are due only the later one leaves.
            deadline = min(following, stand.starts_at - TOO_LATE, stand.until, self.world.now)
            silent = self._witness.wants_no_reminders(stand.phone)
            over = [Span(one.since) for one in silent if one.touches(Span(due, deadline))]
            yield Owed(
                stand, Kind.REMINDER, due, deadline, [*self._blocked(stand, deadline), *over]
            )

    def _follow_up(self, stand: Stand) -> Iterator[Owed]:
        ends_at = stand.starts_at + self._settings.practice.consultation
        due = self._witness.texting_time(stand.phone, ends_at + self._settings.follow_up_after)
        deadline = min(due + FOLLOW_UP_KEEPS, stand.until, self.world.now)
        yield Owed(stand, Kind.FOLLOW_UP, due, deadline, self._blocked(stand, deadline))

    def _blocked(self, stand: Stand, deadline: datetime) -> list[Span]:
        """When nothing could or should leave. What STOP has emptied does not fill again."""
        life = Span(stand.since, deadline)
        stops = [Span(one.since) for one in self._witness.stops(stand.phone) if one.touches(life)]
        return [*self._witness.troubles, *self._witness.alarms(stand.phone), *stops]

    def _was_talked_of(self, stand: Stand, first: datetime) -> bool:
        """Has she or the nurse written since it was agreed, so that a change may be open?"""
        about_it = Span(first, stand.starts_at + A_DAY)
        phones = (stand.phone, self._settings.nurse_phone or "")
        return any(self._witness.has_written(phone, about_it) for phone in phones)

    # What has left

    def _telling(self, stand: Stand, first: datetime, texts: dict[int, OurText]) -> list[Taken]:
        """What left and told her of the time since it was agreed first."""
        return [
            taken
            for taken in self.box.phones[stand.phone].received
            if first <= texts[taken.message_id].created_at
            and taken.at <= stand.starts_at
            and texts[taken.message_id].kind not in (Kind.REMINDER, Kind.FOLLOW_UP)
            and stand.starts_at in times_in(taken, self._settings.practice)
        ]

    def _could_not_be_told(self, stand: Stand) -> None:
        """There was no time to tell her of it."""
        due = self._witness.texting_time(stand.phone, stand.since)
        deadline = min(stand.until, stand.starts_at)
        owed = Owed(stand, Kind.CONFIRMATION, due, deadline, self._blocked(stand, deadline))
        self.require(
            owed.is_short or not owed.is_possible(), "every booking is confirmed", stand.phone,
            f"{stand.starts_at:%b %d %H:%M} UTC, agreed {stand.since:%b %d %H:%M}",
        )  # fmt: skip

    def _left(self, owed: Owed, texts: Sequence[OurText]) -> None:
        """It has left; and when it did not arrive, it was tried again."""
        tried = [one for text in texts for one in self._departures.by_message[text.number]]
        if any(_arrived(one) for one in tried):
            return
        since = None
        if tried:
            last = max(tried, key=lambda one: one.at)
            if last.error_code == FILTERED or len(tried) >= MOST_TRIES:
                return
            since = self._again_at(last)
        elif sum(self.box.tries[text.number] for text in texts) and owed.is_short:
            return
        self.require(
            not owed.is_possible(since), f"every visit has its {NAMES[owed.kind]}",
            owed.stand.phone,
            f"{owed.stand.starts_at:%b %d %H:%M} UTC: {'; '.join(map(str, texts)) or 'no row'}",
        )  # fmt: skip

    def _again_at(self, taken: Taken) -> datetime:
        """By when a text that did not arrive is tried again."""
        assert taken.told_at is not None
        if taken.error_code != CAPPED:
            return taken.told_at + AGAIN_WITHIN
        day = self._settings.practice.local(taken.told_at).date() + timedelta(days=1)
        midnight = datetime.combine(day, time(0))
        then = self._settings.practice.instant(midnight) + AGAIN_WITHIN
        return self._witness.texting_time(taken.phone, then) + AGAIN_WITHIN


def _arrived(taken: Taken) -> bool:
    """Did it arrive, as far as we were told?"""
    return not taken.has_failed or taken.told_at is None


def _is(text: OurText, owed: Owed, others: Sequence[Owed]) -> bool:
    """Is this the text that was owed? Of several of a kind, the one that was due nearest to it."""
    if text.kind != owed.kind:
        return False
    if text.kind == Kind.REMINDER and text.speaks_of != owed.stand.starts_at:
        return False
    alike = [one for one in others if one.kind == owed.kind]
    return owed is min(alike, key=lambda one: abs(one.due - text.due_at))
