"""The commands. Whatever goes wrong is one plain sentence on stderr with what to do.

Exit status: 2 for wrong use or settings, 1 for a failure, 0 otherwise. Everything heavy is
imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import logging
import sqlite3
from typing import Any

import click

from smsbot import __version__
from smsbot.cli import database, proving, running, trying

log = logging.getLogger(__name__)

WRONG = 2
FAILED = 1

SQLITE_SAYS = {
    sqlite3.SQLITE_CANTOPEN: "The database file cannot be opened: DATABASE_URL has to name a file "
    "in a folder that exists, and that this account may write to.",
    sqlite3.SQLITE_READONLY: "The database may only be read: let this account write to the file "
    "that DATABASE_URL names, and to its folder.",
    sqlite3.SQLITE_NOTADB: "The file that DATABASE_URL names is no database: name another, or put "
    "a backup in its place.",
    sqlite3.SQLITE_CORRUPT: "The database file is damaged: stop smsbot and put a backup in its "
    "place.",
    sqlite3.SQLITE_FULL: "The disk is full: make room, then try again.",
    sqlite3.SQLITE_BUSY: "Another program holds the database: end it, or try again.",
}  # fmt: skip
"""What SQLite's result codes mean, and what to do."""


class Program(click.Group):
    """A group of commands that tells errors plainly, and lists commands in the order of use."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            raise _told_plainly(error) from error

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The commands in the order in which they were added."""
        return list(self.commands)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="smsbot %(version)s")
def main() -> None:
    """The text-first front desk: consultations booked, confirmed and remembered by SMS."""


# A newcomer tries it out before anything else.
TRYING = (trying.demo, trying.chat, trying.understand)
for command in (*TRYING, *running.COMMANDS, *database.COMMANDS, *proving.COMMANDS):
    main.add_command(command)


def _told_plainly(error: Exception) -> click.ClickException:
    """What went wrong as a sentence, with the exit status that fits it."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    from smsbot.db.backup import BackupError
    from smsbot.db.schema import SchemaError
    from smsbot.runtime import where
    from smsbot.settings import SettingsError

    match error:
        case SettingsError():
            return Misuse(str(error))
        case SchemaError() | BackupError():
            return Failure(str(error))
        case DBAPIError():
            # Its words quote what was to be stored.
            log.error("the database failed: %s", where(error.orig or error))
            # Its lower byte is what happened, the rest where.
            code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
            return Failure(
                SQLITE_SAYS.get(code)
                or "The database cannot be used: check DATABASE_URL, and that it is running and "
                "may be written to."
            )
        case SQLAlchemyError():
            log.error("the database failed: %s", where(error))
            return Failure("The database cannot be used: check DATABASE_URL.")
        case ModuleNotFoundError(name="psycopg"):
            return Failure("PostgreSQL needs one package more: pip install 'smsbot[postgres]'.")
        case ExceptionGroup():
            return Failure(f"{str(error).partition(' (')[0].capitalize()}: see the log.")
        case _:
            return Failure(
                f"Something went wrong in smsbot itself ({where(error)}); please report it."
            )


class Misuse(click.ClickException):
    """Wrong use or settings."""

    exit_code = WRONG


class Failure(click.ClickException):
    """It could not be done."""

    exit_code = FAILED
