"""Consent she can see: why she is texted, and one kind of texts ended by its name."""

from datetime import timedelta

import pytest
from sqlmodel import select

from smsbot.core.sms import is_gsm7, segments
from smsbot.db.models import Consent, Message, MessageStatus
from smsbot.gateways import Fault, SendError
from smsbot.simulator import PATIENT
from tests.journeys.conftest import TUESDAY
from tests.journeys.test_booking import DAY, HOUR, booked
from tests.journeys.test_silence import Trouble

YEAR = timedelta(days=365)

WHY = (
    "WHY", "how did you get my number", "why are you texting me",
    "who is this, how do you have my number", "my data", "what do you know about me?",
)  # fmt: skip
POR_QUE = (
    "¿Por qué me escriben?", "como consiguieron mi numero", "mis datos", "quien les dio mi numero",
)  # fmt: skip


def kinds(practice):
    with practice.database.reading() as session:
        return [row.kind.value for row in session.exec(select(Consent).order_by(Consent.id))]


def reminders(practice):
    return [text for text in practice.seen_by(PATIENT) if "Reply C" in text or "see you" in text]


def thanks(practice):
    return [text for text in practice.seen_by(PATIENT) if "/r/" in text]


@pytest.mark.parametrize("words", WHY)
def test_she_is_told_when_and_how_she_agreed_and_how_to_end_it(practice, words):
    booked(practice, "friday at 2")
    practice.advance(by=2 * DAY)
    (reply,) = practice.patient_texts(words)
    assert reply.startswith("Nancy Park, RN, BSN: You texted us first on Tue Dec 1.")
    assert "answers, confirmations, reminders, one follow-up" in reply
    assert "NO REMINDERS, NO FOLLOW-UPS, NO TEXTS" in reply
    assert segments(reply) == 1


@pytest.mark.parametrize("words", POR_QUE)
def test_she_is_told_in_spanish(practice, words):
    practice.patient_texts("hola, quiero una cita el viernes a las 2")
    (reply,) = practice.patient_texts(words)
    assert reply.startswith("Recibimos su primer mensaje el mar 1 dic.")
    assert "NO RECORDATORIOS, NO ARTICULOS, NO MENSAJES" in reply
    assert is_gsm7(reply)
    assert segments(reply) == 1


def test_why_leaves_the_talk_as_it_was(practice):
    practice.patient_texts("thurs at 3")
    assert practice.state()["asks"] == "name"
    assert len(practice.patient_texts("how did you get my number?")) == 1
    assert practice.state()["asks"] == "name"
    assert "Is that right?" in practice.patient_texts("Maria Lopez")[0]


def test_whoever_called_or_agreed_by_phone_is_told_so(practice):
    practice.patient_calls(phone="+14805550102")
    (called,) = practice.patient_texts("how did you get my number", phone="+14805550102")
    assert "You called us on Tue Dec 1." in called
    practice.nurse_texts("book 4805550103 Ann Bell fri 10am")
    (booked_by_phone,) = practice.patient_texts("why are you texting me", phone="+14805550103")
    assert "You agreed by phone; Nancy noted it on Tue Dec 1." in booked_by_phone


def test_whoever_came_back_is_told_since_when(practice):
    practice.patient_texts("hi id like a consult")
    practice.patient_texts("STOP")
    practice.advance(by=3 * DAY)
    practice.patient_texts("START")
    assert "You asked for texts again on Fri Dec 4." in practice.patient_texts("WHY")[0]


def test_another_year_is_named(practice):
    practice.patient_texts("hi id like a consult")
    practice.advance(by=YEAR)
    assert "on Tue Dec 1 2026." in practice.patient_texts("WHY")[0]


def test_whoever_asks_with_her_first_text_has_just_written(practice):
    reply, notice = practice.patient_texts("who is this, how do you have my number")
    assert "You texted us first on Tue Dec 1." in reply
    assert "STOP to end" in notice
    assert kinds(practice) == ["wrote_first"]


