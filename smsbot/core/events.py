"""What can happen to a conversation, and what it can ask for in return."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """The languages a patient is answered in."""

    EN = "en"
    ES = "es"
