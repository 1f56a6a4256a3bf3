"""E-mails to the nurse and the operator leave through a queue of their own.

What the mail server does not take is tried for days, and the nurse is texted once that it does not.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from smsbot.core.events import Kind, Language
from smsbot.core.wording import nurse, times
from smsbot.db.engine import Database
from smsbot.db.models import Email, Hold
from smsbot.gateways import EmailGateway, Fault, SendError
from smsbot.services import posting
from smsbot.services.desk import Desk
from smsbot.settings import Settings

log = logging.getLogger(__name__)

FIRST_WAIT = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=1)
TRIED_FOR = timedelta(days=3)

OFTEN_IN_VAIN = 5
"""So many tries are half an hour of them: after 2, 4, 8 and 16 minutes more."""

DIGEST = "digest:"
"""What the key of a digest begins with: one of yesterday is of no use any more."""

STANDS_STILL = "e-mail"
"""The hold that stands while e-mails do not get through."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """E-mails that do not get through: to whom, since when (UTC), and how many."""

    recipients: tuple[str, ...]
    since: datetime
    waiting: int
    given_up: int


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


def stuck(desk: Desk) -> Stuck | None:
    """What was tried often in vain, or was given up and nothing reached that address since.

    None where no mail server is set: then none was promised.
    """
    if desk.settings.smtp_url is None:
        return None
    found = desk.session.exec(_STUCK).all()
    if not found:
        return None
    recipients, created, tries = zip(*found, strict=True)
    given_up = tries.count(None)
    return Stuck(tuple(sorted(set(recipients))), min(created), len(found) - given_up, given_up)


def deliver_due(
    database: Database,
    settings: Settings,
    gateway: EmailGateway,
    clock: Callable[[], datetime],
    *,
    going: Callable[[], bool],
) -> None:
    """Hand over the e-mails that are due, as long as `going` says so."""
    tried = False
    while going() and database.first(_DUE, _when(clock())) is not None:
        with database.transaction() as session:
            email = _take_due(Desk(session, settings, clock()))
            if email is None:
                break
            session.expunge(email)
        error, tried = _hand_over(gateway, email), True
        if error is None or error.fault is Fault.PERMANENT:
            with database.transaction() as session:
                _settle(Desk(session, settings, clock()), email, is_sent=error is None)
        elif email.next_try_at is None:
            log.error("e-mail %s is given up after %s tries", email.id, email.attempts)
    if tried:
        with database.transaction() as session:
            _tell_of_standstill(Desk(session, settings, clock()))


def _when(now: datetime) -> dict[str, datetime]:
    return {"now": now, "ahead": now + LONGEST_WAIT}


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
    while email := desk.session.exec(_FIRST_DUE, params=_when(desk.now)).first():
        outdated = _is_outdated(desk, email)
        email.attempts += not outdated
        email.next_try_at = None if outdated else _next_try(email, desk.now)
        desk.session.add(email)
        desk.session.flush()
        if not outdated:
            return email
    return None


def _is_outdated(desk: Desk, email: Email) -> bool:
    """Is it the digest of a day that is over?"""
    day = desk.practice.local(email.created_at).date()
    return email.key.startswith(DIGEST) and day < desk.local.date()


def _next_try(email: Email, now: datetime) -> datetime | None:
    """When to try again if this try is in vain; None for the last one."""
    if now - email.created_at >= TRIED_FOR:
        return None
    doubled = min(email.attempts - 1, OFTEN_IN_VAIN)
    return now + min(FIRST_WAIT * (1 << doubled), LONGEST_WAIT)


def _settle(desk: Desk, email: Email, *, is_sent: bool) -> None:
    """It has left, or will never be taken: it is not tried again."""
    row = desk.session.get(Email, email.id)
    if row is not None:
        row.sent_at, row.next_try_at = desk.now if is_sent else row.sent_at, None
        desk.session.add(row)


def _tell_of_standstill(desk: Desk) -> None:
    """The nurse hears by text, once and in her waking hours, that e-mail does not get through."""
    desk.lock(STANDS_STILL)
    hold, found = desk.session.get(Hold, STANDS_STILL), stuck(desk)
    if found is None:
        if hold is not None:
            desk.session.delete(hold)
        return
    hold = hold or Hold(name=STANDS_STILL, since=found.since, until=desk.now)
    hold.until = desk.now
    desk.session.add(hold)
    if hold.told_at is None and posting.waking(desk) <= desk.now:
        hold.told_at = desk.now
        since = times.moment(desk.practice.local(found.since), Language.EN)
        body = nurse.NO_EMAIL.format(to=" and ".join(found.recipients), since=since)
        posting.tell_nurse(desk, body, Kind.NOTICE)


# The questions, each put together once: doing so takes longer than asking it.

_IS_DUE = or_(
    col(Email.next_try_at) <= bindparam("now"),
    # As far ahead as no try is ever set: the clock was set back since.
    col(Email.next_try_at) > bindparam("ahead"),
)
_DUE = select(Email.id).where(_IS_DUE).limit(1)
_FIRST_DUE = (
    select(Email)
    .where(_IS_DUE)
    # An alarm does not wait behind what was tried in vain before.
    .order_by(col(Email.attempts), col(Email.id))
    .limit(1)
    .with_for_update(skip_locked=True)
)
_LATER = aliased(Email)
_GOT_THROUGH = exists().where(
    col(_LATER.recipient) == Email.recipient, col(_LATER.sent_at) > Email.created_at
)
_STUCK = select(Email.recipient, Email.created_at, Email.next_try_at).where(
    col(Email.sent_at).is_(None),
    or_(
        and_(col(Email.next_try_at).is_not(None), col(Email.attempts) >= OFTEN_IN_VAIN),
        and_(col(Email.next_try_at).is_(None), col(Email.attempts) > 0, ~_GOT_THROUGH),
    ),
)
