"""Places and times given no finer than the rules say: by area or grid, never shifted at random."""

from __future__ import annotations

import calendar
from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import AREAS, Interval, Place, Precision, TimePrecision

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from harmledger.model import Harm, TargetType, When
    from harmledger.publish.disclosure.profiles import Coarse, Profile

ORDER = list(Precision)
AREA_OF = {  # from small to large: the field of a place that names the area around it
    Precision.SUBDISTRICT: "admin3",
    Precision.DISTRICT: "admin2",
    Precision.GOVERNORATE: "admin1",
    Precision.COUNTRY: "country",
}


def rule_of(profile: Profile, targets: Iterable[TargetType], harms: Iterable[Harm]) -> Coarse | None:
    """Give the strictest rule for an attack: one of its targets is sensitive, or all its harms are."""
    struck, harmed = frozenset(targets), frozenset(harms)
    found = [rule for rule in profile.coarsen if rule.targets & struck or (harmed and harmed <= rule.harms)]
    return max(found, key=lambda rule: ORDER.index(rule.to), default=None)


def is_finer(place: Place, rule: Coarse) -> bool:
    """Tell whether a place is given more finely than a rule lets."""
    return place.precision is None or ORDER.index(place.precision) < ORDER.index(rule.to)


def area_of(place: Place, rule: Coarse) -> Place | None:
    """Give the area around a place that a rule lets be named, without its point; None where none is known."""
    for level, field in AREA_OF.items():
        name = getattr(place, field)
        if name and ORDER.index(level) >= ORDER.index(rule.to):
            wider = {f: getattr(place, f) for at, f in AREA_OF.items() if ORDER.index(at) >= ORDER.index(level)}
            return Place(name, label=name, precision=level, **wider)
    return None


def on_grid(place: Place, profile: Profile) -> Place:
    """Round a point to the profile's grid; an area's middle to a tenth of a degree."""
    if place.lat is None or place.lon is None:
        return place
    decimals = 1 if place.precision is None or place.precision in AREAS else profile.decimals
    return replace(place, lat=round(place.lat, decimals), lon=round(place.lon, decimals))


def month(when: When) -> When:
    """Give the month of a time that is known more finely."""
    spans = tuple(dict.fromkeys(Interval(_first(one.earliest), _last(one.latest)) for one in when.candidates))
    return replace(
        when,
        earliest=_first(when.earliest),
        latest=_last(when.latest),
        precision=TimePrecision.MONTH if when.precision is not None else None,
        part=None,
        candidates=spans,
    )


def _first(day: date | None) -> date | None:
    return day.replace(day=1) if day else None


def _last(day: date | None) -> date | None:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1]) if day else None
