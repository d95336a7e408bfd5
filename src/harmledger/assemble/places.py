"""Where a scene, an event and a claim are: the most specific place that the text gives, or the list of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from harmledger.assemble.cues import holds
from harmledger.locate.key import loose
from harmledger.model import Harm, PlaceMode, Precision
from harmledger.read.mentions import Near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from harmledger.assemble.state import Scene, State
    from harmledger.locate import Located
    from harmledger.model import Place
    from harmledger.read.mentions import PlaceMention, Reading

RANK = {p: i for i, p in enumerate(Precision)}
UNKNOWN_RANK = RANK[Precision.TOWN]  # a name that nothing describes is most often a town or village
AREA_RANK = RANK[Precision.SUBDISTRICT]
AROUND_RANKS = {AREA_RANK, RANK[Precision.DISTRICT]}
LISTED = 40  # mentions of a list behind which the area around it is looked for
BESIDE = 30  # characters between a name and the area around it
NEARBY = 0.8  # what a place loses that something only happened near to
PART = 0.2  # a quarter or a camp stands behind a village named beside it, before its town
SEATED_DOUBT = 2.5  # where only who speaks of it sits: behind any other place in its governorate
NOWHERE = len(RANK)
ABOUT = (Near.AT, Near.NEAR, Near.BETWEEN, Near.AREA)
CLOSE = 40  # characters between a figure of a list and its place: "14 were killed in Marib"
PART_OF = (" of", " in", ",", "،")  # between a quarter and its town
IN = (" في", " ب")  # the same in Arabic, before the word for a town
OWNS = ("'s", "’s", "'", "’")  # between a town and its quarter
SETTLED = {Precision.VILLAGE, Precision.TOWN}
INSIDE = {Precision.EXACT, Precision.NEIGHBOURHOOD}
TAKEN = {Harm.DETAINED, Harm.ABDUCTED, Harm.DISPLACED}  # whence they were taken is where it happened
STOPS = ",;،؛"
AROUND = (Near.WITHIN, Near.ACROSS)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a sentence names: what it was resolved to, how wide it is, and how much speaks against it."""

    mention: PlaceMention
    place: Place
    key: str  # what makes two mentions one place: the gazetteer entry, else the key of the name
    rank: int  # 0 a point, 8 a country
    doubt: float
    seat: bool = False  # only where somebody who speaks works
    around: Place | None = None  # for a name that no gazetteer knows, the area that the text names around it

    @property
    def shown(self) -> Place:
        """Give the place as it is written down: the area around it stands for a village that no gazetteer knows."""
        area = self.around
        if area is None:
            return self.place
        why = f"no gazetteer lists it: {area.label}, which the text names around it, stands for it"
        return replace(area, name=self.mention.name, reasons=(*self.place.reasons, why))

    @property
    def about(self) -> bool:
        """Whether something happened there, rather than around it or to people from it."""
        return self.mention.near in ABOUT

    @property
    def origin(self) -> bool:
        """Whether people come from there."""
        return self.mention.near is Near.FROM

    @property
    def point(self) -> bool:
        """Whether it is narrower than a sub-district."""
        return self.rank < AREA_RANK

    @property
    def area(self) -> bool:
        """Whether the text calls it an area, though it may be called after a town: "the district of A"."""
        return self.mention.cue is not None and RANK[self.mention.cue] >= AREA_RANK

    @property
    def firm(self) -> bool:
        """Whether the text or the gazetteer leaves no doubt that it is a place."""
        if self.mention.cue is not None:
            return True
        known = self.place.id is not None or self.place.score > 0
        return self.mention.sure and known and self.mention.near is not Near.NEAR and not self.seat

    @property
    def apart(self) -> bool:
        """Whether it can tell attacks apart; an unlisted market or quarter may lie in a town named too."""
        return self.firm and (self.place.id is not None or self.mention.cue not in INSIDE)


@dataclass(frozen=True, slots=True)
class Site:
    """Where something happened: one place or a list of them, how wide, how meant."""

    rank: int = NOWHERE
    places: tuple[Place, ...] = ()
    mode: PlaceMode | None = None
    firm: bool = False
    doubt: float = 0.0


def spots(text: str, reading: Reading, located: Located) -> tuple[Spot | None, ...]:
    """Give the place that each mention names, if it is one."""
    found = list(zip(reading.places, located.places, strict=False))
    areas = {loose(p.name): _rank(m, p) for m, p in found if p and _rank(m, p) >= AREA_RANK}
    sure = [p for m, p in found if p and m.sure]
    villages = any(p.pcode or (p.id is not None and p.precision is Precision.VILLAGE) for p in sure)
    strict = villages and sum(p.id is not None for p in sure) * 2 > len(sure)  # a gazetteer of the country is at hand
    made = [_spot(m, p, areas, strict=strict) if p else None for m, p in found]
    made = [_of_wider(text, s, made[i + 1 : i + 2], made[max(0, i - 1) : i]) if s else s for i, s in enumerate(made)]
    made = [_within(s, made[i + 1 : i + LISTED]) if s and s.place.id is None else s for i, s in enumerate(made)]
    return (*made, *[None] * (len(reading.places) - len(made)))


