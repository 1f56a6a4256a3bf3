"""What can happen to a conversation, and what it can ask for in return.

Events are in the past tense and come in; effects are imperatives and go out. An effect is a
wish: only `services.effects` grants it, in the transaction that saves the conversation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from smsbot.core.practice import Window


class Language(StrEnum):
    """The languages a patient is answered in."""

    EN = "en"
    ES = "es"


class RequestStatus(StrEnum):
    """How a consultation request stands."""

    REQUESTED = "requested"  # waits for the nurse
    OFFERED = "offered"  # the nurse offered times; waits for the patient
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CANCELLED = "cancelled"  # withdrawn by the patient


OPEN = (RequestStatus.REQUESTED, RequestStatus.OFFERED)
"""How a request stands that is not decided."""


class RequestFlag(StrEnum):
    """What else is known of a request's preference."""

    FLEXIBLE = "flexible"
    SOONEST = "soonest"
    ALTERNATIVE = "alternative"  # an opening we had offered
    FOR_OTHER = "for_other"  # for somebody else than the phone's owner


OPEN_FLAGS = frozenset({RequestFlag.FLEXIBLE, RequestFlag.SOONEST})
"""Flags of a wish for no time in particular."""


class Topic(StrEnum):
    """What waits for the nurse."""

    REQUEST = "request"
    QUESTION = "question"
    UNREAD = "unread"  # we could not read it
    PERSON = "person"  # she asked for a person
    CALL = "call"  # she asked to be called
    PHOTO = "photo"
    LATE = "late"
    MAY_CANCEL = "may_cancel"
    OPTED_OUT = "opted_out"  # she wrote after she had opted out
    EMERGENCY = "emergency"
    VISIT = "visit"  # a visit that a digest or a list has named
    FAILED = "failed"  # a text to her did not arrive
    MISSED_CALL = "missed_call"
    CANCELLED = "cancelled"  # she cancelled a visit: for the nurse to know
    FLOOD = "flood"  # so many texts that they are no longer answered


class ConsentKind(StrEnum):
    """What the consent ledger records."""

    WROTE_FIRST = "wrote_first"
    CALLED_FIRST = "called_first"
    AGREED_BY_PHONE = "agreed_by_phone"
    OPTED_OUT = "opted_out"
    RESUMED = "resumed"
    NO_REMINDERS = "no_reminders"
    REMINDERS_AGAIN = "reminders_again"
    NO_FOLLOW_UPS = "no_follow_ups"
    FOLLOW_UPS_AGAIN = "follow_ups_again"


class Unasked(StrEnum):
    """What she is texted unasked and can end by itself."""

    REMINDERS = "reminders"
    FOLLOW_UPS = "follow_ups"


class Carrier(StrEnum):
    """What the carrier's own filter did with a text (Twilio's OptOutType)."""

    STOP = "STOP"
    START = "START"
    HELP = "HELP"


CARRIER_WORDS: Mapping[Carrier, frozenset[str]] = {
    Carrier.STOP: frozenset(
        ["stop", "stopall", "unsubscribe", "end", "quit", "cancel", "revoke", "optout"]
    ),
    Carrier.START: frozenset(["start", "unstop"]),
    Carrier.HELP: frozenset(["help", "info"]),
}
"""The words that Twilio answers itself when they are the whole text (its default keywords).

YES is one of them too, but it is also the answer to a question: only the carrier's own
`OptOutType` makes it an opt-in.
"""


# What is known of her besides the conversation itself: read from rows, never stored with it.


