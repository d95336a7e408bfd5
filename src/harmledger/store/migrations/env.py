"""Alembic's entry: runs the migrations on the connection that `store.schema` hands over."""

from __future__ import annotations

from alembic import context

from harmledger.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite can change a table only by copying it
)
with context.begin_transaction():
    context.run_migrations()
