"""`harmledger places find`, `show` and `at`: places by name, by id and by point."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from harmledger.cli.common import console
from harmledger.cli.keyboard import typing

if TYPE_CHECKING:
    from rich.table import Table

    from harmledger.locate.gazetteer import Gazetteer
    from harmledger.locate.match import Candidate
    from harmledger.model import Entry

_LISTS = {"geonames": "GeoNames", "ocha": "OCHA", "wof": "Who's On First", "own": "your own list"}


@click.command(
    short_help="Find a place by any spelling, in either script.",
    epilog='\b\nExamples:\n  harmledger places find Ihsim\n  harmledger places find "كفر نوران"',
)
@click.argument("name", required=False)
@click.option("--limit", default=10, show_default=True, help="Show so many at most.")
def find(name: str | None, limit: int) -> None:
    """Find a place by any spelling, in Latin or Arabic letters; the beginning of a name will do.

    Without a name, on a terminal: places are shown while you type. Enter or Escape ends it.
    """
    from harmledger.store.gazetteer import found_in, open_default  # noqa: PLC0415 - keeps start-up quick

    gazetteer = open_default()
    if name is None:
        _type(gazetteer, limit)
        return
    found = found_in(gazetteer, name, limit)
    console().print(_table(found) if found else f"No place is called “{name}”, or anything like it.")


@click.command(
    short_help="Show what is known of one place.", epilog="\b\nExample:\n  harmledger places show ocha:C4064"
)
@click.argument("ref", metavar="ID")
def show(ref: str) -> None:
    """Show what is known of one place: its names by language, what was joined to it. ID may be its P-code."""
    from rich.table import Table  # noqa: PLC0415 - keeps start-up quick

    from harmledger.errors import UnknownPlaceError  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.gazetteer import joins, namings, open_default  # noqa: PLC0415 - keeps start-up quick

    places = open_default()
    entry = places.entry(ref) or places.entry(f"ocha:{ref.strip().upper()}")  # OCHA's ids are its P-codes
    if entry is None:
        raise UnknownPlaceError(ref)
    table = Table(show_header=False, box=None)
    for label, value in (("place", entry.name), ("id", entry.id), ("class", entry.precision.value)):
        table.add_row(label, value)
    for label, value in (("in", _where(entry)), ("P-code", entry.pcode or ""), ("point", _point(entry))):
        table.add_row(label, value)
    named = namings(entry.id)
    for naming in named:
        table.add_row("name", f"{naming.name} ({', '.join(filter(None, (naming.language, naming.kind.value)))})")
    for other in (n for n in entry.names if n not in {naming.name for naming in named}):
        table.add_row("name", other)
    for join in joins(entry.id):
        table.add_row("joined", f"from {_list(join.id)} ({join.why}), {join.source}")
    console().print(table)


@click.command(
    epilog="\b\nExample:\n  harmledger places at 35.64 36.43", context_settings={"ignore_unknown_options": True}
)
@click.argument("lat", type=click.FloatRange(-90, 90))
@click.argument("lon", type=click.FloatRange(-180, 180))
def at(lat: float, lon: float) -> None:
    """Tell the areas that a point lies in, by the imported boundaries."""
    from rich.table import Table  # noqa: PLC0415 - keeps start-up quick

    from harmledger.errors import NoBoundariesError  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.gazetteer import outlines  # noqa: PLC0415 - keeps start-up quick

    if not (known := outlines()).areas:
        raise NoBoundariesError
    if not (chain := known.chain(lat, lon)):
        click.echo("The point lies in none of the imported areas.")
        return
    table = Table("area", "class", "P-code", "other names", box=None)
    for area in chain:
        table.add_row(area.name, area.precision.value, area.pcode or "", ", ".join(area.names))
    console().print(table)


def _type(gazetteer: Gazetteer, limit: int) -> None:
    """Show places letter by letter."""
    from rich.live import Live  # noqa: PLC0415 - keeps start-up quick

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = "Missing argument 'NAME'."
        raise click.UsageError(message)
    with Live(console=console(), auto_refresh=False) as live:
        for typed in typing():
            live.update(_screen(gazetteer, typed, limit), refresh=True)


def _screen(gazetteer: Gazetteer, typed: str, limit: int) -> Table:
    from rich.table import Table  # noqa: PLC0415 - keeps start-up quick

    from harmledger.store.gazetteer import found_in  # noqa: PLC0415 - keeps start-up quick

    screen = Table.grid()
    screen.add_row(f"Place: {typed}▏")
    screen.add_row(_table(found_in(gazetteer, typed, limit)) if typed.strip() else "Type the beginning of a name.")
    return screen


def _table(found: list[Candidate]) -> Table:
    from rich.table import Column, Table  # noqa: PLC0415 - keeps start-up quick

    from harmledger.store.gazetteer import joins  # noqa: PLC0415 - keeps start-up quick

    names = ("place", "class", "in", "P-code", "id", "point", "why")
    table = Table(*(Column(name, no_wrap=name == "id", overflow="fold") for name in names), box=None)
    for c in found:
        joined = [f"joined from {_list(j.id)} ({j.why})" for j in joins(c.entry.id)]
        why = "; ".join((*c.reasons, *joined))
        e = c.entry
        table.add_row(e.name, e.precision.value, _where(e), e.pcode or "", e.id, _point(e), why)
    return table


def _where(entry: Entry) -> str:
    return ", ".join(part for part in (entry.admin3, entry.admin2, entry.admin1, entry.country) if part)


def _point(entry: Entry) -> str:
    return "" if entry.lat is None or entry.lon is None else f"{entry.lat:.4f}, {entry.lon:.4f}"


def _list(ref: str) -> str:
    """Give an id with the name of its list: "GeoNames 165700"."""
    scheme, _, number = ref.partition(":")
    return f"{_LISTS.get(scheme, scheme)} {number}"
