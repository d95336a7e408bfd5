"""Shared files hold only what the allow-list lets out, and say what may be summed."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from harmledger.model import Book, Kind, Named, Precision, Sensitivity, Source
from harmledger.publish import share, write
from harmledger.publish.claim_table import CLAIMS, TOTALS
from harmledger.publish.incident_table import INCIDENTS
from tests import books

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "Yamen al-Ghali"  # noqa: S105 - an invented name, no password


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    write(books.book(), tmp_path)
    return tmp_path


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Read a table, its row of tags included."""
    return list(csv.DictReader(io.StringIO((folder / name).read_text(encoding="utf-8"))))


def test_files_written(tmp_path: Path) -> None:
    """Five files are written and named, and written again they are the same byte for byte."""
    names = [path.name for path in write(books.book(), tmp_path)]
    assert names == ["incidents.csv", "claims.csv", "totals.csv", "incidents.geojson", "README.md"]
    before = [(tmp_path / name).read_bytes() for name in names]
    write(books.book(), tmp_path)
    assert [(tmp_path / name).read_bytes() for name in names] == before


def test_files_incident(folder: Path) -> None:
    """An incident's row gives its minimum, its parts and where it was."""
    tags, harvest = rows(folder, "incidents.csv")[:2]
    assert (tags["killed_low"], tags["killed_children_high"]) == (
        "#affected+ind+killed+min",
        "#affected+ind+killed+children+max",
    )
    assert [harvest[name] for name in ("id", "place", "killed_low", "killed_best", "killed_high")] == [
        "i-1",
        "Qoqfin",
        "11",
        "11",
        "11",
    ]
    assert [harvest[name] for name in ("killed_children_low", "injured_women_low", "injured_women_high")] == [
        "7",
        "2",
        "",
    ]
    assert harvest["limits"] == "documented minimum, not a total"


@pytest.mark.parametrize("table", [INCIDENTS, CLAIMS, TOTALS])
def test_files_hxl(table: Any) -> None:
    """Every column has a tag of HXL's form, and none stands twice."""
    names = [column.name for column in table.columns]
    tags = [column.tag for column in table.columns]
    assert len(set(names)) == len(names)
    assert all(tag.startswith("#") and tag == tag.lower() and " " not in tag for tag in tags)
    assert len(set(tags)) == len(tags)


def test_files_geojson(folder: Path) -> None:
    """The map data is GeoJSON with points in longitude and latitude, and says its limits."""
    collection = json.loads((folder / "incidents.geojson").read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert "minimum" in collection["limits"]
    harvest = next(feature for feature in collection["features"] if feature["id"] == "i-1")
    assert harvest["geometry"] == {"type": "Point", "coordinates": [36.428, 35.636]}
    assert harvest["properties"]["killed_low"] == 11


def test_files_area(tmp_path: Path) -> None:
    """An area has no point, and an exact place is given to a kilometre only."""
    harvest, _ = books.book().incidents
    exact = replace(books.SARJA, precision=Precision.EXACT, lat=35.7575123, lon=36.6269123)
    write(
        replace(books.book(), incidents=(replace(harvest, place=books.IDLEB), replace(harvest, place=exact))), tmp_path
    )
    collection = json.loads((tmp_path / "incidents.geojson").read_text(encoding="utf-8"))
    points = [feature["geometry"] for feature in collection["features"]]
    assert points == [None, {"type": "Point", "coordinates": [36.63, 35.76]}]


def planted() -> Book:
    """Give the book with a name in every field that a document's words can reach."""
    book = books.book()
    documents = tuple(
        replace(d, id=d.id, text=d.text, title=SECRET, url=f"https://example.org/{d.id}?who={SECRET}", origin=SECRET)
        for d in book.documents
    )
    documents = tuple(replace(d, source=Source(SECRET), kind=Kind.POST) for d in documents)
    accounts = tuple(
        replace(
            account,
            claims=tuple(
                replace(
                    claim,
                    quote=SECRET,
                    claimant=replace(books.HELMETS, party=SECRET, text=SECRET, via=(SECRET,)),
                    actor=Named(SECRET, SECRET),
                    weapon_text=SECRET,
                    places=tuple(replace(place, name=SECRET, reasons=(SECRET,)) for place in claim.places),
                )
                for claim in account.claims
            ),
            attacks=tuple(
                replace(
                    attack,
                    quote=SECRET,
                    targets=tuple(replace(target, name=SECRET) for target in attack.targets),
                    responsibility=tuple(
                        replace(r, by=SECRET, quote=SECRET, actor=SECRET) for r in attack.responsibility
                    ),
                )
                for attack in account.attacks
            ),
        )
        for account in book.accounts
    )
    incidents = tuple(
        replace(
            incident,
            actors=(SECRET, "Syrian government"),
            claimants=(SECRET, "White Helmets"),
            place=replace(incident.place, id=None, label=None, name=SECRET) if incident.place else None,
            problems=tuple(replace(problem, message=SECRET) for problem in incident.problems),
        )
        for incident in book.incidents
    )
    totals = tuple(replace(total, claimant=SECRET, note=SECRET, actor=SECRET) for total in book.totals)
    return Book(documents, accounts, incidents, totals)


def test_files_smuggle(tmp_path: Path) -> None:
    """A name planted in every field that words of a document can reach is in none of the files."""
    for path in write(planted(), tmp_path):
        assert SECRET not in path.read_text(encoding="utf-8"), path.name
    incidents = rows(tmp_path, "incidents.csv")
    assert incidents[1]["claimants"] == "not named here; White Helmets"


def test_files_quotes(folder: Path) -> None:
    """No sentence of a document and no title is in a shared file."""
    text = "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    claims = [claim for account in books.book().accounts for claim in account.claims]
    assert [claim.quote for claim in claims if claim.quote in text] == []
    assert "Eleven killed" not in text
    assert "Darwazi" not in text


def test_files_sum(folder: Path) -> None:
    """The README says which column to sum and explains every column."""
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "**Which column to sum.** To count people killed, sum `killed_low`" in readme
    for table in (INCIDENTS, CLAIMS, TOTALS):
        assert [column.name for column in table.columns if f"| `{column.name}` |" not in readme] == []


def test_share_party() -> None:
    """Organisations of the public list are named, joint ones too; anybody else is not."""
    assert share.names(("White Helmets", "Syrian government and Russia", SECRET)) == (
        "White Helmets; Syrian government and Russia; not named here"
    )


def test_share_document() -> None:
    """A document that is not public gives neither outlet nor address; a public one loses what tracks the reader."""
    document = replace(
        books.book().documents[1], source=Source("Sample Courier"), url="https://user:pw@example.org/a?tel=0123#x"
    )
    assert share.outlet(document) == "Sample Courier"
    assert share.address(document) == "https://example.org/a"
    secret = replace(document, sensitivity=Sensitivity.RESTRICTED)
    assert (share.outlet(secret), share.address(secret)) == (None, None)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1"])
def test_share_formula(text: str) -> None:
    """A cell that a spreadsheet would run is made text."""
    assert share.safe(text) == f"'{text}"
