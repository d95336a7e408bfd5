"""Where and when incidents lie: spots or cells for a map, and how many people were killed in each stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Float, Integer, cast, func, select

from harmledger.store import tables
from harmledger.store.asked import wanted

if TYPE_CHECKING:
    from harmledger.review import Filter
    from harmledger.store.picture import Picture

_C = tables.incidents.c
DAY, MONTH, YEAR = 10, 7, 4  # characters of an ISO date that name it
FINE, COARSE = 70, 600  # days up to which a span is drawn by the day, by the month, and beyond by the year


@dataclass(frozen=True, slots=True)
class Cell:
    """The incidents of one square of a grid: how many, the least that were killed, and their middle."""

    lat: float
    lon: float
    incidents: int
    killed: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """One day, month or year ("2023-10") with its incidents and the least and most that were killed."""

    name: str
    incidents: int
    killed_low: int
    killed_high: int


def cells(picture: Picture, asked: Filter, step: float) -> tuple[Cell, ...]:
    """Give the incidents that pass a filter, gathered by squares of some degrees."""
    row, column = (cast(func.round(cast(axis / step, Float)), Integer) for axis in (_C.lat, _C.lon))
    killed = func.sum(func.coalesce(_C.killed_low, 0))
    query = select(func.avg(_C.lat), func.avg(_C.lon), func.count(), killed)
    query = query.where(_C.lat.is_not(None), *wanted(asked, picture.readers)).group_by(row, column)
    with picture.ledger.reads() as connection:
        return tuple(Cell(lat, lon, n, int(least)) for lat, lon, n, least in connection.execute(query))


def stretches(picture: Picture, asked: Filter) -> tuple[Stretch, ...]:
    """Give what passes a filter by day, month or year, as fine as the span allows; the undated are left out."""
    last = func.coalesce(_C.latest, _C.earliest)
    conditions = [last.is_not(None), *wanted(asked, picture.readers)]
    low = func.coalesce(_C.killed_low, 0)
    sums = func.sum(low), func.sum(func.coalesce(_C.killed_high, _C.killed_low, 0))
    with picture.ledger.reads() as connection:
        days = connection.execute(select(func.count(last.distinct())).where(*conditions)).scalar_one()
        unit = func.substr(last, 1, DAY if days <= FINE else MONTH if days <= COARSE * 5 else YEAR)
        rows = connection.execute(select(unit, func.count(), *sums).where(*conditions).group_by(unit).order_by(unit))
        return tuple(Stretch(name, count, int(least), int(most)) for name, count, least, most in rows)
