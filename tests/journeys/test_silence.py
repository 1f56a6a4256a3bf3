"""A text that did not leave, or may not have, is told of: to the nurse if it cannot wait."""

from datetime import timedelta

import pytest
from sqlmodel import select

from smsbot.app import create_app
from smsbot.core.events import Kind, Topic
from smsbot.db.models import Matter, Message, MessageStatus
from smsbot.gateways import Accepted, Fault, SendError
from smsbot.services.receipts import receive_receipt
from smsbot.simulator import PATIENT
from tests.journeys.conftest import TUESDAY
from tests.journeys.test_booking import DAY, HOUR, booked
from tests.journeys.test_safety import MINUTE

SECOND = timedelta(seconds=1)
BEFORE_REMINDER = TUESDAY + 2 * DAY + 3 * HOUR + 55 * MINUTE  # of a visit on Friday at 2


class Trouble:
    """What the carrier does with texts to one phone, or to all, while it lasts."""

    def __init__(self, practice, error, *, phone=None):
        self.carrier, self.error, self.phone = practice.carrier, error, phone
        self.working = practice.carrier.send, practice.carrier.find
        self.carrier.send, self.carrier.find = self.send, self.find

    def send(self, *, to, body, message_id):
        if self.phone in (None, to):
            raise self.error
        return self.working[0](to=to, body=body, message_id=message_id)

    def find(self, *, to, body, since, known=()):
        raise SendError(Fault.TRANSIENT)

    def end(self):
        self.carrier.send, self.carrier.find = self.working


@pytest.fixture
def due(practice):
    """A practice five minutes before a visit of tomorrow is reminded of."""
    booked(practice, "friday at 2")
    practice.advance(to=BEFORE_REMINDER)
    return practice


def minute_by_minute(practice, count):
    for _ in range(count):
        practice.advance(by=MINUTE)


def told(practice, words):
    return [text for text in practice.seen_by(practice.nurse) if words in text]


def letters(practice, subject):
    return [(to, text) for to, title, text in practice.mailbox.sent if title == subject]


def readyz(practice):
    return create_app(practice.runtime).test_client().get("/readyz").get_json()["texts"]


def open_failures(practice):
    with practice.database.reading() as session:
        open_now = Matter.settled_at.is_(None)
        return len(session.exec(select(Matter).where(Matter.topic == Topic.FAILED, open_now)).all())


def is_listed(practice):
    """Is it in the next digest, on the inbox's list and on /readyz?"""
    digest = practice.nurse_texts("list")[0]
    return "Not sent: reminder to Maria Lopez" in digest and any(readyz(practice).values())


# For whoever comes within a day


def test_a_text_that_failed_is_told_of_at_once(due):
    Trouble(due, SendError(Fault.BLOCKED, code=30007), phone=PATIENT)
    minute_by_minute(due, 6)
    (text,) = told(due, "did not get a text about her visit Fri Dec 4 at 2:00 PM")
    assert "602-555-0101 " in text
    assert text.endswith("Please call.")
    assert readyz(due)["failed"] == 1
    assert is_listed(due)
    minute_by_minute(due, 10)
    assert len(told(due, "did not get a text about")) == 1


def test_a_text_that_may_have_left_is_told_of_within_five_minutes(due):
    Trouble(due, SendError(Fault.UNKNOWN), phone=PATIENT)
    minute_by_minute(due, 6)
    assert readyz(due)["unknown"] == 1
    assert told(due, "may not have got") == []
    minute_by_minute(due, 3)
    (text,) = told(due, "may not have got a text about her visit Fri Dec 4 at 2:00 PM")
    assert text.endswith("Please call.")
    assert is_listed(due)
    due.advance(by=90 * MINUTE)
    assert len(told(due, "Please call")) == 1
    assert is_listed(due)


def test_what_left_after_all_needs_nothing_more_from_her(due):
    trouble = Trouble(due, SendError(Fault.UNKNOWN), phone=PATIENT)
    minute_by_minute(due, 9)
    assert open_failures(due) == 1
    trouble.carrier.find = lambda **asked: Accepted(sid="SM-found", status="delivered")
    minute_by_minute(due, 2)
    assert open_failures(due) == 0
    assert readyz(due)["unknown"] == 0


def test_a_text_that_the_carrier_holds_until_tomorrow_is_told_of_at_once(due):
    Trouble(due, SendError(Fault.DAILY_CAP, code=30023), phone=PATIENT)
    minute_by_minute(due, 6)
    (text,) = told(due, "has not got a text about her visit")
    assert "daily limit" in text
    assert readyz(due)["held"] == 1
    assert is_listed(due)


def test_while_nobody_can_be_texted_the_nurse_hears_by_e_mail(due):
    trouble = Trouble(due, SendError(Fault.OPERATOR, code=20003))
    minute_by_minute(due, 10)
    ((to, text),) = letters(due, "A text to a patient waits")
    assert to == "nurse@practice.example"
    assert "has not got a text about her visit Fri Dec 4 at 2:00 PM yet" in text
    assert readyz(due)["held"] >= 1
    assert open_failures(due) == 1
    trouble.end()
    due.advance(by=20 * MINUTE)
    assert "Reply C" in due.seen_by(PATIENT)[-1]
    assert open_failures(due) == 0
    assert len(letters(due, "A text to a patient waits")) == 1


