"""The practice's answers to questions: shown, worded, kept from what she has just answered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from flask import Blueprint, Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core import sms
from smsbot.core.events import Language
from smsbot.core.understanding.subjects import is_for_nurse, tells
from smsbot.core.wording import answers, own
from smsbot.core.wording.answers import BY_SLUG, USUAL
from smsbot.runtime import Runtime
from smsbot.services import keeping, undo
from smsbot.services.choices import ANSWERS, ASKED
from smsbot.services.desk import Desk
from smsbot.services.keeping import Keepable
from smsbot.web.inbox.frame import Refused, Top, note, rendered, to, top, typed
from smsbot.web.login import nurse

LANGUAGES = {Language.EN: "English", Language.ES: "Spanish"}
MOST_QUESTIONS = 20
LONGEST_QUESTION = 160

STALE = "Nothing was kept, as this answer has been changed since you opened the page. Look again."
NOT_YET = "Nothing was kept yet: see below what is in the way."
AS_IT_WAS = "Nothing has changed: this is the answer that is in use."
GONE = "Nothing was kept: this question is answered already, or too long ago."


@dataclass(frozen=True)
class Said:
    """An answer in one language: its words, and whose they are."""

    language: Language
    words: str
    whose: str

    @property
    def name(self) -> str:
        """The language, for people."""
        return LANGUAGES[self.language]


@dataclass(frozen=True)
class Entry:
    """A subject with its answers, as the page lists it."""

    slug: str
    title: str
    example: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class All:
    """What the page of answers shows."""

    top: Top
    keepable: tuple[Keepable, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Part:
    """An answer as it is typed in one language, what speaks against it, and how it would read."""

    language: Language
    name: str
    words: str
    troubles: tuple[str, ...] = ()
    text: str = ""
    signs: int = 0
    left: int = 0


@dataclass(frozen=True)
class Editing:
    """What the page of one answer shows; `slug` is empty for a new one."""

    top: Top
    slug: str
    title: str
    usual: bool
    mine: bool
    seen: str
    asked: str
    known: tuple[str, ...]
    parts: tuple[Part, ...]
    troubles: tuple[str, ...] = field(default=())


def add_answers(pages: Blueprint, runtime: Runtime) -> None:
    """The pages of the practice's answers."""

    @pages.get("/answers")
    def all_answers() -> Response:
        with runtime.reading() as desk:
            shown = All(top(desk), tuple(keeping.keepable(desk)), tuple(_entries(desk)))
        return rendered("inbox/answers.html", shown)

    @pages.get("/answers/new")
    def new_answer() -> Response:
        with runtime.reading() as desk:
            return _editing(desk, "", _from_matter(desk))

    @pages.get("/answers/about/<slug>")
    def answer(slug: str) -> Response:
        with runtime.reading() as desk:
            return _editing(desk, _there(desk, slug), None)

    @pages.post("/answers/new")
    def add_answer() -> AnyResponse:
        return change("")

    @pages.post("/answers/about/<slug>")
    def change_answer(slug: str) -> AnyResponse:
        return change(slug)

    def change(slug: str) -> AnyResponse:
        with runtime.desk() as desk:
            desk.lock("nurse")
            slug = _there(desk, slug) if slug else ""
            filled = _typed()
            if request.form.get("what") == "preview":
                return _editing(desk, slug, filled)
            if "remove" in request.form:
                filled = dict.fromkeys(filled, "")
            refused, status = _why_not(desk, slug, filled)
            if refused is not None:
                return _editing(desk, slug, filled, refused=refused, status=status)
            note(desk, _keep(desk, slug or _slug_of(desk, filled), filled))
        return to("inbox.all_answers")

    @pages.post("/answers/keep/<int(max=2147483647):number>")
    def keep_answer(number: int) -> AnyResponse:
        with runtime.desk() as desk:
            desk.lock("nurse")
            note(desk, _keep_this(desk, number))
        return to("inbox.all_answers")


# The list


def _entries(desk: Desk) -> Iterator[Entry]:
    """The usual subjects, then the practice's own."""
    own_ones = [slug for slug in desk.practice.answers if slug not in BY_SLUG]
    for slug in [*(subject.slug for subject in USUAL), *own_ones]:
        example = BY_SLUG[slug].example if slug in BY_SLUG else ""
        said = tuple(_said(desk, slug, language) for language in Language)
        yield Entry(slug, _title(desk, slug), example, said)


def _title(desk: Desk, slug: str) -> str:
    kept = desk.practice.answers.get(slug)
    return BY_SLUG[slug].title if slug in BY_SLUG else kept.title if kept else "A new answer"


def _said(desk: Desk, slug: str, language: Language) -> Said:
    words = answers.words_on(slug, language=language, practice=desk.practice)
    if words is None:
        return Said(language, "", "passed on to you")
    if f"{ANSWERS}{slug}.{language.value}" in desk.choices:
        return Said(language, words, "your words")
    kept = desk.practice.answers.get(slug)
    return Said(
        language, words, "from the file" if kept and language.value in kept.words else "ours"
    )


# One answer


def _there(desk: Desk, slug: str) -> str:
    if slug not in BY_SLUG and slug not in desk.practice.answers:
        abort(404)
    return slug


def _typed() -> dict[str, str]:
    """What is typed into the form, by part."""
    asked = [line.strip(" ?¿-") for line in typed(ASKED).splitlines()]
    filled = {ASKED: "\n".join(line for line in asked if line)}
    return filled | {one.value: own.tidy(typed(one.value)[: own.LONGEST]) for one in Language}


def _from_matter(desk: Desk) -> dict[str, str] | None:
    """What the form of a new answer begins with: a question she has just answered."""
    number = request.args.get("matter", 0, type=int)
    for one in keeping.keepable(desk):
        if one.matter == number:
            return {ASKED: one.question, one.language.value: one.words}
    return None


