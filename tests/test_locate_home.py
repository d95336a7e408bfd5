"""Which country a text speaks of: no pin by sound alone in a country of which it does not."""

from __future__ import annotations

import pytest

from harmledger.locate.lands import of_party, spoken_of
from harmledger.model import Entry, Precision
from harmledger.read.mentions import Near
from tests.locating import located, place

# The world's towns: no list of their countries is at hand, so that they bear no codes and lie in no district.
TOWNS = (
    Entry("t:1", "Eslam Qaleh", ("Kafir Kala",), Precision.TOWN, 34.66, 61.07, "AF", population=17_000),
    Entry("t:2", "Baalbek", ("بعلبك",), Precision.TOWN, 34.01, 36.21, "LB", population=80_000),
    Entry("t:3", "Kuşadası", ("Efes",), Precision.TOWN, 37.86, 27.26, "TR", population=60_000),
    Entry("t:4", "Jericho", ("Ariha", "أريحا"), Precision.TOWN, 31.87, 35.44, "PS", population=20_000),
    Entry("t:6", "Gammah", (), Precision.TOWN, 10.0, 10.0, "NG", population=20_000),
    Entry("t:5", "Goma", (), Precision.TOWN, -1.67, 29.24, "CD", population=140_000),
    Entry("t:7", "Kostyantynivka", (), Precision.TOWN, 48.53, 37.71, "UA", population=70_000),
    Entry("t:8", "Sarmin", (), Precision.TOWN, 35.9, 36.72, "SY", "Idleb", population=14_000),
    Entry("t:9", "Reyhanlı", ("Reyhanli",), Precision.TOWN, 36.27, 36.57, "TR", population=60_000),
    Entry("t:10", "Hays", (), Precision.TOWN, 38.88, -99.33, "US", population=21_000),
    Entry("t:11", "Ārdamatā", (), Precision.TOWN, 13.48, 22.47, "SD", population=20_000),
    Entry("t:12", "Ordu Medet", ("Ardimit",), Precision.TOWN, 40.0, 38.0, "TR", population=20_000),
    Entry("t:13", "Sake", (), Precision.TOWN, -1.57, 29.04, "CD", population=20_000),
    Entry("c:LB", "Lebanon", (), Precision.COUNTRY, 33.9, 35.9, "LB"),
    Entry("c:AF", "Afghanistan", (), Precision.COUNTRY, 33.8, 66.0, "AF"),
)


def where(text: str, *names: str) -> list[str | None]:
    """Give the entry of each name of a text."""
    found = located(text, *(place(text, name) for name in names), entries=TOWNS).places
    return [p.id if p else None for p in found]


def test_a_village_that_no_list_has_is_no_town_that_sounds_so_far_away() -> None:
    """Kafr Kila in Lebanon is not Eslam Qaleh in Afghanistan: it keeps its name, without a point, and says why."""
    text = "A strike hit Kafr Kila and another Baalbek."
    village, town = located(text, place(text, "Kafr Kila"), place(text, "Baalbek"), entries=TOWNS).places
    assert village
    assert town
    assert (village.name, village.lat, town.id) == ("Kafr Kila", None, "t:2")
    assert village.reasons == ("no entry is spelled so; Eslam Qaleh (AF) only sounds so",)


def test_nor_where_no_other_name_says_which_country_is_meant() -> None:
    """Alone, "Afes" is left open rather than put into the Turkish town that was once called Efes."""
    assert where("Shells fell on Afes.", "Afes") == [None]


def test_a_slip_is_forgiven_in_a_country_that_the_text_speaks_of() -> None:
    """A letter too many is the town of Ukraine where anything says that Ukraine is meant, but not without."""
    text = "Ukrainian doctors said that shells hit Kostyantinivkka and Gomma."
    assert where(text, "Kostyantinivkka", "Gomma") == ["t:7", None]
    assert where("Shells hit Gomma.", "Gomma") == [None]


def test_a_name_of_another_country_that_only_it_speaks_for_is_not_meant() -> None:
    """Ariha beside Sarmin is not Jericho, which also bears the name: nothing else speaks of Palestine."""
    assert where("Rockets hit Sarmin.\nIn Ariha a market was hit, the Syrian army said.", "Sarmin", "Ariha") == [
        "t:8",
        None,
    ]
    assert where("In Ariha a Palestinian was shot.", "Ariha") == ["t:4"]


def test_a_small_town_abroad_is_meant_only_beside_the_country_that_is_named_or_across_its_border() -> None:
    """Hays in Yemen, which no list has, is not Hays in Kansas; Reyhanli lies across the border from Sarmin."""
    assert where("Syrian doctors in Sarmin, Reyhanli and Hays.", "Sarmin", "Reyhanli", "Hays") == ["t:8", "t:9", None]


def test_a_town_before_a_colon_is_one_where_its_country_is_told_of() -> None:
    """Of a roundup: "Goma: two were killed" needs no other cue beside Sake; a speaker's name is no place."""
    text = "Goma: two people were killed.\nHays: they were fishing.\nShells fell on Sake."
    names = [place(text, name, sure=False) for name in ("Goma", "Hays")]
    found = located(text, *names, place(text, "Sake"), entries=TOWNS).places
    assert [p.id if p else None for p in found] == ["t:5", None, "t:13"]


def test_in_another_script_the_same_key_will_do_where_the_country_is_told_of() -> None:
    """«أردمتا» is Ardamata where the text speaks of Sudan: Arabic need not write its vowels."""
    text = "قصف على أردمتا، بحسب أطباء سودانيين"
    found = located(text, place(text, "أردمتا"), entries=TOWNS, language="ar").places
    assert [p and p.id for p in found] == ["t:11"]


def test_a_name_spelled_so_needs_no_country() -> None:
    """Goma is Goma, though nothing else is said."""
    assert where("Bombs fell near Goma.", "Goma") == ["t:5"]


def test_the_country_named_opens_its_towns() -> None:
    """Where the text names Afghanistan, its town may be meant by a spelling that is nearly its own."""
    text = "A bomb in Kafir Qala, Afghanistan, killed two."
    country = place(text, "Afghanistan", Near.WITHIN)
    assert [p and p.id for p in located(text, place(text, "Kafir Qala"), country, entries=TOWNS).places] == [
        "t:1",
        "c:AF",
    ]


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("The Ukrainian air force spoke.", "UA"),
        ("قال الرئيس الصومالي", "SO"),
        ("وللجيش اللبناني بيان", "LB"),
        ("قتل سودانيون", "SD"),
        ("Haiti's police", "HT"),
    ],
)
def test_a_word_tells_of_a_land(text: str, land: str) -> None:
    """Adjectives and people of a country speak for it, with article, preposition and ending."""
    assert spoken_of(text, ()) == {land}


def test_a_party_of_one_land_tells_of_it_and_one_that_strikes_abroad_does_not() -> None:
    """The RSF fight in Sudan; who bombs a country is not at home there."""
    assert spoken_of("Shells fell.", {"RSF"}) == {"SD"}
    assert spoken_of("Israeli and Russian aircraft struck.", {"Israel", "Russia"}) == set()
    assert of_party("Houthis") == "YE"
