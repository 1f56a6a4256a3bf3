"""A patient can be forgotten: her words and name go everywhere, her opt-out and consent stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel, select

from smsbot.db import schema
from smsbot.db.engine import Database
from smsbot.db.models import (
    Appointment,
    Conversation,
    KeptPhoto,
    Matter,
    Message,
    MessageStatus,
    NurseAction,
    Patient,
    Request,
)
from smsbot.services import forgetting, inbound, ledger
from smsbot.simulator import PATIENT, Simulator
from smsbot.web.inbox.conversations import _line

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
DAY = timedelta(days=1)
OTHER = "+14805550102"

HERS = ("maria", "lopez", "lópez", "zebra", "602-555-0101", "6025550101 ")
"""What only her texts and what was said of her hold; her number as the nurse sees it."""


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Simulator]:
    url = f"sqlite:///{tmp_path}/smsbot.db"
    database = Database(url)
    schema.migrate(database)
    database.close()
    simulator = Simulator(now=TUESDAY, database_url=url)
    yield simulator
    simulator.database.close()


def live(practice: Simulator) -> None:
    """She comes once, asks for another time, and leaves words everywhere."""
    practice.patient_texts("hi im Maria López, can i come in thurs at 3? my zebra is fine")
    practice.patient_texts("yes", media=["https://api.twilio.com/zebra.jpg"])
    practice.patient_texts("hi im jen whitaker, fri at 10", phone=OTHER)
    practice.patient_texts("yes", phone=OTHER)
    practice.advance(to=TUESDAY + 22 * timedelta(hours=1))
    practice.nurse_texts("A ok")
    practice.nurse_texts("A: bring your zebra, Maria")
    practice.advance(by=5 * DAY)
    practice.patient_texts("how much is a zebra?")
    practice.patient_texts("maria lopez, next wed at 2")
    practice.patient_texts("1")
    with practice.runtime.desk() as desk:
        photo = desk.session.exec(select(Message.id).where(Message.body == "yes")).first()
        assert photo is not None
        desk.session.add(
            KeptPhoto(
                message_id=photo, position=0, content_type="a/b", data=b"zebra", kept_at=TUESDAY
            )
        )
    practice.patient_texts("STOP")


def forget(practice: Simulator, phone: str = PATIENT) -> dict[str, int]:
    with practice.runtime.desk() as desk:
        return dict(forgetting.forget(desk, desk.lock_patient(desk.patient_for(phone).id)))


def everything(practice: Simulator) -> str:
    """All that stands in any row, but in the ledger and in her number's own columns."""
    found = []
    with practice.database.reading() as session:
        for name, table in SQLModel.metadata.tables.items():
            columns = [c for c in table.columns if c.name != "phone" and name != "consent"]
            found += (
                [repr(tuple(row)) for row in session.execute(select(*columns))] if columns else []
            )
    return "\n".join(found).casefold()


def test_nothing_of_her_is_left_and_all_of_another_is(practice: Simulator) -> None:
    live(practice)
    before = everything(practice)
    assert all(word in before for word in HERS if word != "6025550101 ")
    erased = forget(practice)
    after = everything(practice)
    assert [word for word in HERS if word in after] == []
    assert "jen whitaker" in after
    assert erased["texts"] > 15
    for what in ("requests", "visits", "notes", "names", "talks", "e-mails", "links"):
        assert erased[what], what
    assert "forgotten" in after


def test_the_opt_out_and_the_ledger_stay(practice: Simulator) -> None:
    live(practice)
    with practice.runtime.reading() as desk:
        before = [line.model_dump() for line in ledger.all_lines(desk)]
    forget(practice)
    with practice.runtime.reading() as desk:
        lines = list(ledger.all_lines(desk))
        assert [line.model_dump() for line in lines] == before
        assert ledger.first_broken(lines) is None
    assert practice.state()["opted_out"]
    assert practice.patient_texts("is my visit still on?") == []


