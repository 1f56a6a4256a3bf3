"""A practice comes back from a backup: what has left since then does not leave again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from smsbot.core.events import Kind
from smsbot.db import schema
from smsbot.db.backup import RESTORED, back_up, last_seen_alive, mark
from smsbot.db.engine import Database
from smsbot.db.models import Email, Hold, Message, MessageStatus, Tick
from smsbot.gateways import Fault, SendError
from smsbot.services import catching_up, receipts
from smsbot.services.desk import Desk
from smsbot.services.inbound import LEFT_SINCE
from smsbot.services.restoring import NOT_TO_TELL
from smsbot.simulator import PATIENT, Simulator

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)  # 10 AM in Phoenix
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OTHER = "+16025550102"


class Practice:
    """A simulator on a file, and what it takes to put a copy of it in its place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        url = f"sqlite:///{folder}/smsbot.db"
        database = Database(url)
        schema.migrate(database)
        database.close()
        self.now = Simulator(now=TUESDAY, database_url=url)

    def back_up(self) -> None:
        back_up(self.now.database, self.folder / "copy.db", now=self.now.now)

    def restore(self) -> Simulator:
        """The copy in place of the database, at the same carrier; not started yet."""
        before = self.now
        before.database.close()
        self.now = Simulator(
            before.settings, now=before.now, database_url=f"sqlite:///{self.folder}/copy.db"
        )
        self.now.carrier, self.now._sids, self.now._told = (
            before.carrier, before._sids, before._told,
        )  # fmt: skip
        self.now.runtime = replace(self.now.runtime, sms=before.carrier)
        return self.now


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Practice]:
    practice = Practice(tmp_path)
    yield practice
    practice.now.database.close()


def booked(practice: Practice, when: str = "thurs at 3") -> Simulator:
    """A visit that is confirmed, on Thursday unless another day is said."""
    practice.now.patient_texts(f"hi its maria lopez, {when} please")
    practice.now.patient_texts("yes")
    practice.now.nurse_texts("A ok")
    return practice.now


def start(simulator: Simulator) -> None:
    """As `smsbot serve` does, and then a pass over everything."""
    assert simulator.runtime.come_back()
    simulator.run_due()


def messages(simulator: Simulator, kind: Kind) -> list[Message]:
    with simulator.database.reading() as session:
        return list(session.exec(select(Message).where(Message.kind == kind).order_by(Message.id)))  # type: ignore[arg-type]


def test_a_reminder_that_has_left_since_is_not_sent_again(practice: Practice) -> None:
    lived = booked(practice)
    lived.advance(to=TUESDAY + 27 * HOUR)
    practice.back_up()
    lived.advance(by=3 * HOUR)  # the reminder of the day before leaves
    seen = lived.seen_by(PATIENT)
    assert "tomorrow" in seen[-1]
    again = practice.restore()
    start(again)
    assert again.seen_by(PATIENT) == seen
    first, second = messages(again, Kind.REMINDER)
    assert (first.status, second.status) == (MessageStatus.DELIVERED, MessageStatus.QUEUED)
    assert first.body == seen[-1]
    again.advance(by=DAY)
    assert [text for text in again.seen_by(PATIENT)[len(seen) :] if "today" in text]


def test_a_reminder_that_has_not_left_leaves(practice: Practice) -> None:
    lived = booked(practice)
    lived.advance(to=TUESDAY + 27 * HOUR)
    practice.back_up()
    again = practice.restore()
    again.now += 3 * HOUR  # nobody was there
    seen = again.seen_by(PATIENT)
    start(again)
    assert ["tomorrow" in text for text in again.seen_by(PATIENT)[len(seen) :]] == [True]


def test_what_was_worded_otherwise_then_is_known_again(practice: Practice) -> None:
    """She had confirmed before the second reminder; and each follow-up has a link of its own."""
    lived = booked(practice)
    lived.advance(to=TUESDAY + 27 * HOUR)
    practice.back_up()
    lived.advance(by=3 * HOUR)
    lived.patient_texts("C")
    lived.advance(by=2 * DAY)
    seen = lived.seen_by(PATIENT)
    assert "/r/" in seen[-1]
    assert "Reply C" not in seen[-2]
    again = practice.restore()
    start(again)
    assert again.seen_by(PATIENT) == seen
    left = [*messages(again, Kind.REMINDER), *messages(again, Kind.FOLLOW_UP)]
    assert {message.status for message in left} == {MessageStatus.DELIVERED}
    assert len({message.sid for message in left}) == 3


def test_what_cannot_be_told_apart_is_shown_to_the_nurse(practice: Practice) -> None:
    """Since the backup the visit was moved: was the reminder of the old time sent before that?"""
    lived = booked(practice)
    lived.advance(to=TUESDAY + 27 * HOUR)
    practice.back_up()
    lived.nurse_texts("A fri 2pm")
    lived.patient_texts("yes")
    lived.advance(by=3 * HOUR)
    seen = lived.seen_by(PATIENT)
    again = practice.restore()
    start(again)
    assert again.seen_by(PATIENT) == seen
    first = messages(again, Kind.REMINDER)[0]
    assert (first.status, first.reason) == (MessageStatus.UNKNOWN, NOT_TO_TELL)
    assert NOT_TO_TELL in "\n".join(again.nurse_texts("list"))


