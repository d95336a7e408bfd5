"""The places that come with the project: those our samples name, the governorates of Syria, regions, countries.

Hand-written from public facts, to be read and extended by hand: `starter.csv` and `countries.tsv` in this folder.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from harmledger.locate import key
from harmledger.locate.gazetteer import MemoryGazetteer
from harmledger.model import Entry, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SOURCE = "starter"


@cache
def starter() -> tuple[Entry, ...]:
    """Give the hand-written places."""
    return (*_places(), *_countries())


@cache
def gazetteer() -> MemoryGazetteer:
    """Give the hand-written places for look-up."""
    return MemoryGazetteer.of(starter())


def country(code: str | None, names: Iterable[str]) -> Entry | None:
    """Give the country of a code or, without one, of a name."""
    if code:
        return gazetteer().entry(f"country:{code}")
    asked = {key.letters(name) for name in names}
    return next((e for e in _countries() if not asked.isdisjoint(map(key.letters, e.spellings))), None)


def _places() -> Iterator[Entry]:
    for row in csv.DictReader(_text("starter.csv").splitlines()):
        names = "|".join((row["name_ar"], row["alt_latin"], row["alt_ar"])).split("|")
        yield Entry(
            id=row["id"] or f"ocha:{row['pcode']}",
            name=row["name_en"],
            names=tuple(dict.fromkeys(filter(None, names))),
            precision=Precision(row["class"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=row["country"],
            admin1=row["adm1_en"] or None,
            admin2=row["adm2_en"] or None,
            admin3=row["adm3_en"] or None,
            pcode=row["pcode"] or None,
            source=SOURCE,
        )


def _countries() -> Iterator[Entry]:
    for line in _text("countries.tsv").splitlines():
        if line.startswith("#"):
            continue
        code, latin, arabic, lat, lon = line.split("\t")
        name, *others = latin.split("|")
        yield Entry(
            id=f"country:{code}",
            name=name,
            names=(*others, *arabic.split("|")),
            precision=Precision.COUNTRY,
            lat=float(lat),
            lon=float(lon),
            country=code,
            source=SOURCE,
        )


def _text(name: str) -> str:
    return files("harmledger.locate").joinpath(name).read_text("utf-8")
