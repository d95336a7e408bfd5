"""What happened only near a place has a radius around it."""

from __future__ import annotations

import pytest

from harmledger.locate import locate
from harmledger.locate.gazetteer import MemoryGazetteer
from harmledger.model import Document, Entry, Precision
from harmledger.read import read

TOWNS = [
    Entry("own:1", "Sarmin", ("سرمين",), Precision.TOWN, lat=35.90, lon=36.72, country="SY"),
    Entry("own:2", "Saraqib", ("سراقب",), Precision.TOWN, lat=35.86, lon=36.81, country="SY"),
]


def radii(text: str) -> list[float | None]:
    """Give the radius of each place of a text."""
    reading = read(text)
    found = locate(Document("d", text, "0"), reading, MemoryGazetteer.of(TOWNS))
    return [place.radius for place in found.places if place and place.id]


@pytest.mark.parametrize(
    ("text", "kilometres"),
    [
        ("Shelling hit a field 10 km south of Sarmin, killing two people.", [12.0]),
        ("Shelling hit a field five miles from Sarmin, killing two people.", [9.7]),
        ("A mine killed a shepherd eleven kilometres north of Sarmin.", [13.2]),
        ("قتل راع بانفجار لغم على بعد خمسة كيلومترات شرق بلدة سرمين.", [6.0]),
        ("A mine killed a shepherd some kilometres north of Sarmin.", [5.0]),
        ("A mine killed a shepherd on the outskirts of Sarmin.", [5.0]),
        ("Jets bombed the countryside of Sarmin, killing three people.", [15.0]),
        ("Gunmen killed a teacher in Sarmin.", [None]),
        ("قتل راع بانفجار لغم على بعد 7 كيلومترات شرق بلدة سرمين.", [8.4]),
        ("أصيب ثلاثة مدنيين بقصف على أطراف بلدة سرمين.", [5.0]),
    ],
)
def test_what_is_near_a_place_lies_within_a_radius_of_it(text: str, kilometres: list[float | None]) -> None:
    """The stated distance and a fifth more, else what the words stand for; in the place itself there is none."""
    assert radii(text) == kilometres


def test_between_two_places_reaches_half_way_from_either() -> None:
    """About nine kilometres part the two towns."""
    one, other = radii("A drone hit a car on the road between Sarmin and Saraqib, killing its driver.")
    assert one == other
    assert one is not None
    assert 4 < one < 5