@dataclass(frozen=True, slots=True)
class Visit:
    """An appointment of hers that lies ahead; `for_other`: she asked for it for somebody else."""

    id: int
    name: str
    window: Window
    confirmed_by_patient: bool = False
    for_other: bool = False


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A consultation request of hers that is not settled."""

    id: int
    name: str
    status: RequestStatus
    windows: tuple[Window, ...]
    flags: frozenset[RequestFlag] = frozenset()
    offers: tuple[Window, ...] = ()
    moves_visit: int | None = None
    waits: bool = False  # for a time of its windows to come free


# Events


@dataclass(frozen=True, slots=True)
class PatientTexted:
    """A text came in; `photos` counts its pictures.

    `too_many` marks one of more texts than a person sends in that time.
    `late_since` is when she wrote it (UTC), if that is so long ago, or so much was said since,
    that it must not be read as an answer to what is being asked.
    `was_answered` says that she has been answered, by words that we no longer know.
    """

    text: str
    photos: int = 0
    carrier: Carrier | None = None
    too_many: bool = False
    late_since: datetime | None = None
    was_answered: bool = False


@dataclass(frozen=True, slots=True)
class PatientCalled:
    """She called and was not answered."""


@dataclass(frozen=True, slots=True)
class NurseConfirmed:
    """The nurse gave a request this time; `at` is one consultation long."""

    request: int
    at: Window


@dataclass(frozen=True, slots=True)
class NurseOffered:
    """The nurse offered other times for a request."""

    request: int
    options: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class NurseDeclined:
    """The nurse cannot take a request."""

    request: int


@dataclass(frozen=True, slots=True)
class NurseProposedMove:
    """The nurse would like to move an agreed visit to one of these times."""

    visit: int
    options: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class NurseCancelledVisit:
    """The nurse cancelled an agreed visit."""

    visit: int


@dataclass(frozen=True, slots=True)
class NurseWillCall:
    """The nurse is going to phone her."""


@dataclass(frozen=True, slots=True)
class NurseSaid:
    """The nurse wrote to her in her own words."""

    words: str


@dataclass(frozen=True, slots=True)
class NurseHandedBack:
    """The nurse gave the conversation back to the bot."""


@dataclass(frozen=True, slots=True)
class NurseBooked:
    """The nurse entered a visit agreed by phone."""

    name: str
    at: Window


@dataclass(frozen=True, slots=True)
class NurseNotedNoShow:
    """The nurse noted that she did not come to her visit.

    What she is offered begins after `reads_from` (practice wall clock), when she may be texted.
    """

    name: str
    reads_from: datetime


@dataclass(frozen=True, slots=True)
class NurseCorrected:
    """The nurse took something back that may have been texted.

    `requests` are those that it was about.
    """

    what: str
    requests: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class RequestLapsed:
    """A request's last window has passed without the nurse's answer.

    What she is offered begins after `reads_from` (practice wall clock), when she may be texted.
    """

    request: int
    reads_from: datetime


@dataclass(frozen=True, slots=True)
class OpeningFreed:
    """A time that she waits for has come free; it can be held for her until then (UTC)."""

    request: int
    at: Window
    until: datetime


@dataclass(frozen=True, slots=True)
class OpeningWithdrawn:
    """A time that came free was held for her, and the text about it could not leave."""

    request: int


Event = (
    PatientTexted
    | PatientCalled
    | NurseConfirmed
    | NurseOffered
    | NurseDeclined
    | NurseProposedMove
    | NurseCancelledVisit
    | NurseWillCall
    | NurseSaid
    | NurseHandedBack
    | NurseBooked
    | NurseNotedNoShow
    | NurseCorrected
    | RequestLapsed
    | OpeningFreed
    | OpeningWithdrawn
)


# Effects


class Kind(StrEnum):
    """What a text is for."""

    ANSWER = "answer"  # to what she just wrote or to her call: leaves at any hour
    EMERGENCY = "emergency"
    OPT_OUT = "opt_out"  # the one confirmation
    NUDGE = "nudge"
    CONFIRMATION = "confirmation"
    NURSE_WORD = "nurse_word"  # whatever else the nurse caused
    REMINDER = "reminder"
    FOLLOW_UP = "follow_up"
    OPENING = "opening"  # a time that she waits for has come free
    DIGEST = "digest"
    ALARM = "alarm"
    NOTICE = "notice"  # to the nurse, at once
    RECEIPT = "receipt"  # answers the nurse's command


@dataclass(frozen=True, slots=True)
class SendText:
    """Queue a text to her: a sentence of `wording` by name, and what fills it in."""

    wording: str
    kind: Kind = Kind.ANSWER
    values: Mapping[str, object] = field(default_factory=dict)
    visit: int | None = None
    request: int | None = None


@dataclass(frozen=True, slots=True)
class PlanNudge:
    """Ask her once more, tomorrow at a decent hour, unless she writes before."""


@dataclass(frozen=True, slots=True)
class RecordRequest:
    """Record a consultation request.

    `replaces` is an open request that this one takes the place of; `moves_visit` the
    appointment that it asks to move, which stands until the nurse agrees; `book_at` a time to
    agree at once, without the nurse. `waits`: nothing of its windows is free, and she wants to be
    asked when something is.
    """

    name: str
    windows: tuple[Window, ...]
    flags: frozenset[RequestFlag]
    words: str
    rule: str = ""
    replaces: int | None = None
    moves_visit: int | None = None
    book_at: Window | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawRequest:
    """She no longer wants this request."""

    request: int


@dataclass(frozen=True, slots=True)
class OfferTimes:
    """Hold these times for her."""

    request: int
    options: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class HoldOpening:
    """Hold a time that has come free for her, who waits for it, until then (UTC)."""

    request: int
    at: Window
    until: datetime


@dataclass(frozen=True, slots=True)
class PassOver:
    """She does not want the time that was held for her, and goes on waiting for another."""

    request: int


@dataclass(frozen=True, slots=True)
class ProposeMove:
    """Hold these times for her as a move of an agreed visit."""

    visit: int
    options: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class BookAppointment:
    """Agree a request at this time (or move the visit that it asks to move)."""

    request: int
    at: Window
    by: str  # "nurse", "patient" or "auto"


@dataclass(frozen=True, slots=True)
class BookByPhone:
    """Enter a visit agreed by phone."""

    name: str
    at: Window


@dataclass(frozen=True, slots=True)
class CancelVisit:
    """An agreed visit will not take place."""

    visit: int
    by: str  # "nurse" or "patient"


@dataclass(frozen=True, slots=True)
class DeclineRequest:
    """The nurse will not take this request."""

    request: int


@dataclass(frozen=True, slots=True)
class NoteAttendance:
    """She has said that she will come."""

    visit: int


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """Write a line into the consent ledger."""

    kind: ConsentKind
    how: str


@dataclass(frozen=True, slots=True)
class OptOut:
    """Nothing may be texted to her from now on."""

    how: str


@dataclass(frozen=True, slots=True)
class OptIn:
    """She wants texts again."""

    how: str


@dataclass(frozen=True, slots=True)
class SwitchOff:
    """She wants no more texts of this kind; all others go on."""

    kind: Unasked


@dataclass(frozen=True, slots=True)
class SwitchOn:
    """She wants texts of this kind again."""

    kind: Unasked


@dataclass(frozen=True, slots=True)
class AskNurse:
    """Put something on the nurse's list; `at_once` texts it to her as well."""

    topic: Topic
    words: str = ""
    at_once: bool = False
    visit: int | None = None
    request: int | None = None


@dataclass(frozen=True, slots=True)
class RaiseAlarm:
    """Reach the nurse now, whatever the hour."""

    words: str
    suicidal: bool = False


@dataclass(frozen=True, slots=True)
class DropPending:
    """Drop what was queued for her unasked: a nudge, say; everything when `all_kinds`."""

    all_kinds: bool = False


@dataclass(frozen=True, slots=True)
class LetGo:
    """The alarm about her no longer holds her reminders."""


Effect = (
    SendText
    | PlanNudge
    | RecordRequest
    | WithdrawRequest
    | OfferTimes
    | HoldOpening
    | PassOver
    | ProposeMove
    | BookAppointment
    | BookByPhone
    | CancelVisit
    | DeclineRequest
    | NoteAttendance
    | RecordConsent
    | OptOut
    | OptIn
    | SwitchOff
    | SwitchOn
    | AskNurse
    | RaiseAlarm
    | DropPending
    | LetGo
)
