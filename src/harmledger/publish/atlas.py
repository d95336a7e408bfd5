"""The map: places of incidents as points sized by toll, areas as dashed circles, never as pins.

The extent comes from the incidents. Graticule, scale bar and labels are our own; no outline is drawn: the map takes no
side on a border and holds nothing foreign. Distances are those of an equirectangular projection about the middle.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.model import Harm, PlaceMode, Precision
from harmledger.publish import sums, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from harmledger.model import Incident, Place
    from harmledger.publish.index import Index

WIDTH, HEIGHT, EDGE = 760.0, 560.0, 46.0
KM = 111.32  # of one degree of latitude
FAR = 250.0  # km from the middle within which everything is drawn
LEAST = 24.0  # km from edge to edge, so that a single village is not shown as the whole world
STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 30)
REACH = {  # km that an area is drawn with: a hint at its size, not its border
    Precision.SUBDISTRICT: 9.0,
    Precision.DISTRICT: 18.0,
    Precision.REGION: 16.0,
    Precision.GOVERNORATE: 35.0,
    Precision.COUNTRY: 200.0,
}
WIDEST = 48.0  # radius of a marker at most
LETTER, LINE = 7.1, 15.0  # size of a label's letter and line, to keep labels apart


@dataclass(frozen=True, slots=True)
class View:
    """From degrees to the picture."""

    west: float
    south: float
    east: float
    north: float

    @property
    def squeeze(self) -> float:
        """Give how much shorter a degree of longitude is than one of latitude here."""
        return _squeeze((self.south + self.north) / 2)

    @property
    def scale(self) -> float:
        """Give units of the picture per degree of latitude."""
        return min(
            (WIDTH - 2 * EDGE) / ((self.east - self.west) * self.squeeze),
            (HEIGHT - 2 * EDGE) / (self.north - self.south),
        )

    def x(self, lon: float) -> float:
        """Give the place of a longitude in the picture."""
        return WIDTH / 2 + (lon - (self.west + self.east) / 2) * self.squeeze * self.scale

    def y(self, lat: float) -> float:
        """Give the place of a latitude in the picture."""
        return HEIGHT / 2 - (lat - (self.south + self.north) / 2) * self.scale

    def lon(self, x: float) -> float:
        """Give the longitude at a place of the picture."""
        return (self.west + self.east) / 2 + (x - WIDTH / 2) / (self.squeeze * self.scale)

    def lat(self, y: float) -> float:
        """Give the latitude at a place of the picture."""
        return (self.south + self.north) / 2 - (y - HEIGHT / 2) / self.scale

    def km(self, distance: float) -> float:
        """Give a distance in units of the picture."""
        return distance / KM * self.scale


@dataclass(frozen=True, slots=True)
class Marker:
    """An incident, or a village of a roundup, on the map."""

    incident: str
    kind: str  # killed · injured · other · area
    x: float
    y: float
    r: float
    title: str
    label: str
    label_x: float = 0.0
    label_y: float = 0.0
    anchor: str = "start"
    minor: bool = False
    shown: bool = True  # whether its label found room


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the graticule."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """All that the map draws."""

    markers: tuple[Marker, ...]
    meridians: tuple[Tick, ...]
    parallels: tuple[Tick, ...]
    bar: float
    bar_text: str
    far: tuple[tuple[str, str], ...]  # incidents and places too far from all others to be drawn with them
    missing: int  # incidents that have no point
    view: View
    width: float = WIDTH
    height: float = HEIGHT


def atlas(index: Index, least: float = LEAST) -> Atlas | None:
    """Draw the incidents of a book, at least so many kilometres wide; None where none has a point."""
    found = [spot for incident in index.book.incidents for spot in _spots(index, incident)]
    if not found:
        return None
    spots, far = _apart(found)
    view = _view([place for _, place, _ in spots], least)
    placed = {incident.id for incident, _, _ in found}
    bar = _bar(view)
    return Atlas(
        markers=_labelled(sorted((_marker(view, *spot) for spot in spots), key=lambda marker: -marker.r)),
        meridians=tuple(_ticks(view.lon(0), view.lon(WIDTH), view.x, "E", "W")),
        parallels=tuple(_ticks(view.lat(HEIGHT), view.lat(0), view.y, "N", "S")),
        bar=view.km(bar),
        bar_text=f"{bar:g} km",
        far=tuple(dict.fromkeys((incident.id, words.place(place)) for incident, place, _ in far)),
        missing=sum(1 for incident in index.book.incidents if incident.id not in placed),
        view=view,
    )


Spot = tuple["Incident", "Place", bool]


def _spots(index: Index, incident: Incident) -> Iterator[Spot]:
    """Give the places of an incident that have a point; the first is its own, the others are a roundup's villages."""
    own = incident.place
    others = {place.id or place.name: place for place in index.places(incident)}
    if own is not None:
        others.pop(own.id or own.name, None)
        if own.lat is not None and own.lon is not None:
            yield incident, own, True
    if own is None or incident.place_mode not in (None, PlaceMode.AT) or len(others) > 1:
        yield from (
            (incident, place, False) for place in others.values() if place.lat is not None and place.lon is not None
        )


