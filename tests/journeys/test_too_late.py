"""Texts that could not leave for long: what is too late is not said, and the nurse sees what."""

import re
from pathlib import Path

import pytest
from sqlmodel import select

from smsbot.core.events import Kind, Topic
from smsbot.db.models import Matter, Message, MessageStatus
from smsbot.gateways import Fault, SendError
from smsbot.services import digest, leaving
from smsbot.simulator import PATIENT
from tests.journeys.test_booking import DAY, HOUR, booked
from tests.journeys.test_safety import MINUTE
from tests.journeys.test_silence import Trouble

OTHER, THIRD = "+16025550102", "+16025550103"
ACCOUNT = SendError(Fault.OPERATOR, code=20003)
CAP = SendError(Fault.DAILY_CAP, code=30023)


def refused(practice, error=ACCOUNT, *, phone=None):
    """From now on the carrier takes no texts (or none to this phone)."""
    return Trouble(practice, error, phone=phone)


def over(practice, trouble):
    """The carrier takes texts again; what leaves then to whom."""
    trouble.end()
    before = len(practice.carrier.texts)
    practice.advance(by=16 * MINUTE)
    later = practice.carrier.texts[before:]
    return {
        phone: [text.body for text in later if text.phone == phone]
        for phone in (PATIENT, OTHER, THIRD, practice.nurse)
    }


def reasons(practice, kind):
    with practice.database.reading() as session:
        rows = select(Message).where(Message.kind == kind).order_by(Message.id)
        dropped = [row for row in session.exec(rows) if row.status is MessageStatus.DROPPED]
        return [row.reason for row in dropped]


def not_told(practice):
    """The words of open matters about texts that did not leave."""
    with practice.database.reading() as session:
        open_ones = select(Matter.words).where(
            Matter.topic == Topic.FAILED, Matter.settled_at.is_(None)
        )
        return list(session.exec(open_ones))


# A week without an account, or at the carrier's limit


@pytest.mark.parametrize("error", [ACCOUNT, CAP])
def test_after_days_nobody_is_told_of_what_is_past(practice, error):
    practice.patient_texts("hi its maria lopez, thurs at 3 please")
    practice.patient_texts("yes")
    trouble = refused(practice, error)
    practice.patient_texts("how much is it?")
    practice.patient_texts("what are your hours?", phone=OTHER)
    practice.nurse_texts("A ok")
    practice.advance(by=4 * DAY + 10 * HOUR)  # Saturday evening
    trouble.end()
    seen = {phone: len(practice.seen_by(phone)) for phone in (PATIENT, OTHER)}
    practice.advance(by=DAY)
    assert {phone: practice.seen_by(phone)[since:] for phone, since in seen.items()} == {
        PATIENT: [], OTHER: [],
    }  # fmt: skip
    assert reasons(practice, Kind.CONFIRMATION) == [leaving.PAST]
    assert "she was not told of the visit" in reasons(practice, Kind.FOLLOW_UP)
    (hers, others) = sorted(not_told(practice), key=len, reverse=True)
    assert others == "(no answer to) what are your hours?"
    assert "(no answer to) how much is it?" in hers
    assert "(not sent) You're booked, Maria: Thu Dec 3 at 3:00 PM" in hers
    listed = practice.nurse_texts("list")[0]
    assert 'did not get a text: "(no answer to) what are your hours?"' in listed


def test_of_the_digests_of_a_week_the_nurse_gets_the_last(practice):
    practice.patient_texts("can nancy call me about my lips?")
    trouble = refused(practice)
    practice.advance(by=4 * DAY)
    digests = [text for text in over(practice, trouble)[practice.nurse] if "waits" in text]
    assert [text.partition(":")[0] for text in digests] == ["Sat Dec 5"]
    assert reasons(practice, Kind.DIGEST) == ["a digest of another day"] * 3


def test_a_digest_of_today_leaves_unless_a_later_one_waits(practice):
    trouble = refused(practice)
    practice.advance(by=DAY)
    with practice.runtime.desk() as desk:
        digest.send(desk, key="digest:again")
    texts = [text for text in over(practice, trouble)[practice.nurse] if text.startswith("Wed")]
    assert len(texts) == 1
    assert reasons(practice, Kind.DIGEST) == ["a later digest is queued or gone"]


