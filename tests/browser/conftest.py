"""Real browsers: Chromium as a phone and as a desk, with and without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import CHROMIUM, served, sign_in

SIZES = {"phone": (390, 844), "desk": (1280, 800)}


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """One browser for all; each page has a profile of its own."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False)
        yield browser
        browser.close()


@pytest.fixture
def desk(tmp_path: Path):
    """A practice and the address of its pages."""
    with served(tmp_path) as (practice, url):
        yield practice, url


@pytest.fixture
def open_page(chromium, desk):
    """Opens a page in which the nurse is signed in; whatever its console says fails the test."""
    practice, url = desk
    contexts, said = [], []

    def opens(size="phone", *, script=True, scheme="light"):
        width, height = SIZES.get(size, size)
        context = chromium.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script,
            color_scheme=scheme, reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        practice.now += sign_in_pause
        sign_in(practice, page, url)
        return page

    from datetime import timedelta

    sign_in_pause = timedelta(minutes=1, seconds=1)
    yield opens
    for context in contexts:
        context.close()
    assert [one for one in said if "status of 409" not in one] == []
