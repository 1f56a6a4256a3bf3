"""Whose visit a text speaks of, and which of several.

English rows first, then Spanish; `phrases` says how a row is written.
"""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[object, str] = {
    "both": """
        both | all (of )?(them|us|three) | ambas | ambos | (las|los) (dos|2) | ^ (todas|todos) $
    """,
    "both not": """
        (a|de|para|desde|como) (las|los) (dos|2) | (las|los) (dos|2) (y|de la|en punto)
    """,
    "her own": """
        mine | myself | my own | (only|just|for) me | one for me | me too | too for me
        (la|lo|el) (mia|mio) | para mi | yo tambien | solo yo | para mi tambien
    """,
    "another's": """
        (my|our|his|her) RELATIONS
        (for|para|de) (my|our|mi|nuestra|nuestro|su) RELATION | a (mi|nuestra|nuestro) RELATION
        (my|our|mi|nuestra|nuestro) RELATION (cant|can|cannot|could|couldnt|wont|will|isnt|wants|
            needs|has to|runs|no puede|no va|no podra|puede|va|viene|llega|quiere|necesita)
        (my|our) RELATION is (not|running|coming|late|going|gonna|able|unable)
        (for|is) (hers|his) | hers | her (appointment|visit|consultation|one)
    """,
    "someone's": "(my|our|mi|nuestra|nuestro) RELATION",
    "two minds": "but | pero | except | excepto | menos | though | not | sino",
    "calls off": """
        cancel(s|ed|ing)? | cancele(n)? | cancela(r|me)? | cancelarla | anular | anule | call off
        (cant|cannot|wont|isnt|not) (be )?(come|coming|make it|make|able) | no (puede|va|podra)
    """,
    "moves": """
        move | reschedule | switch | change | push | bump | postpone | mover | mueva | mueve
        cambiar | cambie | cambia | reagendar | reagende | pasar | pase
    """,
    "asks when": """
        (when|whens|what time|what day|which day|a que hora|cuando|que dia|que hora) (is|are|was|
            does|do|s|es|son|tiene|toca|le toca)?
    """,
    "comes": """
        confirm(s|ed|ing)? | comes | (is|are) coming | (will|we will|ill|well) ~ be there | c
        confirma(mos|n|do|da)? | confirmo | (si )?(va|vamos|viene|venimos)
    """,
}
