"""The house keeps its rules: what must stay true of the whole, whoever changes a part."""

from __future__ import annotations

import re
import runpy
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from flask import Flask
from werkzeug.routing import Rule

from smsbot.cli import main
from smsbot.settings import SETTINGS, Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DECISIONS = ROOT / "docs" / "decisions"

# Settings


def lines_of_example() -> list[str]:
    example = (ROOT / ".env.example").read_text("utf-8")
    return re.findall(r"^([A-Z_]+=.*)$", example, re.MULTILINE)


def rows_of_readme() -> list[tuple[str, str]]:
    """Name and default of each row in the README's table of settings."""
    table = README.partition("## Settings")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \|", table, re.MULTILINE)


def test_every_setting_stands_in_the_example_with_its_default() -> None:
    assert lines_of_example() == [f"{setting.name}={setting.default}" for setting in SETTINGS]


def test_every_setting_stands_in_the_readme_with_its_default() -> None:
    shown = []
    for setting in SETTINGS:
        default = setting.default
        if setting.name == "DATABASE_URL":
            default = Settings().database_url  # not written out, see SETTINGS
        none = "**needed**" if setting.needed else "none"
        shown.append((setting.name, f"`{default}`" if default else none))
    assert rows_of_readme() == shown


def test_every_command_stands_in_the_readme() -> None:
    table = README.partition("## Commands")[2].partition("\n## ")[0]
    named = re.findall(r"^\| `smsbot ([a-z-]+)", table, re.MULTILINE)
    assert sorted(named) == sorted(main.commands)


# Doors

PUBLIC = {
    "/": "the front door",
    "/articles/<slug>": "the articles",
    "/privacy": "carriers require it",
    "/terms": "carriers require it",
    "/assets/<path:filename>": "style sheets of the pages that anyone may read",
    "/r/<token>": "the tracked link, known to whoever was sent it",
    "/healthz": "says that it is alive, and nothing else",
    "/readyz": "counts, no names and no words",
    "/metrics": "counts and ages, no names and no words; the README's proxy keeps it from outside",
    "/calendar/<token>.ics": "calendars cannot sign in; the address is what nobody can guess",
    "/inbox/login": "where an anonymous visitor is sent",
    "/inbox/in/<token>": "the digest's link, known to whoever was texted it",
}
"""The addresses that let anybody in, each with why."""


def knock(app: Flask, rule: Rule, method: str) -> tuple[int, str]:
    """What a visitor without a session or signature is answered, and where she is sent."""
    # The forms' own guard aside, as a token can be had for the asking.
    app.config["WTF_CSRF_ENABLED"] = False
    values = dict.fromkeys(rule.arguments, 1)
    _, path = rule.build(values, append_unknown=False) or ("", "")
    answer = app.test_client().open(path, method=method, data={} if method == "POST" else None)
    return answer.status_code, urlsplit(answer.headers.get("Location", "")).path


def test_every_door_but_the_public_ones_is_shut_to_strangers(app: Flask) -> None:
    opened = []
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            status, sent_to = knock(app, rule, method)
            shut = status in (401, 403) or (status in (302, 303) and sent_to == "/inbox/login")
            if rule.rule not in PUBLIC and not shut:
                opened.append(f"{method} {rule.rule}: {status}")
    assert opened == []


def test_every_public_door_is_there(app: Flask) -> None:
    assert set(PUBLIC) <= {rule.rule for rule in app.url_map.iter_rules()}


def test_the_demo_is_not_there_when_a_practice_runs(app: Flask) -> None:
    assert not [rule.rule for rule in app.url_map.iter_rules() if "demo" in rule.rule]


# Files

LONG = {
    "smsbot/core/events.py": "a list: everything that can happen or be asked for, to read at once",
    "smsbot/core/wording/en.py": "a list: every sentence in English, beside its like in Spanish",
    "smsbot/core/wording/es.py": "a list: every sentence in Spanish, beside its like in English",
    "smsbot/db/models.py": "a list: every table, to read at once",
}
"""Files of more than four hundred lines, each with why it is still one thing."""


def files(*folders: str, ending: str = "") -> Iterator[Path]:
    """The project's own files below these folders, made by hand or not."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{ending}")):
            parts = path.relative_to(ROOT).parts
            if path.is_file() and not {"__pycache__", "node_modules"} & set(parts):
                yield path


def every_text() -> Iterator[tuple[str, str]]:
    """Each file that people read or programs obey, with what is in it."""
    own = [
        path for path in files("smsbot", "tests", "docs", "bench", ".ci") if path.suffix != ".pem"
    ]
    top = ("README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", ".env.example", ".gitignore")
    for path in [*own, *(ROOT / name for name in top)]:
        try:
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a font


def test_a_long_file_says_why_it_is_one_thing() -> None:
    long = {
        str(path.relative_to(ROOT))
        for path in files("smsbot", ending=".py")
        if len(path.read_text("utf-8").splitlines()) > 400
    }
    assert long <= set(LONG)
    assert [name for name in LONG if not (ROOT / name).exists()] == []


def test_no_two_files_of_tests_share_a_name() -> None:
    """Run together, the second of them would not be collected."""
    names = Counter(path.name for path in files("tests", ending=".py"))
    del names["conftest.py"]
    assert [name for name, count in names.items() if count > 1] == []


MACHINE = re.compile(r"(?:^|[^A-Za-z0-9_.])/(?:work|farm|root|home|Users)/", re.MULTILINE)
REGISTRY = re.compile(
    r"""registry\s*=\s*"?https?:|"resolved":\s*"https?:|index[-_]url|https?://[^\s"]*/simple\b"""
)


@pytest.mark.parametrize(
    ("pattern", "what"), [(MACHINE, "a path of one machine"), (REGISTRY, "a registry's address")]
)
def test_no_file_speaks_of_where_it_was_made(pattern: re.Pattern[str], what: str) -> None:
    found = [f"{name}: {hit[0]}" for name, text in every_text() if (hit := pattern.search(text))]
    assert found == [], what


def test_dependencies_have_floors_and_no_pins() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    loose = [
        one
        for group in groups
        for one in group
        if not re.fullmatch(r"[\w\[\]-]+>=[\d.]+(,<\d+)?", one)
    ]
    assert loose == []


# Pages about the code


def test_the_diagram_of_the_conversation_is_current() -> None:
    page = (ROOT / "docs" / "conversation.md").read_text("utf-8")
    draw = SimpleNamespace(**runpy.run_path(str(ROOT / "docs" / "draw_conversation.py")))
    assert draw.redrawn(page) == page, "run: python docs/draw_conversation.py"


def test_every_decision_is_short_and_in_the_index() -> None:
    pages = {path.name: path.read_text("utf-8") for path in DECISIONS.glob("*.md")}
    index = pages.pop("README.md")
    assert set(re.findall(r"\]\(([^)]+\.md)\)", index)) == set(pages)
    for name, page in pages.items():
        assert len(page.splitlines()) <= 40, name
        for part in ("Situation", "Decision", "Consequences", "What would change our mind"):
            assert f"**{part}.**" in page, f"{name} has no {part}"


def test_no_page_links_to_nowhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *files("docs", ending=".md")]
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
        if not urlsplit(target).scheme
    ]
    assert [f"{page.name}: {to}" for page, to in links if not (page.parent / to).exists()] == []
