"""Visits: ended, moved, wished for.

English rows first, then Spanish; `phrases` says how a row is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from smsbot.core.understanding.reading import Intent

PHRASES: Mapping[object, str] = {
    Intent.CANCEL: """
        ^ (cancel|cancel it|cancel that|cancel this|cancel all|cancelar|cancela|cancele|cancelo|
            cancelen|cancelada|canceled|canceling|cancelled|cancel my) $
        ^ (yes|yep|yeah|si|ok|okay|no) (please )?(cancel|cancele|cancela|cancelar|cancelela|
            cancelen) (it|that|them|my|la|mi)?
        (cancel|canceling|cancelling|cancele|cancelen|cancelar|cancela|cancelo|cancelarla|
            cancelarlo|canceleme|cancelenme|cancelame|cancelela|cancelenla|anular|anule|anulen|
            anula) (me |us |my |our |the |this |that |it |all |everything |for |out |on |her |his |
            mom |moms |mi |la |el |mis |esa |esta |lo |nuestra |please |pls |a |su |todo |ya |one |
            of |una |uno |de |las |los |both |dos )*(VISIT|WEEKDAY|it|that|me|everything|consult|
            thing|for|please|because|i|if you|out|$|reservation|porfavor|por favor|ya|no|todo|la|
            one|th|the|del|de|para|my|at|on|both|and)
        (need|have|want|gotta|like|trying|going|gonna|wanna|forced|id like|has|wants|got|tengo que|
            quiero|necesito|voy a|quisiera|hay que|puedo|deseo|tuve que|puede|podria|pueden|favor
            de) (to )?(cancel|cancelar|anular|cancelarla|cancelarlo|canceling|back out|bail|call
            off|unbook|cancel out)
        gotta (cancel|bail|back out) | please cancel
        (can|could|will|would) (you|u|we|i|yall) (please |just |go ahead and )?(cancel|unbook|call
            off|drop|remove|delete|take off) (my|the|our|me|it|that|tomorrow|tomorrows|todays|this|
            her|his|WEEKDAY)
        unbook | un book | debook
        call(ing)? (it |that |my (appointment|visit|consultation) |the (appointment|visit) )?off
        (call|calling) off (my|the|our|tomorrow|todays|it)
        (no longer|not) (need|needing|want|wanting|interested in|going to need|require) (the |my |an
            |that |this |it |to |your |a )*(VISIT|it anymore|come in|come|keep|go|be seen)
        dont need (the |my |an |that |it |this |a )*(VISIT|anymore|appointment anymore)
        (dont|do not) want (the|my|that|this|to (keep|come|do)) (VISIT|anymore|it anymore|this
            anymore|come anymore|it|in)
        dont want to (come|do (it|this)|go) (anymore|in anymore)?
        (have|need|going|gonna|gotta|want|wanna|im|has|had) (to )?(drop|pull out|back out|bail|pass|
            skip|give up|scrap|nix|miss|dropping|backing out|bailing|pulling out|passing) (on |of |
            out |out of )?(my|the|our|tomorrow|tomorrows|todays|this|it|that|WEEKDAY) ~ (VISIT|one|
            $)?
        (scratch|scrap|drop|nix|delete|remove|erase|kill|ditch|lose|axe|skip|forget|void|undo|wipe|
            clear) (my|the|our|that|this|tomorrows|todays) ~ (VISIT|booking|reservation)
        (give|gave|let|release|free|offer|open) (up )?(my|the|that) (spot|slot|time|appointment)
        give ~ (spot|slot) to (someone|somebody|another)
        (take|remove|get|pull|drop|scratch) (me|my name|us) (off|from|out of|out) (of )?(the|your|
            tomorrows?|todays?) (schedule|calendar|books|appointment|book|for|list for|visit|slot|
            agenda|WEEKDAY)
        (take|remove|scratch) me (off )?(for|on) (WEEKDAY|the|tomorrow|today)
        opt out of (tomorrows?|my|the|todays?|this) ~ (VISIT)
        (dont|do not|no need to) (hold|save|keep|book|expect|schedule|reserve) (that|my|the|me|it|
            anything|a|us|any) (spot|slot|time|for me|appointment|anything|$|for|in|on)?
        (im|i am|we are|were|shes|hes) (not|no longer) (coming|going to come|gonna come|going to
            make|able to come|able to make|gonna be able|gonna make|going|showing|attending|going
            through|gonna be there)
        (stop|end|kill) (my|the|our) ~ VISIT | going (with|to) (someone|somebody) else
        (found|went with|going with|decided on|chose) (someone|somebody|another|a different) (else|
            place|provider|injector|clinic|spa|nurse)
        (have|need) to (no show|flake) | not coming (in|tomorrow|today|anymore|to|on|WEEKDAY|$)
        ^ (nevermind|nvm|forget it|forget about it|changed my mind|i changed my mind|no nevermind|
            actually nevermind|nah nevermind|on second thought no|olvidalo|olvidelo|siempre no|ya no
            gracias|dejalo|dejelo|ya no quiero|mejor no|no ya no|cambie de opinion|cambie de idea|no
            thanks changed my mind) $
        (actually |no |oh |ok |wait |nah |sorry )(nevermind|nvm) (about|i|then|thanks|gonna|ill|im|
            the|i changed|please|the appointment|dont|for|bye|$|changed)
        nevermind (please )?(cancel|about the|on the|the appointment|i changed|dont|i dont|im not|i
            cant|im good|about it|about my)
        (nvm|nevermind) (gonna|im|ill|i|going) ~ (think|pass|wait|hold off)
        (think|thinking|sleep|mull) (about |on )?(it|this) (some more|more|first|over|a bit|a
            little) ~ (bye|later|thanks|back|ill|$)?
        (hold|holding) off (for now|on|until|a bit)
        changed my mind (about|i dont|dont|sorry|i wont|and|on)
        (having|have) second thoughts ~ (cancel|not|pass|coming)
        (dont|do not) book (it|anything|me|that|this|the)
        gonna (pass|hold off|wait on) (on|for now|this|until)? | ill pass $
        (decided|deciding) (not to|against|to not) | (chickened|chickening) out
        (cold feet|having doubts)
        (borra|borre|borren|quita|quite|quiten|elimina|elimine|anula|anule|olvide|saca|saque|
            saquenme|quitenme) (de )?(mi|la|esa|nuestra) (cita|consulta|reservacion|agenda|lista
            del|turno|hora)
        no me (esperen|espere|esperes|guarden|aparten) | siempre no
        ya no (la |lo )?(necesito|quiero|voy|ocupo|puedo ir|ira|iremos|podre|llego)
        no (necesito|quiero|ocupo) (ya )?(la|mi) (cita|consulta) | (ya )?no quiero (ir|venir|cita)
        (den|dele|denle|pueden dar|de) (mi|el) (lugar|espacio|turno|cita) a | se me (olvide|cancela)
        (suspender|suspendan|suspenda|dar de baja) (mi|la) cita | no (agenden|agende|aparten) nada
        cambie de (opinion|idea) | tengo que cancelar | have to cancelar | cancel mi | cancelar mi
        cancela mi | cancel la cita | no voy a poder
    """,
    "cant come": """
        (cant|wont|not|unable to|wont be able to|not going to be able to|not gonna be able to|wont
            be|not gonna|not able to|never gonna|no longer able to|couldnt|aint gonna|not going to|
            cannot) (be able to )?(gonna |going to )?(make|come|be there|attend|be coming|make it|be
            making|get there|go|show|show up|coming|making|keep (my|the)|be in|be able to come) (it|
            my|the|to|in|WEEKDAY|anymore|today|tomorrow|that|this|after all|$|because|bc|sorry|at|
            for|on|our|up|now|appointment|tmrw|i|there|for my|until)?
        (dont|do not|doesnt) (think|believe|see how) (that |if )?(i|we|ill|im) (can|will|could|am|
            would|going to|ll)? (be able to |still )?(make|come|be there|get there|go) (it|in|on|to|
            that|my|WEEKDAY|anymore|$)?
        (ya )?no (creo|pienso) (que )?(poder|pueda|podamos|voy a poder|alcance|alcanzo|llegue) (a
            )?(ir|llegar|asistir|venir|el|la|manana|hoy|$)
        (ya )?no (voy a|vamos a|va a|van a|puedo|puede|pueden|podra|podran|podre|podremos|
            podemos|pude|voy|vamos|alcanzo a|alcanzare|podria|llego|asistire|ire|voy a poder|
            vamos a poder) (a |poder |ya |mas |la |el |mi |esa )?(ir|llegar|asistir|ir a|
            presentarme|cita|poder ir|asistir a|venir|estar|lograr|acudir|hacerla|al|manana|hoy|
            lunes|martes|miercoles|jueves|viernes|consulta|poder|$)
    """,
    "cancel not": """
        (can|could|may|is it ok to|what if i|how do i|how late can i|if i|do i|what happens if i|
            when can i|am i able to|possible to|allowed to|how far in advance (can|do) i) (have to |
            need to )?(cancel|reschedule) (last|if|at|the day|same|before|late|within|up|for free|
            without|free|anytime|later|in|less|24|my appointment if|with|a day)
        (cancellation|cancelation|cancelling|no show|rescheduling|cancel) (policy|fee|fees|charge|
            charges|window|policies)
        (any|got|have|had|get|are there|if you (have|get)|there is|theres|there are|for|waitlist
            for|on the|your|a|of) (a |any )?(cancellations?|cancelation|cancelations)
        (charge|fee|penalty|policy) ~ (cancel|cancelling|canceling)
        (someone|somebody|anyone|anybody|people|alguien) (cancels?|canceled|cancela|cancele)
        politica de cancelacion | (cobran|cargo|costo) (por|de|si) (cancelar|cancelacion|cancelo)
        si (cancelo|necesito cancelar|alguien cancela|tengo que cancelar)
        (did|do|didnt|dont) (you|u|nancy|they|i|not|want to|want you to|yall) (just )?(cancel)
        (not|dont|never|didnt) (want to |trying to |mean to |asking to )?(cancel|canceling)
        no quiero cancelar | no cancele(n)? | was canceled | got canceled | been canceled
    """,
    Intent.CHANGE: """
        (anything|something|nothing|any|algo) (earlier|later|sooner|mas tarde|mas temprano|antes)
        what else (do you have|is (open|available)|you got|have you got)
        other (times|days|options|openings|dates) | otras (horas|opciones|fechas)
        que (mas|otro|otra) (tiene|tienen|hora|dia|hay) | reschedul(e|es|ing|ed)
        (re schedule|rebook|rebooking|re book|postpone|postponing|rain ?check|raincheck)
        (move|push|bump|switch|change|shift|swap|slide|adjust|moving|changing|switching|pushing|
            trade) (my|the|our|it|me|us|that|this|her|his|everything|moms|around|tomorrows|todays)
            (VISIT|time|day|date|to|back|up|from|out|around|for|a (day|week|bit|little)|until|till|
            til|forward|later|earlier|over|WEEKDAY|one|by)
        (move|push|bump|switch|change|shift|swap) ~ (VISIT|day|date) ~ (to|for|from|later|earlier|
            instead|back)?
        (move|switch|change|push|reschedule|bump|swap|shift) (my |the |our )?WEEKDAY ~ (to|for)
        (move|switch|change|bump|push|swap|shift) (to|it|me|that|us|back|up|from|days|times|dates|
            my)
        (need|want|have|like|trying|got|would like|id like|gotta|possible|can we|can i|could we|
            could i|may i|hoping|able) (to )?(move|change|switch|push|reschedule|swap|bump|shift|
            rebook|postpone) (my|the|it|to|that|our|this|me|us|things|days|times|tomorrow|WEEKDAY|
            around|for|us|$)?
        (different|another|other|alternate|better|new|later|earlier|sooner) (day|date|time|slot|
            appointment|week|hour|one) (work|instead|please|possible|available|for my|if|than|than
            that|for|would|is|$)? ~ (instead|reschedule|come|possible|available|else)?
        (make|can we make|could we make|lets make|can you make|make|can i make) (it|that) (at |on |
            for |to |a |like |the |next |around |later |earlier |about |maybe |in the )?(NUMBER|
            WEEKDAY|later|earlier|instead|another|a different|the|next|noon|1|2|3|4|5|8|9|10|11|12|
            one|two|three|four|nine|ten|eleven|afternoon|morning)
        ~ (instead of|rather than) ~ (WEEKDAY|tomorrow|today|it|that|the)
        (make|do|get) (my|our|the) (WEEKDAY )?(VISIT|thing|one) (NUMBER|at|on|for|later|earlier)
        (make|do) (my|our|the) (WEEKDAY )?thing
        can (we|i|you) do (it )?~ instead | (WEEKDAY) instead
        (come|do|go|be|get|have|take|meet|try|want|prefer|there) ~ instead
        (NUMBER|am|pm|oclock|noon|morning|afternoon|week|day|later|earlier) instead
        (come|do|go|be) (in )?(a bit |a little |a lil |a little bit |somewhat |way )?(later|earlier|
            another (day|time)|a different (day|time)|some other)
        something (came|has come) up | (something|smth) came up (can|could|need|with|w|and)
        (cambiar|cambie|cambien|cambia|cambiarla|cambiarlo|mover|mueva|muevan|mueve|moverla|moverlo|
            reagendar|reprogramar|reagende|reagenden|reprograme|reprogramarla|posponer|posponga|
            aplazar|recorrer|recorrerla|pasar|pasarla|pase|adelantar|atrasar|cambiarme|moverme|
            pasarme|recorrerme|reacomodar|reagendarla|cambio de) (mi|la|el|de|me|para|a|al|nuestra|
            su|esa|lo|que|porfavor|por favor|cita|dia|fecha|hora|el dia|la fecha|la hora|otra|$)
        (otro|otra|diferente|distinto|distinta) (dia|fecha|hora|horario|momento|semana|cita|
            diferente)
        me puede dar otr(o|a)
        (mejor|mas bien) (el|la|a|para|otro|otra|en|al|que sea|manana|pasado|lunes|martes|miercoles|
            jueves|viernes|hoy|tarde|temprano|por)
        en (vez|lugar) de(l)? ~ | (se me (complico|hizo imposible|presento|atraveso|junto))
        (mas tarde|mas temprano) (de ser|si se|se puede|porfavor|por favor|$)
        tengo que (cambiar|mover|reagendar|reprogramar)
        (i |oops |sorry |no )?(meant|i mean|mean|quise decir|queria decir) (the|to say|for|on|
            WEEKDAY|a|el|la|at|my|put|next|it)
        (tomorrow|WEEKDAY|today|that|thats|it|this|the time|that time|that day) (wont|doesnt|isnt
            going to|isnt gonna|dont|no longer|not gonna|aint gonna|not) (work|works|working|good|
            going to work) ~ (can|could|how|any|is|do|what|anything)
    """,
    "change not": """
        (dont|do not) think (that )?(i|we) (can|will|could|am going to|ll) (be able to )?make (it|
            that)
        (dont|do not|not|no longer|wont) (really )?(need|want|looking for) (to book |to make |to
            have )?(another|a different|a new|any other|other) (one|time|day|date|VISIT|$)
        no (necesito|quiero|ocupo|busco|hace falta) (ya )?(otr(o|a)) (dia|hora|fecha|cita|$)?
        (wont|cant|couldnt|not|will not|unable to|able to|cannot|didnt) (be able to )?make (it|that)
        change (of|in) (vision|color|my vision) | (change|changed) my mind
        changing (color|colors|room) | (oil|diaper|name|last name) change
        move (my|the) (face|eye|eyebrows|forehead|lips|mouth|arm|leg) | (vision|skin|color) change
        (just|recently|finally) mov(ed|ing) (here|to|from) | moving to
    """,
    Intent.BOOK: """
        (looking|wanting|hoping|ready|want|need|trying) to (get|do|have|try|start) (filler|fillers|
            botox|dysport|lips|my|some|a consult|juvederm|it done|done)
        (need|want|for|due for) (a |my )?(touch ?up|refresh)
        (book|booking|bookin|reserve|reserving)
        (schedule|scheduling|scedule|shedule|schedul) (a|an|my|me|for|with|something|it|in|the|one|
            us|your|please|visit|consultation|appointment|that|$)
        on (the|your|ur|her) (schedule|calendar|books) | (get|be|want|go|come) on the books
        on (the|ur|your) book
        (make|making|set|setting|schedule|get|have|need|want|request|arrange|take|like|book|looking
            for|love|wanting|getting|like to|hoping for|requesting|after|do|wanna|gimme|grab|
            needing|find|secure|lock in|arranging|for|interested in|an|a) (up |down |to |me |us |in
            |myself )?(a |an |my |the |another |one |some |first |new |initial |free |your |quick |
            next )*(VISIT|appointment|consult) (slot|time)?
        (appointment|consultation|visit|consult) (please|for|with|on|at|asap|today|tomorrow|
            available|availability|openings?|this|next|possible|WEEKDAY|slot)
        (initial|new (pt|patient|client)|free|first|botox|filler|lip|lip flip|skin|tox)
            (appointment|consultation|visit|consult)
        (come|coming|get|stop|swing|pop|drop|go|be) (on |over )?(in|by|see|seen|see you|see nancy|in
            to see|in and|squeezed in|get in|down) (for|to|with|and|at|on|about|today|tomorrow|
            tonight|this|next|WEEKDAY|asap|around|before|after|sometime|soon|please|by|a|as|anytime|
            please|again|wednesday|my|her|like|$|when|now|maybe|and have|first|the|about|there)?
        (can|could|may|want|wanna|like|id like|need|wanted|hope|love|hoping|looking|should|shall|
            would|possible|trying|ready|able|like to|interested in) (i |we |to |you |u |she |he |for
            me to |my (mom|wife|sister|daughter|husband) )?(to )?(just |please |possibly |maybe |
            still |also |really |actually |get to |be able to )?(come|get (in|seen|scheduled|
            something|on|an)|see (you|u|nancy|her|nurse|someone|the nurse)|be seen|stop by|swing by|
            drop by|pop in|drop in|set up|set something up|get in|meet|visit|do a) (in|by|with|me
            in|you|u|today|tomorrow|this|next|on|for|at|to|sometime|about|a|up|and|soon|nancy|my|
            her|tonight|there|over|around|see|like|$)?
        (squeeze|fit|pencil|put|sign|slot|work|get|count|stick) me (in|down|up|on|for|somewhere|
            into)
        (squeeze|fit) (us|her|him) in | get me in | can i get in | get in with
        sign up for (a|an|your) (consult|consultation|appointment|visit|session) | i want in
        want in | im in | lets (do (it|this|a|the)|book|set|schedule|get) | id like to see
        like to see (nancy|you|nurse) | see (nancy|nurse)
        (can|could|would|will) (you|u|nancy|yall|she) (see|take|fit|squeeze|do|get) (me|us|my|her|
            him|a)
        ready to (book|schedule|do|come|start)
        (do|does|did|would) (you|u|ya|yall|nancy|she) (guys |all |happen to |still |by chance
            )?(have|got|hav|take|do|see) (any|anything|a|an|some|time|room|something|openings?|
            availability|availabilities|space|slots?|appointments?|spots?|WEEKDAY|it|new|walk ins|
            NUMBER|1|2|3|4|8|9|10|11|9:30|12|noon|next|this|mornings?|afternoons?) ~
        (any|got any|have any|got|is there|are there|have|anything|got anything|u got|you got|what)
            (openings?|availability|slots?|spots?|time|times|room|anything|appointments?|available|
            chance|open|availabilities|way|space|something|spaces|cancellations) ~
        (openings?|availability|slots?|availabilities|available|free|open) (for|on|at|this|next|
            today|tomorrow|WEEKDAY|in|around|after|before|soon|any|to|sometime|the|please|like|
            times?|slots?|spots?|right)?
        (got|have|u have|anything|is there anything|something) (anything|something|available|open|
            free|sooner|earlier)? ~ (WEEKDAY|this week|next week|morning|afternoon|tomorrow|today)
        (are|r) (you|u|yall|you guys) (guys |still |currently )?(taking|accepting|seeing|booking|
            open to|available|free|open) (on |new |any |for |WEEKDAY|patients|clients|people|at|
            after|before|this|next|today|tomorrow|bookings)?
        u open | how do (i|we|you) (book|schedule|make|set|get|sign|go about|start|become)
        (new|first time) (patient|client|pt|customer|here) | taking new
        (interested|intrested) (in|about)
        (would|id) like to (try|get|have|do|start|inquire about booking|book|come|schedule|set|make|
            arrange|be)
        want(ing)? to (try|get|start|do|book|come|look into|fix|have)
        (thinking|thought|considering|curious) (about|of) (getting|booking|trying|doing|coming|
            botox|filler|scheduling|a)
        (what|which) (times?|days?|dates?|openings?|availability|slots?) ~ (have|available|open|
            free|work|got)
        when (can|could|may|do|is|are|would|will) (i|we|you|u|she|nancy|yall|the (next|soonest|
            earliest)) (come|be seen|book|schedule|get in|get (an|seen)|see (you|nancy|her|me)|next
            available|soonest)
        whens? (the|your) (next|soonest|earliest|first) | next (available|opening)
        (soonest|earliest) | sign me up | wants? (one|to come|in) (too|also|as well|in|for)?
        for a consult(ation)?
        (quiero|quisiera|necesito|queria|quiere|ocupo|me gustaria|deseo|puedo|podria|puede|puedes|me
            da|me das|me puede dar|me pueden dar|dame|deme|denme|busco|buscando|hacer|haga|hacerme|
            sacar|saco|agendar|agendo|agendame|agendeme|agendenme|apartar|aparte|apartame|reservar|
            reserve|reserva|solicitar|solicito|pedir|pido|tener|programar|programe|tiene|tienen|
            tienes|tendra|tendran|hay|habra|una|otra|sacarme|quisieramos|queremos|necesitamos|
            conseguir|obtener|ver|para|tomar|pongame|anoteme|apunteme|apuntame|anotame|metanme|
            meteme) (para |hacer |agendar |sacar |una |un |la |mi |pedir |reservar |otra |tener |
            hacerme |primera |nueva |alguna |su |apartar |programar |mas |saber si hay |ver si hay
            )*(cita|citas|consulta|consultas|turno|espacio|lugar|hora|horario|horarios|
            disponibilidad|appointment|consult|valoracion|evaluacion|campo|chance|hueco|espacios|
            lugares|disponible|disponibles|abierto|libre)
        (agendar|agende|agendame|agendeme|agendo|reservar|agendarme|agenda|agendarla|apuntarme|
            apunteme|anoteme|apuntame|anotame)
        (quiero|quisiera|puedo|podria|me gustaria|necesito|pudiera|deseo) (ir|pasar|venir|verla|ver
            a|verme|ver|que me (vea|vean|atienda|atiendan|revise|revisen)|consultar|ser atendida|
            atenderme|hacerme|ponerme) (a|con|el|la|un|una|manana|hoy|por|nancy|el|verla|esta|
            algo|botox|relleno|para|$)?
        (me|nos|la|lo) (puede|pueden|puedes|podria|podrian) (atender|ver|recibir|dar|agendar|
            apartar|anotar|apuntar|meter|hacer|revisar)
        (hay|tiene|tienen|habra|tendra|tendran|tienes) (algo|chance|lugar|espacio|cita|disponible|
            disponibilidad|campo|algun|alguna|horario|horarios|libre|turno|hora|cupo)
        (que|cuales) (dias|horas|horarios|dia|hora|citas) ~ (tiene|tienen|hay|disponible|
            disponibles|libre|libres|abierto|trabaja|puedo)
        cuando (puedo|podria|tiene|tienen|hay|me puede|seria|puede) | (me|nos) interesa
        interesad(a|o) en | (primera|nueva|nuevo) (vez|cita|consulta|paciente|cliente)
        (esta|estan|estara|estaran) (disponible|disponibles|abierto|abiertos|libre|recibiendo)
        se puede (el|a|en|para|manana|hoy)? | tambien (quiere|quiero|para) (una|mi) ~
    """,
    "book weak": """
        appointments? | consultations? | cita | citas | consulta | openings? | available
        availability | disponible
        (want|need|wants|needs|quiero|wanna) (botox|filler|fillers|my (lips|botox|face|forehead|11s|
            crows)|some|relleno|labios)
    """,
    "book not": """
        (what time|when|how late|how early|what hours|a que hora|hasta que hora|desde que hora) (do
            |does |are |is |r )?(you |u |yall |nancy |they |the office |place )*(open|close|closed|
            opening|closing|there until|abre|abren|cierra|cierran|trabajan)
        have any (specials?|deals?|discounts?|promotions?|promos?|parking|questions?|tips|advice|
            experience|photos|pictures|reviews|recommendations|side effects)
        (incluye|cuesta|vale|sale|dura|es) (la |una )*(cita|consulta)
        (something|anything) (you can do |out there )?(for|about) (that|this|it|my|them)
        algo para (eso|esto|las|los|el|la) | hay algo para
        (do|does) (you|u|nancy|she) (see|take|treat|do|have) (people|ppl|men|guys|patients|clients|
            someone|anyone|the other|a waitlist|other|a (card|payment|referral|discount|website|
            military|deal|special|promo))
        (face|audio|note|text|year|hand) book | facebook | book(ed)? (club|solid)
        (how much|what|cost|price|prices|cuanto|precio) (is|for|does|are|cuesta|de|es|sale|vale) (a
            |an |the |your |la |una )*(consult|consultation|appointment|visit|consulta|cita)
        (is|are|es|son) (a |an |the |your |la |una )?(first |initial )?(consult|consultation|
            consultations|consulta|visit) (free|gratis|covered|virtual|complimentary|required|
            necessary|in person|with)
        (about|regarding|before|during|after|of|at|for|since|from|last|at my|at the|until|missed|
            sobre|despues de|antes de|durante|from the) (my|the|our|this|last|a|mi|la) ~?
            (appointment|visit|consultation|cita|consulta)
        (what|how) (happens|long|does|should|do) ~ (appointment|visit|consultation|consult)
        (how long|que tanto|cuanto (dura|tarda)) ~ (appointment|consult|consultation|visit|cita|
            consulta|take|last)
        bring (to|for) (my|the) | after hours | dont need (an )?appointment
        (need|do i need|require|necesito) (a |an |to have |to make |to schedule )?(appointment|
            consult|consultation)? (first )?(or (do you take )?walk|before (getting|i|treatment|
            the))
        walk ins? | (cita|consulta) (gratis|virtual|es gratis|cuesta)
        open (on|during) (weekends?|saturdays|sundays|mondays|tuesdays|wednesdays|thursdays|fridays|
            holidays|christmas|thanksgiving|evenings|late|the weekends?)
        (are|r) (you|u|yall) open (late|evenings|saturdays|sundays|weekends|mondays|fridays)
        (do you|u) (open|work) (on )?(weekends?|saturdays|sundays|evenings)
        (abren|abierto|abiertos|trabajan) (los )?(sabados|domingos|fines)
    """,
}
