"""The commands. Whatever goes wrong is one plain sentence on stderr with what to do.

Exit status: 2 for wrong use or settings, 1 for a failure, 0 otherwise. Everything heavy is
imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import logging
from typing import Any

import click

from smsbot import __version__
from smsbot.cli import running, trying

log = logging.getLogger(__name__)

WRONG = 2
FAILED = 1


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
for command in (trying.demo, trying.chat, trying.understand, *running.COMMANDS):
    main.add_command(command)


def _told_plainly(error: Exception) -> click.ClickException:
    """What went wrong as a sentence, with the exit status that fits it."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    from smsbot.db.schema import SchemaError
    from smsbot.runtime import where
    from smsbot.settings import SettingsError

    match error:
        case SettingsError():
            return Misuse(str(error))
        case SchemaError():
            return Failure(str(error))
        case DBAPIError():
            # Its words quote what was to be stored.
            log.error("the database failed: %s", where(error.orig or error))
            return Failure(
                "The database cannot be used: check DATABASE_URL, and that it is running and may "
                "be written to."
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
