"""What to do when the patient texts or calls: house-wide rules first, then the stage's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from smsbot.core.conversation import consent, stages, which
from smsbot.core.conversation.doubts import is_asked_whether
from smsbot.core.conversation.machines import PASSIVE, hush_machines
from smsbot.core.conversation.questions import as_question
from smsbot.core.conversation.state import (
    ASKS,
    NURSE_KEEPS,
    Conversation,
    Handed,
    Outcome,
    Stage,
    Turn,
)
from smsbot.core.conversation.taking import begin, day_discussed
from smsbot.core.events import (
    AskNurse,
    Carrier,
    ConsentKind,
    DropPending,
    Effect,
    Kind,
    Language,
    OptIn,
    OptOut,
    PatientCalled,
    PatientTexted,
    RaiseAlarm,
    RecordConsent,
    SendText,
    Topic,
)
from smsbot.core.practice import Practice
from smsbot.core.understanding import Asked, Intent, Reading, read
from smsbot.core.wording import times
from smsbot.core.wording.ours import is_ours

WARN_AGAIN_AFTER = timedelta(hours=1)
"""During an alarm the 911 line is repeated at most this often."""

WARNED_WITHIN = timedelta(days=1)
"""What she wrote longer ago is for the nurse alone: being sent to 911 would only frighten her."""

CALLED_MEANWHILE = "(called, and nobody answered)"
"""What stands for the words of somebody who calls during her alarm."""

CODES = {"1": Intent.YES, "c": Intent.YES}
"""What we ask her to type for yes, where a yes is what is open."""

REMINDERS_KEY = "c"


def texted(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """She wrote. The most consequential reading wins, whatever was being asked."""
    reading = understand(c, event, turn)
    before, c = c, c.now(language=reading.language or c.language)
    wants = reading.wants | {reading.intent}
    if Intent.EMERGENCY in wants:
        return _emergency(c, event, reading, turn)
    if consent.is_only_a_kind(event, reading):
        return _end_kinds(before, c, event, reading, turn)
    if event.carrier is Carrier.STOP or Intent.STOP in wants:
        return _stop(c, event, reading)
    if event.too_many and event.carrier is not Carrier.START:
        return before, _keep_quietly(c, event)
    if c.facts.opted_out:
        return _while_opted_out(c, event, reading, turn)
    outcome = _with_notice(*_awake(c, event, reading, turn), turn)
    return hush_machines(before, outcome, event, reading, turn)


def understand(c: Conversation, event: PatientTexted, turn: Turn) -> Reading:
    """The text, read in the light of what was asked."""
    if is_ours(event.text, own_words=[*_worded_by(turn.practice)]):
        return Reading(Intent.AUTOREPLY, frozenset({Intent.AUTOREPLY}))
    asked = Asked(ASKS[c.stage]) if c.stage in ASKS else None
    if is_asked_whether(c):
        asked = Asked.REMINDER
    if asked is None and which.is_reminded(c):
        asked = Asked.REMINDER
    reading = read(
        event.text, practice=turn.practice, now=turn.local, asked=asked, around=day_discussed(c),
        options=len(c.options) or len(which.asked_about(c)),
    )  # fmt: skip
    said = event.text.strip().rstrip(".!").casefold()
    code = CODES.get(said)
    to_reminder = said == REMINDERS_KEY and which.follows_reminder(c)
    if code and (to_reminder or asked in (Asked.CONFIRM, Asked.REMINDER)):
        return replace(
            reading, intent=code, wants=frozenset({code}), slots=(), windows=(), options=(),
            name=None, flags=frozenset(),
        )  # fmt: skip
    return _of_whom_she_names(c, event, reading, turn)


def _of_whom_she_names(
    c: Conversation, event: PatientTexted, reading: Reading, turn: Turn
) -> Reading:
    """What is read where a name that we know says more than to a stranger ("cancel ana's")."""
    things = which.things_of(c)
    if not things or reading.intent not in (Intent.OTHER, Intent.QUESTION, Intent.BOOK):
        return reading
    mention = which.look(event.text, turn, things)
    named = bool(mention.names) or mention.other
    meant: Intent | None = None
    if named and mention.asks_when and not reading.slots:
        meant = Intent.STATUS
    elif reading.intent is Intent.OTHER and named and mention.calls_off:
        meant = Intent.CANCEL
    elif mention.names and mention.moves and reading.intent is not Intent.QUESTION:
        meant = Intent.CHANGE
    elif reading.intent is Intent.OTHER and c.stage is Stage.RESTING and which.is_reminded(c):
        comes = mention.comes and (named or mention.both)
        meant = Intent.YES if comes or (mention.both and len(c.facts.reminded) > 1) else None
    return replace(reading, intent=meant, wants=reading.wants | {meant}) if meant else reading


def _asks_of_whom_she_names(
    c: Conversation, event: PatientTexted, reading: Reading, turn: Turn
) -> bool:
    """Does she ask when the visit is of somebody whom she names?"""
    things = which.things_of(c)
    if reading.intent is not Intent.STATUS or not things:
        return False
    mention = which.look(event.text, turn, things)
    return bool(mention.names) or mention.other


def _worded_by(practice: Practice) -> Iterator[str]:
    """Everything that the practice has worded itself."""
    yield from practice.own_words.values()
    for answer in practice.answers.values():
        yield from answer.words.values()


def called(c: Conversation, event: PatientCalled, turn: Turn) -> Outcome:
    """She called and was missed: offer to book by text, but never restart an open talk."""
    if c.facts.opted_out:
        return c, (AskNurse(Topic.MISSED_CALL),)
    if c.stage is Stage.ALARMED:
        return c, (AskNurse(Topic.EMERGENCY, CALLED_MEANWHILE, at_once=True),)
    told: tuple[Effect, ...] = (AskNurse(Topic.MISSED_CALL),)
    if c.stage is not Stage.RESTING or c.facts.visits or c.facts.requests:
        return c, (SendText("missed_call_known"), *told)
    c, effects = begin(c, turn, wording="missed_call")
    agreed = RecordConsent(ConsentKind.CALLED_FIRST, "called the practice's number")
    return _with_notice(c, (agreed, *effects, *told), turn)


def _keep_quietly(c: Conversation, event: PatientTexted) -> tuple[Effect, ...]:
    """One of a flood: the nurse can read it, nobody is answered, and nothing moves."""
    topic = Topic.EMERGENCY if c.stage is Stage.ALARMED else Topic.FLOOD
    return (AskNurse(topic, event.text),)


def _awake(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """The house-wide rules for someone who may be texted."""
    if event.carrier in (Carrier.START, Carrier.HELP):
        return c, ()
    if c.stage is Stage.ALARMED:
        return _during_alarm(c, event, turn)
    dropped: tuple[Effect, ...] = (DropPending(),)
    c = _come_back(c, turn)
    if reading.resumes and event.late_since is None:
        return c, (*dropped, *consent.resumed(reading), *consent.confirmed(reading))
    if c.stage is Stage.WITH_NURSE and not _bot_may_speak(c, reading):
        return c.now(last_word_at=turn.at), (*dropped, *_pass_on(c, event, reading))
    if event.late_since is not None and reading.intent not in (Intent.AUTOREPLY, Intent.SPAM):
        return _came_late(c, event, reading, turn)
    return _heard(c, event, reading, turn)


def _heard(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """What is answered alike at every stage; else the stage decides."""
    dropped: tuple[Effect, ...] = (DropPending(),)
    if consent.asks_why(event, reading):
        return c, (*dropped, SendText("why"))
    if not _asks_of_whom_she_names(c, event, reading, turn):
        reading = as_question(c, event.text, reading, turn)
    match reading.intent:
        case Intent.AUTOREPLY | Intent.SPAM:
            return c, ()
        case Intent.HELP:
            return c, (*dropped, SendText("help"))
        case Intent.START:
            return c, (*dropped, SendText("already_on"))
        case Intent.PERSON:
            return _hand_over(c, event, turn)
        case Intent.WRONG_NUMBER:
            if c.apologised:
                return c.resting(), dropped
            return c.resting().now(apologised=True), (*dropped, SendText("wrong_number"))
        case _:
            pass
    c, effects = stages.answer(c, event, reading, turn)
    photo = (AskNurse(Topic.PHOTO, event.text, at_once=True),) if event.photos else ()
    return c, (*dropped, *effects, *photo)


def _emergency(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """Send her to 911 and reach the nurse; nothing else is said."""
    effects: list[Effect] = [DropPending(), RaiseAlarm(_dated(event, turn), reading.suicidal)]
    if _is_to_be_warned(c, event, turn):
        wording = "emergency_988" if reading.suicidal else "emergency"
        effects.insert(1, SendText(wording, kind=Kind.EMERGENCY))
        c = c.now(warned_at=turn.at)
    stopped = event.carrier is Carrier.STOP or Intent.STOP in reading.wants
    if stopped and not c.facts.opted_out:
        effects.append(OptOut("texted"))
    return c.resting().now(stage=Stage.ALARMED), tuple(effects)


def _during_alarm(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """Everything she writes goes to the nurse at once; the bot says the one line, hourly."""
    effects: list[Effect] = [AskNurse(Topic.EMERGENCY, _dated(event, turn), at_once=True)]
    if _is_to_be_warned(c, event, turn):
        effects.append(SendText("emergency", kind=Kind.EMERGENCY))
        c = c.now(warned_at=turn.at)
    return c, tuple(effects)


def _is_to_be_warned(c: Conversation, event: PatientTexted, turn: Turn) -> bool:
    """Is the 911 line to be said: not just now already, and not days after she wrote?"""
    if event.late_since is not None and turn.at - event.late_since > WARNED_WITHIN:
        return False
    return c.warned_at is None or turn.at - c.warned_at >= WARN_AGAIN_AFTER


def _stop(c: Conversation, event: PatientTexted, reading: Reading) -> Outcome:
    """No more texts: record it, empty the queue, confirm once where the carrier has not."""
    if c.facts.opted_out:
        return c, ()
    how = "by carrier" if event.carrier is Carrier.STOP else "in her own words"
    effects: list[Effect] = [DropPending(all_kinds=True), OptOut(how)]
    if event.carrier is None and event.late_since is None:
        effects.append(SendText("stopped", kind=Kind.OPT_OUT))
    wants_call = Intent.PERSON in reading.wants
    if wants_call:
        effects.append(AskNurse(Topic.CALL, event.text, at_once=True))
    effects += [AskNurse(Topic.MAY_CANCEL, event.text, visit=v.id) for v in c.facts.visits]
    effects += [AskNurse(Topic.MAY_CANCEL, event.text, request=r.id) for r in c.facts.requests]
    if c.stage is Stage.ALARMED:
        return c, tuple(effects)
    return c.resting(), tuple(effects)


def _end_kinds(
    before: Conversation, c: Conversation, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    """No more texts of one kind: it holds at any stage, and is confirmed where STOP would be."""
    ended = consent.ended(reading)
    if c.stage is Stage.ALARMED:
        c, effects = _during_alarm(c, event, turn)
        return c, (*ended, *effects)
    if event.too_many:
        return before, (*ended, *_keep_quietly(c, event))
    if c.facts.opted_out or event.late_since is not None:
        return c, ended
    outcome = _with_notice(c, (DropPending(), *ended, *consent.confirmed(reading)), turn)
    return hush_machines(before, outcome, event, reading, turn)


def _while_opted_out(
    c: Conversation, event: PatientTexted, reading: Reading, turn: Turn
) -> Outcome:
    """She may come back; anything else is kept for the nurse and answered by silence."""
    if event.late_since is not None:
        # She may have stopped since she wrote START.
        return c, (AskNurse(Topic.OPTED_OUT, _dated(event, turn)),)
    if event.carrier is Carrier.START:
        return c, (OptIn("by carrier"),)
    if reading.intent is Intent.START and not _is_bare_yes(event.text):
        resumed = consent.resumed(reading)
        return c, (OptIn("in her own words"), *resumed, SendText("started"))
    if reading.intent in PASSIVE | {Intent.AUTOREPLY, Intent.SPAM, Intent.HELP}:
        return c, ()
    at_once = reading.intent in (Intent.CANCEL, Intent.CHANGE, Intent.LATE, Intent.PERSON)
    return c, (AskNurse(Topic.OPTED_OUT, event.text, at_once=at_once),)


def _is_bare_yes(text: str) -> bool:
    """YES is an opt-in word only for the carrier, who says so himself."""
    return text.strip().rstrip(".!").casefold() in {"yes", "y", "si", "sí", "1"}


def _come_back(c: Conversation, turn: Turn) -> Conversation:
    """A handed-over conversation is the bot's again after 24 silent hours."""
    if c.stage is not Stage.WITH_NURSE or c.last_word_at is None:
        return c
    return c.resting() if turn.at - c.last_word_at >= NURSE_KEEPS else c


