"""Lists of places that people keep themselves: a name and a point, and whatever else they have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from harmledger.collect import gazetteer_fields as fields
from harmledger.collect import gazetteer_rows as rows
from harmledger.collect.listed import Listed
from harmledger.model import Entry, Precision

if TYPE_CHECKING:
    from harmledger.collect.gazetteer_tables import Row

_KINDS = {  # what people list by hand, and how finely it is a place
    **dict.fromkeys(("hospital", "school", "market", "crossing"), Precision.EXACT),
    **dict.fromkeys(("camp", "quarter"), Precision.NEIGHBOURHOOD),
    **dict.fromkeys(("front", "massif", "countryside"), Precision.REGION),
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


def plain(row: Row, known: rows.Setting) -> Listed:
    """Read a row of a list of one's own: name, lat, lon, and whatever else it has of an entry's fields."""
    mine: dict[str, str] = {}
    for column, value in row.items():
        name = plain_column(column)
        mine[name] = f"{mine[name]}|{value}" if name in mine and name == "names" else value.strip()
    lat, lon = fields.point(mine)
    name, others = fields.names_of(mine, "name", mine.get("names", ""))
    people = fields.people(mine)
    stated = mine.get("precision")
    kind = class_of(stated) if stated else known.precision or rows.settlement(people)
    pcode = mine.get("pcode") or None
    return Listed(Entry(
        mine.get("id") or (f"ocha:{pcode}" if pcode else own_id(name, lat, lon)), name, others, kind, lat, lon,
        mine.get("country") or known.country, **rows.admins_of([mine.get(f"admin{n}", "") for n in (1, 2, 3)]),
        pcode=pcode, geonameid=mine.get("geonameid") or None, population=people, source="own",
    ))  # fmt: skip


def classes() -> tuple[str, ...]:
    """Give the words for classes of places."""
    return (*_KINDS, *(kind.value for kind in Precision))


def class_of(word: str) -> Precision:
    """Give the class that a word stands for: "camp", "massif", or one of our own."""
    found = word.strip().lower()
    if found not in classes():
        fields.refuse(f"“{word}” is no class of place")
    return _KINDS.get(found) or Precision(found)


def own_id(name: str, lat: float, lon: float) -> str:
    """Give the id of a place that someone entered by hand: the same name at the same point is the same place."""
    return f"own:{name}@{lat:.4f},{lon:.4f}"


@cache
def plain_column(column: str) -> str:
    """Give the usual name of a column."""
    return _PLAIN.get(column, column)
