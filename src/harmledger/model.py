"""Every noun of the project: frozen values that the rooms hand to each other.

Words are those of the field (see `docs/explanation/words.md`). Offsets are code points of `Document.text`;
`text[start:end]` is always the quote. The closed vocabularies stand in `terms` and are given from here too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime  # noqa: TC003 - the JSON codec resolves these annotations at run time

from harmledger.terms import (
    Age,
    Agreement,
    Assertion,
    AttackType,
    Attribution,
    Availability,
    Basis,
    Counts,
    DateBasis,
    Effect,
    Evidence,
    Grade,
    Harm,
    Kind,
    Manner,
    Modifier,
    Movement,
    NameKind,
    OnDuty,
    Part,
    PlaceMode,
    Precision,
    Relation,
    Ruling,
    Scope,
    Sensitivity,
    Severity,
    Sex,
    Stance,
    Status,
    StatusBasis,
    TargetType,
    TimePrecision,
    Unit,
    Weapon,
)

__all__ = [
    "AREAS",
    "GROUPS",
    "ROLES",
    "Account",
    "Age",
    "Agreement",
    "Alternative",
    "Area",
    "Assertion",
    "Attack",
    "AttackType",
    "Attribution",
    "Availability",
    "Basis",
    "Book",
    "Bound",
    "Claim",
    "Claimant",
    "Count",
    "Counts",
    "DateBasis",
    "Decision",
    "Document",
    "Effect",
    "Entry",
    "Evidence",
    "Grade",
    "Harm",
    "Incident",
    "Interval",
    "Kind",
    "Link",
    "Manner",
    "Modifier",
    "Movement",
    "NameKind",
    "Named",
    "Naming",
    "OnDuty",
    "Part",
    "People",
    "PeriodTotal",
    "Place",
    "PlaceMode",
    "Precision",
    "Problem",
    "Published",
    "Relation",
    "Responsibility",
    "Ruling",
    "Scope",
    "Sensitivity",
    "Severity",
    "Sex",
    "Source",
    "Stance",
    "Status",
    "StatusBasis",
    "Target",
    "TargetType",
    "TimePrecision",
    "TollLine",
    "Unit",
    "Weapon",
    "When",
]

AREAS = frozenset(
    {Precision.SUBDISTRICT, Precision.DISTRICT, Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY}
)
ROLES = ("medic", "rescuer", "aid_worker", "journalist", "family_member")  # roles that name a group
GROUPS = ("civilian", "child", "girl", "boy", "woman", "man", "elderly", *ROLES, "combatant")  # in the order of lists


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


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another gazetteer entry that a name could mean."""

    id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, with the gazetteer entry chosen for it, if any.

    `precision` says what may be published: an area never becomes a pin.
    """

    name: str
    id: str | None = None
    label: str | None = None  # the entry's own name
    pcode: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    admin1: str | None = None
    admin2: str | None = None
    admin3: str | None = None
    country: str | None = None
    score: float = 0.0
    alternatives: tuple[Alternative, ...] = ()
    reasons: tuple[str, ...] = ()
    radius: float | None = None  # km around the point, where the text only says "near" or the like


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a gazetteer. `precision` is its class: a village, a town, an area of some size.

    Ids are stable over imports: `ocha:C4064`, `geonames:165700`, `wof:1091918429`, or one of the list's own.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()  # every other spelling, any script
    precision: Precision = Precision.VILLAGE
    lat: float | None = None
    lon: float | None = None
    country: str | None = None  # ISO 3166-1, two letters
    admin1: str | None = None
    admin2: str | None = None
    admin3: str | None = None
    pcode: str | None = None
    geonameid: str | None = None
    population: int = 0
    source: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Give all names, each once, the entry's own first."""
        return tuple(dict.fromkeys((self.name, *self.names)))

    @property
    def is_area(self) -> bool:
        """Tell whether this is an area rather than a settlement: an area never becomes a pin."""
        return self.precision in AREAS


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of a place as a list gives it. `language` is ISO 639 (two letters where there are two), or empty."""

    name: str
    language: str = ""
    kind: NameKind = NameKind.VARIANT


@dataclass(frozen=True, slots=True)
class Area:
    """An entry with its outline: a polygon or several in degrees (WGS 84), as well-known binary."""

    entry: Entry
    shape: bytes


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from earliest to latest, both included; either may be open."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class When:
    """A time in local days. `candidates` are all readings, likeliest first, where the year is open."""

    earliest: date | None
    latest: date | None
    precision: TimePrecision | None = None
    part: Part | None = None
    candidates: tuple[Interval, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Claimant:
    """The party cited for a figure, and the chain through which it reached us."""

    party: str
    text: str = ""
    via: tuple[str, ...] = ()
    basis: Basis = Basis.UNATTRIBUTED


@dataclass(frozen=True, slots=True)
class Named:
    """A party or thing as written, with its canonical name."""

    name: str
    text: str


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
    people: People = People()
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
class Target:
    """An object struck by an attack. A hospital that receives the injured is none."""

    type: TargetType
    name: str | None = None
    effect: Effect = Effect.UNKNOWN


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What one party says about who did it."""

    actor: str | None
    by: str | None
    stance: Stance
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attack:
    """What one document tells of one event, with or without casualties."""

    id: str
    document: str
    quote: str
    start: int
    end: int
    type: AttackType = AttackType.OTHER
    places: tuple[Place, ...] = ()
    place_mode: PlaceMode | None = None
    when: When | None = None
    actor: Named | None = None
    weapon: Weapon | None = None
    weapon_text: str | None = None
    targets: tuple[Target, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    related_to: str | None = None
    relation: Relation | None = None
    hit_responders: bool = False
    retold: bool = False
    claims: tuple[str, ...] = ()
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A contradiction or doubt found in the data, in words a reviewer can judge."""

    code: str
    severity: Severity
    message: str
    claims: tuple[str, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published, and how that is known; `at` is the moment, where an hour and its zone are told."""

    earliest: date | None
    latest: date | None
    basis: DateBasis
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes. Reliability is kept apart for harm and for attribution."""

    name: str
    harm_reliability: str | None = None
    attribution_reliability: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One captured text. `text` is what offsets point into; `sha256` is of the raw bytes."""

    id: str
    text: str
    sha256: str
    title: str | None = None
    language: str | None = None
    url: str | None = None
    source: Source | None = None
    published: Published | None = None
    published_text: str | None = None  # the date as given, where it could not be understood
    kind: Kind = Kind.ARTICLE
    version_of: str | None = None
    corrects: str | None = None
    retracts: str | None = None
    availability: Availability = Availability.UNKNOWN
    sensitivity: Sensitivity = Sensitivity.PUBLIC
    attachments: tuple[str, ...] = ()
    origin: str | None = None  # the file or address it was taken from


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
