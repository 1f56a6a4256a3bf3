"""The pages anyone may read: the front door, the articles, privacy and terms."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from http import HTTPStatus
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, abort, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from smsbot.core.events import Language
from smsbot.core.practice import Hours, Practice
from smsbot.core.sms import spoken
from smsbot.settings import Settings
from smsbot.web.article import articles_there, read_article

WEB = Path(__file__).parent
LAST_CHANGED = "November 22, 2026"
"""When privacy and terms were last changed; carriers look for the date."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CERTIFIED = {
    Practice().name: ("Certified Aesthetic Nurse", "enfermera con certificación en estética"),
}
"""Titles by practice, in English and Spanish: one is claimed only for the nurse who holds it."""

_PAGE_SECONDS = 5 * 60
_ASSET_SECONDS = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Site:
    """What every page says of the practice; templates know it as `site`."""

    name: str
    nurse: str
    title: str
    title_es: str
    phone: str
    number: str
    tel: str
    sms: str
    public_url: str

    def text_saying(self, body: str) -> str:
        """A link that opens the reader's messages with these words written already.

        RFC 5724 asks for `?body=`; some iPhones only take it behind an `&`, and all take both.
        """
        return f"{self.sms}?&body={quote(body)}"


def public_pages(
    settings: Settings, *, practice: Callable[[], Practice] | None = None
) -> Blueprint:
    """The public pages, the style sheet that all pages share (`/assets`), and `site`.

    Args:
        settings: what the operator has chosen.
        practice: tells the practice as it stands now; without it, as the settings have it.
    """
    pages = Blueprint(
        "public",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/assets",
    )
    as_it_stands, site = practice or (lambda: settings.practice), site_of(settings)
    asset = stamp_assets(pages)

    @pages.app_context_processor
    def _site() -> dict[str, Any]:
        return {"site": site, "site_asset": asset}

    @pages.after_request
    def _keep_for_a_while(response: Response) -> Response:
        if request.endpoint != "public.static":
            response.cache_control.public = True
            response.cache_control.max_age = _PAGE_SECONDS
        return response

    @pages.get("/")
    def front_door() -> str:
        practice = as_it_stands()
        return render_template(
            "public/front_door.html",
            practice=practice,
            opening_hours=opening_hours(practice.hours),
            minutes=int(practice.consultation.total_seconds() // 60),
            calls=settings.calls,
            article_url=settings.article_url,
            articles=articles_there(settings),
        )

    @pages.get("/articles/<slug>")
    def article(slug: str) -> Response:
        if slug not in {one.slug for one in settings.articles}:
            abort(404)
        shown = read_article(settings, slug, _language_of_reader())
        spanish = "_es" if shown.language is Language.ES else ""
        response = Response(render_template(f"public/article{spanish}.html", article=shown))
        response.vary.add("Accept-Language")
        return response

    @pages.get("/privacy")
    def privacy() -> str:
        kept = spoken_span(settings.retention)
        return render_template("public/privacy.html", kept=kept, changed=LAST_CHANGED)

    @pages.get("/terms")
    def terms() -> str:
        return render_template(
            "public/terms.html", practice=settings.practice, changed=LAST_CHANGED
        )

    return pages


def _language_of_reader() -> Language:
    """What the link says, else what the browser prefers."""
    asked = request.args.get("lang", "")
    if asked not in set(Language):
        asked = request.accept_languages.best_match(list(Language)) or Language.EN
    return Language(asked)


def error_page(error: HTTPException) -> Response:
    """A plain page for an HTTP error; register it with `app.register_error_handler`.

    The headers that belong to the error (`Allow`, `Retry-After`) are kept.
    """
    response = Response(
        render_template("error.html", status=error.code), error.code, mimetype="text/html"
    )
    for name, value in error.get_headers():
        if name.lower() not in {"content-type", "content-length"}:
            response.headers[name] = value
    response.cache_control.no_store = True
    return response


def site_of(settings: Settings) -> Site:
    """What the pages say of this practice."""
    practice = settings.practice
    title, title_es = CERTIFIED.get(practice.name, ("", ""))
    return Site(
        name=practice.name,
        nurse=practice.nurse,
        title=title,
        title_es=title_es,
        phone=practice.phone,
        number=spoken(practice.phone),
        tel=f"tel:{practice.phone}",
        sms=f"sms:{practice.phone}",
        public_url=(settings.public_url or "").rstrip("/"),
    )


# ── Assets ──────────────────────────────────────────────────────────────────────────────────


def stamp_assets(pages: Blueprint) -> Callable[[str], str]:
    """Let browsers keep the blueprint's static files for good, as their address changes with them.

    Returns the function that gives a file's address. An address without the stamp, or with an
    old one, is asked about again each time.
    """
    files = sorted(path for path in (WEB / "static").rglob("*") if path.is_file())
    stamp = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:10]

    @pages.after_request
    def _keep(response: Response) -> Response:
        if request.endpoint == f"{pages.name}.static" and response.status_code == HTTPStatus.OK:
            # Read whole, as what is streamed would not be compressed for a browser without TLS.
            response.direct_passthrough = False
            response.get_data()
        if request.endpoint == f"{pages.name}.static" and request.args.get("v") == stamp:
            response.cache_control.no_cache = None
            response.cache_control.public = True
            response.cache_control.max_age = _ASSET_SECONDS
            response.cache_control.immutable = True
        return response

    return lambda name: url_for(f"{pages.name}.static", filename=name, v=stamp)


# ── Words ───────────────────────────────────────────────────────────────────────────────────


def opening_hours(hours: Hours) -> list[tuple[str, list[str]]]:
    """The week in as few lines as it takes: `("Monday to Friday", ["9:00 AM to 5:00 PM"])`.

    Closed days have no spans.
    """
    week = [(day, tuple(hours.get(day, ()))) for day in range(7)]
    lines = []
    for spans, run in groupby(week, key=lambda entry: entry[1]):
        days = [day for day, _ in run]
        said = [f"{clock_time(opens)} to {clock_time(closes)}" for opens, closes in spans]
        lines.append((_spoken_days(days), said))
    return lines


def _spoken_days(days: list[int]) -> str:
    first, last = WEEKDAYS[days[0]], WEEKDAYS[days[-1]]
    match len(days):
        case 1:
            return first
        case 2:
            return f"{first} and {last}"
        case _:
            return f"{first} to {last}"


def clock_time(at: time) -> str:
    """A time as people here write it: `9:00 AM`."""
    return f"{at.hour % 12 or 12}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"


_SPANS: Mapping[str, float] = {"year": 365.25, "month": 30.44, "day": 1}


def spoken_span(span: timedelta) -> str:
    """A long time in the largest unit that fits it well: `2 years`, `18 months`, `45 days`."""
    for unit, days in _SPANS.items():
        count = round(span.days / days)
        if count and abs(span.days - count * days) <= 1:
            return f"{count} {unit}" + ("s" if count > 1 else "")
    return f"{span.days} days"
