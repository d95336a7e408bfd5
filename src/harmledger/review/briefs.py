"""An incident in one row: what a list, a map and the queue show of it, and what a reviewer filters by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the JSON codec resolves these annotations at run time
from hashlib import sha256
from math import log2
from typing import TYPE_CHECKING

from harmledger.model import GROUPS, Grade, Harm, Precision, Problem, Ruling, Severity, Unit, Weapon
from harmledger.review.cases import cases
from harmledger.review.names import spellings
from harmledger.review.standing import in_force

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from harmledger.model import Account, Attack, Book, Claim, Decision, Document, Incident, TollLine

SURE = 0.9  # confidence from which a figure needs no second look
RANK = {None: 0, Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}
WEIGHT = {None: 1.0, Severity.INFO: 1.2, Severity.WARNING: 2.0, Severity.ERROR: 4.0}
EVERYBODY = ("all", "civilian")
RULED = frozenset({Ruling.ACCEPT, Ruling.CORRECT, Ruling.REJECT})


@dataclass(frozen=True, slots=True)
class Brief:
    """One incident in brief.

    `readers` is how many people confirmed it as it is now; `reopened` says that it changed after someone did.
    `confidence` is the lowest of the figures that make its toll and that nobody ruled on; `names` are the spellings of
    its place by which it is found, `groups` those of its victims.
    """

    id: str
    place: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    earliest: date | None
    latest: date | None
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    grade: Grade
    severity: Severity | None
    codes: tuple[str, ...]
    confidence: float
    reports: int
    claimants: int
    actors: tuple[str, ...]
    weapons: tuple[Weapon, ...]
    groups: tuple[str, ...]
    names: tuple[str, ...]
    lead: str | None  # the claim that makes its first figure, else its first attack
    readers: int
    reopened: bool
    rejected: bool
    priority: float

    @property
    def is_sure(self) -> bool:
        """Tell whether nothing about it asks for a second look."""
        return self.confidence >= SURE and RANK[self.severity] < RANK[Severity.WARNING]


@dataclass(frozen=True, slots=True)
class Told:
    """What is looked up while briefs are made."""

    accounts: Mapping[str, Account]
    claims: Mapping[str, Claim]
    attacks: Mapping[str, Attack]
    decisions: Mapping[str, Sequence[Decision]]  # in force, by target
    documents: Mapping[str, Document]

    @classmethod
    def of(cls, book: Book) -> Told:
        """Look through a book once."""
        ruled: dict[str, list[Decision]] = {}
        for decision in in_force(book.decisions):
            ruled.setdefault(decision.target, []).append(decision)
        return cls(
            {account.document: account for account in book.accounts},
            {claim.id: claim for account in book.accounts for claim in account.claims},
            {attack.id: attack for account in book.accounts for attack in account.attacks},
            ruled,
            {document.id: document for document in book.documents},
        )

    def is_ruled(self, claim: str) -> bool:
        """Tell whether a person ruled on a figure."""
        return any(decision.ruling in RULED for decision in self.decisions.get(claim, ()))


def briefs(book: Book) -> Iterator[Brief]:
    """Give every incident of a book in brief, in the book's order."""
    told = Told.of(book)
    return (brief(incident, told) for incident in book.incidents)


def brief(incident: Incident, told: Told) -> Brief:
    """Give one incident in brief."""
    place, when = incident.place, incident.when
    killed, injured = whole(incident.toll, Harm.KILLED), whole(incident.toll, Harm.INJURED)
    doubts = open_problems(incident, told)
    severity = max((doubt.severity for doubt in doubts), key=lambda found: RANK[found], default=None)
    sure = confidence(incident, told)
    readers, reopened = _confirmed(incident, told)
    high = max((line.high.value or line.low.value or 0 for line in (killed, injured) if line), default=0)
    rejected = incident.status == "rejected"
    return Brief(
        id=incident.id,
        place=(place.label or place.name) if place else None,
        admin1=place.admin1 if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        precision=place.precision if place else None,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        killed_low=killed.low.value if killed else None,
        killed_high=killed.high.value if killed else None,
        injured_low=injured.low.value if injured else None,
        injured_high=injured.high.value if injured else None,
        grade=incident.grade,
        severity=severity,
        codes=(*dict.fromkeys(doubt.code for doubt in doubts), *_cases(incident, told)),
        confidence=sure,
        reports=len(incident.documents),
        claimants=incident.independent_claimants,
        actors=incident.actors,
        weapons=incident.weapons,
        groups=groups(incident, told),
        names=spellings(_named(incident, told)),
        lead=_lead(incident, told),
        readers=readers,
        reopened=reopened,
        rejected=rejected,
        priority=0.0 if rejected else priority(severity, high, sure, reopened=reopened),
    )


