"""The nurse's pages: what waits, who comes, what was texted; her buttons do what her texts do."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response as AnyResponse

from smsbot.runtime import Runtime
from smsbot.web.inbox.answers import add_answers
from smsbot.web.inbox.articles import add_articles
from smsbot.web.inbox.calendar import add_calendar
from smsbot.web.inbox.conversations import add_conversations, show_thread
from smsbot.web.inbox.frame import Refused
from smsbot.web.inbox.insights import add_insights
from smsbot.web.inbox.openings import add_openings
from smsbot.web.inbox.photos import add_photos
from smsbot.web.inbox.taps import add_taps
from smsbot.web.inbox.today import add_today, show_today
from smsbot.web.inbox.trail import add_trail
from smsbot.web.inbox.words import add_words
from smsbot.web.login import only_the_nurse


def inbox_pages(runtime: Runtime) -> Blueprint:
    """Everything below `/inbox` but the door."""
    pages = Blueprint("inbox", __name__, url_prefix="/inbox", template_folder="../templates")
    only_the_nurse(pages, runtime)

    def today(*, refused: Refused) -> AnyResponse:
        return show_today(runtime, refused=refused)

    def thread(number: int, *, refused: Refused) -> AnyResponse:
        return show_thread(runtime, number, refused=refused)

    add_today(pages, runtime)
    add_conversations(pages, runtime)
    add_openings(pages, runtime)
    add_photos(pages, runtime)
    add_calendar(pages, runtime)
    add_insights(pages, runtime)
    add_words(pages, runtime)
    add_articles(pages, runtime)
    add_answers(pages, runtime)
    add_trail(pages, runtime)
    add_taps(pages, runtime, today=today, thread=thread)
    return pages
