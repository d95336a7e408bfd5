"""`harmledger add`: put reports into the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from harmledger.cli.common import ledger_option, paths_argument, published_option, refuse

if TYPE_CHECKING:
    from harmledger.collect import Refused
    from harmledger.model import Published
    from harmledger.pipeline import Added, Known


class Tally:
    """What became of the documents of one run."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.added = self.versions = self.known = self.refused = self.claims = self.attacks = 0

    def count(self, item: Added | Known | Refused) -> None:
        """Count one document and say what is to be said of it at once."""
        from harmledger.collect import Refused  # noqa: PLC0415 - keeps start-up quick
        from harmledger.pipeline import Known  # noqa: PLC0415 - keeps start-up quick

        if isinstance(item, Refused):
            self.refused += 1
            refuse(item)
        elif isinstance(item, Known):
            self.known += 1
        else:
            self.added += 1
            self.versions += item.document.version_of is not None
            self.claims += len(item.account.claims)
            self.attacks += len(item.account.attacks)

    def summary(self) -> str:
        """Say in one sentence what happened."""
        from harmledger.cli.words import plural  # noqa: PLC0415 - keeps start-up quick

        parts = [f"Added {plural(self.added, 'document')}"]
        if self.added:
            parts[0] += f" with {plural(self.claims, 'figure')} and {plural(self.attacks, 'attack')}"
        if self.versions:
            parts.append(f"{self.versions:,} of them new versions of earlier ones")
        if self.known:
            parts.append(f"{self.known:,} there already")
        if self.refused:
            parts.append(f"{self.refused:,} not read")
        return "; ".join(parts) + "."


@click.command(
    epilog="""
\b
Examples:
  harmledger add report.txt statement.pdf page.html
  harmledger add reports/ archive.jsonl.gz
  harmledger --ledger idlib.db add reports/
  harmledger add note.txt --published "2023-10-05 14:30 +03:00"
"""
)
@paths_argument
@published_option
@ledger_option
def add(paths: tuple[str, ...], when: Published | None, address: str) -> None:
    """Put reports into the ledger: read, locate, link and reconcile them.

    Adding the same report again changes nothing; an edited one becomes a new version. Each document is kept
    as soon as it is counted: stopping at any moment loses nothing that was.
    """
    from harmledger import pipeline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.gazetteer import gazetteer  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.progress import counting, waiting  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.words import plural  # noqa: PLC0415 - keeps start-up quick
    from harmledger.review import Filter  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store import Ledger  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.picture import Picture  # noqa: PLC0415 - keeps start-up quick

    tally = Tally()
    with Ledger.open(address) as ledger:
        try:
            for item in counting(pipeline.add(ledger, paths, gazetteer(), when), "Reading"):
                tally.count(item)
        finally:
            click.echo(tally.summary())
        with waiting("Linking and reconciling"):
            pipeline.renew(ledger)
        incidents = plural(Picture(ledger).count(Filter()), "incident")
    click.echo(f"The ledger tells of {incidents}. See `harmledger incidents`, `totals` and `problems`.")
    if tally.refused:
        raise click.exceptions.Exit(1)
