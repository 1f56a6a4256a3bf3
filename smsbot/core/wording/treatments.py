"""Words that give away a treatment to whoever sees a patient's phone.

No text that we start says what she comes for: a consultation says nothing, "your Botox" does.
"""

from __future__ import annotations

import re
import unicodedata

_STEMS = (
    # What is injected, and by which name it is sold in the US
    "botox", "botul", "dysport", "xeomin", "jeuveau", "daxxify", "tox", "neurotoxin", "filler",
    "juvederm", "restylane", "radiesse", "sculptra", "belotero", "rha", "revanesse", "versa",
    "kybella", "bellafill", "skinvive", "hyaluron", "inject", "inyec", "relleno", "toxina",
    "sclerotherap", "escleroterap", "prp", "exosome", "exosoma", "semaglutid", "tirzepatid",
    "ozempic", "wegovy", "mounjaro", "zepbound",
    # What is done to the skin
    "laser", "ipl", "bbl", "photofacial", "fotofacial", "microneedl", "microaguja", "morpheus",
    "vivace", "ultherapy", "thermage", "peel", "peeling", "exfoliac", "dermaplan", "hydrafacial",
    "dermabras", "microdermabras", "coolsculpt", "emsculpt", "lipolys", "liposuc", "lipo",
    "threads", "hilos", "facelift", "lifting", "lift", "tattoo", "tatuaje", "depilac",
    # What for
    "wrinkle", "arruga", "acne", "rosacea", "melasma", "scar", "cicatri", "cellulit", "celulit",
    "hair removal", "hair loss", "caida del cabello", "botched", "cosmetic", "estetic", "aesthetic",
    "weight loss", "bajar de peso", "lips", "labios", "varic", "spider vein",
)  # fmt: skip
"""Beginnings of words, folded; a stem of at most four letters must be the whole word."""

_WHOLE = 4
_PATTERN = re.compile(
    r"\b(?:"
    + "|".join(re.escape(s) + (r"\b" if len(s) <= _WHOLE else r"\w*") for s in _STEMS)
    + ")"
)


def names_treatment(words: str) -> str | None:
    """The first word that gives away a treatment, as it was written; None when there is none."""
    found = _PATTERN.search(_folded(words))
    return words[found.start() : found.end()] if found else None


def _folded(words: str) -> str:
    """Sign by sign without accents and in lower case, so that places stay the same."""
    return "".join(unicodedata.normalize("NFD", sign)[0].lower()[:1] or " " for sign in words)
