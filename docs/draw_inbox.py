"""Draws the pictures of the nurse's pages that the README shows: `python docs/draw_inbox.py`."""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests" / "browser"))

from playwright.sync_api import sync_playwright  # noqa: E402 - found by the path above
from serving import CHROMIUM, five_wait, served, sign_in  # noqa: E402 - found by the path above

PAGES = {
    "today": "/inbox",
    "texts": "/inbox/texts",
    "patient": "/inbox/patients/1",
    "times": "/inbox/matters/1/times",
    "week": "/inbox/calendar",
    "day": "/inbox/calendar?day=2026-12-04",
    "month": "/inbox/calendar/month",
    "hours": "/inbox/calendar/hours",
    "connect": "/inbox/calendar/connect",
    "insights": "/inbox/insights",
    "words": "/inbox/words",
    "sentence": "/inbox/words/confirmed/en",
    "trail": "/inbox/trail",
    "more": "/inbox/more",
}


def main() -> None:
    """Draw each page as it is on a phone."""
    logging.disable(logging.CRITICAL)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as (practice, url),
        sync_playwright() as driver,
    ):
        five_wait(practice)
        browser = driver.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{url}/inbox/login")
        page.screenshot(path=HERE / "inbox" / "login.png")
        sign_in(practice, page, url)
        for name, path in PAGES.items():
            page.goto(url + path)
            page.screenshot(path=HERE / "inbox" / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
