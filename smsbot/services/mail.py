"""E-mails to the nurse and the operator leave through a queue of their own."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import col, select

from smsbot.db.engine import Database
from smsbot.db.models import Email
from smsbot.services.desk import Desk

MOST_TRIES = 8
FIRST_WAIT = timedelta(minutes=2)


def queue(
    desk: Desk, to: str | None, subject: str, text: str, *, key: str, html: str | None = None
) -> bool:
    """Queue an e-mail; False without an address, or when the key was used before."""
    if to is None or is_queued(desk, key):
        return False
    desk.session.add(
        Email(
            recipient=to, subject=subject, text=text, html=html, key=key, created_at=desk.now,
            next_try_at=desk.now,
        )
    )  # fmt: skip
    desk.session.flush()
    return True


def is_queued(desk: Desk, key: str) -> bool:
    """Was an e-mail with this key queued, whatever became of it?"""
    return desk.session.exec(select(Email.id).where(Email.key == key)).first() is not None


def to_operator(desk: Desk, subject: str, text: str, *, key: str) -> bool:
    """Queue an e-mail about a fault of set-up, account or machine."""
    return queue(
        desk, desk.settings.operator_email or desk.settings.nurse_email, subject, text, key=key
    )


def nurse_opted_out(desk: Desk) -> None:
    """The nurse's own phone refuses our texts: digests and alarms cannot reach it."""
    text = (
        "The nurse's phone has opted out of texts from the practice's number, so digests and "
        "alarms cannot reach it. To mend it, text START from that phone to the practice's number."
    )
    day = desk.local.date()
    for to in {desk.settings.nurse_email, desk.settings.operator_email} - {None}:
        queue(desk, to, "smsbot cannot text the nurse", text, key=f"nurse-stop:{day}:{to}")


def any_due(database: Database, now: datetime) -> bool:
    """Is there an e-mail to try?"""
    return database.first(_DUE, {"now": now}) is not None


def take_due(desk: Desk) -> Email | None:
    """The next e-mail to try; its next try is set before it is handed over.

    A process that dies in between costs a second e-mail at worst, never a lost one.
    """
    email = desk.session.exec(_FIRST_DUE, params={"now": desk.now}).first()
    if email is None:
        return None
    email.attempts += 1
    more = email.attempts < MOST_TRIES
    email.next_try_at = desk.now + FIRST_WAIT * 2 ** (email.attempts - 1) if more else None
    desk.session.add(email)
    desk.session.flush()
    return email


def note_sent(desk: Desk, email: Email) -> None:
    """It has left."""
    row = desk.session.get(Email, email.id)
    if row is not None:
        row.sent_at, row.next_try_at = desk.now, None
        desk.session.add(row)


def give_up(desk: Desk, email: Email) -> None:
    """It will never be taken: it is not tried again, and does not count as sent."""
    row = desk.session.get(Email, email.id)
    if row is not None:
        row.next_try_at = None
        desk.session.add(row)


# The questions, each put together once: doing so takes longer than asking it.

_DUE = select(Email.id).where(col(Email.next_try_at) <= bindparam("now")).limit(1)
_FIRST_DUE = (
    select(Email)
    .where(col(Email.next_try_at) <= bindparam("now"))
    .order_by(col(Email.next_try_at), col(Email.id))
    .limit(1)
    .with_for_update(skip_locked=True)
)
