"""How the value of each setting is written: one small reader for each format.

A reader takes the stripped, non-empty text and returns the value, or raises FormatError. What it
raises never repeats a value that may be a secret.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from smsbot.core.practice import ClosedDays, Hours, QuietHours
from smsbot.core.sms import normalize_phone

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
UNITS = {
    "m": timedelta(minutes=1), "min": timedelta(minutes=1), "h": timedelta(hours=1),
    "d": timedelta(days=1), "w": timedelta(weeks=1), "y": timedelta(days=365),
}  # fmt: skip
LONGEST_ADDRESS = 60
SHORTEST_SECRET = 16
"""Characters; the command that we show makes 43, fewer than this can be guessed."""


class FormatError(ValueError):
    """A setting is not written as it should be; `better` is the value meant, if we can tell."""

    def __init__(self, wrong: str, *, better: str | None = None) -> None:
        super().__init__(wrong)
        self.better = better


def words(text: str) -> str:
    """Any words on one line."""
    # They go into texts and mail headers, where a line break or a control sign does harm.
    if not text.isprintable():
        raise FormatError("must be plain words on one line", better=" ".join(text.split()))
    return text


def address(text: str) -> str:
    """The practice's address, short enough to stand in a confirmation."""
    if len(words(text)) > LONGEST_ADDRESS:
        raise FormatError(
            f"is {len(text)} characters long; {LONGEST_ADDRESS} fit into a text",
            better=text[:LONGEST_ADDRESS].rstrip(" ,"),
        )
    return text


def phone(text: str) -> str:
    """A phone number, in E.164."""
    number = normalize_phone(text)
    if number is None:
        raise FormatError(f"is not a phone number with its area code: {text}")
    return number


def email(text: str) -> str:
    """One e-mail address."""
    if not re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+", text):
        raise FormatError(f"is not an e-mail address: {text}")
    return text


def sender(text: str) -> str:
    """An e-mail address, with or without a name before it."""
    email(parseaddr(words(text))[1] or text)
    return text


def account_sid(text: str) -> str:
    """Twilio's id of an account."""
    return _sid("AC", text)


def service_sid(text: str) -> str:
    """Twilio's id of a messaging service."""
    return _sid("MG", text)


def _sid(kind: str, text: str) -> str:
    if not re.fullmatch(kind + "[0-9a-fA-F]{32}", text):
        raise FormatError(f"must be {kind} and 32 more characters 0-9 and a-f")
    return text


def tokens(text: str) -> tuple[str, ...]:
    """One auth token, or two with a comma between them: the first signs, both verify."""
    found = tuple(token.strip() for token in text.split(",") if token.strip())
    if not 1 <= len(found) <= 2 or any(re.search(r"\s", token) for token in found):
        raise FormatError("must be one token, or during a rotation two with a comma between them")
    return found


def secret(text: str) -> str:
    """A secret that nobody can guess."""
    if len(text) < SHORTEST_SECRET:
        raise FormatError(f"is too short: at least {SHORTEST_SECRET} characters, made at random")
    return text


def switch(text: str) -> bool:
    """True or false."""
    meant = {"true": True, "yes": True, "on": True, "1": True}
    meant |= {"false": False, "no": False, "off": False, "0": False}
    if text.lower() not in meant:
        raise FormatError(f"must be true or false, not {text}")
    return meant[text.lower()]


def one_of(*choices: str) -> Callable[[str], str]:
    """A reader of one word out of a few."""

    def read(text: str) -> str:
        if text.lower() not in choices:
            raise FormatError(f"must be {' or '.join(choices)}, not {text}")
        return text.lower()

    return read


def zone(text: str) -> ZoneInfo:
    """A time zone by its IANA name."""
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FormatError(f"is not a time zone such as America/Phoenix: {text}") from None


def clock(text: str) -> time:
    """A time of day on the 24-hour clock."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", text)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise FormatError(f"is not a time of day such as 07:30: {text}")
    return time(int(match[1]), int(match[2]))


def _span(text: str) -> tuple[time, time]:
    opens, dash, closes = text.partition("-")
    if not dash:
        raise FormatError(f"is not a stretch of the day such as 09:00-17:00: {text}")
    return clock(opens), clock(closes)


def _closed_up(text: str) -> str:
    """The text with plain dashes and no blanks round them."""
    return re.sub(r"\s*[-–—]\s*", "-", text)


def hours(text: str) -> Hours:
    """Weekly opening hours: days, then one or more spans; then perhaps more days."""
    week: dict[int, tuple[tuple[time, time], ...]] = {}
    named: list[int] = []
    spans: list[tuple[time, time]] = []
    for token in [*_closed_up(text).replace(",", " ").split(), ""]:
        if token[:1].isdigit():
            spans.append(_opening(token, spans))
            continue
        if spans:  # The spans of the days before are complete.
            week |= _open_days(named, spans, week)
            named, spans = [], []
        if token:
            named += _weekdays(token)
    if named or not week:
        raise FormatError("names days without hours")
    return week


def _opening(token: str, before: list[tuple[time, time]]) -> tuple[time, time]:
    opens, closes = _span(token)
    if closes <= opens:
        raise FormatError(f"closes before it opens: {token}")
    if before and opens < before[-1][1]:
        raise FormatError(f"has hours that overlap or are out of order: {token}")
    return opens, closes


def _open_days(
    named: list[int], spans: list[tuple[time, time]], week: Hours
) -> dict[int, tuple[tuple[time, time], ...]]:
    if not named:
        raise FormatError("has hours before any day is named")
    for day in named:
        if day in week or named.count(day) > 1:
            raise FormatError(f"names {DAYS[day]} twice")
    return dict.fromkeys(named, tuple(spans))


def _weekdays(token: str) -> list[int]:
    """The weekdays of "Sat" or "Mon-Fri" (Monday is 0); "Sat-Mon" goes round the week's end."""
    first, dash, last = token.partition("-")
    start = _weekday(first)
    end = _weekday(last) if dash else start
    return [(start + step) % 7 for step in range((end - start) % 7 + 1)]


