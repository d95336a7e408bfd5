"""The tables of a ledger as they are now. `migrations/` holds how they came about; a test compares the two.

Columns bear the names of the published JSON (DESIGN.md §6), so that the file can be read in Datasette with the
same words. What is nested there (a place, a time) is JSON here.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, text

SCHEMA = 6  # the number of the last migration

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
CURRENT = text("superseded_at IS NULL")


def _row() -> Column[int]:
    return Column("row", Integer, primary_key=True)


def _texts(*names: str) -> list[Column[str]]:
    """Give columns of text that must be there."""
    return [Column(name, Text, nullable=False) for name in names]


def _maybe(*names: str) -> list[Column[str]]:
    """Give columns of text that may be missing."""
    return [Column(name, Text) for name in names]


def _json(*names: str) -> list[Column[object]]:
    return [Column(name, JSON(none_as_null=True)) for name in names]


def _document() -> Column[str]:
    return Column("document", Text, ForeignKey("documents.id"), nullable=False, index=True)


def _reading() -> Column[int]:
    return Column("reading", Integer, ForeignKey("readings.row"), nullable=False, index=True)


def _current(name: str, column: str) -> Index:
    """Give the index that lets only one row of an id be current."""
    return Index(f"uq_{name}_current", column, unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT)


meta = Table("meta", METADATA, Column("name", Text, primary_key=True), *_texts("value"))

sources = Table(
    "sources",
    METADATA,
    Column("name", Text, primary_key=True),
    *_maybe("harm_reliability", "attribution_reliability"),
)

documents = Table(
    "documents",
    METADATA,
    _row(),
    Column("id", Text, nullable=False, unique=True),
    Column("given", Text, nullable=False, index=True),  # the id as the input gave it
    *_texts("text", "sha256", "fingerprint"),
    *_maybe("title", "language", "url"),
    Column("url_key", Text, index=True),
    Column("source", Text, ForeignKey("sources.name")),
    *_maybe("published_earliest", "published_latest", "published_basis", "published_text"),
    *_texts("kind"),
    Column("version_of", Text, index=True),
    Column("corrects", Text, index=True),
    Column("retracts", Text, index=True),
    *_texts("availability", "sensitivity"),
    *_json("attachments"),
    *_maybe("origin"),
    *_texts("added_at"),
    *_maybe("published_at"),
    Index("ix_documents_source", "source", "published_earliest", "published_latest", "id"),
)

# Who listed which document survives de-duplication, so that estimates over lists stay possible.
listings = Table(
    "listings",
    METADATA,
    _row(),
    _document(),
    *_texts("origin", "source", "sha256", "listed_at"),
    Index("uq_listings_once", "document", "origin", "source", "sha256", unique=True),
)

readings = Table(
    "readings",
    METADATA,
    _row(),
    _document(),
    *_texts("made_by", "language"),
    *_maybe("published_earliest", "published_latest", "published_basis"),
    *_texts("read_at"),
    *_maybe("superseded_at", "published_at"),
    _current("readings", "document"),
)

claims = Table(
    "claims",
    METADATA,
    _row(),
    *_texts("id"),
    _document(),
    _reading(),
    *_texts("quote"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    *_maybe("harm"),
    *_texts("status"),
    *_maybe("status_basis"),
    *_texts("sex", "age"),
    *_json("roles"),
    *_texts("on_duty", "group"),
    *[Column(name, BigInteger) for name in ("number", "low", "high")],
    *_texts("modifier", "unit", "assertion", "counts"),
    *_maybe("tally"),
    Column("provisional", Boolean, nullable=False),
    *_maybe("part_of", "same_as"),
    *_texts("scope"),
    *_maybe("movement"),
    *_json("when", "outcome_when"),
    *_maybe("from_harm"),
    *_texts("manner"),
    *_json("place"),
    *_maybe("place_mode", "claimant", "claimant_text"),
    *_json("claimant_via"),
    *_maybe("claimant_basis", "actor", "actor_text", "weapon", "weapon_text", "attack"),
    Column("confidence", Float, nullable=False),
    *_texts("made_by", "rule"),
    *_maybe("superseded_at"),
    _current("claims", "id"),
    Index("ix_claims_claimant", "claimant", "document", sqlite_where=CURRENT, postgresql_where=CURRENT),
)

attacks = Table(
    "attacks",
    METADATA,
    _row(),
    *_texts("id"),
    _document(),
    _reading(),
    *_texts("quote"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    *_texts("type"),
    *_json("place"),
    *_maybe("place_mode"),
    *_json("when"),
    *_maybe("actor", "actor_text", "weapon", "weapon_text"),
    *_json("targets", "responsibility"),
    *_maybe("related_to", "relation"),
    Column("hit_responders", Boolean, nullable=False),
    Column("retold", Boolean, nullable=False),
    *_json("claims"),
    *_texts("made_by"),
    *_maybe("superseded_at"),
    _current("attacks", "id"),
)

problems = Table(
    "problems",
    METADATA,
    _row(),
    _document(),
    _reading(),
    *_texts("code", "severity", "message"),
    *_json("claims"),
)

# Appended only: triggers forbid change and removal. The chain lets anyone check that none is missing.
decisions = Table(
    "decisions",
    METADATA,
    _row(),
    Column("id", Text, nullable=False, unique=True),
    *_texts("ruling"),
    Column("target", Text, nullable=False, index=True),
    *_maybe("value"),
    *_texts("by", "at", "why", "salt", "content_digest", "chain_digest"),
)

minted = Table(
    "minted",
    METADATA,
    Column("attack", Text, primary_key=True),
    Column("incident", Text, nullable=False, index=True),
    *_texts("minted_at"),
)

places = Table(
    "places",
    METADATA,
    Column("id", Text, primary_key=True),
    *_maybe("label", "pcode"),
    Column("lat", Float),
    Column("lon", Float),
    *_maybe("precision", "admin1", "admin2", "admin3", "country"),
)

# Filters that reviewers gave a name.
views = Table("views", METADATA, Column("name", Text, primary_key=True), *_texts("query", "saved_at"))

# What follows is computed from the above and may be lost without harm.
incidents = Table(
    "incidents",
    METADATA,
    _row(),
    Column("id", Text, nullable=False, unique=True),
    *_maybe("place", "admin1", "precision", "earliest", "latest"),
    *[Column(name, Float) for name in ("lat", "lon")],
    *[Column(name, BigInteger) for name in ("killed_low", "killed_high", "injured_low", "injured_high")],
    *_texts("grade"),
    *_maybe("severity"),
    *[Column(name, Float, nullable=False) for name in ("confidence", "priority")],
    *[Column(name, Integer, nullable=False) for name in ("reports", "claimants", "readers")],
    *[Column(name, Boolean, nullable=False) for name in ("reopened", "rejected")],
    *_texts("actors", "weapons", "codes", "groups", "names"),  # one a line
    *_maybe("lead"),
    Index("ix_incidents_priority", "priority"),
)

# All of each incident, apart, so that a list reads only what it shows.
sheets = Table("sheets", METADATA, Column("incident", Text, primary_key=True), *_json("data"))

# Which attack lies in which incident now, and in which document it is told.
members = Table(
    "members",
    METADATA,
    Column("attack", Text, primary_key=True),
    Column("incident", Text, nullable=False, index=True),
    Column("document", Text, nullable=False, index=True),
)

# Which documents repeat another's text: the origin of each one's family.
copies = Table("copies", METADATA, Column("document", Text, primary_key=True), *_texts("origin"))

# What attacks leave to be found by (see `link.traces`): a document that is added looks up its neighbours here.
traces = Table(
    "traces",
    METADATA,
    Column("kind", Integer, primary_key=True),
    Column("key", BigInteger, primary_key=True),
    Column("holder", Text, primary_key=True),
    sqlite_with_rowid=False,
)

derived = Table("derived", METADATA, Column("name", Text, primary_key=True), *_texts("state"), *_json("data"))
