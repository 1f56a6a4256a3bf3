"""What makes an emergency of a weak sign, what takes a red flag back, and thoughts of suicide.

`symptoms` says what the labels mean.
"""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[object, str] = {
    "weak": """
        BODY ~ (red|hot|warm|burning|stinging|hard|oozing|sore|tender|caliente|roja|rojo|dura|duro|
            ardiendo)
        on fire | sore | tender | bruised | stings? | arde | cant focus
        (eye|eyes|vision|ojo|ojos|vista) ~ (weird|strange|funny|wrong|rar(a|o)|mal)
        doing something weird | throb | late la cara | me late | burning up | sick to my stomach
        feel (really |so |very )?(sick|ill|awful|terrible|weird|off)
        me siento (muy )?(mal|rara|fatal) | (se ve|veo|esta) ~ (mal|feo|raro)
        BODY ~ PALE | PALE ~ BODY | shivering | shivers | shaky | peeling | crooked | lopsided
        droopy | drooping | droop | smelly | foul | crusty and | raw | bleeds | lump | lumps
        hard to (breathe|swallow) | clammy | cold to | fading | weird color | discolor(ed|ation)
        chills | infected | chueca | torcida | pelando | escamando | liquido | apesta | huele mal
        palpita | punzadas | decolorad(a|o) | spreads? | net | lace | getting bigger | fever
        feverish | fiebre | calentura | temperature | escalofrios | pus | infection | infectado
        infectada | infeccion | drainage | discharge | oozing | ooze | seeping | throbbing | throbs
        (hot|warm) (to the touch|red|and red|and swollen|spot|n red|lump)
        red (and|n|hot|swollen|angry) | caliente y | roja y | rojo y | redness (spreading|is)
        growing | spreading | extendiendo | creciendo | bigger by | SWELL | inflamacion | PAIN
        sore and | tender and | hard lump | bola | bolita | nodule | numb | numbness
        entumecid(a|o) | adormecid(a|o) | dormid(a|o) | dizzy | dizziness | mareada | mareado
        mareo | lightheaded | light headed | nausea | nauseous | vomiting | throwing up
        vomit(o|ando) | puking and
        BODY (is|looks|are|esta|se ve|looks kind of|seems) (really |so |very |kinda |all |a little |
            kind of |muy |un poco |super )?PALE
        PALE (spot|spots|patch|patches|blotch|blotches|mark|marks|streak|area|skin|mancha|manchas|
            around|color|where|on my|in the)
        bruise (that )?(is|keeps) (spreading|growing|getting)
        mancha (blanca|morada|gris|negra|oscura) | blister(s|ing)? | ampollas? | ulcer
        scab(s|bing)? ~ (black|gray) | headache | migraine | dolor de cabeza
        EYE (hurts|hurt|pain|drooping|swollen|aches|twitching badly)
        eyelid (fell|dropped|droop|drooping) | se me cayo el parpado | blurry | borroso | borrosa
        rash | sarpullido | hives | ronchas | welts | urticaria | itchy all | reaction | reaccion
        bleeding | sangrando | sangrado | sangra | blood | sangre | racing | pounding | palpitating
        heart flutter(ing|s)? | shaking | temblando | sweating | confused and | weakness | debilidad
        tingling | tingly | hormigueo | burning | ardor | arde | quema | scared something
        freaking out | asustada | muy mal | really wrong | something is wrong | something wrong
        not right | looks (bad|wrong|infected|scary|awful) | se ve (mal|feo|fea|muy mal)
        (help|hurry|urgent|urgently|urgente|ayuda|ayudenme|auxilio|asap help|emergency|emergencia)
        face (fell|drooping|droopy|droops) on one side | pins and needles
        hard to (talk|open|chew|move) | cant sleep from | tight and | really tight
    """,
    "mild": """
        a (little|lil|bit|tad|touch|small|slight|tiny)
        slight | slightly | mild | mildly | minor | small | tiny | barely | somewhat | kinda |
            kind of
        (is|are) (that|this|it|they) (normal|ok|okay|common|expected|fine|usual|alright) | normal $
        poco | poquito | poquita | chiquit(o|a) | leve | liger(o|a) | ligeramente
        es normal | sera normal
    """,
    "severe": """
        (super|really|very|so|extremely|insanely) (painful|sore|swollen|red|hot|tender|numb)
        SEVERE | so (bad|much|painful|swollen|scared|hot|red)
        really (bad|badly|hurts|painful|swollen|red|scared) | getting worse | worse
        very (bad|painful|swollen|red) | (a lot|mucho|muchisimo|demasiado) | spreading
        by the (hour|minute) | what (do|should) i do | que hago | help | ayuda | urgent | urgente
        (wont|doesnt|isnt|not) (stop|go(ing)? (away|down)|getting better) | cada vez (mas|peor)
        empeorando | 8/10 | 9/10 | 10/10 | crying | (i am|im) (so |really )?scared | freaking out
        tengo miedo | no se me (quita|baja)
    """,
    "treated": """
        (after|since|from|post|following) (the|my|your|her|his|getting|having|last|a|yesterdays|
            todays)? ~ (filler|fillers|botox|injection|injections|dysport|juvederm|treatment|
            appointment|visit|shot|shots|needle|needles|lips|tox|procedure|session)
        (you|she|nancy|u|they|nurse|park) (just )?(injected|did|treated|put|gave|poked|worked on)
        where (you|she|i|they|nancy) (got |was |were |had )?(inject(ed)?|poked|pricked|stuck|did|the
            needle|put)
        injection (site|spot|area) | the injection
        (got|had|did) (my |the |some |lip |cheek |chin |nose )?(filler|botox|injections?|lips|
            dysport|juvederm|tox|cheeks) ~ (today|yesterday|this|last|days?|hours?|ago|monday|
            tuesday|wednesday|thursday|friday|week)
        (filler|botox|injections?|dysport|juvederm|shots?|inyecciones?|relleno) (today|yesterday|
            this morning|last night|earlier|ayer|hoy|days? ago)
        s p | (hrs?|hours?|days?|minutes?|2h|1h|x2h|x1h) (post|after|since|ago)
        (despues|desde|por|tras) (de |del |que )?(la |las |el |lo |mi |los |me )?~ (inyeccion|
            inyecciones|relleno|rellenos|botox|tratamiento|cita|inyectaron|picaron|pusieron|pusiste|
            inyecto|puso|hicieron|hizo)
        (donde|me) (me )?(inyectaron|picaron|pusieron|inyecto|puso|pico|inyectaste|pusiste|
            piquetearon)
        de la inyeccion | el piquete | ayer me (puse|pusieron|inyectaron|hicieron)
    """,
    "joke": """
        lol | lmao | lmfao | haha | hahaha | hahahaha | ha ha | jaja | jajaja | jajajaja | jeje
        rofl | jk | so excited | excited | cant wait | laughing | emocionada | emocionado
        (so |too )(cute|funny|good|happy|pretty|gorgeous) | so in love | obsessed | in a good way
        de (la )?(risa|emocion|felicidad|ganas|vergueenza) | from (laughing|excitement|joy)
        happy tears | with excitement | the heat | este calor | stairs | workout | gym | prices?
        (that|the) price
    """,
    "asked in general": """
        (does|do|did) (it|botox|filler|fillers|this|that|they|the|dysport|juvederm|lip|people|you|
            anyone|most people|your patients|patients) (ever |usually |really |always |actually |
            injection |injections |shots? )?(hurt|cause|swell|bruise|bleed|feel|get|give|help|treat|
            have|fix|work|do|go|make|last|turn|look)
        (can|could|will|would|might|may) (it|botox|filler|fillers|this|that|i|my|they|there|you|
            dysport|lips|the (swelling|pain|bruising)) ~ (cause|swell|swollen|bruise|make me|give
            me|be|bleed|get|go|treat|fix|help|lead|happen|look|have|hurt|feel|expect|see)
        can you (treat|help|fix|do|remove|cover|get rid|erase|smooth|lift|even)
        is there (a |any |much |going to be |gonna be )?(risk|chance|pain|swelling|bruising|
            downtime|bleeding|danger)
        side effects? | risks?
        how (likely|common|often|bad|painful|much pain|swollen|long) (is|are|does|do|will|would|it|
            should)
        (how|what) ~ (swelling|pain|bruising) (normal|expected|usual|should|will|to expect|can)
        what (if|happens)
        (if|in case) (i|my|something|it|there|you) ~ (get|have|go|goes|went|happen|happens|get|turn|
            swell|is|blind)
        (worried|nervous|anxious|scared|afraid|concerned|terrified|paranoid) (about|of|that|it|ill|i
            might|i will|bc|because)
        (heard|read|saw|seen|watched) (about|that|of|it|a|on|online|some|people|someone|stories|
            horror)
        i (get|always get|usually get|used to get|tend to get|sometimes get|have had|suffer from|am
            prone to|have chronic|have a history of|struggle with)
        history of | (ive|i have|have) (had|always had|got) ~ since | (years?|long time|months) ago
        as a (kid|child|teen|baby) | since i was | my whole life | de toda la vida
        desde (nina|nino|chica|hace anos) | de nacimiento | born with | birthmark | vitiligo
        rosacea | melasma | chronic
        from (gardening|sun|the sun|age|aging|years|acne|childhood|latex)
        (ever|any|has|have) (anyone|someone|patients|clients|people|you) ~ (had|gone|gotten|blind|
            died|seen|get)
        do you (treat|do|fix|help|handle|see|have|offer|use|keep|carry)
        (treats?|tratan?|trata|hacen|quitan|tienen algo) (para|las|los|el|la|manchas|algo|eso)?
        algo para (eso|las|los|esto|el) | is (that|this|it) (something|in your|the kind)
        line of work | what do you (recommend|usually do|do for|suggest|use)
        que (recomienda|recomiendan|hacen para|me recomienda)
        ^ (oye|y|pero|hola)? (eso |la inyeccion |el botox |se )?(duele|va a doler|dolera|lastima|
            inflama|hincha|deja) (mucho|poquito|algo|un poco)? ~ $
        se (hincha|inflama|pone) (mucho|uno|la cara) | (cuanto|que tanto) (duele|tiempo|dura|se)
        efectos secundarios | riesgos? | (me da|tengo) miedo (que|de que|el|la|a que|a las|al)
        is it (painful|safe|going to hurt|gonna hurt|very painful) | es (doloroso|seguro|peligroso)
        pain(ful)? is it | huge baby about | tolerance | low pain | threshold
        (my|her) pain tolerance | numbing cream (before|available|first|do)
        (want|wanting|wanna|like|love|dream of|hoping for|need|get|getting|quiero|me gustaria) (big|
            huge|bigger|plump|fuller|full|pouty|puffy|swollen|a|some|more|my|to (fix|treat|get rid)|
            the|labios|unos) ~ (lips|pout|look|glow|lines|bags|spots|wrinkles)
        (under eye|undereye|under my eyes|eye bags|dark circles|bags under|bolsas|ojeras)
        (look|looks|looking) (tired|old|mad|angry|sad) | tired | jowls | frown lines | crows feet
        crepey | blackheads? | brown spots? | age spots? | sun ?spots? | dark spots? | sun damage
        manchas ~ sol | manchas de (la edad|sol|embarazo)
    """,
    "denied": """
        (back|tooth|teeth|knee|knees|foot|feet|ankle|shoulder|hip|cramps|muela|espalda|rodilla|pie)
            (is |are |really |still |me )*(hurts?|hurting|killing|pain|ache|aches|sore|swollen|
            infected|duele) ~
        (back|knee|foot|ankle|shoulder|hip|period|tooth) pain
        me (duele|duelen) (la |el |las |los |mucho )*(muela|espalda|rodilla|pie|pies|panza|rodillas)
        cant talk (right )?now | cant talk at the moment
        no puedo hablar (ahora|ahorita|en este momento|por telefono|orita)
        (ahora|ahorita|en este momento|orita) no puedo hablar
        (reply|text|send|txt|respond|responda|envie|escriba) (with |the word )*help
        help (for|para|si necesita|with) (help|ayuda|options|info|information|opciones|more)
        help ayuda
        (if|si) ~ (emergency|emergencia|urgencia) (please |kindly |then |you should |do not text |
            hang up and |immediately |cuelgue y |favor de |por favor )*(call|dial|llame|llamar|
            marque|marcar|hang up and) (al |a |el |the )?911
        (for|in|en|in case of|en caso de) (an |a |any |una |life threatening |medical )*
            (emergency|emergencies|emergencia|emergencias) (please |immediately |por favor )*(call|
            dial|llame|llamar|marque|marcar) (al |a |el )?911
        (no|without|zero|not any|dont have|dont have any|havent had|havent had any|never had|never
            had any|dont feel any|didnt have|barely any|no more|less|hardly any|isnt any|not in|not
            having|minimal|little to no) (real |major |more |weird |any |bad )?SYMPTOM
        (no|sin|nada de|ningun|ninguna|no tengo|no tuve|no hay|no siento|casi sin) (mas |mucho |
            mucha |ningun |ninguna |nada de )?SYMPTOM
        (no|not) (blurry|swollen|hives|fever|bruised|painful|fiebre|hinchada)
        (didnt|doesnt|not|isnt|wasnt|no longer|no) (even )?(hurt|hurts|hurting|painful|swollen|
            bleeding|duele|dolio|dolia)
        no me (duele|dolio|ha dolido)
        (pain|swelling|fever|headache|bruising|dolor|fiebre|hinchazon) (is|has|was|went|ya) (all |
            completely |totally |se )?(gone|better|down|away|improved|went away|gone down|subsided|
            quito|bajo|fue)
        pain free | painless
        (purple|blue|red|spider|broken|visible|tiny) (veins?|capillaries|circles) | veins
        (blue|purple|gray|black|white) (dress|shirt|car|building|door|house|hair|mascara|eyeliner|
            eyeshadow|lipstick|nails|sign|awning|gate|truck|suv|sedan)
        (hair|brows?|eyebrows?|beard|roots|lashes) ~ (gray|grey|white)
        (gray|grey|white) (hair|brows?|eyebrows?|roots)
        black (people|women|skin|person|patients|woman|girl|girls|owned|history)
        (white|red|blue) wine | hay fever | yellow fever | cabin fever | baby fever
        (fiebre|ganas) de (verme|verla|ir|el|la|sabado|estar) | fever dream | wedding fever
        spring fever | hot mess | hot flash(es)? | bleeding edge | blood ?work | blood thinner(s)?
        blood type | blood pressure (meds|medication|pill|pills) | (vision|mood) board | growing out
        eye ?lashes | eyebrow pencil | hard to swallow that
        hard to (swallow|stomach) (that|the|this|your) (price|cost|bill|number)
        swallow (that|the) (price|cost) | double chin | double check | double book(ed)?
        see(ing)? (double|dots) (lol|haha) | double (appointment|up|tap|text) | dying to
        to die for | (so|too) blind to | love is blind | blind date | blind as a bat | blind without
        color ?blind | legally blind | blinds | turn(s|ed|ing)? (18|21|30|40|50|60|gray hair)
        (hair|hairs|pelo|cabello) ~ (gray|grey|white|blanco|gris)
        (i am|im|hes|he is) (going|getting) (gray|grey)
        white (dress|wedding|teeth|house) | black (friday|tie|dress) | black and white
        blue (eyes|dress|cross) | purple (hair|dress) | red carpet | red dress
        chest (hair|acne|wrinkles|lines|is all crepey) | heart (is set|of|emoji|warming|goes out)
        my heart | heartburn | heart condition | strokes? of (luck|genius) | breast
        (hit|stroke) of
    """,
    "suicidal": """
        (gun|knife|razor|pills|rope|pistola|cuchillo|pastillas) ~ (on|kill|hurt|end|use it
            on|matar) (myself|me|it all|matarme)
        (have|got|tengo) (a |una |un )?(gun|knife|pistola|cuchillo) (and|y)
        (dont|not|never) feel safe (with|around|by|alone|from) (myself|me|tonight|right now)?
        not safe (with|from|around) myself
        (go to sleep|fall asleep|sleep) (and|n) (never|not|dont) wake (up)? | never wake up (again)?
        (nobody|no one|noone) (cares|would care|will care|d care) (if|about me|whether)
        if i (died|die|disappear|disappeared|wasnt here|were gone)
        (done|over it|finished) with (life|living|this world) | tired of being (alive|here)
        (want|need) (the pain|it|everything) to be over
        (quiero|quisiera) dormir(me)? y (ya )?no despertar
        a nadie le (importa|importo|importaria) ~ (muero|vivo|viva|si)
        (dont|do not|cant) see (the |any |a )*(point|reason|purpose|way out|future) (anymore|in
            (anything|life|living|going|trying)|to (live|go|keep|anything)|of (living|anything|life|
            it all))? $
        no (reason|point|purpose) (for me )?to (be here|live|exist|stay|keep|go on|be alive)
        (swallowed|took|taken|ate|downed|popped) (a |the |my |all |whole |entire |an |of |his |her
            )*(bottle|bunch|handful|box|pills|meds|sleeping pills|medication)
        want to disappear | (dont|do not) want to wake up | hate my life and
        (life|living) (isnt|is not|aint|is) (not )?worth | world ~ better (off )?without me
        better (off )?if i (was|were) (gone|dead|not here) | if i (was|were) (gone|dead)
        (ending|end) things | ending it | ending my
        thoughts of (suicide|dying|death|ending|hurting|harming)
        (feel|feeling) (suicidal|like dying|like ending|like killing) | cutting myself
        not (want|wanting) to be alive | (plan|planning) to (kill|end|die|hurt)
        (quiero|quisiera|ganas de) (ya )?(no despertar|no vivir|dormir y no despertar|desaparecer)
        no (le )?(veo|encuentro|hallo) (el |ningun )?sentido (a|de)
        me (voy|vo) a (matar|suicidar|morir hoy)
        (pense|pensado|pienso) en (matarme|suicidarme|quitarme|morir|acabar)
        (me tome|tome|trague) (todas |un frasco de |muchas |un monton de |un chorro de )*(pastillas|
            las pastillas|medicinas)
        (hartarme|hart(a|o)) de (vivir|la vida|esta vida)
        (kill|killing|killed|hang|shoot|cut|hurt|harm|hurting|harming|cutting|end|drown|poison|off)
            (my ?self|myself)
        kms | unalive | un alive | suicid(e|al) | suicidio | suicida | suicidarme
        (self|self-) ?harm
        (want|wanna|wanted|going|ready|gonna|wish i could|wish to|would rather|rather|prefer to|
            planning|plan|just|trying|thinking (about|of)|thought (about|of)) (to )?(die|dying|be
            dead|not (be alive|exist|wake up|live)|end (it|my life|everything|things)|disappear
            forever|stop existing|jump off)
        (want|wish|wanted) (i was|i were|to be) dead | wish i (was|were) (dead|never born|gone)
        better off dead | (want|wanted) to die | (i|id) rather (die|be dead|not be alive)
        (dont|do not|didnt|no longer|cant|not) (want|wanna|wish|care|feel like|see a reason|see any
            reason|see the point|deserve|have a reason|have any reason) (to |of |in )?(live|living|
            be alive|being alive|be here anymore|exist|existing|wake up|go on|going on|keep going|
            keep living|continue living|be around anymore|do this anymore|be on this earth|life)
        (dont|do not) (want to|wanna) be (here|around|alive|in this world|on this earth) (anymore|
            any longer|no more|any more)? $
        (dont|do not) (want to|wanna) be (here|alive|around) anymore
        (no|any|a) reason to (live|keep going|go on|be here|continue|stay|wake up|exist|keep living)
        nothing (left )?to live for
        no point (in|to|of) (living|life|going on|anything|it all|being here)
        whats the point (of|in) (living|life|going on|anything)? $
        life (isnt|is not) worth (living|it) | not worth living
        tired of (living|life|being alive|existing|fighting to live)
        done with (life|living|this life|everything)
        (end|ending|take|taking|took|finish) (my|her|his) (own )?life | end it all | ending it all
        (want|wanted|need|ready for|just want|wish|ready|wanna) (it|everything|it all|this|all of
            it|the pain) (all )?to (end|be over|stop) (not|for good|forever|already|everything)?
        (end|ending) it (tonight|today|now|all|soon|for good|$)
        (everyone|everybody|people|they|world|family|kids|husband|my family|my kids|the world|yall|
            all) ~ (be )?better (off )?(without|if i was|if i were|if i) (me|gone|dead|wasnt)
        better off without me | no one would (miss|care|notice) (me|if i)?
        nobody would (miss|care|notice)
        (cant|cannot|dont think i can) (go on|take it|do this|keep going|live like this|live|keep
            living|cope) (anymore|any longer|any more|like this|much longer|any)? $
        cant go on | cant (keep going|live like this|do life|live) anymore
        (hopeless|worthless) and | give up on (life|living|everything) | giving up on life
        goodbye (forever|everyone|world|cruel) | say goodbye forever | suicide hotline
        (jump|jumping) off (a|the) (bridge|building|roof|cliff)
        (gun|pills|knife|razor|rope) ~ (myself|end it|my head|and end) | slit my | overdose on
        crisis line | 988
        (quiero|quisiera|prefiero|ganas de|pienso en|pensando en|voy a|queria|me quiero|deseo|tengo
            ganas de) (morir|morirme|matarme|suicidarme|quitarme la vida|estar muert(a|o)|
            desaparecer|acabar con (todo|mi vida)|terminar con (todo|mi vida)|hacerme dano|
            lastimarme|no (vivir|existir|despertar)|terminar todo|ya no (vivir|existir|despertar|
            estar))
        (me )?(quiero|voy a|quisiera) (matar|morir|suicidar) $ | me quiero (morir|matar)
        quitarme la vida | (acabar|terminar|termino|acabo) con mi vida
        no quiero (seguir |ya )?(viviendo|vivir|existir|estar aqui|despertar|mas vida|seguir (viva|
            vivo|aqui))
        ya no quiero (vivir|estar aqui|seguir|existir|estar viva|estar vivo|despertar|nada de la
            vida)
        no (tengo|hay|encuentro|le veo|veo) (razon|razones|ganas|motivo|motivos|sentido) ~ (vivir|
            seguir|vida|despertar)
        no (vale la pena|tiene sentido) (vivir|la vida|seguir|mi vida)
        (estarian|estaria|estaran) mejor sin mi | mejor muert(a|o)
        cansad(a|o) de (vivir|la vida|estar viv(a|o)) | (sin mi|si no estuviera) ~ mejor
        (mejor|bien) sin mi | me quiero (desaparecer|ir de este mundo)
        ojala (me muera|no despertara|estuviera muert(a|o)|no despierte)
        ya no (aguanto|puedo con|soporto) (mas |esta |la )?(vida|vivir|todo|seguir) | hacerme dano
        cortarme las venas
    """,
    "not suicidal": """
        kill me (if|when|for|later|lol|haha)
        (heat|price|prices|traffic|back|feet|shoes|kids|job|work|boss|wait|calor|precio|precios) ~
            kill(s|ing) me
        killing it | dying (laughing|over here|of laughter|from laughing) | to die for
        die of (embarrassment|laughter|boredom|cute)
        (bank|wallet|acct|account|purse|skin|face|forehead|checkbook|card) ~ better off without me
        be there all day | be here all day | be (here|there) (for|too|til|until|at|that) | kill for
        death of me | over my dead body | wrinkles ~ die | before i die
        (matando|mata) (el|este|la|de) (calor|risa|precio)
        muero (por|de) (verte|ganas|risa|hambre|verme|emocion) | me muero (por|de)
        want it to end (before|by|at)
    """,
}
