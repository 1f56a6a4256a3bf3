"""What patients ask about, the answers we know ourselves, and what the practice's own must keep to.

An answer is said in one segment together with the way back to booking. It may name what the
practice offers, as the patient has asked; it never gives medical advice, as questions for that
never get this far.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from smsbot.core.events import Language
from smsbot.core.practice import Answer, Practice
from smsbot.core.sms import length, segments, to_plain
from smsbot.core.wording import SENTENCES, word
from smsbot.core.wording.own import troubles_of_any


@dataclass(frozen=True)
class Subject:
    """Something that patients usually ask about; `headings` are other names for it in a file."""

    slug: str
    title: str
    example: str
    headings: tuple[str, ...] = ()


USUAL = (
    Subject("hours", "Hours", "what are your hours?", ("opening hours", "horario")),
    Subject(
        "address", "Address", "where are you?",
        ("directions", "location", "direccion", "ubicacion"),
    ),
    Subject("parking", "Parking", "is there parking?", ("estacionamiento",)),
    Subject("price", "Prices", "how much is it?", ("price", "cost", "costs", "precio", "precios")),
    Subject(
        "fee", "Consultation fee", "is the consultation free?",
        ("consultation cost", "free consultation", "costo de la consulta"),
    ),
    Subject(
        "offered", "What is offered", "what services do you offer?",
        ("services", "treatments", "servicios", "tratamientos"),
    ),
    Subject("insurance", "Insurance", "do you take insurance?", ("seguro", "aseguranza")),
    Subject(
        "payment", "Payment", "do you take cards?",
        ("payments", "how to pay", "financing", "pago", "pagos", "formas de pago"),
    ),
    Subject("specials", "Specials", "any specials?", ("discounts", "promociones", "descuentos")),
    Subject("giftcards", "Gift cards", "do you have gift cards?", ("tarjetas de regalo",)),
    Subject("who", "Who the nurse is", "who is the nurse?", ("who", "nurse", "quien")),
    Subject("bot", "Whether it is a machine", "is this a bot?", ("bot", "robot")),
    Subject(
        "duration", "How long a consultation takes", "how long does the consultation take?",
        ("duration", "how long", "duracion"),
    ),
    Subject("age", "Age", "how old do you have to be?", ("minimum age", "edad")),
    Subject("walkins", "Walk-ins", "do you take walk-ins?", ("walk in", "sin cita")),
    Subject(
        "companions", "Bringing somebody", "can I bring my daughter?",
        ("companions", "children", "acompanantes"),
    ),
    Subject("languages", "Languages", "do you speak Spanish?", ("language", "spanish", "idiomas")),
    Subject(
        "cancellation", "Cancellation policy", "what is your cancellation policy?",
        ("cancellation", "policy", "cancelaciones"),
    ),
    Subject("booking", "How to book", "how do I book?", ("how to book", "booking", "citas")),
    Subject("phone", "Phone", "what's your number?", ("phone number", "telefono")),
)  # fmt: skip
"""In the order in which the nurse's page lists them."""

BY_SLUG = {subject.slug: subject for subject in USUAL}

OURS = frozenset(("hours", "address", "who", "bot", "duration", "booking", "phone"))
"""What the settings know the answer to; nothing else is answered by itself."""

WAYS_BACK = ("to_book", "book_when")
LONGEST = 160
TODAY = date(2026, 12, 29)
"""Any day: no answer depends on it."""

_KEY = re.compile(r"[^a-z0-9]+")


def key(heading: str) -> str:
    """A heading as it is compared, and as the name of a subject of the practice's own."""
    apart = unicodedata.normalize("NFD", heading.casefold())
    return _KEY.sub("-", "".join(sign for sign in apart if sign.isascii())).strip("-")


_HEADINGS = {
    key(name): subject.slug
    for subject in USUAL
    for name in (subject.slug, subject.title, *subject.headings)
}


def usual(heading: str) -> str | None:
    """The slug of the usual subject with this heading."""
    return _HEADINGS.get(key(heading))


def headings() -> list[str]:
    """The headings of all usual subjects."""
    return [subject.title for subject in USUAL]


def words_on(slug: str, *, language: Language, practice: Practice) -> str | None:
    """The answer to questions on a subject: the practice's own, else ours; None if neither is."""
    own = practice.answers.get(slug)
    if own is not None and language.value in own.words:
        return own.words[language.value]
    return ours_on(slug, language=language, practice=practice)


def ours_on(slug: str, *, language: Language, practice: Practice) -> str | None:
    """What the settings know about a subject, where that fits."""
    if slug not in OURS or not _is_known(slug, practice):
        return None
    said = word(f"answer_{slug}", {}, language=language, practice=practice, today=TODAY)
    return said if _fits(said, language) else None


def _is_known(slug: str, practice: Practice) -> bool:
    known: Mapping[str, object] = {"address": practice.address, "hours": practice.hours}
    return bool(known.get(slug, True))


def troubles(words: str, language: Language) -> Iterator[str]:
    """Everything that speaks against an answer of the practice's own."""
    if not words:
        yield "There are no words."
        return
    if re.search(r"[{}]", words):
        yield "Curly brackets stand for nothing here: write it as it shall be texted."
        return
    yield from troubles_of_any(words)
    over = _over(words, language)
    if over > 0:
        yield (
            f"It is {over} character{'s' if over > 1 else ''} too long to be one text together "
            f'with "{_shortest_way_back(language)}"'
        )


@lru_cache(maxsize=512)
def holds(words: str, language: str) -> bool:
    """May this answer be texted?"""
    return language in set(Language) and not [*troubles(words, Language(language))]


def left_for(words: str, language: Language) -> int:
    """How many characters more would fit; less than none when it is too long."""
    return -_over(words, language)


def example(words: str, language: Language, practice: Practice) -> str:
    """The answer as somebody who has no visit yet is texted it."""
    values = {"lead": "answer", "words": words}
    return word("to_book", values, language=language, practice=practice, today=TODAY)


def with_own(
    answers: Mapping[str, Answer], slug: str, *, examples: tuple[str, ...] = (),
    words: Mapping[str, str],
) -> dict[str, Answer]:  # fmt: skip
    """The answers with one more, or with some of its words in another's place."""
    known = answers.get(slug)
    title = known.title if known else title_of(slug, examples)
    asked = dict.fromkeys((*(known.examples if known else ()), *examples))
    said = {**(known.words if known else {}), **words}
    return {**answers, slug: Answer(title, tuple(asked), said)}


def title_of(slug: str, examples: tuple[str, ...]) -> str:
    """What a subject is called."""
    if slug in BY_SLUG:
        return BY_SLUG[slug].title
    return examples[0] if examples else slug.replace("-", " ").capitalize()


def _fits(words: str, language: Language) -> bool:
    return segments(to_plain(words)) == 1 and _over(words, language) <= 0


def _over(words: str, language: Language) -> int:
    """By how many characters it is too long, in the shortest form that leads back."""
    return length(f"{to_plain(words)} {_shortest_way_back(language)}") - LONGEST


def _shortest_way_back(language: Language) -> str:
    return max((to_plain(SENTENCES[language][way][-1]) for way in WAYS_BACK), key=length)
