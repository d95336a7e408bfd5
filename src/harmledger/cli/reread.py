"""`harmledger reread`: read the ledger's documents again."""

from __future__ import annotations

import click

from harmledger.cli.common import ledger_option, opened, refuse


@click.command(
    epilog="""
\b
Example:
  harmledger reread
"""
)
@ledger_option
def reread(address: str) -> None:
    """Read the ledger's documents again with this version's reader and today's gazetteers.

    Nothing is lost: earlier figures stay as superseded, and figures that a person ruled on stay as they were
    ruled. A ruling whose figure the reader no longer finds is listed by `harmledger problems`.
    """
    from harmledger import pipeline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.gazetteer import gazetteer  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.progress import counting, waiting  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.words import plural  # noqa: PLC0415 - keeps start-up quick
    from harmledger.collect import Refused  # noqa: PLC0415 - keeps start-up quick

    done = failed = 0
    with opened(address) as ledger:
        for item in counting(pipeline.reread(ledger, gazetteer()), "Reading", len(ledger.documents())):
            if isinstance(item, Refused):
                failed += 1
                refuse(item)
            else:
                done += 1
        with waiting("Linking and reconciling"):
            pipeline.renew(ledger)
    click.echo(f"Read {plural(done, 'document')} again" + (f"; {failed:,} stay as they were." if failed else "."))
    if failed:
        raise click.exceptions.Exit(1)
