"""Emergencies, stop, quiet hours: what must never go wrong."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from smsbot.db.models import Consent, Message, MessageStatus
from smsbot.simulator import PATIENT
from tests.journeys.conftest import TUESDAY
from tests.journeys.test_booking import DAY, HOUR, booked

MINUTE = timedelta(minutes=1)


def test_an_emergency_is_answered_with_911_at_any_hour_and_rings(practice):
    practice.advance(to=TUESDAY + 16 * HOUR)  # 2 AM
    reply = practice.patient_texts("my vision went blurry in one eye after filler today")
    assert len(reply) == 1
    assert "call 911" in reply[0]
    assert practice.state()["emergency"]
    alarm = practice.seen_by(practice.nurse)[-1]
    assert alarm.startswith("EMERGENCY")
    assert "602-555-0101" in alarm


def rings(practice):
    begin = ("EMERGENCY", "STILL OPEN")
    return [text for text in practice.seen_by(practice.nurse) if text.startswith(begin)]


def test_the_alarm_rings_until_it_is_acknowledged(practice):
    practice.patient_texts("i cant breathe and my throat is swelling")
    practice.advance(by=20 * MINUTE)
    assert len(rings(practice)) == 4  # at 0, 5, 10 and 15 minutes
    assert practice.nurse_texts("done")[0].startswith("Acknowledged:")
    practice.advance(by=3 * HOUR)
    assert len(rings(practice)) == 4


def test_during_an_alarm_her_texts_go_to_the_nurse_and_the_bot_says_one_line(practice):
    practice.patient_texts("i cant breathe")
    assert practice.patient_texts("are you there") == []
    assert "are you there" in practice.seen_by(practice.nurse)[-1]
    practice.advance(by=61 * MINUTE)
    assert "911" in practice.patient_texts("hello")[0]


def test_a_false_alarm_locks_nobody_out(practice):
    practice.patient_texts("i cant breathe")
    practice.nurse_texts("done")
    practice.nurse_texts("A bot")
    assert not practice.state()["emergency"]
    assert "Is that right?" in " ".join(practice.patient_texts("Maria Lopez, thurs at 3"))


def test_suicidal_words_name_988(practice):
    assert "988" in practice.patient_texts("i dont want to live anymore")[0]


def test_the_word_that_988_wants_goes_to_the_nurse_when_it_comes_to_us(practice):
    said = practice.patient_texts("ya no quiero vivir")[0]
    assert "988 (oprima 2)" in said
    assert "AYUDA al 988" in said
    for word in ("AYUDA", "ayuda"):
        assert practice.patient_texts(word) == []
        assert f'EMERGENCY: "{word}"' in practice.seen_by(practice.nurse)[-1]
    assert practice.state()["emergency"]


@pytest.mark.parametrize(
    "words", ["STOP", "stop.", "please quit texting me", "ya no me manden mensajes"]
)
def test_nothing_is_sent_after_stop(practice, words):
    booked(practice, "friday at 2")
    practice.patient_texts(words)
    count = len(practice.seen_by(PATIENT))
    assert practice.state()["opted_out"]
    practice.patient_texts("is it still on?")
    practice.advance(by=6 * DAY)
    assert len(practice.seen_by(PATIENT)) == count


def test_the_bare_word_is_answered_by_the_carrier_and_other_wordings_by_us(practice):
    practice.patient_texts("hi id like a consult")
    assert practice.patient_texts("STOP") == []
    practice.patient_texts("START")
    assert len(practice.patient_texts("stop texting me please")) == 1


def test_a_carrier_word_with_a_live_visit_flags_her_and_keeps_the_visit(practice):
    booked(practice, "friday at 2")
    practice.patient_texts("CANCEL")
    assert practice.state()["opted_out"]
    assert practice.state()["request"]["status"] == "confirmed"
    assert "may want to cancel: call" in practice.nurse_texts("list")[0]


def test_start_brings_her_back(practice):
    practice.patient_texts("hi id like a consult")
    practice.patient_texts("STOP")
    practice.patient_texts("START")
    assert not practice.state()["opted_out"]
    assert practice.patient_texts("Maria Lopez, thurs at 3") != []


def test_a_bare_yes_does_not_bring_her_back_by_itself(practice):
    practice.patient_texts("hi id like a consult")
    practice.patient_texts("stop texting me")
    assert practice.patient_texts("yes") == []
    assert practice.state()["opted_out"]


def test_stop_and_emergency_in_one_text_get_the_911_answer_and_then_silence(practice):
    reply = practice.patient_texts("Stop cancel everything I can't breathe")
    assert "911" in reply[0]
    assert practice.state()["emergency"]
    assert len(practice.seen_by(PATIENT)) == 1


def test_an_emergency_of_someone_opted_out_gets_the_911_answer_once(practice):
    practice.patient_texts("hi id like a consult")
    practice.patient_texts("stop texting me")
    count = len(practice.seen_by(PATIENT))
    practice.patient_texts("my face is swelling and i cant breathe")
    assert "911" in practice.seen_by(PATIENT)[count]
    assert len(practice.seen_by(PATIENT)) == count + 1
    assert "EMERGENCY" in practice.seen_by(practice.nurse)[-1]


def test_dont_text_me_call_me_stops_texts_and_asks_for_a_call(practice):
    practice.patient_texts("Don't text me, call me")
    assert practice.state()["opted_out"]
    assert "wants a call" in practice.nurse_texts("list")[0]


def test_reminders_wait_for_the_morning_where_she_lives(practice):
    practice.patient_texts("Ann Bell, friday at 9am", phone="+12125550103")
    practice.patient_texts("yes", phone="+12125550103")
    practice.nurse_texts("A ok")
    practice.advance(to=TUESDAY + 4 * DAY)
    texts = [t for t in practice.carrier.texts if t.phone == "+12125550103" and "Reply C" in t.body]
    assert len(texts) == 2
    assert all(8 <= text.at.hour - 5 < 21 for text in texts)  # UTC-5 in New York


def test_reminders_are_held_while_an_alarm_is_open(practice):
    booked(practice, "friday at 2")
    practice.patient_texts("my lip is turning white and it really hurts")
    practice.nurse_texts("done")
    practice.advance(by=2 * DAY + 6 * HOUR)
    assert not any("Reply C" in text for text in practice.seen_by(PATIENT))


def test_consent_is_written_down(practice):
    practice.patient_texts("hi id like a consult")
    practice.patient_texts("STOP")
    practice.patient_texts("START")
    with practice.database.reading() as session:
        kinds = [row.kind.value for row in session.exec(select(Consent)).all()]
    assert kinds == ["wrote_first", "opted_out", "resumed"]


def test_a_missed_call_is_answered_with_one_text_a_day(practice):
    first = practice.patient_calls()
    assert "Sorry we missed your call" in first[0]
    assert practice.patient_calls() == []
    practice.advance(by=DAY)
    assert practice.state()["asks"] == "name"


def test_a_machine_at_the_other_end_is_answered_three_times_a_day(practice):
    answers = [practice.patient_texts("lol") for _ in range(8)]
    assert sum(bool(answer) for answer in answers) <= 3


def test_auto_replies_are_not_answered(practice):
    text = "I’m driving with Do Not Disturb turned on. I’ll see your message when I get there."
    assert practice.patient_texts(text) == []


def test_a_person_please_is_handed_over(practice):
    reply = practice.patient_texts("can i talk to an actual human please")
    assert "get back to you" in reply[0]
    assert "wants you" in practice.seen_by(practice.nurse)[-1]


def test_an_alarm_goes_by_e_mail_too(practice):
    practice.patient_texts("i cant breathe")
    practice.run_due()
    assert "EMERGENCY" in {subject for _, subject, _ in practice.mailbox.sent}


def test_an_answer_that_is_late_waits_for_the_morning(practice):
    practice.advance(to=datetime(2026, 12, 2, 3, 50, tzinfo=UTC))  # 8:50 PM in Phoenix
    practice.patient_texts("thanks!")
    answer = practice.carrier.texts[-1]
    with practice.database.transaction() as session:
        message = session.get(Message, answer.message_id)
        message.status, message.sid = MessageStatus.QUEUED, None
        message.send_after = practice.now + timedelta(hours=2)
        session.add(message)
    had = len(practice.seen_by(PATIENT))
    practice.advance(by=timedelta(hours=5))
    assert practice.seen_by(PATIENT, since=had) == []
    practice.advance(by=timedelta(hours=7))
    assert practice.seen_by(PATIENT, since=had) == [answer.body]
