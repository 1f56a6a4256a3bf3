"""The tracked link leads everyone on and counts people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fakes import PATIENT, FakeClock
from flask.testing import FlaskClient
from sqlalchemy import text

from smsbot.db.models import TrackedLink
from smsbot.runtime import Runtime

ARTICLE = "https://text.example.com/articles/myokines"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
)
ANDROID = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Mobile Safari/537.36"
)
IMESSAGE_PREVIEW = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) "
    "Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0"
)
PERSON = {"User-Agent": IPHONE, "Accept-Language": "en-US,en;q=0.9"}


@pytest.fixture
def link(runtime: Runtime) -> str:
    with runtime.desk() as desk:
        patient = desk.patient_for(PATIENT)
        assert patient.id is not None
        row = TrackedLink(token="abcd1234", patient_id=patient.id, url=ARTICLE, created_at=desk.now)
        desk.session.add(row)
    return "/r/abcd1234"


def clicks(runtime: Runtime) -> int:
    with runtime.database.reading() as session:
        row = session.get(TrackedLink, "abcd1234")
        assert row is not None
        return row.clicks


@pytest.mark.parametrize("agent", [IPHONE, ANDROID])
def test_a_person_is_led_to_the_article_and_counted(
    client: FlaskClient, runtime: Runtime, link: str, agent: str
) -> None:
    answer = client.get(link, headers=PERSON | {"User-Agent": agent})
    assert (answer.status_code, answer.location) == (302, ARTICLE)
    assert answer.headers["Cache-Control"] == "no-store"
    assert clicks(runtime) == 1


def test_the_first_time_is_remembered_and_later_ones_are_added(
    client: FlaskClient, runtime: Runtime, link: str, clock: FakeClock
) -> None:
    first = clock.now
    client.get(link, headers=PERSON)
    clock.move(timedelta(hours=1))
    client.get(link, headers=PERSON)
    with runtime.database.reading() as session:
        row = session.get(TrackedLink, "abcd1234")
        assert row is not None
        assert (row.clicks, row.first_clicked_at) == (2, first)


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": IMESSAGE_PREVIEW},
        {"User-Agent": "WhatsApp/2.23.20.0"},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/131.0.0.0 Safari/537.36"},
        {"User-Agent": "curl/8.5.0"},
        {"User-Agent": "python-requests/2.32"},
        {"User-Agent": ""},
        {"Accept-Language": ""},
        {"Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"X-Purpose": "preview"},
        {"Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Dest": "image"},
    ],
)
def test_a_program_is_led_on_but_not_counted(
    client: FlaskClient, runtime: Runtime, link: str, headers: dict[str, str]
) -> None:
    assert client.get(link, headers=PERSON | headers).status_code == 302
    assert clicks(runtime) == 0


def test_head_is_not_counted(client: FlaskClient, runtime: Runtime, link: str) -> None:
    assert client.head(link, headers=PERSON).status_code == 302
    assert clicks(runtime) == 0


def test_a_browsers_own_navigation_is_counted(
    client: FlaskClient, runtime: Runtime, link: str
) -> None:
    client.get(link, headers=PERSON | {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"})
    assert clicks(runtime) == 1


@pytest.mark.parametrize("token", ["nothing", "a" * 500, "%00", "%C3%A9"])
def test_an_unknown_link_is_a_plain_404(client: FlaskClient, token: str) -> None:
    assert client.get(f"/r/{token}", headers=PERSON).status_code == 404


def test_a_click_that_cannot_be_counted_still_leads_on(
    client: FlaskClient, runtime: Runtime, link: str
) -> None:
    refuse = "CREATE TRIGGER t BEFORE UPDATE ON tracked_links BEGIN SELECT RAISE(ABORT, 'no'); END"
    with runtime.database.transaction() as session:
        session.execute(text(refuse))
    assert client.get(link, headers=PERSON).status_code == 302
