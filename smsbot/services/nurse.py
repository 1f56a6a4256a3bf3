"""What the nurse texts from her own phone, and what she is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlmodel import col, select

from smsbot.core.events import CARRIER_WORDS, Carrier, Kind, Language, Topic
from smsbot.core.understanding import Asked, Slot, read
from smsbot.core.wording import nurse, times
from smsbot.db.models import Alarm, AppointmentStatus, Audience, Message, NurseAction, Patient
from smsbot.services import (
    alarms,
    bookings,
    digest,
    flooding,
    mail,
    matters,
    posting,
    time_off,
    undo,
    visits,
)
from smsbot.services.bookings import File
from smsbot.services.commands import Command, parse
from smsbot.services.desk import Desk
from smsbot.services.digest_words import as_text
from smsbot.services.telling import name_of, texted_by, topic, visit_time, whose

KINDS = {
    "ok": "confirm", "offer": "offer", "no": "decline", "no_yes": "cancel", "call": "call",
    "say": "words", "bot": "bot", "noshow": "noshow", "ok_all": "confirm", "book": "book",
    "off": "off", "busy": "off", "on": "on", "done": "done",
}  # fmt: skip
"""The kind of action that each command is, for the record and for undoing it."""


CAME_LATE = timedelta(minutes=2)
"""A command that reaches us later than this may not mean what stands now."""


def receive(desk: Desk, message: Message) -> None:
    """Carry out what she texted and answer her own phone; the answer names what was done."""
    text = message.body or ""
    if text.strip().casefold() in CARRIER_WORDS[Carrier.STOP] or message.carrier == Carrier.STOP:
        mail.nurse_opted_out(desk)
        return
    desk.lock("nurse")
    command = parse(text)
    if flooding.is_one_too_many(desk, message, flooding.OF_THE_NURSE):
        _while_flooded(desk, message, command)
        return
    if desk.now - message.created_at > CAME_LATE:
        # "done" must not take alarms that she has not seen, nor "undo" what came after it.
        posting.tell_nurse(desk, _late(desk, message), Kind.RECEIPT, audience=message.audience)
        return
    if message.audience is Audience.BACKUP and (command is None or command.what != "done"):
        answer = "Text done to say that you have the emergency."
    elif command is None:
        answer = f"{nurse.NOT_UNDERSTOOD} {nurse.HELP}"
    else:
        answer = carry_out(desk, command, by=message.phone)
    posting.tell_nurse(desk, answer, Kind.RECEIPT, audience=message.audience)


def _while_flooded(desk: Desk, message: Message, command: Command | None) -> None:
    """Somebody texts without end as the nurse: only `done` is done, which is said once an hour."""
    if command is not None and command.what == "done":
        answer = carry_out(desk, command, by=message.phone)
        if answer != nurse.DONE_NOTHING:
            posting.tell_nurse(desk, answer, Kind.RECEIPT, audience=message.audience)
        return
    posting.tell_nurse(
        desk, nurse.TOO_MANY.format(link=f"{desk.settings.public_url or ''}/inbox"), Kind.RECEIPT,
        audience=message.audience, key=f"flood:{message.audience}:{desk.now:%Y-%m-%dT%H}",
    )  # fmt: skip


def _late(desk: Desk, message: Message) -> str:
    when = times.moment(desk.practice.local(message.created_at), Language.EN)
    return nurse.CAME_LATE.format(when=when, words=nurse.quoted(message.body or ""))


def carry_out(desk: Desk, command: Command, *, by: str) -> str:
    """Do what a command says; what was done, in a sentence."""
    match command.what:
        case "help":
            return nurse.HELP
        case "list":
            return as_text(digest.compose(desk))
        case "today":
            return digest.days(desk, 1)
        case "week":
            return digest.days(desk, 7)
        case "undo":
            return _undo(desk)
        case _:
            pass
    with undo.recorded(desk, kind=KINDS[command.what], by=by, summary="") as action:
        answer = _act(desk, command, action, by=by)
        action.summary = answer.splitlines()[0].split(".")[0]
    return answer


def _act(desk: Desk, command: Command, action: NurseAction, *, by: str) -> str:
    match command.what:
        case "ok_all":
            return bookings.ok_all(desk)
        case "done":
            return _done(desk, alarms.acknowledge(desk, by=by))
        case "book":
            return bookings.book(desk, command.phone, command.name, _slots(desk, command.words))
        case "off" | "busy" | "on":
            return _time_off(desk, command)
        case _:
            return _about(desk, command, action)


def _done(desk: Desk, patients: Sequence[Patient]) -> str:
    """Whose alarms were taken; that the bot stays quiet there, until when, and who comes next."""
    if not patients:
        return nurse.DONE_NOTHING
    answer = nurse.DONE.format(names=", ".join(name_of(patient) for patient in patients))
    still_open = set(desk.session.exec(_STILL_OPEN))
    quiet = [one for one in patients if one.opted_out_at is None and one.id in still_open]
    found = (matters.latest_of(desk, patient, rather=Topic.EMERGENCY) for patient in quiet)
    letters = ", ".join(f"{matter.letter} bot" for matter in found if matter is not None)
    if letters:
        answer += nurse.QUIET.format(whom="her" if len(quiet) == 1 else "them", letters=letters)
    for patient in quiet:
        visit = visits.next_of(desk, patient)
        if visit is not None:
            is_plain = len(quiet) == 1 and texted_by(patient, visit.name) is None
            of = "" if is_plain else f" of {whose(patient, visit.name)}"
            answer += nurse.NEXT_VISIT.format(of=of, when=visit_time(desk, visit))
    return answer


def _slots(desk: Desk, words: str) -> tuple[Slot, ...]:
    """The times in a command's words; a bare number is read as an hour."""
    return read(words, practice=desk.practice, now=desk.local, asked=Asked.TIME).slots


