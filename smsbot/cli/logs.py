"""The log: on stderr, in UTC, and without the words of errors, which may be a patient's."""

from __future__ import annotations

import logging
import sys
import time
import traceback
from types import TracebackType

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
QUIET = ("alembic", "apscheduler", "urllib3", "sqlalchemy", "twilio", "werkzeug")

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Shows of an error its type and the lines it passed through, never what it says.

    A database's error quotes the row that it would not take.
    """

    @staticmethod
    def converter(seconds: float | None) -> time.struct_time:
        """The instant in UTC."""
        return time.gmtime(seconds)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - the name is logging's
        """The type and the lines, the last one first."""
        kind, _, tail = ei
        lines = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(tail)]
        return "\n  ".join([kind.__name__ if kind else "no error", *reversed(lines)])

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - the name is logging's
        """Nothing: source lines beside it say enough."""
        return ""


def start_logging() -> None:
    """Send everything worth knowing to stderr; called once, by the commands that run long."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(DiscreetFormatter(FORMAT, datefmt="%Y-%m-%dT%H:%M:%SZ"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
