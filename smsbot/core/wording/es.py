"""Every sentence texted to a patient, in Spanish (usted), without signs that double the price.

The letters á í ó ú are not in the plain alphabet of the SMS; é ñ ¿ ¡ are. Words that would need
them are avoided or written as people text them.
"""

SENTENCES: dict[str, tuple[str, ...]] = {
    # First contact
    "notice": (
        "Mensajes automaticos de {practice}. Pueden aplicarse cargos por mensajes y datos. "
        "Responda HELP para ayuda, STOP para ya no recibir mensajes.",
        "{practice}: linea automatica. Pueden aplicarse cargos. HELP: ayuda. STOP: ya no recibir.",
    ),
    "greet": (
        "¡Hola! Agendo consultas con {nurse}. ¿Me dice su nombre, y qué dia y hora le convienen?",
    ),
    "ask_both": ("¡Con gusto! ¿Me dice su nombre, y qué dia y hora le convienen?",),
    "question_then_ask": (
        "Le pasé su pregunta a {nurse}. Para agendar una consulta, ¿me dice su nombre, y qué dia "
        "y hora le convienen?",
        "Le pasé su pregunta a {nurse}. Para agendar: ¿su nombre, y qué dia y hora?",
    ),
    "missed_call": (
        "¡Perdone, no alcanzamos a contestarle! Puedo agendar su consulta por mensaje: ¿me dice "
        "su nombre, y qué dia y hora le convienen?",
        "¡Perdone, no alcanzamos a contestarle! Para agendar: ¿su nombre, y qué dia y hora?",
    ),
    "missed_call_known": (
        "¡Perdone, no alcanzamos a contestarle! Escriba aqui y le ayudo; {nurse} va a ver su "
        "llamada.",
    ),
    # Collecting
    "ask_name": ("¡Con gusto! ¿A nombre de quién va la consulta?",),
    "ask_time": ("Gracias{, first}. ¿Qué dia y hora prefiere? Por ejemplo: jueves a las 3.",),
    "ask_day": ("¿Y qué dia prefiere? Por ejemplo: el jueves, o el 5 de diciembre.",),
    "name_unread": (
        "Perdone, no me queda claro el nombre. ¿A qué nombre y apellido va la consulta?",
    ),
    "time_unread": (
        "Perdone, no me queda claro. Escriba un dia y una hora, por ejemplo: jueves a las 3.",
    ),
    "what_instead": ("De acuerdo. ¿Qué dia y hora le quedan mejor?",),
    "not_understood": ("Perdone, no entendi.",),
    "read_back": (
        "{Change}onsulta para {name}, {when}. Responda 1 si es correcto, o diga qué cambiar.",
        "{name}, {when}. Responda 1 si es correcto, o diga qué cambiar.",
        "{name}, {when}. Responda 1, o diga qué cambiar.",
    ),
    "choose": (
        "¿Qué horario prefiere?\n{options}\nResponda con el numero, o mande otro dia y hora.",
        "¿Qué horario?\n{options}\nMande el numero u otra hora.",
        "{options}\nMande el numero u otra hora.",
    ),
    "which_reading": (
        "¿Se refiere a...?\n{options}\nResponda con el numero.",
        "¿Se refiere a...?\n{options}\nMande el numero.",
    ),
    "which_visit": (
        "¿A qué cita se refiere?\n{which}\nResponda con el numero.",
        "¿A qué cita?\n{which}\nMande el numero.",
        "¿A qué cita?\n{which short}\nMande el numero.",
    ),
    "which_or_both": (
        "¿A qué cita se refiere?\n{which}\nResponda con el numero, o AMBAS.",
        "¿A qué cita?\n{which}\nMande el numero, o AMBAS.",
        "¿A qué cita?\n{which short}\nMande el numero, o AMBAS.",
    ),
    "which_one": (
        "¿A cual se refiere?\n{which}\nResponda con el numero.",
        "¿A cual?\n{which}\nMande el numero.",
        "¿A cual?\n{which short}\nMande el numero.",
    ),
    "instead": (
        "{why} Puedo ofrecerle:\n{options}\nResponda con el numero, o mande otro dia y hora.",
        "{why} Tenemos:\n{options}\nResponda con el numero u otra hora.",
        "{why}\n{options}\nResponda con el numero u otra hora.",
        "{why}\n{options}\nMande el numero u otra hora.",
        "{options}\nMande el numero u otra hora.",
    ),
    "instead_or_wait": (
        "{why} Tenemos:\n{options}\nMande el numero, otra hora, o ESPERAR y le aviso si se "
        "desocupa.",
        "{why} Tenemos:\n{options}\nMande el numero, otra hora, o ESPERAR.",
        "{why}\n{options}\nMande el numero, otra hora, o ESPERAR.",
        "{why}\n{options}\nMande el numero u otra hora.",
        "{options}\nMande el numero u otra hora.",
    ),
    "none_free": ("No hay lugar cerca de esa fecha. ¿Qué otro dia y hora le convienen?",),
    "recorded": (
        "¡Gracias{, first}! {nurse} ya tiene {your request}: {when}. Le va a escribir para "
        "confirmar; todavia no es una cita.",
        "¡Gracias! {nurse} ya tiene {your request}: {when}. Le va a escribir; todavia no es una "
        "cita.",
        "{nurse} tiene {your request}: {when}. Todavia no es una cita.",
    ),
    "confirmed": (
        "Su cita queda confirmada{, first}: {when} con {nurse}{, address}. ¿Necesita cambiarla? "
        "Escriba aqui.",
        "Cita confirmada: {when} con {nurse}{, address}. Para cambiarla, escriba aqui.",
        "Cita confirmada: {when}{, address}. Para cambiarla, escriba aqui.",
        "Cita: {when}{, address}. Para cambiarla, escriba aqui.",
    ),
    "confirmed_other": (
        "{Your visit} queda confirmada: {when} con {nurse}{, address}. ¿Necesita cambiarla? "
        "Escriba aqui.",
        "{Your visit} queda confirmada: {when}{, address}. Para cambiarla, escriba aqui.",
        "{Your visit}: {when}{, address}. Para cambiarla, escriba aqui.",
    ),
    "moved": (
        "Listo{, first}: {your visit} queda para el {when}{, address}. Para cambiarla, escriba "
        "aqui.",
        "{Your visit} queda para el {when}{, address}. Para cambiarla, escriba aqui.",
        "{Your visit} queda para el {when}{, address}.",
    ),
    "booked_by_phone": (
        "{practice}: {your visit} con {nurse} queda para el {when}{, address}. Pueden aplicarse "
        "cargos. STOP para ya no recibir, HELP para ayuda.",
        "{practice}: {your visit} es el {when}{, address}. Puede haber cargos. STOP: ya no "
        "recibir.",
        "{practice}: {your visit} es el {when}{, address}. STOP: ya no recibir.",
    ),
    # The nurse's decisions
    "offer": (
        "{nurse} puede atenderle:\n{options}\nResponda con el numero, o mande otro dia y hora.",
        "{nurse} puede atenderle:\n{options}\nMande el numero u otra hora.",
        "{nurse} puede:\n{options}\nMande el numero u otra hora.",
    ),
    "offer_one": (
        "{nurse} puede atenderle el {option}. Responda 1 para aceptar, o mande otro dia y hora.",
    ),
    "offer_other": (
        "{nurse} puede atender a {person}:\n{options}\nResponda con el numero, o mande otro dia y "
        "hora.",
        "{nurse} puede atender a {person}:\n{options}\nMande el numero u otra hora.",
        "{nurse} puede:\n{options}\nMande el numero u otra hora.",
    ),
    "offer_one_other": (
        "{nurse} puede atender a {person} el {option}. Responda 1 para aceptar, o mande otro dia "
        "y hora.",
    ),
    "offer_again": (
        "¿Qué horario prefiere?\n{options}\nResponda con el numero, o mande otro dia y hora.",
        "¿Qué horario?\n{options}\nMande el numero u otra hora.",
        "{options}\nMande el numero u otra hora.",
    ),
    "propose_move": (
        "{nurse} necesita mover {your visit}. Opciones:\n{options}\nResponda con el numero, o "
        "mande otro dia y hora.",
        "{nurse} necesita mover {your visit}:\n{options}\nMande el numero u otra hora.",
    ),
    "propose_move_one": (
        "{nurse} necesita mover {your visit}. ¿Le queda bien el {option}? Responda 1 para "
        "aceptar, o mande otro dia y hora.",
    ),
    "declined": (
        "Gracias por escribir{, first}. Lo siento, {nurse} no puede darle esa cita. Si gusta, "
        "escriba otro dia y hora.",
        "Gracias por escribir. Lo siento, {nurse} no puede darle esa cita. Si gusta, escriba otro "
        "dia y hora.",
    ),
    "declined_other": (
        "Gracias por escribir. Lo siento, {nurse} no puede darle esa cita a {person}. Si gusta, "
        "escriba otro dia y hora.",
    ),
    "move_declined": (
        "Lo siento, {nurse} no puede hacer ese cambio. {Your visit} sigue siendo el {when}. Si "
        "gusta, escriba otro dia y hora.",
        "Lo siento, ese cambio no se puede. {Your visit} sigue siendo el {when}.",
        "Lo siento, ese cambio no se puede.",
    ),
    "nurse_cancelled": (
        "Lo siento mucho: {nurse} no va a poder atenderle el {when}. Escriba qué dia y hora le "
        "convienen y le busco otra cita.",
        "Lo siento mucho: {nurse} no va a poder atenderle el {when}. Escriba qué otro dia y hora "
        "le convienen.",
    ),
    "nurse_cancelled_other": (
        "Lo siento mucho: {nurse} no va a poder atender a {person} el {when}. Escriba qué dia y "
        "hora le convienen y le busco otra cita.",
        "Lo siento mucho: {nurse} no va a poder atender a {person} el {when}. Escriba qué otro "
        "dia y hora le convienen.",
        "Lo siento mucho: {nurse} no va a poder atender a {person} el {when}. Escriba otro dia y "
        "hora.",
    ),
    "will_call": ("{nurse} le va a llamar para hablar de su cita. ¡Hasta pronto!",),
    "nurse_says": ("{nurse}: {words}", "{words}"),
    "lapsed": (
        "Perdone, {nurse} no pudo contestar a tiempo. Tenemos:\n{options}\nResponda con el numero "
        "u otra hora.",
        "Perdone la demora. Tenemos:\n{options}\nResponda con el numero u otra hora.",
    ),
    "no_show": (
        "Sentimos no haberle visto{, first}. ¿Le gustaria otra hora?\n{options}\nResponda con el "
        "numero, o mande otro dia y hora.",
        "Sentimos no haberle visto. ¿Otra hora?\n{options}\nResponda con el numero u otra hora.",
        "Sentimos no haberle visto.\n{options}\nMande el numero u otra hora.",
    ),
    "no_show_other": (
        "Sentimos no haber visto a {person}. ¿Le gustaria otra hora?\n{options}\nResponda con el "
        "numero, o mande otro dia y hora.",
        "Sentimos no haber visto a {person}. ¿Otra hora?\n{options}\nResponda con el numero u "
        "otra hora.",
        "Sentimos no ver a {person}.\n{options}\nMande el numero u otra hora.",
    ),
    "correct_confirm": (
        "Una correccion de {nurse}: su cita todavia no queda confirmada. Le escribo en cuanto "
        "quede.",
    ),
    "correct_move": (
        "Una correccion de {nurse}: por ahora {your visit} sigue siendo el {when}. Le escribo en "
        "cuanto se resuelva el cambio.",
        "Una correccion de {nurse}: por ahora {your visit} sigue siendo el {when}.",
        "Una correccion: por ahora {your visit} sigue siendo el {when}.",
    ),
    "correct_offer": (
        "Una correccion de {nurse}: no tome en cuenta los horarios que le mandé. Le escribo "
        "pronto.",
    ),
    "correct_decline": (
        "Una correccion de {nurse}: no tome en cuenta el mensaje anterior. Su solicitud sigue "
        "abierta.",
    ),
    "correct_cancel": (
        "Una correccion de {nurse}: no tome en cuenta el mensaje anterior. Su cita sigue en pie.",
    ),
    "correct_call": ("Una correccion de {nurse}: le va a escribir en vez de llamarle.",),
    "correct_words": ("Una correccion de {nurse}: no tome en cuenta el mensaje anterior.",),
    "correct_noshow": ("Una correccion de {nurse}: no tome en cuenta el mensaje anterior.",),
    "correct_book": (
        "Una correccion de {nurse}: esa cita no queda agendada. Perdone la confusion.",
    ),
    # The waiting list
    "free_now": (
        "Tenemos lugar:\n{options}\nResponda con el numero, o ESPERAR si prefiere otra hora.",
        "Tenemos lugar:\n{options}\nMande el numero, o ESPERAR.",
        "{options}\nMande el numero, o ESPERAR.",
    ),
    "wait_when": (
        "Para la lista de espera: ¿qué dias u horas le convienen? Por ejemplo: jueves por la "
        "mañana.",
    ),
    "wait_for": (
        "Por ahora no hay lugar ({when}). Responda 1 y le aviso si se desocupa, o diga qué otros "
        "dias le convienen.",
        "Por ahora no hay lugar. Responda 1 y le aviso si se desocupa, o diga qué otros dias le "
        "convienen.",
    ),
    "wait_for_sooner": (
        "Por ahora no hay nada antes. Responda 1 y le aviso si se desocupa un lugar, o diga qué "
        "dias le convienen.",
    ),
    "waiting": (
        "Queda en la lista de espera{, first}: {when}. Le aviso en cuanto se libere un lugar.",
        "Queda en la lista de espera: {when}. Le aviso si se libera.",
        "Queda en la lista de espera. Le aviso en cuanto se libere un lugar.",
    ),
    "waiting_sooner": (
        "Queda en la lista de espera{, first}: le aviso si se libera algo antes. Mientras tanto, "
        "{your visit} sigue en pie: {when}.",
        "Queda en la lista de espera. Mientras tanto, {your visit} sigue en pie: {when}.",
    ),
    "nothing_sooner": ("No hay lugar antes de su cita, que sigue igual.",),
    "asked_sooner": (
        "Ya le dije a {nurse} que usted quisiera venir antes. Ella tiene su solicitud y le va a "
        "escribir.",
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
        "{practice}: hay un lugar el {when}. Responda 1 en menos de 30 min para tomarlo, o NO "
        "para seguir esperando.",
        "{practice}: hay lugar el {when}. Responda 1 en menos de 30 min para tomarlo, o NO.",
        "Hay lugar el {when}. Responda 1 en menos de 30 min para tomarlo, o NO.",
    ),
    "opening_other": (
        "{practice}: hay un lugar para {person} el {when}. Responda 1 en menos de 30 min para "
        "tomarlo, o NO para seguir esperando.",
        "{practice}: hay lugar para {person} el {when}. Responda 1 en menos de 30 min para "
        "tomarlo, o NO.",
        "Hay lugar para {person} el {when}. Responda 1 en menos de 30 min para tomarlo, o NO.",
    ),
    "opening_again": (
        "¿Quiere el lugar del {option}? Responda 1 para tomarlo, o NO para seguir esperando.",
        "¿El {option}? Responda 1 para tomarlo, o NO para esperar.",
    ),
    "still_waiting": (
        "De acuerdo. Sigue en la lista de espera, y le aviso cuando se libere otro lugar.",
    ),
    "opening_gone": (
        "Lo siento, ese lugar ({when}) ya no queda libre. Usted conserva su lugar en la lista, y "
        "le aviso del siguiente.",
        "Lo siento, ese lugar ya no queda libre. Usted conserva su lugar en la lista.",
    ),
    "waited_in_vain": (
        "Lo siento, no se pudo lo que esperaba. Tenemos:\n{options}\nResponda con el numero, o "
        "mande otro dia y hora.",
        "Lo siento, no se pudo lo que esperaba. Hay:\n{options}\nMande el numero u otra hora.",
        "Lo siento, no se pudo. Hay:\n{options}\nMande el numero u otra hora.",
    ),
    "wait_ended": (
        "Listo, ya quité su nombre de la lista de espera. Escriba un dia y una hora cuando guste "
        "venir.",
    ),
    "wait_ended_visit": ("Listo, ya quité su nombre de la lista de espera. Su cita sigue en pie.",),
    "not_waiting": (
        "No veo su nombre en la lista de espera. Si gusta venir, escriba un dia y una hora.",
    ),
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
        "{practice}: le esperamos {relative}. ¿Necesita un cambio? Escriba aqui.",
    ),
    "reminder_change_open": (
        "{practice}: {nurse} todavia no contesta sobre su cambio. Mientras tanto, su cita sigue "
        "en pie: {relative}.",
        "{practice}: su cambio sigue pendiente. Su cita sigue en pie: {relative}.",
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
        "{practice}: {your visit} es {relative}. ¿Necesita un cambio? Escriba aqui.",
    ),
    "reminder_change_open_other": (
        "{practice}: {nurse} todavia no contesta sobre su cambio. Mientras tanto, {your visit} "
        "sigue en pie: {relative}.",
        "{practice}: su cambio sigue pendiente. {Your visit} sigue en pie: {relative}.",
    ),
    "follow_up": (
        "¡Gracias por su visita{, first}! {nurse} le comparte algo para leer{, about}: {link}",
        "¡Gracias por su visita! {nurse} le comparte algo para leer: {link}",
        "¡Gracias por su visita! {link}",
    ),
    "follow_up_other": (
        "¡Gracias por {your visit}! {nurse} le comparte algo para leer{, about}: {link}",
        "¡Gracias por {your visit}! {nurse} le comparte algo para leer: {link}",
        "¡Gracias por {your visit}! {link}",
    ),
    "nudge": (
        "Hola{ first}, le escribe {practice}. ¿Todavia quiere una consulta? Mande un dia y una "
        "hora, por ejemplo: jueves a las 3.",
        "{practice}: ¿todavia quiere una consulta? Mande un dia y una hora, por ejemplo: jueves a "
        "las 3.",
    ),
    "see_you": ("¡Gracias! Le esperamos el {when}.",),
    "see_you_other": ("¡Gracias! Aqui esperamos a {person} el {when}.",),
    "see_you_all": ("¡Gracias! Les esperamos:\n{all}", "¡Gracias! Les esperamos."),
    "not_coming": (
        "Gracias por avisar. ¿Quiere otra hora? Escriba un dia y una hora, o diga si ya no va a "
        "venir.",
    ),
    "not_coming_other": (
        "Gracias por avisar. ¿Qué dia y hora le quedan mejor a {person}? O diga si ya no va a "
        "venir.",
    ),
    "move_when_other": ("Claro. ¿Qué dia y hora prefiere para {your visit}?",),
    "move_first": (
        "Claro, una por una. ¿Qué dia y hora prefiere en vez de {when}?",
        "Claro, una por una. ¿Qué dia y hora prefiere para la primera?",
    ),
    "move_when": ("Claro. ¿Qué dia y hora prefiere?",),
    "stand": ("De acuerdo, no cambia nada.",),
    "stands": ("De acuerdo, no cambia nada. {Your visit} sigue en pie.",),
    "visit_cancelled": (
        "{Your visit} del {when} queda cancelada, y {nurse} ya lo sabe. Cuando quiera otra, "
        "escriba un dia y una hora.",
        "{Your visit} del {when} queda cancelada, y {nurse} ya lo sabe.",
    ),
    "all_cancelled": (
        "Quedan canceladas, y {nurse} ya lo sabe:\n{all}\nCuando quiera otra, escriba un dia y "
        "una hora.",
        "Quedan canceladas, y {nurse} ya lo sabe:\n{all}",
        "Todo queda cancelado, y {nurse} ya lo sabe.",
    ),
    "visit_cancelled_late": (
        "Gracias por avisarnos. {Your visit} del {when} queda cancelada, y {nurse} ya lo sabe. "
        "Cuando quiera otra, escriba un dia y una hora.",
        "Gracias por avisarnos. {Your visit} del {when} queda cancelada, y {nurse} ya lo sabe.",
    ),
    "request_cancelled": (
        "Listo: {your request} ({when}) queda cancelada. Cuando quiera otra, escriba un dia y una "
        "hora.",
        "Listo: {your request} queda cancelada. Cuando guste otra cita, escriba aqui.",
    ),
    "nothing_to_cancel": (
        "No veo ninguna cita con este numero. Ya le avisé a {nurse} para que lo revise.",
    ),
    "late_noted": ("Gracias por avisar. Ya le dije a {nurse}. ¡Venga con cuidado!",),
    "status_visit": (
        "{Your visit} con {nurse} es el {when}{, address}. Para cambiarla, escriba aqui.",
        "{Your visit} es el {when}{, address}. Para cambiarla, escriba aqui.",
        "{Your visit} es el {when}{, address}.",
    ),
    "status_request": (
        "{nurse} tiene {your request} ({when}); todavia no es una cita. Ella le va a escribir.",
        "{nurse} tiene {your request}; todavia no es una cita. Ella le va a escribir.",
    ),
    "status_all": (
        "Con {nurse}:\n{all}\nPara cambiar una, escriba aqui.",
        "{all}\nPara cambiar una, escriba aqui.",
        "{all}",
        "La primera: {when}. Para cambiarla, escriba aqui.",
    ),
    "status_none": (
        "No veo ninguna cita con este numero. Para agendar, ¿me dice su nombre, y qué dia y hora "
        "le convienen?",
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
        "Para agendar, ¿me dice su nombre, y qué dia y hora le convienen?",
        "Para agendar: ¿su nombre, y qué dia y hora?",
    ),
    "book_when": (
        "Para agendar: ¿qué dia y hora prefiere? Por ejemplo: jueves a las 3.",
        "Para agendar: ¿qué dia y hora?",
    ),
    "name_for_it": ("¿A nombre de quién va la consulta?",),
    "answer_hours": ("Nuestro horario: {hours}.",),
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
    "photo_passed_on": ("Gracias, ya le dije a {nurse} que recibimos una foto.",),
    "handed_over": (
        "Claro, con gusto. Le pasé su mensaje a {nurse} para que le conteste ella misma en cuanto "
        "pueda.",
    ),
    "unread_passed_on": ("Perdone, sigo sin entender. Se lo pasé a {nurse}, y ella le contesta.",),
    "came_late": ("Perdone, recibimos tarde su mensaje. Ya lo tiene {nurse}, y ella le contesta.",),
    "welcome": ("¡Con mucho gusto!",),
    "noted": ("Anotado, gracias.",),
    "another_time": ("¡No hay problema! Escriba aqui cuando quiera venir.",),
    "wrong_number": (
        "¡Perdone la confusion! Somos {practice}, cuidado de la piel. Ya no le escribiremos.",
        "¡Perdone la confusion! Somos {practice}. Ya no le escribiremos.",
    ),
    "help": (
        "{practice}: citas por mensaje. Escriba un dia y una hora, o llame al {phone}. Pueden "
        "aplicarse cargos. STOP para ya no recibir.",
        "{practice}: escriba un dia y una hora, o llame al {phone}. STOP: ya no recibir.",
    ),
    "why": (
        "{practice}: {agreed }Recibe respuestas, confirmaciones, recordatorios y un articulo. "
        "Para quitarlos: NO RECORDATORIOS, NO ARTICULOS, NO MENSAJES.",
        "{agreed }{nurse} manda respuestas, confirmaciones, recordatorios y un articulo. Para "
        "quitarlos: NO RECORDATORIOS, NO ARTICULOS, NO MENSAJES.",
        "{agreed }Recibe respuestas, confirmaciones, recordatorios, un articulo. Para quitarlos: "
        "NO RECORDATORIOS, NO ARTICULOS, NO MENSAJES.",
        "{agreed }Recibe respuestas, avisos, recordatorios, un articulo. Para quitarlos: NO "
        "RECORDATORIOS, NO ARTICULOS, NO MENSAJES.",
        "{agreed }Recibe avisos y un articulo. Para quitarlos: NO RECORDATORIOS, NO ARTICULOS, NO "
        "MENSAJES.",
    ),
    "reminders_off": (
        "De acuerdo, ya no le mandamos recordatorios. Sigue recibiendo respuestas. Para tenerlos "
        "otra vez, escriba RECORDATORIOS OTRA VEZ.",
    ),
    "reminders_on": ("Listo: le volvemos a mandar recordatorios de sus citas.",),
    "follow_ups_off": (
        "De acuerdo, ya no le mandamos nada despues de su cita. Si quiere los articulos otra vez, "
        "escriba ARTICULOS OTRA VEZ.",
    ),
    "follow_ups_on": ("Listo: {nurse} le vuelve a escribir despues de sus citas.",),
    "already_on": ("Ya recibe nuestros mensajes. ¿En qué le ayudo?",),
    "started": (
        "¡Qué gusto! Ya recibe otra vez nuestros mensajes. STOP para ya no recibir, HELP para "
        "ayuda.",
    ),
    "stopped": (
        "{practice}: ya no le mandaremos mensajes. Para hablar, llame al {phone}. Responda START "
        "para recibirlos otra vez.",
        "{practice}: ya no le mandaremos mensajes. Responda START para recibirlos otra vez.",
    ),
    "emergency": (
        "Puede ser una emergencia: llame al 911 o vaya a urgencias ahora mismo. Ya le estoy "
        "avisando a {nurse}.",
    ),
    "emergency_988": (
        "Por favor llame ya al 911, o al 988 (oprima 2), o mande la palabra AYUDA al 988: hay "
        "quien le escuche a cualquier hora. Ya le estoy avisando a {nurse}.",
    ),
}

AGREED = {
    "wrote_first": "Recibimos su primer mensaje el {day}.",
    "called_first": "Recibimos su llamada el {day}.",
    "agreed_by_phone": "Dio permiso por teléfono; nota de {nurse} del {day}.",
    "resumed": "Usted quiso recibir mensajes otra vez el {day}.",
}

ABOUT = {
    "myokines": "sobre la piel y el ejercicio",
}

WHY = {
    "passed": "Ya es tarde para esa hora.",
    "closed_day": "No abrimos el {day}.",
    "closed_hours": "Queda fuera de nuestro horario.",
    "away": "{nurse} no atiende ese dia.",
    "taken": "A esa hora ya no hay lugar.",
}
