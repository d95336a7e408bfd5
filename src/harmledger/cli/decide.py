"""`harmledger decide`: record what a person ruled."""

from __future__ import annotations

import getpass

import click

from harmledger import settings
from harmledger.cli.common import ledger_option, opened
from harmledger.errors import BadDecisionError

RULINGS = ("accept", "correct", "reject", "merge", "split", "undo")
WITH_VALUE = {
    "correct": 'what is right, as in "number=7", "low=5 high=9", "harm=injured" or "scope=period"',
    "merge": "the other incident",
    "split": "the other attack",
}


@click.command(
    epilog="""
\b
Examples:
  harmledger decide accept c-9b01d3 --why "checked against the hospital's list"
  harmledger decide correct c-9b01d3 number=7 --why "the text says seven; misread"
  harmledger decide merge i-4f2a9c i-77c0de --why "same shell, two spellings of the village"
  harmledger decide split a-1f00aa a-2e11bb --why "morning and evening attack"
  harmledger decide undo d-0c1d2e --why "the list was of another day"
"""
)
@click.argument("ruling", type=click.Choice(RULINGS))
@click.argument("target", metavar="ID")
@click.argument("value", required=False)
@click.option("--why", required=True, help="The reason, for whoever reads the decision later.")
@click.option("--by", help="Who decides; otherwise the `reviewer` of the settings, or the user of this machine.")
@ledger_option
def decide(  # noqa: PLR0913 - one for each of the command's arguments and options
    ruling: str, target: str, value: str | None, *, why: str, by: str | None, address: str
) -> None:
    """Record what a person ruled on a claim, attack or incident. Nothing is overwritten: undo is another decision.

    ID is a claim (c-…), an attack (a-…), an incident (i-…) or, to undo it, a decision (d-…);
    its beginning is enough.
    """
    from harmledger import pipeline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.ids import full  # noqa: PLC0415 - keeps start-up quick
    from harmledger.model import Ruling  # noqa: PLC0415 - keeps start-up quick
    from harmledger.review import is_correction, made  # noqa: PLC0415 - keeps start-up quick

    if (value is None) == (ruling in WITH_VALUE):
        needs = WITH_VALUE.get(ruling)
        raise BadDecisionError(ruling, f"It needs {needs}." if needs else "It takes no value.")
    if (ruling == "undo") != target.startswith("d-"):
        raise BadDecisionError(target, "`undo` takes back a decision (d-…), every other ruling is on something else.")
    if ruling == "correct" and not is_correction(value or ""):
        raise BadDecisionError(value or "", f"A correction says {WITH_VALUE[ruling]}.")
    with opened(address) as ledger:
        book = pipeline.book(ledger)
        if value is not None and ruling in {"merge", "split"}:
            value = full(book, value)
        by = by or settings.load().reviewer or getpass.getuser()
        decision = made(Ruling(ruling), full(book, target), value, by=by, why=why)
        ledger.decide(decision)
        pipeline.book(ledger)
    click.echo(f"Kept as {decision.id}. `harmledger decide undo {decision.id}` takes it back.")
