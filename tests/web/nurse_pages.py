"""What tests of the nurse's pages share: her browser, its forms, and what patients ask for."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from smsbot.app import create_app
from smsbot.simulator import PATIENT, Simulator

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
OTHER = "+16025550102"


class Forms(HTMLParser):
    """Every form of a page: where it goes, its fields, its buttons by what they say."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], dict[str, tuple[str, str]]]] = []
        self._button: tuple[str, str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        had = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append((had["action"], {}, {}))
        elif tag in ("input", "textarea") and "name" in had:
            self.found[-1][1][had["name"]] = had.get("value", "")
        elif tag == "button":
            self._button = (had.get("name", ""), had.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._button is not None:
            self.found[-1][2][data] = self._button
            self._button = None


def signed_in(practice: Simulator) -> FlaskClient:
    """A browser in which the nurse is signed in."""
    client = create_app(practice.runtime).test_client()
    token = Forms(client.get("/inbox/login").text).found[0][1]["csrf_token"]
    client.post("/inbox/login", data={"csrf_token": token})
    practice.deliver()
    code = practice.seen_by(practice.nurse)[-1][:6]
    token = Forms(client.get("/inbox/login").text).found[0][1]["csrf_token"]
    assert client.post("/inbox/login", data={"csrf_token": token, "code": code}).status_code == 303
    return client


def tap(
    client: FlaskClient, page: TestResponse, button: str, *, letter: str = "", **typed: str
) -> TestResponse:
    """Press the first button that says so, on the card with that letter if one is given."""
    html = page.text
    if letter:
        cards = html.split("<article")[1:]
        html = next(card for card in cards if f'<b class="letter">{letter}</b>' in card)
        html = html.split("</article>")[0]
    for action, fields, buttons in Forms(html).found:
        if button in buttons:
            name, value = buttons[button]
            pressed = {name: value} if name else {}
            return client.post(action, data=fields | pressed | typed)
    raise AssertionError(f"there is no button {button!r}")


def answered(client: FlaskClient, response: TestResponse) -> str:
    """What the page says to the last tap."""
    page = client.get(response.location) if response.status_code == 303 else response
    found = re.search(r'<p class="(?:note|refused)" role="\w+">(.*?)</p>', page.text, re.DOTALL)
    assert found
    return unescape(found[1])


def ask_for(practice: Simulator, when: str, *, name: str = "maria lopez", phone: str = PATIENT):
    practice.patient_texts(f"hi im {name}, {when} please", phone=phone)
    practice.patient_texts("yes", phone=phone)
