"""How ARTICLE_FILE is written: Markdown files after commas, or `ours` as the first.

The first is the article at /articles/myokines; every other stands at /articles/ and the name of its
file without the ending. Beside `sun.md` a file `sun.es.md` is the same in Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from smsbot.core.events import Language
from smsbot.settings.formats import FormatError, readable_file

OURS = "ours"
FIRST = "myokines"
"""The last part of the first article's address: links to it are in texts already."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SPANISH = ".es"


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article: the last part of its address, and the file named for it; None: ours."""

    slug: str
    file: str | None = None

    @property
    def path(self) -> str:
        """Where it stands on our pages."""
        return f"/articles/{self.slug}"

    @property
    def is_there(self) -> bool:
        """Is its file still there?"""
        return self.file is None or Path(self.file).is_file()

    def texts(self, *, ours: Path) -> Mapping[Language, Path]:
        """Its text in each language there is, looked up anew; `ours` is our article's file."""
        path = ours if self.file is None else Path(self.file)
        if path.stem.endswith(_SPANISH):
            return {Language.ES: path}
        spanish = path.with_name(f"{path.stem}{_SPANISH}{path.suffix}")
        return {Language.EN: path} | ({Language.ES: spanish} if spanish.is_file() else {})


def article_files(text: str) -> tuple[ArticleFile, ...]:
    """The articles that these files are, at least one.

    Raises:
        FormatError: with every mistake.
    """
    found: list[ArticleFile] = []
    wrong: list[str] = []
    better: list[str] = []
    for place, name in enumerate(filter(None, map(str.strip, text.split(",")))):
        article = ArticleFile(_slug(name) if place else FIRST, None if name == OURS else name)
        mistake, instead = _mistake(article, found)
        if mistake:
            wrong.append(mistake)
        else:
            found.append(article)
        better += [instead] if instead else []
    if wrong or not found:
        # Ours is named first, wherever it was written.
        line = ", ".join(sorted(dict.fromkeys(better), key=lambda name: name != OURS))
        raise FormatError("; it ".join(wrong) or "names no file", better=line or None)
    return tuple(found)


def _slug(name: str) -> str:
    return Path(name).stem.removesuffix(_SPANISH)


def _mistake(article: ArticleFile, before: list[ArticleFile]) -> tuple[str, str]:
    """What is wrong with an article behind others, and what to write in its place."""
    name = article.file or OURS
    if article.file is None:
        return "names ours behind another, and it can only be the first" if before else "", OURS
    try:
        for path in article.texts(ours=Path()).values():
            readable_file(str(path))
    except FormatError as error:
        return str(error), ""
    if not _SLUG.fullmatch(article.slug):
        return f"is a file whose name cannot stand in an address, rename it: {name}", _renamed(name)
    if article.slug in {one.slug for one in before}:
        return f"names a second article for {article.path}: {name}", ""
    return "", name


def _renamed(name: str) -> str:
    path = Path(name)
    plain = re.sub(r"[^a-z0-9]+", "-", _slug(name).casefold()).strip("-") or "article"
    return str(path.with_name(plain + path.suffix))
