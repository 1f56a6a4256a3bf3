"""The settings: what each one accepts, and how all mistakes are told together."""

from __future__ import annotations

import os
from dataclasses import fields
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from dotenv import dotenv_values

from smsbot import settings
from smsbot.core.practice import ClosedDays, Practice, QuietHours
from smsbot.settings import SETTINGS, Problem, Settings, SettingsError
from smsbot.settings.articles import ArticleFile

EXAMPLE_FILE = Path(__file__).parent.parent / ".env.example"
NEEDED = {
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "token-one",
    "PUBLIC_URL": "https://text.example.com",
    "SECRET_KEY": "a-secret-that-is-long-enough",
    "NURSE_PHONE": "+16025550199",
}


def load(**changes: str) -> Settings:
    return settings.load({**NEEDED, **changes}, serving=True)


def problems(environment: dict[str, str], *, serving: bool = False) -> list[Problem]:
    with pytest.raises(SettingsError) as caught:
        settings.load(environment, serving=serving)
    return caught.value.problems


def only_problem(**environment: str) -> Problem:
    (problem,) = problems(environment)
    return problem


def test_nothing_set_means_the_defaults() -> None:
    assert settings.load({}) == Settings()


def test_an_empty_value_means_the_default() -> None:
    assert settings.load({setting.name: " " for setting in SETTINGS}) == Settings()


def test_serving_needs_the_five() -> None:
    found = problems({}, serving=True)
    assert [problem.setting for problem in found] == list(NEEDED)
    assert {problem.wrong for problem in found} == {"is missing"}


def test_the_five_are_enough() -> None:
    chosen = load()
    assert chosen.account_sid == "AC" + "0" * 32
    assert chosen.auth_tokens == ("token-one",)
    assert chosen.nurse_phone == "+16025550199"
    assert chosen.article_url is None  # so that it is one of ours
    assert chosen.practice == Practice()


def test_all_mistakes_are_told_together_each_with_the_line_to_write() -> None:
    found = problems(
        {
            "PUBLIC_URL": "http://text.example.com",
            "BUSINESS_HOURS": "always",
            "DIGEST_TIME": "half past seven",
            "NURSE_PHONE": "555-0199",
        },
        serving=False,
    )
    assert {problem.setting: problem.line for problem in found} == {
        "PUBLIC_URL": "PUBLIC_URL=https://text.example.com",
        "BUSINESS_HOURS": "BUSINESS_HOURS=Mon-Fri 09:00-17:00",
        "DIGEST_TIME": "DIGEST_TIME=07:30",
        "NURSE_PHONE": "NURSE_PHONE=+16025550199",
    }


def test_the_error_shows_every_mistake_and_line() -> None:
    error = SettingsError([Problem("CALLS", "must be forward", "CALLS=forward")])
    assert str(error) == "Mend these settings in .env:\nCALLS must be forward\n    CALLS=forward"


def test_the_line_that_is_shown_mends_the_mistake() -> None:
    wrong = {
        "PUBLIC_URL": "https://text.example.com/sms?x=1",
        "PRACTICE_ADDRESS": "1 Long Street, " * 6,
        "PRACTICE_NAME": "Two\nlines",
        "TWILIO_PHONE_NUMBER": "none of your business",
        "QUIET_HOURS": "at night",
        "REMINDERS": "often",
    }
    lines = dict(problem.line.split("=", 1) for problem in problems(wrong))
    assert set(lines) == set(wrong)
    assert settings.load(lines).practice.name == "Two lines"


def test_a_missing_key_comes_with_the_command_that_makes_one() -> None:
    short = only_problem(SECRET_KEY="short")
    assert short.line.startswith("python3 -c ")
    assert "SECRET_KEY=" in short.line
    assert short.line.endswith(">> .env")


