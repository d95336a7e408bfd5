"""The index of the documents' words. It is empty at first, and filled when someone searches."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index, each database by its own means."""
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize=\"unicode61 remove_diacritics 2\")"
        )
    else:
        op.execute("CREATE TABLE words (row BIGINT PRIMARY KEY, text TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_words_text ON words USING gin (text)")
