"""What leaves and what does not, counted at a Twilio that nobody here wrote."""

from __future__ import annotations

import itertools
import re
import signal
import socket
import statistics
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from running_smsbot import NURSE, Smsbot, form, form_of, wait_for
from twilio_double import Sent, TwilioDouble

MARIA = "+16025550101"
ROSA = "+16025550102"
HELLO = "Hi, I would like to book a consultation"
ASKS_FOR_A_VISIT = "Hi, I would like to book a consultation thursday at 3pm"
PHOENIX = ZoneInfo("America/Phoenix")
BROWSER = {
    "User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)",
    "Accept-Language": "en-US",
}

pytestmark = pytest.mark.timeout(300)  # Many processes start here, some on busy machines.


def december(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant in December 2026 by the practice's clock; the 1st is a Tuesday."""
    return datetime(2026, 12, day, hour, minute, tzinfo=PHOENIX)


def fresh(double: TwilioDouble, seen: int, phone: str, words: str) -> str:
    """Wait for a text to this phone with these words, beyond the first `seen`; its body."""

    def look() -> list[str]:
        later = double.sent()[seen:]
        return [text.body for text in later if text.to == phone and re.search(words, text.body)]

    return wait_for(look, f"{words!r} to arrive at {phone}")[0]


def told(texts: list[Sent], story: tuple[tuple[str, str], ...]) -> list[str]:
    """Each text beside what the story says of it, where the two differ."""
    pairs = itertools.zip_longest(texts, story)
    return [
        f"{text} / {line}"
        for text, line in pairs
        if not (text and line and text.to == line[0] and re.search(line[1], text.body))
    ]


THE_STORY = (
    (NURSE, r"^Tue Dec 1: Nothing waits"),
    (MARIA, "name"),
    (MARIA, "STOP"),
    (MARIA, r"Maria Lopez, Thu Dec 3 at 3:00 PM\. Is that right\?"),
    (MARIA, r"Nancy has your request.* not booked yet"),
    (NURSE, r"^Wed Dec 2: 1 wait[^:]*\nA Maria Lopez wants Thu Dec 3 at 3:00 PM\n"),
    (MARIA, r"booked.*Thu Dec 3 at 3:00 PM"),
    (NURSE, r"^Confirmed: Maria Lopez, Thu Dec 3 at 3:00 PM"),
    (MARIA, r"tomorrow, Thu Dec 3 at 3:00 PM.*Reply C"),
    (NURSE, r"^Thu Dec 3: .*3:00 PM Maria Lopez"),
    (MARIA, r"today, Thu Dec 3 at 3:00 PM"),
    (NURSE, r"(?s)^Fri Dec 4: .*Yesterday: .*Maria Lopez"),
    (MARIA, r"Thank you.*/r/"),
)
"""Everything that leaves in the life of one visit, in order."""


def test_a_visit_runs_from_the_first_text_to_the_article_with_each_text_once_and_in_order(
    turned: Smsbot, double: TwilioDouble
) -> None:
    def at(moment: datetime, phone: str, words: str) -> str:
        """Everything has arrived; the clock is turned, what is due is done, a text is there."""
        double.carry()
        seen = len(double.sent())
        turned.set_clock(moment)
        turned.run("run-due")  # beside `serve`, which ticks as well
        return fresh(double, seen, phone, words)

    def says(phone: str, body: str, *, to: str, words: str) -> None:
        seen = len(double.sent())
        double.text(phone, body)
        fresh(double, seen, to, words)

    turned.set_clock(december(1, 10, 15))
    turned.serve()
    fresh(double, 0, NURSE, "Tue Dec 1")
    says(MARIA, ASKS_FOR_A_VISIT, to=MARIA, words="STOP")
    says(MARIA, "maria lopez", to=MARIA, words="Is that right")
    says(MARIA, "yes", to=MARIA, words="not booked yet")
    at(december(2, 7, 30), NURSE, "Wed Dec 2")
    turned.set_clock(december(2, 8, 5))
    says(NURSE, "A ok", to=NURSE, words="Confirmed")
    fresh(double, 0, MARIA, "booked, ")
    at(december(2, 15), MARIA, "tomorrow")
    at(december(3, 7, 30), NURSE, "Thu Dec 3:")
    at(december(3, 13), MARIA, "today")
    at(december(4, 7, 30), NURSE, "Fri Dec 4")
    follow_up = at(december(4, 11, 31), MARIA, "Thank you for coming")

    _reads_the_article(turned, follow_up)

    double.carry()
    turned.run_twice_at_once("run-due")
    assert turned.end() == 0
    assert told(_confirmation_first(double.sent()), THE_STORY) == []
    left = [message for message in turned.outbox() if message["sid"]]
    assert [message["status"] for message in left] == ["delivered"] * len(THE_STORY)


def _confirmation_first(texts: list[Sent]) -> list[Sent]:
    """The nurse's receipt and the patient's confirmation leave at once, to two phones."""
    ordered = list(texts)
    for place, (one, other) in enumerate(itertools.pairwise(texts)):
        if one.body.startswith("Confirmed") and "booked" in other.body:
            ordered[place : place + 2] = [other, one]
    return ordered


def _reads_the_article(smsbot: Smsbot, follow_up: str) -> None:
    found = re.search(rf"{re.escape(smsbot.url)}/r/[\w-]+", follow_up)
    assert found, follow_up
    led = smsbot.http.get(found[0], headers=BROWSER, allow_redirects=False, timeout=10)
    where = f"{smsbot.url}/articles/myokines?lang=en"
    assert (led.status_code, led.headers["Location"]) == (302, where)
    article = smsbot.http.get(led.headers["Location"], headers=BROWSER, timeout=10)
    assert article.status_code == 200
    assert "myokine" in article.text.lower()


def test_a_text_that_comes_on_both_addresses_is_answered_once(
    smsbot: Smsbot, double: TwilioDouble
) -> None:
    again = form_of(double.text(MARIA, HELLO))
    assert [smsbot.post("/twilio/sms", again) for _ in range(2)] == [200, 200]

    double.text(ROSA, HELLO)
    once = wait_for(lambda: _complete(double, ROSA), "Rosa's answer")
    wait_for(lambda: _complete(double, MARIA), "Maria's answer")
    assert smsbot.end() == 0
    assert double.bodies(MARIA) == once


def test_a_text_that_comes_on_both_addresses_at_the_same_moment_is_answered_once(
    smsbot: Smsbot, double: TwilioDouble
) -> None:
    statuses, start = [], threading.Barrier(4)
    text = form(MARIA, HELLO, sid="SM" + "5" * 32)

    def post() -> None:
        start.wait()
        statuses.append(smsbot.post("/twilio/sms", text))

    knocks = [threading.Thread(target=post) for _ in range(4)]
    for knock in knocks:
        knock.start()
    for knock in knocks:
        knock.join()
    assert statuses == [200] * 4

    double.text(ROSA, HELLO)
    once = wait_for(lambda: _complete(double, ROSA), "Rosa's answer")
    wait_for(lambda: _complete(double, MARIA), "Maria's answer")
    assert smsbot.end() == 0
    assert double.bodies(MARIA) == once


def _complete(double: TwilioDouble, phone: str) -> list[str]:
    """A first answer with the notice after it, once nothing is on its way; or nothing yet."""
    bodies = double.bodies(phone)
    return bodies if any("STOP" in body for body in bodies) and double.at_rest() else []


def test_a_text_without_our_signature_is_turned_away_and_leaves_nothing_behind(
    smsbot: Smsbot, double: TwilioDouble
) -> None:
    text = form(MARIA, HELLO, sid="SM" + "6" * 32)
    assert smsbot.post("/twilio/sms", text, token=None) == 403
    assert smsbot.post("/twilio/sms", text, token="another-accounts-token") == 403

    double.text(ROSA, HELLO)
    wait_for(lambda: _complete(double, ROSA), "Rosa's answer")
    assert smsbot.end() == 0
    assert double.bodies(MARIA) == []
    assert MARIA not in smsbot.run("export")


def test_a_receipt_without_our_signature_changes_nothing(
    smsbot: Smsbot, double: TwilioDouble
) -> None:
    double.text(MARIA, HELLO)
    wait_for(lambda: _complete(double, MARIA), "the answer")
    sid = double.sent(MARIA)[0].sid
    forged = {"MessageSid": sid, "MessageStatus": "undelivered", "ErrorCode": "30003"}
    assert smsbot.post("/twilio/status?message=1", forged, token=None) == 403
    first, *_ = [message for message in smsbot.outbox(MARIA) if message["sid"]]
    assert (first["sid"], first["status"]) == (sid, "accepted")


def test_nothing_leaves_after_stop_though_a_visit_is_booked(
    turned: Smsbot, double: TwilioDouble
) -> None:
    turned.set_clock(december(1, 10, 15))
    turned.serve()
    for body, words in ((ASKS_FOR_A_VISIT, "STOP"), ("maria lopez", "right"), ("yes", "request")):
        double.text(MARIA, body)
        fresh(double, 0, MARIA, words)
    double.text(NURSE, "A ok")
    fresh(double, 0, MARIA, "booked, ")
    double.carry()
    had = double.bodies(MARIA)

    double.text(MARIA, "STOP")
    double.text(MARIA, "can I come on friday at 10 instead?")
    double.text(NURSE, "A: see you soon")
    for moment in (december(2, 15), december(3, 13), december(4, 11, 31), december(7, 10)):
        double.carry()
        turned.set_clock(moment)
        turned.run("run-due")
    assert turned.end() == 0
    assert double.bodies(MARIA) == had
    waiting = {"queued", "sending", "unknown"}
    assert not [message for message in turned.outbox(MARIA) if message["status"] in waiting]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=["ended", "killed"])
