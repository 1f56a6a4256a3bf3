"""She waits for a time to come free, and is asked when one does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import text

from smsbot.core.practice import Practice
from smsbot.services import waiting
from smsbot.settings import Settings
from smsbot.simulator import Simulator

MONDAY = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)  # 10:00 AM in Phoenix
MARIA, ROSA, ANN, EVE = (f"+160255501{number:02}" for number in (1, 2, 3, 4))
ONE_HOUR_A_DAY = {day: ((time(15), time(16)),) for day in range(5)}
"""Two consultations a day: 3:00 and 3:30 PM."""


@pytest.fixture
def practice() -> Simulator:
    """A small practice on Monday at ten; Thursday is taken by Ann and Eve."""
    hours = replace(Practice(), hours=ONE_HOUR_A_DAY)
    simulator = Simulator(replace(Settings(), practice=hours), now=MONDAY)
    simulator.nurse_texts("book 6025550103 Ann Bell thu 3pm")
    simulator.nurse_texts("book 6025550104 Eve Ray thu 3:30pm")
    return simulator


def maria_waits(practice: Simulator) -> None:
    practice.patient_texts("hi im maria lopez can i come thu at 3", phone=MARIA)
    practice.patient_texts("wait", phone=MARIA)


def rosa_waits(practice: Simulator) -> None:
    practice.patient_texts("hola soy rosa diaz, quiero el jueves a las 3", phone=ROSA)
    practice.patient_texts("esperar", phone=ROSA)


def ann_calls_off(practice: Simulator) -> None:
    practice.patient_texts("please cancel my appointment", phone=ANN)


def last(practice: Simulator, phone: str) -> str:
    return practice.seen_by(phone)[-1]


OPENING = (
    "Nancy Park, RN, BSN: a time is free, Thu Dec 3 at 3:00 PM. Reply 1 within 30 min to take it, "
    "or NO to wait for another."
)
LUGAR = (
    "Nancy Park, RN, BSN: hay un lugar el jue 3 dic a las 3:00 PM. Responda 1 en menos de 30 min "
    "para tomarlo, o NO para seguir esperando."
)


def test_a_taken_time_can_be_waited_for(practice: Simulator) -> None:
    said = practice.patient_texts("hi im maria lopez can i come thu at 3", phone=MARIA)
    assert said[0].startswith("That time is taken.")
    assert "WAIT" in said[0]
    assert practice.patient_texts("wait", phone=MARIA) == [
        "You're on the waiting list, Maria: Thu Dec 3 at 3:00 PM. I'll text you as soon as a time "
        "frees up."
    ]
    request = practice.state(MARIA)["request"]
    assert request == {
        "status": "requested", "name": "Maria Lopez", "flags": ["waiting"],
        "windows": [["2026-12-03T15:00", "2026-12-03T15:30"]],
    }  # fmt: skip
    assert "A Maria Lopez waits for Thu Dec 3 at 3:00 PM" in practice.nurse_texts("list")[0]


def test_what_comes_free_is_hers_with_a_1(practice: Simulator) -> None:
    maria_waits(practice)
    ann_calls_off(practice)
    assert last(practice, MARIA) == OPENING
    said = practice.patient_texts("1", phone=MARIA)
    assert said == [
        "You're booked, Maria: Thu Dec 3 at 3:00 PM with Nancy. Need to change it? Just text me "
        "here."
    ]
    told = practice.seen_by(practice.nurse)[-1]
    assert told == "Maria Lopez took Thu Dec 3 at 3:00 PM, which had come free (waiting list)."
    assert "waits" not in practice.nurse_texts("list")[0].split("Today")[0].split("\n", 1)[-1]


def test_first_come_first_asked_and_silence_passes_it_on(practice: Simulator) -> None:
    maria_waits(practice)
    rosa_waits(practice)
    ann_calls_off(practice)
    assert last(practice, MARIA) == OPENING
    assert "hay un lugar" not in last(practice, ROSA)
    practice.advance(by=timedelta(minutes=29))
    assert "hay un lugar" not in last(practice, ROSA)
    practice.advance(by=timedelta(minutes=4))
    assert last(practice, ROSA) == LUGAR


def test_a_no_passes_it_on_at_once_and_keeps_her_place(practice: Simulator) -> None:
    maria_waits(practice)
    rosa_waits(practice)
    ann_calls_off(practice)
    assert practice.patient_texts("no", phone=MARIA)[0].startswith("All right. You stay on the wai")
    assert last(practice, ROSA) == LUGAR
    assert practice.state(MARIA)["request"]["flags"] == ["waiting"]  # type: ignore[index]


def test_whoever_answers_too_late_hears_that_it_is_gone_and_stays_first(
    practice: Simulator,
) -> None:
    maria_waits(practice)
    rosa_waits(practice)
    ann_calls_off(practice)
    practice.advance(by=timedelta(minutes=33))
    assert last(practice, ROSA) == LUGAR
    assert practice.patient_texts("1", phone=MARIA) == [
        "Sorry, Thu Dec 3 at 3:00 PM is no longer free. You keep your place in line, and I'll text "
        "you when another time frees up."
    ]
    assert practice.patient_texts("1", phone=ROSA)[0].startswith("Su cita queda confirmada, Rosa")
    assert practice.state(MARIA)["request"]["flags"] == ["waiting"]  # type: ignore[index]


def test_a_late_yes_still_takes_what_nobody_else_is_promised(practice: Simulator) -> None:
    maria_waits(practice)
    ann_calls_off(practice)
    practice.advance(by=timedelta(hours=2))
    assert practice.patient_texts("yes please", phone=MARIA)[0].startswith("You're booked, Maria")


def test_a_time_that_she_let_pass_is_not_offered_again(practice: Simulator) -> None:
    maria_waits(practice)
    ann_calls_off(practice)
    practice.advance(by=timedelta(hours=3))
    assert practice.seen_by(MARIA).count(OPENING) == 1


def test_at_night_nobody_is_asked(practice: Simulator) -> None:
    maria_waits(practice)
    practice.advance(to=datetime(2026, 12, 2, 4, 30, tzinfo=UTC))  # Tue 9:30 PM
    ann_calls_off(practice)
    practice.advance(to=datetime(2026, 12, 2, 14, 59, tzinfo=UTC))  # Wed 7:59 AM
    assert OPENING not in practice.seen_by(MARIA)
    practice.advance(to=datetime(2026, 12, 2, 15, 1, tzinfo=UTC))
    assert last(practice, MARIA) == OPENING


def test_whoever_is_asleep_is_waited_for(practice: Simulator) -> None:
    early_bird = "+12125550102"  # New York: her morning begins two hours earlier
    maria_waits(practice)
    practice.patient_texts("im jo day, thu at 3 arizona time please", phone=early_bird)
    practice.patient_texts("wait", phone=early_bird)
    practice.advance(to=datetime(2026, 12, 2, 4, 30, tzinfo=UTC))
    ann_calls_off(practice)
    practice.advance(to=datetime(2026, 12, 2, 14, 30, tzinfo=UTC))  # 9:30 AM in New York
    assert OPENING not in practice.seen_by(early_bird)


def test_nobody_is_asked_more_than_three_times_a_week(practice: Simulator) -> None:
    practice.patient_texts("im maria lopez, thursday please", phone=MARIA)
    practice.patient_texts("wait", phone=MARIA)
    for _ in range(4):
        ann_calls_off(practice)
        practice.patient_texts("no", phone=MARIA)
        with practice.database.transaction() as session:
            session.execute(text("UPDATE requests SET passed_over = '[]'"))
        practice.nurse_texts("book 6025550103 Ann Bell thu 3pm")
        practice.advance(by=timedelta(hours=2, minutes=1))
    assert practice.seen_by(MARIA).count(OPENING) == 3


def test_anything_sooner_is_offered_or_waited_for(practice: Simulator) -> None:
    for day in ("today", "tue", "wed"):
        practice.nurse_texts(f"busy {day} 3-4pm")
    said = practice.patient_texts("anything sooner?", phone=EVE)
    assert said == [
        "Nothing earlier is free right now. Reply 1 and I'll text you if an earlier time frees up, "
        "or tell me which days suit you."
    ]
    assert practice.patient_texts("1", phone=EVE) == [
        "You're on the waiting list, Eve: I'll text you if an earlier time frees up. Until then "
        "your visit stands: Thu Dec 3 at 3:30 PM."
    ]
    assert "waits to move Thu Dec 3 at 3:30 PM to" in practice.nurse_texts("list")[0]
    ann_calls_off(practice)
    assert last(practice, EVE) == OPENING
    assert practice.patient_texts("1", phone=EVE)[0].startswith(
        "Done, Eve: your visit is moved to Thu Dec 3 at 3:00 PM"
    )


def test_anything_sooner_shows_what_is_free_before_her_visit(practice: Simulator) -> None:
    said = practice.patient_texts("do you have anything earlier", phone=EVE)[0]
    assert said.startswith("These are free now:\n1) Mon Nov 30 at 3:00 PM\n2) Tue Dec 1")
    assert practice.patient_texts("2", phone=EVE)[0].startswith("Thank you, Eve! Nancy has your re")


def test_of_what_is_free_none_may_suit_her(practice: Simulator) -> None:
    practice.patient_texts("do you have anything earlier", phone=EVE)
    assert practice.patient_texts("wait", phone=EVE)[0].startswith("Which days or hours would you")
    said = practice.patient_texts("thu at 3", phone=EVE)
    assert said == [
        "You're on the waiting list, Eve: Thu Dec 3 at 3:00 PM. I'll text you as soon as a time "
        "frees up."
    ]


def test_her_visit_is_reminded_of_as_ever_while_she_waits(practice: Simulator) -> None:
    for day in ("today", "tue", "wed"):
        practice.nurse_texts(f"busy {day} 3-4pm")
    practice.patient_texts("anything sooner?", phone=EVE)
    practice.patient_texts("1", phone=EVE)
    practice.advance(to=datetime(2026, 12, 4, 23, 0, tzinfo=UTC))
    texts = " ".join(practice.seen_by(EVE))
    assert "your visit is tomorrow, Thu Dec 3 at 3:30 PM" in texts
    assert "change" not in texts.split("tomorrow")[0].rsplit("waiting list", 1)[-1]
    assert "Thank you for coming in" in texts
    assert practice.state(EVE)["request"]["status"] == "cancelled"  # type: ignore[index]


def test_waiting_ends_when_she_says_so(practice: Simulator) -> None:
    maria_waits(practice)
    assert practice.patient_texts("take me off the waiting list", phone=MARIA)[0].startswith(
        "Done, you're off the waiting list."
    )
    assert practice.state(MARIA)["opted_out"] is False
    ann_calls_off(practice)
    assert OPENING not in practice.seen_by(MARIA)


def test_what_she_waited_for_in_vain_gives_way_to_other_times(practice: Simulator) -> None:
    maria_waits(practice)
    practice.advance(to=datetime(2026, 12, 3, 23, 0, tzinfo=UTC))
    assert last(practice, MARIA).startswith("Sorry, nothing came free. I can offer:")


def test_a_visit_that_the_nurse_may_still_uncancel_is_offered_to_nobody(
    practice: Simulator,
) -> None:
    maria_waits(practice)
    letter = practice.nurse_texts("week")[0].splitlines()[1][0]
    assert practice.nurse_texts(f"{letter} no yes")[0].startswith("Called off: Ann Bell")
    practice.advance(by=timedelta(minutes=9))
    assert OPENING not in practice.seen_by(MARIA)
    practice.advance(by=timedelta(minutes=2))
    practice.patient_texts("hello?", phone=EVE)
    assert last(practice, MARIA) == OPENING


def test_a_held_time_is_offered_to_nobody_else(practice: Simulator) -> None:
    maria_waits(practice)
    ann_calls_off(practice)
    said = practice.patient_texts("im rosa diaz, thu at 3?", phone=ROSA)
    assert said[0].startswith("That time is taken.")


def test_nothing_breaks_into_a_talk_that_is_under_way(practice: Simulator) -> None:
    maria_waits(practice)
    practice.patient_texts("can i also book my daughter", phone=MARIA)
    ann_calls_off(practice)
    assert OPENING not in practice.seen_by(MARIA)


def test_a_time_that_came_free_is_not_texted_into_an_alarm(practice: Simulator) -> None:
    maria_waits(practice)
    with practice.database.transaction() as session:
        session.execute(
            text("UPDATE appointments SET status = 'cancelled' WHERE name = 'Ann Bell'")
        )
    waiting.offer_openings(practice.database, practice.settings, lambda: practice.now)
    said = practice.patient_texts("i cant breathe", phone=MARIA)
    assert [words.split(":")[0] for words in said] == ["This may be an emergency"]
    practice.advance(by=timedelta(hours=1))
    assert OPENING not in practice.seen_by(MARIA)


def test_a_freed_time_is_not_texted_to_whoever_has_opted_out(practice: Simulator) -> None:
    maria_waits(practice)
    rosa_waits(practice)
    practice.patient_texts("STOP", phone=MARIA)
    ann_calls_off(practice)
    assert OPENING not in practice.seen_by(MARIA)
    assert last(practice, ROSA) == LUGAR


def test_a_question_about_the_time_keeps_it_open(practice: Simulator) -> None:
    maria_waits(practice)
    ann_calls_off(practice)
    said = practice.patient_texts("how long does it take?", phone=MARIA)
    assert "Would you like Thu Dec 3 at 3:00 PM? Reply 1 to take it" in said[0]
    assert practice.patient_texts("ok yes", phone=MARIA)[0].startswith("You're booked, Maria")


def test_whoever_says_only_that_she_would_wait_is_asked_for_what(practice: Simulator) -> None:
    said = practice.patient_texts("can you put me on the waiting list", phone=MARIA)
    assert said[0] == "Happy to help! What's your name, and what day and time would you like?"
    said = practice.patient_texts("its maria lopez", phone=MARIA)
    assert said == ["Which days or hours would you wait for? For example: Thu mornings."]
    assert practice.patient_texts("thursday", phone=MARIA) == [
        "You're on the waiting list, Maria: Thu Dec 3, any time. I'll text you as soon as a time "
        "frees up."
    ]


def test_sooner_than_what_is_read_back_shows_the_soonest(practice: Simulator) -> None:
    practice.patient_texts("im maria lopez, dec 11 at 3", phone=MARIA)
    said = practice.patient_texts("anything sooner?", phone=MARIA)
    assert said[0].startswith("These are free now:\n1) Mon Nov 30 at 3:00 PM")


def test_whoever_asks_whether_she_still_waits_is_told(practice: Simulator) -> None:
    rosa_waits(practice)
    assert practice.patient_texts("sigo en la lista?", phone=ROSA) == [
        "Sigue en la lista de espera: jue 3 dic a las 3:00 PM. Le aviso en cuanto se libere un "
        "lugar."
    ]


def test_a_wait_that_changes_keeps_its_place(practice: Simulator) -> None:
    maria_waits(practice)
    practice.advance(by=timedelta(minutes=1))
    rosa_waits(practice)
    practice.patient_texts("put me on the waiting list for all of thursday", phone=MARIA)
    ann_calls_off(practice)
    assert last(practice, MARIA) == OPENING
    assert "hay un lugar" not in last(practice, ROSA)


def eve_waits_for_sooner(practice: Simulator) -> None:
    for day in ("today", "tue", "wed"):
        practice.nurse_texts(f"busy {day} 3-4pm")
    practice.patient_texts("anything sooner?", phone=EVE)
    practice.patient_texts("1", phone=EVE)


def test_whoever_calls_off_instead_of_answering_means_her_visit(practice: Simulator) -> None:
    eve_waits_for_sooner(practice)
    ann_calls_off(practice)
    assert last(practice, EVE) == OPENING
    said = practice.patient_texts("please cancel my appointment", phone=EVE)
    assert said[0].startswith("Your visit Thu Dec 3 at 3:30 PM is called off")
    assert "Eve Ray" not in practice.nurse_texts("week")[0]


def test_two_on_one_phone_wait_each_for_themselves(practice: Simulator) -> None:
    maria_waits(practice)
    practice.patient_texts(
        "can you also put my daughter Lucy Lopez on the waiting list for thu at 3:30", phone=MARIA
    )
    lines = practice.nurse_texts("list")[0]
    assert "Maria Lopez waits for Thu Dec 3 at 3:00 PM" in lines
    assert "Lucy Lopez (texted by Maria Lopez) waits for Thu Dec 3 at 3:30 PM" in lines
    practice.patient_texts("take lucy off the waiting list", phone=MARIA)
    lines = practice.nurse_texts("list")[0]
    assert "Maria Lopez waits for" in lines
    assert "Lucy Lopez" not in lines


def test_a_word_of_the_nurse_keeps_her_in_line(practice: Simulator) -> None:
    maria_waits(practice)
    practice.nurse_texts("A: please bring your insurance card")
    practice.advance(by=timedelta(hours=25))
    ann_calls_off(practice)
    assert last(practice, MARIA) == OPENING


def test_ok_all_books_nobody_who_let_the_time_pass(practice: Simulator) -> None:
    maria_waits(practice)
    ann_calls_off(practice)
    practice.patient_texts("no", phone=MARIA)
    assert practice.nurse_texts("ok all") == ["No request is exact, free and unrivalled."]


def test_no_yes_takes_what_she_was_never_asked(practice: Simulator) -> None:
    maria_waits(practice)
    with practice.database.transaction() as session:
        session.execute(
            text("UPDATE appointments SET status = 'cancelled' WHERE name = 'Ann Bell'")
        )
    waiting.offer_openings(practice.database, practice.settings, lambda: practice.now)
    with practice.database.transaction() as session:
        session.execute(text("UPDATE messages SET status = 'dropped' WHERE kind = 'opening'"))
    practice.deliver()
    assert practice.state(MARIA)["asks"] is None
    practice.patient_texts("ok", phone=MARIA)
    assert practice.state(MARIA)["request"]["status"] == "requested"  # type: ignore[index]


def test_a_no_is_not_followed_by_the_next_quarter_of_an_hour(practice: Simulator) -> None:
    practice.nurse_texts("busy fri 3-4pm")
    practice.patient_texts("im maria lopez, friday please", phone=MARIA)
    practice.patient_texts("put me on the waiting list for friday", phone=MARIA)
    practice.nurse_texts("on fri")
    assert "Fri Dec 4 at 3:00 PM" in last(practice, MARIA)
    practice.patient_texts("no", phone=MARIA)
    practice.advance(by=timedelta(minutes=90))
    assert last(practice, MARIA).startswith("All right. You stay")
    practice.advance(by=timedelta(hours=4))
    practice.patient_texts("hello", phone=ROSA)
    assert "Fri Dec 4 at 3:30 PM" in last(practice, MARIA)


def test_an_undo_corrects_what_it_was_about_and_not_the_visit_beside_which_she_waits(
    practice: Simulator,
) -> None:
    eve_waits_for_sooner(practice)
    practice.patient_texts("can i book my daughter Lucy Ray fri at 3", phone=EVE)
    practice.patient_texts("yes", phone=EVE)
    line = next(one for one in practice.nurse_texts("list")[0].splitlines() if " Lucy" in one)
    assert practice.nurse_texts(f"{line[0]} ok")[0].startswith("Confirmed: Lucy Ray")
    practice.nurse_texts("undo")
    assert last(practice, EVE).startswith("A correction from Nancy: your visit is not booked")
