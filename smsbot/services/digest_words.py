"""The lines of a digest as the nurse is texted them, and as she is e-mailed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from smsbot.core.events import Language
from smsbot.core.wording import nurse, times


@dataclass(frozen=True)
class Digest:
    """The lines of one day's digest."""

    day: date
    waiting: tuple[str, ...]
    not_sent: tuple[str, ...]
    today: tuple[str, ...]
    yesterday: tuple[str, ...]
    hint: str
    link: str
    booked: tuple[str, ...] = ()  # by itself, since the digest before


def as_text(digest: Digest, *, most: int | None = None) -> str:
    """A digest as the nurse is texted it; complete unless `most` matters are enough."""
    head = times.day(digest.day, Language.EN)
    shown = digest.waiting if most is None else digest.waiting[:most]
    lines = [f"{head}: {_count(digest.waiting)}"]
    lines += shown
    if len(shown) < len(digest.waiting):
        lines.append(f"+{len(digest.waiting) - len(shown)} more: {digest.link}")
    if digest.not_sent:
        listed = digest.not_sent if most is None else digest.not_sent[:3]
        more = len(digest.not_sent) - len(listed)
        lines.append(f"Not sent: {'; '.join(listed)}" + (f"; +{more} more" if more else ""))
    if digest.booked:
        lines.append("Booked by itself: " + "; ".join(digest.booked))
    lines.append("Today: " + ("; ".join(digest.today) or "no visits."))
    if digest.yesterday:
        lines.append("Yesterday: " + "; ".join(digest.yesterday))
    lines.append(" ".join(part for part in (digest.hint, digest.link) if part))
    if not (digest.waiting or digest.not_sent or digest.booked or digest.yesterday):
        return " ".join(lines)
    return "\n".join(lines)


def _count(waiting: Sequence[str]) -> str:
    if not waiting:
        return nurse.NOTHING_WAITS
    return "1 waits." if len(waiting) == 1 else f"{len(waiting)} wait."


def as_email(digest: Digest) -> tuple[str, str, str]:
    """A digest as an e-mail: subject, plain text, HTML. Always complete."""
    day = times.day(digest.day, Language.EN)
    sections = (
        ("What waits for you", digest.waiting, "Nothing waits."),
        ("Not sent", digest.not_sent, ""),
        ("Booked by itself", digest.booked, ""),
        ("Today", digest.today, "No visits."),
        ("Yesterday (noshow marks who did not come)", digest.yesterday, ""),
    )
    shown = [(title, lines, empty) for title, lines, empty in sections if lines or empty]
    text = "\n\n".join(
        "\n".join([title, *(f"  {line}" for line in lines or (empty,))])
        for title, lines, empty in shown
    )
    html = "".join(
        f"<h2>{escape(title)}</h2><ul>"
        + "".join(f"<li>{escape(line)}</li>" for line in lines or (empty,))
        + "</ul>"
        for title, lines, empty in shown
    )
    link = escape(digest.link, quote=True)
    foot = f"You can answer by text from your own phone. {digest.hint} Text help for the rest."
    foot = " ".join(foot.split())
    subject = f"{day}: {_count(digest.waiting)}".rstrip(".")
    return (
        subject,
        f"{text}\n\n{foot}\n{digest.link}\n",
        f'<!doctype html><html lang="en"><body><h1>{escape(day)}</h1>{html}'
        f'<p>{escape(foot)}</p><p><a href="{link}">{link}</a></p></body></html>',
    )
