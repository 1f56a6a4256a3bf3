"""A command must match the whole text, or nothing is done."""

import pytest

from smsbot.services.commands import Command, is_time, parse


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("A ok", Command("ok", "A")),
        ("a OK", Command("ok", "A")),
        ("B ok.", Command("ok", "B")),
        ("A thu 3pm", Command("offer", "A", "thu 3pm")),
        ("A thu 10 or 11", Command("offer", "A", "thu 10 or 11")),
        ("A no", Command("no", "A")),
        ("A no yes", Command("no_yes", "A")),
        ("A call", Command("call", "A")),
        ("AB call", Command("call", "AB")),
        ("A: please come 10 min early", Command("say", "A", "please come 10 min early")),
        ("A:ok", Command("say", "A", "ok")),
        ("A bot", Command("bot", "A")),
        ("A noshow", Command("noshow", "A")),
        ("A no show", Command("noshow", "A")),
        ("ok all", Command("ok_all")),
        ("OK all!", Command("ok_all")),
        ("list", Command("list")),
        ("Today", Command("today")),
        ("week", Command("week")),
        ("done", Command("done")),
        ("Undo", Command("undo")),
        ("?", Command("help")),
        ("off dec 24-26", Command("off", words="dec 24-26")),
        ("busy thu 1-3pm", Command("busy", words="thu 1-3pm")),
        ("on dec 24", Command("on", words="dec 24")),
        (
            "book 6025550101 Maria Lopez thu 3pm",
            Command("book", phone="+16025550101", name="Maria Lopez", words="thu 3pm"),
        ),
        (
            "book (602) 555-0101 April May dec 3 at 3pm",
            Command("book", phone="+16025550101", name="April", words="May dec 3 at 3pm"),
        ),
    ],
)
def test_each_command_is_read(text, command):
    assert parse(text) == command


@pytest.mark.parametrize(
    "text",
    [
        "A patient called",
        "A",
        "ok",
        "a thursday appointment was lost",
        "on my way",
        "off to lunch",
        "busy day today huh",
        "book a table",
        "book 6025550101",
        "book 6025550101 Maria",
        "list of patients",
        "A ok thanks",
        "undo that please",
        "",
        "A:",
        "thu 3pm",
        "I am done",
    ],
)
def test_anything_else_is_no_command(text):
    assert parse(text) is None


@pytest.mark.parametrize("words", ["thu 3pm", "dec 24-26", "3rd at 10", "thu 10, fri 2:30 pm"])
def test_times_are_known_for_what_they_are(words):
    assert is_time(words)


@pytest.mark.parametrize("words", ["", "patient called", "thu lunch with bob", "call"])
def test_other_words_are_no_time(words):
    assert not is_time(words)
