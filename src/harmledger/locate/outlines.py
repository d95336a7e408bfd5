"""From a point to the areas it lies in, by imported boundaries; and whether a place lies where its list says."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import shapely

from harmledger.locate.gazetteer import KM_PER_DEGREE, area_key, kilometres
from harmledger.model import Area, Entry, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Ring = tuple[tuple[float, float], ...]  # longitude, latitude
LEVELS = (Precision.COUNTRY, Precision.GOVERNORATE, Precision.DISTRICT, Precision.SUBDISTRICT)

_TOLERANCE_KM = 5.0  # published outlines are simplified, and a settlement has some size
_STATED = (
    (Precision.SUBDISTRICT, "admin3"),
    (Precision.DISTRICT, "admin2"),
    (Precision.GOVERNORATE, "admin1"),
)


@dataclass(frozen=True)
class Outlines:
    """Areas with their outlines, for look-up by point. Made once, it answers in well under a millisecond."""

    areas: tuple[Area, ...]

    @classmethod
    def of(cls, areas: Iterable[Area]) -> Outlines:
        """Take areas in any order."""
        return cls(tuple(areas))

    def chain(self, lat: float, lon: float) -> tuple[Entry, ...]:
        """Give the areas that a point lies in or on the border of, the largest first."""
        found = [
            i for i in self._tree.query(shapely.Point(lon, lat)) if shapely.intersects_xy(self._shapes[i], lon, lat)
        ]
        return tuple(self.areas[i].entry for i in sorted(found, key=lambda i: -self._shapes[i].area))

    def down_to(self, finest: Precision) -> Iterator[Area]:
        """Give countries and areas down to a class, for maps to draw."""
        wanted = LEVELS[: LEVELS.index(finest) + 1]
        return (area for area in self.areas if area.entry.precision in wanted)

    def around(self, lat: float, lon: float, wide: float) -> Iterator[tuple[Precision, Ring]]:
        """Give the pieces of borders that run within some degrees of a point, each with the level of its area."""
        frame = shapely.box(lon - wide, lat - wide, lon + wide, lat + wide)
        for i in sorted(self._tree.query(frame, predicate="intersects")):
            level = self.areas[i].entry.precision
            cut = shapely.line_merge(shapely.intersection(shapely.boundary(self._shapes[i]), frame))
            lines = [part for part in shapely.get_parts(cut) if part.geom_type == "LineString"]
            yield from (
                (level, tuple((float(x), float(y)) for x, y in line.coords)) for line in lines if level in LEVELS
            )

    def home(self, lat: float, lon: float) -> tuple[float, float, float, float] | None:
        """Give south, west, north and east of the smallest area that a point lies in, where one is known."""
        held = list(self._tree.query(shapely.Point(lon, lat), predicate="intersects"))
        if not held:
            return None
        west, south, east, north = min((self._shapes[i] for i in held), key=shapely.area).bounds
        return south, west, north, east

    def disagreement(self, entry: Entry) -> str:
        """Say how a settlement's point and the area that its list states differ; an empty string where they agree.

        The finest stated area that has an outline counts. A point up to 5 km outside it agrees with it.
        """
        stated = None if entry.is_area else self._stated(entry)
        if stated is None or entry.lat is None or entry.lon is None:
            return ""
        name, shapes = stated
        gap = min(_gap(shape, entry.lat, entry.lon) for shape in shapes)
        if gap <= _TOLERANCE_KM:
            return ""
        inside = ", ".join(area.name for area in self.chain(entry.lat, entry.lon)[::-1])
        return f"it is said to be in {name}, its point lies {gap:,.0f} km from there" + (
            f", in {inside}" if inside else ""
        )

    def _stated(self, entry: Entry) -> tuple[str, list[Any]] | None:
        """Give the finest area above an entry that has an outline: its name and the outlines of all so called."""
        above = ((kind, getattr(entry, column)) for kind, column in _STATED)
        known = ((name, self._named.get((entry.country, kind, area_key(name)))) for kind, name in above if name)
        return next(((name, shapes) for name, shapes in known if shapes), None)

    @cached_property
    def _named(self) -> dict[tuple[str | None, Precision, str], list[Any]]:
        found: defaultdict[tuple[str | None, Precision, str], list[Any]] = defaultdict(list)
        for area, shape in zip(self.areas, self._shapes, strict=True):
            for name in {area_key(spelling) for spelling in area.entry.spellings}:
                found[area.entry.country, area.entry.precision, name].append(shape)
        return dict(found)

    @cached_property
    def _shapes(self) -> Sequence[Any]:
        shapes: Sequence[Any] = shapely.from_wkb([area.shape for area in self.areas])
        shapely.prepare(shapes)
        return shapes

    @cached_property
    def _tree(self) -> Any:
        return shapely.STRtree(self._shapes)


def circle(lat: float, lon: float, radius: float) -> bytes:
    """Give the outline of all that lies within a radius in kilometres: a front or a massif that nobody has drawn."""
    high = radius / KM_PER_DEGREE
    disc = shapely.Point(0, 0).buffer(1)
    turned = shapely.transform(disc, lambda p: p * (high / math.cos(math.radians(lat)), high) + (lon, lat))
    outline: bytes = turned.wkb
    return outline


def middle(shape: bytes) -> tuple[float, float]:
    """Give a point inside an outline."""
    inside = shapely.from_wkb(shape).representative_point()
    return round(inside.y, 6), round(inside.x, 6)


def thinned(shape: bytes, tolerance: float) -> bytes:
    """Give an outline without the points that lie within some degrees of a simpler one."""
    return bytes(shapely.to_wkb(shapely.simplify(shapely.from_wkb(shape), tolerance)))


def rings(shape: bytes) -> tuple[Ring, ...]:
    """Give the rings of an outline, for who draws it: of every part its border, then those of its holes."""
    borders = (ring for part in shapely.get_parts(shapely.from_wkb(shape)) for ring in shapely.get_rings(part))
    return tuple(tuple((float(lon), float(lat)) for lon, lat in ring.coords) for ring in borders)


def under(entry: Entry, parent: Entry) -> Entry:
    """Give a place the country and the areas of the area or settlement that it belongs to."""
    own = next((column for kind, column in _STATED if kind is parent.precision), None)
    first, second, third = (parent.name if c == own else getattr(parent, c) for c in ("admin1", "admin2", "admin3"))
    return replace(entry, country=parent.country, admin1=first, admin2=second, admin3=third)


def _gap(shape: Any, lat: float, lon: float) -> float:
    """Give kilometres from a point to an outline; 0 inside it."""
    if shapely.intersects_xy(shape, lon, lat):
        return 0.0
    near = shapely.get_point(shapely.shortest_line(shape, shapely.Point(lon, lat)), 0)
    return kilometres(near.y, near.x, lat, lon)
