"""Yes and no, thanks and greetings, tapbacks, and for whom it is.

English rows first, then Spanish; `phrases` says how a row is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from smsbot.core.understanding.reading import Intent

PHRASES: Mapping[object, str] = {
    Intent.YES: """
        ^ (yes|yep|yeah|yup|yea|ye|yah|yess|yass|yessir|yepper|sure|correct|exactly|absolutely|
            definitely|affirmative|agreed|confirmed|confirming|perfect|indeed|deal|si|sip|sipi|sii|
            simon|claro|por supuesto|correcto|exacto|perfecto|de acuerdo|confirmo|andale|orale|
            afirmativo|desde luego|✅|👍|👌|hell yes|hell yeah|heck yes|oh yes|oh yeah|uh huh|mhm|
            totally|amen|sounds (good|great|perfect|right|fine|like a plan|wonderful|lovely)|works
            for me|that works|that will work|looks (good|right|great|correct|perfect)|(that is|it
            is|this is) (right|correct|fine|good|it|perfect|great|ok|okay|the one|me)|all good|i
            confirm|lets do it|book it|go ahead|please do|see (you|u|ya)|esta (bien|perfecto|
            correcto|excelente)|asi es|eso es|ok si|me parece (bien|perfecto)?|me queda (bien|
            perfecto)|me sirve|me funciona|(ahi|alli|alla) (estare|estaremos|nos vemos|voy)|nos
            vemos|dale|sale y vale|quite right|very well|fine (by|with) me|good with me|ok (with|by)
            me|that (one|time|day) works|works (great|perfectly))
        ^ (ya|y|c|right|ok|okay|confirm|great|works|fine|good|cool|awesome|excellent|wonderful|
            lovely|alright|bet|roger|copy|10 4|do it|got it|count me in|you got it|you bet|of
            course|for sure|fo sho|ok ok|okey|100|it is|it does|i do|i am|i can|i will|right on|va|
            sale|vale|listo|lista|muy bien|bueno|bien|confirmado|confirmada|confirmar|confirme|
            excelente|cierto|seguro|con gusto|okis|ta bien|todo bien|genial|fabuloso|obvio|hecho|
            eso|esa misma|si se puede|kewl|perf|aye|righto|good to go|looking forward|cant wait|y e
            s|ok perfect|is confirmed|yo confirmo|good with that|im good with that|im in|no problem|
            sure thing|sounds gd) $
        ^ (ok|okay|great|alright|cool|good|fine|right|bien|bueno|va|sale) (yes|yep|yeah|si|perfect|
            perfecto|great|good|see|that|thats|sounds|works|book|lets|confirm|see you|thank|thanks|
            gracias|i will|ill be|esta|ahi|nos)
        (that|this|the|which) (time|day|one|slot|date|works|appointment|all|sounds|looks|is|will|
            would|works) ~ (good|fine|great|perfect|right|correct|works|work|ok|okay|suits)
        (yes|yep|yeah|yup) (that|i|please|to|it|the|this|confirm|confirmed|for|we|see|and|me|ok|
            good|is|book|let|perfect|perfecto|gracias|thanks|maam|sir|correct|right)
        hot mess ~ yes | see (you|u|ya) (then|there|soon|tomorrow|WEEKDAY|at|on)
        (i will|will) be there | nos vemos | (ahi|alli|alla) (estare|estaremos|voy|nos vemos)
        works for me | sounds good | yes
    """,
    Intent.NO: """
        ^ (no|nope|nah|naw|n|na|negative|no way|not right|wrong|incorrect|thats wrong|that is wrong|
            not correct|thats not right|thats not correct|that isnt right|that is not right|thats
            incorrect|no thats|no thank you|no thanks|not really|not quite|nuh uh|uh uh|no not|none|
            none of those|none of them|none of these|neither|nah thats|nope thats|not at all|not
            those|no gracias|nel|nop|para nada|de ninguna manera|no es correcto|no esta bien|esta
            mal|asi no|no asi no es|incorrecto|equivocado|no es asi|ninguna|ninguno|ninguna de esas|
            ningun|tampoco|nones|negativo|❌|👎|not yet|not now|no no|no sorry|sorry no|no it|
            no its|no the|no wait|no i|no we|no my|no la|no el|no me|no puedo|hell no|heck no|
            i dont think
            so|no ma|no way jose|mal|no bueno|not that|not this|changed|that was wrong|thats not
            what|not interested|no me interesa)
        (none|neither|not any|ninguna|ninguno) (of )?(those|them|these|the|de esas|de esos|de ellas|
            de estas|me queda|work|works|fit|me sirve|that|de las)
        (those|them|these|that|it|that time|that day|this) (dont|doesnt|wont|do not|isnt|arent|is
            not|wouldnt|didnt|not) (work|works|right|correct|good|what|fit|me|suit|good for me|gonna
            work|going to work)
        (thats|that is|this is|its|it is|is) (wrong|incorrect|not right|not correct|not what i|not
            it|not me|not my name)
        (no )?(asi )?no es (asi|correcto|eso|ese|esa|el dia|la hora|lo que)
        esta (mal|equivocado|equivocada|incorrecto) | nothing (works|there works|fits|there)
        (anything|something) else (available|open|besides|please|than|$)?
        no me (queda|sirve|funciona|acomoda|conviene|convence|gusta) | (cant do|cant make) any
        dont like any
    """,
    Intent.THANKS: """
        (thanks|thank you|thank u|thanku|gracias|grax|appreciate|appreciated|thankful|grateful|grcs|
            grasias|bless you|god bless|bendiciones|dios (la|lo|le|los) bendiga)
        (ur|youre|you|u|your|nancy|shes|she|yall|you guys|nancys|nancy is|you are|u r|your) (are |is
            |the |so |such |a |really |an |all )*(best|awesome|amazing|great|angel|sweet|sweetest|
            kind|lifesaver|life saver|wonderful|fabulous|rock|rocks|doll|gem|star|queen|goddess|
            magic|fantastic|incredible|perfect|talented|helpful|genius|saint|a blessing|love)
        (love|loved|loving|obsessed with|so happy with|happy with|pleased with|thrilled with|in love
            with|adore) (it|my|the|you|u|nancy|them|how|ya|your|everything|this|yall)
        (could not|couldnt|cant|can not) (be|have been) (more|happier|any happier) (pleased|happy|
            happier)?
        (so|very|really) (pleased|happy|nice|kind|sweet|helpful)
        (looks|look|looking|came out|turned out) (so |really |amazingly |super |absolutely )?(good|
            amazing|great|beautiful|perfect|fantastic|incredible|awesome|natural|gorgeous|fabulous|
            wonderful)
        (much|very) obliged | (mil|muchas|muchisimas|muy|un millon de) (gracias|amable)
        (es|eres|son) (usted |ustedes |un |una |la |lo |muy |tan )*(amor|amable|mejor|angel|linda|
            sol|encanto|increible|maravilla|buena|gentil|reina)
        (le|te|les|se) (agradezco|agradece|aprecio|lo agradezco)
        (me|nos) (encanto|encanta|fascino|encantaron) | muy amable | que (amable|linda|bueno)
        agradecid(a|o) | quede (encantada|feliz|contenta|muy)
        excelente (servicio|trabajo|atencion) | great job | nice work | thx
    """,
    Intent.GREETING: """
        ^ (hi|hello|hey|hola|good morning|good afternoon|good evening|good day|morning|afternoon|
            evening|buenos dias|buenas tardes|buenas noches|buenas|buen dia|hi there|hello there|hey
            there|hiya|howdy|yo|sup|whats up|wassup|greetings|que tal|que onda|hola que tal|como
            esta|como estan|how are you|how r you|how are u|heya|hii|saludos|anyone there|anybody
            there|is anyone there|hello anyone|hi nancy|hey girl|hey lady|knock knock|hay alguien|
            bueno|alo|hola como esta|hola como estan|hi how are you|hey how are you|hello how are
            you|good am|gm|hi hi|👋|top of the morning|hope youre well|muy buenas|hey girl hey|hi
            all|aloha) (👋|nancy|there|all|everyone|girl|how are you|todos|a todos|today|friend|
            team|doing|you|senorita|como estan|como esta|que tal)? $
    """,
    "tapback": """
        ^ (liked|loved|laughed at|emphasized|questioned|disliked|reacted)
        ^ (le |te |les |me )?(gusto|encanto|dio risa|divirtio|divierte|gusta|encanta)
        ^ (hizo|puso) enfasis
        ^ (destaco|destacaste|enfatizo|cuestiono|pregunto por|se rio de|rio de|no le gusto|dio me
            gusta|ha reaccionado|reacciono|interrogo|marco con|anadio)
        ^ (removed|eliminado|elimino|quito|retiro) (a|an|un|una|el|la) (like|heart|laugh|
            exclamation|question mark|thumbs|dislike|me gusta|corazon|risa|reaccion)
    """,
    "tapback yes": """
        ^ (liked|loved|emphasized) | ^ (le |te |les )?(gusto|encanto|gusta|encanta)
        ^ (reacted) (👍|❤) | ^ dio me gusta
    """,
    "media": "^ (image|photo|picture|video|gif|attachment|imagen|foto) $",
    "for other": """
        (for|see|bring|bringing|take|get|arranging|schedule|on behalf of|instead of|send) (my|our|
            the) (mom|mother|mum|mama|dad|father|wife|husband|hubby|sister|brother|daughter|son|
            friend|bff|bestie|aunt|auntie|uncle|grandma|grandmother|grandpa|cousin|coworker|boss|
            neighbor|niece|nephew|girlfriend|gf|boyfriend|bf|partner|fiance|fiancee|roommate|mil|
            inlaw|spouse|stepmom|stepdaughter|kid|teen|teenager|nana|granny|sis|bro|hubs|client|
            patient|madre|tia|hermana|bride)
        (book|booking|schedule|scheduling|appointment|consultation|consult|visit|one|reserve|slot|
            spot|cita|consulta) ~ for (my|her|him|someone|our|a friend|another)
        (my|our) (mom|mother|mum|mama|dad|father|wife|husband|hubby|sister|brother|daughter|son|
            friend|bff|bestie|aunt|auntie|uncle|grandma|grandmother|cousin|coworker|boss|neighbor|
            niece|nephew|girlfriend|gf|boyfriend|bf|partner|fiance|fiancee|roommate|mil|spouse|
            stepmom|teen|sis) (wants?|needs?|would like|wants one|is interested|is wanting|would
            love|asked|is looking|is too|cant text|doesnt text|name|names|is|has been|needs to|
            would) ~ (come|book|appointment|consult|one|in|see|consultation|shy|botox|filler|appt|
            visit|name|get|try)?
        (her|his|their) (name|names) (is|s)?
        (book|see|schedule|bring|sign up) (her|him|my|mom|hubby|them) ~ | also book
        (not for me|isnt for me|not me its)
        para (mi|nuestra|nuestro|el|la) (mama|madre|papa|padre|esposa|esposo|hermana|hermano|hija|
            hijo|amiga|amigo|tia|tio|abuela|abuelo|prima|primo|suegra|suegro|novia|novio|cunada|
            cunado|sobrina|sobrino|companera|companero|comadre|jefa|vecina|nieta|nuera|madrina|ama|
            hermanita|hijita|senora|pareja|mami|marido)
        (mi|nuestra) (mama|madre|papa|esposa|esposo|hermana|hermano|hija|hijo|amiga|amigo|tia|
            abuela|prima|suegra|novia|novio|cunada|sobrina|comadre|mami|marido|hermanita) (quiere|
            necesita|quisiera|le gustaria|se llama|desea|busca|ocupa) ~
        no es para mi | a nombre de mi | (ella|el) se llama | su nombre es
        (agendar|cita|consulta) a mi (mama|hermana|hija|esposa|esposo)
    """,
    "for other not": """
        (thanks|ready|good|time|gift|present|surprise|before|after|at|wedding) (for|to) (my|our)
        (referred|recommended|told|sent) (by|me|to me by) ~
        (my|a|mi) (mom|friend|sister|coworker|wife|husband|boss|neighbor|cousin|aunt|daughter|
            dermatologist|doctor|amiga|hermana|prima|mama|comadre) (told|referred|recommended|sent|
            said|sees|goes|loves|raves|came|saw|suggested|swears|gave|me dijo|me recomendo|me hablo|
            me conto|va con|says|thinks)
        (can|could|have) my (mom|mother|wife|husband|sister|dad|friend|daughter) (bring|drive|come
            with|sit|wait|drop)
        bring my (mom|kid|kids|daughter|son|friend|sister|husband|baby|dog|wife|mother) ~ (with|
            along|in|to) ~
        (my|our) (daughter|son|husband|mom|wife|kid|sister) (has|had|turns|is sick|got|works|will
            drive|is driving|gets married|is getting|was)
    """,
}