def test_why_never_comes_before_an_emergency_stop_or_a_booking(practice):
    practice.patient_texts("how did you get my number? can i book thu at 3")
    assert practice.state()["asks"] == "name"
    assert "911" in practice.patient_texts("why are you texting me, i cant breathe")[0]
    other = "+14805550102"
    (stopped,) = practice.patient_texts("Why are you texting me? stop texting me", phone=other)
    assert "any more texts" in stopped


def test_why_is_not_answered_to_someone_opted_out(practice):
    practice.patient_texts("hi id like a consult")
    practice.patient_texts("STOP")
    assert practice.patient_texts("WHY") == []


def test_a_bare_why_to_a_question_is_about_that_question(practice):
    practice.patient_texts("thurs at 3")
    assert "passed your question" in practice.patient_texts("why")[0]
    assert "You texted us first" in practice.patient_texts("WHY")[0]


@pytest.mark.parametrize(
    "words", ["no more reminders", "NO REMINDERS", "stop the reminders please"]
)
def test_without_reminders_all_else_goes_on(practice, words):
    booked(practice, "friday at 2")
    (reply,) = practice.patient_texts(words)
    assert reply.startswith("All right, no more reminders.")
    assert not practice.state()["opted_out"]
    practice.advance(by=6 * DAY)
    assert reminders(practice) == []
    assert len(thanks(practice)) == 1
    assert kinds(practice) == ["wrote_first", "no_reminders"]
    with practice.database.reading() as session:
        dropped = session.exec(select(Message).where(Message.wording == "reminder")).all()
    assert {row.reason for row in dropped} == {"she wants no reminders"}
    assert {row.status for row in dropped} == {MessageStatus.DROPPED}


@pytest.mark.parametrize("words", ["no articles please", "stop the follow-ups", "NO FOLLOW-UPS"])
def test_without_follow_ups_she_is_still_reminded(practice, words):
    booked(practice, "friday at 2")
    (reply,) = practice.patient_texts(words)
    assert "no more texts after your visits" in reply
    practice.advance(by=6 * DAY)
    assert len(reminders(practice)) == 2
    assert thanks(practice) == []


@pytest.mark.parametrize("words", ["no mas recordatorios", "NO RECORDATORIOS", "sin recordatorios"])
def test_reminders_end_in_spanish(practice, words):
    practice.patient_texts("hola, quiero una cita")
    (reply,) = practice.patient_texts(words)
    assert reply.startswith("De acuerdo, ya no le mandamos recordatorios.")
    (reply,) = practice.patient_texts("RECORDATORIOS OTRA VEZ")
    assert reply == "Listo: le volvemos a mandar recordatorios de sus citas."
    assert kinds(practice)[1:] == ["no_reminders", "reminders_again"]


def test_articles_end_in_spanish(practice):
    practice.patient_texts("hola, quiero una cita")
    assert "nada despues de su cita" in practice.patient_texts("NO ARTICULOS")[0]
    assert (
        "le vuelve a escribir despues de sus citas"
        in practice.patient_texts("articulos otra vez")[0]
    )


def test_reminders_wanted_again_come_again(practice):
    booked(practice, "friday at 2")
    practice.patient_texts("no more reminders")
    assert "reminded of your visits again" in practice.patient_texts("reminders again please")[0]
    practice.advance(by=6 * DAY)
    assert len(reminders(practice)) == 2


def test_both_kinds_end_at_once(practice):
    practice.patient_texts("hi id like a consult")
    assert len(practice.patient_texts("no reminders or follow-ups please")) == 2
    assert kinds(practice) == ["wrote_first", "no_follow_ups", "no_reminders"]


def test_saying_it_twice_is_one_line_in_the_ledger(practice):
    practice.patient_texts("no more reminders")
    practice.patient_texts("no more reminders")
    assert kinds(practice) == ["wrote_first", "no_reminders"]


