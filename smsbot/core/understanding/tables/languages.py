"""Words that tell the language a text is in; those of both languages, and names, are left out."""

from __future__ import annotations

from smsbot.core.understanding.tables.words import words

ENGLISH = words("""
    the a an i im ive id ill my me you your we us our they them it its is are was were be been do
    does did dont doesnt didnt have has had havent can cant could would should will wont what when
    where who why how which this that these those there here and or but if because so not yes yeah
    yep yup nope for to from with without at on of in by about after before until than then now
    today tomorrow tonight yesterday week weekend month day days time morning afternoon evening
    noon night monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december appointment appointments want need
    like love come get make book booking schedule reschedule change move call text texts stop
    please thanks thank hello hi hey good great fine right sure sorry any anything anytime someone
    something open free available works work next last first second soonest asap name names hurts
    pain face lips skin eye eyes swelling much many cost price address parking question hi wrong
    number person talk speak help late running on way there be see going wanna gonna gotta just
    maybe also too really very still only again back new patient mom daughter wife husband friend
    nothing none another other different instead better later earlier between am pm oclock visit
""")

SPANISH = words("""
    el la los las un una unos unas yo mi mis tu su sus nos nosotros ella ellos ustedes usted es son
    soy eres esta estoy estan estaba fue ser estar hay tengo tiene tienen tener quiero quisiera
    quiere necesito puedo puede pueden podria voy va vamos ir hacer hago que cuando donde quien
    como cual cuanto cuantos porque por para con sin de del al en y o pero si ya muy mas menos bien
    mal tambien todavia ahora hoy manana ayer tarde noche semana mes dia dias hora horas lunes
    martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre cita citas consulta hola gracias favor porfavor buenos
    buenas adios perdon disculpe numero nombre llamo mensaje mensajes cancelar cambiar agendar
    cualquier ninguna otro otra mejor duele duelen dolor cara ojo ojos labio labios hinchada
    hinchado ayuda pregunta cuesta precio direccion enfermera persona hablar llame llameme le les
    se lo me te este esta esto ese esa eso aqui ahi alli alla despues antes entre desde hasta media
    cuarto punto proximo proxima siguiente correcto perfecto claro sale simon andale orale asi eso
    mama hija esposa hermana amiga tarjeta efectivo inyeccion relleno quiera sea gusto encanto
""") - words("me a no")
