"""PostgreSQL counts the figures behind the pictures as SQLite does."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import crowded

from smsbot.core.practice import Practice
from smsbot.db import schema
from smsbot.db.engine import Database
from smsbot.services.desk import Desk
from smsbot.services.figures import Figures, figures
from smsbot.settings import Settings


def counted(database: Database) -> Figures:
    schema.migrate(database)
    crowded.crowd(database, patients=200, messages=2_000, visits=300)
    practice = Practice(zone=ZoneInfo("America/New_York"))
    with database.reading() as session:
        return figures(Desk(session, replace(Settings(), practice=practice), crowded.NOW))


def test_the_figures_are_the_same_on_both_databases(database: Database, tmp_path: Path) -> None:
    reference = Database(f"sqlite:///{tmp_path}/reference.db")
    assert counted(database) == counted(reference)
    reference.close()
