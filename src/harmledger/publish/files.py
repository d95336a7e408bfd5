"""The shared files of a publication: tables, map data and what their columns mean."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from harmledger.publish import share
from harmledger.publish.claim_table import CLAIMS, TOTALS
from harmledger.publish.incident_table import INCIDENTS, LIMITS
from harmledger.publish.index import Index
from harmledger.publish.tables import cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from harmledger.model import Book, Incident
    from harmledger.publish.tables import Row, Table

HEAD = """\
# What is in these files

Written by Harmledger from reports that were read by a program; see the column `grade` before you rely on a row.

**The figures are documented minimums, not totals.** They count harm that some report tells of. Harm that no report here
tells of is missing, and reports can be wrong. Say "at least" when you cite them.

There are no names of people and no quotes in these files, and no text as a report wrote it: only numbers, days, words
of closed lists, places by the gazetteer's name, and parties of a public list of organisations. Who is cited but is not
in that list stands as "{anyone}". Documents that are not public, and posts of private people, give no outlet and no
address. A point is the middle of a village or town, rounded; an area has no point.

In each table the first row holds names, the second HXL tags. Empty means not known or not stated, never zero.
`low` is what is certain by the reports, `high` the most that one of them says, `best` is empty unless claimants agree.

| file | rows | what a row is |
|---|---|---|
"""


def write(book: Book, folder: Path) -> tuple[Path, ...]:
    """Write the incidents, claims and period totals into a folder, for sharing: only columns of the allow-list."""
    index = Index.of(book)
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_put(folder, name, text) for name, text in _texts(index))


def _put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _texts(index: Index) -> Iterator[tuple[str, str]]:
    yield INCIDENTS.file, INCIDENTS.csv(index)
    yield CLAIMS.file, CLAIMS.csv(index)
    yield TOTALS.file, TOTALS.csv(index)
    yield "incidents.geojson", geojson(index)
    yield "README.md", readme(index)


def geojson(index: Index) -> str:
    """Write the incidents as GeoJSON: a feature each, without a geometry where the place is an area or not known."""
    collection = {
        "type": "FeatureCollection",
        "name": "incidents",
        "limits": f"{LIMITS}; points are the middles of villages and towns",
        "features": [_feature(index, incident) for incident in INCIDENTS.rows(index)],
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _feature(index: Index, incident: Incident) -> dict[str, object]:
    point = share.point(incident.place)
    cells = {column.name: cell(column.value(index, incident)) for column in INCIDENTS.columns}
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [point[1], point[0]]} if point else None,
        "properties": {name: None if value == "" else value for name, value in cells.items()},
    }


def readme(index: Index) -> str:
    """Write what the files and columns mean, and which column to sum."""
    parts = [HEAD.format(anyone=share.ANYONE)]
    parts += [_line(index, INCIDENTS), _line(index, CLAIMS), _line(index, TOTALS)]
    parts.append("| `incidents.geojson` | as incidents.csv | the same incidents for a map |\n")
    parts += [_section(INCIDENTS), _section(CLAIMS), _section(TOTALS)]
    return "".join(parts)


def _line(index: Index, table: Table[Row]) -> str:
    return f"| `{table.file}` | {len(list(table.rows(index))):,} | {table.about} |\n"


def _section(table: Table[Row]) -> str:
    head = f"\n## {table.file}\n\n{table.about}\n\n**Which column to sum.** {table.sums}\n\n"
    return f"{head}| column | HXL | meaning |\n|---|---|---|\n" + "".join(
        f"| `{column.name}` | `{column.tag}` | {column.meaning} |\n" for column in table.columns
    )
