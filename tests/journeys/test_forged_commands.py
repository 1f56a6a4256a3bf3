"""Somebody texts as the nurse: each command is answered to her own phone, and can be undone."""

from datetime import timedelta

import pytest
from sqlmodel import select

from smsbot.db.models import (
    Alarm,
    Appointment,
    AppointmentStatus,
    Audience,
    Direction,
    Matter,
    Message,
    MessageStatus,
    Request,
    RequestStatus,
    TimeOff,
)
from smsbot.simulator import PATIENT
from tests.journeys.conftest import TUESDAY
from tests.journeys.test_booking import DAY, HOUR, booked
from tests.journeys.test_nurse import OTHER, requested

THIRD = "+16025550103"


def question(practice):
    practice.patient_texts("how much is it?")


def two_requests(practice):
    requested(practice)
    requested(practice, "fri at 10", "ann bell", OTHER)


def visited(practice):
    booked(practice)
    practice.advance(to=TUESDAY + 2 * DAY + 22 * HOUR)


def alarmed(practice):
    requested(practice)
    practice.patient_texts("i cant breathe")


def let_ring(practice):
    alarmed(practice)
    practice.nurse_texts("done")


def away(practice):
    practice.nurse_texts("off dec 2-4")


def nobody(practice):
    del practice


COMMANDS = [
    (requested, "A ok"),
    (requested, "A fri 10 or 11"),
    (requested, "A no"),
    (requested, "A call"),
    (requested, "A: come without makeup please"),
    (booked, "A fri 10"),
    (booked, "A no yes"),
    (booked, "A call"),
    (booked, "A: the door is round the corner"),
    (question, "A ok"),
    (question, "A: it depends"),
    (two_requests, "ok all"),
    (visited, "A noshow"),
    (alarmed, "done"),
    (let_ring, "A bot"),
    (nobody, "book 6025550103 Eva Cruz thu 3pm"),
    (nobody, "off dec 24-26"),
    (nobody, "busy thu 1-3pm"),
    (away, "on dec 3"),
]
ids = [f"{setup.__name__}: {command}" for setup, command in COMMANDS]


def standing(practice):
    """What the practice is about: who is booked, who waits, what rings, when the nurse is away."""
    stages = [practice.conversation(phone).stage for phone in (PATIENT, OTHER, THIRD)]
    with practice.database.reading() as session:

        def rows(*columns, where=True):
            return sorted(map(repr, session.exec(select(*columns).where(where)).all()))

        return {
            "stages": stages,
            "requests": rows(
                Request.id, Request.status, Request.offers,
                where=Request.status.in_([RequestStatus.REQUESTED, RequestStatus.OFFERED]),
            ),
            "visits": rows(
                Appointment.id, Appointment.starts_at,
                where=Appointment.status == AppointmentStatus.CONFIRMED,
            ),
            "waiting": rows(Matter.letter, Matter.topic, where=Matter.settled_at.is_(None)),
            "ringing": rows(Alarm.id, where=Alarm.acknowledged_at.is_(None)),
            "held": rows(Alarm.id, where=Alarm.let_go_at.is_(None)),
            "away": rows(TimeOff.starts_at, TimeOff.ends_at, where=TimeOff.removed_at.is_(None)),
            "to leave": rows(
                Message.kind, Message.phone, Message.appointment_id,
                where=(Message.status == MessageStatus.QUEUED)
                & (Message.audience == Audience.PATIENT)
                & Message.appointment_id.is_not(None),
            ),
        }  # fmt: skip


@pytest.mark.parametrize(("setup", "command"), COMMANDS, ids=ids)
def test_each_command_is_answered_to_her_own_phone_alone(practice, setup, command):
    setup(practice)
    before = len(practice.carrier.texts)
    (answer,) = practice.nurse_texts(command)
    receipts = [t for t in practice.carrier.texts[before:] if t.body == answer]
    assert [text.phone for text in receipts] == [practice.nurse]


