"""By which groups of victims an incident is found, and under which spellings of its place."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns, empty: what is shown stays until the incidents are computed anew, as they are when looked at."""
    for name in ("groups", "names"):
        op.add_column("incidents", sa.Column(name, sa.Text(), nullable=False, server_default="\n"))
    op.execute("UPDATE derived SET state = ''")
