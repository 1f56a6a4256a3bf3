"""Phrases about when: days, parts of the day, weeks, feasts; refusals, corrections, noise.

English rows first, then Spanish; `phrases` says how a row is written.
"""

from __future__ import annotations

from collections.abc import Mapping

MEANINGS: Mapping[object, str] = {
    ("day", 0): """
        later today | this very day | hoy mismo | el dia de hoy | hoy dia
        esta (misma )?(tarde|manana|noche) hoy
    """,
    ("day", 1): "the following day | the next day",
    ("day after", 1): "(the )?day after | al dia siguiente | el dia siguiente",
    ("day", 7): "(de )?hoy en ocho (dias)? | en ocho dias",
    ("day", 2): """
        (the )?day after (tomorrow|tomorow) | day after tmr | two days from (now|today)
        pasado manana | pasado
    """,
    ("part today", "morning"): "this morning | esta manana | hoy (en|por|a) la manana",
    ("part today", "afternoon"): "this afternoon | this aft | esta tarde | hoy (en|por|a) la tarde",
    ("part today", "evening"): "tonight | this evening | this eve | esta noche",
    ("part", "morning"): """
        (por|en|a|de) las? mananas? | in the (morning|mornings|am) | de manana
        antes (del|de) (mediodia|medio dia) | mid morning | media manana
    """,
    ("part", "early"): """
        first thing (in the (morning|am)|am|morning)? | first (appointment|slot|opening) of the day
        a primera hora (de la manana)? | (bien|muy) temprano | early bird
        right when (you|yall) open | when (you|yall) open | as soon as (you|yall) open | temprano
        early | start of the day | beginning of the day | early (in the )?day
    """,
    ("part", "early morning"): """
        early (in the )?(morning|mornings|am) | temprano (por|en|a|de) la manana
        (por|en|a) la manana temprano | early mornings
    """,
    ("part", "late morning"): """
        late (in the )?(morning|mornings|am) | later (in the )?(morning|am) | tarde en la manana
        (al )?final(es)? de la manana | ultima hora de la manana
    """,
    ("part", "afternoon"): """
        (por|en|a|de) las? tardes? | in the (afternoon|afternoons|pm) | after lunch
        despues de comer | despues (del|de) (almuerzo|lonche|mediodia|medio dia)
        second half of the day
    """,
    ("part", "early afternoon"): """
        early (in the )?(afternoon|afternoons|pm) | temprano (en|por) la tarde
        (a )?primera hora de la tarde | mid day ish
    """,
    ("part", "late afternoon"): """
        (late|later) (in the )?(afternoon|afternoons|pm|day) | tarde en la tarde
        late (in the )?day | mas tarde en el dia | late afternoonish | (en|por|a) la tardecita
        tardecito | mid to late afternoon
    """,
    ("part", "end of day"): """
        (at )?(the )?end of (the |your )?day | eod
        last (appointment|slot|opening|thing) (of|in) the day | (al )?final del dia | a ultima hora
        last thing | ultima hora | right before (you|yall) close | before (you|yall) close
    """,
    ("part", "evening"): """
        after (i get off )?work | after i get off | after my shift | after hours
        (por|en|a|de) las? noches? | in the (evening|evenings|eve) | at night
        despues (del|de) trabajo | saliendo del trabajo | cuando salga del trabajo
        despues de trabajar | when i get off (work)? | al salir del trabajo
    """,
    ("part", "after school"): "after school | despues de la escuela | once school is out",
    ("part", "lunch"): """
        (at|on|during|over|around)? (my )?lunch (time|hour|break)
        (a la )?hora (del|de) (lonche|lunch|almuerzo|comida|comer) | (at|over|during|around) lunch
        lunchtime | al almuerzo
    """,
    ("part", "midday"): """
        midday | mid day | middle of the day | (a|al) (mediodia|medio dia) | mediodia | medio dia
    """,
    ("part", "small hours"): "de la madrugada | en la madrugada",
    ("week", 0): """
        this week | esta semana | la semana en curso | later this week | sometime this week
        this wk | rest of (the|this) week | lo que queda de la semana
    """,
    ("week", 1): """
        (the )?next week | nex week | (la )?(proxima|siguiente|otra) semana
        (la )?semana (proxima|siguiente|entrante|que (viene|entra)) | (the )?following week
        (the )?coming week | (the )?week after (this|this one) | la que viene
    """,
    ("week", 2): """
        (the )?week after next | two weeks out | in two weeks time | the week after that
        la semana despues de la (proxima|siguiente) | de la otra semana a la otra
        week after next week
    """,
    ("week end", 0): """
        (the )?end of (the|this) week | (late|later) (in the|this|in this) week
        (a )?fin(es|al|ales)? de (esta|la) semana
    """,
    ("week end", 1): """
        (the )?end of next week | late next week | later next week | next week (late|toward the end)
        (a )?fin(es|al|ales)? de la (proxima|otra|siguiente) semana
        (a )?fin(es|al|ales)? de la semana (proxima|que (viene|entra)|siguiente|entrante)
    """,
    ("week start", 0): """
        (the )?(start|beginning|first part) of (the|this) week | early (in the|this|in this) week
    """,
    ("week start", 1): """
        (the )?(start|beginning|first part) of next week | early (in )?next week | next week early
        (a )?(inicios?|principios?|comienzos?) de la (proxima|otra|siguiente) semana
        (a )?(inicios?|principios?) de la semana (que viene|proxima|entrante|siguiente)
    """,
    ("week mid", 0): "mid week | midweek | (the )?middle of (the|this) week | entre semana",
    ("week mid", 1): """
        (the )?middle of next week | midweek next week | mid next week
        a mediados de la (proxima|otra) semana
    """,
    ("weekend", 0): """
        (this |the )?(coming |upcoming )?(weekend|weekends) | (este |el )?fin de semana | sat or sun
        (el )?(proximo )?fin de semana que viene | sabado o domingo
    """,
    ("weekend", 1): "next weekend | (el )?proximo fin de semana | el otro fin de semana",
    ("holiday", "thanksgiving"): "(turkey day|thanksgiving) (day)? | (dia de )?accion de gracias",
    ("holiday", "christmas"): "(christmas|xmas) (day)? | (el )?(dia de )?navidad",
    ("holiday", "christmas eve"): "(christmas|xmas) eve | nochebuena | noche buena",
    ("holiday", "new year"): "new years (day)? | new year day | (el )?(dia de )?ano nuevo",
    ("holiday", "new year's eve"): "new years? eve | nye | fin de ano | nochevieja",
    ("holiday", "halloween"): "halloween",
    ("holiday", "valentine's"): "(st )?valentines? (day)? | (dia de )?san valentin",
    ("holiday", "st patrick's"): """
        (saint|st|san) (patricks?|paddys|patricio) (day)? | dia de san patricio
    """,
    ("holiday", "easter"): "easter (sunday)? | (domingo de )?pascua",
    ("holiday", "mother's day"): "mothers day | dia de (la madre|las madres)",
    ("holiday", "father's day"): "fathers day | dia del padre",
    ("holiday", "memorial day"): "memorial day",
    ("holiday", "labor day"): "labor day | dia del trabajo",
    ("holiday", "independence day"): """
        independence day | the fourth of july | fourth of july | (dia de la )?independencia
    """,
    ("holiday", "veterans day"): "veterans day",
    ("holiday", "columbus day"): "columbus day | indigenous peoples day",
    ("holiday", "mlk day"): "(mlk|martin luther king) (jr )?(day)?",
    ("holiday", "presidents day"): "presidents day",
    ("holiday", "juneteenth"): "juneteenth",
    ("holiday", "black friday"): "black friday",
    "next": "next | proximo | proxima | siguiente",
    "correction": """
        no wait | wait no | wait | i mean | i meant | actually | scratch that | oops | whoops
        make (it|that) | change (it|that|me)? to | no sorry | sorry | sorry no | no make | instead
        on second thought | or rather | correction | my bad | no no | nvm | nevermind
        (is|would be|works|be|sounds) better | better (is|would be) | how about | what about instead
        lets do | switch (it )?to | move (it|me)? to | mejor | digo | perdon | quise decir
        no espera | espere? | mas bien | corrijo | no perdon | me equivoque
        cambie(lo|la)? (a|para) | queria decir | o sea | en realidad | disculpe? | i guess
    """,
    "not": """
        not | no | except | except for | excluding | besides | other than
        (anything|any ?day|anyday|anytime|every ?day|all days|any time|all week) but | but not | nor
        never | (something|smth|stuff|a thing) (came|has come|popped) up (for|on)?
        se me (junto|atraveso|complico|presento|cruzo|vino) (algo|otra cosa|un compromiso|una
            junta|trabajo|otro compromiso|un imprevisto)? (el|para el|este)?
        (cant|cannot|couldnt|wont|dont) (do|make|come|be there|get there|get in|work) (on|it|in|at)?
        not (on|at|in|for) | avoid
        i (only )?(work|am working|am busy|have work|have class|have plans|have school) (on)?
        im (working|busy|booked|gone|away|out of town|unavailable|at work|not (free|available|off|
            here|around|in town)) (on|all day|all)?
        i (already )?have (a|an|the|my|to) ~ (on|at)?
        i (got|have got|ve got) (a|an|the|my) ~ (on|at) | instead of | rather than
        second thoughts about | changed my mind about | forget | skip | cancel
        (work|working|shift|on shift|class|school|busy|meeting|booked) (from|at|starts at)
        i start (work )?at | my (shift|class|work) (is|starts|ends|goes) | before (my|work|school)
        i (had|have) something (on|going on) | in place of | meant to say not | wasnt | not the
        no (puedo|voy a poder|podre|me queda|me sirve|me conviene|quiero|trabajo|estoy) (el|los|en|
            a|para)?
        menos | excepto | salvo | nada de | en vez (de|del) | en lugar (de|del)
        trabajo (el|los|hasta|de) | estoy ocupad(a|o) | que no sea
        (cualquier|todos los) dias? menos | no el | tengo (trabajo|junta|clase|escuela|compromiso)
        ocupada | ocupado | sino el
    """,
    "not behind": """
        (doesnt|dont|wont|isnt|didnt|wouldnt|cant) (work|gonna work|good|do|happen|fly|possible|an
            option|going to work|suit)
        (is|are) (no good|not good|bad|out|no go|a no go|impossible|packed|booked|busy|full|not
            possible|not gonna work|crazy|terrible|the worst)
        no good | not (good|possible|gonna work|going to work) | wont work
        i (work|cant|am working) | im (working|busy|booked|out|gone) | is a bad day
        no (puedo|me queda|me sirve|se puede|me conviene|voy a poder|funciona|podre|es posible)
        imposible | trabajo | estoy ocupad(a|o)
    """,
    "past": """
        (i|we|u|you|she|he|they) (saw|seen|met|did|treated|injected|spoke|visited|tried)
        (was|were) (there|in|at|here)
        (got|had|did) (botox|filler|my|it|them|some|lips|injections|a facial|dysport|juvederm|the)
        treated me | saw (you|nancy) | met (you|nancy) | did my | ago | been (there|in|to)
        was (supposed|scheduled|booked) | were (closed|supposed)
        (fui|vine|estuve|vi|conoci|hice|puse|pusieron|inyectaron|atendio|ayer|hace) | yesterday
        my last | had (an|my|a)? (appointment|visit|consultation) | ever since | started | happened
        from my (visit|appointment)
    """,
    "not taken": """
        (off|out of|done with|finish|finished) work at
        (can|could|may|do|if|should|would|will|did|to|and|when) i have
        (can|could|may|would|will) i (please )?(have|get)
        i have (a|an|the|my) (opening|day off|days off|gap|break|window|free)
    """,
    "event": """
        wedding (is)? (on|in)?
        (my|our|her|his) (wedding|birthday|bday|trip|flight|party|event|vacation|due date|period|
            reunion|gala|prom|graduation|cruise|surgery|anniversary|shower) (is|was|starts)? (on|
            in)?
        birthday (is)? (on)? | turns? (NUMBER|18|21|30|40|50|60)?
        mi (boda|cumple|cumpleanos|fiesta|viaje|vuelo|quinceanera|graduacion) (es)? (el)?
        (my|our) ~ is on | getting married (on|in)?
        (flying|traveling|leaving town|leaving for|fly out|flying out|leave town|due) (out )?(on|
            in)?
        me caso (el|en)? | expires | since | until
    """,
    "free after": """
        (off|get off|finish|finished|out of|done) (work |of work |with work |school |class |from
            work )?(at|til|till|until|by|around|about)
        (busy|working|work|class|on shift|meeting|booked|tied up|appointments|nap|cant|not|wont|
            kids|school|available) (go|come|in|make it|get there|get in|free|available|be home|come|
            be there|get there|make it|get off|get out|free|start|in)? (until|till|til)
        dont (get|finish|start) (off|out|home|done|work)? (until|till|til|at)
        (salgo|salimos|termino) (del trabajo |de trabajar |de la escuela |del trabajo )?(a|hasta)
            (las|la)?
        (ocupada|ocupado|trabajo|trabajando) hasta (las|la)?
        no (puedo|salgo|llego|termino) ~ hasta (las|la)?
    """,
    "autocorrect": """
        autocorrect | auto correct | stupid phone | dumb phone | typo | autocorrector | corrector
    """,
    "wish": """
        can | could | want | like | book | come | schedule | need | see | free | available | wanna
        how about | lets | please | looking | get in | prefer | works | good | so | but | do you
        any | anything | make it | move | change | cita | quiero | puedo | puede | quisiera
        necesito | prefiero | reschedule | gonna be | going | return | back | next
    """,
    "flexible": """
        anytime | whenever | when ever
        any (day|date|time|hour|slot|appointment) (works|is (fine|good|ok|okay|great)) | anyday
        whatever (works|time|day|you (have|got)|is (open|available|easiest|easier|good|best))
        whatevers (open|good|easiest|available|best) | you (pick|choose|decide|tell me)
        your (pick|choice) | up to (you|nancy)
        (im|my schedule is|schedule is|pretty|very|totally|super) (flexible|wide open|open)
        im (pretty|very|totally|super|completely)? (flexible|open|free) (all|any|every)?
        no preference | dont have a preference | doesnt matter (to me|when)?
        dont care (when|what (day|time))
        (im|i am) (free|available|open) (all (day|week|the time)|anytime|whenever|every ?day|most
            days)
        any of (them|those|the above) | wide open | makes no difference | all the same to me
        im easy | surprise me | put me (in )?(wherever|whenever) | wherever you (have|can|got)
        fit me in (wherever|whenever|anywhere)
        cuando (sea|quiera|quieras|quieran|guste|gusten|pueda|puedas|puedan|tenga|tengan|tengas|
            haya|se pueda|ustedes (puedan|quieran|digan)|usted (pueda|quiera|diga)|mejor les quede|
            le quede)
        (a )?cualquier (hora|dia|momento|horario|fecha|rato) | (el|la) que sea
        a (la|cualquiera) hora que sea | el dia que sea | me da (igual|lo mismo)
        no (tengo preferencia|importa (el dia|la hora|cuando))
        como (guste|gusten|ustedes digan|usted diga)
        (usted|ustedes|tu) (diga|digan|dime|escoja|escojan|elija|elige|decida|decidan|decide)
        lo que (tenga|tengan|haya|sea) | tengo (todo el dia|el horario|la agenda) libre
        estoy (libre|disponible) (siempre|todo el dia|todos los dias|cuando sea) | todos los dias
        every day | everyday | all week | any ?day (of the week|at all|next|this)? | any day
        todo el dia | todo el tiempo | no importa
    """,
    "soonest": """
        asap | how soon (can|could|are|do|would) | how early can
        (as )?soon as (possible|you can|u can|poss|can be) | (the )?soonest
        (the |your )?earliest (available|possible|opening|you (have|got|can)|time|appointment|slot|
            spot|date|convenience|she can|one)?
        (the |your )?(first|next) (available|opening|open (spot|slot|time|appointment)|spot|slot)
            (you have|available)?
        right away | sooner the better | as early as possible | as quick(ly)? as possible
        the quickest | soon as (possible|u can|you can) | immediately
        (lo )?(antes|mas pronto|mas rapido) posible | cuanto antes
        lo mas pronto (posible|que (pueda|puedan|se pueda)) | (lo )?mas temprano posible
        (lo )?mas antes (posible)? | a la brevedad
        (la )?primera (cita|hora) (disponible|que tengan|libre)
        (lo )?primero que (haya|tengan|salga) | en cuanto (pueda|puedan|se pueda) | urge | me urge
        ya mero | (la |lo )?(mas )?(proxima|primera) (cita )?(disponible) | cita urgente
        next (available|open)
    """,
    "same time": """
        (at )?(the |that )?same (time|hour) | (a )?(la )?misma hora | mismo horario
        a esa (misma )?hora | (keep|leave) the time | (at )?that (same )?time (is (fine|good)|works)
    """,
    "noise": """
        (happy|merry|feliz) (new years?|ano nuevo|thanksgiving|christmas|xmas|halloween|easter|
            holidays|valentines|navidad|pascua|mothers day|fathers day|4th|birthday) (day)?
        new year new (me|face|you)
        (christmas|xmas|thanksgiving|halloween|easter|valentines|new years) (party|parties|gift|
            gifts|present|presents|cards?|shopping|dinner|special|specials|pics|photos|money|bonus|
            sale|break)
        sun (damage|damaged|damaging|spot|spots|screen|burn|burned|burnt|exposure|block|tan|kissed|
            safe|protection)
        (from|in|by|of) the sun | too much sun
        the sun (will|is|has|does|damages|did|hits|comes|goes|sets|shines) | from sun | of sun
        sun and | may i
        may (we|you|she|he|it|be|come|have|need|also|want|not|or|still|take|just|ask) | i may
        we may | she may | he may | it may | that may | you may | march (in|into|over|up|down|right)
        second (thoughts?|opinion|time|visit|chance|one|option|choice|round|treatment|syringe|guess)
        (one|a|two|1|2|3|few|three) (more|quick|last|other|question|questions|thing|things|second|
            sec|moment|syringe|syringes|person|people|unit|units|of (the|those|these|them|us|my|
            your))
        (one|1) (minute|min|sec) | in a (minute|min|sec|bit|moment|while)
        (a|one|1|just a|another|every) (minute|min|sec|moment|second) | 24 7 | twenty four seven
        7 11 | seven eleven | no one | any ?one | some ?one | every ?one | which one | that one
        this one | the one | is one
        first (time|timer|timers|visit|consultation|appointment|name|of all|treatment|botox|filler|
            one|question|class|responder|date|day)
        first (is|are|do|can|off)
        last (time|name|year|month|min|minute|one|visit|appointment|treatment|night|weekend|summer|
            spring|winter|fall)
        (my|your|a|his|her) (second|third|fourth|fifth)
        (five|ten|5|10|one|two|three) (minutes|hours|units|syringes|weeks ago|days ago|years|months)
        one (syringe|area|side|eye|cheek|lip|day|or two)
        good (morning|afternoon|evening|night|day) | gm
        have a (good|great|nice|lovely|blessed) (day|night|evening|weekend|week|morning|afternoon|
            one)
        happy (monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)
        buenas (tardes|noches) | buenos dias | buen (dia|fin|domingo) | buena (tarde|noche|semana)
        muy buenas (tardes|noches) | (the )?other (day|night|week) | one day | some day | someday
        all day | day (off|one|job) | days? of | this time | each time | at the time | every time
        (black|cyber) friday (deal|deals|special|specials|sale)
        night (cream|shift|shifts|guard|sweats|time cream) | day cream
        (is|was|be) (it|all|everything) (i need |that i need |i needed |for me |from me |the help i
            need |for )*today
        (all|everything) (i need |that i need |i needed |for me |from me |the help i need )*(for
            )?today
        (help|helping me|help me|thanks|thank you) (so much |very much )?(for )?today
        (help|helping) (me )?today
        (i am|we are) (okay|good|done|all set|fine|set|finished) for today | how are you ~ today
        good for today | (hows|how is) your day | tooth ~ today | here today
        las (dos|tres|cuatro) (cosas|opciones|areas|zonas|hermanas) | los dos
        las dos (cosas|juntas|queremos)
        una (pregunta|cosa|duda|consulta|cita|persona|vez|amiga|hermana|jeringa)
        mas (tarde|temprano|temprano que eso)? | llego tarde | voy tarde | ya es tarde | muy tarde
        se me hizo tarde | tarde o temprano | es tarde | (de|por|para) una | otra vez
        a la una y otra | segunda (vez|opcion|opinion|cita) | (alguna|ninguna|cada) una | ni una
        running late | be late | too late | late (reply|response|fee|text|notice|night) | so late
        lately | im late | bit late | min late | minutes late | (i|we) sat
        sat (in|on|down|there|for|by) | hour (drive|away|long|and a half|or so|or two)
        half (an|the|a) (hour|syringe|face|price|off|way|asleep) | (an|1|one) hour | afternoon tea
        mondays? blues | wed(ding)? (day|dress|party|is|was) | got wed | decade(s)?
        mid (forties|thirties|fifties|sixties|40s|30s|50s|60s)
    """,
}
