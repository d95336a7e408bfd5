"""How well whole documents are read: claims and their attributes against annotated reports, beside pinned floors.

`python -m accuracy.reading` prints the table alone; exit 1 below a floor.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from accuracy import coded, sets
from accuracy.scorer import score
from harmledger.pipeline import account
from harmledger.serial import to_json

if TYPE_CHECKING:
    from harmledger.locate import Gazetteer

FLOORS = Path(__file__).with_name("floors.toml")
SLACK = 5e-4  # figures are pinned to three digits


@dataclass(frozen=True)
class Row:
    """One figure of one set, with the floor it must hold."""

    place: str
    name: str
    value: float
    floor: float | None

    @property
    def holds(self) -> bool:
        """Whether it is not below its floor."""
        return self.floor is None or self.value >= self.floor - SLACK


def figures(name: str, places: Gazetteer) -> dict[str, float] | None:
    """Read a set's documents and score them; None where they are not here."""
    kind, language = name.split("_")
    if kind == "coded":
        return coded.figures(language, places)
    annotated = sets.own(language) if kind == "own" else sets.gold(language)
    if annotated is None:
        return None
    return score(annotated.gold, {d.id: to_json(account(d, places)) for d in annotated.documents}).figures()


def main() -> int:
    """Score everything that is present."""
    console = Console()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    found: list[Row] = []
    places = sets.gazetteer()
    for name, pins in floors.items():
        scores = figures(name, places)
        if scores is None:
            console.print(f"[yellow]skipped[/] {name}: its reports are not here")
        else:
            found += [Row(name, figure, value, pins.get(figure)) for figure, value in scores.items()]
    console.print(_table(found))
    low = [r for r in found if not r.holds]
    for row in low:
        console.print(f"[red]below its floor[/] {row.place} {row.name}: {row.value:.3f} < {row.floor:.3f}")
    return 1 if low else 0


def _table(found: list[Row]) -> Table:
    table = Table("set", "figure", "score", "floor")
    for row in found:
        floor = "" if row.floor is None else f"{row.floor:.3f}"
        table.add_row(row.place, row.name, f"{row.value:.3f}", floor, style=None if row.holds else "red")
    return table


if __name__ == "__main__":
    sys.exit(main())
