"""Two phones and a clock you can move: the page on which a newcomer tries the whole product.

It works with plain forms; `static/demo.js` only spares the reader the reloading. What happens
behind the phones is the simulator's, which reaches this page through `Demo`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from typing import Any, Protocol
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, url_for
from markupsafe import Markup, escape
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core.sms import spoken
from smsbot.web.public import clock_time, stamp_assets

LONGEST_TEXT = 1600
"""Twilio takes no longer body."""

STEPS = (
    ("10min", "+10 min"),
    ("1h", "+1 hour"),
    ("tomorrow8", "Tomorrow 8 AM"),
    ("1day", "+1 day"),
    ("next", "Next event"),
)
"""How the clock can be moved, as the simulator knows it and as the button says it."""

PATIENT_CHIPS = (
    "hi im maria lopez, can i come in thurs after 3",
    "yes",
    "C",
    "can i move it to friday at 10?",
    "hola, puedo ir el jueves a las 3?",
    "HELP",
    "STOP",
    "START",
)
NURSE_CHIPS = ("A ok", "A thu 10 or 11", "A no", "list", "week", "done", "undo", "help")

ARRIVED = frozenset({"", "sent", "delivered", "received"})
"""Statuses that go without saying."""


@dataclass(frozen=True)
class DemoText:
    """A text on a phone; `outgoing` when the phone's owner sent it. Times are the practice's."""

    id: int
    outgoing: bool
    body: str
    at_local: datetime
    status: str


@dataclass(frozen=True)
class DemoSnapshot:
    """Everything the page shows. `version` differs whenever anything else does.

    What stands in double quotes in `hint` lights up: a chip (`"A ok"`), a clock button
    (`"Next event"`).
    """

    now_local: datetime
    practice_name: str
    number: str
    patient_phone: str
    nurse_phone: str
    patient: tuple[DemoText, ...]
    nurse: tuple[DemoText, ...]
    version: int
    hint: str


class Demo(Protocol):
    """A practice in memory with a clock to turn."""

    def snapshot(self) -> DemoSnapshot:
        """What is on both phones and on the clock."""
        ...

    def text_from_patient(self, body: str) -> None:
        """The patient texts the practice."""
        ...

    def text_from_nurse(self, body: str) -> None:
        """The nurse texts the practice from her own phone."""
        ...

    def move_clock(self, step: str) -> None:
        """Let time pass: one of the `STEPS`; "next" is to whatever is due next."""
        ...

    def reset(self) -> None:
        """Begin again with empty phones."""
        ...


@dataclass(frozen=True)
class Choice:
    """A button: what it sends, what it says, and whether the hint points at it."""

    value: str
    label: str
    suggested: bool


@dataclass(frozen=True)
class Line:
    """A text as the page shows it; `day` is set on the first of each date, `time` where told."""

    id: int
    outgoing: bool
    html: Markup
    time: str
    note: str
    day: str


@dataclass(frozen=True)
class Phone:
    """One of the two phones as the page shows it."""

    key: str
    owner: str
    number: str
    contact: str
    placeholder: str
    lines: tuple[Line, ...]
    chips: tuple[Choice, ...]


def demo_pages(demo: Demo) -> Blueprint:
    """The demo's page and what its forms and its script call, below `/demo`."""
    pages = Blueprint(
        "demo",
        __name__,
        url_prefix="/demo",
        template_folder="templates",
        static_folder="static",
        static_url_path="/assets",
    )
    asset = stamp_assets(pages)
    _guard(pages)

    @pages.get("")
    def page() -> str:
        return render_template("demo/page.html", asset=asset, **shown(demo.snapshot()))

    @pages.get("/phones")
    def phones() -> str:
        return render_template("demo/phones.html", **shown(demo.snapshot()))

    @pages.get("/state")
    def state() -> Response:
        snapshot = demo.snapshot()
        return jsonify(version=snapshot.version, now=snapshot.now_local.isoformat())

    @pages.post("/patient")
    def patient() -> AnyResponse:
        return _pass_on(demo.text_from_patient, back_to="patient")

    @pages.post("/nurse")
    def nurse() -> AnyResponse:
        return _pass_on(demo.text_from_nurse, back_to="nurse")

    @pages.post("/clock")
    def clock() -> AnyResponse:
        step = request.form.get("step", "")
        if step not in dict(STEPS):
            abort(400)
        demo.move_clock(step)
        return redirect(url_for(".page"), 303)

    @pages.post("/reset")
    def reset() -> AnyResponse:
        demo.reset()
        return redirect(url_for(".page"), 303)

    return pages


