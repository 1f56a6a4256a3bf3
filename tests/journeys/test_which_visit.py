"""Two visits, two people on one phone, an open question: each answer goes where it belongs."""

from datetime import UTC, datetime

import pytest

from smsbot.core.sms import is_gsm7, segments
from smsbot.simulator import PATIENT, Simulator

FRIDAY = datetime(2026, 11, 27, 17, 0, tzinfo=UTC)  # 10 AM in Phoenix
MARIA, ANA = "Tue Dec 1 at 2:00 PM", "Tue Dec 1 at 3:00 PM"
WHICH = (
    "Which visit do you mean?\n1) Maria, Tue Dec 1 at 2:00 PM\n2) Ana, Tue Dec 1 at 3:00 PM\n"
    "Reply with its number, or BOTH."
)


@pytest.fixture
def practice():
    simulator = Simulator(now=FRIDAY)
    yield simulator
    simulator.database.close()


def says(practice, text):
    """She texts; the one answer, which is one segment in the plain alphabet."""
    (reply,) = practice.patient_texts(text)
    assert segments(reply) == 1, reply
    assert is_gsm7(reply), reply
    return reply


def ask_for_two(practice, *, hers="tue dec 1 at 2pm", daughters="tue dec 1 3pm"):
    practice.patient_texts(f"this is maria lopez, {hers} please")
    practice.patient_texts("1")
    practice.patient_texts(f"this is maria lopez, booking for my daughter ana lopez {daughters}")
    practice.patient_texts("1")


def book_two(practice, **when):
    """Maria's visit, on Tuesday at two unless said otherwise, and her daughter Ana's at three."""
    ask_for_two(practice, **when)
    practice.nurse_texts("A ok")
    practice.nurse_texts("B ok")


def book_two_in_spanish(practice):
    practice.patient_texts("hola soy maria lopez, una cita el martes 1 de diciembre a las 2")
    practice.patient_texts("1")
    practice.nurse_texts("A ok")
    practice.patient_texts("quiero una cita para mi hija ana lopez el martes 1 de dic a las 3")
    practice.patient_texts("1")
    practice.nurse_texts("B ok")


def let_pass(practice, day, hour, minute=0):
    """Until this hour of a day in December (or of November 30), Phoenix time."""
    month = 11 if day == 30 else 12
    practice.advance(to=datetime(2026, month, day, hour + 7, minute, tzinfo=UTC))


def coming(practice):
    """Who has said that she comes, as the nurse sees the week."""
    lines = practice.nurse_texts("week")[0].splitlines()
    return [line.split("PM ")[1].split(" ")[0] for line in lines if "says she comes" in line]


def visits(practice):
    return practice.nurse_texts("week")[0].splitlines()[1:]


# Two reminders, one answer


@pytest.mark.parametrize("yes", ["C", "yes", "si", "I'll be there", "Yes!"])
def test_a_yes_that_fits_two_reminders_asks_which(practice, yes):
    book_two(practice)
    let_pass(practice, 30, 15, 30)
    assert says(practice, yes).startswith(("Which visit do you mean?", "¿A qué cita se refiere?"))
    assert coming(practice) == []


def test_the_question_numbers_the_visits_and_names_the_people(practice):
    book_two(practice)
    let_pass(practice, 30, 15, 30)
    assert says(practice, "C") == WHICH
    assert practice.state()["asks"] == "choice"


@pytest.mark.parametrize(
    ("answer", "comes"),
    [
        ("1", ["Maria"]), ("2", ["Ana"]), ("ana", ["Ana"]), ("Ana's", ["Ana"]),
        ("the 3 oclock", ["Ana"]), ("the 2pm one", ["Maria"]), ("3", ["Ana"]),
        ("my daughter", ["Ana"]), ("mine", ["Maria"]), ("la de ana", ["Ana"]),
        ("la de las 2", ["Maria"]), ("the second one", ["Ana"]),
        ("both", ["Maria", "Ana"]), ("las dos", ["Maria", "Ana"]), ("ambas", ["Maria", "Ana"]),
        ("los dos", ["Maria", "Ana"]), ("yes both of us", ["Maria", "Ana"]),
    ],
)  # fmt: skip
def test_she_may_say_which_in_many_ways(practice, answer, comes):
    book_two(practice)
    let_pass(practice, 30, 15, 30)
    practice.patient_texts("C")
    says(practice, answer)
    assert coming(practice) == comes
    assert practice.state()["asks"] is None


