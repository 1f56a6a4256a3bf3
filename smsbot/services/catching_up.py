"""Texts that no webhook brought us still stand in the carrier's list: they are fetched."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from smsbot.core.events import Kind, Language
from smsbot.core.wording import nurse, times
from smsbot.db.engine import Database
from smsbot.db.models import Direction, Hold, Message, Tick
from smsbot.gateways import Received, SendError, SmsGateway
from smsbot.services import inbound, mail, posting
from smsbot.services.desk import Desk
from smsbot.settings import Settings

log = logging.getLogger(__name__)

LOOKS_EVERY = timedelta(minutes=5)
OVERLAP = timedelta(hours=1)
"""How far before the last look each look begins, as a text may be listed late."""

FURTHEST_BACK = timedelta(days=30)
"""What was texted longer ago is not fetched any more, unless a backup has forgotten it."""

AT_A_TIME = 500
WEBHOOK_FIRST = timedelta(minutes=2)
"""A text that the carrier took in this lately may still be on its way to us."""

LOOKED = "carrier's list read"
"""The tick of the last look that was answered."""

BEGAN = "began"
"""The tick that never moves: before it nothing is fetched, as it was never ours to answer."""

RESTORED = "restored, and the carrier's list not read since"
"""The tick that stands from a restore on until a look has reached back to the backup."""

BY_NO_WEBHOOK = "webhook"
"""The hold that stands while texts reach us by the list only."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when on a look asks (UTC); `missing_since`, if nobody has asked for what came before."""

    since: datetime
    missing_since: datetime | None = None


def fetch(
    database: Database, settings: Settings, sms: SmsGateway, clock: Callable[[], datetime]
) -> int:
    """Store the texts that the carrier has and we do not; how many there were.

    Asks the carrier every five minutes at most, with no transaction open.
    """
    began = clock()
    span = _span(database, settings, began)
    if span is None:
        return 0
    stored, is_read = 0, False
    try:
        for listed in _bulks(sms.received(since=span.since)):
            missing = _unknown(database, listed, until=began - WEBHOOK_FIRST)
            stored += sum(_store(database, settings, clock, text) for text in missing)
        is_read = True
    except SendError as error:
        log.warning("the carrier's list was not read: %s, code %s", error.fault, error.code)
    if is_read or stored:
        with database.transaction() as session:
            desk = Desk(session, settings, clock())
            desk.lock(BY_NO_WEBHOOK)  # Several processes may be looking.
            if is_read:
                _note_look(desk, span, began)
            _note(desk, stored)
    return stored


def _span(database: Database, settings: Settings, now: datetime) -> Span | None:
    """What this look asks for; None when the last one was not long ago."""
    last = database.first(_LOOKED, {})
    # A look that lies ahead is one from before the clock was set back.
    if last is not None and timedelta(0) <= now - last.at < LOOKS_EVERY:
        return None
    first = database.first(_BEGAN, {})
    start = first.at if first else _begin(database, settings, now)
    if last is not None:
        start = max(start, min(last.at, now) - OVERLAP)
    furthest = now - FURTHEST_BACK
    if start >= furthest or database.first(_RESTORED, {}) is not None:
        return Span(start)
    return Span(furthest, missing_since=last.at if last and last.at < furthest else None)


def _bulks(texts: Iterable[Received]) -> Iterator[list[Received]]:
    """So many at a time, as there may be more than fit into memory, or into one question."""
    rest = iter(texts)
    while bulk := list(islice(rest, AT_A_TIME)):
        yield bulk


def _note_look(desk: Desk, span: Span, at: datetime) -> None:
    desk.session.merge(Tick(name=LOOKED, at=at))
    restored = desk.session.get(Tick, RESTORED)
    if restored is not None:
        desk.session.delete(restored)
    if span.missing_since is not None:
        _tell_of_gap(desk, span.missing_since, until=span.since)


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


def _tell_of_gap(desk: Desk, since: datetime, *, until: datetime) -> None:
    """The nurse and the operator hear, once, that words may be missing."""
    span = {
        name: times.moment(desk.practice.local(at), Language.EN)
        for name, at in (("since", since), ("until", until))
    }
    key = f"not-fetched:{since.isoformat()}"
    log.warning("texts that came in before %s were not fetched", until.isoformat())
    body = nurse.WORDS_MISSING.format(**span)
    posting.tell_nurse(desk, body, Kind.NOTICE, at=posting.waking(desk), key=key)
    mail.to_operator(
        desk, "Texts of patients may be missing",
        f"smsbot was down for so long that it has not fetched what was texted to the practice's "
        f"number between {span['since']} and {span['until']}. Whatever Twilio could not bring to "
        "us in that time is in its own log only, a wish to get no more texts among it: "
        "https://console.twilio.com/us1/monitor/logs/sms\n\n"
        "What was texted later is fetched and handled now.\n",
        key=key,
    )  # fmt: skip


_LOOKED = select(Tick.at).where(Tick.name == LOOKED)
_BEGAN = select(Tick.at).where(Tick.name == BEGAN)
_RESTORED = select(Tick.at).where(Tick.name == RESTORED)
