"""The fields of a row of a list of places, under whichever names the lists give them (in lower case here)."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from harmledger.model import NameKind, Naming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harmledger.collect.gazetteer_tables import Row

LEVEL = re.compile(r"adm(?:in)?([0-4])_?(?:[a-z]{2}|(?:alt)?name\d?.*|p_?code|ref(?:_?name)?|alt.*)")
_FEATURE = re.compile(r"feature(?:name|refname|altname).*")
_LANGUAGE = re.compile(r"(?:_|name\d?|adm\d)([a-z]{2})$")
_UNSTORABLE = re.compile("[\x00\n\r\ufffd]")
_POLES, _DATE_LINE = 90, 180
_LAT = ("lat", "latitude", "center_lat", "point_y", "y")
_LON = ("lon", "longitude", "center_lon", "point_x", "x", "lng", "long")


class RowError(Exception):
    """A row cannot be taken; the argument says why, in words."""


def refuse(why: str) -> NoReturn:
    """Give a row up, with the reason that the user is shown."""
    raise RowError(why)


def has_point(columns: Iterable[str]) -> bool:
    """Tell whether a table gives points at all: those of OCHA's areas often do not."""
    return not set(_LAT).isdisjoint(columns)


def known_point(row: Row) -> list[tuple[float, float]]:
    """Give the point of a row in a list of one, or none."""
    try:
        return [point(row)]
    except RowError:
        return []


def point(row: Row) -> tuple[float, float]:
    """Give the point of a row; swapped or impossible coordinates are a fault."""
    lat, lon = number(row, _LAT), number(row, _LON)
    if abs(lat) > _POLES or abs(lon) > _DATE_LINE:
        swapped = ", latitude and longitude may be swapped" if abs(lat) <= _DATE_LINE and abs(lon) <= _POLES else ""
        refuse(f"there is no point {lat:g}, {lon:g}{swapped}")
    if not lat and not lon:
        refuse("its point is 0, 0")
    return lat, lon


def number(row: Row, columns: tuple[str, ...]) -> float:
    """Give the first of some columns as a number."""
    text = next((row[c] for c in columns if row.get(c)), "").strip()
    try:
        value = float(text)
    except ValueError:
        refuse(f"“{text}” is no {columns[1]}" if text else f"it has no {columns[1]}")
    if not math.isfinite(value):
        refuse(f"“{text}” is no {columns[1]}")
    return value


def people(row: Row) -> int:
    """Give the population, 0 where it is not known."""
    text = row.get("population") or row.get("pop") or ""
    try:
        return max(0, int(float(text)))
    except (ValueError, OverflowError):
        return 0


def names_of(row: Row, column: str, others: str) -> tuple[str, tuple[str, ...]]:
    """Give the name of a row and its other names (| between them), each once."""
    name = readable(row.get(column, ""))
    rest = tuple(n for n in dict.fromkeys(o.strip() for o in readable(others).split("|")) if n and n != name)
    if not name and not rest:
        refuse("it has no name")
    return (name, rest) if name else (rest[0], rest[1:])


def readable(name: str) -> str:
    """Give a name without the blanks around it; one that cannot be read is a fault."""
    found = name.strip()
    if broken := _UNSTORABLE.search(found):
        breaks = broken.group() in "\n\r"
        refuse("a quote is not closed in it" if breaks else "its name is in another encoding than the rest")
    return found


def level_name(row: Row, level: int) -> str:
    """Give the first name of one administrative level, or an empty string."""
    return next((row[c].strip() for c, _ in _level_columns(tuple(row), level) if row[c].strip()), "")


def level_names(row: Row, level: int) -> tuple[Naming, ...]:
    """Give the names of one administrative level, English first, each once."""
    return _namings(row, _level_columns(tuple(row), level)) or refuse(f"it has no name at level {level}")


def feature_names(row: Row) -> tuple[Naming, ...]:
    """Give the names of a populated place in OCHA's table of these, English first; none in a table of areas."""
    return _namings(row, _feature_columns(tuple(row)))


def code_of(row: Row, level: int) -> str | None:
    """Give the P-code that a row has for an administrative level."""
    for column in (f"adm{level}_pcode", f"admin{level}pcode", f"adm{level}pcode", f"admin{level}_pcode"):
        if value := row.get(column):
            return value.strip()
    return None


def feature_code(row: Row) -> str | None:
    """Give the P-code of a populated place in OCHA's table of these."""
    return (row.get("featurepcode") or row.get("pcode") or "").strip() or None


def own_code(row: Row) -> str | None:
    """Give the P-code of the row itself: its own column's, or that of its finest level in a table of areas."""
    if "pcode" in row or "featurepcode" in row:
        return feature_code(row)
    return next((c for n in (4, 3, 2, 1) if (c := code_of(row, n))), None)


def _namings(row: Row, columns: tuple[tuple[str, str], ...]) -> tuple[Naming, ...]:
    """Give what stands in columns of names. A column's language may stand in another, as in OCHA's newer tables."""
    found: dict[str, Naming] = {}
    for column, language in columns:
        if name := readable(row[column]):
            known = language if len(language) == len("en") else row.get(language, "")
            kind = NameKind.VARIANT if "alt" in column or "ref" in column else NameKind.PREFERRED
            found.setdefault(name, Naming(name, known, kind))
    return tuple(found.values())


@lru_cache(maxsize=100)
def _level_columns(columns: tuple[str, ...], level: int) -> tuple[tuple[str, str], ...]:
    mine = (c for c in columns if (m := LEVEL.fullmatch(c)) and int(m[1]) == level and not c.endswith("code"))
    return _with_languages(mine)


@lru_cache(maxsize=100)
def _feature_columns(columns: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return _with_languages(c for c in columns if _FEATURE.fullmatch(c))


def _with_languages(columns: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Put the language of each column, or the column that says it, beside it: English first, plain names next."""
    found = [(c, _language(c)) for c in columns]
    return tuple(sorted(found, key=lambda c: (c[1] != "en", "alt" in c[0] or "ref" in c[0], not c[0].endswith("name"))))


def _language(column: str) -> str:
    """Give the language that a column's name ends in; "adm1_name1" is in the language that "lang1" says."""
    if found := _LANGUAGE.search(column):
        return found[1]
    which = re.search(r"name(\d?)$", column)
    return f"lang{which[1]}" if which else "lang"
