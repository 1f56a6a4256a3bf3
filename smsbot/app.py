"""Puts the parts together: what a running smsbot holds, and the pages that it answers."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable

from flask import Flask, Response, abort, request
from flask_compress import Compress
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from werkzeug.exceptions import HTTPException, InternalServerError, ServiceUnavailable

from smsbot.core.practice import Practice
from smsbot.db.engine import Database
from smsbot.gateways import EmailGateway, SmsGateway
from smsbot.gateways.email import NoEmail, SmtpGateway
from smsbot.gateways.twilio_sms import TwilioGateway
from smsbot.runtime import Clock, Runtime, utc_now, where
from smsbot.settings import Settings
from smsbot.web.calendar import calendar_feed
from smsbot.web.demo import Demo, demo_pages
from smsbot.web.health import health_pages
from smsbot.web.inbox import inbox_pages
from smsbot.web.links import tracked_links
from smsbot.web.login import guard_forms, login_pages
from smsbot.web.metrics import metric_pages
from smsbot.web.public import error_page, public_pages
from smsbot.web.webhooks import webhooks

log = logging.getLogger(__name__)

LARGEST_BODY = 64 * 1024

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ONLY_HTTPS = "max-age=31536000"

FOR_PROGRAMS = ("/twilio/", "/healthz", "/readyz", "/metrics", "/calendar/")
"""Addresses that programs call: their errors are a line of text, not a page."""


def build_runtime(
    settings: Settings,
    *,
    sms: SmsGateway | None = None,
    email: EmailGateway | None = None,
    clock: Clock | None = None,
) -> Runtime:
    """What these settings make; without others given: Twilio, the mail server, the real clock."""
    return Runtime(
        settings=settings,
        database=Database(settings.database_url),
        sms=sms or TwilioGateway(settings),
        email=email or _email(settings),
        clock=clock or utc_now,
    )


def _email(settings: Settings) -> EmailGateway:
    if settings.smtp_url and settings.email_from:
        return SmtpGateway(settings.smtp_url, settings.email_from)
    return NoEmail()


def create_app(runtime: Runtime, *, demo: Demo | None = None, ticks_here: bool = True) -> Flask:
    """Everything that answers HTTP.

    Args:
        runtime: what the pages work with.
        demo: the practice behind the demo's two phones; without it no demo page exists.
        ticks_here: does this process keep the clock itself? Not in `smsbot web`.
    """
    settings = runtime.settings
    is_https = (settings.public_url or "").startswith("https://")
    app = Flask(__name__, static_folder=None)
    Compress(app)
    app.config.update(
        # Only the demo and tests have none; a key of their own lasts as long as they do.
        SECRET_KEY=settings.secret_key or secrets.token_urlsafe(32),
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        SESSION_COOKIE_SECURE=is_https,
        SESSION_COOKIE_SAMESITE="Lax",
    )
    # Before the blueprints, as the signature of a request is taken over its body.
    app.before_request(_refuse_large_bodies)
    app.after_request(_add_headers)
    if is_https:
        app.after_request(_add_hsts)
    app.register_blueprint(public_pages(settings, practice=lambda: _as_chosen(runtime)))
    app.register_blueprint(webhooks(runtime))
    app.register_blueprint(tracked_links(runtime))
    app.register_blueprint(health_pages(runtime, ticks_here=ticks_here))
    app.register_blueprint(metric_pages(runtime))
    app.register_blueprint(login_pages(runtime))
    app.register_blueprint(inbox_pages(runtime))
    app.register_blueprint(calendar_feed(runtime))
    if demo is not None:
        app.register_blueprint(demo_pages(demo))
        app.after_request(_deliver(runtime))
    # After what refuses large bodies, as a form's token is looked for in its body.
    guard_forms(app, exempt=("twilio", "demo"))
    app.register_error_handler(Exception, _on_error)
    return app


def _as_chosen(runtime: Runtime) -> Practice:
    """The practice as it has chosen to be on its pages; as its settings are, if nothing answers.

    Who looks for the phone number should find it while the database is away.
    """
    try:
        with runtime.reading() as desk:
            return desk.practice
    except SQLAlchemyError as error:
        log.error("what the practice has chosen is not known: %s", where(error))
        return runtime.settings.practice


def _deliver(runtime: Runtime) -> Callable[[Response], Response]:
    """In the demo nobody waits for the outbox's bell: what a page has queued leaves with it."""

    def deliver(response: Response) -> Response:
        if request.method == "POST" and request.blueprint in ("login", "inbox"):
            runtime.outbox.deliver_due()
        return response

    return deliver


def _refuse_large_bodies() -> None:
    if (request.content_length or 0) > LARGEST_BODY:
        abort(413)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _add_hsts(response: Response) -> Response:
    response.headers.setdefault("Strict-Transport-Security", ONLY_HTTPS)
    return response


def _on_error(error: Exception) -> Response:
    """An HTTP error as a page or as a line; anything else as our own fault, logged discreetly."""
    if not isinstance(error, HTTPException):
        # Flask would log its words, which may be a patient's.
        log.error("%s %s failed: %s", request.method, request.endpoint, where(error))
        # The database is down, full or locked, or everybody waits for it already.
        away = isinstance(error, (OperationalError, NoConnectionError))
        error = ServiceUnavailable(retry_after=5) if away else InternalServerError()
    if error.code is None or error.code < 400:
        return Response(error.get_body(), error.code, error.get_headers())  # a redirect
    if request.path.startswith(FOR_PROGRAMS):
        return Response(f"{error.name}\n", error.code, mimetype="text/plain")
    return error_page(error)
