"""The nurse's calendar: a week, a day, days off by tapping, her hours, her own calendar."""

import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlmodel import select
from werkzeug.test import TestResponse

from smsbot.app import create_app
from smsbot.db.models import Appointment, AppointmentStatus, BusyTime, Choice, NurseAction, TimeOff
from smsbot.runtime import Duty
from smsbot.services import choices
from smsbot.simulator import PATIENT, Simulator

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
OTHER = "+16025550102"
PAGES = (
    "/inbox/calendar", "/inbox/calendar?day=2026-12-03", "/inbox/calendar/month",
    "/inbox/calendar/hours", "/inbox/calendar/connect",
)  # fmt: skip


class Form(HTMLParser):
    """The hidden fields of a page's forms, and its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.token = ""
        self.links: list[str] = []
        self.fields: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        had = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(had.get("href", ""))
        if tag == "input":
            self.fields[had.get("name", had.get("id", ""))] = had.get("value", "")
        self.token = self.fields.get("csrf_token", "")


def press(client: FlaskClient, path: str, **form: object) -> TestResponse:
    token = Form(client.get("/inbox/calendar/month").text).token
    return client.post(path, data={"csrf_token": token, **form})


def answered(client: FlaskClient, response: TestResponse) -> str:
    page = client.get(response.location) if response.status_code == 303 else response
    found = re.search(r'<p class="(?:note|refused)" role="\w+">(.*?)</p>', page.text, re.DOTALL)
    assert found
    return unescape(found[1])


def words(page: TestResponse) -> str:
    """What a page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def ask_for(practice: Simulator, when: str, *, name: str = "maria lopez", phone: str = PATIENT):
    practice.patient_texts(f"hi im {name}, {when} please", phone=phone)
    practice.patient_texts("yes", phone=phone)


def book(practice: Simulator, when: str, *, name: str = "Maria Lopez", phone: str = PATIENT):
    return practice.nurse_texts(f"book {phone} {name} {when}")


def visits(practice: Simulator) -> list[Appointment]:
    with practice.database.reading() as session:
        return list(session.exec(select(Appointment)))


def chosen(practice: Simulator) -> dict[str, str | None]:
    with practice.database.reading() as session:
        return {row.name: row.value for row in session.exec(select(Choice))}


# Looking


def test_a_week_shows_each_day_with_what_stands_on_it(
    practice: Simulator, nurse: FlaskClient
) -> None:
    book(practice, "thu 3pm")
    ask_for(practice, "friday at 11am", name="ana ruiz", phone=OTHER)
    page = nurse.get("/inbox/calendar")
    said = words(page)
    assert "Nov 30 to Dec 6" in said
    assert "Thu Dec 3: 1 visit 3:00 PM Maria Lopez" in said
    assert "Fri Dec 4: 1 request" in said
    assert "Sat Dec 5: closed" in said
    assert "/inbox/calendar?day=2026-12-03" in Form(page.text).links


def test_a_day_shows_who_comes_and_who_would_like_to(
    practice: Simulator, nurse: FlaskClient
) -> None:
    book(practice, "thu 3pm")
    ask_for(practice, "thursday at 3:15pm", name="ana ruiz", phone=OTHER)
    ask_for(practice, "thursday", name="joe smith", phone="+16025550103")
    practice.nurse_texts("busy thu 1-3pm")
    page = nurse.get("/inbox/calendar?day=2026-12-03")
    said = words(page)
    assert "Maria Lopez 3:00-3:30 PM" in said
    assert "Time off 1:00-3:00 PM" in said
    assert "Joe Smith any time would like this" in said
    assert "Open 9:00 AM-5:00 PM." in said
    assert 'class="entry visit from-25 for-2 lane-1of1"' in page.text
    assert "/inbox/patients/1" in Form(page.text).links


