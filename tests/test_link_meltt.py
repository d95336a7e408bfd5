"""A comparison with a published method on its own example: MELTT (Donnay et al., J. Conflict Resolution 63(5), 2019).

Three lists of simulated events, 4 km and 2 days, taxonomies in levels; what the package itself makes of them is the
expected result. The clustering is ours; what a pair scores is the method's own rule.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from harmledger.link.cluster import Merger
from harmledger.link.nearby import distance, gap
from harmledger.model import Interval, Place

SHARED = Path(os.environ.get("HARMLEDGER_SHARED") or Path(__file__).resolve().parents[2] / "shared")
LISTS = SHARED / "data" / "linking"
KINDS = ("color", "damage", "model")


@dataclass(frozen=True)
class Event:
    """One event of a list: where, when, and its kinds from fine to coarse."""

    dataset: str
    place: Place
    days: Interval
    is_episode: bool
    kinds: tuple[tuple[str, ...], ...]


def rows(name: str) -> list[dict[str, str]]:
    """Read a table of the example."""
    with (LISTS / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def events() -> dict[str, Event]:
    """Read the three lists with their taxonomies."""
    levels = {
        (kind, row["data.source"], row["base.categories"]): tuple(v for k, v in row.items() if "level" in k)
        for kind in KINDS
        for row in rows(f"crash_taxonomies_{kind}_tax.csv")
    }
    found = {}
    for number in "123":
        for row in rows(f"crash_data{number}.csv"):
            first, last = date.fromisoformat(row["date"]), date.fromisoformat(row["enddate"])
            where = Place("", lat=float(row["latitude"]), lon=float(row["longitude"]))
            kinds = tuple(levels[kind, row["dataset"], row[f"{kind}_tax"]] for kind in KINDS)
            found[f"{number}-{row['event']}"] = Event(number, where, Interval(first, last), first != last, kinds)
    return found


def score(one: Event, other: Event) -> float | None:
    """Score two events: never of one list, too far apart, or unlike at every level of some taxonomy."""
    km = distance(one.place, other.place)
    if one.dataset == other.dataset or one.is_episode != other.is_episode or km is None or km > 4:
        return None
    if gap(one.days, other.days) > 2:
        return None
    total = 0
    for mine, yours in zip(one.kinds, other.kinds, strict=True):
        same = [i for i, (a, b) in enumerate(zip(mine, yours, strict=True)) if a == b]
        if not same:
            return None
        total += len(mine) - same[0]
    return float(total)


@pytest.mark.skipif(not LISTS.exists(), reason="the example lists of MELTT are not here")
def test_example_of_meltt() -> None:
    """The three lists integrate as the published method does: 140 unique events, 34 matches, the same overlaps."""
    known = events()
    clusters = Merger(lambda a, b: score(known[a], known[b]), 0.0).run([(name,) for name in known])
    wanted = {row["quantity"]: int(row["value"]) for row in rows("expected_crashMD_spat4km_twin2d.csv")}
    assert len(known) == wanted["input_observations"]
    assert len(clusters) == wanted["unique_after_dedup"]
    matched = [c for c in clusters if len(c) > 1]
    assert len(matched) == wanted["unique_matches"]
    assert sum(known[c[0]].is_episode for c in matched) == wanted["episode_to_episode_matches"]
    overlaps = Counter("_".join(sorted({known[name].dataset for name in c})) for c in matched)
    assert overlaps == {"1_2": 5, "1_3": 4, "2_3": 4, "1_2_3": 21}
