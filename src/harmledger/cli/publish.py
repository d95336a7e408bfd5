"""`harmledger publish`: tables and map data of the incidents."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli.common import book_of, ledger_option


@click.command(
    epilog="""
\b
Example:
  harmledger publish --to public/
"""
)
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder.")
@ledger_option
def publish(folder: Path, address: str) -> None:
    """Write the incidents as CSV and GeoJSON into a folder."""
    from harmledger.publish import write  # noqa: PLC0415 - keeps start-up quick

    book = book_of(address)
    for file in write(book, folder):
        click.echo(f"Wrote {file}")
