"""Whom a figure counts, what happened to them, and how many they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Harm(StrEnum):
    """What happened to the people a figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"  # killed or injured, undivided
    DISPLACED = "displaced"
    MISSING = "missing"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    RELEASED = "released"
    RETURNED = "returned"


class Status(StrEnum):
    """Whether the people were civilians."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    HORS_DE_COMBAT = "hors_de_combat"
    UNKNOWN = "unknown"


class StatusBasis(StrEnum):
    """How the status is known."""

    STATED = "stated"
    INFERRED = "inferred"
    PRESUMED = "presumed"
    DISPUTED = "disputed"


class Sex(StrEnum):
    """Sex of the people a figure counts."""

    FEMALE = "female"
    MALE = "male"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Age(StrEnum):
    """Age class of the people a figure counts."""

    CHILD = "child"
    ADULT = "adult"
    ELDERLY = "elderly"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class OnDuty(StrEnum):
    """Whether people with a role were harmed at work."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Manner(StrEnum):
    """How people died or disappeared."""

    AT_SCENE = "at_scene"
    DIED_OF_WOUNDS = "died_of_wounds"
    IN_CUSTODY = "in_custody"
    EXECUTED = "executed"
    BODY_FOUND = "body_found"
    ACCIDENT = "accident"
    ILLNESS = "illness"
    DISASTER = "disaster"
    UNKNOWN = "unknown"

    @property
    def by_attack(self) -> bool:
        """Whether an attack can be the cause: accidents, illness and disasters are told apart."""
        return self not in {Manner.ACCIDENT, Manner.ILLNESS, Manner.DISASTER}


class Movement(StrEnum):
    """Displacement as a flow ("fled this week") or a stock ("living in camps")."""

    FLOW = "flow"
    STOCK = "stock"


class Modifier(StrEnum):
    """How exactly a figure is stated."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class Unit(StrEnum):
    """What a figure counts. Attacks and facilities carry no harm."""

    PERSON = "person"
    HOUSEHOLD = "household"
    ATTACK = "attack"
    FACILITY = "facility"


class Assertion(StrEnum):
    """Whether harm is stated, denied, or only not reported."""

    HARM = "harm"
    NONE_OCCURRED = "none_occurred"
    NONE_REPORTED = "none_reported"


class Counts(StrEnum):
    """How a figure counts beside others: whole, on top of them, or not claiming to be whole."""

    TOTAL = "total"
    ADDITIONAL = "additional"
    PARTIAL = "partial"


class Scope(StrEnum):
    """What a figure covers: one attack, a period or several places, or context."""

    INCIDENT = "incident"
    PERIOD = "period"
    BACKGROUND = "background"
    UNKNOWN = "unknown"


ROLES = ("medic", "rescuer", "aid_worker", "journalist", "family_member")  # roles that name a group

GROUPS = ("civilian", "child", "girl", "boy", "woman", "man", "elderly", *ROLES, "combatant")  # in the order of lists

NOUNS = {  # of groups of people: one of them, and several
    "all": ("person", "people"),
    "civilian": ("civilian", "civilians"),
    "combatant": ("combatant", "combatants"),
    "child": ("child", "children"),
    "girl": ("girl", "girls"),
    "boy": ("boy", "boys"),
    "woman": ("woman", "women"),
    "man": ("man", "men"),
    "elderly": ("elderly person", "elderly people"),
    "medic": ("medic", "medics"),
    "rescuer": ("rescuer", "rescuers"),
    "aid_worker": ("aid worker", "aid workers"),
    "journalist": ("journalist", "journalists"),
    "family_member": ("family member", "family members"),
}


@dataclass(frozen=True, slots=True)
class People:
    """Who a figure counts. Roles overlap with sex and age and are never added to them."""

    status: Status = Status.UNKNOWN
    status_basis: StatusBasis | None = None
    sex: Sex = Sex.UNKNOWN
    age: Age = Age.UNKNOWN
    roles: tuple[str, ...] = ()
    on_duty: OnDuty = OnDuty.UNKNOWN

    @property
    def group(self) -> str:
        """One word for tables and scoring, in the order of DESIGN.md §6."""
        if self.status is Status.COMBATANT:
            return "combatant"
        if role := next((r for r in self.roles if r in ROLES), None):
            return role
        return self._sex_and_age() or ("civilian" if self.status is Status.CIVILIAN else "all")

    @property
    def groups(self) -> frozenset[str]:
        """Every group that they belong to, the wider ones too: a girl is a child, a woman may be a journalist."""
        named = {self.group, self._sex_and_age(), self.age.value, self.status.value, *self.roles}
        return frozenset(group for group in GROUPS if group in named)

    def _sex_and_age(self) -> str | None:
        if self.age is Age.CHILD:
            return {Sex.FEMALE: "girl", Sex.MALE: "boy"}.get(self.sex, "child")
        named = {Sex.FEMALE: "woman", Sex.MALE: "man"}.get(self.sex)
        return named or ("elderly" if self.age is Age.ELDERLY else None)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as stated, with inclusive bounds; `None` where the text sets no bound.

    "at least 5" is 5, None; "more than 270" is 271, None; "dozens" is None, None.
    """

    number: int | None
    low: int | None
    high: int | None
    modifier: Modifier = Modifier.EXACT

    @classmethod
    def exact(cls, number: int) -> Count:
        """Give the count of a plain number."""
        return cls(number, number, number)


def counted(number: int, group: str) -> str:
    """Write how many of a group: "1 woman", "3 children"."""
    return f"{number:,} {NOUNS[group][number != 1] if group in NOUNS else group}"
