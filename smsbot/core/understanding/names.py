"""Names as people give them, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from smsbot.core.understanding.line import Line
from smsbot.core.understanding.reading import Asked
from smsbot.core.understanding.spelling import fold
from smsbot.core.understanding.tables import names, times
from smsbot.core.understanding.tables.chat import CHAT
from smsbot.core.understanding.tables.first_names import FIRST_NAMES
from smsbot.core.understanding.tables.languages import ENGLISH, SPANISH
from smsbot.core.understanding.tables.words import words

PARTICLES = frozenset(names.PARTICLES.split())
TITLES = frozenset(names.TITLES.split())
RELATIONS = frozenset(names.RELATIONS.split())
NEVER = frozenset(names.NEVER_NAMES.split())
GIVEN = frozenset(FIRST_NAMES.split()) | frozenset(names.NAMES_THAT_ARE_WORDS.split())
LAST_NAMES = frozenset(names.LAST_NAMES_THAT_ARE_WORDS.split())
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A name found: where it stands, whether another's, a last name, or a stretch by itself."""

    start: int
    end: int
    other: bool = False
    last: bool = False
    alone: bool = False


def named(line: Line, *, asked: Asked | None, known: frozenset[str]) -> list[Named]:
    """The names a line gives, in order."""
    reader = _Names(line, known)
    found = [*reader.introduced(), *reader.standing_alone(asked), *reader.signed()]
    return sorted(set(found), key=lambda name: name.start)


def written(line: Line, name: Named) -> str:
    """The name as it is kindly written: accents kept, capitals put where they belong."""
    words: list[str] = []
    for at in range(name.start, name.end):
        text = line.tokens[at].text
        if len(text) == 1 and at + 1 < line.size and line.before(at + 1) == ".":
            text += "."
        if at > name.start and _hyphen(line, at):
            words[-1] += "-" + _capital(text)
        elif fold(text) in PARTICLES and words and at < name.end - 1:
            words.append(text.lower())
        else:
            words.append(_capital(text))
    return " ".join(words).replace(". ", ".", _initials(words) - 1)


def _initials(words: Sequence[str]) -> int:
    """How many of the first words are initials; they are written together (`J.P. Morgan`)."""
    return max(next((n for n, word in enumerate(words) if not word.endswith(".")), 0), 1)


def _hyphen(line: Line, at: int) -> bool:
    return line.tokens[at].before == "-" and line.tokens[at].start - line.tokens[at - 1].end == 1


def _capital(text: str) -> str:
    """`maria` and `MARIA` are Maria; `McKay` and `seo` stay what the writer made of them."""
    if text.lower() in ("ii", "iii", "iv") or (
        len(text) == 2 and not set("aeiouy") & set(text.lower())
    ):
        return text.upper()
    if not (text.islower() or (text.isupper() and len(text) > 2)):
        return text
    parts = []
    for mark in ("'", "’"):
        if mark in text:
            head, _, tail = text.partition(mark)
            small = len(tail) <= 1
            return head.capitalize() + mark + (tail.lower() if small else tail.capitalize())
    parts.append(text.capitalize())
    return "".join(parts)


