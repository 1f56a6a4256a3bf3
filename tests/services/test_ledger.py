"""The consent ledger: sealed line by line, and kept by the database itself."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from fakes import PATIENT, FakeClock
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from smsbot.core.events import ConsentKind
from smsbot.db.models import Consent
from smsbot.runtime import Runtime
from smsbot.services import ledger, records

AT = datetime(2026, 12, 1, 17, 15, tzinfo=UTC)


def line(number: int = 1, *, previous: str = "", **changes: object) -> Consent:
    """A line sealed behind `previous`, and changed afterwards."""
    made = Consent(
        id=number, patient_id=number, phone=PATIENT, at=AT, kind=ConsentKind.WROTE_FIRST,
        how="texted the practice's number", message_id=None, hash="",
    )  # fmt: skip
    made.hash = ledger.hash_of(made, previous=previous)
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def chain(length: int) -> list[Consent]:
    lines: list[Consent] = []
    for number in range(1, length + 1):
        lines.append(line(number, previous=lines[-1].hash if lines else ""))
    return lines


def test_a_hash_is_what_the_docstring_says() -> None:
    sealed = (
        '{"at":"2026-12-01T17:15:00.000000+00:00","how":"texted the practice\'s number",'
        '"kind":"wrote_first","message_id":null,"patient_id":1,"phone":"+16025550101",'
        '"previous":""}'
    )
    assert line().hash == hashlib.sha256(sealed.encode()).hexdigest()


def test_the_zone_of_an_instant_does_not_matter() -> None:
    elsewhere = line()
    elsewhere.at = AT.astimezone(timezone(timedelta(hours=-7)))
    assert ledger.first_broken([elsewhere]) is None


def test_a_whole_chain_holds() -> None:
    assert ledger.first_broken([]) is None
    assert ledger.first_broken(chain(5)) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"phone": "+16025550102"}, {"at": AT + timedelta(microseconds=1)}, {"how": "by phone"},
        {"kind": ConsentKind.OPTED_OUT}, {"message_id": 7}, {"patient_id": 9}, {"hash": "0" * 64},
    ],
)  # fmt: skip
def test_a_changed_line_is_found(changes: dict[str, object]) -> None:
    lines = chain(5)
    for name, value in changes.items():
        setattr(lines[2], name, value)
    assert ledger.first_broken(lines) is lines[2]


def test_a_line_that_is_gone_or_has_moved_is_found() -> None:
    lines = chain(5)
    assert ledger.first_broken([*lines[:2], *lines[3:]]) is lines[3]
    assert ledger.first_broken([lines[1], lines[0], *lines[2:]]) is lines[1]


def test_a_line_put_in_is_found() -> None:
    lines = chain(3)
    forged = line(9, previous=lines[0].hash)
    assert ledger.first_broken([lines[0], forged, *lines[1:]]) is lines[1]


def written(runtime: Runtime, clock: FakeClock) -> None:
    for kind in (ConsentKind.WROTE_FIRST, ConsentKind.OPTED_OUT, ConsentKind.RESUMED):
        clock.move(timedelta(seconds=1, microseconds=3))
        with runtime.desk() as desk:
            patient = desk.lock_patient(desk.patient_for(PATIENT).id)
            ledger.write(desk, patient, kind, "texted")


def test_what_is_written_holds_and_is_exported(runtime: Runtime, clock: FakeClock) -> None:
    written(runtime, clock)
    with runtime.reading() as desk:
        found = records.export(desk)
        lines = list(ledger.all_lines(desk))
    assert found["ledger"] == {
        "holds": True, "lines": 3, "last_hash": lines[-1].hash, "first_broken_id": None,
    }  # fmt: skip
    assert [one["hash"] for one in found["consent"]] == [one.hash for one in lines]


@pytest.mark.parametrize(
    "forgery", ["UPDATE consent SET how = 'by phone' WHERE id = 1", "DELETE FROM consent"]
)
def test_the_database_itself_refuses(runtime: Runtime, clock: FakeClock, forgery: str) -> None:
    written(runtime, clock)
    with (
        pytest.raises(IntegrityError, match="added, never changed"),
        runtime.database.transaction() as session,
    ):
        session.execute(text(forgery))
    with runtime.reading() as desk:
        assert ledger.first_broken(ledger.all_lines(desk)) is None


def test_the_ledger_holds_no_name_and_no_words(runtime: Runtime, clock: FakeClock) -> None:
    written(runtime, clock)
    with runtime.reading() as desk:
        first = desk.session.exec(select(Consent)).first()
    assert first is not None
    assert set(Consent.model_fields) == {
        "id", "patient_id", "phone", "at", "kind", "how", "message_id", "hash",
    }  # fmt: skip
