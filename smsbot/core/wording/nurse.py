"""Every sentence texted to the nurse. She is texted in English, in as few signs as will do."""

from __future__ import annotations

from smsbot.core.events import Topic

TOPICS: dict[Topic, str] = {
    Topic.REQUEST: "wants",
    Topic.QUESTION: "asks",
    Topic.UNREAD: "wrote (I couldn't read it)",
    Topic.PERSON: "wants you",
    Topic.CALL: "wants a call",
    Topic.PHOTO: "sent a photo",
    Topic.LATE: "is running late",
    Topic.MAY_CANCEL: "may want to cancel: call",
    Topic.OPTED_OUT: "(opted out) wrote: call",
    Topic.EMERGENCY: "EMERGENCY",
    Topic.VISIT: "visit",
    Topic.FAILED: "did not get a text",
    Topic.MISSED_CALL: "called",
    Topic.CANCELLED: "called off",
    Topic.FLOOD: "texts without end (I don't answer all)",
}

CALLED_OFF_LATE = "called off late"
"""Instead of the topic, when it was less than a day before the visit."""

WITH_ITS_TIME: dict[Topic, str] = {
    Topic.LATE: "{topic} for {when}",
    Topic.CANCELLED: "{topic} {when}",
}
"""How a topic is told where it is known which visit it is about."""

HELP = (
    "A ok = confirm. A thu 3pm = offer. A no = decline. A call. A: words = text her. A bot = back "
    "to me. A noshow. ok all. list, today, week. book PHONE NAME thu 3pm. off dec 24-26, busy thu "
    "1-3pm, on dec 24. done, undo."
)

TOO_MANY = (
    "Too many texts came from this phone, so from here on nothing is done but done. Try again in "
    "an hour, or use your inbox: {link}"
)
NOT_UNDERSTOOD = "I didn't follow that, so nothing was done."
BROKE = "That went wrong on my side, so nothing was done. Try again, or use your pages."
CAME_LATE = (
    'Your text of {when} reached me only now, so nothing was done: "{words}" Text it again if it '
    "still holds."
)
RESTORED = (
    "I was restored from a backup of {when}. What was agreed since then is gone from my books: "
    "please look over week."
)
WORDS_MISSING = (
    "I was down for a long time. What patients texted between {since} and {until} may never have "
    "reached me, even that somebody wants no more texts."
)
NO_EMAIL = (
    "E-mail to {to} does not get through (since {since}). What leaves by text goes on. Please tell "
    "whoever looks after smsbot: the mail server does not take it."
)
NO_SUCH_LETTER = "There is no {letter} now. Text list to see what waits."
NOT_A_REQUEST = (
    "{letter} is not an open request ({name}: {topic}). Try {letter} call, or {letter}: words."
)
REQUEST_IS = (
    "{letter} is what {name} {topic}; nothing was done. Her request is {request}: {request} ok, "
    "{request} no, or {letter}: your words."
)
OPTED_OUT = " {name} has opted out of texts, so nothing was sent: please call {phone}."
WAITS_UNTIL = " Her text waits for quiet hours and leaves {until}."

