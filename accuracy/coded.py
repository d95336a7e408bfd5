"""How often the figure read for an attack lies in the range that recorders coded for it from many sources.

Counted are reports of one attack with a coded figure of civilians (shared/data/README.md). A report can rightly differ
from the range, or say "several others" where the range has a number; so beside what was read stands what any reader
could reach at most: the share of reports in which a sentence that speaks of the harm holds a number of the range.
"""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

from accuracy.sets import shared, taken
from harmledger.pipeline import account
from harmledger.read.en.quantities import quantity
from harmledger.read.en.words import cut
from harmledger.read.sentences import sentences
from harmledger.serial import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.locate import Gazetteer

Json = dict[str, Any]
Range = tuple[int, int]
# Any word of the harm: wider than the reader's lists, as a limit must be.
_SPEAKS = {
    "killed": re.compile(r"kill|dead|die|death|fatal|martyr|lives|murder|lost", re.IGNORECASE),
    "injured": re.compile(r"injur|wound|hurt", re.IGNORECASE),
}
_DODGES = re.compile(r"[*-]")  # put into words to slip past filters: "ki-lled"
_OPEN_SCOPES = {"background", "period"}


def figures(language: str, places: Gazetteer) -> dict[str, float] | None:
    """Give the shares by name; `*_read` of those with a figure, `*_limit` what could be reached. None without data."""
    path = shared() / "data" / "corpus" / f"syria_{language}_dev.jsonl.gz"
    if not path.exists():
        return None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        coded = {row["id"]: row["incidents"][0] for row in map(json.loads, lines) if len(row["incidents"]) == 1}
    read = {d.id: (d.text, to_json(account(d, places))) for d in taken([str(path)]) if d.id in coded}
    found: dict[str, float] = {}
    for harm in _SPEAKS:
        ranges = {d: r for d, incident in coded.items() if (r := _range(incident, harm))}
        tolls = {d: toll(read[d][1]["claims"], harm) for d in ranges}
        hits = sum(_within(tolls[d], ranges[d]) for d in ranges)
        found |= {harm: hits / len(ranges), f"{harm}_read": hits / sum(v is not None for v in tolls.values())}
        if language == "en":
            could = (any(_within(n, ranges[d]) for n in spoken(read[d][0], harm)) for d in ranges)
            found[f"{harm}_limit"] = sum(could) / len(ranges)
    return found


def _range(incident: Json, harm: str) -> Range | None:
    """Give the coded civilians harmed, lowest and highest, where any were."""
    low, high = incident.get(f"civ_{harm}_min"), incident.get(f"civ_{harm}_max")
    return (low, high) if low is not None and high else None


def _within(number: int | None, bounds: Range) -> bool:
    return number is not None and bounds[0] <= number <= bounds[1]


def toll(claims: list[Json], harm: str) -> int | None:
    """Give the figure for the main attack: the largest of all or of civilians, else the sum of its groups."""
    own = [c for c in claims if c["harm"] == harm and not c.get("same_as") and c["scope"] not in _OPEN_SCOPES]
    top = [c for c in own if not c.get("part_of") and c["low"] is not None and c["group"] != "combatant"]
    whole = [c["low"] for c in top if c["group"] in {"all", "civilian"}]
    return max(whole) if whole else (sum(c["low"] for c in top) if top else None)


def spoken(text: str, harm: str) -> Iterator[int]:
    """Give every English number of every sentence that has a word of the harm, "a" and numbers of dates included."""
    for sentence in sentences(text):
        if _SPEAKS[harm].search(_DODGES.sub("", text[sentence.start : sentence.end])):
            lows = cut(text, sentence.start, sentence.end).lows
            counts = (found.count for at in range(len(lows)) if (found := quantity(lows, at)))
            yield from (count.low for count in counts if count.low is not None)
