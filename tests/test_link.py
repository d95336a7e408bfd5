"""Linking: which attacks are one incident, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.link import Linked, link
from harmledger.model import Count, Precision, Relation, Ruling, Weapon
from tests.ledger_builder import place, report, ruling, years_open

if TYPE_CHECKING:
    from tests.ledger_builder import Report


def linked(*reports: Report) -> Linked:
    """Link reports."""
    return link([r.document for r in reports], [r.account for r in reports])


def test_same_village_and_day_are_one() -> None:
    """Two reports of one village and one day tell of one attack."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(11)
    b = report("b").attack("Qaqfin", "2023-11-25").killed(9)
    found = linked(a, b)
    assert len(found.clusters) == 1
    assert any("the same place, Qaqfin" in why for why in found.links[0].reasons)


def test_other_village_is_refused_with_its_reason() -> None:
    """However much agrees, villages far apart are never one, and the refusal says so."""
    a = report("a").attack("Qaqfin", "2023-11-25", weapon=Weapon.ARTILLERY).killed(11)
    b = report("b").attack("Faraway", "2023-11-25", weapon=Weapon.ARTILLERY).killed(11)
    assert len(linked(a, b).clusters) == 2


def test_dates_beyond_the_window_are_never_one() -> None:
    """The same village a month later is another attack."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(11)
    b = report("b").attack("Qaqfin", "2023-12-25").killed(11)
    assert len(linked(a, b).clusters) == 2


def test_open_dates_need_figures() -> None:
    """Without a day, the same village and a large equal toll are one attack; the village alone is not."""
    a = report("a").attack("Qaqfin").killed(11).injured(6)
    b = report("b").attack("Qaqfin").killed(11).injured(6)
    c = report("c").attack("Qaqfin").killed(2)
    assert linked(a, b, c).clusters == tuple(
        sorted([tuple(sorted((a.attacks[0].id, b.attacks[0].id))), (c.attacks[0].id,)])
    )


def test_day_and_month_without_a_year_are_enough() -> None:
    """Two reports that name 5 October without a year meet."""
    a = report("a").attack("Qaqfin", years_open("2023-10-05", "2022-10-05", "2021-10-05")).killed(5)
    b = report("b").attack("Qaqfin", years_open("2023-10-05", "2022-10-05", "2021-10-05")).killed(5)
    assert len(linked(a, b).clusters) == 1


def test_two_attacks_of_one_document_stay_two() -> None:
    """A third report never pulls two attacks of one document into one incident."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(3).attack("Qaqfin", "2023-11-25").killed(3)
    b = report("b").attack("Qaqfin", "2023-11-25").killed(3)
    found = linked(a, b)
    assert len(found.clusters) == 2


def test_double_tap_of_one_document_is_one() -> None:
    """A second strike on the rescuers, told as such, belongs to the first."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(3)
    a.attack("Qaqfin", "2023-11-25", related_to=a.attacks[0].id, relation=Relation.DOUBLE_TAP)
    assert len(linked(a).clusters) == 1


def test_area_and_village_may_be_one() -> None:
    """A report of the governorate on the same day, with the same large toll, tells of the village's attack."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(11).injured(9)
    b = report("b").attack(place("Idlib", Precision.GOVERNORATE), "2023-11-25").killed(11).injured(9)
    assert len(linked(a, b).clusters) == 1


def test_a_person_decides() -> None:
    """A merge and a split win over every score, and undoing them gives the first state back."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(11)
    b = report("b").attack("Qaqfin", "2023-11-25").killed(11)
    c = report("c").attack("Faraway", "2023-01-01").killed(1)
    documents, accounts = [r.document for r in (a, b, c)], [r.account for r in (a, b, c)]
    first = link(documents, accounts).clusters
    ids = [r.attacks[0].id for r in (a, b, c)]
    split = ruling(Ruling.SPLIT, ids[1], ids[0], at=1)
    merge = ruling(Ruling.MERGE, ids[2], f"i-{ids[0][2:]}", at=2)
    ruled = link(documents, accounts, [split, merge])
    assert (ids[1],) in ruled.clusters
    assert tuple(sorted((ids[0], ids[2]))) in ruled.clusters
    assert any(r.reasons[0] == "a person ruled them apart" for r in ruled.links)
    undo = [ruling(Ruling.UNDO, split.id, at=3), ruling(Ruling.UNDO, merge.id, at=4)]
    assert link(documents, accounts, [split, merge, *undo]).clusters == first


def test_rejected_attack_is_no_incident() -> None:
    """An attack that a person rejected is in no incident."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(11)
    assert link([a.document], [a.account], [ruling(Ruling.REJECT, a.attacks[0].id)]).clusters == ()


def test_copies_keep_their_origin() -> None:
    """A copy with a third rewritten is found, and the earliest document is its origin."""
    wire = " ".join(f"word{i} of the first story stands here" for i in range(40))
    rewritten = wire[: len(wire) * 2 // 3] + " and now something else is told in other words by another desk" * 3
    a = report("a", published="2023-11-26", text=rewritten)
    b = report("b", published="2023-11-25", text=wire)
    c = report("c", text="A wholly different report on a market, a road and a school in the hills of the west today.")
    found = linked(a, b, c).copies
    assert [(x.document, x.of) for x in found] == [("a", "b")]
    assert found[0].likeness > 0.6


def test_toll_that_grows_stays_one_incident() -> None:
    """A toll that rises from post to post on one day is one incident."""
    posts = [report(str(n), "White Helmets", "2023-11-25").attack("Qaqfin", "2023-11-25").killed(n) for n in (3, 5, 8)]
    assert len(linked(*posts).clusters) == 1


def test_range_meets_number() -> None:
    """A range and a number within it agree."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(Count(None, 10, 15))
    b = report("b").attack("Nearby", "2023-11-25").killed(12)
    assert len(linked(a, b).clusters) == 1