def test_a_text_that_is_just_leaving_when_serve_stops_has_left_once(
    turned: Smsbot, double: TwilioDouble, number: signal.Signals
) -> None:
    turned.set_clock(datetime.now(UTC))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        # The double takes a text, and answers only once its first receipt has been answered.
        turned.public_url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        turned.serve()
        assert turned.post("/twilio/sms", form(MARIA, HELLO, sid="SM" + "7" * 32)) == 200
        wait_for(lambda: double.sent(MARIA), "Maria's answer")
        status = turned.end(number)
    assert status == (0 if number is signal.SIGTERM else -number)

    # By now nobody can have it in hand any more, and what became of it is looked up.
    turned.public_url = turned.url
    turned.set_clock(datetime.now(UTC) + timedelta(minutes=3))
    turned.serve()
    double.text(ROSA, HELLO)
    once = wait_for(lambda: _complete(double, ROSA), "Rosa's answer")
    wait_for(lambda: _complete(double, MARIA), "the rest of Maria's answer")
    assert turned.end() == 0
    assert double.bodies(MARIA) == once
    found = [message["sid"] for message in turned.outbox(MARIA) if message["sid"]]
    assert found == [text.sid for text in double.sent(MARIA)]


def test_an_answer_has_left_soon_after_the_webhook(
    smsbot: Smsbot, double: TwilioDouble, record_testsuite_property: Callable[[str, object], None]
) -> None:
    phones = [f"+1602555011{digit}" for digit in range(10)]
    took = []
    for phone in phones:
        began = time.perf_counter()
        double.text(phone, HELLO)
        wait_for(lambda phone=phone: double.sent(phone), "the answer")
        took.append(time.perf_counter() - began)
    record_testsuite_property("median_seconds", statistics.median(took))
    record_testsuite_property("longest_seconds", max(took))
    assert max(took) < 5
