"""A reviewer's filter as conditions on the incidents in brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, not_, or_

from harmledger.review.briefs import SURE
from harmledger.review.names import folded, keyed
from harmledger.store.tables import incidents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement

    from harmledger.review import Filter

_C = incidents.c
_GRAVE = ("warning", "error")


def wanted(asked: Filter, readers: int) -> list[ColumnElement[bool]]:
    """Give the conditions of a filter; `readers` is how many must confirm an incident."""
    return [*_named(asked), *_held(asked), *_measured(asked), *_doubtful(asked, readers)]


def _named(asked: Filter) -> Iterator[ColumnElement[bool]]:
    """Give the conditions on columns that hold one value."""
    for name in ("severity", "grade"):
        if value := getattr(asked, name):
            yield _C[name] == value
    if asked.area:
        yield _C.admin1 == asked.area


def _held(asked: Filter) -> Iterator[ColumnElement[bool]]:
    """Give the conditions on columns that hold several values, one a line."""
    columns = (("actors", asked.actor), ("weapons", asked.weapon), ("codes", asked.code), ("groups", asked.group))
    for name, value in columns:
        if value:
            yield _C[name].contains(f"\n{value}\n", autoescape=True)
    if asked.place:
        part, whole = folded(asked.place), f"\n{keyed(asked.place)}\n"
        yield or_(_C.names.contains(part, autoescape=True), _C.names.contains(whole, autoescape=True))


def _measured(asked: Filter) -> Iterator[ColumnElement[bool]]:
    """Give the conditions on days, tolls and points. An open end passes."""
    if asked.since:
        yield or_(_C.latest >= asked.since.isoformat(), and_(_C.latest.is_(None), _C.earliest.is_not(None)))
    if asked.until:
        yield or_(_C.earliest <= asked.until.isoformat(), and_(_C.earliest.is_(None), _C.latest.is_not(None)))
    if asked.least is not None:
        yield func.coalesce(_C.killed_low, 0) + func.coalesce(_C.injured_low, 0) >= asked.least
    if asked.box:
        south, west, north, east = asked.box
        yield _C.lat.between(south, north)
        yield _C.lon.between(west, east)


def _doubtful(asked: Filter, readers: int) -> Iterator[ColumnElement[bool]]:
    """Give the conditions on what is settled, missing and doubtful."""
    standing = {
        "open": and_(_C.readers < readers, not_(_C.rejected)),
        "second": and_(_C.readers > 0, _C.readers < readers, not_(_C.rejected)),
        "final": and_(_C.readers >= readers, not_(_C.rejected)),
        "reopened": and_(_C.reopened, not_(_C.rejected)),
        "rejected": _C.rejected,
    }
    lack = {
        "place": _C.lat.is_(None),
        "date": and_(_C.earliest.is_(None), _C.latest.is_(None)),
        "toll": and_(_C.killed_low.is_(None), _C.injured_low.is_(None)),
    }
    yield from (table[name] for table, name in ((standing, asked.standing), (lack, asked.lack)) if name in table)
    if asked.sure is not None:
        sure = and_(_C.confidence >= SURE, or_(_C.severity.is_(None), _C.severity.not_in(_GRAVE)))
        yield sure if asked.sure else not_(sure)
