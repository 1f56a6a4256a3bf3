"""What was read from one text: the answer of `read`, and the words it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from smsbot.core.events import Language, Unasked
from smsbot.core.practice import Window


class Intent(StrEnum):
    """What she wants; where several hold, the most consequential."""

    EMERGENCY = "emergency"
    STOP = "stop"
    CANCEL = "cancel"
    CHANGE = "change"
    BOOK = "book"
    GIVE_NAME = "give_name"
    GIVE_TIME = "give_time"
    YES = "yes"
    NO = "no"
    START = "start"
    HELP = "help"
    PERSON = "person"
    QUESTION = "question"
    STATUS = "status"
    LATE = "late"
    THANKS = "thanks"
    GREETING = "greeting"
    WRONG_NUMBER = "wrong_number"
    AUTOREPLY = "autoreply"
    SPAM = "spam"
    OTHER = "other"


class Asked(StrEnum):
    """What the front desk had just asked."""

    NAME = "name"
    TIME = "time"
    CONFIRM = "confirm"
    CHOICE = "choice"
    REMINDER = "reminder"


class Flag(StrEnum):
    """What else is known of the reading."""

    NO_DAY = "no_day"
    FLEXIBLE = "flexible"
    SOONEST = "soonest"
    CLOSED = "closed"
    PASSED = "passed"
    AMBIGUOUS = "ambiguous"
    FOR_OTHER = "for_other"
    TAPBACK = "tapback"
    MEDIA = "media"


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of the clock as said, before opening hours are applied.

    `exact` is a single time ("3pm"): `end` is then None and a consultation's length is meant.
    Without it None means an open side: "after 3" has no end, "before 11" no start.
    """

    start: time | None
    end: time | None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One wish: a day, a stretch of the clock, or both; None is what was not said.

    A span of days ("next week", "dec 24-26") is one slot for each day.
    """

    day: date | None
    hours: Hours | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as understood; all times are the practice's wall clock.

    `slots` is what the text itself says, in order of preference and after corrections;
    `windows` is what of it can be granted: one for each open day, cut to opening hours and to
    what lies after now; empty when the text is ambiguous, closed, passed, flexible or without
    a day. `options` are the readings of an ambiguous text, the nearer first, each a window.
    `wants` holds every intent found, `intent` the most consequential one. `rule` says in plain
    English how a time was read where that is not obvious ("next fri read as Fri Dec 4"), or is
    empty. `said_time` is the first clock time the text names, even as the edge of a stretch
    ("after 3"); `said_day` the first day it names, even as a bound ("by friday").
    `ends` and `resumes` are the kinds of texts that the whole text ends, or wants again, by name;
    `name` is the patient's, `caller` what the texter says that she herself is called.
    `asks_why` says that she asks why she is texted, or what is known of her. `waits` says that she
    wants to hear when a time frees up, `sooner` that she wants an earlier time than the one she
    has, `waits_no_longer` that she does not want to wait any more.
    `cannot` says that she cannot come, without a word of calling off;
    `keeps` that all is to stay as it is; `another` that she wants one besides what is there, and
    `for_self` that it is for the texter; `same_day` and `same_time` name the day and time under
    discussion; `shift` moves its time ("an hour later").
    """

    intent: Intent = Intent.OTHER
    wants: frozenset[Intent] = frozenset()
    language: Language | None = None
    name: str | None = None
    caller: str | None = None
    slots: tuple[Slot, ...] = ()
    windows: tuple[Window, ...] = ()
    options: tuple[Window, ...] = ()
    flags: frozenset[Flag] = frozenset()
    not_days: frozenset[int] = frozenset()
    choice: int | None = None
    same_time: bool = False
    same_day: bool = False
    shift: timedelta | None = None
    cannot: bool = False
    keeps: bool = False
    another: bool = False
    for_self: bool = False
    suicidal: bool = False
    rule: str = ""
    said_time: time | None = None
    said_day: date | None = None
    ends: frozenset[Unasked] = frozenset()
    resumes: frozenset[Unasked] = frozenset()
    asks_why: bool = False
    waits: bool = False
    sooner: bool = False
    waits_no_longer: bool = False

    @property
    def date(self) -> date | None:
        """The first day the text itself names."""
        return next((slot.day for slot in self.slots if slot.day), None)

    @property
    def time(self) -> time | None:
        """The first exact clock time the text itself names."""
        return next(
            (slot.hours.start for slot in self.slots if slot.hours and slot.hours.exact), None
        )
