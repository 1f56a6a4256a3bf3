"""A storm: patients book and are reminded while processes are killed; then it is counted.

What each patient must be texted stands in the stories, and what arrived is what the Twilio
double took. smsbot's own word is asked only for whether it is done.
"""

from __future__ import annotations

import itertools
import random
import re
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import requests
from fast_twilio import CALM, ROUGH, FastTwilio, Weather
from reminded import HEARS, Reminded
from running_smsbot import NURSE, Smsbot, free_port, port_of, wait_for
from sqlmodel import select
from stories import STORIES, Patient

from smsbot.db.engine import Database
from smsbot.db.models import Direction, Message, MessageStatus

TUESDAY = datetime(2026, 12, 1, 10, 15, tzinfo=ZoneInfo("America/Phoenix"))
RECEIVES_AGAIN = 0.1
"""How often a text that was answered comes on the fallback address all the same."""

LONGEST_PAUSE = 2.0
"""Seconds; a crowd that knocks on and on at a busy machine is never heard."""

MOST_ROUNDS = 15
SETTLED = frozenset(
    {
        MessageStatus.ACCEPTED, MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.DROPPED,
    }
)  # fmt: skip
NO_ANSWER = 0
NOTICE = r" may not have got a text about her visit Wed Dec 2 "
"""What the nurse is rightly told of a reminder that is unknown for minutes, as in long storms."""


@dataclass
class Tally:
    """What the double took beside what the stories say, and how hard it was."""

    expected: int = 0
    taken: int = 0
    lost: list[str] = field(default_factory=list)
    double: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    unsettled: list[str] = field(default_factory=list)
    reminders: int = 0
    reminders_taken: int = 0
    reminders_in_storm: int = 0
    reminders_lost: list[str] = field(default_factory=list)
    reminders_double: list[str] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    mishaps: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    ended: list[int] = field(default_factory=list)
    seconds: float = 0.0

    def wrong(self) -> list[str]:
        """Everything that must not be, in a word each; empty when all went well."""
        strange = set(self.answers) - {200, 503, NO_ANSWER}
        return [
            *(f"lost: {one}" for one in self.lost),
            *(f"double: {one}" for one in self.double),
            *(f"out of order: {one}" for one in self.disordered),
            *(f"unsettled: {one}" for one in self.unsettled),
            *(f"reminder lost: {one}" for one in self.reminders_lost),
            *(f"reminder double: {one}" for one in self.reminders_double),
            *(f"a webhook was answered {one}" for one in strange),
            *(f"ended with status {one}" for one in self.ended if one != 0),
        ]

    def table(self) -> str:
        """The figures, one a line."""
        rows = {
            "texts expected, reminders aside": self.expected, "texts taken": self.taken,
            "lost": len(self.lost),
            "double": len(self.double), "out of order": len(self.disordered),
            "unsettled at the end": len(self.unsettled),
            "reminders that fell due": self.reminders, "reminders taken": self.reminders_taken,
            "reminders taken before the storm was over": self.reminders_in_storm,
            "reminders lost": len(self.reminders_lost),
            "reminders double": len(self.reminders_double), "processes killed": self.kills,
            "webhooks answered 200": self.answers[200],
            "webhooks answered 503": self.answers[503],
            "webhooks without an answer": self.answers[NO_ANSWER],
            **{f"at Twilio: {name}": count for name, count in sorted(self.mishaps.items())},
            "seconds": f"{self.seconds:.1f}",
        }  # fmt: skip
        return "\n".join(f"{name:<45}{value:>8}" for name, value in rows.items())


@dataclass
class Post:
    """A place in the practice that a process fills: its command, and where it answers."""

    command: tuple[str, ...]
    log: Path
    url: str | None = None
    process: subprocess.Popen[bytes] | None = None

    def is_at_work(self) -> bool:
        """Has the process come so far that it listens to signals?"""
        assert self.process is not None
        said = self.log.read_text()
        assert self.process.poll() is None, f"{self.command} ended:\n{said}"
        return "at work" in said


