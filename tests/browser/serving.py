"""A practice whose pages a real browser opens: a clock that stands still, phones in memory."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from werkzeug.serving import make_server

from smsbot.app import create_app
from smsbot.settings import Settings
from smsbot.simulator import Simulator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
TUESDAY = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
"""10 AM in Phoenix."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[Simulator, str]]:
    """A practice, and the address of its pages on this machine."""
    settings = Settings(secret_key="a-key-of-the-browser-tests")
    practice = Simulator(settings, now=TUESDAY, database_url=f"sqlite:///{folder}/smsbot.db")
    practice.database.create_all()
    server = make_server("127.0.0.1", 0, create_app(practice.runtime), threaded=True)
    url = f"http://127.0.0.1:{server.server_port}"
    practice.settings = replace(practice.settings, public_url=url)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield practice, url
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()
        practice.database.close()


def five_wait(practice: Simulator) -> None:
    """What the nurse may find on a busy morning: two who want one time, a change, an alarm."""
    phones = [f"+1602555010{n}" for n in range(1, 8)]
    for name, when, phone in (
        ("maria lopez", "thursday at 3pm", phones[0]),
        ("jen baker", "thu at 3", phones[1]),
        ("tess whitaker", "fri between 9 and noon", phones[2]),
    ):
        practice.patient_texts(f"hi im {name}, could i come in {when} please", phone=phone)
        practice.patient_texts("yes", phone=phone)
    practice.nurse_texts(f"book {phones[3]} Ana Ruiz fri 2pm")
    practice.patient_texts("can we do monday at 10 instead?", phone=phones[3])
    practice.patient_texts("yes", phone=phones[3])
    practice.patient_texts("do you take insurance?", phone=phones[4])
    practice.nurse_texts(f"book {phones[5]} Kim Bell today 2pm")
    practice.now += timedelta(minutes=2)
    practice.patient_texts("my lips are turning blue and i cant breathe", phone=phones[6])
    practice.deliver()


def sign_in(practice: Simulator, page, url: str) -> None:  # type: ignore[no-untyped-def]
    """As the nurse does: a code by text."""
    page.goto(f"{url}/inbox/login")
    page.get_by_role("button", name="Text me a code").click()
    page.wait_for_url("**/inbox/login?asked=1")
    practice.deliver()
    page.get_by_label("The code").fill(practice.seen_by(practice.nurse)[-1][:6])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{url}/inbox")
