"""A text that an alarm keeps back, or that came too late, is not lost in silence."""

import pytest
from sqlmodel import select

from smsbot.core import sms
from smsbot.core.events import Kind
from smsbot.db.models import Message, MessageStatus
from smsbot.gateways import Fault, SendError
from smsbot.services import digest
from smsbot.simulator import PATIENT
from tests.journeys.conftest import TUESDAY
from tests.journeys.test_booking import DAY, HOUR, booked
from tests.journeys.test_safety import MINUTE
from tests.journeys.test_silence import BEFORE_REMINDER, Trouble, minute_by_minute, told

HELD = "reminder to Maria Lopez (602-555-0101): held while an alarm about her is open"
TOO_LATE = "too close to the visit, as an alarm about her was open"
JEN = "+14805550102"


@pytest.fixture
def alarmed(practice):
    """A visit is booked for Friday at 2, and its patient has texted of an emergency."""
    booked(practice, "friday at 2")
    practice.patient_texts("i cant breathe")
    return practice


def digests(practice):
    return [text for text in practice.seen_by(practice.nurse) if ": " in text and "Today: " in text]


def reminders(practice):
    return [text for text in practice.seen_by(PATIENT) if "visit is" in text or "see you" in text]


# What done is answered


def test_done_says_that_the_bot_stays_quiet_until_when_and_who_comes(alarmed):
    (answer,) = alarmed.nurse_texts("done")
    assert answer == (
        "Acknowledged: Maria Lopez. I stay quiet with her, reminders too, until B bot. "
        "Next visit: Fri Dec 4 at 2:00 PM."
    )
    assert "EMERGENCY B " in told(alarmed, "EMERGENCY")[0]
    assert sms.segments(answer) == 1


def test_done_names_no_visit_where_there_is_none(practice):
    practice.patient_texts("i cant breathe")
    assert practice.nurse_texts("done") == [
        "Acknowledged: 602-555-0101. I stay quiet with her, reminders too, until A bot."
    ]


def test_done_for_several_names_each_letter_and_whose_visit(alarmed):
    alarmed.patient_texts("my throat is closing, i cant breathe", phone=JEN)
    assert alarmed.nurse_texts("done") == [
        "Acknowledged: Maria Lopez, 480-555-0102. I stay quiet with them, reminders too, until "
        "B bot, C bot. Next visit of Maria Lopez: Fri Dec 4 at 2:00 PM."
    ]


def test_done_does_not_promise_texts_to_somebody_who_opted_out(practice):
    practice.patient_texts("Stop cancel everything I can't breathe")
    assert practice.nurse_texts("done") == ["Acknowledged: 602-555-0101."]


def test_done_does_not_say_that_it_is_quiet_where_the_alarm_was_let_go_before(practice):
    practice.patient_texts("i cant breathe")
    practice.nurse_texts("A bot")
    assert practice.nurse_texts("done") == ["Acknowledged: 602-555-0101."]


# What an alarm keeps back


def test_a_reminder_that_an_alarm_holds_is_listed_and_told_of_at_once(alarmed):
    alarmed.nurse_texts("done")
    alarmed.advance(to=BEFORE_REMINDER)
    assert HELD not in alarmed.nurse_texts("list")[0]
    minute_by_minute(alarmed, 10)
    assert reminders(alarmed) == []
    (text,) = told(alarmed, "has not got the reminder")
    assert "her visit Fri Dec 4 at 2:00 PM" in text
    assert text.endswith("text C bot.")
    assert f"Not sent: {HELD} (C bot lets it go)" in alarmed.nurse_texts("list")[0]
    alarmed.advance(to=TUESDAY + 2 * DAY + 22 * HOUR)
    assert HELD in digests(alarmed)[-1]
    assert len(told(alarmed, "has not got the reminder")) == 1


def test_what_the_nurse_lets_go_leaves_once_and_is_off_her_list(alarmed):
    alarmed.nurse_texts("done")
    alarmed.advance(to=BEFORE_REMINDER + 10 * MINUTE)
    alarmed.nurse_texts("C bot")
    alarmed.advance(by=11 * MINUTE)
    assert len(reminders(alarmed)) == 1
    shown = alarmed.nurse_texts("list")[0]
    assert "Not sent" not in shown
    assert "did not get a text" not in shown
    alarmed.advance(to=TUESDAY + 5 * DAY)
    assert len(reminders(alarmed)) == 2
    assert not [text for text in digests(alarmed) if "Not sent" in text]


def test_what_an_alarm_kept_back_for_good_is_shown_once(alarmed):
    alarmed.nurse_texts("done")
    alarmed.advance(to=TUESDAY + 6 * DAY)
    assert reminders(alarmed) == []
    with alarmed.database.reading() as session:
        kinds = (Kind.REMINDER, Kind.FOLLOW_UP)
        rows = session.exec(select(Message.status).where(Message.kind.in_(kinds))).all()
    assert set(rows) <= {MessageStatus.DROPPED, MessageStatus.QUEUED}
    late = f"reminder to Maria Lopez (602-555-0101): {TOO_LATE}"
    assert sum(late in one for one in digests(alarmed)) == 1
    assert "follow up to Maria Lopez (602-555-0101): held while an alarm" in digests(alarmed)[-1]
    alarmed.advance(by=4 * DAY)
    late = "too late for a follow-up, as an alarm about her was open"
    assert sum(late in one for one in digests(alarmed)) == 1
    assert "Not sent" not in digests(alarmed)[-1]


# What else keeps texts back


def test_every_text_that_the_account_holds_says_so_tried_or_not(practice):
    practice.nurse_texts("book 4805550102 Jen Whitaker mon 3pm")
    practice.nurse_texts("book 4805550103 Kim Lee mon 4pm")
    with practice.database.transaction() as session:
        for row in session.exec(select(Message).where(Message.kind == Kind.CONFIRMATION)):
            row.status, row.sid, row.attempts = "queued", None, 0
            session.add(row)
    Trouble(practice, SendError(Fault.OPERATOR, code=20003))
    minute_by_minute(practice, 10)
    with practice.runtime.reading() as desk:
        lines = digest.compose(desk).not_sent
    assert len(lines) == 2
    assert all(line.endswith(": held: the account or its set-up is at fault") for line in lines)


def test_a_reminder_that_came_too_late_because_we_were_down_is_shown_once(practice):
    booked(practice, "friday at 2")
    practice.advance(to=TUESDAY + 2 * DAY)
    practice.now = TUESDAY + 3 * DAY + 3 * HOUR + 30 * MINUTE  # half an hour before the visit
    practice.run_due()
    assert reminders(practice) == []
    practice.advance(by=3 * DAY)
    late = "reminder to Maria Lopez (602-555-0101): too close to the visit"
    assert sum(late in one for one in digests(practice)) == 1
    assert "alarm" not in " ".join(digests(practice))


def test_it_is_shown_by_the_next_digest_when_that_one_does_not_leave(practice):
    booked(practice, "friday at 2")
    practice.advance(to=TUESDAY + 2 * DAY)
    practice.now = TUESDAY + 3 * DAY + 3 * HOUR + 30 * MINUTE  # half an hour before the visit
    practice.run_due()
    trouble = Trouble(practice, SendError(Fault.OPERATOR, code=20003))
    practice.advance(by=DAY + 12 * HOUR)
    before = len(practice.seen_by(practice.nurse))
    trouble.end()
    practice.advance(by=2 * DAY)
    later = [one for one in practice.seen_by(practice.nurse)[before:] if "reminder to" in one]
    assert len(later) == 1
