"""Once a night what is of no use any more is thrown away, so that nothing grows for ever.

What patients wrote is erased in `retention`; what they agreed to stays.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Delete, String, cast, delete, update
from sqlmodel import col, select

from smsbot.db.models import (
    Call,
    DigestDay,
    Email,
    NurseAction,
    NurseSession,
    Tick,
    TrackedLink,
)
from smsbot.services import signing_in
from smsbot.services.desk import Desk

log = logging.getLogger(__name__)

AT_HOUR = 3
"""By the practice's clock, when hardly anybody texts."""

CLEANED = "cleaned"
"""The tick of the last night's cleaning."""

EMAILS_KEPT = timedelta(days=30)
UNDO_KEPT = timedelta(days=7)
"""What the nurse did can be undone for minutes; after this how it was before is not kept.

That she did it is kept as long as words are.
"""

CALLS_KEPT = timedelta(days=2)
"""Long after the last of them has ended."""

DIGEST_DAYS_KEPT = timedelta(days=60)


def is_due(desk: Desk) -> bool:
    """Has it been three in the morning since the last time? Looks only, and takes no lock."""
    last = desk.session.exec(_LAST).first()
    return last is None or last < _three(desk)


def clean(desk: Desk) -> dict[str, int]:
    """Clean once a night, whoever else tries; how many rows of each kind went."""
    desk.lock("cleaning")
    if not is_due(desk):
        return {}
    desk.session.merge(Tick(name=CLEANED, at=desk.now))
    found = {what: desk.change(of_no_use) for what, of_no_use in _of_no_use(desk)}
    _forget_how_it_was(desk)
    found["codes"] = signing_in.forget_old(desk)
    found["sign-in links"] = signing_in.forget_links(desk)
    found = {what: rows for what, rows in found.items() if rows}
    if found:
        log.info("thrown away: %s", ", ".join(f"{rows} {what}" for what, rows in found.items()))
    return found


def _forget_how_it_was(desk: Desk) -> None:
    """Keep of what the nurse did only the sentence that says it."""
    old = col(NurseAction.at) <= desk.now - UNDO_KEPT
    with_changes = cast(col(NurseAction.changes), String) != "[]"
    desk.session.execute(update(NurseAction).where(old, with_changes).values(changes=[]))


def _three(desk: Desk) -> datetime:
    """The last time that it was three in the morning (UTC)."""
    three = desk.local.replace(hour=AT_HOUR, minute=0, second=0, microsecond=0)
    return desk.practice.instant(three if three <= desk.local else three - timedelta(days=1))


def _of_no_use(desk: Desk) -> Iterator[tuple[str, Delete]]:
    now = desk.now
    yield (
        "e-mails",
        delete(Email).where(
            col(Email.next_try_at).is_(None), col(Email.created_at) <= now - EMAILS_KEPT
        ),
    )
    yield "calls", delete(Call).where(col(Call.came_at) <= now - CALLS_KEPT)
    yield "sessions", delete(NurseSession).where(col(NurseSession.expires_at) <= now)
    yield "actions", delete(NurseAction).where(col(NurseAction.at) <= now - desk.settings.retention)
    yield "digest days", delete(DigestDay).where(col(DigestDay.sent_at) <= now - DIGEST_DAYS_KEPT)
    yield (
        "links",
        delete(TrackedLink).where(col(TrackedLink.created_at) <= now - desk.settings.retention),
    )


_LAST = select(Tick.at).where(Tick.name == CLEANED)
