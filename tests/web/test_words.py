"""The pages of the practice's own sentences: tried out, kept, undone, and never over another's."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient
from nurse_pages import TUESDAY, Forms, answered, ask_for, signed_in, tap
from sqlmodel import select
from werkzeug.test import TestResponse

from smsbot.app import create_app
from smsbot.db.models import Choice, NurseAction
from smsbot.settings import Settings
from smsbot.simulator import PATIENT, Simulator

CONFIRMED = "/inbox/words/confirmed/en"
OURS = (
    "You're booked, {first}: {when} with {nurse}, {address}. Need to change it? Just text me here."
)
SEE_YOU = "See you {when}, {first}! Nancy's door is open, {address}."


def form(page: TestResponse) -> tuple[str, dict[str, str]]:
    """Where the form of a sentence's page goes, and its fields but the words."""
    return next(
        (action, fields) for action, fields, buttons in Forms(page.text).found if "Keep" in buttons
    )


def keep(nurse: FlaskClient, words: str, *, page: TestResponse | None = None) -> TestResponse:
    action, fields = form(page or nurse.get(CONFIRMED))
    return nurse.post(action, data=fields | {"words": words})


def field_of(page: TestResponse) -> str:
    """What stands in the field."""
    return unescape(re.findall(r"<textarea[^>]*>\n?(.*?)</textarea>", page.text, re.DOTALL)[0])


def chosen(practice: Simulator) -> dict[str, str | None]:
    with practice.database.reading() as session:
        return {row.name: row.value for row in session.exec(select(Choice))}


def test_every_sentence_is_shown_in_both_languages_as_patients_get_it(nurse: FlaskClient) -> None:
    page = nurse.get("/inbox/words").text
    assert page.count(">Change<") == 16
    assert "You&#39;re booked, Maria: Thu Dec 31 at 3:00 PM with Nancy." in page
    assert "Su cita queda confirmada, Maria: jue 31 dic a las 3:00 PM con Nancy." in page
    for link in re.findall(r'href="(/inbox/words/[^"]+)"', page):
        assert nurse.get(link).status_code == 200


def test_the_field_holds_the_words_as_people_write_them(nurse: FlaskClient) -> None:
    assert field_of(nurse.get(CONFIRMED)) == OURS


def test_words_that_are_kept_are_what_patients_are_texted(
    practice: Simulator, nurse: FlaskClient
) -> None:
    kept = keep(nurse, SEE_YOU)
    assert kept.status_code == 303
    assert answered(nurse, kept) == "Confirmation in English: in your words, from the next text on."
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.deliver()
    said = "See you Thu Dec 3 at 3:00 PM, Maria! Nancy's door is open."
    assert practice.seen_by(PATIENT)[-1] == said
    assert field_of(nurse.get(CONFIRMED)) == SEE_YOU
    assert "English: your words" in nurse.get("/inbox/words").text


