"""The gazetteer file: import, look-up, joins."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from harmledger.collect.listed import Listed, MoreNames
from harmledger.errors import GazetteerBusyError, NotAGazetteerError, ReadOnlyError
from harmledger.locate.gazetteer import Layers, MemoryGazetteer
from harmledger.locate.match import Matcher
from harmledger.locate.starter import starter
from harmledger.model import Entry, NameKind, Naming, Precision
from harmledger.store.gazetteer import GazetteerFile, default_path, find, open_default

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CODED = Entry("ocha:C9001", "Sandal", ("صندل",), lat=35.5, lon=36.5, country="SY", admin1="Idleb", pcode="C9001")
BARE = Entry("geonames:11", "Sandel", ("Sendel",), lat=35.51, lon=36.51, country="SY", geonameid="11", population=900)
FAR = Entry("geonames:12", "Sandal", (), lat=33.0, lon=36.5, country="SY", geonameid="12")
AREA = Entry("ocha:SY07", "Idleb", ("إدلب",), Precision.GOVERNORATE, 35.8, 36.7, "SY", pcode="SY07")


def opened(path: Path, *lists: tuple[Entry, ...]) -> GazetteerFile:
    """Open a gazetteer with some lists imported."""
    gazetteer = GazetteerFile.open(path / "g.db")
    for i, entries in enumerate(lists):
        gazetteer.import_entries(entries, name=f"list {i}", licence="CC BY 4.0")
    return gazetteer


def test_two_lists_are_joined_and_the_coded_row_leads(tmp_path: Path) -> None:
    """Whichever comes first, one place stays, with the P-code, both lists' names and the other's id as an alias."""
    for i, lists in enumerate((((CODED,), (BARE,)), ((BARE,), (CODED,)))):
        (tmp_path / str(i)).mkdir()
        with opened(tmp_path / str(i), *lists) as gazetteer:
            found = gazetteer.find("Sendel")[0].entry
            assert gazetteer.count() == 1
            assert (found.id, found.population, found.geonameid) == ("ocha:C9001", 900, "11")
            assert {"صندل", "Sandel", "Sendel"} <= set(found.spellings)
            assert gazetteer.entry("geonames:11") == found


def test_namesakes_far_apart_stay_two(tmp_path: Path) -> None:
    """A village of the same name elsewhere is another place; so is one with another P-code."""
    other = replace(CODED, id="ocha:C9002", pcode="C9002")
    with opened(tmp_path, (CODED, FAR, other)) as gazetteer:
        assert gazetteer.count() == 3


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    """The same list twice leaves the same places and one source."""
    with opened(tmp_path, (CODED, BARE, FAR)) as gazetteer:
        before = gazetteer.count()
        again = gazetteer.import_entries((CODED, BARE, FAR), name="list 0", licence="CC BY 4.0")
        assert (again.added, again.joined, again.unchanged) == (0, 0, 3)
        assert gazetteer.count() == before
        assert [(s.name, s.licence, s.places) for s in gazetteer.sources()] == [("list 0", "CC BY 4.0", before)]


def test_a_failed_import_leaves_nothing_behind(tmp_path: Path) -> None:
    """A list that breaks off half-way is not half there."""

    def broken() -> object:
        yield CODED
        raise ValueError

    with opened(tmp_path) as gazetteer:
        with pytest.raises(ValueError, match=r"^$"):
            gazetteer.import_entries(broken(), name="broken")  # type: ignore[arg-type]  # it breaks off
        assert gazetteer.count() == 0
        assert gazetteer.sources() == []


def test_a_governorate_gives_its_settlements(tmp_path: Path) -> None:
    """Whatever the spelling of the governorate, its places are found, areas left out."""
    with opened(tmp_path, (AREA, CODED, FAR)) as gazetteer:
        area = replace(AREA, id="other", name="Idlib", names=())
        assert {hit.entry.id for hit in gazetteer.inside(area)} == {"ocha:C9001"}


def test_what_is_typed_is_found_in_either_script(tmp_path: Path) -> None:
    """A full name comes first, then names that begin so."""
    tell = Entry("x:1", "Sandalieh", ("صندلية",), lat=34.0, lon=37.0, country="SY")
    with opened(tmp_path, (CODED, tell)) as gazetteer:
        assert [c.entry.name for c in gazetteer.find("sandal")] == ["Sandal", "Sandalieh"]
        assert [c.entry.name for c in gazetteer.find("صند")] == ["Sandal", "Sandalieh"]
        assert gazetteer.find("") == []


def test_a_reader_cannot_change_the_file(tmp_path: Path) -> None:
    """What is opened to look up only cannot be written."""
    opened(tmp_path, (CODED,)).close()
    with GazetteerFile.open(tmp_path / "g.db", read_only=True) as gazetteer:
        with pytest.raises(ReadOnlyError):
            gazetteer.import_entries((FAR,), name="more")
        assert gazetteer.find("Sandal")


@pytest.mark.parametrize("content", [b"not a database at all, only a long enough text" * 30, None])
def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    """A text, or another program's database, is refused and not changed."""
    path = tmp_path / "other.db"
    if content is None:
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE theirs (x)")
        db.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(NotAGazetteerError):
        GazetteerFile.open(path)
    assert path.read_bytes() == before


