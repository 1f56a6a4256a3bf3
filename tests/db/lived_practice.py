"""A practice's week on a database file, as this very version writes it.

    PYTHONPATH=. python tests/db/lived_practice.py > tests/data/lived_0001.sql

run with a version's own code, prints what it leaves behind as SQL: later versions have to take it
over (test_upgrading.py). Everybody in it is made up, and its numbers belong to nobody.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from smsbot.db import schema
from smsbot.db.engine import Database
from smsbot.gateways import Fault, SendError
from smsbot.services import inbound, signing_in
from smsbot.services.desk import Desk
from smsbot.simulator import PATIENT, Simulator

BEGINS = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)  # a Tuesday, 10 AM in Phoenix
JEN, ANN, ROSA, KIM = "+14805550102", "+12125550103", "+16025550104", "+16025550105"
SECRET = "0123456789abcdef"

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def live(url: str) -> datetime:
    """Fill an empty database with a week of everything; when the story stops (UTC)."""
    database = Database(url)
    schema.migrate(database)
    database.close()
    practice = Simulator(now=BEGINS, database_url=url)
    try:
        _a_visit_from_first_text_to_thanks(practice)
        _what_is_open(practice)
        _what_may_have_left(practice)
        return practice.now
    finally:
        practice.database.close()


def _a_visit_from_first_text_to_thanks(practice: Simulator) -> None:
    practice.patient_texts("hi im maria lópez can i come in thurs after 3")
    practice.patient_texts("yes")
    practice.patient_texts("STOP", phone=ROSA)
    practice.advance(to=BEGINS + 22 * HOUR)
    practice.nurse_texts("A ok")
    practice.nurse_texts("off dec 24-26")
    practice.nurse_texts("busy mon 1-3pm")
    practice.nurse_texts("undo")
    practice.nurse_texts("book 2125550103 Ann Bell fri 10am")
    practice.advance(by=3 * DAY)


def _what_is_open(practice: Simulator) -> None:
    with practice.runtime.desk() as desk:
        signing_in.text_code(desk, secret=SECRET, browser="of the nurse")
    practice.deliver()
    code = practice.seen_by(practice.nurse)[-1].split()[0]
    with practice.runtime.desk() as desk:
        assert signing_in.sign_in(desk, secret=SECRET, browser="of the nurse", code=code)
    practice.advance(to=datetime(2026, 12, 7, 17, 0, tzinfo=UTC))
    practice.patient_texts("hola soy jen, quiero una cita el miercoles a las 11", phone=JEN)
    practice.patient_texts("si", phone=JEN)
    practice.patient_texts("kim lee, wed at 2", phone=KIM)
    practice.patient_texts("yes", phone=KIM)
    practice.nurse_texts("ok all")
    practice.patient_texts("how much is it?", phone=KIM)
    practice.patient_texts("maria lopez again, fri at 9 or 10", phone=PATIENT)
    practice.patient_texts("yes", phone=PATIENT)
    practice.patient_texts("my vision went blurry after the injection", phone=ANN)
    practice.patient_calls(phone="+16025550106")


def _what_may_have_left(practice: Simulator) -> None:
    """Twilio does not answer; what it was asked to send hangs in the air. A text has just come."""
    send = practice.carrier.send

    def silence(**_: object) -> None:
        raise SendError(Fault.UNKNOWN)

    practice.carrier.send = silence  # type: ignore[method-assign, assignment]
    practice.patient_texts("thanks! is parking free?", phone=KIM)
    practice.carrier.send = send  # type: ignore[method-assign]
    with practice.runtime.desk() as desk:
        _just_came(desk)


def _just_came(desk: Desk) -> None:
    inbound.store_text(desk, inbound.Incoming(sid="SM" + "5" * 32, phone=JEN, body="C"))


def dump(url: str) -> str:
    """What a SQLite database holds, as SQL; its index of words is made anew at the end."""
    connection = sqlite3.connect(":memory:")
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as source:
        source.backup(connection)
    index = connection.execute(
        "SELECT type, name, sql FROM sqlite_master "
        "WHERE name = 'message_words' OR (type = 'trigger' AND name LIKE 'message_words%') "
        "ORDER BY type DESC"
    ).fetchall()
    for kind, name, _ in reversed(index):
        connection.execute(f"DROP {kind} {name}")
    written = [*connection.iterdump(), *(f"{sql};" for _, _, sql in index)]
    if index:
        written.append("INSERT INTO message_words (message_words) VALUES ('rebuild');")
    connection.close()
    return "\n".join(written) + "\n"


def main() -> None:
    """Print a lived database."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'lived.db'}"
        ended = live(url)
        sys.stdout.write(f"-- Written by lived_practice.py; the story stops at {ended}.\n")
        sys.stdout.write(dump(url))


if __name__ == "__main__":
    main()
