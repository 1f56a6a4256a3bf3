"""E-mails to the nurse and the operator leave through a queue of their own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import col, select

from smsbot.db.engine import Database
from smsbot.db.models import Email
from smsbot.gateways import EmailGateway, Fault, SendError
from smsbot.services.desk import Desk
from smsbot.settings import Settings

log = logging.getLogger(__name__)

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


def deliver_due(
    database: Database,
    settings: Settings,
    gateway: EmailGateway,
    clock: Callable[[], datetime],
    *,
    going: Callable[[], bool],
) -> None:
    """Hand over the e-mails that are due, as long as `going` says so."""
    while going() and database.first(_DUE, {"now": clock()}) is not None:
        with database.transaction() as session:
            email = _take_due(Desk(session, settings, clock()))
            if email is None:
                return
            session.expunge(email)
        error = _hand_over(gateway, email)
        if error is None or error.fault is Fault.PERMANENT:
            with database.transaction() as session:
                _settle(Desk(session, settings, clock()), email, is_sent=error is None)


def _hand_over(gateway: EmailGateway, email: Email) -> SendError | None:
    """Let it leave, with no transaction open; why it was not taken, or None."""
    try:
        gateway.send(to=email.recipient, subject=email.subject, text=email.text, html=email.html)
    except SendError as error:
        log.error("e-mail %s not sent: %s", email.id, error.fault)
        return error
    return None


def _take_due(desk: Desk) -> Email | None:
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


def _settle(desk: Desk, email: Email, *, is_sent: bool) -> None:
    """It has left, or will never be taken: it is not tried again."""
    row = desk.session.get(Email, email.id)
    if row is not None:
        row.sent_at, row.next_try_at = desk.now if is_sent else row.sent_at, None
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
