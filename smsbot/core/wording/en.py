"""Every sentence texted to anyone, in English.

Each has one or more forms, the fullest first; the first that fits into one segment is sent.
Placeholders are explained in the package's docstring.
"""

SENTENCES: dict[str, tuple[str, ...]] = {
    # First contact
    "notice": (
        "This is the automated text line of {practice}. Msg & data rates may apply. "
        "Reply HELP for help, STOP to end.",
        "{practice}: automated. Msg & data rates may apply. HELP for help, STOP to end.",
    ),
    "greet": (
        "Hi! I book consultations with {nurse}. What's your name, and what day and time suit you?",
    ),
    "ask_both": ("Happy to help! What's your name, and what day and time would you like?",),
    "question_then_ask": (
        "I've passed your question to {nurse}. To book a consultation: what's your name, "
        "and what day and time would you like?",
        "I've passed that to {nurse}. To book: your name, and what day and time?",
    ),
    "missed_call": (
        "Sorry we missed your call! I can book your consultation with {nurse} by text: "
        "what's your name, and what day and time would you like?",
        "Sorry we missed your call! To book by text: your name, and what day and time?",
    ),
    "missed_call_known": (
        "Sorry we missed your call! Just text here and I'll help; {nurse} will see that you "
        "called.",
    ),
    # Collecting
    "ask_name": ("Happy to help! What name may I put it under?",),
    "ask_time": ("Thanks{, first}! What day and time would you like? For example: Thu 3pm.",),
    "ask_day": ("And which day would you like? For example: Thu, or Dec 5.",),
    "name_unread": (
        "Sorry, I didn't catch the name. What first and last name may I put it under?",
    ),
    "time_unread": ("Sorry, I didn't get that. Please text a day and time, like Thu 3pm.",),
    "what_instead": ("All right. What day and time would suit you better?",),
    "not_understood": ("Sorry, I didn't get that.",),
    "read_back": (
        "{Change}onsultation for {name}, {when}. Is that right? Reply 1 for yes, or tell me "
        "what to change.",
        "{Change}onsultation for {name}, {when}. Right? Reply 1 for yes, or what to change.",
        "{name}, {when}. Right? Reply 1 for yes, or what to change.",
    ),
    "choose": (
        "Which one?\n{options}\nReply with its number, or another day and time.",
        "Which one?\n{options}\nReply its number, or another time.",
        "{options}\nReply a number or another time.",
    ),
    "which_reading": (
        "Which do you mean?\n{options}\nReply with its number.",
        "Which?\n{options}\nReply its number.",
    ),
    "which_visit": (
        "Which visit do you mean?\n{which}\nReply with its number.",
        "Which visit?\n{which}\nReply its number.",
        "Which visit?\n{which short}\nReply its number.",
    ),
    "which_or_both": (
        "Which visit do you mean?\n{which}\nReply with its number, or BOTH.",
        "Which visit?\n{which}\nReply its number, or BOTH.",
        "Which visit?\n{which short}\nReply its number, or BOTH.",
    ),
    "which_one": (
        "Which one do you mean?\n{which}\nReply with its number.",
        "Which one?\n{which}\nReply its number.",
        "Which one?\n{which short}\nReply its number.",
    ),
    "instead": (
        "{why} I can offer:\n{options}\nReply with a number, or another day and time.",
        "{why} Free times:\n{options}\nReply with a number, or another time.",
        "{why} Free:\n{options}\nReply with a number or another time.",
        "{why}\n{options}\nReply a number or another time.",
    ),
    "instead_or_wait": (
        "{why} I can offer:\n{options}\nReply a number, another time, or WAIT for yours.",
        "{why} Free:\n{options}\nReply a number, another time, or WAIT.",
        "{why}\n{options}\nReply a number, another time, or WAIT.",
        "{why}\n{options}\nReply a number or another time.",
    ),
    "none_free": (
        "I can't see a free time near that day. Which other day and time would suit you?",
    ),
    "recorded": (
        "Thank you{, first}! {nurse} has {your request} for {when} and will text you to "
        "confirm. It is not booked yet.",
        "Thank you! {nurse} has {your request} for {when} and will text you. It is not booked yet.",
        "{nurse} has {your request} for {when} and will text you. Not booked yet.",
    ),
    "confirmed": (
        "You're booked{, first}: {when} with {nurse}{, address}. Need to change it? Just text "
        "me here.",
        "You're booked{, first}: {when} with {nurse}{, address}. To change it, text here.",
        "Booked: {when} with {nurse}{, address}. To change it, text here.",
        "Booked: {when}{, address}. To change it, text here.",
    ),
    "confirmed_other": (
        "{Your visit} is booked: {when} with {nurse}{, address}. Need to change it? Just text me "
        "here.",
        "{Your visit} is booked: {when}{, address}. To change it, text here.",
        "{Your visit}: {when}{, address}. To change it, text here.",
    ),
    "moved": (
        "Done{, first}: {your visit} is moved to {when}{, address}. To change it again, text here.",
        "{Your visit} is moved to {when}{, address}. To change it, text here.",
    ),
    "booked_by_phone": (
        "{practice} here: {nurse} booked {your visit} for {when}{, address}. Text here to change. "
        "Rates may apply. STOP to end, HELP for help.",
        "{practice}: {nurse} booked {your visit}: {when}{, address}. Rates may apply. STOP to end.",
        "{practice}: {your visit} is {when}{, address}. Rates may apply. STOP to end.",
        "{practice}: {your visit} is {when}{, address}. STOP to end.",
    ),
    # The nurse's decisions
    "offer": (
        "{nurse} can see you:\n{options}\nReply with a number, or tell me another day and time.",
        "{nurse} can see you:\n{options}\nReply with a number, or another time.",
    ),
    "offer_one": (
        "{nurse} can see you {option}. Reply 1 to take it, or tell me another day and time.",
    ),
    "offer_other": (
        "{nurse} can see {person}:\n{options}\nReply with a number, or tell me another day and "
        "time.",
        "{nurse} can see {person}:\n{options}\nReply with a number, or another time.",
    ),
    "offer_one_other": (
        "{nurse} can see {person} {option}. Reply 1 to take it, or tell me another day and time.",
    ),
    "offer_again": (
        "Which one?\n{options}\nReply with its number, or tell me another day and time.",
        "Which one?\n{options}\nReply its number, or another time.",
        "{options}\nReply a number or another time.",
    ),
    "propose_move": (
        "{nurse} needs to move {your visit}. Possible times:\n{options}\nReply with a number, or "
        "another time.",
        "{nurse} needs to move {your visit}:\n{options}\nReply with a number.",
    ),
    "propose_move_one": (
        "{nurse} needs to move {your visit}. Would {option} suit you? Reply 1 for yes, or another "
        "day and time.",
    ),
    "declined": (
        "Thank you for asking{, first}. I'm sorry, {nurse} can't offer you that consultation. "
        "You're welcome to text another day and time.",
        "Thank you for asking. I'm sorry, {nurse} can't offer that. You're welcome to text "
        "another day and time.",
    ),
    "declined_other": (
        "Thank you for asking. I'm sorry, {nurse} can't offer {person} that consultation. You're "
        "welcome to text another day and time.",
    ),
    "move_declined": (
        "I'm sorry, {nurse} can't make that change. {Your visit} stays {when}. Text another day "
        "and time if you like.",
        "I'm sorry, that change isn't possible. {Your visit} stays {when}.",
        "I'm sorry, that change isn't possible.",
    ),
    "nurse_cancelled": (
        "I'm very sorry: {nurse} had to call off your visit {when}. Text a day and time that "
        "suits you and I'll find you another.",
        "I'm very sorry: {nurse} had to call off your visit {when}. Text a new day and time.",
    ),
    "nurse_cancelled_other": (
        "I'm very sorry: {nurse} had to call off {your visit} {when}. Text a day and time that "
        "suits you and I'll find you another.",
        "I'm very sorry: {nurse} had to call off {your visit} {when}. Text a new day and time.",
    ),
    "will_call": ("{nurse} will call you about your visit. Talk to you soon!",),
    "nurse_says": ("{nurse}: {words}", "{words}"),
    "lapsed": (
        "Sorry, {nurse} couldn't answer in time. I can offer:\n{options}\nReply with a number, "
        "or another time.",
        "Sorry, no answer in time. Free:\n{options}\nReply with a number, or another time.",
    ),
    "no_show": (
        "Sorry we missed each other{, first}! Would another time suit you?\n{options}\nReply with "
        "a number, or another day and time.",
        "Sorry we missed each other! Another time?\n{options}\nReply a number or another time.",
        "Sorry we missed each other!\n{options}\nReply a number or another time.",
    ),
    "no_show_other": (
        "Sorry we missed {person}! Would another time suit you?\n{options}\nReply with a "
        "number, or another day and time.",
        "Sorry we missed {person}!\n{options}\nReply a number or another time.",
    ),
    "correct_confirm": (
        "A correction from {nurse}: your visit is not booked after all. I'll text you as soon "
        "as it is settled.",
    ),
    "correct_move": (
        "A correction from {nurse}: {your visit} stays {when} for now. I'll text you as soon as "
        "the change is settled.",
        "A correction from {nurse}: {your visit} stays {when} for now.",
        "A correction: {your visit} stays {when} for now.",
    ),
    "correct_offer": (
        "A correction from {nurse}: please disregard the times I just sent. I'll text you again.",
    ),
    "correct_decline": (
        "A correction from {nurse}: please disregard my last text. Your request is still open.",
    ),
    "correct_cancel": (
        "A correction from {nurse}: please disregard my last text. Your visit stands as it was.",
    ),
    "correct_call": ("A correction from {nurse}: she will text you rather than call.",),
    "correct_words": ("A correction from {nurse}: please disregard the last text.",),
    "correct_noshow": ("A correction from {nurse}: please disregard the last text.",),
    "correct_book": ("A correction from {nurse}: that visit is not booked. Please disregard it.",),
    # The waiting list
    "free_now": (
        "These are free now:\n{options}\nReply with a number, or WAIT for another time.",
        "Free now:\n{options}\nReply a number, or WAIT for another.",
        "Free:\n{options}\nReply a number, or WAIT.",
    ),
    "wait_when": ("Which days or hours would you wait for? For example: Thu mornings.",),
    "wait_for": (
        "Nothing is free {when} right now. Reply 1 and I'll text you if a time frees up, or tell "
        "me other days.",
        "Nothing is free then right now. Reply 1 and I'll text you if a time frees up, or tell me "
        "other days.",
    ),
    "wait_for_sooner": (
        "Nothing earlier is free right now. Reply 1 and I'll text you if an earlier time frees up, "
        "or tell me which days suit you.",
    ),
    "waiting": (
        "You're on the waiting list{, first}: {when}. I'll text you as soon as a time frees up.",
        "You're on the waiting list: {when}. I'll text you when a time frees up.",
        "You're on the waiting list. I'll text you when a time frees up.",
    ),
    "waiting_sooner": (
        "You're on the waiting list{, first}: I'll text you if an earlier time frees up. Until "
        "then {your visit} stands: {when}.",
        "You're on the waiting list for an earlier time. Until then {your visit} stands: {when}.",
    ),
    "nothing_sooner": ("There is no earlier time before your visit, which stands as it was.",),
    "asked_sooner": (
        "I've told {nurse} that you'd like to come earlier. She has your request and will text "
        "you.",
    ),
    "status_waiting": (
        "You're on the waiting list: {when}. I'll text you as soon as a time frees up.",
        "You're on the waiting list. I'll text you when a time frees up.",
    ),
    "status_waiting_sooner": (
        "You're on the waiting list: I'll text you if an earlier time frees up. Your visit stands "
        "until then.",
    ),
    "opening": (
        "{practice}: a time is free, {when}. Reply 1 within 30 min to take it, or NO to wait for "
        "another.",
        "{practice}: {when} is free. Reply 1 within 30 min to take it, or NO to wait on.",
        "{when} is free. Reply 1 within 30 min to take it, or NO to wait on.",
    ),
    "opening_other": (
        "{practice}: a time is free for {person}, {when}. Reply 1 within 30 min to take it, or NO "
        "to wait for another.",
        "{person}: {when} is free. Reply 1 within 30 min to take it, or NO to wait on.",
    ),
    "opening_again": (
        "Would you like {option}? Reply 1 to take it, or NO to wait for another time.",
        "{option}? Reply 1 to take it, or NO to wait on.",
    ),
    "still_waiting": (
        "All right. You stay on the waiting list, and I'll text you when another time frees up.",
    ),
    "opening_gone": (
        "Sorry, {when} is no longer free. You keep your place in line, and I'll text you when "
        "another time frees up.",
        "Sorry, that time is no longer free. You keep your place in line for the next one.",
    ),
    "waited_in_vain": (
        "Sorry, nothing you waited for came free. I can offer:\n{options}\nReply with a number, or "
        "another time.",
        "Sorry, nothing came free. I can offer:\n{options}\nReply a number or another time.",
    ),
    "wait_ended": (
        "Done, you're off the waiting list. Text a day and time whenever you'd like to come in.",
    ),
    "wait_ended_visit": ("Done, you're off the waiting list. Your visit stands as it was.",),
    "not_waiting": ("You're not on the waiting list. Text a day and time if you'd like to come.",),
    # Around a visit
    "reminder": (
        "{practice}: {first,} your visit is {relative}{, address}. Reply C to confirm, or tell "
        "me if you need another time.",
        "{practice}: your visit is {relative}{, address}. Reply C to confirm, or text to change.",
        "{practice}: {relative}{, address}. Reply C to confirm, or text to change.",
        "{nurse}: {relative}{, address}. Reply C to confirm, or text to change.",
    ),
    "reminder_again": (
        "{practice}: see you {relative}{, first}. Running late or need a change? Just text here.",
        "{practice}: see you {relative}. Late or need a change? Text here.",
    ),
    "reminder_change_open": (
        "{practice}: your change is still with {nurse}. Until she answers, your visit stands: "
        "{relative}.",
        "{practice}: your change is still open. Until then your visit stands: {relative}.",
    ),
    "reminder_other": (
        "{practice}: {your visit} is {relative}{, address}. Reply C to confirm, or tell me if you "
        "need another time.",
        "{practice}: {your visit} is {relative}{, address}. Reply C to confirm, or text to change.",
        "{nurse}: {your visit} is {relative}{, address}. Reply C to confirm.",
        "{nurse}: {your visit}, {when}{, address}. Reply C to confirm.",
    ),
    "reminder_again_other": (
        "{practice}: {your visit} is {relative}. Running late or need a change? Just text here.",
        "{practice}: {your visit} is {relative}. Late or need a change? Text here.",
    ),
    "reminder_change_open_other": (
        "{practice}: your change is still with {nurse}. Until she answers, {your visit} stands: "
        "{relative}.",
        "{practice}: your change is still open. Until then {your visit} stands: {relative}.",
    ),
    "follow_up": (
        "Thank you for coming in{, first}! Something to read from {nurse}{, about}: {link}",
        "Thank you for coming in! Something to read from {nurse}: {link}",
        "Thank you for coming in! {link}",
    ),
    "follow_up_other": (
        "Thank you for {your visit}! Something to read from {nurse}{, about}: {link}",
        "Thank you for {your visit}! Something to read from {nurse}: {link}",
        "Thank you for {your visit}! {link}",
    ),
    "nudge": (
        "Hi{ first}, {practice} here. Still want a consultation with {nurse}? Text a day and "
        "time, like Thu 3pm.",
        "{practice} here. Still want a consultation? Text a day and time, like Thu 3pm.",
    ),
    "see_you": ("Thank you, noted! See you {when}.",),
    "see_you_other": ("Thank you, noted! {nurse} will see {person} {when}.",),
    "see_you_all": ("Thank you, noted! See you:\n{all}", "Thank you, noted!"),
    "not_coming": (
        "Thanks for telling me. Would you like another time? Text a day and time, or tell me to "
        "call it off.",
    ),
    "not_coming_other": (
        "Thanks for telling me. What day and time would suit {person} better? Or say that {person} "
        "won't come at all.",
    ),
    "move_when_other": ("Of course. What day and time would you like for {your visit}?",),
    "move_first": (
        "Of course, one at a time. What day and time would you like instead of {when}?",
        "Of course, one at a time. What day and time would you like first?",
    ),
    "move_when": ("Of course. What day and time would you like instead?",),
    "stand": ("All right, nothing is changed.",),
    "stands": ("All right, nothing is changed. {Your visit} stands as it was.",),
    "visit_cancelled": (
        "{Your visit} {when} is called off, and {nurse} knows. Text a day and time whenever you'd "
        "like another.",
        "{Your visit} {when} is called off, and {nurse} knows.",
    ),
    "all_cancelled": (
        "Called off, and {nurse} knows:\n{all}\nText a day and time whenever you'd like another.",
        "Called off, and {nurse} knows:\n{all}",
        "All of it is called off, and {nurse} knows.",
    ),
    "visit_cancelled_late": (
        "Thank you for letting us know. {Your visit} {when} is called off, and {nurse} knows. Text "
        "a day and time whenever you'd like another.",
        "Thank you for letting us know. {Your visit} {when} is called off, and {nurse} knows.",
    ),
    "request_cancelled": (
        "Done: {your request} for {when} is withdrawn. Text a day and time whenever you'd like "
        "another.",
        "Done: {your request} is withdrawn. Text whenever you'd like another.",
    ),
    "nothing_to_cancel": (
        "I don't see a visit under this number. I've told {nurse}, and she will look into it.",
    ),
    "late_noted": ("Thanks for letting us know. I've told {nurse}. Drive safely!",),
    "status_visit": (
        "{Your visit} with {nurse} is {when}{, address}. To change it, just text me.",
        "{Your visit} is {when}{, address}. To change it, text me.",
    ),
    "status_request": (
        "{Your request} for {when} is with {nurse}; it is not booked yet. She will text you.",
        "{Your request} is with {nurse}; it is not booked yet. She will text you.",
    ),
    "status_all": (
        "With {nurse}:\n{all}\nTo change one, just text me.",
        "{all}\nTo change one, text me.",
        "{all}",
        "The next is {when}. To change it, text me.",
    ),
    "status_none": (
        "I don't see a visit under this number. To book one: what's your name, and what day and "
        "time would you like?",
    ),
    # Everything else
    "question_kept": (
        "I've passed your question to {nurse}; she'll answer.",
        "I've asked {nurse}.",
    ),
    "answer": ("{words}",),
    "answer_part": (
        "{words} I've asked {nurse} about the rest.",
        "{words} I've asked {nurse} the rest.",
    ),
    "to_book": (
        "To book: what's your name, and what day and time would you like?",
        "To book: your name, and what day and time?",
    ),
    "book_when": (
        "To book: what day and time would you like? For example: Thu 3pm.",
        "To book: what day and time?",
    ),
    "name_for_it": ("What name may I put it under?",),
    "answer_hours": ("We're open {hours}.",),
    "answer_address": ("We're at {address}.",),
    "answer_who": ("Your consultation is with {nurse}: {practice}.",),
    "answer_bot": (
        "I'm the automated text line of {practice}. {nurse} reads what you write.",
        "I'm the automated text line. {nurse} reads what you write.",
    ),
    "answer_duration": ("A consultation takes about {minutes} minutes.",),
    "answer_booking": ("You can book, move or call off a visit right here by text.",),
    "answer_phone": ("To talk to us, call {phone}.",),
    "passed_on": ("Thank you. I've passed that on to {nurse}.",),
    "photo_passed_on": ("Thank you, I've told {nurse} that a photo came.",),
    "handed_over": (
        "Of course. I've asked {nurse} to get back to you herself as soon as she can.",
    ),
    "unread_passed_on": (
        "Sorry, I still don't follow. I've passed this to {nurse}; she will get back to you.",
    ),
    "came_late": (
        "Sorry, your text took a long way to us. {nurse} has it and will get back to you.",
    ),
    "welcome": ("You're welcome!",),
    "noted": ("Noted, thank you.",),
    "another_time": ("No problem! Text here whenever you'd like to come in.",),
    "wrong_number": (
        "Sorry for the mix-up! This is {practice}, a skin-care practice. We won't text you again.",
        "Sorry for the mix-up! This is {practice}. We won't text you again.",
    ),
    "help": (
        "{practice}: consultations by text. Text a day and time to book, or call {phone}. "
        "Msg & data rates may apply. STOP to end.",
        "{practice}: text a day and time to book, or call {phone}. STOP to end.",
    ),
    "why": (
        "{practice}: {agreed }You get answers, confirmations, reminders, one follow-up. To end: "
        "NO REMINDERS, NO FOLLOW-UPS, NO TEXTS.",
        "{agreed }{nurse} sends answers, confirmations, reminders, one follow-up. To end: "
        "NO REMINDERS, NO FOLLOW-UPS, NO TEXTS.",
        "{agreed }You get answers, confirmations, reminders, one follow-up. To end: NO REMINDERS, "
        "NO FOLLOW-UPS, NO TEXTS.",
        "{agreed }You get answers, reminders, one follow-up. To end: NO REMINDERS, NO FOLLOW-UPS, "
        "NO TEXTS.",
    ),
    "reminders_off": (
        "All right, no more reminders. You still get answers and confirmations. Text REMINDERS "
        "AGAIN to have them back.",
    ),
    "reminders_on": ("Done: you will be reminded of your visits again.",),
    "follow_ups_off": (
        "All right, no more texts after your visits. Text FOLLOW-UPS AGAIN to have them back.",
    ),
    "follow_ups_on": ("Done: you will hear from {nurse} after your visits again.",),
    "already_on": ("You're already getting our texts. How can I help?",),
    "started": (
        "Welcome back! You'll get our texts again. STOP to end, HELP for help. To book, text a "
        "day and time.",
    ),
    "stopped": (
        "{practice}: you won't get any more texts from us. To talk to us, call {phone}. Reply "
        "START to get texts again.",
        "{practice}: no more texts from us. Reply START to get them again.",
    ),
    "emergency": (
        "This may be an emergency: call 911 or go to an emergency room now. I am reaching "
        "{nurse} for you.",
    ),
    "emergency_988": (
        "Please call 911 now, or call or text 988 to talk to someone at any hour. I am reaching "
        "{nurse} for you.",
    ),
}

AGREED = {
    "wrote_first": "You texted us first on {day}.",
    "called_first": "You called us on {day}.",
    "agreed_by_phone": "You agreed by phone; {nurse} noted it on {day}.",
    "resumed": "You asked for texts again on {day}.",
}

ABOUT = {
    "myokines": "on skin and movement",
}
"""What our own articles are about; of the practice's we do not know."""

WHY = {
    "passed": "That time has passed.",
    "closed_day": "We're closed {day}.",
    "closed_hours": "That's outside our hours.",
    "away": "{nurse} is away then.",
    "taken": "That time is taken.",
}
