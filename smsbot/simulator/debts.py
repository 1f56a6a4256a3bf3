"""Every text that came in was answered, and what was to leave has left, or need not any more.

What left is counted at Twilio. Why something need not leave is judged by what the simulator knows
itself: what our own rows give as their reason excuses nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from smsbot.core import sms
from smsbot.core.events import Kind
from smsbot.simulator.checks import TOLERANCE, Checks
from smsbot.simulator.departures import Departures
from smsbot.simulator.faults import Trouble
from smsbot.simulator.journal import Journal, OurText, Stand
from smsbot.simulator.machine import Machine
from smsbot.simulator.people import ALARM
from smsbot.simulator.twilio import CAPPED, FILTERED, Taken, TwilioBox, Written
from smsbot.simulator.visit_texts import MOST_TRIES, VisitTexts
from smsbot.simulator.witness import TAKEN_IN_AT_ONCE, Span, Witness
from smsbot.simulator.world import World

A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
UNDO_WITHIN = timedelta(minutes=10)
RINGS_ANYWAY = timedelta(minutes=5)
"""More words about an alarm that rang so lately need not ring of their own."""

TOLD_WITHIN = timedelta(days=2)
MOST_PASSIVE = 3
MOST_ANSWERS = 40
MOST_COMMANDS = ((timedelta(minutes=1), 20), (timedelta(hours=1), 90))
"""From so many texts in so much time on, they are not all answered."""

NOT_SAID = ("(not sent)", "(no answer to)")
"""How a line to the nurse says that a text came too late to be sent."""

KEEPS = {
    Kind.ANSWER: timedelta(hours=36), Kind.EMERGENCY: A_DAY, Kind.OPT_OUT: AN_HOUR,
    Kind.NURSE_WORD: 2 * A_DAY,
}  # fmt: skip
"""How long a text may be held at least before it is of no use any more."""

UNASKED = frozenset({Kind.REMINDER, Kind.FOLLOW_UP})
SPEAK_OF_A_TIME = frozenset({Kind.CONFIRMATION, Kind.NURSE_WORD})
AFTER_STOP = frozenset({Kind.EMERGENCY, Kind.OPT_OUT})
"""What leaves after STOP too, until the carrier has taken it once."""

HANDS_OVER = frozenset({"handed_over", "unread_passed_on", "came_late", "nurse_says"})
"""Sentences after which the nurse has the talk, and the bot is quiet."""


class Debts:
    """Closes the accounts: who was owed a text, and whether it left."""

    def __init__(
        self, checks: Checks, world: World, box: TwilioBox, machine: Machine,
        departures: Departures, journal: Journal,
    ) -> None:  # fmt: skip
        self.require = checks.require
        self.world, self.box, self.machine = world, box, machine
        self._departures, self._journal = departures, journal
        self._witness = Witness(world, box, machine)
        self._texts: dict[int, OurText] = {}
        self._all_stands: list[Stand] = []
        self._to: dict[str, list[OurText]] = defaultdict(list)
        self._nurse = machine.settings.nurse_phone or ""
        self._visits = VisitTexts(checks, world, box, machine, departures, self._witness)

    def settle(self) -> None:
        """Nothing is under way any more: every text is accounted for."""
        texts = self._texts = self._journal.texts()
        self._all_stands = self._journal.stands()
        for text in texts.values():
            self._to[text.phone].append(text)
        for text in texts.values():
            if text.kind not in UNASKED and self._is_owed(text):
                to_patient = text.audience == "patient"
                excused = self._need_not_leave(text) if to_patient else self._is_old_news(text)
                self.require(
                    excused or self._has_failed_for_good(text), "what is to leave leaves",
                    text.phone, str(text),
                )  # fmt: skip
        self._alarms_were_answered()
        self._texts_were_answered()
        self._visits.settle(self._journal, texts)
        self._failures_were_shown()

    def _of(self, taken: Taken) -> OurText:
        return self._texts[taken.message_id]

    # What was to leave

    def _is_owed(self, text: OurText) -> bool:
        """Has it not arrived, as far as we were told, and does it not wait for its time?"""
        tried = self._departures.by_message[text.number]
        arrived = any(not one.has_failed or one.told_at is None for one in tried)
        return not arrived and text.status != "queued"

    def _has_failed_for_good(self, text: OurText) -> bool:
        """Was it tried as often as is any use?"""
        tried = self._departures.by_message[text.number]
        filtered = bool(tried) and tried[-1].error_code == FILTERED
        often = self.box.tries[text.number] >= MOST_TRIES
        return text.status in ("failed", "undelivered") and (often or filtered)

    def _need_not_leave(self, text: OurText) -> bool:
        """Is there a reason that we know of ourselves?"""
        phone, was_tried = text.phone, self.box.tries[text.number] > 0
        life = Span(text.created_at, text.settled_at)
        if self._witness.is_landline(phone):
            return True
        stopped = any(one.touches(life) for one in self._witness.stops(phone))
        if stopped and (was_tried or text.kind not in AFTER_STOP):
            return True
        if text.status == "unknown":
            return any(one.touches(life) for one in self._witness.troubles)
        if self._witness.undid(text.created_at, UNDO_WITHIN):
            return True
        if self._is_past(text):
            return text.kind == Kind.OPT_OUT or self._nurse_was_told(text.phone, NOT_SAID)
        match text.kind:
            case Kind.NUDGE:
                again_late = was_tried and text.settled_at - text.due_at > AN_HOUR - TOLERANCE
                return again_late or self._is_overtaken(text) or self._was_late(text)
            case Kind.OPENING:
                return was_tried or self._is_overtaken(text) or self._was_late(text)
            case Kind.CONFIRMATION:
                return not self._stands(text)
            case Kind.ANSWER:
                return self._is_flooded(text) or (was_tried and self._was_said_since(text))
            case _:
                return False

    def _is_old_news(self, text: OurText) -> bool:
        """Was a receipt held for a day, or has a later digest left in place of a held one?"""
        if text.kind == Kind.RECEIPT:
            waited = text.settled_at - text.created_at
            return self._was_held(text) and waited > A_DAY - TOLERANCE
        received = self.box.phones[self._nurse].received
        later = (self._of(one).kind == Kind.DIGEST and one.at > text.created_at for one in received)
        return text.kind == Kind.DIGEST and self._was_held(text) and any(later)

    def _is_past(self, text: OurText) -> bool:
        """Was it held by a trouble, or overnight, until what it says was of no use any more?"""
        if text.kind in SPEAK_OF_A_TIME and text.first_named is not None:
            waited = text.settled_at - text.created_at > AN_HOUR - TOLERANCE
            return waited and text.first_named <= text.settled_at + TOLERANCE
        keeps = KEEPS.get(text.kind)
        if keeps is None or text.settled_at - text.created_at < keeps - TOLERANCE:
            return False
        return self._was_held(text)

    def _was_held(self, text: OurText) -> bool:
        """Did a trouble or the carrier's daily limit keep it back?"""
        life = Span(text.created_at, text.settled_at)
        tried = self._departures.by_message[text.number]
        was_capped = any(one.error_code == CAPPED for one in tried)
        return was_capped or any(one.touches(life) for one in self._witness.troubles)

    def _nurse_was_told(self, phone: str, words: Iterable[str]) -> bool:
        """Has a line to her named this phone, with one of these words?"""
        name, email = sms.spoken(phone), self.machine.settings.nurse_email
        bodies = [body for to, _, body in self.machine.mailbox.sent if to == email]
        bodies += [one.body for one in self.box.phones[self._nurse].received]
        return any(
            name in line and any(word in line for word in words)
            for body in bodies
            for line in body.splitlines()
        )

    def _is_overtaken(self, text: OurText) -> bool:
        """Has she written, or was something else to be said, before this could leave?"""
        life = Span(text.created_at, text.settled_at + TOLERANCE)
        return self._witness.has_written(text.phone, life) or any(
            text.created_at < one.created_at <= life.until for one in self._to[text.phone]
        )

    def _stands(self, text: OurText) -> bool:
        """Did the visit that it tells of stand when it was last decided about?"""
        return any(
            one.phone == text.phone and one.starts_at == text.speaks_of
            and one.since <= text.settled_at < one.until
            for one in self._all_stands
        )  # fmt: skip

    def _was_late(self, text: OurText) -> bool:
        """Was there a trouble at its time, or was she about to be told something urgent?"""
        hour = Span(text.due_at, text.settled_at)
        stopped = [*self._witness.troubles, *self._witness.alarms(text.phone)]
        near = sorted((text.due_at, text.settled_at))
        return any(one.touches(hour) for one in stopped) or self._clock_was_wrong(*near)

    def _clock_was_wrong(self, since: datetime, until: datetime) -> bool:
        return any(
            spell.trouble is Trouble.CLOCK_WRONG and spell.since <= until and since <= spell.until
            for spell in self.world.past
        )

    def _was_said_since(self, text: OurText) -> bool:
        later = self.box.phones[text.phone].received
        return any(one.body == text.body and one.at > text.created_at for one in later)

    def _is_flooded(self, text: OurText) -> bool:
        since = text.settled_at - A_DAY
        lately = (since <= one.at for one in self.box.phones[text.phone].received)
        return sum(lately) >= MOST_ANSWERS

    # What came in

    def _texts_were_answered(self) -> None:
        """Each text has an answer of its own among what we meant to send, or none is due to it."""
        answers = Counter(
            (text.phone, text.stamp) for text in self._texts.values() if _is_answer(text)
        )
        handled = self._journal.handled()
        together: dict[tuple[str, str], list[tuple[Written, datetime]]] = defaultdict(list)
        for written in self.box.written:
            at, stamp = handled[written.sid]
            together[written.phone, stamp].append((written, at))
        for (phone, stamp), came in together.items():
            silent = self._flooded if phone == self._nurse else self._may_be_silent
            due = [written for written, at in came if not silent(written, at)]
            promise = (
                "each command is answered" if phone == self._nurse else "each text is answered"
            )
            self.require(
                answers[phone, stamp] >= len(due), promise, phone, due[0].body if due else ""
            )

    def _flooded(self, written: Written, _handled_at: datetime) -> bool:
        """Did so many commands come before this one that it may be passed over?"""
        before = [one for one in self._witness.wrote[self._nurse] if one.at < written.at]
        return any(
            sum(one.at > written.at - span for one in before) >= most
            for span, most in MOST_COMMANDS
        )

    def _may_be_silent(self, written: Written, handled_at: datetime) -> bool:
        """Is no answer due to what she wrote?"""
        if written.optout is not None:  # The carrier answers it.
            return True
        before = Span(handled_at, handled_at)
        stops, alarms = self._witness.stops(written.phone), self._witness.alarms(written.phone)
        if any(one.since < written.at and one.touches(before) for one in [*stops, *alarms]):
            return True
        if written.meaning == ALARM:  # She was told to call 911 within the hour.
            return True
        return (
            self._came_late(written, handled_at)
            or self._nurse_has_it(written, handled_at)
            or self._sounds_like_a_machine(written)
        )

    def _came_late(self, written: Written, handled_at: datetime) -> bool:
        clock_was_wrong = self._clock_was_wrong(written.at, handled_at)
        most = timedelta(seconds=10) if clock_was_wrong else TAKEN_IN_AT_ONCE
        return handled_at - written.at > most

    def _nurse_has_it(self, written: Written, handled_at: datetime) -> bool:
        """Was the talk handed over to her, and has nobody been silent for a day since?"""
        words = [
            self._of(one).created_at
            for one in self.box.phones[written.phone].received
            if self._of(one).wording in HANDS_OVER
        ]
        handed = [at for at in words if at <= handled_at]
        if not handed:
            return False
        last = handed[-1]
        for one in self._witness.wrote[written.phone]:
            if last < one.at <= written.at:
                if one.at - last > A_DAY + TOLERANCE:
                    return False
                last = one.at
        return True

    def _sounds_like_a_machine(self, written: Written) -> bool:
        """Has she written that often on this day?"""
        local = self.machine.settings.practice.local
        day = local(written.at).date()
        today = [
            one
            for one in self._witness.wrote[written.phone]
            if one.at <= written.at and local(one.at).date() == day
        ]
        return len(today) > MOST_PASSIVE

    # Emergencies

    def _alarms_were_answered(self) -> None:
        """Whoever wrote of an emergency was sent to 911, and it rang at the nurse's phone."""
        for written in self.box.written:
            phone = written.phone
            if written.meaning != ALARM:
                continue
            sent_to_911 = any(
                text.kind == Kind.EMERGENCY and self.box.tries[text.number]
                for text in self._to[phone]
                if text.created_at >= written.at - AN_HOUR
            )
            self.require(sent_to_911, "an emergency is answered", phone, written.body)
            name = sms.spoken(phone)
            rang = any(
                name in one.body and one.at >= written.at - RINGS_ANYWAY
                for one in self.box.phones[self._nurse].received
                if self._of(one).kind == Kind.ALARM
            )
            self.require(rang, "an emergency rings", phone, written.body)

    # What was in vain

    def _failures_were_shown(self) -> None:
        """The nurse was told of every text that did not arrive, and why."""
        for text in self._texts.values():
            in_vain = text.status in ("failed", "undelivered", "unknown")
            if text.audience != "patient" or not in_vain:
                continue
            if self.world.now - text.settled_at < TOLD_WITHIN:
                continue
            told = self._nurse_was_told(text.phone, [text.reason])
            self.require(told, "what did not arrive is shown to the nurse", text.phone, str(text))


def _is_answer(text: OurText) -> bool:
    """Is it of a kind that answers what just came in?"""
    if text.audience != "patient":
        return text.kind == Kind.RECEIPT
    return text.kind != Kind.NUDGE and text.kind not in UNASKED
