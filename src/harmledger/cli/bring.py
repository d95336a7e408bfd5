"""`harmledger import`: corrections made in a spreadsheet become decisions."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger import settings
from harmledger.cli.common import ledger_option, opened
from harmledger.errors import NotASheetError

if TYPE_CHECKING:
    from harmledger.model import Decision
    from harmledger.review.returned import Change, Returned


@click.command(
    "import",
    epilog="""
\b
Examples:
  harmledger import claims.xlsx --dry-run
  harmledger import claims.xlsx --why "checked against the hospital's list"
""",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Show what would be kept, and keep nothing.")
@click.option("--why", default="", help="The reason, for rows that give none of their own.")
@click.option("--by", help="Who decides; otherwise the `reviewer` of the settings, or the user of this machine.")
@ledger_option
def bring(file: Path, *, dry_run: bool, why: str, by: str | None, address: str) -> None:
    """Take the claims of FILE back, a spreadsheet that `harmledger export` wrote: what was changed becomes decisions.

    A claim that somebody changed in the ledger meanwhile is shown and left alone. Nothing is overwritten: each decision
    can be undone, and needs a reason: the row's own in its column `why`, or --why. All that can be kept is kept at
    once, or nothing.
    """
    from harmledger import pipeline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.collect.spreadsheets import spreadsheet  # noqa: PLC0415 - keeps start-up quick
    from harmledger.review.returned import Row, returned  # noqa: PLC0415 - keeps start-up quick

    rows = [Row(line.number, line.row) for line in spreadsheet(file)]
    if not rows or not {"id", "revision"} <= rows[0].cells.keys():
        raise NotASheetError(str(file))
    with opened(address) as ledger:
        found = returned(rows, pipeline.book(ledger), why)
        _shown(found)
        if found.changes and not dry_run:
            reviewer = by or settings.load().reviewer or getpass.getuser()
            ledger.decide(*(_decision(change, reviewer) for change in found.changes))
            pipeline.renew(ledger)
    click.echo(_summary(found, dry_run=dry_run))
    if found.conflicts or found.faults:
        raise click.exceptions.Exit(1)


def _shown(found: Returned) -> None:
    """Say what each row asks for, and which are not kept."""
    for change in found.changes:
        click.echo(f"line {change.line}: {change.claim} {change.value or change.ruling} (was: {change.was})")
    for refusal in (*found.conflicts, *found.faults):
        click.echo(f"line {refusal.line}: {refusal.claim or 'no id'} is left alone. {refusal.says}", err=True)


def _decision(change: Change, reviewer: str) -> Decision:
    from harmledger.review import made  # noqa: PLC0415 - keeps start-up quick

    return made(change.ruling, change.claim, change.value, by=reviewer, why=change.why)


def _summary(found: Returned, *, dry_run: bool) -> str:
    from harmledger.cli.words import plural  # noqa: PLC0415 - keeps start-up quick

    verb = "would be kept" if dry_run else "kept"
    parts = [f"{plural(len(found.changes), 'decision')} {verb}", f"{plural(found.untouched, 'row')} unchanged"]
    parts += [f"{len(found.conflicts):,} changed in the ledger meanwhile"] * bool(found.conflicts)
    parts += [f"{len(found.faults):,} not kept"] * bool(found.faults)
    return "; ".join(parts) + "."
