"""The nurse's own calendar is read, so that nobody is offered a time at which she is busy.

Nothing of it is kept but when she is busy: no words, no names, no places.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import icalendar
import recurring_ical_events
from sqlalchemy import delete
from sqlmodel import col, select

from smsbot.core.practice import Practice, Window
from smsbot.db.engine import Database
from smsbot.db.models import BusyTime, Choice, Hold, Tick
from smsbot.gateways import calendars
from smsbot.gateways.calendars import CalendarError
from smsbot.services import agenda, choices, mail
from smsbot.services.desk import Desk
from smsbot.services.feed import is_ours
from smsbot.settings import Settings
from smsbot.settings.formats import FormatError, is_loopback

log = logging.getLogger(__name__)

READ_EVERY = timedelta(minutes=15)
AHEAD = timedelta(days=90)
TOLD_AFTER = timedelta(hours=24)
LONGEST_ADDRESS = 2000
MOST_TIMES = 5000
MOST_A_DAY = 4
YEARS = range(1970, 2200)
LONGEST_EVENT = timedelta(days=3660)
EXPANDED_WITHIN = 15.0
"""Seconds; rules that go back for centuries or repeat by the second take longer."""

READ = "busy read:"
"""Begins the tick of the last try; a hash of the address that was tried follows."""

UNREAD = "busy unread"
"""The hold that stands while her calendar cannot be read."""

NO_CALENDAR = "What stands at that address is not a calendar."
TOO_MANY = "That calendar holds too many events to go through."


@dataclass(frozen=True)
class Standing:
    """How the reading of her calendar stands.

    Args:
        host: whose calendar it is; empty when none was chosen.
        read_at: when it was last tried (UTC).
        failing_since: since when it cannot be read (UTC).
    """

    host: str = ""
    read_at: datetime | None = None
    failing_since: datetime | None = None


# Her address


def address(text: str, settings: Settings) -> str:
    """The web address of a calendar, as she has pasted it.

    Raises:
        FormatError: when it is none, or not https. The words hold nothing of the address.
    """
    text = text.strip()
    if text[:9].casefold() == "webcal://":
        text = "https://" + text[9:]
    if len(text) > LONGEST_ADDRESS:
        raise FormatError(f"is too long: at most {LONGEST_ADDRESS} characters")
    try:
        parts = urlsplit(text)
        _ = parts.port  # Asking for it is what raises when it is no number.
    except ValueError:
        raise FormatError("is not a web address") from None
    if not text.isprintable() or " " in text or not parts.hostname:
        raise FormatError("is not a web address", better="https://")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(text, settings)):
        raise FormatError("must begin with https://", better="https://")
    return text


def _is_here(text: str, settings: Settings) -> bool:
    """Is it this machine's own address, where the whole practice is only on this machine?"""
    here = urlsplit(settings.public_url or "http://localhost").hostname or ""
    return is_loopback(here) and is_loopback(urlsplit(text).hostname or "")


def standing(desk: Desk) -> Standing:
    """How the reading of her calendar stands now."""
    chosen = desk.choices.get(choices.BUSY_ADDRESS)
    if chosen is None:
        return Standing()
    tick, hold = desk.session.get(Tick, _name(chosen)), desk.session.get(Hold, UNREAD)
    return Standing(
        host=urlsplit(chosen).hostname or "",
        read_at=tick.at if tick else None,
        failing_since=hold.since if hold else None,
    )


def _name(chosen: str) -> str:
    return READ + hashlib.sha256(chosen.encode()).hexdigest()[:16]


# Reading it


def read_if_due(database: Database, settings: Settings, clock: Callable[[], datetime]) -> None:
    """Read her calendar when fifteen minutes have passed, or when she has chosen another.

    No transaction is open while it is fetched.
    """
    look = database.first(_LOOK, {})
    if look is None or (look.value is None and look.name is None):
        return
    if look.value is None:
        with database.transaction() as session:
            forget(Desk(session, settings, clock()))
        return
    # A try that lies ahead is one from before the clock was set back.
    if look.name == _name(look.value) and timedelta(0) <= clock() - look.at < READ_EVERY:
        return
    found: tuple[Window, ...] | CalendarError
    try:
        found = read(look.value, settings, now=clock())
    except CalendarError as error:
        found = error
    with database.transaction() as session:
        keep(Desk(session, settings, clock()), look.value, found)


