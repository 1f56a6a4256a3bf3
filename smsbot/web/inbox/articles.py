"""Which article the thank-you after a visit links: shown with the sentences, chosen by a tap."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, request
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core.events import Language
from smsbot.runtime import Runtime
from smsbot.services import articles, choosing, undo
from smsbot.services.choices import ARTICLE
from smsbot.services.desk import Desk
from smsbot.web.article import read_article
from smsbot.web.inbox.frame import note, to
from smsbot.web.login import nurse

NOT_THERE = "Nothing was changed, as that article is not there any more."
AS_IT_WAS = "Nothing has changed: that is the article that is linked."


@dataclass(frozen=True)
class Choosable:
    """An article that the thank-you may link."""

    slug: str
    title: str
    languages: str
    is_chosen: bool


def add_articles(pages: Blueprint, runtime: Runtime) -> None:
    """Add the tap that chooses one."""

    @pages.post("/article")
    def choose_article() -> AnyResponse:
        with runtime.desk() as desk:
            desk.lock("nurse")
            note(desk, _choose(desk, request.form.get("article", "")))
        return to("inbox.words", _anchor="article")


def choosable(desk: Desk) -> tuple[Choosable, ...]:
    """What there is to choose from; nothing where there is no choice."""
    offered = articles.can_be_chosen(desk)
    now = articles.chosen(desk).slug if offered else ""
    return tuple(_shown(desk, one.slug, is_chosen=one.slug == now) for one in offered)


def _shown(desk: Desk, slug: str, *, is_chosen: bool) -> Choosable:
    one = read_article(desk.settings, slug, Language.EN)
    only = "in Spanish only" if one.language is Language.ES else "in English only"
    return Choosable(slug, one.title, "" if one.other else only, is_chosen)


def _choose(desk: Desk, slug: str) -> str:
    """Let follow-ups link this article; what was done, in a sentence."""
    found = {one.slug: one for one in choosable(desk)}.get(slug)
    if found is None:
        return NOT_THERE
    if found.is_chosen:
        return AS_IT_WAS
    done = f"The article after visits: {found.title}"
    is_first = slug == desk.settings.articles[0].slug
    with undo.recorded(desk, kind="choice", by=nurse().phone, summary=done):
        choosing.choose(desk, ARTICLE, None if is_first else slug)
    return f"{done}, from the next thank-you on."