def test_a_text_that_waits_is_worded_as_it_is_chosen_when_it_leaves(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.deliver()
    page = nurse.get("/inbox/words/reminder/en")
    keep(nurse, "{practice}: {relative}, {address}. C to confirm!", page=page)
    practice.advance(to=practice.now.replace(day=2, hour=23))
    said = "Nancy Park, RN, BSN: tomorrow, Thu Dec 3 at 3:00 PM. C to confirm!"
    assert practice.seen_by(PATIENT)[-1] == said


def test_what_was_kept_can_be_undone_and_is_on_record(
    practice: Simulator, nurse: FlaskClient
) -> None:
    keep(nurse, SEE_YOU)
    today = nurse.get("/inbox")
    assert "Last: Confirmation in English: in your words." in today.text
    assert "Undone" in answered(nurse, tap(nurse, today, "Undo"))
    assert chosen(practice) == {"words.confirmed.en": None}
    assert field_of(nurse.get(CONFIRMED)) == OURS
    with practice.database.reading() as session:
        assert [row.kind for row in session.exec(select(NurseAction))] == ["sign_in", "choice"]


def test_the_last_of_two_changes_is_undone_to_the_first(nurse: FlaskClient) -> None:
    keep(nurse, SEE_YOU)
    keep(nurse, "Booked: {when}, {address}")
    tap(nurse, nurse.get("/inbox"), "Undo")
    assert field_of(nurse.get(CONFIRMED)) == SEE_YOU


def test_back_to_ours(practice: Simulator, nurse: FlaskClient) -> None:
    keep(nurse, SEE_YOU)
    back = tap(nurse, nurse.get(CONFIRMED), "Back to ours")
    assert answered(nurse, back) == "Confirmation in English: ours again, from the next text on."
    assert chosen(practice) == {"words.confirmed.en": None}


def test_our_own_words_kept_are_ours(practice: Simulator, nurse: FlaskClient) -> None:
    same = keep(nurse, OURS)
    assert "Nothing has changed" in answered(nurse, same)
    assert chosen(practice) == {}


def test_what_is_refused_says_why_and_keeps_what_she_typed(
    practice: Simulator, nurse: FlaskClient
) -> None:
    typed = "Your bótox is {when}, {address}. Reply STOP to end"
    refused = keep(nurse, typed)
    assert refused.status_code == 422
    assert answered(nurse, refused).startswith("Nothing was kept yet")
    assert "names a treatment" in refused.text
    assert "opt-out" in refused.text
    assert field_of(refused) == typed
    assert refused.text.index("names a treatment") < refused.text.index("<textarea")
    assert chosen(practice) == {}
    mended = keep(nurse, SEE_YOU, page=refused)
    assert mended.status_code == 303


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Booked: {when}, at {address}", "Write {address} after a comma"),
        ("Booked {when}, {address} 🙂", "This character makes each text cost double, so take it"),
    ],
)
def test_what_is_refused_says_what_to_write(nurse: FlaskClient, typed: str, said: str) -> None:
    refused = keep(nurse, typed)
    assert refused.status_code == 422
    assert said in refused.text
    assert "stands for nothing" not in refused.text
    assert "must keep" not in refused.text


def test_two_windows_keep_and_the_second_is_told_what_is_there_now(
    practice: Simulator, nurse: FlaskClient
) -> None:
    first, second = nurse.get(CONFIRMED), nurse.get(CONFIRMED)
    keep(nurse, SEE_YOU, page=first)
    late = keep(nurse, "Booked: {when}, {address}", page=second)
    assert late.status_code == 409
    assert f"They are now: {SEE_YOU}" in answered(nurse, late)
    assert field_of(late) == "Booked: {when}, {address}"
    assert keep(nurse, field_of(late), page=late).status_code == 303
    assert chosen(practice) == {"words.confirmed.en": "Booked: {when}{, address}"}


def test_a_page_left_open_does_not_undo_a_return_to_ours(nurse: FlaskClient) -> None:
    keep(nurse, SEE_YOU)
    old = nurse.get(CONFIRMED)
    tap(nurse, nurse.get(CONFIRMED), "Back to ours")
    late = keep(nurse, SEE_YOU + "!", page=old)
    assert late.status_code == 409
    assert "Ours are in use again." in answered(nurse, late)


def test_the_preview_is_shown_without_keeping_anything(
    practice: Simulator, nurse: FlaskClient
) -> None:
    action, fields = form(nurse.get(CONFIRMED))
    page = nurse.post(f"{action}/preview", data=fields | {"words": SEE_YOU})
    assert page.status_code == 200
    assert "See you Wed Dec 30 at 11:30 AM, Xochitl!" in unescape(page.text)
    assert "characters, <strong>1 text</strong>" in page.text
    assert field_of(page) == SEE_YOU
    assert chosen(practice) == {}


def test_as_she_types_only_the_preview_comes_back(nurse: FlaskClient) -> None:
    action, fields = form(nurse.get(CONFIRMED))
    fragment = nurse.post(
        f"{action}/preview",
        data=fields | {"words": SEE_YOU + " á" + " and more" * 12},
        headers={"HX-Request": "true"},
    )
    assert "<html" not in fragment.text
    assert "<strong>2 texts</strong>" in fragment.text
    assert "too long" in fragment.text


