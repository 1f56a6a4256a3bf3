"""A practice may word its own texts, and nobody is worse off for it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from smsbot.core.events import Language
from smsbot.core.practice import Practice, Window
from smsbot.core.sms import segments
from smsbot.core.wording import SENTENCES, own, word
from smsbot.core.wording.ours import is_ours
from smsbot.core.wording.treatments import named_treatment

PRACTICE = Practice()
ARTICLE = {"link": "https://text.example.com/r/aB3dE5gH", "about": "myokines"}
THREE = Window(datetime(2026, 12, 3, 15), datetime(2026, 12, 3, 15, 30))
SEE_YOU = "See you {when}{, first}! Nancy's door is open{, address}."


def troubles(words, *, wording="confirmed", language=Language.EN):
    kept = own.tidy(words)
    return own.check(wording, language, kept, practice=PRACTICE, article=ARTICLE).troubles


def notes(words, *, wording="confirmed", practice=PRACTICE):
    return own.check(
        wording, Language.EN, own.tidy(words), practice=practice, article=ARTICLE
    ).notes


def confirmed(words, *, name="Maria Lopez", practice=PRACTICE):
    owning = replace(practice, own_words={("confirmed", "en"): words})
    values = {"name": name, "when": [THREE]}
    return word("confirmed", values, language=Language.EN, practice=owning, today=date(2026, 12, 1))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("one", own.OWNABLE, ids=lambda one: one.name)
def test_our_own_words_would_be_taken_as_the_practices(one, language):
    ours = SENTENCES[language][one.name][0]
    assert own.tidy(own.written(ours)) == ours
    assert troubles(ours, wording=one.name, language=language) == ()


def test_words_are_texted_with_everything_filled_in():
    assert confirmed(SEE_YOU) == "See you Thu Dec 3 at 3:00 PM, Maria! Nancy's door is open."


def test_a_comma_goes_away_with_the_name_it_stands_at():
    kept = own.tidy("Hi {first}, see you {when}, {address}")
    assert kept == "Hi{ first}, see you {when}{, address}"
    assert own.written(kept) == "Hi {first}, see you {when}, {address}"
    assert own.tidy("{practice}: {first}, see you") == "{practice}: {first,} see you"


def test_a_sentence_that_begins_with_her_name_has_no_gap_without_it():
    assert confirmed("{first,} see you {when}{, address}.", name="") == (
        "see you Thu Dec 3 at 3:00 PM."
    )


def test_words_that_do_not_say_whose_give_way_where_the_visit_is_somebody_elses():
    values = {"name": "Ana Lopez", "for_other": True, "when": [THREE]}
    for words, leaves in (
        (SEE_YOU, "Ana's visit is booked: Thu Dec 3 at 3:00 PM"),
        ("{name} comes {when}{, address}.", "Ana Lopez comes Thu Dec 3 at 3:00 PM."),
    ):
        owning = replace(PRACTICE, own_words={("confirmed", "en"): words})
        said = word("confirmed", values, language=Language.EN, practice=owning, today=THREE.day)
        assert said.startswith(leaves)


def test_words_with_the_whole_name_are_shown_for_somebody_else_too():
    shown = own.examples(
        "confirmed",
        Language.EN,
        "{name} comes {when}{, address}.",
        practice=PRACTICE,
        article=ARTICLE,
    )
    assert own.FOR_OTHER in [one.whom for one in shown]


def test_what_cannot_be_seen_is_not_kept():
    assert own.tidy("  See\u200b you\r\n {when}\x00  soon ") == "See you\n{when} soon"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "no words"),
        ("See you {whne}{, address}", "{whne} stands for nothing here"),
        ("See you {when}{, address} {", "curly bracket"),
        ("See you soon{, address}", "keep {when}"),
        ("See you {when}", "keep {address}"),
        ("{first}: {when}{, address}", "gap"),
        ("x" * 601, "too long"),
    ],
)
def test_words_that_would_lose_what_patients_need_are_refused(words, why):
    assert any(why in trouble for trouble in troubles(words)), troubles(words)


def test_what_the_article_is_about_stands_after_a_comma_that_goes_away_with_it():
    said = "Thanks! Read this, {about}: {link}"
    assert own.tidy(said) == "Thanks! Read this{, about}: {link}"
    assert troubles(said, wording="follow_up") == ()
    alone = troubles("Thanks! {about}: {link}", wording="follow_up")
    assert alone == ("Write {about} after a comma, which goes away with it: , {about}",)


def test_each_sentence_keeps_what_it_is_for():
    assert "{link}" in troubles("Thanks for coming!", wording="follow_up")[0]
    reminder = "{practice}: see you {relative}{, address}."
    assert "letter C" in troubles(reminder, wording="reminder")[0]
    assert troubles(reminder + " Reply C if so.", wording="reminder") == ()
    nameless = "See you {relative}{, address}. Reply C if so."
    assert "{practice} or {nurse}" in troubles(nameless, wording="reminder")[0]


@pytest.mark.parametrize(
    "words",
    [
        "Reply CANCEL if not",
        "reply cancel if not",
        "Text us 'stop' at any time",
        "Just text the word quit",
        "Responda end para terminar",
        "STOPALL works too",
        "Answer: revoke",
    ],
)
def test_nobody_is_asked_to_answer_what_carriers_take_as_an_opt_out(words):
    found = troubles(f"{{when}}{{, address}}. {words}")
    assert len(found) == 1
    assert "opt-out" in found[0]


@pytest.mark.parametrize(
    "words",
    ["Until the end of the day", "To cancel a visit is fine", "We never quit", "Stop by at three"],
)
def test_ordinary_words_are_no_opt_out(words):
    assert troubles(f"{{when}}{{, address}}. {words}.") == ()


@pytest.mark.parametrize(
    "words",
    [
        "your Botox visit",
        "su cita de bótox",
        "fillers at three",
        "su relleno",
        "JUVÉDERM day",
        "láseres",
        "after your peel",
        "micro-needling",
        "micro needling",
        "Tattoo Removal",
        "inyecciones",
        "labios",
        "the lips",
        "your Contour visit",
    ],
)
def test_no_treatment_is_named(words):
    assert named_treatment(words)
    assert any("treatment" in why for why in troubles(f"{{when}}{{, address}} {words}"))


@pytest.mark.parametrize(
    "words",
    [
        "your visit, fill in the form",
        "we love your skin",
        "a la ser vista",
        "slip in, elipse",
        "tour",
    ],
)
def test_ordinary_words_are_no_treatment(words):
    assert named_treatment(words) is None


@pytest.mark.parametrize(
    "words", ["nancy.com", "https://x.test/a", "www.nancy.example", "bit.ly/3x", "HTTP://a"]
)
def test_links_are_refused(words):
    assert any("link" in why for why in troubles(f"{{when}}{{, address}} {words}"))


def test_times_and_abbreviations_are_no_links():
    assert troubles("{when}{, address}. Ring 3.15, e.g. the bell, R.N. Park.") == ()


def test_a_sign_that_would_double_the_price_is_refused_or_sent_plain():
    assert any("🙂" in why for why in troubles("{when}{, address} 🙂"))
    words = "Gracias María, así será: {when}{, address}"
    assert notes(words) == (
        "í á would double the price of every text, so patients get i a instead.",
    )
    assert confirmed(own.tidy(words)).startswith("Gracias Maria, asi sera:")
    assert notes("¡Qué gusto, señora! {when}{, address}") == ()


def test_words_too_long_for_anybody_are_refused():
    assert "too long" in troubles("{when}{, address}" + " very welcome" * 12)[0]


def test_words_too_long_for_a_long_name_give_way_to_ours_for_her():
    words = own.tidy("{name}, {when}{, address}. " + "x" * 120)
    assert "Xochitl Quintero-Reyes" in notes(words)[0]
    assert confirmed(words).startswith("Maria Lopez, Thu")
    ours = confirmed(words, name="Xochitl Quintero-Reyes Montgomery")
    assert ours.startswith("You're booked")
    assert segments(ours) == 1
    examples = own.examples("confirmed", Language.EN, words, practice=PRACTICE, article=ARTICLE)
    assert [(one.segments, bool(one.instead)) for one in examples] == [
        (1, False),
        (2, True),
        (1, False),
    ]


def test_an_example_without_a_name_is_shown_once():
    greet = own.examples(
        "greet", Language.EN, "Hi from {nurse}!", practice=PRACTICE, article=ARTICLE
    )
    assert [one.text for one in greet] == ["Hi from Nancy!"]


def test_a_sentence_of_the_practices_is_known_again_when_it_comes_back():
    said = "See you Thu Dec 3 at 3:00 PM, Maria! Nancy's door is open."
    assert not is_ours(said)
    assert is_ours(said, own_words=[SEE_YOU])
    assert is_ours("Happy to help! What name may I put it under?", own_words=[SEE_YOU])
    assert not is_ours("thu at 3pm", own_words=["{when}"])
