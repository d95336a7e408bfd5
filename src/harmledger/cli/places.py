"""`harmledger places`: gazetteers of places, shared by all ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from harmledger.cli.common import console

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from harmledger.collect.gazetteers import BadRow
    from harmledger.locate.match import Candidate
    from harmledger.model import Entry
    from harmledger.store.gazetteer import GazetteerFile

SHOWN = 20  # faults of one file that are told one by one


@click.group(
    epilog="""
\b
Examples:
  harmledger places import syria_places.csv.gz
  harmledger places list
  harmledger places find "Kafr Nouran"
"""
)
def places() -> None:
    """Import and look up gazetteers of places.

    They live in a file of their own: HARMLEDGER_GAZETTEER, else in your data folder.
    """


@places.command(
    "import",
    epilog="""
\b
Examples:
  harmledger places import syria_places.csv.gz
  harmledger places import SY.zip
  harmledger places import syr_adminboundaries.xlsx --country SY
""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--country", metavar="CC", help="Two letters, for a list that does not say its country.")
@click.pass_context
def import_(context: click.Context, files: tuple[str, ...], country: str | None) -> None:
    """Import lists of places.

    Kinds: GeoNames country dumps (txt, zip), OCHA common operational datasets (xlsx, csv), Who's On First tables (csv),
    the columns of syria_places.csv, or a table of your own with at least the columns name, lat and lon. Any may be
    gzipped. A place that is known already is joined, not doubled; importing a file again changes nothing.
    """
    from harmledger.errors import HarmledgerError  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.gazetteer import GazetteerFile, default_path  # noqa: PLC0415 - keeps start-up quick

    refused = 0
    with GazetteerFile.open(default_path()) as gazetteer:
        for file in files:
            try:
                _import(gazetteer, file, country)
            except HarmledgerError as error:
                refused += 1
                click.echo(f"Not imported: {error}", err=True)
    context.exit(1 if refused else 0)


@places.command("list", epilog="\b\nExample:\n  harmledger places list")
def list_() -> None:
    """List the imported gazetteers with their licences."""
    from rich.table import Table  # noqa: PLC0415 - keeps start-up quick

    from harmledger.store.gazetteer import GazetteerFile, default_path  # noqa: PLC0415 - keeps start-up quick

    if not (path := default_path()).exists():
        click.echo("No gazetteer is imported. The world's towns and a few places by hand are always there.")
        return
    table = Table("list", "version", "places", "imported", "licence", box=None)
    with GazetteerFile.open(path, read_only=True) as gazetteer:
        for source in gazetteer.sources():
            table.add_row(source.name, source.version, f"{source.places:,}", source.imported, source.licence)
    console().print(table)
    click.echo(f"In {path}")


@places.command(epilog='\b\nExamples:\n  harmledger places find Ihsim\n  harmledger places find "كفر نوران"')
@click.argument("name")
@click.option("--limit", default=10, show_default=True, help="Show so many at most.")
def find(name: str, limit: int) -> None:
    """Find a place by any spelling, in Latin or Arabic letters; the beginning of a name will do."""
    from harmledger.store.gazetteer import find as search  # noqa: PLC0415 - keeps start-up quick

    found = search(name, limit)
    console().print(_table(found) if found else f"No place is called “{name}”, or anything like it.")


def _import(gazetteer: GazetteerFile, file: str, country: str | None) -> None:
    from harmledger.cli.progress import counting  # noqa: PLC0415 - keeps start-up quick
    from harmledger.collect.gazetteers import place_list  # noqa: PLC0415 - keeps start-up quick

    found = place_list(file, country=country)
    faults: list[BadRow] = []
    rows = counting(_good(found.entries, faults), f"Importing {found.name}")
    done = gazetteer.import_entries(rows, name=found.name, version=found.version, licence=found.licence)
    for fault in faults[:SHOWN]:
        click.echo(f"{file}, line {fault.line}: {fault.why}", err=True)
    if len(faults) > SHOWN:
        click.echo(f"{file}: {len(faults) - SHOWN:,} more rows have faults", err=True)
    click.echo(
        f"{found.name}: {done.added:,} places added, {done.joined:,} joined to known ones, "
        f"{done.unchanged:,} known already, {len(faults):,} rows with faults. Licence: {found.licence}."
    )


def _good(entries: Iterable[Entry | BadRow], faults: list[BadRow]) -> Iterator[Entry]:
    """Give the entries and put the faulty rows aside."""
    from harmledger.collect.gazetteers import BadRow  # noqa: PLC0415 - keeps start-up quick

    for entry in entries:
        if isinstance(entry, BadRow):
            faults.append(entry)
        else:
            yield entry


def _table(found: list[Candidate]) -> object:
    from rich.table import Table  # noqa: PLC0415 - keeps start-up quick

    table = Table("place", "class", "in", "P-code", "point", "why", box=None)
    for c in found:
        e = c.entry
        where = ", ".join(part for part in (e.admin3, e.admin2, e.admin1, e.country) if part)
        point = "" if e.lat is None or e.lon is None else f"{e.lat:.4f}, {e.lon:.4f}"
        table.add_row(e.name, e.precision.value, where, e.pcode or "", point, "; ".join(c.reasons))
    return table