def test_the_users_gazetteer_stands_before_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place that the user imported and we know too is one place, the user's."""
    monkeypatch.setenv("HARMLEDGER_GAZETTEER", str(tmp_path / "g.db"))
    bara = next(e for e in starter() if e.pcode == "C4304")
    opened(tmp_path, (replace(bara, population=5_000, source="mine"),)).close()
    assert default_path() == tmp_path / "g.db"
    found = Matcher(open_default()).exact("Al-Bara")
    mine = [c.entry for c in found if c.entry.pcode == "C4304"]
    assert [e.source for e in mine] == ["mine"]
    assert find("البارة")[0].entry.pcode == "C4304"


@given(st.lists(st.sampled_from(starter()), max_size=12), st.sampled_from(starter()))
def test_file_and_memory_give_the_same(entries: list[Entry], asked: Entry) -> None:
    """Both kinds of gazetteer answer alike."""
    kept = tuple(dict.fromkeys([*entries, asked]))
    memory = MemoryGazetteer.of(kept)
    with TemporaryDirectory() as folder, GazetteerFile.open(f"{folder}/g.db") as file:
        file.import_entries(kept, name="starter")
        for name in asked.spellings:
            left, right = Matcher(memory).exact(name), Matcher(file).exact(name)
            assert {c.entry.id for c in left} == {c.entry.id for c in right}
            layered = Matcher(Layers((file, memory))).exact(name)
            assert {c.entry.id for c in layered} == {c.entry.id for c in right}


def test_a_join_says_why_and_from_which_list(tmp_path: Path) -> None:
    """The distance and the reason stand beside the id that was joined."""
    with opened(tmp_path, (CODED,), (BARE,)) as gazetteer:
        assert [(j.id, j.why, j.source) for j in gazetteer.joins("ocha:C9001")] == [
            ("geonames:11", "1.4 km, same key", "list 1")
        ]


def test_the_nearest_of_two_namesakes_is_joined(tmp_path: Path) -> None:
    """Where two places of one name lie within 3 km, the nearer one is the same."""
    other = replace(CODED, id="ocha:C9002", pcode="C9002", lat=35.511)
    with opened(tmp_path, (CODED, other), (BARE,)) as gazetteer:
        found = gazetteer.entry("geonames:11")
        assert found is not None
        assert found.pcode == "C9002"


