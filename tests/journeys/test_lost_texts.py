"""Texts that no webhook brought: the carrier's list has them, and they are fetched."""

from datetime import timedelta

import pytest
from sqlmodel import select

from smsbot.db.models import Hold, Message
from smsbot.gateways import Fault, Received, SendError
from smsbot.services import catching_up
from smsbot.simulator import PATIENT
from tests.journeys.conftest import TUESDAY
from tests.journeys.test_booking import DAY, HOUR, booked
from tests.journeys.test_safety import MINUTE

OTHER = "+16025550102"
MILLISECOND = timedelta(milliseconds=1)
BOOKING = "hi im maria lopez can i come in thurs at 3"


@pytest.fixture
def running(practice):
    """A practice whose clock has been ticking for a while."""
    for _ in range(3):
        practice.advance(by=5 * MINUTE)
    return practice


def lose(practice, body, *, phone=PATIENT):
    assert practice.patient_texts(body, phone=phone, arrives=False) == []


def letters_to_the_operator(practice):
    return [
        text for _, subject, text in practice.mailbox.sent
        if subject == "Texts do not reach smsbot by themselves"
    ]  # fmt: skip


def gaps_told(practice):
    """What the nurse and the operator were told of words that may be missing."""
    return (
        [text for text in practice.seen_by(practice.nurse) if "may never have" in text],
        [text for _, title, text in practice.mailbox.sent if "may be missing" in title],
    )


def kept(practice):
    with practice.database.reading() as session:
        return session.exec(select(Message.body).where(Message.direction == "inbound")).all()


def test_a_text_whose_webhook_failed_is_answered_within_minutes(running):
    lose(running, BOOKING)
    running.advance(by=7 * MINUTE)
    assert "Thu Dec 3 at 3:00 PM" in running.seen_by(PATIENT)[0]
    assert "Thank you, Maria" in running.patient_texts("yes")[0]


def test_it_is_fetched_once_however_often_it_is_listed(running):
    lose(running, BOOKING)
    for _ in range(4):
        running.advance(by=6 * MINUTE)
    assert kept(running) == [BOOKING]


def test_a_text_that_just_came_is_left_to_its_webhook(running):
    running.advance(by=5 * MINUTE - timedelta(seconds=90))
    lose(running, BOOKING)
    running.advance(by=timedelta(seconds=90))
    assert kept(running) == []
    running.advance(by=5 * MINUTE)
    assert kept(running) == [BOOKING]


def test_a_text_that_its_webhook_brought_is_not_fetched(running):
    running.patient_texts(BOOKING)
    running.advance(by=20 * MINUTE)
    assert kept(running) == [BOOKING]
    assert letters_to_the_operator(running) == []


def test_several_lost_texts_are_read_in_the_order_she_wrote_them(running):
    lose(running, "hi i'd like to come in")
    running.advance(by=MINUTE)
    lose(running, "Maria Lopez")
    running.advance(by=MINUTE)
    lose(running, "thu at 3")
    running.advance(by=8 * MINUTE)
    assert "Thu Dec 3 at 3:00 PM. Is that right?" in running.seen_by(PATIENT)[-1]


def test_a_lost_yes_that_was_overtaken_books_nothing(running):
    running.patient_texts(BOOKING)
    running.advance(by=MINUTE)
    lose(running, "yes")
    running.advance(by=MINUTE)
    assert "Fri Dec 4 at 2:00 PM" in running.patient_texts("friday at 2 actually")[0]
    running.advance(by=8 * MINUTE)
    assert running.state()["request"] is None
    assert running.state()["asks"] == "confirm"
    told = running.seen_by(running.nurse)[-1]
    assert "texted Tue Dec 1 at 10:16 AM, it came late) yes" in told


def test_a_lost_text_that_crossed_our_answer_is_read_as_usual(running):
    working, running.carrier.send = running.carrier.send, busy_for_a_moment
    running.patient_texts(BOOKING)
    lose(running, "no, friday at 2")
    running.carrier.send = working
    running.advance(by=8 * MINUTE)
    assert "Fri Dec 4 at 2:00 PM. Is that right?" in running.seen_by(PATIENT)[-1]


def test_a_lost_yes_does_not_take_an_offer_that_was_made_after_it(running):
    running.patient_texts(BOOKING)
    running.patient_texts("yes")
    lose(running, "1")
    running.advance(by=2 * MINUTE)
    running.nurse_texts("A fri 10 or 11")
    running.advance(by=8 * MINUTE)
    assert running.state()["request"]["status"] == "offered"
    assert "it came late) 1" in running.nurse_texts("list")[0] + running.seen_by(running.nurse)[-2]