def test_while_the_carrier_cannot_be_asked_nothing_in_doubt_leaves(practice: Practice) -> None:
    lived = booked(practice)
    lived.advance(to=TUESDAY + 27 * HOUR)
    practice.back_up()
    lived.advance(by=3 * HOUR)
    seen = lived.seen_by(PATIENT)
    again = practice.restore()
    ask = again.carrier.taken

    def silence(**_: object) -> list[object]:
        raise SendError(Fault.TRANSIENT)

    again.carrier.taken = silence  # type: ignore[assignment, method-assign]
    assert not again.runtime.come_back()
    for _ in range(3):
        again.run_due()
        again.now += 2 * HOUR
    assert again.seen_by(PATIENT) == seen
    again.carrier.taken = ask  # type: ignore[method-assign]
    start(again)
    assert again.seen_by(PATIENT) == seen
    assert messages(again, Kind.REMINDER)[0].status is MessageStatus.DELIVERED


def test_a_text_in_our_hands_when_the_copy_was_made_is_known_again(practice: Practice) -> None:
    lived = booked(practice)
    with lived.database.transaction() as session:
        last = session.exec(select(Message).where(Message.kind == Kind.CONFIRMATION)).one()
        last.status, last.sid = MessageStatus.SENDING, None
        last.sent_at = last.settled_at = None
        session.add(last)
    practice.back_up()
    again = practice.restore()
    seen = again.seen_by(PATIENT)
    start(again)
    again.now += 5 * timedelta(minutes=1)
    again.run_due()
    assert again.seen_by(PATIENT) == seen
    assert messages(again, Kind.CONFIRMATION)[0].status is MessageStatus.DELIVERED


def test_what_else_has_left_is_entered_and_answers_nothing_twice(practice: Practice) -> None:
    lived = booked(practice)
    practice.back_up()
    lived.now += HOUR
    answers = lived.patient_texts("is this a person? i want to talk to nancy", phone=OTHER)
    lived.patient_texts("STOP")
    lived.now += HOUR
    seen = lived.seen_by(OTHER)
    assert seen[-len(answers) :] == answers
    again = practice.restore()
    start(again)
    assert again.seen_by(OTHER) == seen
    with again.database.reading() as session:
        entered = session.exec(select(Message).where(Message.reason == LEFT_SINCE)).all()
    assert [text.body for text in entered if text.phone == OTHER] == answers
    assert again.state()["opted_out"]  # her STOP was fetched
    assert "i want to talk to nancy" in again.nurse_texts("list")[0]


@pytest.mark.parametrize("away", [4 * DAY, 60 * DAY])
def test_all_is_fetched_that_was_texted_since_the_backup(
    practice: Practice, away: timedelta
) -> None:
    """However old: she had been opted out, which the backup knows nothing of."""
    lived = booked(practice, "mon dec 7 at 3pm" if away == 4 * DAY else "feb 1 at 3pm")
    lived.run_due()
    practice.back_up()
    lived.now += HOUR
    lived.patient_texts("please stop texting me")
    assert lived.state()["opted_out"]
    lived.now += away
    again = practice.restore()
    start(again)
    assert again.state()["opted_out"]
    seen = again.seen_by(PATIENT)
    again.advance(by=3 * DAY)
    assert again.seen_by(PATIENT) == seen
    with again.database.reading() as session:
        assert session.get(Tick, catching_up.RESTORED) is None
        assert not any("missing" in one for one in session.exec(select(Email.subject)))


def test_the_nurse_and_the_operator_hear_of_it_once(practice: Practice) -> None:
    booked(practice)
    practice.back_up()
    again = practice.restore()
    start(again)
    start(again)
    told = [text for text in again.seen_by(again.nurse) if "restored from a backup" in text]
    assert len(told) == 1
    assert "Tue Dec 1 at 10:00 AM" in told[0]
    with again.database.reading() as session:
        subjects = session.exec(select(Email.subject)).all()
        assert session.get(Hold, RESTORED) is None
    assert subjects.count("smsbot was restored from a backup") == 1


def test_a_database_that_is_no_backup_asks_nobody(practice: Practice) -> None:
    lived = booked(practice)

    def never(**_: object) -> list[object]:
        raise AssertionError("asked")

    lived.carrier.taken = never  # type: ignore[assignment, method-assign]
    start(lived)


def test_a_receipt_from_before_the_restore_settles_nothing_else(practice: Practice) -> None:
    """The ids of rows are given anew after a restore, and a receipt's address carries one."""
    lived = booked(practice)
    waiting = messages(lived, Kind.FOLLOW_UP)[0]
    with lived.database.transaction() as session:
        known = receipts.receive_receipt(
            Desk(session, lived.settings, lived.now), message_id=waiting.id, sid="SM" + "f" * 32,
            status="delivered", error_code=None,
        )  # fmt: skip
    assert not known
    assert messages(lived, Kind.FOLLOW_UP)[0].status is MessageStatus.QUEUED


def test_another_copy_than_ours_is_as_old_as_its_last_tick(practice: Practice) -> None:
    lived = booked(practice)
    lived.run_due()
    last = lived.now
    lived.now += HOUR
    with lived.database.transaction() as session:
        assert last_seen_alive(session) == last
        mark(session, since=last)
        session.flush()
        mark(session, since=lived.now)  # restored again before anybody had asked
        hold = session.get(Hold, RESTORED)
        assert hold is not None
        assert hold.since == last
