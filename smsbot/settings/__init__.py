"""Every setting, read once from the environment, all mistakes told together."""

from __future__ import annotations

import difflib
import io
import logging
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from dotenv import dotenv_values

from smsbot.core.practice import Practice
from smsbot.settings import answers, formats
from smsbot.settings.articles import FIRST, ArticleFile, article_files

log = logging.getLogger(__name__)

ENV_FILE = Path(".env")
MAKE_A_KEY = (
    """python3 -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(32))' >> .env"""
)


@dataclass(frozen=True)
class Settings:
    """What the operator has chosen; `.env.example` has a sentence on each."""

    account_sid: str | None = None
    auth_tokens: tuple[str, ...] = field(default=(), repr=False)
    phone: str = "+14809332328"
    messaging_service_sid: str | None = None
    twilio_api_url: str | None = None
    public_url: str | None = None
    database_url: str = field(default="sqlite:///smsbot.db", repr=False)
    secret_key: str | None = field(default=None, repr=False)
    practice: Practice = field(default_factory=Practice)
    nurse_phone: str | None = None
    nurse_email: str | None = None
    backup_phone: str | None = None
    operator_email: str | None = None
    calls: str = "forward"
    digest_time: time = time(7, 30)
    reminders: tuple[timedelta, ...] = (timedelta(hours=24), timedelta(hours=2))
    follow_up_after: timedelta = timedelta(hours=20)
    article_url: str | None = None
    articles: tuple[ArticleFile, ...] = (ArticleFile(FIRST),)
    carrier_handles_stop: bool = True
    retention: timedelta = timedelta(days=730)
    smtp_url: str | None = field(default=None, repr=False)
    email_from: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the settings: which, what is wrong, and the line for `.env` that mends it.

    `line` is a command that adds the line where the value has to be made (`SECRET_KEY`). Neither
    holds a secret.
    """

    setting: str
    wrong: str
    line: str

    def __str__(self) -> str:
        return f"{self.setting} {self.wrong}\n    {self.line}"


class SettingsError(Exception):
    """The settings cannot be used; `problems` holds every mistake, in the order of SETTINGS."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(["Mend these settings in .env:", *map(str, problems)]))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, where its value goes, how it is read, its default, what it is for.

    `goes_to` is a field of Settings, or of Practice after "practice.". `default` is the text that
    `.env.example` shows, "" for none; `example` is a value to show where there is no default.
    """

    name: str
    goes_to: str
    read: Callable[[str], object]
    default: str
    help: str
    example: str = ""
    needed: bool = False
    secret: bool = False

    @property
    def line(self) -> str:
        """A line for `.env` that is right, or as near to it as we can know."""
        if self.read is formats.secret:
            return MAKE_A_KEY
        return self.set_to(self.default or self.example)

    def set_to(self, value: str) -> str:
        """The line for `.env` that gives it this value."""
        # Unquoted, a hash after a blank would begin a comment.
        if " #" in value:
            value = f'"{value}"'
        return f"{self.name}={value}"


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "TWILIO_ACCOUNT_SID", "account_sid", formats.account_sid, "",
        "The account's id, on the first page of Twilio's console.",
        example="ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", needed=True,
    ),
    Setting(
        "TWILIO_AUTH_TOKEN", "auth_tokens", formats.tokens, "",
        "The account's auth token; during a rotation a second may follow a comma. The first"
        " signs our calls, both verify Twilio's.",
        example="the-auth-token-from-the-console", needed=True, secret=True,
    ),
    Setting(
        "PUBLIC_URL", "public_url", formats.public_url, "",
        "The https address that Twilio and patients see, without a path; signatures are checked"
        " against it.",
        example="https://text.example.com", needed=True,
    ),
    Setting(
        "SECRET_KEY", "secret_key", formats.secret, "",
        "Signs the nurse's session and links; at least 16 random characters. Make one with: "
        + MAKE_A_KEY,
        needed=True, secret=True,
    ),
    Setting(
        "NURSE_PHONE", "nurse_phone", formats.phone, "",
        "The nurse's own mobile: digests and alarms go there, and a text from it is the nurse"
        " speaking.",
        example="+16025550199", needed=True,
    ),
    Setting(
        "TWILIO_PHONE_NUMBER", "phone", formats.phone, "+14809332328",
        "The practice's number, which patients text and call.",
    ),
    Setting(
        "TWILIO_MESSAGING_SERVICE_SID", "messaging_service_sid", formats.service_sid, "",
        "Send through this messaging service; none: from the number.",
        example="MGxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ),
    Setting(
        "TWILIO_API_URL", "twilio_api_url", formats.web_url, "",
        "Another base address for Twilio's API, such as a mock; none: Twilio's own.",
        example="http://127.0.0.1:4010",
    ),
    Setting(
        "CARRIER_HANDLES_STOP", "carrier_handles_stop", formats.switch, "true",
        "true: Twilio answers the exact words STOP, START and HELP; false: we answer them all.",
    ),
    Setting(
        "CALLS", "calls", formats.one_of("forward", "text-only"), "forward",
        "forward: within your hours a call rings the nurse, who takes it by pressing 1; else the"
        " caller is texted; or text-only.",
    ),
    Setting(
        "PRACTICE_NAME", "practice.name", formats.words, "Nancy Park, RN, BSN",
        "The practice's name, as texts and pages give it.",
    ),
    Setting(
        "NURSE_NAME", "practice.nurse", formats.words, "Nancy",
        "What patients call the nurse.",
    ),
    Setting(
        "PRACTICE_ADDRESS", "practice.address", formats.address, "",
        "Stands in each confirmation and first reminder; at most 60 characters.",
        example="12 W Main St, Mesa AZ",
    ),
    Setting(
        "PRACTICE_TIMEZONE", "practice.zone", formats.zone, "America/Phoenix",
        "The practice's time zone, by its IANA name.",
    ),
    Setting(
        "BUSINESS_HOURS", "practice.hours", formats.hours, "Mon-Fri 09:00-17:00",
        "Weekly hours; with a break: Mon-Thu 09:00-12:00 13:00-17:00, Sat 10:00-14:00.",
    ),
    Setting(
        "CLOSED_DAYS", "practice.closed_days", formats.closed_days, "federal",
        "Days closed besides: federal (US holidays), dates, both (federal, 2026-12-24), or none.",
    ),
    Setting(
        "CONSULTATION_MINUTES", "practice.consultation", formats.minutes, "30",
        "How long a consultation takes, in minutes.",
    ),
    Setting(
        "AUTO_CONFIRM", "practice.auto_confirm", formats.switch, "false",
        "false: the nurse confirms each request; true: a free time is confirmed on the patient's"
        " yes.",
    ),
    Setting(
        "QUIET_HOURS", "practice.quiet_hours", formats.quiet_hours, "21:00-08:00",
        "When no patient is texted unasked, by the patient's own clock.",
    ),
    Setting(
        "REMINDERS", "reminders", formats.durations, "24h, 2h",
        "How long before a visit the reminders leave (m, h, d); or none.",
    ),
    Setting(
        "FOLLOW_UP_AFTER", "follow_up_after", formats.duration, "20h",
        "How long after a visit's end the follow-up leaves, at the next texting time.",
    ),
    Setting(
        "DIGEST_TIME", "digest_time", formats.clock, "07:30",
        "When the nurse's digest of the day leaves, by the practice's clock.",
    ),
    Setting(
        "NURSE_EMAIL", "nurse_email", formats.email, "",
        "The nurse's e-mail, for digests and alarms.",
        example="nurse@example.com",
    ),
    Setting(
        "BACKUP_PHONE", "backup_phone", formats.phone, "",
        "A second person for alarms that the nurse does not answer.",
        example="+16025550198",
    ),
    Setting(
        "OPERATOR_EMAIL", "operator_email", formats.email, "",
        "Who hears of faults of set-up, account or machine.",
        example="operator@example.com",
    ),
    Setting(
        "SMTP_URL", "smtp_url", formats.smtp_url, "",
        "The mail server: smtp:// for STARTTLS, smtps:// for TLS; none: no e-mail.",
        example="smtp://user:password@mail.example.com:587", secret=True,
    ),
    Setting(
        "EMAIL_FROM", "email_from", formats.sender, "",
        "The address e-mail comes from; none: the mail server's user if that is an address, else"
        " smsbot at our host.",
        example="smsbot@example.com",
    ),
    Setting(
        "ARTICLE_URL", "article_url", formats.web_url, "",
        "The article that follow-ups link to, if it stands elsewhere; none: one of ARTICLE_FILE,"
        " PUBLIC_URL/articles/myokines unless the nurse chooses another.",
        example="https://example.com/skin-care",
    ),
    Setting(
        "ARTICLE_FILE", "articles", article_files, "",
        "The practice's own article, a Markdown file; none, or the word ours: ours. More may follow"
        " commas, for the nurse to choose from. Beside sun.md, sun.es.md is the same in Spanish.",
        example="ours, sun-and-skin.md",
    ),
    Setting(
        "ANSWERS_FILE", "practice.answers", answers.answers_file, "",
        "The practice's own answers to patients' questions, a text file like"
        " docs/answers.example.md; none: what these settings know.",
        example="answers.md",
    ),
    Setting(
        "RETENTION", "retention", formats.retention, "2y",
        "How long the words of conversations are kept (d, w, y); opt-outs and consent stay.",
    ),
    # The usual one is not written out: `smsbot chat` remembers nothing unless this is set.
    Setting(
        "DATABASE_URL", "database_url", formats.database_url, "",
        "Where everything is remembered; none: sqlite:///smsbot.db, a file here; for several"
        " machines postgresql+psycopg://user:password@host/name.",
        example="sqlite:///smsbot.db", secret=True,
    ),
)  # fmt: skip
"""Every setting, the five that `serve` needs first, in the order of `.env.example`."""

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def load(environment: Mapping[str, str], *, serving: bool = False) -> Settings:
    """The settings that these variables make; an empty or missing one means its default.

    Args:
        environment: Names and values; names that are not ours are passed over.
        serving: Are texts to be sent in earnest? Then the needed ones must be there.

    Raises:
        SettingsError: with every mistake at once.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for setting in SETTINGS:
        text = environment.get(setting.name, "").strip()
        if not text and setting.needed and serving:
            problems.append(_missing(setting, environment))
        try:
            if text or setting.default:
                values[setting.goes_to] = setting.read(text or setting.default)
        except formats.FormatError as error:
            line = setting.set_to(error.better) if error.better else setting.line
            problems.append(Problem(setting.name, str(error), line))
    problems += _clashes(values)
    if problems:
        raise SettingsError(problems)
    return _settings(values)