def _spot(mention: PlaceMention, place: Place, areas: dict[str, int], *, strict: bool) -> Spot:
    name, rank = loose(place.name), _rank(mention, place)
    if mention.cue is None and name in areas:  # "in Hasakah" of a report on the governorate is no town
        rank = max(rank, areas[name])
    return Spot(mention, place, place.id or name or place.name, rank, _doubt(mention, place, strict=strict))


def _of_wider(text: str, spot: Spot, behind: Sequence[Spot | None], before: Sequence[Spot | None]) -> Spot:
    """Give a part with the town it lies in ("the Podil district of Kyiv", "Kyiv's Podil district"), or its area."""
    if not (spot.about and spot.mention.cue):
        return spot
    town = next((s for s in behind if s and _leads(_gap(text, spot, s).removesuffix(" the"))), None)
    town = town or next((s for s in before if s and _gap(text, s, spot) in OWNS), None)
    if town is not None and (town.rank > UNKNOWN_RANK or town.area):  # "the Catatumbo region of Norte de Santander"
        least = AREA_RANK if town.rank > UNKNOWN_RANK else RANK[Precision.VILLAGE]
        return replace(spot, rank=min(spot.rank, max(least, town.rank - 1))) if town in behind else spot
    other = SETTLED if town is None or not _gap(text, spot, town).startswith(IN) else {*Precision} - INSIDE
    if town is None or town.place.id is None or spot.mention.cue in other:
        return spot  # "the village of A, B" are two; «قضاء زاخو في دهوك» is no quarter
    if spot.place.id is not None and spot.place.country == town.place.country:
        return spot
    return replace(spot, rank=RANK[Precision.NEIGHBOURHOOD], doubt=0.0, around=town.place)


def _leads(gap: str) -> bool:
    """Whether what stands between two places says that one lies in the other: " of", " in", «بمدينة», «في مدينة»."""
    return gap.endswith(PART_OF) or (gap.startswith(IN) and len(gap.split()) <= len(IN))


def _gap(text: str, one: Spot, other: Spot) -> str:
    """Give what stands between two places close to each other in one sentence, in small letters."""
    end = one.mention.longest or one.mention.end
    close = one.mention.sentence == other.mention.sentence and 0 < other.mention.start - end < BESIDE
    return text[end : other.mention.start].lower().rstrip() if close else ""


def _within(spot: Spot, behind: Sequence[Spot | None]) -> Spot:
    """Give an unlisted place with the sub-district or district that stands right behind it or its list."""
    end, listed = spot.mention.longest or spot.mention.end, spot.mention.listed
    if not spot.about or not spot.point or spot.mention.cue in INSIDE or spot.around is not None:
        return spot
    for other in behind:
        if other is None or other.mention.sentence != spot.mention.sentence or other.mention.start - end > BESIDE:
            break
        if other.rank in AROUND_RANKS and other.place.id is not None:
            return replace(spot, around=other.place)
        if listed is None or other.mention.listed != listed:
            break
        end = other.mention.longest or other.mention.end
    return spot


def _rank(mention: PlaceMention, place: Place) -> int:
    precision = place.precision or mention.cue
    given = RANK[precision] if precision else UNKNOWN_RANK
    return max(given, AREA_RANK) if mention.near is Near.AREA else given


def _doubt(mention: PlaceMention, place: Place, *, strict: bool) -> float:
    """Give what a name loses that no gazetteer knows: a village named as one nothing, a square or a bare name more."""
    if place.id is not None:
        rank = _rank(mention, place)
        part = RANK[Precision.VILLAGE] - rank + PART if rank < RANK[Precision.VILLAGE] else 0.0
        return part + (NEARBY if mention.near is Near.NEAR and mention.cue is None else 0.0)
    if mention.cue in {Precision.EXACT, Precision.NEIGHBOURHOOD}:
        return UNKNOWN_RANK - RANK[mention.cue] + 0.7  # after any village or town
    if mention.cue is not None:
        return 0.0
    if strict and not place.score:
        return float(NOWHERE)  # most often a group's or a person's name
    return 0.5 if mention.sure else 0.9


def of_scene(state: State, scene: Scene) -> Site:
    """Give the place of a scene."""
    return best(told(state, scene))


