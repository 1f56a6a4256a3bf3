"""The nurse's own calendar: fetched carefully, read rightly, kept as times alone."""

from __future__ import annotations

import gzip
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from smsbot.core.practice import Practice
from smsbot.db.models import BusyTime, Email, Hold, Tick
from smsbot.gateways import calendars
from smsbot.gateways.calendars import CalendarError
from smsbot.runtime import Duty
from smsbot.services import busy, choices, choosing, undo
from smsbot.settings import Settings
from smsbot.settings.formats import FormatError
from smsbot.simulator import Simulator

TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
NEW_YORK = Settings(practice=Practice(zone=ZoneInfo("America/New_York")))
PUBLIC = Settings(public_url="https://text.example.com")


def calendar(*events: str, head: str = "") -> bytes:
    """A calendar of these events, each given by its lines."""
    text = "\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", head]
        + [
            f"BEGIN:VEVENT\nUID:{number}@example.com\nDTSTAMP:20260101T000000Z\n{event}\nEND:VEVENT"
            for number, event in enumerate(events)
        ]
        + ["END:VCALENDAR", ""]
    )
    return text.replace("\n\n", "\n").replace("\n", "\r\n").encode()


LUNCH = calendar("DTSTART:20261203T190000Z\nDTEND:20261203T200000Z\nSUMMARY:secret lunch")


