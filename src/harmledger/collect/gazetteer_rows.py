"""One row of a list of places becomes one entry: what each kind of list means by its columns."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypedDict

from harmledger.collect import gazetteer_fields as fields
from harmledger.model import Entry, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from harmledger.collect.gazetteer_fields import Row

# Columns of GeoNames' dump (its readme.txt).
GEONAMES = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature_class", "feature_code"),
    *("country_code", "cc2", "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone"),
    "modified",
)
_PCODE_COUNTRY = re.compile(r"[A-Z]{2}(?=\d|$)")
_FILE_COUNTRY = re.compile(r"(?:^|[_\-])([a-z]{2})(?:\.|$)", re.IGNORECASE)
_TOWN = 10_000  # people: from here on a settlement counts as a town
_LEVELS = {1: Precision.GOVERNORATE, 2: Precision.DISTRICT, 3: Precision.SUBDISTRICT, 4: Precision.VILLAGE}
_FEATURES = {
    **dict.fromkeys(("ADM1", "ADM1H"), Precision.GOVERNORATE),
    "ADM2": Precision.DISTRICT,
    "ADM3": Precision.SUBDISTRICT,
    "PCLI": Precision.COUNTRY,
    "PPLX": Precision.NEIGHBOURHOOD,
    **dict.fromkeys(("CMP", "CMPRF"), Precision.NEIGHBOURHOOD),  # camps of workers and of refugees
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


class _Admins(TypedDict):
    admin1: str | None
    admin2: str | None
    admin3: str | None


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
            areas[row.get("wof_id", "")] = row.get("name", "")
        if row.get("feature_code") == "ADM1":
            areas[f"{row.get('country_code')}.{row.get('admin1')}"] = row.get("name", "")
        if country is None and (found := _PCODE_COUNTRY.match(fields.code_of(row, 1) or "")):
            country = found.group()
    named = _FILE_COUNTRY.search(filename.split(".", maxsplit=1)[0])
    return Setting(country or (named.group(1).upper() if named else None), areas)


def areas(rows: Iterable[Row], known: Setting) -> Iterator[Entry]:
    """Give the governorates, districts and sub-districts that rows name by P-code, with the middle of their places."""
    points: defaultdict[tuple[str, int], list[tuple[float, float]]] = defaultdict(list)
    sample: dict[tuple[str, int], Row] = {}
    for row in rows:
        own, point = fields.own_code(row), fields.known_point(row)
        for level in (1, 2, 3):
            if (code := fields.code_of(row, level)) and code != own:
                sample.setdefault((code, level), row)
                points[code, level] += point
    for (code, level), row in sample.items():
        if fields.level_name(row, level):
            yield _area(code, level, row, points[code, level], known)


def joined(row: Row, known: Setting) -> Entry:
    """Read the columns of our own joined list (OCHA communities with GeoNames' spellings)."""
    lat, lon = fields.point(row)
    pcode = row.get("pcode", "").strip()
    ref = f"ocha:{pcode}" if pcode else _ref(row)
    others = "|".join(row.get(c, "") for c in ("name_ar", "alt_latin", "alt_ar"))
    people = fields.people(row)
    return Entry(
        ref, *fields.names_of(row, "name_en", others), _seat(row) or _settlement(people), lat, lon, known.country,
        **_admins([row.get(f"adm{n}_en", "").strip() for n in (1, 2, 3)]),
        pcode=pcode or None, geonameid=row.get("geonameid") or None, population=people, source=row.get("source", ""),
    )  # fmt: skip


def geonames(row: Row, known: Setting) -> Entry | None:
    """Read a row of GeoNames' dump; wells, wadis, hotels and the like are passed over."""
    if len(row) < len(GEONAMES) - 1:
        fields.refuse(f"it has {len(row)} columns instead of {len(GEONAMES)}")
    feature, people = row.get("feature_code", ""), fields.people(row)
    kind = _FEATURES.get(feature) or (_settlement(people) if row.get("feature_class") == "P" else None)
    if kind is None:
        return None
    lat, lon = fields.point(row)
    country = row.get("country_code") or known.country
    others = "|".join((row.get("asciiname", ""), row.get("alternatenames", "").replace(",", "|")))
    admin = known.areas.get(f"{country}.{row.get('admin1')}")
    return Entry(
        _ref(row), *fields.names_of(row, "name", others), kind, lat, lon, country, None if feature == "ADM1" else admin,
        geonameid=row["geonameid"], population=people, source="geonames",
    )  # fmt: skip


def whos_on_first(row: Row, known: Setting) -> Entry:
    """Read a row of a Who's On First table; its names are JSON by language."""
    lat, lon = fields.point(row)
    try:
        names = [n for found in json.loads(row.get("names") or "{}").values() for n in found]
    except (ValueError, AttributeError, TypeError):
        fields.refuse("its names are no valid JSON")
    kind = _TYPES.get(row.get("placetype", "")) or _FEATURES.get(row.get("feature_code", ""))
    people = fields.people(row)
    return Entry(
        _ref(row), *fields.names_of(row, "name", "|".join(map(str, names))), kind or _settlement(people), lat, lon,
        known.country, None if kind is Precision.GOVERNORATE else known.areas.get(row.get("region_id", "")),
        None if kind in {Precision.GOVERNORATE, Precision.DISTRICT} else known.areas.get(row.get("county_id", "")),
        geonameid=row.get("geonameid") or None, population=people, source="geonames/wof",
    )  # fmt: skip


def ocha(row: Row, known: Setting) -> Entry:
    """Read a row of an OCHA common operational dataset: its own level is the finest that has a P-code."""
    level, code = next(((n, c) for n in (4, 3, 2, 1) if (c := fields.code_of(row, n))), (0, ""))
    if not code:
        fields.refuse("it has no P-code")
    name, others = fields.level_names(row, level)
    lat, lon = fields.point(row)
    found = _PCODE_COUNTRY.match(fields.code_of(row, 1) or code)
    admins = [fields.level_name(row, n) if n < level else "" for n in (1, 2, 3)]
    return Entry(
        f"ocha:{code}", name, others, _LEVELS[level], lat, lon, found.group() if found else known.country,
        **_admins(admins), pcode=code, population=fields.people(row), source="ocha",
    )  # fmt: skip


def plain(row: Row, known: Setting) -> Entry:
    """Read a row of a list of one's own: name, lat, lon, and whatever else it has of an entry's fields."""
    mine: dict[str, str] = {}
    for column, value in row.items():
        name = plain_column(column)
        mine[name] = f"{mine[name]}|{value}" if name in mine and name == "names" else value.strip()
    lat, lon = fields.point(mine)
    name, others = fields.names_of(mine, "name", mine.get("names", ""))
    people = fields.people(mine)
    try:
        kind = Precision(mine["precision"].lower()) if mine.get("precision") else _settlement(people)
    except ValueError:
        fields.refuse(f"“{mine['precision']}” is no class of place")
    pcode = mine.get("pcode") or None
    ref = mine.get("id") or (f"ocha:{pcode}" if pcode else f"own:{name}@{lat:.4f},{lon:.4f}")
    return Entry(
        ref, name, others, kind, lat, lon, mine.get("country") or known.country,
        **_admins([mine.get(f"admin{n}", "") for n in (1, 2, 3)]),
        pcode=pcode, geonameid=mine.get("geonameid") or None, population=people, source="own",
    )  # fmt: skip


@cache
def plain_column(column: str) -> str:
    """Give the usual name of a column."""
    name = column.strip().lower()
    return _PLAIN.get(name, name)


def _area(code: str, level: int, row: Row, points: list[tuple[float, float]], known: Setting) -> Entry:
    name, others = fields.level_names(row, level)
    lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1)) if points else (None, None)
    found = _PCODE_COUNTRY.match(fields.code_of(row, 1) or code)
    admins = [fields.level_name(row, n) if n < level else "" for n in (1, 2, 3)]
    country = found.group() if found else known.country
    return Entry(
        f"ocha:{code}", name, others, _LEVELS[level], lat, lon, country, **_admins(admins), pcode=code, source="ocha"
    )


def _admins(names: Sequence[str]) -> _Admins:
    first, second, third = (name or None for name in names)
    return {"admin1": first, "admin2": second, "admin3": third}


def _ref(row: Row) -> str:
    if row.get("geonameid"):
        return f"geonames:{row['geonameid']}"
    if row.get("wof_id"):
        return f"wof:{row['wof_id']}"
    return fields.refuse("it has no id")


def _settlement(people: int) -> Precision:
    return Precision.TOWN if people >= _TOWN else Precision.VILLAGE


def _seat(row: Row) -> Precision | None:
    """Tell a town: a community that its sub-district is named after, however few live there in war."""
    seat = row.get("pcode") and row.get("name_en", "").casefold() == row.get("adm3_en", "-").casefold()
    return Precision.TOWN if seat else None
