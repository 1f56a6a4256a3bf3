"""The commands: what they print, how they fail, and how they end."""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from click.testing import CliRunner, Result
from fakes import NURSE, PATIENT, PUBLIC_URL
from sqlalchemy import text

from smsbot import __version__
from smsbot.cli import logs, main
from smsbot.core.events import ConsentKind
from smsbot.db import guards, schema
from smsbot.db.engine import Database
from smsbot.runtime import utc_now
from smsbot.services import inbound, ledger
from smsbot.services.desk import Desk
from smsbot.settings import SETTINGS, Settings

NEEDED = {
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "0123456789abcdef0123456789abcdef",
    "TWILIO_API_URL": "http://127.0.0.1:9",  # Nobody listens there.
    "PUBLIC_URL": PUBLIC_URL,
    "SECRET_KEY": "0123456789abcdef",
    "NURSE_PHONE": NURSE,
}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """In an empty folder, without a setting, and with logging and umask as they were."""
    monkeypatch.chdir(tmp_path)
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    root, mask = logging.getLogger(), os.umask(0o022)
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = handlers, level
    os.umask(mask)


@pytest.fixture
def needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings that `serve` needs."""
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


# Wrong use


def test_help_and_version_answer() -> None:
    for command in ("serve", "web", "worker", "run-due", "digest", "migrate", "backup", "export"):
        assert command in run("--help").stdout
        assert run(command, "--help").exit_code == 0
    assert run("--version").stdout == f"smsbot {__version__}\n"


def test_all_settings_that_are_wrong_are_told_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRACTICE_TIMEZONE", "Mars/Olympus")
    failed = run("serve")
    assert (failed.exit_code, failed.stdout) == (2, "")
    for name in ("TWILIO_ACCOUNT_SID", "PUBLIC_URL", "SECRET_KEY", "PRACTICE_TIMEZONE"):
        assert name in failed.stderr
    assert "PRACTICE_TIMEZONE=America/Phoenix" in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.mark.parametrize(
    "words", [["nonsense"], ["serve", "--port", "http"], ["export", "--phone", "12"]]
)
def test_wrong_use_ends_with_two(words: list[str]) -> None:
    failed = run(*words)
    assert (failed.exit_code, failed.stdout) == (2, "")
    assert "Error: " in failed.stderr


@pytest.mark.usefixtures("needed")
@pytest.mark.parametrize("half", ["web", "worker"])
def test_the_halves_refuse_sqlite(half: str, tmp_path: Path) -> None:
    failed = run(half)
    assert failed.exit_code == 2
    assert "smsbot serve" in failed.stderr
    assert list(tmp_path.iterdir()) == []


# The database


def test_migrate_says_what_it_did() -> None:
    head = ScriptDirectory(str(schema.MIGRATIONS)).get_current_head()
    assert run("migrate").stdout == f"The database is now at the newest schema ({head}).\n"
    assert run("migrate").stdout == f"The database was already at the newest schema ({head}).\n"


def test_only_we_can_read_the_database(tmp_path: Path) -> None:
    run("migrate")
    assert (tmp_path / "smsbot.db").stat().st_mode & 0o077 == 0


# What the commands do


@pytest.mark.usefixtures("needed")
def test_run_due_begins_with_a_new_database_and_ends_well() -> None:
    assert run("run-due").exit_code == 0
    database = Database("sqlite:///smsbot.db")
    assert schema.is_current(database)
    database.close()


@pytest.mark.usefixtures("needed")
def test_run_due_ends_with_one_when_something_failed() -> None:
    run("migrate")
    database = Database("sqlite:///smsbot.db")
    with database.transaction() as session:
        session.execute(text("DROP TABLE alarms"))
    database.close()
    failed = run("run-due")
    assert failed.exit_code == 1
    assert "Not everything that was due could be done" in failed.stderr


def test_digest_prints_the_day_without_any_account() -> None:
    printed = run("digest")
    assert printed.exit_code == 0
    assert "Nothing waits" in printed.stdout


@pytest.mark.usefixtures("needed")
def test_digest_send_says_to_whom() -> None:
    assert run("digest", "--send").stdout == "Sent to 602-555-0199.\n"


def test_export_prints_json_of_one_or_of_all() -> None:
    assert json.loads(run("export").stdout)["patients"] == []
    database = Database("sqlite:///smsbot.db")
    for phone in (PATIENT, "+16025550102"):
        with database.transaction() as session:
            desk = Desk(session, Settings(), utc_now())
            inbound.store_text(desk, inbound.Incoming(sid=phone, phone=phone, body="¿qué tal?"))
    database.close()
    assert len(json.loads(run("export").stdout)["messages"]) == 2
    hers = run("export", "--phone", "(602) 555-0101").stdout
    assert "¿qué tal?" in hers
    assert [row["phone"] for row in json.loads(hers)["patients"]] == [PATIENT]


def test_export_tells_the_first_broken_line_of_the_ledger() -> None:
    assert json.loads(run("export").stdout)["ledger"]["holds"] is True
    database = Database("sqlite:///smsbot.db")
    with database.transaction() as session:
        desk = Desk(session, Settings(), utc_now())
        for kind in (ConsentKind.WROTE_FIRST, ConsentKind.OPTED_OUT):
            ledger.write(desk, desk.patient_for(PATIENT), kind, "texted")
        for statement in (*guards.SQLITE_LIFTED, "UPDATE consent SET phone = '+1' WHERE id = 2"):
            session.execute(text(statement))
    database.close()
    done = run("export", "--phone", "6025550102")
    assert done.exit_code == 1
    assert "line 2 was changed" in done.stderr
    assert json.loads(done.stdout)["ledger"]["first_broken_id"] == 2


@pytest.mark.usefixtures("needed")
def test_a_port_in_use_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        failed = run("serve", "--port", str(taken.getsockname()[1]))
    assert failed.exit_code == 1
    assert "choose others with --host and --port" in failed.stderr


# The end


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_and_ends_with_zero_when_asked(tmp_path: Path, ending: int) -> None:
    serving = subprocess.Popen(
        [sys.executable, "-m", "smsbot", "serve", "--port", "0"],
        cwd=tmp_path, env=os.environ | NEEDED | {"PYTHONPATH": str(Path(__file__).parents[1])},
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert serving.stderr is not None
        lines = iter(serving.stderr.readline, "")
        address = next(line.split()[5] for line in lines if "answering at" in line)
        with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:
            assert answer.status == 200
        serving.send_signal(ending)
        assert serving.wait(60) == 0
        assert "Traceback" not in serving.stderr.read()
    finally:
        serving.kill()
        serving.wait()
        if serving.stderr is not None:
            serving.stderr.close()


# The log


def test_the_log_never_shows_what_an_error_says() -> None:
    record = None
    try:
        int("maria lopez")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "it broke", (), sys.exc_info())
    assert record is not None
    shown = logs.DiscreetFormatter(logs.FORMAT).format(record)
    assert "it broke\nValueError" in shown
    assert "test_cli.py:" in shown
    assert "maria" not in shown
