"""The two real reports of the shared seeds come out as the issue says; skipped where they are not at hand."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from accuracy.sets import gazetteer, shared, taken
from harmledger.locate import locate
from harmledger.model import Assertion, Attack, Claim, Harm, Scope, Weapon
from harmledger.pipeline import account
from harmledger.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Account

pytestmark = pytest.mark.skipif(not (shared() / "seeds").exists(), reason="the shared seeds are not here")

Row = tuple[Harm | None, str, int | None, int | None]


@pytest.fixture(scope="module")
def seeds() -> dict[str, Account]:
    """Read both reports with the Syrian gazetteer; keyed by the number their names begin with."""
    places = gazetteer()
    paths = sorted(str(path) for path in (shared() / "seeds").glob("*.txt"))
    return {d.id[:3]: account(d, places) for d in taken(paths)}


def told(stated: Account, scope: Scope, place: str | None = None, claimant: str | None = None) -> list[Row]:
    """Give harm, group and bounds of the figures of a scope that repeat no other, at a place and by a claimant."""
    kept = [
        c
        for c in stated.claims
        if c.scope is scope and not c.same_as and c.assertion is Assertion.HARM
        if place is None or place in {p.name for p in c.places}
        if claimant is None or (c.claimant and c.claimant.party == claimant)
    ]
    return [(c.harm, c.people.group, c.count.low, c.count.high) for c in kept]


def attacks(stated: Account) -> dict[str, Attack]:
    """Give the attacks by the first of their places as written."""
    return {a.places[0].name: a for a in stated.attacks if a.places}


def test_eleven_are_killed_at_qaqfin(seeds: dict[str, Account]) -> None:
    """Seven children and a woman are parts of the eleven; nobody else is killed besides them."""
    figures = told(seeds["000"], Scope.INCIDENT, "Qaqfin")
    assert {(Harm.KILLED, "civilian", 11, 11), (Harm.KILLED, "child", 7, 7)} <= set(figures)
    whole = [c for c in _at(seeds["000"], "Qaqfin") if c.harm is Harm.KILLED and not c.part_of]
    assert [(c.count.low, c.count.high) for c in whole] == [(11, 11)]
    assert "partial_counts" in {p.code for p in seeds["000"].problems}


def _at(stated: Account, place: str) -> Iterator[Claim]:
    return (c for c in stated.claims if not c.same_as and place in {p.name for p in c.places})


def test_october_is_a_period_total_of_the_white_helmets(seeds: dict[str, Account]) -> None:
    """The month's seven figures are claimed by the White Helmets and belong to no attack."""
    figures = set(told(seeds["000"], Scope.PERIOD, claimant="White Helmets"))
    killed = {(Harm.KILLED, "civilian", 66, 66), (Harm.KILLED, "child", 23, 23), (Harm.KILLED, "woman", 13, 13)}
    hurt = {(Harm.INJURED, "child", 79, 79), (Harm.INJURED, "woman", 47, 47), (Harm.INJURED, "rescuer", 3, 3)}
    assert killed | hurt <= figures
    assert any(row[0] is Harm.INJURED and row[2:] == (271, None) for row in figures)


def test_the_listed_people_of_kafr_nouran_do_not_add_up(seeds: dict[str, Account]) -> None:
    """Five are stated and seven are listed: a problem, and no extra dead."""
    stated = seeds["000"]
    whole = [c for c in _at(stated, "Kafr Nouran") if c.harm is Harm.KILLED and not c.part_of]
    assert [c.count.low for c in whole] == [5]
    assert whole[0].when
    assert [(str(i.earliest), str(i.latest)) for i in whole[0].when.candidates][:2] == [
        ("2023-10-05", "2023-10-05"),
        ("2017-10-05", "2017-10-05"),
    ]
    assert "parts_exceed_whole" in {p.code for p in stated.problems}


def test_villages_hit_the_day_before_are_attacks_without_casualties(seeds: dict[str, Account]) -> None:
    """Each village has its weapon and the day that "Yesterday, Friday" tells, in each year that fits."""
    found = attacks(seeds["000"])
    weapons = {
        "Al-Fatira": Weapon.MISSILE,
        "Ruwaiha": Weapon.ARTILLERY,
        "Sarja": Weapon.ARTILLERY,
        "Deir Sunbul": Weapon.ARTILLERY,
        "Al-Bara": Weapon.SMALL_ARMS,
    }
    assert {name: found[name].weapon for name in weapons} == weapons
    days = {name: found[name].when for name in weapons}
    assert {str(when.candidates[0].earliest) for when in days.values() if when} == {"2023-11-24"}
    assert not any(found[name].claims for name in weapons)


def test_the_week_in_idlib_is_a_period_total(seeds: dict[str, Account]) -> None:
    """Twenty killed and 36 injured, five children and six women among the dead, by the White Helmets."""
    figures = told(seeds["004"], Scope.PERIOD, claimant="White Helmets")
    assert (Harm.KILLED, "civilian", 20, 20) in figures
    assert any(row[0] is Harm.INJURED and row[2:] == (36, 36) for row in figures)
    assert {(Harm.KILLED, "child", 5, 5), (Harm.KILLED, "woman", 6, 6)} <= set(figures)


def test_displaced_people_have_their_own_claimant(seeds: dict[str, Account]) -> None:
    """The 1,867 are claimed by the Response Coordination Group, not by the rescue service cited before."""
    found = [c for c in seeds["004"].claims if c.harm is Harm.DISPLACED and c.count.low == 1867]
    assert len(found) == 1
    assert found[0].claimant
    assert "Response Coordination Group" in found[0].claimant.party


def test_monday_s_attack_injures_two_children_and_a_woman(seeds: dict[str, Account]) -> None:
    """The latest attack is an incident of its own at Maarat al-Numan."""
    figures = told(seeds["004"], Scope.INCIDENT, "Maarat al-Numan")
    assert {(Harm.INJURED, "child", 2, 2), (Harm.INJURED, "woman", 1, 1)} <= set(figures)


def test_context_figures_are_background(seeds: dict[str, Account]) -> None:
    """Almost a million since 2019, and half of a population, are kept and never counted."""
    figures = told(seeds["004"], Scope.BACKGROUND)
    assert (Harm.DISPLACED, "all", 1_000_000, 1_000_000) in figures
    vague = [c for c in seeds["004"].claims if c.scope is Scope.BACKGROUND and c.count.number is None]
    assert any("population" in c.quote for c in vague)


def test_every_place_of_the_seeds_has_its_p_code() -> None:
    """All twenty places of the two reports, cities too, are found by their P-codes."""
    with (shared() / "data" / "gazetteer" / "seed_places.csv").open(encoding="utf-8", newline="") as lines:
        wanted = {row["pcode"]: row["mention"] for row in csv.DictReader(lines)}
    places = gazetteer()
    paths = sorted(str(path) for path in (shared() / "seeds").glob("*.txt"))
    found = {p.pcode for d in taken(paths) for p in locate(d, read(d.text), places).places if p}
    assert {name for code, name in wanted.items() if code not in found} == set()
