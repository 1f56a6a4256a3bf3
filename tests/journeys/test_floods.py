"""Texts without end: all are kept, few are answered, and what matters is always heard."""

from datetime import timedelta
from itertools import islice

import pytest
from sqlmodel import func, select

from smsbot.core.events import Kind, Topic
from smsbot.db.models import Direction, Matter, Message, MessageStatus
from smsbot.services import flooding, matters, posting
from smsbot.simulator import PATIENT
from tests.journeys.test_booking import DAY, HOUR, booked

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
OTHER = "+16025550102"


def flood(practice, body="thu at 3pm", times=30, *, phone=PATIENT):
    """So many texts within a second; what is answered to each."""
    return [practice.patient_texts(body, phone=phone) for _ in range(times)]


def rows(practice, *wanted):
    with practice.database.reading() as session:
        return session.exec(select(func.count(Message.id)).where(*wanted)).one()


def flood_matters(practice):
    with practice.database.reading() as session:
        return session.exec(select(Matter).where(Matter.topic == Topic.FLOOD)).all()


def test_beyond_twenty_in_a_minute_nothing_is_answered_and_all_is_kept(practice):
    answers = flood(practice)
    assert not any(answers[20:])
    assert rows(practice, Message.direction == Direction.INBOUND) == 30
    assert rows(practice, Message.handled_at.is_(None), Message.direction == Direction.INBOUND) == 0


def test_beyond_sixty_in_an_hour_nothing_is_answered(practice):
    answers = []
    for _ in range(70):
        answers += flood(practice, times=1)
        practice.now += 30 * SECOND
    assert not any(answers[60:])


def test_who_texts_more_slowly_than_that_is_never_too_many(practice):
    for _ in range(60):
        flood(practice, "how much is it?", times=1)
        practice.now += HOUR
    assert flood_matters(practice) == []


def test_many_short_texts_in_a_row_are_a_person(practice):
    said = ["hi", "hello?", "anyone", "its", "maria lopez", "thursday", "afternoon", "no", "friday",
            "is parking free?", "at 3", "pm", "no wait", "4pm", "is that ok", "yes"]  # fmt: skip
    for words in said:
        practice.patient_texts(words)
        practice.now += 3 * SECOND
    assert flood_matters(practice) == []
    inbound = select(Message).where(Message.direction == Direction.INBOUND)
    with practice.database.reading() as session:
        assert [text.body for text in session.exec(inbound)] == said


def test_after_a_flood_the_conversation_goes_on_where_it_was(practice):
    practice.patient_texts("maria lopez")
    flood(practice, "😀", times=25)
    before = practice.conversation()
    flood(practice, "thu at 3pm")
    assert practice.conversation() == before
    practice.advance(by=2 * MINUTE)
    practice.nurse_texts("A bot")
    assert "Is that right?" in practice.patient_texts("Maria Lopez, thu at 3")[0]


def test_the_nurse_hears_of_a_flood_once_and_has_one_matter(practice):
    flood(practice, times=60)
    (matter,) = flood_matters(practice)
    heard = [t for t in practice.seen_by(practice.nurse) if "texts without end" in t]
    assert len(heard) == 1
    practice.nurse_texts(f"{matter.letter} ok")
    flood(practice, times=20)
    assert len(flood_matters(practice)) == 1
    practice.advance(by=DAY)
    flood(practice)
    assert len(flood_matters(practice)) == 2


@pytest.mark.parametrize("words", ["STOP", "please stop texting me", "ya no me manden mensajes"])
def test_stop_is_heard_in_a_flood(practice, words):
    flood(practice)
    practice.patient_texts(words)
    assert practice.state()["opted_out"]


def test_the_carriers_start_is_heard_in_a_flood(practice):
    flood(practice)
    practice.patient_texts("STOP")
    practice.patient_texts("START")
    assert not practice.state()["opted_out"]


def test_an_emergency_is_heard_in_a_flood(practice):
    flood(practice)
    assert "911" in practice.patient_texts("my throat is closing i cant breathe")[0]
    assert "EMERGENCY" in practice.seen_by(practice.nurse)[-1]


