"""Tables that are built column by column from an allow-list: what has no column does not leave."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from harmledger.publish import share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from harmledger.publish.index import Index

Row = TypeVar("Row")
Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: name, HXL tag, what it means, and how a row fills it."""

    name: str
    tag: str
    meaning: str
    value: Callable[[Index, Row], Cell | Enum | date]


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A file of rows, with a sentence on what a row is and how it may be summed."""

    file: str
    about: str
    sums: str
    columns: tuple[Column[Row], ...]
    rows: Callable[[Index], Iterable[Row]]

    def csv(self, index: Index) -> str:
        """Write the table: names first, HXL tags second, then the rows."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerow([column.tag for column in self.columns])
        for row in self.rows(index):
            writer.writerow([cell(column.value(index, row)) for column in self.columns])
        return out.getvalue()


def cell(value: Cell | Enum | date) -> str | int | float:
    """Write a value as a cell: a missing one is empty, yes and no are words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    return value if isinstance(value, int | float) else share.safe(str(value))
