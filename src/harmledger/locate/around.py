"""How far around a place something may have been: "10 km south of", "the outskirts of", "between A and B"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from harmledger.locate.gazetteer import kilometres
from harmledger.model import AREAS, Precision
from harmledger.read.mentions import Near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.model import Place
    from harmledger.read.mentions import PlaceMention

NEARBY, COUNTRYSIDE = 5.0, 15.0  # km: near a settlement or on its outskirts; in the countryside of a town
MARGIN = 1.2  # distances in reports are rounded
MILE = 1.609  # km
FARTHEST = 200  # km: what is farther off is no place of an attack
_BEFORE = 60  # characters before a name in which its distance stands
_DISTANCE = re.compile(
    r"(?P<number>\d+(?:[.,٫]\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*)[\s-]*"
    r"(?:(?P<miles>miles?)|km|kms|kilomet(?:re|er)s?|كم|كيلو\s?مترا?|كيلومترات)\b[^.;؛،,]*$",
    re.IGNORECASE,
)


def around(text: str, mentions: Sequence[PlaceMention], places: Sequence[Place | None]) -> tuple[Place | None, ...]:
    """Give settlements the radius in km within which something was, where the text only says "near" or the like."""
    halves = _halves(mentions, places)
    return tuple(
        replace(place, radius=halves.get(i) or _radius(text, mention)) if place and _is_loose(mention, place) else place
        for i, (mention, place) in enumerate(zip(mentions, places, strict=True))
    )


def _is_loose(mention: PlaceMention, place: Place) -> bool:
    """Say whether something was only near a settlement: a governorate has no point to be near to."""
    countryside = mention.near is Near.AREA and place.precision is Precision.SUBDISTRICT
    near = mention.near in {Near.NEAR, Near.BETWEEN} and place.precision not in AREAS
    return place.lat is not None and (countryside or near)


def _radius(text: str, mention: PlaceMention) -> float:
    """Give the distance stated before a name with a margin, else what "near" or "countryside" stands for."""
    if mention.near is Near.AREA:
        return COUNTRYSIDE
    stated = _DISTANCE.search(text, max(0, mention.start - _BEFORE), mention.start)
    value = _value(stated["number"]) if stated else None
    if stated is None or value is None:
        return NEARBY
    return round(min(value * (MILE if stated["miles"] else 1), FARTHEST) * MARGIN, 1)


def _value(number: str) -> float | None:
    """Give what a number is worth, in digits or in words of either language."""
    if number[0].isdecimal():
        return float(number.replace(",", ".").replace("٫", "."))
    from harmledger.read.ar.forms import numerals  # noqa: PLC0415 - languages are loaded when a text needs them
    from harmledger.read.ar.letters import fold  # noqa: PLC0415 - likewise
    from harmledger.read.en.quantities import numbers  # noqa: PLC0415 - likewise

    arabic = numerals().get(fold(number))
    return numbers().get(number.lower()) or (arabic.value if arabic else None)


def _halves(mentions: Sequence[PlaceMention], places: Sequence[Place | None]) -> dict[int, float]:
    """Give the places of "between A and B" half their distance."""
    pair = [i for i, m in enumerate(mentions) if m.near is Near.BETWEEN]
    found: dict[int, float] = {}
    for i, j in pairwise(pair):
        far = _far(places[i], places[j]) if mentions[i].sentence == mentions[j].sentence else None
        if far is not None:
            found[i] = found[j] = max(round(far / 2, 1), 1.0)
    return found


def _far(one: Place | None, other: Place | None) -> float | None:
    if one is None or other is None or one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return kilometres(one.lat, one.lon, other.lat, other.lon)