def test_secrets_are_in_no_repr_and_no_message() -> None:
    secrets = {
        "TWILIO_AUTH_TOKEN": "hidden-token one, two, three",
        "SECRET_KEY": "hidden-key",
        "DATABASE_URL": "postgres://me:hidden/password@db.example.com/smsbot",
        "SMTP_URL": "http://me:hidden-password@mail.example.com:99999",
    }
    with pytest.raises(SettingsError) as caught:
        settings.load(secrets)
    assert len(caught.value.problems) == 4
    assert "hidden" not in str(caught.value) + repr(caught.value.problems)
    chosen = load(
        TWILIO_AUTH_TOKEN="hidden-token",
        SECRET_KEY="hidden-key-0123456789",
        DATABASE_URL="postgresql+psycopg://me:hidden@db.example.com/smsbot",
        SMTP_URL="smtp://me:hidden@mail.example.com:587",
    )
    assert "hidden" not in repr(chosen)


def test_a_bare_postgres_address_is_told_the_right_line() -> None:
    for scheme in ("postgres", "postgresql", "postgresql+psycopg2"):
        problem = only_problem(DATABASE_URL=f"{scheme}://me@db.example.com:5432/smsbot")
        assert problem.line == "DATABASE_URL=postgresql+psycopg://me@db.example.com:5432/smsbot"


@pytest.mark.parametrize(
    "url", ["sqlite:///smsbot.db", "sqlite:////var/smsbot.db", "postgresql+psycopg://me@db/smsbot"]
)
def test_both_databases_are_welcome(url: str) -> None:
    assert settings.load({"DATABASE_URL": url}).database_url == url


def test_no_other_database_is() -> None:
    assert "sqlite:///" in only_problem(DATABASE_URL="mysql://localhost/smsbot").wrong


def test_a_second_token_may_follow_a_comma() -> None:
    assert load(TWILIO_AUTH_TOKEN="new, old").auth_tokens == ("new", "old")


def test_phones_are_kept_in_e164() -> None:
    chosen = load(NURSE_PHONE="(602) 555-0199", BACKUP_PHONE="602.555.0198")
    assert chosen.nurse_phone == "+16025550199"
    assert chosen.backup_phone == "+16025550198"


def test_the_practices_number_stands_in_both_places() -> None:
    chosen = load(TWILIO_PHONE_NUMBER="480-555-0100")
    assert chosen.phone == chosen.practice.phone == "+14805550100"


def test_the_nurses_phone_is_not_the_practices() -> None:
    problem = only_problem(NURSE_PHONE="480-933-2328")
    assert problem.setting == "NURSE_PHONE"
    assert "practice's own number" in problem.wrong


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://text.example.com", "https://text.example.com"),
        ("https://text.example.com/", "https://text.example.com"),
        ("https://text.example.com:8443", "https://text.example.com:8443"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_the_public_address_is_kept_without_a_slash_at_its_end(written: str, kept: str) -> None:
    assert settings.load({"PUBLIC_URL": written}).public_url == kept


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("http://text.example.com", "PUBLIC_URL=https://text.example.com"),
        ("text.example.com", "PUBLIC_URL=https://text.example.com"),
        ("https://text.example.com/bot", "PUBLIC_URL=https://text.example.com"),
        ("https://text.example.com?a=b", "PUBLIC_URL=https://text.example.com"),
        ("http://127.0.0.1.example.com", "PUBLIC_URL=https://127.0.0.1.example.com"),
        ("https://", "PUBLIC_URL=https://text.example.com"),
        ("https://text.example.com:port", "PUBLIC_URL=https://text.example.com"),
        ("ftp://text.example.com", "PUBLIC_URL=https://text.example.com"),
    ],
)
def test_a_public_address_that_would_not_work_is_told_the_right_line(
    written: str, line: str
) -> None:
    assert only_problem(PUBLIC_URL=written).line == line


def test_an_article_address_of_their_own_is_kept() -> None:
    assert load(ARTICLE_URL="https://example.com/skin").article_url == "https://example.com/skin"


