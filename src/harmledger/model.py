"""Every noun of the project: frozen values that the rooms hand to each other.

Words are those of the field (see `docs/explanation/words.md`). Offsets are code points of
`Document.text`; `text[start:end]` is always the quote. This module imports nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime  # noqa: TC003 - the JSON codec resolves these annotations at run time
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


class Manner(StrEnum):
    """How people died or disappeared."""

    AT_SCENE = "at_scene"
    DIED_OF_WOUNDS = "died_of_wounds"
    IN_CUSTODY = "in_custody"
    EXECUTED = "executed"
    BODY_FOUND = "body_found"
    UNKNOWN = "unknown"


class Movement(StrEnum):
    """Displacement as a flow ("fled this week") or a stock ("living in camps")."""

    FLOW = "flow"
    STOCK = "stock"


class Precision(StrEnum):
    """How finely a place is known, from a point to a country."""

    EXACT = "exact"
    NEIGHBOURHOOD = "neighbourhood"
    VILLAGE = "village"
    TOWN = "town"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    REGION = "region"
    COUNTRY = "country"


class PlaceMode(StrEnum):
    """How the places of a claim or attack relate to it."""

    AT = "at"
    EACH = "each"
    AMONG = "among"
    BETWEEN = "between"
    AREA = "area"


class TimePrecision(StrEnum):
    """How finely a time is known."""

    DAY = "day"
    NIGHT = "night"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    LONGER = "longer"


class Part(StrEnum):
    """Part of the day."""

    DAWN = "dawn"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Weapon(StrEnum):
    """Means of the attack. `ERW` never inherits the actor around it."""

    AIRSTRIKE = "airstrike"
    ARTILLERY = "artillery"
    MORTAR = "mortar"
    ROCKET = "rocket"
    MISSILE = "missile"
    GUIDED_MISSILE = "guided_missile"
    BARREL_BOMB = "barrel_bomb"
    DRONE = "drone"
    LOITERING_MUNITION = "loitering_munition"
    CLUSTER_MUNITION = "cluster_munition"
    MINE = "mine"
    IED = "ied"
    ERW = "erw"
    SMALL_ARMS = "small_arms"
    CHEMICAL = "chemical"
    TORTURE = "torture"
    OTHER = "other"


class AttackType(StrEnum):
    """Kind of event."""

    SHELLING = "shelling"
    AIRSTRIKE = "airstrike"
    DRONE_STRIKE = "drone_strike"
    EXPLOSION = "explosion"
    SHOOTING = "shooting"
    GROUND_RAID = "ground_raid"
    DETENTION = "detention"
    ABDUCTION = "abduction"
    OTHER = "other"


class TargetType(StrEnum):
    """Kind of object struck."""

    HOME = "home"
    IDP_SITE = "idp_site"
    MEDICAL = "medical"
    AMBULANCE = "ambulance"
    SCHOOL = "school"
    MARKET = "market"
    WORSHIP = "worship"
    AID = "aid"
    RESCUE = "rescue"
    WATER_POWER = "water_power"
    FARM = "farm"
    VEHICLE = "vehicle"
    MILITARY = "military"
    OTHER = "other"


class Effect(StrEnum):
    """What happened to a target."""

    HIT = "hit"
    VICINITY = "vicinity"
    DAMAGED = "damaged"
    DESTROYED = "destroyed"
    OUT_OF_SERVICE = "out_of_service"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """What a party says about who is responsible."""

    ACCUSES = "accuses"
    SUSPECTS = "suspects"
    DENIES = "denies"
    ADMITS_STRIKE = "admits_strike"
    ADMITS_CIVILIAN_HARM = "admits_civilian_harm"
    INVESTIGATING = "investigating"
    NO_COMMENT = "no_comment"


class Relation(StrEnum):
    """How one attack relates to another of its document."""

    DOUBLE_TAP = "double_tap"
    SAME_BARRAGE = "same_barrage"
    AFTERMATH = "aftermath"


class Basis(StrEnum):
    """On what ground a claimant speaks. An unattributed figure never corroborates."""

    OWN_TEAM = "own_team"
    HOSPITAL = "hospital"
    RELATIVE = "relative"
    OFFICIAL = "official"
    CORRESPONDENT = "correspondent"
    ANONYMOUS = "anonymous"
    UNATTRIBUTED = "unattributed"


class Kind(StrEnum):
    """Kind of document."""

    ARTICLE = "article"
    POST = "post"
    STATEMENT = "statement"
    REPORT = "report"
    INTERVIEW = "interview"
    FIELD_NOTE = "field_note"
    MEDIA = "media"
    LIST = "list"


class DateBasis(StrEnum):
    """Where a publication date was found."""

    META = "meta"
    DATELINE = "dateline"
    URL = "url"
    PLATFORM_ID = "platform_id"
    CAPTURE = "capture"


class Availability(StrEnum):
    """Whether a document is still to be seen at its address."""

    LIVE = "live"
    EDITED = "edited"
    DELETED = "deleted"
    UNKNOWN = "unknown"


class Sensitivity(StrEnum):
    """Who may see a document."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"


class Severity(StrEnum):
    """How much a problem matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


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
    MERGE = "merge"
    SPLIT = "split"
    REDACT = "redact"
    UNDO = "undo"


ROLES = ("medic", "rescuer", "aid_worker", "journalist", "family_member")  # roles that name a group


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
    """When a document was published, and how that is known."""

    earliest: date | None
    latest: date | None
    basis: DateBasis


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
