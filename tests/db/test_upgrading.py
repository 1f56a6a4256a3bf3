"""A database of the version before comes along with everything that is in it, on both kinds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import lived_practice
import pytest
from alembic.script import ScriptDirectory
from click.testing import Result
from fakes import FakeClock, FakeEmail, FakeSms
from filling import ROWS, Rows, copy, dangling, fill, lost, rows
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, select

from smsbot.app import build_runtime
from smsbot.core.events import Topic
from smsbot.db import schema
from smsbot.db.engine import Database
from smsbot.db.models import Appointment, AppointmentStatus, Matter, Patient
from smsbot.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore:Cannot correctly sort tables")

REVISIONS = list(ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions())[::-1]

ON_PURPOSE: dict[str, Callable[[Rows], Rows]] = {}
"""What a revision makes of the rows before it, where it is more than to keep them."""

DATA = Path(__file__).parents[1] / "data"
LIVED = sorted(DATA.glob("lived_*.sql"))
STOPS = datetime(2026, 12, 7, 17, 0, tzinfo=UTC)
"""When the story of the lived databases stops: a Monday, 10 AM in Phoenix."""

MODELS: list[Any] = [mapper.class_ for mapper in SQLModel._sa_registry.mappers]


@pytest.mark.parametrize("script", REVISIONS, ids=lambda script: script.revision)
def test_each_revision_keeps_every_row(database: Database, script: Any) -> None:
    if script.down_revision is not None:
        schema.migrate(database, to=script.down_revision)
        fill(database)
    before = rows(database)
    schema.migrate(database, to=script.revision)
    expected = ON_PURPOSE.get(script.revision, lambda same: same)(before)
    assert list(lost(expected, rows(database))) == []
    assert list(dangling(database)) == []
    schema.migrate(database)
    check_models(database, before)


def check_models(database: Database, before: Rows) -> None:
    """Everything that was there can be read, and new rows can be added."""
    with database.reading() as session:
        for model in MODELS:
            count = ROWS if model.__tablename__ in before else 0
            assert len(session.exec(select(model)).all()) == count, model
    with database.transaction() as session:
        new = Patient(phone="+16025550199", created_at=STOPS)
        session.add(new)
        session.flush()
        assert new.id == (ROWS + 1 if "patients" in before else 1)


# What a version before has really written


@pytest.fixture(params=LIVED, ids=lambda path: path.stem)
def lived(request: pytest.FixtureRequest, database: Database, tmp_path: Path) -> Database:
    """A practice's week, as the version of that time left it, in each kind of database."""
    written = request.param.read_text("utf-8")
    if database.is_sqlite:
        restore(written, Path(str(database.url.database)))
        return database
    restore(written, tmp_path / "written.db")
    source = Database(f"sqlite:///{tmp_path}/written.db")
    schema.migrate(database, to=str(schema.revision(source)))
    copy(source, database, changed=in_utc)
    source.close()
    return database


