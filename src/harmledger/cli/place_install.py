"""`harmledger places install`: lists of places from their public addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from harmledger import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from harmledger.collect.download import Fetched


@click.command(
    epilog="""
\b
Examples:
  harmledger places install SY
  harmledger places install YE SD
""",
)
@click.argument("countries", nargs=-1, required=True, metavar="CC…")
@click.pass_context
def install(context: click.Context, countries: tuple[str, ...]) -> None:
    """Fetch and import the places of countries, by their two letters.

    GeoNames' places and alternate names (CC BY 4.0), and OCHA's tables and boundaries where the setting `ocha` has
    their address. A download that breaks off goes on where it was when the command is run again. What was fetched is
    kept, so that without a network the kept copy is imported.
    """
    from harmledger.cli.place_import import imported  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.gazetteer import GazetteerFile, default_path  # noqa: PLC0415 - keeps start-up quick

    wanted = [(country.upper(), address) for country in map(_code, countries) for address in _addresses(country)]
    with GazetteerFile.open(default_path()) as gazetteer:
        files = ((country, _fetched(address)) for country, address in wanted)
        done = [file is not None and imported(gazetteer, file, country) for country, file in files]
    context.exit(0 if all(done) else 1)


def _code(country: str) -> str:
    if not (len(country) == len("SY") and country.isascii() and country.isalpha()):
        message = f"“{country}” is no country's two letters (ISO 3166-1), as SY or YE."
        raise click.BadParameter(message, param_hint="CC")
    return country


def _addresses(country: str) -> Iterator[str]:
    """Give the addresses of a country's lists, those with P-codes first; "SY=https://…" is for one country only."""
    found = settings.load()
    for given in f"{found.ocha or ''} {found.geonames} {found.alternate_names}".split():
        only, address = (given[:2], given[3:]) if given[2:3] == "=" else (country, given)
        if only.upper() == country.upper():
            yield address.replace("{CC}", country.upper()).replace("{cc}", country.lower())


def _fetched(address: str) -> Path | None:
    """Fetch one file and tell about it; one that cannot be had is told, and the rest goes on."""
    from harmledger.cli.progress import fetching  # noqa: PLC0415 - keeps start-up quick
    from harmledger.collect.download import fetch  # noqa: PLC0415 - keeps start-up quick
    from harmledger.errors import HarmledgerError  # noqa: PLC0415 - keeps start-up quick

    try:
        with fetching(f"Fetching {address}") as progress:
            found = fetch(address, _cache(), progress)
    except HarmledgerError as error:
        click.echo(f"Not fetched: {error}", err=True)
        return None
    click.echo(_told(found))
    return found.path


def _told(found: Fetched) -> str:
    kept = found.kept
    what = f"{kept.address}: {kept.size:,} bytes, SHA-256 {kept.sha256[:16]}…"
    if found.news:
        return what
    return f"{what}, {'unchanged since' if found.reached else 'not reached: the copy of'} {kept.fetched}"


def _cache() -> Path:
    from pathlib import Path  # noqa: PLC0415 - keeps start-up quick

    from platformdirs import user_cache_path  # noqa: PLC0415 - keeps start-up quick

    named = settings.load().cache
    return Path(named) if named else user_cache_path("harmledger", appauthor=False)
