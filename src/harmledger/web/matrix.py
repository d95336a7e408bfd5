"""Who said what when: claimants against the days on which their figures were published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from harmledger.model import Document
    from harmledger.web.figures import Figure


@dataclass(frozen=True, slots=True)
class Line:
    """One claimant's figures, a cell for each day; the empty name is whoever is not named."""

    claimant: str
    cells: tuple[tuple[Figure, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The days in order, those not known last, and the claimants by their first figure."""

    days: tuple[date | None, ...]
    lines: tuple[Line, ...]


def matrix(figures: Sequence[Figure], documents: Mapping[str, Document]) -> Matrix:
    """Lay figures out by claimant and day of publication."""
    placed = [(_claimant(figure), _day(documents.get(figure.claim.document)), figure) for figure in figures]
    days = sorted({day for _, day, _ in placed}, key=lambda day: (day is None, str(day)))
    names = dict.fromkeys(name for name, _, _ in sorted(placed, key=lambda p: (p[1] is None, str(p[1]))))
    return Matrix(
        tuple(days),
        tuple(Line(n, tuple(tuple(f for c, d, f in placed if (c, d) == (n, day)) for day in days)) for n in names),
    )


def _claimant(figure: Figure) -> str:
    return figure.claim.claimant.party if figure.claim.claimant else ""


def _day(document: Document | None) -> date | None:
    return document.published.latest if document and document.published else None