def test_what_she_wrote_hours_ago_goes_to_the_nurse_as_she_wrote_it(running):
    lose(running, "Maria Lopez, today at 4")
    running.now += 4 * HOUR  # smsbot was down
    running.run_due()
    assert running.seen_by(PATIENT)[0].startswith("Sorry, your text took a long way to us.")
    assert running.state()["handed_over"]
    assert "it came late) Maria Lopez, today at 4" in running.seen_by(running.nurse)[-1]


def test_tomorrow_is_not_read_from_a_text_of_yesterday(running):
    running.advance(to=TUESDAY + 13 * HOUR + 50 * MINUTE)  # 11:50 PM
    lose(running, "Maria Lopez, tomorrow at 3")
    running.advance(by=20 * MINUTE)
    assert "tomorrow at 3" not in str(running.state()["request"])
    running.advance(by=10 * HOUR)
    assert "it came late) Maria Lopez, tomorrow at 3" in running.seen_by(running.nurse)[-1]


def test_nobody_is_woken_by_a_late_answer(running):
    running.advance(to=TUESDAY + 10 * HOUR + 30 * MINUTE)  # 8:30 PM
    lose(running, BOOKING)
    running.now += HOUR
    running.run_due()
    assert running.seen_by(PATIENT) == []
    running.advance(to=TUESDAY + 22 * HOUR)  # 8 AM
    assert "took a long way" in running.seen_by(PATIENT)[0]


def test_an_emergency_is_an_emergency_however_late(running):
    lose(running, "my vision went blurry in one eye after filler today")
    running.now += 12 * HOUR  # 10:15 PM
    running.run_due()
    assert "911" in running.seen_by(PATIENT)[0]
    assert running.seen_by(running.nurse)[-1].startswith("EMERGENCY")


@pytest.mark.parametrize("words", ["STOP", "please stop texting me"])
def test_a_lost_stop_is_obeyed_however_late(running, words):
    booked(running, "friday at 2")
    lose(running, words)
    running.carrier.stopped.clear()
    running.now += DAY
    running.run_due()
    count = len(running.seen_by(PATIENT))
    running.advance(by=3 * DAY)
    assert running.state()["opted_out"]
    assert len(running.seen_by(PATIENT)) == count


def test_who_called_off_before_we_came_back_may_want_to_cancel(running):
    """Nothing is guessed of words that old, but the nurse sees which visit they may mean."""
    booked(running, "friday at 2")
    lose(running, "i need to cancel my appointment")
    running.now += DAY
    running.run_due()
    running.advance(by=10 * MINUTE)
    assert running.state()["request"]["status"] == "confirmed"
    told = running.seen_by(running.nurse)[-1]
    assert "may want to cancel" in told
    assert "i need to cancel my appointment" in told


def test_an_emergency_of_days_ago_is_for_the_nurse_alone(running):
    booked(running, "friday at 2")
    lose(running, "my vision went blurry in one eye after filler today")
    running.advance(by=MINUTE)
    lose(running, "it is still blurry")
    running.now += 4 * DAY
    seen = running.seen_by(PATIENT)
    running.run_due()
    running.advance(by=2 * HOUR)
    assert not any("911" in text for text in running.seen_by(PATIENT)[len(seen) :])
    alarms = [text for text in running.seen_by(running.nurse) if text.startswith("EMERGENCY")]
    assert "(texted Tue Dec 1 at 10:15 AM, it came late) my vision" in alarms[0]
    # What she writes now is answered as in any alarm.
    assert "911" in running.patient_texts("and now?")[0]


def test_a_lost_start_does_not_undo_the_stop_that_came_after_it(running):
    running.patient_texts("hi id like a consult")
    running.patient_texts("stop texting me")
    lose(running, "START")
    running.advance(by=MINUTE)
    running.patient_texts("please stop texting me")
    running.advance(by=8 * MINUTE)
    assert "START" in kept(running)
    assert running.state()["opted_out"]


def test_a_late_command_is_not_carried_out_and_she_is_told(running):
    running.patient_texts(BOOKING)
    running.patient_texts("yes")
    lose(running, "A ok", phone=running.nurse)
    running.advance(by=7 * MINUTE)
    assert running.state()["request"]["status"] == "requested"
    assert "reached me only now, so nothing was done" in running.seen_by(running.nurse)[-1]


# When the list is read, and from when on


