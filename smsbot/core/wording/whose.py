"""Whose visit it is: who is somebody else, and how that is said."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from smsbot.core.events import Language


def folded(name: str) -> tuple[str, ...]:
    """The words of a name without capitals and accents."""
    split = unicodedata.normalize("NFKD", name.casefold())
    return tuple("".join(sign for sign in split if not unicodedata.combining(sign)).split())


def is_another(name: str | None, known: str | None) -> bool:
    """Is this plainly another person's name: not "Maria", nor "Maria L.", for "Maria Lopez"?

    Two who share only a last name are two people, as mother and daughter are.
    """
    one, other = folded(name or ""), folded(known or "")
    if not one or not other or set(one) <= set(other) or set(other) <= set(one):
        return False
    return one[0] != other[0]


def first_name(name: str) -> str:
    """What to call her: the first word of her name."""
    return name.split()[0] if name.split() else ""


def called(names: Sequence[str]) -> list[str]:
    """What to call each of these to tell them apart; nothing where all are one person."""
    apart = any(is_another(name, names[0]) for name in names)
    return [first_name(name) if apart else "" for name in names]


def possession(thing: str, person: str, language: Language) -> str:
    """`Ana's visit`, `la cita de Ana`; `thing` is "visit" or "request"."""
    own = {
        Language.EN: {"visit": "visit", "request": "request"},
        Language.ES: {"visit": "la cita", "request": "la solicitud"},
    }[language][thing]
    if language is Language.ES:
        return f"{own} de {person}" if person else own
    return f"{person}'s {own}" if person else f"the {own}"
