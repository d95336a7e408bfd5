"""The first tables. Never edit a migration that was released: write the next one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from harmledger.store.triggers import guard

revision = "0001"
down_revision = None

CURRENT = sa.text("superseded_at IS NULL")


def upgrade() -> None:
    """Make every table, then forbid changes of what is only appended to."""
    _sources()
    _documents()
    _claims()
    _attacks()
    _rulings()
    _computed()
    _forbid("decisions", "row id ruling target value by at why salt content_digest chain_digest")
    _forbid("readings", "row document made_by language published_earliest published_latest published_basis read_at")
    _forbid("claims", "row id document reading quote start end harm status sex age group number low high modifier unit "
            "assertion counts scope when place claimant actor weapon attack made_by rule")  # fmt: skip
    _forbid("attacks", "row id document reading quote start end type place when actor weapon claims made_by")


def _forbid(table: str, columns: str) -> None:
    for statement in guard(op.get_bind().dialect.name, table, columns.split()):
        op.execute(statement)


def _row() -> sa.Column[int]:
    return sa.Column("row", sa.Integer(), nullable=False)


def _must(names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names.split()]


def _may(names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=True) for name in names.split()]


def _json(names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.JSON(none_as_null=True), nullable=True) for name in names.split()]


def _big(names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger(), nullable=True) for name in names.split()]


def _key(table: str, column: str = "row") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=f"pk_{table}")


def _only(table: str, column: str = "id") -> sa.UniqueConstraint:
    return sa.UniqueConstraint(column, name=f"uq_{table}_{column}")


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def _index(table: str, columns: str) -> None:
    for column in columns.split():
        op.create_index(f"ix_{table}_{column}", table, [column])


def _one_current(table: str, column: str) -> None:
    name = f"uq_{table}_current"
    op.create_index(name, table, [column], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT)


def _read(table: str) -> list[sa.ForeignKeyConstraint]:
    """Tie a row to its document and to the reading that found it."""
    return [_link(table, "document", "documents.id"), _link(table, "reading", "readings.row")]


def _span() -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in ("start", "end")]


def _flags(names: str) -> list[sa.Column[bool]]:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names.split()]


def _sources() -> None:
    op.create_table("meta", *_must("name value"), _key("meta", "name"))
    reliability = _may("harm_reliability attribution_reliability")
    op.create_table("sources", *_must("name"), *reliability, _key("sources", "name"))
    point = [sa.Column(name, sa.Float(), nullable=True) for name in ("lat", "lon")]
    rest = _may("precision admin1 admin2 admin3 country")
    op.create_table("places", *_must("id"), *_may("label pcode"), *point, *rest, _key("places", "id"))


def _documents() -> None:
    op.create_table(
        "documents",
        _row(),
        *_must("id given text sha256 fingerprint"),
        *_may("title language url url_key source published_earliest published_latest published_basis published_text"),
        *_must("kind"),
        *_may("version_of corrects retracts"),
        *_must("availability sensitivity"),
        *_json("attachments"),
        *_may("origin"),
        *_must("added_at"),
        _key("documents"),
        _only("documents"),
        _link("documents", "source", "sources.name"),
    )
    _index("documents", "given url_key version_of")
    op.create_table(
        "listings",
        _row(),
        *_must("document origin source sha256 listed_at"),
        _key("listings"),
        _link("listings", "document", "documents.id"),
    )
    _index("listings", "document")
    op.create_index("uq_listings_once", "listings", ["document", "origin", "source", "sha256"], unique=True)
    op.create_table(
        "readings",
        _row(),
        *_must("document made_by language"),
        *_may("published_earliest published_latest published_basis"),
        *_must("read_at"),
        *_may("superseded_at"),
        _key("readings"),
        _link("readings", "document", "documents.id"),
    )
    _index("readings", "document")
    _one_current("readings", "document")


def _claims() -> None:
    op.create_table(
        "claims",
        _row(),
        *_must("id document"),
        sa.Column("reading", sa.Integer(), nullable=False),
        *_must("quote"),
        *_span(),
        *_may("harm"),
        *_must("status"),
        *_may("status_basis"),
        *_must("sex age"),
        *_json("roles"),
        *_must("on_duty group"),
        *_big("number low high"),
        *_must("modifier unit assertion counts"),
        *_may("tally"),
        *_flags("provisional"),
        *_may("part_of same_as"),
        *_must("scope"),
        *_may("movement"),
        *_json("when outcome_when"),
        *_may("from_harm"),
        *_must("manner"),
        *_json("place"),
        *_may("place_mode claimant claimant_text"),
        *_json("claimant_via"),
        *_may("claimant_basis actor actor_text weapon weapon_text attack"),
        sa.Column("confidence", sa.Float(), nullable=False),
        *_must("made_by rule"),
        *_may("superseded_at"),
        _key("claims"),
        *_read("claims"),
    )
    _index("claims", "document reading")
    _one_current("claims", "id")


def _attacks() -> None:
    op.create_table(
        "attacks",
        _row(),
        *_must("id document"),
        sa.Column("reading", sa.Integer(), nullable=False),
        *_must("quote"),
        *_span(),
        *_must("type"),
        *_json("place"),
        *_may("place_mode"),
        *_json("when"),
        *_may("actor actor_text weapon weapon_text"),
        *_json("targets responsibility"),
        *_may("related_to relation"),
        *_flags("hit_responders retold"),
        *_json("claims"),
        *_must("made_by"),
        *_may("superseded_at"),
        _key("attacks"),
        *_read("attacks"),
    )
    _index("attacks", "document reading")
    _one_current("attacks", "id")
    op.create_table(
        "problems",
        _row(),
        *_must("document"),
        sa.Column("reading", sa.Integer(), nullable=False),
        *_must("code severity message"),
        *_json("claims"),
        _key("problems"),
        *_read("problems"),
    )
    _index("problems", "document reading")


def _rulings() -> None:
    op.create_table(
        "decisions",
        _row(),
        *_must("id ruling target"),
        *_may("value"),
        *_must("by at why salt content_digest chain_digest"),
        _key("decisions"),
        _only("decisions"),
    )
    _index("decisions", "target")
    op.create_table("minted", *_must("attack incident minted_at"), _key("minted", "attack"))
    _index("minted", "incident")


def _computed() -> None:
    op.create_table(
        "incidents",
        _row(),
        *_must("id"),
        *_may("place earliest latest"),
        *_big("killed_low killed_high injured_low injured_high"),
        *_must("grade"),
        *_json("data"),
        _key("incidents"),
        _only("incidents"),
    )
    op.create_table("derived", *_must("name state"), *_json("data"), _key("derived", "name"))
