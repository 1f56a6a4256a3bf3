"""The demo page: two phones and a clock, with and without its script."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from smsbot.settings import Settings
from smsbot.web.demo import DemoSnapshot, DemoText, demo_pages, with_links
from smsbot.web.public import public_pages

STEPS = {"10min": timedelta(minutes=10), "1h": timedelta(hours=1), "1day": timedelta(days=1)}


@dataclass
class FakeDemo:
    """Two phones that remember what is typed, and a practice that says ok."""

    now: datetime = datetime(2026, 12, 1, 10, 15)
    hint: str = 'Tap "yes" on the patient\'s phone, then "+1 hour".'
    patient: list[DemoText] = field(default_factory=list)
    nurse: list[DemoText] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    version: int = 0
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def snapshot(self) -> DemoSnapshot:
        return DemoSnapshot(
            now_local=self.now,
            practice_name="Nancy Park, RN, BSN",
            number="+14809332328",
            patient_phone="+16025550101",
            nurse_phone="+16025550199",
            patient=tuple(self.patient),
            nurse=tuple(self.nurse),
            version=self.version,
            hint=self.hint,
        )

    def text_from_patient(self, body: str) -> None:
        self.say(self.patient, body, outgoing=True)
        self.say(self.patient, "ok")

    def text_from_nurse(self, body: str) -> None:
        self.say(self.nurse, body, outgoing=True)

    def say(
        self, phone: list[DemoText], body: str, *, outgoing: bool = False, status: str = "delivered"
    ) -> None:
        phone.append(DemoText(next(self._ids), outgoing, body, self.now, status))
        self.version += 1

    def move_clock(self, step: str) -> None:
        self.steps.append(step)
        self.now += STEPS.get(step, timedelta(hours=2))
        self.version += 1

    def reset(self) -> None:
        self.patient.clear()
        self.nurse.clear()
        self.version += 1


@pytest.fixture
def demo() -> FakeDemo:
    return FakeDemo()


@pytest.fixture
def client(demo: FakeDemo) -> FlaskClient:
    app = Flask("a_demo", static_folder=None)
    app.register_blueprint(demo_pages(demo))
    return app.test_client()


def test_the_page_shows_both_phones_and_the_clock(client: FlaskClient) -> None:
    page = client.get("/demo").text
    assert page.count("<h1") == 1
    for words in ("602-555-0101", "602-555-0199", "Tue Dec 1", "10:15 AM", "Nancy Park, RN, BSN"):
        assert words in page


def test_the_page_brings_no_inline_script_or_style_and_nothing_from_elsewhere(
    client: FlaskClient,
) -> None:
    page = client.get("/demo").text
    assert "<style" not in page
    assert " style=" not in page
    assert page.count("<script") == 1
    assert '<script src="/demo/assets/demo.js?v=' in page
    assert "http" not in page


@pytest.mark.parametrize("phone", ["patient", "nurse"])
def test_a_typed_text_leaves_the_phone_and_the_reader_is_led_back_to_it(
    client: FlaskClient, demo: FakeDemo, phone: str
) -> None:
    answer = client.post(f"/demo/{phone}", data={"body": "  hi there  "})
    assert answer.status_code == 303
    assert answer.location == f"/demo#{phone}"
    assert getattr(demo, phone)[0].body == "hi there"
    assert "<p>hi there</p>" in client.get("/demo").text


def test_an_empty_text_is_not_sent(client: FlaskClient, demo: FakeDemo) -> None:
    assert client.post("/demo/patient", data={"body": "   "}).status_code == 303
    assert client.post("/demo/nurse").status_code == 303
    assert demo.version == 0


def test_a_text_is_never_longer_than_twilio_takes(client: FlaskClient, demo: FakeDemo) -> None:
    client.post("/demo/patient", data={"body": "a" * 2000})
    assert len(demo.patient[0].body) == 1600


@pytest.mark.parametrize("step", ["10min", "1h", "tomorrow8", "1day", "next"])
def test_the_clock_can_be_moved(client: FlaskClient, demo: FakeDemo, step: str) -> None:
    assert client.post("/demo/clock", data={"step": step}).status_code == 303
    assert demo.steps == [step]


def test_an_unknown_step_of_the_clock_is_refused(client: FlaskClient, demo: FakeDemo) -> None:
    assert client.post("/demo/clock", data={"step": "1year"}).status_code == 400
    assert demo.steps == []


def test_reset_begins_again(client: FlaskClient, demo: FakeDemo) -> None:
    client.post("/demo/patient", data={"body": "hi"})
    assert client.post("/demo/reset").status_code == 303
    assert "No texts yet" in client.get("/demo").text


def test_html_in_a_text_is_shown_as_it_was_typed(client: FlaskClient) -> None:
    client.post("/demo/patient", data={"body": "<script>alert('hi')</script> & <b>"})
    page = client.get("/demo").text
    assert "&lt;script&gt;alert(&#39;hi&#39;)&lt;/script&gt; &amp; &lt;b&gt;" in page
    assert "<script>" not in page


def test_a_web_address_in_a_text_can_be_clicked() -> None:
    html = with_links("Read (http://127.0.0.1:8080/r/abc?a=1&b=2). Bye")
    assert html == (
        'Read (<a href="http://127.0.0.1:8080/r/abc?a=1&amp;b=2" target="_blank"'
        ' rel="noopener noreferrer">http://127.0.0.1:8080/r/abc?a=1&amp;b=2</a>). Bye'
    )


@pytest.mark.parametrize("body", ["javascript:alert(1)", "www.example.com", "ftp://a.example"])
def test_nothing_but_a_web_address_becomes_a_link(body: str) -> None:
    assert "<a" not in with_links(body)


def test_an_address_cannot_break_out_of_its_link() -> None:
    html = with_links("http://a.example/\"onmouseover='x'<b>")
    assert "<b>" not in html
    assert html.count('"') == 6


def test_the_date_is_named_whenever_it_changes(client: FlaskClient, demo: FakeDemo) -> None:
    demo.text_from_patient("hi")
    demo.move_clock("1day")
    demo.text_from_patient("yes")
    page = client.get("/demo/phones").text
    assert page.count('class="day"') == 2
    assert ">Wed Dec 2</li>" in page


def test_only_an_unusual_status_is_told(client: FlaskClient, demo: FakeDemo) -> None:
    demo.say(demo.patient, "one")
    demo.say(demo.patient, "two", status="blocked by STOP")
    page = client.get("/demo/phones").text
    assert page.count("<em>") == 1
    assert "<em>blocked by STOP</em>" in page
    assert "delivered" not in page


def test_what_the_hint_quotes_lights_up(client: FlaskClient) -> None:
    page = client.get("/demo").text
    assert page.count("suggested") == 2
    assert 'value="yes" data-live="class" class="chip suggested"' in page
    assert 'value="1h" data-live="class" class="suggested"' in page


def test_the_state_changes_its_version_only_when_something_changed(client: FlaskClient) -> None:
    first = client.get("/demo/state")
    assert first.json == {"version": 0, "now": "2026-12-01T10:15:00"}
    assert first.headers["Cache-Control"] == "no-store"
    client.post("/demo/nurse", data={"body": "list"})
    assert client.get("/demo/state").get_json()["version"] == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["patient", "nurse", "clock", "reset"])
def test_other_sites_cannot_press_the_buttons(
    client: FlaskClient, demo: FakeDemo, path: str, headers: dict[str, str]
) -> None:
    answer = client.post(f"/demo/{path}", data={"body": "hi", "step": "1h"}, headers=headers)
    assert answer.status_code == 403
    assert demo.version == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://localhost"},
        {},
    ],
)
def test_our_own_page_can_press_the_buttons(
    client: FlaskClient, demo: FakeDemo, headers: dict[str, str]
) -> None:
    client.post("/demo/patient", data={"body": "hi"}, headers=headers)
    assert demo.patient


def test_the_demo_lives_beside_the_public_pages(demo: FakeDemo) -> None:
    app = Flask("both", static_folder=None)
    app.register_blueprint(public_pages(Settings()))
    app.register_blueprint(demo_pages(demo))
    client = app.test_client()
    assert "Text 480-933-2328" in client.get("/").text
    assert client.get("/demo").status_code == 200
    with client.get("/demo/assets/demo.css") as sheet:
        assert sheet.status_code == 200