def _bot_may_speak(c: Conversation, reading: Reading) -> bool:
    """May the bot take up a handed-over talk? Only one that it failed to read, and now can."""
    clear = {Intent.BOOK, Intent.GIVE_TIME, Intent.CHANGE, Intent.CANCEL}
    return (
        c.handed is Handed.UNREAD
        and reading.intent in clear
        and (bool(reading.slots) or reading.intent is Intent.CANCEL)
    )


def _pass_on(c: Conversation, event: PatientTexted, reading: Reading) -> tuple[Effect, ...]:
    """It goes to the nurse; at once, unless it was unread once more and may be a machine's."""
    if reading.intent in (Intent.AUTOREPLY, Intent.SPAM):
        return ()
    topic = Topic.PHOTO if event.photos else Topic.PERSON
    at_once = c.handed is not Handed.UNREAD or reading.intent not in PASSIVE
    return (AskNurse(topic, event.text, at_once=at_once),)


def _hand_over(c: Conversation, event: PatientTexted, turn: Turn) -> Outcome:
    """A person, please."""
    c = c.resting().now(stage=Stage.WITH_NURSE, handed=Handed.ASKED, last_word_at=turn.at)
    ask = AskNurse(Topic.PERSON, event.text, at_once=True)
    return c, (DropPending(), SendText("handed_over"), ask)


