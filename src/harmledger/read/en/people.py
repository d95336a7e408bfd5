"""Who a noun phrase counts: from the group that a word list gives to status, sex, age and roles."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, reduce
from typing import TYPE_CHECKING

from harmledger.model import Age, People, Sex, Status, StatusBasis
from harmledger.read.en.words import DATA, split
from harmledger.read.lexicon import Lexicon, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CIVILIAN = People(Status.CIVILIAN, StatusBasis.STATED)
_COMBATANT = People(Status.COMBATANT, StatusBasis.STATED)
_GROUPS = {
    "all": People(),
    "civilian": _CIVILIAN,
    "child": People(age=Age.CHILD),
    "girl": People(sex=Sex.FEMALE, age=Age.CHILD),
    "boy": People(sex=Sex.MALE, age=Age.CHILD),
    "woman": People(sex=Sex.FEMALE, age=Age.ADULT),
    "man": People(sex=Sex.MALE, age=Age.ADULT),
    "elderly": People(age=Age.ELDERLY),
    "elderly_man": People(sex=Sex.MALE, age=Age.ELDERLY),
    "elderly_woman": People(sex=Sex.FEMALE, age=Age.ELDERLY),
    "combatant": _COMBATANT,
    "household": People(),
}
_ROLES = {"medic", "rescuer", "aid_worker", "journalist", "family_member"}
_OPEN = {"member", "official", "leader"}  # groups that depend on what stands beside the noun


@cache
def affiliations() -> Lexicon[str]:
    """Give the words that tell to which group a member or worker belongs."""
    return load(DATA, "affiliations.tsv", str, split=split)


def people(group: str) -> People:
    """Give the attributes of a group's name in people.tsv."""
    return People(roles=(group,)) if group in _ROLES else _GROUPS[group]


def who(groups: Sequence[str], beside: Iterable[str]) -> People:
    """Give the attributes of a phrase of one or more nouns; `beside` are the groups of the words around it."""
    around = list(beside) if any(group in _OPEN for group in groups) else []
    return reduce(merge, (people(_resolved(group, around) if group in _OPEN else group) for group in groups))


def _resolved(group: str, around: Sequence[str]) -> str:
    """Give the group of a "member": a fighter in an army, a relative in a family, otherwise a person.

    An official is one only of fighters, and a leader is no fighter only at the head of civilians.
    """
    beside = around[0] if around else None
    if group == "leader":
        return "civilian" if beside == "civilian" else "combatant"
    if group == "official":
        return "combatant" if beside == "combatant" else "all"
    return beside or "all"


def merge(first: People, second: People) -> People:
    """Add what one noun says to what another does; the second, which is nearer the head, wins."""
    status = second.status if second.status is not Status.UNKNOWN else first.status
    return People(
        status,
        second.status_basis or first.status_basis,
        second.sex if second.sex is not Sex.UNKNOWN else first.sex,
        second.age if second.age is not Age.UNKNOWN else first.age,
        tuple(dict.fromkeys(first.roles + second.roles)),
    )


def both(first: People, second: People) -> People:
    """Give what is true of both in "36 civilians and fighters"; old are all of "elderly men and women"."""
    old = first.age is Age.ELDERLY and second.age is Age.ADULT
    return replace(common(first, second), age=Age.ELDERLY) if old else common(first, second)


def common(first: People, second: People) -> People:
    """Give what is true of both kinds of people in "36 civilians and fighters"."""
    return People(
        first.status if first.status is second.status else Status.UNKNOWN,
        first.status_basis if first.status is second.status else None,
        first.sex if first.sex is second.sex else Sex.UNKNOWN,
        first.age if first.age is second.age else Age.UNKNOWN,
        tuple(role for role in first.roles if role in second.roles),
    )
