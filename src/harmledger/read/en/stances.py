"""What parties say about who did it: "the ministry denied", "residents blamed the army"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.read.en.bodies import subject
from harmledger.read.en.line import Hit, Line, Party, Saying
from harmledger.read.en.spans import nearest_after, nearest_before
from harmledger.read.mentions import StanceMention

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH = 12  # tokens between a word of stance and its parties


def stances(line: Line) -> Iterator[StanceMention]:
    """Give the stances of a sentence."""
    for _, hit in sorted(line.stances.items()):
        if not isinstance(hit.value, Saying):
            continue
        if line.lows[hit.end : hit.end + 1] == ("of",) and any(h.end == hit.start for h in line.nouns.values()):
            continue  # "people accused of links to …"
        start, end = line.span(hit.start, hit.end)
        before = nearest_before(line.parties, hit.start, _REACH) or subject(line, hit.start)
        if before is not None and "no" in line.lows[max(0, before.start - 1) : before.start + 1]:
            continue  # "no group claimed responsibility"
        after = nearest_after(line.parties, hit.end, _REACH)
        by, side = _name(before), hit.value.side
        by, actor = (None, by) if side == "of" else (by, by if side == "by" else _name(after))
        yield StanceMention(start, end, line.sentence, stance=hit.value.stance, by=by, actor=actor)


def _name(hit: Hit | None) -> str | None:
    return hit.value.name if hit and isinstance(hit.value, Party) else None
