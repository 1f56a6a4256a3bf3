"""Nobody but the nurse gets in: codes, their limits, sessions and how they end."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select
from werkzeug.test import TestResponse

from smsbot.app import create_app
from smsbot.db.models import Message, NurseSession, SignInCode, SignInLink
from smsbot.services import digest, signing_in
from smsbot.settings import Settings
from smsbot.simulator import Simulator

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
PUBLIC = ("login.page", "login.answer", "login.link", "login.use")


@pytest.fixture
def practice() -> Iterator[Simulator]:
    simulator = Simulator(Settings(secret_key="0123456789abcdef"), now=TUESDAY)
    yield simulator
    simulator.database.close()


@pytest.fixture
def app(practice: Simulator) -> Flask:
    return create_app(practice.runtime)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def token_in(page: TestResponse) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert found
    return found[1]


def ask(client: FlaskClient) -> TestResponse:
    token = token_in(client.get("/inbox/login"))
    return client.post("/inbox/login", data={"csrf_token": token})


def enter(client: FlaskClient, code: str) -> TestResponse:
    token = token_in(client.get("/inbox/login"))
    return client.post("/inbox/login", data={"csrf_token": token, "code": code})


def codes(practice: Simulator) -> list[str]:
    """The codes that have reached the nurse's phone."""
    practice.deliver()
    found = (re.match(r"(\d{6}) is the code", body) for body in practice.seen_by(practice.nurse))
    return [match[1] for match in found if match]


def sign_in(client: FlaskClient, practice: Simulator) -> None:
    ask(client)
    assert enter(client, codes(practice)[-1]).status_code == 303


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def is_in(client: FlaskClient) -> bool:
    return client.get("/inbox").status_code == 200


def test_a_code_from_her_phone_lets_the_nurse_in(client: FlaskClient, practice: Simulator) -> None:
    assert client.get("/inbox").location == "/inbox/login"
    asked = ask(client)
    assert (asked.status_code, asked.location) == (303, "/inbox/login?asked=1")
    [code] = codes(practice)
    entered = enter(client, f" {code[:3]} {code[3:]} ")
    assert (entered.status_code, entered.location) == (303, "/inbox")
    assert is_in(client)
    assert client.get("/inbox/login").location == "/inbox"