class Crew:
    """The processes of a practice, which can be killed one by one and take their place again."""

    def __init__(self, smsbot: Smsbot, posts: list[Post], seed: int) -> None:
        self.smsbot, self.posts = smsbot, posts
        self.random = random.Random(seed)
        self.kills = 0

    def start(self, post: Post) -> None:
        """Fill a place."""
        post.log.unlink(missing_ok=True)
        post.process = self.smsbot.start(*post.command, log=post.log)

    def start_all(self) -> None:
        """Fill every place; returns once all are at work."""
        for post in self.posts:
            self.start(post)
        self.wait_until_at_work()

    def wait_until_at_work(self) -> None:
        """Wait for whoever has an address to answer there, and for the others to say it."""
        for post in self.posts:
            assert post.process is not None
            if post.url is not None:
                self.smsbot.wait_until_it_answers(post.process, post.url)
            else:
                wait_for(post.is_at_work, f"{post.command} to be at work", within=120)

    def kill(self, post: Post) -> None:
        """SIGKILL."""
        assert post.process is not None
        post.process.kill()
        post.process.wait()
        self.kills += 1

    def end_all(self) -> list[int]:
        """SIGTERM to everyone; their exit statuses."""
        running = [post.process for post in self.posts if post.process is not None]
        for process in running:
            process.terminate()
        return [process.wait(timeout=60) for process in running]

    def close(self) -> None:
        """End whatever still runs."""
        for post in self.posts:
            if post.process is not None and post.process.poll() is None:
                post.process.kill()
                post.process.wait()

    def urls(self) -> list[str]:
        """Where Twilio may knock."""
        return [post.url for post in self.posts if post.url is not None]

    def reach(self, url: str) -> str:
        """Where a receipt for the public address goes: to one of the processes behind it."""
        return url.replace(self.smsbot.public_url, random.choice(self.urls()), 1)


def serving(smsbot: Smsbot, seed: int) -> Crew:
    """One `smsbot serve`."""
    command = ("serve", "--port", port_of(smsbot.url))
    return Crew(smsbot, [Post(command, smsbot.folder / "serve.log", smsbot.url)], seed)


def sharing(smsbot: Smsbot, seed: int, webs: int, workers: int) -> Crew:
    """`smsbot web` and `smsbot worker`, some of each."""
    urls = [f"http://127.0.0.1:{free_port()}" for _ in range(webs)]
    logs = (smsbot.folder / f"{number}.log" for number in itertools.count())
    posts = [Post(("web", "--port", port_of(url)), next(logs), url) for url in urls]
    posts += [Post(("worker",), next(logs)) for _ in range(workers)]
    return Crew(smsbot, posts, seed)


class Crowd:
    """Patients who text at the same time, each her own story; Twilio posts for them.

    They come as they are let in, so that a storm meets them all along its way.
    """

    def __init__(
        self, crew: Crew, twilio: FastTwilio, count: int, *, answers: Counter[int]
    ) -> None:
        self.patients = [Patient(n, STORIES[n % len(STORIES)]) for n in range(count)]
        self.texts = sum(len(patient.story.says) for patient in self.patients)
        self._crew, self._twilio, self._answers = crew, twilio, answers
        self._turns = threading.Semaphore(0)
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._threads = [
            threading.Thread(target=self._write, args=(patient,), daemon=True)
            for patient in self.patients
        ]

    def start(self) -> None:
        """Everybody takes up her phone."""
        for thread in self._threads:
            thread.start()

    def let_in(self, texts: int) -> None:
        """Let so many texts more be sent."""
        self._turns.release(max(texts, 1))

    def finish(self, within: float) -> None:
        """Wait until every text was accepted."""
        self._turns.release(self.texts)
        deadline = time.monotonic() + within
        for thread in self._threads:
            thread.join(max(deadline - time.monotonic(), 0.1))
        late = sum(thread.is_alive() for thread in self._threads)
        assert not late, f"after {within:g} s the texts of {late} patients are not accepted"

    def close(self) -> None:
        """Everybody puts her phone away."""
        self._over.set()
        self._turns.release(self.texts)
        for thread in self._threads:
            thread.join()

    def _write(self, patient: Patient) -> None:
        chance = random.Random(patient.number)
        for text in patient.forms():
            self._turns.acquire()
            if self._over.is_set():
                return
            self._twilio.receive(text)
            # Twilio knocks at both addresses; a storm is longer, and so is this one's patience.
            wait = 0.1
            while self._knock(text, chance) != 200 and not self._over.is_set():
                time.sleep(chance.uniform(wait, 2 * wait))
                wait = min(wait * 1.5, LONGEST_PAUSE)
            if chance.random() < RECEIVES_AGAIN:
                self._knock(text, chance)

    def _knock(self, text: dict[str, str], chance: random.Random) -> int:
        try:
            url = chance.choice(self._crew.urls())
            status = self._crew.smsbot.post("/twilio/sms", text, url=url)
        except requests.RequestException:
            status = NO_ANSWER
        with self._lock:
            self._answers[status] += 1
        return status


