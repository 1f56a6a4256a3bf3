"""The nurse's part in a simulated practice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial

from smsbot.core.events import Kind
from smsbot.core.practice import Practice
from smsbot.simulator.faults import Dice
from smsbot.simulator.people import AREAS, Choice, Wording
from smsbot.simulator.twilio import Taken, TwilioBox, Written
from smsbot.simulator.world import World

LETTER = re.compile(r"^([A-Z]{1,2}) (?![a-z])(.*)$", re.MULTILINE)
NEVER = frozenset({"STOP", "OK", "NO", "AM", "PM"})


class Nurse:
    """Answers digests and notices from her own phone; away for some weeks of the year."""

    def __init__(
        self, world: World, box: TwilioBox, practice: Practice, kind: Wording, *, phone: str
    ) -> None:
        self.world, self.box, self.practice, self.phone = world, box, practice, phone
        self._kind = kind
        self._dice = Dice(world.seed, "nurse")
        self._away: list[tuple[datetime, datetime]] = []

    def plan(self, until: datetime) -> None:
        """Draw her holidays, her errands, and the visits agreed by phone."""
        start = self.world.now
        days = (until - start).days
        for begin in range(40, days, 170):
            since = start + timedelta(days=begin + self._dice.random.randrange(30))
            back = since + timedelta(days=self._dice.random.randrange(5, 13))
            self._away.append((since, back))
            first, last = (self.practice.local(one) for one in (since, back))
            words = f"off {first:%b} {first.day}-{last:%b} {last.day}".lower()
            self.world.at(since - timedelta(days=6), partial(self.text, words))
        for day in range(3, days, 6):
            at = start + timedelta(days=day, hours=self._dice.random.randrange(15, 23))
            self.world.at(at, self._errand)

    def _errand(self) -> None:
        area = self._dice.random.choice(sorted(AREAS))
        number = f"{area}55501{self._dice.random.randrange(95):02}"
        self.text(
            self._dice.random.choice((
                f"book {number} Ann Bell {self._day()} 10am", f"book {number} Maria Diaz thu 3pm",
                f"busy {self._day()} 1-3pm", "week", "list", "ok all", "undo", "what?",
            ))
        )  # fmt: skip

    def _day(self) -> str:
        return self._dice.random.choice(("mon", "tue", "wed", "thu", "fri"))

    def is_away(self) -> bool:
        """Is she on holiday?"""
        return any(since <= self.world.now < back for since, back in self._away)

    def text(self, words: str) -> Written:
        """She texts the practice from her own phone."""
        return self.box.text(self.phone, words, meaning="command")

    def receive(self, taken: Taken) -> None:
        """A text has reached her phone."""
        body = taken.body
        if body.startswith(("EMERGENCY", "STILL OPEN")):
            self._take_alarm(body)
        elif self.is_away():
            return
        elif self._kind(taken.message_id) in (Kind.DIGEST, Kind.NOTICE):
            self._answer_all(body)
        elif self._dice.falls(0.04):
            self._later("undo", self._dice.seconds(20, 500))

    def _take_alarm(self, body: str) -> None:
        found = re.search(r"(?:EMERGENCY|emergency) ([A-Z]{1,2}) ", body)
        if not self._dice.falls(0.35):
            return
        self._later("done")
        if found and self._dice.falls(0.9):
            wait = self._dice.seconds(3_000, 90_000)
            self.world.after(wait, lambda: self.text(f"{found[1]} bot"))

    def _answer_all(self, body: str) -> None:
        before, yesterday, after = body.partition("Yesterday:")
        wait = timedelta(0)
        for letter, rest in LETTER.findall(before):
            waits = " waits for " in rest or " waits to move " in rest
            if letter in NEVER or self._dice.falls(0.9 if waits else 0.12):
                continue
            wait += self._dice.seconds(15, 120)
            self._later(self._answer(letter, rest), wait)
        if yesterday and self._dice.falls(0.3):
            found = re.search(r"\b([A-Z]{1,2}) (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", after)
            if found:
                self._later(f"{found[1]} noshow", wait + timedelta(minutes=2))

    def _answer(self, letter: str, rest: str) -> str:
        is_request = " wants " in rest or " would move " in rest
        if not is_request:
            choices: Sequence[Choice] = (
                (5, "{l} ok"), (3, "{l}: Happy to help, text a day"), (2, "{l} call"),
                (2, "{l} bot"), (1, "{l} no"),
            )  # fmt: skip
        elif "offered" in rest:
            choices = ((6, "{l} ok"), (1, "{l} no"), (1, "list"))
        else:
            choices = (
                (15, "{l} ok"), (1.5, "{l} {d} 10 or 11"), (1, "{l} {d} 3pm"), (1, "{l} no"),
                (0.5, "{l} call"), (0.5, "{l}: see you then"), (0.5, "ok all"), (0.3, "{l} no yes"),
            )  # fmt: skip
        said = self._dice.random.choices(
            [words for _, words in choices], weights=[weight for weight, _ in choices]
        )[0]
        return said.format(l=letter, d=self._day())

    def _later(self, words: str, wait: timedelta | None = None) -> None:
        self.world.after(wait or self._dice.seconds(20, 900), lambda: self._by_day(words))

    def _by_day(self, words: str) -> None:
        local = self.practice.local(self.world.now)
        if time(7) <= local.time() < time(22) or words == "done":
            self.text(words)
