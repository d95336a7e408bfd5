"""A point is placed in the areas that hold it; a place that lies elsewhere than it says is noticed."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from harmledger.locate.gazetteer import kilometres
from harmledger.locate.outlines import Outlines, circle, middle, rings, under
from harmledger.model import Area, Entry, Precision

WEST = Entry("ocha:XA01", "Westland", ("غرب",), Precision.GOVERNORATE, country="XA", pcode="XA01")
EAST = replace(WEST, id="ocha:XA02", name="Eastland", names=(), pcode="XA02")
SHORE = Entry("ocha:XA0101", "Shore", (), Precision.DISTRICT, country="XA", admin1="Westland")
KNOWN = Outlines.of(
    (
        Area(SHORE, shapely.box(36, 35, 36.5, 36).wkb),
        Area(WEST, shapely.box(36, 35, 37, 36).wkb),
        Area(EAST, shapely.box(37, 35, 38, 36).wkb),
    )
)
SANDAL = Entry("x:1", "Sandal", lat=35.5, lon=36.2, country="XA", admin1="Westland", admin2="Shore")


@pytest.mark.parametrize(
    ("lat", "lon", "names"),
    [
        (35.5, 36.2, ["Westland", "Shore"]),
        (35.5, 36.9, ["Westland"]),
        (35.5, 37.9, ["Eastland"]),
        (35.5, 37.0, ["Westland", "Eastland"]),  # on the border
        (30.0, 36.2, []),
    ],
)
def test_a_point_gives_the_areas_it_lies_in(lat: float, lon: float, names: list[str]) -> None:
    """The largest comes first; outside all there is none."""
    assert [area.name for area in KNOWN.chain(lat, lon)] == names


def test_borders_around_a_point_are_cut_to_its_surroundings() -> None:
    """Of each area near the point the part of its border that runs there is given; of those far away nothing."""
    found = {(level, *sorted(line)) for level, line in KNOWN.around(35.5, 36.2, 0.25)}
    west = (36.0, 35.25), (36.0, 35.75)
    assert found == {(Precision.DISTRICT, *west), (Precision.GOVERNORATE, *west)}
    assert list(KNOWN.around(10, 10, 0.25)) == []


def test_a_points_home_is_the_smallest_area_that_holds_it() -> None:
    """South, west, north and east of it; outside all there is none."""
    assert KNOWN.home(35.5, 36.2) == (35.0, 36.0, 36.0, 36.5)
    assert KNOWN.home(35.5, 36.9) == (35.0, 36.0, 36.0, 37.0)
    assert KNOWN.home(10, 10) is None


def test_a_place_where_it_says_it_is_agrees() -> None:
    """Whatever the spelling of the area, and a little outside it too."""
    assert KNOWN.disagreement(SANDAL) == ""
    assert KNOWN.disagreement(replace(SANDAL, admin2=None, admin1="West Land")) == ""
    assert KNOWN.disagreement(replace(SANDAL, lon=36.53)) == ""


def test_a_place_elsewhere_is_told_with_its_distance() -> None:
    """The finest area that has an outline is compared, and where the point is in truth is said."""
    assert KNOWN.disagreement(replace(SANDAL, lon=37.5)) == (
        "it is said to be in Shore, its point lies 91 km from there, in Eastland"
    )
    far = KNOWN.disagreement(replace(SANDAL, admin2="Nowhere", lat=10.0))
    assert far == "it is said to be in Westland, its point lies 2,780 km from there"


def test_what_cannot_be_compared_is_not_doubted() -> None:
    """No outline of that area, another country, no point, or an area itself: there is nothing to say."""
    for entry in (
        replace(SANDAL, admin1="Nowhere", admin2=None, lon=37.5),
        replace(SANDAL, country="XB", lon=37.5),
        replace(SANDAL, lat=None),
        replace(SANDAL, lon=37.5, precision=Precision.DISTRICT),
    ):
        assert KNOWN.disagreement(entry) == ""


@given(st.floats(-60, 60), st.floats(-179, 179), st.floats(0.1, 100), st.floats(0, 6.28))
def test_a_circle_has_its_radius_everywhere(lat: float, lon: float, radius: float, turn: float) -> None:
    """Whatever the latitude, every point of the edge lies a radius away, and the middle is the middle."""
    shape = shapely.from_wkb(circle(lat, lon, radius))
    edge = shape.exterior.interpolate(turn / 6.28, normalized=True)
    assert kilometres(lat, lon, edge.y, edge.x) == pytest.approx(radius, rel=0.03)
    assert kilometres(lat, lon, *middle(circle(lat, lon, radius))) < 0.1 * radius


def test_an_outline_is_given_as_rings_to_draw() -> None:
    """Of two parts, one with a hole, the borders and the hole, longitude first."""
    holed = shapely.Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [[(1, 1), (2, 1), (2, 2)]])
    found = rings(shapely.MultiPolygon([holed, shapely.box(10, 50, 11, 51)]).wkb)
    assert [len(ring) for ring in found] == [5, 4, 5]
    assert found[2][0] == (11.0, 50.0)
    assert all(ring[0] == ring[-1] for ring in found)


def test_a_place_takes_the_chain_of_what_it_belongs_to() -> None:
    """Of an area its name too, of a settlement the areas above it."""
    bare = Entry("own:1", "Camp", lat=35.5, lon=36.2)
    placed = under(bare, SHORE)
    assert (placed.country, placed.admin1, placed.admin2, placed.admin3) == ("XA", "Westland", "Shore", None)
    assert under(bare, SANDAL).admin2 == "Shore"
    assert under(bare, WEST).admin1 == "Westland"
