"""The page of pictures: what it says, that it says it without colour, and that it stays small."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import crowded
import pytest
from flask.testing import FlaskClient
from nurse_pages import ask_for, signed_in, tap
from sqlalchemy import event

from smsbot.app import create_app
from smsbot.db.engine import Database
from smsbot.simulator import PATIENT, Simulator
from smsbot.web import drawing

LARGEST_PAGE = 50_000
MOST_QUESTIONS = 12


class Tables(HTMLParser):
    """The figures behind each picture, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        self._cell = tag in ("th", "td")

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[-1].append(data)
            self._cell = False


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[FlaskClient]:
    """The nurse's browser at a practice that has been busy for some months."""
    url = f"sqlite:///{tmp_path}/busy.db"
    database = Database(url)
    database.create_all()
    crowded.crowd(database, patients=1_500, messages=6_000, visits=1_500)
    database.close()
    simulator = Simulator(now=crowded.NOW, database_url=url)
    yield signed_in(simulator)
    simulator.database.close()


def sections(html: str) -> dict[str, str]:
    """Each picture with its words, by the heading."""
    found = html.split('<section class="insight"')[1:]
    return {re.findall(r"<h2[^>]*>(.*?)</h2>", one)[0]: one for one in found}


def test_before_anything_was_texted_the_page_is_kind(practice: Simulator) -> None:
    nurse = signed_in(practice)
    practice.now += timedelta(days=31)  # The text with her sign-in code was last month.
    page = nurse.get("/inbox/insights").text
    assert "There is nothing to draw yet." in page
    assert sections(page) == {}


def test_the_first_request_makes_its_pictures(practice: Simulator) -> None:
    nurse = signed_in(practice)
    ask_for(practice, "thursday at 3pm")
    shown = sections(nurse.get("/inbox/insights").text)
    assert "1 of 1 new patient" in shown["How soon new patients hear from us"]
    assert "1 asked for a time, 0 were booked" in shown["From the first text to the visit"]
    for not_yet in ("Week by week", "How long requests wait for you", "When patients write"):
        assert not_yet not in shown
    assert "The article" not in shown


def test_a_picture_shows_once_it_has_enough_to_tell(practice: Simulator) -> None:
    nurse = signed_in(practice)
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.advance(by=timedelta(days=7))
    for number in range(1, 9):
        practice.patient_texts("do you take insurance?", phone=f"+1602555011{number}")
    ask_for(practice, "friday at 11am", name="ana ruiz", phone="+16025550102")
    shown = sections(nurse.get("/inbox/insights").text)
    assert "2 requests and 1 visit in 12 weeks" in shown["Week by week"]
    assert "1 waits still." in shown["How long requests wait for you"]
    assert "Most on Tuesdays around 10 AM." in shown["When patients write"]


def test_a_visit_and_its_article_show_after_they_happened(practice: Simulator) -> None:
    nurse = signed_in(practice)
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.advance(by=timedelta(days=4))
    shown = sections(nurse.get("/inbox/insights").text)
    assert "The one request of the last four weeks was settled the same day." in "".join(
        shown.values()
    )
    assert "Thursdays around 3 PM" in shown["When visits are"]
    assert (
        "0 of the 1 link texted after visits of the last 12 weeks were opened."
        in (shown["The article"])
    )
    assert "and 1 came." in shown["From the first text to the visit"]
    assert "0 of 1 visit in 6 months were missed" in shown["No-shows and late cancellations"]


def test_texts_cost_about_and_twilios_bill_counts(practice: Simulator) -> None:
    nurse = signed_in(practice)
    practice.patient_texts("hello", phone=PATIENT)
    said = sections(nurse.get("/inbox/insights").text)["Texts and what they cost"]
    assert re.search(r"About \$0\.\d\d for \d texts in December so far\.", said)
    assert "Twilio's bill is what counts." in said.replace("&#39;", "'")


def test_every_picture_has_a_name_a_sentence_and_the_same_figures(busy: FlaskClient) -> None:
    page = busy.get("/inbox/insights").text
    shown = sections(page)
    assert len(shown) == 9
    for heading, html in shown.items():
        svg = ElementTree.fromstring(re.findall(r'<svg class="picture".*?</svg>', html)[0])
        title = svg.find("title")
        assert svg.get("role") == "img"
        assert title is not None
        assert svg.get("aria-labelledby") == title.get("id")
        assert re.search(r"<p>[^<]+\.</p>", html), heading
        rows = Tables(html).rows
        assert len(rows) > 1, heading
        numbers = {cell for row in rows for cell in row[1:]}
        drawn = {text.text for text in svg.iter("text") if "number" in text.get("class", "")}
        if heading not in ("No-shows and late cancellations",):  # there sums stand above bars
            assert drawn <= numbers, heading


def test_ids_are_used_once(busy: FlaskClient) -> None:
    ids = re.findall(r'\bid="([^"]+)"', busy.get("/inbox/insights").text)
    assert len(ids) == len(set(ids))


def test_nothing_on_the_page_needs_more_than_the_policy_allows(busy: FlaskClient) -> None:
    page = busy.get("/inbox/insights").text
    assert not re.search(r"\sstyle=|<style|<script(?! defer src)|\son\w+=", page)


def test_parts_of_a_bar_differ_without_colour(busy: FlaskClient) -> None:
    page = busy.get("/inbox/insights").text
    assert 'fill="url(#hatched)"' in page
    assert '<pattern id="hatched"' in page


def test_the_page_is_small_however_busy_the_practice(busy: FlaskClient) -> None:
    assert len(busy.get("/inbox/insights").data) < LARGEST_PAGE


def test_the_page_asks_the_database_little(practice: Simulator) -> None:
    nurse = signed_in(practice)
    ask_for(practice, "thursday at 3pm")
    asked: list[str] = []
    event.listen(
        practice.database.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, said, *_: asked.append(said),
    )
    nurse.get("/inbox/insights")
    assert 0 < len([said for said in asked if not said.startswith("BEGIN")]) <= MOST_QUESTIONS


def test_words_in_a_picture_are_escaped() -> None:
    drawn = drawing.lying("a", "<b>&</b>", {'"<script>"': 3})
    svg = ElementTree.fromstring(str(drawn))
    assert svg.findtext("title") == "<b>&</b>"
    assert "<script>" not in drawn


def test_nothing_is_drawn_of_nothing() -> None:
    for drawn in (
        drawing.lying("a", "none", {"never": 0}),
        drawing.funnel("b", "none", {"came": 0}),
        drawing.stacked("c", "none", {"opened": [0, 0], "not": [0, 0]}, ["1", "2"]),
        drawing.grouped("d", "none", {"opened": [0, 0], "not": [0, 0]}, ["1", "2"]),
        drawing.by_hour("e", "none", {}),
    ):
        assert "<rect" not in drawn


def test_the_hours_of_a_picture_run_from_the_first_to_the_last_with_anything() -> None:
    assert drawing.span_of_hours({(0, 9): 1, (6, 17): 2, (3, 22): 0}) == range(9, 18)
    assert [drawing.clock(hour) for hour in (0, 9, 12, 23)] == ["12 AM", "9 AM", "12 PM", "11 PM"]


def test_a_stranger_sees_no_figures(practice: Simulator) -> None:
    answer = create_app(practice.runtime).test_client().get("/inbox/insights")
    assert answer.status_code == 302
    assert answer.location == "/inbox/login"
