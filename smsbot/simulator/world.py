"""Time, chance, and the order of events in a simulated practice. What happened is remembered."""

from __future__ import annotations

import heapq
import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from smsbot.simulator.faults import FAR_OFF, LASTS, RATES, Dice, Faults, Rates, Trouble

ZERO, ROUNDING = timedelta(0), timedelta(seconds=30)
SEEN_WITHIN = timedelta(hours=1)
FELT_FOR = timedelta(hours=12)
"""So long after a clock was wrong what it said may still count: when she wrote, say."""

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the story: when (UTC), about which phone ("" for all), and what happened."""

    at: datetime
    phone: str
    what: str


@dataclass
class Spell:
    """A trouble and how long it lasts (instants, UTC)."""

    trouble: Trouble
    since: datetime
    until: datetime
    off: timedelta = ZERO  # how far ahead a wrong clock is


@dataclass
class World:
    """The true clock and what is going to happen; one seed decides everything."""

    seed: int
    faults: Faults
    now: datetime
    story: list[Line] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)
    past: list[Spell] = field(default_factory=list)  # all that began, and those to come
    planned: Counter[Trouble] = field(default_factory=Counter)
    _queue: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _numbers: itertools.count[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self.rates: Rates = RATES[self.faults]
        self.chance = Dice(self.seed, "faults")
        self.calm_from: datetime | None = None

    # What is going to happen

    def at(self, instant: datetime, act: Act) -> None:
        """Do something at an instant (UTC); what is meant for the past happens next."""
        heapq.heappush(self._queue, (instant, next(self._numbers), act))

    def after(self, wait: timedelta, act: Act) -> None:
        """Do something so long from now."""
        self.at(self.now + wait, act)

    def run(self, until: datetime) -> None:
        """Let everything happen up to an instant."""
        while self._queue and self._queue[0][0] <= until:
            instant, _, act = heapq.heappop(self._queue)
            self.now = max(self.now, instant)
            act()
        self.now = max(self.now, until)

    # What lasts for a while

    def plan_troubles(self, until: datetime) -> None:
        """Draw the troubles of the time from now on."""
        dice = Dice(self.seed, "troubles")
        years = (until - self.now) / timedelta(days=365)
        for trouble, a_year in self.rates.troubles.items():
            for _ in range(round(a_year * years * dice.random.uniform(0.6, 1.4))):
                since = self.now + (until - self.now) * dice.random.random()
                spell = Spell(trouble, since, since + dice.between(*LASTS[trouble]))
                if trouble is Trouble.CLOCK_WRONG:
                    spell.off = dice.clock_off()
                    if abs(spell.off) > FAR_OFF:  # somebody sees that soon
                        spell.until = min(spell.until, since + SEEN_WITHIN)
                self.spells.append(spell)
                self.past.append(spell)
                self.planned[trouble] += 1
                self.at(spell.since, partial(self.tell, f"now {trouble}"))
        self.spells.sort(key=lambda spell: spell.since)

    def is_in(self, trouble: Trouble) -> bool:
        """Does this trouble last at the moment?"""
        return self.ends(trouble) is not None

    def ends(self, trouble: Trouble) -> datetime | None:
        """When the trouble of the moment ends, or None if there is none."""
        for spell in self._lately():
            if spell.trouble is trouble and spell.since <= self.now < spell.until:
                return spell.until
        return None

    def clock_off(self) -> timedelta:
        """How far ahead of the truth the machine's clock is now."""
        return next((one.off for one in self._lately() if one.off and self.now < one.until), ZERO)

    def tolerance(self) -> timedelta:
        """How far what our clock says, or has said lately, may be from the truth."""
        since = self.now - FELT_FOR
        return max((abs(one.off) for one in self._lately() if one.until >= since), default=ZERO) + (
            ROUNDING
        )

    def _lately(self) -> list[Spell]:
        """The spells that may touch this moment; those long past are let go."""
        if self.spells and self.spells[0].until < self.now - timedelta(days=2):
            self.spells = [s for s in self.spells if s.until >= self.now - timedelta(days=1)]
        return list(itertools.takewhile(lambda spell: spell.since <= self.now, self.spells))

    def was_calm(self, *, for_: timedelta) -> bool:
        """Has nothing lasting gone wrong for so long, and nobody died?"""
        since = self.now - for_
        calm = self.calm_from
        return (calm is None or calm <= since) and not any(
            spell.until > since for spell in self._lately()
        )

    def disturb(self) -> None:
        """Something has just gone wrong that is to be allowed for."""
        self.calm_from = self.now

    def calm_down(self) -> None:
        """From now on nothing goes wrong any more."""
        self.rates = RATES[Faults.NONE]
        self.spells = [spell for spell in self.spells if spell.since <= self.now]
        self.past = [spell for spell in self.past if spell.since <= self.now]

    # What happened

    def tell(self, what: str, *, phone: str = "") -> None:
        """Add a line to the story."""
        self.story.append(Line(self.now, phone, what))

    def story_of(self, phone: str, *, most: int = 60) -> list[Line]:
        """The last lines about one phone, with what befell everybody in between."""
        own = [n for n, line in enumerate(self.story) if line.phone == phone][-most:]
        first = own[0] if own else len(self.story) - most
        return [line for line in self.story[max(first, 0) :] if line.phone in (phone, "")]
