"""Facts of the medium: the segments a text takes, and whose clock a number lives by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from smsbot.core import sms

DATA = Path(__file__).parent.parent / "data"
# Twilio's own calculator (npm sms-segments-calculator 1.3.0, MIT) made these rows.
ROWS: list[dict[str, Any]] = json.loads((DATA / "segments_25.json").read_text("utf-8"))["rows"]
HOME = ZoneInfo("America/Phoenix")


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_segments_agree_with_twilios_calculator(row: dict[str, Any]) -> None:
    assert sms.segments(row["text"]) == row["segments"]
    assert sms.is_gsm7(row["text"]) == (row["encoding"] == "GSM-7")


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_a_plain_text_never_takes_more_segments_than_smart_encoding(row: dict[str, Any]) -> None:
    plain = sms.to_plain(row["text"])
    assert sms.segments(plain) <= row["smart_segments"]
    if row["smart_encoding"] == "GSM-7":
        assert sms.is_gsm7(plain)


def test_there_are_25_rows() -> None:
    assert len(ROWS) == 25


def test_accents_outside_the_plain_alphabet_are_dropped_and_the_others_kept() -> None:
    assert sms.to_plain("Mañana será el miércoles, ¿sí?") == "Mañana sera el miércoles, ¿si?"
    assert sms.to_plain("Thu — 3:00–5:00 PM…\u00a0“ok”") == 'Thu - 3:00-5:00 PM... "ok"'


def test_decomposed_accents_count_like_composed_ones() -> None:
    assert sms.to_plain("man\u0303ana") == "mañana"


def test_a_sign_without_a_plain_form_is_kept() -> None:
    assert sms.to_plain("ok 👍 が") == "ok 👍 が"


def test_an_escape_is_never_split_over_two_segments() -> None:
    assert sms.segments("a" * 152 + "€" + "a" * 151) == 2
    assert sms.segments("a" * 152 + "€" + "a" * 152) == 3


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("602-555-0101", "+16025550101"),
        ("(602) 555-0101", "+16025550101"),
        ("1 602 555 0101", "+16025550101"),
        ("+1 602 555 0101", "+16025550101"),
        ("+44 20 7183 8750", "+442071838750"),
    ],
)
def test_a_number_is_understood_as_people_write_it(written: str, phone: str) -> None:
    assert sms.normalize_phone(written) == phone


@pytest.mark.parametrize(
    "written", ["", "anonymous", "911", "262966", "555-0101", "602 555 010", "602 555 01011"]
)
def test_what_is_not_a_whole_number_is_none(written: str) -> None:
    assert sms.normalize_phone(written) is None


def test_only_whole_numbers_can_be_texted() -> None:
    assert sms.is_textable("+16025550101")
    for sender in ("262966", "+266696687", "anonymous", "", "6025550101", "+15550101"):
        assert not sms.is_textable(sender)


def test_a_log_shows_only_the_last_four_digits() -> None:
    assert sms.masked("+16025550101") == "...0101"


def test_a_number_in_a_text_is_written_the_american_way() -> None:
    assert sms.spoken("+16025550101") == "602-555-0101"
    assert sms.spoken("+442071838750") == "+442071838750"


def zone_names(phone: str) -> set[str]:
    return {zone.key for zone in sms.zones_of(phone, home=HOME)}


@pytest.mark.parametrize(
    ("phone", "zones"),
    [
        ("+14802345678", {"America/Phoenix"}),
        ("+15202345678", {"America/Phoenix"}),
        ("+16022345678", {"America/Phoenix"}),
        ("+12122345678", {"America/New_York"}),
        ("+17872345678", {"America/Puerto_Rico"}),
        ("+16716467890", {"Pacific/Guam"}),
        ("+18082345678", {"Pacific/Honolulu"}),
        ("+13406421234", {"America/St_Thomas"}),
        ("+14239881234", {"America/New_York", "America/Chicago"}),
        ("+13645551234", {"America/Chicago", "America/New_York"}),
        ("+18504361234", {"America/Chicago", "America/New_York"}),
        ("+18505551234", {"America/New_York", "America/Chicago"}),
        ("+12193691234", {"America/Chicago", "America/New_York"}),
        ("+12705551234", {"America/Chicago", "America/New_York"}),
        ("+17295551234", {"America/Chicago", "America/New_York"}),
        ("+442071838750", {"Europe/London"}),
    ],
)
def test_every_zone_of_an_area_code_counts(phone: str, zones: set[str]) -> None:
    assert zone_names(phone) == zones


@pytest.mark.parametrize("phone", ["+18002345678", "+18882345678", "+15005550006", "nonsense"])
def test_a_number_that_says_nothing_of_its_place_lives_by_the_practices_clock(phone: str) -> None:
    assert zone_names(phone) == {"America/Phoenix"}


def test_fictional_numbers_live_where_their_area_code_does() -> None:
    assert zone_names("+12125550101") == {"America/New_York"}
    assert zone_names("+16025550101") == {"America/Phoenix"}


def test_an_area_code_with_more_than_four_zones_falls_back_on_the_whole_number() -> None:
    assert 0 < len(zone_names("+18679791234")) <= sms.MOST_ZONES