def _guard(pages: Blueprint) -> None:
    """Other sites cannot press the buttons, and no browser keeps what the phones showed."""

    @pages.before_request
    def _refuse_strangers() -> None:
        if request.method == "POST" and not from_this_site():
            abort(403)

    @pages.after_request
    def _keep_nothing(response: Response) -> Response:
        if request.endpoint != "demo.static":
            response.cache_control.no_store = True
        return response


def from_this_site() -> bool:
    """Did a page of ours send this request? Programs that are no browser say nothing and may."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _pass_on(text: Callable[[str], None], *, back_to: str) -> AnyResponse:
    body = request.form.get("body", "").strip()[:LONGEST_TEXT]
    if body:
        text(body)
    return redirect(url_for(".page", _anchor=back_to), 303)


# ── What the page shows ─────────────────────────────────────────────────────────────────────


def shown(snapshot: DemoSnapshot) -> dict[str, Any]:
    """The snapshot in the template's words."""
    hint = snapshot.hint
    return {
        "version": snapshot.version,
        "practice": snapshot.practice_name,
        "now": snapshot.now_local,
        "today": spoken_day(snapshot.now_local.date()),
        "time": clock_time(snapshot.now_local.time()),
        "hint": hint,
        "steps": [Choice(step, label, _in_hint(label, hint)) for step, label in STEPS],
        "phones": (
            Phone(
                key="patient",
                owner="The patient's phone",
                number=spoken(snapshot.patient_phone),
                contact=snapshot.practice_name,
                placeholder="Text the practice",
                lines=tuple(lines(snapshot.patient)),
                chips=_chips(PATIENT_CHIPS, hint),
            ),
            Phone(
                key="nurse",
                owner="The nurse's phone",
                number=spoken(snapshot.nurse_phone),
                contact=f"Front desk {spoken(snapshot.number)}",
                placeholder="Text the front desk",
                lines=tuple(lines(snapshot.nurse)),
                chips=_chips(NURSE_CHIPS, hint),
            ),
        ),
    }


def _chips(bodies: Iterable[str], hint: str) -> tuple[Choice, ...]:
    return tuple(Choice(body, body, _in_hint(body, hint)) for body in bodies)


def _in_hint(label: str, hint: str) -> bool:
    return f'"{label}"' in hint


def lines(texts: Sequence[DemoText]) -> Iterator[Line]:
    """Texts in their order, with the date named whenever it changes.

    The time stands under the last of several that came together.
    """
    before: DemoText | None = None
    for text, after in zip_longest(texts, texts[1:]):
        day = text.at_local.date()
        note = "" if text.status in ARRIVED else text.status
        last = note or after is None or _together(text) != _together(after)
        yield Line(
            id=text.id,
            outgoing=text.outgoing,
            html=with_links(text.body),
            time=clock_time(text.at_local.time()) if last else "",
            note=note,
            day=spoken_day(day) if before is None or day != before.at_local.date() else "",
        )
        before = text


def _together(text: DemoText) -> tuple[bool, datetime]:
    return text.outgoing, text.at_local.replace(second=0, microsecond=0)


def spoken_day(day: date) -> str:
    """A date as the texts write it: `Thu Dec 3`."""
    return f"{day:%a %b} {day.day}"


_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_NOT_ITS_END = ".,;:!?)]}'’”"


def with_links(body: str) -> Markup:
    """The text, escaped, with web addresses that can be clicked."""
    parts, done = [], 0
    for found in _ADDRESS.finditer(body):
        address = found.group().rstrip(_NOT_ITS_END)
        parts.append(escape(body[done : found.start()]))
        parts.append(
            Markup('<a href="{0}" target="_blank" rel="noopener noreferrer">{0}</a>').format(
                address
            )
        )
        done = found.start() + len(address)
    parts.append(escape(body[done:]))
    return Markup("").join(parts)
