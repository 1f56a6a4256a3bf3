"""A Twilio that nobody here wrote, and what can be asked of it: the npm package `emulate`.

It keeps every text it is given, signs what it posts, and posts a text's first receipt before its
answer to the call that sent the text.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

PACKAGES = ("emulate", "twilio")
VERSION = "0.12.2"
ACCOUNT = "AC00000000000000000000000000005555"
TOKEN = "e2e-auth-token-of-the-double"
NUMBER = "+14809332328"

HERE = Path(__file__).parent


class MissingError(Exception):
    """The double is not installed here; says what to do."""


def installed_in() -> Path:
    """The directory that holds npm's packages: `emulate`, and `twilio`, which signs.

    Raises:
        MissingError: when Node or the package is not there, and nobody said that it is.
        AssertionError: when SMSBOT_EMULATE_DIR says so and they are not.
    """
    named = os.environ.get("SMSBOT_EMULATE_DIR")
    for folder in [Path(named)] if named else [Path.cwd(), HERE]:
        if all((folder / "node_modules" / name / "package.json").is_file() for name in PACKAGES):
            break
    else:
        assert not named, f"SMSBOT_EMULATE_DIR lacks npm's {' or '.join(PACKAGES)}: {named}"
        raise MissingError("npm's packages are not installed: npm ci --prefix tests/e2e")
    if shutil.which("node") is None:
        assert not named, "SMSBOT_EMULATE_DIR is set, but there is no node to run it with"
        raise MissingError("there is no node to run npm's packages with")
    return folder


@dataclass(frozen=True)
class Sent:
    """A text that we handed over, as the double has it."""

    sid: str
    to: str
    body: str
    status: str


class TwilioDouble:
    """One account with one number; texts are sent to it by patients and by smsbot."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(HERE / "twilio_double.mjs"), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            # A proxy, or a base address for all of a machine's emulators, is not for this one.
            env={"PATH": os.environ["PATH"]},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        settings = {"account_sid": ACCOUNT, "auth_token": TOKEN, "phone": NUMBER}
        self._process.stdin.write(json.dumps(settings) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the double did not start; its own words are above"
        started = json.loads(line)
        assert started["version"] == VERSION, f"emulate {VERSION} is wanted: {started}"
        self.url: str = started["url"]
        self._http = requests.Session()
        self._http.trust_env = False
        self._http.auth = (ACCOUNT, TOKEN)

    def close(self) -> None:
        """End the process; it ends with its standard input."""
        self._http.close()
        try:
            self._process.communicate(timeout=10)
        finally:
            if self._process.poll() is None:
                self._process.kill()
                self._process.wait()

    def point_to(self, public_url: str) -> None:
        """Set the number's webhook, as one does in Twilio's console."""
        numbers = self._account("GET", "IncomingPhoneNumbers.json")["incoming_phone_numbers"]
        (sid,) = (number["sid"] for number in numbers if number["phone_number"] == NUMBER)
        url = f"{public_url}/twilio/sms"
        self._account("POST", f"IncomingPhoneNumbers/{sid}.json", SmsUrl=url, SmsMethod="POST")

    def text(self, phone: str, body: str) -> dict[str, Any]:
        """A phone texts the number; returns once the webhook has answered."""
        return self._ask(
            "POST", "/_twilio/simulate/inbound-message", From=phone, To=NUMBER, Body=body
        )

    def receipt(self, sid: str, status: str) -> None:
        """A text comes to stand so; returns once the receipt has been answered."""
        self._ask("POST", "/_twilio/simulate/message-status", MessageSid=sid, Status=status)

    def sent(self, phone: str | None = None) -> list[Sent]:
        """What was handed over, to this phone or to all, the first one first."""
        listed = self._account("GET", "Messages.json?PageSize=1000")
        assert listed["next_page_uri"] is None, "too many texts for one page"
        return [
            Sent(row["sid"], row["to"], row["body"], row["status"])
            for row in reversed(listed["messages"])
            if row["direction"] == "outbound-api" and phone in (None, row["to"])
        ]

    def bodies(self, phone: str) -> list[str]:
        """The words of what was handed over for this phone, in order."""
        return [text.body for text in self.sent(phone)]

    def at_rest(self) -> bool:
        """Has each text's first receipt been posted, so that the call that sent it is answered?

        Of use while fewer than fifty webhooks were posted; the double shows no more.
        """
        page = self._http.get(f"{self.url}/?tab=webhooks", timeout=30).text
        return page.count("<td>message.queued</td>") == len(self.sent())

    def carry(self) -> None:
        """Let everything that was handed over arrive, with the receipts for it.

        Those of every second text come in the wrong order, as a carrier's may.
        """
        for count, text in enumerate(self.sent()):
            if text.status == "queued":
                for status in ("sent", "delivered") if count % 2 else ("delivered", "sent"):
                    self.receipt(text.sid, status)

    def _account(self, method: str, path: str, **form: str) -> Any:
        return self._ask(method, f"/2010-04-01/Accounts/{ACCOUNT}/{path}", **form)

    def _ask(self, method: str, path: str, **form: str) -> Any:
        answer = self._http.request(method, self.url + path, data=form or None, timeout=30)
        assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json()
