"""Where and when: places as written and as gazetteers list them, days as far as they are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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


AREAS = frozenset(
    {Precision.SUBDISTRICT, Precision.DISTRICT, Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY}
)


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