def _time_off(desk: Desk, command: Command) -> str:
    windows = time_off.windows_of(_slots(desk, command.words))
    if not windows:
        return "I need a day: off dec 24-26, busy thu 1-3pm, on dec 24."
    if command.what == "on":
        return time_off.take_back(desk, windows)
    return time_off.enter(desk, windows, command.words)


def _about(desk: Desk, command: Command, action: NurseAction) -> str:
    """A command about what a letter names."""
    matter = matters.named(desk, command.letter)
    if matter is None:
        return nurse.NO_SUCH_LETTER.format(letter=command.letter)
    file = bookings.open_file(desk, matter)
    whose: dict[str, Callable[[], str]] = {
        "call": lambda: bookings.call(desk, file),
        "say": lambda: bookings.say(desk, file, command.words),
        "bot": lambda: bookings.hand_back(desk, file),
        "noshow": lambda: bookings.no_show(desk, file),
    }
    if command.what in whose:
        return whose[command.what]()
    is_visit = file.visit is not None and file.visit.status is AppointmentStatus.CONFIRMED
    if file.request is not None and not (is_visit and command.what == "no_yes"):
        return _about_request(desk, command, file)
    if is_visit:
        return _about_visit(desk, command, file, action)
    request = matters.open_request_of(desk, file.patient)
    if request is not None:
        # Her habit is "A ok"; on a question of somebody whose request waits it would settle
        # the wrong thing in silence.
        return nurse.REQUEST_IS.format(
            letter=matter.letter, name=file.name, topic=topic(desk, matter),
            request=request.letter,
        )  # fmt: skip
    if command.what == "ok" and matter.topic is not Topic.REQUEST:
        matters.settle(desk, matter, "seen by the nurse")
        return f"Off the list: {file.name} ({topic(desk, matter)})."
    return nurse.NOT_A_REQUEST.format(
        letter=matter.letter, name=file.name, topic=matter.settled_how or matter.topic.value
    )


def _about_request(desk: Desk, command: Command, file: File) -> str:
    match command.what:
        case "ok":
            return bookings.confirm(desk, file)
        case "no" | "no_yes":
            return bookings.decline(desk, file)
        case _:
            slots = _slots(desk, command.words)
            return bookings.offer(desk, file, slots)


def _about_visit(desk: Desk, command: Command, file: File, action: NurseAction) -> str:
    """An agreed visit: `no` asks back before anything is called off."""
    assert file.visit is not None
    when = visit_time(desk, file.visit)
    match command.what:
        case "ok":
            if file.matter.settled_at is None:
                matters.settle(desk, file.matter, "seen by the nurse")
            return f"{file.name} is booked {when}."
        case "no":
            return nurse.ASK_CANCEL.format(name=file.name, when=when, letter=file.matter.letter)
        case "no_yes":
            return bookings.cancel(desk, file)
        case _:
            return bookings.offer(desk, file, _slots(desk, command.words))


def _undo(desk: Desk) -> str:
    action = undo.last_action(desk)
    if action is None:
        return nurse.UNDO_NOTHING
    try:
        told = undo.undo(desk, action)
    except undo.TooLateError:
        return nurse.UNDO_CHANGED.format(summary=action.summary)
    names = ", ".join(name_of(patient) for patient in told)
    also = f". {names} had been texted and is sent a correction." if names else "."
    return nurse.UNDONE.format(summary=action.summary, told=also)


# The question, put together once: doing so takes longer than asking it.

_STILL_OPEN = select(Alarm.patient_id).where(col(Alarm.let_go_at).is_(None))