def read(chosen: str, settings: Settings, *, now: datetime) -> tuple[Window, ...]:
    """When she is busy in the next ninety days, by the calendar at this address.

    Raises:
        CalendarError: when it cannot be read; the words may be shown.
    """
    body = calendars.fetch(chosen, is_here=_is_here(chosen, settings))
    return busy_times(body, settings, now=now)


def keep(desk: Desk, chosen: str, found: Sequence[Window] | CalendarError) -> None:
    """What was read replaces what was known; what was not read, once for long, is told."""
    desk.lock("busy")
    still = desk.session.exec(select(Choice.value).where(Choice.name == choices.BUSY_ADDRESS))
    if still.first() != chosen:
        return  # She has chosen another while it was fetched.
    if isinstance(found, CalendarError):
        _note_failure(desk)
    else:
        forget(desk)
        instant = desk.practice.instant
        desk.session.add_all(
            BusyTime(starts_at=instant(one.start), ends_at=instant(one.end)) for one in found
        )
    desk.session.execute(delete(Tick).where(col(Tick.name).startswith(READ)))
    desk.session.add(Tick(name=_name(chosen), at=desk.now))


def forget(desk: Desk) -> None:
    """Nothing is known of her calendar any more."""
    desk.lock("busy")
    desk.session.execute(delete(BusyTime))
    desk.session.execute(delete(Tick).where(col(Tick.name).startswith(READ)))
    desk.session.execute(delete(Hold).where(col(Hold.name) == UNREAD))


def _note_failure(desk: Desk) -> None:
    hold = desk.session.get(Hold, UNREAD) or Hold(name=UNREAD, since=desk.now, until=desk.now)
    hold.until = desk.now
    desk.session.add(hold)
    log.warning("the nurse's own calendar could not be read")
    if desk.now - hold.since < TOLD_AFTER or hold.told_at is not None:
        return
    hold.told_at = desk.now
    link = f"{desk.settings.public_url or ''}/inbox/calendar/connect"
    text = (
        "The nurse's own calendar could not be read for a day. The times at which she was busy "
        "by then still count; what she has entered since is not known, so she may be booked over "
        f"it. The address that she has pasted may have changed; she can paste it again: {link}\n"
    )
    key = f"{UNREAD}:{hold.since.isoformat()}"
    mail.to_operator(desk, "smsbot cannot read the nurse's calendar", text, key=key)


# What a calendar says


def busy_times(body: bytes, settings: Settings, *, now: datetime) -> tuple[Window, ...]:
    """When a calendar (RFC 5545) says that its owner is busy, joined, by practice wall clock.

    Left out are events that are called off or marked as free, and our own feed's.

    Raises:
        CalendarError: when it is no calendar, or more than we can go through.
    """
    first = settings.practice.local(now)
    ahead = Window(first, first + AHEAD)
    try:
        parts = [one.cut(ahead) for one in _times(_opened(body), settings, ahead)]
    except CalendarError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, it is somebody else's
        log.warning("the nurse's own calendar is not understood: %s", type(error).__name__)
        raise CalendarError(NO_CALENDAR) from None
    joined = tuple(agenda.joined(part for part in parts if part is not None))
    if len(joined) > MOST_TIMES:
        raise CalendarError(TOO_MANY)
    return joined


def _opened(body: bytes) -> list[icalendar.Component]:
    """The events in what was fetched, of which every rule can be gone through."""
    found = icalendar.Calendar.from_ical(body)
    if found.name != "VCALENDAR":
        raise CalendarError(NO_CALENDAR)
    events = [part for part in found.subcomponents if part.name == "VEVENT"]
    sound = [event for event in events if _is_sound(event)]
    if len(sound) < len(events):
        log.warning("events of the nurse's own calendar left out: %s", len(events) - len(sound))
    if any(_repeats_without_end(rule) for event in sound for rule in _rules(event)):
        raise CalendarError(TOO_MANY)
    return sound


