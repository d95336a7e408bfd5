"""Parties: one list with aliases in both scripts, and whose word a figure is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.link.parties import actors, canonical, exclude, voice
from harmledger.model import Basis, Claimant
from tests.ledger_builder import book, report

if TYPE_CHECKING:
    from tests.ledger_builder import Report


def test_names_in_both_scripts_meet() -> None:
    """One party is one name whatever script, case or spelling it comes in."""
    names = ("White Helmets", "the white helmets", "Syrian Civil Defence", "@SyriaCivilDefe", "الدِّفاع المدني السوري")
    assert {canonical(name) for name in names} == {"White Helmets"}
    assert canonical("A Party Nobody Lists") == "A Party Nobody Lists"


def test_joint_actors_come_apart() -> None:
    """A joint actor is its parties; an unknown one is none."""
    assert actors("Syrian government and Russia") == {"Syrian government", "Russia"}
    assert actors("unknown") == actors(None) == frozenset()


def test_allies_do_not_exclude_each_other() -> None:
    """Parties that fight beside each other are told one for the other; enemies exclude each other."""
    assert not exclude(actors("Russia"), actors("Syrian government"))
    assert not exclude(actors("HTS"), actors("opposition factions"))
    assert exclude(actors("Russia"), actors("Turkey"))
    assert not exclude(actors("Russia"), actors(None))


def test_the_chain_does_not_make_a_voice() -> None:
    """An agency that passes on a claimant's word adds no voice of its own."""
    quoted = Claimant("White Helmets", via=("Anadolu Agency",), basis=Basis.OWN_TEAM)
    one, other = report("a", "Paper A").document, report("b", "Paper B").document
    assert voice(quoted, one, "a").key == voice(quoted, other, "b").key


def test_copies_without_a_claimant_are_one_voice() -> None:
    """An unattributed figure of two copies is one voice, and supports nobody."""
    one, other = report("a", "Paper A").document, report("b", "Paper B").document
    assert voice(None, one, "a").key == voice(None, other, "a").key
    assert not voice(None, one, "a").independent


def test_a_recorder_that_is_cited_has_a_word_of_its_own() -> None:
    """A monitoring group needs no other ground for its figures; a website that only carries them gives none."""
    document = report("a", "Paper A").document
    assert voice(Claimant("SNHR", basis=Basis.UNATTRIBUTED), document, "a").independent
    assert not voice(Claimant("Website", basis=Basis.UNATTRIBUTED), document, "a").independent


def quoting(name: str, outlet: str, claimant: str) -> Report:
    """Give an outlet's report of one attack that quotes somebody."""
    return report(name, outlet, "2023-10-05").attack("Qaqfin", "2023-10-05").killed(7, by=claimant)


def test_ten_outlets_that_quote_one_body_are_one_claimant() -> None:
    """However often and in whatever script a body is quoted, its word counts once."""
    names = ("White Helmets", "Syrian Civil Defence", "الدفاع المدني السوري", "الخوذ البيضاء", "SCD")
    made = book([quoting(f"r{n}", f"Paper {n}", names[n % len(names)]) for n in range(10)]).incidents
    assert [(len(i.documents), i.claimants, i.independent_claimants) for i in made] == [(10, ("White Helmets",), 1)]


def test_local_sources_count_only_with_their_outlet() -> None:
    """Nameless sources of one outlet are one claimant, in both scripts; those of another outlet are another."""
    one = [quoting("a", "Paper A", "local sources"), quoting("b", "Paper A", "مصادر محلية")]
    assert book(one).incidents[0].independent_claimants == 1
    assert book([*one, quoting("c", "Paper B", "local sources")]).incidents[0].independent_claimants == 2