def read_environment() -> dict[str, str]:
    """The variables of the process over those of `.env` in the working directory, if it is there.

    The process's own environment is left as it is.

    Raises:
        SettingsError: when `.env` cannot be read.
    """
    return {**_file_values(), **os.environ}


def from_environment(*, serving: bool = False) -> Settings:
    """The settings of this process and its `.env`; likely slips of the pen in it are logged.

    Raises:
        SettingsError: with every mistake at once.
    """
    for name, meant in slips(_file_values()).items():
        log.warning("%s in .env is no setting of ours: is %s meant?", name, meant)
    return load(read_environment(), serving=serving)


def slips(names: Iterable[str]) -> dict[str, str]:
    """The names that look like one of our settings misspelt, each with the one meant."""
    found = {}
    for name in names:
        near = difflib.get_close_matches(name.upper(), _BY_NAME, n=1, cutoff=0.87)
        if name not in _BY_NAME and near:
            found[name] = near[0]
    return found


def _file_values() -> dict[str, str]:
    # utf-8-sig, as Windows' editors begin a file with a byte order mark; no interpolation, as a
    # password may hold a dollar sign.
    try:
        text = ENV_FILE.read_text("utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        problem = Problem(str(ENV_FILE), "cannot be read as UTF-8 text", "cp .env.example .env")
        raise SettingsError([problem]) from None
    values = dotenv_values(stream=io.StringIO(text), interpolate=False)
    return {name: value for name, value in values.items() if value is not None}


def _missing(setting: Setting, environment: Mapping[str, str]) -> Problem:
    instead = [name for name, meant in slips(environment).items() if meant == setting.name]
    hint = f" ({instead[0]} is set: a slip of the pen?)" if instead else ""
    return Problem(setting.name, "is missing" + hint, setting.line)


def _clashes(values: Mapping[str, Any]) -> list[Problem]:
    """Values that are right by themselves but not together."""
    found = []
    for name in ("NURSE_PHONE", "BACKUP_PHONE"):
        setting = _BY_NAME[name]
        if values.get(setting.goes_to, "") == values.get("phone"):
            wrong = "is the practice's own number, which cannot text itself"
            found.append(Problem(name, wrong, setting.line))
    return found


def _settings(values: Mapping[str, Any]) -> Settings:
    """The settings that values by place make, what follows from others filled in."""
    own = {name: value for name, value in values.items() if "." not in name}
    inner = {name.split(".")[1]: value for name, value in values.items() if "." in name}
    practice = Practice(**inner, phone=own["phone"])
    if own.get("smtp_url"):
        own.setdefault("email_from", _usual_sender(own["smtp_url"], own.get("public_url")))
    return Settings(**own, practice=practice)


def _usual_sender(smtp_url: str, public_url: str | None) -> str:
    user = unquote(urlsplit(smtp_url).username or "")
    host = urlsplit(public_url).hostname if public_url else None
    return user if "@" in user else f"smsbot@{host or 'localhost'}"
