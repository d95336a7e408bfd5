"""The closed vocabularies: every value that a field of the model can take."""

from __future__ import annotations

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


class NameKind(StrEnum):
    """What a list of places says of a name (GeoNames' flags, Who's On First's kinds)."""

    PREFERRED = "preferred"
    VARIANT = "variant"
    SHORT = "short"
    COLLOQUIAL = "colloquial"
    HISTORIC = "historic"


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
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    REDACT = "redact"
    UNDO = "undo"


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


def counted(number: int, group: str) -> str:
    """Write how many of a group: "1 woman", "3 children"."""
    return f"{number:,} {NOUNS[group][number != 1] if group in NOUNS else group}"
