"""Who waits for a time to come free, on the nurse's pages."""

from __future__ import annotations

from flask.testing import FlaskClient
from nurse_pages import OTHER, answered, ask_for, tap

from smsbot.simulator import PATIENT, Simulator


def maria_waits(practice: Simulator) -> None:
    """Ana's visit stands on Thursday at three; Maria waits for that time."""
    practice.nurse_texts("book 6025550102 Ana Ruiz thu 3pm")
    ask_for(practice, "thursday at 3pm")
    practice.patient_texts("wait")


def below(page: str, heading: str) -> str:
    """The part of a page under this heading."""
    return page.split(f">{heading}</h2>")[1].split("<h2")[0]


def test_the_waiting_list_is_apart_from_what_waits_for_her(
    practice: Simulator, nurse: FlaskClient
) -> None:
    maria_waits(practice)
    page = nurse.get("/inbox").text
    assert "Nothing waits" in page
    listed = below(page, "On the waiting list")
    assert "waits for Thu Dec 3 at 3:00 PM" in listed
    assert "Confirm" not in listed
    assert "is not free" not in listed


def test_she_may_offer_a_time_to_whoever_waits(practice: Simulator, nurse: FlaskClient) -> None:
    maria_waits(practice)
    offered = tap(nurse, nurse.get("/inbox"), "Thu Dec 3 at 3:30 PM")
    assert answered(nurse, offered).startswith("Offered Maria Lopez Thu Dec 3 at 3:30 PM.")
    assert "On the waiting list" not in nurse.get("/inbox").text
    assert practice.patient_texts("1")[-1].startswith("You're booked, Maria: Thu Dec 3 at 3:30 PM")


def test_what_came_free_shows_as_offered_until_she_answers(
    practice: Simulator, nurse: FlaskClient
) -> None:
    maria_waits(practice)
    practice.patient_texts("please cancel my appointment", phone=OTHER)
    listed = below(nurse.get("/inbox").text, "Waiting for them")
    assert "She was offered Thu Dec 3 at 3:00 PM" in listed


def test_the_digest_puts_the_waiting_list_last(practice: Simulator) -> None:
    maria_waits(practice)
    practice.patient_texts("how do i get a refund?", phone=OTHER)
    lines = practice.nurse_texts("list")[0].splitlines()
    assert [line.split()[1] for line in lines[1:3]] == ["Ana", "Maria"]
    assert PATIENT not in lines[2]
