"""Commands that look after the database, and how every command gets at its own."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsbot.cli.logs import start_logging

if TYPE_CHECKING:
    from sqlalchemy import URL

    from smsbot.db.engine import Database
    from smsbot.settings import Settings


@click.command()
@click.option(
    "--restored", is_flag=True,
    help="It comes from a copy not made by `smsbot backup`: what has left since then is looked up "
    "before anything leaves.",
)  # fmt: skip
def migrate(restored: bool) -> None:
    """Bring the database to the newest schema."""
    from smsbot.db import backup, schema
    from smsbot.db.engine import Database
    from smsbot.runtime import utc_now

    settings = read_settings()
    start_logging()
    keep_private()
    database = Database(settings.database_url)
    try:
        before = schema.migrate(database)
        now = schema.revision(database)
        if restored:
            with database.transaction() as session:
                backup.mark(session, since=backup.last_seen_alive(session) or utc_now())
    finally:
        database.close()
    said = "was already at" if before == now else "is now at"
    click.echo(f"The database {said} the newest schema ({now}).")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Copy the embedded database to a new FILE, while it is in use."""
    from smsbot.db.backup import back_up
    from smsbot.db.engine import Database
    from smsbot.runtime import utc_now

    keep_private()
    database = Database(read_settings().database_url)
    try:
        if not database.is_sqlite:
            raise click.UsageError(_how_to_dump(database.url, file))
        made = back_up(database, file, now=utc_now())
    finally:
        database.close()
    click.echo(
        f"Wrote {made.file}: {made.rows:,} rows, {made.size / 1_000_000:.1f} MB, "
        f"schema {made.revision}. It holds what patients wrote: keep it as safe as the database."
    )


def _how_to_dump(url: URL, file: Path) -> str:
    from sqlalchemy import URL

    # Without the password, which pg_dump asks for.
    shown = URL.create("postgresql", url.username, None, url.host, url.port, url.database)
    return (
        "smsbot backup copies the embedded database; a copy of PostgreSQL is made with: "
        f"pg_dump --format=custom --file={file} {shown} (after restoring it: smsbot migrate "
        "--restored)"
    )


@click.command()
@click.option("--phone", help="Only the patient with this number.")
def export(phone: str | None) -> None:
    """Patients, requests, appointments, messages and consent as JSON."""
    from smsbot.core import sms
    from smsbot.runtime import utc_now
    from smsbot.services import records
    from smsbot.services.desk import Desk

    number = sms.normalize_phone(phone) if phone else None
    if phone and number is None:
        raise click.BadParameter(f"{phone} is no phone number; write it like +16025550101.")
    settings = read_settings()
    with opened(settings) as database, database.reading_at_length() as session:
        everything = records.export(Desk(session, settings, utc_now()), phone=number)
    click.echo(json.dumps(everything, ensure_ascii=False, indent=2))
    broken = everything["ledger"]["first_broken_id"]
    if broken is not None:
        raise click.ClickException(
            f"The consent ledger was tampered with: line {broken} was changed, or the line before "
            "it is gone. Compare it with a backup."
        )


@click.command()
@click.argument("phone")
@click.option("--yes", is_flag=True, help="Do not ask whether it is meant.")
def forget(phone: str, yes: bool) -> None:
    """Erase a patient's words and name; the opt-out and the fact of consent stay."""
    from smsbot.core import sms
    from smsbot.runtime import utc_now
    from smsbot.services import forgetting
    from smsbot.services.desk import Desk

    number = sms.normalize_phone(phone)
    if number is None:
        raise click.BadParameter(f"{phone} is no phone number; write it like +16025550101.")
    settings = read_settings()
    with opened(settings) as database:
        with database.reading() as session:
            if Desk(session, settings, utc_now()).patient(number) is None:
                raise click.ClickException(f"Nobody with the number {number} is known.")
        if not yes:
            click.confirm(f"Erase all words and the name of {number}, for good?", abort=True)
        with database.transaction() as session:
            desk = Desk(session, settings, utc_now())
            try:
                erased = forgetting.forget(desk, desk.lock_patient(desk.patient_for(number).id))
            except forgetting.StillNeededError as error:
                raise click.ClickException(str(error)) from error
        click.echo(_what_was_erased(erased))
        if not database.scrub():
            click.echo(
                "The database was being read: its -wal file may hold some of it until smsbot is "
                "started anew.", err=True,
            )  # fmt: skip


def _what_was_erased(erased: Mapping[str, int]) -> str:
    counts = ", ".join(f"{rows} {what}" for what, rows in erased.items())
    return (
        f"Erased: {counts or 'nothing, as nothing was left'}. Kept: her number, whether she opted "
        "out, and the ledger of consent. Not ours to erase: Twilio's own copies, backups, and what "
        "the nurse's phone and mailbox hold."
    )


COMMANDS = (migrate, backup, export, forget)


# Settings and database


def read_settings(*, serving: bool = False) -> Settings:
    """Every setting; those that `serve` needs too where it says so."""
    from smsbot.settings import from_environment

    return from_environment(serving=serving)


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database alone, for commands that send nothing."""
    from smsbot.db.engine import Database

    keep_private()
    database = Database(settings.database_url)
    try:
        make_ready(database)
        yield database
    finally:
        database.close()


def make_ready(database: Database) -> None:
    """A new database gets its tables; an old one is left to `serve` and `migrate`."""
    from smsbot.db import schema

    if schema.is_empty(database):
        schema.migrate(database)
    schema.require_current(database)


def keep_private() -> None:
    """What we write, the database above all, is for the account that runs us only."""
    os.umask(0o077)
