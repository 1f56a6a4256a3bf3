"""Every setting, read once from the environment, all mistakes told together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time, timedelta

from smsbot.core.practice import Practice


@dataclass(frozen=True)
class Settings:
    """What the operator has chosen; `.env.example` has a sentence on each."""

    account_sid: str | None = None
    auth_tokens: tuple[str, ...] = field(default=(), repr=False)
    phone: str = "+14809332328"
    messaging_service_sid: str | None = None
    twilio_api_url: str | None = None
    public_url: str | None = None
    database_url: str = field(default="sqlite:///smsbot.db", repr=False)
    secret_key: str | None = field(default=None, repr=False)
    practice: Practice = field(default_factory=Practice)
    nurse_phone: str | None = None
    nurse_email: str | None = None
    backup_phone: str | None = None
    operator_email: str | None = None
    calls: str = "forward"
    digest_time: time = time(7, 30)
    reminders: tuple[timedelta, ...] = (timedelta(hours=24), timedelta(hours=2))
    follow_up_after: timedelta = timedelta(hours=20)
    article_url: str | None = None
    article_file: str | None = None
    answers_file: str | None = None
    carrier_handles_stop: bool = True
    retention: timedelta = timedelta(days=730)
    smtp_url: str | None = field(default=None, repr=False)
    email_from: str | None = None