def test_the_cookie_is_hers_alone(client: FlaskClient, practice: Simulator) -> None:
    ask(client)
    entered = enter(client, codes(practice)[0])
    [cookie] = entered.headers.getlist("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/inbox" in cookie
    assert "Secure" not in cookie  # as PUBLIC_URL is not https here
    assert "Expires=" in cookie
    assert "Set-Cookie" not in client.get("/").headers
    assert client.get("/inbox").cache_control.no_store


def test_the_cookie_is_secure_where_the_address_is(practice: Simulator) -> None:
    settings = replace(practice.settings, public_url="https://text.example.com")
    app = create_app(replace(practice.runtime, settings=settings))
    assert "Secure" in app.test_client().get("/inbox/login").headers["Set-Cookie"]


def test_a_code_works_once(client: FlaskClient, app: Flask, practice: Simulator) -> None:
    sign_in(client, practice)
    client.post("/inbox/logout", data={"csrf_token": token_in(client.get("/inbox/more"))})
    assert enter(client, codes(practice)[0]).status_code == 403
    assert not is_in(client)


def test_a_code_works_only_in_the_browser_that_asked(
    client: FlaskClient, app: Flask, practice: Simulator
) -> None:
    ask(client)
    stranger = app.test_client()
    [code] = codes(practice)
    assert enter(stranger, code).status_code == 403
    assert not is_in(stranger)
    assert enter(client, code).status_code == 303


def test_a_code_is_good_for_ten_minutes(client: FlaskClient, practice: Simulator) -> None:
    ask(client)
    [code] = codes(practice)
    practice.now += timedelta(minutes=10)
    assert enter(client, code).status_code == 403
    practice.now -= timedelta(seconds=1)
    assert enter(client, code).status_code == 303


def test_after_five_tries_even_the_right_code_is_refused(
    client: FlaskClient, practice: Simulator
) -> None:
    ask(client)
    [code] = codes(practice)
    for _ in range(5):
        assert enter(client, other_than(code)).status_code == 403
    assert enter(client, code).status_code == 403
    assert not is_in(client)


def test_the_fifth_try_may_be_the_right_one(client: FlaskClient, practice: Simulator) -> None:
    ask(client)
    [code] = codes(practice)
    for _ in range(4):
        enter(client, other_than(code))
    assert enter(client, code).status_code == 303


def test_one_code_a_minute_whoever_asks(
    client: FlaskClient, app: Flask, practice: Simulator
) -> None:
    ask(client)
    again, stranger = ask(client), ask(app.test_client())
    assert len(codes(practice)) == 1
    assert again.status_code == stranger.status_code == 303
    assert enter(client, codes(practice)[0]).status_code == 303  # what she has stays good


def test_few_codes_an_hour_and_a_day(client: FlaskClient, practice: Simulator) -> None:
    for _ in range(20):
        ask(client)
        practice.deliver()
        practice.now += timedelta(minutes=2)
    assert len(codes(practice)) == 5
    for _ in range(30):
        ask(client)
        practice.deliver()
        practice.now += timedelta(minutes=20)
    assert len(codes(practice)) == 15


def test_the_limits_hold_for_several_web_processes(practice: Simulator) -> None:
    first, second = create_app(practice.runtime), create_app(practice.runtime)
    ask(first.test_client())
    ask(second.test_client())
    assert len(codes(practice)) == 1


def test_a_session_holds_in_every_web_process(client: FlaskClient, practice: Simulator) -> None:
    sign_in(client, practice)
    cookie = client.get_cookie("session", path="/inbox")
    assert cookie is not None
    other = create_app(practice.runtime).test_client()
    other.set_cookie("session", cookie.value, path="/inbox")
    assert is_in(other)


def test_the_same_is_answered_whatever_happens(practice: Simulator) -> None:
    nobody = replace(practice.settings, nurse_phone=None)
    without = create_app(replace(practice.runtime, settings=nobody)).test_client()
    having = create_app(practice.runtime).test_client()

    def said(client: FlaskClient) -> list[tuple[int, str | None, str]]:
        asked = ask(client)
        page = client.get("/inbox/login?asked=1")
        wrong = enter(client, "000000")
        texts = (re.sub(r'value="[^"]*"', "", one.text) for one in (asked, page, wrong))
        return [
            (one.status_code, one.location, text)
            for one, text in zip((asked, page, wrong), texts, strict=True)
        ]

    assert said(without) == said(having) == said(having)


def test_the_database_holds_no_code_and_no_cookie(client: FlaskClient, practice: Simulator) -> None:
    sign_in(client, practice)
    [code] = codes(practice)
    with client.session_transaction(path="/inbox") as held:
        token = held["nurse"]
    with practice.database.reading() as session:
        row = session.exec(select(SignInCode)).one()
        opened = session.exec(select(NurseSession)).one()
        bodies = [message.body or "" for message in session.exec(select(Message))]
    assert code not in row.code
    assert token not in opened.token
    assert not any(code in body for body in bodies)


def test_a_code_that_could_not_leave_in_time_is_not_sent_late(
    client: FlaskClient, practice: Simulator
) -> None:
    ask(client)
    practice.now += timedelta(minutes=10)
    ask(client)
    assert len(codes(practice)) == 1


def test_a_session_lasts_sixty_days(client: FlaskClient, practice: Simulator) -> None:
    sign_in(client, practice)
    practice.now += timedelta(days=60) - timedelta(seconds=1)
    assert is_in(client)
    practice.now += timedelta(seconds=1)
    assert not is_in(client)


def test_signing_out_ends_this_session_only(
    client: FlaskClient, app: Flask, practice: Simulator
) -> None:
    sign_in(client, practice)
    practice.now += timedelta(minutes=2)
    phone = app.test_client()
    sign_in(phone, practice)
    cookie = client.get_cookie("session", path="/inbox")
    assert cookie is not None
    out = client.post("/inbox/logout", data={"csrf_token": token_in(client.get("/inbox/more"))})
    assert (out.status_code, out.location) == (303, "/inbox/login?out=here")
    assert "You are signed out.<" in client.get(out.location).text
    client.set_cookie("session", cookie.value, path="/inbox")  # whoever copied it
    assert not is_in(client)
    assert is_in(phone)


def test_signing_out_everywhere_ends_every_session_and_code(
    client: FlaskClient, app: Flask, practice: Simulator
) -> None:
    sign_in(client, practice)
    practice.now += timedelta(minutes=2)
    phone, tablet = app.test_client(), app.test_client()
    sign_in(phone, practice)
    practice.now += timedelta(minutes=2)
    ask(tablet)
    token = token_in(client.get("/inbox/more"))
    out = client.post("/inbox/logout/everywhere", data={"csrf_token": token})
    assert "You are signed out on every device." in client.get(out.location).text
    assert not is_in(client)
    assert not is_in(phone)
    assert enter(tablet, codes(practice)[-1]).status_code == 403


def test_another_nurse_phone_ends_what_the_old_one_opened(
    client: FlaskClient, practice: Simulator
) -> None:
    sign_in(client, practice)
    cookie = client.get_cookie("session", path="/inbox")
    assert cookie is not None
    settings = replace(practice.settings, nurse_phone="+16025550188")
    other = create_app(replace(practice.runtime, settings=settings)).test_client()
    other.set_cookie("session", cookie.value, path="/inbox")
    assert not is_in(other)


def test_a_forged_cookie_opens_nothing(client: FlaskClient) -> None:
    client.set_cookie("session", "eyJudXJzZSI6IngifQ.aaaa.bbbb", path="/inbox")
    assert not is_in(client)


@pytest.mark.parametrize("code", ["", "0", "abcdef", "0" * 5000, "１２３４５６", "\0", "' or 1=1"])
def test_nonsense_is_just_a_wrong_code(client: FlaskClient, practice: Simulator, code: str) -> None:
    ask(client)
    codes(practice)
    assert enter(client, code).status_code == 403


def test_no_form_works_without_its_token(client: FlaskClient, practice: Simulator) -> None:
    assert client.post("/inbox/login").status_code == 403
    assert codes(practice) == []
    sign_in(client, practice)
    for path in ("/inbox/logout", "/inbox/logout/everywhere", "/inbox/undo", "/inbox/done"):
        assert client.post(path).status_code == 403
        assert client.post(path, data={"csrf_token": "x"}).status_code == 403
    assert is_in(client)


def test_a_login_page_that_lay_too_long_is_shown_afresh(client: FlaskClient) -> None:
    page = client.post("/inbox/login", data={"csrf_token": "old"})
    assert "Please try once more" in page.text
    assert token_in(page)


def test_no_address_leads_elsewhere_after_signing_in(
    client: FlaskClient, practice: Simulator
) -> None:
    ask(client)
    token = token_in(client.get("/inbox/login"))
    entered = client.post(
        "/inbox/login?next=https://evil.example&url=//evil.example",
        data={"csrf_token": token, "code": codes(practice)[0], "next": "//evil.example"},
    )
    assert entered.location == "/inbox"


def test_every_inbox_route_turns_a_stranger_away(app: Flask, client: FlaskClient) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/inbox")]
    assert len(rules) >= 8
    token = token_in(client.get("/inbox/login"))
    for rule in rules:
        if rule.endpoint in PUBLIC:
            continue
        path = re.sub(r"<[^>]+>", "1", rule.rule)
        for method in (rule.methods or set()) - {"OPTIONS"}:
            for form in ({}, {"csrf_token": token}):
                answer = client.open(path, method=method, data=form if method == "POST" else None)
                if method in ("GET", "HEAD"):
                    assert (answer.status_code, answer.location) == (302, "/inbox/login")
                else:
                    assert answer.status_code == 403


def test_twilio_and_the_demo_need_no_token(practice: Simulator) -> None:
    class Demo:
        def move_clock(self, step: str) -> None: ...

    client = create_app(practice.runtime, demo=Demo()).test_client()  # type: ignore[arg-type]
    assert client.post("/demo/clock", data={"step": "1h"}).status_code == 303
    refused = client.post("/twilio/sms", data={"From": "+16025550101"})
    assert (refused.status_code, refused.mimetype) == (403, "text/plain")  # for its signature


def test_in_the_demo_the_code_is_on_the_nurses_phone_at_once(practice: Simulator) -> None:
    client = create_app(practice.runtime, demo=object()).test_client()  # type: ignore[arg-type]
    ask(client)
    assert len(practice.seen_by(practice.nurse)) == 1


# The digest's link


def texted_link(practice: Simulator) -> str:
    """The path of the link in the digest that the nurse is texted now."""
    with practice.runtime.desk() as desk:
        digest.send(desk, key=f"digest:{practice.now.isoformat()}")
    practice.deliver()
    found = re.search(r"(/inbox/in/[\w-]+)", practice.seen_by(practice.nurse)[-1])
    assert found
    return found[1]


def press(client: FlaskClient, link: str) -> TestResponse:
    token = token_in(client.get("/inbox/login"))
    return client.post(link, data={"csrf_token": token})


def test_the_digests_link_lets_her_in_at_the_press_of_a_button(
    client: FlaskClient, practice: Simulator
) -> None:
    link = texted_link(practice)
    assert "Open my inbox" in client.get(link).text
    assert not is_in(client)  # a preview has fetched it, no more
    assert press(client, link).location == "/inbox"
    assert is_in(client)


def test_it_lets_in_once(client: FlaskClient, app: Flask, practice: Simulator) -> None:
    link = texted_link(practice)
    assert press(client, link).status_code == 303
    late = app.test_client()
    assert late.get(link).status_code == 404
    assert press(late, link).status_code == 403
    assert not is_in(late)


def test_it_is_good_for_twelve_hours(client: FlaskClient, practice: Simulator) -> None:
    link = texted_link(practice)
    practice.now += timedelta(hours=12)
    assert press(client, link).status_code == 403
    practice.now -= timedelta(seconds=1)
    assert press(client, link).status_code == 303


def test_a_button_without_our_form_opens_nothing(client: FlaskClient, practice: Simulator) -> None:
    link = texted_link(practice)
    assert client.post(link).status_code == 403
    assert not is_in(client)
    assert press(client, link).status_code == 303


def test_it_opens_nothing_once_her_number_is_another(practice: Simulator) -> None:
    link = texted_link(practice)
    settings = replace(practice.settings, nurse_phone="+16025550177")
    client = create_app(replace(practice.runtime, settings=settings)).test_client()
    assert press(client, link).status_code == 403


def test_signing_out_everywhere_ends_the_link_too(
    client: FlaskClient, app: Flask, practice: Simulator
) -> None:
    sign_in(client, practice)
    link = texted_link(practice)
    token = token_in(client.get("/inbox/more"))
    client.post("/inbox/logout/everywhere", data={"csrf_token": token})
    assert press(app.test_client(), link).status_code == 403


def test_only_her_phone_gets_the_link(practice: Simulator) -> None:
    texted_link(practice)
    practice.run_due()
    assert practice.mailbox.sent
    assert not any("/inbox/in/" in text for _, _, text in practice.mailbox.sent)


def test_the_database_holds_no_link_that_opens(practice: Simulator) -> None:
    link = texted_link(practice)
    with practice.database.reading() as session:
        [row] = session.exec(select(SignInLink)).all()
    assert link.rpartition("/")[2] not in row.token
    practice.now += timedelta(hours=12, seconds=1)
    with practice.runtime.desk() as desk:
        assert signing_in.forget_links(desk) == 1
    with practice.database.reading() as session:
        bodies = session.exec(select(Message.body)).all()
    assert not any("/inbox/in/" in (body or "") for body in bodies)
    assert any("/inbox" in (body or "") for body in bodies)