def test_what_a_digest_would_have_shown_that_did_not_leave_is_shown_by_the_next(practice):
    blocked = refused(practice, SendError(Fault.BLOCKED, code=30007), phone=PATIENT)
    practice.patient_texts("what are your hours?")
    blocked.end()
    trouble = refused(practice)
    practice.advance(by=DAY + 15 * HOUR)  # 1 AM on Thursday
    over(practice, trouble)
    practice.advance(by=7 * HOUR)
    assert "Not sent: answer to 602-555-0101" in practice.seen_by(practice.nurse)[-1]


# Each kind


def test_an_answer_leaves_within_36_hours_and_not_later(practice):
    trouble = refused(practice)
    practice.patient_texts("what are your hours?")
    practice.now += 24 * HOUR
    practice.patient_texts("what are your hours?", phone=OTHER)
    practice.now += 22 * HOUR
    left = over(practice, trouble)
    assert left[PATIENT] == []
    assert left[OTHER][0].startswith("We're open")
    assert not_told(practice) == ["(no answer to) what are your hours?"]


def test_several_answers_that_were_too_late_are_one_matter(practice):
    trouble = refused(practice)
    for words in ("what are your hours?", "where are you?", "who is nancy?"):
        practice.patient_texts(words)
        practice.now += MINUTE
    practice.now += 37 * HOUR
    over(practice, trouble)
    (words,) = not_told(practice)
    assert words.count("(no answer to)") == 3


def test_the_911_answer_leaves_for_a_day_and_the_alarm_for_ever(practice):
    trouble = refused(practice)
    practice.patient_texts("i cant breathe")
    practice.now += 20 * HOUR
    practice.patient_texts("my lip is turning white and it hurts", phone=OTHER)
    practice.now += 5 * HOUR
    left = over(practice, trouble)
    assert left[PATIENT] == []
    assert "911" in left[OTHER][0]
    assert [text for text in left[practice.nurse] if "i cant breathe" in text]
    assert not_told(practice) == ["(no answer to) i cant breathe"]


def test_an_opt_out_is_confirmed_at_once_or_not_at_all(practice):
    booked(practice)
    trouble = refused(practice)
    practice.patient_texts("please stop texting me")
    practice.now += 90 * MINUTE
    assert over(practice, trouble)[PATIENT] == []
    assert practice.state()["opted_out"]
    assert reasons(practice, Kind.OPT_OUT) == [leaving.TOO_OLD]
    assert not_told(practice) == []


def test_the_nurses_own_words_come_back_to_her_after_two_days(practice):
    practice.patient_texts("hi im maria lopez can i come thurs at 3")
    practice.patient_texts("yes")
    trouble = refused(practice)
    practice.nurse_texts("A: please come in today before five")
    practice.now += 49 * HOUR
    assert over(practice, trouble)[PATIENT] == []
    assert not_told(practice) == ["(not sent) Nancy: please come in today before five"]


def test_an_offer_keeps_until_the_first_of_its_times(practice):
    practice.patient_texts("hi im maria lopez can i come thurs at 3")
    practice.patient_texts("yes")
    practice.patient_texts("hi im kim lee can i come next tue at 3", phone=OTHER)
    practice.patient_texts("yes", phone=OTHER)
    trouble = refused(practice)
    practice.nurse_texts("A thu 10 or 11")
    practice.nurse_texts("B dec 8 at 10 or 11")
    practice.now += 2 * DAY + 15 * MINUTE  # Thursday, 10:15
    left = over(practice, trouble)
    assert left[PATIENT] == []
    assert "Tue Dec 8 at 10:00 AM" in left[OTHER][0]
    (words,) = not_told(practice)
    assert "Thu Dec 3 at 10:00 AM" in words
    assert reasons(practice, Kind.NURSE_WORD) == [leaving.PAST]


