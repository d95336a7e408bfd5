"""How well reports of one attack are put together, and how well their tolls agree with coded incidents.

Reads the shared corpora of coded reports, where they are present, with the Syrian gazetteer.
`python -m accuracy.linking` prints the figures beside their floors, and those of the third of the incidents that took
no part in learning the weights of `link/levels.toml`; `--learn` learns the weights anew and prints them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from accuracy.sets import shared, taken
from accuracy.weights import centred, is_held_out, learn
from harmledger.collect.gazetteers import place_list
from harmledger.collect.listed import BadRow
from harmledger.link import link
from harmledger.link.levels import levels
from harmledger.locate.gazetteer import MemoryGazetteer
from harmledger.locate.starter import starter
from harmledger.model import Harm
from harmledger.pipeline import account
from harmledger.reconcile import reconcile
from harmledger.reconcile.problems import slot_of
from harmledger.reconcile.slots import CIVILIANS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from harmledger.locate import Gazetteer
    from harmledger.model import Account, Document, Incident

Json = dict[str, Any]
FLOORS = {  # raise them with the figures; issue 6 asks for .45 (en) and .85 at .50, .65, .80, .75
    # Among 33 English pairs one pair is three points: room for one.
    "en": {"pair_f1": 0.45, "b3": 0.89},
    "en+ar": {
        "pair_p": 0.85,
        "pair_r": 0.49,
        "mate": 0.66,
        "killed_overlap": 0.80,
        "injured_overlap": 0.83,
        "held_out_pair_p": 0.93,
        "held_out_pair_r": 0.46,
    },
}
SLACK = 5e-4  # figures are pinned to three digits
REPORTS = 3  # reports that an incident needs for its toll to be compared


@dataclass(frozen=True, slots=True)
class Coded:
    """Read documents with the incident that each single-incident report was coded to tell of."""

    name: str
    documents: tuple[Document, ...]
    accounts: tuple[Account, ...]
    gold: Mapping[str, Json]

    def key(self, document: str) -> str:
        """Give the coded incident of a document."""
        return str(self.gold[document]["incident"])


def syria() -> MemoryGazetteer | None:
    """Give the starter places with the Syrian list, if it is here."""
    path = shared() / "data" / "gazetteer" / "syria_places.csv.gz"
    if not path.exists():
        return None
    listed = (entry for entry in place_list(path).entries if not isinstance(entry, BadRow))
    return MemoryGazetteer.of([*starter(), *listed])


def read(languages: Sequence[str], places: Gazetteer) -> Coded:
    """Read the corpora of some languages."""
    kept: list[Document] = []
    gold: dict[str, Json] = {}
    for language in languages:
        path = shared() / "data" / "corpus" / f"syria_{language}_dev.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            coded = {row["id"]: row["incidents"] for row in map(json.loads, file)}
        gold |= {d: i[0] for d, i in coded.items() if len(i) == 1}
        kept += [d for d in taken([str(path)]) if d.id in coded]
    return Coded("+".join(languages), tuple(kept), tuple(account(d, places) for d in kept), gold)


def pairwise(coded: Coded, incidents: Iterable[Incident], ids: Sequence[str]) -> dict[str, float]:
    """Score pairs of some reports, B³ and the share of reports that found a mate of those that have one."""
    found: dict[str, set[str]] = defaultdict(set)
    for incident in incidents:
        for name in incident.documents:
            found[name].add(incident.id)
    right = told = real = 0
    b3_p = b3_r = 0.0
    mates: list[bool] = []
    for one in ids:
        same = {other for other in ids if coded.key(other) == coded.key(one)}
        put = {other for other in ids if other == one or found[one] & found[other]}
        right, told, real = right + len(same & put) - 1, told + len(put) - 1, real + len(same) - 1
        b3_p, b3_r = b3_p + len(same & put) / len(put), b3_r + len(same & put) / len(same)
        mates += [len(same & put) > 1] if len(same) > 1 else []
    precision, recall = right / max(1, told), right / max(1, real)
    return {
        "pair_p": precision,
        "pair_r": recall,
        "pair_f1": _f1(precision, recall),
        "b3": _f1(b3_p / max(1, len(ids)), b3_r / max(1, len(ids))),
        "mate": sum(mates) / max(1, len(mates)),
    }


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def tolls(coded: Coded, incidents: Iterable[Incident]) -> dict[str, float]:
    """Compare the tolls of incidents with enough reports with the coded range of most of these reports."""
    found: dict[str, float] = {}
    kept = list(incidents)
    for harm in (Harm.KILLED, Harm.INJURED):
        rows = [row for i in kept if (row := _toll(coded, i, harm))]
        overlap = [low <= top and (high is None or high >= least) for (low, high), (least, top) in rows]
        widths = [((high - low + 1), (top - least + 1)) for (low, high), (least, top) in rows if high is not None]
        found[f"{harm}_incidents"] = float(len(rows))
        found[f"{harm}_overlap"] = sum(overlap) / max(1, len(rows))
        found[f"{harm}_width"] = sum(a for a, _ in widths) / max(1, sum(b for _, b in widths))
    return found


def _toll(coded: Coded, incident: Incident, harm: Harm) -> tuple[tuple[int, int | None], tuple[int, int]] | None:
    own = [d for d in incident.documents if d in coded.gold]
    if len(own) < REPORTS:
        return None
    often = Counter(coded.key(d) for d in own).most_common(1)[0][0]
    gold = next(coded.gold[d] for d in own if coded.key(d) == often)
    least, top = gold.get(f"civ_{harm}_min"), gold.get(f"civ_{harm}_max")
    line = next((t for t in incident.toll if t.harm is harm and slot_of(t) == CIVILIANS), None)
    if least is None or not top or line is None or line.low.value is None:
        return None
    return (line.low.value, line.high.value), (int(least), int(top))


def learned(coded: Coded) -> Table:
    """Set the weights learned on two thirds of the incidents and on the third beside those in force."""
    open_levels = [key for key in levels().levels if key[1] in {"open", "none", "other"}]
    sets = [centred(*learn(coded, held_out=held_out), open_levels) for held_out in (False, True)]
    table = Table("aspect", "level", "in force", "two thirds", "held-out third")
    table.add_row("prior", "", f"{levels().prior:+.2f}", *(f"{prior:+.2f}" for prior, _ in sets))
    for key, level in sorted(levels().levels.items()):
        if not level.never:
            table.add_row(*key, f"{level.weight:+.2f}", *(f"{weights[key]:+.2f}" for _, weights in sets))
    return table


def measure(coded: Coded) -> dict[str, float]:
    """Link and reconcile, and give all figures."""
    linked = link(coded.documents, coded.accounts)
    incidents = reconcile(coded.documents, coded.accounts, linked, minted={}).incidents
    every = sorted(coded.gold)
    held_out = pairwise(coded, incidents, [d for d in every if is_held_out(coded.key(d))])
    held = {f"held_out_{name}": held_out[name] for name in ("pair_p", "pair_r", "mate")}
    return pairwise(coded, incidents, every) | held | tolls(coded, incidents)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each corpus and of both together; exit 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learn", action="store_true", help="learn the weights anew and print them")
    options = parser.parse_args(arguments)
    console = Console()
    places = syria()
    if places is None:
        console.print("[yellow]skipped[/] linking: the coded reports and their gazetteer are not here")
        return 0
    english = read(["en"], places)
    both = _joined(english, read(["ar"], places))
    table = Table("reports", "figure", "score", "floor")
    low = [row for coded in (english, both) for row in _rows(coded, table)]
    console.print(table)
    if options.learn:
        console.print(learned(both))
    return 1 if low else 0


def _joined(one: Coded, other: Coded) -> Coded:
    return Coded(
        f"{one.name}+{other.name}",
        one.documents + other.documents,
        one.accounts + other.accounts,
        {**one.gold, **other.gold},
    )


def _rows(coded: Coded, table: Table) -> list[str]:
    """Add the figures of one corpus to the table and give those that are below their floor."""
    floors = FLOORS.get(coded.name, {})
    low = []
    for name, value in measure(coded).items():
        floor = floors.get(name)
        holds = floor is None or value >= floor - SLACK
        low += [] if holds else [name]
        table.add_row(
            coded.name, name, f"{value:.3f}", "" if floor is None else f"{floor:.3f}", style=None if holds else "red"
        )
    return low


if __name__ == "__main__":
    sys.exit(main())
