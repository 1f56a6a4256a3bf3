"""What only looks like a time: links, phones, prices, addresses, birth dates, ages, past years."""

from __future__ import annotations

from datetime import datetime

from smsbot.core.understanding.line import Line
from smsbot.core.understanding.reading import Asked
from smsbot.core.understanding.tables.hours import COUNTED
from smsbot.core.understanding.tables.words import words

SPANS = words(
    "days weeks day week month months dias semanas dia semana meses mes minutes minutos times of"
    " and hrs hr x"
)
"""What is counted in times too, so that the number may still be one."""

OF_THEM = words("us them my 10 those these")
NOT_TIMES = frozenset(("link", "phone", "money"))
STREETS = words(
    "st street ave avenue rd road blvd boulevard dr drive ln lane way ct court pl place pkwy hwy"
    " highway suite ste unit apt apartment floor calle avenida"
)
COMPASS = words("n s e w north south east west ne nw se sw")
NEVER_STREETS = words(
    "am pm oclock at on or and to is for the a an my with in of de la el con para works please"
    " would if i it you ish"
)
BORN = words("born dob birthday birthdate bday nacida nacido nacimiento nac")
TITLES = words("dr dra mr mrs ms miss mx sra srta")
AGED = words("year yr years yrs yo anos age aged")
IM = words("im turning turned turn age aged tengo cumpli cumplo shes hes almost")


def mask(line: Line, now: datetime, *, asked: Asked | None = None) -> None:
    """Mark the words out of which no time may be read."""
    if asked is Asked.NAME:
        for match in line.labelled("autocorrect"):
            line.mask(0, match.start)
    for match in line.matches:
        if match.label == "noise":
            line.mask(match.start, match.end)
    for at, token in enumerate(line.tokens):
        if token.word in TITLES and line.word(at - 1) not in ("the", "a", "my", "your", "this"):
            line.mask(at + 1, at + 1 + (line.before(at + 1) in ("", ".")))
        if token.kind in NOT_TIMES:
            line.mask(at, at + 1)
        elif token.kind == "date":
            if _is_birth(line, at, now):
                line.mask(at, at + 1)
        elif token.kind == "number":
            _mask_number(line, at, now)


def _is_birth(line: Line, at: int, now: datetime) -> bool:
    parts = line.words[at].replace("-", "/").split("/")
    years = [int(part) for part in parts if len(part) == 4]
    if any(year < now.year for year in years):
        return True
    return any(line.word(at - back) in BORN for back in (1, 2, 3))


def _mask_number(line: Line, at: int, now: datetime) -> None:
    word = line.words[at]
    after = line.word(at + 1)
    if len(word) > 4 or _is_age(line, at) or _is_past_year(line, at, now):
        line.mask(at, at + 1)
    elif _is_address(line, at):
        line.mask(at, at + 5)
    elif (
        (after in COUNTED and after not in SPANS)
        or (len(word) == 4 and 2000 <= int(word) <= 2059 and _follows_date(line, at))
        or (after == "of" and line.word(at + 2) in OF_THEM)
    ):
        line.mask(at, at + 1)


def _follows_date(line: Line, at: int) -> bool:
    """A year behind a feast: `easter 2027`."""
    return any(match.end == at and isinstance(match.label, tuple) and match.label[0] == "holiday"
               for match in line.matches)  # fmt: skip


def _is_age(line: Line, at: int) -> bool:
    """`im 45`, `8 year old`, `tengo 30 años`."""
    if line.word(at + 1) in AGED or line.word(at + 1) == "old":
        return True
    aged = line.word(at - 1) in IM and int(line.words[at]) > 12
    return aged and line.word(at + 1) not in ("minutes", "am", "pm")


def _is_past_year(line: Line, at: int, now: datetime) -> bool:
    value = int(line.words[at])
    if not 1900 <= value < now.year or len(line.words[at]) != 4:
        return False
    return line.word(at - 1) in ("in", "since", "en", "desde", "year", "from", "of", "summer")


def _is_address(line: Line, at: int) -> bool:
    """A number with a street within the next three words."""
    for ahead in (1, 2, 3):
        word = line.word(at + ahead)
        if not word or line.before(at + ahead) not in ("", "."):
            return False
        if word in STREETS and not line.glued(at + ahead):
            return ahead > 1 or word not in ("st", "dr", "unit", "way")
        if word in NEVER_STREETS or (line.tokens[at + ahead].kind == "number" and ahead == 1):
            return False
    return False