def _came_late(c: Conversation, event: PatientTexted, reading: Reading, turn: Turn) -> Outcome:
    """Her "yes" and "tomorrow" are of another time: the nurse reads it, nothing is guessed."""
    topic = Topic.PHOTO if event.photos else Topic.UNREAD
    words, at_once = _dated(event, turn), not event.was_answered
    asks = [AskNurse(topic, words, at_once=at_once)]
    if Intent.CANCEL in reading.wants and c.facts.visits:
        # Had it been heeded, and forgotten with a backup, the visit would stand again.
        visits = [visit.id for visit in c.facts.visits]
        asks = [AskNurse(Topic.MAY_CANCEL, words, at_once=True, visit=one) for one in visits]
    if c.stage is not Stage.RESTING or event.was_answered:
        return c, tuple(asks)
    c = c.resting().now(stage=Stage.WITH_NURSE, handed=Handed.UNREAD, last_word_at=turn.at)
    # No answer to what she just wrote, so it keeps quiet hours.
    return c, (SendText("came_late", kind=Kind.NURSE_WORD), *asks)


def _dated(event: PatientTexted, turn: Turn) -> str:
    """Her words for the nurse; of a late text with when she wrote them."""
    if event.late_since is None:
        return event.text
    written = times.moment(turn.practice.local(event.late_since), Language.EN)
    return f"(texted {written}, it came late) {event.text}"


def _with_notice(c: Conversation, effects: tuple[Effect, ...], turn: Turn) -> Outcome:
    """First contact names the practice, says that rates may apply and how to stop."""
    if c.facts.met or c.facts.opted_out:
        return c, effects
    texts = [effect for effect in effects if isinstance(effect, SendText)]
    if not texts:
        return c, effects
    agreed = RecordConsent(ConsentKind.WROTE_FIRST, "texted the practice's number")
    known = any(isinstance(effect, RecordConsent) for effect in effects)
    extra: tuple[Effect, ...] = (SendText("notice", kind=texts[0].kind),)
    return c, (*(() if known else (agreed,)), *effects, *extra)
