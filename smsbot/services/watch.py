"""What stands still, as rows have it now: for /readyz, /metrics, the watchdog and whoever asks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import col, select

from smsbot.db.models import Audience, Direction, Hold, Message, MessageStatus, Tick
from smsbot.services import mail
from smsbot.services.catching_up import BEGAN, BY_NO_WEBHOOK, LOOKED
from smsbot.services.desk import Desk
from smsbot.services.outbox import HOLD
from smsbot.settings import Settings

TICKS_WITHIN = timedelta(minutes=2)
LEAVES_WITHIN = timedelta(minutes=5)
"""What is due longer than this and has not left is stuck; so is a text nobody has answered."""

RECEIPTS_WITHIN = timedelta(minutes=30)
MOST_WITHOUT_RECEIPT = 3
"""So many texts in a row that were taken, and nobody says what became of them, are no accident."""

RECEIPTS_OF = timedelta(days=1)
"""How far back receipts are looked for."""

LIST_READ_WITHIN = timedelta(minutes=30)

STILL_NEWS = timedelta(days=1)
"""How long a failure counts after a digest has shown it."""

ALWAYS = datetime.min.replace(tzinfo=UTC)


class What(StrEnum):
    """Everything that can stand still, by the name that monitors know it by."""

    DATABASE = "database"
    TICKS = "ticks"
    OVERDUE = "overdue"
    UNANSWERED = "unanswered"
    HERE = "here"  # one process of several does not do its part
    COURIERS = "couriers"
    RECEIPTS = "receipts"
    LIST = "list"
    WEBHOOK = "webhook"
    HELD = "held"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Standstill:
    """One thing that does not move: since when (UTC), and in a sentence.

    A problem makes us unfit to serve; what is only a warning does not.
    """

    what: What
    says: str
    since: datetime
    is_problem: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands: what does not move, how many texts need attention, and the last tick."""

    standstills: tuple[Standstill, ...]
    texts: dict[str, int]
    ticks: dict[str, datetime]


def look(desk: Desk, *, duties: Collection[str]) -> Standing:
    """How it stands now. `duties` are the ticks that there should be."""
    ticks = {tick.name: tick.at for tick in desk.session.exec(select(Tick))}
    holds = {hold.name: hold for hold in desk.session.exec(select(Hold))}
    texts, stuck = _texts(desk, is_held=HOLD in holds)
    found = (
        *_late_ticks(desk, {name: ticks[name] for name in duties if name in ticks}, duties),
        *stuck,
        *_silent_receipts(desk),
        *_unread_list(desk, ticks),
        *_known_of(holds),
        *_unsent_mail(desk),
        *unheard(desk.settings),
    )
    return Standing(found, texts, {name: ticks[name] for name in duties if name in ticks})


def unheard(settings: Settings) -> Iterator[Standstill]:
    """Would nobody hear of it by e-mail if something stood still?"""
    if settings.smtp_url is None:
        yield _warning(What.EMAIL, "nobody can be told by e-mail: set SMTP_URL", ALWAYS)
    elif (settings.operator_email or settings.nurse_email) is None:
        yield _warning(What.EMAIL, "nobody can be told by e-mail: set OPERATOR_EMAIL", ALWAYS)


def _warning(what: What, says: str, since: datetime) -> Standstill:
    return Standstill(what, says, since, is_problem=False)


def _late_ticks(
    desk: Desk, ticks: dict[str, datetime], duties: Collection[str]
) -> Iterator[Standstill]:
    if not ticks:
        says = "nothing has ticked yet: is smsbot serve or smsbot worker running?"
        yield Standstill(What.TICKS, says, ALWAYS)
        return
    # A tick that lies ahead is one from before the clock was set back.
    late = {
        name: ticks.get(name, ALWAYS)
        for name in duties
        if name not in ticks or abs(desk.now - ticks[name]) > TICKS_WITHIN
    }
    if late:
        says = f"has not ticked for two minutes: {', '.join(late)}"
        since = min(at for at in late.values())
        yield Standstill(What.TICKS, says, min(since, desk.now - TICKS_WITHIN))