CONFIRMED = "Confirmed: {name}, {when}."
MOVED = "Moved: {name}, now {when}."
OFFERED = "Offered {name} {options}. Held until {until}."
PROPOSED = "Asked {name} to move to {options}; the visit {when} stands until she answers."
DECLINED = "Declined kindly: {name}."
ASK_CANCEL = "{name} is booked {when}. To call it off text {letter} no yes."
CANCELLED = "Called off: {name}, {when}. She is told."
WILL_CALL = "Told {name} that you will call: {phone}."
PASSED_ON = "Sent to {name}. I stay quiet there until {letter} bot or 24 silent hours."
BACK_TO_BOT = "I answer {name} again."
NO_SHOW = "Noted: {name} did not come {when}. No follow-up is sent."
NO_SHOW_OFFERED = " She is offered two other times."
NO_SHOW_NOT = "{name}: a no-show can be noted from the visit's start until two days after it."
BOOKED = "Booked: {name}, {when}. She is told that you did, and how to stop."
OFF = "Off {when}.{hits}"
HITS = " These visits stand in it, none is called off: {visits}."
ON = "On again: {when}."
ON_NOTHING = "There was no time off then."
DONE = "Acknowledged: {names}."
QUIET = " I stay quiet with {whom}, reminders too, until {letters}."
NEXT_VISIT = " Next visit{of}: {when}."
DONE_NOTHING = "No alarm is open."
UNDONE = "Undone: {summary}{told}"
UNDO_NOTHING = "There is nothing to undo in the last ten minutes."
UNDO_CHANGED = "Too late to undo: something has changed since ({summary})."
TAKEN = "{when} is not free ({why}). Free near it: {options}."
NO_TIME = "I couldn't read a time there. Try: {letter} thu 3pm, or {letter} thu 10 or 11."
NO_FREE = "No opening fits {name}'s wish ({when}). Free near it: {options}."
NOTHING_WAITS = "Nothing waits."
OK_ALL_NONE = "No request is exact, free and unrivalled."

TEXTED_BY = "{name} (texted by {texter})"
RULE = ' (read "{rule}")'
URGENT = (
    '{letter} {name} wants {when}{rule}. "{words}" {letter} ok, {letter} no, or {letter} thu 3pm. '
    "She knows it isn't booked yet."
)
UNDECIDED = (
    "{letter} {name} still waits for an answer about {when}. {letter} ok, {letter} no, or "
    "{letter} thu 3pm."
)
CHANGE_OPEN = (
    "{letter} {name} is waiting to hear about a change; her visit {when} stands until then."
)
ACCEPTED = "{name} took {when}."
ACCEPTED_WAITING = "{name} took {when}, which had come free (waiting list)."
BOOKED_ITSELF = "Booked by itself: {name}, {when}."
AT_ONCE = '{letter} {name} {phone} {topic}: "{words}" Answer with {letter}: your words.'
ALARM = (
    'EMERGENCY {letter} {name} {phone}: "{words}" She was told to call 911. Call her. '
    "Text done when you have it."
)
SPOKEN_ALARM = (
    "This is your practice's text line. A patient has texted of an emergency. "
    "Please read your texts now, and answer: done."
)
"""Said on the phone, to whoever picks up: no name, no words of hers."""

SPOKEN_SCREEN = "A patient is calling your practice. Press 1 to take the call."
ALARM_NOT_TEXTED = (
    "A patient wrote of an emergency, and the alarm could not be texted to the nurse. Reach her "
    "now; the patient's words are in her inbox.\n"
)
STILL_ALARM = 'STILL OPEN: emergency {letter} {name} {phone}: "{words}" Text done when you have it.'
FAILED = (
    "{letter} {name} {phone} did not get a text about her visit {when} ({reason}). Please call."
)
UNSURE = (
    "{letter} {name} {phone} may not have got a text about her visit {when}: whether it left is "
    "still being looked up. Please call."
)
WAITS = (
    "{letter} {name} {phone} has not got a text about her visit {when} yet; it waits ({reason}). "
    "Please call."
)
NOT_ANSWERED = "(no answer to) {words}"
NOT_SAID = "(not sent) {words}"
"""How a matter words what came too late to be said to a patient."""
WAITS_FOR_ALARM = (
    "{letter} {name} {phone} has not got the reminder of her visit {when}: I stay quiet with her "
    "after her emergency. Please call, or text {letter} bot."
)
LETS_GO = " ({letter} bot lets it go)"


def quoted(words: str, *, most: int = 140) -> str:
    """A patient's words as the nurse sees them in a text, cut to a fair length."""
    flat = " ".join(words.split()).replace('"', "'")
    return flat if len(flat) <= most else flat[: most - 3].rstrip() + "..."
