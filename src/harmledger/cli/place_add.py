"""`harmledger places add`: a place of one's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.model import Precision

if TYPE_CHECKING:
    from harmledger.collect.listed import Listed
    from harmledger.locate.gazetteer import Gazetteer
    from harmledger.model import Entry

_SPELLED = 0.9  # likeness from which a parent's name counts as given in full


@click.command(
    short_help="Add a place by hand, with its names in any script.",
    epilog="""
\b
Examples:
  harmledger places add "Hope Camp" "مخيم الأمل" --at 36.21 36.68 --class camp --in Idleb
  harmledger places add "Northern front" --at 35.9 36.6 --class front --radius 12
  harmledger places add "Red Hills" "الجبال الحمراء" --class massif --outline hills.geojson
""",
)
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@click.option("--at", "point", nargs=2, type=float, metavar="LAT LON", help="Its point in degrees.")
@click.option("--class", "kind", default="village", show_default=True, help="camp, hospital, front, massif, town, …")
@click.option(
    "--in", "parent", metavar="PLACE", help="The area or settlement it belongs to: a name, an id or a P-code."
)
@click.option("--radius", type=click.FloatRange(0, 500, min_open=True), metavar="KM", help="An area round its point.")
@click.option("--outline", type=click.Path(path_type=Path), metavar="FILE", help="An area: GeoJSON or TopoJSON.")
def add(  # noqa: PLR0913, PLR0917 - one parameter an option
    names: tuple[str, ...],
    point: tuple[float, float] | None,
    kind: str,
    parent: str | None,
    radius: float | None,
    outline: Path | None,
) -> None:
    """Add a place by hand: its names in any script, the first being its own.

    Without --in, the areas that it lies in are taken from the imported boundaries.
    """
    from harmledger.cli.place_import import class_option  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.gazetteer import GazetteerFile, default_path  # noqa: PLC0415 - keeps start-up quick

    row = _row(names, point, _shape(point, radius, outline), class_option(kind))
    row = replace(row, entry=_placed(row.entry, parent))
    with GazetteerFile.open(default_path()) as gazetteer:
        done = gazetteer.import_rows([row], name="by hand", licence="your own")
        kept = gazetteer.entry(row.entry.id) or row.entry
    click.echo(f"{'Added' if done.added else 'Known already:'} {kept.name}, {kept.precision.value}, {kept.id}.")


def _shape(point: tuple[float, float] | None, radius: float | None, outline: Path | None) -> bytes | None:
    from harmledger.collect.boundaries import outline as first_outline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.locate.outlines import circle  # noqa: PLC0415 - keeps start-up quick

    if outline:
        return first_outline(outline)
    if point is None:
        message = "Give --at LAT LON, or --outline FILE."
        raise click.UsageError(message)
    return circle(*point, radius) if radius else None


def _row(names: tuple[str, ...], point: tuple[float, float] | None, shape: bytes | None, kind: Precision) -> Listed:
    """Give the place as a row of a list of one's own, with the same checks."""
    from harmledger.collect import gazetteer_own as own  # noqa: PLC0415 - keeps start-up quick
    from harmledger.collect.gazetteer_fields import RowError  # noqa: PLC0415 - keeps start-up quick
    from harmledger.collect.gazetteer_rows import Setting  # noqa: PLC0415 - keeps start-up quick
    from harmledger.locate.key import is_arabic  # noqa: PLC0415 - keeps start-up quick
    from harmledger.locate.outlines import middle  # noqa: PLC0415 - keeps start-up quick
    from harmledger.model import Naming  # noqa: PLC0415 - keeps start-up quick

    lat, lon = point or middle(shape or b"")
    row = {"name": names[0], "names": "|".join(names[1:]), "lat": str(lat), "lon": str(lon), "class": kind.value}
    try:
        found = own.plain(row, Setting(None))
    except RowError as error:
        raise click.BadParameter(str(error)) from None
    namings = tuple(Naming(name, "ar" if is_arabic(name) else "") for name in found.entry.spellings)
    return replace(found, namings=namings, shape=shape)


def _placed(entry: Entry, parent: str | None) -> Entry:
    """Put the country and the areas above to a place: those of its parent, else those that it lies in."""
    from harmledger.locate.outlines import under  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.gazetteer import open_default, outlines  # noqa: PLC0415 - keeps start-up quick

    if parent:
        return under(entry, _parent(open_default(), parent))
    chain = [a for a in outlines().chain(entry.lat or 0, entry.lon or 0) if a.precision is not Precision.REGION]
    return under(entry, chain[-1]) if chain else entry


def _parent(gazetteer: Gazetteer, name: str) -> Entry:
    from harmledger.errors import UnknownPlaceError  # noqa: PLC0415 - keeps start-up quick
    from harmledger.locate.match import matcher  # noqa: PLC0415 - keeps start-up quick

    if coded := gazetteer.entry(name) or gazetteer.entry(f"ocha:{name}"):
        return coded
    found = [c.entry for c in matcher(gazetteer).exact(name) if c.likeness >= _SPELLED]
    found = [e for e in found if e.is_area] or found
    if not found:
        raise UnknownPlaceError(name)
    if len(found) > 1:
        several = ", ".join(f"{e.id} ({e.precision.value})" for e in found[:5])
        message = f"several places are called “{name}”: {several}. Name one by its id."
        raise click.BadParameter(message, param_hint="--in")
    return found[0]
