"""How soon an emergency is with the nurse, and answered: `python -m bench.redflag --texts 50`.

`smsbot serve` as a practice runs it, on this machine, and a Twilio double that answers at once.
Each text is signed, comes from a phone of its own, and is timed from its post until the double has
taken the alarm to the nurse, her call, and the 911 answer. What the carrier needs comes on top.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "e2e"))

from fast_twilio import FastTwilio
from running_smsbot import NURSE, Smsbot, form, wait_for

WORDS = "my lips are turning blue and i cant breathe"
AREAS = ("602", "623", "520", "928")
PHONES = [f"+1{area}55501{number:02}" for area in AREAS for number in range(100)]
SOON_ENOUGH = 1.0
"""So many seconds half of the alarms may take at most."""


class Stopwatch(FastTwilio):
    """A Twilio that notes when it took what."""

    def __init__(self) -> None:
        self.texted: list[tuple[float, str, str]] = []
        self.called: list[float] = []
        super().__init__()

    def take(self, form: dict[str, str]) -> dict[str, Any]:
        self.texted.append((time.perf_counter(), form["To"], form["Body"]))
        return super().take(form)

    def ring(self, form: dict[str, str]) -> dict[str, Any]:
        self.called.append(time.perf_counter())
        return super().ring(form)


@contextmanager
def practice(folder: Path) -> Iterator[tuple[Smsbot, Stopwatch]]:
    """A practice that serves, and its Twilio."""
    twilio = Stopwatch()
    smsbot = Smsbot(folder, twilio)
    try:
        smsbot.serve()
        yield smsbot, twilio
    finally:
        smsbot.close()
        twilio.close()


def time_one(smsbot: Smsbot, twilio: Stopwatch, phone: str) -> tuple[float, float, float]:
    """Seconds until the alarm's text, its call, and the 911 answer were taken."""
    spoken = f"{phone[2:5]}-{phone[5:8]}-{phone[8:]}"
    called = len(twilio.called)

    def taken(to: str, words: str) -> list[float]:
        return [at for at, whom, body in [*twilio.texted] if whom == to and words in body]

    begun = time.perf_counter()
    status = smsbot.post("/twilio/sms", form(phone, WORDS, sid=f"SM{phone[1:]:0>32}"))
    assert status == 200, f"the webhook answered {status}"
    alarm = wait_for(lambda: taken(NURSE, spoken), "the alarm")[0]
    answer = wait_for(lambda: taken(phone, "911"), "the 911 answer")[0]
    call = wait_for(lambda: twilio.called[called:], "the call")[0]
    return alarm - begun, call - begun, answer - begun


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    arguments.add_argument("--texts", type=int, default=50)
    texts = min(arguments.parse_args().texts, len(PHONES))
    with tempfile.TemporaryDirectory() as folder, practice(Path(folder)) as (smsbot, twilio):
        times = [time_one(smsbot, twilio, phone) for phone in PHONES[:texts]]
    print(f"seconds from the webhook on, {texts} texts one after another")
    print(f"{'':16}{'median':>8}{'max':>8}{'the first':>11}")
    for place, name in enumerate(("alarm's text", "alarm's call", "911 answer")):
        column = [one[place] for one in times]
        median = statistics.median(column)
        print(f"{name:16}{median:8.3f}{max(column):8.3f}{column[0]:11.3f}")
    sys.exit(statistics.median(alarm for alarm, *_ in times) >= SOON_ENOUGH)


if __name__ == "__main__":
    main()
