"""Blocking: neighbours meet, and the work grows with neighbours rather than with the ledger."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.link.blocks import keys, pairs
from harmledger.link.levels import levels
from harmledger.link.sight import sights
from harmledger.model import Place, Precision
from tests.ledger_builder import on, report

if TYPE_CHECKING:
    from harmledger.link.sight import Sight
    from tests.ledger_builder import Report


def seen(*reports: Report) -> tuple[Sight, ...]:
    """Give the attacks of reports as the comparison sees them."""
    return sights({r.id: r.document for r in reports}, [r.account for r in reports])


def village(lat: float, lon: float) -> Place:
    """Give a village at a point."""
    return Place("V", f"v:{lat:.4f}:{lon:.4f}", lat=lat, lon=lon, precision=Precision.VILLAGE)


@given(
    st.floats(-80, 80),
    st.floats(-170, 170),
    st.floats(-0.09, 0.09),
    st.floats(-0.09, 0.09),
    st.integers(0, levels().window),
)
@settings(max_examples=200, deadline=None)
def test_neighbours_share_a_key(lat: float, lon: float, north: float, east: float, days: int) -> None:
    """Two attacks some 10 km and the window of days apart are always compared, wherever the grid's lines run."""
    first = date(2023, 10, 5)
    a = report("a").attack(village(lat, lon), on(first.isoformat()))
    b = report("b").attack(village(lat + north, lon + east), on((first + timedelta(days=days)).isoformat()))
    left, right = seen(a, b)
    assert keys(left) & keys(right)


def ledger(number: int) -> tuple[Sight, ...]:
    """Give a ledger that grows over the years at one pace: three reports a day over forty villages."""
    start = date(2015, 1, 1)
    made = []
    for n in range(number):
        where = village(35 + (n * 7 % 8) * 0.1, 36 + (n * 11 % 5) * 0.1)
        made.append(report(f"r{n}").attack(where, on((start + timedelta(days=n // 3)).isoformat())).killed(n % 6 + 1))
    return seen(*made)


def test_work_grows_with_neighbours() -> None:
    """Ten times the ledger takes ten times the comparisons, not a hundred times."""
    small, large = len(pairs(ledger(300), {})), len(pairs(ledger(3000), {}))
    assert large < small * 10 * 2


def test_undated_attacks_meet_their_village() -> None:
    """An attack without a day is compared with all attacks of its village, of whatever day."""
    a = report("a").attack(village(35, 36))
    b = report("b").attack(village(35, 36), "2016-01-01")
    c = report("c").attack(village(35, 36), "2020-01-01")
    assert len(pairs(seen(a, b, c), {})) == 2
