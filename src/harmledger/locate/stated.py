"""What the areas that a text states for a name say of an entry: more in them, and nothing far outside them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from harmledger.locate.gazetteer import area_key, distance
from harmledger.locate.match import SPELLED, TOWN
from harmledger.model import AREAS, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.locate.ask import Ask
    from harmledger.locate.match import Candidate
    from harmledger.model import Entry

SAME_GOVERNORATE, SAME_DISTRICT, SAME_SUBDISTRICT, SAME_COUNTRY = 0.45, 0.25, 0.15, 0.3
_OF_GOVERNORATE = (("admin1", SAME_GOVERNORATE),)
_BELOW = (("admin2", SAME_DISTRICT), ("admin3", SAME_SUBDISTRICT))
WIDE_AREAS = AREAS - {Precision.SUBDISTRICT, Precision.DISTRICT}
# How far (km) from the middle of an area that does not hold it a place may lie: of an area that stands right behind the
# name, and of one that is stated for a name only spelled about so, beyond what a wrong side of its border explains.
FAR_KM = {Precision.SUBDISTRICT: 30.0, Precision.DISTRICT: 70.0}
ASTRAY_KM = 150.0


def stated(entry: Entry, areas: Sequence[Entry]) -> float:
    """Give the bonus of an entry that lies in the areas stated for its name, each level once."""
    gains: dict[float, float] = {}
    for area in areas:
        if entry.id == area.id or (area.country and entry.country and area.country != entry.country):
            continue
        names = {area_key(n) for n in area.spellings}
        levels = _OF_GOVERNORATE if area.precision is Precision.GOVERNORATE else _BELOW
        gains |= {gain: gain for level, gain in levels if area_key(getattr(entry, level)) in names - {""}}
        if area.precision is Precision.COUNTRY:
            gains[SAME_COUNTRY] = SAME_COUNTRY
    return sum(gains.values())


def is_astray(c: Candidate, ask: Ask) -> bool:
    """Tell whether an entry that is only spelled about so lies far outside every area stated for the name.

    Reports place a village on either side of a border, but a quarter that no list has is not a village far away.
    """
    spelled = c.whole and c.likeness >= SPELLED
    return bool(ask.areas) and not spelled and all(_outside(c.entry, area, ASTRAY_KM) for area in ask.areas)


def is_far(c: Candidate, ask: Ask) -> bool:
    """Tell whether an entry lies far from a district that the text names right behind it; a town is well known."""
    entry = c.entry
    if entry.precision in WIDE_AREAS or (c.likeness >= SPELLED and entry.population >= TOWN):
        return False
    areas = (a for a in ask.around if a.precision in FAR_KM and entry.admin1 != a.name)
    return any(_outside(entry, area, FAR_KM[area.precision]) for area in areas)


def _outside(entry: Entry, area: Entry, km: float) -> bool:
    """Tell whether an entry lies farther than so from an area that, by its list, does not hold it."""
    return km < distance(entry, area) < math.inf and not stated(entry, (area,))
