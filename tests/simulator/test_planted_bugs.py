"""The simulator earns its trust: bugs that are planted in the product are caught by it.

Each is the kind of mistake that reminder systems in the field make.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from smsbot.core import reminders
from smsbot.core.events import Kind
from smsbot.db.models import Message, MessageStatus
from smsbot.services import desk, inbound, leaving, posting, receipts, undo, visits
from smsbot.services.outbox import Outbox
from smsbot.simulator.faults import Faults
from smsbot.simulator.years import simulate

TRIES = 6
LENGTH, A_WEEK = timedelta(days=21), timedelta(days=7)

Plant = Callable[[pytest.MonkeyPatch], None]


@pytest.fixture(autouse=True)
def _quietly() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def no_unique_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that comes twice is stored and handled twice."""
    store = inbound.store_text

    def twice(at: Any, text: Any) -> Any:
        known = select(Message.id).where(Message.sid == text.sid)
        if at.session.exec(known).first() is not None:
            text = dataclasses.replace(text, sid=f"{text.sid}-again")
        return store(at, text)

    monkeypatch.setattr(inbound, "store_text", twice)


def no_second_look_at_opt_outs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was queued before STOP, or by the nurse after it, leaves."""
    why_not = leaving._why_not

    def blind(at: Any, message: Any, patient: Any) -> str | None:
        reason = why_not(at, message, patient)
        return None if reason == "opted out" else reason

    monkeypatch.setattr(leaving, "_why_not", blind)
    monkeypatch.setattr(posting, "drop", lambda *_args, **_kwargs: None)


def blind_resend(monkeypatch: pytest.MonkeyPatch) -> None:
    """What may have left is simply sent again."""

    def again(self: Outbox, message_id: int, *_args: object) -> None:
        with self.database.transaction() as session:
            message = session.get(Message, message_id)
            assert message is not None
            message.status, message.reason = MessageStatus.QUEUED, None
            session.add(message)

    monkeypatch.setattr(Outbox, "_look_up", again)


def reminders_survive_a_move(monkeypatch: pytest.MonkeyPatch) -> None:
    """The old reminders of a moved visit are neither dropped nor looked at again."""
    drop = posting.drop

    def spare(at: Any, reason: str, **which: Any) -> None:
        if reason != "the visit was moved":
            drop(at, reason, **which)

    monkeypatch.setattr(visits.posting, "drop", spare)
    monkeypatch.setattr(leaving, "_reminder_why_not", lambda *_: None)


def naive_local_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quiet hours are judged by UTC, as a server's clock shows them."""
    out_of_quiet = reminders.out_of_quiet

    def by_utc(at: datetime, _zones: object, quiet: Any, **more: Any) -> datetime:
        return out_of_quiet(at, (UTC,), quiet, **more)  # type: ignore[arg-type]

    for module in (posting, leaving, reminders):
        if hasattr(module, "out_of_quiet"):
            monkeypatch.setattr(module, "out_of_quiet", by_utc)


