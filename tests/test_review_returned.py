"""Claims corrected in a spreadsheet come back as decisions; what was changed meanwhile is shown and left alone."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.collect.spreadsheets import spreadsheet
from harmledger.model import Book, Ruling
from harmledger.publish import sheets
from harmledger.review import made
from harmledger.review.returned import FIELDS, Returned, Row, current, returned, revision, values
from tests import books

if TYPE_CHECKING:
    from pathlib import Path


def exported(book: Book | None = None) -> list[dict[str, str]]:
    """Give the rows of the CSV that is exported."""
    text = sheets.as_csv(book or books.book()).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def edited(claim: str, after: Book | None = None, /, **cells: str) -> Returned:
    """Edit a claim's row and take the file back."""
    rows = [Row(n, row | cells if row["id"] == claim else row) for n, row in enumerate(exported(), 2)]
    return returned(rows, after or books.book(), "checked")


def test_an_untouched_file_asks_for_nothing() -> None:
    """Exported and taken back as it is, nothing changes, however often."""
    found = edited("c-1")
    assert (found.changes, found.conflicts, found.faults, found.untouched) == ((), (), (), 6)


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"number": "9"}, "number=9"),
        ({"number": "9.0"}, "number=9"),
        ({"number": "٩"}, "number=9"),
        ({"number": "", "low": "9", "high": "12"}, "low=9 high=12"),
        ({"high": ""}, "high="),
        ({"harm": "injured"}, "harm=injured"),
        ({"number": "9", "scope": "period"}, "number=9 scope=period"),
    ],
)
def test_a_corrected_row_is_a_correction(cells: dict[str, str], value: str) -> None:
    """Only what was changed is corrected, whatever the spreadsheet made of the number."""
    (change,) = edited("c-1", why="the text says so", **cells).changes
    assert (change.claim, change.ruling, change.value, change.why) == ("c-1", Ruling.CORRECT, value, "the text says so")


def test_a_ruling_is_kept() -> None:
    """A row may be accepted or rejected instead."""
    (change,) = edited("c-1", ruling="reject").changes
    assert (change.ruling, change.value) == (Ruling.REJECT, None)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"number": "many"}, "cannot be a correction"),
        ({"low": "9", "high": "3"}, "cannot be a correction"),
        ({"harm": "hurt"}, "cannot be a correction"),
        ({"ruling": "maybe"}, "is none"),
        ({"ruling": "accept", "number": "9"}, "one of the two"),
        ({"revision": ""}, "export the claims again"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(cells: dict[str, str], says: str) -> None:
    """It is named with its line and the reason; the other rows are kept."""
    found = edited("c-1", **cells)
    assert found.changes == ()
    assert says in found.faults[0].says
    assert (found.faults[0].line, found.untouched) == (2, 5)


def test_a_row_without_a_reason_is_refused() -> None:
    """Every ruling says why: by its row, or by the reason that is given for all rows without one."""
    rows = [Row(n, row | {"number": "9"} if row["id"] == "c-1" else row) for n, row in enumerate(exported(), 2)]
    (fault,) = returned(rows, books.book()).faults
    assert (fault.line, "does not say why" in fault.says) == (2, True)
    assert [change.why for change in returned(rows, books.book(), "misread").changes] == ["misread"]


def test_a_claim_that_is_not_there_is_refused() -> None:
    """A row about another ledger's claim changes nothing here."""
    assert "no such claim" in edited("c-1", id="c-99").faults[0].says


def corrected(value: str) -> Book:
    """Give the book in which somebody corrected the eleven."""
    return replace(books.book(), decisions=(made(Ruling.CORRECT, "c-1", value, by="Amal", why="misread"),))


def test_what_was_changed_meanwhile_is_shown() -> None:
    """Where the ledger's claim has another value by now, both are told and nothing is kept."""
    found = edited("c-1", corrected("number=12"), number="9")
    assert found.changes == ()
    assert "number 12" in found.conflicts[0].says
    assert "number 9" in found.conflicts[0].says


def test_a_correction_is_no_conflict_with_itself() -> None:
    """The same file taken in twice changes nothing the second time; rows nobody touched never conflict."""
    found = edited("c-1", corrected("number=9"), number="9")
    assert (found.changes, found.conflicts) == ((), ())
    accepted = replace(books.book(), decisions=(made(Ruling.ACCEPT, "c-1", by="Amal", why="checked"),))
    assert edited("c-1", accepted, ruling="accept").changes == ()
    assert edited("c-2", corrected("number=12"), number="8").changes[0].claim == "c-2"


@given(st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["", "0", "3", "11", "injured", "period", "x"])))
def test_what_is_kept_is_what_was_written(cells: dict[str, str]) -> None:
    """Whatever a row becomes, it is a correction after which the claim has those cells, or it is refused."""
    found = edited("c-1", **cells)
    for change in found.changes:
        assert change.value
        after = values(current(corrected(change.value))["c-1"])
        assert all(after[name] == text for name, text in cells.items() if text and f"{name}=" in change.value)
    assert len(found.changes) + len(found.faults) + found.untouched == 6


def test_the_workbook_comes_back(tmp_path: Path) -> None:
    """A workbook that a spreadsheet saved is read like the CSV."""
    file = tmp_path / "claims.xlsx"
    sheets.as_workbook(books.book(), file)
    workbook = openpyxl.load_workbook(file)
    sheet = workbook["claims"]
    columns = [cell.value for cell in sheet[1]]
    line = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "c-1")
    line[columns.index("number")].value = 9
    workbook.save(file)
    found = returned([Row(one.number, one.row) for one in spreadsheet(file)], books.book(), "checked")
    assert [(change.claim, change.value) for change in found.changes] == [("c-1", "number=9")]
    assert found.untouched == 5
    assert found.faults == ()


def test_a_revision_is_no_number() -> None:
    """No spreadsheet takes a revision for a number, as it would 12e4567890."""
    assert all(row["revision"].startswith("r") for row in exported())
    assert revision({}) == revision({"number": ""})
