"""Every sentence texted to a patient, in Spanish (usted), without signs that double the price.

The letters á í ó ú are not in the plain alphabet of the SMS; é ñ ¿ ¡ are. Words that would need
them are avoided or written as people text them.
"""

SENTENCES: dict[str, tuple[str, ...]] = {
    # First contact
    "notice": (
        "Este es el mensaje automatico de {practice}. Pueden aplicar cargos por mensajes y "
        "datos. HELP para ayuda, STOP para no recibir.",
        "{practice}: linea automatica. Pueden aplicar cargos. HELP: ayuda. STOP: no recibir.",
    ),
    "greet": (
        "¡Hola! Agendo consultas con {nurse}. ¿Cual es su nombre, y qué dia y hora le convienen?",
    ),
    "ask_both": ("¡Con gusto! ¿Cual es su nombre, y qué dia y hora le gustaria?",),
    "question_then_ask": (
        "Le pasé su pregunta a {nurse}. Para agendar una consulta: ¿cual es su nombre, y qué "
        "dia y hora le gustaria?",
        "Le pasé su pregunta a {nurse}. Para agendar: ¿su nombre, y qué dia y hora?",
    ),
    "missed_call": (
        "¡Perdon, no alcanzamos a contestar! Puedo agendar su consulta por mensaje: ¿cual es su "
        "nombre, y qué dia y hora le gustaria?",
        "¡Perdon, no contestamos a tiempo! Para agendar: ¿su nombre, y qué dia y hora?",
    ),
    "missed_call_known": (
        "¡Perdon, no alcanzamos a contestar! Escriba aqui y le ayudo; {nurse} sabra que usted "
        "llamo.",
    ),
    # Collecting
    "ask_name": ("¡Con gusto! ¿A nombre de quién la pongo?",),
    "ask_time": ("Gracias{, first}. ¿Qué dia y hora le gustaria? Por ejemplo: jueves a las 3.",),
    "ask_day": ("¿Y qué dia le gustaria? Por ejemplo: el jueves, o el 5 de diciembre.",),
    "name_unread": ("Perdone, no entendi el nombre. ¿A qué nombre y apellido pongo la consulta?",),
    "time_unread": (
        "Perdone, no entendi. Escriba un dia y una hora, por ejemplo: jueves a las 3.",
    ),
    "what_instead": ("De acuerdo. ¿Qué dia y hora le conviene mas?",),
    "not_understood": ("Perdone, no entendi.",),
    "read_back": (
        "{Change}onsulta para {name}, {when}. ¿Esta bien? Responda 1 para si, o diga qué cambiar.",
        "{name}, {when}. ¿Esta bien? Responda 1 para si, o diga qué cambiar.",
        "{name}, {when}. ¿Bien? Responda 1, o diga qué cambiar.",
    ),
    "choose": (
        "¿Cual prefiere?\n{options}\nResponda con el numero, u otro dia y hora.",
        "¿Cual?\n{options}\nEl numero, u otra hora.",
        "{options}\nEl numero u otra hora.",
    ),
    "which_reading": (
        "¿Cual quiere decir?\n{options}\nResponda con el numero.",
        "¿Cual?\n{options}\nResponda el numero.",
    ),
    "which_visit": (
        "¿De qué cita habla?\n{which}\nResponda con el numero.",
        "¿Qué cita?\n{which}\nResponda el numero.",
        "¿Qué cita?\n{which short}\nResponda el numero.",
    ),
    "which_or_both": (
        "¿De qué cita habla?\n{which}\nResponda con el numero, o AMBAS.",
        "¿Qué cita?\n{which}\nEl numero, o AMBAS.",
        "¿Qué cita?\n{which short}\nEl numero, o AMBAS.",
    ),
    "which_one": (
        "¿De cual habla?\n{which}\nResponda con el numero.",
        "¿Cual?\n{which}\nResponda el numero.",
        "¿Cual?\n{which short}\nResponda el numero.",
    ),
    "instead": (
        "{why} Puedo ofrecerle:\n{options}\nResponda con el numero, u otro dia y hora.",
        "{why} Hay lugar:\n{options}\nResponda con el numero, u otra hora.",
        "{why}\n{options}\nResponda con el numero u otra hora.",
        "{why}\n{options}\nEl numero u otra hora.",
        "{options}\nEl numero u otra hora.",
    ),
    "instead_or_wait": (
        "{why} Hay lugar:\n{options}\nResponda el numero, otra hora, o ESPERAR.",
        "{why}\n{options}\nResponda el numero, otra hora, o ESPERAR.",
        "{why}\n{options}\nEl numero, otra hora, o ESPERAR.",
        "{why}\n{options}\nEl numero u otra hora.",
        "{options}\nEl numero u otra hora.",
    ),
    "none_free": ("No veo lugar cerca de ese dia. ¿Qué otro dia y hora le conviene?",),
    "recorded": (
        "¡Gracias{, first}! {nurse} tiene {your request}: {when}. Le escribira para confirmar; "
        "todavia no es una cita.",
        "¡Gracias! {nurse} tiene {your request}: {when}. Le escribira; todavia no es una cita.",
        "{nurse} tiene {your request}: {when}. Todavia no es una cita.",
    ),
    "confirmed": (
        "Su cita esta confirmada{, first}: {when} con {nurse}{, address}. ¿Necesita cambiarla? "
        "Escriba aqui.",
        "Cita confirmada: {when} con {nurse}{, address}. Para cambiarla, escriba aqui.",
        "Cita: {when}{, address}. Para cambiarla, escriba aqui.",
    ),
    "confirmed_other": (
        "{Your visit} esta confirmada: {when} con {nurse}{, address}. ¿Necesita cambiarla? Escriba "
        "aqui.",
        "{Your visit}: {when}{, address}. Para cambiarla, escriba aqui.",
    ),
    "moved": (
        "Listo{, first}: {your visit} es ahora {when}{, address}. Para cambiarla, escriba aqui.",
        "{Your visit} es ahora {when}{, address}. Para cambiarla, escriba aqui.",
        "{Your visit} es ahora {when}{, address}.",
    ),
    "booked_by_phone": (
        "{practice}: {nurse} apunto {your visit} para {when}{, address}. Pueden aplicar cargos. "
        "STOP para no recibir, HELP para ayuda.",
        "{practice}: {your visit} es {when}{, address}. Puede haber cargos. STOP: no recibir.",
        "{practice}: {your visit} es {when}{, address}. STOP: no recibir.",
    ),
    # The nurse's decisions
    "offer": (
        "{nurse} le puede atender:\n{options}\nResponda con el numero, o diga otro dia y hora.",
        "{nurse} puede:\n{options}\nResponda con el numero, u otra hora.",
    ),
    "offer_one": (
        "{nurse} le puede atender {option}. Responda 1 para aceptar, o diga otro dia y hora.",
    ),
    "offer_other": (
        "{nurse} puede atender a {person}:\n{options}\nResponda con el numero, u otro dia y hora.",
        "{nurse} puede:\n{options}\nResponda con el numero, u otra hora.",
    ),
    "offer_one_other": (
        "{nurse} puede atender a {person} {option}. Responda 1 para aceptar, o diga otro dia y "
        "hora.",
    ),
    "offer_again": (
        "¿Cual prefiere?\n{options}\nResponda con el numero, o diga otro dia y hora.",
        "¿Cual?\n{options}\nEl numero, u otra hora.",
        "{options}\nEl numero u otra hora.",
    ),
    "propose_move": (
        "{nurse} necesita mover {your visit}. Opciones:\n{options}\nResponda con el numero, u otra "
        "hora.",
        "{nurse} necesita mover {your visit}:\n{options}\nEl numero u otra hora.",
    ),
    "propose_move_one": (
        "{nurse} necesita mover {your visit}. ¿Le conviene {option}? Responda 1 para si, u otro "
        "dia y hora.",
    ),
    "declined": (
        "Gracias por escribir{, first}. Lo siento, {nurse} no puede ofrecerle esa consulta. Si "
        "gusta, escriba otro dia y hora.",
        "Gracias por escribir. Lo siento, {nurse} no puede. Si gusta, escriba otro dia y hora.",
    ),
    "declined_other": (
        "Gracias por escribir. Lo siento, {nurse} no puede ofrecer esa consulta para {person}. Si "
        "gusta, escriba otro dia y hora.",
    ),
    "move_declined": (
        "Lo siento, {nurse} no puede hacer ese cambio. {Your visit} sigue {when}. Si gusta, "
        "escriba otro dia y hora.",
        "Lo siento, ese cambio no se puede. {Your visit} sigue {when}.",
        "Lo siento, ese cambio no se puede.",
    ),
    "nurse_cancelled": (
        "Lo siento mucho: {nurse} no podra atenderle {when}. Escriba qué dia y hora le conviene "
        "y le busco otra.",
        "Lo siento mucho: {nurse} no podra atenderle {when}. Escriba otro dia y hora.",
    ),
    "nurse_cancelled_other": (
        "Lo siento mucho: {nurse} no podra atender a {person} {when}. Escriba qué dia y hora le "
        "conviene y le busco otra.",
        "Lo siento mucho: {nurse} no podra atender a {person} {when}. Escriba otro dia y hora.",
    ),
    "will_call": ("{nurse} le va a llamar sobre su cita. ¡Hasta pronto!",),
    "nurse_says": ("{nurse}: {words}", "{words}"),
    "lapsed": (
        "Perdone, {nurse} no pudo contestar a tiempo. Hay lugar:\n{options}\nResponda con el "
        "numero, u otra hora.",
        "Perdone la demora. Hay lugar:\n{options}\nResponda con el numero, u otra hora.",
    ),
    "no_show": (
        "Sentimos no haberle visto{, first}. ¿Le gustaria otra hora?\n{options}\nResponda con el "
        "numero, u otro dia y hora.",
        "Sentimos no haberle visto. ¿Otra hora?\n{options}\nResponda con el numero, u otra hora.",
        "Sentimos no haberle visto.\n{options}\nResponda con el numero, u otra hora.",
    ),
    "no_show_other": (
        "Sentimos no haber visto a {person}. ¿Otra hora?\n{options}\nResponda con el numero, u "
        "otra hora.",
        "Sentimos no ver a {person}.\n{options}\nEl numero, u otra hora.",
    ),
    "correct_confirm": (
        "Una correccion de {nurse}: su cita todavia no esta confirmada. Le escribo en cuanto lo "
        "esté.",
    ),
    "correct_move": (
        "Una correccion de {nurse}: por ahora {your visit} sigue siendo {when}. Le escribo en "
        "cuanto se resuelva el cambio.",
        "Una correccion de {nurse}: por ahora {your visit} sigue siendo {when}.",
        "Una correccion: por ahora {your visit} sigue siendo {when}.",
    ),
    "correct_offer": (
        "Una correccion de {nurse}: no tome en cuenta los horarios que le mandé. Le escribo "
        "pronto.",
    ),
    "correct_decline": (
        "Una correccion de {nurse}: no tome en cuenta mi mensaje. Su solicitud sigue abierta.",
    ),
    "correct_cancel": (
        "Una correccion de {nurse}: no tome en cuenta mi mensaje. Su cita sigue como estaba.",
    ),
    "correct_call": ("Una correccion de {nurse}: le va a escribir en vez de llamar.",),
    "correct_words": ("Una correccion de {nurse}: no tome en cuenta el mensaje anterior.",),
    "correct_noshow": ("Una correccion de {nurse}: no tome en cuenta el mensaje anterior.",),
    "correct_book": ("Una correccion de {nurse}: esa cita no esta agendada. Perdone.",),
    # The waiting list
    "free_now": (
        "Hay lugar ahora:\n{options}\nResponda con el numero, o ESPERAR si prefiere otra hora.",
        "Hay lugar:\n{options}\nResponda el numero, o ESPERAR.",
        "{options}\nEl numero, o ESPERAR.",
    ),
    "wait_when": ("¿Por cuales dias u horas esperaria? Por ejemplo: jueves por la mañana.",),
    "wait_for": (
        "Por ahora no hay lugar {when}. Responda 1 y le aviso si se libera, o diga qué otros dias "
        "le convienen.",
        "Por ahora no hay lugar. Responda 1 y le aviso si se libera, o diga qué otros dias le "
        "convienen.",
    ),
    "wait_for_sooner": (
        "Por ahora no hay nada antes. Responda 1 y le aviso si se libera algo antes, o diga qué "
        "dias le convienen.",
    ),
    "waiting": (
        "Queda en la lista de espera{, first}: {when}. Le aviso en cuanto se libere un lugar.",
        "Queda en la lista de espera: {when}. Le aviso si se libera.",
        "Queda en la lista de espera. Le aviso en cuanto se libere un lugar.",
    ),
    "waiting_sooner": (
        "Queda en la lista de espera{, first}: le aviso si se libera algo antes. Mientras tanto "
        "{your visit} sigue: {when}.",
        "Queda en la lista de espera. Mientras tanto {your visit} sigue: {when}.",
    ),
    "nothing_sooner": ("No hay ninguna hora antes de su cita, que sigue como estaba.",),
    "asked_sooner": (
        "Ya le dije a {nurse} que le gustaria venir antes. Ella tiene su solicitud y le escribira.",
    ),
    "status_waiting": (
        "Sigue en la lista de espera: {when}. Le aviso en cuanto se libere un lugar.",
        "Sigue en la lista de espera. Le aviso en cuanto se libere un lugar.",
    ),
    "status_waiting_sooner": (
        "Sigue en la lista de espera: le aviso si se libera algo antes. Mientras tanto su cita "
        "sigue en pie.",
    ),
    "opening": (
        "{practice}: hay un lugar, {when}. Responda 1 en 30 min para tomarlo, o NO para seguir "
        "esperando.",
        "{practice}: hay lugar {when}. Responda 1 en 30 min para tomarlo, o NO.",
        "Hay lugar {when}. Responda 1 en 30 min para tomarlo, o NO.",
    ),
    "opening_other": (
        "{practice}: hay un lugar para {person}, {when}. Responda 1 en 30 min para tomarlo, o NO "
        "para seguir esperando.",
        "Hay lugar para {person} {when}. Responda 1 en 30 min para tomarlo, o NO.",
    ),
    "opening_again": (
        "¿Le gustaria {option}? Responda 1 para tomarla, o NO para seguir esperando.",
        "¿{option}? Responda 1 para tomarla, o NO para esperar.",
    ),
    "still_waiting": (
        "De acuerdo. Sigue en la lista de espera, y le aviso cuando se libere otro lugar.",
    ),
    "opening_gone": (
        "Lo siento, ese lugar ({when}) se acaba de ocupar. Usted sigue al principio de la lista, y "
        "le aviso del siguiente.",
        "Lo siento, ese lugar se acaba de ocupar. Usted sigue al principio de la lista.",
    ),
    "waited_in_vain": (
        "Lo siento, no se libero lo que esperaba. Hay lugar:\n{options}\nResponda con el numero, u "
        "otra hora.",
        "Lo siento, no se libero. Hay:\n{options}\nResponda el numero, u otra hora.",
    ),
    "wait_ended": (
        "Listo, ya no esta en la lista de espera. Escriba un dia y una hora cuando guste venir.",
    ),
    "wait_ended_visit": ("Listo, ya no esta en la lista de espera. Su cita sigue como estaba.",),
    "not_waiting": ("No esta en la lista de espera. Si gusta venir, escriba un dia y una hora.",),
    # Around a visit
    "reminder": (
        "{practice}: {first,} su cita es {relative}{, address}. Responda C para confirmar, o "
        "escriba si necesita otra hora.",
        "{practice}: su cita es {relative}{, address}. Responda C para confirmar.",
        "{practice}: {relative}{, address}. Responda C para confirmar.",
        "{nurse}: {relative}{, address}. Responda C para confirmar.",
    ),
    "reminder_again": (
        "{practice}: le esperamos {relative}{, first}. ¿Va tarde o necesita un cambio? Escriba "
        "aqui.",
        "{practice}: le esperamos {relative}. ¿Algun cambio? Escriba aqui.",
    ),
    "reminder_change_open": (
        "{practice}: {nurse} todavia ve su cambio. Mientras tanto, su cita sigue {relative}.",
        "{practice}: su cambio sigue pendiente. Su cita sigue {relative}.",
    ),
    "reminder_other": (
        "{practice}: {your visit} es {relative}{, address}. Responda C para confirmar, o escriba "
        "si necesita otra hora.",
        "{practice}: {your visit} es {relative}{, address}. Responda C para confirmar.",
        "{nurse}: {your visit}, {relative}{, address}. Responda C para confirmar.",
        "{nurse}: {your visit}, {when}{, address}. C para confirmar.",
    ),
    "reminder_again_other": (
        "{practice}: {your visit} es {relative}. ¿Va tarde o necesita un cambio? Escriba aqui.",
        "{practice}: {your visit} es {relative}. ¿Algun cambio? Escriba aqui.",
    ),
    "reminder_change_open_other": (
        "{practice}: {nurse} todavia ve su cambio. Mientras tanto, {your visit} sigue {relative}.",
        "{practice}: su cambio sigue pendiente. {Your visit} sigue {relative}.",
    ),
    "follow_up": (
        "¡Gracias por su visita{, first}! Algo para leer de parte de {nurse}{, about}: {link}",
        "¡Gracias por su visita! Algo para leer de parte de {nurse}: {link}",
        "¡Gracias por su visita! {link}",
    ),
    "follow_up_other": (
        "¡Gracias por {your visit}! Algo para leer de parte de {nurse}{, about}: {link}",
        "¡Gracias por {your visit}! Algo para leer de parte de {nurse}: {link}",
        "¡Gracias por {your visit}! {link}",
    ),
    "nudge": (
        "Hola{ first}, le escribe {practice}. ¿Todavia quiere una consulta? Mande un dia y "
        "hora, por ejemplo: jueves a las 3.",
        "{practice}: ¿todavia quiere una consulta? Mande un dia y hora: jueves a las 3.",
    ),
    "see_you": ("¡Gracias! Le esperamos {when}.",),
    "see_you_other": ("¡Gracias! Esperamos a {person} {when}.",),
    "see_you_all": ("¡Gracias! Les esperamos:\n{all}", "¡Gracias! Les esperamos."),
    "not_coming": (
        "Gracias por avisar. ¿Quiere otra hora? Escriba un dia y hora, o diga si ya no va a venir.",
    ),
    "not_coming_other": (
        "Gracias por avisar. ¿Qué dia y hora le conviene mas a {person}? O diga si ya no va a "
        "venir.",
    ),
    "move_when_other": ("Claro. ¿Qué dia y hora prefiere para {your visit}?",),
    "move_first": (
        "Claro, una por una. ¿Qué dia y hora prefiere en vez de {when}?",
        "Claro, una por una. ¿Qué dia y hora prefiere para la primera?",
    ),
    "move_when": ("Claro. ¿Qué dia y hora prefiere?",),
    "stand": ("De acuerdo, no cambia nada.",),
    "stands": ("De acuerdo, no cambia nada. {Your visit} sigue como estaba.",),
    "visit_cancelled": (
        "{Your visit} {when} queda sin efecto, y {nurse} ya lo sabe. Cuando quiera otra, escriba "
        "un dia y hora.",
        "{Your visit} {when} queda sin efecto, y {nurse} ya lo sabe.",
    ),
    "all_cancelled": (
        "Quedan sin efecto, y {nurse} ya lo sabe:\n{all}\nCuando quiera otra, escriba un dia y "
        "hora.",
        "Quedan sin efecto, y {nurse} ya lo sabe:\n{all}",
        "Todo queda sin efecto, y {nurse} ya lo sabe.",
    ),
    "visit_cancelled_late": (
        "Gracias por avisarnos. {Your visit} {when} queda sin efecto, y {nurse} ya lo sabe. Cuando "
        "quiera otra, escriba un dia y hora.",
        "Gracias por avisarnos. {Your visit} {when} queda sin efecto, y {nurse} ya lo sabe.",
    ),
    "request_cancelled": (
        "Listo: {your request} ({when}) queda retirada. Cuando quiera otra, escriba un dia y hora.",
        "Listo: {your request} queda retirada. Escriba cuando quiera otra.",
    ),
    "nothing_to_cancel": (
        "No veo una cita con este numero. Ya le avisé a {nurse}, y ella lo revisa.",
    ),
    "late_noted": ("Gracias por avisar. Ya le dije a {nurse}. ¡Maneje con cuidado!",),
    "status_visit": (
        "{Your visit} con {nurse} es {when}{, address}. Para cambiarla, escriba aqui.",
        "{Your visit} es {when}{, address}. Para cambiarla, escriba aqui.",
        "{Your visit} es {when}{, address}.",
    ),
    "status_request": (
        "{Your request} ({when}) la tiene {nurse}; todavia no es una cita. Ella le escribira.",
        "{Your request} la tiene {nurse}; todavia no es una cita. Ella le escribira.",
    ),
    "status_all": (
        "Con {nurse}:\n{all}\nPara cambiar una, escriba aqui.",
        "{all}\nPara cambiar una, escriba aqui.",
        "{all}",
        "La primera es {when}. Para cambiarla, escriba aqui.",
    ),
    "status_none": (
        "No veo una cita con este numero. Para agendar: ¿cual es su nombre, y qué dia y hora le "
        "gustaria?",
    ),
    # Everything else
    "question_kept": (
        "Le pasé su pregunta a {nurse}; ella le contesta.",
        "Ya le pregunté a {nurse}.",
    ),
    "answer": ("{words}",),
    "answer_part": (
        "{words} Lo otro ya se lo pregunté a {nurse}.",
        "{words} Lo otro se lo pasé a {nurse}.",
    ),
    "to_book": (
        "Para agendar: ¿cual es su nombre, y qué dia y hora le gustaria?",
        "Para agendar: ¿su nombre, y qué dia y hora?",
    ),
    "book_when": (
        "Para agendar: ¿qué dia y hora le gustaria? Por ejemplo: jueves a las 3.",
        "Para agendar: ¿qué dia y hora?",
    ),
    "name_for_it": ("¿A nombre de quién la pongo?",),
    "answer_hours": ("Abrimos {hours}.",),
    "answer_address": ("Estamos en {address}.",),
    "answer_who": ("Su consulta es con {nurse}: {practice}.",),
    "answer_bot": (
        "Soy la linea automatica de {practice}. {nurse} lee lo que usted escribe.",
        "Soy la linea automatica. {nurse} lee lo que usted escribe.",
    ),
    "answer_duration": ("La consulta dura unos {minutes} minutos.",),
    "answer_booking": ("Puede agendar, mover o cancelar su cita aqui mismo por mensaje.",),
    "answer_phone": ("Si prefiere hablar, puede llamar al {phone}.",),
    "passed_on": ("Gracias. Ya se lo pasé a {nurse}.",),
    "photo_passed_on": ("Gracias, ya le dije a {nurse} que llego una foto.",),
    "handed_over": ("Claro que si. Le pedi a {nurse} que le conteste ella misma en cuanto pueda.",),
    "unread_passed_on": ("Perdone, sigo sin entender. Se lo pasé a {nurse}, y ella le contesta.",),
    "came_late": ("Perdone, su mensaje nos llego tarde. Ya lo tiene {nurse}, y ella le contesta.",),
    "welcome": ("¡Con mucho gusto!",),
    "noted": ("Anotado, gracias.",),
    "another_time": ("¡No hay problema! Escriba aqui cuando quiera venir.",),
    "wrong_number": (
        "¡Perdone la confusion! Somos {practice}, cuidado de la piel. Ya no le escribiremos.",
        "¡Perdone la confusion! Somos {practice}. Ya no le escribiremos.",
    ),
    "help": (
        "{practice}: consultas por mensaje. Escriba un dia y hora, o llame al {phone}. Pueden "
        "aplicar cargos. STOP para no recibir.",
        "{practice}: escriba un dia y hora, o llame al {phone}. STOP: no recibir.",
    ),
    "why": (
        "{practice}: {agreed }Recibe respuestas, confirmaciones, recordatorios y un articulo. "
        "Para terminar: NO RECORDATORIOS, NO ARTICULOS, NO MENSAJES.",
        "{agreed }{nurse} manda respuestas, confirmaciones, recordatorios y un articulo. Para "
        "terminar: NO RECORDATORIOS, NO ARTICULOS, NO MENSAJES.",
        "{agreed }Recibe respuestas, confirmaciones, recordatorios, un articulo. Para terminar: "
        "NO RECORDATORIOS, NO ARTICULOS, NO MENSAJES.",
        "{agreed }Recibe respuestas, avisos, recordatorios, un articulo. Para terminar: "
        "NO RECORDATORIOS, NO ARTICULOS, NO MENSAJES.",
        "{agreed }Recibe avisos y un articulo. Para terminar: NO RECORDATORIOS, NO ARTICULOS, "
        "NO MENSAJES.",
    ),
    "reminders_off": (
        "De acuerdo, ya no le mandamos recordatorios. Sigue recibiendo respuestas. Para tenerlos "
        "otra vez, escriba RECORDATORIOS OTRA VEZ.",
    ),
    "reminders_on": ("Listo: otra vez le recordamos sus citas.",),
    "follow_ups_off": (
        "De acuerdo, ya no le mandamos nada despues de su cita. Para recibirlo, escriba "
        "ARTICULOS OTRA VEZ.",
    ),
    "follow_ups_on": ("Listo: {nurse} le escribe otra vez despues de sus citas.",),
    "already_on": ("Ya recibe nuestros mensajes. ¿En qué le ayudo?",),
    "started": (
        "¡Qué gusto! Ya recibe otra vez nuestros mensajes. STOP para no recibir, HELP para ayuda.",
    ),
    "stopped": (
        "{practice}: ya no le mandaremos mensajes. Para hablar, llame al {phone}. START para "
        "recibirlos otra vez.",
        "{practice}: ya no le mandaremos mensajes. START para recibirlos otra vez.",
    ),
    "emergency": (
        "Puede ser una emergencia: llame al 911 o vaya a urgencias ahora mismo. Estoy avisando a "
        "{nurse}.",
    ),
    "emergency_988": (
        "Por favor llame ya al 911, o llame o escriba al 988 para hablar con alguien a cualquier "
        "hora. Estoy avisando a {nurse}.",
    ),
}

AGREED = {
    "wrote_first": "Usted nos escribio primero el {day}.",
    "called_first": "Usted nos llamo el {day}.",
    "agreed_by_phone": "Acepto por teléfono; {nurse} lo anoto el {day}.",
    "resumed": "Pidio otra vez los mensajes el {day}.",
}

ABOUT = {
    "myokines": "sobre la piel y el ejercicio",
}

WHY = {
    "passed": "Esa hora ya paso.",
    "closed_day": "No abrimos {day}.",
    "closed_hours": "Esta fuera de nuestro horario.",
    "away": "{nurse} no esta ese dia.",
    "taken": "Esa hora ya esta ocupada.",
}