def _weekday(name: str) -> int:
    short = name[:3].capitalize()
    full = {"Mon": "monday", "Tue": "tuesday", "Wed": "wednesday", "Thu": "thursday"}
    full |= {"Fri": "friday", "Sat": "saturday", "Sun": "sunday"}
    if short not in full or not full[short].startswith(name.lower()):
        raise FormatError(f"has a day that is none of {', '.join(DAYS)}: {name}")
    return DAYS.index(short)


def closed_days(text: str) -> ClosedDays:
    """Days closed besides the weekly hours: "federal", dates, both; or "none"."""
    if text.lower() == "none":
        return ClosedDays(federal=False)
    federal, extra = False, set()
    for part in text.replace(",", " ").split():
        if part.lower() == "federal":
            federal = True
            continue
        try:
            extra.add(date.fromisoformat(part))
        except ValueError:
            raise FormatError(
                f"must be none, or federal and dates such as 2026-12-24: {part}"
            ) from None
    return ClosedDays(federal=federal, extra=frozenset(extra))


def quiet_hours(text: str) -> QuietHours:
    """A stretch of the day, also round midnight; "none", or a stretch of no length, is never."""
    if text.lower() == "none":
        return QuietHours(time(0), time(0))
    return QuietHours(*_span(_closed_up(text)))


def duration(text: str) -> timedelta:
    """A length of time such as 90m, 20h, 3d, 2w or 2y; a year is 365 days."""
    match = re.fullmatch(r"(\d{1,4}) ?(m|min|h|d|w|y)", text.lower())
    if not match or not int(match[1]):
        raise FormatError(f"is not a length of time such as 90m, 20h, 3d or 2y: {text}")
    return int(match[1]) * UNITS[match[2]]


def durations(text: str) -> tuple[timedelta, ...]:
    """Lengths of time, longest first; "none" is none of them."""
    if text.lower() == "none":
        return ()
    found = {duration(part.strip()) for part in text.split(",") if part.strip()}
    return tuple(sorted(found, reverse=True))


def retention(text: str) -> timedelta:
    """How long words are kept: a day at the least, so that 6m is not taken for six months."""
    kept = duration(text)
    if kept < timedelta(days=1):
        raise FormatError(f"is shorter than a day; m is minutes, for months write days: {text}")
    return kept


def minutes(text: str) -> timedelta:
    """A number of minutes, five to a working day."""
    if not re.fullmatch(r"\d{1,3}", text) or not 5 <= int(text) <= 480:
        raise FormatError(f"must be a number of minutes from 5 to 480, not {text}")
    return timedelta(minutes=int(text))


def public_url(text: str) -> str:
    """The address the world sees: https, or http on this machine; a host and nothing after it."""
    parts = _web_address(text)
    host = parts.netloc
    if parts.path not in {"", "/"} or parts.query or parts.fragment or parts.username:
        raise FormatError("must be a host with nothing after it", better=f"https://{host}")
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise FormatError("must begin with https://", better=f"https://{host}")
    return f"{parts.scheme}://{host}"


def web_url(text: str) -> str:
    """Any http or https address; a slash at its end is dropped."""
    _web_address(text)
    return text.rstrip("/")


def _web_address(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port  # Asking for it is what raises when it is no number.
    except ValueError:
        raise FormatError("is not a web address") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        better = f"https://{text}" if re.fullmatch(r"[\w.-]+\.[a-z]+(:\d+)?/?", text) else None
        raise FormatError("must begin with https:// and name a host", better=better)
    if not re.fullmatch(r"[A-Za-z0-9.-]+|[0-9a-f:]+", parts.hostname):
        raise FormatError("has a host with signs other than letters, digits, dots and hyphens")
    return parts


def is_loopback(host: str) -> bool:
    """Is this host the machine itself?"""
    return host in {"localhost", "::1"} or re.fullmatch(r"127(\.\d{1,3}){3}", host) is not None


def database_url(text: str) -> str:
    """Where the rows are: SQLite, or PostgreSQL through psycopg."""
    scheme, colon, rest = text.partition("://")
    if colon and scheme in {"sqlite", "postgresql+psycopg"}:
        return text
    if scheme.split("+")[0] in {"postgres", "postgresql"} and colon:
        # The password is left out of what we show, as it may end up in a log.
        shown = re.sub(r"^([^:@/]*):.*@", r"\1:PASSWORD@", rest)
        raise FormatError(
            "must name the driver: postgresql+psycopg://", better=f"postgresql+psycopg://{shown}"
        )
    raise FormatError("must begin with sqlite:/// or postgresql+psycopg://")


def smtp_url(text: str) -> str:
    """The mail server: smtp:// (STARTTLS) or smtps:// (TLS), user and password before the host."""
    try:
        parts = urlsplit(text)
        _ = parts.port  # Asking for it is what raises when it is no number.
    except ValueError:
        raise FormatError("is not a mail server's address; %-encode odd signs in it") from None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise FormatError("must begin with smtp:// or smtps:// and name a host")
    return text


def readable_file(text: str) -> str:
    """The path of a file that can be read as UTF-8."""
    try:
        Path(text).read_text("utf-8")
    except UnicodeDecodeError:
        raise FormatError(f"is a file that is not in UTF-8: {text}") from None
    except (OSError, ValueError):
        raise FormatError(f"is a file that cannot be read: {text}") from None
    return text
