"""What the rows of a list of places become."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.model import Entry, Naming


@dataclass(frozen=True, slots=True)
class Listed:
    """A place of a list with its line (0 where several rows imply it), what is said of its names, and its outline."""

    entry: Entry
    line: int = 0
    table: str = ""
    namings: tuple[Naming, ...] = ()
    shape: bytes | None = None  # well-known binary, degrees


@dataclass(frozen=True, slots=True)
class MoreNames:
    """Names for a place of another list: GeoNames gives them in a file of their own."""

    id: str
    namings: tuple[Naming, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be taken, or is doubtful: its line (the first is 1), why, and its sheet or layer."""

    line: int
    why: str
    table: str = ""

    def __str__(self) -> str:
        """Tell the fault as the user is shown it."""
        return f"{self.table}, line {self.line}: {self.why}" if self.table else f"line {self.line}: {self.why}"
