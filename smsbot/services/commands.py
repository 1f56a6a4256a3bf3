"""What the nurse's texts say: a command must match the whole text, or nothing is done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from smsbot.core import sms

TIME_WORDS = frozenset(
    "mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat "
    "saturday sun sunday jan january feb february mar march apr april may jun june jul july aug "
    "august sep sept september oct october nov november dec december today tomorrow tmrw tonight "
    "next this week weekend morning mornings afternoon afternoons evening noon midday lunchtime "
    "early late at or and to till until from after before between by on of the in day days am pm "
    "a p all any time first half past quarter".split()
)
"""The words a time may be made of in a command; anything else means it is not a command."""

_TOKEN = re.compile(r"[a-z]+|\d+|[^\sa-z\d]")
_LETTER = re.compile(
    r"(?P<letter>[b-df-hj-np-tv-xz]{3,4}|[a-z]{1,2})(?P<colon>\s*:)?(?:\s+|$)?(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_BOOK = re.compile(r"book\s+(?P<phone>\+?[\d().\-\s]{7,}\d)\s+(?P<rest>\D.*)", re.I | re.DOTALL)
_ALONE = {
    "list": "list", "today": "today", "week": "week", "done": "done", "undo": "undo",
    "help": "help", "?": "help", "ok all": "ok_all", "okay all": "ok_all",
}  # fmt: skip
_ABOUT = {
    "ok": "ok", "okay": "ok", "yes": "ok", "no": "no", "no yes": "no_yes", "call": "call",
    "bot": "bot", "noshow": "noshow", "no show": "noshow", "no-show": "noshow",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what to do, about which letter, and the words that go with it."""

    what: str
    letter: str = ""
    words: str = ""
    phone: str = ""
    name: str = ""


def parse(text: str) -> Command | None:
    """The command that this whole text is, or None."""
    whole = " ".join(text.split())
    plain = whole.casefold().rstrip(".!")
    if plain in _ALONE:
        return Command(_ALONE[plain])
    if plain.startswith("book "):
        return _book(whole)
    first, _, rest = plain.partition(" ")
    if first in ("off", "busy", "on") and is_time(rest):
        return Command(first, words=rest)
    return _about_letter(text.strip())


def is_time(words: str) -> bool:
    """Are these words a time and nothing else?"""
    tokens = _TOKEN.findall(words.casefold())
    known = (t.isdigit() or t in TIME_WORDS or t in "-:,./&@" or _is_ordinal(t) for t in tokens)
    return bool(tokens) and all(known)


def _is_ordinal(token: str) -> bool:
    return token in ("st", "nd", "rd", "th")


def _about_letter(text: str) -> Command | None:
    found = re.fullmatch(_LETTER, text)
    if found is None:
        return None
    letter, rest = found["letter"].upper(), found["rest"].strip()
    if found["colon"]:
        return Command("say", letter, rest) if rest else None
    plain = " ".join(rest.casefold().split()).rstrip(".!")
    separated = len(text) == len(letter) or text[len(letter)].isspace()
    if not separated:
        return None
    if plain in _ABOUT:
        return Command(_ABOUT[plain], letter)
    return Command("offer", letter, plain) if is_time(plain) else None


def _book(whole: str) -> Command | None:
    """`book PHONE NAME TIME`: the name ends where the words begin to be a time."""
    found = re.fullmatch(_BOOK, whole)
    phone = sms.normalize_phone(found["phone"]) if found else None
    if found is None or phone is None:
        return None
    words = found["rest"].split()
    for cut in range(1, len(words)):
        if is_time(" ".join(words[cut:])):
            return Command(
                "book", phone=phone, name=" ".join(words[:cut]), words=" ".join(words[cut:])
            )
    return None
