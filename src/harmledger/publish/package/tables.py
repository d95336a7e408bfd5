"""Tables as columns with names, HXL tags and meanings: CSV, Parquet and the dictionary are all written from these."""

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
TEXT, INTEGER, NUMBER, DAY = "string", "integer", "number", "date"  # Frictionless's names


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: name, HXL tag (empty in tables of another standard), what it means, how a row fills it, its type."""

    name: str
    tag: str
    meaning: str
    value: Callable[[Index, Row], Cell | Enum | date]
    kind: str = TEXT


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A file of rows, with a sentence on what a row is and how it may be summed."""

    name: str
    about: str
    sums: str
    columns: tuple[Column[Row], ...]
    rows: Callable[[Index], Iterable[Row]]

    @property
    def file(self) -> str:
        """Give the name of its CSV file."""
        return f"{self.name}.csv"

    @property
    def tagged(self) -> bool:
        """Tell whether its second row holds HXL tags."""
        return all(column.tag for column in self.columns)

    def filled(self, index: Index) -> list[tuple[Row, list[str | int | float]]]:
        """Give the rows with their cells; filled once, however many files they go to."""
        kept: list[tuple[Row, list[str | int | float]]] | None = index.tables.get(self.name)
        if kept is None:
            values = [column.value for column in self.columns]
            kept = [(row, [cell(value(index, row)) for value in values]) for row in self.rows(index)]
            index.tables[self.name] = kept
        return kept

    def csv(self, index: Index) -> str:
        """Write the table: names first, HXL tags second where it has them, then the rows."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([column.name for column in self.columns])
        if self.tagged:
            writer.writerow([column.tag for column in self.columns])
        writer.writerows(cells for _, cells in self.filled(index))
        return out.getvalue()


def cell(value: Cell | Enum | date) -> str | int | float:
    """Write a value as a cell: a missing one is empty, yes and no are words."""
    if value is None:
        return ""
    kind = type(value)
    if kind is int or kind is float:
        return value  # type: ignore[return-value]
    if kind is bool:
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    return share.safe(str(value))
