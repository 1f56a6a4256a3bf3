"""Every sentence is warm, plain, one segment, and names nothing it should not."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from smsbot.core.events import Language
from smsbot.core.practice import Practice, Window
from smsbot.core.sms import is_gsm7, segments
from smsbot.core.wording import AGREED, SENTENCES, WHY, en, es, filled_in, times, word

TODAY = date(2026, 12, 29)
AT_NOON = Window(datetime(2026, 12, 30, 12, 30), datetime(2026, 12, 30, 13, 0))
LONG = Window(datetime(2026, 12, 30, 11, 30), datetime(2026, 12, 30, 13, 30))
WHOLE = Window(datetime(2026, 12, 30, 9, 0), datetime(2026, 12, 30, 17, 0))
NAMES = ("", "Jen", "Maria Lopez", "Pieter van der Berg", "Xochitl Quintero-Reyes", "José Núñez")
ADDRESS = "4545 North 36th Street, Building 12, Suite 210, Phoenix 85018"[:60]
PRACTICE = Practice()
AT_LENGTH = replace(PRACTICE, address=ADDRESS)
TREATMENTS = re.compile(r"botox|filler|inject|lips?\b|wrinkle|syringe|laser|peel|relleno", re.I)
OPT_OUT_WORDS = ["STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT"]
NOTICES = ("notice", "help", "started", "booked_by_phone", "stopped")


def values(name, windows):
    return {
        "name": name,
        "when": windows,
        "flags": [],
        "options": [
            AT_NOON,
            *(Window(AT_NOON.start + timedelta(days=n), AT_NOON.end) for n in (5, 6)),
        ],
        "why": "closed",
        "day": "2026-12-30",
        "about": "myokines",
        "link": "https://smsbot.nancypark-skin.example/r/aB3dE5gH",
        "choices": [{"name": who, "when": [AT_NOON], "flags": []} for who in ("Maria", "Xochitl")],
        "words": "Yes, please come without makeup. See you then!",
    }


def worded(wording, language, *, name="Maria Lopez", windows=(LONG,), practice=AT_LENGTH):
    return word(
        wording, values(name, list(windows)), language=language, practice=practice, today=TODAY
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("wording", sorted(en.SENTENCES))
def test_every_sentence_is_one_segment_in_the_plain_alphabet(wording, language):
    for practice in (PRACTICE, AT_LENGTH):
        for name in NAMES:
            for windows in ((AT_NOON,), (LONG,), (WHOLE,)):
                text = worded(wording, language, name=name, windows=windows, practice=practice)
                assert is_gsm7(text), text
                assert segments(text) == 1, (len(text), text)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("wording", sorted(en.SENTENCES))
def test_every_sentence_about_somebody_elses_visit_is_one_segment_too(wording, language):
    for practice in (PRACTICE, AT_LENGTH):
        for name in NAMES if not wording.endswith("_other") else NAMES[1:]:
            said = values(name, [LONG]) | {"for_other": True}
            text = word(wording, said, language=language, practice=practice, today=TODAY)
            assert is_gsm7(text), text
            assert segments(text) == 1, (len(text), text)
            assert "  " not in text


LISTS = ("which_visit", "which_or_both", "which_one", "status_all", "see_you_all", "all_cancelled")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("wording", LISTS)
def test_four_people_still_fit_into_one_list(wording, language):
    choices = [{"name": name, "when": [AT_NOON]} for name in ("Xochitl", "Guadalupe", "Ana", "Al")]
    said = values("", [AT_NOON]) | {"choices": choices}
    text = word(wording, said, language=language, practice=AT_LENGTH, today=TODAY)
    assert segments(text) == 1, (len(text), text)


def test_a_list_tells_a_request_from_a_visit():
    choices = [
        {"name": "Maria", "when": [AT_NOON]},
        {"name": "Ana", "when": [WHOLE], "request": True},
    ]
    said = {"choices": choices}
    text = word("which_one", said, language=Language.EN, practice=PRACTICE, today=TODAY)
    assert text.splitlines()[1:3] == [
        "1) Maria, Wed Dec 30 at 12:30 PM",
        "2) Ana, Wed Dec 30, any time (request)",
    ]


ASKED_AGAIN = (
    "ask_name", "ask_time", "ask_day", "time_unread", "read_back", "choose", "which_reading",
    "which_visit", "which_one", "which_or_both", "offer_again", "instead", "none_free",
    "instead_or_wait", "free_now", "wait_for", "wait_for_sooner", "opening_again",
)  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("lead", ["not_understood", "question_kept"])
@pytest.mark.parametrize("wording", ASKED_AGAIN)
def test_a_question_asked_again_fits_behind_what_is_said_first(wording, lead, language):
    for name in NAMES:
        said = values(name, [LONG]) | {"lead": lead, "change": True}
        text = word(wording, said, language=language, practice=AT_LENGTH, today=TODAY)
        assert segments(text) == 1, (len(text), text)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("wording", ["read_back", "recorded"])
def test_two_wishes_still_fit_into_one_segment(wording, language):
    windows = (LONG, Window(LONG.start + timedelta(days=1), LONG.end + timedelta(days=1)))
    for name in NAMES[1:]:
        assert segments(worded(wording, language, name=name, windows=windows)) == 1


def test_both_languages_have_the_same_sentences():
    assert set(en.SENTENCES) == set(es.SENTENCES)
    assert set(en.WHY) == set(es.WHY)


@pytest.mark.parametrize("language", Language)
def test_nothing_is_left_unfilled(language):
    for wording in SENTENCES[language]:
        text = worded(wording, language, practice=AT_LENGTH)
        assert "{" not in text
        assert "}" not in text
        assert "  " not in text


@pytest.mark.parametrize("language", Language)
def test_no_sentence_names_a_treatment(language):
    for forms in (*SENTENCES[language].values(), tuple(WHY[language].values())):
        for form in forms:
            assert not TREATMENTS.search(form), form


@pytest.mark.parametrize("language", Language)
def test_no_sentence_asks_for_a_word_that_carriers_take_as_an_opt_out(language):
    for wording, forms in SENTENCES[language].items():
        if wording not in NOTICES:
            for form in forms:
                assert not set(OPT_OUT_WORDS) & set(re.findall(r"[A-Z]+", form)), form


@pytest.mark.parametrize("language", Language)
def test_the_opt_out_notice_says_how_to_stop(language):
    assert "STOP" in worded("notice", language)
    assert "Nancy Park, RN, BSN" in worded("notice", language)


def test_the_read_back_says_name_and_time_in_full():
    text = worded("read_back", Language.EN, windows=[AT_NOON])
    assert "Maria Lopez" in text
    assert "Wed Dec 30 at 12:30 PM" in text
    assert "Reply 1" in text


MAY_BE_A_WISH = (
    "read_back", "recorded", "status_request", "request_cancelled", "wait_for", "waiting",
    "status_waiting", "move_first", "status_all",
)  # fmt: skip


def test_times_are_written_as_the_contract_says():
    three = Window(datetime(2026, 12, 3, 15), datetime(2026, 12, 3, 15, 30))
    five = Window(datetime(2026, 12, 3, 15), datetime(2026, 12, 3, 17))
    day = Window(datetime(2026, 12, 3, 9), datetime(2026, 12, 3, 17))
    assert times.window(three, Language.EN, PRACTICE) == "Thu Dec 3 at 3:00 PM"
    assert times.window(five, Language.EN, PRACTICE) == "Thu Dec 3, 3:00-5:00 PM"
    assert times.window(day, Language.EN, PRACTICE) == "Thu Dec 3, any time"
    assert times.window(three, Language.ES, PRACTICE) == "jue 3 dic a las 3:00 PM"


def test_one_oclock_is_singular_in_spanish_and_no_other_hour_is():
    def at(hour):
        days = [datetime(2026, 12, day, hour) for day in (7, 8, 9)]
        week = [Window(start, start + timedelta(minutes=30)) for start in days]
        return times.preference(week, [], Language.ES, PRACTICE)

    assert at(13) == "lun 7 dic al mie 9 dic a la 1:00 PM"
    assert at(15) == "lun 7 dic al mie 9 dic a las 3:00 PM"


def test_a_wish_for_any_time_says_which_days_it_leaves_out():
    days = [Window(datetime(2026, 12, day, 9), datetime(2026, 12, day, 17)) for day in range(7, 11)]
    assert times.preference(days, ["soonest"], Language.ES, PRACTICE) == (
        "lo antes posible, menos vie"
    )


@pytest.mark.parametrize(
    ("today", "said"),
    [(30, "hoy, mie 30 dic"), (29, "mañana, mie 30 dic"), (27, "el mie 30 dic")],
)
def test_a_visit_is_told_in_spanish_with_its_day_or_with_el(today, said):
    text = word(
        "reminder", values("Jen", [AT_NOON]), language=Language.ES, practice=PRACTICE,
        today=date(2026, 12, today),
    )  # fmt: skip
    assert f"su cita es {said} a las 12:30 PM." in text


@pytest.mark.parametrize("flag", ["soonest", "flexible"])
@pytest.mark.parametrize("wording", MAY_BE_A_WISH)
def test_no_el_stands_before_a_wish_that_names_no_day(wording, flag):
    said = values("Ana Ruiz", [WHOLE]) | {"flags": [flag]}
    for form in es.SENTENCES[wording]:
        text = filled_in(form, said, language=Language.ES, practice=PRACTICE, today=TODAY)
        assert not re.search(r"\b(el|del|al) (lo antes|a cualquier)", text), text


def test_a_span_that_crosses_noon_names_both_halves_of_the_day():
    assert times.span(datetime(2026, 12, 3, 9), datetime(2026, 12, 3, 12)) == "9:00 AM-12:00 PM"


def test_days_in_a_row_with_the_same_hours_are_one_part():
    week = [Window(datetime(2026, 12, day, 9), datetime(2026, 12, day, 12)) for day in range(7, 12)]
    said = times.preference(week, [], Language.EN, PRACTICE)
    assert said == "Mon Dec 7 to Fri Dec 11, 9:00 AM-12:00 PM"


def test_a_lunch_break_does_not_split_a_whole_day():
    from datetime import time

    practice = replace(
        PRACTICE, hours={n: ((time(9), time(12)), (time(13), time(17))) for n in range(5)}
    )
    day = list(practice.open_spans(date(2026, 12, 3)))
    assert times.preference(day, [], Language.EN, practice) == "Thu Dec 3, any time"


def test_a_reminder_says_tomorrow_only_when_it_is():
    tomorrow = worded("reminder", Language.EN, windows=[AT_NOON], practice=PRACTICE)
    assert "tomorrow, Wed Dec 30 at 12:30 PM" in tomorrow
    later = word(
        "reminder", values("Jen", [AT_NOON]), language=Language.EN, practice=PRACTICE,
        today=date(2026, 12, 27),
    )  # fmt: skip
    assert "tomorrow" not in later


def test_a_name_in_another_script_is_kept_whatever_it_costs():
    assert "李" in worded("read_back", Language.EN, name="李 Mei", windows=[AT_NOON])


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("nurse", ["Nancy", "Guadalupe"])
@pytest.mark.parametrize("on", ["2026-09-11", "2025-09-17", "2026-12-30"])
def test_the_answer_to_why_is_one_segment_however_she_agreed(
    language: Language, nurse: str, on: str
) -> None:
    practice = Practice(name="Guadalupe Hernandez-Whitaker, MSN, APRN", nurse=nurse)
    for how in AGREED[language]:
        said = word(
            "why", {"agreed": how, "agreed_on": on}, language=language, practice=practice,
            today=date(2026, 12, 1),
        )  # fmt: skip
        assert segments(said) == 1, said
