"""smsbot as a practice runs it: real processes of its own, on a database file."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar

import requests
from twilio.request_validator import RequestValidator
from twilio_double import ACCOUNT, NUMBER, TOKEN

NURSE = "+14805550199"
ROOT = Path(__file__).parents[2]

T = TypeVar("T")


class Twilio(Protocol):
    """Whichever double stands in for Twilio."""

    url: str

    def point_to(self, public_url: str) -> None:
        """Set the number's webhook, as one does in Twilio's console."""


def wait_for(question: Callable[[], T], what: str, *, within: float = 30.0) -> T:
    """Ask until the answer is yes; it is handed back."""
    deadline = time.monotonic() + within
    while True:
        if answer := question():
            return answer
        assert time.monotonic() < deadline, f"waited {within:g} s in vain for {what}"
        time.sleep(0.01)


class Smsbot:
    """A practice's set-up in a folder, and the processes that run it."""

    def __init__(
        self,
        folder: Path,
        double: Twilio,
        *,
        turned_clock: bool = False,
        database_url: str | None = None,
    ) -> None:
        self.folder, self.double = folder, double
        self.url = self.public_url = f"http://127.0.0.1:{free_port()}"
        self.http = requests.Session()
        self.http.trust_env = False
        self._offset = folder / "clock-is-ahead-by" if turned_clock else None
        self._log = folder / "serve.log"
        self._serving: subprocess.Popen[bytes] | None = None
        self._settings = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": TOKEN,
            "TWILIO_PHONE_NUMBER": NUMBER,
            "TWILIO_API_URL": double.url,
            "DATABASE_URL": database_url or f"sqlite:///{folder / 'smsbot.db'}",
            "SECRET_KEY": "e2e-secret-key-of-no-practice-at-all",
            "NURSE_PHONE": NURSE,
        }
        double.point_to(self.url)

    @property
    def environment(self) -> dict[str, str]:
        """The settings of the next process."""
        return self._settings | {"PUBLIC_URL": self.public_url}

    def set(self, name: str, value: str) -> None:
        """Change a setting of the next process."""
        self._settings[name] = value

    # Processes

    def serve(self) -> None:
        """Start `smsbot serve`; returns once it answers."""
        self._serving = self.start("serve", "--port", port_of(self.url))
        self.wait_until_it_answers(self._serving)

    def start(self, *command: str, log: Path | None = None) -> subprocess.Popen[bytes]:
        """Start a process that runs until it is ended; whoever asks for it has to end it."""
        with (log or self._log).open("ab") as file:
            return subprocess.Popen(
                self._command(*command), cwd=self.folder, env=self.environment,
                stdin=subprocess.DEVNULL, stdout=file, stderr=file,
            )  # fmt: skip

    def wait_until_it_answers(self, process: subprocess.Popen[bytes], url: str = "") -> None:
        """Wait until a process that was started answers at this address, or at the usual one."""

        def answers() -> bool:
            assert process.poll() is None, f"smsbot ended:\n{self.log}"
            try:
                return self.http.get(f"{url or self.url}/healthz", timeout=5).ok
            except requests.RequestException:  # not there yet, or slow on a busy machine
                return False

        wait_for(answers, "smsbot to answer", within=120)

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal to `smsbot serve` and wait for its end; its exit status."""
        assert self._serving is not None
        self._serving.send_signal(number)
        return self._serving.wait(timeout=30)

    def close(self) -> None:
        """End whatever still runs."""
        self.http.close()
        if self._serving is not None and self._serving.poll() is None:
            self._serving.kill()
            self._serving.wait()

    def run(self, *command: str) -> str:
        """Run one command to its end; what it printed."""
        done = subprocess.run(
            self._command(*command), cwd=self.folder, env=self.environment,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"smsbot {' '.join(command)}:\n{done.stderr}"
        return done.stdout

    def run_twice_at_once(self, *command: str) -> None:
        """Run one command in two processes at the same time."""
        both = [
            subprocess.Popen(
                self._command(*command), cwd=self.folder, env=self.environment,
                stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            for _ in range(2)
        ]  # fmt: skip
        try:
            assert [one.wait(timeout=300) for one in both] == [0, 0]
        finally:
            for one in both:
                one.kill()
                one.wait()

    def _command(self, *command: str) -> list[str]:
        if self._offset is None:
            return [sys.executable, "-m", "smsbot", *command]
        launcher = str(Path(__file__).with_name("with_clock.py"))
        return [sys.executable, launcher, str(self._offset), *command]

    @property
    def log(self) -> str:
        """What `smsbot serve` has said so far."""
        return self._log.read_text() if self._log.exists() else ""

    # The clock

    def set_clock(self, to: datetime) -> None:
        """Turn the practice's clock, in all its processes; it runs on from there."""
        assert self._offset is not None
        ahead = (to - datetime.now(UTC)).total_seconds()
        new = self._offset.with_suffix(".new")
        new.write_text(str(ahead))
        new.replace(self._offset)

    def now(self) -> datetime:
        """What the practice's clock shows (UTC)."""
        assert self._offset is not None
        return datetime.now(UTC) + timedelta(seconds=float(self._offset.read_text()))

    # What Twilio posts

    def post(
        self, path: str, form: dict[str, str], *, token: str | None = TOKEN, url: str = ""
    ) -> int:
        """Post a form as Twilio does, signed unless `token` is None; the status of the answer.

        With `url` it goes to the process there, signed all the same for the public address.
        """
        headers = {}
        if token is not None:
            signature = RequestValidator(token).compute_signature(self.public_url + path, form)
            headers["X-Twilio-Signature"] = signature
        # Without a session, as several threads may be at it.
        answer = requests.post(
            (url or self.url) + path, data=form, headers=headers, timeout=20, proxies={"http": ""}
        )
        return answer.status_code

    # What is in the books

    def outbox(self, phone: str | None = None) -> list[dict[str, Any]]:
        """What the export says of texts that have left or should leave, in order."""
        option = ("--phone", phone) if phone else ()
        return [
            message
            for message in json.loads(self.run("export", *option))["messages"]
            if message["direction"] == "outbound" and phone in (None, message["phone"])
        ]


def form_of(text: dict[str, Any]) -> dict[str, str]:
    """The form that Twilio posts for a text that the double keeps."""
    return form(text["from"], text["body"], sid=text["sid"])


def form(phone: str, body: str, *, sid: str) -> dict[str, str]:
    """The form that Twilio posts for a text."""
    return {
        "AccountSid": ACCOUNT, "MessageSid": sid, "SmsSid": sid, "SmsStatus": "received",
        "To": NUMBER, "From": phone, "Body": body, "NumMedia": "0", "NumSegments": "1",
        "ApiVersion": "2010-04-01",
    }  # fmt: skip


def port_of(url: str) -> str:
    """The port in an address of ours."""
    return url.rpartition(":")[2]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port
