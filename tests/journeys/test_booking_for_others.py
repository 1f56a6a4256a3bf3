"""She books for somebody else: both names are kept, and each text says whose visit it is."""

from datetime import timedelta

import pytest

from smsbot.core.sms import is_gsm7, segments
from smsbot.services.choosing import choose
from smsbot.services.desk import Desk
from smsbot.services.records import export
from smsbot.simulator import PATIENT, Simulator
from tests.journeys.conftest import TUESDAY

FOR_ANA = "this is maria lopez, booking for my daughter ana lopez thu 3pm"
PARA_ANA = "hola soy maria lopez, quiero una cita para mi hija ana lopez el jueves a las 3"
WHEN = "Thu Dec 3 at 3:00 PM"
BOTH = "Ana Lopez (texted by Maria Lopez)"


def request_for_ana(practice, text=FOR_ANA):
    practice.patient_texts(text)
    return practice.patient_texts("1")


def visit_for_ana(practice, text=FOR_ANA):
    request_for_ana(practice, text)
    return practice.nurse_texts("A ok")


def exported(practice):
    with practice.database.reading() as session:
        return export(Desk(session, practice.settings, practice.now))


def test_the_request_is_hers_and_the_conversation_the_texters(practice):
    request_for_ana(practice)
    assert practice.state()["request"]["name"] == "Ana Lopez"
    assert practice.state()["request"]["flags"] == ["for_other"]
    assert practice.conversation().name == "Maria Lopez"


def test_the_receipt_says_whose_request_it_is(practice):
    assert request_for_ana(practice) == [
        f"Thank you! Nancy has Ana's request for {WHEN} and will text you to confirm. It is not "
        "booked yet."
    ]


def test_the_nurse_sees_both_names_wherever_the_visit_is_named(practice):
    request_for_ana(practice)
    assert f"A {BOTH} wants {WHEN}" in practice.nurse_texts("list")[0]
    assert practice.nurse_texts("A ok") == [f"Confirmed: {BOTH}, {WHEN}."]
    assert f"{WHEN} {BOTH}" in practice.nurse_texts("week")[0]
    assert practice.nurse_texts("A no") == [
        f"{BOTH} is booked {WHEN}. To call it off text A no yes."
    ]


def test_a_notice_at_once_has_both_names(practice):
    request_for_ana(practice, FOR_ANA.replace("thu", "today"))
    assert practice.seen_by(practice.nurse)[-1].startswith(f"A {BOTH} wants Tue Dec 1 at 3:00 PM.")


def test_an_accepted_offer_is_told_with_both_names(practice):
    request_for_ana(practice)
    practice.nurse_texts("A thu 10 or 11")
    assert practice.seen_by(PATIENT)[-1].startswith("Nancy can see Ana:\n1) Thu Dec 3 at 10:00 AM")
    practice.patient_texts("1")
    assert practice.seen_by(practice.nurse)[-1] == f"{BOTH} took Thu Dec 3 at 10:00 AM."


def test_what_she_asks_herself_is_under_her_own_name(practice):
    request_for_ana(practice)
    practice.patient_texts("do you take care credit?")
    assert "B Maria Lopez 602-555-0101 asks" in practice.nurse_texts("list")[0]


def test_confirmation_reminders_and_follow_up_say_whose_visit(practice):
    visit_for_ana(practice)
    practice.advance(by=timedelta(days=4))
    confirmed, day_before, same_day, after = practice.seen_by(PATIENT)[-4:]
    assert confirmed.startswith(f"Ana's visit is booked: {WHEN} with Nancy.")
    assert day_before.startswith(f"Nancy Park, RN, BSN: Ana's visit is tomorrow, {WHEN}. Reply C")
    assert same_day.startswith(f"Nancy Park, RN, BSN: Ana's visit is today, {WHEN}. Reply C")
    assert after.startswith("Thank you for Ana's visit! Something to read from Nancy")
    assert all(segments(text) == 1 and is_gsm7(text) for text in practice.seen_by(PATIENT))


def test_they_say_so_in_spanish(practice):
    visit_for_ana(practice, PARA_ANA)
    practice.patient_texts("gracias")
    practice.advance(by=timedelta(days=4))
    texts = practice.seen_by(PATIENT)
    assert all(segments(text) == 1 and is_gsm7(text) for text in texts)
    said = " ".join(texts)
    assert "Nancy ya tiene la solicitud de Ana: jue 3 dic a las 3:00 PM." in said
    assert "La cita de Ana queda confirmada: jue 3 dic a las 3:00 PM con Nancy." in said
    assert "la cita de Ana es mañana, jue 3 dic a las 3:00 PM. Responda C" in said
    assert "¡Gracias por la cita de Ana!" in said


def test_once_confirmed_the_second_reminder_still_says_whose_visit(practice):
    visit_for_ana(practice)
    practice.advance(to=TUESDAY + timedelta(days=1, hours=6))
    assert practice.patient_texts("C") == [f"Thank you, noted! Nancy will see Ana {WHEN}."]
    practice.advance(to=TUESDAY + timedelta(days=2, hours=4))
    assert practice.seen_by(PATIENT)[-1].startswith(
        f"Nancy Park, RN, BSN: Ana's visit is today, {WHEN}"
    )


def test_words_of_the_practices_own_give_way_where_they_would_not_say_whose(practice):
    for own, expected in (
        ("{practice}: see you {relative}{, address}. Reply C.", "Ana's visit is tomorrow"),
        ("{practice}: {name} comes {relative}{, address}. Reply C.", "Ana Lopez comes tomorrow"),
    ):
        simulator = Simulator(now=TUESDAY)
        simulator.patient_texts(FOR_ANA)
        simulator.patient_texts("1")
        simulator.nurse_texts("A ok")
        with simulator.database.transaction() as session:
            choose(Desk(session, simulator.settings, simulator.now), "words.reminder.en", own)
        simulator.advance(to=TUESDAY + timedelta(days=1, hours=6))
        assert expected in simulator.seen_by(PATIENT)[-1]
        simulator.database.close()


