"""Calls: the nurse's phone rings for a patient who calls, and for an alarm until it is taken."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import literal, update
from sqlmodel import col, select

from smsbot.core.wording.nurse import SPOKEN_ALARM
from smsbot.db.engine import Database
from smsbot.db.models import Alarm, Call
from smsbot.gateways import Fault, SendError, SmsGateway
from smsbot.services.alarms import BACKUP_FROM
from smsbot.services.desk import Desk
from smsbot.settings import Settings

log = logging.getLogger(__name__)

ANSWERED = frozenset({"completed", "answered"})


# A patient calls


def rings_nurse(desk: Desk, caller: str) -> bool:
    """Should this call ring the nurse now: is she to be rung, and is it within her hours?"""
    settings = desk.settings
    if settings.calls != "forward" or settings.nurse_phone is None:
        return False
    if caller in (settings.nurse_phone, settings.phone):
        return False
    practice = desk.with_calendar()
    is_open = any(
        span.start <= desk.local < span.end for span in practice.open_spans(desk.local.date())
    )
    return is_open and not any(off.start <= desk.local < off.end for off in practice.away)


def begin(desk: Desk, sid: str) -> None:
    """Remember a call that is about to ring the nurse; the same call may come twice."""
    if _call(desk, sid) is None:
        desk.session.add(Call(sid=sid, came_at=desk.now))


def ask(desk: Desk, sid: str) -> None:
    """Somebody, or her voicemail, has picked up and is asked to press 1."""
    call = _call(desk, sid)
    if call is not None and call.asked_at is None:
        call.asked_at = desk.now
        desk.session.add(call)


def press(desk: Desk, sid: str) -> None:
    """She has pressed 1."""
    call = _call(desk, sid)
    if call is not None:
        call.pressed_at = desk.now
        desk.session.add(call)


def was_taken(desk: Desk, sid: str, *, status: str, bridged: bool) -> bool:
    """Did the nurse take this call? One that ended well counts, unless a 1 never came."""
    if status not in ANSWERED or not bridged:
        return False
    call = _call(desk, sid)
    return call is None or call.asked_at is None or call.pressed_at is not None


def came_at(desk: Desk, sid: str) -> datetime:
    """When a call came (UTC); now, for one that rang nobody."""
    call = _call(desk, sid)
    return call.came_at if call is not None else desk.now


def _call(desk: Desk, sid: str) -> Call | None:
    return desk.session.exec(select(Call).where(Call.sid == sid)).one_or_none()


# An alarm rings


def call_for_alarms(
    database: Database, settings: Settings, sms: SmsGateway, clock: Callable[[], datetime]
) -> None:
    """Let phones ring for alarms that have been texted since they last rang.

    One call tells of all of them: the texts say who it is. What the carrier surely did not take is
    tried again at the next look; the texts go their own way.
    """
    if database.first(_ANY, {}) is None:
        return
    with database.transaction() as session:
        now = clock()
        alarms = session.exec(_UNCALLED.with_for_update(skip_locked=True)).all()
        late = any(now - alarm.raised_at >= BACKUP_FROM for alarm in alarms)
        rung = {alarm.id: alarm.rings for alarm in alarms}
        for alarm in alarms:
            alarm.calls = alarm.rings
            session.add(alarm)
    phones = [settings.nurse_phone, settings.backup_phone if late else None] if rung else []
    for phone in dict.fromkeys(one for one in phones if one):
        try:
            sms.call(to=phone, words=SPOKEN_ALARM)
        except SendError as error:
            log.error("the call of an alarm was not taken: %s, code %s", error.fault, error.code)
            if error.fault is Fault.TRANSIENT:
                _call_again(database, rung)


def _call_again(database: Database, rung: dict[int | None, int]) -> None:
    """Let the next look try once more, unless somebody has taken the alarm."""
    again = update(Alarm).where(col(Alarm.id).in_(list(rung)), col(Alarm.acknowledged_at).is_(None))
    with database.transaction() as session:
        session.execute(again.values(calls=col(Alarm.rings) - 1))


_WAITS = (col(Alarm.acknowledged_at).is_(None), col(Alarm.calls) < col(Alarm.rings))
_ANY = select(literal(1)).select_from(Alarm).where(*_WAITS).limit(1)
_UNCALLED = select(Alarm).where(*_WAITS)
