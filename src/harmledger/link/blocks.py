"""The neighbourhoods of an attack by place and day, each under a key of its own.

Two grids of cells and two rows of windows, each shifted by half, see to it that neighbours across an edge meet too.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING

from harmledger.link.levels import levels
from harmledger.link.parties import fold
from harmledger.model import AREAS, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.link.sight import Sight
    from harmledger.model import Place

CELL = 0.2  # degrees, some 22 km: two places nearer than half of it always share a cell
SPAN = 8  # days: two days no more than half of it apart always share a window
LONG = 40  # an interval of more days than this is as good as open
PLACES = 40  # places of one roundup beyond these give no keys


def keys(sight: Sight) -> frozenset[str]:
    """Give the keys that an attack shares with its neighbours."""
    wheres = {key for place in sight.places[:PLACES] for key in _where(place)}
    areas = {fold(area) for place in sight.places[:PLACES] for area in _areas(place)}
    whens = set(_whens(sight))
    tolls = _tolls(sight)
    found = {f"{where}|{when}" for where, when in product(wheres, whens)}
    found |= {f"{area}|{when}|{toll}" for area, when, toll in product(areas, whens, tolls)}
    found |= {f"day|{day}|{toll}" for day, toll in product(_days(sight), tolls)}
    return frozenset(found)


def open_keys(sight: Sight) -> frozenset[str]:
    """Give the keys under which an attack is compared with those of which no day is known."""
    wheres = {key for place in sight.places[:PLACES] for key in _where(place)}
    return frozenset(wheres | {f"{where}|{toll}" for where, toll in product(wheres, _tolls(sight))})


def _tolls(sight: Sight) -> frozenset[str]:
    return frozenset(f"{harm}{toll[0]}" for harm, toll in sight.tolls.items() if toll and toll[0])


def _days(sight: Sight) -> Iterator[str]:
    """Give the day of an attack that is known to the day: with an equal toll it may be one whose place is not."""
    for span in sight.spans:
        if span.earliest and span.latest and (span.latest - span.earliest).days <= 1:
            yield from (str(day) for day in range(span.earliest.toordinal(), span.latest.toordinal() + 1))


def _where(place: Place) -> Iterator[str]:
    if place.lat is None or place.lon is None or place.precision in AREAS:
        yield f"id:{place.id}" if place.id else f"name:{fold(place.name)}"
        return
    for shift_lat, shift_lon in product((0.0, 0.5), (0.0, 0.5)):
        yield _cell(place.lat, shift_lat) + _cell(place.lon, shift_lon)


def _cell(degrees: float, shift: float) -> str:
    return f"{shift}:{int((degrees + 360) / CELL + shift)};"


def _areas(place: Place) -> Iterator[str]:
    if place.precision in AREAS:
        yield place.label or place.name
    yield from (area for area in (place.admin1, place.admin2) if area)


def is_open(sight: Sight) -> bool:
    """Tell whether the attack's day is not known well enough to look for it by day."""
    return next(_whens(sight), None) is None


def _whens(sight: Sight) -> Iterator[str]:
    for span in sight.spans:
        yield from _windows(span)
    if sight.reported and sight.reported.earliest and not sight.spans:
        before = timedelta(days=levels().reported)
        yield from _windows(Interval(sight.reported.earliest - before, sight.reported.latest))


def _windows(span: Interval) -> Iterator[str]:
    if span.earliest is None or span.latest is None or (span.latest - span.earliest).days > LONG:
        return
    first, last = span.earliest.toordinal(), span.latest.toordinal()
    for shift in (0, SPAN // 2):
        yield from (f"{shift}/{w}" for w in range((first + shift) // SPAN, (last + shift) // SPAN + 1))
