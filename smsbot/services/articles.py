"""The article that follow-ups link: which one it is, where it stands, what can be said of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from smsbot.core.events import Language
from smsbot.services.choices import ARTICLE
from smsbot.services.desk import Desk
from smsbot.settings.articles import ArticleFile

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Linked:
    """What a follow-up links; `about` names what it is about, empty where only its writer knows."""

    url: str
    about: str


def linked(desk: Desk, language: Language) -> Linked:
    """What a follow-up in this language links now."""
    if desk.settings.article_url is not None:
        return Linked(desk.settings.article_url, "")
    one = chosen(desk)
    url = f"{desk.settings.public_url or ''}{one.path}?lang={language.value}"
    return Linked(url, one.slug if one.file is None else "")


def chosen(desk: Desk) -> ArticleFile:
    """The article that the nurse has chosen; the first, as long as that is not there."""
    first = desk.settings.articles[0]
    wanted = desk.choices.get(ARTICLE, first.slug)
    for one in desk.settings.articles:
        if one.slug == wanted and one.is_there:
            return one
    log.warning("the article chosen for follow-ups is gone, so the first is linked: %s", wanted)
    return first


def can_be_chosen(desk: Desk) -> tuple[ArticleFile, ...]:
    """What the nurse may choose from: nothing where there is one article, or it is elsewhere."""
    there = tuple(one for one in desk.settings.articles if one.is_there)
    return there if desk.settings.article_url is None and len(there) > 1 else ()