@dataclass
class Site:
    """A web server on this machine. `says` is what each path answers: status, headers, body."""

    port: int = 0
    says: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    when_asked: Callable[[], object] = lambda: None

    def url(self, path: str = "/her.ics") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def serve(self, body: bytes, *, path: str = "/her.ics", **headers: str) -> str:
        self.says[path] = (200, headers, body)
        return self.url(path)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.when_asked()
            status, headers, body = site.says.get(self.path, (404, {}, b"no such page"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def practice() -> Iterator[Simulator]:
    simulator = Simulator(now=TUESDAY)
    yield simulator
    simulator.database.close()


def choose(practice: Simulator, address: str | None) -> None:
    with practice.runtime.desk() as desk, undo.recorded(desk, kind="c", by="", summary="chosen"):
        choosing.choose(desk, choices.BUSY_ADDRESS, address)


def tick(practice: Simulator, *, after: timedelta = timedelta(minutes=1)) -> None:
    practice.now += after
    practice.runtime.perform(Duty.BUSY)


def kept(practice: Simulator) -> list[str]:
    """The busy times by practice wall clock."""
    local = practice.settings.practice.local
    with practice.database.reading() as session:
        rows = sorted(session.exec(select(BusyTime)), key=lambda row: row.starts_at)
        return [f"{local(row.starts_at):%m-%d %H:%M}-{local(row.ends_at):%H:%M}" for row in rows]


def times(*events: str, settings: Settings = NEW_YORK, head: str = "") -> list[str]:
    found = busy.busy_times(calendar(*events, head=head), settings, now=TUESDAY)
    return [f"{one.start:%m-%d %H:%M}-{one.end:%m-%d %H:%M}" for one in found]


# What a calendar says


def test_times_are_read_in_utc_by_their_zone_and_by_the_wall() -> None:
    found = times(
        "DTSTART:20261203T190000Z\nDTEND:20261203T200000Z",
        "DTSTART;TZID=America/Phoenix:20261204T100000\nDURATION:PT30M",
        "DTSTART:20261207T100000\nDTEND:20261207T110000",
    )
    assert found == [
        "12-03 14:00-12-03 15:00", "12-04 12:00-12-04 12:30", "12-07 10:00-12-07 11:00",
    ]  # fmt: skip


def test_a_zone_that_the_calendar_brings_along_is_understood() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Arizona by hand\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:-0700\nTZOFFSETTO:-0700\nEND:STANDARD\nEND:VTIMEZONE"
    )
    event = "DTSTART;TZID=Arizona by hand:20261204T100000\nDURATION:PT1H"
    assert times(event, head=zone) == ["12-04 12:00-12-04 13:00"]


def test_a_whole_day_is_busy_unless_it_is_marked_as_free() -> None:
    found = times(
        "DTSTART;VALUE=DATE:20261203\nDTEND;VALUE=DATE:20261205",
        "DTSTART;VALUE=DATE:20261208",
        "DTSTART;VALUE=DATE:20261210\nTRANSP:TRANSPARENT",
        "DTSTART:20261211T190000Z\nDTEND:20261211T200000Z\nSTATUS:CANCELLED",
    )
    assert found == ["12-03 00:00-12-05 00:00", "12-08 00:00-12-09 00:00"]


def test_what_repeats_does_so_by_the_wall_clock_across_summer_time() -> None:
    start = datetime(2027, 3, 10, 17, tzinfo=UTC)
    body = calendar(
        "DTSTART;TZID=America/New_York:20200103T090000\nDURATION:PT1H\n"
        "RRULE:FREQ=WEEKLY;BYDAY=FR,MO\nEXDATE;TZID=America/New_York:20270319T090000"
    )
    found = busy.busy_times(body, NEW_YORK, now=start)
    assert [f"{one.start:%m-%d %H:%M}" for one in found[:4]] == [
        "03-12 09:00", "03-15 09:00", "03-22 09:00", "03-26 09:00",
    ]  # fmt: skip
    assert found[-1].start < datetime(2027, 6, 9)


def test_one_of_a_series_may_have_been_moved_or_called_off() -> None:
    series = "DTSTART:20261202T190000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3"
    body = calendar(series).decode().replace("END:VCALENDAR", "")
    for at, rest in (("03", "DTSTART:20261203T210000Z"), ("04", "DTSTART:20261204T190000Z")):
        body += (
            f"BEGIN:VEVENT\r\nUID:0@example.com\r\nDTSTAMP:20260101T000000Z\r\n{rest}\r\n"
            f"RECURRENCE-ID:202612{at}T190000Z\r\nDURATION:PT1H\r\n"
            f"STATUS:{'CANCELLED' if at == '04' else 'CONFIRMED'}\r\nEND:VEVENT\r\n"
        )
    found = busy.busy_times(f"{body}END:VCALENDAR\r\n".encode(), NEW_YORK, now=TUESDAY)
    assert [f"{one.start:%d %H}" for one in found] == ["02 14", "03 16"]


def test_times_that_overlap_are_one() -> None:
    found = times(
        "DTSTART:20261203T190000Z\nDURATION:PT1H", "DTSTART:20261203T193000Z\nDURATION:PT1H",
        "DTSTART:20261203T203000Z\nDURATION:PT15M",
    )  # fmt: skip
    assert found == ["12-03 14:00-12-03 15:45"]


def test_only_the_coming_ninety_days_are_kept() -> None:
    found = times("DTSTART:20261101T190000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY")
    assert len(found) == 90
    assert found[0].startswith("12-01 14:00")


def test_events_of_our_own_feed_do_not_block_themselves() -> None:
    settings = Settings(public_url="https://text.example.com")
    body = calendar("DTSTART:20261203T190000Z\nDURATION:PT1H")
    ours = body.replace(b"UID:0@example.com", b"UID:visit-7@text.example.com")
    assert busy.busy_times(ours, settings, now=TUESDAY) == ()
    assert len(busy.busy_times(body, settings, now=TUESDAY)) == 1


def test_an_odd_event_does_not_hide_the_others() -> None:
    found = times(
        "SUMMARY:no time at all",
        "DTSTART:yesterday\nDTEND:tomorrow",
        "DTSTART:20261203T190000Z\nDTEND:20261203T180000Z",
        "DTSTART:20261204T190000Z\nDURATION:PT1H\nRRULE:FREQ=FORTNIGHTLY",
        "DTSTART:20261205T190000Z\nDURATION:PT1H",
    )
    assert "12-05 14:00-12-05 15:00" in found


@pytest.mark.parametrize(
    "odd",
    [
        "DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY",
        "DTSTART;VALUE=DATE:99991231\nRRULE:FREQ=DAILY",
        "DTSTART:20261203T190000Z\nDURATION:P99999999D",
        "DTSTART;TZID=../../etc/passwd:20261205T190000\nDURATION:-PT1H",
        "DTSTART:20261205T190000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;INTERVAL=999999999",
        "DTSTART:20261205T190000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=1;UNTIL=20261205T190000Z",
    ],
)
def test_an_event_out_of_all_bounds_harms_nothing(odd: str) -> None:
    good = "DTSTART:20261206T190000Z\nDURATION:PT1H"
    assert "12-06 14:00-12-06 15:00" in times(odd, good)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=DAILY;BYMINUTE=" + ",".join(map(str, range(60))),
    ],
)
def test_what_repeats_by_the_minute_or_stands_still_is_refused_at_once(rule: str) -> None:
    with pytest.raises(CalendarError, match="too many events"):
        times(f"DTSTART:20200101T000000Z\nDURATION:PT1M\nRRULE:{rule}")


