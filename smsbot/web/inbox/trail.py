"""What was done, by whom and when; and what else there is to set."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, request
from sqlmodel import col, select
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core import sms
from smsbot.core.events import Language
from smsbot.core.wording import times
from smsbot.db.models import NurseAction
from smsbot.runtime import Runtime
from smsbot.services import articles, signing_in
from smsbot.services.desk import Desk
from smsbot.web.inbox.frame import Top, rendered, top

MOST = 50


@dataclass(frozen=True)
class Done:
    """Something that was done; `undone` says since when it is not so any more."""

    number: int
    at: str
    by: str
    summary: str
    undone: str


@dataclass(frozen=True)
class Trail:
    """What the page of what was done shows."""

    top: Top
    done: tuple[Done, ...]
    older: int


@dataclass(frozen=True)
class More:
    """What else there is: where she is signed in, and whether there are articles to choose from."""

    top: Top
    browsers: int
    articles: bool


def add_trail(pages: Blueprint, runtime: Runtime) -> None:
    """Add what was done, and the page of everything else."""

    @pages.get("/trail")
    def trail() -> AnyResponse:
        before = request.args.get("before", type=int)
        with runtime.reading() as desk:
            shown = _trail(desk, before)
        return rendered("inbox/trail.html", shown)

    @pages.get("/more")
    def more() -> AnyResponse:
        with runtime.reading() as desk:
            there = bool(articles.can_be_chosen(desk))
            shown = More(top(desk), signing_in.open_sessions(desk), there)
        return rendered("inbox/more.html", shown)


def _trail(desk: Desk, before: int | None) -> Trail:
    wanted = select(NurseAction).order_by(col(NurseAction.id).desc()).limit(MOST + 1)
    if before is not None:
        wanted = wanted.where(col(NurseAction.id) < before)
    rows = desk.session.exec(wanted).all()
    shown = rows[:MOST]
    older = (shown[-1].id or 0) if len(rows) > MOST else 0
    return Trail(top(desk), tuple(_done(desk, row) for row in shown), older)


def _done(desk: Desk, row: NurseAction) -> Done:
    local = desk.practice.local
    undone = times.moment(local(row.undone_at), Language.EN) if row.undone_at else ""
    when = times.moment(local(row.at), Language.EN)
    return Done(row.id or 0, when, sms.spoken(row.by), row.summary, undone)
