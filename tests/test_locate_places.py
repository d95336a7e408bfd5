"""Names of a document become places."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from harmledger.locate.gazetteer import Layers
from harmledger.locate.spot import unwrap
from harmledger.locate.starter import gazetteer as starter
from harmledger.model import Entry, Precision
from harmledger.read.mentions import Near, PlaceMention
from tests.locating import located, place

HAMLETS = (
    Entry("x:1", "Sandal", ("صندل",), lat=35.0, lon=36.0, country="SY", admin1="Hama", admin2="Masyaf"),
    Entry("x:2", "Sandal", ("صندل",), lat=36.5, lon=40.0, country="SY", admin1="Al-Hasakeh"),
    Entry("x:3", "Roumana", ("رمانة",), lat=35.02, lon=36.03, country="SY", admin1="Hama"),
    Entry("x:4", "Hama", ("حماة",), Precision.GOVERNORATE, 35.1, 36.7, "SY"),
    Entry("x:5", "Hama", ("حماة",), Precision.TOWN, 35.13, 36.75, "SY", admin1="Hama", population=400_000),
    Entry("x:6", "Five", (), lat=35.01, lon=36.01, country="SY", admin1="Hama"),
)


def test_both_spellings_are_one_place() -> None:
    """Bara and Al-Bara, Fattira and «الفطيرة» resolve to the same P-code."""
    text = "Shells hit the villages of Al-Bara and Fattira.\nLater Bara was hit again.\nقرية الفطيرة"
    mentions = (
        place(text, "Al-Bara", cue=Precision.VILLAGE),
        place(text, "Fattira", cue=Precision.VILLAGE),
        place(text.replace("Al-Bara", "Al-____"), "Bara"),
        place(text, "الفطيرة", cue=Precision.VILLAGE),
    )
    codes = [p.pcode for p in located(text, *mentions).places if p]
    assert codes == ["C4304", "C4070", "C4304", "C4070"]


def test_a_namesake_is_chosen_by_its_neighbour() -> None:
    """Of two villages of one name the one beside the other place of the report is meant."""
    text = "Mortar rounds fell on Sandal and Roumana."
    first, second = located(text, place(text, "Sandal"), place(text, "Roumana"), entries=HAMLETS).places
    assert first
    assert (first.id, second and second.id) == ("x:1", "x:3")
    assert any(reason.startswith("near Roumana") for reason in first.reasons)


def test_a_namesake_is_chosen_by_the_governorate_named() -> None:
    """Read "Sandal, in Hama" is the one in Hama."""
    text = "A drone hit Sandal, in Hama province."
    found = located(text, place(text, "Sandal"), place(text, "Hama", Near.WITHIN), entries=HAMLETS).places
    assert [p.id for p in found if p] == ["x:1", "x:4"]
    assert found[0]
    assert found[0].admin1 == "Hama"


def test_what_is_only_spelled_so_is_not_sought_far_from_where_the_text_says() -> None:
    """A quarter of Hama that no list has is not a village in the north-east; one that is spelled just so may be."""
    far = (*HAMLETS, Entry("x:7", "Qalaseh", lat=36.6, lon=40.2, country="SY", admin1="Al-Hasakeh"))
    for name, id_ in (("al-Kallasi", None), ("Qalaseh", "x:7")):
        text = f"A shell hit {name}, in Hama province."
        found = located(text, place(text, name), place(text, "Hama", Near.WITHIN), entries=far).places[0]
        assert found
        assert found.id == id_
    text = "A shell hit al-Kallasi."
    found = located(text, place(text, "al-Kallasi"), entries=far).places[0]
    assert found
    assert found.id == "x:7"


SAHL = (
    Entry("y:1", "Sahl", (), Precision.DISTRICT, 36.5, 36.9, "SY", admin1="Hama"),
    Entry("y:2", "Sahl", (), Precision.SUBDISTRICT, 36.52, 36.92, "SY", admin1="Hama", admin2="Sahl"),
    Entry("y:3", "Sahl", (), Precision.TOWN, 36.51, 36.91, "SY", admin1="Hama", admin2="Sahl", population=50_000),
    Entry("y:4", "Jarada", (), lat=35.1, lon=37.9, country="SY", admin1="Hama", admin2="Salamiyeh"),
)


def test_a_namesake_far_from_the_area_named_behind_it_is_not_meant() -> None:
    """A village "in the Sahl countryside" is not the one of its name 180 km away; without the area it is."""
    text = "Shells hit Jarada village in northern Sahl countryside."
    own = place(text, "Jarada", cue=Precision.VILLAGE)
    far, area = located(text, own, place(text, "Sahl", Near.AREA, Precision.GOVERNORATE), entries=SAHL).places
    assert far
    assert (far.id, area and area.id) == (None, "y:3")
    assert "far from Sahl" in far.reasons[0]
    alone = located(text, own, entries=SAHL).places
    assert [p.id for p in alone if p] == ["y:4"]


@pytest.mark.parametrize(("within", "expected"), [("Qarn", None), ("Sahl", "y:5")])
def test_forty_kilometres_are_far_from_a_subdistrict_unless_it_reaches_there(within: str, expected: str | None) -> None:
    """A village 40 km from the sub-district named behind it is meant only where the list has it in that very one."""
    text = "Shells hit Marja village in Sahl sub-district."
    marja = Entry("y:5", "Marja", (), lat=36.52, lon=36.47, country="SY", admin1="Hama", admin2="Qarn", admin3=within)
    own, area = place(text, "Marja", cue=Precision.VILLAGE), place(text, "Sahl", Near.WITHIN, Precision.SUBDISTRICT)
    found = located(text, own, area, entries=(*SAHL, marja)).places
    assert [p and p.id for p in found] == [expected, "y:2"]


def test_an_unlisted_area_does_not_hide_the_listed_one_around_it() -> None:
    """A village "in the Qarn district in northern Sahl" lies in Sahl, though no list has Qarn."""
    text = "Shells hit Jarada village in Qarn district in northern Sahl countryside."
    own, unlisted = place(text, "Jarada", cue=Precision.VILLAGE), place(text, "Qarn", Near.WITHIN, Precision.DISTRICT)
    found = located(text, own, unlisted, place(text, "Sahl", Near.AREA, Precision.GOVERNORATE), entries=SAHL).places
    assert [p and p.id for p in found] == [None, None, "y:3"]


def test_a_town_keeps_its_name_beside_its_district() -> None:
    """A bare "Sahl" beside "the Sahl area" is the town, and the district and sub-district of one name are no rivals."""
    text = "Shells hit Sahl and Jarada.\nPeople in the Sahl area fled."
    town, _ = located(text, place(text, "Sahl"), place(text, "Jarada"), entries=SAHL).places
    assert town
    assert town.id == "y:3"
    wide = located(text, place(text, "Sahl", Near.WITHIN, Precision.DISTRICT), entries=SAHL[:2]).places
    assert [p.id for p in wide if p] == ["y:1"]


def test_a_name_is_the_same_place_throughout_a_document() -> None:
    """Where another area is named behind it, a name stays the village that the document named clearly before."""
    text = "A drone hit Sandal in Hama province.\nRoumana lies near.\nSandal, on the road to Hasakah province."
    again = place(text.replace("Sandal in", "______ in"), "Sandal")
    hasakah = Entry("x:7", "Hasakah", (), Precision.GOVERNORATE, 36.5, 40.7, "SY")
    found = located(
        text,
        place(text, "Sandal"),
        place(text, "Hama", Near.WITHIN, Precision.GOVERNORATE),
        place(text, "Roumana"),
        again,
        entries=(*HAMLETS, hasakah),
    ).places
    assert [p and p.id for p in found] == ["x:1", "x:4", "x:3", "x:1"]


def test_without_a_clue_it_abstains_with_alternatives() -> None:
    """Two namesakes far apart and nothing to tell them: no pin, both named."""
    text = "A drone hit Sandal."
    found = located(text, place(text, "Sandal"), entries=HAMLETS).places[0]
    assert found
    assert (found.id, found.lat) == (None, None)
    assert {a.id for a in found.alternatives} == {"x:1", "x:2"}
    assert "fit alike" in found.reasons[0]


def test_a_gazetteer_alone_does_not_make_a_place() -> None:
    """Common words and names of people are no places, though a village is called so; a cue makes them one."""
    text = "Five were hurt, said Hassan Khalifa near Roumana.\nThe village of Five was quiet."
    seen = located(
        text,
        place(text, "Five", sure=False),
        place(text, "Hassan Khalifa", sure=False),
        place(text, "Roumana"),
        place(text.replace("Five", "____", 1), "Five", cue=Precision.VILLAGE),
        entries=HAMLETS[:-1],
    ).places
    assert seen[0] is None or seen[0].id is None
    assert seen[1] is None
    assert seen[3]
    assert seen[3].name == "Five"


def test_a_name_spelled_so_beside_known_places_needs_no_cue() -> None:
    """A bare name counts when the gazetteer has it so spelled near another place of the text."""
    text = "Sandal, Roumana: shelling all night."
    found = located(text, place(text, "Sandal", sure=False), place(text, "Roumana"), entries=HAMLETS).places
    assert [p and p.id for p in found] == ["x:1", "x:3"]


def test_an_unknown_place_keeps_its_name() -> None:
    """A cue vouches for a place that no gazetteer has: the name is kept, without id and point."""
    text = "Rockets fell on the village of Qwertzuiop."
    found = located(text, place(text, "Qwertzuiop", cue=Precision.VILLAGE), entries=HAMLETS).places[0]
    assert found
    assert (found.name, found.id, found.lat) == ("Qwertzuiop", None, None)


@pytest.mark.parametrize(
    ("name", "precision"),
    [("Jabal al-Zawiya", Precision.REGION), ("Idlib province", Precision.GOVERNORATE), ("Syria", Precision.COUNTRY)],
)
def test_an_area_is_never_a_pin(name: str, precision: Precision) -> None:
    """A massif, a province and a country carry their class, so that nobody draws a pin."""
    found = located(f"Attacks on {name} went on.", place(f"Attacks on {name} went on.", name)).places[0]
    assert found
    assert found.precision is precision


def test_the_countryside_of_a_town_is_an_area() -> None:
    """Read "Countryside of Saraqib" is no point in Saraqib."""
    text = "Shelling of the countryside of Saraqib."
    found = located(text, place(text, "Saraqib", Near.AREA)).places[0]
    assert found
    assert (found.label, found.precision) == ("Saraqab", Precision.SUBDISTRICT)


def test_city_and_province_of_one_name() -> None:
    """The words around a name tell the city from the province."""
    text = "In Idlib province a camp south of Idlib was hit."
    wide = place(text, "Idlib", Near.WITHIN, Precision.GOVERNORATE)
    town = place(text.replace("Idlib", "_____", 1), "Idlib", Near.NEAR)
    assert [p.pcode for p in located(text, wide, town).places if p] == ["SY07", "C3871"]


def test_an_arabic_name_reaches_as_far_as_the_gazetteer_knows_it() -> None:
    """«كفر نوران» is read as two words, «سرمين أمس» as one, and the preposition is taken off."""
    text = "قصف على كفر نوران غربي حلب\nقصف بسرمين أمس"
    first = place(text, "كفر", longest=text.index("حلب") + 3)
    second = place(text, "بسرمين", longest=len(text))
    found = located(text, first, second, language="ar").places
    assert [(p.name, p.pcode) for p in found if p] == [("كفر نوران", "C1041"), ("سرمين", "C3953")]


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("outskirts of Atma", "Atma"),
        ("the village of Atma", "Atma"),
        ("Atma camp", "Atma"),
        ("Afrin district", "Afrin"),
        ("ريف إدلب", "إدلب"),
        ("محيط بلدة سرمين", "بلدة سرمين"),
    ],
)
def test_words_around_a_name_are_taken_off(name: str, core: str) -> None:
    """One layer at a time, in both languages."""
    found = unwrap(name)
    assert found
    assert found[0] == core


def test_many_names_do_not_slow_a_document_down() -> None:
    """Each name looks at a few neighbours only, so that ten thousand mentions are resolved."""
    names = ["Sarja", "Bara", "Iblin", "Ihsim"] * 2_500
    text = " ".join(names)
    mentions, at = [], 0
    for name in names:
        mentions.append(place(name, name))
        start = text.index(name, at)
        at = start + len(name)
        mentions[-1] = type(mentions[-1])(start, at, 0, name, Near.AT, Precision.VILLAGE)
    assert all(p and p.pcode for p in located(text, *mentions).places)


def shared() -> Path:
    """Give the folder of shared data."""
    return Path(__file__).parents[2] / "shared"


@pytest.mark.skipif(not (shared() / "seeds").exists(), reason="the shared seed reports are not here")
def test_every_place_of_the_seeds_resolves_to_its_pcode(tmp_path: Path) -> None:
    """With the Syrian gazetteer imported all twenty places of the two seed reports resolve, as do their spellings."""
    from accuracy.places import syrian  # noqa: PLC0415 - only where the data is

    gazetteer = syrian(shared() / "data", tmp_path / "gazetteer.db")
    text = "\n".join(p.read_text("utf-8") for p in sorted((shared() / "seeds").glob("*.txt")))
    with (shared() / "data" / "gazetteer" / "seed_places.csv").open(encoding="utf-8", newline="") as rows:
        wanted = [(n.strip(), r["pcode"]) for r in csv.DictReader(rows) for n in r["mention"].split("/")]
    names = [(n.removesuffix(" (city)"), code) for n, code in wanted]
    cue = {"Idlib": Precision.TOWN, "Aleppo": Precision.TOWN}
    mentions = [place(text, n, cue=cue.get(n, Precision.VILLAGE)) for n, _ in names]
    ordered = sorted(zip(mentions, names, strict=True), key=lambda pair: pair[0].start)
    from harmledger.locate import locate  # noqa: PLC0415
    from harmledger.model import Document  # noqa: PLC0415
    from harmledger.read.mentions import Reading  # noqa: PLC0415
    from tests.locating import sentences  # noqa: PLC0415

    reading = Reading("en", sentences(text), places=tuple(m for m, _ in ordered))
    found = locate(Document("seeds", text, ""), reading, gazetteer).places
    assert [(p and p.pcode) for p in found] == [code for _, (_, code) in ordered]
    assert isinstance(gazetteer, Layers)
    assert starter() in gazetteer.layers


def test_behind_a_market_stands_a_town_that_the_gazetteer_knows() -> None:
    """Read "the market of Roumana" in Roumana, the fish market nowhere."""
    text = "Planes hit the market of Roumana and the market of Fish."
    cue = Precision.NEIGHBOURHOOD
    known, goods = located(
        text, place(text, "Roumana", cue=cue, sure=False), place(text, "Fish", cue=cue, sure=False), entries=HAMLETS
    ).places
    assert known
    assert (known.id, known.precision) == ("x:3", Precision.NEIGHBOURHOOD)
    assert goods is None


def test_a_quarter_or_a_camp_stands_in_the_settlement_that_its_sentence_names() -> None:
    """A village far away that bears the name of a quarter is not meant; a bare "Hama" behind a quarter is the city."""
    text = "Shells hit Sandal quarter in Hama.\nShells hit Sandal camp near the village of Roumana."
    quarter, city, camp, village = located(
        text,
        place(text, "Sandal", cue=Precision.NEIGHBOURHOOD),
        place(text, "Hama", Near.WITHIN),
        PlaceMention(46, 52, 1, "Sandal", cue=Precision.EXACT),
        place(text, "Roumana", Near.NEAR, Precision.VILLAGE),
        entries=HAMLETS,
    ).places
    found = [(p.id, p.precision) for p in (quarter, camp) if p]
    assert found == [("x:5", Precision.NEIGHBOURHOOD), ("x:1", Precision.NEIGHBOURHOOD)]  # a hamlet beside Roumana
    assert [p.id for p in (city, village) if p] == ["x:5", "x:3"]


def test_a_quarter_of_no_settlement_is_no_pin() -> None:
    """Where nothing says in which settlement it lies, the name is kept without a point."""
    text = "Shells hit Sandal quarter."
    (quarter,) = located(text, place(text, "Sandal", cue=Precision.NEIGHBOURHOOD), entries=HAMLETS).places
    assert quarter
    assert (quarter.name, quarter.id, quarter.lat) == ("Sandal", None, None)


def test_the_country_around_a_town_is_named_as_written() -> None:
    """«ريف حماة» is the country around Hama: an area, and its name is not that of the town."""
    text = "قصف استهدف قرى في ريف حماة."
    (around,) = located(text, place(text, "حماة", Near.AREA), entries=HAMLETS).places
    assert around
    assert (around.name, around.precision in {Precision.VILLAGE, Precision.TOWN}) == ("ريف حماة", False)
