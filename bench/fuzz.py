"""Throw seeded random texts and requests at the product, and see that all of them are survived.

    python -m bench.fuzz [--minutes 10] [--seed 1] [--rounds N]

Signed webhooks (mutated texts, any signs, any bytes, odd forms) reach the app in this process, on
a database in memory; the same texts reach `read` and `step` by themselves, whatever was asked.
Nothing may answer 500 or raise, each text that is let in is stored once, each text to a patient is
one segment of the plain alphabet (but for the signs of a name), and no error is logged. What broke
is printed with the round in which it did; the same seed repeats it. Exit status 1 if anything did.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote_plus

from sqlmodel import col, func, select
from twilio.request_validator import RequestValidator
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from smsbot.app import build_runtime, create_app
from smsbot.core import sms
from smsbot.core.conversation import Conversation, step
from smsbot.core.events import Carrier as Filter
from smsbot.core.events import PatientTexted
from smsbot.core.practice import Practice
from smsbot.core.understanding import Asked, read
from smsbot.db.models import Audience, Direction, Message, Patient
from smsbot.settings import Settings
from smsbot.simulator.phones import Carrier, Mailbox

CORPORA = Path(__file__).parents[1] / "tests" / "corpora"
START = datetime(2026, 12, 1, 17, 15, tzinfo=UTC)
URL, TOKEN, NURSE = "https://text.example.com", "token", "+16025550199"
FORM = "application/x-www-form-urlencoded"
LONGEST = 1600
COMMANDS = (
    "A ok", "B thu 3pm", "A no", "A no yes", "B call", "A: hi", "A bot", "ok all", "list", "week",
    "done", "undo", "off dec 3", "on dec 3", "book 6025550101 Ann Bell thu 3pm",
)  # fmt: skip
PIECES = (
    "thu", "dec 31", "at", "3pm", "12/5", "9999", "-1", "between", "and", "or", "not", "0:00",
    "25:61", "next week", "am", "everyday", "yes", "STOP", "mañana", "a las", "my name is", "'",
    '"', "{name}", "%s", "\u202e", "\u200d", "\x00", "\n", "\u0301", "１２", "٣", "😀",
)  # fmt: skip
SIGNS = ((0, 0x7F), (0xA0, 0x24F), (0x300, 0x36F), (0x590, 0x6FF), (0x2000, 0x206F),
         (0xD800, 0xDFFF), (0xFE00, 0xFFFF), (0x1F300, 0x1FAFF))  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """Something that must not happen, and the round in which it did."""

    round: int
    what: str


class Texts:
    """An endless supply of texts, from likely to absurd."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._real = [
            line.split("\t")[-1]
            for path in sorted(CORPORA.iterdir())
            if path.suffix in (".tsv", ".txt")
            for line in path.read_text("utf-8").splitlines()
            if line and not line.startswith("#")
        ]

    def one(self) -> str:
        """The next text."""
        makers = (self._plain, self._plain, self._mutated, self._mutated, self._pieced, self._signs)
        return self._dice.choice(makers)()

    def _plain(self) -> str:
        return self._dice.choice(self._real)

    def _mutated(self) -> str:
        dice, text = self._dice, self._plain()
        for _ in range(dice.randint(1, 4)):
            at = dice.randint(0, len(text))
            end = min(len(text), at + dice.randint(0, 6))
            text = dice.choice((
                text[:at] + text[end:],
                text[:at] + self._signs(most=3) + text[at:],
                text[:end] + text[at:end] * dice.randint(1, 5) + text[end:],
                text[:at] + dice.choice(PIECES) + text[at:],
                text + " " + self._plain(),
                text.swapcase(),
                text[::-1],
            ))  # fmt: skip
        return text

    def _pieced(self) -> str:
        return " ".join(self._dice.choices(PIECES, k=self._dice.randint(1, 30)))

    def _signs(self, most: int = 200) -> str:
        dice = self._dice
        most = 3000 if dice.random() < 0.02 else most
        spans = dice.choices(SIGNS, k=dice.randint(0, most))
        return "".join(chr(dice.randint(*span)) for span in spans)


class _Form(dict[str, list[str]]):
    """Fields in the shape in which Twilio's validator takes repeated ones."""

    def getall(self, name: str) -> list[str]:
        return self[name]


