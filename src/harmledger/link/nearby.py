"""Compare places and days: which level of nearness two attacks have."""

from __future__ import annotations

from itertools import product
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from harmledger.link.levels import levels
from harmledger.link.parties import fold
from harmledger.locate.key import is_close, loose
from harmledger.model import AREAS, PlaceMode, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from harmledger.link.sight import Sight
    from harmledger.model import Interval, Place

EARTH = 6371.0  # km
NEAR = 6.0  # km beyond the precision of both places that a report may well be off
ORDER = ("same", "reach", "alternative", "listed", "inside", "near", "unknown", "unlike", "elsewhere")
TIMES = ("day", "calendar", "overlap", "next", "open", "gap", "apart")  # of two intervals, nearest first
FRESH = 1  # days after an attack, or between two reports, that still make one piece of news
WEEK = 7
MANY = 3  # readings of one date from which only day and month are sure


def distance(left: Place, right: Place) -> float | None:
    """Give the great-circle distance in km; None where a point is missing."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    lat1, lat2 = radians(left.lat), radians(right.lat)
    wide = radians(right.lon - left.lon)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(wide / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


def reach(place: Place) -> float:
    """Give how far, in km, the truth may lie from the place's point."""
    return levels().reach[place.precision or Precision.VILLAGE]


def place_level(left: Place, right: Place) -> tuple[str, float | None]:
    """Give the level of two places and how far they lie apart."""
    km = distance(left, right)
    if _same(left, right):
        return ("inside" if left.precision in AREAS and not _unlisted(left, right) else "same"), km
    if contains(left, right) or contains(right, left):
        return "inside", km
    if any(a.id == right.id for a in left.alternatives) or any(a.id == left.id for a in right.alternatives):
        return "alternative", km
    if km is None:
        return ("unknown" if _may_be_one(left, right) else "unlike"), None
    margin = km - reach(left) - reach(right)
    return ("reach" if margin <= 0 else "near" if margin <= NEAR else "elsewhere"), km


def _same(left: Place, right: Place) -> bool:
    if left.id is not None and right.id is not None:
        return left.id == right.id
    return left.id is right.id and fold(left.name) == fold(right.name)


def _may_be_one(left: Place, right: Place) -> bool:
    """Tell whether a place that no gazetteer lists may be another: an area around it, or its name in other letters."""
    if {left.precision, right.precision} & AREAS:
        return True
    spelled = [{loose(name) for name in (place.name, place.label) if name} for place in (left, right)]
    return any(is_close(a, b) for a, b in product(*spelled))


def _unlisted(left: Place, right: Place) -> bool:
    """Tell whether both are one village for which, as no gazetteer lists it, the area around it stands."""
    names = {fold(left.name), fold(right.name)}
    return len(names) == 1 and not names & {fold(left.label or ""), fold(right.label or "")}


def contains(area: Place, place: Place) -> bool:
    """Tell whether a place lies in an area, by the names of the areas it is in."""
    if area.precision not in AREAS or place.precision is area.precision:
        return False
    chain = {Precision.COUNTRY: "country", Precision.GOVERNORATE: "admin1", Precision.DISTRICT: "admin2"}
    level = chain.get(area.precision, "admin3")
    name = area.country if level == "country" else getattr(area, level) or area.label or area.name
    if area.precision is Precision.REGION:
        return _region(area, place)
    return bool(name) and fold(name or "") == fold(getattr(place, level) or "")


def _region(area: Place, place: Place) -> bool:
    km = distance(area, place)
    if km is not None:
        return km <= reach(area)
    return bool(area.admin1) and area.admin1 == place.admin1


def places_level(left: Sight, right: Sight) -> tuple[str, Place | None, Place | None, float | None]:
    """Give the best level over the places of two attacks, with the pair that has it."""
    if not left.places or not right.places:
        return "unknown", None, None, None
    found = [(*place_level(a, b), a, b) for a, b in product(left.places, right.places)]
    name, km, a, b = found[0] if len(found) == 1 else min(found, key=_nearness)
    if name in {"same", "reach"} and (roundup(left) != roundup(right)):
        name = "listed"
    return name, a, b, km


def _nearness(found: tuple[str, float | None, Place, Place]) -> tuple[int, float, str, str]:
    name, km, a, b = found
    return ORDER.index(name), km or 0.0, a.name, b.name


def roundup(sight: Sight) -> bool:
    """Tell whether an attack is told of several places at once."""
    return len(sight.places) > 1 and sight.attack.place_mode in {PlaceMode.EACH, PlaceMode.AMONG}


def time_level(left: Sight, right: Sight) -> str:
    """Give the level of the days of two attacks."""
    found = _by_dates(left, right)
    return _by_weekday(left.weekdays, right.weekdays) if found == "open" else found


def _by_dates(left: Sight, right: Sight) -> str:
    if left.spans and right.spans:
        return _dated(left.spans, right.spans)
    if left.reported and right.reported:
        return _news(gap(left.reported, right.reported))
    dated, other = (left, right) if left.spans else (right, left)
    if other.reported is None or len(dated.spans) != 1:
        return "open"
    return _told_after(dated.spans[0], other.reported)


def _told_after(happened: Interval, reported: Interval) -> str:
    """Give the level of a dated attack and of one that is news of some day: no news comes before the attack.

    An attack that is only known to be later or earlier than some day is news of no day.
    """
    if _after(reported.latest, happened.earliest) > 0:
        return "apart"
    return _news(_after(happened.latest, reported.earliest)) if _closed(happened) else "open"


def _news(days: int) -> str:
    if days <= FRESH:
        return "news"
    return "reported" if days <= levels().reported else "late" if days <= levels().late else "apart"


def _by_weekday(left: frozenset[int], right: frozenset[int]) -> str:
    """Give the level of two days of the week; of a night two may be named."""
    if not left or not right:
        return "open"
    if left & right:
        return "weekday"
    return "open" if any((a - b) % WEEK in {1, WEEK - 1} for a, b in product(left, right)) else "weekday_off"


def _dated(left: Sequence[Interval], right: Sequence[Interval]) -> str:
    if len(left) == len(right) == 1:
        return interval_level(left[0], right[0])
    found = min((interval_level(a, b) for a, b in product(left, right)), key=TIMES.index)
    open_year = len(left) >= MANY or len(right) >= MANY
    return "calendar" if found == "day" and open_year else found


def interval_level(left: Interval, right: Interval) -> str:
    """Give the level of two intervals of days."""
    days = gap(left, right)
    if days <= 0:
        return (
            "day" if _one_day(left) and _one_day(right) else "overlap" if _closed(left) and _closed(right) else "open"
        )
    return "next" if days == 1 else "gap" if days <= levels().window else "apart"


def gap(left: Interval, right: Interval) -> int:
    """Give the days between two intervals; 0 or less where they meet."""
    return max(_after(left.latest, right.earliest), _after(right.latest, left.earliest))


def _after(latest: date | None, earliest: date | None) -> int:
    return (earliest - latest).days if latest and earliest else 0


def _one_day(span: Interval) -> bool:
    return _closed(span) and (span.latest - span.earliest).days <= 1  # type: ignore[operator]  # closed above


def _closed(span: Interval) -> bool:
    return span.earliest is not None and span.latest is not None