def test_times_that_were_offered_are_held_until_answered(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    practice.nurse_texts("A thu 10 or 11")
    said = words(nurse.get("/inbox/calendar?day=2026-12-03"))
    assert "Maria Lopez 10:00-10:30 AM, offered, held" in said
    assert "would like this" not in said


def test_rivals_stand_side_by_side(practice: Simulator, nurse: FlaskClient) -> None:
    for number in range(2, 7):
        ask_for(practice, "thursday at 3pm", name="ana ruiz", phone=f"+1602555010{number}")
    page = nurse.get("/inbox/calendar?day=2026-12-03").text
    for lane in (1, 2, 3):
        assert f"lane-{lane}of3" in page
    assert page.count("3:00-3:30 PM") == 5  # two found no lane and stand above


def test_holidays_are_called_by_their_names(nurse: FlaskClient) -> None:
    assert "Closed: Christmas Day." in words(nurse.get("/inbox/calendar?day=2026-12-25"))
    assert "Fri Dec 25: Christmas Day" in words(nurse.get("/inbox/calendar?week=2026-W52"))
    assert "Fri Dec 25: Christmas Day" in words(nurse.get("/inbox/calendar/month?month=2026-12"))


def test_a_week_leads_to_its_neighbours(nurse: FlaskClient) -> None:
    links = Form(nurse.get("/inbox/calendar?week=2026-W53").text).links
    assert "/inbox/calendar?week=2026-W52" in links
    assert "/inbox/calendar?week=2027-W01" in links


@pytest.mark.parametrize(
    "query",
    [
        "?day=", "?day=2026-02-30", "?day=0001-01-01", "?day=9999-12-31", "?day=today",
        "?week=2026-W54", "?week=9999-W01", "?week=x", "/month?month=2026-13",
        "/month?month=0000-01", "/month?month=", "?day=%00", "?day=２０２６-12-03",
    ],
)  # fmt: skip
def test_a_day_that_is_none_is_not_found(nurse: FlaskClient, query: str) -> None:
    assert nurse.get(f"/inbox/calendar{query}").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_little_however_much_there_is(
    practice: Simulator, nurse: FlaskClient, path: str
) -> None:
    for number in range(8):
        book(practice, f"thu {9 + number}:00" if number < 4 else f"thu {number - 3}pm")
    asked: list[str] = []

    def listen(_connection: object, _cursor: object, said: str, *_: object) -> None:
        asked.append(said)

    event.listen(practice.database.engine, "before_cursor_execute", listen)
    assert nurse.get(path).status_code == 200
    event.remove(practice.database.engine, "before_cursor_execute", listen)
    assert len([said for said in asked if not said.startswith("BEGIN")]) <= 12


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_no_inline_script_or_style(
    practice: Simulator, nurse: FlaskClient, path: str
) -> None:
    book(practice, "thu 3pm")
    page = nurse.get(path)
    assert not re.search(r"<script(?! defer src)|<style|\sstyle=|\son\w+=", page.text)
    assert page.cache_control.no_store
    assert page.text.count("<h1") == 1


def test_names_cannot_act_as_html(practice: Simulator, nurse: FlaskClient) -> None:
    book(practice, "thu 3pm")
    with practice.database.transaction() as session:
        visit = session.exec(select(Appointment)).one()
        visit.name = "<img src=x onerror=alert(1)>"
        session.add(visit)
    for path in PAGES[:3]:
        assert "<img" not in nurse.get(path).text


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_sees_none_of_it(practice: Simulator, path: str) -> None:
    stranger = create_app(practice.runtime).test_client()
    assert stranger.get(path).location == "/inbox/login"


# Days off


def test_tapped_days_are_off_until_she_is_back(practice: Simulator, nurse: FlaskClient) -> None:
    tapped = ["2026-12-28", "2026-12-29", "2026-12-31"]
    done = press(nurse, "/inbox/calendar/days", what="off", day=tapped)
    assert done.location == "/inbox/calendar/month?said=1&month=2026-12"
    assert answered(nurse, done) == "Off Mon Dec 28 to Tue Dec 29; Thu Dec 31."
    said = words(nurse.get("/inbox/calendar/month?month=2026-12"))
    assert "Tue Dec 29, off" in said
    assert "Wed Dec 30, no visits" in said
    done = press(nurse, "/inbox/calendar/days", what="on", day=["2026-12-29"])
    assert answered(nurse, done) == "On again: Tue Dec 29."
    assert "Tue Dec 29, no visits" in words(nurse.get("/inbox/calendar/month?month=2026-12"))


def test_days_off_list_the_visits_that_they_hit_and_can_be_undone(
    practice: Simulator, nurse: FlaskClient
) -> None:
    book(practice, "thu 3pm")
    done = press(nurse, "/inbox/calendar/days", what="off", day=["2026-12-03"])
    assert answered(nurse, done) == (
        "Off Thu Dec 3. Still booked on these days: Maria Lopez Thu Dec 3 at 3:00 PM."
    )
    listed = nurse.get(done.location).text.split("Still booked on days off")[1]
    assert '<a href="/inbox/patients/1">Maria Lopez</a>, Thu Dec 3 at 3:00 PM' in listed
    assert [visit.status for visit in visits(practice)] == [AppointmentStatus.CONFIRMED]
    assert practice.nurse_texts("undo")[0].startswith("Undone: Off Thu Dec 3")
    with practice.database.reading() as session:
        assert all(row.removed_at for row in session.exec(select(TimeOff)))


def test_a_day_that_is_off_is_not_entered_twice(practice: Simulator, nurse: FlaskClient) -> None:
    for _ in range(2):
        done = press(nurse, "/inbox/calendar/days", what="off", day="2026-12-03", back="day")
    assert done.location == "/inbox/calendar?said=1&day=2026-12-03"
    assert answered(nurse, done) == "Those days are off already."
    with practice.database.reading() as session:
        assert len(session.exec(select(TimeOff)).all()) == 1
        assert (
            len(session.exec(select(NurseAction).where(NurseAction.kind != "sign_in")).all()) == 1
        )


def test_nobody_is_offered_a_day_that_was_tapped(practice: Simulator, nurse: FlaskClient) -> None:
    press(nurse, "/inbox/calendar/days", what="off", day=["2026-12-03"])
    answer = practice.patient_texts("im maria lopez, thursday at 3pm")[0]
    assert "Dec 3" not in answer
    assert "Dec 4" in answer


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"what": "off"}, 409), ({"what": "off", "day": "2026-02-30"}, 400),
        ({"what": "x", "day": "2026-12-03"}, 400),
        ({"what": "off", "day": [f"20{n:02}-01-01" for n in range(50)]}, 400),
        ({"what": "off", "month": "https://evil.example"}, 409),
    ],
)  # fmt: skip
def test_what_is_no_day_is_not_taken_off(
    practice: Simulator, nurse: FlaskClient, form: dict[str, object], status: int
) -> None:
    assert press(nurse, "/inbox/calendar/days", **form).status_code == status
    with practice.database.reading() as session:
        assert session.exec(select(TimeOff)).all() == []


# Hours


def week(*lines: str) -> dict[str, str]:
    return {f"day{day}": line for day, line in enumerate((*lines, *[""] * 7)[:7])}


def test_new_hours_hold_for_what_is_offered_and_on_the_front_page(
    practice: Simulator, nurse: FlaskClient
) -> None:
    done = press(nurse, "/inbox/calendar/hours", **week("", "", "", "9:00-12:00 13:00-18:00"))
    assert answered(nurse, done) == "New hours: Thu 09:00-12:00 13:00-18:00."
    front = words(nurse.get("/"))
    assert "Thursday 9:00 AM to 12:00 PM 1:00 PM to 6:00 PM" in front
    assert "Friday to Sunday Closed" in front
    answer = practice.patient_texts("im maria lopez, friday at 11am")[0]
    assert "We're closed Fri Dec 4." in answer
    assert "1) Thu Dec 3 at 11:00 AM" in answer


def test_visits_outside_new_hours_are_listed_and_stand(
    practice: Simulator, nurse: FlaskClient
) -> None:
    book(practice, "thu 3pm")
    done = press(nurse, "/inbox/calendar/hours", **week(*["09:00-15:15"] * 5))
    assert answered(nurse, done).endswith(
        "These visits lie outside them, none is called off: Maria Lopez Thu Dec 3 at 3:00 PM."
    )
    assert [visit.status for visit in visits(practice)] == [AppointmentStatus.CONFIRMED]