def priority(severity: Severity | None, toll: int, sure: float, *, reopened: bool) -> float:
    """Say how soon an incident needs judgement: severity × size of the toll × doubt × new information."""
    return round(WEIGHT[severity] * (1 + log2(1 + toll)) * (2 - sure) * (2 if reopened else 1), 3)


def whole(toll: Sequence[TollLine], harm: Harm) -> TollLine | None:
    """Give the line of a toll that counts everybody, or all civilians."""
    lines = [line for line in toll if line.harm is harm and line.unit is Unit.PERSON]
    return next((line for group in EVERYBODY for line in lines if line.people.group == group), None)


def groups(incident: Incident, told: Told) -> tuple[str, ...]:
    """Give the groups to which the people of a toll belong, as its lines and the figures behind them name them."""
    found: set[str] = set()
    for line in incident.toll:
        if line.unit is Unit.PERSON and line.high.value != 0:
            found |= line.people.groups
            found |= {group for name in line.claims if name in told.claims for group in told.claims[name].people.groups}
    return tuple(group for group in GROUPS if group in found)


def _named(incident: Incident, told: Told) -> Iterator[str]:
    """Give every name under which an incident's place stands: its entry's own and those written in the texts."""
    home = incident.place
    for attack in incident.attacks if home else ():
        for place in told.attacks[attack].places if attack in told.attacks else ():
            if home and place.id == home.id:
                yield place.name
    yield from (name for name in ((home.label, home.name) if home else ()) if name)


def fingerprint(incident: Incident) -> str:
    """Name what a person sees of an incident when ruling on it: it changes when a report or a figure does."""
    lines = [(line.harm, line.unit, line.people.group, *_values(line)) for line in incident.toll]
    return sha256(repr((sorted(incident.attacks), sorted(map(str, lines)))).encode()).hexdigest()[:12]


def _values(line: TollLine) -> tuple[int | None, int | None, int | None]:
    return line.low.value, line.best.value, line.high.value


def own_claims(incident: Incident, told: Told) -> tuple[str, ...]:
    """Give the claims of an incident's attacks and of its toll, each once."""
    held = [claim for attack in incident.attacks if attack in told.attacks for claim in told.attacks[attack].claims]
    return tuple(dict.fromkeys([*(claim for line in incident.toll for claim in line.claims), *held]))


def open_problems(incident: Incident, told: Told) -> tuple[Problem, ...]:
    """Give the problems of an incident and of its texts of which no figure was ruled on yet, the gravest first."""
    own = set(own_claims(incident, told))
    found = [*incident.problems]
    for document in incident.documents:
        account = told.accounts.get(document)
        for problem in account.problems if account else ():
            if own & set(problem.claims) or (not problem.claims and account and _alone(incident, account)):
                found.append(problem)  # noqa: PERF401 - two conditions read better as statements
    waiting = [p for p in dict.fromkeys(found) if not any(told.is_ruled(claim) for claim in p.claims)]
    return tuple(sorted(waiting, key=lambda problem: -RANK[problem.severity]))


def _alone(incident: Incident, account: Account) -> bool:
    """Tell whether a text tells of this incident only, so that its doubts are the incident's."""
    return {attack.id for attack in account.attacks} <= set(incident.attacks)


def confidence(incident: Incident, told: Told) -> float:
    """Give the lowest confidence of the figures that make a toll and that nobody ruled on."""
    made = {claim for line in incident.toll for claim in line.claims if not told.is_ruled(claim)}
    return min((told.claims[claim].confidence for claim in made if claim in told.claims), default=1.0)


def _lead(incident: Incident, told: Told) -> str | None:
    """Give the claim to show first: of the whole toll, else of any line, else of an attack, else an attack itself."""
    line = whole(incident.toll, Harm.KILLED) or next(iter(incident.toll), None)
    made = (*line.best.claims, *line.high.claims, *line.low.claims) if line else ()
    return next(iter((*made, *own_claims(incident, told), *incident.attacks)), None)


def _cases(incident: Incident, told: Told) -> tuple[str, ...]:
    own = (told.claims[claim] for claim in own_claims(incident, told) if claim in told.claims)
    return cases(own, told.documents)


def _confirmed(incident: Incident, told: Told) -> tuple[int, bool]:
    """Count who confirmed an incident as it is, and tell whether it changed after it was confirmed."""
    names = dict.fromkeys((incident.id, *incident.aliases))
    made = [d for name in names for d in told.decisions.get(name, ()) if d.ruling is Ruling.ACCEPT and name[0] == "i"]
    now = fingerprint(incident)
    readers = {d.by for d in made if d.value in {None, now}}
    return len(readers), bool(made) and not readers
