"""`harmledger places import`, and what other commands that bring lists of places share with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from harmledger.collect.listed import BadRow, Listed, MoreNames
    from harmledger.model import Area, Precision
    from harmledger.store.gazetteer import GazetteerFile

SHOWN = 20  # faults of one file that are told one by one


@click.command(
    "import",
    epilog="""
\b
Examples:
  harmledger places import syria_places.csv.gz
  harmledger places import SY.zip
  harmledger places import syr_adminboundaries.xlsx --country SY
  harmledger places import syr_adminboundaries.geojson
""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--country", metavar="CC", help="Two letters, for a list that does not say its country.")
@click.option("--class", "kind", metavar="CLASS", help="The class of places, for a list that does not say it.")
@click.pass_context
def import_(context: click.Context, files: tuple[str, ...], country: str | None, kind: str | None) -> None:
    """Import lists of places and boundaries.

    Kinds: GeoNames country dumps and alternate names (txt, zip), OCHA common operational datasets (xlsx, csv) and their
    boundaries (GeoJSON, TopoJSON), Who's On First tables (csv), the columns of syria_places.csv, or a table of your own
    with at least the columns name, lat and lon. Any may be gzipped. A place that is known already is joined, not
    doubled; importing a file again changes nothing.
    """
    from pathlib import Path  # noqa: PLC0415 - keeps start-up quick

    from harmledger.store.gazetteer import GazetteerFile, default_path  # noqa: PLC0415 - keeps start-up quick

    with GazetteerFile.open(default_path()) as gazetteer:
        done = [imported(gazetteer, Path(file), country, kind) for file in files]
    context.exit(0 if all(done) else 1)


def imported(gazetteer: GazetteerFile, file: Path, country: str | None, kind: str | None = None) -> bool:
    """Import one list and tell what came of it; a file that cannot be imported is told, and False is given."""
    from harmledger.errors import HarmledgerError  # noqa: PLC0415 - keeps start-up quick

    try:
        _import(gazetteer, file, country, kind)
    except HarmledgerError as error:
        click.echo(f"Not imported: {error}", err=True)
        return False
    return True


def _import(gazetteer: GazetteerFile, file: Path, country: str | None, kind: str | None) -> None:
    from harmledger.cli.progress import counting  # noqa: PLC0415 - keeps start-up quick
    from harmledger.collect.gazetteers import place_list  # noqa: PLC0415 - keeps start-up quick

    found = place_list(file, country=country, precision=class_option(kind) if kind else None)
    faults: list[BadRow] = []
    doubts: list[BadRow] = []
    good = _good(found.rows, faults)
    if areas := gazetteer.areas():
        good = _checked(good, areas, doubts)
    rows = counting(good, f"Importing {found.name}", noun="rows")
    done = gazetteer.import_rows(rows, name=found.name, version=found.version, licence=found.licence)
    _tell(file, faults, "Left out")
    _tell(file, doubts, "Taken, but look")
    click.echo(
        f"{found.name}: {done.added:,} places added, {done.joined:,} joined to known ones, "
        f"{done.unchanged:,} known already, {done.named:,} given more names, {done.outlines:,} outlines, "
        f"{len(faults):,} rows with faults, {len(doubts):,} in doubt. Licence: {found.licence}."
    )


def class_option(word: str) -> Precision:
    """Give the class that an option names."""
    from harmledger.collect.gazetteer_fields import RowError  # noqa: PLC0415 - keeps start-up quick
    from harmledger.collect.gazetteer_own import class_of, classes  # noqa: PLC0415 - keeps start-up quick

    try:
        return class_of(word)
    except RowError as error:
        message = f"{error}. Classes: {', '.join(classes())}."
        raise click.BadParameter(message, param_hint="--class") from None


def _tell(file: Path, faults: list[BadRow], what: str) -> None:
    for fault in faults[:SHOWN]:
        click.echo(f"{what}: {file}, {fault}", err=True)
    if len(faults) > SHOWN:
        click.echo(f"{what}: {file}, {len(faults) - SHOWN:,} more rows", err=True)


def _good(rows: Iterable[Listed | MoreNames | BadRow], faults: list[BadRow]) -> Iterator[Listed | MoreNames]:
    """Give the good rows and put the faulty ones aside."""
    from harmledger.collect.listed import BadRow  # noqa: PLC0415 - keeps start-up quick

    for row in rows:
        if isinstance(row, BadRow):
            faults.append(row)
        else:
            yield row


def _checked(
    rows: Iterable[Listed | MoreNames], areas: Iterable[Area], doubts: list[BadRow]
) -> Iterator[Listed | MoreNames]:
    """Give all rows, and note those whose point lies outside the area that they state."""
    from harmledger.collect.listed import BadRow, Listed  # noqa: PLC0415 - keeps start-up quick
    from harmledger.locate.outlines import Outlines  # noqa: PLC0415 - shapely is slow to import, seldom needed

    outlines = Outlines.of(areas)
    for row in rows:
        if isinstance(row, Listed) and (why := outlines.disagreement(row.entry)):
            doubts.append(BadRow(row.line, f"{row.entry.name}: {why}", row.table))
        yield row
