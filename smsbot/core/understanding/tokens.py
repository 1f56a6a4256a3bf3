"""A text taken apart once: words, numbers and signs, each with its plain spelling."""

from __future__ import annotations

import re
from typing import NamedTuple

from smsbot.core.understanding.spelling import plain
from smsbot.core.understanding.tables.chat import JOINED, SPLIT
from smsbot.core.understanding.tables.words import words

_TOKEN = re.compile(
    r"""
    (?P<link>(?:https?://|www\.)\S+ | \S+@\S+\.\w+ |
      \w[\w.-]*\.(?:com|net|org|example|ly|io|co|me|info|top|xyz)\b\S*)
  | (?P<phone>(?:\+?1[-. ]?)?\(?\b\d{3}\)?[-. ]?\d{3}[-. ]\d{4}\b | \+?1?\d{10}\b | \d{3}-\d{4}\b)
  | (?P<money>[$€£]\s?\d[\d,.]*\d|[$€£]\s?\d)
  | (?P<date>\d{4}-\d{1,2}-\d{1,2}\b | \d{1,2}/\d{1,2}(?:/\d{4}|/\d\d)?(?![\d/])
      | \d{1,2}-\d{1,2}-(?:\d{4}|\d\d)\b)
  | (?P<clock>\d{1,2}\s?:\s?\d{2}(?!\d) | \d{1,2}\.\d{2}(?![\d.]*\d))
  | (?P<chat>2(?:day|nite|night|mor+o?w?|moro+w?|mrw|mro|mro+w)\b | gr8\b | b4\b | l8r?\b | m8\b)
  | (?P<number>\d+)
  | (?P<word>[^\W\d_]+(?:['’‘`´][^\W\d_]+)*)
  | (?P<sign>[@&#+%👍👌🙏❤🛑✅❌🚫✋🔕👎👋] )
    """,
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip

HARD_STOPS = frozenset(".!?;")
ABBREVIATIONS = words(
    "dr dra mr mrs ms mx sr sra srta st ave appt apt mon tue tues wed weds thu thur thurs fri sat"
    " sun jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic a p m am pm vs no"
)
SIGN_WORDS = {"@": "at", "&": "and", "#": "number", "+": "plus", "%": "percent"}


class Token(NamedTuple):
    """One word, number or sign.

    `word` is its plain spelling; `before` the punctuation between it and the one before;
    `kind` is link, phone, money, date, clock, number, word or sign.
    """

    text: str
    word: str
    kind: str
    start: int
    end: int
    before: str
    sentence: int


def tokenize(text: str) -> list[Token]:
    """The words, numbers and signs of a text in order."""
    tokens: list[Token] = []
    end = sentence = 0
    for found in _TOKEN.finditer(text):
        start, at = found.span()
        between = text[end:start]
        kind = found.lastgroup or "word"
        written = found[0]
        before = between.strip() if between else ""
        if tokens and before and not HARD_STOPS.isdisjoint(before):
            sentence += _ends_sentence(tokens[-1].word, before)
        word = SIGN_WORDS.get(written, written) if kind == "sign" else _plain(written, kind)
        end = at
        if tokens and not before and (tokens[-1].word, word) in JOINED:
            first = tokens.pop()
            word = JOINED[first.word, word]
            written, start, before = text[first.start : at], first.start, first.before
        pair = SPLIT.get(word)
        if pair:
            tokens.append(Token(written, pair[0], kind, start, at, before, sentence))
            tokens.append(Token(pair[1], pair[1], kind, at, at, "", sentence))
        else:
            tokens.append(Token(written, word, kind, start, at, before, sentence))
    return tokens


def _plain(written: str, kind: str) -> str:
    return plain(written) if kind in ("word", "chat") else written.replace(" ", "")


def _ends_sentence(last: str, before: str) -> bool:
    return before != "." or last not in ABBREVIATIONS
