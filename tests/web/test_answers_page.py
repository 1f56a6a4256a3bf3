"""The pages of the practice's answers: shown, worded, kept from what she has just answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient
from nurse_pages import OTHER, TUESDAY, Forms, answered, tap
from sqlmodel import select
from werkzeug.test import TestResponse

from smsbot.app import create_app
from smsbot.core.practice import Answer
from smsbot.db.models import Choice
from smsbot.settings import Settings
from smsbot.simulator import Simulator

PARKING = "/inbox/answers/about/parking"
FREE = "Free parking right behind the building."
GRATIS = "Hay estacionamiento gratis detrás del edificio."


@pytest.fixture
def practice() -> Iterator[Simulator]:
    usual = Settings()
    price = {"price": Answer("Prices", (), {"en": "From $12 a unit.", "es": "Desde $12."})}
    from_file = replace(usual, practice=replace(usual.practice, answers=price))
    simulator = Simulator(from_file, now=TUESDAY)
    yield simulator
    simulator.database.close()


def form(page: TestResponse) -> tuple[str, dict[str, str]]:
    """Where the form of an answer goes, and its hidden fields."""
    return next(
        (action, fields) for action, fields, buttons in Forms(page.text).found if "Keep" in buttons
    )


def keep(
    nurse: FlaskClient, path: str = PARKING, *, page: TestResponse | None = None, **typed: str
) -> TestResponse:
    action, fields = form(page or nurse.get(path))
    return nurse.post(action, data=fields | {"what": "keep", "en": "", "es": "", **typed})


def chosen(practice: Simulator) -> dict[str, str | None]:
    with practice.database.reading() as session:
        return {row.name: row.value for row in session.exec(select(Choice))}


def test_every_usual_subject_is_listed_with_whose_words_answer_it(nurse: FlaskClient) -> None:
    page = unescape(nurse.get("/inbox/answers").text)
    assert "We're open Mon-Fri 9 AM-5 PM." in page
    assert "English: ours" in page
    assert "From $12 a unit." in page
    assert "Spanish: from the file" in page
    assert "English: passed on to you" in page


def test_it_is_linked_from_more(nurse: FlaskClient) -> None:
    assert 'href="/inbox/answers"' in nurse.get("/inbox/more").text


def test_an_answer_that_is_kept_is_what_patients_are_texted(
    practice: Simulator, nurse: FlaskClient
) -> None:
    kept = keep(nurse, en=FREE, es=GRATIS)
    assert answered(nurse, kept) == "Answer on “Parking”: kept, from the next text on."
    assert practice.patient_texts("where do i park?")[0].startswith(FREE)
    said = practice.patient_texts("¿hay estacionamiento?", phone=OTHER)[0]
    assert said.startswith("Hay estacionamiento gratis detras del edificio. Para agendar, ¿")


def test_it_goes_before_the_files_and_back_again(practice: Simulator, nurse: FlaskClient) -> None:
    path = "/inbox/answers/about/price"
    keep(nurse, path, en="From $11 a unit.", es="Desde $12.")
    assert chosen(practice) == {"answers.price.en": "From $11 a unit."}
    assert practice.patient_texts("how much is it?")[0].startswith("From $11")
    tap(nurse, nurse.get(path), "Take it back")
    assert practice.patient_texts("how much is it?", phone=OTHER)[0].startswith("From $12")


def test_what_was_kept_can_be_undone(practice: Simulator, nurse: FlaskClient) -> None:
    keep(nurse, en=FREE)
    assert "Undone" in answered(nurse, tap(nurse, nurse.get("/inbox"), "Undo"))
    assert chosen(practice) == {"answers.parking.en": None}


def test_a_new_answer_is_asked_in_the_practices_own_words(
    practice: Simulator, nurse: FlaskClient
) -> None:
    kept = keep(
        nurse, "/inbox/answers/new", asked="is there a wheelchair ramp?", en="Yes, there is."
    )
    assert "kept" in answered(nurse, kept)
    assert chosen(practice) == {
        "answers.is-there-a-wheelchair-ramp.asked": "is there a wheelchair ramp",
        "answers.is-there-a-wheelchair-ramp.en": "Yes, there is.",
    }
    assert practice.patient_texts("got a ramp for wheelchairs?")[0].startswith("Yes, there is.")
    page = nurse.get("/inbox/answers/about/is-there-a-wheelchair-ramp")
    tap(nurse, page, "Remove")
    assert "wheelchair" not in nurse.get("/inbox/answers").text.split("Undo")[-1]


def test_a_new_answer_on_a_usual_subject_is_kept_there(
    practice: Simulator, nurse: FlaskClient
) -> None:
    keep(nurse, "/inbox/answers/new", asked="is there parking?", en=FREE)
    assert chosen(practice)["answers.parking.en"] == FREE


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"en": "x" * 130}, "too long"),
        ({"en": "See www.example.com"}, "would be a link"),
        ({"en": "ok", "asked": "does it hurt"}, "asks for you yourself"),
        ({"en": "ok", "asked": "do you have it"}, "does not tell what is asked"),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_she_typed(
    practice: Simulator, nurse: FlaskClient, typed: dict[str, str], why: str
) -> None:
    refused = keep(nurse, **typed)
    assert refused.status_code == 422
    assert why in unescape(refused.text)
    assert typed["en"] in refused.text
    assert chosen(practice) == {}


def test_a_new_answer_needs_a_question_and_words(nurse: FlaskClient) -> None:
    refused = keep(nurse, "/inbox/answers/new")
    assert refused.status_code == 422
    assert "Write how patients ask it" in refused.text
    assert "no answer yet" in refused.text


def test_the_preview_keeps_nothing(practice: Simulator, nurse: FlaskClient) -> None:
    action, fields = form(nurse.get(PARKING))
    page = nurse.post(action, data=fields | {"what": "preview", "en": FREE})
    assert f"{FREE} To book: what's your name" in unescape(page.text)
    assert "<strong>1 text</strong>" in page.text
    assert chosen(practice) == {}


def test_two_windows_keep_and_the_second_is_told(practice: Simulator, nurse: FlaskClient) -> None:
    first, second = nurse.get(PARKING), nurse.get(PARKING)
    keep(nurse, page=first, en=FREE)
    late = keep(nurse, page=second, en="On the street.")
    assert late.status_code == 409
    assert chosen(practice) == {"answers.parking.en": FREE}


def patients_page(practice: Simulator, nurse: FlaskClient) -> TestResponse:
    return nurse.get("/inbox/patients/1")


def test_what_she_has_answered_is_kept_with_one_tap(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.patient_texts("is there a wheelchair ramp?")
    practice.nurse_texts("A: Yes, at the main door.")
    page = patients_page(practice, nurse)
    kept = tap(nurse, page, "Keep this answer for next time")
    assert "kept" in answered(nurse, kept)
    assert "Keep this answer" not in patients_page(practice, nurse).text
    again = practice.patient_texts("do you have a wheelchair ramp", phone=OTHER)[0]
    assert again.startswith("Yes, at the main door. To book:")
    assert practice.patient_texts("¿hay rampa?", phone="+16025550103")[0].startswith("Le pasé")


def test_an_answer_on_a_usual_subject_is_kept_for_all_ways_to_ask(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.patient_texts("is there parking?")
    practice.nurse_texts(f"A: {FREE}")
    tap(nurse, patients_page(practice, nurse), "Keep this answer for next time")
    assert chosen(practice) == {"answers.parking.en": FREE}
    assert practice.patient_texts("where do i park", phone=OTHER)[0].startswith(FREE)


def test_medical_answers_are_never_offered_to_be_kept(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.patient_texts("can i drink wine after?")
    practice.nurse_texts("A: Better not that day.")
    assert "Keep this answer" not in patients_page(practice, nurse).text
    assert "You have just answered" not in nurse.get("/inbox/answers").text


def test_words_that_are_too_long_are_shortened_first(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.patient_texts("is there a wheelchair ramp?")
    practice.nurse_texts("A: Yes, at the main door. " + "It is a little steep. " * 6)
    page = patients_page(practice, nurse)
    assert "Keep this answer" not in page.text
    assert "Shorten it and keep it" in page.text
    number = page.text.split("/inbox/answers/new?matter=")[1].split('"')[0]
    filled = nurse.get(f"/inbox/answers/new?matter={number}")
    assert "is there a wheelchair ramp" in filled.text
    assert (
        keep(nurse, page=filled, asked="is there a wheelchair ramp", en="Yes.").status_code == 303
    )


def test_an_offer_that_was_taken_elsewhere_does_nothing(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.patient_texts("is there parking?")
    practice.nurse_texts("A: On the street.")
    page = patients_page(practice, nurse)
    keep(nurse, en=FREE)
    late = tap(nurse, page, "Keep this answer for next time")
    assert "Nothing was kept" in answered(nurse, late)
    assert chosen(practice) == {"answers.parking.en": FREE}


def test_a_form_without_its_token_does_nothing(practice: Simulator, nurse: FlaskClient) -> None:
    _, fields = form(nurse.get(PARKING))
    del fields["csrf_token"]
    for path in (PARKING, "/inbox/answers/new", "/inbox/answers/keep/1"):
        assert nurse.post(path, data=fields | {"en": FREE}).status_code == 403
    assert chosen(practice) == {}


def test_a_stranger_is_turned_away(practice: Simulator) -> None:
    stranger = create_app(practice.runtime).test_client()
    for path in ("/inbox/answers", PARKING, "/inbox/answers/new"):
        assert stranger.get(path).location == "/inbox/login"


def test_odd_input_is_no_error(nurse: FlaskClient) -> None:
    assert nurse.get("/inbox/answers/about/nothing").status_code == 404
    for path in ("/inbox/answers/new?matter=x", "/inbox/answers/new?matter=99"):
        assert nurse.get(path).status_code == 200
    for words in (
        "\x00",
        "{" * 300,
        "x" * 5000,
        "🙂" * 200,
        "</textarea><script>alert(1)</script>",
    ):
        page = keep(nurse, en=words, asked=words)
        assert page.status_code in (303, 422)
        assert "<script>alert" not in page.text


def test_an_answer_that_no_longer_holds_is_not_sent(
    practice: Simulator, nurse: FlaskClient
) -> None:
    with practice.database.transaction() as session:
        session.add(Choice(name="answers.parking.en", value="x" * 200, changed_at=TUESDAY))
    assert practice.patient_texts("is there parking?")[0].startswith("I've passed")
    assert nurse.get("/inbox/answers").status_code == 200