def _apart(spots: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """Part the places that lie far from nearly all others: they would shrink the map, and are often misread names."""
    lats = sorted(place.lat or 0.0 for _, place, _ in spots)
    lons = sorted(place.lon or 0.0 for _, place, _ in spots)
    middle = lats[len(lats) // 2], lons[len(lons) // 2]
    off = [math.hypot((p.lat or 0) - middle[0], ((p.lon or 0) - middle[1]) * _squeeze(middle[0])) for _, p, _ in spots]
    limit = max(FAR / KM, 6 * sorted(off)[len(off) // 2])
    near = [spot for spot, distance in zip(spots, off, strict=True) if distance <= limit]
    return near, [spot for spot, distance in zip(spots, off, strict=True) if distance > limit]


def _squeeze(lat: float) -> float:
    return math.cos(math.radians(lat))


def _view(places: Sequence[Place], least: float) -> View:
    """Fit the view around villages and towns; areas only count where there is nothing else."""
    points = [place for place in places if not words.is_area(place)] or list(places)
    lats = [place.lat for place in points if place.lat is not None]
    lons = [place.lon for place in points if place.lon is not None]
    middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    squeeze = _squeeze(middle[0])
    tall = max(max(lats) - min(lats), least / KM) / 2
    wide = max(max(lons) - min(lons), least / KM / squeeze) / 2
    return View(middle[1] - wide, middle[0] - tall, middle[1] + wide, middle[0] + tall)


def _marker(view: View, incident: Incident, place: Place, own: bool) -> Marker:  # noqa: FBT001 - read off a Spot
    killed, injured = (sums.whole(incident, harm) for harm in (Harm.KILLED, Harm.INJURED))
    toll = (killed or (0, 0))[0] if own else 0
    kind = "killed" if toll else "injured" if own and injured and injured[0] else "other"
    name = words.place(place)
    x, y = view.x(place.lon or 0), view.y(place.lat or 0)
    title = _title(name, incident, own=own)
    if words.is_area(place):
        reach = view.km(REACH.get(place.precision, 16.0) if place.precision else 16.0)
        return Marker(incident.id, "area", x, y, min(reach, HEIGHT / 2), f"{title} (an area, not a point)", name)
    radius = min(5 + 2.6 * math.sqrt(toll), WIDEST) if toll else 5.0 if kind == "injured" else 3.6
    return Marker(incident.id, kind, x, y, radius, title, name, minor=not own or kind == "other")


def _title(name: str, incident: Incident, *, own: bool) -> str:
    said = ((harm, sums.whole(incident, harm)) for harm in (Harm.KILLED, Harm.INJURED))
    tolls = [f"{words.bounds(*figure)} {harm.value}" for harm, figure in said if figure] if own else []
    return f"{name}, {words.when(incident.when)}: {', '.join(tolls) or 'no casualties recorded'}"


def _ticks(low: float, high: float, place: object, plus: str, minus: str) -> Iterator[Tick]:
    step = next((step for step in STEPS if (high - low) / step <= 6), STEPS[-1])  # noqa: PLR2004 - six lines at most
    at = math.ceil(low / step) * step
    while at < high:
        text = f"{abs(at):.2f}".rstrip("0").rstrip(".") + f"° {plus if at >= 0 else minus}"
        yield Tick(place(at), text)  # type: ignore[operator]
        at += step


def _bar(view: View) -> float:
    """Choose a round length of at most a quarter of the picture for the scale bar."""
    lengths = (500, 200, 100, 50, 20, 10, 5, 2, 1)
    return next((length for length in lengths if view.km(length) < WIDTH / 4), 1)


def _labelled(markers: Iterable[Marker]) -> tuple[Marker, ...]:
    """Place each name right, left, below or above its marker where it covers nothing; else leave it to the title."""
    markers = list(markers)
    taken = [(m.x - m.r, m.y - m.r, m.x + m.r, m.y + m.r) for m in markers if m.kind != "area"]
    named: set[str] = set()
    done = []
    for marker in sorted(markers, key=lambda marker: (marker.minor, -marker.r)):
        if marker.label in named:
            done.append(_moved(marker, shown=False))
            continue
        spot = next((spot for spot in _rooms(marker) if not _hits(_box(marker, spot), taken, marker)), None)
        if spot is not None:
            taken.append(_box(marker, spot))
            named.add(marker.label)
        done.append(_moved(marker, *(spot or (0.0, 0.0, "start")), shown=spot is not None))
    return tuple(sorted(done, key=lambda marker: (marker.kind != "area", -marker.r)))


def _rooms(marker: Marker) -> Iterator[tuple[float, float, str]]:
    gap = (0 if marker.kind == "area" else marker.r) + 5
    if marker.kind == "area":
        yield marker.x, marker.y - marker.r + 16, "middle"
        yield marker.x, marker.y + marker.r - 8, "middle"
    yield marker.x + gap, marker.y + 4.5, "start"
    yield marker.x - gap, marker.y + 4.5, "end"
    yield marker.x, marker.y + gap + 10, "middle"
    yield marker.x, marker.y - gap, "middle"


Box = tuple[float, float, float, float]


def _box(marker: Marker, spot: tuple[float, float, str]) -> Box:
    x, y, anchor = spot
    width = len(marker.label) * LETTER
    left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
    return left, y - LINE + 3, left + width, y + 3


def _hits(box: Box, taken: Iterable[Box], marker: Marker) -> bool:
    left, top, right, bottom = box
    own = (marker.x - marker.r, marker.y - marker.r, marker.x + marker.r, marker.y + marker.r)
    if left < 2 or right > WIDTH - 2 or top < 2 or bottom > HEIGHT - 2:  # noqa: PLR2004 - a hair inside the frame
        return True
    return any(left < r and right > le and top < b and bottom > t for le, t, r, b in taken if (le, t, r, b) != own)


def _moved(marker: Marker, x: float = 0.0, y: float = 0.0, anchor: str = "start", *, shown: bool) -> Marker:
    return replace(marker, label_x=x, label_y=y, anchor=anchor, shown=shown)
