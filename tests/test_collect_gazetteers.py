"""Lists of places are read, whatever their kind; a broken row costs nothing but itself."""

from __future__ import annotations

import gzip
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from harmledger import errors
from harmledger.collect.gazetteer_tables import GEONAMES
from harmledger.collect.gazetteers import place_list
from harmledger.collect.listed import BadRow, Listed, MoreNames
from harmledger.model import Entry, Precision

if TYPE_CHECKING:
    from pathlib import Path

OURS = (
    "pcode,name_en,name_ar,alt_latin,alt_ar,lat,lon,adm1_en,adm1_pcode,adm2_en,adm2_pcode,adm3_en,adm3_pcode,"
    "population,geonameid,wof_id,source,match\n"
    "C9001,Sandal,صندل,Sandel|Sendel,,35.5,36.5,Idleb,SY07,Ariha,SY0705,Ehsem,SY070501,700,111,,ocha,\n"
    "C9002,Ehsem,,,,35.6,36.6,Idleb,SY07,Ariha,SY0705,Ehsem,SY070501,0,,,ocha,\n"
    ",Roumana,رمانة,,,35.7,36.7,Idleb,SY07,,,,,0,222,,geonames/wof,\n"
)
WOF = (
    "wof_id,placetype,name,lat,lon,geonameid,feature_code,population,region_id,county_id,names\n"
    '1,region,Northland,15.0,44.0,,,,,,"{}"\n'
    '2,locality,Sandal,15.1,44.1,333,PPL,20000,1,,"{""ara_x_preferred"": [""صندل""]}"\n'
    '3,locality,Broken,15.1,44.1,,,,1,,"{not json"\n'
)


def given(path: Path, text: str) -> tuple[list[Entry], list[BadRow]]:
    """Write a file and read it as a list of places."""
    path.write_text(text, encoding="utf-8")
    return split(path)


def split(path: Path, country: str | None = None) -> tuple[list[Entry], list[BadRow]]:
    """Give the entries and the faults of a list."""
    rows = list(place_list(path, country=country).entries)
    return [r for r in rows if isinstance(r, Entry)], [r for r in rows if isinstance(r, BadRow)]


def dump(**cells: str) -> str:
    """Give a line of GeoNames' dump."""
    usual = {"geonameid": "1", "name": "Sandal", "latitude": "35.5", "longitude": "36.5", "country_code": "SY"}
    row = usual | {"feature_class": "P", "feature_code": "PPL", "population": "0"} | cells
    return "\t".join(row.get(c, "") for c in GEONAMES)


def test_our_columns_give_places_and_the_areas_above_them(tmp_path: Path) -> None:
    """Communities come with spellings, P-codes and their chain; governorate, district and sub-district beside them."""
    entries, bad = given(tmp_path / "places.csv", OURS)
    by_id = {e.id: e for e in entries}
    assert not bad
    sandal = by_id["ocha:C9001"]
    assert (sandal.names, sandal.admin3, sandal.country) == (("صندل", "Sandel", "Sendel"), "Ehsem", "SY")
    assert by_id["ocha:C9002"].precision is Precision.TOWN  # its sub-district is named after it
    assert by_id["geonames:222"].pcode is None
    classes = {i: by_id[i].precision for i in ("ocha:SY07", "ocha:SY0705", "ocha:SY070501")}
    assert list(classes.values()) == [Precision.GOVERNORATE, Precision.DISTRICT, Precision.SUBDISTRICT]


def test_a_gzipped_list_is_read(tmp_path: Path) -> None:
    """Compression makes no difference."""
    (tmp_path / "places.csv.gz").write_bytes(gzip.compress(OURS.encode()))
    assert len(split(tmp_path / "places.csv.gz")[0]) == 6


def test_whos_on_first_names_areas_by_id(tmp_path: Path) -> None:
    """A locality is in the region whose id it has; a row with broken names is told with its line."""
    entries, bad = given(tmp_path / "places_ye.csv", WOF)
    assert [(e.id, e.admin1, e.country) for e in entries] == [
        ("wof:1", None, "YE"),
        ("geonames:333", "Northland", "YE"),
    ]
    assert entries[1].precision is Precision.TOWN
    assert bad == [BadRow(4, "its names are no valid JSON")]


