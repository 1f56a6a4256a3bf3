"""When the nurse is away: entered, listed against the visits it hits, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlmodel import col, select

from smsbot.core.events import Language
from smsbot.core.practice import Window
from smsbot.core.understanding import Slot
from smsbot.core.wording import nurse, times
from smsbot.db.models import Appointment, AppointmentStatus, TimeOff
from smsbot.services import telling
from smsbot.services.desk import Desk


def windows_of(slots: Sequence[Slot]) -> tuple[Window, ...]:
    """The stretches of wall clock that a nurse's words name: whole days, or hours of a day."""
    found = []
    for slot in slots:
        if slot.day is None:
            continue
        start, end = time.min, None
        if slot.hours is not None:
            start, end = slot.hours.start or time.min, slot.hours.end
        opens = datetime.combine(slot.day, start)
        if slot.hours is not None and slot.hours.exact:
            closes = opens + timedelta(hours=1)
        elif end is not None:
            closes = datetime.combine(slot.day, end)
        else:
            closes = datetime.combine(slot.day, time.min) + timedelta(days=1)
        found.append(Window(opens, closes))
    return tuple(found)


def enter(desk: Desk, windows: Sequence[Window], words: str) -> str:
    """Keep these times free of visits; the visits they hit are listed, none is called off."""
    desk.lock("calendar")
    hits: list[str] = []
    for window in windows:
        desk.session.add(
            TimeOff(
                starts_at=desk.practice.instant(window.start),
                ends_at=desk.practice.instant(window.end), words=words, created_at=desk.now,
            )
        )  # fmt: skip
        hits += [_line(desk, visit) for visit in _visits_in(desk, window)]
    desk.session.flush()
    listed = nurse.HITS.format(visits="; ".join(hits)) if hits else ""
    return nurse.OFF.format(when=listing(windows), hits=listed)


def _visits_in(desk: Desk, window: Window) -> Sequence[Appointment]:
    return desk.session.exec(
        select(Appointment)
        .where(
            Appointment.status == AppointmentStatus.CONFIRMED,
            Appointment.starts_at < desk.practice.instant(window.end),
            Appointment.ends_at > desk.practice.instant(window.start),
        )
        .order_by(col(Appointment.starts_at))
    ).all()


def _line(desk: Desk, visit: Appointment) -> str:
    return f"{telling.name_of_visit(desk, visit)} {telling.visit_time(desk, visit)}"


def listing(windows: Sequence[Window]) -> str:
    """`Thu Dec 24 to Sat Dec 26; Mon Dec 28`, or `Thu Dec 3, 1:00-3:00 PM`."""
    first = windows[0]
    if first.start.time() != time.min or first.end.time() != time.min:
        return "; ".join(
            f"{times.day(w.day, Language.EN)}, {times.span(w.start, w.end)}" for w in windows
        )
    return "; ".join(_days(start, end) for start, end in _runs(windows))


def _runs(windows: Sequence[Window]) -> list[tuple[datetime, datetime]]:
    """Whole days that follow each other, as the beginning of the first and the end of the last."""
    runs: list[tuple[datetime, datetime]] = []
    for one in windows:
        if runs and runs[-1][1] == one.start:
            runs[-1] = (runs[-1][0], one.end)
        else:
            runs.append((one.start, one.end))
    return runs


def _days(start: datetime, end: datetime) -> str:
    first, last = start.date(), (end - timedelta(days=1)).date()
    said = times.day(first, Language.EN)
    return said if first == last else f"{said} to {times.day(last, Language.EN)}"


def take_back(desk: Desk, windows: Sequence[Window]) -> str:
    """Work again at these times: time off that they cover ends, what sticks out stays."""
    desk.lock("calendar")
    found = False
    for window in windows:
        start, end = desk.practice.instant(window.start), desk.practice.instant(window.end)
        rows = desk.session.exec(
            select(TimeOff).where(
                col(TimeOff.removed_at).is_(None),
                TimeOff.starts_at < end,
                TimeOff.ends_at > start,
            )
        ).all()
        for row in rows:
            found = True
            row.removed_at = desk.now
            desk.session.add(row)
            for rest in ((row.starts_at, start), (end, row.ends_at)):
                if rest[0] < rest[1]:
                    desk.session.add(
                        TimeOff(
                            starts_at=rest[0], ends_at=rest[1], words=row.words,
                            created_at=desk.now,
                        )
                    )  # fmt: skip
    desk.session.flush()
    return nurse.ON.format(when=listing(windows)) if found else nurse.ON_NOTHING
