"""One row of a list of places becomes one entry: what each kind of list means by its columns."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Entry, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Row = dict[str, str]

# Columns of GeoNames' dump (its readme.txt).
GEONAMES = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature_class", "feature_code"),
    *("country_code", "cc2", "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone"),
    "modified",
)
LEVEL = re.compile(r"adm(?:in)?([0-4])_?(?:en|ar|name.*|pcode|ref_name|alt.*)", re.IGNORECASE)
_PCODE_COUNTRY = re.compile(r"[A-Z]{2}(?=\d|$)")
_FILE_COUNTRY = re.compile(r"(?:^|[_\-])([a-z]{2})(?:\.|$)", re.IGNORECASE)
_TOWN = 10_000  # people: from here on a settlement counts as a town
_POLES, _DATE_LINE = 90, 180
_LEVELS = {1: Precision.GOVERNORATE, 2: Precision.DISTRICT, 3: Precision.SUBDISTRICT, 4: Precision.VILLAGE}
_FEATURES = {
    **dict.fromkeys(("ADM1", "ADM1H"), Precision.GOVERNORATE),
    "ADM2": Precision.DISTRICT,
    "ADM3": Precision.SUBDISTRICT,
    "PCLI": Precision.COUNTRY,
    "PPLX": Precision.NEIGHBOURHOOD,
    **dict.fromkeys(("PPLA", "PPLA2", "PPLC"), Precision.TOWN),
    **dict.fromkeys(("MT", "MTS", "RGN", "PLN", "DSRT", "VAL", "UPLD"), Precision.REGION),
}
_TYPES = {
    "region": Precision.GOVERNORATE,
    "county": Precision.DISTRICT,
    "localadmin": Precision.SUBDISTRICT,
    "neighbourhood": Precision.NEIGHBOURHOOD,
    "country": Precision.COUNTRY,
}
_PLAIN = {
    "latitude": "lat",
    "y": "lat",
    "lng": "lon",
    "long": "lon",
    "longitude": "lon",
    "x": "lon",
    "name_en": "name",
    "place": "name",
    "alternatives": "names",
    "alternates": "names",
    "name_ar": "names",
    "governorate": "admin1",
    "district": "admin2",
    "subdistrict": "admin3",
    "p_code": "pcode",
    "class": "precision",
    "type": "precision",
    "cc": "country",
}


class RowError(Exception):
    """What is wrong with a row, in words."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole list: its country where the rows do not say it, names of areas by their codes."""

    country: str | None
    areas: dict[str, str]


def setting(filename: str, rows: Iterable[Row], country: str | None) -> Setting:
    """Look over a list once: its country (from P-codes or its name) and the names of coded areas."""
    areas: dict[str, str] = {}
    for row in rows:
        if row.get("placetype") in {"region", "county"}:
            areas[row["wof_id"]] = _first(row, "name")
        if row.get("feature_code") == "ADM1":
            areas[f"{row.get('country_code')}.{row.get('admin1')}"] = _first(row, "name")
        if country is None and (found := _PCODE_COUNTRY.match(_code(row, 1) or "")):
            country = found.group()
    named = _FILE_COUNTRY.search(filename.split(".", maxsplit=1)[0])
    return Setting(country or (named.group(1).upper() if named else None), areas)


def areas(rows: Iterable[Row], known: Setting) -> Iterator[Entry]:
    """Give the governorates, districts and sub-districts that rows name by P-code, with the middle of their places."""
    points: defaultdict[tuple[str, int], list[tuple[float, float]]] = defaultdict(list)
    sample: dict[tuple[str, int], Row] = {}
    for row in rows:
        own, point = _own_code(row), _known_point(row)
        for level in (1, 2, 3):
            if (code := _code(row, level)) and code != own:
                sample.setdefault((code, level), row)
                points[code, level] += point
    for (code, level), row in sample.items():
        yield _area(code, level, row, points[code, level], known)


