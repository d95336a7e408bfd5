"""What a comparison looks at in an attack: its places, days, figures and wording, taken from its document once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from harmledger.link.alike import groups, whole
from harmledger.link.outlets import outlet
from harmledger.link.parties import actors
from harmledger.link.phrases import phrases
from harmledger.link.weekdays import weekdays
from harmledger.link.wording import length, words
from harmledger.model import (
    AREAS,
    Assertion,
    Attack,
    Counts,
    Harm,
    Interval,
    Manner,
    Scope,
    TargetType,
    TimePrecision,
    Unit,
)

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Mapping

    from harmledger.link.alike import Bounds
    from harmledger.model import Account, Claim, Document, Place

T = TypeVar("T")
VAGUE_TARGETS = frozenset({TargetType.OTHER})
WIDE = 200  # code points on both sides of an attack's own passages that still speak of it


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of people harmed, as bounds."""

    harm: Harm
    group: str
    low: int | None
    high: int | None
    whole: bool  # not a stated part of another figure


@dataclass(frozen=True, slots=True)
class Sight:
    """An attack as the comparison sees it."""

    attack: Attack
    language: str
    places: tuple[Place, ...]
    spans: tuple[Interval, ...]  # possible days, likeliest first; none where the day is open
    reported: Interval | None  # the days of publication, where the text names no day
    figures: tuple[Figure, ...]
    tolls: Mapping[Harm, Bounds]  # of the killed and the injured, as a whole
    unhurt: bool  # the text says that nobody was killed or hurt
    groups: Mapping[tuple[Harm, str], int]  # victims beside the whole
    targets: frozenset[TargetType]  # vague ones left out
    actors: frozenset[str]
    outlet: frozenset[str]
    recalled: bool  # told again, beside an attack that is the document's news
    words: array[int]
    length: float  # of the words, as a vector of weights
    phrases: array[int]
    names: tuple[frozenset[int], ...]  # the hashed words of its places' names as written, areas left out
    weekdays: frozenset[int]  # on which the attack may have been, Monday 0; none where no day of the week is told

    @property
    def id(self) -> str:
        """Give the attack's id."""
        return self.attack.id


def sights(documents: Mapping[str, Document], accounts: Iterable[Account]) -> tuple[Sight, ...]:
    """Give every attack as the comparison sees it, by id."""
    found = [
        s for account in accounts if account.document in documents for s in _of(documents[account.document], account)
    ]
    return tuple(sorted(found, key=lambda s: s.id))


def mentions(documents: Mapping[str, Document], accounts: Iterable[Account]) -> tuple[Sight, ...]:
    """Give the documents that tell of no attack of their own, each as if it told of one under its own id.

    A burial, an appeal or a reaction may still speak of an attack that others tell.
    """
    bare = (a for a in accounts if not a.attacks and a.document in documents and not _apart(a))
    return tuple(_mention(documents[a.document], a) for a in sorted(bare, key=lambda a: a.document))


def _apart(account: Account) -> bool:
    """Say whether all whom a document counts were harmed by no attack: drowned, or killed by cholera."""
    return bool(account.claims) and not any(claim.manner.by_attack for claim in account.claims)


def _mention(document: Document, account: Account) -> Sight:
    whole = Attack(document.id, document.id, quote="", start=0, end=len(document.text))
    return sight(document, replace(account, attacks=(whole,)), whole, {c.id: c for c in account.claims})


def _of(document: Document, account: Account) -> list[Sight]:
    claims = {claim.id: claim for claim in account.claims}
    return [sight(document, account, attack, claims) for attack in account.attacks]


def sight(document: Document, account: Account, attack: Attack, claims: Mapping[str, Claim]) -> Sight:
    """Give one attack of a document as the comparison sees it."""
    own = [claims[c] for c in attack.claims if c in claims]
    spans = () if presumed(attack) else days(attack)
    where = attack.places or tuple(dict.fromkeys(p for c in own for p in c.places))
    told = figures(own)
    passage = _passage(document.text, attack, own, len(account.attacks))
    wording = words(passage)
    return Sight(
        attack=attack,
        language=account.language,
        places=where,
        spans=spans,
        reported=None if spans or attack.retold else _reported(document, account),
        figures=told,
        tolls={harm: whole(told, harm) for harm in (Harm.KILLED, Harm.INJURED)},
        unhurt=any(c.assertion is Assertion.NONE_OCCURRED and c.harm in {Harm.KILLED, Harm.CASUALTIES} for c in own),
        groups=groups(told),
        targets=_one(frozenset(t.type for t in attack.targets) - VAGUE_TARGETS),
        actors=actors(attack.actor.name if attack.actor else None),
        outlet=_one(outlet(document)),
        recalled=attack.retold and not all(a.retold for a in account.attacks),
        words=wording,
        length=length(wording),
        phrases=phrases(passage),
        names=tuple(dict.fromkeys(n for p in where if p.precision not in AREAS and (n := _name(p.name)))),
        weekdays=_one(weekdays(attack.when)),
    )


@lru_cache(maxsize=4096)
def _one(value: frozenset[T]) -> frozenset[T]:
    """Give equal sets as one, for few differ and each takes room."""
    return value


@lru_cache(maxsize=4096)
def _name(written: str) -> frozenset[int]:
    return frozenset(words(written))


def days(attack: Attack) -> tuple[Interval, ...]:
    """Give the days on which the attack may have been, likeliest first."""
    if attack.when is None:
        return ()
    if attack.when.candidates:
        return attack.when.candidates
    if attack.when.earliest is None and attack.when.latest is None:
        return ()
    return (Interval(attack.when.earliest, attack.when.latest),)


def presumed(attack: Attack) -> bool:
    """Tell whether an attack's days are only those before its publication, by the rule `day_presumed`."""
    return attack.when is not None and attack.when.text is None and attack.when.precision is TimePrecision.DAYS


def _reported(document: Document, account: Account) -> Interval | None:
    published = account.published or document.published
    if published is None or published.latest is None:
        return None
    return Interval(published.earliest or published.latest, published.latest)


def figures(claims: Iterable[Claim]) -> tuple[Figure, ...]:
    """Give the figures of people that an attack's claims state as its toll: no repeats, additions, later deaths.

    The killed among "20 killed and injured" are a part of these, yet the whole of the killed.
    """
    kept = list(claims)
    harms = {c.id: c.harm for c in kept}
    return tuple(
        Figure(c.harm, c.people.group, c.count.low, c.count.high, whole=harms.get(c.part_of or "") is not c.harm)
        for c in kept
        if c.harm and c.unit is Unit.PERSON and not c.same_as
        if c.assertion is Assertion.HARM and c.scope in {Scope.INCIDENT, Scope.UNKNOWN}
        if c.counts is Counts.TOTAL and c.manner is not Manner.DIED_OF_WOUNDS
    )


def _passage(text: str, attack: Attack, claims: Iterable[Claim], among: int) -> str:
    """Give the part of the text that speaks of the attack: all of it where there is no other attack."""
    if among == 1:
        return text
    ends = [(attack.start, attack.end), *((c.start, c.end) for c in claims)]
    return text[max(0, min(s for s, _ in ends) - WIDE) : max(e for _, e in ends) + WIDE]
