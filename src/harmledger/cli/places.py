"""`harmledger places`: gazetteers of places, shared by all ledgers."""

from __future__ import annotations

import click

from harmledger.cli.common import console
from harmledger.cli.place_add import add
from harmledger.cli.place_find import at, find, show
from harmledger.cli.place_import import import_
from harmledger.cli.place_install import install


@click.group(
    epilog="""
\b
Examples:
  harmledger places install SY
  harmledger places import syria_places.csv.gz
  harmledger places find "Kafr Nouran"
  harmledger places at 35.64 36.43
"""
)
def places() -> None:
    """Install, import and look up gazetteers of places.

    They live in a file of their own: HARMLEDGER_GAZETTEER, else in your data folder.
    """


@places.command("list", epilog="\b\nExample:\n  harmledger places list")
def list_() -> None:
    """List the imported gazetteers with their licences."""
    from rich.table import Table  # noqa: PLC0415 - keeps start-up quick

    from harmledger.store.gazetteer import GazetteerFile, default_path  # noqa: PLC0415 - keeps start-up quick

    if not (path := default_path()).exists():
        click.echo("No gazetteer is imported. The world's towns and a few places by hand are always there.")
        return
    table = Table("list", "version", "places", "outlines", "imported", "licence", box=None)
    with GazetteerFile.open(path, read_only=True) as gazetteer:
        for s in gazetteer.sources():
            table.add_row(s.name, s.version, f"{s.places:,}", f"{s.outlines:,}", s.imported, s.licence)
    console().print(table)
    click.echo(f"In {path}")


for command in (install, import_, add, find, show, at):
    places.add_command(command)
