"""TopoJSON to features as GeoJSON has them: arcs that neighbours share are put together to rings.

After the TopoJSON specification (github.com/topojson/topojson-specification): positions are offsets, scaled; the arc ~n
is arc n backwards.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any

Position = tuple[float, float]
Json = dict[str, Any]


def features(data: Json) -> dict[str, list[Json]]:
    """Give the features of each object of a topology."""
    arcs = [_arc(arc, data.get("transform")) for arc in data["arcs"]]
    return {name: [_feature(g, arcs) for g in _geometries(one)] for name, one in data["objects"].items()}


def _geometries(one: Json) -> list[Json]:
    found: list[Json] = one["geometries"] if one["type"] == "GeometryCollection" else [one]
    return found


def _arc(arc: list[list[float]], transform: Json | None) -> list[Position]:
    if transform is None:
        return [(x, y) for x, y, *_ in arc]
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    steps = accumulate(((x, y) for x, y, *_ in arc), lambda a, b: (a[0] + b[0], a[1] + b[1]))
    return [(x * wide + left, y * high + low) for x, y in steps]


def _feature(geometry: Json, arcs: list[list[Position]]) -> Json:
    kind, parts = geometry["type"], geometry.get("arcs") or []
    if kind == "Polygon":
        shape: Any = {"type": kind, "coordinates": [_ring(ring, arcs) for ring in parts]}
    elif kind == "MultiPolygon":
        shape = {"type": kind, "coordinates": [[_ring(ring, arcs) for ring in part] for part in parts]}
    else:
        shape = None  # lines and points bound nothing
    return {"properties": geometry.get("properties"), "geometry": shape}


def _ring(numbers: list[int], arcs: list[list[Position]]) -> list[Position]:
    """Put arcs together; each begins where the one before ended."""
    ring: list[Position] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring
