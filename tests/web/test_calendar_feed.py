"""The calendar feed: its address, what it says, and that nothing gets into it from outside."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import ics
import pytest
import vobject
from dateutil.tz import tzical
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlmodel import select
from test_calendar_pages import OTHER, Form, answered, book, press

from smsbot.app import create_app
from smsbot.core.practice import Practice
from smsbot.db.models import Appointment, AppointmentStatus
from smsbot.services import feed
from smsbot.settings import Settings
from smsbot.simulator import Simulator

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
NEW_YORK = Settings(practice=Practice(zone=ZoneInfo("America/New_York")))


def address(nurse: FlaskClient) -> str:
    found = Form(nurse.get("/inbox/calendar/connect").text).fields["address"]
    assert found.startswith("http://127.0.0.1:8080/calendar/")
    return found.removeprefix("http://127.0.0.1:8080")


def body(nurse: FlaskClient) -> str:
    answer = nurse.get(address(nurse))
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def events(said: str) -> dict[str, dict[str, str]]:
    """The feed's events by their UID, as a third reader, of ten lines, has them."""
    lines = said.replace("\r\n ", "").split("\r\n")
    found: dict[str, dict[str, str]] = {}
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            fields = {}
        fields[name] = value
        if line == "END:VEVENT":
            found[fields["UID"]], fields = fields, {}
    return found


def rename(practice: Simulator, name: str) -> None:
    with practice.database.transaction() as session:
        visit = session.exec(select(Appointment)).one()
        visit.name = name
        session.add(visit)


# Its address


def test_the_address_opens_without_signing_in(practice: Simulator, nurse: FlaskClient) -> None:
    book(practice, "thu 3pm")
    path = address(nurse)
    phone = create_app(practice.runtime)
    phone.secret_key = nurse.application.secret_key
    answer = phone.test_client().get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    assert answer.cache_control.private
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "Set-Cookie" not in answer.headers


def test_another_address_is_not_found(nurse: FlaskClient) -> None:
    path = address(nurse)
    token = path.split("/")[-1].removesuffix(".ics")
    assert len(token) == 32
    wrong = [
        "x", token[:-1], f"{token}A", token.swapcase(), "é" * 32, "%00", "x" * 5000, "..%2f..",
        feed.token("another secret", None),
    ]  # fmt: skip
    for one in wrong:
        answer = nurse.get(f"/calendar/{one}.ics")
        assert answer.status_code == 404
    assert nurse.get("/calendar/x.ics").text == "Not Found\n"
    assert nurse.get(path.removesuffix(".ics")).status_code == 404
    assert nurse.post(path).status_code in (403, 405)


def test_a_new_address_shuts_the_old_one(practice: Simulator, nurse: FlaskClient) -> None:
    old = address(nurse)
    done = press(nurse, "/inbox/calendar/feed", what="renew")
    assert answered(nurse, done).startswith("The feed has a new address.")
    new = address(nurse)
    assert new != old
    assert nurse.get(old).status_code == 404
    assert nurse.get(new).status_code == 200
    press(nurse, "/inbox/calendar/feed", what="renew")
    assert address(nurse) not in (old, new)
    practice.nurse_texts("undo")
    assert address(nurse) == new


