"""Blocking: neighbours meet, and the work grows with neighbours rather than with the ledger."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.link.blocks import keys
from harmledger.link.candidates import candidates
from harmledger.link.levels import levels
from harmledger.link.meeting import meetings
from harmledger.link.postings import Postings
from harmledger.link.sight import sights
from harmledger.link.traces import TOLD
from harmledger.link.wording import likeness, words
from harmledger.model import Place, Precision
from tests.ledger_builder import on, report

if TYPE_CHECKING:
    from harmledger.link.cluster import Pair
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


def met(*attacks: Sight) -> list[Pair]:
    """Give the pairs of attacks that are worth comparing."""
    index = Postings.of(attacks, {})
    found = sorted(candidates(attacks, {}, index).worth({s.id: s for s in attacks}))
    assert found == sorted(meetings(attacks, index)), "who asks for some attacks and who asks for all gets the same"
    return found


def test_work_grows_with_neighbours() -> None:
    """Ten times the ledger takes ten times the comparisons, not a hundred times."""
    small, large = len(met(*ledger(300))), len(met(*ledger(3000)))
    assert large < small * 10 * 2


def test_undated_attacks_meet_their_village() -> None:
    """An attack without a day is compared with all attacks of its village, of whatever day."""
    a = report("a").attack(village(35, 36))
    b = report("b").attack(village(35, 36), "2016-01-01")
    c = report("c").attack(village(35, 36), "2020-01-01")
    assert len(met(*seen(a, b, c))) == 2


def test_what_many_share_leads_nowhere() -> None:
    """Attacks far apart meet by rare words in common, and no more once many attacks are told in these words."""
    words = "The turbine hall of the paper mill"
    few = [report(f"r{n}", text=words).attack(village(30 + n, 36), on(f"2016-01-{n + 1:02}")) for n in range(3)]
    many = [report(f"m{n}", text=words).attack(village(40 + n, 36), on("2016-01-02")) for n in range(TOLD)]
    assert len(met(*seen(*few))) == 3
    assert met(*seen(*few, *many)) == []


def test_how_two_reports_compare_does_not_change_with_other_words() -> None:
    """How much a word says is fixed: what else is added to the ledger leaves the likeness of two passages alone."""
    one, other = words("Rockets struck the bakery at dawn"), words("The bakery was struck by rockets")
    assert likeness(one, other) == likeness(other, one) > likeness(one, words("Civilians were killed in Syria"))
