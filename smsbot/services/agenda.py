"""The days as they stand: who comes, who would like to, and when the nurse is away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlmodel import col, select

from smsbot.core.events import (
    OPEN,
    RequestStatus,
)
from smsbot.core.practice import Practice, Window, federal_holidays
from smsbot.core.wording import as_windows
from smsbot.db.models import (
    Appointment,
    AppointmentStatus,
    BusyTime,
    Patient,
    Request,
    TimeOff,
)
from smsbot.services import telling
from smsbot.services.desk import Desk


class Kind(StrEnum):
    """What stands at a time."""

    VISIT = "visit"
    WISH = "wish"
    OFFER = "offer"
    OFF = "off"
    BUSY = "busy"


@dataclass(frozen=True)
class Entry:
    """Something at a time of one day; `patient` is whose it is, None for the nurse's own."""

    kind: Kind
    window: Window
    name: str = ""
    note: str = ""
    patient: int | None = None


@dataclass(frozen=True)
class Day:
    """One date: why it is closed, when it is open, and what stands on it, by time."""

    date: date
    closed: str
    spans: tuple[Window, ...]
    entries: tuple[Entry, ...]

    def of(self, *kinds: Kind) -> tuple[Entry, ...]:
        """The entries of these kinds."""
        return tuple(one for one in self.entries if one.kind in kinds)

    @property
    def whole(self) -> Window:
        """From midnight to midnight."""
        return whole_day(self.date)

    @property
    def is_off(self) -> bool:
        """Is she away all day?"""
        return any(one.window == self.whole for one in self.of(Kind.OFF))


def whole_day(day: date) -> Window:
    """From midnight to midnight, by practice wall clock."""
    start = datetime.combine(day, time.min)
    return Window(start, start + timedelta(days=1))


def days(desk: Desk, first: date, count: int) -> tuple[Day, ...]:
    """So many days from this date on, with everything that stands on them."""
    span = Window(whole_day(first).start, whole_day(first + timedelta(days=count)).start)
    on: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in (*_visits(desk, span), *_requests(desk, span), *_away(desk, span)):
        for part in _by_day(entry, span):
            on[part.window.day].append(part)
    dates = (first + timedelta(days=step) for step in range(count))
    return tuple(_day(desk.practice, day, on[day]) for day in dates)


def _day(practice: Practice, day: date, entries: Iterable[Entry]) -> Day:
    by_time = sorted(entries, key=lambda one: (one.window.start, one.window.end))
    return Day(day, why_closed(practice, day), practice.open_spans(day), tuple(by_time))


def _by_day(entry: Entry, span: Window) -> Iterator[Entry]:
    """The entry, cut at each midnight."""
    rest = entry.window.cut(span)
    while rest is not None:
        whole = whole_day(rest.day)
        yield replace(entry, window=Window(rest.start, min(rest.end, whole.end)))
        rest = Window(whole.end, rest.end) if whole.end < rest.end else None


def why_closed(practice: Practice, day: date) -> str:
    """A holiday's name, or that the practice is closed; empty when it is open."""
    if practice.is_open(day):
        return ""
    if practice.closed_days.federal and day in federal_holidays(day.year):
        return federal_holidays(day.year)[day]
    return "Closed"


def is_off(desk: Desk, day: date) -> bool:
    """Is she away all of this day?"""
    whole = whole_day(day)
    return any(one.window.cut(whole) == whole for one in _away(desk, whole) if one.kind is Kind.OFF)


def _instants(desk: Desk, span: Window) -> tuple[datetime, datetime]:
    return desk.practice.instant(span.start), desk.practice.instant(span.end)


def _visits(desk: Desk, span: Window) -> Iterator[Entry]:
    since, until = _instants(desk, span)
    rows = desk.session.exec(
        select(Appointment, Patient).where(
            Appointment.patient_id == Patient.id,
            col(Appointment.status).in_([AppointmentStatus.CONFIRMED, AppointmentStatus.NO_SHOW]),
            Appointment.starts_at >= since,
            Appointment.starts_at < until,
        )
    )
    for row, patient in rows:
        note = "says she comes" if row.patient_confirmed_at else ""
        if row.status is AppointmentStatus.NO_SHOW:
            note = "did not come"
        window = desk.window(row.starts_at, row.ends_at)
        name = telling.whose(patient, row.name)
        yield Entry(Kind.VISIT, window, name, note, row.patient_id)


def _requests(desk: Desk, span: Window) -> Iterator[Entry]:
    """What patients wish for; once they are offered times, those that are held for them."""
    rows = desk.session.exec(
        select(Request, Patient)
        .where(
            Request.patient_id == Patient.id,
            col(Request.status).in_(OPEN),
        )
        .order_by(col(Request.id))
    )
    for row, patient in rows:
        name = telling.name_of(patient, row)
        if row.status is RequestStatus.OFFERED:
            found, kind, note = desk.live_offers(row), Kind.OFFER, "offered, held"
        else:
            found, kind, note = as_windows(row.windows), Kind.WISH, "would like this"
        if row.waits_since is not None and kind is Kind.WISH:
            continue  # She takes whatever comes free, which would fill the page.
        if row.moves_visit is not None and kind is Kind.WISH:
            note = "would like to move here"
        for window in found:
            if window.overlaps(span):
                yield Entry(kind, window, name, note, row.patient_id)


def _away(desk: Desk, span: Window) -> Iterator[Entry]:
    since, until = _instants(desk, span)
    off = desk.session.exec(
        select(TimeOff.starts_at, TimeOff.ends_at).where(
            col(TimeOff.removed_at).is_(None), TimeOff.ends_at > since, TimeOff.starts_at < until
        )
    )
    busy = desk.session.exec(
        select(BusyTime.starts_at, BusyTime.ends_at).where(
            BusyTime.ends_at > since, BusyTime.starts_at < until
        )
    )
    for kind, rows in ((Kind.OFF, off), (Kind.BUSY, busy)):
        for window in joined(desk.window(*row) for row in rows):
            yield Entry(kind, window)


def joined(windows: Iterable[Window]) -> Iterator[Window]:
    """The same times in order, without any that overlap or touch."""
    last: Window | None = None
    for one in sorted(windows):
        if last is not None and one.start <= last.end:
            last = Window(last.start, max(last.end, one.end))
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def outside_hours(desk: Desk, practice: Practice) -> Sequence[Appointment]:
    """The visits still to come that do not lie within these opening hours."""
    rows = desk.session.exec(
        select(Appointment)
        .where(
            Appointment.status == AppointmentStatus.CONFIRMED,
            Appointment.starts_at > desk.now,
        )
        .order_by(col(Appointment.starts_at))
    )
    return [row for row in rows if not _lies_in(practice, desk.window(row.starts_at, row.ends_at))]


def _lies_in(practice: Practice, visit: Window) -> bool:
    spans = practice.open_spans(visit.day)
    return any(span.start <= visit.start and visit.end <= span.end for span in spans)
