"""datapackage.json: the package for programs, in the form of Frictionless Data Package v1."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from harmledger.publish.package.licence import ANYONE, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from harmledger.publish.package.edition import Edition
    from harmledger.publish.package.manifest import Manifest
    from harmledger.publish.package.tables import Table

CC_BY = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}


def datapackage(folder: Path, tables: Sequence[Table[Any]], edition: Edition, release: Manifest) -> str:
    """Describe the files of a folder."""
    described: dict[str, Any] = {
        "profile": "data-package",
        "name": f"harmledger-{edition.profile.name}",
        "title": TITLE,
        "description": "Documented minimums, not totals. README.md says which column to sum.",
        "version": release.version,
        "contributors": [{"title": edition.publisher or ANYONE, "role": "publisher"}],
        "resources": [*(_table(folder, table) for table in tables), *_maps(folder)],
    }
    if not edition.profile.whole:
        described["licenses"] = [CC_BY]
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _table(folder: Path, table: Table[Any]) -> dict[str, Any]:
    dialect = {"header": True, "delimiter": ","} | ({"commentChar": "#"} if table.tagged else {})
    return {
        "name": table.name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "description": f"{table.about} {table.sums}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": dialect,
        **_bytes(folder / table.file),
        "schema": {"fields": [_field(table, n) for n in range(len(table.columns))], "missingValues": [""]},
    }


def _field(table: Table[Any], number: int) -> dict[str, str]:
    column = table.columns[number]
    told = {"name": column.name, "type": column.kind, "description": column.meaning}
    return told | ({"hxl": column.tag} if column.tag else {})


def _maps(folder: Path) -> Iterator[dict[str, Any]]:
    file = folder / "incidents.geojson"
    kind = {"format": "geojson", "mediatype": "application/geo+json", "encoding": "utf-8"}
    yield {"name": "incidents-map", "path": file.name, "profile": "data-resource", **kind, **_bytes(file)}


def _bytes(file: Path) -> dict[str, Any]:
    data = file.read_bytes()
    return {"bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}
