"""How long the nurse's pages take in a practice of years: `python -m bench.pages`.

    python -m bench.pages --patients 20000 --messages 200000 --visits 15000

Each page's median server time over some looks, its questions to the database, what is sent
(compressed), and how many times a page that asks nearly nothing (`/inbox/more`) it takes.
"""

from __future__ import annotations

import argparse
import gzip
import logging
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "web")]

import crowded  # noqa: E402 - found by the path above
from nurse_pages import signed_in  # noqa: E402 - found by the path above
from sqlalchemy import event  # noqa: E402 - found by the path above
from test_inbox_cost import PAGES, other_times  # noqa: E402 - found by the path above

from smsbot.simulator import Simulator  # noqa: E402 - found by the path above

LOOKS = 41


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    arguments.add_argument("--patients", type=int, default=20_000)
    arguments.add_argument("--messages", type=int, default=200_000)
    arguments.add_argument("--visits", type=int, default=15_000)
    size = vars(arguments.parse_args())
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        practice = Simulator(now=crowded.NOW, database_url=f"sqlite:///{folder}/smsbot.db")
        practice.database.create_all()
        crowded.crowd(practice.database, **size)
        nurse = signed_in(practice)
        asked: list[str] = []
        event.listen(
            practice.database.engine, "before_cursor_execute",
            lambda _connection, _cursor, said, *_: asked.append(said),
        )  # fmt: skip
        nurse.get("/inbox")
        base = _median(nurse, "/inbox/more")
        print(f"{'page':<38}{'ms':>7}{'x':>6}{'questions':>11}{'KB':>7}")
        for path in (*PAGES, other_times(nurse)):
            took = _median(nurse, path)
            asked.clear()
            sent = len(gzip.compress(nurse.get(path).data)) / 1024
            questions = sum(not said.startswith("BEGIN") for said in asked)
            print(f"{path:<38}{took:>7.1f}{took / base:>6.1f}{questions:>11}{sent:>7.1f}")
        practice.database.close()


def _median(nurse: object, path: str) -> float:
    """Milliseconds on the server for one look, in the middle of many."""
    took = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        nurse.get(path)  # type: ignore[attr-defined]
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)


if __name__ == "__main__":
    main()
