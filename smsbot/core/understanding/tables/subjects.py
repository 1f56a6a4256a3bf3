"""What questions are about: the usual subjects.

A row stands for its subject wherever it is found. `phrases` says how a row is written.
"""

from __future__ import annotations

from collections.abc import Mapping

CLASSES: Mapping[str, str] = {
    "YOU": "you yall nancy she they the we office clinic place practice guys your ustedes",
    "TREATMENT": """
        botox dysport xeomin jeuveau tox toxin toxina filler fillers relleno rellenos juvederm
        restylane sculptra radiesse kybella lips lip labios labio laser microneedling microagujas
        peel peels peeling facial facials faciales injectables injections injection inyecciones
        inyeccion treatment treatments tratamiento tratamientos service services servicio servicios
        syringe syringes jeringa jeringas unit units unidad unidades cheeks cheek jawline chin
        forehead crows wrinkles wrinkle arrugas hydrafacial hydrafacials prp prf bbl ipl bigote
        ojeras ozempic semaglutide masseter masseters eyebrows skincare products
    """,
    "PAYS": """
        card cards credit debit cash venmo zelle check checks paypal applepay amex visa mastercard
        discover tarjeta tarjetas efectivo credito debito cheque cheques transferencia carecredit
        cherry affirm klarna hsa fsa financing financiamiento
    """,
    "SOMEONE": """
        daughter daughters son sons kid kids child children baby babies husband wife boyfriend
        girlfriend partner friend friends mom mother sister someone somebody family toddler dog pet
        hija hijo hijos hijas nino ninos nina bebe esposo esposa amiga amigo amigas mama hermana
        familia alguien acompanante novio
    """,
}