@pytest.mark.parametrize("zipped", [False, True])
def test_a_geonames_dump_has_no_header(tmp_path: Path, zipped: bool) -> None:  # noqa: FBT001 - a test's parameter
    """Settlements and areas are taken, wells and hotels passed over; a dump may be zipped with its readme."""
    text = "\n".join(
        [
            dump(geonameid="10", name="Northland", feature_class="A", feature_code="ADM1", admin1="07"),
            dump(geonameid="11", alternatenames="Sandel,صندل", admin1="07"),
            dump(geonameid="12", name="A Well", feature_class="H", feature_code="WLL"),
            dump(geonameid="13", name="Hills", feature_class="T", feature_code="MTS"),
        ]
    )
    path = tmp_path / ("SY.zip" if zipped else "SY.txt")
    if zipped:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("readme.txt", "about")
            archive.writestr("SY.txt", text)
    else:
        path.write_text(text, encoding="utf-8")
    entries, bad = split(path)
    assert not bad
    assert [(e.id, e.precision.value, e.admin1) for e in entries] == [
        ("geonames:10", "governorate", None),
        ("geonames:11", "village", "Northland"),
        ("geonames:13", "region", None),
    ]
    assert "صندل" in entries[1].names


def test_an_ocha_spreadsheet_is_read_at_its_finest_level(tmp_path: Path) -> None:
    """The sheet with the finest level gives its rows, and the levels above them."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["ADM1_EN", "ADM1_PCODE", "Latitude", "Longitude"])
    first.append(["Northland", "YE01", 15, 44])
    fine = book.create_sheet("Admin2")
    fine.append(["ADM2_EN", "ADM2_AR", "ADM2_PCODE", "ADM1_EN", "ADM1_AR", "ADM1_PCODE", "Latitude", "Longitude"])
    fine.append(["Sandal", "صندل", "YE0101", "Northland", "الشمال", "YE01", 15.1, 44.1])
    fine.append(["Nowhere", "", "YE0102", "Northland", "الشمال", "YE01", None, None])
    book.save(tmp_path / "yem.xlsx")
    entries, bad = split(tmp_path / "yem.xlsx")
    assert [(e.id, e.precision.value, e.admin1) for e in entries] == [
        ("ocha:YE01", "governorate", None),
        ("ocha:YE0101", "district", "Northland"),
    ]
    assert entries[1].names == ("صندل",)
    assert bad == [BadRow(3, "it has no latitude", "Admin2")]


def test_a_table_of_ones_own_needs_name_and_point(tmp_path: Path) -> None:
    """Each fault is told with its line, the rest is loaded."""
    text = (
        "Name;Latitude;Longitude;Governorate;type\n"
        "Camp One;35.5;36.5;Idleb;neighbourhood\n"
        "Swapped;136.5;35.5;;\n"
        "Text;north;36.5;;\n"
        ";35.5;36.5;;\n"
        "Zero;0;0;;\n"
        "Odd;35.5;36.5;;castle\n"
        "Camp One;35.5;36.5;Idleb;\n"
    )
    entries, bad = given(tmp_path / "own.csv", text)
    assert [(e.name, e.admin1, e.precision.value) for e in entries] == [("Camp One", "Idleb", "neighbourhood")]
    assert [fault.line for fault in bad] == [3, 4, 5, 6, 7, 8]
    assert "may be swapped" in bad[0].why
    assert "stands in line 2 already" in bad[-1].why


def test_the_country_can_be_given(tmp_path: Path) -> None:
    """A list that does not say its country takes the one that the user names."""
    (tmp_path / "own.csv").write_text("name,lat,lon\nSandal,15,44\n", encoding="utf-8")
    assert split(tmp_path / "own.csv", country="YE")[0][0].country == "YE"


def test_another_encoding_is_understood(tmp_path: Path) -> None:
    """A list saved by an Arabic spreadsheet in Windows-1256 keeps its names."""
    (tmp_path / "own.csv").write_bytes("name,lat,lon\nصندل,35.5,36.5\nرمانة,35.6,36.6\n".encode("cp1256"))
    assert [e.name for e in split(tmp_path / "own.csv")[0]] == ["صندل", "رمانة"]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("report.txt", b"A report of an attack.\n", errors.NotAPlaceListError),
        ("empty.csv", b"", errors.EmptyFileError),
        ("cut.csv.gz", gzip.compress(OURS.encode(), mtime=0)[:40], errors.DamagedArchiveError),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, name: str, content: bytes, error: type[Exception]) -> None:
    """The message says what is wrong with the file."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error):
        place_list(tmp_path / name)


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    """A path that is not there is told as such."""
    with pytest.raises(errors.MissingFileError):
        place_list(tmp_path / "none.csv")