class _Names:
    """Looks for names in one line."""

    def __init__(self, line: Line, known: frozenset[str]) -> None:
        self.line, self.known = line, known

    def introduced(self) -> list[Named]:
        """`my name is ana`, `soy lupe`, `booking for my mom carol`, `sunny patel here`."""
        found: list[Named] = []
        for match in self.line.matches:
            label = match.label
            if label == "name is":
                found += self._from(match.end, strong=True)
            elif label == "i am":
                found += self._from(match.end, strong=False)
            elif label == "for":
                found += self._for(match.start, match.end)
            elif label == "last name":
                found += [replace(name, last=True) for name in self._from(match.end, strong=True)]
            elif label == "here":
                found += self._before(match.start)
        return found

    def _from(self, at: int, *, strong: bool, other: bool = False) -> list[Named]:
        at = self._past_articles(at)
        end = self._run(at, strong=strong)
        start = at
        while start < end and self._word(start) in TITLES:
            start += 1
        while end > start and self._word(end - 1) in _CLOSERS:
            end -= 1
        sure = strong or start > at
        if start == end or not self._believable(start, end, strong=sure):
            return []
        return [Named(start, end, other=other)]

    def _past_articles(self, at: int) -> int:
        """Over `de`, `la` before a title, and `jen's friend` before the name itself."""
        line = self.line
        if line.word(at) == "de" or (line.word(at) in ("la", "el") and line.word(at + 1) in TITLES):
            at += 1
        if self._possessive(at) and line.word(at + 1) in RELATIONS:
            at += 2
        return at

    def _possessive(self, at: int) -> bool:
        return at < self.line.size and self.line.tokens[at].text.lower().endswith(("'s", "’s"))

    def _for(self, start: int, end: int) -> list[Named]:
        said = self.line.words[start:end]
        if said == ["for"] and self.line.word(start - 1) not in _BOOKED:
            return []
        strong = any(word in ("name", "names", "llama", "nombre") for word in said)
        other = said[0] not in ("for", "name", "names") or len(said) > 2
        if said[0] in ("my", "mi") and self.line.word(start - 1) in _NOT_FOR:
            return []
        return self._from(end, strong=strong, other=other)

    def _before(self, at: int) -> list[Named]:
        """A name right before `here`, at the start of the text or of a clause."""
        start = at
        while (
            start > 0
            and at - start < 4
            and self._name_word(start - 1, strong=True)
            and (start == at or not self.line.before(start))
        ):
            start -= 1
        while start < at and self._word(start) in TITLES | {"rn", "np"}:
            start += 1
        opens = start == 0 or bool(self.line.before(start)) or self.line.word(start - 1) in _OPENERS
        if start == at or not opens or self.line.before(at) not in ("", ","):
            return []
        month = self._word(start) in times.MONTHS and self._word(start) in GIVEN
        return [Named(start, at)] if month or self._believable(start, at, strong=False) else []

    def standing_alone(self, asked: Asked | None) -> list[Named]:
        """A text, or a stretch between commas and stops, that is nothing but a name."""
        found: list[Named] = []
        for start, end in self._stretches():
            first, last = start, end
            while first < last and self._word(first) in _OPENERS:
                first += 1
            last = next((at for at in range(first + 1, last) if self._ends_name(at)), last)
            while last > first and self._word(last - 1) in _CLOSERS:
                last -= 1
            while first < last and self._word(first) in TITLES:
                first += 1
            if first < last <= first + MOST_WORDS and self._all_name(first, last, asked):
                found.append(Named(first, last, alone=True))
        return found

    def _ends_name(self, at: int) -> bool:
        """Is this how a name is spelled, or the day that she wants, behind her name?"""
        day = self.line.word(at) in times.WEEKDAYS or self.line.word(at) in times.RELATIVE_DAYS
        return self._word(at) in _SPELLED or (day and self._word(at) not in GIVEN)

    def _all_name(self, first: int, last: int, asked: Asked | None) -> bool:
        strong = asked is Asked.NAME
        if self._run(first, strong=strong) != last:
            return False
        if strong:
            return self._believable(first, last, strong=False) or self._alone_in_text(first, last)
        many = last - first >= 2
        if asked is Asked.CONFIRM and not many:
            single = self._word(first) in GIVEN and self._word(first) not in _TIME_WORDS
            return single and self._word(last) in _SPELLED if last < self.line.size else False
        capital = all(self.line.tokens[at].text[0].isupper() for at in (first, last - 1))
        given = self._word(first) in GIVEN and self._word(first) not in times.WEEKDAYS
        surname = self._word(last - 1) not in self.known or self._word(last - 1) in GIVEN
        return (
            many
            and asked is not Asked.CHOICE
            and ((capital and (given or surname)) or (given and surname))
        )

    def _alone_in_text(self, first: int, last: int) -> bool:
        if any(self._word(at) in ENGLISH or self._word(at) in SPANISH for at in range(first, last)):
            return False
        words = [word for word in self.line.words if word not in _OPENERS and word not in _CLOSERS]
        weekday = self._word(first) in times.WEEKDAYS and self._word(first) not in GIVEN
        return len(words) <= last - first + 1 and not (last - first == 1 and weekday)

    def signed(self) -> list[Named]:
        """`- Ray Delgado` at the end of a text."""
        size = self.line.size
        for start in range(max(size - 4, 1), size):
            dash = self.line.before(start).strip(" .!?,") in ("-", "--", "~")
            apart = self.line.tokens[start].start - self.line.tokens[start - 1].end >= 2
            whole = dash and apart and self._run(start, strong=True) == size
            if whole and self._believable(start, size, strong=False):
                return [Named(start, size)]
        return []

    def _stretches(self) -> list[tuple[int, int]]:
        """The words between one comma or stop and the next."""
        found, start = [], 0
        for at in range(1, self.line.size + 1):
            if at == self.line.size or (
                self.line.before(at) not in ("", "-", "'", '"')
                and self.line.word(at - 1) not in TITLES
                and not (self.line.before(at) == "." and len(self.line.word(at - 1)) == 1)
            ):
                found.append((start, at))
                start = at
        return found

    def _run(self, at: int, *, strong: bool) -> int:
        """Where the name that begins here ends."""
        start, line = at, self.line
        while at < line.size and at - start < MOST_WORDS:
            if at > start and line.before(at) not in ("", "-") and not self._initial(at):
                break
            if not self._name_word(at, strong=strong or at > start):
                break
            at += 1
        while at > start and self._word(at - 1) in PARTICLES and at - start > 1:
            at -= 1
        return at

    def _initial(self, at: int) -> bool:
        """`Mary J. Blige`, `Mrs. Ellison`: the full stop belongs to the name."""
        word = self.line.words[at - 1]
        return self.line.before(at) == "." and (len(word) == 1 or word in TITLES)

    def _name_word(self, at: int, *, strong: bool) -> bool:
        token = self.line.tokens[at]
        if token.kind != "word" or (self.line.masked[at] and not self._titled(at)):
            return False
        word = fold(token.text)
        if len(word) == 1 and word.isalpha() and at and self._ends_stretch(at):
            return strong
        if " " in word:
            return False
        if word in TITLES or word in GIVEN or self._titled(at):
            return True
        if word in LAST_NAMES and at and self._word(at - 1) in GIVEN:
            return self._ends_stretch(at) or token.text[0].isupper()
        if token.word in _TIME_WORDS:
            return False
        if word in NEVER or (word in CHAT and CHAT[word] in NEVER):
            return word in PARTICLES and at + 1 < self.line.size and strong
        if word in RELATIONS or word in _VERBS or self._possessive(at):
            return False
        if strong:
            return True
        return (word not in self.known and not word.endswith(_ENDINGS)) or token.text[0].isupper()

    def _ends_stretch(self, at: int) -> bool:
        return at + 1 == self.line.size or bool(self.line.before(at + 1))

    def _titled(self, at: int) -> bool:
        return at > 0 and self._word(at - 1) in TITLES

    def _believable(self, start: int, end: int, *, strong: bool) -> bool:
        """Is at least one word likely a name, and none of it a time?"""
        words = [self._word(at) for at in range(start, end)]
        if words[0] in times.WEEKDAYS or words[0] in times.MONTHS or words[0] in times.PARTS:
            follows = self.line.word(end)
            if words[0] not in GIVEN and len(words) == 1:
                return False
            if len(words) == 1 and not (strong and follows not in _TIME_FOLLOWS):
                stands = bool(self.line.before(end)) and words[0] not in times.WEEKDAYS
                return stands or (end == self.line.size and start <= 2)
        if any(word in times.RELATIVE_DAYS or word in times.NUMBERS for word in words):
            return False
        if strong:
            return True
        return words[0] in GIVEN or words[0] not in self.known

    def _word(self, at: int) -> str:
        return fold(self.line.tokens[at].text)


