"""Is it alive, and does everything move? For supervisors, monitors and load balancers."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask import Blueprint, Response, jsonify
from sqlalchemy import ColumnElement, and_, func, or_
from sqlalchemy.exc import OperationalError
from sqlmodel import col, select

from smsbot.db.models import Audience, Direction, Hold, Message, MessageStatus, Tick
from smsbot.runtime import Duty, Runtime, where
from smsbot.services.desk import Desk
from smsbot.services.outbox import HOLD

log = logging.getLogger(__name__)

TICKS_WITHIN = timedelta(minutes=2)
LEAVES_WITHIN = timedelta(minutes=5)
"""What is due longer than this and has not left is stuck; so is a text nobody has answered."""

STILL_NEWS = timedelta(days=1)
"""How long a failure counts after a digest has shown it."""


@dataclass
class Health:
    """What was found: `problems` make it not ready, `warnings` do not."""

    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    texts: dict[str, int] = field(default_factory=dict)
    last_tick_at: datetime | None = None

    @property
    def is_ready(self) -> bool:
        """May people be sent here?"""
        return not self.problems


def health_pages(runtime: Runtime, *, ticks_here: bool) -> Blueprint:
    """The two addresses; `ticks_here` says that this very process has to keep the clock."""
    pages = Blueprint("health", __name__)

    @pages.after_request
    def _always_new(response: Response) -> Response:
        response.cache_control.no_store = True
        return response

    @pages.get("/healthz")
    def healthz() -> Response:
        return Response("alive\n", mimetype="text/plain")

    @pages.get("/readyz")
    def readyz() -> tuple[Response, int]:
        health = examine(runtime, ticks_here=ticks_here)
        ticked = health.last_tick_at
        answer = jsonify(
            ready=health.is_ready,
            problems=health.problems,
            warnings=health.warnings,
            texts=health.texts,
            last_tick_at=ticked.isoformat(timespec="seconds") if ticked else None,
        )
        return answer, 200 if health.is_ready else 503

    return pages


def examine(runtime: Runtime, *, ticks_here: bool) -> Health:
    """How it stands now.

    Where the clock is another process's, what that one neglects is a warning: this process can
    still take in texts.
    """
    health = Health(problems=_what_fails(runtime))
    try:
        with runtime.reading() as desk:
            neglected = [*_late_ticks(desk, health), *_stuck(desk, health)]
    except Exception as error:  # noqa: BLE001 - whatever it is, the database did not answer
        log.error("the database did not answer: %s", where(error))
        health.problems.append("the database cannot be reached")
        return health
    (health.problems if ticks_here else health.warnings).extend(neglected)
    return health


def _what_fails(runtime: Runtime) -> list[str]:
    """What could not be done when it was last tried."""
    failing = dict(runtime.failing)  # Other threads change it.
    if not failing:
        return []
    said = f"what fails when it is tried: {', '.join(sorted(failing))} (the log says more)"
    if any(what.startswith(OperationalError.__name__) for what in failing.values()):
        return ["the database cannot be written: is it full, read-only or away?", said]
    return [said]


def _late_ticks(desk: Desk, health: Health) -> list[str]:
    ticks = {tick.name: tick.at for tick in desk.session.exec(select(Tick))}
    health.last_tick_at = max(ticks.values(), default=None)
    if not ticks:
        return ["nothing has ticked yet: is smsbot serve or smsbot worker running?"]
    # A tick that lies ahead is one from before the clock was set back.
    late = [
        duty.value
        for duty in Duty
        if duty.value not in ticks or abs(desk.now - ticks[duty.value]) > TICKS_WITHIN
    ]
    return [f"has not ticked for two minutes: {', '.join(late)}"] if late else []


def _stuck(desk: Desk, health: Health) -> list[str]:
    """Count what needs attention; say what does not move."""
    hold = desk.session.get(Hold, HOLD)
    long_ago = desk.now - LEAVES_WITHIN
    waits = col(Message.status) == MessageStatus.QUEUED
    marked = col(Message.reason).like("held%")
    due = and_(waits, col(Message.send_after) <= desk.now)
    overdue = or_(
        and_(waits, ~func.coalesce(marked, False), col(Message.send_after) <= long_ago),
        and_(col(Message.status) == MessageStatus.SENDING, col(Message.attempted_at) <= long_ago),
    )
    not_shown = and_(  # Digests show the nurse only what was meant for patients.
        col(Message.audience) == Audience.PATIENT, col(Message.shown_at).is_(None)
    )
    settled = col(Message.settled_at)
    news = or_(not_shown, settled.is_(None), settled >= desk.now - STILL_NEWS)
    health.texts = {
        "held": _count(desk, or_(and_(waits, marked), due) if hold else and_(waits, marked)),
        "unknown": _count(desk, col(Message.status) == MessageStatus.UNKNOWN, news),
        "failed": _count(
            desk,
            col(Message.status).in_([MessageStatus.FAILED, MessageStatus.UNDELIVERED]),
            news,
        ),
        "overdue": 0 if hold else _count(desk, overdue),
        "unanswered": _unanswered(desk, long_ago),
    }
    said = []
    if health.texts["overdue"]:
        said.append("texts are due for more than five minutes and have not left")
    if health.texts["unanswered"]:
        said.append("texts came in more than five minutes ago and are not handled")
    if hold is not None:
        health.warnings.append(f"Twilio refuses our texts (error {hold.code}): they are held")
    return said


def _count(desk: Desk, *wanted: ColumnElement[bool]) -> int:
    outbound = col(Message.direction) == Direction.OUTBOUND
    return desk.session.exec(select(func.count(col(Message.id))).where(outbound, *wanted)).one()


def _unanswered(desk: Desk, before: datetime) -> int:
    return desk.session.exec(
        select(func.count(col(Message.id))).where(
            Message.direction == Direction.INBOUND,
            col(Message.handled_at).is_(None),
            col(Message.created_at) <= before,
        )
    ).one()
