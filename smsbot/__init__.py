"""smsbot: the text-first front desk for a small practice."""

__version__ = "0.1.0"