_TIME_WORDS = (
    frozenset(times.WEEKDAYS)
    | frozenset(times.PARTS)
    | frozenset(times.RELATIVE_DAYS)
    | frozenset(times.NUMBERS)
    | words("half quarter noon midnight next week weeks month oclock cuarto media")
)
_NOT_FOR = words("am soy is and from by im")
_BOOKED = words("appointment consultation book booking please slot visit")
_OPENERS = words(
    "hi hello hey hola ok okay yes sure si sorry oh well my name"
    " names soy and y good morning afternoon evening yeah um uh hiya heya dear me llamo nombre es"
    " buenas buenos dias tardes yep not no actually"
)
_CLOSERS = words(
    "here please thanks thank you porfavor gracias lol haha is fine works favor por porfavor 🙏 👍"
    " ❤ thx pls ty again btw though hun nancy speaking jaja ok okay soy yo"
)
_ENDINGS = ("ing", "ed", "ly", "ful", "less", "ous", "able", "ible", "ando", "iendo", "ada", "ado")
"""Endings that ordinary words have more often than names."""
_SPELLED = words("with without con spelled like sin but pero")
"""What follows tells how the name is spelled."""
_VERBS = words(
    "want wants needs asked said told works sees loves booked texted called would like cant dont"
    " wrote says looking wanted live lives met moved saw drove referred recommended suggested"
    " wants thinks goes came"
)
_TIME_FOLLOWS = words("at the of works is or and a morning afternoon evening through to")


def masks_time(line: Line, found: Sequence[Named]) -> None:
    """Let no time be read out of a name."""
    for name in found:
        line.mask(name.start, name.end)
