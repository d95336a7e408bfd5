"""How well names resolve to places: distance from the point that recorders chose, and how often it abstains.

Reads the recorders' names and the Syrian gazetteer from the shared data, where they are present.
`python -m accuracy.places --misses 40` lists misses.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from accuracy import elsewhere, linking, whereabouts
from accuracy.sets import shared
from harmledger.collect.gazetteers import place_list
from harmledger.collect.listed import BadRow
from harmledger.locate import locate
from harmledger.locate.gazetteer import Layers, kilometres
from harmledger.locate.key import is_arabic
from harmledger.locate.match import Matcher
from harmledger.locate.starter import gazetteer as starter
from harmledger.model import Document, Place, Precision
from harmledger.read.mentions import Near, PlaceMention, Reading, Sentence
from harmledger.store.gazetteer import GazetteerFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.locate import Gazetteer

# Share within 5 km, single settlements, governorate known.
FLOORS = {"en": 0.82, "ar": 0.80}
MOST_ABSTAINED = 0.08
CLOSE_KM = 5.0
SETTLEMENTS = {"village", "town", "city"}
SEVERAL = re.compile(
    r"\d|[/&;:]|\b(?:and|or|between|various|multiple|road|street|hospital|mosque|farms?|crossing|camps?|square|desert|near|of"
    r"|neighbou?rhoods?|in|from)\b|بين|\sو|[-–]\s|شارع|حي |مخيم|مشفى|مستشفى|ريف|منزل|مزارع|طريق|قرب|محيط"
    r"|شمال |جنوب |شرق |غرب ",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s*[,،]\s*")


@dataclass(frozen=True, slots=True)
class Name:
    """A place as a recorder wrote it, with the point that the recorder chose."""

    language: str
    name: str
    region: str
    lat: float
    lon: float
    single: bool


@dataclass(frozen=True, slots=True)
class Result:
    """Shares of one set of names."""

    names: int
    close: float
    abstained: float
    abstained_wrong: float  # of those, the best guess would have been wrong
    misses: tuple[str, ...]


def names(path: Path) -> list[Name]:
    """Read the recorders' names."""
    with path.open(encoding="utf-8", newline="") as rows:
        return [
            Name(
                r["language"],
                r["name"],
                r["region"],
                float(r["lat"]),
                float(r["lon"]),
                r["accuracy"] in SETTLEMENTS and not SEVERAL.search(r["name"]),
            )
            for r in csv.DictReader(rows)
        ]


def resolve(name: Name, gazetteer: Gazetteer, *, region: bool) -> Place | None:
    """Resolve a name as if it stood alone in a text, with its governorate if wanted."""
    parts = [p for p in PARTS.split(name.name.strip(" .،,")) if p]
    wide = parts[1:] + ([name.region] if region and name.region else [])
    text, mentions = "", []
    for i, part in enumerate([parts[0] if parts else name.name, *wide]):
        start = len(text)
        text += part + " , "
        last = region and i == len(wide) and i > 0
        cue = Precision.GOVERNORATE if last else None
        near = Near.WITHIN if i else Near.AT
        end = start + (len(part.split()[0]) if is_arabic(part) else len(part))  # as the readers bound names
        mentions.append(PlaceMention(start, end, 0, text[start:end], near, cue, longest=start + len(part)))
    reading = Reading(name.language, (Sentence(0, len(text), 0),), places=tuple(mentions))
    return locate(Document("name", text, ""), reading, gazetteer).places[0]


def measure(wanted: Sequence[Name], gazetteer: Gazetteer, *, region: bool) -> Result:
    """Resolve all names and compare the points."""
    close, abstained, wrong, misses = 0, 0, 0, []
    for name in wanted:
        place = resolve(name, gazetteer, region=region)
        if place is None or place.id is None:
            abstained += 1
            best = place.alternatives[0] if place and place.alternatives else None
            wrong += best is None or _far(name, gazetteer, best.id)
            misses.append(f"abstained  {name.name} | {name.region} | {place and place.reasons}")
        elif place.lat is not None and place.lon is not None:
            km = kilometres(name.lat, name.lon, place.lat, place.lon)
            close += km < CLOSE_KM
            if km >= CLOSE_KM:
                misses.append(f"{km:7.0f} km  {name.name} | {name.region} | {place.label}, {place.admin1}")
    total = max(1, len(wanted))
    return Result(len(wanted), close / total, abstained / total, wrong / max(1, abstained), tuple(misses))


