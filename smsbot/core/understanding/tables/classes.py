"""Classes of words that rows share, and words that do not count at the ends of a text."""

from __future__ import annotations

from collections.abc import Mapping

FILLERS = """
    please thanks very much porfavor gracias hi hello hey hola nancy so well um uh oh ah
    sir maam miss mam hun hon honey dear sweetie amigo amiga just lol haha jaja nurse buenas
    buenos dias tardes good morning afternoon evening omg ugh hmm sorry senorita favor muchas 👍
    🙏 ❤ 👌
"""
"""Words that do not count at the start and end of a text."""

CLASSES: Mapping[str, str] = {
    "TEXTS": """
        text texts texting message messages messaging msgs sms notification notifications alert
        alerts reminder reminders communications correspondence contact promotions promos ads
        advertisements spam junk stuff crap updates
        mensaje mensajes texto textos mensajito mensajitos recordatorio recordatorios
        notificaciones avisos sms mensajeria promociones publicidad
    """,
    "VISIT": """
        appointment appointments visit visits consultation consultations booking reservation slot
        spot session meeting time reserve
        cita citas consulta consultas reservacion reserva turno visita
    """,
    "WEEKDAY": """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur
        thurs fri sat sun tomorrow today tonight lunes martes miercoles jueves viernes sabado
        domingo manana hoy
    """,
}