def test_whose_visit_is_noted_is_said(practice):
    book_two(practice)
    let_pass(practice, 30, 15, 30)
    practice.patient_texts("C")
    assert says(practice, "ana") == f"Thank you, noted! Nancy will see Ana {ANA}."
    assert says(practice, "yes") == f"Thank you, noted! See you {MARIA}."


def test_both_at_once_needs_no_question(practice):
    book_two(practice)
    let_pass(practice, 30, 15, 30)
    reply = says(practice, "yes we'll both be there")
    assert reply == f"Thank you, noted! See you:\nMaria, {MARIA}\nAna, {ANA}"
    assert coming(practice) == ["Maria", "Ana"]


def test_a_name_with_the_yes_needs_no_question(practice):
    book_two(practice)
    let_pass(practice, 30, 15, 30)
    says(practice, "yes ana")
    assert coming(practice) == ["Ana"]


def test_it_is_asked_in_spanish_too(practice):
    book_two_in_spanish(practice)
    let_pass(practice, 30, 15, 30)
    assert says(practice, "si") == (
        "¿A qué cita se refiere?\n1) Maria, mar 1 dic a las 2:00 PM\n"
        "2) Ana, mar 1 dic a las 3:00 PM\nResponda con el numero, o AMBAS."
    )
    assert says(practice, "las dos") == (
        "¡Gracias! Les esperamos:\nMaria, mar 1 dic a las 2:00 PM\nAna, mar 1 dic a las 3:00 PM"
    )


def test_a_yes_between_two_reminders_belongs_to_the_first(practice):
    book_two(practice)
    let_pass(practice, 30, 14, 30)
    assert says(practice, "C") == f"Thank you, noted! See you {MARIA}."
    let_pass(practice, 30, 15, 30)
    assert says(practice, "C") == f"Thank you, noted! Nancy will see Ana {ANA}."


def test_an_answer_is_tied_to_the_only_reminder_that_is_unanswered(practice):
    book_two(practice)
    let_pass(practice, 30, 15, 30)
    practice.patient_texts("C")
    practice.patient_texts("1")
    says(practice, "yes")
    assert coming(practice) == ["Maria", "Ana"]


def test_reminders_of_two_days_are_told_apart_by_the_last(practice):
    book_two(practice, daughters="wed dec 2 at 3pm")
    let_pass(practice, 1, 15, 30)
    assert says(practice, "yes") == "Thank you, noted! Nancy will see Ana Wed Dec 2 at 3:00 PM."


def test_no_that_fits_two_reminders_asks_which(practice):
    book_two(practice)
    let_pass(practice, 30, 15, 30)
    assert says(practice, "no") == WHICH
    assert "suit Ana better" in says(practice, "2")
    assert f"Ana's visit {ANA} is called off" in says(practice, "she won't come at all, cancel it")
    assert len(visits(practice)) == 1


def test_never_mind_leaves_everything_as_it_was(practice):
    book_two(practice)
    let_pass(practice, 30, 15, 30)
    practice.patient_texts("C")
    assert says(practice, "no") == "All right, nothing is changed."
    assert coming(practice) == []
    assert len(visits(practice)) == 2


# The question last asked


def test_a_yes_after_a_read_back_books_and_confirms_no_visit(practice):
    book_two(practice)
    let_pass(practice, 30, 14, 30)
    practice.patient_texts("can i also book friday at 10am for my mom carol reyes")
    assert "Carol's request for Fri Dec 4" in says(practice, "yes")
    assert coming(practice) == []


def test_a_number_after_an_offer_takes_the_offered_time(practice):
    book_two(practice)
    practice.patient_texts("and one for my mom carol reyes, fri dec 4 at 10am")
    practice.patient_texts("1")
    let_pass(practice, 30, 14, 30)
    practice.nurse_texts("C fri 1pm or 2pm")
    practice.advance(to=practice.now)
    assert says(practice, "1").startswith("Carol's visit is booked: Fri Dec 4 at 1:00 PM")
    assert coming(practice) == []


