"""Where a conversation can stand, and where it can go from there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from smsbot.core.events import Effect, Language, OpenRequest, RequestFlag, Visit
from smsbot.core.practice import Practice, Window
from smsbot.core.understanding import Slot


class Stage(StrEnum):
    """What the conversation is waiting for. Being opted out is not a stage."""

    RESTING = "resting"
    ASKING_NAME = "asking_name"
    ASKING_TIME = "asking_time"
    CHOOSING = "choosing"
    READING_BACK = "reading_back"
    ANSWERING_OFFER = "answering_offer"
    CHOOSING_VISIT = "choosing_visit"
    WITH_NURSE = "with_nurse"
    ALARMED = "alarmed"


_QUESTIONS = frozenset(
    {
        Stage.ASKING_NAME,
        Stage.ASKING_TIME,
        Stage.CHOOSING,
        Stage.READING_BACK,
        Stage.CHOOSING_VISIT,
    }
)
_ALWAYS = frozenset({Stage.WITH_NURSE, Stage.ALARMED, Stage.RESTING, Stage.ANSWERING_OFFER})

TRANSITIONS: dict[Stage, frozenset[Stage]] = {
    Stage.RESTING: _QUESTIONS | _ALWAYS,
    Stage.ASKING_NAME: _QUESTIONS | _ALWAYS,
    Stage.ASKING_TIME: _QUESTIONS | _ALWAYS,
    Stage.CHOOSING: _QUESTIONS | _ALWAYS,
    Stage.READING_BACK: _QUESTIONS | _ALWAYS,
    Stage.ANSWERING_OFFER: _QUESTIONS | _ALWAYS,
    Stage.CHOOSING_VISIT: _QUESTIONS | _ALWAYS,
    Stage.WITH_NURSE: _QUESTIONS | _ALWAYS,
    Stage.ALARMED: frozenset({Stage.ALARMED, Stage.RESTING}),
}
"""From each stage, the stages that one event can lead to (staying is always among them)."""

ASKS: dict[Stage, str] = {
    Stage.ASKING_NAME: "name",
    Stage.ASKING_TIME: "time",
    Stage.CHOOSING: "choice",
    Stage.READING_BACK: "confirm",
    Stage.ANSWERING_OFFER: "choice",
    Stage.CHOOSING_VISIT: "choice",
}
"""What each stage asks for, in the words of `smsbot chat --json`."""

QUESTION_STAYS_OPEN = timedelta(hours=48)
NURSE_KEEPS = timedelta(hours=24)
"""A handed-over conversation comes back to the bot after this long without a word."""


class Handed(StrEnum):
    """Why the nurse has the conversation."""

    ASKED = "asked"  # the patient asked for a person
    UNREAD = "unread"  # we could not read her twice
    NURSE = "nurse"  # the nurse wrote in her own words


class Matter(StrEnum):
    """What a choice among her visits and requests is for."""

    CANCEL = "cancel"
    MOVE = "move"
    SOONER = "sooner"
    COME = "come"  # she said yes to a reminder
    NOT_COME = "not_come"  # she said no to one
    LATE = "late"


class Waits(StrEnum):
    """That she would wait for a time to come free: whether that was her own idea."""

    ASKED = "asked"  # she asked for it
    OFFERED = "offered"  # she is being asked


@dataclass(frozen=True, slots=True)
class Draft:
    """The consultation request under discussion; windows are practice wall clock.

    `name` is whose visit it would be, `caller` what the texter calls herself.
    """

    name: str | None = None
    caller: str | None = None
    for_other: bool = False
    slots: tuple[Slot, ...] = ()
    windows: tuple[Window, ...] = ()
    flags: frozenset[RequestFlag] = frozenset()
    not_days: frozenset[int] = frozenset()
    words: str = ""
    rule: str = ""
    replaces: int | None = None
    moves_visit: int | None = None
    waits: Waits | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What rows say about her at this moment; never stored with the conversation."""

    met: bool = False  # something has been texted to her before
    opted_out: bool = False
    visits: tuple[Visit, ...] = ()  # ahead, by time
    requests: tuple[OpenRequest, ...] = ()  # not settled, oldest first
    reminded: tuple[int, ...] = ()  # the visits that an answer to a reminder may mean, last first
    reminded_at: datetime | None = None  # when the last of these reminders left


@dataclass(frozen=True, slots=True)
class Conversation:
    """The talk with one patient. Instants are UTC, windows practice wall clock."""

    stage: Stage = Stage.RESTING
    language: Language = Language.EN
    name: str | None = None
    draft: Draft | None = None
    options: tuple[Window, ...] = ()
    alternatives: bool = False  # the options are openings offered for want of hers
    offer: int | None = None  # the request whose offered times are being answered
    visits_asked: tuple[int, ...] = ()
    requests_asked: tuple[int, ...] = ()  # numbered behind the visits
    matter: Matter | None = None
    handed: Handed | None = None
    misses: int = 0
    asked_at: datetime | None = None
    last_word_at: datetime | None = None
    warned_at: datetime | None = None
    apologised: bool = False
    passive_day: str = ""
    passive: int = 0
    idle: int = 0
    heard: str = ""  # a hash of her last text
    facts: Facts = field(default_factory=Facts)

    def now(self, **changes: object) -> Conversation:
        """This conversation with some things changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # replace() checks at run time

    def resting(self) -> Conversation:
        """This conversation with nothing under discussion."""
        return self.now(
            stage=Stage.RESTING, draft=None, options=(), alternatives=False, offer=None,
            visits_asked=(), requests_asked=(), matter=None, handed=None, misses=0, asked_at=None,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """The moment of one step: the practice as it stands, and the time both ways."""

    practice: Practice
    at: datetime
    local: datetime


def is_stale(c: Conversation, turn: Turn) -> bool:
    """Has the open question waited so long that an answer must be read back afresh?"""
    return c.asked_at is not None and turn.at - c.asked_at >= QUESTION_STAYS_OPEN


Outcome = tuple[Conversation, tuple[Effect, ...]]
