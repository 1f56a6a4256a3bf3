"""What is kept about patients, handed out."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from fakes import PATIENT, FakeClock
from sqlmodel import select

from smsbot.core.events import RequestStatus
from smsbot.db.models import Appointment, AppointmentStatus, Request
from smsbot.runtime import Runtime
from smsbot.services import inbound, records

OTHER = "+16025550102"
ARRAYS = ("patients", "requests", "appointments", "messages", "consent")


def text_in(runtime: Runtime, phone: str, body: str) -> None:
    with runtime.desk() as desk:
        inbound.store_text(desk, inbound.Incoming(sid=f"SM{phone}{body}", phone=phone, body=body))
    inbound.handle_waiting(runtime.database, runtime.settings, runtime.clock)


def exported(runtime: Runtime, phone: str | None = None) -> dict[str, Any]:
    with runtime.reading() as desk:
        found: dict[str, Any] = json.loads(json.dumps(records.export(desk, phone=phone)))
        return found


def book(runtime: Runtime) -> None:
    with runtime.desk() as desk:
        patient = desk.patient_for(PATIENT)
        assert patient.id is not None
        request = Request(
            patient_id=patient.id, name="Maria Lopez", status=RequestStatus.CONFIRMED,
            windows=[["2026-12-03T15:00", "2026-12-03T15:30"]], words="thurs at 3",
            created_at=desk.now,
        )  # fmt: skip
        desk.session.add(request)
        desk.session.flush()
        desk.session.add(
            Appointment(
                patient_id=patient.id, request_id=request.id, name="Maria Lopez",
                starts_at=datetime(2026, 12, 3, 22, tzinfo=UTC),
                ends_at=datetime(2026, 12, 3, 22, 30, tzinfo=UTC),
                status=AppointmentStatus.CONFIRMED, agreed_by="nurse",
                created_at=desk.now, changed_at=desk.now,
            )
        )  # fmt: skip


def test_an_empty_practice_exports_empty_arrays(runtime: Runtime) -> None:
    found = exported(runtime)
    assert found["schema_version"] == 1
    assert all(found[name] == [] for name in ARRAYS)


def test_times_carry_the_practices_offset(runtime: Runtime) -> None:
    book(runtime)
    found = exported(runtime)
    assert found["exported_at"] == "2026-12-01T10:15:00-07:00"
    (visit,), (request,) = found["appointments"], found["requests"]
    assert visit["starts_at"] == "2026-12-03T15:00:00-07:00"
    assert visit["status"] == "confirmed"
    assert request["windows"] == [["2026-12-03T15:00:00-07:00", "2026-12-03T15:30:00-07:00"]]
    assert request["status"] == "confirmed"
    assert visit["request_id"] == request["id"]


def test_texts_both_ways_and_consent_are_in_it(runtime: Runtime) -> None:
    text_in(runtime, PATIENT, "hi im maria lopez")
    found = exported(runtime)
    assert [patient["phone"] for patient in found["patients"]] == [PATIENT]
    first, *others = found["messages"]
    assert (first["direction"], first["body"]) == ("inbound", "hi im maria lopez")
    assert first["created_at"] == "2026-12-01T10:15:00-07:00"
    assert {message["direction"] for message in others} == {"outbound"}
    assert [(line["kind"], line["message_id"]) for line in found["consent"]] == [
        ("wrote_first", first["id"])
    ]


def test_one_phone_brings_only_what_is_hers(runtime: Runtime) -> None:
    text_in(runtime, PATIENT, "hi im maria lopez")
    text_in(runtime, OTHER, "STOP.")
    found = exported(runtime, OTHER)
    (patient,) = found["patients"]
    assert (patient["phone"], patient["opted_out"]) == (OTHER, True)
    assert {message["phone"] for message in found["messages"]} == {OTHER}
    assert {line["phone"] for line in found["consent"]} == {OTHER}


def test_an_unknown_phone_has_nothing(runtime: Runtime, clock: FakeClock) -> None:
    text_in(runtime, PATIENT, "hi")
    assert all(exported(runtime, "+16025550109")[name] == [] for name in ARRAYS)


def test_a_visit_that_she_called_off_within_a_day_is_marked(runtime: Runtime) -> None:
    book(runtime)
    marked = []
    for by, hours in (("patient", 24), ("patient", 23), ("nurse", 23)):
        with runtime.desk() as desk:
            visit = desk.session.exec(select(Appointment)).one()
            visit.cancelled_at = visit.starts_at - timedelta(hours=hours)
            visit.cancelled_by = by
            desk.session.add(visit)
        marked += [visit["cancelled_late"] for visit in exported(runtime)["appointments"]]
    assert marked == [False, True, False]