NINE_TO_FIVE = ((time(9), time(17)),)
WITH_LUNCH = ((time(9), time(12)), (time(13), time(17)))


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("Mon-Fri 09:00-17:00", dict.fromkeys(range(5), NINE_TO_FIVE)),
        ("mon–fri 9:00 – 17:00", dict.fromkeys(range(5), NINE_TO_FIVE)),
        (
            "Mon-Thu 09:00-12:00 13:00-17:00, Sat 10:00-14:00",
            {**dict.fromkeys(range(4), WITH_LUNCH), 5: ((time(10), time(14)),)},
        ),
        ("Mon, Wed 09:00-17:00", {0: NINE_TO_FIVE, 2: NINE_TO_FIVE}),
        ("Monday 09:00-17:00", {0: NINE_TO_FIVE}),
        ("Sat-Mon 09:00-17:00", dict.fromkeys((5, 6, 0), NINE_TO_FIVE)),
    ],
)
def test_business_hours_are_read(written: str, hours: object) -> None:
    assert settings.load({"BUSINESS_HOURS": written}).practice.hours == hours


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("Mon-Fri", "names days without hours"),
        ("Mon 09:00-17:00, Tue", "names days without hours"),
        ("09:00-17:00", "has hours before any day is named"),
        ("Mon 17:00-09:00", "closes before it opens: 17:00-09:00"),
        ("Mon 09:00-13:00 12:00-17:00", "has hours that overlap or are out of order: 12:00-17:00"),
        ("Mon-Fri 09:00-17:00, Fri 09:00-12:00", "names Fri twice"),
        ("Mon Mon 09:00-17:00", "names Mon twice"),
        ("Mon 09:00", "is not a stretch of the day such as 09:00-17:00: 09:00"),
        ("Mon 9-5", "is not a time of day such as 07:30: 9"),
        ("Mon 09:00-24:00", "is not a time of day such as 07:30: 24:00"),
        ("Mo 09:00-17:00, Xyz 09:00-17:00", "has a day that is none of"),
    ],
)
def test_business_hours_that_make_no_sense_are_refused(written: str, wrong: str) -> None:
    assert only_problem(BUSINESS_HOURS=written).wrong.startswith(wrong)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("federal", ClosedDays()),
        ("none", ClosedDays(federal=False)),
        ("federal, 2026-12-24", ClosedDays(extra=frozenset({date(2026, 12, 24)}))),
        ("2026-12-24", ClosedDays(federal=False, extra=frozenset({date(2026, 12, 24)}))),
    ],
)
def test_closed_days_are_read(written: str, days: ClosedDays) -> None:
    assert settings.load({"CLOSED_DAYS": written}).practice.closed_days == days


@pytest.mark.parametrize("written", ["christmas", "12/24/2026", "federal, 2026-02-30"])
def test_closed_days_that_are_no_dates_are_refused(written: str) -> None:
    assert "2026-12-24" in only_problem(CLOSED_DAYS=written).wrong


def test_lengths_of_time_are_read() -> None:
    chosen = load(REMINDERS="90m, 1d,2h", FOLLOW_UP_AFTER="3d", RETENTION="1y")
    assert chosen.reminders == (timedelta(days=1), timedelta(hours=2), timedelta(minutes=90))
    assert chosen.follow_up_after == timedelta(days=3)
    assert chosen.retention == timedelta(days=365)


def test_there_may_be_no_reminders() -> None:
    assert load(REMINDERS="none").reminders == ()


@pytest.mark.parametrize("written", ["soon", "-2h", "0h", "2", "1.5h"])
def test_a_length_of_time_that_is_none_is_refused(written: str) -> None:
    assert only_problem(FOLLOW_UP_AFTER=written).line == "FOLLOW_UP_AFTER=20h"


def test_words_are_not_kept_for_minutes_only() -> None:
    assert "m is minutes" in only_problem(RETENTION="6m").wrong


def test_quiet_hours_are_read() -> None:
    assert load(QUIET_HOURS="20:00-09:30").practice.quiet_hours == QuietHours(time(20), time(9, 30))
    assert load(QUIET_HOURS="none").practice.quiet_hours == QuietHours(time(0), time(0))


def test_an_address_of_sixty_characters_fits_and_a_longer_one_does_not() -> None:
    assert load(PRACTICE_ADDRESS="x" * 60).practice.address == "x" * 60
    assert only_problem(PRACTICE_ADDRESS="x" * 61).line == "PRACTICE_ADDRESS=" + "x" * 60


