"""The exact times that patients wish for, and how many want the same one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlmodel import col, select

from smsbot.core.events import OPEN
from smsbot.core.practice import Window
from smsbot.core.wording import as_windows
from smsbot.db.models import Request
from smsbot.services.desk import Desk


def open_requests(desk: Desk) -> Sequence[Request]:
    """Every request that is not decided."""
    return desk.session.exec(_OPEN).all()


class Wishes:
    """The exact times that the open ones of some requests wish for."""

    def __init__(self, desk: Desk, rows: Iterable[Request]) -> None:
        self._of: dict[Window, set[int | None]] = {}
        self._first: dict[int | None, Window] = {}
        for row in rows:
            if row.status not in OPEN or row.waits_since is not None:
                continue
            for window in as_windows(row.windows):
                if window.length <= desk.practice.consultation:
                    self._of.setdefault(window, set()).add(row.id)
                    self._first.setdefault(row.id, window)
        self._sharing: dict[Window, set[int | None]] = {}

    def rivals(self, request: Request) -> int:
        """How many others want the exact time that this one wishes for first."""
        mine = self._first.get(request.id)
        return len(self._who_want(mine) - {request.id}) if mine is not None else 0

    def _who_want(self, time: Window) -> set[int | None]:
        """Whoever wishes for some of this time; many ask, and they ask for few times."""
        if time not in self._sharing:
            sharing = (who for window, who in self._of.items() if window.overlaps(time))
            self._sharing[time] = set().union(*sharing)
        return self._sharing[time]


_OPEN = select(Request).where(col(Request.status).in_(OPEN))
