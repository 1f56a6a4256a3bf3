"""What an alarm keeps back is told of once on both kinds of databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from smsbot.db import schema
from smsbot.db.engine import Database
from smsbot.services import sweep
from smsbot.simulator import Simulator

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)


def test_what_an_alarm_keeps_back_is_told_of_once(database: Database) -> None:
    schema.migrate(database)
    url = database.url.render_as_string(hide_password=False)
    practice = Simulator(now=TUESDAY, database_url=url)
    practice.nurse_texts("book 6025550101 Maria Lopez fri 2pm")
    practice.patient_texts("i cant breathe")
    practice.nurse_texts("done")
    practice.advance(to=TUESDAY + timedelta(days=2, hours=4, minutes=5))
    for _ in range(3):
        sweep.sweep(practice.database, practice.settings, lambda: practice.now)
    practice.deliver()
    told = [text for text in practice.seen_by(practice.nurse) if "has not got the rem" in text]
    assert len(told) == 1
    listed = practice.nurse_texts("list")[0]
    assert "reminder to Maria Lopez (602-555-0101): held while an alarm" in listed
    practice.database.close()
