"""Boundaries from GeoJSON and TopoJSON: a layer is a table whose rows have outlines. Degrees (WGS 84) only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from harmledger import errors
from harmledger.collect import topology
from harmledger.collect.gazetteer_tables import Line, Table, contents, utf8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_POLES, _DATE_LINE = 90, 180
_DIGITS = 6  # of a degree: a tenth of a metre


def layers(raw: bytes, origin: str) -> list[Table]:
    """Give the layers of a file of boundaries. Raises `NotBoundariesError` where it holds none."""
    try:
        data = json.loads(utf8(raw, origin))
        found = topology.features(data) if data["type"] == "Topology" else {"": _features(data)}
        return [_layer(name, features) for name, features in found.items()]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise errors.NotBoundariesError(origin) from None


def outline(file: Path) -> bytes:
    """Give the first outline of a file, for a place of one's own."""
    found = (line.shape for layer in layers(contents(file), str(file)) for line in layer.lines())
    if not (shape := next((s for s in found if s), None)):
        raise errors.NotBoundariesError(str(file))
    return shape


def _features(data: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data["features"] if data["type"] == "FeatureCollection" else [data]
    return found


def _layer(name: str, features: list[dict[str, Any]]) -> Table:
    lines = [_line(number, feature) for number, feature in enumerate(features, 1)]
    columns = tuple(dict.fromkeys(c for line in lines for c in line.row))
    return Table(name, columns, lambda: iter(lines))


def _line(number: int, feature: dict[str, Any]) -> Line:
    """Give a feature as a row: its properties, a point inside its outline, and the outline."""
    row = dict(_properties(feature))
    if not feature.get("geometry"):
        return Line(number, row, fault="it has no outline")
    shape, fault = _shape(feature["geometry"])
    if fault:
        return Line(number, row, fault=fault)
    inside = shape.representative_point()
    row |= {"lat": str(round(inside.y, _DIGITS)), "lon": str(round(inside.x, _DIGITS))}
    return Line(number, row, shape.wkb if shape.area else None)


def _properties(feature: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for column, value in (feature.get("properties") or {}).items():
        name = str(column).strip().lower()
        if name not in {"lat", "lon", "latitude", "longitude", "center_lat", "center_lon"}:
            yield name, "" if value is None else str(value)


def _shape(geometry: dict[str, Any]) -> tuple[Any, str]:
    """Give a geometry as shapely has it, mended where its rings cross; or why it cannot be taken."""
    import shapely  # noqa: PLC0415 - slow to import, needed for boundaries only
    from shapely.errors import ShapelyError  # noqa: PLC0415
    from shapely.geometry import shape  # noqa: PLC0415

    try:
        found = shapely.make_valid(shape(geometry))
    except (ShapelyError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None, "its outline is broken"
    if found.is_empty:
        return None, "it has no outline"
    west, south, east, north = found.bounds
    if west < -_DATE_LINE or east > _DATE_LINE or south < -_POLES or north > _POLES:
        return None, "its outline is not in degrees: save the file with the projection WGS 84"
    return found, ""