@pytest.mark.parametrize(
    "body", [b"", b"<html>Sign in</html>", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\r\n", b"BEGIN:VEVENT"]
)
def test_what_is_no_calendar_is_refused(body: bytes) -> None:
    with pytest.raises(CalendarError, match="not a calendar"):
        busy.busy_times(body, NEW_YORK, now=TUESDAY)


# Her address


@pytest.mark.parametrize(
    "text",
    [
        "", "her.ics", "http://calendar.example.com/her.ics", "file:///etc/passwd", "https://",
        "ftp://calendar.example.com/a", "https://a.example.com/x y", "https://a.example.com:x/",
        "https://a.example.com/\r\nHost: b", "javascript:alert(1)", "http://127.0.0.1/her.ics",
        "http://localhost:8000/metrics", "https://a.example.com/" + "x" * 2000, "https://[::1",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_calendar_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        busy.address(text, PUBLIC)


def test_a_webcal_address_is_an_https_address() -> None:
    found = busy.address(" webcal://calendar.example.com/her.ics\n", PUBLIC)
    assert found == "https://calendar.example.com/her.ics"


# Fetching it


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "localhost", "[::ffff:127.0.0.1]", "0"])
def test_no_address_leads_to_this_machine(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(CalendarError, match="could not be reached"):
            calendars.fetch(f"https://{host}:{port}/her.ics")
        listening.settimeout(5)
        with listening.accept()[0] as came:
            assert came.recv(100) == b""  # not even the beginning of TLS


def test_a_step_to_another_address_is_followed_on_the_same_host_only(site: Site) -> None:
    site.serve(LUNCH)
    site.says["/moved"] = (302, {"Location": "/her.ics"}, b"")
    assert calendars.fetch(site.url("/moved"), is_here=True) == LUNCH
    for elsewhere in ("http://localhost:1/", "https://10.0.0.1/", "file:///etc/passwd"):
        site.says["/moved"] = (302, {"Location": elsewhere}, b"")
        with pytest.raises(CalendarError, match="not on the open internet"):
            calendars.fetch(site.url("/moved"), is_here=True)
    site.says["/moved"] = (302, {"Location": "/moved"}, b"")
    with pytest.raises(CalendarError, match="could not be reached"):
        calendars.fetch(site.url("/moved"), is_here=True)


def test_what_is_too_big_is_not_held(site: Site) -> None:
    address = site.serve(b"x" * (calendars.LARGEST + 1))
    with pytest.raises(CalendarError, match="too big"):
        calendars.fetch(address, is_here=True)


def test_what_was_packed_unasked_is_not_unpacked(site: Site) -> None:
    address = site.serve(gzip.compress(b"\0" * 50_000_000), **{"Content-Encoding": "gzip"})
    assert len(calendars.fetch(address, is_here=True)) < 100_000


def test_an_error_is_named_by_its_status(site: Site) -> None:
    with pytest.raises(CalendarError, match="status 404"):
        calendars.fetch(site.url("/none"), is_here=True)


def test_an_answer_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "WITHIN", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(CalendarError, match="too long"):
            calendars.fetch(f"http://127.0.0.1:{port}/her.ics", is_here=True)


# The duty


def test_without_an_address_there_is_nothing_to_do(practice: Simulator) -> None:
    tick(practice)
    assert kept(practice) == []


def test_her_calendar_is_read_every_fifteen_minutes(practice: Simulator, site: Site) -> None:
    choose(practice, site.serve(LUNCH))
    tick(practice)
    assert kept(practice) == ["12-03 12:00-13:00"]
    site.serve(calendar("DTSTART:20261204T190000Z\nDURATION:PT1H"))
    tick(practice, after=timedelta(minutes=14))
    assert kept(practice) == ["12-03 12:00-13:00"]
    tick(practice)
    assert kept(practice) == ["12-04 12:00-13:00"]
    assert len(site.asked) == 2


def test_nobody_is_offered_a_time_at_which_she_is_busy(practice: Simulator, site: Site) -> None:
    choose(practice, site.serve(calendar("DTSTART;VALUE=DATE:20261203")))
    tick(practice)
    answer = practice.patient_texts("im maria lopez, thursday at 3pm")[0]
    assert "Dec 3" not in answer
    assert "Dec 4" in answer


def test_another_address_counts_at_the_next_tick(practice: Simulator, site: Site) -> None:
    choose(practice, site.serve(LUNCH))
    tick(practice)
    choose(practice, site.serve(calendar(), path="/other.ics"))
    tick(practice)
    assert kept(practice) == []
    practice.nurse_texts("undo")
    tick(practice)
    assert kept(practice) == ["12-03 12:00-13:00"]


def test_undoing_the_first_address_forgets_what_was_read(practice: Simulator, site: Site) -> None:
    choose(practice, site.serve(LUNCH))
    tick(practice)
    practice.nurse_texts("undo")
    tick(practice)
    assert kept(practice) == []
    with practice.database.reading() as session:
        names = [row.name for row in session.exec(select(Tick))]
    assert not [name for name in names if name.startswith(busy.READ)]


def test_what_was_fetched_for_an_old_choice_is_not_kept(practice: Simulator) -> None:
    choose(practice, "https://calendar.example.com/new.ics")
    found = busy.busy_times(LUNCH, practice.settings, now=practice.now)
    with practice.runtime.desk() as desk:
        busy.keep(desk, "https://calendar.example.com/old.ics", found)
    assert kept(practice) == []


def test_old_busy_times_stay_while_it_cannot_be_read_and_the_operator_hears_once(
    practice: Simulator, site: Site
) -> None:
    choose(practice, site.serve(LUNCH))
    tick(practice)
    site.says.clear()
    for _ in range(26):
        tick(practice, after=timedelta(hours=1))
    assert kept(practice) == ["12-03 12:00-13:00"]
    with practice.database.reading() as session:
        mails = [row.subject for row in session.exec(select(Email)) if "calendar" in row.subject]
        assert session.get(Hold, busy.UNREAD) is not None
    assert mails == ["smsbot cannot read the nurse's calendar"]
    site.serve(LUNCH)
    tick(practice, after=timedelta(hours=1))
    with practice.database.reading() as session:
        assert session.get(Hold, busy.UNREAD) is None


def test_neither_the_address_nor_its_words_reach_the_log_or_a_mail(
    practice: Simulator, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    body = LUNCH.replace(b"END:VCALENDAR", b"BEGIN:VEVENT\r\nDTSTART:zebra\r\nEND:VEVENT\r\n")
    choose(practice, site.serve(body + b"END:VCALENDAR\r\n", path="/private-zebra.ics"))
    tick(practice)
    site.says.clear()
    for _ in range(26):
        tick(practice, after=timedelta(hours=1))
    choose(practice, "https://127.1:1/private-zebra.ics")
    tick(practice)
    with practice.database.reading() as session:
        said = "".join(row.subject + row.text for row in session.exec(select(Email)))
    for secret in ("zebra", "lunch", "127.1"):
        assert secret not in caplog.text
        assert secret not in said


def test_no_transaction_is_open_while_it_is_fetched(tmp_path: Path, site: Site) -> None:
    practice = Simulator(now=TUESDAY, database_url=f"sqlite:///{tmp_path}/smsbot.db")
    practice.database.create_all()
    choose(practice, site.serve(LUNCH))
    in_use: list[int] = []
    site.when_asked = lambda: in_use.append(practice.database.engine.pool.checkedout())  # type: ignore[attr-defined]
    tick(practice)
    assert kept(practice) == ["12-03 12:00-13:00"]
    assert in_use == [0]
    practice.database.close()