def _is_sound(event: icalendar.Component) -> bool:
    """Does an event say when it takes place, and is that in our times?"""
    said = [event.get(name) for name in ("DTSTART", "DTEND", "DURATION") if name in event]
    if not all(isinstance(one, icalendar.vDDDTypes | icalendar.vDuration) for one in said):
        return False
    found: list[Any] = [getattr(one, "dt", None) for one in said]
    return (
        "DTSTART" in event
        and all(at.year in YEARS for at in found if isinstance(at, date))
        and all(abs(length) < LONGEST_EVENT for length in found if isinstance(length, timedelta))
        and all(isinstance(rule, icalendar.vRecur) for rule in _rules(event))
    )


def _rules(event: icalendar.Component) -> list[Any]:
    rules = event.get("RRULE", [])
    return rules if isinstance(rules, list) else [rules]


def _repeats_without_end(rule: Any) -> bool:
    """Does something repeat by the minute, or stand still, so that going through it takes hours?"""
    often = {"SECONDLY", "MINUTELY", "HOURLY"} & {str(word) for word in rule.get("FREQ", [])}
    stands_still = any(step < 1 for step in rule.get("INTERVAL", []))
    times_a_day = ("BYHOUR", "BYMINUTE", "BYSECOND")
    return (
        bool(often) or stands_still or any(len(rule.get(by, [])) > MOST_A_DAY for by in times_a_day)
    )


def _times(
    events: Iterable[icalendar.Component], settings: Settings, ahead: Window
) -> Iterator[Window]:
    """When each event that counts takes place, a day before and after included."""
    ends, count, odd = time.monotonic() + EXPANDED_WITHIN, 0, 0
    for alike in _by_id(events):
        try:
            found = _occurrences(alike, settings, ahead)
        except Exception:  # noqa: BLE001 - one odd event must not hide all the others
            odd += 1
            continue
        count += len(found)
        if count > 4 * MOST_TIMES or time.monotonic() > ends:
            raise CalendarError(TOO_MANY)
        yield from (_window(event, settings) for event in found if _counts(event, settings))
    if odd:
        log.warning("events of the nurse's own calendar that are not understood: %s", odd)


def _by_id(events: Iterable[icalendar.Component]) -> Iterable[icalendar.Component]:
    """A calendar for each event, with the changed ones of its series."""
    found: defaultdict[str, icalendar.Calendar] = defaultdict(icalendar.Calendar)
    for event in events:
        found[str(event.get("UID", id(event)))].add_component(event)
    return found.values()


def _occurrences(
    alike: icalendar.Component, settings: Settings, ahead: Window
) -> list[icalendar.Component]:
    zone = settings.practice.zone
    start = ahead.start.replace(tzinfo=zone) - timedelta(days=1)
    end = ahead.end.replace(tzinfo=zone) + timedelta(days=1)
    found = recurring_ical_events.of(alike).between(start, end)
    return [event for event in found if "DTEND" in event]


def _counts(event: icalendar.Component, settings: Settings) -> bool:
    said = {str(event.get("STATUS")).upper(), str(event.get("TRANSP")).upper()}
    return not said & {"CANCELLED", "TRANSPARENT"} and not is_ours(str(event.get("UID")), settings)


def _window(event: Any, settings: Settings) -> Window:
    """When an event takes place; a date without a time is the practice's whole day."""
    practice = settings.practice
    return Window(_local(event["DTSTART"].dt, practice), _local(event["DTEND"].dt, practice))


def _local(at: date | datetime, practice: Practice) -> datetime:
    if not isinstance(at, datetime):
        return datetime(at.year, at.month, at.day)
    if at.tzinfo is None:  # by whatever clock is on the wall
        return at.replace(second=0, microsecond=0)
    return practice.local(at)


_LOOK = (
    select(Choice.value, Tick.name, Tick.at)
    .outerjoin(Tick, col(Tick.name).startswith(READ))
    .where(Choice.name == choices.BUSY_ADDRESS)
)
