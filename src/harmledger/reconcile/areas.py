"""Whether an incident lies in a total's area and span: yes, maybe, or no."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from harmledger.link.nearby import contains, distance, reach
from harmledger.link.parties import actors, exclude
from harmledger.model import AREAS, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.model import Incident, Place, When


class Match(StrEnum):
    """How sure it is."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


def all_of(*found: Match) -> Match:
    """Give no if any is no, yes only if all are."""
    if Match.NO in found:
        return Match.NO
    return Match.MAYBE if Match.MAYBE in found else Match.YES


def likeliest(when: When | None) -> When | None:
    """Give the likeliest reading of a time whose year is open."""
    if when is None or len(when.candidates) < 2:  # noqa: PLR2004 - one reading is none to choose from
        return when
    first = when.candidates[0]
    return replace(when, earliest=first.earliest, latest=first.latest, candidates=())


def in_span(when: When | None, span: When) -> Match:
    """Tell whether an incident's days lie within a span."""
    if when is None or when.earliest is None or when.latest is None:
        late = (
            when is not None and when.earliest is not None and span.latest is not None and when.earliest > span.latest
        )
        return Match.NO if late else Match.MAYBE
    if span.earliest is None or span.latest is None:
        return Match.MAYBE
    spans = when.candidates or (when,)
    inside = [w.earliest and w.latest and span.earliest <= w.earliest and w.latest <= span.latest for w in spans]
    meets = [w.earliest and w.latest and w.earliest <= span.latest and w.latest >= span.earliest for w in spans]
    if all(inside):
        return Match.YES
    return Match.MAYBE if any(meets) else Match.NO


def in_area(place: Place | None, area: Sequence[Place]) -> Match:
    """Tell whether an incident's place lies in one of the places of a total."""
    if not area:
        return Match.YES
    if place is None or place.id is None:
        return Match.MAYBE
    found = [_inside(place, wide) for wide in area]
    return Match.YES if Match.YES in found else Match.MAYBE if Match.MAYBE in found else Match.NO


def _inside(place: Place, area: Place) -> Match:
    if area.id is not None and place.id == area.id:
        return Match.YES
    if area.precision is Precision.REGION:
        return _in_region(place, area)
    if contains(area, place):
        return Match.YES
    if contains(place, area):
        return Match.MAYBE  # an incident of the whole governorate, a total of one of its towns
    if area.precision in AREAS:
        return Match.NO if area.id is not None else Match.MAYBE
    km = distance(place, area)
    return Match.MAYBE if km is not None and km <= reach(place) + reach(area) else Match.NO


def _in_region(place: Place, area: Place) -> Match:
    """Answer for a region, which has no border: within its reach maybe, beyond it no."""
    if area.admin1 and place.admin1:
        return Match.MAYBE if area.admin1 == place.admin1 else Match.NO
    km = distance(place, area)
    return Match.NO if km is not None and km > reach(area) else Match.MAYBE


def by_actor(incident: Incident, actor: str | None) -> Match:
    """Tell whether an incident is laid to a total's actor."""
    wanted = actors(actor)
    if not wanted:
        return Match.YES
    named = [actors(a) for a in incident.actors]
    if not named:
        return Match.MAYBE
    return Match.NO if all(exclude(n, wanted) for n in named) else Match.YES


def in_country(place: Place | None, countries: frozenset[str]) -> Match:
    """Tell whether a place lies in one of the countries that a document speaks of."""
    if not countries:
        return Match.YES
    if place is None or place.country is None:
        return Match.MAYBE
    return Match.YES if place.country in countries else Match.NO
