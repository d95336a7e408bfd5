"""Where and when incidents lie: spots or cells for a map, and how many people were killed in each stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Float, Integer, cast, func, select

from harmledger.store import tables
from harmledger.store.asked import wanted

if TYPE_CHECKING:
    from harmledger.review import Filter
    from harmledger.store.picture import Picture

_C = tables.incidents.c
DAY, MONTH, YEAR = 10, 7, 4  # characters of an ISO date that name it
FINE, COARSE = 100, 5_500  # days up to which a span is drawn by the day, by the month, and beyond by the year


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
    """Give what passes a filter by day, month or year, as fine as the span allows, the empty ones too.

    An incident stands at the last day it may have been; the undated are left out.
    """
    last = func.coalesce(_C.latest, _C.earliest)
    conditions = [last.is_not(None), *wanted(asked, picture.readers)]
    least = func.sum(func.coalesce(_C.killed_low, 0))
    most = func.sum(func.coalesce(_C.killed_high, _C.killed_low, 0))
    with picture.ledger.reads() as connection:
        ends = connection.execute(select(func.min(last), func.max(last)).where(*conditions)).one()
        if ends[0] is None:
            return ()
        first, end = (date.fromisoformat(day) for day in ends)
        size = DAY if (end - first).days < FINE else MONTH if (end - first).days < COARSE else YEAR
        unit = func.substr(last, 1, size)
        rows = connection.execute(select(unit, func.count(), least, most).where(*conditions).group_by(unit))
        found = {name: Stretch(name, count, int(low), int(high)) for name, count, low, high in rows}
    return tuple(found.get(name, Stretch(name, 0, 0, 0)) for name in _names(first, end, size))


def _names(first: date, last: date, size: int) -> dict[str, None]:
    """Give every day, month or year from one day to another, once, in order."""
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    return dict.fromkeys(day.isoformat()[:size] for day in days)
