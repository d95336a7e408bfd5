"""README.md of a package: what the files and columns mean, and which column to sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harmledger.publish import share
from harmledger.publish.package.incidents import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.publish.disclosure import Released
    from harmledger.publish.package.manifest import Manifest
    from harmledger.publish.package.tables import Table

HEAD = """\
# What is in these files

Written by Harmledger from reports that were read by a program; see the column `grade` before you rely on a row.

**The figures are documented minimums, not totals.** They count harm that some report tells of. Harm that no report here
tells of is missing, and reports can be wrong. Say "at least" when you cite them.

Profile: **{profile}**. {about}
Release {version}, the data known on {day}.

In tables with HXL tags the first row holds names, the second the tags. Empty means not known, not stated or withheld,
never zero. `low` is what is certain by the reports, `high` the most that one of them says, `best` is empty unless
claimants agree.

## Which column do I sum?

To count people killed, sum `killed_low` of `incidents.csv` over rows whose grade is not `discounted`, and say
“at least”. Medics, children, women and the other groups are **inside** `killed_low`: never add them to it. Period
totals (`totals.csv`) are never added to incidents, and `claims.csv` is never summed at all.

## Files

| file | rows | what a row is |
|---|---|---|
"""
SHARED = """
Nobody is named in these files but organisations, armies and agencies of a public list; others stand as "{anyone}".
There is no text as a report wrote it unless it holds nothing but common words. `withheld.csv` says how much was
withheld, and why.
"""
OTHERS = """\
| `{name}.parquet` | likewise | each table with HXL tags once more as Parquet, for DuckDB, R or Python |
| `incidents.geojson` | as incidents.csv | the same incidents for a map |
| `METHOD.md` | | the rules in force: how tolls, grades and totals are made, and what limits them |
| `LICENSE.txt`, `CITATION.cff` | | how the files may be used and cited |
| `datapackage.json` | | the same description for programs (Frictionless) |
| `release.json` | | what this release held, so that the next can say what changed |
| `SHA256SUMS` | | checksum of every file: `sha256sum -c SHA256SUMS` |
"""


def readme(tables: Sequence[tuple[Table[Any], int]], released: Released, release: Manifest) -> str:
    """Write the dictionary of a package from its tables, each with its number of rows."""
    profile = released.profile
    head = HEAD.format(
        profile=profile.name, about=profile.about, version=release.version, day=release.day or "no day that is known"
    )
    lines = [f"| `{table.file}` | {rows:,} | {table.about} |\n" for table, rows in tables]
    parts = [head, *lines, OTHERS.format(name="…")]
    if not profile.whole:
        parts.append(SHARED.format(anyone=share.ANYONE))
    return "".join([*parts, *(section(table) for table, _ in tables), *_limits()])


def section(table: Table[Any]) -> str:
    """Explain a table column by column."""
    head = f"\n## {table.file}\n\n{table.about}\n\n**Which column to sum.** {table.sums}\n\n"
    titles = "| column | HXL | type | meaning |\n|---|---|---|---|\n"
    rows = (
        f"| `{column.name}` | {f'`{column.tag}`' if column.tag else ''} | {column.kind} | {column.meaning} |\n"
        for column in table.columns
    )
    return head + titles + "".join(rows)


def _limits() -> Iterator[str]:
    yield f"\n## Limits\n\nEvery figure is a {LIMITS}. `METHOD.md` says how it was made and what is missing.\n"
