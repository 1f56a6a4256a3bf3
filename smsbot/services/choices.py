"""What the practice has chosen on its pages; it goes before what the settings say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session, col, select

from smsbot.core.practice import Hours, Practice
from smsbot.core.wording import own
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


def chosen(session: Session) -> Mapping[str, str]:
    """Every choice that is not ours, by name."""
    return {name: value for name, value in session.exec(_CHOSEN) if value is not None}


def with_choices(practice: Practice, choices: Mapping[str, str]) -> Practice:
    """The practice as it has chosen to be; what is no choice any more is ours again."""
    if not choices:
        return practice
    return replace(practice, hours=_hours(practice, choices), own_words=_own_words(choices))


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


_CHOSEN = select(Choice.name, Choice.value).where(col(Choice.value).is_not(None))
