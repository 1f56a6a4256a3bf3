"""Every page of hers can be read, reached and tapped by everyone: axe, 44 pixels, 320 wide."""

import pytest
from serving import five_wait

axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
)
pytestmark = [
    # Playwright's own event loop closes its sockets late.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.timeout(180),
]
PAGES = (
    "/inbox",
    "/inbox/texts",
    "/inbox/texts?q=thursday",
    "/inbox/patients/1",
    "/inbox/matters/1/times",
    "/inbox/calendar",
    "/inbox/calendar?day=2026-12-04",
    "/inbox/calendar/month",
    "/inbox/calendar/hours",
    "/inbox/calendar/connect",
    "/inbox/insights",
    "/inbox/words",
    "/inbox/words/confirmed/es",
    "/inbox/trail",
    "/inbox/more",
    "/inbox/answers",
    "/inbox/answers/new",
    "/inbox/answers/about/hours",
)
# A link within running words may be as low as the words (WCAG 2.5.8).
SMALL = """() => [...document.querySelectorAll(
    "a, button, input:not([type=hidden]), select, textarea, summary")]
  .filter((one) => one.checkVisibility() && !one.classList.contains("skip"))
  .map((one) => one.type == "checkbox" || one.type == "radio" ? one.closest("label") : one)
  .map((one) => [one.getBoundingClientRect(), one.innerText || one.name])
  .filter(([box]) => box.width < 43.9 || box.height < 43.9)
  .map(([box, name]) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""


def open_everything(page):
    """Open whatever is folded, so that it is looked at too."""
    page.evaluate(
        "document.querySelectorAll('details').forEach("
        "(one) => { one.removeAttribute('name'); one.open = true; })"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(desk, open_page, scheme):
    practice, url = desk
    five_wait(practice)
    page = open_page(scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto(url + path)
        open_everything(page)
        violations = axe.Axe().run(page).response["violations"]
        if violations:
            found[path] = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in violations]
    assert found == {}
    page.goto(f"{url}/inbox")
    page.get_by_role("button", name="I have it: stop every alarm").click()
    page.get_by_text("You have it.").wait_for()
    assert axe.Axe().run(page).response["violations"] == []


def test_everything_is_large_enough_to_tap_and_nothing_scrolls_sideways(desk, open_page):
    practice, url = desk
    five_wait(practice)
    page = open_page((320, 700))
    found = {}
    for path in PAGES:
        page.goto(url + path)
        open_everything(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        small = page.evaluate(SMALL)
        if small or wide > 320:
            found[path] = (wide, small)
    assert found == {}


def test_the_doors_are_for_everyone_too(chromium, desk):
    _, url = desk
    for scheme in ("light", "dark"):
        context = chromium.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme)
        page = context.new_page()
        for path in ("/inbox/login", "/inbox/login?asked=1", "/inbox/in/nothing"):
            page.goto(url + path)
            assert axe.Axe().run(page).response["violations"] == []
            assert page.evaluate(SMALL) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
        context.close()
