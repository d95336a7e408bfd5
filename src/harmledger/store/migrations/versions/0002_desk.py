"""What the desk lists and filters by: incidents in brief, which attack lies where, and named filters."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the computed tables anew, empty: they are filled when the ledger is next looked at."""
    op.drop_table("incidents")
    op.execute("DELETE FROM derived")
    op.create_table(
        "incidents",
        sa.Column("row", sa.Integer(), nullable=False),
        *_must(sa.Text(), "id"),
        *_may(sa.Text(), "place admin1 precision earliest latest"),
        *_may(sa.Float(), "lat lon"),
        *_may(sa.BigInteger(), "killed_low killed_high injured_low injured_high"),
        *_must(sa.Text(), "grade"),
        *_may(sa.Text(), "severity"),
        *_must(sa.Float(), "confidence priority"),
        *_must(sa.Integer(), "reports claimants readers"),
        *_must(sa.Boolean(), "reopened rejected"),
        *_must(sa.Text(), "actors weapons codes"),
        *_may(sa.Text(), "lead"),
        sa.PrimaryKeyConstraint("row", name="pk_incidents"),
        sa.UniqueConstraint("id", name="uq_incidents_id"),
    )
    op.create_index("ix_incidents_priority", "incidents", ["priority"])
    op.create_table(
        "sheets",
        *_must(sa.Text(), "incident"),
        *_may(sa.JSON(none_as_null=True), "data"),
        sa.PrimaryKeyConstraint("incident", name="pk_sheets"),
    )
    op.create_table(
        "members",
        *_must(sa.Text(), "attack incident document"),
        sa.PrimaryKeyConstraint("attack", name="pk_members"),
    )
    op.create_index("ix_members_incident", "members", ["incident"])
    op.create_index("ix_members_document", "members", ["document"])
    key = sa.PrimaryKeyConstraint("document", name="pk_copies")
    op.create_table("copies", *_must(sa.Text(), "document origin"), key)
    op.create_table("views", *_must(sa.Text(), "name query saved_at"), sa.PrimaryKeyConstraint("name", name="pk_views"))


def _must(kind: Any, names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=False) for name in names.split()]


def _may(kind: Any, names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=True) for name in names.split()]