@pytest.mark.parametrize(("setup", "command"), COMMANDS, ids=ids)
def test_each_command_can_be_undone(practice, setup, command):
    setup(practice)
    before = standing(practice)
    practice.nurse_texts(command)
    changed = standing(practice)
    practice.now += timedelta(minutes=9)
    (answer,) = practice.nurse_texts("undo")
    assert answer.startswith("Undone: ")
    assert standing(practice) == before
    assert changed != before or command.startswith(("A call", "A: the"))


@pytest.mark.parametrize(
    ("setup", "command"), [row for row in COMMANDS if row[0] is not nobody], ids=ids[:15] + ids[18:]
)
def test_who_was_texted_of_a_command_is_texted_a_correction(practice, setup, command):
    setup(practice)
    before = {phone: len(practice.seen_by(phone)) for phone in (PATIENT, OTHER)}
    practice.nurse_texts(command)
    told = {phone for phone in before if len(practice.seen_by(phone)) > before[phone]}
    practice.nurse_texts("undo")
    corrected = {
        phone for phone in before if practice.seen_by(phone)[-1:] and "correction" in
        practice.seen_by(phone)[-1]
    }  # fmt: skip
    assert corrected == told


def test_a_number_of_commands_is_undone_one_after_another(practice):
    two_requests(practice)
    before = standing(practice)
    for command in ("A ok", "B no", "off dec 24-26"):
        practice.nurse_texts(command)
    undone = [practice.nurse_texts("undo")[0] for _ in range(4)]
    assert [text.partition(":")[2].split()[0] for text in undone[:3]] == [
        "Off", "Declined", "Confirmed:",
    ]  # fmt: skip
    assert undone[3].startswith("There is nothing to undo")
    assert standing(practice) == before


def test_an_undone_alarm_rings_again(practice):
    alarmed(practice)
    practice.nurse_texts("done")
    practice.nurse_texts("undo")
    count = len(practice.seen_by(practice.nurse))
    practice.advance(by=timedelta(minutes=20))
    assert any("STILL OPEN" in text for text in practice.seen_by(practice.nurse)[count:])


def test_a_text_from_her_number_never_makes_a_patient_of_her(practice):
    practice.nurse_texts("hi im maria lopez, thu at 3 please")
    practice.nurse_texts("i cant breathe")
    with practice.database.reading() as session:
        assert session.exec(select(Request)).all() == session.exec(select(Alarm)).all() == []
        out = select(Message.phone).where(Message.direction == Direction.OUTBOUND)
        assert set(session.exec(out)) == {practice.nurse}


def test_a_visit_moved_again_after_an_undone_move_is_reminded_of(practice):
    booked(practice, "friday at 2")
    practice.patient_texts("can we move it to friday at 4pm")
    practice.patient_texts("yes")
    practice.nurse_texts("B ok")
    practice.nurse_texts("undo")
    practice.nurse_texts("B ok")
    seen = len(practice.seen_by(PATIENT))
    practice.advance(to=TUESDAY + 5 * DAY)
    told = practice.seen_by(PATIENT)[seen:]
    reminders = [text for text in told if "4:00 PM" in text]
    assert len(reminders) == 2
    assert sum("Thank you for coming in" in text for text in told) == 1


def test_and_so_is_one_whose_move_stays_undone(practice):
    booked(practice, "friday at 2")
    practice.patient_texts("can we move it to friday at 4pm")
    practice.patient_texts("yes")
    practice.nurse_texts("B ok")
    practice.nurse_texts("undo")
    practice.nurse_texts("B no")
    seen = len(practice.seen_by(PATIENT))
    practice.advance(to=TUESDAY + 5 * DAY)
    told = practice.seen_by(PATIENT)[seen:]
    assert sum("2:00 PM" in text for text in told) >= 2
    assert not any("4:00 PM" in text for text in told)
    assert sum("Thank you for coming in" in text for text in told) == 1


def test_what_is_confirmed_again_after_an_undo_is_told_again(practice):
    requested(practice)
    practice.nurse_texts("A ok")
    practice.nurse_texts("undo")
    told = practice.seen_by(PATIENT)[-1]
    assert "not booked after all" in told
    practice.nurse_texts("A ok")
    assert practice.seen_by(PATIENT)[-1].startswith("You're booked")
