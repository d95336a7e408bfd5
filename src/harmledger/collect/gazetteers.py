"""Load lists of places: GeoNames dumps, OCHA's operational datasets, Who's On First tables, a plain table of one's own.

A broken row is given as `BadRow` with its line, and the rest is read on.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from harmledger import errors
from harmledger.collect import gazetteer_fields as fields
from harmledger.collect import gazetteer_rows as rows
from harmledger.collect.text import decode

if TYPE_CHECKING:
    from harmledger.model import Entry

csv.field_size_limit(1_000_000)  # GeoNames' alternate names of a capital fill thousands of characters

Rows = Iterator[tuple[int, "dict[str, str]"]]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be taken: its line (the first is 1) and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class PlaceList:
    """A list of places in a file, with where it comes from and under which licence."""

    name: str
    version: str
    licence: str
    entries: Iterator[Entry | BadRow]


@dataclass(frozen=True, slots=True)
class _Kind:
    licence: str
    entry: Callable[[dict[str, str], rows.Setting], Entry | None]


_GEONAMES = _Kind("GeoNames, CC BY 4.0", rows.geonames)
_OUR_COLUMNS = _Kind("OCHA COD-AB, CC BY 3.0 IGO; GeoNames and Who's On First, CC BY 4.0", rows.joined)
_FIRST = _Kind("Who's On First and GeoNames, CC BY 4.0", rows.whos_on_first)
_OCHA = _Kind("OCHA common operational dataset, CC BY 3.0 IGO unless its page says otherwise", rows.ocha)
_PLAIN = _Kind("as its maker says", rows.plain)


def place_list(path: str | Path, *, country: str | None = None) -> PlaceList:
    """Open a list of places, whichever of the known kinds it is; `country` is for lists that do not say theirs."""
    file = Path(path)
    raw = _bytes(file)
    version = hashlib.sha256(raw).hexdigest()[:12]
    read = list(_table(file, raw))
    columns = [c.strip().lower() for c in read[0][1]] if read else []
    kind = _kind(columns, str(path))
    setting = rows.setting(file.name, [row for _, row in read], country)
    return PlaceList(_stem(file), version, kind.licence, _entries(read, kind, setting))


def _entries(read: list[tuple[int, dict[str, str]]], kind: _Kind, setting: rows.Setting) -> Iterator[Entry | BadRow]:
    """Give the areas that the rows imply, then the rows; a second row with the same id is a fault."""
    seen: dict[str, int] = {}
    yield from rows.areas([row for _, row in read], setting)
    for line, row in read:
        try:
            entry = kind.entry(row, setting)
        except fields.RowError as fault:
            yield BadRow(line, str(fault))
            continue
        if entry is None:
            continue
        if entry.id in seen:
            yield BadRow(line, f"the id {entry.id} stands in line {seen[entry.id]} already")
            continue
        seen[entry.id] = line
        yield entry


def _kind(columns: list[str], origin: str) -> _Kind:
    known = set(columns)
    if {"pcode", "name_en", "adm1_en"} <= known:
        return _OUR_COLUMNS
    if {"wof_id", "placetype", "names"} <= known:
        return _FIRST
    if {"geonameid", "feature_code", "alternatenames"} <= known:
        return _GEONAMES
    if any(fields.LEVEL.fullmatch(c) for c in columns):
        return _OCHA
    if {"name", "lat", "lon"} <= {rows.plain_column(c) for c in columns}:
        return _PLAIN
    raise errors.NotAPlaceListError(origin)


def _bytes(file: Path) -> bytes:
    try:
        raw = file.read_bytes()
        if file.suffix == ".gz":
            return gzip.decompress(raw)
    except FileNotFoundError:
        raise errors.MissingFileError(str(file)) from None
    except (gzip.BadGzipFile, EOFError):
        raise errors.DamagedArchiveError(str(file)) from None
    except OSError:
        raise errors.UnreadableFileError(str(file)) from None
    if not raw:
        raise errors.EmptyFileError(str(file))
    return raw


def _table(file: Path, raw: bytes) -> Rows:
    """Give the rows of a file with their lines, by column name."""
    if zipfile.is_zipfile(io.BytesIO(raw)):
        yield from _sheet(file, raw) if file.suffix.lower() in {".xlsx", ".xlsm"} else _zipped(file, raw)
    else:
        yield from _delimited(decode(raw, str(file)))


def _zipped(file: Path, raw: bytes) -> Rows:
    """Read the largest table in a zip: GeoNames puts a readme beside it."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = [i for i in archive.infolist() if i.filename.lower().endswith((".txt", ".csv", ".tsv"))]
        if not names:
            raise errors.NotAPlaceListError(str(file))
        try:
            inside = archive.read(max(names, key=lambda i: i.file_size))
        except (zipfile.BadZipFile, OSError):
            raise errors.DamagedArchiveError(str(file)) from None
    yield from _delimited(decode(inside, str(file)))


def _delimited(text: str) -> Rows:
    """Read commas, semicolons or tabs; GeoNames' dump has no header and its own nineteen columns."""
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    if first.count("\t") >= len(rows.GEONAMES) - 1 and first[:1].isdigit():
        for line, words in enumerate(text.split("\n"), 1):
            if words.strip():
                yield line, dict(zip(rows.GEONAMES, words.rstrip("\r").split("\t"), strict=False))
        return
    mark = max("\t;,", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark)
    for row in reader:
        yield reader.line_num, _clean(row)


def _sheet(file: Path, raw: bytes) -> Rows:
    """Read the sheet of the finest level: the one with the most columns, then the most rows."""
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, needed for spreadsheets only

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except (KeyError, ValueError, zipfile.BadZipFile, OSError):
        raise errors.DamagedArchiveError(str(file)) from None
    tables = [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    table = max((t for t in tables if t), key=lambda t: (sum(c is not None for c in t[0]), len(t)), default=[])
    if not table:
        raise errors.EmptyFileError(str(file))
    header = [str(c or "") for c in table[0]]
    for line, values in enumerate(table[1:], 2):
        if any(v is not None for v in values):
            yield line, {h: "" if v is None else str(v) for h, v in zip(header, values, strict=False)}


def _clean(row: dict[str, str]) -> dict[str, str]:
    return {k or "": v if isinstance(v, str) else "" for k, v in row.items()}


def _stem(file: Path) -> str:
    return file.name.removesuffix(".gz").rsplit(".", 1)[0]
