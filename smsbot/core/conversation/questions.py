"""Questions: what we know is answered and leads back; what we do not know goes to the nurse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from smsbot.core.conversation.state import Conversation, Outcome, Turn
from smsbot.core.events import AskNurse, Effect, SendText, Topic
from smsbot.core.sms import segments
from smsbot.core.understanding import Intent, Reading
from smsbot.core.understanding.subjects import asked_about, is_for_nurse
from smsbot.core.wording import word
from smsbot.core.wording.answers import words_on

GoOn = Callable[[str], Outcome]
"""How the talk goes on behind the answer; it is given the sentence to say first, or nothing."""

SOUNDS_LIKE = frozenset({
    Intent.BOOK, Intent.CANCEL, Intent.PERSON, Intent.SPAM, Intent.START, Intent.STATUS,
    Intent.WRONG_NUMBER, Intent.OTHER, Intent.HELP, Intent.GREETING,
})  # fmt: skip
"""What a question may be taken for by its words."""

LEADS_BACK = {"ask_both": "to_book", "ask_time": "book_when", "ask_name": "name_for_it"}
"""What asks for the same behind an answer, where "Happy to help!" would come too late."""


@dataclass(frozen=True, slots=True)
class _Known:
    """An answer, and whether the nurse is to hear the rest of what was asked."""

    words: str
    more: bool

    @property
    def lead(self) -> str:
        """The sentence that says it."""
        return "answer_part" if self.more else "answer"


def answer_or_keep(
    c: Conversation, text: str, turn: Turn, *, go_on: GoOn, alone: bool = False
) -> Outcome:
    """Go on with the answer said first if we know it, else with the question kept for the nurse.

    Answer and what follows are one segment. `alone`: the text is nothing but a question, so an
    answer that is too long for that is a text by itself.
    """
    kept: tuple[Effect, ...] = (AskNurse(Topic.QUESTION, text),)
    known = [*_known(c, text, turn)]
    for one in known:
        led = _led(go_on(""), one, turn)
        if led is not None:
            return led[0], (*led[1], *(kept if one.more else ()))
    if known and alone:
        after, effects = go_on("")
        texts = [(one, SendText(one.lead, values={"words": one.words})) for one in known]
        one, said = next((pair for pair in texts if _fits(c, pair[1], turn)), texts[-1])
        return after, (said, *effects, *(kept if one.more else ()))
    after, effects = go_on("question_kept")
    return after, (*effects, *kept)


def is_known(c: Conversation, text: str, reading: Reading, turn: Turn) -> bool:
    """Is something asked besides that we can answer? A patient may be called Price."""
    return Intent.QUESTION in reading.wants and any(_known(c, text, turn))


def as_question(c: Conversation, text: str, reading: Reading, turn: Turn) -> Reading:
    """The reading of a text that is nothing but questions we can answer, read as that.

    "Is parking free there?" sounds like a wish to come, "are you a robot" like one for a person;
    "how do i get a refund?" like the first, and is for the nurse.
    """
    if reading.intent not in SOUNDS_LIKE or reading.slots or reading.name or reading.options:
        return reading
    asks = Intent.QUESTION in reading.wants and reading.intent is Intent.BOOK
    if asks and is_for_nurse(text):
        return replace(reading, intent=Intent.QUESTION)
    asking = asked_about(text, practice=turn.practice, now=turn.local)
    if asking.only and not [slug for slug in asking.subjects if not _said_on(slug, c, turn)]:
        return replace(reading, intent=Intent.QUESTION)
    return reading


def _said_on(slug: str, c: Conversation, turn: Turn) -> str | None:
    return words_on(slug, language=c.language, practice=turn.practice)


def _known(c: Conversation, text: str, turn: Turn) -> Iterator[_Known]:
    """What can be answered, the fullest first."""
    asking = asked_about(text, practice=turn.practice, now=turn.local)
    found = [_said_on(slug, c, turn) for slug in asking.subjects]
    known = [said for said in found if said]
    more = asking.more or len(known) < len(found)
    if len(known) > 1:
        yield _Known(" ".join(known), more)
    if known:
        yield _Known(known[0], more or len(known) > 1)


def _led(outcome: Outcome, known: _Known, turn: Turn) -> Outcome | None:
    """The outcome with an answer said first in its first text; None where it does not fit."""
    c, effects = outcome
    values: dict[str, object] = {"lead": known.lead, "words": known.words}
    for at, effect in enumerate(effects):
        if isinstance(effect, SendText):
            wording = _behind_an_answer(effect)
            said = replace(effect, wording=wording, values={**effect.values, **values})
            led = (*effects[:at], said, *effects[at + 1 :])
            return (c, led) if _fits(c, said, turn) else None
    said = SendText(known.lead, values={"words": known.words})
    return (c, (*effects, said)) if _fits(c, said, turn) else None


def _behind_an_answer(text: SendText) -> str:
    """The sentence that asks the same without its own beginning; a change is no new booking."""
    if text.values.get("change"):
        return text.wording
    return LEADS_BACK.get(text.wording, text.wording)


def _fits(c: Conversation, text: SendText, turn: Turn) -> bool:
    """Is it one segment? Worded as late as tomorrow it is no longer than now."""
    said = word(
        text.wording, text.values, language=c.language, practice=turn.practice,
        today=turn.local.date(),
    )  # fmt: skip
    return segments(said) == 1
