"""Commands for trying it out: nothing here needs an account, and nothing leaves the machine."""

from __future__ import annotations

import json
import os
import socket
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from smsbot.settings import Settings
    from smsbot.simulator import Simulator


def _settings() -> Settings:
    """The practice's own settings where there are any; defaults otherwise."""
    from smsbot.settings import from_environment

    return from_environment()


@click.command()
@click.option("--port", default=8080, show_default=True, help="The first port to try.")
def demo(port: int) -> None:
    """The whole product on one page: two phones and a clock you can move."""
    from waitress import create_server

    from smsbot.app import create_app
    from smsbot.simulator import DemoPractice

    listener = _free_port(port)
    port = listener.getsockname()[1]
    settings = replace(
        _settings(), public_url=f"http://127.0.0.1:{port}", article_url=None, nurse_phone=None,
        backup_phone=None,
    )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="smsbot-demo-") as folder:
        practice = DemoPractice(settings, folder=folder)
        app = create_app(practice.simulator.runtime, demo=practice)
        server = create_server(app, sockets=[listener], threads=4)
        click.echo(f"The demo is at http://127.0.0.1:{port}/demo  (Ctrl+C ends it)")
        try:
            server.run()
        finally:
            practice.simulator.database.close()


def _free_port(first: int) -> socket.socket:
    """A listening socket on the first port from this one on that nobody uses."""
    for port in [*range(first, first + 50), 0]:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            listener.close()
            continue
        return listener
    raise click.ClickException("No port is free on this machine; close a program and try again.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, in and out.")
def chat(as_json: bool) -> None:
    """Talk to the bot in the terminal."""
    if as_json:
        with ExitStack() as until_then:
            _chat_in_json(sys.stdin, until_then)
    else:
        _chat_by_hand()


@contextmanager
def _simulator(now: datetime) -> Iterator[Simulator]:
    """In memory, unless a database is set for it in the environment."""
    from smsbot.db.schema import migrate
    from smsbot.simulator import Simulator

    url = os.environ.get("DATABASE_URL") or "sqlite://"
    simulator = Simulator(_settings(), now=now, database_url=url)
    try:
        if url != "sqlite://":
            migrate(simulator.database)
        yield simulator
    finally:
        simulator.database.close()


def _chat_in_json(lines: Iterable[str], until_then: ExitStack) -> None:
    """One text a line; time moves on to each text's `at`, and what falls due on the way happens."""
    from smsbot.core.sms import is_textable
    from smsbot.runtime import utc_now

    simulator = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            phone, body = str(said["from"]), str(said["body"])
            at = datetime.fromisoformat(said["at"]) if said.get("at") else utc_now()
        except (ValueError, KeyError, TypeError):
            raise click.UsageError(
                f'Line {number} is not a text. Write {{"from": "+1602...", "body": "...", '
                '"at": "2026-12-01T10:15:00-07:00"}.'
            ) from None
        if at.tzinfo is None:
            raise click.UsageError(f"Line {number}: `at` needs its offset, like -07:00.")
        if not is_textable(phone):
            raise click.UsageError(f"Line {number}: `from` must be a full number, like +1602...")
        if simulator is None:
            simulator = until_then.enter_context(_simulator(at))
        _move_on(simulator, at)
        click.echo(json.dumps(_answer(simulator, phone, body), ensure_ascii=False))


def _move_on(simulator: Simulator, at: datetime) -> None:
    """Let time pass up to a text; a gap of more than a month is jumped, as if we had been down."""
    if at - simulator.now > timedelta(days=30):
        simulator.now = at
        simulator.run_due()
    elif at > simulator.now:
        simulator.advance(to=at)


def _answer(simulator: Simulator, phone: str, body: str) -> dict[str, Any]:
    """What she is texted back, and how the conversation stands then."""
    from smsbot.core.conversation import Turn, understand
    from smsbot.core.events import PatientTexted

    turn = Turn(simulator.settings.practice, simulator.now, simulator.local)
    reading = understand(simulator.conversation(phone), PatientTexted(body), turn)
    replies = simulator.patient_texts(body, phone=phone)
    state = simulator.state(phone)
    asks = state.pop("asks")
    return {"replies": replies, "asks": asks, "intent": reading.intent.value, **state}


def _chat_by_hand() -> None:
    from smsbot.runtime import utc_now

    with _simulator(utc_now()) as simulator:
        click.echo("You are the patient. Empty line or Ctrl+D ends; lines that begin with nurse:")
        click.echo("are the nurse's own texts (try nurse: list).")
        while said := _typed():
            for reply in _replies(simulator, said) or ["(no answer)"]:
                click.echo("< " + reply.replace("\n", "\n  "))


def _typed() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""


def _replies(simulator: Simulator, said: str) -> list[str]:
    if said.casefold().startswith("nurse:"):
        return simulator.nurse_texts(said.partition(":")[2].strip())
    return simulator.patient_texts(said)


@click.command()
@click.argument("text", required=False)
@click.option("--now", help="The practice's wall clock, like 2026-12-01T10:15.")
@click.option("--jsonl", is_flag=True, help="One JSON object a line, in and out.")
def understand(text: str | None, now: str | None, jsonl: bool) -> None:
    """What would be read from a text, and why."""
    from smsbot.core.understanding.report import describe_reading

    settings = _settings()
    if jsonl:
        _understand_lines(settings, sys.stdin)
        return
    if text is None:
        raise click.UsageError('Give the text: smsbot understand "thurs at 3".')
    from smsbot.core.understanding import read

    local = _wall_clock(settings, now)
    reading = read(text, practice=settings.practice, now=local)
    for name, value in describe_reading(reading):
        click.echo(f"{name:<10} {value}")


def _wall_clock(settings: Settings, now: str | None) -> datetime:
    """The practice's wall clock from an option or a field; the real one when it is not given."""
    from smsbot.runtime import utc_now

    if not now:
        return settings.practice.local(utc_now())
    try:
        moment = datetime.fromisoformat(now)
    except ValueError:
        raise click.UsageError(f"{now!r} is not a time; write it like 2026-12-01T10:15.") from None
    return settings.practice.local(moment) if moment.tzinfo else moment


def _understand_lines(settings: Settings, lines: Iterable[str]) -> None:
    from smsbot.core.understanding import Asked, read
    from smsbot.core.understanding.report import as_record

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            asked = Asked(row["asked"]) if row.get("asked") else None
            text = str(row["text"])
        except (ValueError, KeyError, TypeError):
            raise click.UsageError(
                f'Line {number} is not a text. Write {{"id": "1", "text": "thurs at 3"}}.'
            ) from None
        local = _wall_clock(settings, row.get("now"))
        reading = read(text, practice=settings.practice, now=local, asked=asked)
        sys.stdout.write(
            json.dumps({"id": row.get("id"), **as_record(reading)}, ensure_ascii=False) + "\n"
        )
        sys.stdout.flush()
