"""One row of a list of places becomes one entry: what each kind of list means by its columns."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypedDict

from harmledger.collect import gazetteer_fields as fields
from harmledger.collect.gazetteer_tables import GEONAMES
from harmledger.collect.listed import Listed
from harmledger.model import Entry, NameKind, Naming, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from harmledger.collect.gazetteer_tables import Line, Row

PCODE_COUNTRY = re.compile(r"[A-Z]{2}(?=\d|$)")
_FILE_COUNTRY = re.compile(r"(?:^|[_\-])([a-z]{2})(?:\.|$)", re.IGNORECASE)
_TOWN = 10_000  # people: from here on a settlement counts as a town
LEVELS = {
    0: Precision.COUNTRY,
    1: Precision.GOVERNORATE,
    2: Precision.DISTRICT,
    3: Precision.SUBDISTRICT,
    4: Precision.VILLAGE,
}
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
_TOWNS = re.compile(r"city|town|capital|urban|ville|مدينة", re.IGNORECASE)  # OCHA's classes of populated places
_CODES = {  # three letters where Who's On First has them, two where everyone else does
    "ara": "ar",
    "eng": "en",
    "fra": "fr",
    "fas": "fa",
    "heb": "he",
    "kur": "ku",
    "rus": "ru",
    "tur": "tr",
    "ukr": "uk",
    "und": "",
}


class Admins(TypedDict):
    """The names of the areas above a place."""

    admin1: str | None
    admin2: str | None
    admin3: str | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole list: its country where the rows do not say it, areas by their codes."""

    country: str | None
    areas: dict[str, str] = field(default_factory=dict)
    middles: dict[str, tuple[float, float]] = field(default_factory=dict)  # of coded areas, from the places in them
    precision: Precision | None = None  # the class of rows that do not say theirs


def setting(filename: str, lines: Iterable[Line], country: str | None) -> Setting:
    """Look over a list once: its country (from P-codes or its name) and the names of coded areas."""
    areas: dict[str, str] = {}
    for row in (line.row for line in lines):
        if row.get("placetype") in {"region", "county"}:
            areas[row.get("wof_id", "")] = row.get("name", "")
        if (feature := row.get("feature_code", "")) in _PATHS:
            areas[_paths(row)[_PATHS[feature] - 1]] = row.get("name", "")
        if country is None and (found := PCODE_COUNTRY.match(fields.code_of(row, 1) or "")):
            country = found.group()
    named = _FILE_COUNTRY.search(filename.split(".", maxsplit=1)[0])
    return Setting(country or (named.group(1).upper() if named else None), areas)


def joined(row: Row, known: Setting) -> Listed:
    """Read the columns of our own joined list (OCHA communities with GeoNames' spellings)."""
    lat, lon = fields.point(row)
    pcode = row.get("pcode", "").strip()
    ref = f"ocha:{pcode}" if pcode else _ref(row)
    others = "|".join(row.get(c, "") for c in ("name_ar", "alt_latin", "alt_ar"))
    people = fields.people(row)
    entry = Entry(
        ref, *fields.names_of(row, "name_en", others), _seat(row) or settlement(people), lat, lon, known.country,
        **admins_of([row.get(f"adm{n}_en", "").strip() for n in (1, 2, 3)]),
        pcode=pcode or None, geonameid=row.get("geonameid") or None, population=people, source=row.get("source", ""),
    )  # fmt: skip
    official = ((row.get("name_en", ""), "en"), (row.get("name_ar", ""), "ar"))
    namings = (Naming(name.strip(), language, NameKind.PREFERRED) for name, language in official if name.strip())
    return Listed(entry, namings=tuple(namings))


def geonames(row: Row, known: Setting) -> Listed | None:
    """Read a row of GeoNames' dump; wells, wadis, hotels and the like are passed over."""
    if len(row) < len(GEONAMES) - 1:
        fields.refuse(f"it has {len(row)} columns instead of {len(GEONAMES)}")
    feature, people = row.get("feature_code", ""), fields.people(row)
    kind = _FEATURES.get(feature) or (settlement(people) if row.get("feature_class") == "P" else None)
    if kind is None:
        return None
    lat, lon = fields.point(row)
    country = row.get("country_code") or known.country
    others = "|".join((row.get("asciiname", ""), row.get("alternatenames", "").replace(",", "|")))
    above = _PATHS.get(feature, 4)
    return Listed(Entry(
        _ref(row), *fields.names_of(row, "name", others), kind, lat, lon, country,
        **admins_of([known.areas.get(path, "") if n < above else "" for n, path in enumerate(_paths(row), 1)]),
        geonameid=row["geonameid"], population=people, source="geonames",
    ))  # fmt: skip


