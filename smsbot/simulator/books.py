"""What must hold of our own rows, beside what Twilio has."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session, col, select

from smsbot.db.models import Consent, MessageStatus
from smsbot.services.ledger import first_broken
from smsbot.services.receipts import RANK
from smsbot.simulator.checks import ACT_WITHIN, Checks, as_stored
from smsbot.simulator.debts import Debts
from smsbot.simulator.departures import Departures
from smsbot.simulator.faults import Trouble
from smsbot.simulator.journal import Journal
from smsbot.simulator.machine import Machine
from smsbot.simulator.twilio import TwilioBox
from smsbot.simulator.world import World

CANNOT_SEND = "smsbot cannot send texts"
"""The subject of the e-mail that tells the operator of a fault of the account."""


class Books:
    """Looks over the rows once a day, and closes the books in the end."""

    def __init__(
        self,
        checks: Checks,
        world: World,
        box: TwilioBox,
        machine: Machine,
        departures: Departures,
    ) -> None:
        self.require = checks.require
        self.world, self.box, self.machine = world, box, machine
        self._departures = departures
        self._debts = Debts(checks, world, box, machine, departures, Journal(machine))
        self._seen_log = 0

    def look_over(self) -> None:
        """Everything that rows alone can show."""
        self._statuses_climb()
        self._no_double_booking()
        self._lists_agree()
        self._what_was_told_is_true()
        self._nothing_overdue()
        self._the_chain_holds()

    def _statuses_climb(self) -> None:
        log = self.machine.rows(
            "SELECT id, message, old, new, failed FROM status_log WHERE id > ?", self._seen_log
        )
        for number, message, old, new, failed in log:
            self._seen_log = number
            before, after = (RANK.get(MessageStatus(one), 0) for one in (old, new))
            # Undoing brings back a reminder that was dropped, which had never left.
            back_to_queue = new == "queued" and (failed or old in ("sending", "unknown", "dropped"))
            self.require(
                after > before or back_to_queue, "a status only climbs", self._phone_of(message),
                f"{old} -> {new}",
            )  # fmt: skip

    def _phone_of(self, message: int) -> str:
        rows = self.machine.rows("SELECT phone FROM messages WHERE id = ?", message)
        return str(rows[0][0]) if rows else ""

    def _no_double_booking(self) -> None:
        twice = self.machine.rows(
            "SELECT p.phone, a.starts_at FROM appointments a JOIN appointments b ON a.id < b.id "
            "AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at JOIN patients p ON "
            "p.id = b.patient_id WHERE a.status = 'confirmed' AND b.status = 'confirmed' "
            "AND a.starts_at > ? AND b.starts_at > ?", *[as_stored(self.world.now)] * 2,
        )  # fmt: skip
        self.require(not twice, "no double booking", twice[0][0] if twice else "", str(twice[:1]))

    def _lists_agree(self) -> None:
        """What is open is on the nurse's list, and what is settled is not."""
        queries = (
            ("an open request is on the list",
             "SELECT p.phone, r.id FROM requests r JOIN patients p ON p.id = r.patient_id LEFT "
             "JOIN matters m ON m.request_id = r.id AND m.topic = 'request' AND "
             "m.settled_at IS NULL WHERE r.status IN ('requested', 'offered') AND m.id IS NULL"),
            ("a settled request is off the list",
             "SELECT p.phone, r.id FROM requests r JOIN patients p ON p.id = r.patient_id JOIN "
             "matters m ON m.request_id = r.id AND m.topic = 'request' AND m.settled_at IS NULL "
             "WHERE r.status NOT IN ('requested', 'offered')"),
            ("a letter names one matter",
             "SELECT '', letter FROM matters WHERE settled_at IS NULL GROUP BY letter "
             "HAVING count(*) > 1"),
            ("an offer being answered is open",
             "SELECT p.phone, c.stage FROM conversations c JOIN patients p ON p.id = c.patient_id "
             "WHERE c.stage = 'answering_offer' AND NOT EXISTS (SELECT 1 FROM requests r WHERE "
             "r.patient_id = p.id AND r.status IN ('offered', 'requested'))"),
            ("an alarmed conversation has an alarm",
             "SELECT p.phone, c.stage FROM conversations c JOIN patients p ON p.id = c.patient_id "
             "WHERE c.stage = 'alarmed' AND NOT EXISTS (SELECT 1 FROM alarms a WHERE "
             "a.patient_id = p.id AND a.let_go_at IS NULL)"),
            ("a dead visit has no reminder waiting",
             "SELECT m.phone, m.kind FROM messages m JOIN appointments a ON a.id = "
             "m.appointment_id WHERE m.status = 'queued' AND m.kind IN ('reminder', 'follow_up') "
             "AND a.status <> 'confirmed'"),
        )  # fmt: skip
        for promise, query in queries:
            found = self.machine.rows(query)
            phone, seen = found[0] if found else ("", "")
            self.require(not found, promise, str(phone), str(seen))

    def _what_was_told_is_true(self) -> None:
        """A visit that she was told of stands, or she has been told otherwise, or is about to."""
        for phone, believed in self._departures.told.items():
            for starts_at, taken in list(believed.items()):
                if starts_at <= self.world.now or taken.has_failed:
                    del believed[starts_at]
                elif self.world.now - taken.at > ACT_WITHIN:
                    stands = self.machine.rows(
                        "SELECT 1 FROM appointments a JOIN patients p ON p.id = a.patient_id WHERE "
                        "p.phone = ? AND a.status = 'confirmed' AND a.starts_at = ?",
                        phone, as_stored(starts_at),
                    )  # fmt: skip
                    said = stands or self._is_opted_out(phone) or self.machine.rows(
                        "SELECT 1 FROM messages WHERE phone = ? AND direction = 'outbound' AND "
                        "id > ? AND (status = 'queued' OR reason IS NOT NULL)",
                        phone, taken.message_id,
                    )  # fmt: skip
                    self.require(said, "what she was told of her visit is true", phone, taken.body)

    def _is_opted_out(self, phone: str) -> bool:
        """Is nothing to be sent there? What changes is then told by the nurse, who calls."""
        opted_out = "SELECT 1 FROM patients WHERE phone = ? AND opted_out_at IS NOT NULL"
        return bool(self.machine.rows(opted_out, phone))

    def _the_chain_holds(self) -> None:
        """No line of the consent ledger was changed or removed, and what stands agrees with it."""
        with Session(self.machine.database.engine) as session:
            broken = first_broken(session.exec(select(Consent).order_by(col(Consent.id))))
        seen = f"line {broken.id}" if broken else ""
        self.require(not broken, "the chain of consent holds", broken.phone if broken else "", seen)
        astray = self.machine.rows(
            "SELECT p.phone FROM patients p WHERE (p.opted_out_at IS NOT NULL) <> coalesce((SELECT "
            "c.kind = 'opted_out' FROM consent c WHERE c.patient_id = p.id AND c.kind IN "
            "('opted_out', 'resumed') ORDER BY c.id DESC LIMIT 1), 0)"
        )
        phone = str(astray[0][0]) if astray else ""
        self.require(not astray, "who is opted out stands in the ledger", phone, "")

    def _nothing_overdue(self) -> None:
        """What is due leaves, unless something is wrong or it says why it waits."""
        if not self.world.was_calm(for_=timedelta(hours=1)):
            return
        held = self.machine.rows("SELECT 1 FROM holds WHERE name = 'outbox'")
        if held:
            return
        before = as_stored(self.world.now - timedelta(minutes=30))
        late = self.machine.rows(
            "SELECT phone, kind FROM messages WHERE (status = 'queued' AND send_after < ?) OR "
            "(status IN ('sending', 'unknown') AND settled_at IS NULL AND attempted_at < ?) OR "
            "(direction = 'inbound' AND handled_at IS NULL AND created_at < ?)",
            before, as_stored(self.world.now - timedelta(hours=2)), before,
        )  # fmt: skip
        phone, kind = late[0] if late else ("", "")
        self.require(not late, "what is due leaves", str(phone), f"overdue: {kind}")

    # The end of it all

    def settle(self) -> None:
        """Nothing is under way any more: every text is accounted for."""
        self.look_over()
        self._books_agree_with_twilio()
        self._all_were_heard()
        self._debts.settle()
        self._faults_were_told_once()
        self._webhooks_were_answered()

    def _books_agree_with_twilio(self) -> None:
        rows = self.machine.rows(
            "SELECT id, phone, status, reason, error_code FROM messages WHERE "
            "direction = 'outbound'"
        )
        for number, phone, status, reason, code in rows:
            arrived = sum(not taken.has_failed for taken in self._departures.by_message[number])
            if status == "delivered":
                self.require(arrived == 1, "what is said to have arrived has", phone, status)
            elif status in ("accepted", "sent"):
                # That it did not arrive may have been told in a receipt that was lost.
                tried = self._departures.by_message[number]
                may_have = any(not taken.has_failed or not taken.told_at for taken in tried)
                self.require(may_have, "what is said to have left has", phone, status)
            elif status in ("dropped", "queued"):
                self.require(arrived == 0, "what is said not to have left has not", phone, status)
                self.require(
                    status == "queued" or reason, "what is dropped says why", phone, status
                )
            elif status in ("failed", "undelivered"):
                self.require(reason or code, "what has failed says why", phone, status)
                self.require(arrived == 0, "what is said to have failed has", phone, status)
            else:
                self.require(status == "unknown" and reason, "every text is settled", phone, status)

    def _all_were_heard(self) -> None:
        stored = {
            sid: (count, handled)
            for sid, count, handled in self.machine.rows(
                "SELECT sid, count(*), count(handled_at) FROM messages WHERE "
                "direction = 'inbound' GROUP BY sid"
            )
        }
        for written in self.box.written:
            found = stored.get(written.sid, (0, 0))
            self.require(
                found == (1, 1), "every text is stored and handled once", written.phone,
                f"{written.body}: {found}",
            )  # fmt: skip

    def _faults_were_told_once(self) -> None:
        """Each time that the account was at fault the operator had one e-mail."""
        subjects = [subject for _, subject, _ in self.machine.mailbox.sent]
        told, spells = subjects.count(CANNOT_SEND), self.world.planned[Trouble.ACCOUNT]
        self.require(told <= spells, "a fault is told once", "", f"{told} times for {spells}")
        self.require(
            told > 0 or not self.box.refused_for_account, "a fault is told", "", "it was not"
        )

    def _webhooks_were_answered(self) -> None:
        """Taken, or "try again" while the database is away; never a failure of ours."""
        odd = set(self.machine.answered) - {200, 204, 503}
        self.require(not odd, "no webhook fails over us", "", str(odd))