def test_every_sheet_of_a_workbook_is_read(tmp_path: Path) -> None:
    """Areas without points get the middle of their places; populated places come with their class and all names."""
    book = Workbook()
    book.create_sheet("Read me").append(["This workbook", "was made by", "an office"])
    areas = book.create_sheet("adm1")
    areas.append(["adm1_name", "adm1_name1", "adm1_pcode", "adm0_pcode", "lang", "lang1"])
    areas.append(["#adm1+name", "#adm1+name+alt", "#adm1+code", "#country+code", "", ""])
    areas.append(["Northland", "الشمال", "XA01", "XA", "en", "ar"])
    towns = book.create_sheet("places")
    head = "featureName_en featureName_ar featureAltName1_en featurePcode popPlaceClassTitle"
    towns.append(f"{head} admin1Name_en admin1Pcode admin0Pcode Latitude Longitude".split())
    towns.append(["Sandal", "صندل", "Sendel", "XA01P1", "Town", "Northland", "XA01", "XA", 35.5, 36.5])
    towns.append(["Roumana", "رمانة", "", "XA01P2", "Village", "Northland", "XA01", "XA", 35.7, 36.7])
    book.save(tmp_path / "xa.xlsx")
    rows = [r for r in place_list(tmp_path / "xa.xlsx").rows if isinstance(r, Listed)]
    north, sandal, roumana = (r.entry for r in rows)
    assert (north.id, north.names, north.lat, north.lon) == ("ocha:XA01", ("الشمال",), 35.6, 36.6)
    assert (sandal.id, sandal.precision, sandal.admin1) == ("ocha:XA01P1", Precision.TOWN, "Northland")
    assert (roumana.precision, roumana.country) == (Precision.VILLAGE, "XA")
    assert {(n.name, n.language, n.kind.value) for n in rows[1].namings} == {
        ("Sandal", "en", "preferred"),
        ("صندل", "ar", "preferred"),
        ("Sendel", "en", "variant"),
    }
    assert [n.language for n in rows[0].namings] == ["en", "ar"]


@pytest.mark.parametrize("zipped", [False, True])
def test_alternate_names_come_with_language_and_kind(tmp_path: Path, zipped: bool) -> None:  # noqa: FBT001 - a test's parameter
    """Codes and addresses are passed over; a row without an id is told."""
    rows = (
        "1\t11\tar\tصندل\t1\t\t\t\t\t",
        "2\t11\ten\tOld Sandal\t1\t\t\t1\t1900\t1950",
        "3\t11\tlink\thttps://example.org\t\t\t\t\t\t",
        "4\t11\ticao\tXASD\t\t\t\t\t\t",
        "5\t11\t\tSandel\t\t\t1\t\t\t",
        "6\t\ten\tNo place\t\t\t\t\t\t",
    )
    text = "\n".join(rows) + "\n"
    path = tmp_path / ("XA.zip" if zipped else "XA.txt")
    if zipped:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("iso-languagecodes.txt", "ISO 639-3\tISO 639-2\tISO 639-1\tLanguage Name\n" * 100)
            archive.writestr("XA.txt", text)
    else:
        path.write_text(text, encoding="utf-8")
    found = list(place_list(path).rows)
    named = [(r.id, n.name, n.language, n.kind.value) for r in found if isinstance(r, MoreNames) for n in r.namings]
    assert named == [
        ("geonames:11", "صندل", "ar", "preferred"),
        ("geonames:11", "Old Sandal", "en", "historic"),
        ("geonames:11", "Sandel", "", "colloquial"),
    ]
    assert [r for r in found if isinstance(r, BadRow)] == [
        BadRow(6, "it has no GeoNames id", "XA.txt" if zipped else "")
    ]


