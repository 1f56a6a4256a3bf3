"""How ANSWERS_FILE is written: the practice's own answers, by heading, in two languages.

    ## Parking
    ? is there parking behind the building
    en: Free parking right behind the building.
    es: Hay estacionamiento gratis detrás del edificio.

A heading is one of the usual subjects, or anything else with examples of how patients ask it (the
lines with a question mark). An answer goes on in the lines below it. Whatever stands before the
first heading is for people.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from smsbot.core.events import Language
from smsbot.core.practice import Answer
from smsbot.core.wording import answers, own
from smsbot.settings.formats import FormatError, readable_file

LANGUAGES = {"en": "English", "es": "Spanish"}
_HEADING = re.compile(r"#+\s*(.*)")
_ANSWER = re.compile(r"(en|es)\s*:\s*(.*)", re.IGNORECASE)


@dataclass
class _Entry:
    """What stands below one heading; `lines` are where its answers begin."""

    line: int
    title: str
    examples: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def answers_file(path: str) -> Mapping[str, Answer]:
    """The answers in a file.

    Raises:
        FormatError: with every mistake and its line.
    """
    text = Path(readable_file(path)).read_text("utf-8-sig")
    wrong: list[str] = []
    entries = [*_entries(text, wrong)]
    found = dict(_answers(entries, wrong))
    if not entries:
        wrong.append('line 1: there is no heading, such as "## Parking"')
    if wrong:
        raise FormatError("\n".join([f"is a file with mistakes: {path}", *_in_order(wrong)]),
                          better=path)  # fmt: skip
    return found


def _in_order(wrong: Iterable[str]) -> list[str]:
    by_line = sorted(wrong, key=lambda one: int(re.findall(r"\d+", one)[0]))
    return [f"    {one}" for one in by_line]


def _entries(text: str, wrong: list[str]) -> Iterator[_Entry]:
    """What stands below each heading; lines that are none of ours are among the mistakes."""
    entry, open_answer = None, ""
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        heading, said = _HEADING.fullmatch(line), _ANSWER.fullmatch(line)
        if heading and (heading[0].startswith("##") or entry is not None):
            if entry is not None:
                yield entry
            entry, open_answer = _Entry(number, heading[1].strip()), ""
        elif entry is None:
            continue
        elif said:
            open_answer = said[1].casefold()
            if open_answer in entry.words:
                wrong.append(f"line {number}: a second answer in {LANGUAGES[open_answer]}")
            entry.words[open_answer] = said[2]
            entry.lines[open_answer] = number
        elif line.startswith(("?", "¿")):
            entry.examples[line.lstrip("?¿ ")] = number
            open_answer = ""
        elif line and open_answer:
            entry.words[open_answer] += f" {line}"
        elif line:
            wrong.append(
                f'line {number}: begin it with "?" (a question), "en:" or "es:" (an answer)'
            )
    if entry is not None:
        yield entry


def _answers(entries: Iterable[_Entry], wrong: list[str]) -> Iterator[tuple[str, Answer]]:
    seen: dict[str, int] = {}
    for entry in entries:
        slug = answers.usual(entry.title) or answers.key(entry.title)
        wrong += _mistakes(entry, slug)
        if slug in seen:
            wrong.append(f"line {entry.line}: the same as the heading in line {seen[slug]}")
        seen[slug] = entry.line
        words = {language: own.tidy(said) for language, said in entry.words.items()}
        yield slug, Answer(entry.title, tuple(entry.examples), words)


def _mistakes(entry: _Entry, slug: str) -> Iterator[str]:
    """What is wrong with one heading and what stands below it."""
    if slug not in answers.BY_SLUG and not entry.examples:
        near = difflib.get_close_matches(entry.title, answers.headings(), n=1)
        meant = f' (is "{near[0]}" meant?)' if near else ""
        yield (
            f'line {entry.line}: "{entry.title}" is none of the usual subjects{meant}; write below '
            'it how patients ask, in lines that begin with "?"'
        )
    for example, number in entry.examples.items():
        yield from _mistake_in(example, number)
    for language, name in LANGUAGES.items():
        if language not in entry.words:
            yield f'line {entry.line}: "{entry.title}" lacks the answer in {name} ({language}: ...)'
            continue
        words = own.tidy(entry.words[language])
        for trouble in answers.troubles(words, Language(language)):
            yield f"line {entry.lines[language]}: {trouble}"


def _mistake_in(example: str, number: int) -> Iterator[str]:
    # Only where there is a file: the tables of understanding take a second to put together.
    from smsbot.core.understanding.subjects import is_for_nurse, tells

    if is_for_nurse(example):
        yield f"line {number}: this asks for the nurse herself, and is always passed on to her"
    elif not tells(example):
        yield f"line {number}: no word of this tells what is asked about"
