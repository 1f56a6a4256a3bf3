"""The patients of a simulated practice, with their moods and habits."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from smsbot.core.events import Language
from smsbot.core.practice import Practice
from smsbot.simulator.faults import Dice
from smsbot.simulator.twilio import Taken, TwilioBox, Written
from smsbot.simulator.world import World

AREAS: Mapping[str, str] = {
    "602": "America/Phoenix", "480": "America/Phoenix", "623": "America/Phoenix",
    "520": "America/Phoenix", "928": "America/Phoenix", "505": "America/Denver",
    "303": "America/Denver", "310": "America/Los_Angeles", "415": "America/Los_Angeles",
    "702": "America/Los_Angeles", "312": "America/Chicago", "214": "America/Chicago",
    "713": "America/Chicago", "212": "America/New_York", "617": "America/New_York",
}  # fmt: skip
"""Area codes and the zone that everybody of theirs lives in."""

FIRST = ("Maria", "Jen", "Ann", "Rosa", "Kim", "Dana", "Lucia", "Beth", "Carmen", "Tess", "Ines")
LAST = ("Lopez", "Whitaker", "Bell", "Garcia", "Moore", "Ortiz", "Klein", "Reyes", "Stone", "Diaz")

Choice = tuple[float, str]
"""How likely, and what is said; `{day}` and `{name}` are filled in. Nothing: she stays silent."""

DAYS = {
    Language.EN: ("mon", "tuesday", "wed", "thurs", "friday", "tomorrow", "next tuesday"),
    Language.ES: ("lunes", "el martes", "miercoles", "el jueves", "viernes", "mañana"),
}

OPENINGS: Mapping[Language, Sequence[Choice]] = {
    Language.EN: (
        (4, "hi im {name}, can i come in {day} after 3"),
        (4, "Hi! I'd like a consultation {day} at {hour}. {name}"),
        (4, "hello, do you have anything {day} morning?"),
        (3, "can i book an appt"),
        (2, "{day} at {hour} please"),
        (2, "how much is a consultation?"),
        (0.5, "how did you get my number?"),
        (1, "what are your hours?"),
        (1, "asap please, {name}"),
        (1, "any time next week works, this is {name}"),
        (1, "saturday at 10?"),
        (3, "{name} here, could i come {day}"),
    ),
    Language.ES: (
        (4, "hola soy {name}, quiero una cita {day} a las {hour}"),
        (4, "buenas, quisiera una consulta {day} por la tarde"),
        (2, "una cita por favor"),
        (1, "¿cuanto cuesta la consulta?"),
        (0.5, "¿como consiguieron mi numero?"),
        (1, "a que hora abren?"),
    ),
}

ANSWERS: Mapping[str, Mapping[Language, Sequence[Choice]]] = {
    "name": {
        Language.EN: ((8, "{name}"), (2, "its {name}"), (1, "")),
        Language.ES: ((8, "{name}"), (2, "me llamo {name}"), (1, "")),
    },
    "both": {
        Language.EN: ((6, "{name}, {day} at {hour}"), (2, "{name}"), (2, "{day} after 2"), (1, "")),
        Language.ES: ((6, "{name}, {day} a las {hour}"), (2, "{name}"), (1, "")),
    },
    "time": {
        Language.EN: ((6, "{day} at {hour}"), (3, "{day} afternoon"), (1, "whenever"), (1, "")),
        Language.ES: ((6, "{day} a las {hour}"), (3, "{day} por la mañana"), (1, "")),
    },
    "read_back": {
        Language.EN: ((9, "1"), (6, "yes"), (1, "no, {day} at {hour}"), (0.5, "no"), (0.5, "")),
        Language.ES: ((9, "1"), (6, "si"), (1, "no, mejor {day} a las {hour}"), (0.5, "")),
    },
    "choice": {
        Language.EN: ((6, "1"), (4, "2"), (2, "{day} at {hour}"), (0.5, "none of those"), (1, "")),
        Language.ES: ((6, "1"), (4, "2"), (2, "{day} a las {hour}"), (1, "")),
    },
    "choice_or_wait": {
        Language.EN: ((2, "1"), (1, "2"), (10, "wait"), (1, "{day} at {hour}"), (1, "")),
        Language.ES: ((2, "1"), (1, "2"), (10, "esperar"), (1, "{day} a las {hour}"), (1, "")),
    },
    "wait": {
        Language.EN: ((8, "1"), (1, "{day} afternoon"), (1, "no"), (1, "")),
        Language.ES: ((8, "1"), (1, "{day} por la tarde"), (1, "no"), (1, "")),
    },
    "opening": {
        Language.EN: ((6, "1"), (2, "no"), (1, "yes please"), (3, ""), (0.3, "where are you?")),
        Language.ES: ((6, "1"), (2, "no"), (1, "si"), (3, "")),
    },
    "waiting": {
        Language.EN: ((20, ""), (1, "thanks"), (1, "take me off the waiting list")),
        Language.ES: ((20, ""), (1, "gracias"), (1, "ya no quiero esperar")),
    },
    "confirmed": {
        Language.EN: (
            (12, ""), (2, "thanks!"), (0.7, "can we move it to {day} at {hour}"),
            (0.4, "i need to reschedule"), (0.5, "please cancel my appointment"),
            (1, "anything sooner?"),
            (0.3, "where are you?"), (0.2, "how long does the consultation take?"),
        ),
        Language.ES: ((12, ""), (2, "gracias"), (0.7, "puedo cambiarla al {day} a las {hour}"),
                      (0.5, "quiero cancelar mi cita"), (1, "hay algo antes?")),
    },
    "reminder": {
        Language.EN: (
            (8, "C"), (5, ""), (1, "yes"), (0.7, "can we do {day} at {hour} instead"),
            (1.2, "i cant make it"), (0.4, "running 10 min late"), (0.4, "WHY"),
        ),
        Language.ES: ((8, "C"), (5, ""), (1, "si"), (0.6, "no puedo ir"), (0.4, "voy tarde"),
                      (0.4, "¿por que me escriben?")),
    },
    "other": {
        Language.EN: ((20, ""), (1, "ok"), (1, "thank you"), (0.5, "{day} at {hour}")),
        Language.ES: ((20, ""), (1, "gracias"), (0.5, "{day} a las {hour}")),
    },
}  # fmt: skip

REACTS: Mapping[str, str] = {
    "greet": "both", "ask_both": "both", "question_then_ask": "both", "missed_call": "both",
    "ask_name": "name", "name_unread": "name", "ask_time": "time", "ask_day": "time",
    "time_unread": "time", "what_instead": "time", "none_free": "time", "move_when": "time",
    "nurse_cancelled": "time", "nudge": "time", "status_none": "both", "not_coming": "time",
    "to_book": "both", "book_when": "time", "name_for_it": "name",
    "read_back": "read_back", "choose": "choice", "which_reading": "choice",
    "which_visit": "choice", "instead": "choice", "offer": "choice", "offer_one": "read_back",
    "offer_again": "choice", "propose_move": "choice", "propose_move_one": "read_back",
    "instead_or_wait": "choice_or_wait", "free_now": "choice_or_wait", "wait_when": "time",
    "wait_for": "wait", "wait_for_sooner": "wait", "waited_in_vain": "choice",
    "opening": "opening", "opening_again": "opening", "waiting": "waiting",
    "waiting_sooner": "waiting",
    "lapsed": "choice", "confirmed": "confirmed", "moved": "confirmed",
    "booked_by_phone": "confirmed", "reminder": "reminder", "reminder_again": "reminder",
}  # fmt: skip
"""What each of our texts moves a patient to."""

STOPS = ("STOP", "Stop", "please stop texting me", "CANCEL", "take me off your list",
         "ya no me manden mensajes")  # fmt: skip
STARTS = ("START", "please start texting me again")
NO_REMINDERS = {
    Language.EN: ("no more reminders", "stop the reminders please"),
    Language.ES: ("no mas recordatorios",),
}
REMINDERS_AGAIN = {
    Language.EN: ("reminders again please",), Language.ES: ("recordatorios otra vez",),
}  # fmt: skip
GIVES_UP = {
    Language.EN: ("please cancel my appointment", "cancel my visit please"),
    Language.ES: ("quiero cancelar mi cita",),
}  # fmt: skip
LATELY_BOOKED, MAKE_ROOM = 8, 4
"""Of so many who were booked last, so many give up a visit when somebody begins to wait."""

ALARMS = {
    Language.EN: ("my vision went blurry after the injection", "i cant breathe"),
    Language.ES: ("no puedo respirar", "perdi la vista de un ojo"),
}

BOOKS, STOP, START, ALARM, OTHER = "books", "stop", "start", "alarm", "other"
SWITCHES_OFF, SWITCHES_ON = "switches reminders off", "switches reminders on"


@dataclass
class Person:
    """A patient."""

    phone: str
    name: str
    language: Language
    zone: ZoneInfo
    patience: int = 8  # how many more texts she answers about this booking


Wording = Callable[[int], str | None]
"""The name of the sentence behind a message of ours, or its kind."""


class Patients:
    """Everybody who may text, and how they answer what they are texted."""

    def __init__(self, world: World, box: TwilioBox, practice: Practice, wording: Wording) -> None:
        self.world, self.box, self.practice, self._wording = world, box, practice, wording
        self._dice = Dice(world.seed, "patients")
        self.people = self._invent()
        self._booked: deque[Person] = deque(maxlen=LATELY_BOOKED)

    def _invent(self) -> dict[str, Person]:
        found = {}
        for area, zone in AREAS.items():
            for number in range(95):  # the last ones are the nurse's
                phone = f"+1{area}55501{number:02}"
                name = f"{self._one_of(FIRST)} {self._one_of(LAST)}"
                language = Language.ES if self._dice.falls(0.3) else Language.EN
                found[phone] = Person(phone, name, language, ZoneInfo(zone))
                landline = self._dice.falls(self.world.rates.landline)
                self.box.phones[phone].landline = landline
        return found

    def _one_of(self, options: Sequence[str]) -> str:
        return self._dice.random.choice(options)

    # A year of them

    def plan(self, until: datetime, *, count: int) -> None:
        """Draw who turns up when: mostly by day, some at night."""
        start = self.world.now
        span = until - start
        everybody = list(self.people.values())
        for _ in range(count):
            day = start + span * self._dice.random.random()
            hour = min(max(self._dice.random.gauss(13, 4), 0), 23.9)
            at = day.replace(hour=0, minute=0) + timedelta(hours=7 + hour)
            person = self._dice.random.choice(everybody)
            self.world.at(max(at, start), partial(self._turn_up, person))

    def _turn_up(self, person: Person) -> None:
        person.patience = 8
        drawn = self._dice.random.random()
        if drawn < 0.012:
            self.say(person, self._one_of(ALARMS[person.language]), ALARM)
        elif drawn < 0.03:
            self.say(person, self._one_of(STOPS), STOP)
        elif drawn < 0.07:
            self.box.call(person.phone)
        else:
            self.say(person, self._draw(OPENINGS[person.language]), BOOKS)

    def say(self, person: Person, words: str, meaning: str) -> Written:
        """She texts the practice."""
        return self.box.text(person.phone, self._filled(words, person), meaning=meaning)

    def _draw(self, choices: Sequence[Choice]) -> str:
        return self._dice.random.choices(
            [said for _, said in choices], weights=[weight for weight, _ in choices]
        )[0]

    def _filled(self, words: str, person: Person) -> str:
        hour = self._dice.random.choice((9, 10, 11, 1, 2, 3, 4))
        day = self._one_of(DAYS[person.language])
        return words.format(name=person.name, day=day, hour=hour) if "{" in words else words

    # How they answer

    def receive(self, taken: Taken) -> None:
        """A text has reached a patient's phone."""
        person = self.people.get(taken.phone)
        if person is None or person.patience <= 0:
            return
        person.patience -= 1
        if self._dice.falls(0.012):
            self._later(person, self._one_of(STOPS), STOP)
            return
        if self._dice.falls(0.002):
            self._later(person, self._one_of(ALARMS[person.language]), ALARM)
            return
        wording = self._wording(taken.message_id) or ""
        if wording == "confirmed":
            self._booked.append(person)
        if wording.startswith("waiting"):
            self._make_room()
        mood = REACTS.get(wording, "other")
        if mood in ("reminder", "confirmed") and self._dice.falls(0.02):
            self._later(person, self._one_of(NO_REMINDERS[person.language]), SWITCHES_OFF)
            return
        if wording == "reminders_off" and self._dice.falls(0.3):
            self._later(person, self._one_of(REMINDERS_AGAIN[person.language]), SWITCHES_ON)
            return
        words = self._draw(ANSWERS[mood][person.language])
        if words:
            self._later(person, words, BOOKS if mood not in ("other", "confirmed") else OTHER)
        if self.box.phones[person.phone].stopped and self._dice.falls(0.3):
            self._later(person, self._one_of(STARTS), START)

    def _make_room(self) -> None:
        """Some give up a visit while somebody waits, or waiting would come to nothing mostly."""
        for person in self._dice.random.sample(self._booked, min(MAKE_ROOM, len(self._booked))):
            self._later(person, self._one_of(GIVES_UP[person.language]), OTHER)

    def _later(self, person: Person, words: str, meaning: str) -> None:
        """She answers within minutes as a rule, at times after hours, or on another day."""
        drawn = self._dice.random.random()
        wait = self._dice.seconds(10, 600)
        if drawn > 0.95:
            wait = self._dice.seconds(36_000, 200_000)
        elif drawn > 0.8:
            wait = self._dice.seconds(600, 14_000)
        self.world.after(wait, lambda: self._if_awake(person, words, meaning))

    def _if_awake(self, person: Person, words: str, meaning: str) -> None:
        local = self.world.now.astimezone(person.zone)
        if 1 <= local.hour < 6 and self._dice.falls(0.9):
            self.world.after(timedelta(hours=6), lambda: self._if_awake(person, words, meaning))
            return
        self.say(person, words, meaning)
