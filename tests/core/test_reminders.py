"""When reminders fall due, by everybody's clock."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from smsbot.core.practice import QuietHours
from smsbot.core.reminders import follow_up_at, nudge_at, out_of_quiet, plan

PHOENIX = (ZoneInfo("America/Phoenix"),)  # UTC-7, no daylight saving time
QUIET = QuietHours()
LEADS = (timedelta(hours=24), timedelta(hours=2))


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_two_reminders_leave_a_day_and_two_hours_before():
    visit = utc(2026, 12, 3, 22)  # 3 PM in Phoenix
    planned = plan(visit, agreed_at=utc(2026, 12, 1, 18), leads=LEADS, zones=PHOENIX, quiet=QUIET)
    assert [one.at for one in planned] == [utc(2026, 12, 2, 22), utc(2026, 12, 3, 20)]


def test_a_reminder_within_four_hours_of_its_confirmation_is_not_planned():
    visit = utc(2026, 12, 3, 22)
    planned = plan(visit, agreed_at=utc(2026, 12, 2, 20), leads=LEADS, zones=PHOENIX, quiet=QUIET)
    assert [one.lead for one in planned] == [timedelta(hours=2)]


def test_quiet_hours_push_a_reminder_to_the_morning():
    visit = utc(2026, 12, 3, 16)  # 9 AM: two hours before is 7 AM
    planned = plan(visit, agreed_at=utc(2026, 12, 1, 18), leads=LEADS, zones=PHOENIX, quiet=QUIET)
    assert planned[-1].at == utc(2026, 12, 3, 15)


def test_a_reminder_pushed_to_under_45_minutes_is_dropped():
    visit = utc(2026, 12, 3, 15, 30)  # 8:30 AM
    planned = plan(visit, agreed_at=utc(2026, 12, 1, 18), leads=LEADS, zones=PHOENIX, quiet=QUIET)
    assert [one.lead for one in planned] == [timedelta(hours=24)]


def test_quiet_hours_hold_in_every_zone_a_number_may_live_in():
    zones = (ZoneInfo("America/Chicago"), ZoneInfo("America/New_York"))
    # 7:30 AM in New York is 6:30 in Chicago; 8 AM in Chicago is the first hour free in both.
    assert out_of_quiet(utc(2026, 12, 3, 12, 30), zones, QUIET) == utc(2026, 12, 3, 14)


def test_quiet_hours_end_by_the_wall_clock_on_a_daylight_saving_night():
    zone = (ZoneInfo("America/New_York"),)
    # March 8th 2026, 2 AM: clocks go forward. 8 AM is 12:00 UTC that day, 13:00 the day before.
    assert out_of_quiet(utc(2026, 3, 7, 10), zone, QUIET) == utc(2026, 3, 7, 13)
    assert out_of_quiet(utc(2026, 3, 8, 5), zone, QUIET) == utc(2026, 3, 8, 12)


def test_without_quiet_hours_nothing_is_pushed():
    none = QuietHours(time(0), time(0))
    assert out_of_quiet(utc(2026, 12, 3, 9), PHOENIX, none) == utc(2026, 12, 3, 9)


def test_the_follow_up_leaves_the_next_day_at_a_texting_time():
    end = utc(2026, 12, 3, 17, 30)  # 10:30 AM; 20 hours later is 6:30 AM
    at = follow_up_at(end, after=timedelta(hours=20), zones=PHOENIX, quiet=QUIET)
    assert at == utc(2026, 12, 4, 15)


def test_a_nudge_leaves_the_next_day_at_ten():
    assert nudge_at(utc(2026, 12, 2, 5), PHOENIX, QUIET) == utc(2026, 12, 2, 17)  # 10 PM Dec 1
