"""The practice chooses on its pages; each choice can be undone like all that the nurse does."""

from __future__ import annotations

from sqlmodel import select

from smsbot.db.models import Choice
from smsbot.services.desk import Desk


def choose(desk: Desk, name: str, value: str | None) -> None:
    """Remember a choice (checked by the caller); None makes it ours again.

    To be called within `undo.recorded`, as it is the nurse who chooses.
    """
    row = desk.session.exec(select(Choice).where(Choice.name == name)).one_or_none()
    if row is None:
        row = Choice(name=name, changed_at=desk.now)
    row.value, row.changed_at = value, desk.now
    desk.session.add(row)
