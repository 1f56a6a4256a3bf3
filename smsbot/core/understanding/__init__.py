"""What did they mean? Intents, times, names and red flags, in English and Spanish."""

from smsbot.core.understanding.granting import Granted, grant
from smsbot.core.understanding.mentions import Mention, mentions
from smsbot.core.understanding.reader import read
from smsbot.core.understanding.reading import Asked, Flag, Hours, Intent, Reading, Slot
from smsbot.core.understanding.report import as_record, describe_reading

__all__ = [
    "Asked", "Flag", "Granted", "Hours", "Intent", "Mention", "Reading", "Slot", "as_record",
    "describe_reading", "grant", "mentions", "read",
]  # fmt: skip
