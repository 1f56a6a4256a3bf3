"""Commands that prove that the promises hold, whatever fails."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from smsbot.simulator.years import Outcome

HEADER = (
    f"{'seed':>6}  {'begins':<10}  {'zone':<20}{'in':>7}{'out':>7}{'visits':>8}{'deaths':>8}"
    f"{'checks':>9}{'CPU s':>7}"
)


@click.command()
@click.option(
    "--years",
    default=1,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many; each has a seed of its own, counted on from the first.",
)
@click.option("--seed", default=1, show_default=True, help="Decides everything in the first year.")
@click.option(
    "--faults",
    default="heavy",
    show_default=True,
    type=click.Choice(["none", "light", "heavy"]),
    help="How bad it gets.",
)
@click.option(
    "--days",
    default=365,
    show_default=True,
    type=click.IntRange(1, 3650),
    help="How long each year is.",
)
def simulate(years: int, seed: int, faults: str, days: int) -> None:  # fmt: skip
    """A practice's life in fast motion with failures on purpose; checks every promise."""
    from smsbot.simulator.faults import Faults
    from smsbot.simulator.years import simulate

    logging.disable(logging.CRITICAL)  # Every fault would be logged, and they are the point.
    click.echo(HEADER)
    for number in range(seed, seed + years):
        outcome = simulate(seed=number, faults=Faults(faults), length=timedelta(days=days))
        click.echo(_row(outcome))
        if outcome.broken is not None:
            _tell_story(outcome)
            raise click.exceptions.Exit(1)
    click.echo("Every promise held.")


def _row(outcome: Outcome) -> str:
    return (
        f"{outcome.seed:>6}  {outcome.starts:%Y-%m-%d}  {outcome.zone:<20}{outcome.received:>7}"
        f"{outcome.sent:>7}{outcome.visits:>8}{outcome.deaths:>8}{outcome.checks:>9}"
        f"{outcome.machine_seconds:>7.1f}"
    )


def _tell_story(outcome: Outcome) -> None:
    """What happened to the one it hurt (an invented patient), as her phone and the log have it."""
    broken = outcome.broken
    assert broken is not None
    for line in outcome.story:
        click.echo(f"  {line.at:%Y-%m-%d %H:%M:%S}  {line.phone:<12}  {line.what}")
    click.echo(f"Broken: {broken.promise}.")
    click.echo(f"  {broken.phone or 'nobody in particular'}: {broken.seen}")
    click.echo(
        f"To see it again: smsbot simulate --seed {outcome.seed} --faults {outcome.faults} "
        f"--days {outcome.days:g}"
    )


COMMANDS = (simulate,)
