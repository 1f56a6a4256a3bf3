"""Draws where a conversation can go, from the code that decides it, into conversation.md.

    python docs/draw_conversation.py

A test fails when the drawing is older than `TRANSITIONS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from smsbot.core.conversation import ASKS, TRANSITIONS, Stage

PAGE = Path(__file__).with_name("conversation.md")
BEGINS, ENDS = "<!-- drawn: begin -->", "<!-- drawn: end -->"

Table = Mapping[Stage, frozenset[Stage]]


def drawn() -> str:
    """The diagram and the table, as they stand in the page."""
    return "\n".join(
        [BEGINS, "", "```mermaid", *diagram(TRANSITIONS), "```", "", *table(TRANSITIONS), "", ENDS]
    )


def diagram(transitions: Table) -> Iterator[str]:
    """A Mermaid state diagram; stages that lead to the same ones share a frame.

    Within a frame each stage can lead to every other, which is said rather than drawn.
    """
    yield "stateDiagram-v2"
    for number, group in enumerate(_groups(transitions), 1):
        reached = transitions[group[0]]
        framed = len(group) > 1 and reached.issuperset(group)
        if framed:
            yield f'    state "each of these can lead to every other" as talk{number} {{'
            yield from (f"        {_start(stage)}{stage.value}" for stage in group)
            yield "    }"
        else:
            yield from (f"    {_start(stage)}{stage.value}" for stage in group)
        for source in [f"talk{number}"] if framed else [stage.value for stage in group]:
            for target in _others(reached, group if framed else [Stage(source)]):
                yield f"    {source} --> {target.value}"


def table(transitions: Table) -> Iterator[str]:
    """For each stage what it asks for and where it can lead."""
    yield "| stage | asks for | can lead to |"
    yield "|---|---|---|"
    for stage, reached in transitions.items():
        others = _others(reached, [stage])
        every = len(others) == len(Stage) - 1
        said = "every other" if every else ", ".join(f"`{other.value}`" for other in others)
        yield f"| `{stage.value}` | {ASKS.get(stage, '–')} | {said} |"


def _groups(transitions: Table) -> list[list[Stage]]:
    groups: dict[frozenset[Stage], list[Stage]] = {}
    for stage, reached in transitions.items():
        groups.setdefault(reached, []).append(stage)
    return list(groups.values())


def _others(reached: frozenset[Stage], than: list[Stage]) -> list[Stage]:
    return [stage for stage in Stage if stage in reached and stage not in than]


def _start(stage: Stage) -> str:
    return "[*] --> " if stage is Stage.RESTING else ""


def redrawn(page: str) -> str:
    """The page with the drawing as it is now."""
    before, _, rest = page.partition(BEGINS)
    return before + drawn() + rest.partition(ENDS)[2]


if __name__ == "__main__":
    PAGE.write_text(redrawn(PAGE.read_text("utf-8")), "utf-8")
