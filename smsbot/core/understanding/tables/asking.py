"""What people ask: questions, how a visit stands, being late, a person.

English rows first, then Spanish; `phrases` says how a row is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from smsbot.core.understanding.reading import Intent

PHRASES: Mapping[object, str] = {
    Intent.QUESTION: """
        que me recomiend(a|an|as)
        is (it|that|this|there|arnica|tylenol|ibuprofen|advil|makeup|exercise|alcohol|everything)
            (ok|okay|alright|fine|normal|common|safe|bad|possible|true|allowed|good|too|hard|worth|
            covered|weird)
        (how|hw) (much|many|long|often|soon|bad|painful|far|early|old|does|do|is|are|should|would|
            can|big|late|will|about the)
        hows
        (what|wat|wut) (is|are|do|does|kind|type|should|if|about|would|brand|time do you|time are|
            forms|happens|can|will|else|insurance|payment|products|to|exactly|aftercare|r|u|areas|
            services|did|was|in)
        whats | whatre | wats | where (is|are|do|r|u|can|should|was|you|it|at|again|exactly)
        wheres | which (one|is|do|area|product|filler|building|suite|floor|door)
        who (is|are|does|will|do|gave|would) | whos
        why (is|do|does|are|did|cant|would|should|not|you|u|r)
        when (do|does|is|are|will|should|can i (work|exercise|go|put|wear|wash|drink|fly|sleep|lay))
        (is|are|was) (it|there|this|that|the|you|nancy|parking|she|they|your|u|your office|yall) ~
        (do|does|did|dose) (it|you|u|i|nancy|the|that|she|they|this|ya|yall|your|insurance|botox|
            filler|anyone|men|people|my) ~
        (can|could|may|should|would|will) (i|you|u|it|she|he|my|we|someone|nancy|men|they|botox|
            filler|this|that|the|people|ya) ~
        (am|are) (i|we) ~
        (price|prices|pricing|cost|costs|rates?|fee|fees|parking|address|directions|insurance|
            financing|payment|payments|discount|discounts|specials?|deals?|promo|promotions?|
            membership|refund|cash|card|venmo|zelle|cherry|care ?credit|affirm|hsa|fsa|deposit|
            military|located|location|hours|side effects|downtime|recovery|aftercare|certified|
            licensed|credentials|experience|before and after|photos|pics|pictures|brand|hylenex|
            consent form|forms|paperwork|policy|pregnant|breastfeeding|nursing|age limit|minimum
            age|tip|tips|gratuity|walk ins?|gift (card|cards|certificate|certificates)|payment
            plans?)
        got (a |any |one |some |few )?questions?
        (a |one |quick |another |dumb |silly |have a |have some |stupid |more |two |few |couple |
            couple of )(question|questions|ques)
        question | wondering | (wanted|want|like|need) to (ask|know|find out|inquire)
        curious (if|about|what|how) | (tell|let) me (know )?(more|about|how|what|where|when|if|the)
        (more )?(info|information) (on|about|please|for) | may i ask | can i ask | do people
        any (idea|advice|tips|recommendations|recs|specials|discounts|deals|promos|downtime|side
            effects|chance you (know|do)|parking)
        (cuanto|cuanta|cuantos|cuantas|cual|cuales|donde|como|que|quien|quienes|por que|porque|
            cuando|adonde|a donde|de que|en que) (cuesta|cuestan|es|son|sale|salen|cobra|cobran|
            vale|valen|dura|duran|tarda|tiempo|tipo|queda|quedan|esta|estan|tan|se|incluye|hay|
            hacen|necesito|tengo|debo|puedo|marca|precio|hace|servicios|me recomienda|recomiendan|
            por|hago|pagan|pago|funciona|le|lo|la|les|jeringas|unidades|formas|edad|pasa|significa|
            horario|dias|ubicados|ubicada|ubicadas|llego|llega|tal|tanto|opciones|diferencia|
            productos|duele|areas|sesiones|quien|hora (abren|cierran))
        (precio|precios|costo|costos|direccion|ubicacion|estacionamiento|horario|horarios|pago|
            pagos|tarjeta|efectivo|aseguranza|seguro|descuento|descuentos|promocion|promociones|
            especiales|financiamiento|meses|requisitos|garantia|efectos|cuidados|recuperacion|
            embarazada|lactando|certificada|licencia|experiencia|fotos|resultados|membresia|propina|
            deposito|reembolso|mapa)
        (aceptan|acepta|toman|toma|reciben|cobran|hacen|hace|atienden|atiende|trata|tratan|ponen|
            pone|manejan|ofrecen|usan|usa|venden|hablan|habla|abren|cierran|trabajan|tienen|tiene|
            hay|es|son|duele|dolera|sirve|se puede|puedo|puede|pueden|necesito|debo|tengo que|va a|
            me va a|esta|estan|quita|dan) ~
        (una |tengo una |otra |unas |dos |tengo unas |mi )(pregunta|duda|preguntas|dudas)
        (quiero|quisiera|me gustaria|queria|necesito) (saber|preguntar|informacion|info|mas
            informacion|conocer|informes|mas info)
        (informacion|informes|info) (sobre|de|acerca|del|por)
        me (puede|pueden|podria|puedes) (decir|dar|explicar|mandar|pasar|informar) (informacion|la
            direccion|el precio|precios|info|mas|cuanto|donde|que|si|informes)
        duele | me manda (la|el|su) ~ | a como | do u speak spanish
        (speak|hablan|habla) (spanish|espanol|ingles|english)
    """,
    "question only": """
        que me recomiend(a|an|as)
        (how much|how many|how long|how painful|does it hurt|what does it cost|whats the (cost|
            price)|where (are|r) (you|u)|what are your (hours|prices)|cuanto cuesta|cuanto cobra|
            cuanto sale|donde (esta|estan|queda|quedan)|open on saturdays|open on weekends|open
            saturdays|open weekends|address|parking|is it safe)
        (are|r) (you|u|you all) open (on )?(mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|
            sundays|weekends|late|evenings)
        (do you|u) (open|work) (on )?(mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|
            sundays|weekends)
        (what time|when|how late|how early|what hours|a que hora|hasta que hora|desde que hora) (do
            |does |are |is |r )?(you |u |yall |nancy |they |the office |place )*(open|close|closed|
            opening|closing|there until|abre|abren|cierra|cierran|trabajan)
        (abren|trabajan) (los )?(sabados|domingos|fines de semana)
        (how much|how long|how many|cuanto|what does) ~ (is|does|botox|filler|lips|unit|syringe|
            take|last|cost|consult|it|cuesta)
    """,
    Intent.STATUS: """
        (when|what time|what day|whats|what|where|wheres|which day|what date|at what time) (is|was|
            are|did|were|s|time is|day is|date is|do|am|time was|day was|time did|time do|time are|
            time am) (my|our|the|i|we|mine|her|his|you have me|mom|my moms) ~ (VISIT|booked|
            scheduled|supposed to|coming in)
        (when|what time|what day) (do|did) i (come|book|schedule)
        (when|what time|what day) (am|are|is|was|were|do|did) (i|we|my|mine|she|he) (supposed|
            booked|scheduled|coming|down|set|seeing)
        whens (my|our|the) VISIT
        (am|are|is) (i|we|my|it|she|he|mine|our) (all |still |even |actually |confirmed |mom |wife
            )?(set|on|booked|scheduled|confirmed|good to go|down|in|still on|on for|all set|a go|on
            the (books|schedule|calendar)|coming|good for|locked in|in the system|for sure)
        (is|was|are|has) (my|our|the|her|his|moms?) (VISIT|consult) (still|confirmed|on|booked|
            scheduled|at|tomorrow|today|a go|set|WEEKDAY|the|for|good|this|been|all|canceled|in|
            down|go|been confirmed|approved)
        still (on|good|happening|set|confirmed|have me|got me|booked|scheduled|coming|down|a go)
            (for|on|tomorrow|today|WEEKDAY|at|this|me|down|to go|my|right|$)? ~
        (did|have|has) (you|u|nancy|she|yall|they|i|anyone|it|my) (guys |ever |even |already )?(get|
            got|receive|see|confirm|book|hear|schedule|text|gotten|confirmed|booked|go through|
            respond|have|read|reply|decided|make|approved|done) (my|me|an|a|back|anything|the|it|
            this|confirmation|through|him|any|confirmed|appointment|to)
        (any|an|what|whats) (news|update|updates|word|status|the status) (on|about|from|yet|of)?
        (havent|never|didnt|not) (heard|hear|got|gotten|received|get|receive|seen) (back|anything|a|
            any|from|confirmation|nothing|yet|confirmed|if|an answer|a response)
        (waiting|still waiting) (to hear|for|on) (back|a|confirmation|an|my|you|nancy|a response|
            reply)?
        (confirm|confirming|check|checking|verify|double check|double checking|following up|follow
            up|check on|checking on|make sure|making sure) (on |that |if |for |about |when |what |to
            |my |the |im |i |is |our )*(VISIT|status|booked|scheduled|time|still on|request|
            confirmed|im still|we are still|day|date|my request|all set|down for|good for)
        (remind|tell) me (of |when |what |about |again |the |what time |what day )*(VISIT|is|my|
            time|date|im|i|day|was)
        (forgot|forget|cant remember|dont remember|lost|mislaid|misplaced|dont recall|cant recall|
            unsure|not sure|unclear|confused) (when|what|the|my|about|what time|of|which|if|on|
            whether) ~ (VISIT|time|date|day|is|booked|scheduled|set|coming|was|am|supposed|it)
        do (i|we) (still )?have (an|a|my|any|the|something|anything) (VISIT|booked|scheduled|coming)
        do (i|we) have (an |a |any )?VISIT | do i still (have|need to come)
        (is|was) it (at |on |for )*(tomorrow|today|WEEKDAY) ~ (or|confused|right|again|forgot)
        was it (at|the|for) NUMBER | what did i (book|sign up|schedule|say)
        (when|what time) (do|should|did) (i|we) (come|need to (come|be)|go|show|arrive|get there|be|
            book|schedule|have to (come|be|show|arrive|get))
        date of (my|the) VISIT | (is|was) (it|that) confirmed | (am i|are we) confirmed
        am i (good|ok|all set|set) (for|to|on) | appointment (a go|confirmed|status)
        (cuando|a que hora|que dia|que hora|para cuando|a que horas|para que dia|donde|que fecha)
            (es|era|tengo|quedo|seria|fue|tenia|sera|me toca|quede|quedamos|esta|es la|es mi|me
            agendo|me agendaron|me apunto|voy) (mi|la|nuestra|su|cita|de|agendada|programada|el|que|
            con|ir|yo|$)?
        (sigue|esta|quedo|ya|todavia|aun|sigo|sera|es|fue|ya esta|estoy) (en pie|confirmada|
            agendada|confirmado|agendado|programada|apuntada|apuntado|mi cita|la cita|lo de|tengo
            cita|tengo mi|tengo|activa|vigente|anotada|anotado)
        (tengo|tenia|tenemos|tendre) (yo |una |mi |alguna |todavia |cita |la )*(cita|consulta) (hoy|
            manana|el|esta|para|agendada|programada|o|verdad|confirmada|con|a las|todavia|pendiente)
        (recibieron|recibio|les llego|le llego|vieron|vio|tienen|llego) mi (mensaje|solicitud|texto|
            peticion|pedido|cita)
        (confirmar|verificar|checar|revisar|saber de) (mi|la|si|que) ~ (cita|hora|tengo|dia|
            confirmada)
        (se me olvido|olvide|no recuerdo|no me acuerdo|no se|perdi) (cuando|a que hora|que dia|el
            dia|la hora|la fecha|de mi|mi|para cuando|a que horas)
        (me )?(recuerda|recuerde|recuerdan|recuerdeme|puede recordar|pueden recordar|puede
            recordarme|recordarme) (mi|la|cuando|a que|que|el) ~
        (ya )?(confirmaron|confirmo|confirmada|hay respuesta|me confirman|me confirma) (mi|la|ya|
            cita|algo|si)?
        is my cita | mi cita (es|sigue|still|esta|para cuando|cuando|a que)
        no (me han|he recibido|me ha|han) (confirmado|respondido|contestado|respuesta|confirmacion|
            llamado|dicho|avisado)
    """,
    Intent.LATE: """
        (running|run|gonna be|going to be|will be|might be|be|im|ill be|we are|were|we will be|may
            be|shes|a few|bit|arriving|arrive|get there|is|little|lil|min|minutes|10|5|15|20|30) (a
            |like |about |so |super |really |little |bit |few |tad |probably |maybe |5 |10 |15 |20 |
            30 |45 |five |ten |fifteen |twenty |NUMBER |minutes |min |mins |or so |lil |ish |behind
            |just |slightly )*(late|behind|delayed|tardy) (sorry|for|to|but|by|today|$|because|bc|i|
            on|with|stuck|my|im|traffic)?
        (going to|will|might|may) b (a bit |a little |like |NUMBER |min |minutes )*(late|behind)
        running (an hour|half an hour|a half hour|a couple minutes|a few minutes) (late|behind)
        (stuck|caught|sitting) (in|on|at|behind) ~ (traffic|the|highway|train|freeway|work|accident|
            101|202|i10|i17|60|51|light|lights|a meeting|line|construction)?
        (traffic|accident) (is|on|was|sucks|jam|insane|bad|crazy|terrible|ahead|here|sooo|so) ~
        traffic | on (my|the|our) way | omw
        (be|b|arrive|arriving|there|being|get (there|here)) (there|here|in|at)?
            (in|by|at|around|about|like)
            (about |like |NUMBER)?(5|10|15|20|25|30|ten|five|fifteen|twenty|thirty|a few|few|couple|
            1015|NUMBER) (minutes|min|more|or so|$)? ~
        (5|10|15|20|25|30|ten|five|fifteen|twenty|few|couple) (minutes|min|more minutes) (away|out|
            late|behind|from|off)
        (there|here) in (5|10|15|20|25|30|ten|five|fifteen|twenty|a few|few) (minutes|min)?
        (almost|nearly|just about) there | (cant find|looking for|finding) parking (be|sorry|ill)
        (got|getting) lost | wrong (building|turn|exit) | overslept
        (im|we are|we) (here|outside|parked|in the (parking|lot|lobby))
        just (got here|parked|pulled (up|in)|arrived) | flat tire
        car (wont start|broke|trouble|died) | eta | lost and | hit traffic
        leaving (now|work now|late|the house) | held up | uber is | running (5|10|15|20|30)
        (voy|llego|llegare|vengo|ando|voy a llegar|vamos|llegamos|llegaremos|estoy|voy un|se me
            hizo|llegando|voy como|voy poquito) (a |un |como |poco |bien |algo |muy |poquito |por |
            10 |15 |5 |20 |unos |llegar |ya |minutos |el |media )*(tarde|retrasada|retrasado|
            atrasada|atrasado|demorada|demorado|retardada|retraso|tardecito)
        (en|de|voy en|ya voy en|ya voy de|voy de) camino
        ya (voy|casi llego|mero llego|llegue|estoy (aqui|afuera|llegando)|merito)
        (hay|mucho|atorada|atorado|atorad(a|o) en|atascada|atascado|parada en|estoy en|por el|del)
            (mucho |un |el |mucha )?(trafico|trafic|choque|accidente|tren|cola)
        (llego|estoy|ahi estoy|alla|llegar|ahi) en (unos |como )?(5|10|15|20|30|cinco|diez|quince|
            veinte) (minutos|min)?
        (5|10|15|20|30|diez|quince|cinco|veinte) (minutos|min) (tarde|mas|de retraso|de tarde)
        (me )?(retras|atras|demor)(e|o|are|ando|aremos|are) (un|unos|poco|como|5|10|15|por)?
        casi llego | (se me|se nos) (hizo|esta haciendo|hace) tarde
        (me perdi|no encuentro) (el|la|estacionamiento|y)? | estoy afuera | vengo tarde
        (ahi|alla|ahorita) (voy|llego)
    """,
    "late not": """
        (sorry|apologies|excuse|pardon) (for |about |im |its )?(the |my |such a |so |a )?(late|
            delayed|slow) (reply|response|text|message|answer|getting|hour|notice|to|texting|back)?
        (late|delayed|slow) (reply|response|text|afternoon|morning|replying|getting back|to text|
            last night)
        is it too late | too late to
        late (afternoon|morning|in the|fee|fees|evening|night|week|cancel|notice|on|as|is|lunch)
        (how|as) late | later | of late | how late | (es |muy )?tarde para | (por|en|de) la tarde
        (is|hows|how is|avoid|with|hate|hit|before|miss|beat|bad) (the )?traffic | website traffic
        no traffic | traffic there | fashionably
    """,
    Intent.PERSON: """
        alguien con quien (pueda |puedo |se pueda )?(hablar|platicar)
        (talk|speak|chat|converse|text|communicate|spk|tlk|deal|connect|connected|transferred|put
            through) (with|to|2|me to|me with|w) (a |an |the |some |your |any |my )?(real |live |
            actual |human |another |different |regular |medical )*(nancy|someone|somebody|human|
            person|people|nurse|being|rep|representative|agent|manager|owner|receptionist|staff|
            office|operator|her|doctor|individual|supervisor|professional|lady|anyone|practitioner|
            provider|live|actual|real|you (directly|on the phone|by phone|in person|over the phone)|
            u on the phone)
        (call|phone|ring|telephone|fone|cal) me (back|please|at|asap|when|now|later|today|tomorrow|
            on|instead|if|directly|about|and|i|so|up|$|this|right|anytime|to|for|after|in|or|not|
            cuz|because|soon|602|480|623|real|rather)
        (^|please|pls|just|can|could|would|have|someone|somebody|nancy|have nancy|have someone|have
            her|u|you|want|her|rather|to) (someone |somebody |nancy |you |u |she |please |just |her
            |anyone |alguien |have (someone|nancy) |the nurse |somebody )*(call|phone|ring|
            telephone) (me|us|my|back|him|her)
        give (me|us) (a |uh )?(call|ring|buzz|phone call|callback|shout)
        (want|need|prefer|like|request|requesting|would like|id like|expecting|rather have|get|have|
            can i get|rather) (a |to have |an |to get |get a )*(call|phone call|callback|call back|
            real person|human|actual person|live person|real human|phone conversation|conversation|
            person|call from|actual human) ~
        (call|phone) (back|call please) | prefer (to )?(talk|call|speak|phone|the phone|calling)
        rather (talk|call|speak|just call|someone call|speak)
        (real|actual|live|human) (person|human|people|being|one|life person) | humans?
        (is|are) (this|you|u|it|there|i talking to|that) (a |an |the |just a |some kind of |some
            )?(robot|bot|ai|machine|computer|chatbot|automated|real|human|person|actual person|auto)
            ~
        (robot|bot|chatbot|automated system|machine|automated)
        (leave|take|give|pass|send|relay|get|have) (a |this |me |along |my |on )*(message|msg|word|
            note) (for|to|with) (nancy|her|the nurse|someone|nurse)
        representative | operator | (live|customer) (agent|support|service)
        (have|get|let|ask|tell) (nancy|her|the nurse|someone|somebody|the office|nurse park|the
            owner|a person|anyone|a human|nurse) (to )?(call|text|contact|phone|ring|telephone|
            reach|get back|know|reply|respond|message|get in touch)
        (can|could|may|will|would|should) nancy (please |just |herself )?(call|text|contact|reach|
            phone|get back|ring)
        nancy (herself|personally|directly|in person|call me|please call|pls call)
        number (i|to) (can )?call | what number (do|can|should|to) (i|we)? call
        contact (a|me|us|nancy|someone|the nurse)( directly| by phone)?
        reach (a|nancy|someone|her|out to a) (person|human|directly|by phone)?
        (in circles|getting nowhere|not helping|not helpful|useless|dont understand me|not
            understanding|doesnt understand|didnt understand)
        somebody (work|there|real) | anybody (there|real) | anyone (real|human) | speak to nancy
        talk to nancy | dont want (to talk to )?(a )?(bot|robot|machine|computer)
        (hablar|platicar|comunicarme|comunicar|conversar|hablo|hablarle|tratar|chatear|contactarme|
            contactar) (con |a |directamente |directo |por telefono |mejor |a la )*(una|la|un|
            alguien|nancy|ella|persona|enfermera|humano|doctora|el|usted|ustedes|encargada|duena|
            directamente|por telefono|recepcionista|algun|alguna|los|representante|operador|
            operadora|agente|gerente|senorita|telefono)
        (llame|llamen|llama|llamar|marque|marquen|marca|llamarme|marcarme|llameme|llamenme|llamame|
            marqueme|marcame|marquenme|hableme|hablenme|hablame|telefonee) (me|a mi|por favor|
            porfavor|porfa|al|a este|cuando|mejor|hoy|manana|ahora|alguien|usted|nancy|la|una|para|
            $)
        (llameme|llamenme|llamame|marqueme|marcame|marquenme|hableme por telefono)
        (me|nos|que me|si me) (puede|pueden|podria|podrian|puedes|pudiera) ~ (llamar|marcar|hablar|
            telefonear|contactar)
        (que|quiero que|alguien que|prefiero que|quisiera que|necesito que) (alguien |nancy |la
            enfermera |ella |una persona |usted |me |la |ustedes )*(me )?(llame|llamen|marque|
            marquen|hable|hablen|conteste|atienda una)
        me (llame|llamen|llama|llaman|marca|marcan|marque|marquen|regresa|regresen) (la llamada|por
            favor|porfavor|al|alguien|una|nancy|la enfermera|a|$)?
        (una )?persona (real|de verdad|humana|viva) | (un|algun) humano | una persona
        (es|eres|son|esto es|estoy hablando con) (un |una |usted un )?(robot|maquina|bot|
            computadora|contestadora|persona real|persona)
        (maquina|robot|maquinas|contestadora|grabadora)
        no quiero (hablar con )?(un |una )?(robot|maquina)
        (dejar|dejarle|deje|dejo|pasarle|darle|mandarle|pasar) (un |el |este )?(mensaje|recado) (a|
            para|con)
        alguien call | alguien que (hable|atienda|me ayude) | atencion personal
        (llamada|por telefono) (porfavor|por favor|mejor|es mejor|prefiero|$)
        prefiero (una )?(llamada|que me llamen|hablar|llamar)
        no entiendo (estos|los|these|este|sus|tus) (mensajes|textos|texts|sistema)
    """,
    "person not": """
        is (nancy|she|the nurse|it) (a |an |the )*(real|actual|licensed|registered|certified)
            (nurse|rn|doctor|person)
        call(ing)? (me|us) (on|at) NUMBER (if|with|when) | call me (by|crazy|old|maybe)
        (you|u|they|she|someone|nancy) (just |had )?(called|phoned)
        (missed|got|saw|had|returning|from) (a |your |ur |my |the )*(call|missed call)
        (i|ill|can i|should i|do i|could i|let me|gotta|to|i can|i will|we|ill just|ill just) (just
            )?call (you|u|back|the|them|her|yall|in|to|when|if|the office|nancy|before|my|a)
        call (it|off|ahead|center|of duty|list|in sick|out) | call me on PHONE if
        (did|have) (a )?(person|people) | per person | personal
        (first|second|third|busy|nice|good|tall|same|wrong|morning|every|needle) person
        persona (equivocada|incorrecta)
    """,
    "hold": """
        (give|gimme|can i have) (me )?(a|one|1|just a|like) (minute|sec|second|moment|min|few|bit)
        hold on | hang on | brb | be right back | one (sec|second|moment|minute|min)
        just a (sec|second|moment|minute|min) | (let me|lemme) (check|think|see|look|ask|get back)
        (ill|i will) (let you know|get back|check|text you (later|back))
        (un|deme un|dame un|espere un|permitame un) (momento|momentito|segundo|minuto|ratito)
        esper(e|eme|a|ame) (un|tantito|poquito)? | ahorita (le|te) (digo|aviso|escribo)
        dejeme (ver|checar|revisar|pensar)
    """,
}
