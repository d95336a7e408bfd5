"""Incidents and totals as rows of a spreadsheet."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

from harmledger.serial import given, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from harmledger.model import Incident, TollLine

HARMS = ("killed", "injured", "casualties", "missing", "detained", "abducted", "displaced")
GROUPS = ("child", "woman", "man")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so

Cells = dict[str, str | int | float | None]


def incident_rows(incidents: Sequence[Incident]) -> Iterable[Cells]:
    """Give a row of cells per incident: identity, place, time, the toll by harm, the verdicts, the sources."""
    for incident in incidents:
        place, when = incident.place, incident.when
        row: Cells = {
            "id": incident.id,
            "place": (place.label or place.name) if place else None,
            "pcode": place.pcode if place else None,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "precision": plain(place.precision) if place else None,
            "admin1": place.admin1 if place else None,
            "admin2": place.admin2 if place else None,
            "admin3": place.admin3 if place else None,
            "earliest": plain(when.earliest) if when else None,
            "latest": plain(when.latest) if when else None,
        }
        yield row | _tolls(incident.toll) | _verdicts(incident)


def _tolls(lines: Sequence[TollLine]) -> Cells:
    cells: Cells = {}
    for harm in HARMS:
        cells |= _bounds(harm, next((line for g in ("all", "civilian") for line in lines if _is(line, harm, g)), None))
    for harm in ("killed", "injured"):
        for group in GROUPS:
            line = next((line for line in lines if _is(line, harm, group)), None)
            cells |= _bounds(f"{harm}_{group}", line)
    return cells


def _is(line: TollLine, harm: str, group: str) -> bool:
    return line.harm.value == harm and line.people.group == group and line.unit.value == "person"


def _bounds(name: str, line: TollLine | None) -> Cells:
    return {
        f"{name}_low": line.low.value if line else None,
        f"{name}_best": line.best.value if line else None,
        f"{name}_high": line.high.value if line else None,
    }


def _verdicts(incident: Incident) -> Cells:
    return {
        "actors": "; ".join(incident.actors),
        "weapons": "; ".join(weapon.value for weapon in incident.weapons),
        "claimants": "; ".join(incident.claimants),
        "independent_claimants": incident.independent_claimants,
        "evidence": incident.evidence.value,
        "attribution": incident.attribution.value,
        "toll_agreement": incident.toll_agreement.value,
        "grade": incident.grade.value,
        "status": incident.status,
        "documents": "; ".join(dict.fromkeys(map(given, incident.documents))),
        "problems": "; ".join(problem.message for problem in incident.problems),
    }


def write(rows: Iterable[Cells]) -> None:
    """Write rows as CSV to standard output."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: _safe(cell) for name, cell in row.items()})


def _safe(cell: str | float | None) -> str | float | None:
    """Keep a spreadsheet from running a text as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