def test_what_statistics_and_the_outbox_need_stays(practice: Simulator) -> None:
    live(practice)
    with practice.database.reading() as session:
        rows = select(Message.id, Message.sid, Message.kind, Message.segments).order_by("id")
        before = [tuple(row) for row in session.exec(rows)]
        counts = [
            len(session.exec(select(table)).all()) for table in (Request, Appointment, Matter)
        ]
    forget(practice)
    with practice.database.reading() as session:
        assert [tuple(row) for row in session.exec(rows)] == before
        assert counts == [
            len(session.exec(select(table)).all()) for table in (Request, Appointment, Matter)
        ]
        assert session.exec(select(Conversation)).one().patient_id == 2
        queued = session.exec(
            select(Message).where(Message.status == MessageStatus.QUEUED, Message.patient_id == 1)
        )
        assert queued.all() == []


def test_a_webhook_that_comes_again_is_still_known(practice: Simulator) -> None:
    live(practice)
    forget(practice)
    with practice.runtime.desk() as desk:
        sid = desk.session.exec(select(Message.sid).where(Message.sid.is_not(None))).first()  # type: ignore[union-attr]
        again = inbound.Incoming(sid=str(sid), phone=PATIENT, body="my zebra is fine")
        assert inbound.store_text(desk, again) is None


def test_forgetting_twice_finds_nothing_more(practice: Simulator) -> None:
    live(practice)
    forget(practice)
    before = everything(practice)
    assert forget(practice) == {}
    assert everything(practice).replace("erased_at", "") == before.replace("erased_at", "")


def test_what_the_nurse_did_about_her_can_no_longer_be_undone(practice: Simulator) -> None:
    live(practice)
    practice.nurse_texts("list")
    forget(practice)
    with practice.database.reading() as session:
        actions = session.exec(select(NurseAction)).all()
    assert actions
    assert all(action.summary == forgetting.ERASED and not action.changes for action in actions)
    assert "nothing to undo" in practice.nurse_texts("undo")[0]


def test_a_visit_ahead_has_to_be_called_off_first(practice: Simulator) -> None:
    practice.patient_texts("hi im maria lopez, thurs at 3")
    practice.patient_texts("1")
    practice.nurse_texts("A ok")
    with pytest.raises(forgetting.StillNeededError, match="a visit Thu Dec 3 at 3:00 PM"):
        forget(practice)
    assert "lopez" in everything(practice)
    practice.nurse_texts("A no yes")
    assert forget(practice)["names"] == 1


def test_an_open_alarm_comes_first(practice: Simulator) -> None:
    practice.patient_texts("i cant breathe")
    with pytest.raises(forgetting.StillNeededError, match="alarm about her is open"):
        forget(practice)
    practice.nurse_texts("done")
    practice.nurse_texts("A bot")
    assert forget(practice)["texts"]


def test_a_text_on_its_way_is_waited_for(practice: Simulator) -> None:
    practice.patient_texts("hi")
    with practice.runtime.desk() as desk:
        desk.session.execute(text("UPDATE messages SET status = 'sending' WHERE id = 2"))
    with pytest.raises(forgetting.StillNeededError, match="on its way"):
        forget(practice)


def test_whoever_writes_again_is_somebody_new(practice: Simulator) -> None:
    practice.patient_texts("hi im maria lopez, thurs at 3")
    forget(practice)
    assert "name" in practice.patient_texts("can i come fri at 3")[0]
    with practice.database.reading() as session:
        patient = session.exec(select(Patient)).one()
    assert (patient.name, patient.erased_at) == (None, None)


def test_not_a_byte_of_her_words_is_left_in_the_files(practice: Simulator, tmp_path: Path) -> None:
    live(practice)
    for number in range(400):  # so that pages and segments of the search move about
        practice.patient_texts(f"hi i wonder {number}", phone=f"+1480555{number % 90 + 110:04}")
    with practice.database.reading() as session:
        assert session.execute(text(SEARCH)).all()
    forget(practice)
    assert practice.database.scrub()
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"jen" in files.lower()
    assert b"zebra" not in files.lower()
    assert b"lopez" not in files.lower()
    with practice.database.reading() as session:
        assert session.execute(text(SEARCH)).all() == []


SEARCH = "SELECT rowid FROM message_words WHERE message_words MATCH 'zebra'"


def test_her_thread_says_that_it_was_erased(practice: Simulator) -> None:
    practice.patient_texts("my zebra is fine")
    forget(practice)
    with practice.runtime.reading() as desk:
        message = desk.session.exec(select(Message)).first()
    assert message is not None
    assert _line(message, practice.local, dated=False).body == forgetting.ERASED