def test_what_came_before_the_practice_began_stays_history(practice):
    practice.patient_texts("an old text to another owner", arrives=False)
    practice.advance(by=20 * MINUTE)
    practice.advance(by=20 * MINUTE)
    assert kept(practice) == []


def test_after_days_down_all_is_fetched_that_was_texted_since_the_last_look(running):
    lose(running, "hi its kim lee, can i come thurs at 3")
    lose(running, "please stop texting me", phone=OTHER)
    running.now += 4 * DAY
    running.run_due()
    assert len(kept(running)) == 2
    assert running.state(OTHER)["opted_out"]
    assert "can i come thurs at 3" in running.nurse_texts("list")[0]
    assert gaps_told(running) == ([], [])


def test_what_is_older_than_thirty_days_is_told_as_missing_once(running):
    lose(running, "the first")
    running.now += 10 * DAY
    lose(running, "the second")
    running.now += 21 * DAY
    for _ in range(3):
        running.run_due()
        running.advance(by=6 * MINUTE)
    assert kept(running) == ["the second"]
    (text,), (letter,) = gaps_told(running)
    for told in (text, letter):
        assert "between Tue Dec 1 at 10:15 AM and Wed Dec 2 at 10:15 AM" in told


def test_a_list_that_breaks_off_is_read_from_the_same_place_again(running, monkeypatch):
    monkeypatch.setattr(catching_up, "AT_A_TIME", 1)
    lose(running, BOOKING)
    lose(running, "hello", phone=OTHER)
    working = running.carrier.received
    running.carrier.received = breaks_off_after(working, 1)
    running.now += 2 * HOUR
    running.run_due()
    assert kept(running) == [BOOKING]
    running.carrier.received = working
    running.advance(by=MINUTE)
    assert kept(running) == [BOOKING, "hello"]
    (letter,) = letters_to_the_operator(running)
    assert "did not bring to us: 1" in letter


def test_very_many_texts_are_fetched_in_their_order(running):
    for number in range(catching_up.AT_A_TIME + 1):
        running.carrier.taken_in.append(
            Received(f"SM-{number}", "72345", running.now + number * MILLISECOND, f"no {number}")
        )
    running.advance(by=10 * MINUTE)
    assert kept(running) == [f"no {number}" for number in range(catching_up.AT_A_TIME + 1)]


def test_a_look_that_fails_is_made_good(running):
    lose(running, BOOKING)
    working = running.carrier.received
    running.carrier.received = fails
    running.advance(by=2 * HOUR)
    running.carrier.received = working
    running.advance(by=5 * MINUTE)
    assert kept(running) == [BOOKING]


def busy_for_a_moment(*, to, body, message_id):
    raise SendError(Fault.TRANSIENT, retry_after=timedelta(seconds=20))


def fails(*, since):
    raise SendError(Fault.TRANSIENT)


def breaks_off_after(working, count):
    def received(*, since):
        yield from working(since=since)[:count]
        raise SendError(Fault.TRANSIENT)

    return received


def test_a_carrier_that_is_asked_every_minute_is_asked_every_five(running):
    looks = []
    running.carrier.received = lambda *, since: looks.append(since) or []
    for _ in range(20):
        running.advance(by=MINUTE)
    assert len(looks) == 4


def test_a_clock_set_back_does_not_stop_the_looking(running):
    running.advance(by=2 * HOUR)
    running.now -= 30 * MINUTE
    lose(running, BOOKING)
    running.now += 3 * MINUTE
    running.run_due()
    assert kept(running) == [BOOKING]


def test_a_text_from_no_phone_is_kept_and_not_answered(running):
    running.carrier.taken_in.append(Received("SM-short", "72345", running.now, "your code is 1"))
    running.advance(by=10 * MINUTE)
    assert kept(running) == ["your code is 1"]
    assert running.seen_by("72345") == []


# The webhook has gone quiet


def test_the_operator_hears_once_that_texts_come_by_no_webhook(running):
    lose(running, BOOKING)
    running.advance(by=10 * MINUTE)
    lose(running, "yes")
    running.advance(by=10 * MINUTE)
    (letter,) = letters_to_the_operator(running)
    assert "did not bring to us: 1" in letter
    assert "http://127.0.0.1:8080/twilio/sms" in letter


def test_after_a_webhook_brought_a_text_the_operator_hears_of_the_next_time(running):
    for _ in range(2):
        lose(running, "hi")
        running.advance(by=10 * MINUTE)
        running.patient_texts("hello")
        running.advance(by=10 * MINUTE)
        with running.database.reading() as session:
            assert session.exec(select(Hold)).all() == []
    assert len(letters_to_the_operator(running)) == 2
