"""The words of days and hours, English and Spanish side by side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from smsbot.core.understanding.tables.words import words


def _numbered(rows: str) -> dict[str, int]:
    """`3: thursday jueves` on each line, as word to number."""
    numbered: dict[str, int] = {}
    for line in rows.strip().splitlines():
        number, words = line.split(":")
        numbered.update(dict.fromkeys(words.split(), int(number)))
    return numbered


WEEKDAYS: Mapping[str, int] = _numbered("""
    0: monday mon mondays lunes lun
    1: tuesday tue tues tuesdays martes
    2: wednesday wed weds wednesdays miercoles mie mier
    3: thursday thu thur thurs thursdays thrs thirs jueves jue juev
    4: friday fri fridays viernes vie vier
    5: saturday sat saturdays sats sabado sab sabados
    6: sunday sun sundays domingo dom domingos
""")

PLURAL_DAYS = words(
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays sabados domingos"
)

SPANISH_DAYS = words(
    "lunes lun martes miercoles mie mier jueves jue juev viernes vie vier sabado sab domingo"
    " dom sabados domingos"
)

MONTHS: Mapping[str, int] = _numbered("""
    1: january jan enero ene
    2: february feb febrero
    3: march mar marzo
    4: april apr abril abr
    5: may mayo
    6: june jun junio
    7: july jul julio
    8: august aug agosto ago
    9: september sep sept septiembre setiembre
    10: october oct octubre
    11: november nov noviembre
    12: december dec diciembre dic
""")

NUMBERS: Mapping[str, int] = _numbered("""
    1: one una uno
    2: two dos
    3: three tres
    4: four cuatro
    5: five cinco
    6: six seis
    7: seven siete
    8: eight ocho
    9: nine nueve
    10: ten diez
    11: eleven once
    12: twelve doce
    13: thirteen trece
    14: fourteen catorce
    15: fifteen quince
    16: sixteen dieciseis
    17: seventeen diecisiete
    18: eighteen dieciocho
    19: nineteen diecinueve
    20: twenty veinte
    21: veintiuno veintiun
    22: veintidos
    23: veintitres
    24: veinticuatro
    25: veinticinco
    26: veintiseis
    27: veintisiete
    28: veintiocho
    29: veintinueve
    30: thirty treinta
    40: forty fourty cuarenta
    45: fortyfive
    50: fifty cincuenta
""")

ORDINALS: Mapping[str, int] = _numbered("""
    1: first primero primera primer
    2: second segundo
    3: third tercero
    4: fourth forth
    5: fifth
    6: sixth
    7: seventh
    8: eighth
    9: ninth
    10: tenth
    11: eleventh
    12: twelfth twelth
    13: thirteenth
    14: fourteenth
    15: fifteenth
    16: sixteenth
    17: seventeenth
    18: eighteenth
    19: nineteenth
    20: twentieth
    30: thirtieth
""")

ORDINAL_ENDINGS = words("st nd rd th ro do er to mo vo no")

ZONES: Mapping[str, str] = {
    word: zone
    for zone, words in {
        "America/New_York": "est edt et eastern",
        "America/Chicago": "cst cdt ct central",
        "America/Denver": "mdt mountain",
        "America/Phoenix": "mst arizona phoenix az",
        "America/Los_Angeles": "pst pdt pt pacific pacifico",
        "America/Anchorage": "akst akdt alaska",
        "Pacific/Honolulu": "hst hawaii",
        "UTC": "utc gmt",
    }.items()
    for word in words.split()
}

RELATIVE_DAYS: Mapping[str, int] = {
    "today": 0, "tonight": 0, "hoy": 0, "tomorrow": 1, "manana": 1, "overmorrow": 2,
}  # fmt: skip

PARTS: Mapping[str, str] = {
    word: part
    for part, words in {
        "morning": "morning mornings am",
        "afternoon": "afternoon afternoons pm tarde tardes",
        "evening": "evening evenings eve night nights tonight noche noches nighttime",
        "lunch": "lunchtime lunchtimes",
        "midday": "midday mediodia",
        "early": "early temprano tempranito",
        "late": "tardecito",
    }.items()
    for word in words.split()
}
"""Part-of-day words; what stretch each stands for is in `clock`."""

HALVES: Mapping[str, str] = {
    "morning": "am", "early morning": "am", "early": "am", "late morning": "am",
    "small hours": "am", "afternoon": "pm", "early afternoon": "pm", "late afternoon": "pm",
    "evening": "pm",
}  # fmt: skip
"""Whether a bare hour beside a part of the day is before noon or after it."""

NOON, MIDNIGHT = time(12), time(0)