def test_c_belongs_to_the_reminder_that_left_after_the_question(practice):
    book_two(practice, daughters="thu dec 3 at 3pm")
    let_pass(practice, 30, 13, 30)
    practice.patient_texts("can i also book friday at 10am for my mom carol reyes")
    let_pass(practice, 30, 14, 30)
    assert says(practice, "C") == f"Thank you, noted! See you {MARIA}."
    assert "Carol Reyes" not in practice.nurse_texts("list")[0]
    assert "Carol's request for Fri Dec 4" in says(practice, "1")


def test_a_number_still_answers_the_question_before_the_reminder(practice):
    book_two(practice, daughters="thu dec 3 at 3pm")
    let_pass(practice, 30, 13, 30)
    practice.patient_texts("can i also book friday at 10am for my mom carol reyes")
    let_pass(practice, 30, 14, 30)
    assert "Carol's request for Fri Dec 4" in says(practice, "1")
    assert coming(practice) == []


# Calling off


@pytest.mark.parametrize(
    "text",
    [
        "cancel ana's", "cancel my daughter's", "lo de mi hija, cancelelo", "cancel the 3 oclock",
        "please cancel ana's appointment", "cancele la cita de ana",
    ],
)  # fmt: skip
def test_a_named_visit_is_the_one_called_off(practice, text):
    book_two(practice)
    let_pass(practice, 30, 14, 30)  # Maria was reminded last
    reply = says(practice, text)
    assert reply.startswith((f"Ana's visit {ANA} is called off", "La cita de Ana del mar 1 dic"))
    assert [line.split("PM ")[1] for line in visits(practice)] == ["Maria Lopez"]


@pytest.mark.parametrize("text", ["ana can't come", "my daughter can't make it", "ana no puede ir"])
def test_whoever_is_named_as_not_coming_is_asked_about(practice, text):
    book_two(practice)
    let_pass(practice, 30, 14, 30)  # Maria was reminded last
    assert "Ana" in says(practice, text)
    assert len(visits(practice)) == 2
    assert says(practice, "cancel it").startswith((f"Ana's visit {ANA} is called", "La cita de A"))
    assert [line.split("PM ")[1] for line in visits(practice)] == ["Maria Lopez"]


def test_a_named_day_goes_before_the_last_reminder(practice):
    book_two(practice, daughters="thu dec 3 at 3pm")
    let_pass(practice, 30, 14, 30)
    assert says(practice, "cancel thursday").startswith("Ana's visit Thu Dec 3 at 3:00 PM is")


def test_the_visit_of_today_may_be_called_by_its_weekday(practice):
    book_two(practice, daughters="thu dec 3 at 3pm")
    let_pass(practice, 1, 9)
    assert f"Your visit {MARIA} is called off" in says(practice, "cancel tuesday please")


def test_a_day_on_which_there_is_no_visit_calls_nothing_off(practice):
    book_two(practice, daughters="thu dec 3 at 3pm")
    let_pass(practice, 30, 14, 30)
    assert says(practice, "cancel friday").startswith("Which visit do you mean?")
    assert len(visits(practice)) == 2


def test_unnamed_it_is_the_visit_she_was_reminded_of(practice):
    book_two(practice, daughters="thu dec 3 at 3pm")
    let_pass(practice, 30, 14, 30)
    assert f"Your visit {MARIA} is called off" in says(practice, "please cancel it")


def test_unnamed_and_without_a_reminder_she_is_asked(practice):
    book_two(practice)
    assert says(practice, "i need to cancel") == WHICH
    assert says(practice, "the 3 oclock").startswith(f"Ana's visit {ANA} is called off")


def test_both_are_called_off_in_one_text(practice):
    book_two(practice)
    assert says(practice, "cancel both please") == (
        f"Called off, and Nancy knows:\nMaria, {MARIA}\nAna, {ANA}\n"
        "Text a day and time whenever you'd like another."
    )
    assert practice.nurse_texts("week")[0].endswith("no visits.")


def test_one_told_of_one_and_one_of_the_other_is_asked_about(practice):
    book_two(practice)
    assert says(practice, "i can't come but ana will").startswith("Which visit do you mean?")
    assert len(visits(practice)) == 2


def test_the_nurse_is_told_which_visit_was_called_off(practice):
    book_two(practice)
    let_pass(practice, 30, 16)
    practice.patient_texts("cancel ana's")
    told = practice.seen_by(practice.nurse)[-1]
    assert f"Ana Lopez (texted by Maria Lopez) 602-555-0101 called off late {ANA}" in told


