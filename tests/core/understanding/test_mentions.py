"""Which of several visits a text names: by person, day or hour, whatever it wants with it."""

from datetime import date, datetime

import pytest

from smsbot.core.practice import Practice, Window
from smsbot.core.understanding import mentions

TUESDAY = datetime(2026, 12, 1, 9, 0)
AT_TWO = Window(datetime(2026, 12, 1, 14, 0), datetime(2026, 12, 1, 14, 30))
AT_THREE = Window(datetime(2026, 12, 1, 15, 0), datetime(2026, 12, 1, 15, 30))
THURSDAY = Window(datetime(2026, 12, 3, 15, 0), datetime(2026, 12, 3, 15, 30))


def named(text, *, people=("ana", "maria", "will"), asked=False):
    return mentions(text, people, practice=Practice(), now=TUESDAY, asked=asked)


@pytest.mark.parametrize(
    "text",
    ["cancel ana's", "anas appointment", "ANA CAN'T COME", "la cita de ana", "Ana", "solo aná"],
)
def test_a_name_is_found_however_it_is_written(text):
    assert named(text).names == {"ana"}


@pytest.mark.parametrize("text", ["we will come", "will she be seen", "anatomy", "maritime"])
def test_a_word_is_no_name(text):
    assert named(text).names == frozenset()


@pytest.mark.parametrize("text", ["will's appointment", "cancel for Will", "will", "for will"])
def test_a_name_that_is_a_word_counts_where_it_is_written_as_one(text):
    assert named(text).names == {"will"}


def test_a_day_counts_though_it_is_given_up():
    assert named("cancel thursday").days[0].days == (date(2026, 12, 3),)


@pytest.mark.parametrize("text", ["cancel tuesday", "cancel tuesday's", "cancel todays"])
def test_a_weekday_may_be_today(text):
    assert named(text).days[0].fits(AT_TWO)


def test_next_tuesday_is_not_today():
    assert not named("cancel next tuesday").days[0].fits(AT_TWO)


@pytest.mark.parametrize(
    "text", ["the 3 oclock", "the 3pm one", "cancel the 3", "la de las 3", "the 3:00", "15:00"]
)
def test_an_hour_fits_the_visit_that_begins_then(text):
    (clock,) = named(text).clocks
    assert clock.fits(AT_THREE)
    assert not clock.fits(AT_TWO)


def test_how_late_she_is_is_no_hour():
    assert named("running 10 min late").clocks == ()


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("move thursday to friday", [3], [4]),
        ("move my thursday appointment to friday at 4", [3], [4]),
        ("i can't do thursday, can we do friday", [3], [4]),
        ("can we do fri instead of thu", [3], [4]),
        ("cambie la del jueves para el viernes", [3], [4]),
        ("can we move it to friday", [], [4]),
        ("reschedule my thursday one", [3], []),
    ],
)
def test_the_day_it_is_moved_from_is_told_from_the_day_it_is_moved_to(text, old, new):
    days = named(text).days
    assert [day.weekday for day in days if not day.wished] == old
    assert [day.weekday for day in days if day.wished] == new


@pytest.mark.parametrize(
    "text", ["both", "las dos", "los dos", "ambas", "all of us", "cancel both"]
)
def test_both_are_meant(text):
    assert named(text).both


@pytest.mark.parametrize(
    "text", ["a las dos", "la de las dos", "las dos y media", "one", "todas las tardes"]
)
def test_two_oclock_is_not_both(text):
    assert not named(text).both


@pytest.mark.parametrize(
    "text",
    ["cancel my daughter's", "lo de mi hija", "my mom can't make it", "my son is running late",
     "cita para mi hija", "hers"],
)  # fmt: skip
def test_it_is_somebody_elses(text):
    assert named(text).other


@pytest.mark.parametrize(
    "text", ["my daughter is sick so i can't come", "my mom is driving me, running late"]
)
def test_whoever_is_only_spoken_of_is_not_meant(text):
    assert not named(text).other


def test_whoever_is_only_named_is_meant_where_she_was_asked():
    assert named("my daughter", asked=True).other
    assert not named("my daughter").other


@pytest.mark.parametrize("text", ["mine", "cancel mine", "la mia", "one for me", "solo para mi"])
def test_it_is_her_own(text):
    assert named(text).own
    assert not named(text).other