def test_then_she_books_for_herself_and_is_not_asked_her_name(practice):
    request_for_ana(practice)
    reply = practice.patient_texts("and can i come fri at 10 too?")
    assert reply[0].startswith("Consultation for Maria Lopez, Fri Dec 4 at 10:00 AM.")
    assert practice.patient_texts("1")[0].startswith("Thank you, Maria!")
    listed = practice.nurse_texts("list")[0]
    assert f"A {BOTH} wants {WHEN}" in listed
    assert "B Maria Lopez wants Fri Dec 4 at 10:00 AM" in listed


@pytest.mark.parametrize(
    "text", ["one for me too, friday at 10", "quiero una para mi el viernes a las 10"]
)
def test_one_for_me_is_hers_even_while_the_daughters_is_open(practice, text):
    request_for_ana(practice)
    practice.patient_texts(text)
    practice.patient_texts("1")
    listed = practice.nurse_texts("list")[0]
    assert "Maria Lopez wants Fri Dec 4 at 10:00 AM" in listed
    assert f"{BOTH} wants {WHEN}" in listed


def test_another_time_alone_changes_the_daughters_request(practice):
    request_for_ana(practice)
    assert practice.patient_texts("friday at 10 please")[0].startswith(
        "Change: consultation for Ana Lopez, Fri Dec 4 at 10:00 AM."
    )


def test_her_own_name_given_first_is_kept_when_it_turns_out_to_be_for_another(practice):
    practice.patient_texts("Maria Lopez, thu 3pm")
    practice.patient_texts("no its for my daughter ana lopez")
    practice.patient_texts("1")
    assert practice.state()["request"]["name"] == "Ana Lopez"
    assert practice.conversation().name == "Maria Lopez"


def test_a_shared_last_name_makes_nobody_the_same_person(practice):
    practice.patient_texts("this is maria lopez, tue dec 8 at 2pm")
    practice.patient_texts("1")
    practice.patient_texts("Ana Lopez, thu 3pm")
    practice.patient_texts("1")
    assert practice.conversation().name == "Maria Lopez"
    listed = practice.nurse_texts("list")[0]
    assert "A Maria Lopez wants Tue Dec 8 at 2:00 PM" in listed
    assert f"B {BOTH} wants {WHEN}" in listed


def test_a_new_owner_of_the_number_is_known_by_her_own_name(practice):
    practice.nurse_texts("book 6025550101 Maria Lopez tue dec 1 2pm")
    practice.advance(by=timedelta(days=30))
    practice.patient_texts("hi this is jen whitaker, mon jan 4 at 10")
    practice.patient_texts("1")
    assert practice.conversation().name == "Jen Whitaker"
    assert "Jen Whitaker wants" in practice.nurse_texts("list")[0]


def test_a_visit_agreed_by_phone_for_another_says_whose_it_is(practice):
    practice.patient_texts("this is maria lopez, tue dec 8 at 2pm")
    practice.patient_texts("1")
    done = practice.nurse_texts("book 6025550101 Ana Lopez thu 3pm")
    assert done[0].startswith(f"Booked: {BOTH}, {WHEN}.")
    assert practice.seen_by(PATIENT)[-1].startswith(
        f"Nancy Park, RN, BSN here: Nancy booked Ana's visit for {WHEN}"
    )


def test_without_a_name_of_her_own_the_texts_still_say_whose_visit(practice):
    visit_for_ana(practice, "can i book my daughter ana lopez thu 3pm")
    assert practice.seen_by(PATIENT)[-1].startswith("Ana's visit is booked")
    practice.advance(to=TUESDAY + timedelta(days=1, hours=6))
    assert "Ana's visit is tomorrow" in practice.seen_by(PATIENT)[-1]


def test_a_move_that_the_nurse_proposes_says_whose_visit(practice):
    visit_for_ana(practice)
    practice.nurse_texts("A fri 10 or 11")
    assert practice.seen_by(PATIENT)[-1].startswith("Nancy needs to move Ana's visit.")
    practice.patient_texts("1")
    assert practice.seen_by(PATIENT)[-1].startswith("Done: Ana's visit is moved to Fri Dec 4 at 10")
    practice.advance(to=TUESDAY + timedelta(days=2, hours=5))
    assert "Ana's visit is tomorrow, Fri Dec 4" in practice.seen_by(PATIENT)[-1]


def test_what_the_nurse_calls_off_or_declines_says_whose(practice):
    visit_for_ana(practice)
    practice.nurse_texts("A no yes")
    assert f"had to call off Ana's visit {WHEN}" in practice.seen_by(PATIENT)[-1]
    request_for_ana(practice, FOR_ANA.replace("thu", "fri"))
    practice.nurse_texts("B no")
    assert "Nancy can't offer Ana that consultation" in practice.seen_by(PATIENT)[-1]


def test_the_export_has_both_names(practice):
    visit_for_ana(practice)
    record = exported(practice)
    assert [one["name"] for one in record["patients"]] == ["Maria Lopez"]
    for kind in ("requests", "appointments"):
        assert [(one["name"], one["texted_by"]) for one in record[kind]] == [
            ("Ana Lopez", "Maria Lopez")
        ]


def test_the_export_names_no_texter_where_she_comes_herself(practice):
    practice.patient_texts("this is maria lopez, thu 3pm")
    practice.patient_texts("1")
    assert [one["texted_by"] for one in exported(practice)["requests"]] == [None]