def restore(written: str, file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.executescript(written)
    connection.close()


def in_utc(value: object) -> object:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


@pytest.fixture
def told(
    run: Callable[..., Result], lived: Database, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """What a command says on the lived database, five minutes after the story stops."""
    for place in ("smsbot.app.utc_now", "smsbot.runtime.utc_now"):
        monkeypatch.setattr(place, lambda: STOPS + timedelta(minutes=5))

    def tell(*words: str) -> str:
        done = run(*words)
        assert done.exit_code == 0, done.stderr
        return done.stdout

    return tell


def test_what_a_version_before_wrote_is_kept_to_the_letter(lived: Database) -> None:
    before = rows(lived)
    assert sum(map(len, before.values())) > 140
    schema.migrate(lived)
    assert list(lost(before, rows(lived))) == []
    assert list(dangling(lived)) == []
    with lived.reading() as session:
        for model in MODELS:
            assert len(session.exec(select(model)).all()) == len(
                before.get(model.__tablename__, ())
            )


def test_the_commands_work_on_it(told: Callable[..., str]) -> None:
    assert "is now at the newest schema" in told("migrate")
    digest = told("digest")
    for line in ("EMERGENCY", "F Maria Lopez wants", "how much is it?", "may have left"):
        assert line in digest, digest
    everything = json.loads(told("export"))
    assert len(everything["patients"]) == 6
    assert len(everything["messages"]) == 71
    told("run-due")
    answered = json.loads(told("export", "--phone", lived_practice.JEN))["messages"]
    assert any("11:00 AM" in (message["body"] or "") for message in answered[-2:])


def test_its_future_comes_to_pass(lived: Database) -> None:
    schema.migrate(lived)
    sms, clock = FakeSms(), FakeClock(STOPS)
    url = lived.url.render_as_string(hide_password=False)
    settings = Settings(
        nurse_phone="+14805550199", database_url=url, public_url="https://a.example"
    )
    runtime = build_runtime(settings, sms=sms, email=FakeEmail(), clock=clock)
    while clock.now < STOPS + timedelta(days=4):
        runtime.pass_once()
        clock.move(timedelta(hours=2))
    runtime.close()
    for phone, visit in ((lived_practice.JEN, "11:00 AM"), (lived_practice.KIM, "2:00 PM")):
        hers = [text.body for text in sms.sent if text.to == phone]
        assert sum(visit in body for body in hers) >= 2, hers  # two reminders
        assert sum("/r/" in body for body in hers) == 1, hers  # one follow-up
        assert len(hers) == len(set(hers))
    assert not [text for text in sms.sent if text.to == lived_practice.ROSA]  # after her STOP


def test_the_story_can_still_be_lived(tmp_path: Path) -> None:
    """So that the next version has something to take over."""
    url = f"sqlite:///{tmp_path}/lived.db"
    assert lived_practice.live(url) == STOPS
    restore(lived_practice.dump(url), tmp_path / "again.db")
    again, first = Database(f"sqlite:///{tmp_path}/again.db"), Database(url)
    assert rows(again) == rows(first)
    assert schema.is_current(again)
    again.close()
    first.close()


# What the second revision promises


def test_every_constraint_has_the_name_that_a_fresh_database_gives_it(
    lived: Database, tmp_path: Path
) -> None:
    schema.migrate(lived)
    fresh = Database(f"sqlite:///{tmp_path}/fresh.db")
    fresh.create_all()
    assert named(lived) == named(fresh)
    fresh.close()


def named(database: Database) -> set[tuple[str, str | None]]:
    found = set()
    with database.engine.connect() as connection:
        look = inspect(connection)
        for table in SQLModel.metadata.tables:
            found.add((table, look.get_pk_constraint(table)["name"]))
            found |= {(table, one["name"]) for one in look.get_foreign_keys(table)}
            found |= {(table, one["name"]) for one in look.get_unique_constraints(table)}
            found |= {
                (table, f"{one['name']}{'!' * one['unique']}")
                for one in look.get_indexes(table)
                if not one.get("duplicates_constraint") and one["name"] != "ix_messages_words"
            }
    return found


def visit(patient: int, **more: Any) -> Appointment:
    return Appointment(
        patient_id=patient, name="Maria Lopez", starts_at=STOPS, agreed_by="phone", moves=0,
        ends_at=STOPS + timedelta(minutes=30), created_at=STOPS, changed_at=STOPS,
        status=more.pop("status", AppointmentStatus.CONFIRMED), **more,
    )  # fmt: skip


def matter(patient: int, **more: Any) -> Matter:
    return Matter(
        patient_id=patient, topic=Topic.QUESTION, letter="A", words="", opened_at=STOPS, **more
    )


def with_patient(database: Database) -> int:
    """A patient in a database of any form, hence with what patients had from the first."""
    enter = "INSERT INTO patients (phone, language, created_at) VALUES ('+16025550101', 'en', :at)"
    with database.transaction() as session:
        session.execute(text(enter), {"at": STOPS.replace(tzinfo=None).isoformat(" ")})
        return int(session.execute(text("SELECT max(id) FROM patients")).scalar_one())


def test_the_database_itself_refuses_two_visits_at_one_time(database: Database) -> None:
    schema.migrate(database)
    number = with_patient(database)
    with database.transaction() as session:
        session.add_all([visit(number), visit(number, status=AppointmentStatus.CANCELLED)])
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(visit(number))


def test_the_database_itself_refuses_one_letter_for_two_open_matters(database: Database) -> None:
    schema.migrate(database)
    number = with_patient(database)
    with database.transaction() as session:
        session.add_all([matter(number), matter(number, settled_at=STOPS)])
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(matter(number))


def test_two_matters_that_share_a_letter_get_one_each(database: Database) -> None:
    schema.migrate(database, to="0001")
    number = with_patient(database)
    with database.transaction() as session:
        session.add_all([matter(number) for _ in range(3)])
        session.add(matter(number, settled_at=STOPS))
    schema.migrate(database)
    with database.reading() as session:
        found = session.exec(select(Matter.letter).order_by(Matter.id)).all()  # type: ignore[arg-type]
    assert found == ["A", "AA", "AB", "A"]


def test_visits_booked_twice_are_for_people_to_settle(database: Database) -> None:
    schema.migrate(database, to="0001")
    number = with_patient(database)
    with database.transaction() as session:
        session.add_all([visit(number), visit(number)])
    with pytest.raises(schema.SchemaError, match="Visits 1 and 2 are agreed for the same time"):
        schema.migrate(database)
    assert schema.revision(database) == "0001"
    with database.transaction() as session:
        session.execute(text("UPDATE appointments SET status = 'cancelled' WHERE id = 2"))
    schema.migrate(database)
    assert schema.is_current(database)
