"""A package holds what others' programs open, says what its columns mean, and is the same whenever it is written."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from harmledger.errors import NotAReleaseError
from harmledger.model import Book, Bound, Harm, Precision
from harmledger.publish import Edition, Manifest, share, write
from harmledger.publish.disclosure import profile
from harmledger.publish.package import TABLES, acled, ucdp
from harmledger.publish.package.incidents import INCIDENTS
from harmledger.publish.package.manifest import last_in
from harmledger.publish.window import month
from tests import books

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "README.md", "METHOD.md", "LICENSE.txt", "CITATION.cff", "SHA256SUMS", "datapackage.json", "release.json",
    "incidents.csv", "claims.csv", "totals.csv", "displacement.csv", "ucdp_ged.csv", "acled.csv",
    "withheld.csv", "changes.csv", "incidents.geojson",
    "incidents.parquet", "claims.parquet", "totals.parquet", "displacement.parquet",
}  # fmt: skip
TAGGED = [table for table in TABLES if table.tagged]


def published(folder: Path, book: Book | None = None, name: str = "public", **more: Any) -> Manifest:
    """Write a package of the book, or of another, after whatever release the folder holds."""
    edition = Edition(profile(name), before=last_in(folder), **more)
    return write(book or books.book(), folder, edition)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    published(tmp_path / "out")
    return tmp_path / "out"


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Read a table, its row of tags included."""
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def everything(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_package_files(folder: Path) -> None:
    """All files are written, and their checksums fit."""
    assert set(everything(folder)) == FILES
    sums = (folder / "SHA256SUMS").read_text().splitlines()
    told = {line[66:]: line[:64] for line in sums}
    found = {name: sha256(data).hexdigest() for name, data in everything(folder).items() if name != "SHA256SUMS"}
    assert told == found


def test_package_again(folder: Path, tmp_path: Path) -> None:
    """The same book gives the same bytes: over the last release, and in an empty folder."""
    before = everything(folder)
    published(folder)
    assert everything(folder) == before
    published(tmp_path / "elsewhere")
    assert everything(tmp_path / "elsewhere") == before


def test_package_leaves_others_alone(tmp_path: Path) -> None:
    """A folder that holds anything but a release is refused, and nothing of it is touched."""
    (tmp_path / "letter.txt").write_text("Dear Badr")
    with pytest.raises(NotAReleaseError):
        published(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_package_half_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails half-way, the last release stands as it was and nothing lies beside it."""
    before = everything(folder)

    def fail(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("harmledger.publish.writing.method", fail)
    with pytest.raises(OSError, match="No space"):
        published(folder, replace(books.book(), incidents=()))
    assert everything(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["out"]


def test_package_incident(folder: Path) -> None:
    """An incident's row gives its minimum, its parts and where it was."""
    tags, harvest = rows(folder, "incidents.csv")[:2]
    assert (tags["killed_low"], tags["killed_children_high"]) == (
        "#affected+ind+killed+min",
        "#affected+ind+killed+children+max",
    )
    told = [harvest[name] for name in ("id", "place", "killed_low", "killed_best", "killed_high")]
    assert told == ["i-1", "Qoqfin", "11", "11", "11"]
    assert harvest["killed_children_low"] == "7"
    assert harvest["limits"] == "documented minimum, not a total"


@pytest.mark.parametrize("table", TABLES)
def test_package_columns(table: Any) -> None:
    """No name or tag stands twice; a tag has HXL's form; every column is explained."""
    names = [column.name for column in table.columns]
    tags = [column.tag for column in table.columns if column.tag]
    assert len(set(names)) == len(names)
    assert len(set(tags)) == len(tags)
    assert all(re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag) for tag in tags)
    assert all(column.meaning for column in table.columns)


def test_package_hxl(folder: Path) -> None:
    """The schema of libhxl finds no fault in the tagged tables."""
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed")
    for table in TAGGED:
        with (folder / table.file).open(encoding="utf-8", newline="") as lines:
            told = list(csv.reader(lines))
        faults: list[str] = []
        assert hxl.data(told).validate(callback=lambda fault, found=faults: found.append(str(fault))), faults
    told[2][[column.tag for column in TABLES[3].columns].index("#date+start")] = "the day before the feast"
    assert not hxl.data(told).validate(callback=lambda _: None)


def test_package_frictionless(folder: Path) -> None:
    """Frictionless finds the package valid: every cell of its type, every file with its checksum."""
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert {task.name for task in report.tasks} >= {table.name for table in TABLES}


def test_package_gdal(folder: Path) -> None:
    """GDAL opens the map data: a point where the place is one, longitude first."""
    pyogrio = pytest.importorskip("pyogrio", reason="pyogrio (GDAL) is not installed")
    info = pyogrio.read_info(str(folder / "incidents.geojson"))
    assert (info["features"], info["geometry_type"]) == (2, "Point")
    collection = json.loads((folder / "incidents.geojson").read_text(encoding="utf-8"))
    harvest = next(feature for feature in collection["features"] if feature["id"] == "i-1")
    assert harvest["geometry"] == {"type": "Point", "coordinates": [36.43, 35.64]}
    assert harvest["properties"]["killed_low"] == 11
    assert "minimum" in collection["limits"]


def test_package_parquet(folder: Path) -> None:
    """DuckDB opens the Parquet files; they hold the cells of the CSV with their types."""
    import duckdb  # noqa: PLC0415 - slow to import

    with duckdb.connect() as database:
        found = database.execute(f"SELECT sum(killed_low) FROM '{folder}/incidents.parquet'")  # noqa: S608 - our path
        assert found.fetchall() == [(11,)]
        described = database.execute(f"DESCRIBE SELECT * FROM '{folder}/claims.parquet'")  # noqa: S608 - our path
        kinds = {row[0]: row[1] for row in described.fetchall()}
    assert (kinds["low"], kinds["date_start"], kinds["confidence"], kinds["id"]) == (
        "BIGINT",
        "DATE",
        "DOUBLE",
        "VARCHAR",
    )


def test_package_ucdp(folder: Path) -> None:
    """The table has UCDP's 49 columns; deaths add up to best; codes say how fine place and time are."""
    (harvest,) = rows(folder, "ucdp_ged.csv")
    assert len(harvest) == 49
    assert list(harvest)[:3] == ["id", "relid", "year"]
    assert list(harvest)[-6:] == ["deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"]
    told = {name: harvest[name] for name in ("relid", "where_prec", "date_prec", "event_clarity", "best", "country")}
    assert told == {
        "relid": "i-1",
        "where_prec": "1",
        "date_prec": "1",
        "event_clarity": "1",
        "best": "11",
        "country": "Syria",
    }
    deaths = [int(harvest[name] or 0) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
    assert sum(deaths) == 11
    assert harvest["type_of_violence"] == ""


def test_package_ucdp_codes() -> None:
    """A week is 3, a month 4, longer than a year no code; the grid's first cell is at the south pole and date line."""
    day = books.HARVEST.earliest
    assert day is not None
    spans = [(0, 1), (5, 2), (6, 3), (30, 4), (365, 5), (366, None)]
    assert [ucdp.date_prec(day, day + timedelta(days=n)) for n, _ in spans] == [code for _, code in spans]
    assert (ucdp.gid(-90, -180), ucdp.gid(89.9, 179.9)) == (1, 259200)


def test_package_acled(folder: Path) -> None:
    """The table has ACLED's 31 columns; the minimum is its one number, and a weapon has its sub-type."""
    harvest, other = rows(folder, "acled.csv")
    assert len(harvest) == 31
    assert list(harvest)[:3] == ["event_id_cnty", "event_date", "year"]
    assert (harvest["fatalities"], harvest["sub_event_type"]) == ("11", "Shelling/artillery/missile attack")
    assert (harvest["civilian_targeting"], other["civilian_targeting"]) == ("Civilian targeting", "")
    assert acled.ACLED.columns[-1].name == "timestamp"


def test_package_sum(folder: Path) -> None:
    """The README says which column to sum and explains every column of every table."""
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "sum `killed_low` of `incidents.csv`" in readme
    for table in TABLES:
        assert [column.name for column in table.columns if f"| `{column.name}` |" not in readme] == []


def test_package_method(folder: Path) -> None:
    """The method is written from the rules in force and says what limits the figures."""
    method = (folder / "METHOD.md").read_text(encoding="utf-8")
    assert "rules-2" in method
    assert "never added to incidents" in method
    assert "Areas where nobody can report" in method


def test_package_changes(folder: Path) -> None:
    """The next release says what was added, revised, merged and removed, and old ids lead on for good."""
    harvest, roundup = books.book().incidents
    first = last_in(folder)
    assert first
    assert {change.kind for change in first.changes} == {"added"}
    toll = tuple(replace(line, high=Bound(14)) if line.harm is Harm.KILLED else line for line in harvest.toll)
    merged = replace(harvest, toll=toll, aliases=(*harvest.aliases, "i-2"), attacks=(*harvest.attacks, "a-2"))
    second = published(folder, replace(books.book(), incidents=(merged, replace(roundup, id="i-7", aliases=()))))
    told = {change.id: (change.kind, change.into) for change in second.changes}
    assert told == {"i-1": ("revised", ""), "i-2": ("merged", "i-1"), "i-7": ("added", "")}
    assert second.previous == first.version
    assert "killed: 11–14" in (folder / "changes.csv").read_text(encoding="utf-8")
    third = published(folder, replace(books.book(), incidents=(merged,)))
    assert {change.id: change.kind for change in third.changes} == {"i-7": "removed"}
    assert {(lead.id, lead.into) for lead in third.redirects} == {("i-2", "i-1"), ("i-7", "")}


def test_package_window(tmp_path: Path) -> None:
    """Of a span only what falls into it is published."""
    published(tmp_path / "out", window=month("2023-10"))
    assert rows(tmp_path / "out", "incidents.csv")[1:] == []
    assert [row["stated_low"] for row in rows(tmp_path / "out", "totals.csv")[1:]] == ["66"]


def test_package_area(tmp_path: Path) -> None:
    """An area has no point, and an exact place is given to a kilometre only."""
    harvest, _ = books.book().incidents
    exact = replace(books.SARJA, precision=Precision.EXACT, lat=35.7575123, lon=36.6269123)
    areas = (replace(harvest, place=books.IDLEB), replace(harvest, id="i-9", place=exact))
    published(tmp_path / "out", replace(books.book(), incidents=areas))
    found = {row["id"]: (row["lat"], row["lon"]) for row in rows(tmp_path / "out", "incidents.csv")[1:]}
    assert found == {"i-1": ("", ""), "i-9": ("35.76", "36.63")}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1"])
def test_share_formula(text: str) -> None:
    """A cell that a spreadsheet would run is made text."""
    assert share.safe(text) == f"'{text}"


def test_share_party() -> None:
    """Organisations of the public list are named, joint ones too; anybody else is not."""
    names = ("White Helmets", "Syrian government and Russia", "Yamen al-Ghali")
    assert [share.name(one) for one in names] == ["White Helmets", "Syrian government and Russia", "not named here"]
    assert INCIDENTS.tagged
