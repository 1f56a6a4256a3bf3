"""What her buttons do: the same as her texts, if all is still as the page showed it."""

from __future__ import annotations

import re
from collections.abc import Callable

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core.events import Topic
from smsbot.core.wording import nurse as wording
from smsbot.core.wording.treatments import named_treatment
from smsbot.db.models import Matter, Patient
from smsbot.runtime import Runtime
from smsbot.services import board, bookings, commands, matters, undo
from smsbot.services.commands import Command
from smsbot.services.desk import Desk
from smsbot.services.nurse import carry_out
from smsbot.web.inbox.cards import ringing, stamp, stands
from smsbot.web.inbox.frame import MOST_WORDS, Refused, Tap, note, page_of_ours, to, typed
from smsbot.web.login import nurse

BUTTONS = frozenset({"ok", "no", "no_yes", "call", "say", "bot", "offer", "noshow"})

CHANGED = "Nothing was done, as this has changed since you opened the page. {now}"
ALARM_CAME = "Nothing was done: what rings has changed since you opened the page. Look once more."
UNDO_OTHER = "Nothing was undone: something else was done after that. Look once more."
NO_WORDS = "There were no words to send."
TOO_LONG = f"That is too long for a text: at most {MOST_WORDS} characters."
GIVES_AWAY = (
    "Not sent yet: “{word}” gives away a treatment to whoever sees her phone. Change it, or press "
    "Send all the same."
)
SENT = "Sent to {name}. The bot does not answer her for 24 hours, so that you two can talk."

Pages = Callable[..., AnyResponse]
"""Shows a page again, with why a tap was refused."""


def add_taps(pages: Blueprint, runtime: Runtime, *, today: Pages, thread: Pages) -> None:
    """Add the routes of the buttons.

    Args:
        pages: the nurse's pages.
        runtime: whose rows change.
        today: shows the first page.
        thread: shows the page of the patient with this number.
    """

    @pages.post("/matters/<int(max=2147483647):number>")
    def act(number: int) -> AnyResponse:
        tap = _tap()
        with runtime.desk() as desk:
            matter = desk.session.get(Matter, number) or abort(404)
            answer = tapped(desk, matter, tap, by=nurse().phone)
            note(desk, answer)
            whose = matter.patient_id
        runtime.wake.set()
        on_hers = request.form.get("back") == "patient"
        if isinstance(answer, Refused):
            return thread(whose, refused=answer) if on_hers else today(refused=answer)
        if on_hers:
            return to("inbox.patient", number=whose, _anchor="end" if tap.what == "say" else None)
        return to("inbox.today", _anchor=_then())

    @pages.post("/patients/<int(max=2147483647):number>")
    def write(number: int) -> AnyResponse:
        tap = Tap("say", typed(), "")
        with runtime.desk() as desk:
            patient = desk.session.get(Patient, number) or abort(404)
            answer = written(desk, patient, tap, by=nurse().phone)
            note(desk, answer)
        runtime.wake.set()
        if isinstance(answer, Refused):
            return thread(number, refused=answer)
        return to("inbox.patient", number=number, _anchor="end")

    @pages.post("/done")
    def done() -> AnyResponse:
        with runtime.desk() as desk:
            desk.lock("nurse")
            answer: str | Refused = Refused(ALARM_CAME)
            if request.form.get("seen") == ringing(board.emergencies(desk)):
                answer = carry_out(desk, Command("done"), by=nurse().phone)
            note(desk, answer)
        runtime.wake.set()
        if isinstance(answer, Refused):
            return today(refused=answer)
        return to("inbox.today", _anchor="taken")

    @pages.post("/undo")
    def take_back() -> AnyResponse:
        with runtime.desk() as desk:
            desk.lock("nurse")
            last = undo.last_action(desk)
            answer: str | Refused = Refused(UNDO_OTHER)
            # None is for carry_out to say: the ten minutes are over, or it is undone already.
            if last is None or request.form.get("action") == str(last.id):
                answer = carry_out(desk, Command("undo"), by=nurse().phone)
            note(desk, answer)
        runtime.wake.set()
        if isinstance(answer, Refused):
            return today(refused=answer)
        return page_of_ours(request.form.get("back", ""), besides="inbox.today")


def _then() -> str:
    """Where on the page she goes on: the next card, else the list."""
    asked = request.form.get("then", "")
    return asked if re.fullmatch(r"m\d{1,10}", asked, re.ASCII) else "waiting"


def _tap() -> Tap:
    what = request.form.get("what", "")
    if what not in BUTTONS:
        abort(400)
    picked = " or ".join(request.form.getlist("time"))
    return Tap(what, typed() or picked.replace("\x00", ""), request.form.get("seen", ""))


def tapped(desk: Desk, matter: Matter, tap: Tap, *, by: str) -> str | Refused:
    """Do what a button says if all is still as she saw it; the sentence she is answered."""
    desk.lock("nurse")
    file = bookings.open_file(desk, matter)
    named = matters.named(desk, matter.letter)
    if named is None or named.id != matter.id or tap.seen != stamp(desk, matter):
        return Refused(CHANGED.format(now=stands(desk, file)), matter.id or 0, tap)
    trouble = _trouble_with(tap, matter.letter)
    if trouble:
        return Refused(trouble, matter.id or 0, tap)
    words = " ".join(tap.words.casefold().split()) if tap.what == "offer" else tap.words
    answer = carry_out(desk, Command(tap.what, matter.letter, words), by=by)
    return _on_the_page(answer, matter, file.name)


def written(desk: Desk, patient: Patient, tap: Tap, *, by: str) -> str | Refused:
    """Pass her words on to a patient, of whom nothing need wait."""
    desk.lock("nurse")
    trouble = _trouble_with(tap, "")
    if trouble:
        return Refused(trouble, 0, tap)
    matter = matters.latest_of(desk, patient)
    if matter is None:
        matter = matters.open_matter(desk, Topic.PERSON, patient)
        matters.settle(desk, matter, "you wrote to her")
    answer = carry_out(desk, Command("say", matter.letter, tap.words), by=by)
    return _on_the_page(answer, matter, bookings.open_file(desk, matter).name)


def _on_the_page(answer: str, matter: Matter, name: str) -> str:
    """What her texts would be answered, without a command where a button stands."""
    texted = wording.PASSED_ON.format(name=name, letter=matter.letter)
    return answer.replace(texted, SENT.format(name=name))


def _trouble_with(tap: Tap, letter: str) -> str:
    """Why these words cannot go with this command."""
    if tap.what == "offer" and not commands.is_time(tap.words):
        return wording.NO_TIME.format(letter=letter)
    if tap.what == "say" and not tap.words:
        return NO_WORDS
    if len(tap.words) > MOST_WORDS:
        return TOO_LONG
    if tap.what == "say" and "sure" not in request.form:
        word = named_treatment(tap.words)
        return GIVES_AWAY.format(word=word) if word else ""
    return ""
