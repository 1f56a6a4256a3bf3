"""One kind of texts ended or wanted again by name, and why she is texted at all.

English rows first, then Spanish; `phrases` says how a row is written. A kind is ended by a text
that says nothing else: whatever else stands beside it may mean all texts.
"""

from __future__ import annotations

from collections.abc import Mapping

CLASSES: Mapping[str, str] = {
    "REMINDERS": "reminder reminders recordatorio recordatorios",
    "FOLLOWUPS": "followup followups article articles articulo articulos seguimiento seguimientos",
}

KIND = "(REMINDERS|FOLLOWUPS|follow ups?)"
KINDS = f"{KIND} (((and|or|nor|y|o|ni) (no |the |los |mas )*{KIND}))?"
NUMBER = "(number|phone|cell|contact|info|information)"

PHRASES: Mapping[object, str] = {
    "ends kinds": f"""
        ^ (can you|could you|i want to|i would like to|you can)? (no|no more|stop|end|cancel|skip|
            turn off|switch off|without) (any|the|my|your|all)* {KINDS} (for me|anymore)? $
        ^ (can you|could you)? stop sending (me)? (any|the|my|your|all)* {KINDS} (anymore)? $
        ^ turn (the|my)? {KINDS} off $
        ^ (i)? dont (need|want|send|like) (me|to get|to receive|getting|any|more|the|your|my)*
            {KINDS} (anymore|again)? $
        ^ (no|ya no|sin|basta de|nada de) (mas|quiero|necesito|deseo|recibir|me|mande|manden|envie|
            envien|mandar|enviar|los|las|sus|el|de)* {KINDS} (ya)? $
        ^ (cancele|cancelen|quite|quiten|pare|paren) (me|de|los|sus|mis|mandar|enviar|con)*
            {KINDS} $
        ^ (deje|dejen) de (mandar|mandarme|enviar|enviarme) (los|sus|mis)? {KINDS} $
    """,
    "resumes kinds": f"""
        ^ (can i|could i|may i|i want|i would like|i need|send|get|have|to|me|the|my|your)*
            {KINDS} (again|back|back again) $
        ^ (turn|switch) (the|my|your)? {KINDS} (on|back on|on again) $
        ^ (turn|switch) (on|back on) (the|my|your)? {KINDS} (again)? $
        ^ (resume|restart) (sending)? (me)? (the|my|your)? {KINDS} $
        ^ (quiero|quisiera|mande|mandeme|envie|envieme|puede|mandar|mandarme|los|mis|sus|el|mas|si)*
            {KINDS} (otra vez|de nuevo|nuevamente) $
        ^ (quiero)? (otra vez|de nuevo) (los|mis|sus|el)? {KINDS} $
        ^ (vuelva|vuelvan) a (mandar|mandarme|enviar|enviarme) (los|mis|sus|el)? {KINDS} $
    """,
    "asks why": f"""
        (how|where) (did|do|have|would) (you|u|yall) (guys)? (get|got|have|find|obtain|know)
            (my|this) {NUMBER}
        where is my number from | who gave (you|u|yall) (my|this) {NUMBER}
        why (are|do|did|is|have|does) (you|u|yall|this number|this) (keep)? (texting|messaging|
            contacting|writing|text|texted|message|messaged|contact|contacted|write) me
        why (am|did|do) i (getting|receiving|get|receive) (these|this|your|a|any)* (text|texts|
            message|messages)
        what (do|did) (you|u|yall) (know|have|keep|store) (about|on) me
        what (data|info|information) (do|did|have) (you|u|yall) (know|have|keep|store|got)
        ^ (my data|my info|my information|show my data|what is my data) $
        por que me (escriben|escribe|escribieron|escribio|mandan|manda|mandaron|textean|textea|
            contactan|contacta|llegan|llega|estan escribiendo|esta escribiendo|estan mandando)
        por que (recibo|estoy recibiendo) (este|estos|sus) (mensaje|mensajes|textos)
        como (consiguieron|consiguio|obtuvieron|obtuvo|tienen|tiene|encontraron|sacaron|saben)
            (mi|este) (numero|telefono|celular|contacto)
        de donde (sacaron|saco|tienen|tiene|consiguieron|consiguio) (mi|este) (numero|telefono|
            celular|contacto)
        quien (les|le) (dio|paso) (mi|este) (numero|telefono|celular|contacto)
        que (saben|sabe) (ustedes|usted)? de mi
        que (datos|informacion) (tienen|tiene|guardan|guarda)
        ^ (mis datos|mi informacion) $
    """,
    "why alone": """
        ^ why $ | ^ por que $
    """,
}
