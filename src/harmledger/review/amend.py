"""What people add to what was read: figures and attacks, days that a text leaves open, places it does not settle.

What is added stands beside what was read, from the same kind of span in the same text, and goes the same way after.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from harmledger.collect.typed import BY_HAND
from harmledger.link.parties import party
from harmledger.link.rulings import in_force
from harmledger.locate import key
from harmledger.model import (
    Age,
    Assertion,
    Attack,
    Basis,
    Claim,
    Claimant,
    Count,
    Harm,
    Modifier,
    People,
    Place,
    Precision,
    Ruling,
    Scope,
    Sex,
    Status,
    TimePrecision,
    Unit,
    When,
)
from harmledger.serial import build, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from harmledger.model import Account, Decision, Entry

SURE = 10.0  # the score of a person's choice of a place: above any of the resolver
GROUPS = {  # whom a person may say that a figure counts
    "all": People(),
    "civilian": People(Status.CIVILIAN),
    "combatant": People(Status.COMBATANT),
    "man": People(sex=Sex.MALE, age=Age.ADULT),
    "woman": People(sex=Sex.FEMALE, age=Age.ADULT),
    "child": People(age=Age.CHILD),
    "boy": People(sex=Sex.MALE, age=Age.CHILD),
    "girl": People(sex=Sex.FEMALE, age=Age.CHILD),
    "elderly": People(age=Age.ELDERLY),
}
DAYS = "when="
PLACE = "place="


@dataclass(frozen=True, slots=True)
class Addition:
    """A figure that a person found in a text: the value of a decision to add."""

    document: str
    start: int
    end: int
    quote: str
    harm: Harm
    low: int | None
    high: int | None
    attack: str | None = None
    status: Status = Status.UNKNOWN
    sex: Sex = Sex.UNKNOWN
    age: Age = Age.UNKNOWN
    unit: Unit = Unit.PERSON
    claimant: str | None = None

    def written(self) -> str:
        """Give the value as a decision keeps it."""
        return json.dumps(plain(self), ensure_ascii=False)


def amended(accounts: Sequence[Account], decisions: Iterable[Decision]) -> tuple[Account, ...]:
    """Give what documents state with what people added to it; what was read stays."""
    ruled = in_force(decisions)
    added: dict[str, list[Decision]] = defaultdict(list)
    for decision in ruled:
        if decision.ruling is Ruling.ADD and decision.value:
            added[json.loads(decision.value)["document"]].append(decision)
    days, places = _corrected(ruled, DAYS), _corrected(ruled, PLACE)
    whole = tuple(accounts)
    if added or days:
        whole = tuple(_amended(account, added[account.document], days) for account in whole)
    return tuple(_settled(account, places) for account in whole) if places else whole


def spot(name: str, entry: str | None) -> str:
    """Name all mentions of a place under one name that were taken for one entry, or for none: so they are ruled on."""
    return f"place:{key.strict(name)}:{entry or ''}"


def is_attack(name: str) -> bool:
    """Tell whether an id is an attack's."""
    return name.startswith("a-")


def chosen(name: str, entry: Entry, by: str) -> Place:
    """Give the place of a name for which a person chose an entry."""
    area = entry.precision is Precision.GOVERNORATE
    return Place(
        name=name,
        id=entry.id,
        label=entry.name,
        pcode=entry.pcode,
        lat=entry.lat,
        lon=entry.lon,
        precision=entry.precision,
        admin1=entry.name if area else entry.admin1,
        admin2=entry.admin2,
        admin3=entry.admin3,
        country=entry.country,
        score=SURE,
        reasons=(f"chosen by {by}",),
    )


def _corrected(ruled: Iterable[Decision], field: str) -> dict[str, str]:
    made = (d for d in ruled if d.ruling is Ruling.CORRECT)
    return {d.target: d.value for d in made if d.value and d.value.startswith(field)}


def _settled(account: Account, places: dict[str, str]) -> Account:
    """Put the entry that a person chose in the place of what a name was taken for."""

    def chosen(found: tuple[Place, ...]) -> tuple[Place, ...]:
        return tuple(_chosen(place, places.get(spot(place.name, place.id))) for place in found)

    claims = tuple(replace(claim, places=chosen(claim.places)) for claim in account.claims)
    attacks = tuple(replace(attack, places=chosen(attack.places)) for attack in account.attacks)
    return replace(account, claims=claims, attacks=attacks)


def _chosen(place: Place, value: str | None) -> Place:
    if value is None:
        return place
    return replace(build(Place, json.loads(value.removeprefix(PLACE))), name=place.name)


def _amended(account: Account, added: Sequence[Decision], days: dict[str, str]) -> Account:
    events = [build(Attack, json.loads(d.value or "")) for d in added if is_attack(d.target)]
    told = [*account.attacks, *events]
    attacks = [replace(a, when=_when(days[a.id])) if a.id in days else a for a in told]
    by_id = {attack.id: attack for attack in attacks}
    claims = [_claim(decision, by_id) for decision in added if not is_attack(decision.target)]
    held = defaultdict(list)
    for claim in claims:
        held[claim.attack].append(claim.id)
    attacks = [replace(a, claims=(*a.claims, *held[a.id])) if a.id in held else a for a in attacks]
    return replace(account, claims=(*account.claims, *claims), attacks=tuple(attacks))


def _claim(decision: Decision, attacks: dict[str, Attack]) -> Claim:
    """Make the claim that a person added; where and when are those of its attack."""
    said = build(Addition, json.loads(decision.value or ""))
    attack = attacks.get(said.attack or "")
    exact = said.low if said.low == said.high else None
    return Claim(
        id=decision.target,
        document=said.document,
        quote=said.quote,
        start=said.start,
        end=said.end,
        harm=said.harm,
        count=Count(exact, said.low, said.high, Modifier.EXACT if exact is not None else Modifier.RANGE),
        people=People(status=said.status, sex=said.sex, age=said.age),
        unit=said.unit,
        assertion=Assertion.NONE_OCCURRED if said.high == 0 else Assertion.HARM,
        scope=Scope.INCIDENT if attack else Scope.BACKGROUND,
        when=attack.when if attack else None,
        places=attack.places if attack else (),
        claimant=_claimant(said.claimant) if said.claimant else None,
        attack=attack.id if attack else None,
        made_by=decision.by,
        rule=BY_HAND,
    )


def _claimant(name: str) -> Claimant:
    """Cite whom a person names: a party of the list on its own ground, anybody else as one who is not known."""
    listed = party(name)
    named = listed is not None and listed.kind != Basis.ANONYMOUS
    return Claimant(name, name, basis=Basis.OFFICIAL if named else Basis.ANONYMOUS)


def _when(value: str) -> When:
    """Read the days of a correction, "when=2023-10-05/2023-10-06"."""
    first, _, last = value.removeprefix(DAYS).partition("/")
    return days_said(date.fromisoformat(first), date.fromisoformat(last or first))


def days_said(first: date, last: date) -> When:
    """Give the time of days that a person said: as told, not presumed."""
    if first == last:
        return When(first, last, TimePrecision.DAY)
    return When(first, last, TimePrecision.DAYS, text=f"{first} – {last}")