class _Errors(logging.Handler):
    """What our own log calls an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


class Fuzz:
    """One product in memory, a seed, and what was found so far."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.texts = Texts(self.dice)
        self.done: Counter[str] = Counter()
        self.findings: list[Finding] = []
        self.round = 0
        self._now = START
        self._carrier, self._seen = Carrier(), 0
        self._conversation = Conversation()
        self._phones = [f"+1{area}55501{n:02}" for area in (602, 212, 787) for n in range(100)]
        self._errors = _Errors()
        settings = Settings(
            account_sid="AC" + "0" * 32, auth_tokens=(TOKEN,), public_url=URL, nurse_phone=NURSE,
            secret_key="0123456789abcdef", nurse_email="n@example.com", database_url="sqlite://",
        )  # fmt: skip
        self._runtime = build_runtime(
            settings, sms=self._carrier, email=Mailbox(), clock=lambda: self._now
        )
        self._runtime.database.create_all()
        self._client = create_app(self._runtime).test_client()

    def run(self, *, going: Callable[[int], bool]) -> None:
        """Round after round while `going` says so."""
        acts = (self.text, self.text, self.text, self.reading, self.reading, self.stepping,
                self.receipt, self.call, self.command, self.page, self.junk, self.wait)  # fmt: skip
        log = logging.getLogger("smsbot")
        log.addHandler(self._errors)
        try:
            while going(self.round):
                self.round += 1
                self._carrier.now = self._now
                act = self.dice.choice(acts)
                self.done[act.__name__] += 1
                try:
                    act()
                except Exception as error:  # noqa: BLE001 - that is what we look for
                    self._found(f"{act.__name__} raised {error!r}")
                self._look()
        finally:
            log.removeHandler(self._errors)
            self._runtime.close()

    # What is thrown

    def text(self) -> None:
        """A patient's text, signed, with fields that may be odd."""
        dice, sid = self.dice, f"SI{self.round:032x}"
        form = [
            ("MessageSid", sid),
            ("From", dice.choice(self._phones)),
            ("Body", self.texts.one()),
        ]
        for _ in range(dice.choice((0, 0, 1, 5))):
            name = dice.choice(
                ("Body", "From", "NumMedia", "MediaUrl0", "OptOutType", "To", "x", "")
            )
            form.append((name, dice.choice((self.texts.one(), "STOP", "1", ""))))
        sender = form[1][1]
        self._post("/twilio/sms", form)
        if len(self._stored(sid)) != 1:
            self._found(
                f"text {sid} of {sms.masked(sender)} is stored {len(self._stored(sid))} times"
            )

    def receipt(self) -> None:
        """A delivery receipt for a text that may be another's."""
        dice = self.dice
        sid = dice.choice((f"SM{dice.randint(0, 99):032x}", self.texts.one(), ""))
        status = dice.choice(("sent", "delivered", "failed", "undelivered", "x", "", "read"))
        code = dice.choice(("30003", "30006", "21610", "x", "", "9" * 30))
        form = [("MessageSid", sid), ("MessageStatus", status), ("ErrorCode", code)]
        self._post(f"/twilio/status?message={dice.choice((dice.randint(0, 500), 'x'))}", form)

    def call(self) -> None:
        """A call that is missed, or not."""
        ended = self.dice.choice(("completed", "no-answer", "busy", self.texts.one()))
        phone = self.dice.choice((*self._phones[:9], "", "Anonymous", self.texts.one()))
        path = self.dice.choice(("/twilio/voice", "/twilio/voice/ended"))
        self._post(path, [("From", phone), ("CallSid", "CA1"), ("DialCallStatus", ended)])

    def command(self) -> None:
        """The nurse's own text."""
        said = self.dice.choice((*COMMANDS, *COMMANDS, self.texts.one()))
        sid = f"SN{self.round:032x}"
        self._post("/twilio/sms", [("MessageSid", sid), ("From", NURSE), ("Body", said)])

    def page(self) -> None:
        """A stranger at any address."""
        path = self.dice.choice(("/", "/r/", "/inbox/", "/inbox/patients/", "/twilio/", "/assets/"))
        path += quote_plus(self.texts.one()[:200], errors="surrogatepass")
        method = self.dice.choice(("GET", "POST", "PUT", "HEAD"))
        self._answered(self._client.open(path, method=method).status_code)

    def junk(self) -> None:
        """Any bytes, signed or not, under any content type."""
        body = self.dice.randbytes(self.dice.choice((0, 10, 1000, 70_000)))
        kind = self.dice.choice((FORM, "application/json", "x", "multipart/form-data; boundary=x"))
        path = self.dice.choice(("/twilio/sms", "/twilio/status", "/twilio/voice", "/inbox/login"))
        headers = {"X-Twilio-Signature": _sign(path, body)}
        answer = self._client.post(path, data=body, content_type=kind, headers=headers)
        self._answered(answer.status_code)

    def wait(self) -> None:
        """Time passes, and what is due happens."""
        self._now += timedelta(seconds=self.dice.choice((1, 60, 3600, 86_400)))
        self._carrier.now = self._now
        self._runtime.pass_once()

    def reading(self) -> None:
        """A text is read, whatever was asked."""
        asked = self.dice.choice((None, *Asked))
        local = Practice().local(self._now).replace(tzinfo=None)
        read(self.texts.one(), practice=Practice(), now=local, asked=asked, options=2)

    def stepping(self) -> None:
        """A conversation goes on from wherever it stands."""
        event = PatientTexted(
            self.texts.one(), photos=self.dice.choice((0, 0, 1)),
            carrier=self.dice.choice((None, None, *Filter)), too_many=self.dice.random() < 0.1,
        )  # fmt: skip
        practice = replace(Practice(), auto_confirm=self.dice.random() < 0.5)
        c, _ = step(self._conversation, event, practice=practice, now=self._now)
        self._conversation = Conversation() if self.dice.random() < 0.1 else c

    # What is looked at

    def _post(self, path: str, form: list[tuple[str, str]]) -> None:
        body = "&".join(f"{quote_plus(name)}={_quoted(value)}" for name, value in form).encode()
        if len(body) > 64 * 1024:
            return
        answer = self._client.post(
            path, data=body, content_type=FORM,
            headers={"X-Twilio-Signature": _sign(path, body)},
        )  # fmt: skip
        self._answered(answer.status_code)
        if answer.status_code == 403:
            self._found(f"a signed form was refused at {path}")
        self._runtime.outbox.deliver_due()

    def _answered(self, status: int) -> None:
        self.done[f"answered {status}"] += 1
        if status >= 500:
            self._found(f"answered {status}")

    def _stored(self, sid: str) -> list[Message]:
        with self._runtime.reading() as desk:
            return list(desk.session.exec(select(Message).where(Message.sid == sid)))

    def _look(self) -> None:
        """Whatever left since the last look, and whatever was logged."""
        fresh, self._seen = self._carrier.texts[self._seen :], len(self._carrier.texts)
        for text in fresh:
            self.done["texts sent"] += 1
            if text.phone == NURSE:
                if len(text.body) > LONGEST:
                    self._found(f"a text of {len(text.body)} signs to the nurse")
            elif sms.segments(text.body) > 1 and not self._for_a_name(text.phone, text.body):
                self._found(f"{sms.segments(text.body)} segments: {text.body!r}")
        for said in self._errors.said:
            self._found(f"logged: {said}")
        self._errors.said.clear()

    def _for_a_name(self, phone: str, body: str) -> bool:
        """Is it the patient's name, or the nurse's words, that make the text longer than one?"""
        if body.startswith(f"{Practice().nurse}:"):
            return True
        strange = {sign for sign in body if not sms.is_gsm7(sign)}
        with self._runtime.reading() as desk:
            values = desk.session.exec(
                select(Message.values).where(Message.phone == phone, col(Message.body) == body)
            ).first()
        return bool(strange) and strange <= set(str((values or {}).get("name", "")))

    def _found(self, what: str) -> None:
        self.findings.append(Finding(self.round, what))

    def totals(self) -> Iterator[str]:
        """What the database holds in the end."""
        with self._runtime.reading() as desk:
            for name, wanted in (
                ("texts stored", Message.direction == Direction.INBOUND),
                ("texts to patients", Message.audience == Audience.PATIENT),
            ):
                found = desk.session.exec(select(func.count(col(Message.id))).where(wanted)).one()
                yield f"{name} {found}"
            yield f"patients {desk.session.exec(select(func.count(col(Patient.id)))).one()}"


def _quoted(value: str) -> str:
    return quote_plus(value.encode("utf-8", "surrogatepass"))


def _sign(path: str, body: bytes) -> str:
    posted = Request(EnvironBuilder(method="POST", data=body, content_type=FORM).get_environ())
    form = _Form(posted.form.lists())
    return str(RequestValidator(TOKEN).compute_signature(URL + path, form))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, help="so many rounds instead of minutes")
    options = parser.parse_args()
    until = time.monotonic() + options.minutes * 60
    fuzz = Fuzz(options.seed)
    if options.rounds:
        fuzz.run(going=lambda number: number < options.rounds)
    else:
        fuzz.run(going=lambda _: time.monotonic() < until)
    print(f"seed {options.seed}, {fuzz.round} rounds, {len(fuzz.findings)} findings")
    for what, count in sorted(fuzz.done.items()):
        print(f"  {what:<16} {count}")
    for finding in fuzz.findings[:50]:
        print(f"round {finding.round}: {finding.what}")
    sys.exit(bool(fuzz.findings))


if __name__ == "__main__":
    main()