@pytest.mark.parametrize(("away", "is_told"), [(3 * DAY, True), (7 * DAY, False)])
def test_that_a_visit_is_off_is_told_until_it_would_have_begun(practice, away, is_told):
    booked(practice, "mon dec 7 at 3pm")
    trouble = refused(practice)
    practice.nurse_texts("A no")
    practice.nurse_texts("A no yes")
    practice.now += away
    left = over(practice, trouble)[PATIENT]
    assert [("Mon Dec 7 at 3:00 PM" in text) for text in left] == [True] * is_told
    assert len(not_told(practice)) == (not is_told)


def test_she_who_took_the_time_that_was_offered_is_thanked_once_she_was_told(practice):
    booked(practice)
    practice.advance(by=4 * DAY)
    assert "Thank you for coming in" in practice.seen_by(PATIENT)[-1]


def test_whoever_was_booked_by_phone_is_thanked_though_no_text_had_left(practice):
    trouble = refused(practice)
    practice.nurse_texts("book 6025550101 Maria Lopez thu 3pm")
    practice.advance(by=3 * DAY + 2 * HOUR)  # Friday noon
    left = over(practice, trouble)[PATIENT]
    assert len(left) == 1
    assert "Thank you for coming in" in left[0]
    assert "(not sent) " in not_told(practice)[0]


def test_an_answer_to_her_command_is_not_a_days_later_news(practice):
    trouble = refused(practice)
    practice.nurse_texts("today")
    practice.now += 25 * HOUR
    assert not [t for t in over(practice, trouble)[practice.nurse] if t.startswith("Today")]
    assert reasons(practice, Kind.RECEIPT) == [leaving.TOO_OLD]


# How it goes on


def test_what_is_dropped_does_not_keep_the_rest_waiting(practice):
    trouble = refused(practice)
    for number in range(10):
        practice.patient_texts("what are your hours?", phone=f"+160255501{number + 10}")
    practice.now += 25 * HOUR
    practice.patient_texts("what are your hours?", phone=OTHER)
    assert over(practice, trouble)[OTHER] != []


def test_that_another_text_left_after_all_settles_nothing_of_what_did_not(practice):
    booked(practice, "friday at 2")
    trouble = refused(practice)
    practice.patient_texts("what are your hours?")
    for _ in range(20):  # to Thursday, 4 PM: her reminder waits, and is told of
        practice.advance(by=2 * HOUR + 42 * MINUTE)
    assert "A text to a patient waits" in [subject for _, subject, _ in practice.mailbox.sent]
    assert "Fri Dec 4 at 2:00 PM" in " ".join(over(practice, trouble)[PATIENT])
    assert not_told(practice) == ["(no answer to) what are your hours?"]


def test_the_page_says_of_each_kind_how_long_it_keeps():
    page = Path("docs/decisions/how-long-a-text-keeps.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(rows) == sorted(Kind)


@pytest.mark.parametrize(
    "words", ["please stop texting me", "my lip is turning white, cant breathe"]
)
def test_what_may_leave_after_stop_is_tried_until_the_carrier_has_taken_it(practice, words):
    practice.patient_texts("hi id like a consult")
    if "stop" not in words:
        practice.patient_texts("stop texting me")
    before = len(practice.seen_by(PATIENT))
    trouble = refused(practice, SendError(Fault.TRANSIENT), phone=PATIENT)
    practice.patient_texts(words)
    trouble.end()
    practice.advance(by=5 * MINUTE)
    assert len(practice.seen_by(PATIENT)) == before + 1
    practice.advance(by=DAY)
    assert len(practice.seen_by(PATIENT)) == before + 1


def test_who_was_told_is_thanked_though_a_later_word_of_the_same_time_came_too_late(practice):
    booked(practice, "friday at 2")
    practice.patient_texts("can we move it to friday at 2")
    practice.patient_texts("yes")
    practice.advance(by=3 * DAY + 2 * HOUR)
    trouble = refused(practice)
    practice.nurse_texts("B ok")
    practice.now += 4 * HOUR
    over(practice, trouble)
    assert reasons(practice, Kind.CONFIRMATION) == [leaving.PAST]
    practice.advance(by=2 * DAY)
    assert practice.seen_by(PATIENT)[-1].startswith("Thank you for coming in")
