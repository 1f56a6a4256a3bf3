"""Red flags: what people write when something is badly wrong, English and Spanish side by side.

`red` rows are an emergency by themselves. `weak` rows are one when two of them come together, or
one beside a treatment or a strong word. `joke`, `asked in general` and `denied` take back what
can be taken back; `funny` rows are red unless a joke stands beside them. The list follows the
red flags of filler and toxin treatments (vascular occlusion, vision, infection, anaphylaxis,
stroke, chest pain) and thoughts of suicide; it reads too much rather than too little.
"""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[object, str] = {
    "red": """
        EYE ~ (focus|fog|shadows?|missing|floaters?|darker|static|darkening|sombras|neblina|half
            gone)
        (fog|static|floaters?|shadows?|specks|squiggles) ~ EYE
        (spots?|lights?|flashes|dots|lines) (are |is |just )*(floating |flashing |moving |dancing
            )*(in|across|over) (my|the|one|her|his|left|right|both) ~ (eye|eyes|vision|sight|view)
        looking through (a |some |dirty )*(fog|water|film|veil|glass|haze|cloud|smoke)
        (only|just|barely) see (shadows|half|light|shapes|blurs?|outlines|colors|gray|black|white)
        half of what i see | (missing|losing|lost) ~ (of|in) (my )?(vision|sight)
        (solo|puras?|puros?|nomas|nada mas) ~ (sombras|bultos|luces|manchas)
        veo (sombras|bultos|como|a medias|puras?|puros?) ~ (sombras|neblina|humo|agua|manchas|
            niebla|nubes)
        veo (sombras|bultos) | (8/10|9/10|10/10|11/10) ~ PAIN
        pain (is )?(radiating|shooting|traveling|travelling|spreading|moving)
        PAIN ~ (radiating|shooting|traveling)
        (temp|temperature|fever|temperatura|fiebre|calentura) (is |of |was |at |about |like |hit |de
            |a )*(100|101|102|103|104|105|38|39|40)
        (talking|speaking|sounds?|sounding|talk|walking) (like |as if |as though )*(i am |she is |he
            is |she |he |im |a )*(drunk|slurred)
        sangr(a|o|ando|ado) ~ no (para|deja|se (detiene|quita|corta))
        (bruise|bruising|moreton) ~ (spider ?web|web|net|spreading|black|really sore|lacy|growing|
            huge)
        (heart|corazon) ~ (beating out|out of my chest|wont slow|racing and|se me sale)
        BODY ~ DUSKY | DUSKY ~ BODY
        PAIN ~ (excruciating|unbearable|severe|agonizing|insoportable|8/10|9/10|10/10)
        PAIN ~ (worse|worsening|increasing|growing|intensifying|escalating|peor|empeorando|
            aumentando)
        (excruciating|unbearable|severe|agonizing|insoportable) ~ PAIN
        (hurts?|hurting|painful) ~ (more|worse|worsening) (and|every|each|by|than|now|as)
        (pain|it) (woke|keeps waking|kept) me (up|awake)
        (cant|cannot|couldnt) sleep (from|because of|bc of|with|due to) ~ (pain|hurts?|swelling)
        duele (mas|cada vez|peor) (cada|y|mas|que)? | (no|nada) ~ (quita|calma|baja|aguanto) ~ dolor
        dolor ~ no (se )?(me )?(quita|calma|baja|para|aguanto)
        no (aguanto|soporto) (el|este|tanto)
        (cant|cannot|couldnt|unable|hardly|barely) (really |even |fully |seem to |hardly |to )*see
            (out|anything|clearly|well|right|straight|from|with|much|good|shit|my hand|on|nothing|at
            all)
        (shadow|curtain|shade|veil|gray|dark) (spot |area |cloud )?(over|across|in|covering) ~ (i
            see|vision|sight|eye|view)
        vision ~ (wonky|weird|funny|strange|off|gone|missing|fading|worse|bad|dim|messed|blocked)
        (sight|eyesight) (is|has|was|going|fading|getting|went)
        (half|part|side) of (my|what) ~ (vision|sight|i see)
        (cant|no puedo|no logro) ~ (open|abrir) ~ (eye|eyes|ojo|ojos)
        (trouble|difficulty|struggling|struggle|hard|hard time|problems|unable|cant|cannot|barely|
            hardly|labored|shallow) (to |with |even |fully |really |in |for me to )*(swallow|
            swallowing|tragar)
        (trouble|difficulty|struggling|struggle|hard time|problems|labored|shallow) (to |with |even
            |in )*(breathe|breathing|breath)
        hard (for me )?to (breathe|get (a breath|air))
        (chest|pecho) ~ (pain|pains|hurts?|hurting|tight|tightness|pressure|heavy|heaviness|
            squeezing|crushing|burning|pounding|duele|dolor|presion|aprieta|oprime|apretado)
        (pain|pains|tightness|pressure|heaviness|squeezing|dolor|presion|opresion|duele) ~ (chest|
            pecho)
        (mouth|face|smile|boca|cara) ~ (crooked|lopsided|drooping|droopy|droops|drooped|chueca|
            torcida|de lado|caida) ~ (side|left|right|lado|izquierd(a|o)|derech(a|o)|mama|mom)
        (crooked|lopsided|drooping|droopy) (mouth|smile|face) and
        (se (me|le) )?(fue|hizo|va) (la )?(boca|cara) (de lado|chueca|de un lado)
        no siento (la |el |mi |media |mitad de |mitad |parte de |una parte de |la mitad de )*(cara|
            brazo|lado|pierna|labio|mano|boca|lengua)
        (spreading|spreads|growing) like a (net|web|spider|tree|branch)
        (fever|temperature|temp|chills|fiebre|calentura) ~ (filler|injection|injected|botox|
            treatment|inyeccion|relleno)
        (filler|injection|inyeccion|relleno) ~ (fever|chills|pus|fiebre|calentura)
        (hot|red|swollen|warm|caliente|roj(a|o)|hinchad(a|o)) ~ (fever|pus|chills|fiebre|calentura)
        pus
        (infected|infectad(a|o)|infeccion|infection) ~ (hot|red|swollen|spreading|fever|caliente|
            roj(a|o)|fiebre)
        (hives|rash|welts|itchy|itching|ronchas|alergia|alergica) ~ (swollen|swelling|throat|
            breathe|breathing|lips|tongue|faint|dizzy|respirar|garganta|hinchad(a|o)|labios|lengua)
        (swollen|swelling|hinchad(a|o)) ~ (hives|ronchas|throat|breathing|breathe)
        whole body ~ (itchy|itching|hives|rash) | todo el cuerpo ~ (ronchas|pica|picazon|hinchado)
        EYE ~ BLURRY | BLURRY ~ (eye|eyes|vision|sight|eyesight)
        (veo|viendo|ve|vemos) (todo )?(muy |bien |medio )?(borroso|doble|nublado|negro|oscuro|mal|
            puntos|manchas|luces|lucecitas|estrellas|estrellitas|destellos)
        (ojo|ojos|vista) ~ (borrosa|borroso|nublada|nublado|perdi|perdiendo|oscurecio|nublo)
        (perdi|perdiendo|perder|perdio) ~ (vista|vision)
        (no veo|no puedo ver|no alcanzo a ver|casi no veo) (nada|de|del|con|por)
        (no veo|no puedo ver) $ | (quede|quedando|quedo|estoy|quedar) (ciega|ciego)
        me quede (ciega|ciego) | (se me )?nubl(o|a) la vista
        se me (oscurecio|nublo|borro|fue) ~ (vista|vision|ojo)
        (cant|couldnt|barely|hardly|not able to|unable to|trouble|difficulty) (see|seeing)
            (anything|out|well|right|clearly|from|good|properly|straight|with|very|much|at all|my
            hand|on one|shit)
        (cant|barely|hardly) see $ | (cant|barely) see (now|anymore) | i cant see and
        (lost|losing|loss of|lose|losin) (my |her |his |the |all )?(vision|sight|eyesight|
            peripheral)
        (vision|sight|eyesight) loss | partial (vision|sight)
        (went|going|gone|goin|am|im) (completely |totally |partially |partly |almost )?blind
        blind (in|out of|on) (one|my|the|her|his|that|left|right) | blindness | blinded
        (seeing|see|sees|saw) (black|dark|flashing|flashes|bright) (spot|spots|dots|floaters|lights|
            light|of)
        (seeing|im seeing|i see|she sees|sees) (double|spots|floaters|stars|flashes|halos|zigzags|
            two of)
        double vision | (flashing|flashes of) (lights?|light)
        (everything|things|stuff|it all|all) (is|looks|look|are|went|got|gone|seems|started)
            (looking |really |so |all |kinda |super |very |getting )?(BLURRY|gray|white|weird and
            blurry)
        (vision|sight|eyesight) (is|has|was|got|went|feels|seems|keeps|looks|just) ~ (off|weird|
            gone|changed|funny|bad|going|worse|messed|screwed|strange|missing|fading|different|
            wonky)
        changes? in (my |her )?vision | vision change(s|d)?
        (curtain|shadow|shade|veil) (over|in|across|coming) ~ (eye|eyes|vision|sight)
        tunnel vision | eye ~ (wont|cant|cannot) ~ (move|open) | cant ~ open ~ (eye|eyes|it and)
        cant move (my|the|her) (eye|eyes) | eye (pain|is killing|went dark|went black|blacked)
        (pain|pressure|pounding|throbbing) (in|behind) (my|the|one|her|left|right) ~ (eye|eyes)
        (dolor|presion) (en|detras) ~ (ojo|ojos) | BODY ~ TURN PALE | BODY ~ TURN ~ PALE
        BODY ~ (is|are|its) (turning|going|getting|all|now|still) PALE | BODY TURN PALE
        (turned|turning|went|going|gone|getting|turns) (a |all |kinda |kind of |really |like |very |
            so |totally |completely |sort of |to |this |into |more |super |out )?(a |kinda )?(dusky|
            gray|grey|grayish|greyish|bluish|blue|purple|purplish|white|whitish|mottled|blotchy|
            black|ashen|pale)
        (se (me |le )?)?(puso|pone|poniendo|pusieron|ponen|volvio|volviendo|esta|ve|ven|quedo|hizo)
            (muy |toda |todo |como |medio |bien |un poco |mas )?(blanca|blanco|blancos|blancas|gris|
            morada|morado|morados|moradas|negra|negro|azul|palida|palido|amoratada|amoratado|
            moteada|jaspeada|violeta|grisacea)
        (everything|things|all|todo) ~ (is|looks|went|got|se ve) BLURRY
        (skin|piel|cheek|lip|nose) ~ (looks|is|like|parece) ~ (marble|marbled|marmol)
        (bluish|purplish|reddish|greyish|grayish) (lacy|net|web|marbled|mottled|blotchy|lines)
        (airway|windpipe) ~ (blocked|closing|closed|swollen|swelling|tight|tightening|obstructed)
        (pain|dolor) ~ from (a )?(1|2|3|4|5|6|7) to (a |an )?(8|9|10)
        (swelling|swollen|hinchazon) ~ (doubled|tripled|twice|overnight|by the (hour|minute)|rock
            hard|nonstop|out of control)
        ^ (emergencia|emergency|una emergencia|an emergency|911) (help|please|ayuda|now)? $
        blanching | blanched | blanch | mottled | mottling | livedo | necrosis | necrotic
        (vascular )?occlusion | occluded | (cap|capillary) refill | ischemia | ischemic
        vascular compromise
        BODY (is|are|looks|look|its) (a |all |kinda |kind of |really |like |so |very |still |now |
            getting |turning |super |totally |sort of |also |slightly |a bit |a little |pretty
            )*(blue|bluish|purple|purplish|gray|grey|grayish|greyish|dusky|black|mottled|blotchy|
            blanched|marbled|whitish|morada|azul|gris|negra)
        BODY ~ (is|are|looks|look) (all |kinda |really |so |very |a )*(dusky|mottled|gray|grey|
            bluish|grayish|blanched)
        (tengo|tiene) (la |el |los |las |una )BODY (muy |toda |todo |bien |medio )*(negra|negro|
            morada|morado|gris|azul|blanca|blanco|fria|frio|moradas|blancos)
        lacy (purple|pattern|rash|red|blue|lines|looking)
        (purple|blue|white|gray|grey|violet|dark) (lacy|net|web|marble|marbled|mottled|blotches|
            blotchy|mottling)
        (spider ?web|marble|marbled|fishnet|lace|net) (pattern|looking|skin)
        (net|marble|lace) like | patron (de encaje|de red|morado|como)
        (doesnt|wont|not|isnt|dont|didnt|no) (go|turn|get|going|turning|turns|come|coming|blanch|
            blanching|refill|refilling|vuelve|regresa|se pone) (back )?(to |a )?(pink|normal|rosa|
            rosita|color|blanch|when i (press|push))
        (white|gray|grey|purple|blue|dusky|dark|black|pale|blanca|morada|gris) (patch|spot|blotch|
            area|mark|streak|ring|mancha) ~ (above|around|near|where|on|by|since|after|next) ~
            (inject|injected|injection|filler|botox|needle|treated|hurts|painful|cold|numb|pain)
        (cold|hard|numb|painful|hurts) (and|n|to the touch and|y) (cold|white|gray|grey|blue|purple|
            dusky|pale|black|mottled|gris|blanca|morada|fria)
        PALE and (cold|numb|painful|hurts|hard|tender) | PALE (cold|painful|numb)
        (fria|frio) y (PALE|dura|duele) | PALE y (fria|frio|duele|dura|adormecida)
        BODY (is|are|feels|feel|got|getting|was|esta|estan|se siente|se sienten) (ice |super |really
            |very |so |all |hard and |muy |bien )?(cold|icy|fria|frio|frios|helada|helado|heladas)
        cold to (the )?touch | no (blood flow|circulation)
        (skin|tissue|piel|lip|nose|nariz|labio) ~ (dying|died|dead|rotting|breaking down|sloughing|
            muriendo|muerta|pudriendo)
        SEVERE PAIN
        PAIN ~ (is|was|are|getting|has|its|keeps|got|been|become|gets|just) ~ (WORSE|8|9|10|severe|
            unreal|awful|SEVERE)
        PAIN (getting|is|worse|keeps) WORSE | PAIN (unbearable|insoportable)
        (getting|gets|keeps|is) (more|so|very|really|extremely|super|increasingly) painful
        (increasingly|extremely|severely|unbearably) painful | worsening pain
        (8|9|10|eight|nine|ten) (out of|of|over|on a scale of) (10|ten) | pain (8|9|10)
        pain (is|at|level|scale|was) (a|an|at|like|of|about)? (8|9|10|ten|nine|8/10|9/10|10/10)
        pain 8/10 | pain 9/10 | pain 10/10 | (a|8|9|10) (pain )?of 10 pain
        dolor (de )?(8|9|10|8/10|9/10|10/10)
        hurts (so|really|very|super|like|real|soooo) (bad|badly|much|hell|crazy|a lot|fuckin bad|
            damn bad|freaking bad)
        hurts (a lot|more and more|worse|like hell|like crazy|to (touch|talk|move|open|swallow|
            breathe))
        hurting (so|really|very|super) (bad|badly|much) | killing me (since|after|where)
        in (so much|a lot of|extreme|severe|terrible|awful|agonizing|serious|excruciating) (pain|
            agony)
        in agony | so much pain | so painful | (cant|cannot) (stand|take|handle|bear) the pain
        pain (meds|pills|medicine|killers|reliever)? ~ (not|didnt|doesnt|isnt|wont) (helping|help|
            touch|working|work|touching|going|stop|stopping|let up)
        (tylenol|ibuprofen|advil|motrin|aleve) ~ (not|didnt|doesnt|isnt|wont) (help|touch|work|
            working|helping|doing|touching|do)
        me (duele|duelen|esta doliendo) ~ (mucho|muchisimo|demasiado|horrible|horriblemente|
            bastante|cada vez|un chorro|un monton|hasta|fuerte|peor)
        dolor (es|esta|muy|tan|bien|que|mas|demasiado|cada vez) ~ (fuerte|intenso|insoportable|
            horrible|peor|aguanto|quita|fuertisimo|mas fuerte)
        (no (aguanto|soporto)) ~ dolor | dolor SEVERE
        duele (muchisimo|horrible|cada vez|un chorro|demasiado) | mucho dolor | muchisimo dolor
        demasiado dolor | tanto dolor | dolor ~ empeor(a|ando|o)
        el dolor no (se )?(quita|para|baja|cede)
        (worst|terrible|severe|splitting|blinding|horrible|excruciating|massive|thunderclap)
            (headache|migraine|head ache) ~ (life|ever|since|after)
        worst headache | (peor|tremendo|horrible) dolor de cabeza
        dolor de cabeza (horrible|fuertisimo|insoportable|terrible|muy fuerte|intenso)
        (trouble|difficulty|problems|struggling|hard time|difficult time|hard|harder|difficult|
            issues) (with )?(to |for me to |for her to |getting )?(breathe|breathing|breath|swallow|
            swallowing|catching|inhale|get air|a breath|my breath|speak|speaking|talk|talking)
        (cant|couldnt|barely|hardly|not able to|unable to|can barely|can hardly|cant hardly) (really
            |even |fully |seem to |properly |get |catch |hardly |even )?(swallow|breath|breathing|
            swallowing|catch (my|her|his) breath|get (any |enough |my |a )?(air|breath)|inhale|talk|
            speak|move (my|her|his|one|the)|feel (my|her|his|one|half)|lift (my|her|his)|smile|stand
            up|wake (her|him) up)
        short(ness)? of breath | out of breath | shortness breath
        breathing (is|feels|has|got|gets) ~ (hard|bad|worse|weird|off|difficult|tight|shallow|
            labored)
        (gasping|wheezing|choking) | (im|is|am|i am|shes|hes) (wheezing|choking|suffocating|gasping)
        anaphyla(xis|ctic) | anaphylactic shock | epi ?pen | epipen | cant get (any |enough )?air
        turning blue | stopped breathing | not breathing | isnt breathing
        (no puedo|no podia|casi no puedo|no puede|apenas puedo|apenas puede|no logro|dificultad
            para|trabajo para|problemas para|me cuesta|le cuesta|cuesta trabajo|batallo para|
            batallando para|dificil|me esta costando) (casi |ni |bien )?(respirar|tragar|hablar|
            pasar saliva|mover|moverme|abrir (el|la|los)|sonreir)
        no puede (respirar|ver|hablar|mover|tragar) | (me|le) (falta|faltando) (el |mucho )?aire
        falta de aire | sin aire | me ahogo | se (me )?ahoga
        (me estoy|se esta|estoy) (ahogando|asfixiando) | me asfixio | no respira | no puedo respira
        (throat|airway|garganta) ~ (tight|tightening|closing|closed|close|swelling|swollen|swelled|
            swells|itchy|itching|tightness|scratchy and|lump|cerrando|cierra|cerro|apretada|
            hinchada|hinchando|inflamada|hincho|cerrada)
        (swelling|tightness|tightening|lump|hinchazon) (in|of|de|en) (my |the |her |la |his
            )?(throat|tongue|face|airway|garganta|lengua|cara|lips|neck)
        se me (cierra|cerro|esta cerrando|hincho|inflamo|hinchan|hincharon|inflama|inflamaron|esta
            hinchando|estan hinchando|esta inflamando)
        se (le|te) (cierra|cerro|hincho|esta hinchando|esta cerrando)
        siento (que se )?(me )?cierra la garganta | FACE ~ SWELL
        SWELL ~ (face|lips|tongue|throat|eyes|cara|lengua|labios|garganta|ojos)
        FACE ~ (blew|blown|blowing|ballooned|puffing|swole|huge) (up|huge|n|and|right|like|out)?
        (lips|tongue|face|eyes|eye) ~ (blew up|blown up|double the size|twice (its|the|their)
            (normal )?size|shut|the size of)
        (swelling|swollen) (is|keeps|getting|got|up|so) ~ (fast|worse|spreading|bad|bigger|badly|
            quickly|huge|shut)
        swell(ing|ed)? up fast | SWELL shut | SWELL (mucho|muchisimo|demasiado|rapido|cada vez)
        me (hinche|inflame|hincho|inflamo|estoy hinchando)
        hinchazon ~ (cara|ojo|garganta|lengua|rapido|aumenta|crece)
        fever ~ (pus|yellow|green|drainage|oozing|ooze|chills|discharge|swelling|swollen|stuff|
            leaking|shaking|inject|injected|injection|filler|hot|red|infected|lump|infection)
        (pus|drainage|oozing|chills|discharge|infected|shaking|infection|swelling) ~ (fever|
            temperature|temp|chills)
        fiebre ~ (pus|amarillo|escalofrios|sale|rojo|caliente|hinchada|hinchado|inyeccion|temblando|
            inyectaron|infeccion)
        (pus|escalofrios|infeccion|infectada|infectado|calentura) ~ (fiebre|calentura|temperatura|
            pus)
        (temblando|tiritando) (con|de) (fiebre|calentura) | calentura ~ (pus|sale|rojo|hinchad(a|o))
        fever (of )?(101|102|103|104|105|39|40)
        (101|102|103|104|105) (degree |deg )?(fever|temp|temperature) | fiebre (de )?(38|39|40)
        (high|bad) fever | (fiebre|calentura) (alta|muy alta|de 39|de 40)
        foul (drainage|smelling|odor|smell|discharge)
        (pus|drainage|discharge|fluid|stuff|liquid) (is |keeps )?(coming|leaking|oozing|draining|
            pouring) (out|from)
        (oozing|leaking|draining) (pus|yellow|green|fluid)
        (sale|saliendo|salio|echando|supura|supurando|supurar|drenando) ~ (pus|liquido amarillo|
            materia)
        supura(ndo)? | red streaks? | sepsis | septic
        infected ~ (bad|badly|spreading|face|filler|worse) | cellulitis | abscess | absceso
        chest (pain|pains|hurts|hurt|hurting|tight|pressure|tightness|is (tight|hurting|killing|
            heavy|pounding)|feels (tight|heavy|weird)|discomfort|aches)
        (pain|pains|tightness|pressure|tight|hurts|hurting|heaviness|squeezing) ~ (in|on) (my|her|
            his|the) chest
        dolor(es)? (de|en|en el) pecho | (me|le) duele (mucho )?el pecho
        (presion|opresion|apreton|punzada|punzadas|ardor) ~ pecho
        pecho (apretado|oprimido|me duele) | dolor de pecho | me aprieta el pecho
        heart (attack|racing|pounding|stopped|palpitations|is racing|is pounding|wont slow|is
            beating|beating (fast|weird|so)|rate (is )?(high|crazy|through)|keeps racing)
        palpitations | palpitaciones
        (corazon|infarto) ~ (rapido|acelerado|fuerte|corazon|late|dando) | infarto | taquicardia
        ataque (al|de) corazon | ataque cardiaco | se me sale el corazon y
        (left|right|one) (arm|leg|side|hand) ~ (numb|weak|tingling|went numb|paralyzed|dead|heavy|
            limp)
        (one|half|left|right|whole) (side )?(of )?(my|her|his|the) (face|body|mouth) ~ (numb|
            drooping|droop|droopy|weak|paralyzed|fell|falling|dropped|sagging|limp|wont move|not
            moving|doesnt move)
        FACE ~ (drooping|drooped|droopy|fell|falling|dropped|sagging|paralyzed|droops) ~ (side|
            talking|speech|arm)
        (brazo|pierna|lado|mitad) ~ (dormido|dormida|entumecido|entumecida|debil|paralizado|
            paralizada|adormecido|adormecida|no lo siento|no la siento)
        slurr(ed|ing|y)? (speech|words|her|his|my)? | slurring
        (talking|speaking|speech) (is |sounds |all |really )?(funny|weird|slurred|strange|garbled|
            off|wrong|jumbled)
        cant (talk|speak|form words|get words) (right|straight)? | having a stroke
        (think|like|possible|signs of|had) (a|im having a)? stroke | stroke symptoms | mini stroke
        (derrame|embolia|apoplejia|paralisis facial)
        (habla|hablando|hablo) (raro|extrano|mal|enredado|chistoso|arrastrado|trabado|arrastrando|
            como borracha)
        se me (traba|enreda|duerme) la (lengua|cara)
        se (me|le) (torcio|chueco|cayo|cae|paralizo|durmio|esta cayendo) ~ (cara|boca|lado)
        (cara|boca) (torcida|chueca|caida|de lado|ladeada|paralizada) | no puedo mover
        no siento (la|el|mi|media) (cara|brazo|lado|pierna|labio|mano) | suddenly confused
        very confused and | confusion and
        (passed|passing|blacked|blacking|knocked) out (after|since|from|and|twice|when|on|this|in|
            again|today|$)?
        (she|he|i|mom|wife|husband|daughter|sister|friend) (just )?(fainted|collapsed|passed out|is
            unconscious|blacked out)
        faint(ed|ing)
        (im|i am|feel like im|feel like i|going|about|might|feeling|gonna) (going |gonna |about
            )?(to )?(faint|collapse|black out)
        unconscious | unresponsive | not responding | wont wake up | collapsed | seizure | seizing
        convulsing | convulsions | lightheaded and
        (desmaye|desmayo|desmayando|desmayar|desmayada|desvanecer|inconsciente|convulsion|
            convulsiones|convulsionando)
        no (reacciona|responde|despierta) | perdi(o)? el conocimiento
        (estoy|me siento) (muy )?(mareada|mareado) y
        (wont|cant|doesnt|not|didnt|isnt|hasnt|never|cannot|keeps|will not|unable to) (stop(s|ped|
            ping)?|quit) (the )?bleeding
        bleeding (wont|will not|doesnt|isnt|is not|hasnt) (stop|stopping|slow|stopped)
        keeps bleeding
        bleeding (really |so |very |pretty )?(bad|badly|heavily|nonstop|a lot|everywhere|through|
            thru|out|profusely|like crazy|hard)
        (bled|bleed|bleeding|soaked|soaking) (thru|through)
        blood (everywhere|gushing|pouring|spurting|wont) | gushing blood | losing (a lot of )?blood
        hemorrhag(e|ing) | hemorragia | no (para|deja|paro|ha parado) de sangrar
        (sangrando|sangra|sangrado) (mucho|demasiado|muchisimo|sin parar|bastante|un chorro)
        sangre ~ (no para|por todos|mucha|chorros|a chorros) | mucha sangre
        hives (all over|everywhere|on my face|spreading|and|breaking|popping|on my (neck|chest|
            whole))
        (broke|breaking|broken|covered) (out )?(in|with) (hives|welts|rash)
        (ronchas|urticaria|alergia|sarpullido) (en|por) (todo|toda) | llena de ronchas
        (severe|bad|having|had|serious|think|an|strong|major) (an |a |im having an |really bad |bad
            )?(allergic|alergic) (reaction|rxn)
        (having|bad) ~ reaction (to|from) | reaccion alergica
        (lips|tongue|mouth|throat|face) ~ (tingling|tingly|itchy|burning) ~ (swell|puff|puffing|
            swelling|tight|up)
        tongue (feels|is|getting|got) (thick|big|fat|numb|huge|swollen|itchy|tingling)
        (call|calling|called|need|dial|send|llame|llamen|llamar|llamando|necesito|manden) (an |the |
            al |a la |una |to )?(911|ambulance|ambulancia|paramedics|emt|emts)
        911 | ambulance | ambulancia
        (this is|its|is this|have|having|es|tengo) (an|a|una|kind of an) (medical )?(emergency|
            emergencia)
        medical emergency | emergencia medica | emergency room
        (in|at|to|going to|go to) (the )?(er|e r) (now|right|tonight|because)?
        should i (go to|call|head to) (the )?(er|hospital|911|urgent|emergency)
        need (to go to )?(the )?(hospital|er) | rushed to | life threatening
        (sala|cuarto) de (emergencias?|urgencias?)
        (voy|ir|llevo|llevan|llevaron|llevar|vamos) (a|al|a la|para el|a el) (emergencias?|
            urgencias?|hospital|er)
        es una (emergencia|urgencia) | something is (really|very|seriously) wrong
        help me (please )?(im|i cant|it) | algo (esta|anda) muy mal
        (took|swallowed|drank|ate|taken|injected|tome|trague|me tome) (a bunch of|all|a whole bottle
            of|the whole|a lot of|too many|all my|the entire|a whole|muchas|todas|un frasco|un
            monton|bunch of) ~ (pills|tylenol|meds|medicine|bleach|sleeping|xanax|medication|
            pastillas|medicamento|tablets)
        overdos(e|ed|ing) | sobredosis | poisoned | envenen(ada|ado|e)
        cant feel (my|half|one) (face|lips|lip|arm|leg|hand|side|mouth|tongue|fingers)
        (started|going|gone|went|became|is) completely numb
        BODY ~ (cold|fria|frio) ~ (white|gray|grey|purple|blue|blanca|morada|gris)
        (choking|choked) on | stridor | hospital (right )?now
        getting worse by the (minute|hour|second)
        spreading (fast|quickly|rapidly|up my|down my|to my|all over)
    """,
    "funny": """
        (no veo|no puedo ver|casi no veo|no alcanzo a ver) (muy )?bien
        (cant|cannot|couldnt|barely|hardly|can barely|can hardly|not able to|unable to|cant hardly)
            (really |even |fully |hardly )?breathe
        cant breathe
        (going to |gonna |might |about to |feel like im |could |almost )(pass out|passed out|die|
            faint)
        im dying | pass out | heart (is )?(racing|pounding) | heart attack
        me voy a (desmayar|morir) | me muero | me da un infarto | casi me (desmayo|muero)
    """,
}
"""Label and rows."""