def whos_on_first(row: Row, known: Setting) -> Listed:
    """Read a row of a Who's On First table; its names are JSON by language and kind ("ara_x_preferred")."""
    lat, lon = fields.point(row)
    try:
        given = json.loads(row.get("names") or "{}").items()
        namings = tuple(_naming(code, fields.readable(str(n))) for code, some in given for n in some)
    except (ValueError, AttributeError, TypeError):
        fields.refuse("its names are no valid JSON")
    kind = _TYPES.get(row.get("placetype", "")) or _FEATURES.get(row.get("feature_code", ""))
    people = fields.people(row)
    entry = Entry(
        _ref(row), *fields.names_of(row, "name", "|".join(n.name for n in namings)), kind or settlement(people),
        lat, lon, known.country, None if kind is Precision.GOVERNORATE else known.areas.get(row.get("region_id", "")),
        None if kind in {Precision.GOVERNORATE, Precision.DISTRICT} else known.areas.get(row.get("county_id", "")),
        geonameid=row.get("geonameid") or None, population=people, source="geonames/wof",
    )  # fmt: skip
    return Listed(entry, namings=tuple(n for n in namings if n.name))


def ocha(row: Row, known: Setting) -> Listed:
    """Read a row of an OCHA common operational dataset: an area, or a place of its table of populated places.

    An area's level is the finest that has a P-code; where the table has no points it gets the middle of its places.
    """
    namings = fields.feature_names(row)
    level = next((n for n in (4, 3, 2, 1, 0) if fields.code_of(row, n)), None)
    code = fields.feature_code(row) if namings else fields.code_of(row, level or 0)
    if not code or level is None:
        fields.refuse("it has no P-code")
    names = namings or fields.level_names(row, level)
    kind = _class(row) if namings else LEVELS[level]
    lat, lon = fields.point(row) if fields.has_point(row) else known.middles.get(code, (None, None))
    above = 4 if namings else level
    entry = Entry(
        f"ocha:{code}", names[0].name, tuple(n.name for n in names[1:]), kind, lat, lon,
        country_of(row, code) or known.country,
        **admins_of([fields.level_name(row, n) if n < above else "" for n in (1, 2, 3)]),
        pcode=code, population=fields.people(row), source="ocha",
    )  # fmt: skip
    return Listed(entry, namings=tuple(n for n in names if n.language))


def area(code: str, level: int, row: Row, known: Setting) -> Listed:
    """Give an area that has no row of its own, from one of the rows that name it."""
    only = {c: v for c, v in row.items() if (m := fields.LEVEL.fullmatch(c)) and int(m[1]) <= level}
    found = ocha(only, replace(known, country=country_of(row, code) or known.country))
    return replace(found, entry=replace(found.entry, population=0))


def country_of(row: Row, code: str) -> str | None:
    """Give the country that a P-code begins with."""
    found = PCODE_COUNTRY.match(fields.code_of(row, 0) or fields.code_of(row, 1) or code)
    return found.group() if found else None


_PATHS = {"ADM1": 1, "ADM2": 2, "ADM3": 3}


def _paths(row: Row) -> tuple[str, str, str]:
    """Give the codes of the areas of each level in GeoNames' dump: each its country's and those of the areas above."""
    first = f"{row.get('country_code', '')}.{row.get('admin1', '')}"
    second = f"{first}.{row.get('admin2', '')}"
    return first, second, f"{second}.{row.get('admin3', '')}"


def _naming(code: str, name: str) -> Naming:
    language, _, kind = code.partition("_x_")
    try:
        return Naming(name, _CODES.get(language, language), NameKind(kind))
    except ValueError:  # "unknown", "abbreviation" and the like
        return Naming(name, _CODES.get(language, language))


def _class(row: Row) -> Precision:
    """Give the class of a populated place of OCHA's."""
    title = next((v for c, v in row.items() if c.startswith("popplaceclass") and not v.isdigit()), "")
    return Precision.TOWN if _TOWNS.search(title) else settlement(fields.people(row))


def admins_of(names: Sequence[str]) -> Admins:
    """Give the names of the areas above, None where there is none."""
    first, second, third = (name or None for name in names)
    return {"admin1": first, "admin2": second, "admin3": third}


def _ref(row: Row) -> str:
    if row.get("geonameid"):
        return f"geonames:{row['geonameid']}"
    if row.get("wof_id"):
        return f"wof:{row['wof_id']}"
    return fields.refuse("it has no id")


def settlement(people: int) -> Precision:
    """Give the class of a settlement of so many people."""
    return Precision.TOWN if people >= _TOWN else Precision.VILLAGE


def _seat(row: Row) -> Precision | None:
    """Tell a town: a community that its sub-district is named after, however few live there in war."""
    seat = row.get("pcode") and row.get("name_en", "").casefold() == row.get("adm3_en", "-").casefold()
    return Precision.TOWN if seat else None
