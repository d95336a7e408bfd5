"""Where a scene, an event and a claim are: the most specific place that the text gives, or the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.locate.key import loose
from harmledger.model import PlaceMode, Precision
from harmledger.read.mentions import Near

if TYPE_CHECKING:
    from harmledger.assemble.state import Scene, State
    from harmledger.model import Place
    from harmledger.read.mentions import PlaceMention

RANK = {p: i for i, p in enumerate(Precision)}
UNKNOWN_RANK = RANK[Precision.TOWN]  # a name that nothing describes is most often a town or village
AREA_RANK = RANK[Precision.SUBDISTRICT]
ABOUT = (Near.AT, Near.NEAR, Near.BETWEEN, Near.AREA)


def key(place: Place) -> str:
    """Give what makes two mentions one place: the gazetteer entry, else the key of its name."""
    return place.id or loose(place.name) or place.name


def rank(mention: PlaceMention, place: Place) -> int:
    """Give how wide a place is: 0 a point, 8 a country."""
    precision = place.precision or mention.cue
    given = RANK[precision] if precision else UNKNOWN_RANK
    return max(given, AREA_RANK) if mention.near is Near.AREA else given


def pairs(state: State, indices: tuple[int, ...]) -> list[tuple[PlaceMention, Place]]:
    """Give those of the mentions that are places, with what they were resolved to."""
    located = state.located.places
    found = ((state.reading.places[i], located[i] if i < len(located) else None) for i in indices)
    return [(m, p) for m, p in found if p is not None]


def primary(state: State, sentence: int) -> list[tuple[PlaceMention, str]]:
    """Give the places that a sentence is about, with their keys; wider places and origins are left out."""
    return [(m, key(p)) for m, p in pairs(state, state.by_sentence(sentence)) if m.near in ABOUT]


def best(found: list[tuple[PlaceMention, Place]]) -> tuple[int, tuple[Place, ...], PlaceMode | None]:
    """Choose the most specific place, or the whole list it stands in; say how wide it is and how it is meant."""
    about = [(m, p) for m, p in found if m.near in ABOUT]
    pool = about or [(m, p) for m, p in found if m.near in {Near.WITHIN, Near.ACROSS}]
    if not pool:
        return len(RANK), (), None
    mention, place = min(pool, key=lambda f: (rank(*f) + _doubt(*f), f[0].start))
    listed = [(m, p) for m, p in pool if mention.listed is not None and m.listed == mention.listed]
    chosen = listed or [(mention, place)]
    places = tuple({key(p): p for _, p in chosen}.values())
    return rank(mention, place), places, mode(mention, len(places))


def _doubt(mention: PlaceMention, place: Place) -> float:
    """Give what a name loses that no gazetteer knows: a village named as one nothing, a square or a bare name more."""
    if place.id is not None:
        return 0.0
    if mention.cue in {Precision.EXACT, Precision.NEIGHBOURHOOD}:
        return UNKNOWN_RANK - RANK[mention.cue] + 0.2  # after any village or town that is known
    return 0.0 if mention.cue is not None else 0.5 if mention.sure else 0.9


def mode(mention: PlaceMention, number: int) -> PlaceMode:
    """Say how the places relate to what happened there."""
    if mention.near is Near.BETWEEN:
        return PlaceMode.BETWEEN
    if number > 1:
        return PlaceMode.AMONG
    return PlaceMode.AREA if mention.near in {Near.AREA, Near.ACROSS, Near.WITHIN} else PlaceMode.AT


def of_scene(state: State, scene: Scene) -> tuple[int, tuple[Place, ...], PlaceMode | None]:
    """Give the place of a scene."""
    return best(pairs(state, scene.places))