def test_switches_and_choices_are_read() -> None:
    chosen = load(AUTO_CONFIRM="Yes", CARRIER_HANDLES_STOP="off", CALLS="text-only")
    assert chosen.practice.auto_confirm is True
    assert chosen.carrier_handles_stop is False
    assert chosen.calls == "text-only"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("AUTO_CONFIRM", "perhaps"),
        ("CALLS", "ignore"),
        ("PRACTICE_TIMEZONE", "Arizona/Mesa"),
        ("PRACTICE_TIMEZONE", "../etc/passwd"),
        ("CONSULTATION_MINUTES", "half an hour"),
        ("CONSULTATION_MINUTES", "0"),
        ("TWILIO_ACCOUNT_SID", "SK" + "0" * 32),
        ("TWILIO_MESSAGING_SERVICE_SID", "AC" + "0" * 32),
        ("TWILIO_API_URL", "localhost"),
        ("NURSE_EMAIL", "nancy at example.com"),
        ("OPERATOR_EMAIL", "a@example.com, b@example.com"),
        ("EMAIL_FROM", "smsbot"),
        ("SMTP_URL", "mail.example.com"),
        ("ARTICLE_FILE", "no-such-file.md"),
    ],
)
def test_what_makes_no_sense_is_refused(name: str, written: str) -> None:
    assert only_problem(**{name: written}).setting == name


