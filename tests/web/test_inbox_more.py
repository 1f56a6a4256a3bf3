"""The nurse's other pages: conversations and their search, photos, other times, what was done."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from nurse_pages import OTHER, TUESDAY, Forms, answered, ask_for, signed_in, tap
from sqlmodel import select

from smsbot.db.models import KeptPhoto, Message, MessageStatus
from smsbot.gateways import Photo
from smsbot.simulator import PATIENT, Simulator

ADDRESS = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1"


def post(client: FlaskClient, page: str, action: str, **typed: str):  # type: ignore[no-untyped-def]
    """Send the form of a page that goes there."""
    forms = Forms(client.get(page).text).found
    fields = next(fields for to, fields, _ in forms if to == action)
    return client.post(action, data=fields | typed)


# Conversations


def test_the_latest_who_wrote_come_first(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    practice.now += timedelta(minutes=5)
    ask_for(practice, "friday at 11am", name="ana ruiz", phone=OTHER)
    page = nurse.get("/inbox/texts").text
    assert page.index("Ana Ruiz") < page.index("Maria Lopez")
    assert '<b class="letter">B</b> Ana Ruiz' in page


def test_of_two_who_wrote_at_one_moment_the_later_comes_first(
    practice: Simulator, nurse: FlaskClient
) -> None:
    for phone, name in ((PATIENT, "maria lopez"), (OTHER, "ana ruiz")):
        ask_for(practice, "thursday at 3pm", name=name, phone=phone)
    practice.patient_texts("and do you take insurance?")
    page = nurse.get("/inbox/texts").text
    assert page.index("Maria Lopez") < page.index("Ana Ruiz")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ruiz", "Ana Ruiz"), ("RUI", "Ana Ruiz"), ("602-555-0102", "Ana Ruiz"), ("0102", "Ana R"),
        ("insura", "do you take insurance"), ("cafe", "el café"), ("take you do", "insurance"),
    ],
)  # fmt: skip
def test_a_search_finds_names_numbers_and_words(
    practice: Simulator, nurse: FlaskClient, asked: str, found: str
) -> None:
    ask_for(practice, "friday at 11am", name="ana ruiz", phone=OTHER)
    practice.patient_texts("do you take insurance? está cerca el café?")
    assert found in nurse.get("/inbox/texts", query_string={"q": asked}).text


@pytest.mark.parametrize(
    "asked",
    ['"', "'", "* OR 1", "%", "NOT a AND (", "\x00", "<b>x</b>", "a" * 500, "😀", "-", "NEAR("],
)  # fmt: skip
def test_a_search_for_anything_is_answered(nurse: FlaskClient, asked: str) -> None:
    page = nurse.get("/inbox/texts", query_string={"q": asked})
    assert page.status_code == 200
    assert "<b>x</b>" not in page.text


def test_a_percent_sign_finds_no_more_than_itself(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "friday at 11am", name="ana ruiz", phone=OTHER)
    assert "Ana Ruiz" not in nurse.get("/inbox/texts", query_string={"q": "%"}).text


def test_a_long_thread_comes_in_pages(practice: Simulator, nurse: FlaskClient) -> None:
    practice.patient_texts("hi")
    with practice.database.transaction() as session:
        for n in range(100):
            at = TUESDAY - timedelta(days=100 - n)
            session.add(
                Message(
                    direction="inbound", audience="patient", phone=PATIENT, patient_id=1,
                    created_at=at, body=f"text no {n}.", sid=f"SX{n}", handled_at=at,
                    status=MessageStatus.RECEIVED,
                )
            )  # fmt: skip
    page = nurse.get("/inbox/patients/1").text
    assert "text no 99." in page
    assert "text no 20." not in page
    older = re.search(r'href="(/inbox/patients/1\?skip=60)"', page)
    assert older
    page = nurse.get(older[1]).text
    assert "text no 20." in page
    assert "text no 99." not in page


def test_she_writes_to_somebody_of_whom_nothing_waits(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.patient_texts("hi")
    done = post(nurse, "/inbox/patients/1", "/inbox/patients/1", words="Hello, Nancy here")
    assert done.location == "/inbox/patients/1?said=1#end"
    leaving = nurse.get("/inbox/patients/1").text
    assert "<p>Nancy: Hello, Nancy here</p>" in leaving
    assert ">being sent<" in leaving
    assert "Nurse word" not in leaving.partition("Still to come")[2]
    practice.deliver()
    assert answered(nurse, done).startswith("Sent to 602-555-0101.")
    assert practice.seen_by(PATIENT)[-1] == "Nancy: Hello, Nancy here"
    assert "Nothing waits" in nurse.get("/inbox").text
    assert "Let it answer again" in nurse.get("/inbox/patients/1").text


def test_words_that_give_a_treatment_away_are_asked_about_first(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.patient_texts("hi")
    done = post(nurse, "/inbox/patients/1", "/inbox/patients/1", words="your Júvederm is here")
    assert "“Júvederm” gives away a treatment" in answered(nurse, done)
    assert "your Júvederm is here</textarea>" in done.text
    sure = {"words": "your Júvederm is here", "sure": "1"}
    assert post(nurse, "/inbox/patients/1", "/inbox/patients/1", **sure).status_code == 303


def test_what_was_dropped_as_needless_is_not_in_the_thread(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    with practice.database.reading() as session:
        kinds = session.exec(select(Message.kind, Message.status)).all()
    assert ("nudge", MessageStatus.DROPPED) in kinds
    assert "overtaken" not in nurse.get("/inbox/patients/1").text


# Photos


def photo_of(nurse: FlaskClient) -> str:
    """The address of the photo in the first patient's thread."""
    found = re.search(r'src="(/inbox/photos/\d+/0)"', nurse.get("/inbox/patients/1").text)
    assert found
    return found[1]


