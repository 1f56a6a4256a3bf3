"""What did they mean? Intents, times, names and red flags, in English and Spanish."""

from smsbot.core.understanding.reading import Asked, Flag, Hours, Intent, Reading, Slot

__all__ = ["Asked", "Flag", "Hours", "Intent", "Reading", "Slot"]
