"""The fields of a row of a list of places, under whichever names the lists give them."""

from __future__ import annotations

import math
import re
from typing import NoReturn

Row = dict[str, str]

LEVEL = re.compile(r"adm(?:in)?([0-4])_?(?:en|ar|name.*|pcode|ref_name|alt.*)", re.IGNORECASE)
_POLES, _DATE_LINE = 90, 180
_LAT = ("lat", "latitude", "Latitude", "LATITUDE", "center_lat", "Lat", "LAT", "point_y", "POINT_Y", "Y", "y")
_LON = ("lon", "longitude", "Longitude", "LONGITUDE", "center_lon", "Lon", "LON", "point_x", "POINT_X", "X", "x")


class RowError(Exception):
    """A row cannot be taken; the argument says why, in words."""


def refuse(why: str) -> NoReturn:
    """Give a row up, with the reason that the user is shown."""
    raise RowError(why)


def known_point(row: Row) -> list[tuple[float, float]]:
    """Give the point of a row in a list of one, or none."""
    try:
        return [point(row)]
    except RowError:
        return []


def point(row: Row) -> tuple[float, float]:
    """Give the point of a row; swapped or impossible coordinates are a fault."""
    lat, lon = (number(row, names) for names in (_LAT, _LON))
    if abs(lat) > _POLES or abs(lon) > _DATE_LINE:
        swapped = ", latitude and longitude may be swapped" if abs(lat) <= _DATE_LINE and abs(lon) <= _POLES else ""
        refuse(f"there is no point {lat}, {lon}{swapped}")
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
    text = next((row[c] for c in ("population", "Population", "pop") if row.get(c)), "")
    try:
        return max(0, int(float(text)))
    except (ValueError, OverflowError):
        return 0


def names_of(row: Row, column: str, others: str) -> tuple[str, tuple[str, ...]]:
    """Give the name of a row and its other names (| between them), each once."""
    name = name_of(row, column)
    rest = tuple(n for n in dict.fromkeys(o.strip() for o in others.split("|")) if n and n != name)
    if not name and not rest:
        refuse("it has no name")
    return (name, rest) if name else (rest[0], rest[1:])


def name_of(row: Row, column: str) -> str:
    """Give the name of a row."""
    name = row.get(column, "").strip()
    if "\ufffd" in name:
        refuse("its name is in another encoding than the rest")
    return name


def level_name(row: Row, level: int) -> str:
    """Give the first name of one administrative level, or an empty string."""
    try:
        return level_names(row, level)[0]
    except RowError:
        return ""


def level_names(row: Row, level: int) -> tuple[str, tuple[str, ...]]:
    """Give the names of one administrative level, English first."""
    found = {
        value.strip(): None
        for column, value in sorted(row.items(), key=lambda c: not c[0].lower().endswith(("_en", "name")))
        if (m := LEVEL.fullmatch(column.strip())) and int(m[1]) == level and "pcode" not in column.lower()
        if value.strip()
    }
    if not found:
        refuse(f"it has no name at level {level}")
    name, *others = found
    return name, tuple(others)


def code_of(row: Row, level: int) -> str | None:
    """Give the P-code that a row has for an administrative level."""
    for column in (f"adm{level}_pcode", f"ADM{level}_PCODE", f"admin{level}Pcode", f"adm{level}Pcode"):
        if value := row.get(column):
            return value.strip()
    return None


def own_code(row: Row) -> str | None:
    """Give the code of the row itself where it is an area's own row."""
    if row.get("pcode"):
        return row["pcode"]
    return next((c for n in (4, 3, 2, 1) if (c := code_of(row, n))), None)
