"""`step` has an answer to everything, at every stage, and it is one that can be texted."""

import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from smsbot.core.conversation import (
    ASKS,
    TRANSITIONS,
    Conversation,
    Draft,
    Facts,
    Handed,
    Stage,
    step,
)
from smsbot.core.conversation.state import Matter, Waits
from smsbot.core.events import (
    Carrier,
    Event,
    Kind,
    Language,
    NurseBooked,
    NurseCancelledVisit,
    NurseConfirmed,
    NurseCorrected,
    NurseDeclined,
    NurseHandedBack,
    NurseNotedNoShow,
    NurseOffered,
    NurseProposedMove,
    NurseSaid,
    NurseWillCall,
    OpeningFreed,
    OpeningWithdrawn,
    OpenRequest,
    OptIn,
    PatientCalled,
    PatientTexted,
    RequestFlag,
    RequestLapsed,
    RequestStatus,
    SendText,
    Visit,
)
from smsbot.core.practice import Answer, Practice, Window
from smsbot.core.understanding import Slot
from smsbot.core.understanding.reading import Hours
from smsbot.core.wording import SENTENCES, as_json, word

EXAMPLES = 5 * int(os.environ.get("SMSBOT_PROMISE_EXAMPLES", "60"))
START = datetime(2026, 12, 1, 17, 15, tzinfo=UTC)  # a Tuesday, 10:15 AM in Phoenix
ALMOST_ANY = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
STORED = TypeAdapter(Conversation)

TEXTS = (
    "hi", "hi im maria lopez can i come in thurs after 3", "thu at 3", "friday", "3pm",
    "dec 25 at 10", "yesterday at 4", "anything next week", "whenever", "asap", "not mondays",
    "12/5 or 12/6", "yes", "yes but at 4", "y", "C", "1", "2", "9", "no", "nope", "Jen", "李 Mei",
    "it's for my mom carol", "can we move it to thu 4pm", "i need to reschedule",
    "please cancel my appointment", "when is my appointment", "running 10 min late",
    "how much is it?", "yes, is parking free?", "where are you? and how much is it? and thu at 3",
    "¿a que hora abren?", "are you a robot", "is it safe when pregnant",
    "i want to talk to a person", "asdf qwer",
    "anything sooner?", "put me on the waiting list for thursday", "wait", "esperar",
    "take me off the waiting list", "avisame si se libera algo el viernes",
    "thanks!", "hola, quiero una cita el viernes a las 11", "sí", "STOP", "stop texting me",
    "START", "start texting me again", "HELP", "cant breathe my lip is turning white",
    "no puedo respirar", "i want to die", "please stop, my vision went black", "wrong number",
    "Liked “You're booked”", "I am driving right now - I'll get back to you later", "", "👍",
)  # fmt: skip
CHANGES = (
    "please cancel my appointment", "i need to reschedule", "can we move it to thu 4pm", "2",
    "both", "las dos", "jen", "cancel jen's", "my daughter can't make it", "the 3 oclock",
    "yes but not jen", "move thursday to friday", "jen will be late", "when is jen's appointment",
)  # fmt: skip
NAMES = ("Maria Lopez", "Jen", "O'Neil", "李 Mei", "Xochitl Quintero-Reyes de la Cruz")
CORRECTIONS = ("confirm", "offer", "decline", "cancel", "call", "words", "book")

ANSWERS = {
    "price": Answer("Prices", (), {"en": "From $12 a unit.", "es": "Desde $12 la unidad."}),
    "parking": Answer("Parking", (), {"en": "Free, right behind the building. " * 3}),
}

ids = st.integers(1, 3)
days = st.integers(-1, 20).map(lambda ahead: date(2026, 12, 1) + timedelta(days=ahead))
hours = st.sampled_from((9, 11, 15, 16))


def _visit_window(day: date, hour: int) -> Window:
    start = datetime.combine(day, time(hour))
    return Window(start, start + timedelta(minutes=30))


visit_windows = st.builds(_visit_window, days, hours)
wish_windows = st.one_of(
    visit_windows,
    days.map(lambda day: Window(datetime.combine(day, time(9)), datetime.combine(day, time(17)))),
)
names = st.sampled_from(NAMES)
options = st.lists(visit_windows, min_size=1, max_size=3, unique=True).map(tuple)
instants = st.integers(0, 20 * 24 * 60).map(lambda minutes: START - timedelta(minutes=minutes))