def joined(row: Row, known: Setting) -> Entry:
    """Read the columns of our own joined list (OCHA communities with GeoNames' spellings)."""
    lat, lon = _point(row)
    pcode = row.get("pcode", "").strip()
    ref = f"ocha:{pcode}" if pcode else _ref(row)
    others = "|".join(row.get(c, "") for c in ("name_ar", "alt_latin", "alt_ar"))
    people = _people(row)
    return Entry(
        ref, *_names(row, "name_en", others), _seat(row) or _settlement(people), lat, lon, known.country,
        *(row.get(f"adm{n}_en", "").strip() or None for n in (1, 2, 3)),
        pcode or None, row.get("geonameid") or None, people, row.get("source", ""),
    )  # fmt: skip


def geonames(row: Row, known: Setting) -> Entry:
    """Read a row of GeoNames' dump."""
    if len(row) < len(GEONAMES) - 1:
        raise RowError(f"it has {len(row)} columns instead of {len(GEONAMES)}")
    lat, lon = _point(row)
    feature, people = row.get("feature_code", ""), _people(row)
    country = row.get("country_code") or known.country
    others = "|".join((row.get("asciiname", ""), row.get("alternatenames", "").replace(",", "|")))
    kind = _FEATURES.get(feature) or (_settlement(people) if row.get("feature_class") == "P" else Precision.EXACT)
    admin = known.areas.get(f"{country}.{row.get('admin1')}")
    return Entry(
        _ref(row), *_names(row, "name", others), kind, lat, lon, country, None if feature == "ADM1" else admin,
        geonameid=row["geonameid"], population=people, source="geonames",
    )  # fmt: skip


def whos_on_first(row: Row, known: Setting) -> Entry:
    """Read a row of a Who's On First table; its names are JSON by language."""
    lat, lon = _point(row)
    try:
        names = [n for found in json.loads(row.get("names") or "{}").values() for n in found]
    except (ValueError, AttributeError, TypeError):
        raise RowError("its names are no valid JSON") from None
    kind, people = _TYPES.get(row.get("placetype", "")), _people(row)
    return Entry(
        _ref(row), *_names(row, "name", "|".join(map(str, names))), kind or _settlement(people), lat, lon,
        known.country, None if kind is Precision.GOVERNORATE else known.areas.get(row.get("region_id", "")),
        None if kind in {Precision.GOVERNORATE, Precision.DISTRICT} else known.areas.get(row.get("county_id", "")),
        geonameid=row.get("geonameid") or None, population=people, source="geonames/wof",
    )  # fmt: skip


def ocha(row: Row, known: Setting) -> Entry:
    """Read a row of an OCHA common operational dataset: its own level is the finest that has a P-code."""
    level, code = next(((n, c) for n in (4, 3, 2, 1) if (c := _code(row, n))), (0, ""))
    if not code:
        raise RowError("it has no P-code")
    name, others = _level_names(row, level)
    lat, lon = _point(row)
    found = _PCODE_COUNTRY.match(_code(row, 1) or code)
    admins = [_level_names(row, n)[0] if n < level else None for n in (1, 2, 3)]
    return Entry(
        f"ocha:{code}", name, others, _LEVELS[level], lat, lon, found.group() if found else known.country,
        *admins, pcode=code, population=_people(row), source="ocha",
    )  # fmt: skip


def plain(row: Row, known: Setting) -> Entry:
    """Read a row of a list of one's own: name, lat, lon, and whatever else it has of an entry's fields."""
    mine: dict[str, str] = {}
    for column, value in row.items():
        name = plain_column(column)
        mine[name] = f"{mine[name]}|{value}" if name in mine and name == "names" else value.strip()
    lat, lon = _point(mine)
    name, others = _names(mine, "name", mine.get("names", ""))
    people = _people(mine)
    try:
        kind = Precision(mine["precision"].lower()) if mine.get("precision") else _settlement(people)
    except ValueError:
        raise RowError(f"“{mine['precision']}” is no class of place") from None
    pcode = mine.get("pcode") or None
    ref = mine.get("id") or (f"ocha:{pcode}" if pcode else f"own:{name}@{lat:.4f},{lon:.4f}")
    return Entry(
        ref, name, others, kind, lat, lon, mine.get("country") or known.country,
        *(mine.get(f"admin{n}") or None for n in (1, 2, 3)), pcode, mine.get("geonameid") or None, people, "own",
    )  # fmt: skip


@cache
def plain_column(column: str) -> str:
    """Give the usual name of a column."""
    name = column.strip().lower()
    return _PLAIN.get(name, name)


