"""Today: what needs her, most urgent first, then who comes."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint
from werkzeug.wrappers import Response as AnyResponse

from smsbot.core.events import Language
from smsbot.core.wording import times
from smsbot.runtime import Runtime
from smsbot.services import board, telling
from smsbot.services.board import Board
from smsbot.services.desk import Desk
from smsbot.services.digest import Waiting
from smsbot.web.inbox.cards import Card, ringing, since, visit_card, waiting_card
from smsbot.web.inbox.frame import Refused, Top, rendered, top


@dataclass(frozen=True)
class NotSent:
    """A text that did not arrive, to whom, and why."""

    kind: str
    patient: int
    name: str
    phone: str
    why: str


@dataclass(frozen=True)
class Taken:
    """Somebody whose alarm was stopped a while ago, and her number to call."""

    patient: int
    name: str
    phone: str
    words: str
    since: str


@dataclass(frozen=True)
class Today:
    """What the first page shows.

    `for_them` are those whose answer to an offer is waited for, `in_line` the waiting list.
    """

    day: str
    top: Top
    waiting: tuple[Card, ...]
    for_them: tuple[Card, ...]
    in_line: tuple[Card, ...]
    alarms: str
    taken: tuple[Taken, ...]
    not_sent: tuple[NotSent, ...]
    today: tuple[Card, ...]
    yesterday: tuple[Card, ...]
    lately: tuple[str, ...]


def add_today(pages: Blueprint, runtime: Runtime) -> None:
    """Add the first page."""

    @pages.get("", strict_slashes=False)
    def today() -> AnyResponse:
        return show_today(runtime)


def show_today(runtime: Runtime, *, refused: Refused | None = None) -> AnyResponse:
    """The first page as things are now."""
    with runtime.reading() as desk:
        lying = board.gather(desk)
        shown = _shown(desk, lying) if lying else None
    if shown is None:
        with runtime.desk() as desk:
            desk.lock("nurse")  # Two pages at once must not give one visit two letters.
            board.name_visits(desk)
            lying = board.gather(desk)
            assert lying is not None
            shown = _shown(desk, lying)
    return rendered("inbox/today.html", shown, refused)


def _shown(desk: Desk, lying: Board) -> Today:
    histories = lying.histories
    cards = tuple(
        waiting_card(
            desk, one, histories.get(one.patient.id or 0), lying.choices.get(_request(one) or 0)
        )
        for one in lying.waiting
    )
    waiting = tuple(card for card in cards if not card.offered and not card.in_line)
    return Today(
        day=times.day(lying.date, Language.EN),
        top=top(desk),
        waiting=waiting,
        for_them=tuple(card for card in cards if card.offered),
        in_line=tuple(card for card in cards if card.in_line),
        alarms=ringing(lying.emergencies),
        taken=tuple(
            Taken(
                one.patient.id or 0, telling.name_of(one.patient), one.patient.phone, one.words,
                since(desk, one.alarm.acknowledged_at),
            )
            for one in lying.emergencies
            if one.alarm.acknowledged_at is not None
        ),
        not_sent=tuple(
            NotSent(
                one.kind.capitalize(), one.patient.id or 0, one.patient.name or "a patient",
                one.patient.phone, one.why,
            )
            for one in lying.not_sent
        ),
        today=tuple(visit_card(desk, v, histories.get(v.patient.id or 0)) for v in lying.today),
        yesterday=tuple(
            visit_card(desk, v, histories.get(v.patient.id or 0)) for v in lying.yesterday
        ),
        lately=() if cards else tuple(board.lately(desk)),
    )  # fmt: skip


def _request(one: Waiting) -> int | None:
    return one.request.id if one.request is not None else None
