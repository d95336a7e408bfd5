"""The tables of a list of places: delimited text, the sheets of a workbook, the files of an archive."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger import errors
from harmledger.collect.text import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

Row = dict[str, str]

csv.field_size_limit(1_000_000)  # GeoNames' alternate names of a capital fill thousands of characters

# Columns of GeoNames' dump and of its alternate names (its readme.txt); neither file has a header.
GEONAMES = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature_class", "feature_code"),
    *("country_code", "cc2", "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone"),
    "modified",
)
ALTERNATES = (
    *("alternatenameid", "geonameid", "isolanguage", "alternate_name", "is_preferred", "is_short", "is_colloquial"),
    *("is_historic", "from", "to"),
)
_LEAST = {18: GEONAMES, 19: GEONAMES, 7: ALTERNATES, 9: ALTERNATES}  # tabs of a first line: older files have fewer
_BESIDE = ("readme", "iso-languagecodes")  # files that GeoNames puts beside its tables
_TABLES = (".txt", ".csv", ".tsv")
_START = 1_000  # bytes that tell an encoding
_QUOTED = 20  # lines that a cell in quotes may go over
_LARGEST = 4_000_000_000  # bytes of one file of an archive; all of GeoNames has 1.6 thousand million


@dataclass(frozen=True, slots=True)
class Line:
    """A row by column name, with its line. `fault` says why it could not be read, `shape` is its outline."""

    number: int
    row: Row
    shape: bytes | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows can be gone through again. Its columns are in lower case; `name` is its sheet or layer."""

    name: str
    columns: tuple[str, ...]
    lines: Callable[[], Iterable[Line]]


def contents(file: Path) -> bytes:
    """Give what is in a file, unzipped where it is gzipped."""
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


def unzipped(raw: bytes, origin: str, kinds: tuple[str, ...] = _TABLES) -> list[tuple[str, bytes]]:
    """Give the files of an archive that have one of some endings; readmes are passed over."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        files = [i for i in archive.infolist() if i.filename.lower().endswith(kinds)]
        files = [i for i in files if not i.filename.rsplit("/", 1)[-1].lower().startswith(_BESIDE)]
        if any(i.file_size > _LARGEST for i in files):
            raise errors.TooLargeError(origin)
        try:
            return [(i.filename, archive.read(i)) for i in files]
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError):
            raise errors.DamagedArchiveError(origin) from None


def delimited(name: str, raw: bytes, origin: str) -> Table:
    """Read commas, semicolons or tabs."""
    text = utf8(raw, origin)
    first = text.split(b"\n", 1)[0]
    if first[:1].isdigit() and (bare := _LEAST.get(first.count(b"\t"))):
        return Table(name, bare, lambda: _bare(text, bare))
    mark = max("\t;,", key=lambda m: first.count(m.encode()))
    header = next(csv.reader([first.decode(errors="replace")], delimiter=mark), [])
    columns = tuple(c.strip().lower() for c in header)
    return Table(name, columns, lambda: _separated(text, columns, mark))


def sheets(raw: bytes, origin: str) -> list[Table]:
    """Read every sheet of a workbook; its first line that is not empty is its header."""
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, needed for spreadsheets only

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        found = [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]
    except (KeyError, ValueError, zipfile.BadZipFile, OSError):
        raise errors.DamagedArchiveError(origin) from None
    tables = [_sheet(title, rows) for title, rows in found]
    if not (filled := [table for table in tables if table.columns]):
        raise errors.EmptyFileError(origin)
    return filled


def utf8(raw: bytes, origin: str) -> bytes:
    """Give a text as UTF-8. Where most lines are UTF-8 the others stay as they are: each is a fault of its own."""
    text = raw if not _is_wide(raw) and _is_mostly_utf8(raw) else decode(raw, origin).encode(errors="replace")
    return text.removeprefix(codecs.BOM_UTF8)


def _is_wide(raw: bytes) -> bool:
    """Tell UTF-16, where at least every fourth byte is zero, from a row with a stray zero in it."""
    start = raw[:_START]
    return 4 * start.count(0) >= len(start)


def _is_mostly_utf8(raw: bytes) -> bool:
    if _is_utf8(raw):
        return True
    strange = [line for line in raw.split(b"\n") if not line.isascii()]
    return 2 * sum(_is_utf8(line) for line in strange) >= len(strange)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _bare(text: bytes, columns: tuple[str, ...]) -> Iterator[Line]:
    """Give the rows of a table of GeoNames: tabs, no quotes, no header."""
    for number, line in enumerate(io.BytesIO(text), 1):
        if words := line.decode(errors="replace").rstrip("\r\n"):
            yield Line(number, dict(zip(columns, words.split("\t"), strict=False)))


def _separated(text: bytes, columns: tuple[str, ...], mark: str) -> Iterator[Line]:
    lines, at = [line.decode(errors="replace") for line in io.BytesIO(text)], 1
    while at < len(lines):
        part = [*lines[at : at + _QUOTED], '"']  # the mark closes a quote that the lines leave open
        reader = csv.reader(part, delimiter=mark)
        try:
            words = next(reader)
        except csv.Error as error:
            yield Line(at + reader.line_num, {}, fault=f"it cannot be read ({error})")
            at += reader.line_num
            continue
        if reader.line_num == len(part):
            yield Line(at + 1, {}, fault="a quote is not closed in it")
            at += 1
            continue
        at += reader.line_num
        if words and not _is_tags(words):
            yield Line(at, dict(zip(columns, words, strict=False)), fault=_surplus(words, columns))


def _surplus(words: Sequence[str], columns: Sequence[str]) -> str:
    """Tell of cells beyond the last column: the mark between cells stands in a name, and what follows has shifted."""
    return f"it has {len(words)} columns instead of {len(columns)}" if any(words[len(columns) :]) else ""


def _sheet(title: str, rows: Sequence[tuple[object, ...]]) -> Table:
    head = next((i for i, row in enumerate(rows) if any(row)), 0)
    columns = tuple(_cell(c).strip().lower() for c in rows[head]) if rows else ()
    return Table(title, columns, lambda: _cells(rows[head + 1 :], columns, head + 2))


def _cells(rows: Sequence[tuple[object, ...]], columns: tuple[str, ...], first: int) -> Iterator[Line]:
    for number, values in enumerate(rows, first):
        words = [_cell(v) for v in values]
        if any(words) and not _is_tags(words):
            yield Line(number, dict(zip(columns, words, strict=False)))


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _is_tags(words: list[str]) -> bool:
    """Tell the row of HXL hashtags beneath a header."""
    filled = [w for w in words if w.strip()]
    return bool(filled) and all(w.lstrip().startswith("#") for w in filled)
