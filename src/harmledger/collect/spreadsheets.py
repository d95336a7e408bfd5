"""A table that somebody sends back: CSV or a workbook, its rows with their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.collect.gazetteer_tables import Line, contents, delimited, sheets

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Line", "spreadsheet"]

WORKBOOKS = {".xlsx", ".xlsm"}


def spreadsheet(file: Path) -> tuple[Line, ...]:
    """Read the rows of a CSV file or of a workbook's first sheet; a row of HXL tags is passed over."""
    raw = contents(file)
    is_book = file.suffix.lower() in WORKBOOKS
    table = sheets(raw, str(file))[0] if is_book else delimited(file.name, raw, str(file))
    return tuple(table.lines())
