"""A machine at the other end: every talk with one ends soon, and nothing comes of it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import func, select

from smsbot.core.conversation import Stage
from smsbot.core.events import Kind, Language
from smsbot.core.practice import Window
from smsbot.core.wording import SENTENCES, word
from smsbot.core.wording.ours import is_ours
from smsbot.db.models import Alarm, Appointment, Message, Patient, Request
from smsbot.settings import Settings
from smsbot.simulator import Simulator
from tests.journeys.conftest import TUESDAY
from tests.journeys.test_booking import DAY, booked

MACHINES = [
    line
    for line in (Path(__file__).parents[1] / "corpora" / "autoresponders.txt")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]
THREE = tuple(
    Window(start, start + timedelta(minutes=30))
    for start in (datetime(2026, 12, 3 + n, 15) for n in (0, 1, 4))
)
FILLED = {
    "name": "Maria Lopez", "when": THREE[:1], "options": THREE, "why": "taken",
    "day": "2026-12-03", "link": "https://text.example.com/r/abc", "words": "See you then!",
}  # fmt: skip


def count(practice, table, *wanted):
    with practice.database.reading() as session:
        return session.exec(select(func.count(table.id)).where(*wanted)).one()


def heard_by_nurse(practice, *, since=0):
    """How often she was texted at once about it."""
    told = Message.kind.in_([Kind.NOTICE, Kind.ALARM])
    return count(practice, Message, told, Message.id > since)


def last_message(practice):
    with practice.database.reading() as session:
        return session.exec(select(func.max(Message.id))).one() or 0


# Two of ours


@pytest.fixture(scope="module")
def two_practices():
    """Two practices that both use smsbot, and can be wired to each other."""
    other = replace(Settings().practice, name="Desert Glow", nurse="Jo", phone="+14805550188")
    pair = (
        Simulator(now=TUESDAY),
        Simulator(Settings(phone="+14805550188", practice=other), now=TUESDAY),
    )
    yield pair
    for practice in pair:
        practice.database.close()


def wire(one, two, opening, *, phone, most=50):
    """Let two practices answer each other until nobody says anything; how often that was."""
    said = 0
    to_one, waiting = True, [opening]
    while waiting and said < most:
        practice, answers = (one if to_one else two), []
        for text in waiting:
            said += 1
            answers += practice.patient_texts(text, phone=phone)
        to_one, waiting = not to_one, answers
    return said


def openings(language):
    """Every sentence that a smsbot ever texts to a patient."""
    for name in SENTENCES[language]:
        yield word(
            name, FILLED, language=language, practice=Settings().practice, today=date(2026, 12, 1)
        )


@pytest.mark.parametrize("language", Language)
def test_two_practices_that_text_each_other_soon_fall_silent(two_practices, language):
    one, two = two_practices
    before = [heard_by_nurse(practice) for practice in two_practices]
    for number, opening in enumerate(openings(language)):
        area = ((602, 623) if language is Language.EN else (520, 928))[number // 100]
        phone = f"+1{area}55501{number % 100:02}"
        assert wire(one, two, opening, phone=phone) <= 6, opening
    for practice in two_practices:
        assert count(practice, Alarm) == count(practice, Request) == 0
        assert count(practice, Patient, Patient.opted_out_at.is_not(None)) == 0
    assert [heard_by_nurse(practice) for practice in two_practices] == before


@pytest.mark.parametrize(
    "words",
    ["hi, id like a consult", "Maria Lopez, thursday at 3", "hola, quiero una cita", "lol", "huh?"],
)
def test_two_practices_fall_silent_after_what_a_person_says(two_practices, words):
    one, two = two_practices
    phone = f"+192855501{len(words):02}"
    assert wire(one, two, words, phone=phone) <= 6
    assert count(one, Request) == count(two, Request) == 0


@pytest.mark.parametrize("language", Language)
def test_every_longer_sentence_of_ours_is_known_again(language):
    known = [text for text in openings(language) if len(text.split()) >= 12]
    assert [text for text in known if not is_ours(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "hi im maria lopez can i come in thurs after 3", "You're welcome!", "yes", "",
        "my throat is closing: call 911 or go to an emergency room now?", "x" * 2000, ": " * 200,
    ],
)  # fmt: skip
def test_what_people_say_is_not_ours(text):
    assert not is_ours(text)


# Machines of others

STORIES = {
    "a stranger": (),
    "asked for a name": ("hi id like a consult",),
    "read back": ("Maria Lopez, thursday at 3",),
    "with a request": ("Maria Lopez, thursday at 3", "yes"),
}
AGREES = {"OK", "Got it, thanks.", "👍"}
"""What a machine cannot be told by; a person who says so means yes."""


def answer_each(practice, machine, *, most=30):
    """A machine that says the same whenever it is texted; how often it was."""
    times = 1
    while practice.patient_texts(machine) and times < most:
        times += 1
    return times


def standing(practice):
    """What machines must not change."""
    state = practice.state()
    return state["request"], state["opted_out"], state["emergency"], count(practice, Appointment)


@pytest.mark.parametrize(("number", "story"), list(enumerate(STORIES)))
def test_a_machine_is_answered_a_few_times_and_nothing_comes_of_it(practice, number, story):
    # All in every story take minutes; each meets a stranger, and one story more.
    for machine in MACHINES[number - 1 :: 3] if number else MACHINES:
        if story == "read back" and machine in AGREES:
            continue
        practice.forget_everything(now=TUESDAY)
        for said in STORIES[story]:
            practice.patient_texts(said)
        before, last = standing(practice), last_message(practice)
        assert answer_each(practice, machine) <= 7, machine
        assert standing(practice) == before, machine
        assert heard_by_nurse(practice, since=last) <= 1, machine


def test_a_machine_that_answers_a_reminder_is_thanked_a_few_times(practice):
    booked(practice, "thursday at 3")
    practice.advance(to=TUESDAY + DAY)
    assert answer_each(practice, "OK") <= 5
    assert practice.state()["request"]["status"] == "confirmed"


def test_one_that_asks_ever_new_questions_is_answered_six_times_a_day(practice):
    asked = [
        f"how much is {thing}?" for thing in "botox filler lips a peel it parking this".split()
    ]
    answers = [practice.patient_texts(text) for text in (*asked, *map(str.upper, asked))]
    assert sum(map(bool, answers)) == 6
    practice.advance(by=DAY)
    assert practice.patient_texts("how much is the first one?")


def test_whoever_moves_a_booking_is_answered_again(practice):
    for _ in range(8):
        practice.patient_texts("lol ok")
    for _ in range(4):
        practice.patient_texts("hello?")
    assert practice.patient_texts("hello?") == []
    practice.nurse_texts("A bot")
    assert "Is that right?" in practice.patient_texts("Maria Lopez, thu at 3")[0]
    assert practice.patient_texts("how much is it?")


def test_during_an_alarm_the_911_line_is_never_hushed(practice):
    practice.patient_texts("i cant breathe")
    answers = []
    for _ in range(8):
        practice.now += timedelta(minutes=61)
        answers += practice.patient_texts("hello")
    assert sum("911" in answer for answer in answers) == 8


def test_what_she_answers_the_nurse_is_passed_on_each_time(practice):
    practice.patient_texts("Maria Lopez, thursday at 3")
    practice.patient_texts("yes")
    practice.nurse_texts("A: is 3:15 fine too?")
    before = heard_by_nurse(practice)
    for _ in range(8):
        practice.patient_texts("ok")
    assert heard_by_nurse(practice) == before + 8
    assert practice.conversation().stage is Stage.WITH_NURSE


def test_a_notification_of_a_menu_cancels_no_visit(practice):
    booked(practice)
    practice.patient_texts(
        "Invalid response. Reply with 1 to confirm, 2 to reschedule, 3 to cancel."
    )
    assert practice.state()["request"]["status"] == "confirmed"
