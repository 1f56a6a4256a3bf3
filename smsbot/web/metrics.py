"""What a monitor scrapes: counts and ages in Prometheus' form, asked of the database each time."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlmodel import col, func, select

from smsbot import __version__
from smsbot.db.models import Alarm, Email, Matter, Message, MessageStatus
from smsbot.runtime import Duty, Runtime, where
from smsbot.services import mail, watch
from smsbot.services.desk import Desk

log = logging.getLogger(__name__)

A_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
OUTBOUND = tuple(status for status in MessageStatus if status is not MessageStatus.RECEIVED)
MOST_LAGS = 500

Rows = Iterable[tuple[Sequence[str], float]]


def metric_pages(runtime: Runtime) -> Blueprint:
    """The one address. It tells how many and how old, never who or what."""
    pages = Blueprint("metrics", __name__)

    @pages.get("/metrics")
    def metrics() -> Response:
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Practice(runtime))
        answer = Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
        answer.cache_control.no_store = True
        return answer

    return pages


class _Practice(Collector):
    """Everything that can be counted, in a handful of questions."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """All of it; without the database only that it is away."""
        found = [_gauge("build_info", "The version that runs.", [([__version__], 1)], "version")]
        try:
            with self._runtime.reading() as desk:
                found += _of_rows(desk)
        except Exception as error:  # noqa: BLE001 - whatever it is, the database did not answer
            log.error("the database did not answer: %s", where(error))
            found += [_standstills({watch.What.DATABASE})]
        return found


def _of_rows(desk: Desk) -> Iterator[GaugeMetricFamily]:
    standing = watch.look(desk, duties=tuple(Duty))
    yield _standstills({one.what for one in standing.standstills})
    yield _gauge(
        "texts_in_trouble", "Texts that need attention, as on /readyz.",
        [([name], count) for name, count in standing.texts.items()], "state",
    )  # fmt: skip
    yield _gauge(
        "tick_age_seconds", "How long ago each duty was last done.",
        [([name], _age(desk, at)) for name, at in standing.ticks.items()], "duty",
    )  # fmt: skip
    yield from _outbox(desk)
    yield from _traffic(desk)
    yield from _waiting(desk)


def _outbox(desk: Desk) -> Iterator[GaugeMetricFamily]:
    waits = col(Message.status) == MessageStatus.QUEUED
    asked: Any = select(func.count(col(Message.id)), func.min(col(Message.send_after)))
    due, first = desk.session.exec(asked.where(waits, col(Message.send_after) <= desk.now)).one()
    all_of_it, _ = desk.session.exec(asked.where(waits)).one()
    yield _one("outbox_waiting", "Texts yet to leave, most of them on a later day.", all_of_it)
    yield _one("outbox_due", "Texts that should leave now.", due)
    age = _age(desk, first) if first else 0
    yield _one("outbox_oldest_due_age_seconds", "How long the first of those has been due.", age)


def _traffic(desk: Desk) -> Iterator[GaugeMetricFamily]:
    """What went in and out lately, as far as the indexes know what is late."""
    day_ago, hour_ago = desk.now - A_DAY, desk.now - AN_HOUR
    out: Any = select(
        col(Message.audience), col(Message.kind), col(Message.status), func.count(col(Message.id))
    )
    counted = desk.session.exec(
        out.where(
            col(Message.status).in_(OUTBOUND),
            col(Message.send_after) > day_ago,
            col(Message.send_after) <= desk.now,
        ).group_by(col(Message.audience), col(Message.kind), col(Message.status))
    ).all()
    yield _gauge(
        "texts_of_last_day", "Texts that fell due within 24 hours, by how they stand now.",
        [([audience, kind or "", status], count) for audience, kind, status, count in counted],
        "audience", "kind", "status",
    )  # fmt: skip
    came: Any = select(col(Message.audience), func.count(col(Message.id)))
    handled = desk.session.exec(
        came.where(col(Message.handled_at) > day_ago).group_by(col(Message.audience))
    ).all()
    yield _gauge(
        "inbound_handled_of_last_day", "Texts to us that were handled within 24 hours.",
        [([audience], count) for audience, count in handled], "audience",
    )  # fmt: skip
    yield _one(
        "inbound_slowest_seconds",
        "The longest that a text of the last hour waited from coming in until it was handled.",
        _longest(desk, Message.created_at, Message.handled_at, Message.handled_at, hour_ago),
    )
    yield _one(
        "receipt_slowest_seconds",
        "The longest that a text of the last hour took from Twilio's hands to its end state.",
        _longest(desk, Message.sent_at, Message.settled_at, Message.send_after, hour_ago),
    )


def _longest(desk: Desk, begin: Any, end: Any, late: Any, since: datetime) -> float:
    """The longest of the newest spans between two instants of one text, in seconds."""
    spans: Any = select(col(begin), col(end)).where(col(late) > since, col(late) <= desk.now)
    if late is Message.send_after:
        ends = [MessageStatus.DELIVERED, MessageStatus.UNDELIVERED]
        spans = spans.where(col(Message.status).in_(ends))
    rows = desk.session.exec(spans.order_by(col(late).desc()).limit(MOST_LAGS)).all()
    return max(((b - a).total_seconds() for a, b in rows if a and b), default=0.0)


def _waiting(desk: Desk) -> Iterator[GaugeMetricFamily]:
    ringing: Any = select(func.count(col(Alarm.id))).where(col(Alarm.acknowledged_at).is_(None))
    yield _one(
        "alarms_open", "Emergencies that nobody has taken.", desk.session.exec(ringing).one()
    )
    topics: Any = select(col(Matter.topic), func.count(col(Matter.id)))
    waiting = desk.session.exec(
        topics.where(col(Matter.settled_at).is_(None)).group_by(col(Matter.topic))
    ).all()
    yield _gauge(
        "matters_open", "What waits for the nurse.",
        [([topic], count) for topic, count in waiting], "topic",
    )  # fmt: skip
    emails: Any = select(func.count(col(Email.id))).where(col(Email.next_try_at).is_not(None))
    yield _one("emails_waiting", "E-mails yet to be taken.", desk.session.exec(emails).one())
    stuck = mail.stuck(desk)
    yield _one(
        "emails_given_up", "E-mails that will never leave, until one gets through to that address.",
        stuck.given_up if stuck else 0,
    )  # fmt: skip


def _standstills(found: set[watch.What]) -> GaugeMetricFamily:
    return _gauge(
        "standstill", "1 for what stands still now, as /readyz says in words.",
        [([what], what in found) for what in watch.What], "what",
    )  # fmt: skip


def _age(desk: Desk, then: datetime) -> float:
    return (desk.now - then).total_seconds()


def _one(name: str, says: str, value: float) -> GaugeMetricFamily:
    return _gauge(name, says, [([], value)])


def _gauge(name: str, says: str, rows: Rows, *labels: str) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"smsbot_{name}", says, labels=labels)
    for values, value in rows:
        family.add_metric([str(one) for one in values], float(value))
    return family