def test_an_unchanged_feed_is_not_sent_again(practice: Simulator, nurse: FlaskClient) -> None:
    book(practice, "thu 3pm")
    path = address(nurse)
    tag = nurse.get(path).headers["ETag"]
    practice.now += timedelta(minutes=1)
    again = nurse.get(path, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.data == b""
    book(practice, "fri 3pm", phone=OTHER)
    assert nurse.get(path, headers={"If-None-Match": tag}).status_code == 200


# What it says


def test_a_visit_stands_in_it_at_its_time_under_initials(
    practice: Simulator, nurse: FlaskClient
) -> None:
    book(practice, "thu 3pm")
    (visit,) = events(body(nurse)).values()
    assert visit["UID"] == "visit-1@127.0.0.1"
    assert visit["SUMMARY"] == "M.L."
    assert visit["DTSTART;TZID=America/Phoenix"] == "20261203T150000"
    assert visit["DTEND;TZID=America/Phoenix"] == "20261203T153000"
    assert visit["STATUS"] == "CONFIRMED"
    assert visit["SEQUENCE"] == "0"
    assert visit["DTSTAMP"] == "20261201T170000Z"
    assert "DESCRIPTION" not in visit


def test_visits_are_called_as_she_chooses(practice: Simulator, nurse: FlaskClient) -> None:
    book(practice, "thu 3pm")
    assert "5550101" not in body(nurse)
    done = press(nurse, "/inbox/calendar/feed", what="name", naming="names")
    assert answered(nurse, done) == "Visits are now shown as name, with the phone number."
    (visit,) = events(body(nurse)).values()
    assert visit["SUMMARY"] == "Maria Lopez"
    assert visit["DESCRIPTION"] == r"602-555-0101\ntel:+16025550101"
    press(nurse, "/inbox/calendar/feed", what="name", naming="nothing")
    assert "SUMMARY:Consultation" in body(nurse)
    assert "Maria" not in body(nurse)
    assert press(nurse, "/inbox/calendar/feed", what="name", naming="words").status_code == 400


def test_a_move_and_a_cancellation_grow_the_sequence(
    practice: Simulator, nurse: FlaskClient
) -> None:
    book(practice, "thu 3pm")
    practice.patient_texts("can i move it to fri 10am")
    practice.patient_texts("yes")
    practice.nurse_texts("A ok")
    (visit,) = events(body(nurse)).values()
    assert (visit["SEQUENCE"], visit["DTSTART;TZID=America/Phoenix"]) == ("1", "20261204T100000")
    practice.nurse_texts("A no yes")
    (visit,) = events(body(nurse)).values()
    assert (visit["SEQUENCE"], visit["STATUS"]) == ("2", "CANCELLED")
    practice.now += timedelta(days=31)
    assert events(body(nurse)) == {}


def test_a_visit_stays_for_sixty_days_also_one_that_nobody_came_to(
    practice: Simulator, nurse: FlaskClient
) -> None:
    book(practice, "thu 3pm")
    with practice.database.transaction() as session:
        visit = session.exec(select(Appointment)).one()
        visit.status = AppointmentStatus.NO_SHOW
        session.add(visit)
    path = address(nurse)
    practice.now = datetime(2027, 1, 31, 17, tzinfo=UTC)
    assert [one["STATUS"] for one in events(nurse.get(path).text).values()] == ["CONFIRMED"]
    practice.now += timedelta(days=2)
    assert events(nurse.get(path).text) == {}


def test_time_off_blocks_nothing_in_her_own_calendar(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.nurse_texts("off dec 24")
    practice.nurse_texts("busy thu 1-3pm")
    whole, part = events(body(nurse)).values()
    assert part["DTSTART;VALUE=DATE"] == "20261224"
    assert part["DTEND;VALUE=DATE"] == "20261225"
    assert whole["DTSTART;TZID=America/Phoenix"] == "20261203T130000"
    assert {one["TRANSP"] for one in (whole, part)} == {"TRANSPARENT"}


# Other readers


def test_two_other_readers_understand_it(practice: Simulator, nurse: FlaskClient) -> None:
    book(practice, "thu 3pm", name="Renée O'Neil; Smith, \\ Jr")
    press(nurse, "/inbox/calendar/feed", what="name", naming="names")
    practice.nurse_texts("off dec 24")
    said = body(nurse)
    first = vobject.readOne(said)
    assert [event.summary.value for event in first.vevent_list] == [
        "Renée O'Neil; Smith, \\ Jr", "Time off",
    ]  # fmt: skip
    starts = first.vevent_list[0].dtstart.value
    assert starts.astimezone(UTC) == datetime(2026, 12, 3, 22, tzinfo=UTC)
    second = {event.uid: event for event in ics.Calendar(said).events}
    assert second["visit-1@127.0.0.1"].begin.datetime == datetime(2026, 12, 3, 22, tzinfo=UTC)
    assert second["visit-1@127.0.0.1"].name == "Renée O'Neil; Smith, \\ Jr"
    assert second["off-1@127.0.0.1"].begin.date() == date(2026, 12, 24)
    third = Calendar.from_ical(said)
    assert len(list(third.walk("VEVENT"))) == 2


@pytest.mark.parametrize("zone", ["America/New_York", "America/Phoenix", "America/St_Johns"])
def test_the_zone_in_it_has_the_right_offset_all_year(zone: str) -> None:
    written = feed._zone(ZoneInfo(zone), 2026, 2028)
    text = f"BEGIN:VCALENDAR\r\n{written.to_ical().decode()}END:VCALENDAR\r\n"
    read = tzical(io.StringIO(text.replace("\r\n", "\n"))).get(zone)
    at = datetime(2026, 1, 2)
    while at.year < 2029:
        right = at.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        if at.hour not in (1, 2):  # twice, or not at all, on two days of the year
            assert at.replace(tzinfo=read).utcoffset() == right, at
        at += timedelta(hours=1)
    assert written.to_ical().count(b"BEGIN:DAYLIGHT") == (0 if zone == "America/Phoenix" else 3)


def test_a_change_into_summer_time_is_at_two_oclock() -> None:
    written = feed._zone(ZoneInfo("America/New_York"), 2027, 2027).to_ical().decode()
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20270314T020000\r\n" in written
    assert "DTSTART:20271107T020000" in written


def test_a_visit_across_the_change_keeps_its_wall_clock() -> None:
    simulator = Simulator(NEW_YORK, now=datetime(2027, 3, 10, 17, 0, tzinfo=UTC))
    simulator.nurse_texts("book 6025550101 Maria Lopez fri 3pm")
    simulator.nurse_texts("book 6025550102 Ann Bell mon 3pm")
    with simulator.runtime.reading() as desk:
        said = feed.compose(desk, feed.gather(desk)).decode()
    starts = [one["DTSTART;TZID=America/New_York"] for one in events(said).values()]
    assert starts == ["20270312T150000", "20270315T150000"]
    instants = [event.begin.datetime for event in sorted(ics.Calendar(said).events)]
    assert [at.astimezone(UTC).hour for at in instants] == [20, 19]
    simulator.database.close()


# Nothing gets in


@pytest.mark.parametrize(
    "name",
    [
        "Maria\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
        "Maria\nATTACH:https://evil.example",
        "Maria\rX:1",
        "Maria\u2028URL:https://evil.example\u2029",
        "Maria\x85X:1\x0bY:1\x0cZ:1\x1c",
        "Maria\u202e\u2066zepoL",
        "Maria\x00 \x07Lopez",
        "Maria;X=1:,\\n\\;\\\\",
        "é" * 200 + "\r\n " + "漢" * 200,
        "",
    ],
)
@pytest.mark.parametrize("naming", ["names", "initials"])
def test_no_name_gets_out_of_its_line(
    practice: Simulator, nurse: FlaskClient, name: str, naming: str
) -> None:
    book(practice, "thu 3pm")
    rename(practice, name)
    press(nurse, "/inbox/calendar/feed", what="name", naming=naming)
    said = body(nurse)
    assert list(events(said)) == ["visit-1@127.0.0.1"]
    known = {
        "BEGIN", "UID", "DTSTAMP", "LAST-MODIFIED", "SUMMARY", "DTSTART;TZID=America/Phoenix",
        "DTEND;TZID=America/Phoenix", "STATUS", "SEQUENCE", "DESCRIPTION", "END",
    }  # fmt: skip
    assert set(events(said)["visit-1@127.0.0.1"]) <= known
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u2069]", said)
    assert re.sub(r"\r\n", "", said).isprintable()
    assert all(len(line.encode()) <= 75 for line in said.split("\r\n"))
    assert len(vobject.readOne(said).vevent_list) == 1
    assert len(ics.Calendar(said).events) == 1


def test_no_words_of_a_patient_stand_in_it(practice: Simulator, nurse: FlaskClient) -> None:
    practice.patient_texts("hi im maria lopez, thursday at 3pm for lip filler please")
    practice.patient_texts("yes")
    practice.nurse_texts("A ok")
    press(nurse, "/inbox/calendar/feed", what="name", naming="names")
    said = body(nurse).casefold()
    assert "maria lopez" in said
    assert "filler" not in said


def test_the_page_says_how_to_add_it(nurse: FlaskClient) -> None:
    page = unescape(nurse.get("/inbox/calendar/connect").text)
    assert address(nurse) in page
    assert f'href="webcal://127.0.0.1:8080{address(nurse)}"' in page
    assert "From URL" in page


def test_the_host_of_the_practice_stands_in_every_id() -> None:
    settings = replace(NEW_YORK, public_url="https://text.example.com")
    assert feed.is_ours("visit-12@text.example.com", settings)
    for other in ("visit-12@other.example.com", "visit-@text.example.com", "12@text.example.com"):
        assert not feed.is_ours(other, settings)
