"""Who books in a storm: what each patient texts, and every text that she must get for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from running_smsbot import form

AREA_CODES = ("602", "575", "623", "520", "928", "303", "505", "801", "406", "307", "208", "720")
"""Where it is neither early nor late when it is a quarter past ten in Phoenix."""


@dataclass(frozen=True)
class Story:
    """What a patient texts, one after another, and what she must be texted, in that order."""

    says: tuple[str, ...]
    hears: tuple[str, ...]


_NOTICE = r"^This is the automated text line of "
_ASKS = "do you validate parking?"
_PASSED_ON = r"^I've passed your question to Nancy; she'll answer\. Consultation for Kim Lee"

STORIES = (
    Story(
        ("Hi, I would like to book a consultation thursday at 3pm", "maria lopez", "yes"),
        (
            r"^Happy to help! What name", _NOTICE,
            r"^Consultation for Maria Lopez, Thu Dec 3 at 3:00 PM\. Is that right\?",
            r"^Thank you, Maria! Nancy has your request for Thu Dec 3 at 3:00 PM",
        ),
    ),
    Story(
        ("hola quiero una cita el viernes a las 10", "rosa garcia", "si"),
        (
            r"^¡Con gusto! ¿A nombre de", r"^Mensajes automaticos de ",
            r"^Consulta para Rosa Garcia, vie 4 dic a las 10:00 AM\.",
            r"^¡Gracias, Rosa! Nancy ya tiene su solicitud: vie 4 dic a las 10:00 AM\.",
        ),
    ),
    Story(
        ("book friday at 2pm, this is Ana Cruz", "1"),
        (
            r"^Consultation for Ana Cruz, Fri Dec 4 at 2:00 PM\. Is that right\?", _NOTICE,
            r"^Thank you, Ana! Nancy has your request for Fri Dec 4 at 2:00 PM",
        ),
    ),
    # The same words twice, which must not be taken for one text when they are looked up.
    Story(
        ("book thursday at 11am, this is Kim Lee", _ASKS, _ASKS, "1"),
        (
            r"^Consultation for Kim Lee, Thu Dec 3 at 11:00 AM\. Is that right\?", _NOTICE,
            _PASSED_ON, _PASSED_ON,
            r"^Thank you, Kim! Nancy has your request for Thu Dec 3 at 11:00 AM",
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Patient:
    """Somebody with a phone and a story."""

    number: int
    story: Story

    @property
    def phone(self) -> str:
        """One of the numbers that belong to nobody."""
        area = AREA_CODES[self.number // 100]
        return f"+1{area}55501{self.number % 100:02d}"

    def forms(self) -> Iterator[dict[str, str]]:
        """What Twilio posts for each of her texts."""
        for step, body in enumerate(self.story.says):
            yield form(self.phone, body, sid=f"SM{self.number:016x}{step:016x}")
