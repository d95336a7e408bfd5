"""The map of a report: incidents sized by the killed over the outlines that were imported, areas never as pins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.publish import atlas
from harmledger.publish.report import svg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from harmledger.publish.atlas import Atlas, Marker, View
    from harmledger.publish.index import Index
    from harmledger.publish.report.ground import Ground
    from harmledger.publish.report.outlines import Outline, Ring

LEAST = 110.0  # km from edge to edge, so that borders around a single village can be told
MOST = 400  # incidents drawn: more would cover each other
WEIGHTS = {0: 1.6, 1: 1.1, 2: 0.6}  # of a border's line, by level
FINEST = 0.35
LOOK = {
    "injured": ("#ffffff", svg.KILLED, 2.2),
    "other": ("#8b8f92", "#ffffff", 0.8),
    "killed": (svg.KILLED, "#ffffff", 1.0),
}


def drawn(ground: Ground, family: str) -> str:
    """Draw the map; nothing where no place is known."""
    found = atlas.atlas(_largest(ground), LEAST)
    if found is None:
        return ""
    frame = svg.element("rect", width=found.width, height=found.height, fill=svg.WATER)
    clip = svg.element(
        "defs", svg.element("clipPath", svg.element("rect", width=found.width, height=found.height), id="frame")
    )
    body = "".join((*_borders(found.view, ground.wish.outlines), *map(_marker, found.markers), *_labels(found.markers)))
    inside = svg.element("g", body, clip_path="url(#frame)")
    label = ground.speech.say("places", "head")
    return svg.picture(found.width, found.height, clip, frame, inside, *_bar(found, ground), family=family, label=label)


def _largest(ground: Ground) -> Index:
    """Give the incidents that the map has room for: those that killed most."""
    book = ground.index.book
    kept = sorted(book.incidents, key=lambda incident: (-ground.killed(incident)[0], incident.id))[:MOST]
    return replace(ground.index, book=replace(book, incidents=tuple(kept)))


def _borders(view: View, outlines: Iterable[Outline]) -> Iterator[str]:
    """Draw the finest borders first, so that a country's line lies over its districts'."""
    for outline in sorted(outlines, key=lambda one: (-one.level, one.name)):
        path = "".join(_path(view, ring) for ring in outline.rings)
        if path:
            weight = WEIGHTS.get(outline.level, FINEST)
            yield svg.element("path", d=path, fill="#ffffff", fill_opacity=0.55, stroke="#9a958a", stroke_width=weight)


def _path(view: View, ring: Ring) -> str:
    """Project a ring that meets the view; points closer than half a unit are left out."""
    points = [(view.x(lon), view.y(lat)) for lon, lat in ring]
    if not points or not _meets(points):
        return ""
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 1:
            kept.append(point)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


def _meets(points: list[tuple[float, float]]) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) >= 0 and min(xs) <= atlas.WIDTH and max(ys) >= 0 and min(ys) <= atlas.HEIGHT


def _marker(marker: Marker) -> str:
    if marker.kind == "area":
        look = {"fill": svg.KILLED, "fill_opacity": 0.05, "stroke": svg.SOFT, "stroke_dasharray": "5 5"}
        return svg.element("circle", cx=marker.x, cy=marker.y, r=marker.r, **look)
    fill, stroke, weight = LOOK[marker.kind]
    look = {"fill": fill, "fill_opacity": 0.85, "stroke": stroke, "stroke_width": weight}
    return svg.element("circle", cx=marker.x, cy=marker.y, r=marker.r, **look)


def _labels(markers: Iterable[Marker]) -> Iterator[str]:
    halo = {"stroke": "#ffffff", "stroke_width": 3.5, "stroke_linejoin": "round", "fill": "#ffffff"}
    for marker in markers:
        if marker.shown:
            size = {"font_size": 12.5 if marker.kind == "killed" else 11, "text_anchor": marker.anchor}
            size |= {"font_weight": "bold"} if marker.kind == "killed" else {}
            yield svg.text(marker.label, marker.label_x, marker.label_y, **size, **halo)
            yield svg.text(marker.label, marker.label_x, marker.label_y, **size)


def _bar(found: Atlas, ground: Ground) -> Iterator[str]:
    """Draw the scale in a corner."""
    x, y = 16.0, found.height - 16
    yield svg.element("path", d=f"M{x} {y - 5}V{y}H{x + found.bar:.1f}V{y - 5}", fill="none", stroke=svg.SOFT)
    unit = found.bar_text.replace("km", "كم") if ground.speech.is_rtl else found.bar_text
    yield svg.text(unit, x + found.bar + 6, y + 1, font_size=11, fill=svg.SOFT)
