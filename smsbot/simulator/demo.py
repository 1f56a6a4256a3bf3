"""The demo's two phones: a practice on a temporary database, and what a newcomer might try."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlmodel import col, select

from smsbot.core.events import Kind
from smsbot.db.models import Direction, Message
from smsbot.runtime import utc_now
from smsbot.settings import Settings
from smsbot.simulator.practice import PATIENT, Simulator
from smsbot.web.demo import DemoSnapshot, DemoText


class DemoPractice:
    """The demo's two phones: a simulator on a temporary database."""

    def __init__(self, settings: Settings, *, folder: str) -> None:
        # The link that signs in is part of the story.
        settings = replace(settings, secret_key=settings.secret_key or secrets.token_urlsafe(32))
        self._settings = settings
        self._moves = 0
        self.simulator = Simulator(
            settings,
            now=_a_weekday_morning(settings),
            database_url=f"sqlite:///{folder}/demo.db",
        )
        self.simulator.database.create_all()

    def snapshot(self) -> DemoSnapshot:
        """What is on both phones and on the clock."""
        simulator = self.simulator
        practice = self._settings.practice
        return DemoSnapshot(
            now_local=simulator.local,
            practice_name=practice.name,
            number=practice.phone,
            patient_phone=PATIENT,
            nurse_phone=simulator.nurse,
            patient=tuple(self._texts(PATIENT)),
            nurse=tuple(self._texts(simulator.nurse)),
            version=self._moves * 100_000 + len(simulator.carrier.texts),
            hint=self._hint(),
        )

    def _texts(self, phone: str) -> Iterator[DemoText]:
        for text in self.simulator.carrier.texts:
            if text.phone == phone:
                local = self._settings.practice.local(text.at)
                status = "from the carrier" if text.carrier else text.status
                yield DemoText(text.id, text.outgoing, text.body, local, status)

    def text_from_patient(self, body: str) -> None:
        """The patient texts the practice."""
        self.simulator.patient_texts(body)

    def text_from_nurse(self, body: str) -> None:
        """The nurse texts the practice from her own phone."""
        self.simulator.nurse_texts(body)

    def move_clock(self, step: str) -> None:
        """Let time pass: a while, to tomorrow morning, or to whatever is due next."""
        self._moves += 1
        simulator = self.simulator
        match step:
            case "10min":
                simulator.advance(by=timedelta(minutes=10))
            case "1h":
                simulator.advance(by=timedelta(hours=1))
            case "1day":
                simulator.advance(by=timedelta(days=1))
            case "tomorrow8":
                morning = datetime.combine(simulator.local.date(), time(8)) + timedelta(days=1)
                simulator.advance(to=self._settings.practice.instant(morning))
            case "next":
                simulator.advance(to=simulator.next_due())
            case _:
                raise ValueError(f"no such step: {step}")

    def reset(self) -> None:
        """Begin again with empty phones."""
        self._moves += 1
        self.simulator.forget_everything(now=_a_weekday_morning(self._settings))

    def _hint(self) -> str:
        """What a newcomer might try next; words in quotes light up their button."""
        simulator = self.simulator
        state = simulator.state()
        request = state["request"]
        status = request["status"] if isinstance(request, dict) else None
        patient, kinds = simulator.seen_by(PATIENT), self._kinds()
        if not patient:
            return 'Begin on the left: send "hi im maria lopez, can i come in thurs after 3".'
        if state["asks"] == "confirm":
            return 'The bot has read her back in full. Answer "yes".'
        if state["asks"] == "choice":
            return "The bot offers numbered times: answer with a number, or with other words."
        if status == "requested" and Kind.DIGEST not in kinds:
            return 'The request waits for the nurse. Press "Tomorrow 8 AM" for her daily digest.'
        if status == "requested":
            return 'Now you are the nurse, on the right: answer "A ok", or "A thu 10 or 11".'
        if status == "confirmed" and Kind.FOLLOW_UP not in kinds:
            return 'It is booked. Press "Next event" and watch digest, reminders and follow-up.'
        if Kind.FOLLOW_UP in kinds:
            return "That was the whole story. The last text links the article: open it."
        return "Write whatever a patient would write, in English or Spanish."

    def _kinds(self) -> set[Kind | None]:
        with self.simulator.database.reading() as session:
            sent = select(Message).where(
                Message.direction == Direction.OUTBOUND, col(Message.sent_at).is_not(None)
            )
            return {message.kind for message in session.exec(sent)}


def _a_weekday_morning(settings: Settings) -> datetime:
    """Ten o'clock on the Monday that begins the next week without a holiday in it (UTC)."""
    practice = settings.practice
    today = practice.local(utc_now()).date()
    monday: date = today + timedelta(days=(7 - today.weekday()) % 7 or 7)
    for _ in range(8):
        week = (monday + timedelta(days=n) for n in range(7))
        if all(practice.is_open(day) for day in week if day.weekday() in practice.hours):
            break
        monday += timedelta(days=7)
    return practice.instant(datetime.combine(monday, time(10)))
