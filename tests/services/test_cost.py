"""What a text, a receipt and an idle pass may ask of the database, so that it does not creep up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from fakes import FakeClock, FakeSms, Post, texted
from sqlalchemy import event

from smsbot.db.engine import Database
from smsbot.runtime import Runtime
from smsbot.simulator import Simulator

READ_FROM_ONE_END = (
    "FROM nurse_actions ORDER BY nurse_actions.id DESC LIMIT",  # the last thing she did
    "FROM messages ORDER BY messages.id LIMIT",  # when the practice began
)
TABLES = {"messages", "earlier", "patients", "appointments", "requests", "matters", "emails"}
"""Tables that grow with every patient; "earlier" are messages too."""


@contextmanager
def listening(database: Database, heard: Callable[..., object]) -> Iterator[None]:
    event.listen(database.engine, "before_cursor_execute", heard)
    try:
        yield
    finally:
        event.remove(database.engine, "before_cursor_execute", heard)


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements of the block, each BEGIN among them."""
    asked: list[str] = []
    with listening(database, lambda _connection, _cursor, said, *_: asked.append(said)):
        yield asked


def test_a_text_its_answer_and_the_receipt_take_few_statements(
    twilio: Post, runtime: Runtime, sms: FakeSms
) -> None:
    twilio("/twilio/sms", texted("hi im maria lopez can i come in thurs after 3"))
    runtime.outbox.deliver_due()
    sent = len(sms.sent)
    with counted(runtime.database) as asked_in:
        twilio("/twilio/sms", texted("do you take insurance?", sid="SM2"))
    with counted(runtime.database) as asked_out:
        runtime.outbox.deliver_due()
    assert len(sms.sent) == sent + 1
    receipt = {"MessageSid": sms.sent[-1].sid, "MessageStatus": "delivered"}
    with counted(runtime.database) as asked_of_receipt:
        twilio(f"/twilio/status?message={sms.sent[-1].message_id}", receipt)
    assert len(asked_in) <= 28
    assert len(asked_out) <= 16
    assert len(asked_of_receipt) <= 3


def test_a_pass_that_finds_nothing_asks_little_and_takes_no_lock(
    runtime: Runtime, clock: FakeClock
) -> None:
    runtime.pass_once()
    runtime.pass_once()
    clock.move(timedelta(seconds=3))
    with counted(runtime.database) as asked:
        runtime.pass_once()
    assert len(asked) <= 27
    assert "BEGIN IMMEDIATE" not in asked


def test_no_question_reads_a_whole_table() -> None:
    # Without statistics SQLite's plans do not depend on how many rows there are.
    simulator = Simulator(now=datetime(2026, 12, 1, 17, 0, tzinfo=UTC))
    plans: dict[str, list[str]] = {}

    def explain(connection, _cursor, said, given, _context, many) -> None:  # type: ignore[no-untyped-def]
        if said.startswith(("SELECT", "UPDATE", "DELETE")) and said not in plans:
            raw = connection.connection.driver_connection
            steps = raw.execute(f"EXPLAIN QUERY PLAN {said}", given[0] if many else given)
            plans[said] = [step[3] for step in steps]

    with listening(simulator.database, explain):
        live(simulator)
    whole = [
        said
        for said, steps in plans.items()
        if any(reads_all(step) for step in steps)
        and not any(fragment in " ".join(said.split()) for fragment in READ_FROM_ONE_END)
    ]
    assert len(plans) > 80
    assert whole == []


def reads_all(step: str) -> bool:
    """Does a step of a plan read every row of a table that grows, or every agreed visit?"""
    scans = step.startswith("SCAN ") and step.split()[1] in TABLES
    return scans or step.endswith("ix_appointments_time (status=?)")


def live(practice: Simulator) -> None:
    """Some days of a practice in which most things happen once."""
    practice.patient_texts("hi im maria lopez can i come in thurs after 3")
    practice.patient_texts("yes")
    practice.nurse_texts("list")
    practice.nurse_texts("A thu 3pm")
    practice.patient_texts("ok")
    practice.patient_texts("can i move it to fri 10am")
    practice.patient_texts("yes")
    practice.nurse_texts("A ok")
    practice.nurse_texts("undo")
    practice.nurse_texts("A ok")
    practice.patient_texts("i cant breathe", phone="+16025550102")
    practice.advance(by=timedelta(hours=1))
    practice.nurse_texts("done")
    practice.patient_texts("STOP", phone="+16025550103")
    practice.patient_texts("im joe smith, fri 2pm", phone="+16025550104")
    practice.patient_texts("yes", phone="+16025550104")
    practice.nurse_texts("book 6025550105 Ann Bell fri 11am")
    practice.nurse_texts("off dec 24-26")
    practice.nurse_texts("ok all")
    practice.patient_calls(phone="+16025550106")
    practice.patient_texts("cancel my appointment", phone="+16025550105")
    practice.patient_texts("yes", phone="+16025550105")
    practice.nurse_texts("week")
    practice.advance(by=timedelta(days=9))