def test_names_keep_their_language_and_kind(tmp_path: Path) -> None:
    """A list's own, and those that another list brings for the same place; they are found too."""
    names = (Naming("Sandale", "fr"), Naming("Old Sandal", "en", NameKind.HISTORIC))
    with opened(tmp_path) as gazetteer:
        gazetteer.import_rows([Listed(BARE, namings=(Naming("Sandel", "en", NameKind.PREFERRED),))], name="places")
        unknown = MoreNames("geonames:99", (Naming("Nowhere", "en"),))
        done = gazetteer.import_rows([MoreNames("geonames:11", names), unknown], name="names")
        assert (done.named, done.added) == (1, 0)
        assert {(n.name, n.language, n.kind.value) for n in gazetteer.namings("geonames:11")} == {
            ("Sandel", "en", "preferred"),
            ("Sandale", "fr", "variant"),
            ("Old Sandal", "en", "historic"),
        }
        assert gazetteer.find("Old Sandal")[0].entry.id == "geonames:11"
        assert gazetteer.find("Nowhere") == []


def test_who_is_called_so_today_comes_before_who_was_called_so_once(tmp_path: Path) -> None:
    """A historic name finds its place, behind a smaller namesake; also where the list had it before it was marked."""
    old = replace(BARE, names=("Roumana",))
    new = Entry("geonames:13", "Roumana", lat=34.0, lon=37.0, country="SY", geonameid="13")
    with opened(tmp_path, (old, new)) as gazetteer:
        assert [c.entry.id for c in Matcher(gazetteer).exact("Roumana")] == ["geonames:13", "geonames:11"]
        before = Matcher(gazetteer).exact("Roumana")[1].score
        marked = MoreNames("geonames:11", (Naming("Roumana", "en", NameKind.HISTORIC),))
        for _ in range(2):
            gazetteer.import_rows([marked], name="names")
        found = Matcher(gazetteer).exact("Roumana")
        assert [c.entry.id for c in found] == ["geonames:13", "geonames:11"]
        assert found[1].score < before
        gazetteer.import_rows([Listed(replace(CODED, lat=35.52, lon=36.52, geonameid="11"))], name="codes")
        assert Matcher(gazetteer).exact("Roumana")[1].score < before  # joining does not forget it


def test_outlines_are_kept_with_their_area(tmp_path: Path) -> None:
    """A later list's outline takes the place of an earlier one; the area stays one."""
    with opened(tmp_path) as gazetteer:
        for size in (1, 2):
            gazetteer.import_rows([Listed(AREA, shape=shapely.box(36, 35, 36 + size, 36).wkb)], name=f"list {size}")
        assert [(a.entry, shapely.from_wkb(a.shape).area) for a in gazetteer.areas()] == [(AREA, 2)]
        assert [s.outlines for s in gazetteer.sources()] == [0, 1]


def test_a_country_is_one_whatever_its_list_calls_it(tmp_path: Path) -> None:
    """OCHA's, GeoNames' and a map's rows for Yemen are the country that we know."""
    rows = [
        Entry("ocha:YE", "Yemen", (), Precision.COUNTRY, 15.5, 47.5, "YE"),
        Entry("own:Yemen@15,47", "Yemen", (), Precision.COUNTRY, 15.0, 47.0),
    ]
    with opened(tmp_path, *((row,) for row in rows)) as gazetteer:
        assert gazetteer.count() == 1
        assert gazetteer.entry("country:YE") is not None


@pytest.mark.parametrize(
    "typed", ["S", "sh", "Sharq", "ش", "شر", "الش", "الشر", "al-sh", "Kafr S", "Sharqiya al-K", "الشرقية الكب"]
)
def test_each_letter_typed_finds_the_place(tmp_path: Path, typed: str) -> None:
    """A group of letters may be half typed, an article may stand before: the place is shown all the while."""
    east = Entry("x:1", "Sharqiya", ("الشرقية", "Kafr Sharq"), lat=34.0, lon=37.0, country="SY")
    with opened(tmp_path, (east, CODED)) as gazetteer:
        assert "Sharqiya" in [c.entry.name for c in gazetteer.find(typed)]


def test_the_largest_place_that_begins_so_comes_first(tmp_path: Path) -> None:
    """Whether few or many begin so; each place is shown once, whatever its spellings."""
    many = [
        Entry(
            f"x:{i}", f"San{chr(97 + i // 676)}{chr(97 + i // 26 % 26)}{chr(97 + i % 26)}", lat=10.0 + i / 100, lon=20.0
        )
        for i in range(4_000)
    ]
    large = replace(many[2_100], population=50_000, names=("Sanabad", "Sanaba", "Sanabu"))
    with opened(tmp_path, (*many[:2_100], large, *many[2_101:])) as gazetteer:
        for typed in ("s", "sa", "san"):
            found = [c.entry.id for c in gazetteer.find(typed)]
            assert found[0] == large.id
            assert len(found) == len(set(found)) == 10


