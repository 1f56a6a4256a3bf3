"""How many texts are lost or sent twice when processes are killed: `python -m bench.storm`.

    python -m bench.storm --database sqlite --bookings 300 --reminders 300 --kills 100 --seed 1
    python -m bench.storm --database postgres --bookings 520 --reminders 520 --kills 60 --seed 1

Real processes, a Twilio double that answers slowly, refuses, drops lines and loses receipts, and
patients who book at the same time; others have a visit tomorrow of which they are reminded
meanwhile. The tests in tests/e2e run the same storms, shorter.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "e2e"))

from postgres import Postgres
from storm import practice, storm


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    arguments.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    add = arguments.add_argument
    add("--bookings", type=int, default=300, help="so many patients book at the same time")
    add("--reminders", type=int, default=300, help="so many others are reminded meanwhile")
    add("--kills", type=int, default=100, help="so often a process is killed")
    add("--seed", type=int, default=1, help="decides who is killed when")
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        postgres = Postgres() if wanted.database == "postgres" else None
        try:
            url = postgres.new_database() if postgres else None
            with practice(Path(folder), wanted.seed, database_url=url) as (crew, twilio):
                tally = storm(
                    crew, twilio, bookings=wanted.bookings, reminders=wanted.reminders,
                    kills=wanted.kills,
                )  # fmt: skip
        finally:
            if postgres:
                postgres.close()
    print(tally.table())
    for one in tally.wrong():
        print(one)
    sys.exit(bool(tally.wrong()))


if __name__ == "__main__":
    main()