def _in_use(desk: Desk, slug: str) -> dict[str, str]:
    """What stands in the fields as long as nothing is typed."""
    if not slug:
        return {}
    said = {one.value: _said(desk, slug, one).words for one in Language}
    return said | {ASKED: desk.choices.get(f"{ANSWERS}{slug}.{ASKED}", "")}


def _stamp(desk: Desk, slug: str) -> str:
    """How an answer stands; one that was typed over another does not go in its place."""
    return hashlib.sha256(json.dumps(_in_use(desk, slug)).encode()).hexdigest()[:16]


def _editing(
    desk: Desk, slug: str, filled: Mapping[str, str] | None, *, refused: Refused | None = None,
    status: int = 200,
) -> Response:  # fmt: skip
    """The page of one answer, with what is in use in its fields or what she has typed."""
    fields = _in_use(desk, slug) if filled is None else filled
    kept = desk.settings.practice.answers.get(slug)
    shown = Editing(
        top=top(desk), slug=slug, title=_title(desk, slug), usual=slug in BY_SLUG,
        mine=any(name.startswith(f"{ANSWERS}{slug}.") for name in desk.choices) and bool(slug),
        seen=_stamp(desk, slug), asked=fields.get(ASKED, ""), known=kept.examples if kept else (),
        parts=tuple(_part(desk, one, fields.get(one.value, "")) for one in Language),
        troubles=() if filled is None else tuple(_troubles(desk, slug, filled)),
    )  # fmt: skip
    return rendered("inbox/answer.html", shown, refused, status=status, longest=own.LONGEST)


def _part(desk: Desk, language: Language, words: str) -> Part:
    if not words:
        return Part(language, LANGUAGES[language], "")
    text = answers.example(words, language, desk.practice)
    return Part(
        language, LANGUAGES[language], words, tuple(answers.troubles(words, language)), text,
        sms.length(text), answers.left_for(words, language),
    )  # fmt: skip


def _troubles(desk: Desk, slug: str, filled: Mapping[str, str]) -> Iterator[str]:
    """What speaks against an answer, its words aside."""
    questions = filled.get(ASKED, "").splitlines()
    if not slug and not questions:
        yield "Write how patients ask it, as they would text it."
    if not slug and not any(filled.get(one.value) for one in Language):
        yield "There is no answer yet, in either language."
    if not slug and questions and (same := _slug_of(desk, filled)) and _is_taken(desk, same):
        yield f'That is answered already, under "{_title(desk, same)}".'
    if len(questions) > MOST_QUESTIONS:
        yield f"At most {MOST_QUESTIONS} questions."
    for question in questions:
        if is_for_nurse(question):
            yield f'"{question}" asks for you yourself, and is always passed on to you.'
        elif not tells(question) or len(question) > LONGEST_QUESTION:
            yield f'"{question[:LONGEST_QUESTION]}" does not tell what is asked about.'


def _is_taken(desk: Desk, slug: str) -> bool:
    return slug in desk.practice.answers


def _slug_of(desk: Desk, filled: Mapping[str, str]) -> str:
    """The subject of a new answer, by the first of its questions."""
    questions = filled.get(ASKED, "").splitlines()
    return (keeping.slug_for(desk, questions[0]) if questions else None) or ""


def _why_not(
    desk: Desk, slug: str, filled: Mapping[str, str]
) -> tuple[Refused, int] | tuple[None, int]:
    """Why this cannot be kept now, with the status that says so."""
    if request.form.get("seen") != _stamp(desk, slug):
        return Refused(STALE), 409
    if "remove" in request.form:
        return None, 200
    against = [*_troubles(desk, slug, filled)]
    for language in Language:
        words = filled.get(language.value, "")
        against += answers.troubles(words, language) if words else ()
    return (Refused(NOT_YET), 422) if against else (None, 200)


def _keep(desk: Desk, slug: str, filled: Mapping[str, str]) -> str:
    """Keep what was typed, or give it back to the file or to us; what was done, in a sentence."""
    wanted = {part: _wanted(desk, slug, part, value) for part, value in filled.items()}
    if all(desk.choices.get(f"{ANSWERS}{slug}.{part}") == value for part, value in wanted.items()):
        return AS_IT_WAS
    title = _title(desk, slug) if slug in BY_SLUG else filled.get(ASKED, "").split("\n")[0] or slug
    done = f"Answer on “{title}”: {'kept' if any(wanted.values()) else 'taken back'}"
    with undo.recorded(desk, kind="choice", by=nurse().phone, summary=done):
        keeping.keep(desk, slug, wanted)
    return f"{done}, from the next text on."


def _wanted(desk: Desk, slug: str, part: str, value: str) -> str | None:
    """What is to be remembered: nothing where it is the file's or ours, or was left empty."""
    kept = desk.settings.practice.answers.get(slug)
    if part == ASKED:
        return value or None
    language = Language(part)
    ours = answers.ours_on(slug, language=language, practice=desk.practice)
    usual = kept.words.get(part, ours) if kept else ours
    return value if value and value != usual else None


def _keep_this(desk: Desk, number: int) -> str:
    """Keep the answer to a question that she has just answered, in her words."""
    one = next((one for one in keeping.keepable(desk) if one.matter == number), None)
    if one is None or not one.fits or request.form.get("words") != one.words:
        return GONE
    done = f"Answer on “{one.question}”: kept"
    with undo.recorded(desk, kind="choice", by=nurse().phone, summary=done):
        keeping.keep(desk, one.slug, keeping.parts_of(one))
    return f"{done}, from the next text on."
