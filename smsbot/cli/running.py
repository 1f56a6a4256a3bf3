"""Commands that run the practice."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from smsbot.cli.database import keep_private, make_ready, opened, read_settings
from smsbot.cli.logs import start_logging

if TYPE_CHECKING:
    from flask import Flask

    from smsbot.runtime import Runtime
    from smsbot.settings import Settings

log = logging.getLogger(__name__)

THREADS = 8
ENDS_WITHIN = 10.0
"""Seconds from the signal to the end; supervisors wait about that long before they kill."""

CLOSING = 2.0
"""Seconds kept back for requests that are just being answered."""

LISTENS_EVERY = 1.0
"""Seconds; a signal that comes just as the main thread falls asleep is heard after this."""

LARGEST_READ = 1024 * 1024
"""Bodies beyond this are not even read; the app refuses what is over 64 KiB."""

_host = click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
_port = click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0: any free one.",
)


@click.command()
@_host
@_port
def serve(host: str, port: int) -> None:
    """Run the practice: web server and scheduler in one process."""
    from smsbot.app import create_app
    from smsbot.db.schema import migrate
    from smsbot.jobs import Jobs
    from smsbot.watchdog import Watchdog

    with _ending() as end, _running(read_settings(serving=True)) as runtime:
        migrate(runtime.database)
        runtime.database.require_writable()
        runtime.come_back()
        server = _listen(create_app(runtime), host, port, runtime.settings)
        jobs = Jobs(runtime)
        watchdog = Watchdog(runtime, here=jobs.standstills)
        end.before(jobs.finish)
        try:
            jobs.start()
            watchdog.start()
            _answer(server)
        finally:
            watchdog.stop()
            # Receipts of the last texts still come in while those are finished.
            end.report(jobs.stop(within=end.seconds_left - CLOSING))
            _close(server)


@click.command()
@_host
@_port
def web(host: str, port: int) -> None:
    """The web half of `serve`; any number of them on one PostgreSQL, with `smsbot worker`."""
    from smsbot.app import create_app
    from smsbot.watchdog import Watchdog

    with _ending(), _running(_shared("web")) as runtime:
        server = _listen(create_app(runtime, ticks_here=False), host, port, runtime.settings)
        watchdog = Watchdog(runtime)
        watchdog.start()
        try:
            _answer(server)
        finally:
            watchdog.stop()
            _close(server)


@click.command()
def worker() -> None:
    """The scheduler half of `serve`; any number of them on one PostgreSQL."""
    from smsbot.jobs import Jobs
    from smsbot.watchdog import Watchdog

    with _ending() as end, _running(_shared("worker")) as runtime:
        runtime.come_back()
        jobs = Jobs(runtime)
        watchdog = Watchdog(runtime, here=jobs.standstills)
        jobs.start()
        watchdog.start()
        log.info("at work")
        try:
            while True:
                threading.Event().wait(LISTENS_EVERY)
        finally:
            watchdog.stop()
            end.report(jobs.stop(within=end.seconds_left))


@click.command("run-due")
def run_due() -> None:
    """Do everything that is due now, once: for cron. May run beside `serve`."""
    start_logging()
    with _running(read_settings(serving=True)) as runtime:
        make_ready(runtime.database)
        runtime.come_back()
        runtime.pass_once()


@click.command()
@click.option("--send", is_flag=True, help="Send it to the nurse instead of printing it.")
def digest(send: bool) -> None:
    """Print today's digest, complete; or send it now."""
    from smsbot.runtime import utc_now
    from smsbot.services import digest as service
    from smsbot.services.desk import Desk
    from smsbot.services.digest_words import as_text

    settings = read_settings(serving=send)
    if not send:
        with opened(settings) as database, database.transaction() as session:
            text = as_text(service.compose(Desk(session, settings, utc_now())))
        click.echo(text)  # Whoever reads it page by page holds no transaction open.
        return
    start_logging()
    with _running(settings) as runtime:
        make_ready(runtime.database)
        runtime.come_back()
        with runtime.desk() as desk:
            service.send(desk, key=f"digest:{desk.now.isoformat()}")
        runtime.outbox.deliver_due()
    click.echo(f"Sent to {_recipients(settings)}.")