slots = st.builds(
    Slot,
    st.none() | days,
    st.none() | hours.map(lambda hour: Hours(time(hour), None, exact=True)),
)
drafts = st.builds(
    Draft,
    name=st.none() | names,
    caller=st.none() | names,
    for_other=st.booleans(),
    slots=st.lists(slots, max_size=2).map(tuple),
    windows=st.lists(wish_windows, max_size=2).map(tuple),
    flags=st.frozensets(st.sampled_from(RequestFlag), max_size=2),
    not_days=st.frozensets(st.integers(0, 6), max_size=2),
    replaces=st.none() | ids,
    moves_visit=st.none() | ids,
    waits=st.none() | st.none() | st.sampled_from(Waits),
)
a_visit = st.builds(Visit, ids, names, visit_windows, st.booleans(), st.booleans())
# Several as often as none, so that "which visit do you mean?" is asked too.
visits = st.integers(0, 3).flatmap(
    lambda most: st.lists(a_visit, min_size=most, max_size=most, unique_by=lambda v: v.id)
)
requests = st.lists(
    st.builds(
        OpenRequest,
        id=ids,
        name=names,
        status=st.sampled_from((RequestStatus.REQUESTED, RequestStatus.OFFERED)),
        windows=st.lists(wish_windows, min_size=1, max_size=3).map(tuple),
        flags=st.frozensets(st.sampled_from(RequestFlag), max_size=2),
        offers=options,
        moves_visit=st.none() | ids,
        waits=st.booleans(),
    ),
    max_size=2,
    unique_by=lambda r: r.id,
)
facts = st.builds(
    Facts,
    met=st.booleans(),
    opted_out=st.booleans(),
    visits=visits.map(tuple),
    requests=requests.map(tuple),
    reminded=st.just(()) | st.lists(ids, max_size=2, unique=True).map(tuple),
    reminded_at=st.none() | instants,
)
conversations = st.builds(
    Conversation,
    stage=st.sampled_from(Stage),
    language=st.sampled_from(Language),
    name=st.none() | names,
    draft=st.none() | drafts,
    options=st.just(()) | options,
    alternatives=st.booleans(),
    offer=st.none() | ids,
    visits_asked=st.lists(ids, max_size=2, unique=True).map(tuple),
    requests_asked=st.lists(ids, max_size=2, unique=True).map(tuple),
    matter=st.none() | st.sampled_from(Matter),
    handed=st.none() | st.sampled_from(Handed),
    misses=st.integers(0, 3),
    asked_at=st.none() | instants,
    last_word_at=st.none() | instants,
    warned_at=st.none() | instants,
    facts=facts,
)
mornings = st.sampled_from((datetime(2026, 12, 1, 10, 15), datetime(2026, 12, 1, 21, 15)))
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        PatientTexted,
        st.sampled_from(TEXTS) | st.text(max_size=40),
        photos=st.integers(0, 1),
        carrier=st.none() | st.sampled_from(Carrier),
        late_since=st.none() | instants,
        was_answered=st.booleans(),
    ),
    st.builds(PatientTexted, st.sampled_from(TEXTS)),
    st.builds(PatientTexted, st.sampled_from(CHANGES)),
    st.builds(PatientCalled),
    st.builds(NurseConfirmed, ids, visit_windows),
    st.builds(NurseOffered, ids, options),
    st.builds(NurseDeclined, ids),
    st.builds(NurseProposedMove, ids, options),
    st.builds(NurseCancelledVisit, ids),
    st.builds(NurseWillCall),
    st.builds(NurseSaid, st.sampled_from(("See you then!", "¿Le va bien mañana?"))),
    st.builds(NurseHandedBack),
    st.builds(NurseBooked, names, visit_windows),
    st.builds(NurseCorrected, st.sampled_from(CORRECTIONS)),
    st.builds(RequestLapsed, ids, mornings),
    st.builds(OpeningWithdrawn, ids),
    st.builds(OpeningFreed, ids, visit_windows, st.just(START + timedelta(minutes=30))),
    st.builds(NurseNotedNoShow, st.just("Maria Lopez"), mornings),
)
practices = st.builds(
    Practice,
    auto_confirm=st.booleans(),
    taken=st.lists(visit_windows, max_size=3).map(tuple),
    away=st.lists(wish_windows, max_size=1).map(tuple),
    address=st.none() | st.just("12 W Main St, Mesa AZ"),
    answers=st.just({}) | st.just(ANSWERS),
)


def check(before: Conversation, event: Event, practice: Practice, now: datetime) -> Conversation:
    """Take the step and hold it to everything that is true of all steps."""
    after, effects = step(before, event, practice=practice, now=now)
    assert after.stage in TRANSITIONS[before.stage], f"{before.stage} led to {after.stage}"
    assert (after, effects) == step(before, event, practice=practice, now=now), "step is not pure"
    texts = [effect for effect in effects if isinstance(effect, SendText)]
    back = any(isinstance(effect, OptIn) for effect in effects)
    for text in texts:
        if before.facts.opted_out and not back:
            assert text.kind is Kind.EMERGENCY, f"{text.wording} to someone who has opted out"
        check_wording(text, practice, now)
    kept = after.now(facts=Facts())
    assert STORED.validate_python(STORED.dump_python(kept, mode="json")) == kept
    return after


def check_wording(text: SendText, practice: Practice, now: datetime) -> None:
    """The sentence exists in both languages, and can be filled from what JSON made of it."""
    values = json.loads(json.dumps(dict(text.values), default=_as_json))
    for language in Language:
        assert text.wording in SENTENCES[language], f"no {language} sentence {text.wording}"
        said = word(
            text.wording, values, language=language, practice=practice,
            today=practice.local(now).date(),
        )  # fmt: skip
        assert said.strip(), text.wording
        assert "{" not in said, said
        assert "None" not in said, said


def _as_json(value: object) -> object:
    assert isinstance(value, Window), f"{value!r} cannot be kept as JSON"
    return as_json([value])[0]


@ALMOST_ANY
@given(conversations, events, practices)
def test_every_event_at_every_stage_has_an_answer(
    before: Conversation, event: Event, practice: Practice
) -> None:
    check(before, event, practice, START)


@ALMOST_ANY
@given(st.lists(st.tuples(events, facts, st.integers(0, 3 * 24 * 60)), max_size=8), practices)
def test_every_step_of_a_conversation_follows_the_diagram(
    story: list[tuple[Event, Facts, int]], practice: Practice
) -> None:
    conversation, now = Conversation(), START
    for event, known, minutes in story:
        now += timedelta(minutes=minutes)
        conversation = check(replace(conversation, facts=known), event, practice, now)


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_may_stay_as_it_is(stage: Stage) -> None:
    assert stage in TRANSITIONS[stage]


def test_what_asks_nothing_has_no_name_for_what_it_asks() -> None:
    quiet = {Stage.RESTING, Stage.WITH_NURSE, Stage.ALARMED}
    assert set(Stage) - set(ASKS) == quiet
