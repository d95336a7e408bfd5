"""Parties: one list with aliases in both scripts, and whose word a figure is."""

from __future__ import annotations

from harmledger.link.parties import actors, canonical, exclude, voice
from harmledger.model import Basis, Claimant
from tests.ledger_builder import report


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