COMMANDS = (serve, web, worker, run_due, digest)


# Settings and database


def _shared(command: str) -> Settings:
    """Settings for several processes on one database that is ready for them."""
    from smsbot.db.engine import Database
    from smsbot.db.schema import require_current

    settings = read_settings(serving=True)
    database = Database(settings.database_url)
    try:
        if database.is_sqlite:
            raise click.UsageError(
                f"smsbot {command} shares its database with other processes, which SQLite is not "
                "for: run `smsbot serve`, or set "
                "DATABASE_URL=postgresql+psycopg://user:password@host/name."
            )
        require_current(database)
        database.require_writable()
    finally:
        database.close()
    return settings


@contextmanager
def _running(settings: Settings) -> Iterator[Runtime]:
    from smsbot.app import build_runtime

    start_logging()
    keep_private()
    runtime = build_runtime(settings)
    try:
        yield runtime
    finally:
        runtime.close()


def _recipients(settings: Settings) -> str:
    from smsbot.core.sms import spoken

    phone = spoken(settings.nurse_phone) if settings.nurse_phone else None
    return " and ".join(to for to in (phone, settings.nurse_email) if to)


# Listening, and ending


def _listen(app: Flask, host: str, port: int, settings: Settings) -> Any:
    """A server that listens; waitress keeps no list of who asked for what."""
    from waitress import create_server

    from smsbot.settings.formats import is_loopback

    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        raise click.ClickException(
            f"Cannot listen on {host} port {port} ({error.strerror}): "
            "choose others with --host and --port."
        ) from None
    server = create_server(
        app, sockets=[listener], threads=THREADS, ident=None, max_request_body_size=LARGEST_READ
    )
    # Otherwise --port 0 would not say which one it is.
    port = listener.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    log.info("answering at http://%s:%s for %s", shown, port, settings.public_url)
    if not is_loopback(host):
        log.warning(
            "%s can be reached from other machines, without encryption: let only a proxy that "
            "answers %s reach it", host, settings.public_url,
        )  # fmt: skip
    return server


def _answer(server: Any) -> None:
    """Answer requests in a thread of their own until a signal comes, or the server fails."""
    over = threading.Event()

    def run() -> None:
        try:
            server.run()
        finally:
            over.set()

    threading.Thread(target=run, name="web", daemon=True).start()
    while not over.wait(LISTENS_EVERY):
        pass


def _close(server: Any) -> None:
    """Finish the requests that are being answered, then close every connection."""
    from waitress.wasyncore import close_all

    server.task_dispatcher.shutdown(cancel_pending=False, timeout=CLOSING)
    # In the thread that listens: sockets closed under its eyes would make it stumble.
    server.trigger.pull_trigger(lambda: close_all(server._map, ignore_all=True))


class _End:
    """The end, once a signal asked for it: how long is left, and what to do at once."""

    def __init__(self) -> None:
        self._at: float | None = None
        self._before: list[Any] = []
        self.is_clean = True

    def before(self, act: Any) -> None:
        """Do this the moment a signal comes."""
        self._before.append(act)

    def come(self, number: int, _frame: object) -> None:
        """A signal: leave what is being waited for. A second Ctrl+C ends without waiting."""
        # A stopwatch, not a clock: nobody is told this time.
        self._at = time.monotonic() + ENDS_WITHIN
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        for act in self._before:
            act()
        raise SystemExit(0)

    @property
    def seconds_left(self) -> float:
        """How long there is to finish what is held."""
        return ENDS_WITHIN if self._at is None else self._at - time.monotonic()

    def report(self, is_clean: bool) -> None:
        """Did everything finish in time?"""
        self.is_clean = is_clean or self._at is None


@contextmanager
def _ending() -> Iterator[_End]:
    """SIGTERM and SIGINT end what runs inside, with exit status 0."""
    end = _End()
    before = {name: signal.signal(name, end.come) for name in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield end
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
        if not end.is_clean:
            log.warning("ended before everything was finished; the next start takes it up")
            logging.shutdown()
            # Threads that still wait for Twilio or the mail server would keep us here.
            os._exit(0)
        log.info("ended")