def test_the_number_means_what_it_meant_when_she_was_asked(practice):
    book_two(practice)
    practice.patient_texts("i need to cancel")
    practice.nurse_texts("A no yes")  # the nurse calls Maria's off in the meantime
    assert says(practice, "2").startswith(f"Ana's visit {ANA} is called off")


# Moving, being late, asking


def test_a_person_named_is_the_one_whose_visit_moves(practice):
    book_two(practice)
    let_pass(practice, 30, 14, 30)
    assert "Change: consultation for Ana Lopez, Fri Dec 4 at 4:00 PM" in says(
        practice, "can we move ana's to friday 4pm"
    )


def test_the_day_it_is_moved_from_says_which(practice):
    book_two(practice, daughters="thu dec 3 at 3pm")
    reply = says(practice, "move thursday to friday")
    assert reply.startswith("Change: consultation for Ana Lopez, Fri Dec 4 at 3:00 PM.")


def test_the_day_it_is_moved_to_does_not_say_which(practice):
    book_two(practice, daughters="thu dec 3 at 3pm")
    assert says(practice, "can we move it to thursday at 10").startswith("Which visit")


def test_the_time_she_wished_for_is_kept_while_she_is_asked_which(practice):
    book_two(practice)
    practice.patient_texts("can we move it to wed dec 2 at 10am")
    reply = says(practice, "ana")
    assert reply.startswith("Change: consultation for Ana Lopez, Wed Dec 2 at 10:00 AM.")


def test_a_moved_visit_leaves_the_texters_name_alone(practice):
    book_two(practice)
    practice.patient_texts("move ana's to friday at 10")
    practice.patient_texts("1")
    practice.nurse_texts("C ok")
    assert practice.conversation().name == "Maria Lopez"
    assert practice.seen_by(PATIENT)[-1].startswith("Done: Ana's visit is moved to Fri Dec 4 at 10")


def test_late_for_one_of_two_on_a_day_asks_which_and_tells_the_nurse_at_once(practice):
    book_two(practice)
    let_pass(practice, 1, 13, 40)
    reply = says(practice, "running 10 min late")
    assert reply.startswith("Thank you. I've passed that on to Nancy. Which visit do you mean?")
    assert "is running late" in practice.seen_by(practice.nurse)[-1]
    assert says(practice, "2").startswith("Thanks for letting us know.")
    told = practice.seen_by(practice.nurse)[-1]
    assert f"Ana Lopez (texted by Maria Lopez) 602-555-0101 is running late for {ANA}" in told


def test_late_names_whose_visit(practice):
    book_two(practice)
    let_pass(practice, 1, 13, 40)
    assert says(practice, "ana will be 10 min late").startswith("Thanks for letting us know.")
    assert f"is running late for {ANA}" in practice.seen_by(practice.nurse)[-1]


def test_late_today_is_about_the_visit_of_today(practice):
    book_two(practice, daughters="thu dec 3 at 3pm")
    let_pass(practice, 1, 13, 40)
    says(practice, "running late")
    assert f"is running late for {MARIA}" in practice.seen_by(practice.nurse)[-1]


def test_both_visits_are_told_when_she_asks_when(practice):
    book_two(practice)
    assert says(practice, "when is my appointment again?") == (
        f"With Nancy:\nMaria, {MARIA}\nAna, {ANA}\nTo change one, just text me."
    )


@pytest.mark.parametrize(
    "text",
    [
        "when is ana's appointment?",
        "what time is my daughter's",
        "a que hora es la cita de mi hija",
    ],
)
def test_the_one_asked_about_is_told(practice, text):
    book_two(practice)
    assert says(practice, text).startswith(("Ana's visit with Nancy is", "La cita de Ana"))


# Requests


def test_cancel_with_two_open_requests_asks_which(practice):
    ask_for_two(practice)
    assert says(practice, "please cancel it") == (
        f"Which one do you mean?\n1) Maria, {MARIA}\n2) Ana, {ANA}\nReply with its number."
    )
    assert says(practice, "2").startswith(f"Done: Ana's request for {ANA} is withdrawn.")
    assert "A Maria Lopez wants" in practice.nurse_texts("list")[0]
    assert "1 waits" in practice.nurse_texts("list")[0]


