"""The nurse works through her day with her thumb: real Chromium, phone and desk."""

import re

import pytest
from serving import five_wait

pytestmark = [
    # Playwright's own event loop closes its sockets late.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.timeout(180),
]
PATIENT, RIVAL = "+16025550101", "+16025550102"


def card(page, letter):
    """The card with this letter."""
    return page.locator("article", has=page.locator("b.letter", has_text=re.compile(f"^{letter}$")))


def says(page, words):
    page.get_by_role("status").filter(has_text=re.compile(words)).first.wait_for(timeout=10_000)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("size", ["phone", "desk"])
def test_five_requests_a_conflict_a_change_and_an_alarm_are_settled(desk, open_page, size, script):
    practice, url = desk
    five_wait(practice)
    page = open_page(size, script=script)
    assert page.locator("article b.letter").first.inner_text() == "F"  # the alarm
    page.get_by_role("button", name="I have it: stop every alarm").click()
    says(page, "Acknowledged: 602-555-0107")
    taken = page.locator("section[aria-labelledby=taken]")
    assert taken.get_by_role("button", name="Call 602-555-0107").is_visible()
    card(page, "A").get_by_role("button", name="Confirm").click()
    says(page, "Confirmed: Maria Lopez, Thu Dec 3 at 3:00 PM")
    # The rival's time is gone: two taps offer another.
    assert "not free (taken)" in card(page, "B").inner_text()
    card(page, "B").get_by_text("Other time").click()
    card(page, "B").get_by_role("button", name="Thu Dec 3 at 2:30 PM").click()
    says(page, "Offered Jen Baker Thu Dec 3 at 2:30 PM")
    card(page, "C").get_by_role("button", name="Decline").click()
    says(page, "Declined kindly: Tess Whitaker")
    card(page, "D").get_by_role("button", name="Confirm").click()
    says(page, "Moved: Ana Ruiz, now Mon Dec 7 at 10:00 AM")
    card(page, "E").get_by_text("Answer", exact=True).click()
    card(page, "E").get_by_label("Your words").fill("No, but I take cards.")
    card(page, "E").get_by_role("button", name="Send").click()
    says(page, "Sent to 602-555-0105")
    practice.deliver()
    assert "You're booked, Maria: Thu Dec 3 at 3:00 PM" in practice.seen_by(PATIENT)[-1]
    assert "2:30 PM" in practice.seen_by(RIVAL)[-1]
    assert "No, but I take cards." in practice.seen_by("+16025550105")[-1]
    page.goto(f"{url}/inbox")
    assert page.locator("section[aria-labelledby=waiting] article").count() == 0
    assert page.locator("section[aria-labelledby=for-them] article").count() == 1  # the offer


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_another_time_is_picked_from_a_small_calendar(desk, open_page, script):
    practice, _ = desk
    five_wait(practice)
    page = open_page(script=script)
    card(page, "A").get_by_text("Other time").click()
    card(page, "A").get_by_role("button", name="Pick from the calendar").click()
    page.get_by_role("link", name="Mon Dec 7").click()
    for time in ("9:00 AM", "10:30 AM"):
        page.get_by_label(time, exact=True).check()
    page.get_by_role("button", name="Offer").click()
    says(page, "Offered Maria Lopez Mon Dec 7 at 9:00 AM or Mon Dec 7 at 10:30 AM")


def test_two_windows_confirm_one_wins_the_other_is_told(desk, open_page):
    practice, _ = desk
    five_wait(practice)
    first, second = open_page(), open_page("desk", script=False)
    card(first, "A").get_by_role("button", name="Confirm").click()
    says(first, "Confirmed: Maria Lopez")
    card(second, "A").get_by_role("button", name="Confirm").click()
    told = second.get_by_role("alert").inner_text()
    assert "Nothing was done" in told
    assert "Maria Lopez is booked Thu Dec 3 at 3:00 PM" in told
    practice.deliver()
    assert sum("You're booked" in text for text in practice.seen_by(PATIENT)) == 1


def test_new_things_appear_by_themselves_but_not_under_her_fingers(desk, open_page):
    practice, _ = desk
    five_wait(practice)
    page = open_page()
    card(page, "E").get_by_text("Answer", exact=True).click()
    practice.patient_texts("hi im lou, can i come in fri at 3", phone="+16025550109")
    practice.patient_texts("yes", phone="+16025550109")
    page.get_by_text("7 wait").wait_for(timeout=10_000)
    words = card(page, "E").get_by_label("Your words")
    assert words.is_visible()  # what she had opened stays open
    words.fill("We take cards, and")
    practice.nurse_texts("C no")
    page.get_by_text("Something new has come").wait_for(timeout=10_000)
    assert words.input_value() == "We take cards, and"
    assert card(page, "C").count() == 1


def test_a_text_is_counted_and_weighed_while_she_writes(desk, open_page):
    practice, url = desk
    five_wait(practice)
    page = open_page()
    page.goto(f"{url}/inbox/patients/1")
    page.locator("form.write").get_by_label("Your words").fill("See you for your Botox")
    page.get_by_text("1 text, 22 characters").wait_for()
    assert "“Botox” gives away a treatment" in page.locator("form.write").inner_text()
    page.locator("form.write").get_by_role("button", name="Send").click()
    assert "Not sent yet: “Botox”" in page.get_by_role("alert").inner_text()
    page.locator("form.write").get_by_label("Send it all the same").check()
    page.locator("form.write").get_by_role("button", name="Send").click()
    says(page, "Sent to Maria Lopez")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_digests_link_lets_her_in_once(chromium, desk, script):
    practice, url = desk
    practice.runtime.settings.__dict__["public_url"] = url  # the port is known only now
    practice.nurse_texts("list")
    with practice.runtime.desk() as turn:
        from smsbot.services import digest

        digest.send(turn, key="digest:today")
    practice.deliver()
    link = re.search(r"http\S+/inbox/in/\S+", practice.seen_by(practice.nurse)[-1]).group()
    for is_first in (True, False):
        context = chromium.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(link)
        if is_first:
            page.get_by_role("button", name="Open my inbox").click()
            page.get_by_role("heading", name="Nothing waits").wait_for()
        else:
            assert "has been used" in page.get_by_role("alert").inner_text()
        context.close()


def test_a_search_finds_names_numbers_and_words(desk, open_page):
    practice, url = desk
    five_wait(practice)
    page = open_page()
    for asked, found in (("lopez", "Maria Lopez"), ("0102", "Jen Baker"), ("insur", "insurance")):
        page.goto(f"{url}/inbox/texts")
        page.get_by_label("A name, a number, or words").fill(asked)
        page.get_by_role("button", name="Search").click()
        page.locator(".people").get_by_text(re.compile(found)).first.wait_for()


def test_a_name_that_turns_the_writing_round_turns_nothing_else(desk, open_page):
    practice, _ = desk
    five_wait(practice)
    with practice.database.transaction() as session:
        session.connection().exec_driver_sql(
            "UPDATE requests SET name = ? WHERE id = 1", ("=cmd|' /C calc'!A0 \u202egnp.exe",)
        )
    page = open_page()
    name = card(page, "A").get_by_role("link", name=re.compile("=cmd"))
    assert name.evaluate("one => getComputedStyle(one).unicodeBidi") == "isolate"
    assert card(page, "A").locator(".wish").inner_text().startswith("wants Thu Dec 3")