def test_rows_in_another_encoding_are_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    """Two lists that were put together: the lines that are not UTF-8 are faults, the others keep their letters."""
    lines = [f"صندل{i},35.{i},36.5".encode() for i in range(1, 9)]
    lines.insert(3, "رمانة,35.6,36.6".encode("cp1256"))
    (tmp_path / "own.csv").write_bytes(b"name,lat,lon\n" + b"\n".join(lines) + b"\n")
    entries, bad = split(tmp_path / "own.csv")
    assert [e.name for e in entries] == [f"صندل{i}" for i in range(1, 9)]
    assert bad == [BadRow(5, "its name is in another encoding than the rest")]


def test_a_quote_that_is_not_closed_costs_its_rows(tmp_path: Path) -> None:
    """What the open quote swallows is told as a fault; what follows is read."""
    text = 'name,lat,lon\n"Sandal,35.5,36.5\nRoumana",35.6,36.6\nTell,35.7,36.7\n'
    entries, bad = given(tmp_path / "own.csv", text)
    assert [e.name for e in entries] == ["Tell"]
    assert [(b.line, b.why) for b in bad] == [(3, "a quote is not closed in it")]


def test_a_quote_that_nothing_closes_costs_one_row(tmp_path: Path) -> None:
    """The row with the open quote is told, and those behind it are read."""
    text = 'name,lat,lon\n"Sandal,35.5,36.5\nRoumana,35.6,36.6\nTell,35.7,36.7\n'
    entries, bad = given(tmp_path / "own.csv", text)
    assert [e.name for e in entries] == ["Roumana", "Tell"]
    assert bad == [BadRow(2, "a quote is not closed in it")]


def test_a_comma_in_a_name_without_quotes_is_told(tmp_path: Path) -> None:
    """What stands beyond the last column has shifted; blanks there mean nothing."""
    text = "name,lat,lon,names\nSandal,35.5,36.5,صندل, غربي\nTell,35.7,36.7,,,\n"
    entries, bad = given(tmp_path / "own.csv", text)
    assert [e.name for e in entries] == ["Tell"]
    assert bad == [BadRow(2, "it has 5 columns instead of 4")]


def test_a_stray_zero_byte_costs_its_row_only(tmp_path: Path) -> None:
    """The other rows keep their letters: the file is not taken for one of another encoding."""
    (tmp_path / "own.csv").write_bytes("name,lat,lon\nصندل,35.5,36.5\nRou\0mana,35.6,36.6\n".encode())
    entries, bad = split(tmp_path / "own.csv")
    assert [e.name for e in entries] == ["صندل"]
    assert [b.line for b in bad] == [3]


def test_a_broken_line_of_a_dump_is_told(tmp_path: Path) -> None:
    """Too few columns, impossible points, no id: each with its line."""
    text = "\n".join(
        [
            dump(geonameid="11"),
            "12\tCut off",
            dump(geonameid="13", latitude="136.5"),
            dump(geonameid="", name="No id"),
            dump(geonameid="11", name="Again"),
        ]
    )
    entries, bad = given(tmp_path / "XA.txt", text)
    assert [e.id for e in entries] == ["geonames:11"]
    assert [b.line for b in bad] == [2, 3, 4, 5]


def test_districts_of_a_dump_are_named_by_their_codes(tmp_path: Path) -> None:
    """Codes of districts begin anew in each governorate; a place gets the names of its own."""
    text = "\n".join(
        [
            dump(geonameid="1", name="North", feature_class="A", feature_code="ADM1", admin1="01"),
            dump(geonameid="2", name="Hill", feature_class="A", feature_code="ADM2", admin1="01", admin2="1"),
            dump(geonameid="3", name="Coast", feature_class="A", feature_code="ADM2", admin1="02", admin2="1"),
            dump(geonameid="4", admin1="01", admin2="1"),
        ]
    )
    entries, _ = given(tmp_path / "XA.txt", text)
    assert [(e.admin1, e.admin2) for e in entries] == [(None, None), ("North", None), (None, None), ("North", "Hill")]
