"""Find the village of an attack that is told with no more than its governorate, where the text names it elsewhere.

"An attack on a church in Hama province … The church stands in the town of Suqaylabiyah."
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.assemble import places
from harmledger.model import PlaceMode, Precision, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.assemble.places import Spot
    from harmledger.assemble.state import Event, State
    from harmledger.model import Place

ASIDE = frozenset({Scope.PERIOD, Scope.BACKGROUND})


def refined(state: State) -> State:
    """Give events without a village one that no other event has, and that lies in their area."""
    taken = {p.id for e in state.events if e.site.rank < places.AREA_RANK for p in e.site.places}
    return replace(state, events=tuple(_refined(state, e, taken) for e in state.events))


def _refined(state: State, event: Event, taken: set[str | None]) -> Event:
    if event.site.rank < places.AREA_RANK or len(event.site.places) > 1:
        return event
    area = next(iter(event.site.places), None)
    if area is not None and area.id is None:
        return event  # nobody knows what lies in it
    if area is None and event is not state.events[0]:
        return event
    first = state.scenes[event.scenes[0]].start
    found = [s for s in _free(state) if s.place.id not in taken and _lies_in(s.place, area)]
    best = min(found, key=lambda s: (s.mention.start < first, abs(s.mention.start - first)), default=None)
    if best is None:
        return event
    return replace(event, site=places.Site(best.rank, (best.place,), PlaceMode.AT))


def _free(state: State) -> Iterator[Spot]:
    """Give the villages named where something happened, outside of what is told of other times."""
    for scene in state.scenes:
        if scene.scope not in ASIDE and not any(a.retold for a in state.strikes(scene)):
            yield from (s for i in scene.places if (s := state.spots[i]) and _is_site(s))


def _is_site(spot: Spot) -> bool:
    return spot.about and spot.point and spot.firm and spot.place.id is not None


def _lies_in(place: Place, area: Place | None) -> bool:
    """Tell whether a place lies in an area, as far as the gazetteer knows."""
    if area is None:
        return True
    levels = {
        Precision.GOVERNORATE: (place.admin1, area.admin1),
        Precision.DISTRICT: (place.admin2, area.label),
        Precision.SUBDISTRICT: (place.admin3, area.label),
    }
    inside, wide = levels.get(area.precision or Precision.COUNTRY, (place.country, area.country or place.country))
    return inside == wide