def test_the_rest_is_read(tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text("# Piel\n", "utf-8")
    chosen = load(
        PRACTICE_TIMEZONE="America/Denver",
        CONSULTATION_MINUTES="45",
        TWILIO_API_URL="http://127.0.0.1:4010/",
        TWILIO_MESSAGING_SERVICE_SID="MG" + "a" * 32,
        ARTICLE_FILE=str(article),
    )
    assert chosen.practice.zone.key == "America/Denver"
    assert chosen.practice.consultation == timedelta(minutes=45)
    assert chosen.twilio_api_url == "http://127.0.0.1:4010"
    assert chosen.messaging_service_sid == "MG" + "a" * 32
    assert chosen.articles == (ArticleFile("myokines", str(article)),)


def test_further_articles_stand_at_the_names_of_their_files(tmp_path: Path) -> None:
    sun, winter = tmp_path / "Our Sun.md", tmp_path / "winter-skin.md"
    for file in (sun, winter):
        file.write_text("# Piel\n", "utf-8")
    chosen = load(ARTICLE_FILE=f"{sun}, {winter}").articles
    assert [one.path for one in chosen] == ["/articles/myokines", "/articles/winter-skin"]
    ours = load(ARTICLE_FILE=f"ours, {winter}").articles
    assert ours == (ArticleFile("myokines"), ArticleFile("winter-skin", str(winter)))
    assert load().articles == load(ARTICLE_FILE="ours").articles == ours[:1]


@pytest.mark.parametrize(
    ("written", "wrong", "line"),
    [
        ("ours, none.md", "is a file that cannot be read: none.md", "ours"),
        (
            "ours, My Sun.md",
            "is a file whose name cannot stand in an address, rename it: My Sun.md",
            "ours, my-sun.md",
        ),
        ("sun.md, ours", "names ours behind another, and it can only be the first", "ours, sun.md"),
        ("ours, sun.md, a/sun.md", "names a second article for /articles/sun: a/sun.md",
         "ours, sun.md"),
        ("ours, sun.md, sun.es.md", "names a second article for /articles/sun: sun.es.md",
         "ours, sun.md"),
        ("ours, myokines.md", "names a second article for /articles/myokines: myokines.md", "ours"),
        ("ours, latin.md", "is a file that is not in UTF-8: latin.es.md", "ours"),
        (
            "none.md, ours, My Sun.md",
            "is a file that cannot be read: none.md; it is a file whose name cannot stand in an"
            " address, rename it: My Sun.md",
            "ours, my-sun.md",
        ),
        (", ,", "names no file", "ours, sun-and-skin.md"),
    ],
)  # fmt: skip
def test_a_mistake_among_the_articles_is_told_with_the_line_to_write(
    written: str, wrong: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    for name in ("sun.md", "sun.es.md", "a/sun.md", "My Sun.md", "myokines.md", "latin.md"):
        (tmp_path / name).write_text("# Piel\n", "utf-8")
    (tmp_path / "latin.es.md").write_bytes("mañana".encode("latin-1"))
    problem = only_problem(ARTICLE_FILE=written)
    assert (problem.wrong, problem.line) == (wrong, f"ARTICLE_FILE={line}")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    answers = tmp_path / "answers.md"
    answers.write_bytes("mañana".encode("latin-1"))
    assert "not in UTF-8" in only_problem(ANSWERS_FILE=str(answers)).wrong


@pytest.mark.parametrize(
    ("smtp_url", "sender"),
    [
        ("smtp://bot%40example.org:pass@mail.example.org", "bot@example.org"),
        ("smtp://bot:pass@mail.example.org", "smsbot@text.example.com"),
    ],
)
def test_mail_comes_from_a_sensible_address_when_none_is_given(smtp_url: str, sender: str) -> None:
    assert load(SMTP_URL=smtp_url).email_from == sender
    assert load(SMTP_URL=smtp_url, EMAIL_FROM="Us <us@example.org>").email_from == (
        "Us <us@example.org>"
    )


def test_a_slip_of_the_pen_is_pointed_out() -> None:
    assert settings.slips(["NURSE_PHON", "NURSE_PHONE", "HOME", "PATH", "TWILIO_REGION"]) == {
        "NURSE_PHON": "NURSE_PHONE"
    }
    missing = problems({"NURSE_PHON": "+16025550199"}, serving=True)[-1]
    assert missing.wrong == "is missing (NURSE_PHON is set: a slip of the pen?)"


def test_the_process_wins_over_the_file_and_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / ".env").write_text(
        "\ufeffNURSE_NAME=Ana\nPRACTICE_NAME='Park & ${Co} # 1'\nBARE\nDIGEST_TIM=08:00\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NURSE_NAME", "Nancy")
    monkeypatch.delenv("PRACTICE_NAME", raising=False)
    before = dict(os.environ)
    chosen = settings.from_environment()
    assert chosen.practice.nurse == "Nancy"
    assert chosen.practice.name == "Park & ${Co} # 1"
    assert dict(os.environ) == before
    assert "DIGEST_TIM in .env is no setting of ours: is DIGEST_TIME meant?" in caplog.text


def test_without_a_file_the_environment_is_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NURSE_NAME", "Ana")
    assert settings.from_environment().practice.nurse == "Ana"


def test_a_file_that_is_no_text_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_bytes(b"NURSE_NAME=\xff\xfe\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError) as caught:
        settings.from_environment()
    assert caught.value.problems[0].setting == ".env"


def test_the_example_file_holds_every_setting_with_its_default_and_its_sentence() -> None:
    written = EXAMPLE_FILE.read_text("utf-8")
    assert dotenv_values(EXAMPLE_FILE) == {setting.name: setting.default for setting in SETTINGS}
    for setting in SETTINGS:
        assert f"# {setting.help}" in written


def test_the_example_file_lacks_nothing_but_the_needed_five() -> None:
    values = {name: value or "" for name, value in dotenv_values(EXAMPLE_FILE).items()}
    found = problems(values, serving=True)
    assert [problem.setting for problem in found] == list(NEEDED)
    assert list(values)[:5] == list(NEEDED)


def test_every_place_is_filled_by_one_setting() -> None:
    places = [setting.goes_to for setting in SETTINGS]
    assert len(places) == len(set(places))
    own = {place for place in places if "." not in place} | {"practice"}
    assert own == {place.name for place in fields(Settings)}


def test_every_example_is_right() -> None:
    shown = {setting.name: setting.example for setting in SETTINGS if setting.example}
    for name in ("ARTICLE_FILE", "ANSWERS_FILE"):
        del shown[name]
    placeholders = {"TWILIO_ACCOUNT_SID", "TWILIO_MESSAGING_SERVICE_SID"}
    assert {problem.setting for problem in problems(shown)} == placeholders
