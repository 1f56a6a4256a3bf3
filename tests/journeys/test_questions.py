"""Questions: what is known is answered and leads back, what is not known goes to the nurse."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from smsbot.core.practice import Answer
from smsbot.core.sms import segments
from smsbot.settings import Settings
from smsbot.simulator import PATIENT, Simulator
from tests.journeys.conftest import TUESDAY

PRICE = "Botox is $12 a unit, filler from $650 a syringe."
ANSWERS = {
    "price": Answer("Prices", (), {"en": PRICE, "es": "Botox a $12 la unidad."}),
    "parking": Answer("Parking", (), {"en": "Free parking right behind the building."}),
    "wheelchair": Answer(
        "Wheelchair", ("is there a wheelchair ramp",), {"en": "Yes, a ramp at the main door."}
    ),
}
TO_BOOK = "To book: what's your name, and what day and time would you like?"


@pytest.fixture
def practice() -> Iterator[Simulator]:
    usual = Settings()
    own = replace(usual.practice, answers=ANSWERS, address="12 W Main St, Mesa AZ")
    simulator = Simulator(replace(usual, practice=own), now=TUESDAY)
    yield simulator
    simulator.database.close()


def waits_for_the_nurse(practice: Simulator) -> str:
    return practice.nurse_texts("list")[0]


def booked(practice: Simulator) -> None:
    practice.patient_texts("hi its maria lopez, thurs at 3 please")
    practice.patient_texts("yes")
    practice.nurse_texts("A ok")


def test_a_known_question_is_answered_and_leads_back(practice: Simulator) -> None:
    assert practice.patient_texts("how much is botox?")[0] == f"{PRICE} {TO_BOOK}"
    assert practice.state()["asks"] == "name"
    assert "how much" not in waits_for_the_nurse(practice)
    read_back = practice.patient_texts("maria lopez, thurs at 3")
    assert read_back[0].startswith("Consultation for Maria Lopez, Thu Dec 3 at 3:00 PM.")


def test_the_first_answer_also_says_who_writes(practice: Simulator) -> None:
    replies = practice.patient_texts("where are you located?")
    assert replies[0] == f"We're at 12 W Main St, Mesa AZ. {TO_BOOK}"
    assert "Nancy Park, RN, BSN" in replies[1]
    assert "STOP" in replies[1]


def test_what_the_settings_know_needs_no_file(practice: Simulator) -> None:
    for asked, said in (
        ("what are your hours?", "We're open Mon-Fri 9 AM-5 PM."),
        ("how long does a consultation take?", "A consultation takes about 30 minutes."),
        ("who is nancy?", "Your consultation is with Nancy: Nancy Park, RN, BSN."),
        ("is this a bot?", "I'm the automated text line of Nancy Park, RN, BSN."),
    ):
        assert practice.patient_texts(asked)[0].startswith(said)


def test_in_spanish(practice: Simulator) -> None:
    reply = practice.patient_texts("¿cuánto cuesta el botox?")[0]
    assert reply == (
        "Botox a $12 la unidad. Para agendar, ¿me dice su nombre, y qué dia y hora le convienen?"
    )
    assert practice.patient_texts("a que hora abren?")[0].startswith(
        "Nuestro horario: lun a vie 9 AM-5 PM. Para agendar,"
    )


def test_what_is_not_answered_in_her_language_goes_to_the_nurse(practice: Simulator) -> None:
    reply = practice.patient_texts("hay estacionamiento?")[0]
    assert reply.startswith("Le pasé su pregunta a Nancy.")
    assert "hay estacionamiento?" in waits_for_the_nurse(practice)


def test_the_same_question_twice_is_answered_twice(practice: Simulator) -> None:
    first = practice.patient_texts("is there parking?")[0]
    assert practice.patient_texts("is there parking?")[0] == first
    assert first.startswith("Free parking right behind the building. To book:")


def test_in_the_middle_of_booking_it_leads_back_to_what_was_asked(practice: Simulator) -> None:
    practice.patient_texts("hi its maria lopez, thurs at 3")
    reply = practice.patient_texts("is there parking?")
    assert reply == [
        "Free parking right behind the building. Consultation for Maria Lopez, Thu Dec 3 at "
        "3:00 PM. Is that right? Reply 1 for yes, or tell me what to change."
    ]
    assert "has your request" in practice.patient_texts("yes")[0]


def test_who_has_a_visit_is_answered_and_asked_nothing(practice: Simulator) -> None:
    booked(practice)
    assert practice.patient_texts("where do i park?") == [ANSWERS["parking"].words["en"]]
    assert practice.state()["asks"] is None


def test_who_is_known_by_name_is_not_asked_for_it(practice: Simulator) -> None:
    booked(practice)
    practice.nurse_texts("A no yes")
    reply = practice.patient_texts("is there parking?")[0]
    assert reply == (
        "Free parking right behind the building. To book: what day and time would you like? For "
        "example: Thu 3pm."
    )


def test_a_question_beside_a_wish_is_answered_too(practice: Simulator) -> None:
    reply = practice.patient_texts("how much is it and can i come thu 3?")[0]
    assert reply == f"{PRICE} What name may I put it under?"
    assert "wants" not in waits_for_the_nurse(practice)
    assert "Thu Dec 3 at 3:00 PM" in practice.patient_texts("maria lopez")[0]


def test_a_question_beside_a_yes_is_answered_too(practice: Simulator) -> None:
    practice.patient_texts("hi its maria lopez, thurs at 3")
    replies = practice.patient_texts("yes, is parking free?")
    assert "has your request" in replies[0]
    assert replies[1] == "Free parking right behind the building."


def test_two_questions_are_answered_in_one_text(practice: Simulator) -> None:
    reply = practice.patient_texts("is there parking? and what are your hours?")[0]
    assert reply == (
        "Free parking right behind the building. We're open Mon-Fri 9 AM-5 PM. To book: what's "
        "your name, and what day and time would you like?"
    )


def test_of_two_that_do_not_fit_the_nurse_hears_the_second(practice: Simulator) -> None:
    reply = practice.patient_texts(
        "how much is filler? and is there a ramp for wheelchairs? and where do i park?"
    )[0]
    assert reply.startswith(f"{PRICE} I've asked Nancy")
    assert segments(reply) == 1
    assert "where do i park" in waits_for_the_nurse(practice)


def test_the_rest_of_a_text_goes_to_the_nurse(practice: Simulator) -> None:
    reply = practice.patient_texts("is there parking? and do you host parties?")[0]
    assert reply.startswith("Free parking right behind the building. I've asked Nancy")
    assert "do you host parties" in waits_for_the_nurse(practice)


def test_the_practices_own_examples_are_known_again(practice: Simulator) -> None:
    reply = practice.patient_texts("do you have a ramp for my wheelchair?")[0]
    assert reply.startswith("Yes, a ramp at the main door.")


@pytest.mark.parametrize(
    "asked",
    [
        "is it safe when pregnant, and how much is it?",
        "how much botox do i need?",
        "my lip is lumpy, where are you?",
        "cuanto cuesta y me va a doler?",
        "i want my money back, what are your hours",
    ],
)
def test_health_and_complaints_are_never_answered(practice: Simulator, asked: str) -> None:
    reply = practice.patient_texts(asked)[0]
    assert reply.startswith(("I've passed", "Le pasé"))
    assert asked in waits_for_the_nurse(practice)


def test_a_red_flag_beside_a_question_rings(practice: Simulator) -> None:
    reply = practice.patient_texts("where are you? i cant see out of my right eye")[0]
    assert "911" in reply
    assert "Main St" not in reply


def test_stop_beside_a_question_stops(practice: Simulator) -> None:
    practice.patient_texts("where are you? and stop texting me")
    assert practice.state()["opted_out"]


def test_a_person_who_is_wanted_comes(practice: Simulator) -> None:
    practice.patient_texts("is this a robot?? i want a person")
    assert practice.state()["handed_over"]


def test_a_day_with_other_hours_is_for_the_nurse(practice: Simulator) -> None:
    asked = "do you work on friday dec 25?"
    assert not any("We're open" in reply for reply in practice.patient_texts(asked))


def test_while_the_nurse_has_the_talk_nothing_is_answered(practice: Simulator) -> None:
    practice.patient_texts("i want to talk to a person")
    assert practice.patient_texts("where are you?") == []


def test_an_answer_that_comes_back_is_no_question(practice: Simulator) -> None:
    practice.patient_texts("hi")
    assert practice.patient_texts(f"{PRICE} {TO_BOOK}") == []


def test_everything_said_is_one_segment(practice: Simulator) -> None:
    for asked in ("how much is it", "is there parking and how much is it", "where are you"):
        practice.patient_texts(asked)
    practice.patient_texts("Xochitl Quintero-Reyes, wed or thu after 11:30")
    practice.patient_texts("how much is it?")
    assert all(segments(text) == 1 for text in practice.seen_by(PATIENT))


def test_away_is_not_open(practice: Simulator) -> None:
    practice.nurse_texts("off dec 4")
    replies = practice.patient_texts("are you open friday?")
    assert not any("We're open" in reply for reply in replies)