def test_the_settings_hours_come_back_by_a_button_and_by_undo(
    practice: Simulator, nurse: FlaskClient
) -> None:
    press(nurse, "/inbox/calendar/hours", **week("10:00-11:00"))
    practice.nurse_texts("undo")
    assert Form(nurse.get("/inbox/calendar/hours").text).fields["day4"] == "09:00-17:00"
    press(nurse, "/inbox/calendar/hours", **week("10:00-11:00"))
    done = press(nurse, "/inbox/calendar/hours", what="back")
    assert answered(nurse, done).startswith("Back to the hours of the settings: Mon 09:00-17:00")
    assert chosen(practice) == {choices.HOURS: None}


def test_every_mistake_in_hours_is_named_with_the_line_to_write(
    practice: Simulator, nurse: FlaskClient
) -> None:
    lines = ("8-9", "17:00-09:00", "noon", "Fri 09:00-10:00", "9:00-5:00", "<b>", "")
    refused = press(nurse, "/inbox/calendar/hours", **week(*lines))
    assert refused.status_code == 409
    said = words(refused)
    assert "Monday is not clear without am and pm: 8-9. Write: " in said
    assert '<a href="#day0">Monday is not clear' in refused.text
    assert "Tuesday closes before it opens" in said
    assert "Wednesday has a day that is none of" in said
    assert "Friday closes before it opens: 9:00-5:00. Write: 09:00-17:00" in said
    assert refused.text.count('aria-invalid="true"') == 6
    assert "<b>" not in refused.text.split("day5")[1][:200]
    assert chosen(practice) == {}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9am-7pm", "09:00-19:00"), ("9-7pm", "09:00-19:00"), ("9 to 5", "09:00-17:00"),
        ("9 a.m. - 1:30 p.m., 2-6", "09:00-13:30 14:00-18:00"), ("9-17", "09:00-17:00"),
        ("9-12 and 1-5", "09:00-12:00 13:00-17:00"), ("6am to noon", ""), ("7-8", ""),
        ("9-12, 11-3", ""), ("0pm-3pm", ""), ("9-5 x", ""), ("99-5", ""), ("9:75-5pm", ""),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_write_them(
    practice: Simulator, nurse: FlaskClient, typed: str, kept: str
) -> None:
    done = press(nurse, "/inbox/calendar/hours", **week(typed))
    assert done.status_code == (303 if kept else 409)
    assert chosen(practice) == ({choices.HOURS: f"Mon {kept}"} if kept else {})


def test_a_week_without_any_hours_is_refused(practice: Simulator, nurse: FlaskClient) -> None:
    refused = press(nurse, "/inbox/calendar/hours", **week())
    assert refused.status_code == 409
    assert "At least one day has to be open" in answered(nurse, refused)


# Her own calendar


