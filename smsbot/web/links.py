"""The tracked link that follow-up texts carry: it leads everyone on, and counts people."""

from __future__ import annotations

import logging
import re

from flask import Blueprint, abort, redirect, request
from sqlalchemy import func, update
from sqlmodel import col
from werkzeug.datastructures import Headers
from werkzeug.wrappers import Response as AnyResponse

from smsbot.db.models import TrackedLink
from smsbot.runtime import Runtime, where

log = logging.getLogger(__name__)

TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a token is made of; anything else is not even looked for, as a database may refuse it."""

PROGRAMS = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|scan|monitor|fetch|validator|headless|lighthouse"
    r"|facebookexternalhit|facebookcatalog|facebot|whatsapp|skypeuri|telegram|slack|discord|viber"
    r"|snapchat|pinterest|linkedin|embedly|iframely|vkshare|outbrain|quora link|google-|apis-google"
    r"|mediapartners|bingpreview|yahoo|proofpoint|mimecast|barracuda|safelinks|symantec|trendmicro"
    r"|zscaler|forcepoint|fireeye|urlscan|virustotal|curl|wget|python|okhttp|java/|go-http|axios"
    r"|node-fetch|undici|ruby|perl|libwww|httpclient|guzzle|dalvik|cfnetwork|phantomjs|selenium"
    r"|puppeteer|playwright",
    re.IGNORECASE,
)
"""Words by which link previews, scanners and other programs name themselves."""

AHEAD_OF_TIME = ("Purpose", "Sec-Purpose", "X-Purpose", "X-Moz")
"""Headers by which browsers say that nobody has asked for the page yet."""


def tracked_links(runtime: Runtime) -> Blueprint:
    """The short addresses in texts."""
    pages = Blueprint("links", __name__)

    @pages.get("/r/<token>")
    def follow(token: str) -> AnyResponse:
        url = _address(runtime, token)
        if url is None:
            abort(404)
        if is_a_person(request.method, request.headers):
            _count(runtime, token)
        answer = redirect(url, 302)
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return pages


def is_a_person(method: str, headers: Headers) -> bool:
    """Does a person seem to have opened the link, rather than a preview or a scanner?

    The rule is in docs/decisions/counting-the-clicks-of-people.md.
    """
    agent = headers.get("User-Agent", "")
    mode, target = headers.get("Sec-Fetch-Mode"), headers.get("Sec-Fetch-Dest")
    return (
        method == "GET"
        and agent.startswith("Mozilla/")
        and not PROGRAMS.search(agent)
        and bool(headers.get("Accept-Language"))
        and not any(headers.get(name) for name in AHEAD_OF_TIME)
        and mode in (None, "navigate")
        and target in (None, "document")
    )


def _address(runtime: Runtime, token: str) -> str | None:
    """Where a link leads, or None for one that is not ours."""
    if not TOKEN.fullmatch(token):
        return None
    with runtime.reading() as desk:
        link = desk.session.get(TrackedLink, token)
        return link.url if link else None


def _count(runtime: Runtime, token: str) -> None:
    """One click more; a click that cannot be counted still leads on."""
    try:
        with runtime.desk() as desk:
            opened = func.coalesce(col(TrackedLink.first_clicked_at), desk.now)
            desk.session.execute(
                update(TrackedLink)
                .where(col(TrackedLink.token) == token)
                .values(clicks=col(TrackedLink.clicks) + 1, first_clicked_at=opened)
            )
    except Exception as error:  # noqa: BLE001 - she wants to read the article
        log.error("a click could not be counted: %s", where(error))
