"""Waiting for a time to come free, wanting an earlier one, and waiting no longer.

English rows first, then Spanish; `phrases` says how a row is written.
"""

from __future__ import annotations

from collections.abc import Mapping

CLASSES: Mapping[str, str] = {
    "WAITLIST": "waitlist waitinglist standby",
}

LIST = "(WAITLIST|wait list|waiting list|cancellation list|cancelation list|stand by)"
LISTA = "(lista de espera|lista espera)"
FREES = (
    "(opens|open|opened|frees|free|freed|comes|come|becomes|become|gets|is|cancels|cancel|"
    "cancelled|canceled|drops|falls|backs|pops|one)"
)
SE_LIBERA = (
    "(se (me |les |le )?(libera|libere|desocupa|desocupe|abre|abra)|(hay|haya) (algo|lugar|espacio|"
    "un lugar|un espacio|una cita)|alguien cancela|alguien cancele|cancelan|cancelen|"
    "cancela alguien|queda (libre|algo|lugar))"
)
TELL = (
    "(let me know|lmk|text me|tell me|message me|call me|contact me|notify me|ping me|hit me up|"
    "shoot me a text|send me a text|keep me posted|keep me in mind|id take it|id love it|"
    "ill take it|i want it)"
)
AVISE = (
    "(aviseme|avisenme|avisame|avisenos|avisa|avise|me avisa|me avisan|me avise|me avisas|"
    "digame|me dice|me dicen|escribame|escribanme|mandeme mensaje|me escribe|me escriben)"
)

PHRASES: Mapping[object, str] = {
    "waits": f"""
        (put|add|get|have|place|keep|stick|sign|leave) (me|us|my name|her|him|my mom|my daughter)
            (up |down |back )?(on|to|in|for|onto) (the|a|your|that|any)? {LIST}
        (on|join|for) (the|a|your) {LIST} | (do|does|is there|have) (you|u|nancy|yall)? (have|keep)?
            (a|any) {LIST}
        ^ (a|the)? {LIST} (please|then)? $ | {LIST} (please|pls|then|is fine|works|me)
        {TELL} ~ if ~ {FREES} (up|free|available|open|in|out|back)?
        {TELL} ~ (if|when|once|as soon as) (anything|something|a (spot|slot|time)|one|it|that|
            that time|that one|you) {FREES} (up|free|available|open)
        {TELL} ~ (if|when) (you|u|yall|nancy) (get|have|has|gets) (a|an|any)? (cancellation|
            cancelation|opening|cancellations|spot|slot)
        (if|when|once|as soon as) (anything|something|a (spot|slot|time)|one|it|that|that time|
            someone|somebody|anyone|anybody) {FREES} (up|free|available|open)? ~ {TELL}
        if (you|u|yall) (get|have) (a|an|any) (cancellation|cancelation|opening) ~ {TELL}
        wait (for|until|till) (a|an|any|something|anything|one|that|it|the|that one|a spot)
            (spot|slot|time|opening|cancellation|cancelation)? (to )?(open|opens|free|frees|come)?
        (pongame|ponganme|ponme|apunteme|apuntenme|anoteme|anotenme|anotame|apuntame|metame|
            agregueme|inscribame|pongala|apuntela|quiero estar|quedo|me quedo|dejeme)
            (en|a) (la|una|su)? {LISTA}
        (en|a|hay|tienen|tiene) (la|una|su|alguna)? {LISTA} | ^ {LISTA} (por favor|porfa)? $
        (sigo|estoy|quedo|quede|todavia estoy) en (la|su) (lista de espera|lista)
        {AVISE} ~ (si|cuando|en cuanto|por si) ~ {SE_LIBERA}
        (si|cuando|en cuanto) ~ {SE_LIBERA} ~ {AVISE}
    """,
    "waits alone": f"""
        ^ (ok |okay |then |sure |yes )*(wait|waiting|ill wait|i will wait|i can wait|id wait|
            i would rather wait|id rather wait|i prefer to wait|happy to wait) (please|then|thanks|
            for (it|that|that one|that time|mine))? $
        ^ (none|neither|no|nope|none of (these|those|them)) (ill|i will|i can|id rather|i would
            rather) wait ~ $
        ^ (bueno |si |ok |entonces )*(esperar|espero|esperare|me espero|yo espero|puedo esperar|
            prefiero esperar|mejor espero) (gracias|por favor|a esa|esa|{AVISE})? $
        ^ (bueno |si |ok |entonces )*{AVISE} (entonces|por favor|mejor)? $
        ^ (ninguna|ninguno|no) (mejor |prefiero )?(espero|esperar|me espero) $
    """,
    "sooner": """
        (anything|something|any|nothing|sth|a time|a spot|a slot|an opening|openings?|times?|spots?
            |slots?|appointments?|availability) (available |open |free )?(any )?(sooner|earlier)
        (sooner|earlier) (appointment|visit|time|slot|spot|opening|availability|date|day|one|than
            that|than (my|the|WEEKDAY))
        (come|get|be seen|see (you|her|me|nancy)|move|fit me|squeeze me|go|in|make it|do it|it)
            (in )?(any )?(sooner|earlier)
        (want|need|prefer|like|love|hoping for|possible|available) (to come |to go |to be |in )?
            (sooner|earlier)
        ^ (sooner|earlier) $ | move (it|me|my (appointment|visit|consultation)) up
        (algo|hay|lugar|espacio|cita|hora|horario|una) (mas )?(antes|mas temprano|mas pronto)
            (de|que|$)?
        (puede|podria|pudiera) ser (antes|mas temprano|mas pronto)
        (antes|mas pronto|mas temprano) (por favor|de (ese|esa|mi|el|la|eso)|se puede|no se puede)
        (adelantar|adelante|adelanten|adelantarla|adelantarme|adelantarmela) (la|mi|el)?
    """,
    "sooner not": """
        (arrive|arriving|there|show up|got here|here|came|come) ~ (minutes|min|mins|bit|little)
            (early|earlier)
        (texted|called|asked|said|wrote|talked|spoke|told|mentioned|sent|was|were) ~ earlier
        earlier (today|this morning|this week|i|you|we|text|message)
        (no|not|nothing|cant|dont|wont|any) (come |get |do )?(sooner|earlier) (than|$)
        sooner or later | sooner the better | the sooner
        (lo |cuanto )antes (posible)? | antes (de|que) (la|el|nada|mi|ir|una)
    """,
    "waits no longer": f"""
        (take|remove|get|drop|pull|scratch) (me|us|my name) (off|from|out of|off of) (of )?(the|
            your|that)? {LIST}
        (cancel|leave|quit|end|stop|forget|off|drop) (my|the|your)? (spot on the |place on the )?
            {LIST}
        (dont|no longer|not) (need|want|have|wanna)? (to (be|wait|stay) )?(on )?(the|a|your)? {LIST}
            (anymore)?
        (dont|do not|no longer|not) (want|need|have|wanna|going) (to )?(wait|waiting|keep waiting)
            (anymore|any longer|any more)?
        (stop|quit|done) waiting | no (more|longer) waiting
        (quiteme|quitenme|saqueme|saquenme|quitame|sacame|borreme|borrenme|eliminenme|bajeme) (de)?
            (la|su|esa)? {LISTA}
        (ya )?no (quiero|necesito|deseo|voy a) (estar en |seguir en )?(la)? {LISTA}
        ya no (quiero|voy a|puedo|deseo) (esperar|seguir esperando) | ya no espero
    """,
}
