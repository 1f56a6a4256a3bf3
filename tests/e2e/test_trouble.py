"""A disk without room, a database without leave to write, a signal in the midst of work."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fast_twilio import CALM, FastTwilio, Mishap, Weather
from postgres import Postgres
from reminded import Reminded
from running_smsbot import Smsbot, wait_for
from stories import STORIES, Patient
from storm import Crew, Tally, count_texts, practice, settle, storm

pytestmark = pytest.mark.timeout(600)  # Many processes start here, some on busy machines.

MARIA = Patient(0, STORIES[0])


@contextmanager
def full_disk(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Meanwhile a process can write to no file at all, its log included."""
    _, hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (hard, hard))


def is_ready(smsbot: Smsbot) -> bool:
    return smsbot.http.get(f"{smsbot.url}/readyz", timeout=20).status_code == 200


def heard(twilio: FastTwilio, count: int) -> None:
    wait_for(lambda: len(twilio.bodies(MARIA.phone)) >= count, f"{count} texts", within=60)


def counted(twilio: FastTwilio, smsbot: Smsbot) -> list[str]:
    """What is wrong with what the double took, once all is settled."""
    tally = Tally(unsettled=settle(smsbot))
    count_texts(tally, [MARIA], Reminded(smsbot, 0), twilio)
    return tally.wrong()


def test_a_full_disk_is_lived_through_without_a_restart(tmp_path: Path) -> None:
    first, second, third = MARIA.forms()
    with practice(tmp_path, seed=1) as (crew, twilio):
        crew.start_all()
        smsbot, process = crew.smsbot, crew.posts[0].process
        assert process is not None
        wait_for(lambda: is_ready(smsbot), "smsbot to be ready", within=60)
        twilio.weather = Weather({Mishap.SLOW: 1.0}, slow_seconds=1.0, lost=1.0)
        assert smsbot.post("/twilio/sms", first) == 200
        heard(twilio, 1)
        with full_disk(process):  # The first answer has just left, which cannot be noted now.
            assert [smsbot.post("/twilio/sms", second) for _ in range(3)] == [503] * 3
            left = next(text for text in twilio.taken() if text.to == MARIA.phone)
            receipt = {"MessageSid": left.sid, "MessageStatus": "delivered"}
            assert smsbot.post(f"/twilio/status?message={left.message_id}", receipt) == 503
            answer = smsbot.http.get(f"{smsbot.url}/readyz", timeout=20)
            assert answer.status_code == 503
            assert "the database cannot be written" in answer.json()["problems"][0]
        twilio.weather = CALM
        assert [smsbot.post("/twilio/sms", form) for form in (second, third)] == [200, 200]
        wait_for(lambda: is_ready(smsbot), "smsbot to be ready again", within=60)
        assert crew.end_all() == [0]
        assert counted(twilio, smsbot) == []


def test_serve_refuses_a_database_that_it_may_not_write_to(tmp_path: Path) -> None:
    with practice(tmp_path, seed=1) as (crew, _):
        crew.smsbot.run("migrate")
        crew.smsbot.set("DATABASE_URL", f"sqlite:///file:{tmp_path}/smsbot.db?mode=ro&uri=true")
        process = crew.smsbot.start("serve", "--port", "0")
        assert process.wait(timeout=60) == 1
        (said,) = [line for line in crew.smsbot.log.splitlines() if line.startswith("Error:")]
        assert "may only be read" in said
        assert "Traceback" not in crew.smsbot.log


def end_politely(crew: Crew, count: int) -> None:
    """SIGTERM to everyone in the midst of their work, and back to it."""
    if count == 0:
        crew.start_all()
    time.sleep(crew.random.uniform(0.5, 1.5))
    assert set(crew.end_all()) == {0}
    crew.start_all()


@pytest.mark.parametrize("kind", ["serve", "web and worker"])
def test_whoever_is_told_to_end_finishes_what_it_holds(
    tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    url = None
    if kind == "web and worker":
        postgres: Postgres = request.getfixturevalue("postgres")
        url = postgres.new_database()
    slow = Weather({Mishap.SLOW: 1.0}, slow_seconds=1.0)
    with practice(tmp_path, seed=4, database_url=url, webs=1, workers=1) as (crew, twilio):
        tally = storm(
            crew, twilio, bookings=4, reminders=4, kills=2, weather=slow, strike=end_politely
        )
    assert tally.wrong() == []


def test_serve_ends_in_time_though_twilio_does_not_answer(tmp_path: Path) -> None:
    with practice(tmp_path, seed=1) as (crew, twilio):
        twilio.weather = Weather({Mishap.SLOW: 1.0}, slow_seconds=60)
        crew.start_all()
        for form in MARIA.forms():
            assert crew.smsbot.post("/twilio/sms", form) == 200
        heard(twilio, 1)
        assert crew.end_all() == [0]
        twilio.weather = CALM
        assert counted(twilio, crew.smsbot) == []
