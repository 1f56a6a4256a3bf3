"""What is said of a visit that is there: leave it as it is, another one besides, an hour later.

English rows first, then Spanish; `phrases` says how a row is written.
"""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[object, str] = {
    "keeps": """
        (keep|keeping|leave|leaving) (it|that|the|my|our|mine|ours|everything|things|this)
            (VISIT |time |day |original |old |same |first |one )*(as (it |that )?(is|was)|as
            planned|as scheduled|the same|how (it|they) (is|was|are|were)|like (it|that) (is|was)|
            where it (is|was)|alone|then|after all|please|$)
        (keep|keeping) (my|the|our|that) (VISIT |original |old |same |first |current |time |day |
            one |WEEKDAY )+
        (stick|sticking|stay|staying) with (the|my|our|what|it|that) ~
            (one|time|day|VISIT|original|had|have|$)
        (can|could|will|do|i|we) (make|come|be there) (it |in )?after all
        (do not|dont|no need to|rather not|wont|not) (change|move|switch|touch) (it|anything|my
            VISIT|that|the VISIT|the time|a thing)
        (nevermind|nvm) (i|we) (can|will|ll|am|are|could) (still )?(make|keep|come|coming|be there)
        (dejelo|dejela|dejalo|dejala|dejemelo|dejemela|dejenlo|dejenla|dejemosla|dejemoslo|dejo|
            dejamos|dejar|quede|queda|quedese|quedar) (asi|igual|como (esta|estaba|quedo)|la misma|
            la que (tengo|tenia))
        asi (dejelo|dejela|dejalo|dejala|dejemosla|dejemoslo|la dejo|la dejamos|lo dejamos|esta
            bien)
        no (me )?(le )?(cambie|cambies|cambien|mueva|muevas|muevan) (nada|la|lo|mi|de|$)
        siempre si (voy|puedo|ire|vamos|podre|la) | me quedo con (la|mi|esa|el) ~ (que|cita|hora|
            misma|dia|$)
    """,
    "another": """
        (one|1|visit|appointment|consultation|consult|spot|slot|time|una|otra|uno|otro|cita|
            consulta|lugar|espacio) (for|para|pa) (me|myself|mi|nosotras)
        (another|a second|an additional|an extra|otra) (one|appointment|visit|consultation|consult|
            spot|slot|cita|consulta)
        (for|para|pa) (me|myself|mi) (too|also|as well|tambien)
        (also|tambien|y) (for|para|pa) (me|myself|mi)
        (me|yo) (too|tambien) (please|want|quiero|need|$) | i (want|need|would like) one too
        (book|get|see|fit) me (in )?(too|as well|also)
    """,
    "for self": """
        (for|para|pa) (me|myself|mi|mi misma) (too|also|as well|tambien|on|at|same|el|a|the|that|
            please|porfavor|mismo|NUMBER|WEEKDAY|$)
        (me|yo) (too|tambien) | (book|get|see|fit) me (in )?(too|as well|also)
        i (want|need|would like) one too
    """,
    "same day": """
        (on )?(the |that )?same (day|date) | that day | that same (day|WEEKDAY) | ese dia
        (el |ese )?mismo (dia|lunes|martes|miercoles|jueves|viernes) | la misma fecha
    """,
    "mistaken": """
        (butt|pocket|purse|accidental|accidentally|misdial|booty) (dial|dialed|dialled|dialing|call|
            called|$)
        misdialed | misdialled | misdial | didnt mean to (call|dial|text) | did not mean to call
        (called|dialed|call|dial|hit|pressed) (you |u |this |it |that )*(by (mistake|accident)|on
            accident|accidentally)
        (my|the) (kid|son|daughter|toddler|baby|phone|dog|cat) (called|dialed|was playing|did it|
            pressed)
        (marque|llame|le marque|les marque|le llame|les llame) (sin querer|por (error|accidente|
            equivocacion)|equivocad(a|o)|mal)
        (se me )?(marco|fue la llamada) (solo|sola|sin querer) | fue (sin querer|un error|por error)
    """,
}
