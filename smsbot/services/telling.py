"""What the nurse hears at once, instead of in tomorrow's digest."""

from __future__ import annotations

from datetime import datetime, timedelta

from smsbot.core import sms
from smsbot.core.events import Kind, Language, Topic
from smsbot.core.wording import as_windows, nurse, times
from smsbot.core.wording.whose import is_another
from smsbot.db.models import Appointment, Matter, Patient, Request
from smsbot.services import matters, posting, visits
from smsbot.services.desk import Desk

BEFORE_IT_IS_URGENT = timedelta(hours=2)


def name_of(patient: Patient, request: Request | None = None) -> str:
    """What to call a patient before the nurse: her name, else her number."""
    if request is not None and request.name:
        return whose(patient, request.name)
    return patient.name or sms.spoken(patient.phone)


def whose(patient: Patient, name: str) -> str:
    """Whose visit it is, with who texts about it where that is somebody else."""
    texter = texted_by(patient, name)
    return nurse.TEXTED_BY.format(name=name, texter=texter) if texter else name


def texted_by(patient: Patient, name: str) -> str | None:
    """Who texts about a visit of this person, if that is another."""
    return patient.name if is_another(name, patient.name) else None


def name_of_visit(desk: Desk, visit: Appointment) -> str:
    """Whose visit it is, as the nurse sees it."""
    return whose(desk.patient_by(visit.patient_id), visit.name)


def name_in(desk: Desk, patient: Patient, matter: Matter) -> str:
    """What to call a patient in a matter: whose visit it names, where it is about one."""
    visit = desk.session.get(Appointment, matter.appointment_id) if matter.appointment_id else None
    return whose(patient, visit.name) if visit is not None else name_of(patient)


def wish(desk: Desk, request: Request) -> str:
    """What a request asks for, in words."""
    return times.preference(as_windows(request.windows), request.flags, Language.EN, desk.practice)


def visit_time(desk: Desk, visit: Appointment) -> str:
    """When a visit is, in words."""
    return times.moment(desk.practice.local(visit.starts_at), Language.EN)


def topic(desk: Desk, matter: Matter) -> str:
    """What a matter is, in words; with the time of the visit where it is about that."""
    visit = desk.session.get(Appointment, matter.appointment_id) if matter.appointment_id else None
    said = nurse.TOPICS[matter.topic]
    if visit is None or matter.topic not in nurse.WITH_ITS_TIME:
        return said
    if matter.topic is Topic.CANCELLED and visits.was_called_off_late(visit):
        said = nurse.CALLED_OFF_LATE
    return nurse.WITH_ITS_TIME[matter.topic].format(topic=said, when=visit_time(desk, visit))


def next_digest_at(desk: Desk) -> datetime:
    """When the next digest leaves (UTC)."""
    today = datetime.combine(desk.local.date(), desk.settings.digest_time)
    if today <= desk.local:
        today += timedelta(days=1)
    return desk.practice.instant(today)


def request_came(desk: Desk, patient: Patient, request: Request) -> None:
    """A request whose first window opens before the next digest plus two hours cannot wait."""
    if request.first_at is None or _is_open_ended(request):
        return
    if request.first_at >= next_digest_at(desk) + BEFORE_IT_IS_URGENT:
        return
    at = posting.waking(desk)
    if at >= request.first_at:
        at = desk.now
    assert request.id is not None
    matter = matters.of_request(desk, request.id)
    assert matter is not None
    body = nurse.URGENT.format(
        letter=matter.letter, name=name_of(patient, request), when=wish(desk, request),
        rule=nurse.RULE.format(rule=request.rule) if request.rule else "",
        words=nurse.quoted(request.words, most=80),
    )  # fmt: skip
    posting.tell_nurse(desk, body, Kind.NOTICE, at=at, patient_id=patient.id)
    request.told_at = desk.now
    desk.session.add(request)


def _is_open_ended(request: Request) -> bool:
    return bool({"flexible", "soonest"} & set(request.flags))


def accepted(
    desk: Desk, patient: Patient, visit: Appointment, *, moved: bool, waited: bool = False
) -> None:
    """She took an offered time, or one that came free while she `waited`."""
    form = nurse.ACCEPTED_WAITING if waited else nurse.ACCEPTED
    body = form.format(name=whose(patient, visit.name), when=visit_time(desk, visit))
    posting.tell_nurse(desk, body, Kind.NOTICE, at=posting.waking(desk), patient_id=patient.id)


def booked_by_itself(desk: Desk, patient: Patient, visit: Appointment) -> None:
    """With AUTO_CONFIRM the nurse hears at once when it is today or tomorrow."""
    ahead = desk.practice.local(visit.starts_at).date() - desk.local.date()
    if ahead <= timedelta(days=1):
        name = whose(patient, visit.name)
        body = nurse.BOOKED_ITSELF.format(name=name, when=visit_time(desk, visit))
        posting.tell_nurse(desk, body, Kind.NOTICE, patient_id=patient.id)


def at_once(
    desk: Desk, patient: Patient, matter: Matter, words: str, *, key: str | None = None
) -> None:
    """Something of hers that should not wait for the digest; once only when it has a key."""
    body = nurse.AT_ONCE.format(
        letter=matter.letter, name=name_in(desk, patient, matter),
        phone=sms.spoken(patient.phone), topic=topic(desk, matter),
        words=nurse.quoted(words),
    )  # fmt: skip
    urgent = matter.topic in (Topic.EMERGENCY, Topic.LATE)
    at = desk.now if urgent else posting.waking(desk)
    posting.tell_nurse(desk, body, Kind.NOTICE, at=at, key=key, patient_id=patient.id)