@pytest.mark.parametrize("fault", [Fault.BLOCKED, Fault.UNKNOWN, Fault.DAILY_CAP, Fault.OPERATOR])
def test_what_concerns_a_later_visit_waits_for_the_digest(practice, fault):
    booked(practice, "friday at 2")
    practice.nurse_texts("book 4805550102 Jen Whitaker mon 3pm")
    with practice.database.transaction() as session:
        confirmation = session.exec(
            select(Message).where(
                Message.phone == "+14805550102", Message.kind == Kind.CONFIRMATION
            )
        ).one()
        confirmation.status, confirmation.sid = "queued", None
        confirmation.send_after = practice.now
        session.add(confirmation)
    Trouble(practice, SendError(fault, code=30007), phone="+14805550102")
    minute_by_minute(practice, 10)
    assert told(practice, "Please call") == []
    assert letters(practice, "A text to a patient waits") == []
    assert any(readyz(practice).values())


# Emergencies


def not_texted(practice):
    return letters(practice, "EMERGENCY (could not be texted)")


@pytest.mark.parametrize("fault", [Fault.BLOCKED, Fault.UNKNOWN, Fault.PERMANENT])
def test_an_alarm_that_was_not_texted_is_e_mailed_at_once(practice, fault):
    Trouble(practice, SendError(fault), phone=practice.nurse)
    practice.patient_texts("i cant breathe")
    practice.run_due()
    practice.run_due()
    ((to, text),) = not_texted(practice)
    assert to == "nurse@practice.example"
    assert "i cant breathe" in text


@pytest.mark.parametrize("fault", [Fault.OPERATOR, Fault.TRANSIENT])
def test_an_alarm_that_waits_is_e_mailed_within_a_minute(practice, fault):
    Trouble(practice, SendError(fault, code=20003), phone=practice.nurse)
    practice.patient_texts("i cant breathe")
    practice.advance(by=30 * SECOND)
    practice.run_due()
    assert len(not_texted(practice)) == 1


def test_each_ring_that_was_not_texted_is_e_mailed_once(practice):
    Trouble(practice, SendError(Fault.BLOCKED), phone=practice.nurse)
    practice.patient_texts("i cant breathe")
    minute_by_minute(practice, 12)
    assert len(not_texted(practice)) == 3  # at 0, 5 and 10 minutes


def test_the_operator_hears_that_an_alarm_was_not_texted_but_not_of_whom(practice):
    from dataclasses import replace

    practice.runtime = replace(
        practice.runtime,
        settings=replace(practice.settings, operator_email="operator@example.com"),
    )
    Trouble(practice, SendError(Fault.BLOCKED), phone=practice.nurse)
    practice.patient_texts("i cant breathe")
    practice.run_due()
    practice.run_due()
    ((to, text),) = letters(practice, "An emergency alarm could not be texted")
    assert to == "operator@example.com"
    assert "breathe" not in text
    assert "0101" not in text


def test_an_alarm_that_was_texted_is_e_mailed_at_its_first_ring_only(practice):
    practice.patient_texts("i cant breathe")
    minute_by_minute(practice, 12)
    assert not_texted(practice) == []
    assert len(letters(practice, "EMERGENCY")) == 1


def test_nothing_is_said_of_texts_that_leave(due):
    minute_by_minute(due, 15)
    assert told(due, "Please call") == []
    assert open_failures(due) == 0
    with due.database.reading() as session:
        kinds = session.exec(select(Message.kind).where(Message.phone == PATIENT)).all()
    assert Kind.REMINDER in kinds


def test_a_reminder_tried_again_on_the_next_day_does_not_say_tomorrow(due):
    trouble = Trouble(due, SendError(Fault.DAILY_CAP, code=30023), phone=PATIENT)
    minute_by_minute(due, 6)
    trouble.end()
    due.advance(by=20 * HOUR)
    reminder = due.seen_by(PATIENT)[-1]
    assert "your visit is today, Fri Dec 4 at 2:00 PM" in reminder
    due.advance(by=3 * HOUR)
    assert "see you today, Fri Dec 4 at 2:00 PM" in due.seen_by(PATIENT)[-1]


def test_a_reminder_that_a_receipt_took_back_is_not_worded_as_a_second_one(due):
    due.advance(by=6 * MINUTE)
    with due.runtime.desk() as desk:
        row = desk.session.exec(select(Message).where(Message.kind == Kind.REMINDER)).first()
        row.status = MessageStatus.ACCEPTED  # the receipt of its delivery has not come
        news = {"sid": row.sid, "status": "undelivered", "error_code": 30023}
        assert receive_receipt(desk, message_id=row.id, **news)
        assert (row.status, row.sent_at) == (MessageStatus.QUEUED, None)
    due.advance(by=20 * HOUR)
    assert "your visit is today, Fri Dec 4 at 2:00 PM" in due.seen_by(PATIENT)[-1]
    due.advance(by=3 * HOUR)
    assert "see you today, Fri Dec 4 at 2:00 PM" in due.seen_by(PATIENT)[-1]
