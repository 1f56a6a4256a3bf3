"""What must hold of every text that leaves, each promise a named check, seen from Twilio's side."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from smsbot.core import sms
from smsbot.core.events import Kind
from smsbot.simulator.checks import ACT_WITHIN, Checks, as_instant
from smsbot.simulator.machine import Machine
from smsbot.simulator.people import (
    ALARM,
    AREAS,
    BOOKS,
    START,
    STOP,
    SWITCHES_OFF,
    SWITCHES_ON,
)
from smsbot.simulator.twilio import Taken, TwilioBox, Written
from smsbot.simulator.waiting_line import WaitingLine, times_in
from smsbot.simulator.world import World

JUST_WROTE = timedelta(minutes=31)
SOON = timedelta(hours=4)
ANSWERED_WITHIN = timedelta(hours=24)
"""An answer that an outage held in the evening waits for the end of her quiet hours."""

MANY_COMMANDS = 20
"""From so many in an hour on, commands may be passed over as a flood."""

TELLS = frozenset({"confirmed", "moved", "booked_by_phone", "correct_move"})
"""Sentences that tell a patient of a visit of hers."""

UNTELLS = frozenset(
    {
        "moved",
        "visit_cancelled",
        "visit_cancelled_late",
        "nurse_cancelled",
        "correct_confirm",
        "correct_move",
        "correct_book",
    }
)
"""Sentences that tell her that it is otherwise now."""


@dataclass(frozen=True)
class Row:
    """Our own row of a text, as it stands when Twilio takes it."""

    audience: str
    kind: str
    wording: str
    appointment: int | None
    created_at: datetime
    values: str


class Departures:
    """Watches what Twilio takes, and knows what people have said."""

    def __init__(self, checks: Checks, world: World, box: TwilioBox, machine: Machine) -> None:
        self.require = checks.require
        self.world, self.box, self.machine = world, box, machine
        self.practice = machine.settings.practice
        self.nurse = machine.settings.nurse_phone or ""
        self.by_message: dict[int, list[Taken]] = defaultdict(list)
        self._stopped_at: dict[str, datetime] = {}
        self._stop_answers: dict[str, int] = {}
        self._unreminded: dict[str, datetime] = {}
        self._alarm_answers: dict[str, int] = defaultdict(int)
        self._wrote_at: dict[str, datetime] = {}
        self._last_body: dict[str, dict[str, Taken]] = defaultdict(dict)
        self._rung: dict[str, list[datetime]] = defaultdict(list)
        self._acknowledged_at = datetime.min.replace(tzinfo=UTC)
        self._digests: dict[object, Taken] = {}
        self._thanked: dict[int, Taken] = {}
        self._line = WaitingLine(checks, world, box, machine)
        self._corrected_at: dict[str, datetime] = {}
        self._missed: dict[tuple[str, date], Taken] = {}
        self.told: dict[str, dict[datetime, Taken]] = defaultdict(dict)
        box.on_accepted = self.hear

    # What she said, from the moment that we have it

    def hear(self, written: Written) -> None:
        """A text of hers was accepted by us."""
        phone = written.phone
        found = self.machine.rows("SELECT count(*) FROM messages WHERE sid = ?", written.sid)
        self.require(found[0][0] == 1, "an accepted text is stored", phone, written.body)
        self._wrote_at[phone] = self.world.now
        self._line.hear(written)
        if written.meaning == STOP:
            self._stopped_at.setdefault(phone, self.world.now)
            self._stop_answers[phone] = 0 if written.optout else 1
        elif written.meaning == START or written.optout == "START":
            self._stopped_at.pop(phone, None)
        elif written.meaning == ALARM:
            self._alarm_answers[phone] += 1
            self._expect_rings(written)
        elif written.meaning == SWITCHES_OFF:
            self._unreminded.setdefault(phone, self.world.now)
        elif written.meaning == SWITCHES_ON:
            self._unreminded.pop(phone, None)
        elif written.meaning == BOOKS:
            self.world.after(ANSWERED_WITHIN, lambda: self.is_answered(written))
        elif phone == self.nurse:
            if written.body == "done":
                self._acknowledged_at = self.world.now
            self.world.after(ACT_WITHIN, lambda: self.nurse_is_answered(written))

    def is_answered(self, written: Written) -> None:
        """What she wrote led to something: a text to her or to the nurse, or a line on the list."""
        if not self.world.was_calm(for_=ACT_WITHIN):
            self.world.after(timedelta(hours=1), lambda: self.is_answered(written))
            return
        rows = self.machine.rows(
            "SELECT i.handled_at, (SELECT count(*) FROM matters m WHERE m.patient_id = "
            "i.patient_id AND coalesce(m.settled_at, i.handled_at) >= i.handled_at) FROM messages "
            "i WHERE i.sid = ?",
            written.sid,
        )
        handled, led_to = rows[0] if rows else (None, 0)
        self.require(handled, "every text is handled", written.phone, written.body)
        phone = self.box.phones[written.phone]
        led_to = led_to or any(taken.at >= written.at for taken in phone.received)
        # A mere "yes" of somebody who has opted out since cannot be answered.
        led_to = led_to or phone.landline or written.phone in self._stopped_at
        self.require(led_to, "every text leads to something", written.phone, written.body)

    def nurse_is_answered(self, written: Written) -> None:
        """Each command is answered to her own phone."""
        hour_before = written.at - timedelta(hours=1)
        lately = [one for one in self.box.written[-300:] if one.phone == self.nurse]
        many = sum(hour_before <= one.at <= written.at for one in lately) >= MANY_COMMANDS
        if many or not self.world.was_calm(for_=ACT_WITHIN):
            return
        answered = any(
            taken.at >= written.at for taken in self.box.phones[self.nurse].received[-400:]
        )
        self.require(answered, "each command is answered", self.nurse, written.body)

    # What leaves

    def take(self, taken: Taken) -> None:
        """Twilio has taken a text: check everything that can be seen of it."""
        row = self._row(taken.message_id)
        self._left_once(taken, row)
        self.require(row, "what leaves is in the books", taken.phone, taken.body)
        assert row is not None
        if row.audience == "patient":
            self._to_patient(taken, row)
        else:
            self._to_nurse(taken, row)

    def _row(self, message_id: int) -> Row | None:
        rows = self.machine.rows(
            "SELECT audience, kind, wording, appointment_id, created_at, \"values\", status "
            "FROM messages WHERE id = ?", message_id,
        )  # fmt: skip
        if not rows:
            return None
        audience, kind, wording, visit, created, values, status = rows[0]
        self.require(
            status != "queued", "a text in hand is marked before it leaves", "", str(message_id)
        )
        return Row(audience, kind, wording or "", visit, as_instant(created), values)

    def _left_once(self, taken: Taken, row: Row | None) -> None:
        before = self.by_message[taken.message_id]
        arrived = [one for one in before if not one.has_failed]
        self.require(not arrived, "each text leaves once", taken.phone, taken.body)
        before.append(taken)
        same = self._last_body[taken.phone].get(taken.body)
        own_words = row is not None and row.kind == Kind.NURSE_WORD  # she may say it twice
        if taken.phone != self.nurse and not own_words:
            wrote_at = self.box.phones[taken.phone].wrote_at
            wrote_since = same is not None and wrote_at is not None and wrote_at > same.at
            lately = same is not None and not same.has_failed and taken.at - same.at < SOON
            again = lately and not wrote_since and not self._answers_two(taken.phone, same)
            corrected = same is not None and self._corrected_at.get(taken.phone, same.at) > same.at
            self.require(
                not again or corrected, "nobody is told the same twice", taken.phone, taken.body
            )
        if row is not None and row.wording.startswith("correct_"):
            self._corrected_at[taken.phone] = taken.at
        self._last_body[taken.phone][taken.body] = taken

    def _answers_two(self, phone: str, said: Taken | None) -> bool:
        """Was it said first when two texts of hers were open? Each of them has its answer."""
        return self._wrote_twice(phone) or (said is not None and self._two_were_open(phone, said))

    def _two_were_open(self, phone: str, said: Taken) -> bool:
        earlier = (one for one in reversed(self.box.phones[phone].received) if one.at < said.at)
        before = next(earlier, None)
        since = before.at if before is not None else self.world.now - SOON
        lately = itertools.takewhile(lambda one: one.at > since, reversed(self.box.written))
        return sum(one.phone == phone and one.at <= said.at for one in lately) > 1

    def _wrote_twice(self, phone: str) -> bool:
        """Are her last two texts the same words? Each of them has its answer, the same too."""
        hers = (one.body for one in reversed(self.box.written) if one.phone == phone)
        last, before = next(hers, None), next(hers, None)
        return last is not None and last == before

    def _to_patient(self, taken: Taken, row: Row) -> None:
        self.require(
            sms.segments(taken.body) == 1, "a text is one segment", taken.phone, taken.body
        )
        self._note_what_is_told(taken, row)
        if row.wording.startswith("missed_call"):
            self._missed_call(taken)
        self._after_stop(taken, row)
        self._in_quiet_hours(taken, row)
        if row.kind == Kind.REMINDER:
            self._reminder(taken, row)
        if row.kind == Kind.FOLLOW_UP:
            self._follow_up(taken, row)
        if row.kind == Kind.OPENING:
            self._line.take(taken)
        if row.kind in (Kind.REMINDER, Kind.FOLLOW_UP, Kind.NUDGE):
            open_alarm = self.machine.rows(
                "SELECT 1 FROM alarms a JOIN patients p ON a.patient_id = p.id WHERE p.phone = ? "
                "AND a.let_go_at IS NULL", taken.phone,
            )  # fmt: skip
            self.require(
                not open_alarm, "reminders wait while an alarm is open", taken.phone, taken.body
            )

    def _missed_call(self, taken: Taken) -> None:
        day = self.practice.local(taken.at).date()
        before = self._missed.get((taken.phone, day))
        once = before is None or before.has_failed or self._near_midnight()
        self.require(once, "one text a day for missed calls", taken.phone, taken.body)
        self._missed[taken.phone, day] = taken

    def _note_what_is_told(self, taken: Taken, row: Row) -> None:
        """Remember which visit she believes to have."""
        believed = self.told[taken.phone]
        if row.wording in UNTELLS:
            believed.clear()
        if row.wording in TELLS:
            believed.update(dict.fromkeys(times_in(taken, self.practice)[:1], taken))

    def _after_stop(self, taken: Taken, row: Row) -> None:
        if taken.phone not in self._stopped_at:
            return
        allowed = False
        if row.kind == Kind.EMERGENCY and self._alarm_answers[taken.phone] > 0:
            self._alarm_answers[taken.phone] -= 1
            allowed = True
        if row.kind == Kind.OPT_OUT and self._stop_answers.get(taken.phone, 0) > 0:
            self._stop_answers[taken.phone] -= 1
            allowed = True
        self.require(allowed, "nothing after STOP", taken.phone, taken.body)

    def _in_quiet_hours(self, taken: Taken, row: Row) -> None:
        zone = ZoneInfo(AREAS[taken.phone[2:5]])
        earlier, later = (
            (self.world.now + shift).astimezone(zone).hour
            for shift in (-self.world.tolerance(), self.world.tolerance())
        )
        if 8 <= earlier < 21 or 8 <= later < 21 or row.kind == Kind.EMERGENCY:
            return
        wrote = (self._wrote_at.get(taken.phone), self.box.phones[taken.phone].wrote_at)
        just_wrote = any(
            at is not None and self.world.now - at <= JUST_WROTE + self.world.tolerance()
            for at in wrote
        )
        if row.kind in (Kind.ANSWER, Kind.OPT_OUT):
            self.require(just_wrote, "quiet hours", taken.phone, taken.body)
            return
        is_nurses = row.kind in (Kind.CONFIRMATION, Kind.NURSE_WORD)
        soon = any(
            self.world.now - self.world.tolerance()
            <= start
            <= self.world.now + SOON + self.world.tolerance()
            for start in times_in(taken, self.practice)
        )
        self.require(is_nurses and (just_wrote or soon), "quiet hours", taken.phone, taken.body)

    def _reminder(self, taken: Taken, row: Row) -> None:
        self.require(
            taken.phone not in self._unreminded, "no reminder to whoever wants none", taken.phone,
            taken.body,
        )  # fmt: skip
        visits = self.machine.rows(
            "SELECT status, starts_at FROM appointments WHERE id = ?", row.appointment
        )
        self.require(
            visits and visits[0][0] == "confirmed", "no reminder of a dead visit", taken.phone,
            taken.body,
        )  # fmt: skip
        starts_at = as_instant(visits[0][1])
        self.require(
            starts_at in times_in(taken, self.practice), "no reminder of a moved visit",
            taken.phone, taken.body,
        )  # fmt: skip
        left = starts_at - self.world.now
        self.require(
            left >= timedelta(minutes=45) - self.world.tolerance(), "no stale reminder",
            taken.phone, f"{taken.body} ({left} before)",
        )  # fmt: skip
        today = self.practice.local(self.world.now).date()
        ahead = (self.practice.local(starts_at).date() - today).days
        near_midnight = self._near_midnight()
        for words, days in (("today", 0), ("hoy, ", 0), ("tomorrow", 1), ("mañana, ", 1)):
            if words in taken.body and not near_midnight:
                self.require(ahead == days, "today is today", taken.phone, taken.body)

    def _near_midnight(self) -> bool:
        days = {
            self.practice.local(self.world.now + shift).date()
            for shift in (-self.world.tolerance(), self.world.tolerance())
        }
        return len(days) > 1

    def _follow_up(self, taken: Taken, row: Row) -> None:
        visits = self.machine.rows(
            "SELECT status, ends_at FROM appointments WHERE id = ?", row.appointment
        )
        self.require(
            visits and visits[0][0] == "confirmed", "no follow-up on a visit that was not",
            taken.phone, taken.body,
        )  # fmt: skip
        late = self.world.now - as_instant(visits[0][1])
        self.require(
            timedelta(hours=1) <= late <= timedelta(days=5), "no stale follow-up", taken.phone,
            f"{late} after the visit",
        )  # fmt: skip
        visit = int(row.appointment or 0)
        before = self._thanked.get(visit)
        self.require(
            before is None or before.has_failed, "one follow-up for a visit", taken.phone,
            taken.body,
        )  # fmt: skip
        self._thanked[visit] = taken

    # What the nurse is sent

    def _to_nurse(self, taken: Taken, row: Row) -> None:
        self.require(
            taken.phone == self.nurse, "the nurse's texts go to her own phone", taken.phone, ""
        )
        if row.kind == Kind.ALARM:
            found = re.search(r"\((\d{3})\) (\d{3})-(\d{4})|(\d{3})-(\d{3})-(\d{4})", taken.body)
            if found:
                digits = "".join(part for part in found.groups() if part)
                self._rung[f"+1{digits}"].append(self.world.now)
        if taken.body.startswith("Acknowledged"):
            # Her "done" may have been stored though no webhook for it was answered.
            self._acknowledged_at = self.world.now
        if row.kind == Kind.DIGEST and row.wording == "" and "digest" in self._key(taken):
            day = self.practice.local(row.created_at).date()
            before = self._digests.get(day)
            self.require(
                before is None or before.has_failed, "one digest a day", taken.phone, str(day)
            )
            self._digests[day] = taken

    def _key(self, taken: Taken) -> str:
        rows = self.machine.rows("SELECT key FROM messages WHERE id = ?", taken.message_id)
        return rows[0][0] or ""

    def _expect_rings(self, written: Written) -> None:
        for minutes in (20, 40, 60, 80, 100, 115):
            self.world.after(timedelta(minutes=minutes), lambda: self._still_rings(written))

    def _still_rings(self, written: Written) -> None:
        """While nobody has it, an alarm has rung within the last twenty minutes."""
        accepted = written.accepted_at
        assert accepted is not None
        if self._acknowledged_at >= accepted or not self.world.was_calm(
            for_=ACT_WITHIN + timedelta(minutes=15)
        ):
            return
        rung = self._rung[written.phone]
        recently = rung and rung[-1] >= self.world.now - timedelta(minutes=20)
        self.require(recently, "an alarm rings until somebody has it", written.phone, "silent")
        since = self.world.now - timedelta(minutes=20)
        called = any(at >= since and to == self.nurse for at, to in self.box.rung)
        self.require(called, "an alarm rings by call as well", written.phone, "texts only")
