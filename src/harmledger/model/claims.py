"""What one document states: its claims with who is cited for them, and the doubts found in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.attacks import Attack, Named, Weapon
from harmledger.model.documents import Published
from harmledger.model.people import Assertion, Count, Counts, Harm, Manner, Movement, People, Scope, Unit
from harmledger.model.places import Place, PlaceMode, When


class Basis(StrEnum):
    """On what ground a claimant speaks. An unattributed figure never corroborates."""

    OWN_TEAM = "own_team"
    HOSPITAL = "hospital"
    RELATIVE = "relative"
    OFFICIAL = "official"
    CORRESPONDENT = "correspondent"
    ANONYMOUS = "anonymous"
    UNATTRIBUTED = "unattributed"


class Severity(StrEnum):
    """How much a problem matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Claimant:
    """The party cited for a figure, and the chain through which it reached us."""

    party: str
    text: str = ""
    via: tuple[str, ...] = ()
    basis: Basis = Basis.UNATTRIBUTED


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure that a document states, with the shortest passage that states it."""

    id: str
    document: str
    quote: str
    start: int
    end: int
    harm: Harm | None
    count: Count
    people: People = People()  # noqa: RUF009 - it is frozen
    unit: Unit = Unit.PERSON
    assertion: Assertion = Assertion.HARM
    counts: Counts = Counts.TOTAL
    tally: str | None = None  # figures of one tally are disjoint and add up
    provisional: bool = False
    part_of: str | None = None
    same_as: str | None = None
    scope: Scope = Scope.UNKNOWN
    movement: Movement | None = None
    when: When | None = None
    outcome_when: When | None = None
    from_harm: Harm | None = None
    manner: Manner = Manner.UNKNOWN
    places: tuple[Place, ...] = ()
    place_mode: PlaceMode | None = None
    claimant: Claimant | None = None
    actor: Named | None = None
    weapon: Weapon | None = None
    weapon_text: str | None = None
    attack: str | None = None
    confidence: float = 1.0
    made_by: str = ""
    rule: str = ""  # the reader's rule, so that every figure can be explained


@dataclass(frozen=True, slots=True)
class Problem:
    """A contradiction or doubt found in the data, in words a reviewer can judge."""

    code: str
    severity: Severity
    message: str
    claims: tuple[str, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """All that one document states: the result of reading, locating and assembling it."""

    document: str
    language: str
    claims: tuple[Claim, ...] = ()
    attacks: tuple[Attack, ...] = ()
    problems: tuple[Problem, ...] = ()
    published: Published | None = None
    made_by: str = ""
