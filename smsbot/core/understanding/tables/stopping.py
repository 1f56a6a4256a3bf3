"""No more texts, texts again, and the words that only look like it.

English rows first, then Spanish; `phrases` says how a row is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from smsbot.core.understanding.reading import Intent

PHRASES: Mapping[object, str] = {
    Intent.STOP: """
        ^ (stop it now|stop that|stop this now|stop now please|salirme|salgo|no texts|no mensajes) $
        take (my name|my number|my phone|us|me) off $
        (not|never|no longer) (interested|for me) ~ (stop|unsubscribe|remove me) $
        take (my name|my number) off (of )?(this|the|your|ur|that|everything)
        how many times ~ (say|tell you) (to )?stop | say stop $
        (you|u|they|you all) (keep|kept|wont stop|keep on) (texting|messaging|sending|contacting|
            bothering|spamming)
        no vuelv(a|an|as) a (escribir|escribirme|mandar|mandarme|textear|textearme|contactar|
            contactarme|molestar|molestarme|enviar|enviarme|llamar|llamarme)
        ^ (stop|stopall|stop all|end|quit|unsubscribe|optout|opt out|revoke|alto|basta|pare|parar|
            para|detener|detente|baja|salir|cesar|remove|cease|arret|desuscribir|stop it|stop now|
            stop ok|just stop|stop already|quit it|enough|ya basta|basta ya|ya para|ya paren|ya
            parele|parele|stop this|make it stop|no more|no mas|ya no mas|ya no|cancel all|remove
            me|remove|delete me|block|blocked|stopp|stop stop|stop sms|stop pls) $
        (but|bye|so|ok|okay|just|please|now|and|thanks|seriously|then|u|you) stop $
        get me off (of )?(this|these|your|the|ur)
        no (mandar|enviar|escribir|textear|molestar|mandarme|enviarme|escribirme|textearme|
            molestarme) (mas |ya |tantos )*(mensajes|textos)?
        me (quiten|quite|saquen|saque|borren|borre|eliminen|elimine|remuevan) (ya )?de (la|su|sus|
            esta|tu|todas) (lista|listas|sistema|mensajes|contactos)
        stop stop | unsubscribe | stopall | optout | desuscribir(me|se|anme)? | unenroll me
        (stop|quit|cease|discontinue|halt|end|knock off|cut out|lay off) (ever |all |with |it with |
            w |sending |getting )?(me |us |the |these |this |those |your |any |all |all the |all
            these |all of the |all of these |all your |automated |constant |damn |fucking |stupid |
            annoying |more )?(TEXTS|texting me|messaging|contacting|sending|bothering|calling|
            emailing|writing|spamming|harassing|bugging|pestering|blowing up|hitting me|contact|
            hitting up)
        (stop|quit) (sending|getting|receiving) (me|these|this|them|those|us|all|any|your|stuff)
        (stop|quit) w (the|these|all)
        stop(ping)? all (communication|contact|communications|future|of (it|them|these))
        (dont|never|quit|please dont|do not ever|you cant|not|no longer) (ever |you |please |u |even
            |want you to |want u to |want you |go and )?(text|texting|message|messaging|msg|contact|
            contacting|txt|bother|bothering|spam|spamming|sms|harass|pester|bug) (me|us|this|my|
            again|here|anymore|it|at all|with|back|him|her|$)
        (dont|never|please dont) (ever )?(write|send|call) (me|us|this|to me) (any(thing|more)?|
            ever|again|another|texts|messages|more|anymore)
        (dont|never) (ever )?send (any|another|more|texts|messages|these|this|me (stuff|things|
            anything|texts|messages|any|more|another|this|these|that))
        do not (text|contact|message|txt|msg) | dont (text|contact|message|txt|msg) $
        (no|not any|not) (more|further|mas) (TEXTS|of (these|this|those|them|your (texts|messages))|
            from (you|u|yall|this)|please $|msgs)
        no more $ | no more please i
        (no|any) (further|future) (contact|communication|texts|messages)
        no (texts|msgs|texting|messages) (please|ok|$)
        (take|get|remove|delete|drop|erase|scrub|strike|scratch|pull|cut|leave|keep) (me|my (number|
            phone|name|info|cell|contact|digits|information|data|details|stuff)|this (number|phone)|
            the number|number|us|him|her|my|that number) ~ (list|lists|phone|contacts|database|
            system|records|files|texts|texting|file|mailing|messages|rotation|marketing|
            distribution|roster|directory|subscription|everything|ur phone|thread)
        (take|remove|delete|drop|erase|forget|lose|scrub|purge|clear|ditch|trash|toss) (me off|my
            number|my phone|this number|the number|my info|my information|my contact|my digits|my
            cell|my name and number|number off|out my number|that number)
        (lose|delete|ditch|forget|remove|erase) (it|this|my (number|contact)) $
        (gave|give|given) (you|u|yall|ya) my number ~ lose | take me off $
        (delete|remove|erase|lose) (this|the|my) (number|phone|contact)
        take (me|my number|my name) (off|out) (of )?(this|your|the|ur|everything|all|these|yall|any)
            (list|lists|text|texts|thing|texting|mailing|messages|everything|stuff|$)?
        (remove|take) me (from|off) (this|your|ur|the|all|these|yall|any|everything) (list|lists|
            text|texts|texting|mailing|thread|messages|everything|marketing|sms|group|chat)?
        (remove|take) me from (this|your list|ur list|here|all) | opt (me )?out | (opting|opted) out
        i (opt|want) out | want to (opt out|be (removed|taken off|off))
        (count|leave) me out of (these|this|the texts|your texts)
        (withdraw|revoke|rescind|take back) (my )?(consent|permission) | revoke
        no (consent|permission)
        (dont|didnt|never|not) (have my |give |gave |given )?(consent|consented|authorize|
            permission)
        not consent | did not consent | tcpa | leave me (alone|be|the (hell|fuck|f) alone)
        let me be | go away | get lost | buzz off | (fuck|eff|f|piss|bug|back|screw|sod) off
        (shut|stfu) (up)? $ | lose (my|the|this) number
        enough (with|of|already with) (the|these|this|your|all|ur|yall|all the|all these|of (the|
            these|your)) ~ (texts|messages|texting|messaging|spam|reminders|stuff|already|ok|$)
        enough with (the|these) texts
        (enough|too many|so many|sick of|tired of|done with|fed up with|over|annoyed (by|with|at)|
            hate|had enough of) (of )?(the |these |this |your |all these |all the |getting |these
            damn |ur |all this |receiving )(texts|messages|texting|messaging|spam|msgs|reminders|
            notifications)
        (report|reporting|reported|block|blocking|blocked) (you|u|this|it|yall|your|ur|the|to|as|
            for) ~ (number|spam|fcc|ftc|harassment|attorney|junk|$)?
        (im|i am|ill|going to|gonna|will) (be |have to )?(report|reporting|block|blocking|blocked)
            (you|u|this|it|your|ur|yall)
        (this is|its|thats|stop the|total) (harassment|harassing|spam|spamming|annoying|harassing
            me)
        harassing me | spamming me
        (youre|you|u|this is|quit|stop) (spamming|harassing|bothering|bugging)
        (cease|desist) (and|all)? | (file|filing) a complaint | calling (my|a) (lawyer|attorney)
        my lawyer
        (didnt|never|dont remember|not|dont recall) (even |ever )?(sign(ed|ing)? up|subscribe(d)?|
            sign up|opted in|opt in|ask(ed)? for (this|these|texts|any)|agree(d)? to|consent(ed)?|
            request(ed)? (this|these|any)|signing)
        (unwanted|unsolicited|annoying) (TEXTS)
        who (gave|give|told) (you|u|yall|ya) (my|this) number lose
        (dont|do not|no longer|not|didnt|never) (want|wish|need|like|care|interested in|care for|
            wanna|appreciate|care to|asked for|ask for|interested) (to |in |for )?(any |these |your
            |the |ur |get |receive |be |getting |receiving |being |more |hear |more of |hearing |see
            |have |all |anymore |no more )*(TEXTS|texted|contacted|messaged|these|from (you|u|yall)|
            on (your|this|the|ur) list|bothered|your texts|your messages|txts|msgs|of these|on ur
            list|by (text|sms))
        (dont|do not) (want|need) (anything|nothing|any) (more |else )?from (you|u|yall)
        (dont|do not) (want|wanna|need) to hear from (you|u|yall)
        not interested in (your|the|these|any|getting|receiving|ur) (TEXTS|offers|services|service|
            getting)
        (how (do|can|would) (i|we|you)|can (you|u|i)|could you|is there a way to|need to|want to|
            trying to|i want you to|id like (you )?to|will you|would you|please|kindly|like to)
            (please |kindly |just )?(unsubscribe|opt out|stop (getting|receiving|these|this|the|
            your|texts|messages|all|texting|messaging|u from)|turn (this|these|off|it|them) (off|
            texts|notifications)?|get off (this|your|the|ur)|make (it|this|these|them) stop|end
            (these|this|the texts|texts)|cancel (these|the|all|your) (texts|messages|reminders)|
            block|mute|shut (this|it|these) off|get (this|these|it|them|you|u|yall) to (stop|quit)|
            discontinue|be removed|disable|remove (me|my number)|stop) (TEXTS|messages|from|getting|
            these|$)
        how (do|can) (i|you) (get off|stop|make) (this|getting|these|receiving|it stop|the texts|
            texts|messages|your)
        unsubscribe me
        (turn|shut|switch) (off|these off|this off|it off|them off) (the|these|all|my|your)?
            (TEXTS)? $
        (cancel|stop|end|discontinue|suspend|turn off) (all |the |my |these |your |any |further |
            future |all future |all of )*(text|texts|messages|messaging|text alerts|notifications|
            subscription|reminders|alerts|correspondence|communications|communication)
        discontinue (these|all|the|any|this|further|sending|texting)
        cease (all|texting|contact|messaging|and|from) | desist
        (please )?(mute|silence) (this|me|these)
        quit (texting|messaging|sending|bothering|blowing)
        stop (texting|messaging|contacting|bothering)
        (you|u) can stop (the|these|texting|sending|now|messaging) (TEXTS|now|me)?
        stop (the|these|those|all|your|ur|all these|all the) (TEXTS|madness|nonsense|mess)
        (one more|another|send another|send one more|1 more) (text|message) ~ (report|reporting|
            block|blocking|lawyer|police|fcc|sue|suing)
        (im|ill be) (reporting|blocking|suing)
        off (this|your|the|ur) (list|text list|texting list|mailing list)
        off of (this|your|the) list | no contact | do not (contact|disturb me|solicit)
        no solicit(ing|ation|ors)
        (dont|do not) ~ (text|message|contact) ~ (again|anymore|ever|this number|my phone|me)
        never (text|contact|message|txt)
        (do not|dont) (message|text|contact|use) (it|this (number|phone|line)|here)
        not (a )?(text|texting) (phone|line) | stop means stop | i said (stop|no|quit|enough)
        told (you|u|yall) (to|2) (stop|quit) | asked (you|u|yall) to (stop|quit|not)
        for the love of ~ stop
        (no|ya no|nunca|jamas|que no|ya) (me |nos |les |le )(vuelva a |vuelvan a |vuelvas a |esten |
            este |sigan |siga |sigas |anden )?(mande|manden|mandes|mandando|mandar|envie|envien|
            envies|enviando|enviar|escriba|escriban|escribas|escribiendo|escribir|textee|texteen|
            textees|texteando|textear|moleste|molesten|molestes|molestando|molestar|contacte|
            contacten|contactar|contactando|mensajee|mensajeen|hostiguen|acosen) (mas|nada|mensajes|
            textos|nunca|otra|ya|a este|aqui|cosas|por favor|porfavor|este|tantos|tanto|$)?
        (ya )?no (quiero|deseo|me interesa|me interesan|necesito|quisiera|queremos) (recibir |que me
            |mas |ya |sus |estos |esos |tus |los |tantos |seguir recibiendo |mas de )*(mensajes|
            textos|mensajitos|recordatorios|notificaciones|avisos|escriban|manden|contacten|envien|
            texteen|promociones|publicidad|sms|molesten|nada de ustedes|nada con ustedes)
        (no|ni) mas (mensajes|textos|mensajitos|sms|avisos|recordatorios|promociones|de estos|
            porfavor|por favor|de esto)
        ya no mas | basta (de|con) (mensajes|textos|estos|los|tantos|esto|sus|tanto)
        ya (basta|estuvo|chole|estoy (harta|harto|cansada)) (de|con)? (tanto|tantos|sus|los|estos)?
            (mensajes|textos|mensaje)?
        suficiente(s)? (mensajes|textos) | mucho(s)? (mensaje|mensajes) ya | no mensajes
        cero mensajes
        (deje|dejen|deja|dejar|dejenme|dejame|dejeme|pare|paren|para|parar|parele|cese|cesen|alto|
            suspenda|suspendan|detenga|detengan) (ya )?(de |con |a )?(me |los |estos |sus |el |
            tantos )?(mandar|mandarme|mandando|enviar|enviarme|escribir|escribirme|escribiendo|
            molestar|molestarme|textear|textearme|mensajear|mensajearme|mensajes|textos|envio|
            contactar|contactarme|chingar|fregar|acosar|acosarme|hostigar)
        (dejame|dejenme|dejeme|dejen|deja) (en paz|tranquila|tranquilo|solo|sola|de molestar)
        ya (paren|pare|parele|para|dejen|deje|deja|dejenme|bajele)
        (borr(a|e|en|ar|ame|eme|enme)|elimin(a|e|en|ar|ame|eme|enme)|quit(a|e|en|ar|ame|eme|enme)|
            saqu(e|en|eme|enme)|saca(me)?|remuev(a|an|e|ame)|remover|olvid(e|en|a)(se|nse|te)?|
            pierd(a|an|e)|bor(re|ren)) (de )?(ya )?(mi|este|el|mis) (numero|telefono|celular|
            contacto|datos|informacion|nombre de|cel|info)
        (quitenme|quiteme|quitame|saquenme|saqueme|sacame|eliminenme|elimineme|eliminame|borrenme|
            borreme|borrame|remuevanme|remuevame|sacarme|quitarme|eliminarme|borrarme|saquen|denme|
            deme|dame|darme|darse|dar) (de |de la |de su |de sus |de esta |de tu |de los |de la
            )*(lista|listas|baja|mensajes|contactos|sistema|base|aqui|textos|registros)
        (baja|cancelar|cancele|cancelen|cancela) (de |la |mi |los |sus |estos |el |mis |todos
            )*(suscripcion|mensajes|textos|servicio de mensajes|mensajes de texto|avisos|
            recordatorios|notificaciones)
        no (molest(e|en|es|ar)|jod(a|an|as)|chinguen|fastidi(e|en|es))
        (numero|no) (privado|personal) ~ no
        (los|las|te|voy a|lo) (voy a )?(reportar|bloquear|denunciar|demandar)
        (es|esto es) (acoso|spam|hostigamiento)
        (yo )?no (me )?(inscribi|suscribi|registre|apunte|autorice|pedi (estos|esto|mensajes)|di
            permiso)
        no (autorizo|doy permiso|doy mi consentimiento)
        no me (contacten|contacte|llamen mas|escriban|textee|texteen|manden|hablen mas|busquen|
            molesten)
        como (dejo|hago para|le hago para|puedo) (de |no |dejar de |ya no )*(recibir|parar|cancelar|
            quitar|que paren|me manden|salir|darme de baja|estos)
        (stop|quit) con (los|tus|sus|estos)
        ya no (me )?(text|texteen|mensajes|manden|escriban|envien) | no (me )?text(een|ees|ee)?
        no more mensajes | stop (mandando|los|sending) | dont me (manden|texteen)
    """,
    "stop not": """
        stop by | stopping by | stop in (to|at|and|for) | stop (over|back) (by|in|to)
        (bus|rest|pit|last|next|first|one) stop
        stop (taking|eating|drinking|smoking|my (2|1|3|appt|appointment|visit|retinol|blood|meds)|
            using|the (bleeding|twitch|twitching|sweating|aging|clock|appointment|visit|pain|
            swelling|wrinkles|sagging)|wearing|working|looking|laughing|crying|thinking|talking|
            staring|being|aging|frowning|at nothing|wait|no|playing|it looks|it (you|im)|me from|my
            eye|sweating|bleeding|them|doing|in tomorrow|nancy|worrying)
        stop (my|the) ~ VISIT
        (reply|text|send|txt|respond|responda|envie|escriba|mande) (with |the word )*stop
        stop (to|2|para) (end|quit|unsubscribe|cancel|stop|opt out|optout|no)
        (have|has|been|were|successfully|are) (been )?(successfully )?(unsubscribed|opted out)
        (replied|reply|responded) with the word stop
        unsubscribed (and|you) will (not )?receive (no|any) (further|more) (messages|texts)
        (wont|cant|doesnt|cannot|dont|never|hasnt|to|will|would|does|help|we dont) stop (til|until|
            bleeding|smiling|thinking|laughing|crying|looking|hurting|swelling|itching|my|the
            (twitch|sweating)|sweating|now)
        (will|does|can|would|could) (botox|it|filler|this|that) (help )?stop
        (have|need|should|supposed|do i) (i )?(have )?to stop | when (do|should) i stop
        stop (wait|no|not|actually) | non ?stop | stop the presses | one stop
        (quit|stop|stopped) (smoking|drinking|my job|vaping|coffee|caffeine|working|nicotine|sugar|
            wearing|using|taking)
        i quit | (end|ends) (of|in|at|up)
        (weekend|in the end|dead end|end result|at the end|loose end|split ends|the end of)
        (this|the|that|my) (week|day|month|summer|year) end | end up
        opt out of (tomorrows?|my|the|todays?|this|that|mondays?|tuesdays?|wednesdays?|thursdays?|
            fridays?|our) (visit|appointment|consultation|slot|spot|session|one)?
        (take|remove|cancel|drop|pull|scratch|get) (me|my name) ~ (schedule|calendar|books|
            appointment|visit|waitlist|wait list|cancellation list|slot|agenda|for (tomorrow|today|
            the|WEEKDAY))
        remove (me|my) (makeup|stitches|filler|from the (schedule|calendar|books)|the filler|mole|
            tattoo|hair|for)
        dissolve
        (take|put|add|get) me (off|on|to) (the|your|a) (waitlist|wait list|waiting list|cancellation
            list)
        (quiteme|quitenme|saqueme|saquenme|quitame|sacame|borreme|borrenme|eliminenme|bajeme) (de)?
            (la|su|esa)? lista (de)? espera
        (lose|losing|lost) (weight|volume|elasticity|my (contacts|keys|phone|list|mind))
        (went|goes|go|going|came) to (my )?spam | (enough|no more) (texts|texting|of me) from me
        im (blowing|bothering|bugging|texting) (you|u)
        (sorry|hate) (to|for) (bother|bug|bothering|texting|blowing|the) | (dont|do not) forget
        dont hesitate | (dont|do not) (text and|text while) | (you|u) can (still )?text me
        ok to text | best to text | dont text (and drive|while)
        (end|finish) (my|the) (shift|day|class|work|semester|meeting|trip|lunch|call)
        (shift|class|meeting|work|school|semester) (ends?|finish(es)?|gets out) | parada de
        (la|una|de) parada | (de|se|me) para
        para (el|la|los|las|un|una|mi|mis|que|cuando|esta|este|manana|hoy|ver|hacer|ir|lunes|martes|
            miercoles|jueves|viernes|sacar|agendar|su|tu|preguntar|saber|confirmar|cambiar)
        baja de (peso|precio) | (mas|presion|planta|parte) baja
        salir (de|a|del|con|temprano|el|por) | (no|ni) (paro|para) de (sangrar|reir|llorar|doler)
        (stop|end|quit|leave|remove) (it|this|that)? (looks|looking)
        (reminder|reminders) (about|for|of) my
        (send|text|give) me (a |the |an |another |more )(reminder|text|message|address|link|info|
            reminders)
        no me escribieron
        no me (ha|han|llego|llega|mando|mandaron|envio|enviaron|contestaron|contesto|respondieron|
            avisaron)
        (all |totally )?blocked (calendar|off|that|out|time)
        (on the|down the|around the|street|city|clogged|next|my) block | block (of time|off|out my)
        leave (a |me a )?(message|voicemail|note|review|tip)
        sign(ed)? up (for|with) (tomorrow|thursday|friday|monday|tuesday|wednesday|the consult|a
            consult)
        cease and | make it stop hurting
        (pain|bleeding|twitching|itching|swelling|hurting|headaches?|sweating|crying) (to |wont |
            doesnt |will not |didnt |ever |not )*stop
        stop(ped|s)? (hurting|bleeding|swelling|working)
        (just )?dont want (any )?(more )?(pain|swelling|filler|botox|wrinkles|lines|needles|to look)
    """,
    "stop word": """
        ^ (no|ok|okay|please|yes|hey|seriously|no no|i said|just|ya|que) (stop|stopall|unsubscribe|
            quit|alto|basta) $
    """,
    "drop me": """
        (remove|drop|scratch|take) me (off)? (please)? | (remove|take off|quit(e|en|a)) me
        count me out | borreme | quiteme | borrame | quitame | quitenme | borrenme
    """,
    Intent.START: """
        ^ (start|unstop|resume|subscribe|opt in|optin|start again|comenzar|empezar|reanudar|iniciar|
            restart|start texts|start texting|un stop|inicio|empieza) $
        (start|resume|restart|begin|continue|turn (back )?on|re start) (texting|messaging|sending|
            the texts|texts|messages|the messages|my texts|getting|receiving|text) (me|again|back|
            please|now|messages|texts|us|on)?
        opt (me )?(back )?in
        (sign|add|put|get) me (back )?(up for texts|up for the texts|on the text list|on your text
            list|on the list again|back on|on texts)
        (sign|add|put) me back | resubscribe | re subscribe | subscribe me
        (can|may|could|please|you|u) (can )?(text|message|contact|txt) me again
        text me again (please|its|i|now|anytime) | (unblock|unstop|undo (the|my) stop)
        (want|like|would like|id like) (to )?(get|receive|getting|have) (your |the |my )?(texts|
            messages|reminders|text messages) (again|back|from)?
        (changed my mind) ~ (text|texting|messages|texts) ~ (again|back|ok|fine|me)?
        i want (the )?(texts|messages) (back|again)
        turn (my |the )?(texts|messages|reminders) back on | (ok|okay|fine) to text me again
        (didnt mean to|accidentally|by mistake|by accident) (said |sent |typed |text |texted |hit |
            put )?(stop|unsubscribe|opt(ed)? out)
        (vuelvan|vuelve|vuelva|pueden|puede|puedes|quiero que) (a |volver a |me vuelvan a
            )?(mandarme|escribirme|enviarme|textearme|mandar|escribir|enviar|manden|contactarme)
            (mensajes|textos|otra vez|de nuevo|los mensajes)?
        (quiero|deseo|quisiera|me gustaria) (volver a |otra vez |seguir )?(recibir|recibiendo) (de
            nuevo |otra vez |sus |los )?(mensajes|textos)
        activ(ar|en|e) (los )?(mensajes|textos) | (empiecen|empezar) a (mandar|escribir|enviar)(me)?
    """,
    Intent.HELP: "^ (help|info|ayuda|help me|information|informacion|menu|commands|soporte) $",
}
