"""Whole dialogues as scripts: read from `tests/corpora/dialogues`, and played in a simulator.

How they are written is in `tests/corpora/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from sqlmodel import col, select

from smsbot.core import sms
from smsbot.core.events import OPEN, Kind, Language, RequestFlag
from smsbot.core.practice import Answer, Window
from smsbot.core.wording import times
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    Message,
    MessageStatus,
    Patient,
    Request,
)
from smsbot.services import digest
from smsbot.services.desk import Desk
from smsbot.settings import Settings
from smsbot.settings.answers import answers_file
from smsbot.simulator import Simulator

SCRIPTS = Path(__file__).parent / "corpora" / "dialogues"
ANSWERS = Path(__file__).parents[1] / "docs" / "answers.example.md"
TUESDAY = datetime(2026, 12, 1, 17, 15, tzinfo=UTC)
"""Ten fifteen in Phoenix, as in the other corpora."""

PHONES = {str(n): f"+1602555010{n}" for n in range(1, 5)}
MOST_ANSWERS = 6
DAY = timedelta(days=1)

_LINE = re.compile(
    r"(?P<who>[1-4N])?\s*(?P<what>[<>!=?]|agreed|requested|by phone|call|clock|told|asks|silent)"
    r"(?:\s+(?P<rest>.*))?"
)


@dataclass(frozen=True)
class Line:
    """One line of a script: who it is about, what it is, and its words."""

    who: str
    what: str
    rest: str
    source: str


@dataclass
class Dialogue:
    """A script: its name, its language, whether free times are agreed at once, and its lines."""

    name: str
    language: Language
    automatic: bool
    lines: list[Line] = field(default_factory=list)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Visit:
    """An agreed visit: whose, and when (UTC, and by the practice's clock)."""

    phone: str
    name: str
    starts_at: datetime
    ends_at: datetime
    local: datetime

    @property
    def shown(self) -> str:
        """As scripts write it."""
        return f"visit {self.name}, {times.moment(self.local, Language.EN)}"

    def is_named(self, body: str) -> bool:
        """Does a text name its time, in either language?"""
        return any(times.moment(self.local, language) in body for language in Language)


class WrongError(AssertionError):
    """Something in a dialogue did not go as its script says."""


def scripts() -> Iterator[Dialogue]:
    """Every dialogue, in the order of the files."""
    for path in sorted(SCRIPTS.glob("*.txt")):
        yield from read_scripts(path.read_text("utf-8"))


def read_scripts(text: str) -> Iterator[Dialogue]:
    """The dialogues written in a text.

    Raises:
        ValueError: when a line is none of those that the README describes.
    """
    dialogue: Dialogue | None = None
    for source in text.splitlines():
        if source.startswith("== "):
            if dialogue:
                yield dialogue
            name, language, *marks = source[3:].split()
            dialogue = Dialogue(name, Language(language), "auto" in marks)
        elif source.strip() and not source.startswith("#"):
            found = _LINE.fullmatch(source.strip())
            if dialogue is None or found is None:
                raise ValueError(f"not a line of a dialogue: {source}")
            who = found["who"] or "1"
            dialogue.lines.append(Line(who, found["what"], found["rest"] or "", source))
    if dialogue:
        yield dialogue


def play(dialogue: Dialogue) -> tuple[str | None, list[str]]:
    """Play a dialogue to its end; what went wrong, or None, and everything that was texted."""
    player = _Player(dialogue)
    try:
        for line in dialogue.lines:
            player.take(line)
        player.finish()
    except WrongError as wrong:
        return str(wrong), player.transcript()
    finally:
        player.simulator.database.close()
    return None, player.transcript()


@cache
def _answers() -> Mapping[str, Answer]:
    return answers_file(str(ANSWERS))


def _practice(*, automatic: bool) -> Simulator:
    usual = Settings()
    own = replace(
        usual.practice, answers=_answers(), address="12 W Main St, Mesa AZ", auto_confirm=automatic
    )
    return Simulator(replace(usual, practice=own), now=TUESDAY)


class _Player:
    """One dialogue being played."""

    def __init__(self, dialogue: Dialogue) -> None:
        self.dialogue = dialogue
        self.simulator = _practice(automatic=dialogue.automatic)
        self.marks: dict[str, int] = {}  # how many texts there were when she last did something
        self.standing: list[str] = []  # the lines that begin with = and belong together
        self.done: dict[str, Callable[[str, str], None]] = {
            "agreed": self.agreed, "requested": self.requested, "by phone": self.by_phone,
            ">": self.texts, "?": self.answers, "call": self.calls, "clock": self.clock,
            "<": self.says, "!": self.says_not, "asks": self.asks, "told": self.told,
            "silent": self.silent,
        }  # fmt: skip

    def take(self, line: Line) -> None:
        """Do what a line says, or check it."""
        if line.what == "=":
            self.standing.append(line.rest)
            self.who_stands = line.who
            return
        self.check_standing()
        try:
            self.done[line.what](line.who, line.rest)
        except WrongError as wrong:
            raise WrongError(f"{line.source}: {wrong}") from None

    def transcript(self) -> list[str]:
        """Everything that was on the phones, in order."""
        names = {number: who for who, number in PHONES.items()} | {self.simulator.nurse: "N"}
        practice = self.simulator.settings.practice
        return [
            f"{practice.local(text.at):%a %H:%M} {names[text.phone]}"
            f"{'>' if text.outgoing else '<'} {text.body}"
            for text in self.simulator.carrier.texts
        ]

    # What is done

    def texts(self, who: str, words: str) -> None:
        """Somebody texts; the nurse's letters are written as `[Maria]`."""
        if who == "N":
            words = re.sub(r"\[(.+?)\]", lambda name: self._letter(name[1]), words)
        self._mark(who)
        self.simulator.patient_texts(words, phone=self._phone(who))

    def calls(self, who: str, _: str) -> None:
        """She calls, and nobody answers."""
        self._mark(who)
        self.simulator.patient_calls(phone=self._phone(who))

    def clock(self, _: str, when: str) -> None:
        """Let time pass: `+35m`, or until `Wed Dec 2 09:00`."""
        if when.startswith("+"):
            self.simulator.advance(by=timedelta(minutes=int(when[1:-1])))
            return
        local = datetime.strptime(f"{when} 2026", "%a %b %d %H:%M %Y")
        assert f"{local:%a}" == when[:3], when
        self.simulator.advance(to=self.simulator.settings.practice.instant(local))

    def agreed(self, who: str, rest: str) -> None:
        """A visit that she has asked for and the nurse has confirmed."""
        self.requested(who, rest)
        if not self.dialogue.automatic:
            self.simulator.nurse_texts("ok all")
        if not self._visits(who):
            raise WrongError("no visit came of it")
        self._mark(who)

    def requested(self, who: str, rest: str) -> None:
        """A request that the nurse has not answered."""
        name, when = rest.split(", ", 1)
        spanish = self.dialogue.language is Language.ES and who == "1"
        words = f"hola, soy {name}, quiero una cita el {when}" if spanish else (
            f"hi, my name is {name}, can i come in {when}"
        )  # fmt: skip
        self.texts(who, words)
        self.texts(who, "si" if spanish else "yes")
        self._mark(who)

    def by_phone(self, who: str, rest: str) -> None:
        """A visit that the nurse has entered herself."""
        name, when = rest.split(", ", 1)
        before = len(self._visits(who))
        self.simulator.nurse_texts(f"book {PHONES[who][2:]} {name} {when}")
        if len(self._visits(who)) == before:
            raise WrongError("no visit came of it")
        self._mark(who)

    def answers(self, who: str, rest: str) -> None:
        """She answers by what she is asked, until nothing is asked."""
        given = {}
        for one in rest.split(" | "):
            what, words = one.split("=", 1)
            given[what] = words.split("/")
        for _ in range(MOST_ANSWERS):
            asked = self.simulator.state(PHONES[who])["asks"]
            if asked is None:
                return
            if not given.get(str(asked)):
                raise WrongError(f"needlessly asked for {asked}")
            self.texts(who, given[str(asked)].pop(0))
        raise WrongError("she is asked without end")

    # What is checked

    def says(self, who: str, words: str) -> None:
        """She (or the nurse) was texted these words since she last did something."""
        if not any(words.casefold() in body.casefold() for body in self._heard(who)):
            raise WrongError("not said")

    def says_not(self, who: str, words: str) -> None:
        """She was not."""
        if any(words.casefold() in body.casefold() for body in self._heard(who)):
            raise WrongError("said")

    def silent(self, who: str, _: str) -> None:
        """Nothing was texted to her since she last did something."""
        if heard := self._heard(who):
            raise WrongError(f"said: {heard}")

    def asks(self, who: str, what: str) -> None:
        """What is being asked of her."""
        asked = self.simulator.state(PHONES[who])["asks"] or "nothing"
        if asked != what:
            raise WrongError(f"asks {asked}")

    def told(self, _: str, words: str) -> None:
        """The nurse was told, at once or in what waits for her."""
        heard = [*self._heard("N"), *self._waiting()]
        if not any(words.casefold() in line.casefold() for line in heard):
            raise WrongError("the nurse was not told")

    def check_standing(self) -> None:
        """What has come of it: every visit ahead, every open request, and how she is met."""
        if not self.standing:
            return
        wanted, self.standing = self.standing, []
        missing, found = [], [*self._standing(self.who_stands)]
        for one in wanted:
            same = next((other for other in found if _agree(one, other)), None)
            if same is None:
                missing.append(one)
            else:
                found.remove(same)
        if found == ["nothing"]:
            found = []
        if missing or found:
            raise WrongError(f"stands: {[*self._standing(self.who_stands)]}, expected {wanted}")

    def finish(self) -> None:
        """Nothing was too long, and whoever has a visit is reminded of that and of nothing else."""
        self.check_standing()
        for text in self.simulator.carrier.texts:
            if text.message_id and text.phone in PHONES.values() and sms.segments(text.body) > 1:
                raise WrongError(f"longer than one segment: {text.body}")
        before, visits = self.simulator.now, self._all_visits()
        if not visits:
            return
        self.simulator.advance(to=max(visit.ends_at for visit in visits) + DAY)
        with self.simulator.database.reading() as session:
            reminders = session.exec(
                select(Message).where(
                    Message.kind == Kind.REMINDER, Message.status == MessageStatus.DELIVERED,
                    col(Message.sent_at) > before,
                )
            ).all()  # fmt: skip
            said = [(message.phone, message.body or "") for message in reminders]
        self._check_reminders(visits, said, before)

    def _check_reminders(
        self, visits: list[Visit], said: list[tuple[str, str]], before: datetime
    ) -> None:
        for phone, body in said:
            if not any(visit.phone == phone and visit.is_named(body) for visit in visits):
                raise WrongError(f"reminded of what does not stand: {body}")
        for visit in visits:
            soon = visit.starts_at - before < timedelta(hours=25)
            stopped = self.simulator.conversation(visit.phone).facts.opted_out
            reminded = any(visit.phone == phone and visit.is_named(body) for phone, body in said)
            if not (soon or stopped or reminded):
                raise WrongError(f"not reminded of {visit.shown}")

    # What can be seen

    def _phone(self, who: str) -> str:
        return self.simulator.nurse if who == "N" else PHONES[who]

    def _mark(self, who: str) -> None:
        self.marks[who] = len(self.simulator.carrier.texts)
        self.marks["N"] = len(self.simulator.carrier.texts)

    def _heard(self, who: str) -> list[str]:
        since = self.simulator.carrier.texts[self.marks.get(who, 0) :]
        ours = [text for text in since if text.phone == self._phone(who) and text.message_id]
        return [text.body for text in ours]

    def _waiting(self) -> list[str]:
        with self.simulator.database.transaction() as session:
            composed = digest.compose(Desk(session, self.simulator.settings, self.simulator.now))
        return [*composed.waiting, *composed.booked, *composed.today, *composed.yesterday]

    def _letter(self, name: str) -> str:
        """The letter of what waits about her, else of her visit."""
        week = self.simulator.nurse_texts("week")
        for line in [*self._waiting(), *"\n".join(week).replace("; ", "\n").splitlines()]:
            if name.casefold() in line.casefold() and re.match(r"[A-Z]{1,2} ", line):
                return line.split()[0]
        raise WrongError(f"nothing of {name} has a letter: {week}")

    def _all_visits(self) -> list[Visit]:
        local = self.simulator.settings.practice.local
        with self.simulator.database.reading() as session:
            ahead = (
                select(Appointment, Patient)
                .join(Patient)
                .where(
                    Appointment.status == AppointmentStatus.CONFIRMED,
                    col(Appointment.starts_at) > self.simulator.now,
                )
                .order_by(col(Appointment.starts_at))
            )
            return [
                Visit(patient.phone, row.name, row.starts_at, row.ends_at, local(row.starts_at))
                for row, patient in session.exec(ahead)
            ]

    def _visits(self, who: str) -> list[Visit]:
        return [visit for visit in self._all_visits() if visit.phone == PHONES[who]]

    def _standing(self, who: str) -> Iterator[str]:
        practice = self.simulator.settings.practice
        empty = True
        for visit in self._visits(who):
            empty = False
            yield visit.shown
        with self.simulator.database.reading() as session:
            requests = session.exec(
                select(Request)
                .join(Patient)
                .where(Patient.phone == PHONES[who], col(Request.status).in_(OPEN))
            ).all()
            for request in requests:
                empty = False
                windows = [Window(*map(datetime.fromisoformat, pair)) for pair in request.windows]
                flags = [flag.value for flag in RequestFlag if flag in request.flags]
                when = times.preference(windows, flags, Language.EN, practice)
                yield f"{'waits' if request.waits_since else 'request'} {request.name}, {when}"
        state = self.simulator.state(PHONES[who])
        if empty:
            yield "nothing"
        yield from (mark.replace("_", " ") for mark in ("opted_out", "handed_over") if state[mark])
        if state["emergency"]:
            yield "alarmed"


def _agree(wanted: str, found: str) -> bool:
    if wanted.endswith("*"):
        return found.startswith(wanted[:-1])
    return wanted == found
