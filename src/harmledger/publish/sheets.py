"""Claims as a spreadsheet to correct: CSV or a workbook. `harmledger import` takes it back as decisions."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from harmledger.model import Harm, Scope
from harmledger.publish import share, words
from harmledger.publish.passages import around
from harmledger.review.returned import FIELDS, NUMBERS, RULINGS, current, revision, values
from harmledger.serial import given

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from harmledger.model import Book, Claim

COLUMNS = ("id", *FIELDS, "ruling", "why", "group", "sentence", "claimant", "place", "days", "document", "revision")
OPEN = (*FIELDS, "ruling", "why")  # what may be changed
WIDTHS = {"id": 20, "sentence": 70, "why": 30, "document": 24, "place": 20, "claimant": 24, "days": 24, "revision": 13}
HOW = (
    "Correct number, low, high, harm or scope in the yellow columns, or write accept or reject under ruling.",
    "A changed number sets both bounds; leave it empty and set low and high for a range.",
    "Say why in the last yellow column. Leave id and revision as they are; rows may be sorted or left out.",
    "Then: harmledger import FILE --dry-run shows what would be kept; without --dry-run it is kept as decisions.",
    "صحح الأعمدة الصفراء أو اكتب accept أو reject في عمود ruling، واذكر السبب في why، واترك id و revision كما هما.",
)


def rows(book: Book) -> Iterator[list[str]]:
    """Give the claims as people's decisions leave them, in the order of their documents."""
    texts = {document.id: document.text for document in book.documents}
    for claim in current(book).values():
        yield _row(claim, texts.get(claim.document, ""))


def _row(claim: Claim, text: str) -> list[str]:
    told = values(claim)
    place = words.place(claim.places[0]) if claim.places else ""
    claimant = claim.claimant.party if claim.claimant else ""
    before, after = around(text, claim.start, claim.end)
    sentence = " ".join(f"{before}{claim.quote}{after}".split())
    about = (claim.people.group, sentence, claimant, place, words.when(claim.when), given(claim.document))
    return [claim.id, *told.values(), "", "", *map(share.safe, about), revision(told)]


def as_csv(book: Book) -> str:
    """Write the claims as CSV, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(book))
    return "\ufeff" + out.getvalue()


def as_workbook(book: Book, target: Path) -> None:
    """Write the claims as a workbook: what may be changed is yellow, closed lists can be picked from."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import

    made = Workbook()
    sheet: Worksheet = made.active  # type: ignore[assignment]  # a new workbook has a sheet
    sheet.title = "claims"
    sheet.append(list(COLUMNS))
    for row in rows(book):
        sheet.append([_cell(name, text) for name, text in zip(COLUMNS, row, strict=True)])
    _dress(sheet)
    how = made.create_sheet("how")
    for line in HOW:
        how.append([line])
    made.save(target)


def _cell(name: str, text: str) -> str | int | None:
    return int(text) if name in NUMBERS and text else text or None


def _dress(sheet: Worksheet) -> None:
    """Mark what may be changed, keep the header in sight, and offer the closed lists."""
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415 - slow to import
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to import
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - slow to import

    lists: dict[str, list[str]] = {"harm": list(Harm), "scope": list(Scope), "ruling": list(RULINGS)}
    for number, name in enumerate(COLUMNS, 1):
        letter, head = get_column_letter(number), sheet.cell(1, number)
        head.font = Font(bold=True)
        if name in OPEN:
            head.fill = PatternFill("solid", fgColor="FFF2B3")
        sheet.column_dimensions[letter].width = WIDTHS.get(name, 10)
        if name in lists:
            choices = DataValidation("list", formula1=f'"{",".join(lists[name])}"', allow_blank=True)
            choices.add(f"{letter}2:{letter}1048576")
            sheet.add_data_validation(choices)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
