"""From the first text to the article: whole stories of patients who book."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlmodel import select

from smsbot.core.practice import Practice
from smsbot.db.models import Appointment
from smsbot.services.visits import was_called_off_late
from smsbot.settings import Settings
from smsbot.simulator import PATIENT, Simulator
from tests.journeys.conftest import TUESDAY

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def booked(practice, when="thurs at 3", name="maria lopez"):
    """A confirmed visit, the texts so far set aside."""
    practice.patient_texts(f"hi its {name}, {when} please")
    practice.patient_texts("yes")
    practice.nurse_texts("A ok")


def test_a_consultation_is_requested_within_three_texts(practice):
    first = practice.patient_texts("hi id like to book a consult")
    assert "name" in first[0]
    assert "Nancy Park, RN, BSN" in " ".join(first)
    assert "STOP" in " ".join(first)
    second = practice.patient_texts("Maria Lopez, thurs at 3")
    assert second == [
        "Consultation for Maria Lopez, Thu Dec 3 at 3:00 PM. Is that right? Reply 1 for yes, or "
        "tell me what to change."
    ]
    third = practice.patient_texts("yes")
    assert "Thu Dec 3 at 3:00 PM" in third[0]
    assert "not booked yet" in third[0]
    assert practice.state()["request"] == {
        "status": "requested",
        "name": "Maria Lopez",
        "windows": [["2026-12-03T15:00", "2026-12-03T15:30"]],
        "flags": [],
    }


def test_the_whole_story_each_text_exactly_once(practice):
    practice.patient_texts("hi im maria lopez can i come in thurs after 3")
    practice.patient_texts("yes")
    practice.advance(to=TUESDAY + 22 * HOUR)  # 8 AM on Wednesday
    digest = practice.seen_by(practice.nurse)
    assert len(digest) == 1
    assert "A Maria Lopez wants Thu Dec 3, 3:00-5:00 PM" in digest[0]
    assert practice.nurse_texts("A ok") == ["Confirmed: Maria Lopez, Thu Dec 3 at 3:00 PM."]
    practice.advance(by=3 * DAY)
    story = practice.seen_by(PATIENT)[3:]
    assert [text[:14] for text in story] == [
        "You're booked,", "Nancy Park, RN", "Nancy Park, RN", "Thank you for ",
    ]  # fmt: skip
    assert "tomorrow, Thu Dec 3 at 3:00 PM" in story[1]
    assert "today, Thu Dec 3 at 3:00 PM" in story[2]
    assert "/r/" in story[3]


def test_both_reminders_leave_and_ask_for_c(practice):
    booked(practice, "friday at 2")
    practice.advance(to=TUESDAY + 3 * DAY + 3 * HOUR)
    reminders = practice.seen_by(PATIENT)[-2:]
    assert "tomorrow, Fri Dec 4 at 2:00 PM" in reminders[0]
    assert "today, Fri Dec 4 at 2:00 PM" in reminders[1]
    assert all("Reply C to confirm" in text for text in reminders)


def test_c_confirms_the_visit_she_was_reminded_of(practice):
    booked(practice, "friday at 2")
    practice.advance(to=TUESDAY + 2 * DAY + 5 * HOUR)
    assert practice.patient_texts("C") == ["Thank you, noted! See you Fri Dec 4 at 2:00 PM."]
    practice.advance(to=TUESDAY + 3 * DAY + 3 * HOUR)
    assert "Reply C" not in practice.seen_by(PATIENT)[-1]
    assert "says she comes" in practice.nurse_texts("week")[0]


def test_a_correction_moves_the_day_and_keeps_the_hour(practice):
    practice.patient_texts("jen whitaker here, tues at 2 please")
    again = practice.patient_texts("no, make it wed")
    assert "Wed Dec 9 at 2:00 PM" in again[0]
    practice.patient_texts("yes")
    assert practice.state()["request"]["windows"] == [["2026-12-09T14:00", "2026-12-09T14:30"]]


def test_a_closed_day_is_said_and_three_openings_are_offered(practice):
    reply = practice.patient_texts("its Nicole Farris, can i come saturday at 10")
    assert "We're closed Sat Dec 5" in reply[0]
    assert practice.state()["asks"] == "choice"
    recorded = practice.patient_texts("2")
    assert "Fri Dec 4 at 10:00 AM" in recorded[0]
    assert practice.state()["request"]["flags"] == ["alternative"]


def test_a_taken_time_is_said_to_be_taken(practice):
    booked(practice)
    reply = practice.patient_texts("Ann Bell, thursday at 3", phone="+16025550102")
    assert reply[0].startswith("That time is taken.")
    assert "2:30 PM" in reply[0]


def test_time_off_is_said_to_be_time_off(practice):
    practice.nurse_texts("off dec 3")
    reply = practice.patient_texts("Ann Bell, thursday at 3")
    assert reply[0].startswith("Nancy is away then.")


def test_a_time_that_has_passed_is_said_to_have_passed(practice):
    assert practice.patient_texts("Ann Bell, today at 9am")[0].startswith("That time has passed.")


def test_an_ambiguous_day_is_asked_for_with_the_nearer_first(practice):
    reply = practice.patient_texts("Josie Kemp, next friday at 11")
    assert "1) Fri Dec 4 at 11:00 AM\n2) Fri Dec 11 at 11:00 AM" in reply[0]
    practice.patient_texts("2")
    assert practice.state()["request"]["windows"] == [["2026-12-11T11:00", "2026-12-11T11:30"]]


def test_spanish_is_answered_in_spanish(practice):
    practice.patient_texts("hola quiero una cita el jueves a las 3")
    back = practice.patient_texts("Guadalupe Ibarra")
    assert "Guadalupe Ibarra, jue 3 dic a las 3:00 PM" in back[0]
    assert "solicitud" in practice.patient_texts("sí")[0]
    practice.nurse_texts("A ok")
    assert "cita" in practice.seen_by(PATIENT)[-1]


def test_what_cannot_be_read_twice_goes_to_the_nurse(practice):
    practice.patient_texts("its Sheila Tobin, id like a consult")
    practice.patient_texts("xqzt blorp")
    practice.patient_texts("frumious bandersnatch")
    assert practice.state()["handed_over"]
    assert "frumious bandersnatch" in practice.seen_by(practice.nurse)[-1]


def test_a_question_beside_the_booking_is_kept_and_said_so(practice):
    practice.patient_texts("hi id like a consult")
    reply = practice.patient_texts("how much is it?")
    assert "passed your question to Nancy" in reply[0]
    assert practice.state()["asks"] == "name"
    assert "how much is it?" in practice.nurse_texts("list")[0]


def test_one_nudge_the_next_day_and_then_quiet(practice):
    practice.patient_texts("hi id like a consult")
    before = len(practice.seen_by(PATIENT))
    practice.advance(by=5 * DAY)
    after = practice.seen_by(PATIENT)[before:]
    assert len(after) == 1
    assert "Still want a consultation" in after[0]


def test_somebody_who_goes_on_is_not_nudged(practice):
    practice.patient_texts("hi id like a consult")
    practice.patient_texts("Maria Lopez, thurs at 3")
    practice.patient_texts("yes")
    practice.advance(by=20 * HOUR)
    assert not any("Still want" in text for text in practice.seen_by(PATIENT))


def test_a_wrong_number_gets_one_apology_and_no_nudge(practice):
    practice.patient_texts("is this the pizza place on bell rd")
    practice.patient_texts("you have the wrong number")
    practice.advance(by=2 * DAY)
    apologies = [text for text in practice.seen_by(PATIENT) if "mix-up" in text]
    assert len(apologies) == 1
    assert not any("Still want" in text for text in practice.seen_by(PATIENT))


def test_a_late_yes_gets_a_fresh_read_back(practice):
    practice.patient_texts("Maria Lopez, fri dec 11 at 3")
    practice.advance(by=3 * DAY)
    reply = practice.patient_texts("yes")
    assert "Is that right?" in reply[0]
    assert practice.state()["request"] is None
    practice.patient_texts("yes")
    assert practice.state()["request"]["status"] == "requested"


def test_a_visit_moves_by_text_and_its_old_reminders_are_dead(practice):
    booked(practice, "friday at 2")
    reply = practice.patient_texts("can we move it to thursday dec 10 at 10")
    assert "Change: consultation for Maria Lopez, Thu Dec 10 at 10:00 AM" in reply[0]
    practice.patient_texts("yes")
    letter = practice.nurse_texts("list")[0].split("\n")[1][0]
    assert "Moved" in practice.nurse_texts(f"{letter} ok")[0]
    practice.advance(by=5 * DAY)
    assert not any("Dec 4" in text for text in practice.seen_by(PATIENT) if "Reply C" in text)
    practice.advance(by=4 * DAY)
    assert sum("Thu Dec 10 at 10:00 AM. Reply C" in t for t in practice.seen_by(PATIENT)) == 2


def test_while_a_change_waits_the_reminder_says_that_it_is_open(practice):
    booked(practice, "friday at 2")
    practice.patient_texts("can we move it to thursday dec 10 at 10")
    practice.patient_texts("yes")
    practice.advance(to=TUESDAY + 2 * DAY + 5 * HOUR)
    assert "your change is still with Nancy" in practice.seen_by(PATIENT)[-1]


def test_a_visit_is_called_off_by_text(practice):
    booked(practice, "friday at 2")
    reply = practice.patient_texts("i have to cancel my appointment, sorry")
    assert "is called off" in reply[0]
    practice.advance(by=5 * DAY)
    assert practice.seen_by(PATIENT)[-1] == reply[0]
    assert "called off" in practice.nurse_texts("list")[0]


def test_a_visit_called_off_a_day_ahead_is_not_late(practice):
    booked(practice, "friday at 2")
    practice.advance(to=TUESDAY + 2 * DAY + 4 * HOUR)  # Thursday at 2 PM
    reply = practice.patient_texts("i have to cancel my appointment, sorry")
    assert reply[0].startswith("Your visit Fri Dec 4 at 2:00 PM is called off")
    listed = practice.nurse_texts("list")[0]
    assert "called off Fri Dec 4 at 2:00 PM:" in listed
    assert "called off late" not in listed


def test_a_visit_called_off_later_than_that_is_thanked_for_and_marked_for_the_nurse(practice):
    booked(practice, "friday at 2")
    practice.advance(to=TUESDAY + 2 * DAY + 4 * HOUR + timedelta(minutes=1))
    reply = practice.patient_texts("i have to cancel my appointment, sorry")
    assert reply == [
        "Thank you for letting us know. Your visit Fri Dec 4 at 2:00 PM is called off, and Nancy "
        "knows. Text a day and time whenever you'd like another."
    ]
    notice = practice.seen_by(practice.nurse)[-1]
    letter = notice[0]
    assert 'Maria Lopez 602-555-0101 called off late Fri Dec 4 at 2:00 PM: "i have' in notice
    assert 'called off late Fri Dec 4 at 2:00 PM: "i' in practice.nurse_texts("list")[0]
    assert practice.nurse_texts(f"{letter} ok") == [
        "Off the list: Maria Lopez (called off late Fri Dec 4 at 2:00 PM)."
    ]


def test_a_visit_that_the_nurse_calls_off_is_never_late(practice):
    booked(practice, "friday at 2")
    practice.advance(to=TUESDAY + 3 * DAY)
    letter = practice.nurse_texts("today")[0].splitlines()[1][0]
    practice.nurse_texts(f"{letter} no yes")
    with practice.database.reading() as session:
        (visit,) = session.exec(select(Appointment))
        assert visit.cancelled_by == "nurse"
        assert not was_called_off_late(visit)


def test_in_spanish_too_nobody_is_scolded_for_calling_off_late(practice):
    practice.patient_texts("hola soy ana ruiz, quiero una cita el jueves a las 3")
    practice.patient_texts("si")
    practice.nurse_texts("A ok")
    practice.advance(to=TUESDAY + 2 * DAY)
    assert practice.patient_texts("tengo que cancelar mi cita")[0].startswith(
        "Gracias por avisarnos. Su cita del jue 3 dic a las 3:00 PM queda cancelada"
    )


def test_with_two_visits_she_is_asked_which_one(practice):
    booked(practice, "friday at 2")
    practice.nurse_texts("book 6025550101 Maria Lopez dec 10 at 10")
    reply = practice.patient_texts("i need to cancel my visit")
    assert "1) Fri Dec 4 at 2:00 PM\n2) Thu Dec 10 at 10:00 AM" in reply[0]
    assert "Thu Dec 10 at 10:00 AM is called off" in practice.patient_texts("2")[0]


def test_with_auto_confirm_an_exact_free_time_is_booked_on_her_yes():
    simulator = Simulator(Settings(practice=Practice(auto_confirm=True)), now=TUESDAY)
    simulator.patient_texts("Maria Lopez, thurs at 3")
    assert simulator.patient_texts("yes")[0].startswith(
        "You're booked, Maria: Thu Dec 3 at 3:00 PM"
    )
    assert simulator.state()["request"]["status"] == "confirmed"


def test_with_auto_confirm_a_window_is_read_back_as_its_first_opening():
    simulator = Simulator(Settings(practice=Practice(auto_confirm=True)), now=TUESDAY)
    reply = simulator.patient_texts("Maria Lopez, thurs afternoon")
    assert "Thu Dec 3 at 12:00 PM" in reply[0]


def test_who_sleeps_when_her_wish_lapses_is_offered_what_lies_ahead_in_the_morning(practice):
    hawaii = "+18085550104"  # three hours behind the practice
    practice.patient_texts("ann bell, friday at 9am", phone=hawaii)
    practice.patient_texts("yes", phone=hawaii)
    practice.advance(to=TUESDAY + 4 * DAY)
    offered = practice.seen_by(hawaii)[-1]
    assert offered.startswith("Sorry, no answer in time.")
    assert "1) Fri Dec 4 at 12:00 PM" in offered


def test_a_lapsed_request_is_answered_with_three_openings(practice):
    practice.patient_texts("Maria Lopez, thurs at 3")
    practice.patient_texts("yes")
    practice.advance(to=TUESDAY + 2 * DAY + 6 * HOUR)
    assert "3)" in practice.seen_by(PATIENT)[-1]
    assert "still waits for an answer" in " ".join(practice.seen_by(practice.nurse))
    practice.patient_texts("1")
    assert practice.state()["request"]["status"] == "requested"


def test_a_second_person_on_one_phone_gets_a_request_of_her_own(practice):
    practice.patient_texts("Meg Fallon, thurs 10 for a consult")
    practice.patient_texts("yes")
    practice.patient_texts("can i also book my sister Kate Fallon, thurs 11")
    practice.patient_texts("yes")
    listed = practice.nurse_texts("list")[0]
    assert "Meg Fallon wants Thu Dec 3 at 10:00 AM" in listed
    assert "Kate Fallon (texted by Meg Fallon) wants Thu Dec 3 at 11:00 AM" in listed


def test_a_photo_is_announced_to_the_nurse(practice):
    reply = practice.patient_texts("", media=["https://api.twilio.com/photo"])
    assert "a photo came" in " ".join(reply) or "photo" in " ".join(reply)
    assert "sent a photo" in practice.seen_by(practice.nurse)[-1]


def test_address_stands_in_confirmation_and_reminder():
    settings = Settings(practice=replace(Practice(), address="12 Palm Lane, Scottsdale"))
    simulator = Simulator(settings, now=TUESDAY)
    booked(simulator, "friday at 2")
    assert "12 Palm Lane, Scottsdale" in simulator.seen_by(PATIENT)[-1]


def test_a_new_day_keeps_the_hour_of_the_visit(practice):
    booked(practice, "friday at 2")
    reply = practice.patient_texts("can we do it dec 10 instead")
    assert "Thu Dec 10 at 2:00 PM" in reply[0]


def test_asking_to_book_again_says_how_the_request_stands(practice):
    practice.patient_texts("Maria Lopez, thurs at 3")
    practice.patient_texts("yes")
    assert "not booked yet" in practice.patient_texts("i want to book an appointment")[0]


def test_after_an_emergency_she_still_hears_who_we_are(practice):
    practice.patient_texts("i cant breathe")
    practice.nurse_texts("done")
    practice.nurse_texts("A bot")
    assert "Nancy Park, RN, BSN" in " ".join(practice.patient_texts("hi can i book"))


def test_a_change_still_open_when_the_visit_begins_becomes_a_wish_of_its_own(practice):
    practice.patient_texts("hi im maria lopez, wed at 3pm")
    practice.patient_texts("yes")
    practice.nurse_texts("A ok")
    practice.advance(to=datetime(2026, 12, 2, 21, 30, tzinfo=UTC))
    practice.patient_texts("can we do fri at 4 instead")
    practice.patient_texts("yes")
    practice.advance(by=timedelta(days=1))
    digest = practice.seen_by(practice.nurse)[-1]
    assert "B Maria Lopez wants Fri Dec 4 at 4:00 PM" in digest
    assert "Yesterday: A 3:00 PM Maria Lopez" in digest
    assert not [text for text in practice.seen_by(PATIENT) if "Thank you for coming" in text]

    practice.nurse_texts("B ok")
    assert "You're booked, Maria: Fri Dec 4 at 4:00 PM" in practice.seen_by(PATIENT)[-1]
    practice.advance(by=timedelta(days=5))
    thanks = [text for text in practice.seen_by(PATIENT) if "Thank you for coming" in text]
    assert len(thanks) == 1


def test_what_the_nurse_asks_for_twice_is_said_once_in_the_morning(practice):
    practice.patient_texts("hi im maria lopez, fri at 3pm")
    practice.patient_texts("yes")
    practice.patient_texts("is there parking?")
    practice.advance(to=datetime(2026, 12, 2, 5, 0, tzinfo=UTC))
    had = len(practice.seen_by(PATIENT))
    practice.nurse_texts("A call")
    practice.nurse_texts("B call")
    practice.advance(by=timedelta(hours=12))
    assert len([text for text in practice.seen_by(PATIENT, since=had) if "call you" in text]) == 1
