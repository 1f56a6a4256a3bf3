"""Which of the numbered choices was picked."""

from __future__ import annotations

from smsbot.core.understanding.line import Line
from smsbot.core.understanding.reading import Asked
from smsbot.core.understanding.tables import times
from smsbot.core.understanding.tables.words import words

CHOICES = {
    word: number
    for number, words in {
        1: "1 one first uno una primero primera 1st former",
        2: "2 two second dos segundo segunda 2nd latter",
        3: "3 three third tres tercero tercera 3rd",
        4: "4 four fourth cuatro cuarta cuarto 4th",
    }.items()
    for word in words.split()
}
_AROUND_CHOICE = words(
    "the a el la los option opcion number numero one please works for me is good fine ok okay i ill"
    " take want would like lets do go with prefer that this esa ese st nd rd th yes yeah si"
    " porfavor gracias thanks choice best better great perfect pick choose sounds me quedo"
    " quiero prefiero mejor esta bien una work can make and then will would be"
)


def choice_of(line: Line, asked: Asked | None, options: int) -> int | None:
    """The number chosen, where a choice was offered and the text is about nothing else."""
    if asked is not Asked.CHOICE and options == 0:
        return None
    numbers: list[int] = []
    for at, word in enumerate(line.words):
        if (
            word in CHOICES
            and not (word in ("one", "una") and numbers)
            and not (
                word == "one"
                and line.word(at - 1) in ("the", "that", "first", "second", "third", "last")
            )
        ):
            numbers.append(CHOICES[word])
        elif word == "last" or word in ("ultima", "ultimo"):
            numbers.append(options or 3)
        elif word not in _AROUND_CHOICE or word in times.WEEKDAYS:
            return None
    chosen = set(numbers)
    if len(chosen) != 1:
        return None
    number = chosen.pop()
    return number if not options or number <= options else None