def claim_without_condition(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that another process has in hand is claimed again."""

    def grab(self: Outbox) -> int | None:
        now = self.clock()
        with self.database.transaction() as session:
            waiting = [MessageStatus.QUEUED, MessageStatus.SENDING]
            due = select(Message).where(
                col(Message.status).in_(waiting), col(Message.send_after) <= now
            )
            message = session.exec(due.order_by(col(Message.id)).limit(1)).first()
            if message is None:
                return None
            message.status, message.attempted_at = MessageStatus.SENDING, now
            session.add(message)
            return message.id

    monkeypatch.setattr(Outbox, "_claim", grab)


def a_receipt_goes_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last receipt that comes is believed, whatever is known already."""
    # Nothing is less than or equal to what is not a number: every status outranks every other.
    monkeypatch.setattr(receipts, "RANK", dict.fromkeys(MessageStatus, float("nan")))


def undo_forgets_the_patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the nurse takes back is taken back in the books, and the patient is told nothing."""
    monkeypatch.setattr(undo, "TELLS", frozenset())


def what_is_held_for_her_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time that is held for her while she thinks about it counts against herself."""
    as_open = desk.as_open

    def unheld(row: Any, at: Any) -> Any:
        request = as_open(row, at)
        return dataclasses.replace(request, offers=()) if request.waits else request

    monkeypatch.setattr(desk, "as_open", unheld)


def loses(kind: Kind, reason: str) -> Plant:
    """Texts of a kind are dropped as they are about to leave, for a reason that sounds good."""

    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        why_not = leaving._why_not

        def says_so(desk: Any, message: Any, patient: Any) -> str | None:
            return reason if message.kind is kind else why_not(desk, message, patient)

        monkeypatch.setattr(leaving, "_why_not", says_so)

    plant.__name__ = f"loses_{kind.name.lower()}"
    plant.__doc__ = f"Each {kind.value} is dropped: {reason}."
    return plant


def forgets(kind: Kind) -> Plant:
    """Texts of a kind never come into the outbox."""

    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        post = posting.post

        def forget(
            desk: Any, patient: Any, wording: str, what: Kind, *more: Any, **how: Any
        ) -> Any:
            return None if what is kind else post(desk, patient, wording, what, *more, **how)

        monkeypatch.setattr(posting, "post", forget)

    plant.__name__ = f"forgets_{kind.name.lower()}"
    plant.__doc__ = f"No {kind.value} is ever queued."
    return plant


def the_nurse_hears_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the nurse commands is done, and she is told nothing."""
    tell = posting.tell_nurse

    def forget(at: Any, body: str, kind: Kind, **how: Any) -> Any:
        return None if kind is Kind.RECEIPT else tell(at, body, kind, **how)

    monkeypatch.setattr(posting, "tell_nurse", forget)


def an_early_failure_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """What our call returns overwrites the receipt that came before: it has failed already."""
    note_status = receipts.note_status

    def blind(desk: Any, message: Any, news: Any) -> None:
        failed, message.failed_sids = message.failed_sids, []
        note_status(desk, message, news)
        message.failed_sids = [*failed, *message.failed_sids]

    monkeypatch.setattr(receipts, "note_status", blind)


BUGS: dict[Plant, set[str]] = {
    no_unique_key: {"nobody is told the same twice"},
    # What is not dropped after STOP, a move or an alarm may as well be a thank-you or a nudge.
    no_second_look_at_opt_outs: {
        "nothing after STOP", "no stale follow-up", "a dead visit has no reminder waiting",
        "reminders wait while an alarm is open",
    },
    blind_resend: {"each text leaves once"},
    reminders_survive_a_move: {"no reminder of a moved visit", "no stale follow-up"},
    naive_local_time: {"quiet hours"},
    claim_without_condition: {"each text leaves once"},
    a_receipt_goes_down: {"a status only climbs"},
    what_is_held_for_her_is_taken: {"what is promised is kept"},
    undo_forgets_the_patient: {"what she was told of her visit is true"},
}  # fmt: skip
"""Each bug with the promise that it breaks."""

LOSSES: dict[Plant, set[str]] = {
    loses(Kind.REMINDER, "too close to the visit"): {"every visit has its reminder"},
    loses(Kind.FOLLOW_UP, "opted out"): {"every visit has its follow-up"},
    loses(Kind.ANSWER, "said again since"): {"every text leads to something"},
    loses(Kind.EMERGENCY, "opted out"): {"what is to leave leaves"},
    loses(Kind.CONFIRMATION, "the visit was called off"): {"what is to leave leaves"},
    loses(Kind.OPT_OUT, "opted out"): {"what is to leave leaves"},
    forgets(Kind.REMINDER): {"every visit has its reminder"},
    forgets(Kind.EMERGENCY): {"an emergency is answered"},
    an_early_failure_is_forgotten: {"what is said to have left has"},
    the_nurse_hears_nothing: {"each command is answered"},
}
"""Texts that are lost, and the promise that each loss breaks."""


@pytest.mark.parametrize("plant", BUGS, ids=lambda plant: plant.__name__)
def test_a_planted_bug_is_caught(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    _is_caught(plant, BUGS[plant], length=LENGTH)


@pytest.mark.parametrize("plant", LOSSES, ids=lambda plant: plant.__name__)
def test_a_lost_text_is_missed(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    _is_caught(plant, LOSSES[plant], length=A_WEEK)


def _is_caught(plant: Plant, promises: set[str], *, length: timedelta) -> None:
    for seed in range(1, TRIES + 1):
        outcome = simulate(seed=seed, faults=Faults.HEAVY, length=length)
        if outcome.broken is not None:
            assert outcome.broken.promise in promises
            return
    pytest.fail(f"{TRIES} storms did not notice: {plant.__doc__}")
