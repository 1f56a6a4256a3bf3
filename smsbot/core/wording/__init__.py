"""Every sentence texted to anyone, and how it is filled in.

A sentence is worded when the text leaves, so that "tomorrow" is true. Placeholders:
`{practice} {nurse} {phone}` the practice; `{name} {first}` the patient, in full and her first
name (`{ first}`, `{, first}` and `{first,}` bring blank or comma along and vanish without a name);
`{, address}` the practice's address, if set; `{when}` a preference or visit, `{relative}` the
same with "today" or "tomorrow"; `{option} {options}` numbered times; `{why}` why a time cannot
be had; `{your visit} {your request}` (or with a capital) hers, or whose it is, and `{person}` the
first name of who comes, where that is somebody else; `{which} {which short} {all}` visits and
requests, with the names of those who come where these differ; `{agreed }` how and when she agreed
to texts, if that is known; `{Change}` the beginning "C" or "Change: c"; `{hours} {minutes}
{address}` when the practice is open, how long a consultation takes, where it is; `{link}` an
article and `{, about}` what it is about, if that is known;
`{words}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import product

from smsbot.core.events import Language
from smsbot.core.practice import Practice, Window
from smsbot.core.sms import segments, spoken, to_plain
from smsbot.core.wording import en, es, times
from smsbot.core.wording.whose import first_name, possession

SENTENCES = {Language.EN: en.SENTENCES, Language.ES: es.SENTENCES}
WHY = {Language.EN: en.WHY, Language.ES: es.WHY}
AGREED = {Language.EN: en.AGREED, Language.ES: es.AGREED}
ABOUT = {Language.EN: en.ABOUT, Language.ES: es.ABOUT}
YOURS = {
    Language.EN: {"visit": "your visit", "request": "your request"},
    Language.ES: {"visit": "su cita", "request": "su solicitud"},
}
REQUESTED = {Language.EN: " (request)", Language.ES: " (solicitud)"}
CHANGE = {Language.EN: ("C", "Change: c"), Language.ES: ("C", "Cambio: c")}


def word(
    wording: str,
    values: Mapping[str, object],
    *,
    language: Language,
    practice: Practice,
    today: date,
) -> str:
    """The sentence of this name, in the fullest form that fits into one segment.

    `values` may come from JSON: windows as pairs of ISO strings. `today` is the practice's date.
    A `lead` among the values names a short sentence said first. With `for_other` it is about
    somebody else's visit, for which some sentences have another form (`reminder_other`).

    Raises:
        KeyError: when there is no sentence of that name.
    """
    filled = _fill(values, language=language, practice=practice, today=today)
    lead = str(values.get("lead") or "")
    openings = [f"{form} " for form in SENTENCES[language][lead]] if lead else [""]
    said = ""
    named = bool(values.get("for_other") and values.get("name"))
    forms = _forms(wording, language, practice, other=named)
    for opening, form in product(openings, forms):
        said = _plain(opening + form, filled)
        if segments(said) == 1:
            break
    return said


def filled_in(
    form: str,
    values: Mapping[str, object],
    *,
    language: Language,
    practice: Practice,
    today: date,
) -> str:
    """One form of a sentence as it would be texted, however long it is."""
    return _plain(form, _fill(values, language=language, practice=practice, today=today))


def _forms(
    wording: str, language: Language, practice: Practice, *, other: bool = False
) -> tuple[str, ...]:
    """The practice's own sentence first; ours where that would not fit.

    Nor does it where it would not say whose visit it is, and that is somebody else's.
    """
    own = practice.own_words.get((wording, language.value))
    ours = SENTENCES[language][wording]
    if other:
        ours = SENTENCES[language].get(f"{wording}_other", ours)
        own = own if own and "{name}" in own else None
    return (own, *ours) if own else ours


def as_windows(value: object) -> tuple[Window, ...]:
    """Windows, or what JSON made of them, as windows."""
    if not isinstance(value, Iterable):
        return ()
    found = []
    for one in value:
        if isinstance(one, Window):
            found.append(one)
        else:
            start, end = one
            found.append(Window(datetime.fromisoformat(start), datetime.fromisoformat(end)))
    return tuple(found)


def as_json(windows: Iterable[Window]) -> list[list[str]]:
    """Windows as pairs of ISO strings, to the minute."""
    return [
        [one.start.isoformat(timespec="minutes"), one.end.isoformat(timespec="minutes")]
        for one in windows
    ]


def _plain(form: str, filled: Mapping[str, str]) -> str:
    if not filled["first"]:
        form = form.replace("{first,} ", "")
    for placeholder, value in filled.items():
        form = form.replace("{" + placeholder + "}", value)
    return to_plain(form)


def _fill(
    values: Mapping[str, object], *, language: Language, practice: Practice, today: date
) -> dict[str, str]:
    """Every placeholder with its value."""
    name = str(values.get("name") or "")
    other = bool(values.get("for_other"))
    first = "" if other else first_name(name)
    yours = {
        thing: possession(thing, first_name(name), language) if other else said
        for thing, said in YOURS[language].items()
    }
    choices = values.get("choices") or ()
    assert isinstance(choices, (list, tuple))
    listed = [_listed(one, language, practice) for one in choices]
    short = [_listed(one, language, practice, short=True) for one in choices]
    windows, options = as_windows(values.get("when")), as_windows(values.get("options"))
    flags = values.get("flags") or ()
    assert isinstance(flags, (list, tuple))
    about = ABOUT[language].get(str(values.get("about")))
    return {
        "practice": practice.name,
        "nurse": practice.nurse,
        "phone": spoken(practice.phone),
        "name": name,
        "first": first,
        " first": f" {first}" if first else "",
        ", first": f", {first}" if first else "",
        "first,": f"{first}," if first else "",
        ", address": f", {practice.address}" if practice.address else "",
        "when": times.preference(windows, flags, language, practice),
        "relative": times.relative(windows[0].start, language, practice, today=today)
        if windows
        else "",
        "option": times.window(options[0], language, practice) if options else "",
        "options": times.numbered(options, language, practice),
        "your visit": yours["visit"],
        "Your visit": yours["visit"][:1].upper() + yours["visit"][1:],
        "your request": yours["request"],
        "Your request": yours["request"][:1].upper() + yours["request"][1:],
        "person": first_name(name),
        "which": "\n".join(f"{n}) {one}" for n, one in enumerate(listed, 1)),
        "which short": "\n".join(f"{n}) {one}" for n, one in enumerate(short, 1)),
        "all": "\n".join(listed),
        "why": _why(values, language=language, practice=practice),
        "agreed ": _agreed(values, language=language, practice=practice, today=today),
        "Change": CHANGE[language][1 if values.get("change") else 0],
        "hours": times.weekly(practice.hours, language),
        "minutes": str(int(practice.consultation.total_seconds() // 60)),
        "address": practice.address or "",
        "link": str(values.get("link") or ""),
        ", about": f", {about}" if about else "",
        "words": str(values.get("words") or ""),
    }


def _listed(
    one: Mapping[str, object], language: Language, practice: Practice, *, short: bool = False
) -> str:
    """A visit or a request in a list: `Ana, Tue Dec 1 at 3:00 PM`, `Thu Dec 3, any time (request)`.

    The shorter form has no weekday, and of a wish only its first window.
    """
    windows = as_windows(one.get("when"))
    flags = one.get("flags") or ()
    assert isinstance(flags, (list, tuple))
    if short and windows and not flags:
        said = times.window_short(windows[0], language, practice)
    else:
        said = times.preference(windows, flags, language, practice)
    name = str(one.get("name") or "")
    mark = REQUESTED[language] if one.get("request") else ""
    return f"{name}, {said}{mark}" if name else f"{said}{mark}"


def _why(values: Mapping[str, object], *, language: Language, practice: Practice) -> str:
    """Why a time cannot be had, or nothing."""
    trouble = str(values.get("why") or "")
    if not trouble:
        return ""
    day = date.fromisoformat(str(values["day"]))
    if trouble == "closed":
        trouble = "closed_hours" if practice.is_open(day) else "closed_day"
    sentence = WHY[language][trouble].replace("{day}", times.day(day, language))
    return sentence.replace("{nurse}", practice.nurse)


def _agreed(
    values: Mapping[str, object], *, language: Language, practice: Practice, today: date
) -> str:
    """How and when she agreed to texts, with a blank behind it; nothing where it is not known."""
    how, on = str(values.get("agreed") or ""), str(values.get("agreed_on") or "")
    if not how:
        return ""
    day = times.day_and_year(date.fromisoformat(on), language, today=today)
    sentence = AGREED[language][how].replace("{day}", day)
    return sentence.replace("{nurse}", practice.nurse) + " "
