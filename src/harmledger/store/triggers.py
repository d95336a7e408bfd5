"""The triggers that keep what was appended from being changed or removed, by anyone with any tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REFUSAL = "is only appended to"


def guard(dialect: str, table: str, columns: Sequence[str]) -> Iterator[str]:
    """Give the statements that forbid deleting rows of a table and changing these columns."""
    if dialect == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} {REFUSAL}'); END"
        of = ", ".join(f'"{column}"' for column in columns)
        yield f'CREATE TRIGGER "{table}_stay" BEFORE DELETE ON "{table}" {refuse}'
        yield f'CREATE TRIGGER "{table}_keep" BEFORE UPDATE OF {of} ON "{table}" {refuse}'
    else:
        changed = " OR ".join(f'OLD."{column}"::text IS DISTINCT FROM NEW."{column}"::text' for column in columns)
        yield (
            f"CREATE OR REPLACE FUNCTION harmledger_{table}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} {REFUSAL}'; END $$"
        )
        run = f"EXECUTE FUNCTION harmledger_{table}()"
        yield f'CREATE TRIGGER "{table}_stay" BEFORE DELETE ON "{table}" FOR EACH ROW {run}'
        yield f'CREATE TRIGGER "{table}_keep" BEFORE UPDATE ON "{table}" FOR EACH ROW WHEN ({changed}) {run}'
