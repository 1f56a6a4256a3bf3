"""A backup is made while `smsbot serve` runs, and later put in the place of its database."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from fast_twilio import FastTwilio
from running_smsbot import NURSE, Smsbot, form, wait_for

MARIA, JEN = "+16025550101", "+16025550102"

BOOKING = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)  # a Tuesday, 10 AM in Phoenix
BEFORE_THE_REMINDER = datetime(2026, 12, 2, 21, 50, tzinfo=UTC)
AFTER_THE_REMINDER = datetime(2026, 12, 2, 22, 5, tzinfo=UTC)

_sids = count(1)


@pytest.fixture
def twilio() -> Iterator[FastTwilio]:
    twilio = FastTwilio()
    yield twilio
    twilio.close()


@pytest.fixture
def practice(twilio: FastTwilio, tmp_path: Path) -> Iterator[Smsbot]:
    practice = Smsbot(tmp_path, twilio, turned_clock=True)
    twilio.clock = practice.now
    practice.set_clock(BOOKING)
    yield practice
    practice.close()


def text(practice: Smsbot, twilio: FastTwilio, phone: str, body: str) -> None:
    """A phone texts the practice."""
    told = form(phone, body, sid=f"SM{next(_sids):032x}")
    twilio.receive(told)
    assert practice.post("/twilio/sms", told) == 200


def hear(twilio: FastTwilio, phone: str, words: str, times: int = 1) -> None:
    """Wait until a phone has been texted these words so many times."""

    def heard() -> bool:
        return sum(words in body for body in twilio.bodies(phone)) >= times

    wait_for(heard, words, within=120)


def test_after_a_restore_texts_go_on_and_none_leaves_again(
    practice: Smsbot, twilio: FastTwilio
) -> None:
    practice.serve()
    text(practice, twilio, MARIA, "hi its maria lopez, thurs at 3 please")
    hear(twilio, MARIA, "Is that right?")
    text(practice, twilio, MARIA, "yes")
    hear(twilio, MARIA, "not booked yet")
    text(practice, twilio, NURSE, "A ok")
    hear(twilio, MARIA, "You're booked")

    practice.set_clock(BEFORE_THE_REMINDER)
    crowd = threading.Thread(
        target=lambda: [
            text(practice, twilio, f"+1602555011{number}", "thu at 9?") for number in range(8)
        ]
    )
    crowd.start()
    assert "Wrote copy.db" in practice.run("backup", "copy.db")
    crowd.join()

    practice.set_clock(AFTER_THE_REMINDER)
    hear(twilio, MARIA, "tomorrow")
    text(practice, twilio, JEN, "is this a person? i want to talk to nancy")
    hear(twilio, JEN, "Nancy")
    assert practice.end() == 0
    before = {phone: twilio.bodies(phone) for phone in (MARIA, JEN)}

    put_in_place(practice.folder)
    practice.serve()
    hear(twilio, NURSE, "restored from a backup")
    text(practice, twilio, MARIA, "when is my visit?")
    hear(twilio, MARIA, "Thu Dec 3", times=sum("Thu Dec 3" in b for b in before[MARIA]) + 1)
    assert practice.end() == 0
    assert twilio.bodies(MARIA)[:-1] == before[MARIA]
    assert twilio.bodies(JEN) == before[JEN]
    history = [message["body"] for message in practice.outbox(JEN)]
    assert set(before[JEN]) <= set(history)


def put_in_place(folder: Path) -> None:
    """As the README says."""
    for left in folder.glob("smsbot.db*"):
        left.unlink()
    shutil.copy(folder / "copy.db", folder / "smsbot.db")