LUNCH = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:lunch\r\n"
    b"DTSTART:20261203T190000Z\r\nDTEND:20261203T200000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def her_calendar() -> Iterator[str]:
    """The address of a calendar on this machine; below it `/none` is not found."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if self.path.endswith("/none") else 200)
            self.end_headers()
            self.wfile.write(b"<html>" if self.path.endswith("/page") else LUNCH)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/private-zebra"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_pasted_calendar_is_read_at_once_and_shown_by_its_host_alone(
    practice: Simulator, nurse: FlaskClient, her_calendar: str
) -> None:
    done = press(nurse, "/inbox/calendar/busy", what="read", own=f" {her_calendar} ")
    assert answered(nurse, done) == (
        "Your calendar was read: one busy time in the next 90 days. "
        "It is read again every 15 minutes."
    )
    page = nurse.get("/inbox/calendar/connect")
    assert "Your calendar at 127.0.0.1/•••• was read Tue Dec 1 at 10:00 AM" in words(page)
    assert "Busy 12:00-1:00 PM" in words(nurse.get("/inbox/calendar?day=2026-12-03"))
    assert "zebra" not in page.text
    with practice.database.reading() as session:
        assert (
            "zebra"
            not in session.exec(select(NurseAction).where(NurseAction.kind != "sign_in"))
            .one()
            .summary
        )


def test_reading_it_no_more_forgets_what_was_read(
    practice: Simulator, nurse: FlaskClient, her_calendar: str
) -> None:
    press(nurse, "/inbox/calendar/busy", what="read", own=her_calendar)
    press(nurse, "/inbox/calendar/busy", what="remove")
    with practice.database.reading() as session:
        assert session.exec(select(BusyTime)).all() == []
    assert "Your calendar at" not in words(nurse.get("/inbox/calendar/connect"))
    practice.nurse_texts("undo")
    practice.runtime.perform(Duty.BUSY)
    with practice.database.reading() as session:
        assert len(session.exec(select(BusyTime)).all()) == 1


@pytest.mark.parametrize(
    ("rest", "why"),
    [("/none", "(status 404)"), ("/page", "is not a calendar"), (":x/", "is not a web address")],
)
def test_what_is_wrong_with_a_pasted_address_is_named_and_it_is_not_kept(
    practice: Simulator, nurse: FlaskClient, her_calendar: str, rest: str, why: str
) -> None:
    address = her_calendar + rest if rest[0] == "/" else f"https://a.example.com{rest}"
    refused = press(nurse, "/inbox/calendar/busy", what="read", own=address)
    assert refused.status_code == 409
    assert why in answered(nurse, refused)
    assert "zebra" not in refused.text
    assert chosen(practice) == {}


def test_the_page_says_since_when_her_calendar_cannot_be_read(
    practice: Simulator, nurse: FlaskClient, her_calendar: str
) -> None:
    press(nurse, "/inbox/calendar/busy", what="read", own=her_calendar)
    with practice.database.transaction() as session:
        row = session.exec(select(Choice)).one()
        row.value = f"{her_calendar}/none"
        session.add(row)
    practice.now += timedelta(minutes=20)
    practice.runtime.perform(Duty.BUSY)
    said = words(nurse.get("/inbox/calendar/connect"))
    assert "It cannot be read since Tue Dec 1 at 10:20 AM." in said
    assert "Busy 12:00-1:00 PM" in words(nurse.get("/inbox/calendar?day=2026-12-03"))


# Safety


@pytest.mark.parametrize("path", ["days", "hours", "feed", "busy"])
def test_a_change_of_the_calendar_needs_the_forms_token(
    practice: Simulator, nurse: FlaskClient, path: str
) -> None:
    form = {"what": "off", "day": "2026-12-03", "naming": "names", **week("10:00-11:00")}
    for token in ("", "forged"):
        refused = nurse.post(f"/inbox/calendar/{path}", data={**form, "csrf_token": token})
        assert refused.status_code == 403
    assert chosen(practice) == {}
    with practice.database.reading() as session:
        assert session.exec(select(TimeOff)).all() == []
        assert session.exec(select(BusyTime)).all() == []


@pytest.mark.parametrize("path", ["days", "hours", "feed", "busy"])
def test_a_stranger_changes_nothing_of_the_calendar(practice: Simulator, path: str) -> None:
    stranger = create_app(practice.runtime).test_client()
    token = Form(stranger.get("/inbox/login").text).token
    form = {"what": "off", "day": "2026-12-03", "csrf_token": token}
    assert stranger.post(f"/inbox/calendar/{path}", data=form).status_code == 403


def test_what_names_another_site_leads_to_no_other_site(
    practice: Simulator, nurse: FlaskClient
) -> None:
    evil = "https://evil.example"
    for path, form in (
        ("days", {"what": "off", "day": "2026-12-03", "back": evil, "month": evil}),
        ("hours", {"what": "back", "back": evil, "next": evil}),
        ("feed", {"what": "renew", "back": evil}),
    ):
        done = press(nurse, f"/inbox/calendar/{path}", **form)
        assert done.status_code == 303
        assert done.location.startswith("/inbox/calendar")
    practice.now += timedelta(minutes=1)
