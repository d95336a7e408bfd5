"""Boundaries are read from GeoJSON and TopoJSON, with what is wrong told by feature."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from harmledger import errors
from harmledger.collect.boundaries import outline
from harmledger.collect.gazetteers import place_list
from harmledger.collect.listed import BadRow, Listed
from harmledger.model import Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARED = Path(__file__).parents[1].parent / "shared" / "data" / "map"
SQUARE = [[36.0, 35.0], [37.0, 35.0], [37.0, 36.0], [36.0, 36.0], [36.0, 35.0]]
NORTH = {"ADM1_EN": "Northland", "ADM1_AR": "الشمال", "ADM1_PCODE": "XA01", "ADM0_PCODE": "XA"}
# Two squares beside each other share the arc 0; the second goes along it backwards.
TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [36, 35]},
    "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
    "objects": {
        "adm1": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": NORTH},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": NORTH | {"ADM1_PCODE": "XA02"}},
            ],
        },
        "adm0": {"type": "Polygon", "arcs": [[0, 1]], "properties": {"ADM0_EN": "Exland", "ADM0_PCODE": "XA"}},
    },
}


def collection(*features: tuple[dict[str, Any], Any]) -> str:
    """Give a collection of features."""
    made = [{"type": "Feature", "properties": p, "geometry": g} for p, g in features]
    return json.dumps({"type": "FeatureCollection", "features": made})


def polygon(*rings: Sequence[Sequence[float]]) -> dict[str, Any]:
    """Give a polygon."""
    return {"type": "Polygon", "coordinates": rings}


def read(path: Path, text: str) -> tuple[list[Listed], list[BadRow]]:
    """Write a file and read it as a list of places."""
    path.write_text(text, encoding="utf-8")
    rows = list(place_list(path).rows)
    return [r for r in rows if isinstance(r, Listed)], [r for r in rows if isinstance(r, BadRow)]


def test_a_feature_is_an_area_with_its_outline(tmp_path: Path) -> None:
    """Names in both scripts, the P-code, a point inside and the outline come from one feature."""
    (row,), bad = read(tmp_path / "xa.geojson", collection((NORTH, polygon(SQUARE))))
    entry = row.entry
    assert not bad
    assert (entry.id, entry.name, entry.names, entry.country) == ("ocha:XA01", "Northland", ("الشمال",), "XA")
    assert entry.precision is Precision.GOVERNORATE
    assert {n.language: n.name for n in row.namings} == {"en": "Northland", "ar": "الشمال"}
    assert shapely.from_wkb(row.shape).equals(shapely.Polygon(SQUARE))
    assert shapely.from_wkb(row.shape).contains(shapely.Point(entry.lon or 0, entry.lat or 0))


def test_arcs_that_neighbours_share_are_put_together(tmp_path: Path) -> None:
    """Each object of a topology is a layer; an arc is gone along backwards where its number says so."""
    rows, bad = read(tmp_path / "xa.topo.json", json.dumps(TOPOLOGY))
    assert not bad
    assert [(r.table, r.entry.id) for r in rows] == [
        ("adm1", "ocha:XA01"),
        ("adm1", "ocha:XA02"),
        ("adm0", "ocha:XA"),
    ]
    west, east = (shapely.from_wkb(r.shape) for r in rows[:2])
    assert west.bounds == (36, 35, 37, 36)
    assert east.bounds == (37, 35, 38, 36)
    assert west.intersection(east).length == 1


def test_a_bad_outline_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    """Without an outline, broken, or in metres: each is told with its number."""
    features = (
        ({**NORTH, "ADM1_PCODE": "XA02"}, None),
        ({**NORTH, "ADM1_PCODE": "XA03"}, {"type": "Polygon", "coordinates": [[[1, 2]]]}),
        ({**NORTH, "ADM1_PCODE": "XA04"}, polygon([[x * 9000, y * 9000] for x, y in SQUARE])),
        ({"ADM1_EN": "Uncoded", "ADM1_PCODE": ""}, polygon(SQUARE)),
        (NORTH, polygon(SQUARE)),
    )
    rows, bad = read(tmp_path / "xa.geojson", collection(*features))
    assert [r.entry.id for r in rows] == ["ocha:XA01"]
    assert [(b.line, b.why.split(":")[0]) for b in bad] == [
        (1, "it has no outline"),
        (2, "its outline is broken"),
        (3, "its outline is not in degrees"),
        (4, "it has no P-code"),
    ]


def test_rings_that_cross_are_mended(tmp_path: Path) -> None:
    """A bow-tie has an area, and it is valid afterwards."""
    bow = [[36, 35], [37, 36], [37, 35], [36, 36], [36, 35]]
    (row,), _ = read(tmp_path / "xa.geojson", collection((NORTH, polygon(bow))))
    assert shapely.from_wkb(row.shape).is_valid


def test_areas_of_ones_own_are_areas_and_points_are_points(tmp_path: Path) -> None:
    """A drawn area without a class is a region, never a village; a point has no outline."""
    text = collection(
        ({"name": "Red Hills"}, polygon(SQUARE)), ({"name": "Well"}, {"type": "Point", "coordinates": [36, 35]})
    )
    rows, _ = read(tmp_path / "own.geojson", text)
    assert [(r.entry.name, r.entry.precision.value, r.shape is None) for r in rows] == [
        ("Red Hills", "region", False),
        ("Well", "village", True),
    ]


@pytest.mark.parametrize("text", ["{", "[]", '{"type": "Topology"}', '{"type": "FeatureCollection", "features": 3}'])
def test_what_holds_no_boundaries_is_refused(tmp_path: Path, text: str) -> None:
    """The message says what the file must be."""
    with pytest.raises(errors.NotBoundariesError):
        read(tmp_path / "xa.geojson", text)


def test_an_outline_for_a_place_of_ones_own(tmp_path: Path) -> None:
    """The first outline of a file is taken; a file without one is refused."""
    (tmp_path / "hills.geojson").write_text(
        json.dumps({"type": "Feature", "properties": {}, "geometry": polygon(SQUARE)})
    )
    assert shapely.from_wkb(outline(tmp_path / "hills.geojson")).area == 1
    (tmp_path / "well.geojson").write_text(collection(({}, {"type": "Point", "coordinates": [36, 35]})))
    with pytest.raises(errors.NotBoundariesError):
        outline(tmp_path / "well.geojson")


@pytest.mark.skipif(not SHARED.exists(), reason="the shared maps are absent: their topology is not read")
def test_the_shared_topology_is_read_at_every_level() -> None:
    """Every area of Syria has its outline, and the sub-districts cover what the governorates cover."""
    rows = [r for r in place_list(SHARED / "syria_admin.topo.json").rows if isinstance(r, Listed)]
    shapes = {
        table: [shapely.from_wkb(r.shape) for r in rows if r.table == table] for table in ("adm1", "adm2", "adm3")
    }
    assert {table: len(some) for table, some in shapes.items()} == {"adm1": 14, "adm2": 62, "adm3": 272}
    assert all(shape.is_valid for some in shapes.values() for shape in some)
    fine, coarse = shapely.union_all(shapes["adm3"]), shapely.union_all(shapes["adm1"])
    assert fine.symmetric_difference(coarse).area < 0.001 * coarse.area
