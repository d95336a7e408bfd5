"""Captured texts: who published them, when, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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