def test_a_photo_is_passed_on_and_not_stored(practice: Simulator, nurse: FlaskClient) -> None:
    practice.carrier.photos[ADDRESS] = Photo("image/jpeg", b"a jpeg")
    practice.patient_texts("is this normal?", media=[ADDRESS])
    photo = nurse.get(photo_of(nurse))
    assert (photo.mimetype, photo.data) == ("image/jpeg", b"a jpeg")
    assert photo.cache_control.no_store
    assert photo.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in photo.headers["Content-Security-Policy"]
    with practice.database.reading() as session:
        assert session.exec(select(KeptPhoto)).all() == []


def test_a_photo_is_kept_and_let_go_when_she_says_so(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.carrier.photos[ADDRESS] = Photo("image/jpeg", b"a jpeg")
    practice.patient_texts("is this normal?", media=[ADDRESS])
    path = photo_of(nurse)
    done = post(nurse, "/inbox/patients/1", f"{path}/keep")
    assert answered(nurse, done) == "The photo is kept."
    practice.carrier.photos.clear()
    assert nurse.get(path).data == b"a jpeg"
    post(nurse, "/inbox/patients/1", f"{path}/let-go")
    assert nurse.get(path).status_code == 502
    trail = nurse.get("/inbox/trail").text
    assert "Kept a photo" in trail
    assert "Let go of a photo" in trail


@pytest.mark.parametrize("kind", ["image/svg+xml", "text/html", "application/json", ""])
def test_what_could_act_in_a_browser_is_not_shown(
    practice: Simulator, nurse: FlaskClient, kind: str
) -> None:
    practice.carrier.photos[ADDRESS] = Photo(kind, b"<script>alert(1)</script>")
    practice.patient_texts("look", media=[ADDRESS])
    assert nurse.get(photo_of(nurse)).status_code == 415


@pytest.mark.parametrize("path", ["1/0", "1/9", "999/0", "1/-1", "1/10"])
def test_there_is_no_photo_where_none_was_sent(
    practice: Simulator, nurse: FlaskClient, path: str
) -> None:
    practice.patient_texts("hi")
    assert nurse.get(f"/inbox/photos/{path}").status_code == 404


# Other times


def test_the_small_calendar_shows_real_openings(practice: Simulator, nurse: FlaskClient) -> None:
    practice.nurse_texts("book 6025550102 Ann Bell thu 10am")
    practice.nurse_texts("off dec 4")
    ask_for(practice, "thursday at 3pm")
    numbers = re.findall(r"/inbox/matters/(\d+)/times", nurse.get("/inbox").text)
    page = nurse.get(f"/inbox/matters/{numbers[0]}/times?day=2026-12-03").text
    assert 'value="dec 3 3:00pm"' in page
    assert 'value="dec 3 10:00am"' not in page
    assert "?day=2026-12-04" not in page
    assert "?day=2026-12-07" in page
    for day in ("1999-01-01", "nonsense", "9999-12-31", ""):
        assert nurse.get(f"/inbox/matters/{numbers[0]}/times?day={day}").status_code == 200


def test_the_openings_near_are_one_tap_away(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    page = nurse.get("/inbox")
    done = tap(nurse, page, "Thu Dec 3 at 2:30 PM", what="offer")
    assert answered(nurse, done).startswith("Offered Maria Lopez Thu Dec 3 at 2:30 PM.")


# What was done


def test_the_trail_tells_who_did_what_and_what_was_undone(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.nurse_texts("undo")
    trail = nurse.get("/inbox/trail").text
    assert "Confirmed: Maria Lopez, Thu Dec 3 at 3:00 PM" in trail
    assert "(undone Tue Dec 1 at 10:00 AM)" in trail
    assert "by 480-555-0199" in trail
    assert "Signed in with a code" in trail


def test_what_can_be_undone_has_its_button_on_the_trail(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    page = nurse.get("/inbox/trail")
    assert page.text.count(">Undo<") == 1
    done = tap(nurse, page, "Undo")
    assert done.location == "/inbox/trail?said=1"
    assert answered(nurse, done).startswith("Undone: Confirmed")


def test_signing_in_is_nothing_to_undo(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.now += timedelta(minutes=1)
    signed_in(practice)
    assert practice.nurse_texts("undo")[0].startswith("Undone: Confirmed: Maria Lopez")


# What is open in a browser


def test_an_open_page_is_told_only_when_something_has_changed(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    seen = re.search(r'hx-get="(/inbox\?seen=\w+)"', nurse.get("/inbox").text)
    assert seen
    assert nurse.get(seen[1], headers={"HX-Request": "true"}).status_code == 204
    assert nurse.get(seen[1]).status_code == 200  # loaded by hand
    practice.patient_texts("do you take insurance?", phone=OTHER)
    again = nurse.get(seen[1], headers={"HX-Request": "true"})
    assert "2 wait" in again.text


def test_an_idle_day_tells_what_was_done(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.deliver()
    page = nurse.get("/inbox").text
    assert "In the last day patients were texted 3 answers, 1 confirmation." in page


def test_an_alarm_that_was_let_go_but_not_taken_can_still_be_stopped(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.patient_texts("i cant breathe and my throat is swelling")
    practice.nurse_texts("A bot")
    done = tap(nurse, nurse.get("/inbox"), "I have it: stop every alarm")
    assert answered(nurse, done).startswith("Acknowledged: ")


def test_a_visit_called_off_late_is_marked_on_its_card_and_in_her_history(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.advance(by=timedelta(days=2))
    practice.patient_texts("i have to cancel my appointment, sorry")
    for path in ("/inbox", "/inbox/patients/1"):
        page = nurse.get(path).text
        assert "called off late" in page
        assert "1 called off late" not in page  # as its card says so, and nothing is over yet
    practice.advance(by=timedelta(hours=6))
    tap(nurse, nurse.get("/inbox"), "Done, no answer needed")
    practice.patient_texts("do you take insurance?")
    for path in ("/inbox", "/inbox/patients/1"):
        assert "0 visits, 1 called off late" in nurse.get(path).text
