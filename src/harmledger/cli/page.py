"""`harmledger page`: the ledger as one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli.common import book_of, ledger_option, written


@click.command(
    epilog="""
\b
Example:
  harmledger page --to ledger.html
"""
)
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file.")
@ledger_option
def page(target: Path, address: str) -> None:
    """Write the ledger as one HTML page that opens offline: map, timeline, incidents, every figure's sentence.

    The page holds the reports' text: it is for inside use.
    """
    from harmledger.publish import page as drawn  # noqa: PLC0415 - keeps start-up quick

    written(target, drawn(book_of(address)))
    click.echo(f"Wrote {target}. It quotes the reports: keep it inside.")
