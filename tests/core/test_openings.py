"""Which times are free, and which are offered instead."""

from dataclasses import replace
from datetime import date, datetime

from smsbot.core import openings
from smsbot.core.openings import Trouble
from smsbot.core.practice import ClosedDays, Practice, Window

NOW = datetime(2026, 12, 1, 10, 0)  # a Tuesday
PRACTICE = Practice()


def at(day, hour, minute=0):
    return openings.consultation_at(PRACTICE, datetime(2026, 12, day, hour, minute))


def test_a_time_within_hours_is_free():
    assert openings.trouble_with(PRACTICE, at(3, 15), local=NOW) is None


def test_the_last_consultation_ends_when_the_practice_closes():
    assert openings.is_free(PRACTICE, at(3, 16, 30), local=NOW)
    assert openings.trouble_with(PRACTICE, at(3, 16, 45), local=NOW) is Trouble.CLOSED


def test_the_same_day_needs_an_hours_notice():
    assert openings.trouble_with(PRACTICE, at(1, 10, 30), local=NOW) is Trouble.PASSED
    assert openings.is_free(PRACTICE, at(1, 11), local=NOW)


def test_weekends_and_federal_holidays_are_closed():
    assert openings.trouble_with(PRACTICE, at(5, 10), local=NOW) is Trouble.CLOSED
    assert openings.trouble_with(PRACTICE, at(25, 10), local=NOW) is Trouble.CLOSED


def test_the_practice_may_be_open_on_holidays():
    open_then = replace(PRACTICE, closed_days=ClosedDays(federal=False))
    assert openings.is_free(open_then, at(25, 10), local=NOW)


def test_extra_closed_days_are_closed():
    closed = replace(PRACTICE, closed_days=ClosedDays(extra=frozenset({date(2026, 12, 3)})))
    assert openings.trouble_with(closed, at(3, 10), local=NOW) is Trouble.CLOSED


def test_visits_take_their_time_and_neighbours_do_not_clash():
    taken = replace(PRACTICE, taken=(at(3, 15),))
    assert openings.trouble_with(taken, at(3, 15, 15), local=NOW) is Trouble.TAKEN
    assert openings.is_free(taken, at(3, 15, 30), local=NOW)
    assert openings.is_free(taken, at(3, 14, 30), local=NOW)


def test_time_off_is_its_own_reason():
    away = replace(PRACTICE, away=(Window(datetime(2026, 12, 3), datetime(2026, 12, 4)),))
    assert openings.trouble_with(away, at(3, 15), local=NOW) is Trouble.AWAY


def test_a_visit_counts_for_more_than_time_off_and_hours():
    visit = at(3, 15)
    taken = replace(PRACTICE, taken=(visit,), hours={})
    away = replace(taken, away=(Window(datetime(2026, 12, 3), datetime(2026, 12, 4)),))
    assert openings.trouble_with(taken, visit, local=NOW) is Trouble.TAKEN
    assert openings.trouble_with(away, visit, local=NOW) is Trouble.TAKEN


def test_the_first_opening_of_a_window_skips_what_is_taken():
    taken = replace(PRACTICE, taken=(at(3, 13),))
    afternoon = Window(datetime(2026, 12, 3, 13), datetime(2026, 12, 3, 17))
    assert openings.first_opening(taken, afternoon, local=NOW) == at(3, 13, 30)


def test_a_wholly_taken_window_says_so():
    hour = Window(datetime(2026, 12, 3, 13), datetime(2026, 12, 3, 14))
    taken = replace(PRACTICE, taken=(at(3, 13), at(3, 13, 30)))
    assert openings.grantable(taken, [hour], local=NOW) == ((), Trouble.TAKEN)


def test_of_several_windows_those_with_room_remain_in_order():
    taken = replace(PRACTICE, taken=(at(3, 15),))
    wished = [at(4, 10), at(3, 15), at(2, 9)]
    assert openings.grantable(taken, wished, local=NOW) == ((at(4, 10), at(2, 9)), None)


def test_instead_of_a_saturday_three_openings_near_it_are_offered():
    wished = datetime(2026, 12, 5, 10)
    found = openings.nearest(PRACTICE, wished, local=NOW)
    assert found == (at(3, 10), at(4, 10), at(7, 10))


def test_a_taken_time_is_answered_with_its_neighbours_of_that_day_first():
    taken = replace(PRACTICE, taken=(at(3, 15),))
    found = openings.nearest(taken, datetime(2026, 12, 3, 15), local=NOW)
    assert found == (at(3, 14, 30), at(3, 15, 30), at(4, 15))


def test_nothing_is_offered_in_the_past():
    found = openings.nearest(PRACTICE, NOW, local=NOW)
    assert all(one.start >= NOW + openings.NOTICE for one in found)


def test_the_coming_two_weeks_begin_tomorrow_and_leave_out_what_does_not_suit():
    days = openings.coming_two_weeks(PRACTICE, local=NOW, not_days=frozenset({4}))
    assert days[0].day == date(2026, 12, 2)
    assert days[-1].day == date(2026, 12, 15)
    assert all(window.day.weekday() != 4 for window in days)
