"""What is computed from claims and decisions: incidents with their tolls, totals of periods, the whole book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from harmledger.model.attacks import Weapon
from harmledger.model.claims import Account, Problem
from harmledger.model.documents import Document
from harmledger.model.people import Count, Harm, Movement, People, Unit
from harmledger.model.places import Place, PlaceMode, When


class Evidence(StrEnum):
    """Verdict on how well an incident is supported."""

    WEAK = "weak"
    FAIR = "fair"
    DISCOUNTED = "discounted"


class Attribution(StrEnum):
    """Verdict on who did it."""

    UNATTRIBUTED = "unattributed"
    ALLEGED = "alleged"
    DISPUTED = "disputed"
    DENIED = "denied"
    ADMITTED = "admitted"


class Agreement(StrEnum):
    """Verdict on how the figures of independent claimants compare."""

    SINGLE = "single"
    AGREE = "agree"
    OVERLAP = "overlap"
    CONFLICT = "conflict"


class Grade(StrEnum):
    """The field's one-word grade, derived from the three verdicts for export."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class Ruling(StrEnum):
    """What a person decided."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    REDACT = "redact"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Bound:
    """One bound of a toll with the claims that set it and the rule by which they do."""

    value: int | None
    claims: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class TollLine:
    """Low, best and high of one harm and group. `best` is empty unless claimants agree."""

    harm: Harm
    unit: Unit
    people: People
    low: Bound
    best: Bound
    high: Bound
    movement: Movement | None = None  # displacement: flows and stocks are lines of their own

    @property
    def claims(self) -> tuple[str, ...]:
        """Give the ids of all claims behind the line, each once."""
        return tuple(dict.fromkeys(self.low.claims + self.best.claims + self.high.claims))


@dataclass(frozen=True, slots=True)
class Link:
    """Why two attacks are, or are not, one incident."""

    left: str
    right: str
    same: bool
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """The event behind attacks of one or more documents: computed, never typed in over them."""

    id: str
    aliases: tuple[str, ...]
    attacks: tuple[str, ...]
    documents: tuple[str, ...]
    place: Place | None
    place_mode: PlaceMode | None
    when: When | None
    toll: tuple[TollLine, ...]
    actors: tuple[str, ...]
    weapons: tuple[Weapon, ...]
    claimants: tuple[str, ...]
    independent_claimants: int
    evidence: Evidence
    attribution: Attribution
    toll_agreement: Agreement
    grade: Grade
    problems: tuple[Problem, ...] = ()
    links: tuple[Link, ...] = ()
    status: str = "open"


@dataclass(frozen=True, slots=True)
class PeriodTotal:
    """A figure for an area and a span, beside what is recorded there: never added to incidents."""

    claim: str
    document: str
    harm: Harm
    unit: Unit
    people: People
    count: Count
    place: Place | None
    when: When | None
    claimant: str | None
    recorded_low: int | None
    recorded_high: int | None
    incidents: tuple[str, ...]
    unaccounted_low: int | None
    unaccounted_high: int | None
    comparable: bool
    note: str
    movement: Movement | None = None
    actor: str | None = None
    overlap: int | None = None  # of the total, how many are recorded for certain


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person ruled. Appended, never edited; undo is another decision."""

    id: str
    ruling: Ruling
    target: str  # a claim, attack or incident; for undo a decision
    value: str | None
    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Book:
    """All that a ledger says at one moment: what is shown, reported and published."""

    documents: tuple[Document, ...] = ()
    accounts: tuple[Account, ...] = ()
    incidents: tuple[Incident, ...] = ()
    totals: tuple[PeriodTotal, ...] = ()
    problems: tuple[Problem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    unlinked: tuple[Link, ...] = ()  # pairs that were compared and kept apart, with the reasons
