"""Load lists of places: GeoNames dumps and alternate names, OCHA's tables and boundaries, Who's On First, one's own.

A broken row is given as `BadRow` with its line, and the rest is read on.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from harmledger import errors
from harmledger.collect import alternate_names, boundaries
from harmledger.collect import gazetteer_fields as fields
from harmledger.collect import gazetteer_own as own
from harmledger.collect import gazetteer_rows as rows
from harmledger.collect import gazetteer_tables as tables
from harmledger.collect.listed import BadRow, Listed, MoreNames
from harmledger.model import Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from harmledger.collect.gazetteer_tables import Line, Row, Table
    from harmledger.model import Entry

_SHAPES = (".json", ".geojson", ".topojson")
_IN_ARCHIVES = (".txt", ".csv", ".tsv", *_SHAPES)


@dataclass(frozen=True, slots=True)
class PlaceList:
    """A list of places in a file, with where it comes from and under which licence."""

    name: str
    version: str
    licence: str
    rows: Iterator[Listed | MoreNames | BadRow]

    @property
    def entries(self) -> Iterator[Entry | BadRow]:
        """Give the entries alone, for who needs no names by language and no outlines."""
        return (r.entry if isinstance(r, Listed) else r for r in self.rows if not isinstance(r, MoreNames))


@dataclass(frozen=True, slots=True)
class _Kind:
    licence: str
    read: Callable[[Row, rows.Setting], Listed | MoreNames | None]
    is_coded: bool = False  # its rows name the areas above them by P-code


_GEONAMES = _Kind("GeoNames, CC BY 4.0", rows.geonames)
_ALTERNATES = _Kind("GeoNames, CC BY 4.0", alternate_names.read)
_OUR_COLUMNS = _Kind("OCHA COD-AB, CC BY 3.0 IGO; GeoNames and Who's On First, CC BY 4.0", rows.joined, is_coded=True)
_FIRST = _Kind("Who's On First and GeoNames, CC BY 4.0", rows.whos_on_first)
_OCHA = _Kind("OCHA common operational dataset, CC BY 3.0 IGO unless its page says otherwise", rows.ocha, is_coded=True)
_PLAIN = _Kind("as its maker says", own.plain)


def place_list(path: str | Path, *, country: str | None = None, precision: Precision | None = None) -> PlaceList:
    """Open a list of places, whichever of the known kinds it is; `country` and `precision` are for rows without theirs.

    A workbook's sheets, an archive's files and a topology's layers are read as one list. Raises `NotAPlaceListError`
    where none of them is a table of places.
    """
    file = Path(path)
    raw = tables.contents(file)
    known = [(table, kind) for table in _tables(file, raw) if (kind := _kind(table.columns))]
    if not known:
        raise errors.NotAPlaceListError(str(path))
    lines = (line for table, _ in known for line in table.lines())
    setting = replace(rows.setting(file.name, lines, country), precision=precision)
    licence = "; ".join(dict.fromkeys(kind.licence for _, kind in known))
    return PlaceList(_stem(file), hashlib.sha256(raw).hexdigest()[:12], licence, _rows(known, setting))


def _tables(file: Path, raw: bytes) -> list[Table]:
    """Give the tables of a file."""
    origin, ending = str(file), file.name.lower().removesuffix(".gz")
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        return _of(file.name if ending.endswith(_SHAPES) else "", raw, origin)
    if ending.endswith((".xlsx", ".xlsm")):
        return tables.sheets(raw, origin)
    inside = tables.unzipped(raw, origin, _IN_ARCHIVES)
    return [table for name, content in inside for table in _of(name, content, origin)]


def _of(name: str, raw: bytes, origin: str) -> list[Table]:
    """Give the tables of one file of an archive, or of a file that is none."""
    if name.lower().removesuffix(".gz").endswith(_SHAPES):
        return boundaries.layers(raw, origin)
    return [tables.delimited(name, raw, origin)]


def _kind(columns: Sequence[str]) -> _Kind | None:
    known = set(columns)
    if columns == tables.ALTERNATES:
        return _ALTERNATES
    if {"pcode", "name_en", "adm1_en"} <= known:
        return _OUR_COLUMNS
    if {"wof_id", "placetype", "names"} <= known:
        return _FIRST
    if {"geonameid", "feature_code", "alternatenames"} <= known:
        return _GEONAMES
    if any(fields.LEVEL.fullmatch(c) and c.endswith("code") for c in columns):
        return _OCHA
    return _PLAIN if {"name", "lat", "lon"} <= {own.plain_column(c) for c in columns} else None


def _rows(known: list[tuple[Table, _Kind]], setting: rows.Setting) -> Iterator[Listed | MoreNames | BadRow]:
    """Give the areas that rows imply and that have no row of their own, then the rows."""
    coded = [table for table, kind in known if kind.is_coded]
    implied = _Implied(coded)
    setting = replace(setting, middles=implied.middles())
    for code, (level, row) in implied.samples.items():
        try:
            yield rows.area(code, level, row, setting)
        except fields.RowError:
            continue  # it has a code and no name: its own row, if there is one, tells
    for table, kind in known:
        yield from _read(table, kind, setting)


def _read(table: Table, kind: _Kind, setting: rows.Setting) -> Iterator[Listed | MoreNames | BadRow]:
    """Give the rows of one table; a second row with the same id is a fault."""
    seen: dict[str, int] = {}
    for line in table.lines():
        try:
            found = _one(line, kind, setting)
        except fields.RowError as fault:
            yield BadRow(line.number, str(fault), table.name)
            continue
        if isinstance(found, Listed):
            first = seen.setdefault(found.entry.id, line.number)
            if first != line.number:
                yield BadRow(line.number, f"the id {found.entry.id} stands in line {first} already", table.name)
                continue
            yield Listed(found.entry, line.number, table.name, found.namings, line.shape)
        elif found:
            yield found


def _one(line: Line, kind: _Kind, setting: rows.Setting) -> Listed | MoreNames | None:
    if line.fault:
        fields.refuse(line.fault)
    drawn = line.shape is not None and setting.precision is None
    return kind.read(line.row, replace(setting, precision=Precision.REGION) if drawn else setting)


class _Implied:
    """The areas that rows name by P-code, with a row that names each and the points of the places in it."""

    def __init__(self, coded: list[Table]) -> None:
        self.samples: dict[str, tuple[int, Row]] = {}
        self._points: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
        have: set[str] = set()
        for line in (line for table in coded for line in table.lines()):
            code = fields.own_code(line.row)
            self._note(line.row, code)
            have.add(code or "")
        self.samples = {code: found for code, found in self.samples.items() if code not in have}

    def middles(self) -> dict[str, tuple[float, float]]:
        """Give the middle of the places of each area."""
        return {c: (sum(a for a, _ in p) / len(p), sum(b for _, b in p) / len(p)) for c, p in self._points.items() if p}

    def _note(self, row: Row, own: str | None) -> None:
        point = fields.known_point(row)
        for level in (1, 2, 3):
            if (code := fields.code_of(row, level)) and code != own:
                self.samples.setdefault(code, (level, row))
                self._points[code] += point


def _stem(file: Path) -> str:
    return file.name.removesuffix(".gz").split(".", 1)[0]
