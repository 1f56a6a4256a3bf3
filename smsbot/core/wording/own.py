"""The practice's own sentences: which it may have, and what one of them must keep to.

Whatever breaks a rule is refused with a reason; what is only worth knowing is a note. The rules
that do not depend on the practice hold again whenever a text is worded (`holds`), so that a
sentence which a later version no longer takes is not sent: ours is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from smsbot.core.events import Language
from smsbot.core.practice import Practice, Window
from smsbot.core.sms import GSM_ALL, is_gsm7, length, segments, to_plain
from smsbot.core.wording import filled_in, word
from smsbot.core.wording.treatments import named_treatment

LONGEST = 600
"""So many signs are looked at; more is never one segment."""

OPT_OUT = ("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT")
"""Words that carriers take as an opt-out when a patient answers with one."""

TODAY = date(2026, 12, 29)
LATE_MORNING = datetime(2026, 12, 30, 11, 30)
AFTERNOON = datetime(2026, 12, 31, 15, 0)
LONG_NAME = "Xochitl Quintero-Reyes"
FOR_OTHER = "a visit for somebody else"


@dataclass(frozen=True)
class Ownable:
    """A sentence that the practice may word itself.

    `knows` are its placeholders. Of each of the groups in `keeps` one must stand in it.
    `confirms`: it must ask for `C`.
    """

    name: str
    title: str
    when: str
    knows: tuple[str, ...]
    keeps: tuple[tuple[str, ...], ...] = ()
    confirms: bool = False


_WHO = ("nurse", "practice", "phone")
_HER = ("first", " first", ", first", "first,", "name")
_VISIT = ("relative", "when", ", address")
_SENDER = ("practice", "nurse")
_MOMENT = ("relative", "when")

OWNABLE = (
    Ownable("greet", "First greeting", "Answers a first text that asks for nothing yet.", _WHO),
    Ownable("missed_call", "Missed call", "After a call from somebody new that nobody took.", _WHO),
    Ownable(
        "confirmed", "Confirmation", "As soon as a visit is agreed.",
        (*_WHO, *_HER, "when", ", address"), keeps=(("when",), (", address",)),
    ),
    Ownable(
        "reminder", "Reminder", "Before a visit that she has not confirmed.",
        (*_WHO, *_HER, *_VISIT), keeps=(_SENDER, _MOMENT, (", address",)), confirms=True,
    ),
    Ownable(
        "reminder_again", "Reminder, once she has confirmed", "Before a visit that she has "
        "confirmed.", (*_WHO, *_HER, *_VISIT), keeps=(_SENDER, _MOMENT),
    ),
    Ownable(
        "reminder_change_open", "Reminder, while a change is open", "Before a visit whose change "
        "still waits for you.", (*_WHO, *_HER, *_VISIT), keeps=(_SENDER, _MOMENT),
    ),
    Ownable(
        "follow_up", "Thank-you", "After a visit, with the article.",
        (*_WHO, *_HER, ", about", "link"), keeps=(("link",),),
    ),
    Ownable(
        "declined", "Declined", "When you decline a request.", (*_WHO, *_HER),
    ),
)  # fmt: skip
"""The sentences that a practice wants as its own, in the order in which a patient gets them."""

BY_NAME = {one.name: one for one in OWNABLE}

MEANS = {
    "nurse": "the nurse", "practice": "the practice's name", "phone": "the practice's number",
    "first": "her first name", "name": "her whole name", "when": "day and time",
    "relative": "day and time, with \"today\" or \"tomorrow\"", "address": "the address, if set",
    "link": "the link to the article", "about": "what the article is about, while it is ours",
}  # fmt: skip
"""What stands for what, in the words of the page."""

_WRITTEN = {
    "{, first}": ", {first}", "{ first}": " {first}", "{first,}": "{first},",
    "{, address}": ", {address}", "{, about}": ", {about}",
}  # fmt: skip
"""Placeholders that bring a comma or blank along, and how people write them."""

_CAN_GO = ("address", "about")
"""Placeholders that stand for nothing at times, and are only known with their comma."""

_SPOKEN_TO = re.compile(r"(^|[.:!?]\s)\{first\},", re.MULTILINE)
"""Her name at the beginning of a sentence."""

_HOLDER = re.compile(r"\{([^{}]*)\}")
_LINK = re.compile(
    r"https?:|www\.|\b[\w-]+\.(?:com|net|org|info|biz|us|io|co|me|ly|gl|gd|app|link|site|online|"
    r"shop|store|health|care|clinic|med|spa|beauty|skin|page|mx|es)\b(?![.]\w)",
    re.IGNORECASE,
)
_ANSWER = (
    r"(?:reply|replying|respond|answer|text|texting|send|type|write|say|responda|responde|conteste|"
    r"contesta|escriba|escribe|mande|manda|envie|envia|diga|di)"
)
_ASKED = re.compile(
    rf"\b{_ANSWER}\b(?:\s+(?:us|me|back|with|the|word|only|just|a|con|la|palabra|solo)){{0,3}}"
    rf"[\s:\"']+({'|'.join(OPT_OUT)})\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(rf"\b({'|'.join(OPT_OUT)})\b")
_QUOTED = re.compile(rf"[\"']({'|'.join(OPT_OUT)})[\"']", re.IGNORECASE)
_GAP = re.compile(r"  |\s[,.!?;:]|^[,.!?;:\s]|\s$")


@dataclass(frozen=True)
class Verdict:
    """Why words cannot be kept, and what is worth knowing about them."""

    troubles: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """The words as one patient would get them; `instead` is what she gets when they do not fit."""

    whom: str
    text: str
    signs: int
    segments: int
    instead: str


def tidy(typed: str) -> str:
    """What was typed as it is kept: no signs that cannot be seen, no blanks at its ends.

    A comma or blank beside her first name or the address goes away with it, where there is none.
    """
    typed = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    seen = "".join(sign for sign in typed if sign == "\n" or unicodedata.category(sign)[0] != "C")
    words = "\n".join(" ".join(line.split()) for line in seen.strip().split("\n"))
    words = _SPOKEN_TO.sub(r"\1{first,}", words)
    for kept, plain in _WRITTEN.items():
        words = words.replace(plain, kept)
    return words


def written(words: str) -> str:
    """Words that are kept as people write them; `tidy` makes the same of them again."""
    for kept, plain in _WRITTEN.items():
        words = words.replace(kept, plain)
    return words


def offered(one: Ownable) -> Mapping[str, str]:
    """The placeholders of a sentence as people write them, with what they stand for."""
    return {name: MEANS[name] for name in dict.fromkeys(_bare(name) for name in one.knows)}


def _bare(placeholder: str) -> str:
    return placeholder.strip(", ")


def check(
    wording: str, language: Language, words: str, *, practice: Practice, article: Mapping[str, str]
) -> Verdict:
    """What speaks against these words, and what happens with them in this practice.

    `article` are the values of `{link}` and `{, about}`.
    """
    troubles = [*_troubles(wording, words)]
    texts = {} if troubles else _texts(wording, language, words, practice=practice, article=article)
    shortest = min(texts.values(), key=segments, default="")
    if segments(shortest) > 1:
        troubles.append(
            f"It is too long for one text even with a short name ({length(shortest)} characters, "
            "160 fit), so it would never be sent."
        )
    return Verdict(tuple(troubles), tuple(_notes(words, texts) if not troubles else ()))


@lru_cache(maxsize=256)
def holds(wording: str, language: str, words: str) -> bool:
    """May these words be texted, by the rules that do not depend on the practice?"""
    return wording in BY_NAME and language in set(Language) and not [*_troubles(wording, words)]


def examples(
    wording: str, language: Language, words: str, *, practice: Practice, article: Mapping[str, str]
) -> tuple[Example, ...]:
    """How the words read with ordinary and with long values, by the code that words every text."""
    owning = replace(practice, own_words={(wording, language.value): words})
    found: dict[str, Example] = {}
    for whom, text in _texts(wording, language, words, practice=practice, article=article).items():
        values = _people(wording, words, article)[whom]
        leaves = word(wording, values, language=language, practice=owning, today=TODAY)
        cost = segments(text)
        one = Example(whom, text, length(text), cost, leaves if cost > 1 else "")
        found.setdefault(text, one)
    return tuple(found.values())


def _people(wording: str, words: str, article: Mapping[str, str]) -> dict[str, dict[str, object]]:
    """Ordinary values and long ones; also somebody else's than the texter's.

    Of a visit of somebody else's only words with `{name}` tell; for any others ours are sent.
    """
    half = timedelta(minutes=30)
    usual, late = (Window(at, at + half) for at in (AFTERNOON, LATE_MORNING))
    found: dict[str, dict[str, object]] = {
        "Maria Lopez": {"name": "Maria Lopez", "when": [usual], **article},
        LONG_NAME: {"name": LONG_NAME, "when": [late], **article},
    }
    if "name" in BY_NAME[wording].knows and "{name}" in words:
        found[FOR_OTHER] = {"name": "Ana Ruiz", "for_other": True, "when": [usual], **article}
    return found


def _texts(
    wording: str, language: Language, words: str, *, practice: Practice, article: Mapping[str, str]
) -> dict[str, str]:
    """The words filled in for each of the people, however long that is."""
    return {
        whom: filled_in(words, values, language=language, practice=practice, today=TODAY)
        for whom, values in _people(wording, words, article).items()
    }


# What is refused


def _troubles(wording: str, words: str) -> Iterator[str]:
    """Everything that speaks against the words, whatever the practice."""
    if not words.strip():
        yield "There are no words."
        return
    if len(words) > LONGEST:
        yield f"It is too long for one text: {len(words)} characters, 160 fit."
        return
    one = BY_NAME[wording]
    bare = _HOLDER.sub(" ", words)
    yield from _placeholder_troubles(one, words)
    yield from _word_troubles(bare)
    if one.confirms and not re.search(r"\bC\b", bare):
        yield 'It must ask for the letter C, as in "Reply C to confirm".'


def _placeholder_troubles(one: Ownable, words: str) -> Iterator[str]:
    used = _HOLDER.findall(words)
    known = " ".join(f"{{{name}}}" for name in offered(one))
    alone = [name for name in dict.fromkeys(used) if f", {name}" in one.knows and name in _CAN_GO]
    for name in alone:
        yield f"Write {{{name}}} after a comma, which goes away with it: , {{{name}}}"
    for name in dict.fromkeys(used):
        if name not in one.knows and name not in alone:
            yield f"{{{name}}} stands for nothing here. These do: {known}"
    if re.search(r"[{}]", _HOLDER.sub("", words)):
        yield "A curly bracket stands alone: write {first}, with one on each side."
    for group in one.keeps:
        if not set(group) & {*used, *(f", {name}" for name in alone)}:
            choice = " or ".join(f"{{{_bare(name)}}}" for name in group)
            yield f"It must keep {choice}: {MEANS[_bare(group[0])]}."
    if "first" in used and _GAP.search(_HOLDER.sub(_without_her_name, words)):
        yield (
            "There may be no first name, and then it would have a gap. Write {first} after a "
            "blank, or beside a comma."
        )


def _without_her_name(held: re.Match[str]) -> str:
    return "" if _bare(held[1]) == "first" else "x"


def _word_troubles(bare: str) -> Iterator[str]:
    treatment = named_treatment(bare)
    if treatment:
        yield (
            f'"{treatment}" names a treatment: texts can be read by others on her phone, so '
            "none of them does."
        )
    yield from troubles_of_any(bare)


def troubles_of_any(bare: str) -> Iterator[str]:
    """What speaks against words that the practice texts, whatever they are for."""
    folded = to_plain(bare)
    asked = _ASKED.search(folded) or _SHOUTED.search(folded) or _QUOTED.search(folded)
    if asked:
        yield (
            f"Whoever answers {asked[1].upper()} gets no texts any more, as carriers take it as an "
            "opt-out. Say it in other words."
        )
    link = _LINK.search(bare)
    if link:
        yield (
            f'"{link[0]}" would be a link. Carriers hold back texts with links they do not know; '
            "only {link} in the thank-you is sent."
        )
    strange = sorted({sign for sign in folded if sign not in GSM_ALL})
    if strange:
        this, it = ("This character makes", "it") if len(strange) == 1 else ("These make", "them")
        yield f"{this} each text cost double, so take {it} out: {' '.join(strange)}"


# What is worth knowing


def _notes(words: str, texts: Mapping[str, str]) -> Iterator[str]:
    if to_plain(words) != words and not is_gsm7(words):
        changed = list(dict.fromkeys(sign for sign in words if sign not in GSM_ALL))
        plain = " ".join(to_plain(sign).strip() for sign in changed)
        yield (
            f"{' '.join(changed)} would double the price of every text, so patients get {plain} "
            "instead."
        )
    long = [whom for whom, text in texts.items() if segments(text) > 1]
    if long:
        yield (
            f"For {long[0]} it does not fit into one text. Whoever it is too long for is sent our "
            "sentence."
        )
