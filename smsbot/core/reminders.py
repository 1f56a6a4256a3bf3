"""When reminders and follow-ups fall due, and whether one is still wanted when it does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from smsbot.core.practice import QuietHours

JUST_CONFIRMED = timedelta(hours=4)
"""A reminder that would fall this soon after its confirmation is not planned."""

TOO_LATE = timedelta(minutes=45)
"""A reminder leaves only if at least this much remains before the visit."""

FOLLOW_UP_KEEPS = timedelta(days=3)
"""A follow-up that is later than this is not sent any more."""

NUDGE_KEEPS = timedelta(hours=1)
"""A nudge that missed its hour is not sent any more."""

NUDGE_AT = time(10)
"""The decent hour of the next day, by the patient's clock."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A reminder to queue: how long before the visit it stands for, and when it leaves."""

    lead: timedelta
    at: datetime


def out_of_quiet(
    at: datetime, zones: Sequence[ZoneInfo], quiet: QuietHours, *, limit_days: int = 3
) -> datetime:
    """The first instant from `at` on that is quiet in none of the zones."""
    moment = at
    latest = at + timedelta(days=limit_days)
    while moment < latest:
        ends = [_end_of_quiet(moment, zone, quiet) for zone in zones]
        pushed = max((end for end in ends if end), default=moment)
        if pushed <= moment:
            return moment
        moment = pushed
    return moment


def _end_of_quiet(moment: datetime, zone: ZoneInfo, quiet: QuietHours) -> datetime | None:
    """When the quiet hours that cover this instant in this zone end, or None."""
    local = moment.astimezone(zone)
    if not quiet.covers(local.replace(tzinfo=None)):
        return None
    day = local.date()
    if local.time() >= quiet.end:
        day += timedelta(days=1)
    end = datetime.combine(day, quiet.end, tzinfo=zone)
    return end.astimezone(moment.tzinfo)


def plan(
    starts_at: datetime,
    *,
    agreed_at: datetime,
    leads: Iterable[timedelta],
    zones: Sequence[ZoneInfo],
    quiet: QuietHours,
) -> tuple[Planned, ...]:
    """The reminders of a visit, the earliest first; all instants are UTC."""
    planned = []
    for lead in sorted(leads, reverse=True):
        at = out_of_quiet(starts_at - lead, zones, quiet)
        if starts_at - lead < agreed_at + JUST_CONFIRMED or starts_at - at < TOO_LATE:
            continue
        planned.append(Planned(lead, at))
    return tuple(planned)


def follow_up_at(
    ends_at: datetime, *, after: timedelta, zones: Sequence[ZoneInfo], quiet: QuietHours
) -> datetime:
    """When the follow-up leaves: so long after the visit's end, at the next texting time."""
    return out_of_quiet(ends_at + after, zones, quiet)


def nudge_at(asked_at: datetime, zones: Sequence[ZoneInfo], quiet: QuietHours) -> datetime:
    """The decent hour on the day after a question was left open."""
    home = zones[0]
    tomorrow = asked_at.astimezone(home).date() + timedelta(days=1)
    decent = datetime.combine(tomorrow, NUDGE_AT, tzinfo=home).astimezone(asked_at.tzinfo)
    return out_of_quiet(decent, zones, quiet)
