"""Texts that no webhook brought us still stand in the carrier's list: they are fetched."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from smsbot.db.engine import Database
from smsbot.db.models import Direction, Hold, Message, Tick
from smsbot.gateways import Received, SendError, SmsGateway
from smsbot.services import inbound, mail
from smsbot.services.desk import Desk
from smsbot.settings import Settings

log = logging.getLogger(__name__)

LOOKS_EVERY = timedelta(minutes=5)
OVERLAP = timedelta(hours=1)
"""How far before the last look each look begins, as a text may be listed late."""

FURTHEST_BACK = timedelta(days=3)
WEBHOOK_FIRST = timedelta(minutes=2)
"""A text that the carrier took in this lately may still be on its way to us."""

LOOKED = "carrier's list read"
"""The tick of the last look that was answered."""

BEGAN = "began"
"""The tick that never moves: before it nothing is fetched, as it was never ours to answer."""

BY_NO_WEBHOOK = "webhook"
"""The hold that stands while texts reach us by the list only."""


def fetch(
    database: Database, settings: Settings, sms: SmsGateway, clock: Callable[[], datetime]
) -> int:
    """Store the texts that the carrier has and we do not; how many there were.

    Asks the carrier every five minutes at most, with no transaction open.
    """
    began = clock()
    since = _since(database, settings, began)
    if since is None:
        return 0
    try:
        listed = sms.received(since=since)
    except SendError as error:
        log.warning("the carrier's list was not read: %s, code %s", error.fault, error.code)
        return 0
    missing = _unknown(database, listed, until=began - WEBHOOK_FIRST)
    stored = sum(_store(database, settings, clock, text) for text in missing)
    with database.transaction() as session:
        desk = Desk(session, settings, clock())
        desk.lock(BY_NO_WEBHOOK)  # Several processes may be looking.
        session.merge(Tick(name=LOOKED, at=began))
        _note(desk, stored)
    return stored


def _since(database: Database, settings: Settings, now: datetime) -> datetime | None:
    """From when on this look asks (UTC); None when the last one was not long ago."""
    last = database.first(_LOOKED, {})
    # A look that lies ahead is one from before the clock was set back.
    if last is not None and timedelta(0) <= now - last.at < LOOKS_EVERY:
        return None
    first = database.first(_BEGAN, {})
    start = first.at if first else _begin(database, settings, now)
    if last is not None:
        start = max(start, min(last.at, now) - OVERLAP)
    return max(start, now - FURTHEST_BACK)


def _begin(database: Database, settings: Settings, now: datetime) -> datetime:
    """Write down when this practice began, so that an old number's history stays history."""
    with database.transaction() as session:
        Desk(session, settings, now).lock(BEGAN)
        first = session.exec(select(Message.created_at).order_by(col(Message.id)).limit(1)).first()
        return session.merge(Tick(name=BEGAN, at=min(first or now, now))).at


def _unknown(database: Database, listed: Sequence[Received], *, until: datetime) -> list[Received]:
    settled = [text for text in listed if text.created_at <= until]
    with database.reading() as session:
        sids = [text.sid for text in settled]
        known = set(session.exec(select(Message.sid).where(col(Message.sid).in_(sids))))
    return [text for text in settled if text.sid not in known]


def _store(
    database: Database, settings: Settings, clock: Callable[[], datetime], text: Received
) -> bool:
    incoming = inbound.Incoming(
        sid=text.sid, phone=text.phone, body=text.body, media=text.media,
        written_at=text.created_at,
    )  # fmt: skip
    try:
        with database.transaction() as session:
            return inbound.store_text(Desk(session, settings, clock()), incoming) is not None
    except IntegrityError:
        return False  # Its webhook, or another process, was faster.


def _note(desk: Desk, fetched: int) -> None:
    """Tell the operator, once until a webhook brings a text again."""
    hold = desk.session.get(Hold, BY_NO_WEBHOOK)
    if fetched:
        hold = hold or Hold(name=BY_NO_WEBHOOK, since=desk.now, until=desk.now)
        hold.until = desk.now
        desk.session.add(hold)
        _tell_operator(desk, fetched, hold)
    elif hold is not None and _last_was_brought(desk):
        desk.session.delete(hold)


def _last_was_brought(desk: Desk) -> bool:
    """Did a webhook bring the last text that we have?"""
    came = select(Message.reason).where(Message.direction == Direction.INBOUND)
    last = desk.session.exec(came.order_by(col(Message.id).desc()).limit(1)).first()
    return last != inbound.FROM_THE_LIST


def _tell_operator(desk: Desk, fetched: int, hold: Hold) -> None:
    log.warning("texts that no webhook brought were fetched from the carrier's list: %s", fetched)
    url = desk.settings.public_url
    text = (
        f"Texts to the practice's number that Twilio did not bring to us: {fetched}. They were "
        "fetched from Twilio's list and are handled now; any more will be fetched every five "
        "minutes, which is slow.\n\n"
        "If smsbot was down for a while, that is why, and nothing is to be done. Otherwise look "
        f"whether {url}/healthz can be reached from outside, and whether the number in Twilio's "
        f'console has {url}/twilio/sms under "A message comes in" (HTTP POST). Twilio\'s own '
        "account of it: https://console.twilio.com/us1/monitor/logs/debugger\n"
    )
    key = f"{BY_NO_WEBHOOK}:{hold.since.isoformat()}"
    mail.to_operator(desk, "Texts do not reach smsbot by themselves", text, key=key)


_LOOKED = select(Tick.at).where(Tick.name == LOOKED)
_BEGAN = select(Tick.at).where(Tick.name == BEGAN)
