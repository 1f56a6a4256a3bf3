"""Is it a question, with or without its sign?"""

from __future__ import annotations

from smsbot.core.understanding.line import Line
from smsbot.core.understanding.reading import Intent
from smsbot.core.understanding.tables.words import words

AUXILIARIES = words(
    "is are was do does did dose can could may should would will am es son hay tiene tienen aceptan"
    " toman hacen puedo puede necesito debo esta estan va sirve duele"
)
ASKING = words(
    "is are does did has will can could should would how what where why which who whats cual que"
    " como donde cuanto cuanta cuantos cuales quien tienen aceptan hacen quitan ponen tratan venden"
    " usan cobran atienden hablan"
)
"""Words that make a question of the clause they begin."""

PLAIN = words("is are does did")
"""Words put first that ask whatever follows."""

NOT_ASKED = words(
    "i do be the a great nice lovely wonderful beautiful kind good bueno linda amable"
)
SUBJECTS = words("it there this that you u i she he they we nancy anyone someone")
JOINERS = words("and but so also hi hello hey ok okay y pero wait oh hola then or")

RATHER = frozenset(
    {
        Intent.GREETING,
        Intent.STATUS,
        Intent.PERSON,
        Intent.WRONG_NUMBER,
        Intent.LATE,
        Intent.START,
        Intent.HELP,
        Intent.YES,
        Intent.NO,
        Intent.THANKS,
    }
)
"""What a text with a question's sign is rather than a question, where it is found."""


def asks(line: Line, text: str, found: set[Intent]) -> bool:
    """Is something asked: by a row, by the sign, or by a word put first?"""
    if Intent.QUESTION in found and _is_meant(line, text):
        return True
    return (_has_sign(text) or _put_first(line)) and not found & RATHER


def _has_sign(text: str) -> bool:
    return "?" in text or "¿" in text


def _is_meant(line: Line, text: str) -> bool:
    """`are you open` asks wherever it stands; `you are the best` does not."""
    if _has_sign(text):
        return True
    for match in line.labelled(Intent.QUESTION):
        inverted = line.word(match.start + 1) in SUBJECTS
        if line.words[match.start] not in AUXILIARIES or inverted or _opens(line, match.start):
            return True
    return False


def _opens(line: Line, at: int) -> bool:
    """Does a clause begin with this word?"""
    return at == 0 or bool(line.before(at)) or line.word(at - 1) in JOINERS


def _put_first(line: Line) -> bool:
    """Does a clause begin with a word that asks (`is bruising normal`, `how deep`)?"""
    return any(
        word in ASKING
        and _opens(line, at)
        and (word in PLAIN or line.word(at + 1) not in NOT_ASKED)
        for at, word in enumerate(line.words)
    )
