"""The lines of a toll: which people a figure counts, and which of these are disjoint parts of which whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import Age, Harm, People, Sex, Status, StatusBasis, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harmledger.model import Claim, Movement


@dataclass(frozen=True, slots=True)
class Line:
    """What is counted: a harm, in persons or households, as a flow or a stock."""

    harm: Harm
    unit: Unit
    movement: Movement | None = None

    def order(self) -> tuple[int, str, str]:
        """Give the place of the line in a toll: the killed first."""
        return (list(Harm).index(self.harm), self.unit, self.movement or "")


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """Who is counted. Unknown status counts as civilian here and is shown as presumed."""

    status: Status
    sex: Sex = Sex.UNKNOWN
    age: Age = Age.UNKNOWN
    roles: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether the slot is everybody of its status."""
        return self.sex is Sex.UNKNOWN and self.age is Age.UNKNOWN and not self.roles

    @property
    def whole(self) -> Slot:
        """Give everybody of the slot's status."""
        return Slot(self.status)

    def people(self, basis: StatusBasis | None) -> People:
        """Give the model's value."""
        return People(self.status, basis, self.sex, self.age, self.roles)


CIVILIANS = Slot(Status.CIVILIAN)


def line(claim: Claim) -> Line | None:
    """Give the line of a claim; figures of attacks and facilities have none."""
    if claim.harm is None or claim.unit not in {Unit.PERSON, Unit.HOUSEHOLD}:
        return None
    return Line(claim.harm, claim.unit, claim.movement)


def slot(claim: Claim) -> Slot:
    """Give the slot of a claim."""
    people = claim.people
    status = Status.CIVILIAN if people.status is Status.UNKNOWN else people.status
    sex = Sex.UNKNOWN if people.sex is Sex.MIXED else people.sex
    age = Age.UNKNOWN if people.age is Age.MIXED else people.age
    if sex is not Sex.UNKNOWN and age is not Age.CHILD:
        age = Age.ADULT  # "a woman", "an elderly woman": both are women
    roles = tuple(r for r in people.roles if r != "family_member")  # relation, not a part of the whole
    return Slot(status, sex, age, tuple(sorted(roles)))


def disjoint_sum(values: Mapping[Slot, int]) -> int:
    """Give the least number of people that slots of one status hold, overlaps taken at their largest.

    Girls and boys are within children, women and men within adults; whoever is counted only by role, as elderly or
    by sex alone may be one of these and adds nothing beyond the largest.
    """
    plain = {(s.sex, s.age): n for s, n in values.items() if not s.roles and not s.is_whole}
    sexes = (Sex.FEMALE, Sex.MALE)
    children = max(plain.get((Sex.UNKNOWN, Age.CHILD), 0), sum(plain.get((s, Age.CHILD), 0) for s in sexes))
    grown = sum(plain.get((s, Age.ADULT), 0) for s in sexes)
    adults = max(grown, plain.get((Sex.UNKNOWN, Age.ADULT), 0), plain.get((Sex.UNKNOWN, Age.ELDERLY), 0))
    roles = max((n for s, n in values.items() if s.roles), default=0)
    return max(children + adults, roles)


def basis(claims: Iterable[Claim], status: Status) -> StatusBasis:
    """Give how the status of a slot is known: stated beats inferred beats presumed."""
    told = [c.people for c in claims]
    if any(p.status is status and p.status_basis in {None, StatusBasis.STATED} for p in told):
        return StatusBasis.STATED
    if any(p.status is status and p.status_basis is StatusBasis.INFERRED for p in told):
        return StatusBasis.INFERRED
    return StatusBasis.PRESUMED
