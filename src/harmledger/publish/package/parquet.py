"""Tables as Parquet, written by DuckDB from the CSV beside them: the same cells with their types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.publish.package.tables import DAY, INTEGER, NUMBER, TEXT

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from harmledger.publish.package.tables import Table

TYPES = {TEXT: "VARCHAR", INTEGER: "BIGINT", NUMBER: "DOUBLE", DAY: "DATE"}


def parquet(table: Table[Any], source: Path, target: Path) -> None:
    """Write a table's Parquet file from its CSV file. One thread, so that the bytes are always the same."""
    import duckdb  # noqa: PLC0415 - slow to import

    columns = ", ".join(f"'{column.name}': '{TYPES[column.kind]}'" for column in table.columns)
    options = f"header=false, skip={2 if table.tagged else 1}, auto_detect=false, nullstr='', columns={{{columns}}}"
    options += ", delim=',', quote='\"', escape='\"', strict_mode=true, parallel=false"
    with duckdb.connect(config={"threads": "1", "preserve_insertion_order": "true"}) as database:
        rows = f"SELECT * FROM read_csv({_text(source)}, {options})"  # noqa: S608 - our own columns and paths, escaped
        database.execute(f"COPY ({rows}) TO {_text(target)} (FORMAT parquet, COMPRESSION zstd)")


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
