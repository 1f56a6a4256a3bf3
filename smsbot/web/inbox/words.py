"""The practice's own sentences: shown, tried out, kept, and given back for ours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core.events import Language
from smsbot.core.wording import SENTENCES, own
from smsbot.core.wording.own import BY_NAME, OWNABLE, Example, Ownable, Verdict
from smsbot.runtime import Runtime
from smsbot.services import articles, choosing, undo
from smsbot.services.choices import WORDS
from smsbot.services.desk import Desk
from smsbot.web.inbox.articles import Choosable, choosable
from smsbot.web.inbox.frame import Refused, Top, note, rendered, to, top
from smsbot.web.login import nurse

LANGUAGES = {Language.EN: "English", Language.ES: "Spanish"}

STALE = "Nothing was kept, as these words have been changed since you opened the page. {now}"
NOT_YET = "Nothing was kept yet: change what stands below."
AS_THEY_WERE = "Nothing has changed: these are the words that are in use."


@dataclass(frozen=True)
class Sentence:
    """A sentence in one language: what is in use, and ours; `own` is None while ours is."""

    one: Ownable
    language: Language
    own: str | None
    ours: str

    @property
    def title(self) -> str:
        """`Confirmation in Spanish`."""
        return f"{self.one.title} in {LANGUAGES[self.language]}"

    @property
    def in_use(self) -> str:
        """The words that patients get where they fit."""
        return self.own or self.ours

    @property
    def seen(self) -> str:
        """How it stands; words that were typed over another do not go in its place."""
        return hashlib.sha256((self.own or "").encode()).hexdigest()[:16]


@dataclass(frozen=True)
class All:
    """What the page of sentences shows: each in every language, how it reads, and the articles.

    `own_thanks`: the thank-you is in the practice's own words, which may speak of the article.
    """

    top: Top
    sentences: tuple[tuple[tuple[Sentence, str], ...], ...]
    articles: tuple[Choosable, ...]
    own_thanks: bool


@dataclass(frozen=True)
class Tried:
    """Words that were tried out: how they read, and what speaks against them."""

    language: Language
    verdict: Verdict
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Editing:
    """What the page of one sentence shows; `typed` are the words in its field."""

    top: Top
    sentence: Sentence
    typed: str
    tried: Tried


def add_words(pages: Blueprint, runtime: Runtime) -> None:
    """The pages of the practice's own sentences."""

    @pages.get("/words")
    def words() -> Response:
        with runtime.reading() as desk:
            own_thanks = any(name == "follow_up" for name, _ in desk.practice.own_words)
            sentences = tuple(tuple(_in_both(desk, one)) for one in OWNABLE)
            shown = All(top(desk), sentences, choosable(desk), own_thanks)
        return rendered("inbox/words.html", shown)

    @pages.get("/words/<name>/<language>")
    def sentence(name: str, language: str) -> Response:
        with runtime.reading() as desk:
            return _editing(desk, _asked_for(desk, name, language))

    @pages.post("/words/<name>/<language>/preview")
    def preview(name: str, language: str) -> Response:
        with runtime.reading() as desk:
            found, typed = _asked_for(desk, name, language), _typed()
            if request.headers.get("HX-Request"):
                fragment = render_template("inbox/_tried.html", tried=_try(desk, found, typed))
                return Response(fragment, mimetype="text/html")
            return _editing(desk, found, typed=typed)

    @pages.post("/words/<name>/<language>")
    def keep(name: str, language: str) -> AnyResponse:
        with runtime.desk() as desk:
            desk.lock("nurse")
            found, typed = _asked_for(desk, name, language), _typed()
            wanted = None if "ours" in request.form or typed == found.ours else typed
            refused, status = _why_not(desk, found, wanted)
            if refused is not None:
                return _editing(desk, found, typed=typed, refused=refused, status=status)
            answer = _keep(desk, found, wanted)
            note(desk, answer)
        return to("inbox.words", _anchor=name)


def _asked_for(desk: Desk, name: str, language: str) -> Sentence:
    if name not in BY_NAME or language not in set(Language):
        abort(404)
    return _sentence(desk, BY_NAME[name], Language(language))


def _sentence(desk: Desk, one: Ownable, language: Language) -> Sentence:
    kept = desk.practice.own_words.get((one.name, language.value))
    return Sentence(one, language, kept, SENTENCES[language][one.name][0])


def _in_both(desk: Desk, one: Ownable) -> Iterator[tuple[Sentence, str]]:
    """A sentence in both languages, with what an ordinary patient would be texted."""
    for language in Language:
        found = _sentence(desk, one, language)
        yield found, _try(desk, found, found.in_use).examples[0].text


def _typed() -> str:
    return own.tidy(request.form.get("words", "")[: 2 * own.LONGEST])


def _why_not(
    desk: Desk, found: Sentence, wanted: str | None
) -> tuple[Refused, int] | tuple[None, int]:
    """Why these words cannot be kept now, with the status that says so."""
    if request.form.get("seen") != found.seen:
        now = f"They are now: {own.written(found.own)}" if found.own else "Ours are in use again."
        return Refused(STALE.format(now=now)), 409
    if wanted is not None and _try(desk, found, wanted).verdict.troubles:
        return Refused(NOT_YET), 422
    return None, 200


def _keep(desk: Desk, found: Sentence, wanted: str | None) -> str:
    """Let patients get these words, or ours again for None; what was done, in a sentence."""
    if wanted == found.own:
        return AS_THEY_WERE
    done = f"{found.title}: {'ours again' if wanted is None else 'in your words'}"
    with undo.recorded(desk, kind="choice", by=nurse().phone, summary=done):
        choosing.choose(desk, f"{WORDS}{found.one.name}.{found.language.value}", wanted)
    return f"{done}, from the next text on."


def _try(desk: Desk, found: Sentence, typed: str) -> Tried:
    link = f"{desk.settings.public_url or ''}/r/aB3dE5gH"
    article = {"link": link, "about": articles.linked(desk, found.language).about}
    asked = (found.one.name, found.language, typed)
    verdict = own.check(*asked, practice=desk.practice, article=article)
    if not typed or len(typed) > own.LONGEST:
        return Tried(found.language, verdict, ())
    read = own.examples(*asked, practice=desk.practice, article=article)
    return Tried(found.language, verdict, read)


def _editing(
    desk: Desk,
    found: Sentence,
    *,
    typed: str | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> Response:
    """The page of one sentence, with what is in use in its field or what she has typed."""
    words = found.in_use if typed is None else typed
    tried = _try(desk, found, words)
    shown = Editing(top(desk), found, own.written(words), tried)
    return rendered(
        "inbox/sentence.html", shown, refused, status=status,
        offered=own.offered(found.one), ours=own.written(found.ours), longest=own.LONGEST,
    )  # fmt: skip
