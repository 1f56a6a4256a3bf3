"""Treatments by name, in both languages: what no text may say, as others may read it."""

from __future__ import annotations

import re
import unicodedata

_NAMES = """
    botox dysport xeomin jeuveau daxxify letybo botulinum botulinic botulinica botulinico botulin
    neurotoxin neurotoxina toxin toxina tox
    filler relleno juvederm voluma vollure volbella volux skinvive restylane kysse lyft refyne
    defyne contour sculptra radiesse belotero revanesse bellafill hyaluronic hialuronico
    hialuronica hyaluronidase hialuronidasa hylenex kybella qwo collagen colageno biostimulator
    bioestimulador polynucleotide exosome exosoma
    inject injection injectable injector inyeccion inyectable inyectar inyectarse syringe jeringa
    wrinkle arruga lip labio
    laser ipl bbl photofacial fotofacial photorejuvenation fotorejuvenecimiento fraxel moxi halo
    clearlilac co2 resurfacing picosure picoway
    microneedling microneedle microagujas microaguja dermapen skinpen morpheus8 morpheus vivace
    prp prf plasma vampire mesotherapy mesoterapia
    peel peeling exfoliation exfoliacion dermaplaning dermaplane microdermabrasion
    microdermoabrasion hydrafacial facial vipeel
    coolsculpting emsculpt ultherapy sofwave thermage radiofrequency radiofrecuencia hifu
    cavitation cavitacion liposuction liposuccion lipolysis lipolisis facelift
    sclerotherapy escleroterapia depilation depilacion electrolysis electrolisis
    semaglutide semaglutida ozempic wegovy tirzepatide tirzepatida mounjaro zepbound
    tretinoin tretinoina retinol retinoid retinoide accutane isotretinoin isotretinoina latisse
    hydroquinone hidroquinona
"""
_PAIRS = """
    thread lift | hair removal | tattoo removal | hilo tensor
"""

NAMES = frozenset(_NAMES.split())
PAIRS = frozenset(" ".join(one.split()) for one in re.split(r"[|\n]", _PAIRS) if one.strip())
"""Names of two words; of the others, too, some are written as two."""

AMBIGUOUS = frozenset({"contour", "halo", "lyft", "vivace"})
"""Other things too: the brand only with a capital."""

SURELY = 6
"""Two words that together make a name of so many letters are that name."""


def named_treatment(text: str) -> str | None:
    """The first treatment that a text names, as it stands there; None when it names none.

    Accents, capitals, hyphens and plurals make no difference.
    """
    found = list(re.finditer(r"\w+", text))
    for at, match in enumerate(found):
        written = match[0]
        if _is_named(written):
            return written
        if at + 1 < len(found) and _is_pair(written, found[at + 1][0]):
            return text[match.start() : found[at + 1].end()]
    return None


def _is_named(written: str) -> bool:
    for form in _singulars(_folded(written)):
        if form in NAMES:
            return form not in AMBIGUOUS or written[0].isupper()
    return False


def _is_pair(first: str, second: str) -> bool:
    for one in _singulars(_folded(first)):
        for other in _singulars(_folded(second)):
            joined = one + other
            if f"{one} {other}" in PAIRS or (joined in NAMES and len(joined) >= SURELY):
                return joined not in AMBIGUOUS
    return False


def _singulars(word: str) -> tuple[str, ...]:
    """A word, and what it may be the plural of."""
    return (word, word.removesuffix("s"), word.removesuffix("es"))


def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