def test_what_is_too_long_for_some_shows_what_they_get_instead(nurse: FlaskClient) -> None:
    action, fields = form(nurse.get(CONFIRMED))
    words = "{name}, {when}, {address}. " + "x" * 120
    page = nurse.post(f"{action}/preview", data=fields | {"words": words})
    assert "Too long, so this is sent:" in page.text
    assert "You&#39;re booked, Xochitl" in page.text


def test_the_address_is_in_the_preview_when_there_is_one() -> None:
    settings = Settings()
    practice = replace(settings.practice, address="12 Main St")
    simulator = Simulator(replace(settings, practice=practice), now=TUESDAY)
    page = signed_in(simulator).get(CONFIRMED).text
    assert "with Nancy, 12 Main St. Need" in page
    simulator.database.close()


def test_html_in_words_is_shown_as_it_was_typed(nurse: FlaskClient) -> None:
    typed = "</textarea><script>alert(1)</script> {when}, {address} <b>&amp;"
    for page in (keep(nurse, typed + " {"), nurse.get("/inbox/words")):
        assert "<script>alert" not in page.text
    assert field_of(keep(nurse, typed + " {")) == typed + " {"
    assert keep(nurse, typed).status_code == 303
    for path in ("/inbox/words", CONFIRMED, "/inbox"):
        assert "<script>alert" not in nurse.get(path).text


def test_odd_input_is_no_error(nurse: FlaskClient) -> None:
    for words in (
        "",
        "\x00",
        "{" * 500,
        "x" * 5000,
        "{when}" * 90,
        "\ud7ff" + "🙂" * 300,
        "{}{}}{",
    ):
        assert keep(nurse, words).status_code == 422
    _, fields = form(nurse.get(CONFIRMED))
    assert nurse.post(CONFIRMED, data={"csrf_token": fields["csrf_token"]}).status_code == 409


def test_a_sentence_that_is_not_the_practices_to_word_is_not_there(nurse: FlaskClient) -> None:
    for path in ("emergency/en", "confirmed/fr", "nothing/en", "confirmed/EN"):
        assert nurse.get(f"/inbox/words/{path}").status_code == 404
    _, fields = form(nurse.get(CONFIRMED))
    answer = nurse.post("/inbox/words/emergency/en", data=fields | {"words": "never mind"})
    assert answer.status_code == 404


@pytest.mark.parametrize("path", [CONFIRMED, f"{CONFIRMED}/preview"])
def test_a_form_without_its_token_does_nothing(
    practice: Simulator, nurse: FlaskClient, path: str
) -> None:
    _, fields = form(nurse.get(CONFIRMED))
    del fields["csrf_token"]
    assert nurse.post(path, data=fields | {"words": SEE_YOU}).status_code == 403
    assert chosen(practice) == {}


def test_a_stranger_is_turned_away(practice: Simulator) -> None:
    stranger = create_app(practice.runtime).test_client()
    assert stranger.get(CONFIRMED).location == "/inbox/login"
    assert stranger.get("/inbox/words").location == "/inbox/login"


def test_words_that_no_longer_hold_are_neither_sent_nor_shown(
    practice: Simulator, nurse: FlaskClient
) -> None:
    with practice.database.transaction() as session:
        session.add(Choice(name="words.confirmed.en", value="Soon {then}", changed_at=TUESDAY))
    assert field_of(nurse.get(CONFIRMED)) == OURS
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.deliver()
    assert practice.seen_by(PATIENT)[-1].startswith("You're booked, Maria")
    assert keep(nurse, SEE_YOU).status_code == 303


def test_a_text_of_ours_in_the_practices_words_is_no_wish_when_it_comes_back(
    practice: Simulator, nurse: FlaskClient
) -> None:
    keep(nurse, SEE_YOU)
    answers = practice.patient_texts("See you Thu Dec 3 at 3:00 PM, Ana! Nancy's door is open.")
    assert not any("Is that right?" in answer for answer in answers)