PHRASES: Mapping[str, str] = {
    "hours": """
        (what|which) (is|are)? (your|the|nancys|ur) (office |opening |business |clinic |usual |
            weekend |saturday |working |work |store |regular )*(hours|schedule)
        (your|the|office|opening|business|working|store|clinic|weekend) hours | hours of operation
        ^ hours (please)? $ | (have|keep|got) (evening|weekend|saturday|late|after) hours
        (what time|when|what times|what days|which days|what day|how late|how early|until when|til
            when|until what time|till what time) (do|does|are|is|did) YOU (guys |all |nancy )?
            (open|close|closed|closing|opening|working|stay open|in the office|there|here)
        (are|is|r) YOU (guys |all |nancy |office |place |even |still )*(open|closed)
        (do|does) YOU (guys |all |nancy |ever |office )*(open|close|work|have hours|see patients|
            see people|take patients) (on |in the |at |during |also )*(weekends?|evenings?|
            saturdays?|sundays?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|nights?|late|
            lunch|WEEKDAY|after 5|after work)
        (do|does) YOU (guys )?close (for|at|during)
        open (on |in the )?(weekends?|evenings?|saturdays?|sundays?|mondays?|late)
        (hora|horas|horario|horarios|dias) (de atencion|de apertura|de servicio|de trabajo)
        (que|cual|cuales|a que|hasta que|desde que|de que) (es|son)? (el|los|su|sus)? (hora|horas|
            horario|horarios|dias) (tienen|es|son|de|abren|cierran|abre|cierra|atienden|atiende|
            trabajan|trabaja|manejan|estan)
        (cual|cuales) (es|son) (el|los|su|sus) (horario|horarios)
        (su|sus|el) (horario|horarios) | ^ (horario|horarios) $
        (abren|abre|atienden|atiende|trabajan|trabaja|cierran|cierra) (los |el |en las |en la |en
            |por la |por las |hoy |a )*(sabados?|domingos?|lunes|martes|miercoles|jueves|viernes|
            fin de semana|fines de semana|hoy|manana|tardes|tarde|noche|noches|mediodia)
        (estan|esta|esten) (abiertos|abierto|abierta|cerrados|cerrado)
        hasta (que hora|que horas|cuando) (abren|estan|atienden|trabajan)
        cuando (abren|cierran)
    """,
    "address": """
        (where|wheres|where is|where are|where r) (are|is|r|do|s)? (YOU|it|this|that|your) (guys |
            all |at |office |located |clinic |place |nancy |practice |nancys |exactly |again )*$
        where (are|is|r) (YOU|it|this|your|nancys) (guys |all |office |clinic |place |practice |
            exactly |nancys )*(located|location|at|based|again|exactly|office|clinic|place|building)
        where (do|should|can|will|would) (i|we) (go|come|drive|find (you|u|it|the|your)|need to go|
            head)
        (what|whats|what is|whats is) (is)? (your|the|ur|office|nancys) (office |exact |street |
            full )?(address|location|cross streets)
        (your|the|office|exact|street|full|ur) (address|location|directions)
        ^ (address|location|directions) $ | (address|location|directions) please
        (get|got|send|text|give|need|want|have|share|drop) (me )?(an|the|your|ur)? (address|
            directions|location|pin)
        drop (me )?a pin | where ?abouts (are|is) YOU | whereabouts (are|is) YOU
        (directions) (to|from) | how (do|can|should) (i|we) get (there|to (you|your|the|nancys))
        (what|which) (part of town|side of town|city|building|suite|floor|cross streets|street|area)
            (are|is|r|do|should)
        how far (are|is) (you|it|the office|your office) | are (you|u) (in|near|close to|off|by)
            (the )?(mesa|phoenix|tempe|chandler|gilbert|scottsdale|glendale|downtown|freeway|i10|
            101|202|60)
        (donde|adonde|a donde|en donde|por donde) (estan|esta|se|queda|quedan|es|son|los|le|la|
            voy|tengo que ir|llego|puedo encontrar)
        (cual|que) es (su|la|el) (direccion|ubicacion|domicilio)
        (su|la|el) (direccion|ubicacion|domicilio) | ^ (direccion|ubicacion|domicilio) $
        (direccion|ubicacion|domicilio) (por favor|porfavor|please|exacta)
        como (llego|llegar|puedo llegar|le hago para llegar) | en que (parte|ciudad|calle|zona|
            edificio|piso|suite|local) (de la ciudad |del valle )?(estan|esta|es|queda|se)
        (mandar|manda|mande|mandan|pasar|pasa|pase|pasan|enviar|envia|dar|da) (me )?(la|su)
            (direccion|ubicacion)
    """,
    "parking": """
        parking | where (do|can|should|would|could) (i|we|you) park | (can|could) (i|we) park
        (can|do|should|could) (i|we) leave (my|our|the) car
        (somewhere|place|spot|where|room) to park | park (my|the|our) car | valet
        parking (lot|garage|spot|free) | (is|are) there parking | street parking
        estacionamiento | estacionar | estacionarme | estaciono | estacionarse | parqueo |
            parquear | parquearme | parqueadero | me estaciono | donde (dejo|puedo dejar|dejar) (el|
            mi) (carro|auto|coche)
    """,
    "price": """
        how much (is|are|does|do|for|would|will|you|r|the|to get|it|per|a|ur|your|it|u) ~
            (cost|charge|charges|run|charging|TREATMENT|it|that|this|they|be|$|price|priced|
            everything|these|get)
        how much $ | how (much|expensive) (is|are|r) (it|they|you|that|this|your|the TREATMENT|
            TREATMENT)
        what (do|does|would|will|is|are) (YOU|it|TREATMENT|the|this|that|your|a) ~ (charge|cost|
            costs|price|prices|pricing|rates?|fees?|run|start at)
        (price|prices|pricing|cost|costs) (list|range|menu|sheet|for|of|on|per|info|information|
            please|start|is|are|$)
        (your|the|any|about|average|get|ur|on|have|what|what are|some|rough|ballpark)
            (price|prices|pricing|cost|costs|rates|fees)
        ^ (price|prices|pricing|cost|rates) $ | (price|cost) per (unit|syringe)
        what (would|will|does) (a|one|two|NUMBER) TREATMENT (run|cost|be)
        ballpark (figure|price|number|cost|idea) | price range | rough idea of (the )?(price|cost)
        how do (you|u) (price|charge) | (do|does) (you|it) charge (by|per)
        (cuanto|cuanta|cuantos) (cuesta|cuestan|cobra|cobran|vale|valen|sale|salen|es|por|seria|
            saldria|costaria|me|sale|cuestan|van|andan|salen)
        ^ cuanto $ | (a|en) (como|cuanto) (es|sale|esta|estan|dan|cobran|tienen|la|las|el|los|dejan)
        (que|cual|cuales) (es|son|precio|precios|costo|costos|tiene|tienen|son los|es el) (el |los |
            su |sus |de )*(precio|precios|costo|costos|tarifa|tarifas)
        (que|cuales|los|sus|el|su|lista de|de) (precio|precios|costo|costos|tarifas) | ^ (precio|
            precios|costo|costos) $ | (precio|precios|costo|costos) (de|por|del|tienen|por favor|
            please|aproximado|aproximados)
        (pasa|da|manda|pasan|dan|mandan|puede dar) (los |sus )?precios
    """,
    "fee": """
        (is|are|r) (the|your|a|my|this|ur|that)? (first |initial |new patient )?(VISIT|consults)
            (free|complimentary|no charge|free of charge|covered)
        free (of charge )?(consults?|VISIT) | complimentary VISIT | consult(ation)? fees?
        (how much|what) (is|does|for|do you charge for|are|would) (a|the|your|an|my|it for a|just
            a|just the)? (first |initial |new )?(consultations?|consult|consults|appointment)
            (fee|cost|costs|price|free|itself|$|by itself)?
        (do|does|will|is|would) (you|i|it|there|u|nancy|we) (have to |need to |still )?(charge|pay|
            cost|a charge|a fee|a cost) (me )?(anything )?(for|just for|to|a) (the|a|an|just|my|come
            in)? (consultations?|consult|consults)
        (charge|pay|fee|cost|charges) for (the|a|an|your|just the)? (consultations?|consults)
        (is|does) (the|a|your) (consultation|consult) (cost|fee|charge) | (does|do) (the|a|your)
            (consultations?|consult|consults) cost
        (la|una|su|esta|primera|es) (consulta|valoracion|evaluacion) (es |inicial |tiene |seria |
            esta |algun |un )*(gratis|gratuita|costo|sin costo|cobran|cobro|gratuito)
        (consulta|valoracion|evaluacion) (gratis|gratuita|sin costo)
        (es|sale|tiene|seria) (gratis|gratuita|sin costo|algun costo|costo) (la|una|su|esa)?
            (primera |inicial )?(consulta|valoracion|evaluacion|cita)
        (cuanto|cobran|cobra|costo|precio|cuesta|pagar) (cuesta |cobran |cobra |es |de |por |vale |
            sale |se paga )*(la|una|su|el|por la|de la)? (primera )?(consulta|valoracion|evaluacion)
        es gratis (la|su|una) (consulta|valoracion|evaluacion|cita)
    """,
    "offered": """
        (what|which|wat) (kind of |type of |kinds of |types of |other |all |different |sort of )*
            (services|treatments|procedures|things|products|injectables|fillers?|brands?|options|
            facials|stuff|lasers?) (do|does|are|is|r|can) (YOU|available|offered|there)
        what (do|does|can|all do|all does|else do|else does) (you|u|yall|nancy|she|they|the
            office|you all) (guys )?(do|does|offer|provide|specialize|have|treat|carry)
        (do|does|can|will) (you|u|yall|nancy|she|they|ya) (guys |all |also |even |still |ever )*(do|
            offer|provide|carry|use|have|inject|perform|sell) (any |the |a |some |lip |under eye |
            both |cheek |also |medical |laser |chemical |hand |chin )*TREATMENT
        (what|which) (services|treatments) (you|u|yall|she) (have|offer|do|provide)
        (list|menu) of (your )?(services|treatments) | (services|treatments) (you offer|list|
            offered|menu|available|do you) | (your|ur) (services|treatments|service menu)
        ^ (services|treatments) $ | (is|are) TREATMENT (something )?(you (do|offer)|offered)
        (que|cuales|que tipo de|cuales son los|cuales son sus|que clase de|que otros) (servicios|
            tratamientos|procedimientos|cosas|productos|rellenos) (ofrecen|tienen|hacen|manejan|
            ofrece|hace|tiene|dan|hay|ponen|usan|venden)
        que (es lo que )?(hacen|ofrecen|ofrece|servicios|tratamientos) | (sus|los) (servicios|
            tratamientos) | ^ (servicios|tratamientos) $
        (hacen|hace|ofrecen|ofrece|ponen|pone|manejan|aplican|aplica|tienen|tiene|usan|venden|dan)
            (el |la |los |las |tambien |inyecciones de |tratamiento de |tratamientos de |relleno de
            |rellenos de |de |algun |en )*TREATMENT
    """,
    "insurance": """
        (insurance|insurances|medicaid|medicare|ahcccs|aetna|cigna|bcbs|blue cross|united
            healthcare|tricare)
        (seguro|seguros|aseguranza|aseguranzas) (medico|medica|de salud|medicos)?
    """,
    "payment": """
        (do|does|can|will|could|would|is|are) (YOU|i|we|it) (guys |all |nancy |only |also |even |
            still )*(take|accept|pay|use|have|offer|do|ok to pay|possible to pay) ~ PAYS
        (pay|paying|payment|payments) (with|by|in|using|via|through) (a |my |an |just )?(PAYS|
            phone|installments|cuotas|app)
        (payment|pay) (plans?|options|methods|method|types|forms) | forms of payment
        (how|when) (do|can|should|would) (i|we|you|people) (pay|do payment|do payments)
        (take|accept) (PAYS|apple pay|google pay|credit cards?|debit cards?|american express|cherry|
            care credit|afterpay|pay later)
        ^ PAYS $ | (what|which) (payments?|cards|forms of payment|credit cards|payment methods) (do|
            are|does|can) | pay over time | (monthly|installment) payments | care credit | buy now
            pay later | afterpay
        (need|is|require|have to|do|take) (a |to pay a |leave a |put down a |pay a |you require a |
            i need a |there a )*deposit
        (aceptan|acepta|toman|toma|reciben|recibe|puedo pagar|se puede pagar|pagar|pago) (con |en |
            por |a |la |el |pagos |tarjetas? de )*(PAYS|meses|cuotas|plazos|applepay|zelle|venmo)
        (formas|forma|metodos|metodo|planes|plan|opciones) de (pago|pagos) | (como|con que) (se
            paga|puedo pagar|pago|se puede pagar|les pago|pagamos) | pagos (mensuales|a plazos|en)
        (piden|pide|dejar|necesito|hay que dejar|se deja|cobran) (un |dejar |algun )*(deposito|
            anticipo|adelanto)
    """,
    "specials": """
        (any|your|the|have|running|current|have any|got any|monthly|new patient|first time|holiday|
            a|are there|get a|military|student|referral|offer) (specials?|deals?|promos?|
            promotions?|discounts?|sales?|coupons?|rewards?|membership|loyalty program|package
            deals?)
        (first time|new patient|new client|first time client|military|student|referral|birthday)
            (discounts?|specials?|deals?)
        ^ (specials?|deals?|discounts?|promos?) $ | (specials?|deals?|discounts?|promotions?) (right
            now|this month|on|for|going on|available|currently)
        (tienen|hay|manejan|dan|hacen|ofrecen|tiene|da|hace|alguna|algun|que) (alguna |algun |
            alguno |unas |de |por )*(promocion|promociones|descuento|descuentos|oferta|ofertas|
            especiales|especial|membresia|paquete|paquetes)
        ^ (promociones|descuentos|ofertas|especiales) $
    """,
    "giftcards": """
        gift (card|cards|certificate|certificates|voucher|vouchers) | giftcards?
        (tarjeta|tarjetas|certificado|certificados|bono|bonos) de regalo
    """,
    "who": """
        (who|whos) (is|are)? (nancy|the nurse|the injector|the provider|the doctor|the person|doing
            it|the one|your nurse|your injector)
        who (will|would|is|does|do|will be|is going to) (be )?(see|seeing|doing|do|inject|
            injecting|treat|treating|performing|perform|the injector|the provider|the injections|
            the treatments|your injections|injections) (me|it|the|my|treatments|injections|this)?
        (is|are) (nancy|she|you|the nurse|they|the injector) (a |an |really a |actually a |really |
            board )*(nurse|rn|np|doctor|licensed|certified|registered|injector|md|dr|practitioner)
        (what are|does|whats|what is|tell me) (nancys|nancy|her|your|about nancys) (credentials|
            qualifications|training|license|experience|have credentials|background|licenses)
        (how long|how many years) (has|have|is|of experience) (nancy|she|you|does nancy) ~
            (doing|injecting|nurse|practicing|experience|business|have|worked|done)
        (tell me|more|know|learn|info) about nancy | nancys (credentials|experience|qualifications)
        does nancy have (experience|training|a license)
        quien (es|me|nos|pone|hace|aplica|atiende|lo hace|inyecta|va a|seria) (nancy|la|el|
            atiende|atender|los|las|atenderia|va|pone|inyecta|quien|enfermera)
        (es|ella es|nancy es|usted es) (ella |nancy )?(enfermera|doctora|doctor|licenciada|
            certificada|registrada|medico|una enfermera)
        (cuanta|que|cuantos anos de) (experiencia|estudios|certificaciones|titulo) (tiene|tienen|
            de)
    """,
    "bot": """
        (is|are|am) (this|that|you|u|i) (talking to |texting |chatting with |speaking to |with |
            really |just |actually |like )*(a |an )?(bot|robot|machine|computer|real person|ai|
            human|automated|chatbot|auto|recording|person or|real human|live person|real)
        who am i (talking|texting|speaking|chatting) (to|with) | who is this
        (bot|robot|human|machine) or (a )?(bot|robot|human|person|machine|real)
        (es|eres|usted es|hablo con|estoy hablando con|me contesta) (usted |esto |este )?(un |una )?
            (robot|bot|maquina|persona|persona real|computadora|humano|contestadora)
        con quien (hablo|estoy hablando)
    """,
    "duration": """
        how (long|much time|many minutes|many hours) (is|are|does|do|will|should|would|for|it|to|
            the|a|of) (it |a |the |your |an |this |that |my |i |you |we |typical |first |plan |
            average |usually |each |to )*(VISIT|consults?|consultations?|appointments?|be there|
            expect|set aside|block off|plan for|there for) (take|last|be|is|usually|run|$|for|
            typically|normally)?
        how (long|much time) (does|will|would|is) (it|this|that|the whole thing|everything) (usually
            |typically |all |normally |gonna |going to )*(take|last|be) $
        (length|duration) of (the|a|my|your) VISIT | how long (will|would) (i|we) be there
        (cuanto|que) (tiempo )?(dura|duran|tarda|toma|tardan|se tarda|tiempo|lleva|se toma|tardaria|
            duraria|demora) (la |una |su |mi |dura |toma |tarda |en |es |de )*(consulta|cita|
            visita|todo|consultas|citas|$)
    """,
    "age": """
        how old (do|must|should|does|you have|to be) ~ (be|old|come|get|someone) |
            (minimum|min|legal|any) age | age (limit|requirement|minimum|restriction|restrictions)
        (do|does) (i|you|she|he|u) have to be (18|21|NUMBER|over|an adult)
        (is|are) (there|it) (an|any) age | (do|can|will) (you|u|i|nancy|yall) (see|treat|take|
            accept|come) (teens|minors|teenagers|people under|anyone under|if im under|under|
            NUMBER year olds?|17 year olds?|16 year olds?)
        (im|i am|shes|hes|my daughter is|my son is|she is) (only )?(NUMBER|16|17) (is that|can i|can
            she|too young|ok|is it) ~
        (que|cual es la|desde que|a partir de que|hay) (edad|limite de
            edad|edad minima|es la edad) | edad (minima|limite) | (atienden|aceptan|ven) (a )?
            menores | (menores|menor) de edad
    """,
    "walkins": """
        walk ?ins? | walkins? | (do|must|will|should) (i|we|you) (have to|need to|need|have|really
            need) (to )?(make |have |book )?(an|a) (appointment|appt|reservation)
        (can|could|may) (i|we|you|someone|people) (just |simply )*(walk in|stop by|show up|drop in|
            drop by|come without|pop in|swing by|come by without)
        (need|have) (an|a) appointment (to|or can|or do) | without (an|a) appointment
        by appointment only | appointment only | appointment necessary | appointment required
        (sin|necesito|hace falta|tengo que hacer|se necesita|con|tiene que ser con) (hacer |tener |
            una |previa )*cita (previa|antes|o|para ir|para entrar|$) | sin cita | llegar sin
    """,
    "companions": """
        (can|could|may|is|ok|okay|alright|allowed|mind) (i|we|it|if i|she|to|he) (ok |okay |
            alright |fine |allowed |also |if |i |to |just |possible to )*(bring|take|come with|have)
            (my|a|the|along|our|his|her|an|some)? ~ SOMEONE
        (bring|take) (my|a|our) SOMEONE
        (can|could|may) (my|a|our) SOMEONE (come|go|sit|be|wait|join|stay) (with|in|along|there)?
        (are|is) (kids|children|babies|dogs|pets|guests|service dogs) (allowed|ok|welcome|okay)
        (bring|bringing) (my|a|the|our|someone|somebody) SOMEONE | (child|kid) (care|friendly)
        (puedo|podria|se puede|puede|podemos) (ir con|llevar|llevar a|traer|traer a|ir acompanada
            de|venir con|entrar con|entrar) (mi|mis|un|una|alguien|al|a mi|a mis|los)? SOMEONE?
        (aceptan|dejan entrar|permiten) (a )?(ninos|bebes|mascotas|acompanantes)
        (llevar|traer) (a )?(mi|mis|un|una) SOMEONE
    """,
    "languages": """
        (do|does|can|is|are|did) (YOU|anyone|somebody|someone|there|anybody|it|i) (guys |all |
            nancy |there |someone |anyone |who |in )*(speak|speaks|talk|text|write|have|understand|
            fluent in) (any )?(spanish|english|espanol|french|chinese|other languages|vietnamese|
            korean|mandarin|arabic|asl)
        (speak|speaks|spanish|english) (spanish|english|speaking|speaker|espanol)
        (what|which|other) languages? | (habla|hablan|hay alguien que hable|atienden|alguien habla|
            hable|hablas) (en )?(espanol|ingles|spanish|english|otro idioma)
        (puedo|se puede) (escribir|hablar|mandar) en (espanol|ingles)
    """,
    "cancellation": """
        (cancellation|cancelation|cancel|cancelling|canceling|rescheduling|reschedule|no show|no
            shows|late|lateness|refund) (policy|policies|fees?|charge|window|notice|penalty)
        (charge|fee|penalty|cost|charged|charges) (for|if|to) (i |you |a |we |someone )?(cancel|no
            show|no shows|reschedule|miss|cancelling|canceling|missing|late|missed|need to cancel|
            have to cancel|dont show)
        what happens if i (have to |need to )?(cancel|reschedule|dont come|miss)
        (what|happens) (if|happens if) (i|you|we) (have to |need to |want to |end up |gotta )*
            (cancel|no show|reschedule|miss|dont show|am late|cancelling|run late)
        how (much|far|many|late) (notice|in advance|ahead|days|hours|can|days before) ~ (cancel|
            reschedule|cancelling|canceling|change)
        (politica|politicas|cargo|cargos|multa|cobran|penalizacion|cobro|regla) (de |por |si |hay |
            para |algo )*(cancelacion|cancelaciones|cancelar|cancelo|no llego|no voy|falto|no puedo)
        (que pasa|que pasaria|cobran|me cobran|hay algun cargo) si (tengo que |necesito |quiero |no
            |tuviera que )*(cancelar|cancelo|cancelaria|puedo ir|llego|voy|cambiar la cita|falto)
        (con cuanto|cuanto) (tiempo|anticipacion|tiempo de anticipacion) ~ (cancelar|avisar|cancelo)
    """,
    "booking": """
        how (do|can|does|would|should) (i|we|you|one|someone|it|this|people|booking) (go about |
            actually |even )*(book|make (an|a) (appointment|reservation)|schedule|get an
            appointment|booking|set (one|something|an appointment) up|sign up|work|reserve|get in|
            change (my|an) appointment|reschedule|set up) ~
        how (does|do) (booking|scheduling|appointments|this) work | (can|do) (i|you|we) (just )?
            (book|schedule|do it|do this|make an appointment|book it) (online|by text|over text|
            here|on your website|through text|over the phone|by phone|via text|on here)
        (is there|do you have) (an )?(online|app|website) (booking|to book|scheduling)
        como (hago|puedo|le hago|se|agendo|saco|reservo|programo|funciona|hacer|agendar) (una |para
            |hago |la |hacer |sacar |agendar |programar |reservar |saca |agenda |hace )*(cita|citas|
            consulta|agendar|reservar|esto|reservacion)
        (puedo|se puede) (agendar|hacer cita|reservar|hacer la cita|sacar cita) (por|aqui|en linea|
            por mensaje|por telefono|por texto|en internet)
    """,
    "phone": """
        (what|whats|is|get|have) (is)? (your|the|a|ur|there a|an|office) (phone|telephone|office|
            contact|phone number|cell)? (number|phone) (to call|i can call|please|$|so i can|for)
        (can|could|may|how do|how can|should|where do) (i|we) (call|phone|ring) (you|u|in|the
            office|someone|instead|by|a number|yall|nancy|to) (guys|instead|directly|$|to book|to
            schedule|with|at)?
        (what|which) (phone )?number (do|can|should|could) (i|we) (call|dial|use)
        (number|phone|telefono|numero) (to call|i can call|para llamar|para hablar|donde llamar|de
            telefono|de contacto) | ^ (phone number|telefono) $
        (cual|que) es (su|el) (numero|telefono) | (su|el|un) (telefono|numero de telefono)
        (puedo|se puede|les puedo|le puedo|podria|a donde|a que numero|donde) (llamar|llamarles|
            llamo|marcar|hablar por telefono|llamarle|hablarles|hablarle)
    """,
}