def test_a_change_with_two_open_requests_asks_which(practice):
    ask_for_two(practice)
    assert says(practice, "can we move it to friday at 10").startswith("Which one do you mean?")
    assert "Change: consultation for Maria Lopez, Fri Dec 4 at 10:00 AM" in says(practice, "1")
    practice.patient_texts("1")
    listed = practice.nurse_texts("list")[0]
    assert "Maria Lopez wants Fri Dec 4 at 10:00 AM" in listed
    assert f"Ana Lopez (texted by Maria Lopez) wants {ANA}" in listed


def test_cancel_with_a_visit_and_a_request_asks_which(practice):
    ask_for_two(practice)
    practice.nurse_texts("A ok")
    assert says(practice, "i have to cancel") == (
        f"Which one do you mean?\n1) Maria, {MARIA}\n2) Ana, {ANA} (request)\n"
        "Reply with its number."
    )
    assert says(practice, "ana").startswith("Done: Ana's request")


def test_a_change_of_a_visit_goes_with_the_visit(practice):
    practice.patient_texts("this is maria lopez, tue dec 1 at 2pm")
    practice.patient_texts("1")
    practice.nurse_texts("A ok")
    practice.patient_texts("can we move it to wed at 2")
    practice.patient_texts("1")
    assert says(practice, "please cancel it").startswith(f"Your visit {MARIA} is called off")


def test_cancel_while_a_new_request_is_under_discussion_spares_the_visits(practice):
    book_two(practice)
    practice.patient_texts("and friday at 10am for my mom carol reyes")
    assert says(practice, "cancel that").startswith("No problem!")
    assert len(visits(practice)) == 2


def test_a_visit_named_is_called_off_while_a_new_request_is_under_discussion(practice):
    book_two(practice)
    practice.patient_texts("and friday at 10am for my mom carol reyes")
    assert says(practice, "cancel ana's appointment").startswith(f"Ana's visit {ANA} is called")
    assert says(practice, "1").startswith("Thank you! Nancy has Carol's request")


def test_cancel_while_times_are_offered_is_about_that_request(practice):
    book_two(practice)
    practice.patient_texts("and friday at 10am for my mom carol reyes")
    practice.patient_texts("1")
    practice.nurse_texts("C fri 1pm or 2pm")
    assert says(practice, "please cancel it").startswith("Done: Carol's request for Fri Dec 4")
    assert len(visits(practice)) == 2


def test_a_visit_named_is_called_off_while_times_are_offered_for_another(practice):
    book_two(practice)
    practice.patient_texts("and friday at 10am for my mom carol reyes")
    practice.patient_texts("1")
    practice.nurse_texts("C fri 1pm or 2pm")
    assert says(practice, "cancel ana's appointment").startswith(f"Ana's visit {ANA} is called")
    assert says(practice, "1").startswith("Carol's visit is booked: Fri Dec 4 at 1:00 PM")


# Waiting for an earlier time


def take_all_before(practice):
    """The nurse is away on the days before the visits."""
    practice.nurse_texts("off nov 27-30")
    practice.nurse_texts("busy tue dec 1 9am-2pm")


def test_an_earlier_time_is_waited_for_beside_the_visit_of_whom_she_names(practice):
    book_two(practice)
    take_all_before(practice)
    practice.patient_texts("put ana on the waiting list for something sooner please")
    practice.patient_texts("1")
    assert f"{ANA}" in practice.nurse_texts("list")[0]
    assert "Ana Lopez (texted by Maria Lopez)" in practice.nurse_texts("list")[0]


def test_for_whom_she_would_come_earlier_is_asked(practice):
    book_two(practice)
    take_all_before(practice)
    assert says(practice, "let me know if anything earlier opens up").startswith("Which visit")


# Two visits of one person


def test_names_are_left_out_where_both_visits_are_hers(practice):
    for when in ("tue dec 1 at 2pm", "thu dec 3 at 10am"):
        practice.nurse_texts(f"book 6025550101 Maria Lopez {when}")
    assert says(practice, "i need to cancel my appointment") == (
        f"Which visit do you mean?\n1) {MARIA}\n2) Thu Dec 3 at 10:00 AM\n"
        "Reply with its number, or BOTH."
    )
    assert says(practice, "thursday").startswith("Your visit Thu Dec 3 at 10:00 AM is called off")