def test_whatever_else_is_said_beside_it_ends_all_texts_as_before(practice):
    for number, words in enumerate(
        ("stop these reminders", "no more reminders, stop them", "STOP")
    ):
        phone = f"+1480555011{number}"
        practice.patient_texts("hi id like a consult", phone=phone)
        practice.patient_texts(words, phone=phone)
        assert practice.state(phone)["opted_out"], words


def test_what_the_answer_to_why_names_is_understood(practice):
    practice.patient_texts("hi id like a consult")
    practice.patient_texts("NO TEXTS")
    assert practice.state()["opted_out"]
    practice.patient_texts("hola, quiero una cita", phone="+14805550102")
    practice.patient_texts("NO MENSAJES", phone="+14805550102")
    assert practice.state("+14805550102")["opted_out"]


def test_a_kind_ends_in_the_nurses_hands_and_during_an_alarm_too(practice):
    practice.patient_texts("can i talk to a person please")
    assert "no more reminders" in practice.patient_texts("no more reminders")[0]
    assert practice.state()["handed_over"]
    practice.patient_texts("i cant breathe", phone="+14805550102")
    assert practice.patient_texts("no more reminders", phone="+14805550102") == []
    assert "no more reminders" in practice.seen_by(practice.nurse)[-1]
    assert kinds(practice).count("no_reminders") == 2


def test_after_stop_a_kind_is_noted_in_silence_and_stays_off_after_start(practice):
    booked(practice, "friday at 2")
    practice.patient_texts("STOP")
    assert practice.patient_texts("no more reminders") == []
    practice.patient_texts("START")
    practice.advance(by=2 * DAY + 6 * HOUR)
    assert reminders(practice) == []


def test_reminders_back_on_bring_her_back_from_stop(practice):
    practice.patient_texts("no more reminders")
    practice.patient_texts("stop texting me")
    practice.patient_texts("turn reminders back on")
    assert not practice.state()["opted_out"]
    assert kinds(practice)[-2:] == ["resumed", "reminders_again"]


@pytest.mark.parametrize(
    ("ends", "resumes"),
    [
        ("STOP", "START"),
        ("please stop texting me", "you can text me again"),
        ("no more reminders", "reminders again please"),
    ],
)
def test_who_may_be_texted_again_is_reminded_of_the_visit_that_stands(practice, ends, resumes):
    booked(practice, "friday at 2")
    practice.patient_texts(ends)
    practice.patient_texts(resumes)
    seen = len(practice.seen_by(PATIENT))
    practice.advance(to=TUESDAY + 5 * DAY)
    told = practice.seen_by(PATIENT)[seen:]
    assert [text for text in told if "2:00 PM" in text] == told[:2]
    assert told[2].startswith("Thank you for coming in")
    assert len(told) == 3


def test_nobody_is_reminded_twice_for_having_stopped_between_two_reminders(practice):
    booked(practice, "friday at 2")
    practice.advance(to=TUESDAY + 2 * DAY + 6 * HOUR)
    seen = len(practice.seen_by(PATIENT))
    assert "tomorrow" in practice.seen_by(PATIENT)[-1]
    practice.patient_texts("STOP")
    practice.patient_texts("START")
    practice.advance(to=TUESDAY + 5 * DAY)
    told = practice.seen_by(PATIENT)[seen:]
    assert [("today" in text, "Thank you" in text) for text in told] == [
        (True, False), (False, True),
    ]  # fmt: skip


def test_who_could_not_be_texted_and_writes_is_answered_and_reminded_again(practice):
    booked(practice, "friday at 2")
    trouble = Trouble(practice, SendError(Fault.PERMANENT, code=21614), phone=PATIENT)
    practice.patient_texts("when is my appointment?")
    trouble.end()
    assert any("2:00 PM" in text for text in practice.patient_texts("when is my appointment??"))
    seen = len(practice.seen_by(PATIENT))
    practice.advance(to=TUESDAY + 5 * DAY)
    assert len(practice.seen_by(PATIENT)) == seen + 3
