"""Is it alive, and does everything move? For supervisors, monitors and load balancers."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime

from flask import Blueprint, Response, jsonify
from sqlalchemy.exc import OperationalError

from smsbot.runtime import Duty, Runtime, where
from smsbot.services import watch

log = logging.getLogger(__name__)


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
    try:
        with runtime.reading() as desk:
            standing = watch.look(desk, duties=tuple(Duty))
    except Exception as error:  # noqa: BLE001 - whatever it is, the database did not answer
        log.error("the database did not answer: %s", where(error))
        return Health(problems=[*_what_fails(runtime), "the database cannot be reached"])
    health = Health(
        problems=_what_fails(runtime), texts=standing.texts,
        last_tick_at=max(standing.ticks.values(), default=None),
    )  # fmt: skip
    for one in standing.standstills:
        said = health.problems if one.is_problem and ticks_here else health.warnings
        said.append(one.says)
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
