"""Who said what when: claimants against the hours in which their figures were published, or the days."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from harmledger.web.figures import Figure
    from harmledger.web.moments import Moment


@dataclass(frozen=True, slots=True)
class Said:
    """A figure with the moment at which it was said."""

    moment: Moment
    figure: Figure


@dataclass(frozen=True, slots=True)
class Line:
    """One claimant's figures, a cell for each column; the empty name is whoever is not named."""

    claimant: str
    cells: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The columns of one day: its hours in order, last the one whose hour is not known."""

    day: date | None
    hours: tuple[Moment, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether no hour of it is known."""
        return not any(hour.time for hour in self.hours)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The days in order, those not known last, and the claimants by their first figure."""

    days: tuple[Day, ...]
    lines: tuple[Line, ...]

    @property
    def has_hours(self) -> bool:
        """Tell whether any hour is known."""
        return not all(day.is_whole for day in self.days)


def matrix(figures: Sequence[Figure], moments: Mapping[str, Moment]) -> Matrix:
    """Lay figures out by claimant and hour of publication; `moments` gives that of each document."""
    said = sorted((Said(moments[f.claim.document], f) for f in figures), key=lambda s: s.moment.order)
    columns = tuple(dict.fromkeys(one.moment.hour for one in said))
    names = dict.fromkeys(_claimant(one.figure) for one in said)
    return Matrix(
        days=tuple(Day(day, tuple(hours)) for day, hours in groupby(columns, key=lambda column: column.day)),
        lines=tuple(Line(name, tuple(_cell(said, name, column) for column in columns)) for name in names),
    )


def _cell(said: Sequence[Said], name: str, column: Moment) -> tuple[Said, ...]:
    return tuple(one for one in said if _claimant(one.figure) == name and one.moment.hour == column)


def _claimant(figure: Figure) -> str:
    return figure.claim.claimant.party if figure.claim.claimant else ""
