"""A newcomer clicks through the demo in a real browser: what lights up is what to press next."""

import re
import subprocess
import sys
import urllib.request

import pytest
from serving import CHROMIUM

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    # Playwright's own event loop closes its sockets late.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def demo():
    """The address of a demo that runs as a user would run it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "smsbot", "demo", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        line = process.stdout.readline()
        yield re.search(r"http://\S+/demo", line).group()
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(request, chromium):
    """A phone-sized page, with and without JavaScript."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=request.param
    )
    yield context.new_page()
    context.close()


def press(page, words):
    page.get_by_role("button", name=words, exact=True).first.click()


def wait_for(page, words):
    page.get_by_text(re.compile(words)).first.wait_for(timeout=15_000)


@pytest.mark.timeout(180)
def test_a_newcomer_books_confirms_is_reminded_and_reads_the_article(demo, page):
    page.goto(demo)
    press(page, "hi im maria lopez, can i come in thurs after 3")
    wait_for(page, "Is that right")
    press(page, "yes")
    wait_for(page, "not booked yet")
    press(page, "Tomorrow 8 AM")
    wait_for(page, "1 waits")
    press(page, "A ok")
    wait_for(page, "You.re booked, Maria")
    for _ in range(12):
        press(page, "Next event")
        page.wait_for_load_state()
        if page.get_by_text(re.compile("Thank you for coming in")).count():
            break
    wait_for(page, "Reply C to confirm")
    wait_for(page, "Thank you for coming in")
    link = page.locator("a[href*='/r/']").first.get_attribute("href")
    with urllib.request.urlopen(link) as answer:
        assert "/articles/myokines" in answer.url
        assert "skin" in answer.read().decode().casefold()
