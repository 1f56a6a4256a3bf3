"""Forgetting and RETENTION on both kinds of database, and the command that does the one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import Result
from filling import rows
from sqlalchemy import text

from smsbot.db import schema
from smsbot.db.engine import Database
from smsbot.services import ledger, retention
from smsbot.services.desk import Desk
from smsbot.settings import Settings
from smsbot.simulator import PATIENT, Simulator

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def practice(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    """Maria has come once, and has stopped her texts; commands are run right after that."""
    monkeypatch.setattr("smsbot.runtime.utc_now", lambda: TUESDAY + 6 * DAY)
    schema.migrate(database)
    url = database.url.render_as_string(hide_password=False)
    practice = Simulator(Settings(retention=30 * DAY), now=TUESDAY, database_url=url)
    practice.patient_texts("hi im Maria López, can i come in thurs at 3? my zebra is fine")
    practice.patient_texts("yes")
    practice.nurse_texts("A ok")
    practice.nurse_texts("A: bring your zebra")
    practice.advance(by=5 * DAY)
    practice.patient_texts("STOP")
    yield practice
    practice.database.close()


def left(database: Database) -> str:
    return repr(rows(database)).casefold()


def check_erased(database: Database) -> None:
    with database.reading() as session:
        assert session.execute(text("SELECT opted_out_at FROM patients")).scalar_one()
        lines = list(ledger.all_lines(Desk(session, Settings(), TUESDAY)))
        assert [line.kind for line in lines] == ["wrote_first", "opted_out"]
        assert ledger.first_broken(lines) is None
    for word in ("maria", "zebra", "lópez", "lopez"):
        assert word not in left(database)


def test_the_command_says_what_it_erased(
    practice: Simulator, database: Database, run: Callable[..., Result]
) -> None:
    assert "zebra" in left(database)
    asked = run("forget", "602-555-0101", input="n\n")
    assert asked.exit_code == 1
    assert "zebra" in left(database)
    done = run("forget", "602-555-0101", input="y\n")
    assert done.exit_code == 0, done.stderr
    for said in (" texts, ", "1 requests", "1 visits", "Kept: her number", "Twilio's own copies"):
        assert said in done.stdout
    check_erased(database)
    again = run("forget", PATIENT, "--yes")
    assert again.exit_code == 0
    assert "nothing was left" in again.stdout


def test_an_unknown_number_a_wrong_one_and_an_open_alarm_are_told(
    practice: Simulator, run: Callable[..., Result]
) -> None:
    assert "Nobody with the number +16025550109" in run("forget", "6025550109").stderr
    assert run("forget", "no number").exit_code == 2
    practice.patient_texts("i cant breathe")
    refused = run("forget", PATIENT, "--yes")
    assert refused.exit_code == 1
    assert "An alarm about her is open" in refused.stderr


def test_what_is_too_old_is_erased(practice: Simulator, database: Database) -> None:
    practice.now = TUESDAY + 60 * DAY
    practice.run_due()
    check_erased(database)


def test_the_search_forgets_what_was_erased(database: Database, practice: Simulator) -> None:
    retention.keep_to_it(database, practice.settings, lambda: TUESDAY + 60 * DAY)
    if database.is_sqlite:
        with database.engine.connect() as connection:
            terms = connection.exec_driver_sql(
                "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, message_words, row)"
            )
            terms = connection.exec_driver_sql("SELECT term FROM temp.terms")
            assert "zebra" not in terms.scalars().all()
