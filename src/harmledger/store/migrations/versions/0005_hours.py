"""The moment of publication, where a document tells its hour: of what was added before only the day is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from harmledger.store.triggers import guard

revision = "0005"
down_revision = "0004"

KEPT = "row document made_by language published_earliest published_latest published_basis published_at read_at"


def upgrade() -> None:
    """Add the moments; that of a reading may no more be changed than its day."""
    for table in ("documents", "readings"):
        op.add_column(table, sa.Column("published_at", sa.Text(), nullable=True))
    dialect = op.get_bind().dialect.name
    for trigger in ("readings_stay", "readings_keep"):
        op.execute(f"DROP TRIGGER IF EXISTS {trigger}" + (" ON readings" if dialect == "postgresql" else ""))
    for statement in guard(dialect, "readings", KEPT.split()):
        op.execute(statement)
