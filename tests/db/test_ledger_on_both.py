"""The consent ledger on both kinds of database: sealed when upgraded, kept, and written by many."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from filling import fill
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from smsbot.core.events import ConsentKind
from smsbot.db import schema
from smsbot.db.engine import Database
from smsbot.db.models import Consent
from smsbot.services import ledger
from smsbot.services.desk import Desk
from smsbot.settings import Settings

NOW = datetime(2026, 12, 1, 17, 0, 0, 250_000, tzinfo=UTC)
WRITERS, LINES = 4, 6

SEALED = "9768b8ef912d81a33c28f0fc2c04d736a4819b11ecb860b2c955a85abd9ff9ae"
"""What a line of before gets, whichever database it is in and whenever it is upgraded."""


def lines(database: Database) -> list[Consent]:
    with database.reading() as session:
        return list(session.exec(select(Consent).order_by(col(Consent.id))))


def write(session: Session, phone: str, at: datetime) -> None:
    desk = Desk(session, Settings(), at)
    patient = desk.lock_patient(desk.patient_for(phone).id)
    ledger.write(desk, patient, ConsentKind.WROTE_FIRST, "texted")


def test_lines_of_before_are_sealed_and_go_on(database: Database) -> None:
    schema.migrate(database, to="0004")
    fill(database)
    schema.migrate(database)
    sealed = lines(database)
    assert len(sealed) == 5
    assert ledger.first_broken(sealed) is None
    with database.transaction() as session:
        write(session, "+16025550188", NOW)
    assert ledger.first_broken(lines(database)) is None


def test_both_kinds_seal_alike(database: Database) -> None:
    schema.migrate(database, to="0004")
    with database.transaction() as session:
        session.execute(
            text(
                "INSERT INTO patients (phone, language, created_at) "
                "VALUES ('+16025550101', 'en', '2026-12-01 17:00:00.250000')"
            )
        )
        session.execute(
            text(
                "INSERT INTO consent (patient_id, phone, at, kind, how) VALUES (1, "
                "'+16025550101', '2026-12-01 17:00:00.250000', 'wrote_first', 'texted')"
            )
        )
    schema.migrate(database)
    (line,) = lines(database)
    assert line.hash == SEALED


def test_lines_cannot_be_changed_or_removed(database: Database) -> None:
    schema.migrate(database)
    with database.transaction() as session:
        write(session, "+16025550101", NOW)
    forgeries = ["UPDATE consent SET how = 'by phone'", "DELETE FROM consent WHERE id = 1"]
    if not database.is_sqlite:
        forgeries.append("TRUNCATE consent")
    for forgery in forgeries:
        with (
            pytest.raises(DBAPIError, match="added, never changed"),
            database.transaction() as session,
        ):
            session.execute(text(forgery))
    assert len(lines(database)) == 1


def test_many_who_write_at_once_make_one_chain(database: Database) -> None:
    schema.migrate(database)
    errors: list[Exception] = []

    def add(writer: int) -> None:
        try:
            for number in range(LINES):
                with database.transaction() as session:
                    write(session, f"+160255501{writer}{number}", NOW + timedelta(seconds=writer))
        except Exception as error:  # noqa: BLE001 - shown below
            errors.append(error)

    threads = [threading.Thread(target=add, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    found = lines(database)
    assert len(found) == WRITERS * LINES
    assert ledger.first_broken(found) is None


def test_the_guards_can_be_taken_down_again(database: Database) -> None:
    from alembic import command

    schema.migrate(database)
    with database.engine.begin() as connection:
        command.downgrade(schema._config(connection), "0004")
    schema.migrate(database)
    assert schema.is_current(database)