def _area(code: str, level: int, row: Row, points: list[tuple[float, float]], known: Setting) -> Entry:
    name, others = _level_names(row, level)
    lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1)) if points else (None, None)
    found = _PCODE_COUNTRY.match(_code(row, 1) or code)
    admins = [_level_names(row, n)[0] if n < level else None for n in (1, 2, 3)]
    country = found.group() if found else known.country
    return Entry(f"ocha:{code}", name, others, _LEVELS[level], lat, lon, country, *admins, pcode=code, source="ocha")


def _level_names(row: Row, level: int) -> tuple[str, tuple[str, ...]]:
    """Give the names of one administrative level, English first."""
    found = {
        value.strip(): None
        for column, value in sorted(row.items(), key=lambda c: not c[0].lower().endswith(("_en", "name")))
        if (m := LEVEL.fullmatch(column.strip())) and int(m[1]) == level and "pcode" not in column.lower()
        if value.strip()
    }
    if not found:
        raise RowError(f"it has no name at level {level}")
    name, *others = found
    return name, tuple(others)


def _code(row: Row, level: int) -> str | None:
    for column in (f"adm{level}_pcode", f"ADM{level}_PCODE", f"admin{level}Pcode", f"adm{level}Pcode"):
        if value := row.get(column):
            return value.strip()
    return None


def _own_code(row: Row) -> str | None:
    """Give the code of the row itself where it is an area's own row."""
    if row.get("pcode"):
        return row["pcode"]
    return next((c for n in (4, 3, 2, 1) if (c := _code(row, n))), None)


def _known_point(row: Row) -> list[tuple[float, float]]:
    """Give the point of a row in a list of one, or none."""
    try:
        return [_point(row)]
    except RowError:
        return []


def _point(row: Row) -> tuple[float, float]:
    lat, lon = (_number(row, names) for names in (_LAT, _LON))
    if abs(lat) > _POLES or abs(lon) > _DATE_LINE:
        swapped = ", latitude and longitude may be swapped" if abs(lat) <= _DATE_LINE and abs(lon) <= _POLES else ""
        raise RowError(f"there is no point {lat}, {lon}{swapped}")
    if not lat and not lon:
        raise RowError("its point is 0, 0")
    return lat, lon


_LAT = ("lat", "latitude", "Latitude", "LATITUDE", "center_lat", "Lat", "LAT", "point_y", "POINT_Y", "Y", "y")
_LON = ("lon", "longitude", "Longitude", "LONGITUDE", "center_lon", "Lon", "LON", "point_x", "POINT_X", "X", "x")


def _number(row: Row, columns: tuple[str, ...]) -> float:
    text = next((row[c] for c in columns if row.get(c)), "").strip()
    try:
        value = float(text)
    except ValueError:
        raise RowError(f"“{text}” is no {columns[1]}" if text else f"it has no {columns[1]}") from None
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - only NaN differs from itself
        raise RowError(f"“{text}” is no {columns[1]}")
    return value


def _people(row: Row) -> int:
    text = next((row[c] for c in ("population", "Population", "pop") if row.get(c)), "")
    try:
        return max(0, int(float(text)))
    except (ValueError, OverflowError):
        return 0


def _names(row: Row, column: str, others: str) -> tuple[str, tuple[str, ...]]:
    name = _first(row, column)
    rest = tuple(n for n in dict.fromkeys(o.strip() for o in others.split("|")) if n and n != name)
    if not name and not rest:
        raise RowError("it has no name")
    return (name, rest) if name else (rest[0], rest[1:])


def _first(row: Row, column: str) -> str:
    name = row.get(column, "").strip()
    if "\ufffd" in name:
        raise RowError("its name is in another encoding than the rest")
    return name


def _ref(row: Row) -> str:
    if row.get("geonameid"):
        return f"geonames:{row['geonameid']}"
    if row.get("wof_id"):
        return f"wof:{row['wof_id']}"
    raise RowError("it has no id")


def _settlement(people: int) -> Precision:
    return Precision.TOWN if people >= _TOWN else Precision.VILLAGE


def _seat(row: Row) -> Precision | None:
    """A community that its sub-district is named after is a town, however few live there in war."""
    seat = row.get("pcode") and row.get("name_en", "").casefold() == row.get("adm3_en", "-").casefold()
    return Precision.TOWN if seat else None
