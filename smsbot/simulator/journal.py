"""The database itself notes what changes in it, at the true time, whatever its clock shows."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from smsbot.core.events import Kind
from smsbot.core.practice import Practice
from smsbot.simulator.checks import as_instant
from smsbot.simulator.machine import Machine
from smsbot.simulator.witness import EVER

NOTES = (
    "CREATE TABLE status_log (id INTEGER PRIMARY KEY, message INTEGER, old TEXT, new TEXT, "
    "failed INTEGER, at TEXT)",
    "CREATE TRIGGER note_status AFTER UPDATE OF status ON messages WHEN old.status <> new.status "
    "BEGIN INSERT INTO status_log (message, old, new, failed, at) VALUES (new.id, old.status, "
    "new.status, length(new.failed_sids) > length(old.failed_sids), true_now()); END",
    "CREATE TABLE text_log (message INTEGER PRIMARY KEY, at TEXT)",
    "CREATE TRIGGER note_text AFTER INSERT ON messages WHEN new.direction = 'outbound' BEGIN "
    "INSERT INTO text_log VALUES (new.id, true_now()); END",
    "CREATE TABLE handled_log (sid TEXT PRIMARY KEY, at TEXT)",
    "CREATE TRIGGER note_handled AFTER UPDATE OF handled_at ON messages WHEN old.handled_at IS "
    "NULL AND new.handled_at IS NOT NULL BEGIN INSERT INTO handled_log VALUES (new.sid, "
    "true_now()); END",
    "CREATE TABLE visit_log (id INTEGER PRIMARY KEY, visit INTEGER, status TEXT, starts_at TEXT, "
    "at TEXT)",
    "CREATE TRIGGER note_visit AFTER INSERT ON appointments BEGIN INSERT INTO visit_log (visit, "
    "status, starts_at, at) VALUES (new.id, new.status, new.starts_at, true_now()); END",
    "CREATE TRIGGER note_visits_change AFTER UPDATE OF status, starts_at, moves ON appointments "
    "WHEN old.status <> new.status OR old.starts_at <> new.starts_at OR old.moves <> new.moves "
    "BEGIN INSERT INTO visit_log (visit, status, starts_at, at) VALUES (new.id, new.status, "
    "new.starts_at, true_now()); END",
    "CREATE TABLE change_log (visit INTEGER, at TEXT)",
    "CREATE TRIGGER note_open_change AFTER UPDATE OF moves_visit ON requests WHEN old.moves_visit "
    "IS NOT NULL AND new.moves_visit IS NULL BEGIN INSERT INTO change_log VALUES "
    "(old.moves_visit, true_now()); END",
)


@dataclass(frozen=True)
class OurText:
    """A text of ours as our rows have it, with the true times. `settled_at`: last changed."""

    number: int
    audience: str
    phone: str
    kind: Kind
    wording: str
    status: str
    reason: str
    body: str
    visit: int | None
    speaks_of: datetime | None  # when the visit begins
    first_named: datetime | None  # the first time that it tells or offers
    due_at: datetime
    created_at: datetime
    settled_at: datetime
    stamp: str  # created_at by our own clock: that of what it answers

    def __str__(self) -> str:
        return f"{self.wording or self.kind}: {self.status}, {self.reason or 'no reason'}"


@dataclass(frozen=True)
class Stand:
    """A visit stood for this time, from one moment until another."""

    visit: int
    phone: str
    starts_at: datetime
    since: datetime
    until: datetime


class Journal:
    """Keeps notes by triggers, and reads them."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        for statement in NOTES:
            machine.rows(statement)

    def texts(self) -> dict[int, OurText]:
        """Every text of ours, by its number."""
        practice = self._machine.settings.practice
        found = {}
        for *said, values, due, created, settled in self._machine.rows(_TEXTS):
            fields: dict[str, Any] = dict(zip(_SAID, said, strict=True))
            fields["kind"] = Kind(fields["kind"])
            found[said[0]] = OurText(
                speaks_of=_first(practice, values, "when"), due_at=as_instant(due),
                first_named=_first(practice, values, "when", "options"),
                created_at=as_instant(created), settled_at=as_instant(settled), **fields,
            )  # fmt: skip
        return found

    def handled(self) -> dict[str, tuple[datetime, str]]:
        """When each text to us was handled, truly and by our own clock, by the carrier's name."""
        rows = self._machine.rows(
            "SELECT h.sid, h.at, m.handled_at FROM handled_log h JOIN messages m ON m.sid = h.sid"
        )
        return {sid: (as_instant(at), stamp) for sid, at, stamp in rows}

    def stands(self) -> list[Stand]:
        """Which visit stood for which time, and how long."""
        log: dict[tuple[int, str], list[Any]] = defaultdict(list)
        for visit, phone, *change in self._machine.rows(
            "SELECT l.visit, p.phone, l.status, l.starts_at, l.at FROM visit_log l JOIN "
            "appointments a ON a.id = l.visit JOIN patients p ON p.id = a.patient_id ORDER BY l.id"
        ):
            log[visit, phone].append(change)
        found = []
        for (visit, phone), changes in log.items():
            ends = [as_instant(at) for _, _, at in changes[1:]] + [EVER]
            for (status, starts_at, at), until in zip(changes, ends, strict=True):
                if status == "confirmed":
                    stand = Stand(visit, phone, as_instant(starts_at), as_instant(at), until)
                    found.append(stand)
        return found

    def open_changes(self) -> set[int]:
        """The visits that began while a change of them was still open."""
        return {row[0] for row in self._machine.rows("SELECT visit FROM change_log")}


def _first(practice: Practice, values: str, *names: str) -> datetime | None:
    """The first instant that the values of these names hold."""
    held = json.loads(values)
    starts = [start for name in names for start, _ in held.get(name) or ()]
    return practice.instant(datetime.fromisoformat(min(starts))) if starts else None


_SAID = (
    "number", "audience", "phone", "kind", "wording", "status", "reason", "body", "visit", "stamp",
)  # fmt: skip
_TEXTS = (
    "SELECT m.id, m.audience, m.phone, m.kind, coalesce(m.wording, ''), m.status, "
    "coalesce(m.reason, ''), coalesce(m.body, ''), m.appointment_id, m.created_at, "
    'm."values", m.due_at, t.at, coalesce(s.at, t.at) FROM messages m JOIN text_log t ON '
    "t.message = m.id LEFT JOIN (SELECT message, max(at) AS at FROM status_log GROUP BY message) s "
    "ON s.message = m.id"
)
