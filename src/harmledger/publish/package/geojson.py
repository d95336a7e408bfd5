"""Incidents as GeoJSON: a feature each, without a geometry where the place is an area or not known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from harmledger.publish import share
from harmledger.publish.package.incidents import INCIDENTS, LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.model import Incident
    from harmledger.publish.index import Index


def geojson(index: Index) -> Iterator[str]:
    """Write the collection piece by piece, so that a large one need not be held in memory."""
    head = {"type": "FeatureCollection", "name": "incidents", "limits": f"{LIMITS}; points are middles of places"}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "features": ['
    comma = "\n"
    for told, cells in INCIDENTS.filled(index):
        yield comma + json.dumps(_feature(told.incident, cells), ensure_ascii=False)
        comma = ",\n"
    yield "\n]}\n"


def _feature(incident: Incident, cells: Sequence[str | float]) -> dict[str, object]:
    point = share.point(incident.place)
    names = (column.name for column in INCIDENTS.columns)
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [point[1], point[0]]} if point else None,
        "properties": {name: value for name, value in zip(names, cells, strict=True) if value != ""},
    }
