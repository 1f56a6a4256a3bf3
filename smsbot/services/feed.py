"""The nurse's visits as a calendar that her phone subscribes to (RFC 5545)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar
from sqlmodel import col, or_, select

from smsbot import __version__
from smsbot.core import sms
from smsbot.db.models import Appointment, AppointmentStatus, Patient, TimeOff
from smsbot.services import choices
from smsbot.services.desk import Desk
from smsbot.settings import Settings

BACK = timedelta(days=60)
CANCELLED_KEPT = timedelta(days=30)
LONGEST_NAME = 80
ZONES_KNOWN = timedelta(days=3 * 366)
"""How far ahead the change between summer and winter time is written out."""

REREAD = "PT15M"


class Naming(StrEnum):
    """What a visit is called in the feed."""

    INITIALS = "initials"
    NAMES = "names"
    NOTHING = "nothing"


# Its address


def token(secret: str, generation: str | None) -> str:
    """What the feed's address holds and nobody can guess; another for each generation."""
    said = f"calendar feed\0{generation or '0'}".encode()
    digest = hmac.new(secret.encode(), said, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:24]).decode()


def is_its_token(desk: Desk, tried: str, *, secret: str) -> bool:
    """Does somebody know the feed's address? Takes as long for any wrong one."""
    right = token(secret, desk.choices.get(choices.FEED_GENERATION))
    return hmac.compare_digest(right.encode(), tried.encode())


def next_generation(desk: Desk) -> str:
    """The number of the address that comes after the present one."""
    return str(int(desk.choices.get(choices.FEED_GENERATION, "0")) + 1)


def naming(desk: Desk) -> Naming:
    """What she has chosen to have visits called; without a choice, initials."""
    return Naming(desk.choices.get(choices.FEED_NAMES, Naming.INITIALS))


# What it says


@dataclass(frozen=True)
class Contents:
    """What the feed is made of: visits with their patients' phones, and time off."""

    visits: Sequence[tuple[Appointment, str]]
    time_off: Sequence[TimeOff]
    called: Naming
    name: str
    host: str
    years: tuple[int, int]
    zone: ZoneInfo

    @property
    def tag(self) -> str:
        """Another as soon as anything in the feed is another; found without writing the feed."""
        rows = [
            *((v.id, v.name, v.starts_at, v.ends_at, v.status, v.moves, v.changed_at, phone)
              for v, phone in self.visits),
            *((row.id, row.starts_at, row.ends_at) for row in self.time_off),
            (self.called, self.name, self.host, self.years, self.zone.key, __version__),
        ]  # fmt: skip
        return hashlib.sha256(repr(rows).encode()).hexdigest()[:32]


def gather(desk: Desk) -> Contents:
    """The visits from sixty days back on, those called off lately, and time off."""
    visits = desk.session.exec(
        select(Appointment, Patient.phone)
        .where(
            Appointment.patient_id == Patient.id,
            col(Appointment.status).in_(list(AppointmentStatus)),
            Appointment.starts_at >= desk.now - BACK,
            or_(
                Appointment.status != AppointmentStatus.CANCELLED,
                col(Appointment.cancelled_at) >= desk.now - CANCELLED_KEPT,
            ),
        )
        .order_by(col(Appointment.starts_at), col(Appointment.id))
    )
    time_off = desk.session.exec(
        select(TimeOff)
        .where(col(TimeOff.removed_at).is_(None), TimeOff.ends_at > desk.now - BACK)
        .order_by(col(TimeOff.starts_at), col(TimeOff.id))
    )
    years = (desk.now - 2 * BACK).year, (desk.now + ZONES_KNOWN).year
    return Contents(
        visits.all(), time_off.all(), naming(desk), desk.practice.name, _host(desk.settings),
        years, desk.practice.zone,
    )  # fmt: skip


