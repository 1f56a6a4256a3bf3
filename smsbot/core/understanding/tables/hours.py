"""Words around hours: what makes a number an hour, and what is merely counted."""

from __future__ import annotations

from smsbot.core.understanding.tables.words import words

SURE_ENDINGS = words("oclock ish sharp hrs horas h ishh isch punto")
NOON_WORDS = words("noon noonish noontime")
PAST = words("past after")
TO = words("to til till of before")
FRACTIONS = {"quarter": 15, "cuarto": 15, "half": 30, "media": 30}

LEADS = words(
    "at around about like by before after until till til from between approx approximately say las"
    " sobre como tipo past circa antes despues desde hasta entre roughly maybe than do later"
    " earlier since closer near"
)
"""Words before a bare number that make it an hour."""

ONES = words("one una uno un")
SURE_LEADS = words("at around by before after until till til from between las entre")
"""Words that make even `one` an hour."""

AFTERS = words("after past from since desde despues")
BEFORES = words("before by until till til antes hasta")
ONWARDS = words("on onward onwards adelante up later after plus despues")
RANGE_WORDS = words("to until till til thru through a hasta")

PRICED = words("a an per each x percent dollars bucks usd off")

COUNTED = words(
    "people person persons units unit syringes syringe kids kid of weeks week minutes minute min"
    " percent dollars years year yr yrs yo months month days day times more hours hour hrs miles"
    " mi ml cc areas area visits sessions texts messages others girls friends sisters daughters"
    " personas unidades jeringas hijos hijas ninos anos ano meses semanas dias minutos horas veces"
    " vez mas dolares amigas hermanas bucks grand k different things questions things kiddos mo"
    " babies baby openings spots slots calls old and rounds vials treatments gauze pads x sec secs"
    " seconds c f degrees lbs pounds inches feet oz mg"
)

FILL = words("the like about around las la de a say maybe at noon")
"""Little words between `after` and its hour."""
