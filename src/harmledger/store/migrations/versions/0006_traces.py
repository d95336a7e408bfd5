"""What attacks leave to be found by, so that a document that is added is compared with its neighbours only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table, empty: it is filled when the incidents are computed anew, as they are when looked at."""
    op.create_table(
        "traces",
        sa.Column("kind", sa.Integer(), primary_key=True),
        sa.Column("key", sa.BigInteger(), primary_key=True),
        sa.Column("holder", sa.Text(), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.execute("UPDATE derived SET state = ''")
