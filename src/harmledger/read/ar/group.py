"""The people that one noun phrase counts, and what its words say of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from harmledger.model import Age, Count, Harm, People, Sex, Status, Unit
from harmledger.read.ar.forms import DATA, Person, people
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.numbers import bounded

VAGUE = bounded(None)


@dataclass(slots=True)
class Group:
    """People counted by one noun phrase: words `first` to `last`, not included."""

    first: int
    last: int
    count: Count
    people: People
    kind: str  # counted, dual, one, many, bare, other, name
    harm: Harm | None = None  # said by the noun itself
    unit: Unit = Unit.PERSON
    features: frozenset[str] = frozenset()
    definite: bool = False
    elliptical: bool = False
    kin: bool = False
    of_whole: bool = False  # "two of them"
    undivided: bool = False  # "15 killed and injured"
    named: bool = False  # names stand behind it
    # what the grammar of the sentence finds out:
    said: Harm | None = None
    trigger: int | None = None
    rule: str = ""
    in_list: bool = False
    part_of: Group | None = field(default=None, repr=False)
    after: Group | None = field(default=None, repr=False)


def civilians() -> People:
    """Give civilians as people."""
    return people({"civilian"})


@cache
def compounds() -> Lexicon[frozenset[str]]:
    """Give the people named by several words, with their features."""
    found = [
        (cut(p), frozenset(features.split(",")))
        for features, column in rows(DATA, "compounds.tsv")
        for p in phrases(column)
    ]
    return Lexicon(found)


def merged(first: People, more: Person) -> People:
    """Add to people what an adjective or complement says of them."""
    second = more.people
    if first.roles:
        return first
    if second.roles:
        return second
    return replace(
        first,
        status=second.status if first.status is Status.UNKNOWN else first.status,
        status_basis=second.status_basis if first.status is Status.UNKNOWN else first.status_basis,
        sex=second.sex if first.sex is Sex.UNKNOWN else first.sex,
        age=second.age
        if first.age in {Age.UNKNOWN, Age.ADULT}
        and second.age is not Age.UNKNOWN
        and not (first.age is Age.ADULT and second.age is Age.ADULT)
        else first.age,
    )