def test_a_flood_of_emergencies_is_one_alarm_that_rings_a_few_times(practice):
    flood(practice, "i cant breathe", times=100)
    rung = [t for t in practice.seen_by(practice.nurse) if "EMERGENCY" in t or "STILL" in t]
    assert len(rung) == 3
    practice.advance(by=5 * MINUTE)
    assert len([t for t in practice.seen_by(practice.nurse) if "STILL OPEN" in t]) == 3


def test_words_during_an_alarm_stay_with_the_alarm_in_a_flood(practice):
    practice.patient_texts("i cant breathe")
    flood(practice, "hello?")
    assert flood_matters(practice) == []


def test_one_who_floods_costs_nobody_else_an_answer(practice):
    flood(practice)
    assert practice.patient_texts("hi, id like a consult", phone=OTHER)


def test_what_counts_is_in_the_database_and_not_in_a_process(practice):
    flood(practice, times=20)
    with practice.runtime.desk() as desk:
        last = desk.session.exec(select(Message).order_by(Message.id.desc())).first()
        message = Message(**last.model_dump(exclude={"id", "sid"}))
        desk.session.add(message)
        desk.session.flush()
        assert flooding.is_one_too_many(desk, message, flooding.OF_A_PATIENT)


# What leaves


def loop(practice, times, kind=Kind.ANSWER):
    """Something of ours that queues a text to her again and again."""
    for _ in range(times):
        with practice.runtime.desk() as desk:
            posting.post(desk, desk.patient_for(PATIENT), "noted", kind, {})
        practice.deliver()


def test_no_loop_texts_one_patient_more_than_forty_answers_a_day(practice):
    loop(practice, 50)
    assert len(practice.seen_by(PATIENT)) == 40
    dropped = Message.status == MessageStatus.DROPPED
    assert rows(practice, dropped, Message.reason == flooding.TOO_MANY) == 10
    assert len(flood_matters(practice)) == 1
    assert sum("already 40 texts" in t for t in practice.seen_by(practice.nurse)) == 1
    practice.now += DAY
    loop(practice, 1)
    assert len(practice.seen_by(PATIENT)) == 41


def test_what_the_nurse_says_has_room_beyond_the_answers_and_a_ceiling_too(practice):
    loop(practice, 50)
    loop(practice, 30, Kind.NURSE_WORD)
    assert len(practice.seen_by(PATIENT)) == 60


def test_the_911_answer_leaves_whatever_left_before(practice):
    booked(practice)
    loop(practice, 70)
    assert "911" in practice.patient_texts("i cant breathe")[0]


# The nurse's own phone


def test_a_flood_of_commands_is_answered_so_often_and_then_does_nothing(practice):
    booked(practice)
    for _ in range(30):
        practice.nurse_texts("today")
    answers = practice.seen_by(practice.nurse)
    assert sum("Too many texts" in text for text in answers) == 1
    assert practice.nurse_texts("A no yes") == []
    assert practice.state()["request"]["status"] == "confirmed"
    practice.advance(by=HOUR)
    assert practice.nurse_texts("today") != []


def test_done_is_always_carried_out(practice):
    for _ in range(30):
        practice.nurse_texts("today")
    practice.patient_texts("i cant breathe")
    assert practice.nurse_texts("done")[0].startswith("Acknowledged")
    assert practice.nurse_texts("done") == []


# Letters


def test_there_is_always_a_next_letter(practice):
    given = list(islice(matters.letters(), 9000))
    assert len(set(given)) == 9000
    for letter in ("BBB", "BBCD"):
        assert practice.nurse_texts(f"{letter} ok") == [
            f"There is no {letter} now. Text list to see what waits."
        ]


def test_a_list_that_is_too_long_for_a_text_comes_in_several(practice):
    for number in range(40):
        practice.patient_texts("how much is it? " * 5, phone=f"+160255501{number:02}")
    texts = practice.nurse_texts("list")
    assert 1 < len(texts) <= posting.MOST_PARTS
    assert max(map(len, texts)) <= posting.LONGEST
    assert sum(text.count(" asks: ") for text in texts) == 40


def test_however_long_a_text_to_the_nurse_is_it_has_five_parts():
    parts = posting.parts_of("a line of many\n" * 10_000)
    assert len(parts) == 5
    assert max(map(len, parts)) <= posting.LONGEST
    assert parts[-1].endswith("... and more")
    assert posting.parts_of("x" * 1501) == ["x" * 1500, "x"]
