"""smsbot with a clock that a test turns: `python with_clock.py FILE COMMAND…`.

FILE holds by how many seconds the practice's clock is ahead. Everything else is `smsbot COMMAND…`
as it stands: the ticks keep the machine's own time, as they would on a machine whose clock was set.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from smsbot import app, cli


def main() -> None:
    """Hand out the turned clock in place of the real one, then be smsbot."""
    offset = Path(sys.argv.pop(1))

    def turned() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(offset.read_text()))

    # What build_runtime gives to every part that may ask for the time.
    app.utc_now = turned
    cli.main(prog_name="smsbot")


if __name__ == "__main__":
    main()
