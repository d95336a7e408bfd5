"""The index of the documents' words, empty until someone searches, and indexes of who publishes and who is cited."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the indexes; that of words by each database's own means."""
    op.create_index("ix_documents_source", "documents", ["source", "published_earliest", "published_latest", "id"])
    op.create_index("ix_documents_corrects", "documents", ["corrects"])
    op.create_index("ix_documents_retracts", "documents", ["retracts"])
    now = sa.text("superseded_at IS NULL")
    op.create_index("ix_claims_claimant", "claims", ["claimant", "document"], sqlite_where=now, postgresql_where=now)
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize=\"unicode61 remove_diacritics 2\")"
        )
    else:
        op.execute("CREATE TABLE words (row BIGINT PRIMARY KEY, text TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_words_text ON words USING gin (text)")