def _texts(desk: Desk, *, is_held: bool) -> tuple[dict[str, int], list[Standstill]]:
    """Count what needs attention; say what does not move."""
    long_ago = desk.now - LEAVES_WITHIN
    waits = col(Message.status) == MessageStatus.QUEUED
    marked = col(Message.reason).like("held%")
    due = and_(waits, col(Message.send_after) <= desk.now)
    late = or_(
        and_(waits, ~func.coalesce(marked, False), col(Message.send_after) <= long_ago),
        and_(col(Message.status) == MessageStatus.SENDING, col(Message.attempted_at) <= long_ago),
    )
    not_shown = and_(  # Digests show the nurse only what was meant for patients.
        col(Message.audience) == Audience.PATIENT, col(Message.shown_at).is_(None)
    )
    settled = col(Message.settled_at)
    news = or_(not_shown, settled.is_(None), settled >= desk.now - STILL_NEWS)
    ended = col(Message.status).in_([MessageStatus.FAILED, MessageStatus.UNDELIVERED])
    overdue, overdue_since = (0, None) if is_held else _count(desk, late)
    unanswered, unanswered_since = _unanswered(desk, long_ago)
    counts = {
        "held": _count(desk, or_(and_(waits, marked), due) if is_held else and_(waits, marked))[0],
        "unknown": _count(desk, col(Message.status) == MessageStatus.UNKNOWN, news)[0],
        "failed": _count(desk, ended, news)[0],
        "overdue": overdue,
        "unanswered": unanswered,
    }
    found = []
    if overdue:
        says = "texts are due for more than five minutes and have not left"
        found.append(Standstill(What.OVERDUE, says, overdue_since or ALWAYS))
    if unanswered:
        says = "texts came in more than five minutes ago and are not handled"
        found.append(Standstill(What.UNANSWERED, says, unanswered_since or ALWAYS))
    return counts, found


def _count(desk: Desk, *wanted: ColumnElement[bool]) -> tuple[int, datetime | None]:
    """How many texts to send are so, and when the first of them should have left."""
    outbound = col(Message.direction) == Direction.OUTBOUND
    asked: Any = select(func.count(col(Message.id)), func.min(col(Message.send_after)))
    count, first = desk.session.exec(asked.where(outbound, *wanted)).one()
    return count, first


def _unanswered(desk: Desk, before: datetime) -> tuple[int, datetime | None]:
    asked: Any = select(func.count(col(Message.id)), func.min(col(Message.created_at)))
    count, first = desk.session.exec(
        asked.where(
            Message.direction == Direction.INBOUND,
            col(Message.handled_at).is_(None),
            col(Message.created_at) <= before,
        )
    ).one()
    return count, first


def _silent_receipts(desk: Desk) -> Iterator[Standstill]:
    """Were several texts taken, long enough ago, and nothing was heard of any since?"""
    # What was due lately rather than sent lately, as that is what the index knows.
    lately = col(Message.send_after) > desk.now - RECEIPTS_OF
    heard = [MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.UNDELIVERED]
    last = desk.session.exec(
        select(func.max(Message.sent_at)).where(col(Message.status).in_(heard), lately)
    ).one()
    asked: Any = select(func.count(col(Message.id)), func.min(col(Message.sent_at)))
    count, first = desk.session.exec(
        asked.where(
            Message.status == MessageStatus.ACCEPTED,
            lately,
            col(Message.sent_at) <= desk.now - RECEIPTS_WITHIN,
            col(Message.sent_at) > (last or ALWAYS),
        )
    ).one()
    if count >= MOST_WITHOUT_RECEIPT:
        says = (
            "Twilio took texts more than half an hour ago and has sent no delivery receipt since: "
            f"can {desk.settings.public_url}/twilio/status be reached from outside?"
        )
        yield _warning(What.RECEIPTS, says, first or ALWAYS)


def _unread_list(desk: Desk, ticks: dict[str, datetime]) -> Iterator[Standstill]:
    read = ticks.get(LOOKED) or ticks.get(BEGAN)
    if read is not None and abs(desk.now - read) > LIST_READ_WITHIN:
        says = (
            "Twilio's list could not be read for half an hour, so that a text that no webhook "
            "brings is not noticed"
        )
        yield _warning(What.LIST, says, min(read, desk.now))


def _known_of(holds: dict[str, Hold]) -> Iterator[Standstill]:
    """What the operator was told of by e-mail when it began."""
    if (hold := holds.get(HOLD)) is not None:
        says = f"Twilio refuses our texts (error {hold.code}): they are held"
        yield _warning(What.HELD, says, hold.since)
    if (hold := holds.get(BY_NO_WEBHOOK)) is not None:
        says = (
            "texts came by no webhook and were fetched from Twilio's list: do PUBLIC_URL and the "
            "number's webhook agree?"
        )
        yield _warning(What.WEBHOOK, says, hold.since)


def _unsent_mail(desk: Desk) -> Iterator[Standstill]:
    """The nurse was told of it by text."""
    if (found := mail.stuck(desk)) is not None:
        counts = [f"{found.waiting} tried again each hour"] if found.waiting else []
        counts += [f"{found.given_up} given up"] if found.given_up else []
        says = f"e-mails do not get through to the mail server of SMTP_URL: {', '.join(counts)}"
        yield _warning(What.EMAIL, says, found.since)
