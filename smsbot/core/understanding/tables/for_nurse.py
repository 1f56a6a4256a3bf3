"""What only the nurse may answer: medical advice, complaints, somebody's own account.

One such row takes a whole text out of what we answer. `phrases` says how a row is written.
"""

from __future__ import annotations

from collections.abc import Mapping

NURSE = "nurse"

PHRASES: Mapping[str, str] = {
    NURSE: """
        (pregnant|pregnancy|breastfeeding|breastfeed|breast feeding|nursing|lactating|postpartum|
            trying to conceive|expecting|ivf|miscarriage|embarazada|embarazo|embarazadas|lactando|
            amamantando|amamanto|dando pecho|lactancia|dando de mamar)
        (safe|unsafe|dangerous|danger|risk|risks|risky|harmful|harm|contraindicated|segura|seguras|
            peligroso|peligrosa|peligro|riesgo|riesgos|danino) | es seguro | son seguros | sea
            seguro | es seguros
        side effects? | sideeffects? | reactions? | reacting | allerg(y|ies|ic) | alergias? |
            alergic(o|a) | reaccion | reacciones | efectos? secundarios? | consecuencias |
            complications? | complicaciones
        (hurt|hurts|hurting|pain|pains|painful|painless|ache|aches|aching|sore|soreness|tender|
            duele|duelen|dolor|dolores|doloroso|dolorosa|dolera|doler|duela|arde|ardor|burning|burns|burn|
            stings?|stinging|numb|numbness|numbing|anesthesia|anestesia|tingling|throbbing|
            entumecido|entumecida)
        (bruise|bruises|bruised|bruising|moreton|moretones|moreteado|swell|swelling|swollen|swell|
            hinchado|hinchada|hinchazon|hinchados|hinchar|inflamado|inflamada|inflamacion|inflama|
            puffy|lump|lumps|lumpy|bump|bumps|bumpy|bolita|bolitas|bulto|bultos|knot|knots|redness|
            red|rojo|roja|rash|sarpullido|itch|itchy|itches|itching|comezon|hives|ronchas|blister|
            blisters|ampollas|scab|scabs|peeling skin|infected|infection|infeccion|infectado|pus|
            fever|fiebre|bleed|bleeds|bleeding|sangra|sangrado|sangrando|scar|scars|scarring|
            cicatriz|cicatrices|droop|drooping|droopy|drooped|caido|parpado|ptosis|asymmetrical|
            asymmetric|uneven|crooked|chueco|chueca|dizzy|mareo|mareos|mareada|nausea|nauseous|
            vomit|headache|headaches|migraine|migraines|migrana|migranas|dolor de cabeza|blurry|
            vision|borrosa|veo|faint|fainted|cold sore|cold sores|herpes|acne|rosacea|eczema|
            psoriasis|melasma|manchas|keloid|keloids|mole|moles|lunar|lesion|spot on my|wound)
        (medication|medications|medicine|medicines|meds|med|prescription|prescriptions|prescribe|
            pill|pills|dose|doses|dosage|dosis|antibiotic|antibiotics|antibiotico|antibioticos|
            medicamento|medicamentos|medicina|medicinas|receta|pastilla|pastillas|ibuprofen|
            ibuprofeno|advil|tylenol|acetaminophen|motrin|aleve|aspirin|aspirina|benadryl|zyrtec|
            arnica|bromelain|steroid|steroids|cortisone|prednisone|accutane|retinol|tretinoin|
            retinoid|retin|supplement|supplements|vitamin|vitamins|vitaminas|suplementos|fish oil|
            blood thinner|blood thinners|thinners|anticoagulantes|anticoagulante|warfarin|eliquis|
            xarelto|plavix|insulin|insulina|antidepressant|valtrex|lidocaine|lidocaina|hylenex|
            hyaluronidase|dissolve|dissolved|dissolver|dissolving|disolver)
        (diabetes|diabetic|diabetica|diabetico|cancer|chemo|quimioterapia|lupus|autoimmune|
            autoinmune|hashimotos|thyroid|tiroides|epilepsy|epilepsia|seizure|seizures|hiv|
            hepatitis|blood pressure|hypertension|presion alta|presion|heart|corazon|stroke|
            pacemaker|myasthenia|ms|bells palsy|condition|conditions|disease|enfermedad|
            enfermedades|disorder|surgery|surgeries|cirugia|operacion|operaron|vaccine|vaccines|
            vaccinated|vacuna|vacunas|covid|flu|gripe|sick|enferma|enfermo|sinus|asthma|asma|
            bypass|anemia|anemic|fibromyalgia|tmj|bruxism|bruxismo)
        (aftercare|after care|downtime|down time|recovery|recover|recuperacion|recuperarme|heal|
            healing|heals|sanar|sana|cuidados|cuidado despues|post care|postcare|before and after
            care|antes y despues del tratamiento|post treatment|pre care|prep for|prepare for|
            preparation)
        (can|could|should|may|when can|is it ok to|ok to|okay to|allowed to|safe to|how soon can|do)
            (i|we|you|she|he|to) (still |also |be able to )?(drink|workout|work out|exercise|
            run|gym|fly|swim|tan|sunbathe|massage|lay|lie|sleep|wear makeup|put makeup|put on
            makeup|wash|shower|smoke|eat|sauna|ice|touch|rub|take|mix|combine|get both|get it with|
            have sex|donate|use sunscreen|wax|thread|dye|get my teeth|go to the dentist|go to the
            gym|go tanning|kiss|chew|use straws?|wear)
            (alcohol|wine|after|before|coffee|my|on my|anything|a|if|the|with|caffeine|it|while|
            during|makeup|today|yet|again|tonight|tomorrow|right|$|tylenol|something|some|hot|NUMBER)
        (alcohol|wine|beer|drinking|makeup|maquillaje|exercise|exercising|ejercicio|gym|gimnasio|
            sauna|workout|tanning|flying|swimming|massage|masaje|facial massage|sunscreen|sun|sol)
            (before|after|ok|okay|allowed|despues|antes|while|same day|for|is|el|afterwards|
            following)
        (despues|antes) (de|del) (la|el|los|las|un|una|inyectarme|ponerme|hacerme|tratamiento|
            botox|relleno|las inyecciones|que)
        (puedo|se puede|debo|podria|es malo|esta bien) (tomar|beber|hacer ejercicio|ir al gimnasio|
            dormir|volar|nadar|maquillarme|usar maquillaje|lavarme|tocarme|masajear|fumar|acostarme|
            comer|ponerme hielo|sobar|tomarme|ponerme|hacerme|aplicarme) ~
        (should|do|would) (i|she|he|we) (be worried|worry|be concerned|see a doctor|go to|stop
            taking|avoid|need (botox|filler|more|it|to stop|to avoid)|come off|get it checked|wait)
        (is|are|was|were) (it|this|that|these|they|my|he|she) ~ (normal|bad|supposed
            to|expected|concerning|wrong|serious|worse|getting worse|going away|healing|sensitive)
        (is|es|sera|seria) (it |this |that |eso |esto )?(normal|common|ok that|okay that|bad
            that|malo|bueno para|bueno que) | normal (to|for|if|that|que)
        (how|hw) (many|much) (units?|syringes?|vials?|cc|ml|filler|botox|sessions?|treatments?|
            product|toxin|dysport|xeomin) (do|would|will|should|am|is|are|does|for|will i|did) ~
            (i|me|my|need|use|used|get|have|should|she|he|forehead|lips|normal|take|it)
        (cuantas|cuantos|cuanta|cuanto) (unidades|jeringas|sesiones|botox|relleno|tratamientos) ~
            (necesito|necesitaria|ocupo|debo|tengo|me|para|requiero|ponerme)
        (how long|when|how soon|how fast|how often) (does|do|will|until|before|till|should|can|
            would) ~ (kick in|last|lasts|work|wear off|settle|results|go away|full effect|take
            effect|peak|again|touch up|redo|repeat|wait|fade|dissolve|show|between)
        (cuanto|cuando|en cuanto tiempo|cada cuanto) (tiempo |tarda |dura |duran |hace |empieza |
            se |en |hace |me )*(efecto|resultado|resultados|hacer efecto|el efecto|notan|notarse|
            botox|relleno|el botox|el relleno|el efecto|rellenos|inyecciones|tengo que esperar|
            debo esperar|quitarse|se quita|ponerme|aplicar|hacerlo)
        (good|right|a) candidate (for|$) | am i (a )?candidate | soy candidata | soy candidato |
            (buena|buen) (candidata|candidato)
        (do you|would you|what (do|would|does) (you|nancy|she)|que me|me|nancy) (recommend|
            recomienda|recomiendan|recomendaria|suggest|aconseja|sugiere) |
            recommendations? (for|on)
        (what|which) (would|will|can|should|do i|could) ~ (help|best|fix|get rid|treat|good for) |
            (will|would|can|could|does|do) (it|this|that|botox|filler|fillers|you|nancy|the|u) ~
            (help|helps|fix|cure|get rid of|work (for|on)|treat|improve|remove|reverse|correct) ~ |
            (better for|best for|good for|bueno para|buena para|mejor para|sirve para|funciona
            para|ayuda con|ayuda para|quitar|quita|quitan|eliminar|elimina) ~
        difference between | diferencia entre | (botox|dysport|xeomin|filler) or (botox|dysport|
            xeomin|filler|juvederm) | (is|es) (botox|filler|it|el botox|el relleno) (better|worse|
            permanent|reversible|toxic|poison|bad|mejor|peor|permanente|toxico|malo)
        (refund|refunds|refunded|reembolso|reembolsos|money back|devolucion|devuelvan|devolver|
            lawyer|attorney|abogado|sue|suing|lawsuit|demanda|demandar|complaint|complaints|
            complain|queja|quejas|quejarme|malpractice|negligence|report you|review|reviews|yelp|
            bbb|board of nursing|scam|scammed|estafa|fraud|fraude|fake|ripped off|dispute|
            chargeback)
        (unhappy|upset|disappointed|disappointing|angry|furious|mad|frustrated|unprofessional|rude|
            terrible|horrible|awful|worst|unacceptable|ridiculous|hate|botched|messed up|screwed|
            ruined|ruin|not happy|not satisfied|dissatisfied|regret|molesta|molesto|enojada|enojado|
            decepcionada|decepcionado|inconforme|insatisfecha|grosera|grosero|pesimo|pesima|mal
            servicio|mala atencion|no estoy contenta|no quede contenta|arruinaron|me dejaron)
        (overcharged|charged me|charged twice|double charged|was charged|got charged|been charged|
            did you charge|wrong amount|billed|me cobraron|cobraron de mas|cobraron doble|le
            cobraron)
        (did|didnt|doesnt|hasnt|does|not|never) (not )?(work|worked|working|wear off|do anything|
            take|last) ~ | no (funciono|sirvio|me hizo|hizo|duro|me duro) | (it|botox|filler) (has
            )?(wore|worn|wearing) off
        (my|mi|our|her|his) (bill|balance|receipt|invoice|account|deposit|records|record|chart|file|
            results|labs|payment|card|refund|charge|insurance card|recibo|factura|cuenta|saldo|
            expediente|resultados|deposito|historial|forms?|paperwork|order|package|points)
        (do|did) (i|we|she) (still |already )?(owe|pay|leave|sign|fill|get charged|forget|have a
            balance) | (debo|pague|deje|firme) (algo|yo|ya|mi|el|dinero|cuanto) | cuanto (debo|
            pague|les debo|le debo) | how much (do|did) (i|we) (owe|pay|get|have)
        too (young|old) (to|for)
        (last|previous) (time|visit|appointment|treatment|session) | (la ultima|mi ultima) (vez|
            cita|visita) | (hiring|jobs?|hire|resume|internship|employment|shadow|empleo|trabajo
            para|contratando|vacantes)
        (christmas|thanksgiving|holidays?|new years?|easter|labor day|memorial day|independence
            day|july 4|4th of july|fourth of july|halloween|valentines|mlk|veterans day|black
            friday|navidad|feriados?|festivos?|dia festivo|ano nuevo|accion de gracias|vacaciones)
            ~
    """,
}