def compose(desk: Desk, contents: Contents) -> bytes:
    """The feed, as calendars read it."""
    calendar = icalendar.Calendar()
    calendar.add("PRODID", f"-//smsbot//{__version__}//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", _plain(contents.name))
    calendar.add("X-WR-TIMEZONE", contents.zone.key)
    calendar.add("X-PUBLISHED-TTL", REREAD)
    calendar.add("REFRESH-INTERVAL", icalendar.vDuration(timedelta(minutes=15)))
    calendar["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"
    calendar.add_component(_zone(contents.zone, *contents.years))
    for visit, phone in contents.visits:
        calendar.add_component(_visit(desk, visit, phone, contents.called))
    for row in contents.time_off:
        calendar.add_component(_off(desk, row))
    return bytes(calendar.to_ical())


def _visit(desk: Desk, visit: Appointment, phone: str, called: Naming) -> icalendar.Event:
    event = _event(desk, f"visit-{visit.id}", _title(visit.name, called), visit.changed_at)
    event.add("DTSTART", _in_zone(desk, visit.starts_at))
    event.add("DTEND", _in_zone(desk, visit.ends_at))
    is_off = visit.status is AppointmentStatus.CANCELLED
    event.add("STATUS", "CANCELLED" if is_off else "CONFIRMED")
    event.add("SEQUENCE", visit.moves + is_off)
    if called is Naming.NAMES:
        event.add("DESCRIPTION", f"{sms.spoken(phone)}\ntel:{phone}")
    return event


def _off(desk: Desk, row: TimeOff) -> icalendar.Event:
    """Time off, as out of office, which blocks nothing in her own calendar."""
    event = _event(desk, f"off-{row.id}", "Time off", row.created_at)
    is_of_whole_days = _is_of_whole_days(desk, row)
    for name, at in (("DTSTART", row.starts_at), ("DTEND", row.ends_at)):
        event.add(name, desk.practice.local(at).date() if is_of_whole_days else _in_zone(desk, at))
    event.add("TRANSP", "TRANSPARENT")
    event.add("X-MICROSOFT-CDO-BUSYSTATUS", "OOF")
    return event


def _is_of_whole_days(desk: Desk, row: TimeOff) -> bool:
    ends = (desk.practice.local(at).time() for at in (row.starts_at, row.ends_at))
    return all(at == time.min for at in ends)


def _in_zone(desk: Desk, at: datetime) -> datetime:
    return at.astimezone(desk.practice.zone)


def _event(desk: Desk, uid: str, title: str, changed_at: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("UID", f"{uid}@{_host(desk.settings)}")
    event.add("DTSTAMP", changed_at.astimezone(UTC))
    event.add("LAST-MODIFIED", changed_at.astimezone(UTC))
    event.add("SUMMARY", title)
    return event


def is_ours(uid: str, settings: Settings) -> bool:
    """Is it an event of our own feed, which came back by way of her calendar?"""
    kind, _, rest = uid.partition("-")
    number, _, host = rest.partition("@")
    return kind in ("visit", "off") and number.isdigit() and host == _host(settings)


def _host(settings: Settings) -> str:
    return urlsplit(settings.public_url or "").hostname or "localhost"


def _title(name: str, called: Naming) -> str:
    words = _plain(name)
    match called:
        case Naming.NAMES:
            return words or "Consultation"
        case Naming.INITIALS:
            return "".join(f"{word[0].upper()}." for word in words.split()) or "Consultation"
        case Naming.NOTHING:
            return "Consultation"


def _plain(words: str) -> str:
    """Words on one line, without signs that nobody sees but that turn or end a line."""
    seen = (" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in words)
    return " ".join("".join(seen).split())[:LONGEST_NAME]


# The clock on her wall


@lru_cache(maxsize=4)
def _zone(zone: ZoneInfo, first_year: int, last_year: int) -> icalendar.Timezone:
    """A zone's offsets between two years, each change written out.

    Made here, as icalendar's own writes a change into summer time an hour late: its DTSTART must
    be the wall clock before the change (RFC 5545, 3.6.5).
    """
    found = icalendar.Timezone()
    found.add("TZID", zone.key)
    start = datetime(first_year, 1, 1, tzinfo=UTC)
    found.add_component(_offset(zone, start, start))
    for before, after in _changes(zone, date(first_year, 1, 1), date(last_year + 1, 1, 1)):
        found.add_component(_offset(zone, before, after))
    return found


def _changes(zone: ZoneInfo, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    """The last second before, and the instant of, each change of a zone's offset (UTC)."""
    at, second = datetime.combine(first, time.min, UTC), timedelta(seconds=1)
    while at.date() < last:
        low, high = at, at + timedelta(days=1)
        if _utc_offset(zone, low) != _utc_offset(zone, high):
            while high - low > second:
                middle = low + (high - low) // 2 // second * second
                same = _utc_offset(zone, middle) == _utc_offset(zone, low)
                low, high = (middle, high) if same else (low, middle)
            yield low, high
        at += timedelta(days=1)


def _offset(
    zone: ZoneInfo, before: datetime, at: datetime
) -> icalendar.TimezoneDaylight | icalendar.TimezoneStandard:
    is_summer = bool(at.astimezone(zone).dst())
    part = icalendar.TimezoneDaylight() if is_summer else icalendar.TimezoneStandard()
    part.add("DTSTART", (at + _utc_offset(zone, before)).replace(tzinfo=None))
    part.add("TZOFFSETFROM", _utc_offset(zone, before))
    part.add("TZOFFSETTO", _utc_offset(zone, at))
    part.add("TZNAME", at.astimezone(zone).tzname() or zone.key)
    return part


def _utc_offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)
