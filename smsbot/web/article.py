"""An article as a page shows it: read from its file in the reader's language, and rendered."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from smsbot.core.events import Language
from smsbot.settings import Settings
from smsbot.settings.articles import FIRST, ArticleFile

log = logging.getLogger(__name__)

OUR_ARTICLE = Path(__file__).parent / "articles" / "myokines.md"
UNTITLED = {Language.EN: "From the practice", Language.ES: "De parte del consultorio"}


@dataclass(frozen=True)
class Article:
    """A piece of writing, ready to be shown: its title, its first words, and the rest.

    `other` is the language that it can be read in too.
    """

    slug: str
    language: Language
    other: Language | None
    title: str
    summary: str
    html: Markup


def articles_there(settings: Settings) -> list[Article]:
    """The articles that can be read here, in English where they can."""
    return [
        read_article(settings, one.slug, Language.EN) for one in settings.articles if one.is_there
    ]


def read_article(settings: Settings, slug: str, wanted: Language) -> Article:
    """An article in this language, or in the one that there is.

    It is read for each visitor, so that a change shows at once.
    """
    for one, language, path in _texts(settings, slug, wanted):
        try:
            markdown = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            # A patient who follows the link from a text should find something to read.
            log.error("an article cannot be read, showing another: %s", error)
            continue
        others = [other for other in one.texts(ours=OUR_ARTICLE) if other is not language]
        return render_article(markdown, slug=one.slug, language=language, others=others)
    raise FileNotFoundError(OUR_ARTICLE)


def _texts(
    settings: Settings, slug: str, wanted: Language
) -> Iterator[tuple[ArticleFile, Language, Path]]:
    """What may be shown for an article, best first: itself, the first one, ours."""
    asked = [one for one in settings.articles if one.slug == slug]
    for one in (*asked, settings.articles[0], ArticleFile(FIRST)):
        texts = one.texts(ours=OUR_ARTICLE)
        for language in sorted(texts, key=lambda language: language is not wanted):
            yield one, language, texts[language]


def render_article(
    markdown: str,
    *,
    slug: str = FIRST,
    language: Language = Language.EN,
    others: list[Language] | None = None,
) -> Article:
    """Markdown as a page: the first top heading is the title, later ones step down by one.

    HTML is shown as it is written. Images become links, as pages load nothing from elsewhere.
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    tokens = reader.parse(markdown)
    title = _take_title(tokens)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"} and token.tag == "h1":
            token.tag = "h2"
    return Article(
        slug=slug,
        language=language,
        other=others[0] if others else None,
        title=title or UNTITLED[language],
        summary=_first_words(tokens),
        html=Markup(reader.renderer.render(tokens, reader.options, {})),  # noqa: S704 - html is off
    )


def _take_title(tokens: list[Token]) -> str:
    """Remove the first top heading and return its words."""
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            title = _words(tokens[at + 1])
            del tokens[at : at + 3]
            return title
    return ""


def _first_words(tokens: list[Token]) -> str:
    for token, follower in pairwise(tokens):
        if token.type == "paragraph_open":
            return _words(follower)
    return ""


def _words(inline: Token) -> str:
    parts = (" " if part.type == "softbreak" else part.content for part in inline.children or ())
    return "".join(parts).strip()
