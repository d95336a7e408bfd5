"""How well the names of other countries resolve, in the spellings of the press: 40 names each, written by us.

`press_names.csv` gives each name with a point from public knowledge, to a hundredth of a degree or so. A name is
resolved as a town of its region, with the gazetteer of its country.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from harmledger.collect.gazetteers import place_list
from harmledger.collect.listed import BadRow
from harmledger.locate import MemoryGazetteer, locate
from harmledger.locate.gazetteer import kilometres
from harmledger.model import Document, Precision
from harmledger.read.mentions import Near, PlaceMention, Reading, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.locate import Gazetteer

NAMES = Path(__file__).with_name("press_names.csv")
FLOOR = 0.80  # of the names of each country
CLOSE_KM = 10.0  # our points are rounded, and a city's lie some kilometres apart in two lists


def elsewhere(folder: Path) -> Iterator[tuple[str, float, tuple[str, ...]]]:
    """Give each country with the share of its names that resolve, and those that do not."""
    names: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    with NAMES.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            names[row["country"]].append(row)
    for country, mine in names.items():
        listed = place_list(folder / f"places_{country}.csv.gz").entries
        gazetteer = MemoryGazetteer.of(e for e in listed if not isinstance(e, BadRow))
        missed = tuple(row["name"] for row in mine if not _found(row, gazetteer))
        yield country, 1 - len(missed) / len(mine), missed


def _found(row: dict[str, str], gazetteer: Gazetteer) -> bool:
    name, text = row["name"], f"{row['name']}, {row['region']}"
    town = PlaceMention(0, len(name), 0, name, cue=Precision.TOWN, longest=len(name))
    around = PlaceMention(
        len(name) + 2, len(text), 0, row["region"], Near.WITHIN, Precision.GOVERNORATE, longest=len(text)
    )
    reading = Reading("en", (Sentence(0, len(text), 0),), places=(town, around))
    place = locate(Document("name", text, ""), reading, gazetteer).places[0]
    if place is None or place.lat is None or place.lon is None:
        return False
    return kilometres(float(row["lat"]), float(row["lon"]), place.lat, place.lon) < CLOSE_KM
