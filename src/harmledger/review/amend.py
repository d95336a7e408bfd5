"""What people add to what was read: figures the reader missed, days a text leaves open, places it does not settle.

Added figures stand beside those that were read, from the same kind of span in the same text, and go the same way after.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from harmledger.link.rulings import in_force
from harmledger.locate import key
from harmledger.model import (
    Age,
    Assertion,
    Claim,
    Claimant,
    Count,
    Harm,
    Modifier,
    People,
    Place,
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

    from harmledger.model import Account, Attack, Decision

BY_HAND = "by hand"  # the rule of a figure that a person added
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
            added[build(Addition, json.loads(decision.value)).document].append(decision)
    days, places = _corrected(ruled, DAYS), _corrected(ruled, PLACE)
    settled = tuple(_settled(account, places) for account in accounts) if places else tuple(accounts)
    if not added and not days:
        return settled
    return tuple(_amended(account, added[account.document], days) for account in settled)


def spot(name: str, entry: str | None) -> str:
    """Name all mentions of a place under one name that were taken for one entry, or for none: so they are ruled on."""
    return f"place:{key.strict(name)}:{entry or ''}"


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
    attacks = [replace(a, when=_when(days[a.id])) if a.id in days else a for a in account.attacks]
    by_id = {attack.id: attack for attack in attacks}
    claims = [_claim(decision, by_id) for decision in added]
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
        claimant=Claimant(said.claimant, said.claimant) if said.claimant else None,
        attack=attack.id if attack else None,
        made_by=decision.by,
        rule=BY_HAND,
    )


def _when(value: str) -> When:
    """Read the days of a correction, "when=2023-10-05/2023-10-06"."""
    first, _, last = value.removeprefix(DAYS).partition("/")
    earliest, latest = date.fromisoformat(first), date.fromisoformat(last or first)
    return When(earliest, latest, TimePrecision.DAY if earliest == latest else TimePrecision.DAYS)