# The storms


@contextmanager
def practice(
    folder: Path, seed: int, *, database_url: str | None = None, webs: int = 2, workers: int = 3
) -> Iterator[tuple[Crew, FastTwilio]]:
    """A practice of several processes, or of one on SQLite, and the Twilio that it knows."""
    twilio = FastTwilio()
    smsbot = Smsbot(folder, twilio, turned_clock=True, database_url=database_url)
    smsbot.set_clock(TUESDAY)
    crew = sharing(smsbot, seed, webs, workers) if database_url else serving(smsbot, seed)
    twilio.clock, twilio.reach = smsbot.now, crew.reach
    try:
        smsbot.run("migrate")
        yield crew, twilio
    finally:
        crew.close()
        smsbot.close()
        twilio.close()


def storm(
    crew: Crew,
    twilio: FastTwilio,
    *,
    bookings: int,
    reminders: int,
    kills: int,
    weather: Weather = ROUGH,
    strike: Callable[[Crew, int], None] | None = None,
) -> Tally:
    """Let patients book and reminders fall due while processes are killed; settle, and count.

    Args:
        crew: the processes, not yet started.
        twilio: the double that they know.
        bookings: how many patients text at the same time.
        reminders: how many others have a visit tomorrow of which they are reminded meanwhile.
        kills: how often somebody is killed, or struck otherwise.
        weather: what goes wrong at Twilio's meanwhile.
        strike: what happens each time; without it, one of the processes is killed.
    """
    began, tally = time.monotonic(), Tally()
    crowd = Crowd(crew, twilio, bookings, answers=tally.answers)
    reminded = Reminded(crew.smsbot, reminders)
    twilio.weather = weather
    act = strike or (kill_serving if len(crew.posts) == 1 else kill_somebody)
    crowd.start()
    try:
        for count in range(kills):
            crowd.let_in(crowd.texts * (count + 1) // kills - crowd.texts * count // kills)
            reminded.enter(until=reminders * (count + 1) // kills)
            act(crew, count)
        crew_again(crew)
        crowd.finish(within=120 + crowd.texts / 2)
    finally:
        crowd.close()
    tally.ended = crew.end_all()
    tally.reminders_in_storm = _reminders_taken(reminded, twilio)
    twilio.weather = CALM
    tally.unsettled = settle(crew.smsbot)
    tally.kills, tally.mishaps = crew.kills, twilio.mishaps
    count_texts(tally, crowd.patients, reminded, twilio)
    tally.seconds = time.monotonic() - began
    return tally


def kill_serving(crew: Crew, _count: int) -> None:
    """Start `serve` and kill it: while it starts, or somewhere in its work."""
    (post,) = crew.posts
    crew.start(post)
    if crew.random.random() < 0.15:
        time.sleep(crew.random.uniform(0, 1.5))
    else:
        crew.wait_until_at_work()
        time.sleep(crew.random.uniform(0, 1.0))
    crew.kill(post)


def kill_somebody(crew: Crew, count: int) -> None:
    """Kill one of the processes, in the midst of its work or at its start, and replace it."""
    if count == 0:
        crew.start_all()
    time.sleep(crew.random.uniform(0, 1.5))
    post = crew.random.choice(crew.posts)
    crew.kill(post)
    crew.start(post)


def crew_again(crew: Crew) -> None:
    """Everyone is at work again."""
    for post in crew.posts:
        if post.process is None or post.process.poll() is not None:
            crew.start(post)
    crew.wait_until_at_work()


def settle(smsbot: Smsbot) -> list[str]:
    """Turn the clock on until nothing is left to do; what is left after that.

    Nobody is at work any more: a clock that jumps under a text's feet is no clock.
    """
    for _ in range(MOST_ROUNDS):
        smsbot.set_clock(smsbot.now() + timedelta(minutes=3))
        smsbot.run("run-due")
        left = outstanding(smsbot)
        if not left:
            break
    return left


def outstanding(smsbot: Smsbot) -> list[str]:
    """What smsbot itself says is not done yet."""
    database = Database(smsbot.environment["DATABASE_URL"])
    try:
        with database.reading() as session:
            rows = session.exec(select(Message)).all()
    finally:
        database.close()
    return [
        f"{row.kind} {row.id} is {row.status} ({row.reason})"
        for row in rows
        if not _is_settled(row, smsbot.now())
    ]


def _is_settled(row: Message, now: datetime) -> bool:
    """Is this text away, dropped, or not due yet; or handled, if it came in?"""
    if row.direction is Direction.INBOUND:
        return row.handled_at is not None
    if row.status is MessageStatus.QUEUED:
        return row.send_after is not None and row.send_after > now
    return row.status in SETTLED


def _reminders_taken(reminded: Reminded, twilio: FastTwilio) -> int:
    """How many reminders the double has taken so far."""
    return sum(text.to in reminded.phones for text in twilio.taken())


def count_texts(
    tally: Tally, patients: list[Patient], reminded: Reminded, twilio: FastTwilio
) -> None:
    """Count everybody's texts at the double: stories, one reminder each, the nurse's one digest."""
    heard: dict[str, list[str]] = {}
    for text in twilio.taken():
        heard.setdefault(text.to, []).append(text.body)
    tally.reminders, tally.reminders_taken = (
        len(reminded.phones),
        _reminders_taken(reminded, twilio),
    )
    tally.taken = len(twilio.taken()) - tally.reminders_taken
    for phone in reminded.phones:
        bodies = heard.pop(phone, [])
        told = [body for body in bodies if re.search(HEARS, body)]
        tally.reminders_lost += [phone] if not told else []
        tally.reminders_double += [phone] if len(told) > 1 else []
        tally.double += [f"{phone}: {body}" for body in bodies if body not in told]
    for patient in patients:
        _count(tally, patient.phone, patient.story.hears, heard.pop(patient.phone, []))
    to_nurse = [body for body in heard.pop(NURSE, []) if not re.search(NOTICE, body)]
    _count(tally, NURSE, (r"^Tue Dec 1: ",), to_nurse)
    tally.double += [f"{phone}: who is that?" for phone in heard]
    ids = Counter(text.message_id for text in twilio.taken())
    tally.double += [f"message {number}" for number, times in ids.items() if times > 1]


def _count(tally: Tally, phone: str, expected: tuple[str, ...], bodies: list[str]) -> None:
    heard = [next((one for one in expected if re.search(one, body)), body) for body in bodies]
    tally.expected += len(expected)
    lost, double = Counter(expected) - Counter(heard), Counter(heard) - Counter(expected)
    tally.lost += [f"{phone}: {one}" for one in lost.elements()]
    tally.double += [f"{phone}: {one}" for one in double.elements()]
    if not lost and not double and heard != list(expected):
        tally.disordered.append(f"{phone}: {heard}")