def told(state: State, scene: Scene) -> list[Spot]:
    """Give the places that a scene names; whence people were taken is where it happened to them."""
    found = [s for i in scene.places if (s := state.spots[i])]
    taken = any(f.harm in TAKEN for f in state.figures(scene))
    return [replace(s, mention=replace(s.mention, near=Near.AT)) if taken and s.origin else s for s in found]


def each(state: State, scene: Scene) -> dict[int, Site]:
    """Give the places of figures that stand in a list, each with its own: "14 were killed in Marib, 11 in Taiz"."""
    figures = state.figures(scene)
    if in_order := _in_order(state, scene):
        return {f.start: site for f, site in zip(figures, in_order, strict=True)}
    ends = [f.start for f in figures[1:]] + [scene.end]
    found = {f.start: best(_behind(state, scene, f.end, end)) for f, end in zip(figures, ends, strict=True)}
    return _several(found) or _several(_by_clause(state, scene))


def _several(found: dict[int, Site]) -> dict[int, Site]:
    """Keep the places of figures that have more than one between them."""
    own = {start: site for start, site in found.items() if site.places}
    return own if len({site.places[0].name for site in own.values()}) > 1 else {}


def _by_clause(state: State, scene: Scene) -> dict[int, Site]:
    """Give the places of figures between commas, each clause with its own: "Jenin with 8 dead, then Nablus with 4"."""
    found: dict[int, Site] = {}
    stops = [at for at in range(scene.start, scene.end) if state.text[at] in STOPS]
    for start, end in pairwise([scene.start, *stops, scene.end]):
        figures = [f for f in state.figures(scene) if start <= f.start < end]
        here = [s for s in told(state, scene) if start <= s.mention.start < end]
        before, behind = (
            (s.mention.start < figures[0].start for s in here),
            (s.mention.start > figures[-1].start for s in here),
        )
        if figures and here and (all(before) or all(behind)):
            found.update({f.start: best(here) for f in figures})
    return found


def _in_order(state: State, scene: Scene) -> list[Site]:
    """Give the places of "six were killed and ten injured in X and Y, respectively": as many as there are figures."""
    if not holds(state.text[scene.start : scene.end].lower(), state.cues.in_order):
        return []
    rows: dict[int, list[Spot]] = {}
    for spot in (s for i in scene.places if (s := state.spots[i])):
        if spot.mention.listed is not None and spot.about:
            rows.setdefault(spot.mention.listed, []).append(spot)
    fits = (row for row in rows.values() if len(row) == len(state.figures(scene)))
    return [best([replace(s, mention=replace(s.mention, listed=None))]) for row in fits for s in row]


def _behind(state: State, scene: Scene, start: int, end: int) -> list[Spot]:
    """Give the places that stand close behind a figure, with no comma between."""
    spots = (s for i in scene.places if (s := state.spots[i]) and start <= s.mention.start < end)
    close = (s for s in spots if s.mention.start - start < CLOSE)
    return [s for s in close if not any(c in STOPS for c in state.text[start : s.mention.start])]


def best(found: list[Spot]) -> Site:
    """Choose the most specific place, or the whole list it stands in."""
    wider = [s for s in found if s.mention.near in AROUND]
    about = [s for s in found if s.about]
    if about and all(s.seat for s in about):
        about = [s for s in wider if s.point] or about  # "our correspondent in A: five killed east of the town of B"
    pool = about or wider
    if not pool:
        return Site()
    first = min(pool, key=lambda s: (s.rank + s.doubt, s.area, s.place.id is None, s.mention.start))
    first = next((s for s in pool if s.rank < first.rank and s.place.id == first.place.id), first)
    listed = [s for s in pool if first.mention.listed is not None and s.mention.listed == first.mention.listed]
    places = tuple({s.key: s.shown for s in listed or [first]}.values())
    beside = first.mention.near in {Near.NEAR, Near.BETWEEN} and first.mention.cue is None
    return Site(first.rank, places, _mode(first, len(places)), first.firm and first.point and not beside, first.doubt)


def _mode(spot: Spot, number: int) -> PlaceMode:
    """Say how the places relate to what happened there."""
    if spot.mention.near is Near.BETWEEN:
        return PlaceMode.BETWEEN
    if number > 1:
        return PlaceMode.AMONG
    return PlaceMode.AREA if spot.mention.near is Near.AREA or spot.mention.near in AROUND else PlaceMode.AT


def narrowest(sites: Iterable[Site]) -> Site:
    """Choose the most specific of several statements; of equals the first."""
    return min(sites, key=lambda s: (not s.places, s.rank + s.doubt), default=Site())
