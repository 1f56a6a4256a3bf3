"""What the nurse has answered once can be answered by itself the next time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, select

from smsbot.core.events import Language, Topic
from smsbot.core.understanding.subjects import asked_about, is_for_nurse, tells
from smsbot.core.wording import answers, own
from smsbot.db.models import Direction, Matter, Message, Patient
from smsbot.services import choosing
from smsbot.services.choices import ANSWERS, ASKED
from smsbot.services.desk import Desk

OFFERED_FOR = timedelta(days=2)
"""How long after her answer it is offered to be kept."""

LONGEST_SLUG = 40


@dataclass(frozen=True)
class Keepable:
    """A question that the nurse has answered, and what keeping it would come to."""

    matter: int
    question: str
    words: str
    language: Language
    slug: str

    @property
    def fits(self) -> bool:
        """May her words be kept as they are?"""
        return answers.holds(self.words, self.language.value)


def keepable(desk: Desk, *, patient: int | None = None) -> list[Keepable]:
    """What she has answered lately and is not answered by itself, the latest first."""
    answered = (
        select(Matter, Message, Patient)
        .where(
            Matter.topic == Topic.QUESTION,
            col(Matter.settled_at) > desk.now - OFFERED_FOR,
            Message.patient_id == Matter.patient_id,
            Message.direction == Direction.OUTBOUND,
            Message.wording == "nurse_says",
            Message.created_at == Matter.settled_at,
            Patient.id == Matter.patient_id,
        )
        .order_by(col(Matter.id).desc())
    )
    if patient is not None:
        answered = answered.where(Matter.patient_id == patient)
    return [*_offers(desk, desk.session.exec(answered))]


def _offers(desk: Desk, rows: Iterable[tuple[Matter, Message, Patient]]) -> Iterator[Keepable]:
    for matter, message, patient in rows:
        question = matter.words.rpartition(" / ")[2].strip()
        slug = slug_for(desk, question)
        if matter.id is None or slug is None or _is_answered(desk, slug, patient.language):
            continue
        words = own.tidy(str(message.values.get("words", "")))
        yield Keepable(matter.id, question, words, patient.language, slug)


def slug_for(desk: Desk, question: str) -> str | None:
    """The subject under which an answer to this would be kept; None for what is hers alone."""
    if is_for_nurse(question) or not tells(question):
        return None
    asking = asked_about(question, practice=desk.practice, now=desk.local)
    if len(asking.subjects) == 1 and not asking.more:
        return asking.subjects[0]
    return answers.key(question)[:LONGEST_SLUG].strip("-") or None


def _is_answered(desk: Desk, slug: str, language: Language) -> bool:
    return answers.words_on(slug, language=language, practice=desk.practice) is not None


def keep(desk: Desk, slug: str, parts: Mapping[str, str | None]) -> None:
    """Remember the parts of an answer: its words by language, and how it is asked.

    None gives a part back to the file, or to us. To be called within `undo.recorded`.
    """
    for part, value in parts.items():
        name = f"{ANSWERS}{slug}.{part}"
        if desk.choices.get(name) != value:
            choosing.choose(desk, name, value)


def parts_of(one: Keepable) -> dict[str, str | None]:
    """What keeping this answer as it is would remember."""
    kept: dict[str, str | None] = {one.language.value: one.words}
    return kept if one.slug in answers.BY_SLUG else kept | {ASKED: one.question}
