"""The gazetteer file: import, look-up, joins."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.errors import NotAGazetteerError, ReadOnlyError
from harmledger.locate.gazetteer import Layers, MemoryGazetteer
from harmledger.locate.match import Matcher
from harmledger.locate.starter import starter
from harmledger.model import Entry, Precision
from harmledger.store.gazetteer import GazetteerFile, default_path, find, open_default

if TYPE_CHECKING:
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