def test_who_reads_goes_on_reading_while_a_list_is_imported(tmp_path: Path) -> None:
    """The old gazetteer serves until the import is done; then whoever opens it has the new one."""
    opened(tmp_path, (CODED,)).close()
    with (
        GazetteerFile.open(tmp_path / "g.db") as writer,
        GazetteerFile.open(tmp_path / "g.db", read_only=True) as reader,
    ):

        def rows() -> Iterator[Entry]:
            yield FAR
            assert reader.count() == 1
            with pytest.raises(GazetteerBusyError):
                GazetteerFile.open(tmp_path / "g.db").import_entries((BARE,), name="another")

        writer.import_entries(rows(), name="slow")
        assert (reader.count(), writer.count()) == (1, 2)


def test_a_kill_half_way_leaves_the_old_gazetteer_whole(tmp_path: Path) -> None:
    """Killed with most of a list taken in, the program leaves what was there; the next import works."""
    opened(tmp_path, (CODED,)).close()
    before = (tmp_path / "g.db").read_bytes()
    killed = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", KILLED, str(tmp_path / "g.db")], check=False, capture_output=True, text=True
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert (tmp_path / "g.db").read_bytes() == before
    with opened(tmp_path, (FAR,)) as gazetteer:
        assert gazetteer.count() == 2


KILLED = """
import os, signal, sys
from harmledger.model import Entry
from harmledger.store.gazetteer import GazetteerFile

def rows():
    for i in range(6_000):
        yield Entry(f"x:{i}", "San" + chr(97 + i % 26) + chr(97 + i // 26 % 26), lat=10 + i / 100, lon=20.0)
    os.kill(os.getpid(), signal.SIGKILL)

GazetteerFile.open(sys.argv[1]).import_entries(rows(), name="killed")
"""


def test_a_file_of_the_first_version_is_read_and_brought_up_to_date(tmp_path: Path) -> None:
    """It is read as it is; opened to be changed, it gets what it lacks."""
    with opened(tmp_path, (CODED, FAR)) as gazetteer:
        gazetteer.close()
    with closing(sqlite3.connect(tmp_path / "g.db")) as db:
        db.executescript(
            "DROP INDEX spelling_plain; DROP INDEX spelling_people; DROP TABLE naming; DROP TABLE outline;"
            "ALTER TABLE spelling DROP COLUMN people; PRAGMA user_version = 1;"
        )
    with GazetteerFile.open(tmp_path / "g.db", read_only=True) as old:
        assert [c.entry.id for c in old.find("san")] == ["geonames:12", "ocha:C9001"]
        assert (old.areas(), old.namings("ocha:C9001"), len(old.sources())) == ([], [], 1)
    with GazetteerFile.open(tmp_path / "g.db") as new:
        assert new.import_rows([Listed(AREA, shape=shapely.box(36, 35, 37, 36).wkb)], name="more").outlines == 1
        assert len(new.find("san")) == 2


def test_a_change_keeps_permissions_and_links(tmp_path: Path) -> None:
    """A gazetteer that only its owner may read stays so; a link goes on leading to it."""
    opened(tmp_path, (CODED,)).close()
    (tmp_path / "g.db").chmod(0o600)
    (tmp_path / "link.db").symlink_to(tmp_path / "g.db")
    with GazetteerFile.open(tmp_path / "link.db") as gazetteer:
        gazetteer.import_entries((FAR,), name="more")
    assert (tmp_path / "link.db").is_symlink()
    assert (tmp_path / "g.db").stat().st_mode & 0o777 == 0o600
    with GazetteerFile.open(tmp_path / "g.db", read_only=True) as gazetteer:
        assert gazetteer.count() == 2