def syrian(folder: Path, file: Path) -> Gazetteer:
    """Import the Syrian gazetteer into a fresh file, before the hand-written places."""
    found = place_list(folder / "gazetteer" / "syria_places.csv.gz")
    own = GazetteerFile.open(file)
    rows = (e for e in found.entries if not isinstance(e, BadRow))
    own.import_entries(rows, name=found.name, version=found.version, licence=found.licence)
    return Layers((own, starter()))


def _is_governorate(region: str, gazetteer: Gazetteer) -> bool:
    """Leave out places across the border: their governorates are not in the gazetteer."""
    found = Matcher(gazetteer).exact(region) if region else []
    return any(c.entry.precision is Precision.GOVERNORATE for c in found)


def _far(name: Name, gazetteer: Gazetteer, ref: str) -> bool:
    entry = gazetteer.entry(ref)
    if entry is None or entry.lat is None or entry.lon is None:
        return True
    return kilometres(name.lat, name.lon, entry.lat, entry.lon) >= CLOSE_KM


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares; exit 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, help="list so many misses of each language")
    options = parser.parse_args(arguments)
    folder = shared() / "data"
    if not (folder / "gazetteer").exists():
        sys.stdout.write("places: the shared gazetteers are not here, skipped\n")
        return 0
    low = False
    with tempfile.TemporaryDirectory() as place:
        gazetteer = syrian(folder, Path(place) / "gazetteer.db")
        everything = names(folder / "gazetteer" / "place_names_dev.csv")
        for language, floor in FLOORS.items():
            mine = [n for n in everything if n.language == language]
            single = [n for n in mine if n.single and _is_governorate(n.region, gazetteer)]
            for label, some, region in (("single", single, True), ("single", single, False), ("all", mine, True)):
                result = measure(some, gazetteer, region=region)
                known = "governorate known" if region else "nothing known"
                sys.stdout.write(
                    f"places {language} {label:6} {known:17}: {result.names:5} names, "
                    f"{result.close:.3f} within {CLOSE_KM:.0f} km, {result.abstained:.3f} abstained "
                    f"({result.abstained_wrong:.2f} of these would be wrong)\n"
                )
                if label == "single" and region:
                    fallen = result.close < floor or result.abstained > MOST_ABSTAINED
                    low |= fallen
                    if fallen:
                        sys.stdout.write(f"    below: at least {floor} within, at most {MOST_ABSTAINED} abstained\n")
                    shown = result.misses[:: max(1, len(result.misses) // max(1, options.misses))][: options.misses]
                    sys.stdout.writelines(f"    {line}\n" for line in shown)
    low |= _whole_reports()
    return int(_abroad(folder / "gazetteer") or low)


def _whole_reports() -> bool:
    """Print how well the attacks of whole reports are placed; tell whether a figure is below its floor."""
    gazetteer, low = linking.syria(), False
    if gazetteer is None:
        return False
    for language, floors in whereabouts.FLOORS.items():
        for name, share in whereabouts.whereabouts(language, gazetteer).items():
            fallen = name == "named" and (share.any < floors["any"] or share.main < floors["main"])
            low |= fallen
            sys.stdout.write(
                f"attacks {language} {name:6}: {share.reports:4} reports, {share.any:.3f} with an attack within "
                f"{CLOSE_KM:.0f} km of the coded point, {share.main:.3f} the main one"
                f"{f' (below: {floors})' if fallen else ''}\n"
            )
    return low


def _abroad(folder: Path) -> bool:
    """Print how well names of other countries resolve; tell whether one is below the floor."""
    low = False
    for country, share, missed in elsewhere.elsewhere(folder):
        low |= share < elsewhere.FLOOR
        sys.stdout.write(f"places {country}: {share:.3f} of our names; missed: {', '.join(missed) or 'none'}\n")
    return low


if __name__ == "__main__":
    sys.exit(main())
