"""The nurse decides, by text, from her own phone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from smsbot.core.conversation import Stage
from smsbot.core.practice import Practice
from smsbot.core.wording import nurse
from smsbot.db.models import Appointment
from smsbot.settings import Settings
from smsbot.simulator import PATIENT, Simulator
from tests.journeys.conftest import TUESDAY
from tests.journeys.test_booking import DAY, HOUR, booked

OTHER = "+16025550102"


def requested(practice, when="thurs at 3", name="maria lopez", phone=PATIENT):
    practice.patient_texts(f"hi its {name}, {when} please", phone=phone)
    practice.patient_texts("yes", phone=phone)


def test_a_quiet_day_has_a_digest_of_one_line(practice):
    practice.advance(to=TUESDAY + 22 * HOUR)
    assert practice.seen_by(practice.nurse) == [
        "Wed Dec 2: Nothing waits. Today: no visits. http://127.0.0.1:8080/inbox"
    ]
    assert len(practice.mailbox.sent) == 1


def test_there_is_one_digest_a_day_late_only_until_six_in_the_evening(practice):
    practice.now = TUESDAY + timedelta(
        hours=31, minutes=30
    )  # 5:30 PM the next day, after a night down
    practice.run_due()
    practice.run_due()
    assert len(practice.seen_by(practice.nurse)) == 1
    practice.now = TUESDAY + DAY + timedelta(hours=32, minutes=30)
    practice.run_due()
    assert len(practice.seen_by(practice.nurse)) == 1


def test_the_digest_shows_six_matters_and_counts_the_rest(practice):
    for n in range(9):
        requested(practice, "dec 10 at 10", f"ann bell{'abcdefghi'[n]}", f"+1602555011{n}")
    practice.advance(to=TUESDAY + 22 * HOUR)
    digest = practice.seen_by(practice.nurse)[-1]
    assert "+3 more" in digest
    assert "(9 want it)" in digest
    assert (
        len([line for line in practice.nurse_texts("list")[0].split("\n") if " wants " in line])
        == 9
    )


def test_offered_times_are_held_and_taken_by_number(practice):
    requested(practice)
    practice.nurse_texts("A thu 10 or 11")
    assert "1) Thu Dec 3 at 10:00 AM\n2) Thu Dec 3 at 11:00 AM" in practice.seen_by(PATIENT)[-1]
    taken = practice.patient_texts("Ann Bell, thu 10", phone=OTHER)
    assert taken[0].startswith("That time is taken.")
    assert practice.patient_texts("2")[0].startswith("You're booked, Maria: Thu Dec 3 at 11:00 AM")
    assert "Maria Lopez took Thu Dec 3 at 11:00 AM." in practice.seen_by(practice.nurse)


def test_a_single_offer_is_taken_with_yes(practice):
    requested(practice)
    practice.nurse_texts("A fri 9am")
    assert "Reply 1" in practice.seen_by(PATIENT)[-1]
    assert "Fri Dec 4 at 9:00 AM" in practice.patient_texts("yes that works")[0]
    assert practice.state()["request"]["status"] == "confirmed"


def test_an_offer_answered_with_another_time_goes_back_to_the_nurse(practice):
    requested(practice)
    practice.nurse_texts("A thu 10 or 11")
    practice.patient_texts("could it be friday at 2?")
    practice.patient_texts("yes")
    assert "A Maria Lopez wants Fri Dec 4 at 2:00 PM" in practice.nurse_texts("list")[0]


def test_a_request_is_declined_kindly(practice):
    requested(practice)
    assert practice.nurse_texts("A no") == ["Declined kindly: Maria Lopez."]
    assert "I'm sorry" in practice.seen_by(PATIENT)[-1]
    assert practice.state()["request"]["status"] == "declined"


def test_no_on_a_booked_visit_asks_back_first(practice):
    booked(practice)
    assert "A no yes" in practice.nurse_texts("A no")[0]
    assert practice.state()["request"]["status"] == "confirmed"
    assert practice.nurse_texts("A no yes")[0].startswith("Called off: Maria Lopez")
    assert "call off your visit" in practice.seen_by(PATIENT)[-1]
    assert practice.state()["request"]["status"] == "cancelled"


def test_a_time_on_a_booked_visit_proposes_a_move(practice):
    booked(practice)
    assert "Asked Maria Lopez to move" in practice.nurse_texts("A fri 10")[0]
    assert practice.patient_texts("1")[0].startswith(
        "Done, Maria: your visit is moved to Fri Dec 4"
    )
    practice.advance(by=3 * DAY)
    assert not any("Thu Dec 3" in t and "Reply C" in t for t in practice.seen_by(PATIENT))


def test_ok_all_confirms_what_is_plain_and_lists_the_rest(practice):
    requested(practice, "thurs at 3", "maria lopez")
    requested(practice, "fri at 10", "ann bell", OTHER)
    requested(practice, "fri at 10", "carol hayes", "+16025550103")
    answer = practice.nurse_texts("ok all")[0]
    assert "Confirmed: Maria Lopez, Thu Dec 3 at 3:00 PM." in answer
    assert "Left: B Ann Bell" in answer
    assert "C Carol Hayes" in answer


def test_her_own_words_are_passed_on_and_the_bot_stays_quiet(practice):
    requested(practice)
    practice.nurse_texts("A: can you come without makeup?")
    assert practice.seen_by(PATIENT)[-1] == "Nancy: can you come without makeup?"
    assert practice.patient_texts("sure, friday at 10 is also fine") == []
    assert "sure, friday at 10" in practice.seen_by(practice.nurse)[-1]
    practice.nurse_texts("A bot")
    assert practice.patient_texts("when is my appointment") != []


def test_after_a_silent_day_the_bot_answers_again(practice):
    requested(practice)
    practice.nurse_texts("A: see you soon")
    practice.advance(by=25 * HOUR)
    assert practice.patient_texts("when is my appointment") != []


def test_a_no_show_gets_no_follow_up(practice):
    booked(practice)
    practice.advance(to=TUESDAY + 2 * DAY + 22 * HOUR)
    assert "Yesterday: A 3:00 PM Maria Lopez" in practice.seen_by(practice.nurse)[-1]
    assert "did not come" in practice.nurse_texts("A noshow")[0]
    practice.advance(by=3 * DAY)
    assert not any("/r/" in text for text in practice.seen_by(PATIENT))


def missed(practice):
    """Maria had a visit on Thursday at three; it is the morning after."""
    booked(practice)
    practice.advance(to=TUESDAY + 2 * DAY + 22 * HOUR)
    return practice.nurse_texts("A noshow")[0]


def test_whoever_did_not_come_is_offered_two_other_times_once(practice):
    answer = missed(practice)
    assert "She is offered two other times." in answer
    told = practice.seen_by(PATIENT)[-1]
    assert told.startswith("Sorry we missed each other, Maria!")
    assert "1) " in told
    assert "2) " in told
    assert "3) " not in told
    texts = len(practice.seen_by(PATIENT))
    assert "did not come" in practice.nurse_texts("A noshow")[0]
    assert len(practice.seen_by(PATIENT)) == texts
    practice.patient_texts("2")
    assert practice.state()["request"]["status"] == "requested"


def test_an_undone_no_show_is_taken_back_and_its_text_too(practice):
    missed(practice)
    practice.nurse_texts("undo")
    assert "please disregard the last text" in practice.seen_by(PATIENT)[-1]
    practice.advance(by=2 * DAY)
    assert any("/r/" in text for text in practice.seen_by(PATIENT))  # she came after all


def test_whoever_has_another_visit_is_not_offered_times_for_the_one_she_missed(practice):
    booked(practice)
    practice.nurse_texts("book 6025550101 Maria Lopez mon 3pm")
    practice.advance(to=TUESDAY + 2 * DAY + 22 * HOUR)
    texts = len(practice.seen_by(PATIENT))
    assert "offered" not in practice.nurse_texts("A noshow")[0]
    assert len(practice.seen_by(PATIENT)) == texts


def test_a_visit_agreed_by_phone_is_entered_and_told(practice):
    answer = practice.nurse_texts("book 6025550101 Maria Lopez thu 3pm")
    assert answer[0].startswith("Booked: Maria Lopez, Thu Dec 3 at 3:00 PM.")
    told = practice.seen_by(PATIENT)
    assert len(told) == 1
    assert "STOP" in told[0]
    assert "Nancy" in told[0]


def test_nothing_is_booked_twice_by_the_nurse(practice):
    booked(practice)
    answer = practice.nurse_texts("book 6025550102 Ann Bell thu 3pm")[0]
    assert "is not free (taken)" in answer


def test_undo_takes_a_confirmation_back_and_tells_her(practice):
    requested(practice)
    practice.nurse_texts("A ok")
    answer = practice.nurse_texts("undo")[0]
    assert answer.startswith("Undone: Confirmed: Maria Lopez")
    assert "correction" in practice.seen_by(PATIENT)[-1]
    assert practice.state()["request"]["status"] == "requested"
    practice.advance(by=3 * DAY)
    assert not any("Reply C" in text for text in practice.seen_by(PATIENT))


def test_an_undone_confirmation_waits_again_though_a_list_named_the_visit(practice):
    requested(practice)
    practice.nurse_texts("A ok")
    practice.nurse_texts("week")
    practice.nurse_texts("undo")
    assert "A Maria Lopez wants" in practice.nurse_texts("list")[0]


def test_undo_restores_a_visit_that_was_called_off_with_its_reminders(practice):
    booked(practice, "friday at 2")
    practice.nurse_texts("A no yes")
    practice.nurse_texts("undo")
    assert "Your visit stands as it was" in practice.seen_by(PATIENT)[-1]
    practice.advance(by=4 * DAY)
    assert sum("Reply C" in text for text in practice.seen_by(PATIENT)) == 2


def test_undo_of_time_off_opens_the_day_again(practice):
    practice.nurse_texts("off dec 3")
    practice.nurse_texts("undo")
    assert "Is that right?" in practice.patient_texts("Ann Bell, thursday at 3")[0]


def test_after_ten_minutes_there_is_nothing_to_undo(practice):
    requested(practice)
    practice.nurse_texts("A ok")
    practice.advance(by=timedelta(minutes=11))
    assert "nothing to undo" in practice.nurse_texts("undo")[0]


def test_it_is_too_late_to_undo_what_she_has_answered(practice):
    requested(practice)
    practice.nurse_texts("A ok")
    practice.patient_texts("please cancel my appointment")
    assert "Too late to undo" in practice.nurse_texts("undo")[0]


def test_a_visit_whose_time_somebody_else_has_taken_is_not_put_back():
    practice = Simulator(Settings(practice=Practice(auto_confirm=True)), now=TUESDAY)
    practice.nurse_texts("book 6025550101 Maria Lopez thu 3pm")
    practice.nurse_texts("week")
    practice.nurse_texts("A no yes")
    practice.patient_texts("Jen Whitaker, thu at 3pm please", phone=OTHER)
    practice.patient_texts("yes", phone=OTHER)
    assert "Too late to undo" in practice.nurse_texts("undo")[0]
    assert practice.nurse_texts("week") == ["This week:\nB Thu Dec 3 at 3:00 PM Jen Whitaker"]
    practice.database.close()


def test_time_off_lists_the_visits_it_hits_and_calls_none_off(practice):
    booked(practice)
    answer = practice.nurse_texts("off dec 3")[0]
    assert "Maria Lopez Thu Dec 3 at 3:00 PM" in answer
    assert practice.state()["request"]["status"] == "confirmed"


def test_on_takes_part_of_time_off_back(practice):
    practice.nurse_texts("off dec 2-4")
    practice.nurse_texts("on dec 3")
    assert "Is that right?" in practice.patient_texts("Ann Bell, thursday at 3")[0]
    assert "away" in practice.patient_texts("friday at 3")[0]


def test_words_that_are_no_command_do_nothing(practice):
    requested(practice)
    answer = practice.nurse_texts("A patient called")[0]
    assert "nothing was done" in answer
    assert practice.state()["request"]["status"] == "requested"


def test_a_request_for_today_reaches_her_at_once(practice):
    requested(practice, "today at 3")
    told = practice.seen_by(practice.nurse)
    assert len(told) == 1
    assert "A Maria Lopez wants Tue Dec 1 at 3:00 PM" in told[0]


def test_what_she_sends_at_night_waits_for_the_morning_and_says_so(practice):
    requested(practice, "friday at 10")
    practice.advance(to=TUESDAY + 12 * HOUR)  # 10 PM
    answer = practice.nurse_texts("A ok")[0]
    assert "leaves Wed Dec 2 at 8:00 AM" in answer
    count = len(practice.seen_by(PATIENT))
    practice.advance(to=TUESDAY + 22 * HOUR)
    assert "You're booked" in practice.seen_by(PATIENT)[count]


def test_what_she_does_about_someone_opted_out_sends_nothing_and_says_call(practice):
    requested(practice, "friday at 10")
    practice.patient_texts("stop texting me")
    count = len(practice.seen_by(PATIENT))
    answer = practice.nurse_texts("A ok")[0]
    assert "602-555-0101" in answer
    assert "opted out" in answer
    assert len(practice.seen_by(PATIENT)) == count


def test_letters_are_not_given_to_others_for_seven_days(practice):
    requested(practice)
    practice.nurse_texts("A no")
    requested(practice, "fri at 10", "ann bell", OTHER)
    assert "B Ann Bell" in practice.nurse_texts("list")[0]
    practice.advance(by=49 * HOUR)
    assert "There is no A now" in practice.nurse_texts("A ok")[0]


def test_her_own_stop_raises_an_e_mail_alarm(practice):
    practice.nurse_texts("STOP")
    practice.run_due()
    assert "smsbot cannot text the nurse" in {subject for _, subject, _ in practice.mailbox.sent}


def test_ok_on_a_question_points_to_the_request_that_waits(practice):
    practice.patient_texts("how much is it?")
    requested(practice)
    answer = practice.nurse_texts("A ok")[0]
    assert "nothing was done" in answer
    assert "B ok" in answer
    assert "B ok, B no" in practice.nurse_texts("list")[0]
    assert practice.nurse_texts("B ok")[0].startswith("Confirmed: Maria Lopez")


def test_a_question_alone_is_taken_off_the_list_with_ok(practice):
    practice.patient_texts("how much is it?")
    assert practice.nurse_texts("A ok")[0].startswith("Off the list")


def test_a_command_that_breaks_us_is_answered(practice):
    """The database keeps two visits apart that our own code does not see."""
    booked(practice)
    with practice.database.transaction() as session:
        visit = session.exec(select(Appointment)).one()
        visit.ends_at = visit.starts_at  # takes no time at all, as far as the calendar can tell
        session.add(visit)
    answer = practice.nurse_texts("book 6025550102 Ann Bell thu 3pm")
    assert answer == [nurse.BROKE]
    with practice.database.reading() as session:
        assert len(session.exec(select(Appointment)).all()) == 1


def test_a_change_confirmed_by_mistake_is_corrected_with_the_time_that_stands(practice):
    practice.patient_texts("hi im maria lopez, thu at 3pm")
    practice.patient_texts("yes")
    practice.nurse_texts("A ok")
    practice.patient_texts("can we do fri at 4 instead")
    practice.patient_texts("yes")
    practice.nurse_texts("B ok")
    assert "moved to Fri Dec 4 at 4:00 PM" in practice.seen_by(PATIENT)[-1]
    practice.nurse_texts("undo")
    assert "your visit stays Thu Dec 3 at 3:00 PM for now" in practice.seen_by(PATIENT)[-1]


@pytest.mark.parametrize("command", ["B ok", "B no", "A no yes"])
def test_a_proposed_move_that_the_nurse_settles_herself_is_asked_about_no_more(practice, command):
    booked(practice)
    practice.nurse_texts("A fri 10 or 11")
    assert practice.conversation().stage is Stage.ANSWERING_OFFER
    practice.nurse_texts(command)
    assert practice.conversation().stage is Stage.RESTING


def test_what_is_moved_by_itself_is_in_the_next_digest_alone():
    usual = Settings()
    own = replace(usual.practice, auto_confirm=True)
    automatic = Simulator(replace(usual, practice=own), now=TUESDAY)
    automatic.patient_texts("hi its maria lopez, fri at 3 please")
    automatic.patient_texts("yes")
    automatic.patient_texts("can we do monday at 3 instead")
    automatic.patient_texts("yes")
    automatic.advance(to=TUESDAY + 22 * HOUR)
    told = "Booked by itself: Mon Dec 7 at 3:00 PM Maria Lopez (moved)"
    assert told in automatic.seen_by(automatic.nurse)[-1]
    automatic.advance(to=TUESDAY + 46 * HOUR)
    assert "by itself" not in automatic.seen_by(automatic.nurse)[-1]
    automatic.database.close()
