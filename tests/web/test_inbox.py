"""The nurse's pages: what waits, her buttons, the undo, and the thread."""

import re
import threading
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from nurse_pages import OTHER, TUESDAY, Forms, answered, ask_for, signed_in, tap
from sqlmodel import select
from werkzeug.test import TestResponse

from smsbot.db.models import Appointment, AppointmentStatus, Matter, Message, MessageStatus
from smsbot.simulator import PATIENT, Simulator

CANCEL = "Cancel it and text her"


def visits(practice: Simulator) -> list[Appointment]:
    with practice.database.reading() as session:
        return [
            row
            for row in session.exec(select(Appointment))
            if row.status is not AppointmentStatus.CANCELLED
        ]


def test_an_empty_practice_says_so(nurse: FlaskClient) -> None:
    page = nurse.get("/inbox")
    assert "Nothing waits" in page.text
    assert page.text.count("No visits.") == 2
    assert nurse.get("/inbox/").status_code == 200


def test_a_request_shows_with_its_letter_her_words_and_her_phone(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    page = nurse.get("/inbox").text
    assert "1 waits" in page
    assert '<b class="letter">A</b>' in page
    assert "wants Thu Dec 3 at 3:00 PM" in page
    assert "hi im maria lopez, thursday at 3pm please" in page
    assert f'href="tel:{PATIENT}"' in page
    assert practice.nurse_texts("list")[0].splitlines()[1].startswith("A Maria Lopez wants")


def test_confirm_does_what_her_text_does(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    done = tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.deliver()
    assert done.status_code == 303
    assert answered(nurse, done).startswith("Confirmed: Maria Lopez, Thu Dec 3 at 3:00 PM.")
    assert [visit.name for visit in visits(practice)] == ["Maria Lopez"]
    assert "Thu Dec 3 at 3:00 PM" in practice.seen_by(PATIENT)[-1]
    assert "Nothing waits" in nurse.get("/inbox").text


def test_two_windows_confirm_and_one_is_told(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    first, second = nurse.get("/inbox"), nurse.get("/inbox")
    assert tap(nurse, first, "Confirm").status_code == 303
    late = tap(nurse, second, "Confirm")
    practice.deliver()
    assert late.status_code == 409
    assert "Maria Lopez is booked Thu Dec 3 at 3:00 PM." in answered(nurse, late)
    assert len(visits(practice)) == 1
    assert sum("You're booked" in text for text in practice.seen_by(PATIENT)) == 1


def test_two_windows_confirm_at_the_same_moment(tmp_path: Path) -> None:
    practice = Simulator(now=TUESDAY, database_url=f"sqlite:///{tmp_path}/smsbot.db")
    practice.database.create_all()
    ask_for(practice, "thursday at 3pm")
    windows = [signed_in(practice)]
    practice.now += timedelta(minutes=1)
    windows.append(signed_in(practice))
    pages = [window.get("/inbox") for window in windows]
    together, told = threading.Barrier(2), []

    def confirm(window: FlaskClient, page: TestResponse) -> None:
        together.wait(5)
        told.append(tap(window, page, "Confirm").status_code)

    threads = [
        threading.Thread(target=confirm, args=pair) for pair in zip(windows, pages, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(told) == [303, 409]
    assert len(visits(practice)) == 1
    practice.database.close()


def test_a_page_left_open_does_not_confirm_what_she_wants_now(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    old = nurse.get("/inbox")
    practice.patient_texts("actually can we do friday at 11am instead?")
    practice.patient_texts("yes")
    late = tap(nurse, old, "Confirm")
    assert late.status_code == 409
    assert visits(practice) == []


def test_a_letter_given_to_somebody_else_is_not_mistaken(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    old = nurse.get("/inbox")
    practice.nurse_texts("A no")
    practice.now += timedelta(days=8)
    ask_for(practice, "tomorrow at 3pm", name="ana ruiz", phone=OTHER)
    assert '<b class="letter">A</b>' in nurse.get("/inbox").text
    assert tap(nurse, old, "Confirm").status_code == 409
    assert visits(practice) == []


def test_decline_tells_her_kindly(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    done = tap(nurse, nurse.get("/inbox"), "Decline")
    assert answered(nurse, done).startswith("Declined kindly: Maria Lopez.")


def test_other_times_are_read_as_in_her_texts(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    done = tap(nurse, nurse.get("/inbox"), "Offer", words="Thu 10 or 11")
    practice.deliver()
    assert answered(nurse, done).startswith(
        "Offered Maria Lopez Thu Dec 3 at 10:00 AM or Thu Dec 3 at 11:00 AM."
    )
    assert "10:00 AM" in practice.seen_by(PATIENT)[-1]
    page = nurse.get("/inbox").text
    assert (
        "You offered Thu Dec 3 at 10:00 AM or Thu Dec 3 at 11:00 AM; waiting for her until" in page
    )
    assert "Nothing waits" in page
    assert "Maria Lopez" in page.split('id="for-them"')[1]
    assert ">Confirm<" not in page


@pytest.mark.parametrize("words", ["", "whenever you like", "thu 10'; drop", "A no", "ok"])
def test_what_is_no_time_is_not_offered(
    practice: Simulator, nurse: FlaskClient, words: str
) -> None:
    ask_for(practice, "thursday at 3pm")
    texts = len(practice.seen_by(PATIENT))
    done = tap(nurse, nurse.get("/inbox"), "Offer", words=words)
    practice.deliver()
    assert done.status_code == 409
    assert "I couldn't read a time there" in answered(nurse, done)
    assert unescape(done.text).count(f'value="{words}"') >= (1 if words else 0)
    assert len(practice.seen_by(PATIENT)) == texts


def test_her_own_words_are_passed_on_as_they_are(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    done = tap(nurse, nurse.get("/inbox"), "Send", words="B no\r\nPlease bring your card")
    practice.deliver()
    assert answered(nurse, done).startswith("Sent to Maria Lopez.")
    assert "B no\nPlease bring your card" in practice.seen_by(PATIENT)[-1]


def test_a_second_tap_sends_nothing_twice(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    page = nurse.get("/inbox")
    tap(nurse, page, "Send", words="See you then & bring <ID>")
    again = tap(nurse, page, "Send", words="See you then & bring <ID>")
    practice.deliver()
    assert again.status_code == 409
    assert "See you then &amp; bring &lt;ID&gt;</textarea>" in again.text  # not lost
    assert sum("See you then" in text for text in practice.seen_by(PATIENT)) == 1


def test_no_words_and_too_many_words_are_not_sent(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    for words in (" \r\n ", "x" * 601):
        assert tap(nurse, nurse.get("/inbox"), "Send", words=words).status_code == 409


def test_the_patient_is_told_that_she_will_call(practice: Simulator, nurse: FlaskClient) -> None:
    practice.patient_texts("do you do lip filler and how much?")
    done = tap(nurse, nurse.get("/inbox"), "Tell her I'll call")
    assert "that you will call: 602-555-0101" in answered(nurse, done)


def test_what_she_has_seen_comes_off_the_list(practice: Simulator, nurse: FlaskClient) -> None:
    practice.patient_texts("do you do lip filler and how much?")
    done = tap(nurse, nurse.get("/inbox"), "Done, no answer needed")
    assert answered(nurse, done).startswith("Off the list:")
    assert "Nothing waits" in nurse.get("/inbox").text


def test_done_stops_the_alarms_that_the_page_showed(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.patient_texts("my lips are turning blue and i cant breathe")
    old = nurse.get("/inbox")
    assert "EMERGENCY" in old.text
    practice.patient_texts("i cant breathe, my throat is closing", phone=OTHER)
    late = tap(nurse, old, "I have it: stop every alarm")
    assert late.status_code == 409
    done = tap(nurse, late, "I have it: stop every alarm")
    assert answered(nurse, done).startswith("Acknowledged: ")
    assert "EMERGENCY" not in nurse.get("/inbox").text


def test_an_emergency_that_she_has_keeps_its_number_for_two_hours(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.patient_texts("my lips are turning blue and i cant breathe")
    done = tap(nurse, nurse.get("/inbox"), "I have it: stop every alarm")
    assert done.location == "/inbox?said=1#taken"
    page = nurse.get(done.location).text
    assert "You have it. She was told to call 911." in page
    assert f'href="tel:{PATIENT}"' in page
    practice.now += timedelta(hours=2, minutes=1)
    assert "You have it" not in nurse.get("/inbox").text


def test_a_reminder_that_a_taken_alarm_holds_is_shown_with_the_reason(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "friday at 2pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.patient_texts("i cant breathe")
    tap(nurse, nurse.get("/inbox"), "I have it: stop every alarm")
    assert "Not sent" not in nurse.get("/inbox").text
    practice.advance(to=TUESDAY + timedelta(days=2, hours=4, minutes=10))
    shown = nurse.get("/inbox").text.split('id="not-sent"')[1].split("</section>")[0]
    assert shown.count("held while an alarm about her is open") == 1
    tap(nurse, nurse.get("/inbox/patients/1"), "Let it answer again")
    practice.advance(by=timedelta(minutes=11))
    assert "Not sent" not in nurse.get("/inbox").text


def test_the_most_urgent_comes_first(practice: Simulator, nurse: FlaskClient) -> None:
    practice.patient_texts("do you do lip filler and how much?", phone=OTHER)
    ask_for(practice, "thursday at 3pm")
    practice.patient_texts("my throat is closing, i cant breathe", phone="+16025550103")
    shown = re.findall(r'<b class="letter">(\w+)</b>', nurse.get("/inbox").text)
    texted = [line[0] for line in practice.nurse_texts("list")[0].splitlines()[1:4]]
    assert shown == texted == ["C", "B", "A"]


def test_undo_takes_the_last_thing_back_for_ten_minutes(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    page = nurse.get("/inbox")
    assert "Can be undone until 10:10 AM" in page.text
    assert "is sent a correction" not in page.text  # nothing has left yet
    practice.now += timedelta(minutes=9)
    undone = tap(nurse, page, "Undo")
    assert answered(nurse, undone).startswith("Undone: Confirmed: Maria Lopez")
    assert visits(practice) == []
    assert "1 waits" in nurse.get("/inbox").text


def test_undo_says_that_she_hears_of_it_and_leads_back_to_the_page(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.deliver()
    page = nurse.get("/inbox/calendar?day=2026-12-03")
    back = tap(nurse, page, "Undo (she is sent a correction)")
    assert back.location == "/inbox/calendar?said=1&day=2026-12-03"
    assert "Maria Lopez had been texted" in answered(nurse, back)


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/inbox", "//evil.example", "/inbox/photos/1/0", "/", "", "x\r\ny", "["],
)
def test_undo_leads_to_no_page_but_hers(practice: Simulator, nurse: FlaskClient, back: str) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    assert tap(nurse, nurse.get("/inbox"), "Undo", back=back).location == "/inbox?said=1"


def test_after_a_tap_the_page_goes_on_at_the_next_card(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    ask_for(practice, "friday at 11am", name="ana ruiz", phone=OTHER)
    done = tap(nurse, nurse.get("/inbox"), "Confirm", letter="A")
    assert done.location == "/inbox?said=1#m2"
    assert 'id="m2"' in nurse.get(done.location).text
    done = tap(nurse, nurse.get("/inbox"), "Confirm", letter="B", then="m1&x=//evil")
    assert done.location == "/inbox?said=1#waiting"


def test_a_time_that_is_taken_is_not_confirmed_but_another_offered(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    ask_for(practice, "thursday at 3pm", name="ana ruiz", phone=OTHER)
    tap(nurse, nurse.get("/inbox"), "Confirm", letter="A")
    page = nurse.get("/inbox").text
    assert "not free (taken)" in page
    assert ">Confirm<" not in page
    assert '<summary role="button">Other time</summary>' in page


def test_a_question_is_answered_first_of_all(practice: Simulator, nurse: FlaskClient) -> None:
    practice.patient_texts("do you do lip filler and how much?")
    page = nurse.get("/inbox").text
    assert re.search(r'<summary role="button" class="">Answer</summary>', page)
    assert "new patient" in page
    done = tap(nurse, nurse.get("/inbox"), "Send", words="Call me any time")
    assert answered(nurse, done) == (
        "Sent to 602-555-0101. The bot does not answer her for 24 hours, so that you two can talk."
    )
    practice.nurse_texts("book 6025550101 Maria Lopez thu 3pm")
    assert "new patient" not in nurse.get("/inbox/patients/1").text


def test_undo_is_gone_after_ten_minutes(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    page = nurse.get("/inbox")
    practice.now += timedelta(minutes=10, seconds=1)
    assert "There is nothing to undo" in answered(nurse, tap(nurse, page, "Undo"))
    assert "Can be undone" not in nurse.get("/inbox").text
    assert len(visits(practice)) == 1


def test_undo_takes_back_only_what_the_page_showed(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    ask_for(practice, "friday at 11am", name="ana ruiz", phone=OTHER)
    tap(nurse, nurse.get("/inbox"), "Confirm", letter="A")
    old = nurse.get("/inbox")
    practice.nurse_texts("B ok")
    assert tap(nurse, old, "Undo").status_code == 409
    assert len(visits(practice)) == 2


def test_yesterdays_visit_can_be_marked_as_a_no_show(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.now += timedelta(days=3)
    page = nurse.get("/inbox")
    assert "Maria Lopez" in page.text.split('id="yesterday"')[1]
    done = tap(nurse, page, "Did not come")
    assert answered(nurse, done).startswith("Noted: Maria Lopez did not come")
    assert "3:00 PM (did not come)" in nurse.get("/inbox").text


def test_a_visit_ahead_can_be_moved_or_called_off(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    page = nurse.get("/inbox/patients/1")
    assert "Did not come" not in page.text
    assert tap(nurse, page, "Offer", words="fri 11").location == "/inbox/patients/1?said=1"
    assert tap(nurse, page, CANCEL).status_code == 409
    page = nurse.get("/inbox/patients/1")
    assert CANCEL not in page.text  # as long as she has been asked to move
    assert answered(nurse, tap(nurse, page, "Decline")).startswith("Declined kindly")
    done = tap(nurse, nurse.get("/inbox/patients/1"), CANCEL)
    assert answered(nurse, done).startswith("Called off: Maria Lopez, Thu Dec 3 at 3:00 PM.")
    assert visits(practice) == []


def test_a_text_that_did_not_arrive_shows_with_its_reason(
    practice: Simulator, nurse: FlaskClient
) -> None:
    ask_for(practice, "thursday at 3pm")
    with practice.database.transaction() as session:
        row = session.exec(select(Message).where(Message.wording.is_not(None))).first()  # type: ignore[union-attr]
        assert row is not None
        row.status, row.reason, row.error_code = MessageStatus.UNDELIVERED, "a landline", 30006
        row.shown_at = None
        session.add(row)
    assert "a landline" in nurse.get("/inbox").text
    assert "not delivered: a landline (error 30006)" in nurse.get("/inbox/patients/1").text


def test_the_thread_is_as_it_was_texted(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Confirm")
    practice.deliver()
    page = unescape(nurse.get("/inbox/patients/1").text)
    at = -1
    for text in practice.carrier.texts:
        if text.phone == PATIENT:
            at = page.index(f"<p>{text.body}</p>", at + 1)
    assert "delivered" in page
    assert "Reminder, Wed Dec 2 at 3:00 PM" in page.split("Still to come")[1]
    assert practice.seen_by(practice.nurse)[0] not in page


def test_the_bot_may_be_let_in_again(practice: Simulator, nurse: FlaskClient) -> None:
    practice.patient_texts("do you do lip filler and how much?")
    tap(nurse, nurse.get("/inbox/patients/1"), "Send", words="We do. Shall I call you?")
    page = nurse.get("/inbox/patients/1")
    done = tap(nurse, page, "Let it answer again")
    assert "again" in answered(nurse, done)
    assert "Let it answer again" not in nurse.get("/inbox/patients/1").text


def test_names_and_texts_cannot_act_as_html(practice: Simulator, nurse: FlaskClient) -> None:
    practice.patient_texts('<script>alert(1)</script> how much is lip filler & "botox"?')
    with practice.database.transaction() as session:
        matter = session.exec(select(Matter)).one()
        ids = matter.patient_id
    ask_for(practice, "thursday at 3pm", name="maria", phone=OTHER)
    with practice.database.transaction() as session:
        session.connection().exec_driver_sql(
            "UPDATE patients SET name = '<script>alert(2)</script>'"
        )
        session.connection().exec_driver_sql(
            "UPDATE requests SET name = '<img src=x onerror=alert(3)>'"
        )
    for path in ("/inbox", f"/inbox/patients/{ids}"):
        page = nurse.get(path).text
        assert not re.search(r"<script(?! defer src)|<img", page)
        assert "&lt;script&gt;" in page


def test_pages_hold_no_inline_script_or_style(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    for path in ("/inbox", "/inbox/patients/1"):
        page = nurse.get(path)
        assert not re.search(r"<script(?! defer src)|<style|\sstyle=|\son\w+=", page.text)
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        assert page.cache_control.no_store


def test_what_does_not_exist_is_not_found(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    token = Forms(nurse.get("/inbox").text).found[0][1]["csrf_token"]
    for path in ("/inbox/patients/99", "/inbox/patients/99999999999999999999", "/inbox/x"):
        assert nurse.get(path).status_code == 404
    ok = {"csrf_token": token, "what": "ok"}
    assert nurse.post("/inbox/matters/99", data=ok).status_code == 404
    assert nurse.post("/inbox/matters/1", data=ok).status_code == 409  # seen is missing
    for what in ("", "book", "ok_all", "off", "help", "__class__"):
        bad = {"csrf_token": token, "what": what}
        assert nurse.post("/inbox/matters/1", data=bad).status_code == 400
    assert visits(practice) == []


def test_a_change_needs_the_forms_token(practice: Simulator, nurse: FlaskClient) -> None:
    ask_for(practice, "thursday at 3pm")
    page = nurse.get("/inbox")
    assert tap(nurse, page, "Confirm", csrf_token="").status_code == 403
    assert tap(nurse, page, "Confirm", csrf_token="forged").status_code == 403
    assert visits(practice) == []


def test_no_patients_words_reach_the_log(
    practice: Simulator, nurse: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    ask_for(practice, "thursday at 3pm")
    tap(nurse, nurse.get("/inbox"), "Send", words="zebra words")
    nurse.get("/inbox/patients/1")
    for secret in ("maria", "zebra", "602-555", PATIENT):
        assert secret not in caplog.text.casefold()


def test_a_visit_for_somebody_else_shows_both_names(
    practice: Simulator, nurse: FlaskClient
) -> None:
    practice.patient_texts("this is maria lopez, booking for my daughter ana lopez today 3pm")
    practice.patient_texts("1")
    both = "Ana Lopez (texted by Maria Lopez)"
    assert both in nurse.get("/inbox").text
    assert both in nurse.get("/inbox/patients/1").text
    tap(nurse, nurse.get("/inbox"), "Confirm")
    for page in ("/inbox", "/inbox/patients/1", "/inbox/calendar?day=2026-12-01"):
        assert both in nurse.get(page).text, page
    assert "<h1>Maria Lopez</h1>" in nurse.get("/inbox/patients/1").text
