"""Texts that are not from a patient: wrong numbers, machines, spam.

English rows first, then Spanish; `phrases` says how a row is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from smsbot.core.understanding.reading import Intent

PHRASES: Mapping[object, str] = {
    Intent.WRONG_NUMBER: """
        (isnt|not|no longer) ~ (number|phone) anymore | wrong (chat|thread|group|window|convo)
        (wrong|incorrect|bad|diff|different|wrongg) (number|person|phone|contact|guy|lady|girl|chat|
            one|nancy|recipient|num|party)
        numero (equivocado|incorrecto|equivocada|errado|mal)
        (se |te |esta |estan |creo que |se han |yo me )?(equivoco|equivocaste|equivocado|equivocada|
            equivocaron|equivocados|equivocando) (de |del |el )?(numero|persona|telefono|contacto)
        (persona|numero) (equivocada|incorrecta|equivocado)
        (not|isnt|is not|no longer|aint) (her|him|the (right|person)|who you|my number|his number|
            her number|their number|that person|the number) ~ (number|think|anymore|looking)?
        (you|u) (have|got|texted|must have|reached) the wrong
        (dont|do not) know (any|anyone|anybody|who|no|nobody) (nancy|named|by that|this is|you are|
            with that|is)
        (dont|do not) know (you|u|this (person|number)) | no one (here )?(by|named|with|called)
        nobody (here )?(by|named|with|called) | there is no (one|person|such) (here|by|named)?
        who is this for
        (is this|this is|is it|am i texting|did i reach|is that|looking for|trying to reach|calling
            for|its) (the |a |for |this )?(pizza|plumb(er|ing)|dominos|walmart|cvs|walgreens|vet|
            veterinary|mechanic|auto|dmv|school|restaurant|hotel|landscap(er|ing)|pharmacy|papa|
            pool|roof(er|ing)|church|bank|uber|doordash|post office|library|locksmith|towing|taxi|
            daycare|electrician|landlord|apartment|storage|handyman|dispatcher|ups store|barber|
            nail|tire|hvac|rental|realtor|exterminator|florist|bakery|golf|dry clean(ers|er|ing)?|
            carpet|furniture|motel|bar|cafe|dealership|repair|la pizzeria|el taller|la escuela|el
            banco|la farmacia|taqueria|nail salon) ~
        (is this|is it|did i reach|am i texting) ~ (plumbing|plumbers?|pizzeria|towing|landscaping|
            roofing|locksmith|motors|hvac|dealership|preschool|realty|autobody)
        (had|have|got|gotten|ive had) this (number|phone|line|cell) (since|for|a|only|about|over|
            less|now|less than|almost)
        (new|just got this|recently got this) (number|phone number|cell) (not|so|and i|sorry)
        (not|isnt) (the person|who you) | no soy (esa|quien|yo|esa persona|ella)
        (aqui no|no) (vive|hay|es|conozco|se encuentra) (ningun|ninguna|esa|ese|nadie|a|el numero|
            la|quien)
        no (conozco|se quien es) (a |ninguna |ningun )?(nancy|esa|nadie|usted|ustedes|persona)
        (este )?no es (su|el|mi) (numero|telefono) (de|correcto)? | quien es (nancy|nan)
        (is this|es) (el|la) (pizzeria|taller|escuela|restaurante|plomero|taqueria|mecanico) ~
        mistaken (me|number|identity) | think you (meant|mean) (to text|someone else|somebody else)
        meant for (someone|somebody) else | texted the wrong | meant to text (someone|somebody|my)
    """,
    Intent.AUTOREPLY: """
        (cant|cannot) talk right now | (sorry )?i missed your call
        no puedo (contestar|atender|responder|hablar) (ahora|ahorita|en este momento|tu|su|la|el
            telefono)
        (le|te) (regreso|devuelvo) la llamada
        en breve (te|le|les) (atendemos|contactamos|respondemos|contestamos)
        do not disturb
        (im|i am|currently|am) driving (with|right now|and|now|at the moment|im|i will|ill) ~
        driving (right now|at the moment|focus)
        (auto|automatic|automated|automatically) (reply|response|message|generated|msg|text|
            responder|replied|answer|email|sent|notification|system message)
        (autoreply|autoresponse|autoresponder|autorespuesta)
        (out of|away from) (the |my )?(office|desk|phone|town and will|country and) (until|from|and|
            through|on|for|with|right|at|reply|this|$|thru|i|today|till|til|starting|due)
        ooo (until|from|thru|through|till|$) | not receiving notifications
        (with |have )?notifications (silenced|off|turned off|muted) | silenced
        (we|i|someone|our team|a team member|a representative) (will|ll) (get back to|respond to|
            reply to|return|be in touch|be with|get in touch|reach|contact) (you|your|to|with|ya) ~
            (soon|shortly|as|when|on|asap|within|during|next|return|possible|later|able|back|
            business|once|call|text|message)?
        (ill|will) (see|get back to|reply to|respond to|call) (your|you|u|ya) ~ (message|text|when|
            later|back|call) ~ (get|when|soon|where|arrive|can|able|possible)?
        thank you for (contacting|calling|your (message|text|inquiry|email|call|interest)|reaching|
            texting|messaging|getting in touch) ~
        thanks for (contacting|calling|your (message|text|inquiry)|reaching out to|texting us|
            messaging us) ~
        (our|the) (office|business|regular|normal) (hours|is closed|is currently|will be)
        (office|store) (is )?(currently )?closed (from|until|on|for|today|through|now|at|monday|
            till|and)
        this (is an|number is|inbox|mailbox|line|message was|is a (no reply|recording|system))
            (automated|auto|not monitored|unmonitored|automatically|not able|is not|unattended|an|
            only|for outgoing|no longer)? (message|reply|response|monitored|sent)? ~
        not monitored | unmonitored | do not reply to this | no ?reply
        (away|vacation|holiday) (message|auto|responder|reply)
        (im|i am) (currently )?(unavailable|away|on vacation|on leave|in a meeting|out of office|at
            work|in class|in surgery|on a flight|on pto|on maternity leave|asleep|sleeping) (and|
            until|right now|at|ill|i will|with|but|from|currently|please|now|text) ~ (reply|respond|
            back|get|return|call|later|soon|asap|message|will|answer)?
        cant (talk|answer|text|come to the phone|take your call) (right )?now ~ (whats up|call|text|
            ill|back|later|driving|im|i)?
        (invalid|unrecognized|unknown) (response|reply|option|entry|selection|choice|input)
        (respuesta|opcion) (no valida|invalida|incorrecta)
        (reply|respond|text|press|type|enter|say) (with )?(1|2|3|4|c|r|y|n|x) (to|for) (confirm|
            reschedule|cancel|change|book|speak|talk|appointments?|billing|hours|more|english|
            spanish|stop|opt)
        (responda|responde|marque|oprima|escriba|presione|envie) (con )?(el )?(1|2|3|4|c|r|cita|si|
            no) (para|si) (confirmar|cambiar|cancelar|reprogramar|citas?|pagos|horarios?|hablar|mas|
            espanol|salir)
        if this is (a|an) (medical |life threatening |true |real )*emergency ~ (call|dial|go|hang
            up)
        si (es|esto es|se trata de|tiene) una (emergencia|urgencia) (medica )?~ (llame|marque|
            cuelgue|acuda|vaya)
        reply urgent | (send|get) (a )?notification (through)? | with your original message
        sent from my (car|watch|vehicle|apple) | (mailbox|voicemail|inbox) (is )?(full|not been set)
        (customer you are calling|the person you) | message failed | undeliverable
        delivery (failed|failure) | could not be delivered
        (mi|su|la|el) (respuesta|contestacion|mensaje) automatic(a|o)
        (mensaje|respuesta) (automatic(a|o)|generad(a|o)|programad(a|o))
        (estoy|voy) (manejando|conduciendo|en una junta|en junta|fuera de la oficina|de vacaciones|
            ocupada y|ocupado y|en una reunion|trabajando y) ~
        modo (no molestar|conduccion|conducir|enfoque|avion|carro) | no molestar (activado|mientras)
        fuera de (la )?oficina
        (te|le|les) (respondo|respondere|responderemos|contesto|contestare|contactaremos|escribo|
            marco|llamo|llamare|atenderemos|contestaremos|devuelvo) (en cuanto|cuando|mas tarde|a la
            brevedad|lo antes|luego|pronto|al|en un|despues|tan pronto|apenas|el|en)
        gracias por (contactarnos|comunicarse|su mensaje|escribirnos|contactar|llamar|tu mensaje|
            comunicarte|escribir a|su interes) ~
        nuestro horario (de|es)
        (no (estoy|estamos) disponible(s)?) ~ (momento|ahora|ahorita|hasta|deje|regreso)?
        no recibire notificaciones | notificaciones (silenciadas|desactivadas)
    """,
    Intent.SPAM: """
        (earn|make|gana|gane|ganar|ganas) (up to |hasta )?(money|dinero|cash|extra|income|$|dinero
            extra)
        working from home | (earn|make) ~ (a|per) (day|week|hour|month)
        (text|reply|respond|message) (back )?(job|info|money|start|yes) (to|for|now|today|and)
        (su|tu|el) paquete (esta|fue|ha sido|no pudo|se encuentra)
        (actualice|confirme|verifique) su (direccion|cuenta|pago|informacion)
        (gift|visa|reward|amazon|walmart) (card|cards|voucher|reward) ~ (claim|won|win|free|worth|
            selected|chosen|waiting|now|here|link|expires|$)?
        (youve|you|u|you have|ur|your) (been |have been |are |were |r |won |is |number )*(chosen|
            selected|a winner|won|the winner|pre ?approved|preapproved|approved for|eligible for|
            qualified for|entitled to|lucky|picked|randomly|drawn|pre qualified|prequalified|owed|
            due a) ~
        (claim|redeem|collect) (your|now|it|ur|the|a|here|yours|this|my) | congrats? you(ve|r|)?
        congratulations? (you|your|dear|winner|ur|on being|youve)
        guaranteed (approval|income|leads|returns?|results|to|first|ranking|roi|weekly|profit|$)?
        (booked|new|qualified|more|free|exclusive|extra|additional|targeted) (patients|clients|
            leads|customers|appointments|consults) (a|per|every|each|for your|to your|in|monthly|
            guaranteed|this|on|automatically|calendar|coming|through|without|from)
        (leads|lead gen|lead generation|patient acquisition|book more|fill your (calendar|schedule|
            books|chairs)|more bookings|get you more) ~ (month|week|med|spa|business|practice|
            guaranteed|clients|patients|ads|calls)?
        (we|i) (help|helped|work with|specialize|grow|get|partner with|scale|assist|build|design|can
            get) (med ?spas?|medspas?|med spa|businesses|practices|clinics|aesthetic|small|medical|
            local|injectors|nurses|spas|owners|companies|salons|your (business|website|practice)|
            websites) ~
        (med ?spas?|medspa|clinic|practice|spa|business) (owner|owners)
        (usps|fedex|ups|dhl|amazon|post office|postal service|your (package|parcel|shipment|
            delivery|order)|parcel|package|shipment) ~ (hold|held|delivered|deliver|delivery|
            address|failed|pending|update|customs|fee|track|tracking|missing|unable|confirm|
            schedule|returned|suspended|paquete|schedule|reschedule|redelivery|warehouse|could not)
        (undelivered|pending) (package|parcel) | (business|payday|personal) loans?
        get (pre )?approved
        (loan|loans|prestamo|prestamos|credito|creditos|financing|funding|cash advance|business
            loan|line of credit|payday|mortgage|refinance|debt|deuda|deudas) ~ (approved|approval|
            rates?|up to|hasta|hoy|today|rapido|rapidos|sin|funds|bad credit|offer|relief|apply|now|
            buro|aprobado|inmediato|facil|forgiven|forgiveness|reduce|your business|same day|working
            capital|personal)
        (working capital|buro de credito|sin buro|no credit check|bad credit|student loan|funding
            for your)
        (crypto|bitcoin|btc|forex|ethereum|nft|usdt|trading signals|investment opportunity|invest|
            inversion|inversiones|passive income|ingresos extra|financial freedom|make money|earn
            (money|up to|cash|from home)|gana dinero|ganar dinero|side hustle|work from home|trabaja
            desde casa|trabajo desde casa|remote (job|work|position)|hiring|job (offer|opportunity|
            opening)|part time job|oferta de trabajo|recruiter|recruiting|per day working|daily pay)
            ~
        (seo (service|services|ranking|agency|company|expert|for)|google (ranking|listing|maps|
            business|reviews|page)|first page of google|rank(ing)? (higher|on|#1|number)|web ?site
            (design|traffic|development|redesign)|social media (management|marketing|manager)|
            digital marketing|marketing (agency|services|company|team|campaign)|facebook ads|
            instagram (followers|growth)|followers|5 star reviews|payment processing|merchant
            services|credit card processing|pos system|business insurance|answering service|virtual
            assistant|ai receptionist|demo|audit|webinar|your (google )?(listing|website|site|online
            reviews)) ~ (free|call|quick|today|now|you|your|reply|interested|chat|send|get|show|
            help|grow|offer|need)?
        (car|auto|vehicle|home) warranty | extended warranty
        (irs|tax|stimulus|social security|medicare|treasury|unclaimed) (refund|relief|debt|notice|
            benefits?|check|payment|owed|money|audit|number|funds|office|card|return)
        (lottery|sweepstakes|jackpot|raffle|giveaway|prize|premio|sorteo|ganador|ganadora|
            felicidades (has|usted|ha|gano|ganaste)|ganaste|has ganado|ha ganado|has sido
            (seleccionad|elegid)(a|o)|fue seleccionad(a|o)|reclame|reclama|reclamar|cobre su) ~
        (act|order|apply|buy|call|enroll|enter|join|shop|register|save) now
        limited (time|offer|spots) (offer|only)? | (expires|ends) (soon|tonight|today|midnight)
        (click|tap|haga clic|da clic|pulsa|presiona|visita|visit|go to|follow|open) (here|the link|
            this link|link|below|aqui|en el|el enlace|el link|enlace|on the link)
        free (quote|audit|demo|trial|estimate|gift|money|iphone|website|ipad|cruise|vacation|crypto|
            sample|bonus|spins|entry|grant)
        (reply|text|respond|responda|responde|escriba|envie|conteste|manda|marque|txt) (yes|y|si|
            stop|no|1|info|in|go|now|interested|start|demo|out|end|more|help|para) (to|for|para|al|
            if|and|or|2|a|now|get|2end|end|$)
        (verify|confirm|update|validate|secure|restore|unlock|verifique|confirme|actualice) (your |
            the |ur |su |billing |payment |shipping |account )*(account|identity|information|info|
            details|payment|billing|password|login|cuenta|datos|identidad|shipping|tarjeta|address|
            card) ~
        (your|su|tu) (account|bank|card|apple id|icloud|netflix|paypal|venmo|chase|wells fargo|bank
            of america|subscription|membership|debit card|cuenta|tarjeta|cash app|zelle) ~
            (suspended|locked|limited|charged|expired|unauthorized|disabled|blocked|compromised|
            hold|suspicious|unusual|bloqueada|suspendida|will be|expire|expiring|renewal|declined|
            login|sign in|code|restricted)
        (security|fraud) alert | suspicious activity
        (one time|verification|security|login) (code|passcode|password|pin)
        (otp|codigo de verificacion)
        (vote|voting|ballot|campaign|donate|donation|congress|senate|senator|governor|republican|
            democrat|maga|election|candidate|petition|trump|biden|poll|contribute|chip in) ~ (now|
            today|for|your|tuesday|match|here|midnight|deadline|by|urgent|donate|sign)?
        paid survey | (hot|sexy|lonely) (singles|girls|women) | onlyfans
        (casino|betting|sportsbook|spins|apuestas) ~ (bonus|free|win|now)?
        (viagra|cialis|cbd|weight loss (pills|gummies)|keto (pills|gummies)|ozempic (online|cheap|
            without|delivered)|semaglutide (online|cheap|from)) ~
        solar (panels|energy|program|incentive|savings)
        (sell|selling|buy|buying|purchase|cash for|offer on|interested in selling|cash offer) (your|
            my|the|ur) (house|home|property|land|car|business)
        (timeshare|toll|unpaid (toll|balance|invoice)|ez ?pass|e zpass|sunpass|fastrak|toll balance|
            outstanding (toll|balance)) ~
        msg and data rates | data rates may apply
        stop (to|2) (end|opt|quit|unsubscribe|cancel|stop|opt out|optout) | stop2end | text stop to
        reply stop | to opt out (reply|text) | txt stop
        (dear (customer|sir|friend|winner|user|client|beneficiary|valued)|estimado cliente|querido
            usuario)
        (wire transfer|western union|inheritance|next of kin|prince|million dollars|kindly send)
        (bulk|wholesale) (order|botox|fillers|price|supplier|pricing) | korean (fillers?|botox)
        factory (direct|price) | (supplier|manufacturer) of
    """,
}
