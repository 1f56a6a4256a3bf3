"""What all of the nurse's pages share: their top, how they are rendered, what a tap is answered."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

from flask import Response, current_app, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core import sms
from smsbot.core.wording import times
from smsbot.services import signing_in, undo
from smsbot.services.desk import Desk
from smsbot.web.login import nurse

BACK_TO = frozenset(
    f"inbox.{name}"
    for name in (
        "today", "conversations", "patient", "calendar", "calendar_month", "calendar_hours",
        "calendar_connect", "insights", "words", "sentence", "trail", "more",
    )
)  # fmt: skip
"""Her pages that an undo leads back to."""

MOST_WORDS = 600
"""Four segments: what is longer is better said on the phone."""


@dataclass(frozen=True)
class Undoable:
    """The last thing she did, while it can be undone; `tells` when a patient hears of that."""

    number: int
    summary: str
    until: str
    tells: bool


@dataclass(frozen=True)
class Top:
    """What stands above every page of hers: the last thing done."""

    undoable: Undoable | None


@dataclass(frozen=True)
class Tap:
    """What a button sent: its command, the words beside it, and how things stood."""

    what: str
    words: str
    seen: str


@dataclass(frozen=True)
class Refused:
    """Why a tap did nothing, and what she had typed, so that she need not type it again."""

    why: str
    matter: int = 0
    tap: Tap = Tap("", "", "")


class Shown(Protocol):
    """What a page shows: a frozen dataclass, so that two are alike when nothing has changed."""

    @property
    def top(self) -> Top:
        """What stands above it."""
        ...


def top(desk: Desk) -> Top:
    """What stands above every page now."""
    action = undo.last_action(desk)
    if action is None or action.id is None:
        return Top(None)
    until = times.clock(desk.practice.local(action.at + undo.WITHIN))
    return Top(Undoable(action.id, action.summary, until, undo.has_told(desk, action)))


def rendered(
    template: str,
    shown: Shown,
    refused: Refused | None = None,
    *,
    status: int | None = None,
    **more: Any,
) -> Response:
    """A page of hers.

    A page that is open asks again and again with the stamp of what it shows (`?seen=`), and is
    answered 204 as long as that is all there is.
    """
    stamp = hashlib.sha256(repr(shown).encode()).hexdigest()[:16]
    if request.headers.get("HX-Request") and request.args.get("seen") == stamp:
        return Response(status=204)
    answer = nurse().answer if "said" in request.args and request.method == "GET" else None
    html = render_template(
        template, shown=shown, refused=refused, answer=answer, spoken=sms.spoken,
        most_words=MOST_WORDS, stamp=stamp, **more,
    )  # fmt: skip
    # Pages are compressed: a length that varies by chance tells nobody what is in them (BREACH).
    html += f"<!-- {secrets.token_hex(secrets.randbelow(32))} -->"
    return Response(html, status or (409 if refused else 200), mimetype="text/html")


def note(desk: Desk, answer: str | Refused) -> None:
    """Keep what a tap was answered for the page that comes next."""
    if isinstance(answer, str):
        signing_in.note_answer(desk, nurse().session, answer)


def typed(name: str = "words") -> str:
    """What she has typed into a field, as a database and a text can hold it."""
    words = request.form.get(name, "").replace("\x00", "")
    return "\n".join(words.strip().splitlines())  # Forms send CR and LF.


def page_of_ours(path: str, *, besides: str) -> AnyResponse:
    """Back to the page of hers that a form names; to another of hers when it names none.

    Only the name of a page and its day, week or month are taken from the form, and the address is
    put together anew: it leads nowhere else.
    """
    said = urlsplit(path)
    try:
        endpoint, values = current_app.url_map.bind("").match(said.path, method="GET")
    except (HTTPException, ValueError):
        return to(besides)
    if endpoint not in BACK_TO:
        return to(besides)
    asked = {
        name: value for name, value in parse_qsl(said.query) if name in ("day", "week", "month")
    }
    return to(endpoint, **{**asked, **values})


def to(endpoint: str, **values: Any) -> AnyResponse:
    """To a page of hers that shows what was answered."""
    return redirect(url_for(endpoint, said=1, **values), 303)
