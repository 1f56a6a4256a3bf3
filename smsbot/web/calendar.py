"""The calendar feed: whoever knows its address may read it, as calendars cannot sign in."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, request

from smsbot.runtime import Runtime
from smsbot.services import feed

LONGEST_TOKEN = 64


def calendar_feed(runtime: Runtime) -> Blueprint:
    """The feed, below `/calendar`."""
    pages = Blueprint("calendar", __name__)

    @pages.get("/calendar/<token>.ics")
    def ics(token: str) -> Response:
        secret = current_app.secret_key
        assert isinstance(secret, str)
        with runtime.reading() as desk:
            if len(token) > LONGEST_TOKEN or not feed.is_its_token(desk, token, secret=secret):
                abort(404)
            contents = feed.gather(desk)
            # Most phones that ask have it already, and writing it is what takes time.
            is_known = contents.tag in request.if_none_match
            body = b"" if is_known else feed.compose(desk, contents)
        answer = Response(body, 304 if is_known else 200, mimetype="text/calendar")
        answer.headers["Content-Disposition"] = 'inline; filename="visits.ics"'
        answer.headers["Cache-Control"] = "private, max-age=60"
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
        answer.set_etag(contents.tag)
        return answer

    return pages
