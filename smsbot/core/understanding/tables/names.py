"""Words around names, and words that are names."""

from __future__ import annotations

from collections.abc import Mapping

INTRODUCTIONS: Mapping[object, str] = {
    "name is": """
        my (full |first |legal )?names? (is|s)? | (the )?names (is)? | name is | name
        mi nombre (completo )?(es)? | me llamo | nombre | llamame | (my )?name it is
        (put|list|book|schedule|make) it (under|in) | under (the name|my name) | a nombre de
        al nombre de | mi nombre es
    """,
    "i am": """
        it is me | im | this is | its | soy | hi its | it is | aqui | habla | le habla | le escribe
        te escribe | me presento | hey its | yo soy | you can call me | (just )?call me | i go by
        spelled | meant | its actually
    """,
    "for": """
        (for|see|bring|take|put|book|schedule|bringing|get) (in )?(my|our) RELATION | my RELATION
        (her|his|their) (name|names) (is)? | names? (is)? | shes | hes | se llama | su nombre es
        ella es | el es | (para|a nombre de|a) (mi|nuestra|nuestro) RELATION | for | mi RELATION
    """,
    "texter is": """
        (im|i am|this is|its) (her|his|their|the) (mom|mother|dad|father|wife|husband|sister|
            brother|daughter|son|friend|aunt|partner|fiance|grandma)
        soy su (mama|papa|esposa|esposo|hermana|hermano|hija|hijo|amiga|madre|mami)
    """,
    "last name": "(my )?(last|family|sur) name (is)? | surname (is)? | (mi )?apellido (es)?",
    "here": "here | again | speaking | texting | por aqui | de nuevo | al habla",
}

RELATIONS = """
    mom mother mum mama dad father wife husband hubby sister brother daughter son friend bff bestie
    aunt auntie uncle grandma grandmother grandpa cousin coworker boss neighbor niece nephew
    girlfriend gf boyfriend bf partner fiance fiancee roommate mil spouse stepmom stepdaughter teen
    sis bro hubs nana granny client patient dtr
    madre papa padre esposa esposo hermana hermano hija hijo amiga amigo tia tio abuela abuelo
    prima primo suegra suegro novia novio cunada cunado sobrina sobrino companera comadre jefa
    vecina nieta nuera madrina hermanita hijita senora pareja mami marido
"""

TITLES = "mr mrs ms miss mx dr dra sr sra srta senor senora senorita doctor doctora nurse"

PARTICLES = """
    van der den de la las los del von da dos das di du le el al bin ibn abu mc mac san santa st y
    ten ter vander
"""
"""Little words inside names; they stay small."""

NAMES_THAT_ARE_WORDS = """
    april may june august will hope grace joy faith dawn summer mark grant rich sunny tuesday
    autumn rose lily violet ivy daisy iris olive ruby pearl amber crystal jade gem penny angel star
    skip chip buck drew rob bill frank jack art dale cliff glen rusty sandy heather holly robin
    wren destiny trinity harmony melody charity chastity patience prudence mercy honor genesis
    christian noel carol eve jan jean gene guy king prince duke earl major miles chase hunter mason
    carter cooper parker taylor tyler porter sky skye rain river brook brooke forest woody clay
    stone rocky sage basil ginger rosemary cherry candy honey apple jasmine savannah dakota paris
    london brooklyn austin dallas houston jordan israel chance pat sue bob nick harry peg gail
    wade reed lane ford bush peter dick john don ray roy sonny bud junior marina mar sol luz
    esperanza dolores consuelo socorro rosario pilar mercedes cruz angeles milagros paz estrella
    blanca clara linda bella dulce alma flor violeta azucena perla reyes domingo julio abril
    constant ernest curt rod lance mo bo al friday monday wednesday sunday january octavia winter
    frida gay merry mary sally bea viola hazel forrest major page paige ward banks wells park price
    summers winters noon may march mejia ochoa
"""

LAST_NAMES_THAT_ARE_WORDS = "young le day said weeks early"
"""Last names only right behind a first name, where nothing follows that would make them words."""

NEVER_NAMES = """
    i me my mine you your we us he she it they them the a an and or but if so because that this
    these those there here what when where who why how which is am are was were be been being do
    does did have has had can could would should will shall not no yes yeah yep nope ok okay
    sure maybe please thanks thank hi hello hey hola from for to at in on of with by about after
    before new patient client available free looking trying going coming running interested
    ready sorry good fine great happy excited nervous pregnant late early busy back done able
    also just still only really very too all any some more most other another again soon now
    later today tomorrow tonight morning afternoon evening noon week day time appointment
    consultation botox filler lips question questions text texting call calling book booking
    cancel cancelling stop quit help info urgent emergency driving sick tired old young years
    year real human robot bot person somebody someone anyone everyone nobody wrong right correct
    confirmed confirm number phone name names want wanted wanting need needed needing like love
    loved get got getting see seeing come make made take taking think thinking know hoping
    wondering afraid scared allergic retired off out home work working school mom mother dad
    father wife husband sister brother daughter son friend nancy nurse curious confused glad
    flexible open easy si quiero quisiera necesito puedo cita consulta gracias favor porfavor
    para por con de del la el los las un una unos y o que como cuando donde hoy manana tarde
    noche dia semana hora numero mensaje mensajes bien mal muy mas menos ya aqui nueva nuevo
    paciente interesada disponible lista listo ocupada ocupado embarazada enfermera hermana mama
    amiga esposa nothing something anything everything idk idc lol haha omg wtf brb hmm um uh
    whos hold wait moment minute second never mind nevermind nvm whatever whenever anytime asap
    none neither either both same different first third last next skip pass private secret im
    its ill id ive dont cant wont didnt doesnt isnt youre whats thats actually honestly
    first-time checking asking following up returning reaching writing planning without es mi
    nombre llamo llama soy apellido period comma hurting bleeding swelling swollen dying sad mad
    angry upset worried concerned much many per unit syringe price cost cheap expensive safe
    painful normal possible tho though weird gone stuck lost near close far ahead full empty
    serious kidding joking
"""
