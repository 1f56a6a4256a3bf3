"""What the practice has chosen on its pages; it goes before what the settings say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session, col, select

from smsbot.core.practice import Answer, Hours, Practice
from smsbot.core.wording import answers, own
from smsbot.db.models import Choice
from smsbot.settings import formats

HOURS = "business_hours"
"""Opening hours, as the setting BUSINESS_HOURS has them."""

WORDS = "words."
"""A sentence in the practice's own words: `words.confirmed.en`."""

FEED_NAMES = "calendar.names"
"""What the calendar feed calls a visit: one of `feed.Naming`."""

FEED_GENERATION = "calendar.generation"
"""Which address the calendar feed has: a number, 0 unless chosen."""

BUSY_ADDRESS = "calendar.busy"
"""The secret web address of the nurse's own calendar."""

ANSWERS = "answers."
"""An answer to patients' questions: `answers.parking.en`."""

ARTICLE = "article"
"""Which article follow-ups link, by the last part of its address; ours: the first."""

ASKED = "asked"
"""How patients ask it, one question a line: `answers.wheelchair-ramp.asked`."""


def chosen(session: Session) -> Mapping[str, str]:
    """Every choice that is not ours, by name."""
    return {name: value for name, value in session.exec(_CHOSEN) if value is not None}


def with_choices(practice: Practice, choices: Mapping[str, str]) -> Practice:
    """The practice as it has chosen to be; what is no choice any more is ours again."""
    if not choices:
        return practice
    return replace(
        practice,
        hours=_hours(practice, choices),
        own_words=_own_words(choices),
        answers=_answers(practice, choices),
    )


def _hours(practice: Practice, choices: Mapping[str, str]) -> Hours:
    try:
        return formats.hours(choices[HOURS]) if HOURS in choices else practice.hours
    except formats.FormatError:
        return practice.hours


def _own_words(choices: Mapping[str, str]) -> dict[tuple[str, str], str]:
    found = {}
    for name, words in choices.items():
        wording, _, language = name.removeprefix(WORDS).rpartition(".")
        if name.startswith(WORDS) and own.holds(wording, language, words):
            found[wording, language] = words
    return found


def _answers(practice: Practice, choices: Mapping[str, str]) -> Mapping[str, Answer]:
    """The file's answers with those of the pages in their place."""
    found = practice.answers
    for name, value in choices.items():
        slug, _, part = name.removeprefix(ANSWERS).rpartition(".")
        if not name.startswith(ANSWERS):
            continue
        if part == ASKED:
            examples = tuple(value.splitlines())
            found = answers.with_own(found, slug, examples=examples, words={})
        elif answers.holds(value, part):
            found = answers.with_own(found, slug, words={part: value})
    return found


_CHOSEN = select(Choice.name, Choice.value).where(col(Choice.value).is_not(None))
