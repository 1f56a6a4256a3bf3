"""The nurse chooses which article patients get after a visit, and no text says what is not so."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from nurse_pages import TUESDAY, answered, ask_for, signed_in, tap
from sqlmodel import select

from smsbot.core.events import Kind
from smsbot.core.sms import segments
from smsbot.db.models import Choice, Message, NurseAction, TrackedLink
from smsbot.services import leaving
from smsbot.settings import Settings
from smsbot.settings.articles import FIRST, ArticleFile
from smsbot.simulator import PATIENT, Simulator

OURS = "What moving your body does for your skin"
SUN = "Sun and skin"
CHOOSE = "Link this one"


@pytest.fixture
def sun(tmp_path: Path) -> Path:
    """A second article, in English only."""
    file = tmp_path / "sun.md"
    file.write_text(f"# {SUN}\n\nWear a hat.\n", encoding="utf-8")
    return file


@pytest.fixture
def practice(sun: Path) -> Iterator[Simulator]:
    settings = replace(Settings(), articles=(ArticleFile(FIRST), ArticleFile("sun", str(sun))))
    simulator = Simulator(settings, now=TUESDAY)
    yield simulator
    simulator.database.close()


def after_a_visit(practice: Simulator, words: str = "hi im maria lopez, thursday at 3pm") -> str:
    """The follow-up that a patient gets, its link cut off."""
    practice.patient_texts(words)
    practice.patient_texts("1")
    practice.nurse_texts("A ok")
    practice.advance(by=timedelta(days=4))
    said, _, link = practice.seen_by(PATIENT)[-1].rpartition(" ")
    assert "/r/" in link
    assert segments(f"{said} {link}") == 1
    return said


def leads_to(practice: Simulator) -> str:
    """Where the link of the last follow-up leads."""
    with practice.database.reading() as session:
        return session.exec(select(TrackedLink.url)).all()[-1].rpartition("/articles/")[2]


def chosen(practice: Simulator) -> dict[str, str | None]:
    with practice.database.reading() as session:
        return {row.name: row.value for row in session.exec(select(Choice))}


def choose(nurse: FlaskClient, slug: str) -> str:
    return answered(nurse, tap(nurse, nurse.get("/inbox/words"), CHOOSE, article=slug))


def test_the_first_article_is_linked_in_her_language_until_another_is_chosen(
    practice: Simulator,
) -> None:
    assert after_a_visit(practice) == (
        "Thank you for coming in, Maria! Something to read from Nancy, on skin and movement:"
    )
    assert leads_to(practice) == "myokines?lang=en"


def test_whoever_writes_spanish_is_led_to_the_article_in_spanish(practice: Simulator) -> None:
    assert after_a_visit(practice, "hola soy ana ruiz, quiero una cita el jueves a las 3") == (
        "¡Gracias por su visita, Ana! Nancy le comparte algo para leer, sobre la piel y el"
        " ejercicio:"
    )
    assert leads_to(practice) == "myokines?lang=es"


def test_the_article_that_is_chosen_is_linked_and_nothing_is_said_of_what_it_is_about(
    practice: Simulator, nurse: FlaskClient
) -> None:
    assert choose(nurse, "sun") == f"The article after visits: {SUN}, from the next thank-you on."
    said = "Thank you for coming in, Maria! Something to read from Nancy:"
    assert after_a_visit(practice) == said
    assert leads_to(practice) == "sun?lang=en"


def test_a_follow_up_that_waits_links_what_is_chosen_when_it_leaves(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    practice.nurse_texts("A ok")
    choose(nurse, "sun")
    practice.advance(by=timedelta(days=4))
    assert leads_to(practice) == "sun?lang=en"


def test_an_article_of_the_practice_in_the_place_of_ours_is_said_nothing_of(sun: Path) -> None:
    settings = replace(Settings(), articles=(ArticleFile(FIRST, str(sun)),))
    practice = Simulator(settings, now=TUESDAY)
    assert after_a_visit(practice).endswith("Something to read from Nancy:")
    assert leads_to(practice) == "myokines?lang=en"
    practice.database.close()


def test_a_choice_whose_file_is_gone_gives_way_to_the_first_and_is_logged(
    practice: Simulator, nurse: FlaskClient, sun: Path, caplog: pytest.LogCaptureFixture
) -> None:
    choose(nurse, "sun")
    sun.unlink()
    with caplog.at_level(logging.WARNING):
        assert after_a_visit(practice).endswith("on skin and movement:")
    assert leads_to(practice) == "myokines?lang=en"
    assert "the article chosen for follow-ups is gone, so the first is linked: sun" in caplog.text


def test_a_choice_is_undone_and_on_record_as_any_other(
    practice: Simulator, nurse: FlaskClient
) -> None:
    choose(nurse, "sun")
    assert chosen(practice) == {"article": "sun"}
    page = nurse.get("/inbox/words")
    assert f"Last: The article after visits: {SUN}." in page.text
    undone = tap(nurse, page, "Undo")
    assert undone.location == "/inbox/words?said=1"
    assert "Undone" in answered(nurse, undone)
    assert chosen(practice) == {"article": None}
    assert f"The article after visits: {SUN}" in nurse.get("/inbox/trail").text
    with practice.database.reading() as session:
        assert [row.kind for row in session.exec(select(NurseAction))] == ["sign_in", "choice"]


def test_the_choice_in_force_is_the_one_that_is_marked(nurse: FlaskClient) -> None:
    assert 'value="myokines" checked' in nurse.get("/inbox/words").text
    choose(nurse, "sun")
    page = nurse.get("/inbox/words").text
    assert 'value="sun" checked' in page
    assert page.count(" checked") == 1
    assert "in English only" in page  # of the sun's


def test_the_first_chosen_again_is_no_choice_any_more(
    practice: Simulator, nurse: FlaskClient
) -> None:
    choose(nurse, "sun")
    assert choose(nurse, FIRST).startswith(f"The article after visits: {OURS},")
    assert chosen(practice) == {"article": None}
    assert choose(nurse, FIRST) == "Nothing has changed: that is the article that is linked."


@pytest.mark.parametrize("slug", ["gone", "", "../../etc/passwd"])
def test_an_article_that_is_not_there_cannot_be_chosen(
    practice: Simulator, nurse: FlaskClient, slug: str
) -> None:
    assert choose(nurse, slug) == "Nothing was changed, as that article is not there any more."
    assert chosen(practice) == {}


def test_where_there_is_one_article_there_is_no_choice(sun: Path) -> None:
    both = (ArticleFile(FIRST), ArticleFile("sun", str(sun)))
    for fewer in ({"articles": both[:1]}, {"articles": both, "article_url": "https://a.example/"}):
        practice = Simulator(replace(Settings(), **fewer), now=TUESDAY)
        nurse = signed_in(practice)
        assert CHOOSE not in nurse.get("/inbox/words").text
        assert "article" not in nurse.get("/inbox/more").text
        practice.database.close()


def test_the_page_of_everything_else_leads_to_the_choice(nurse: FlaskClient) -> None:
    assert "/inbox/words#article" in nurse.get("/inbox/more").text


def test_an_article_elsewhere_is_linked_as_it_is_written_and_said_nothing_of() -> None:
    settings = replace(Settings(), article_url="https://nancy.example/skin")
    practice = Simulator(settings, now=TUESDAY)
    assert after_a_visit(practice).endswith("Something to read from Nancy:")
    assert leads_to(practice) == "https://nancy.example/skin"
    practice.database.close()


def test_words_of_her_own_are_tried_out_as_they_read_with_the_article_of_now(
    nurse: FlaskClient,
) -> None:
    assert "from Nancy, on skin and movement: http" in nurse.get("/inbox/words").text
    choose(nurse, "sun")
    assert "from Nancy: http" in nurse.get("/inbox/words").text


def test_whoever_has_worded_the_thank_you_is_told_to_look_at_it(
    practice: Simulator, nurse: FlaskClient
) -> None:
    hint = "look whether they fit the article"
    assert hint not in nurse.get("/inbox/words").text
    page = nurse.get("/inbox/words/follow_up/en")
    tap(nurse, page, "Keep", words="Thanks, {first}! On movement: {link}")
    assert hint in nurse.get("/inbox/words").text


def test_a_follow_up_is_found_again_whichever_article_it_linked(
    practice: Simulator, nurse: FlaskClient
) -> None:
    after_a_visit(practice)
    choose(nurse, "sun")
    with practice.runtime.reading() as desk:
        message = desk.session.exec(select(Message).where(Message.kind == Kind.FOLLOW_UP)).one()
        message.body = None
        ways = [way.rpartition(" ")[0] for way in leaving.ways_to_word(desk, message)]
        desk.session.rollback()
    assert ways == [
        "Thank you for coming in, Maria! Something to read from Nancy, on skin and movement:",
        "Thank you for coming in, Maria! Something to read from Nancy:",
    ]
