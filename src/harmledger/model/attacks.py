"""What a document tells of one attack: how, against what, and who is said to have done it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.places import Place, PlaceMode, When


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


@dataclass(frozen=True, slots=True)
class Named:
    """A party or thing as written, with its canonical name."""

    name: str
    text: str


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
