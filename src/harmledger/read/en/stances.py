"""What parties say about who did it: "the ministry denied", "residents blamed the army"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Stance
from harmledger.read.en.bodies import subject
from harmledger.read.en.line import Hit, Line, Party, Saying
from harmledger.read.en.spans import nearest_after, nearest_before
from harmledger.read.en.stops import HAVE, words
from harmledger.read.mentions import StanceMention

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH = 12  # tokens between a word of stance and its parties
_SAYS = words("says_so")
_FORCES = words("own_forces")
_ATTACKED = words("attacked")


def stances(line: Line) -> Iterator[StanceMention]:
    """Give the stances of a sentence."""
    for _, hit in sorted([*line.stances.items(), *((h.start, h) for h in _own(line))]):
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


def _own(line: Line) -> Iterator[Hit]:
    """Give where somebody says that it attacked itself: "said that its forces had struck"."""
    for at in line.speech if not _ATTACKED.isdisjoint(line.lows) else ():
        if line.lows[at] in _SAYS and (end := _struck(line.lows, at + 1)) is not None:
            yield Hit(at, end, Saying(Stance.ADMITS_STRIKE, "by"))


def _struck(lows: tuple[str, ...], at: int) -> int | None:
    """Give the end of "(that) it (had) struck", "(that) its forces (had) struck"."""
    at += lows[at : at + 1] == ("that",)
    who = lows[at : at + 2]
    own = who[:1] in {("its",), ("their",)} and who[1:] and who[1] in _FORCES
    if not own and who[:1] not in {("it",), ("they",)}:
        return None
    at += 2 if own else 1
    at += at < len(lows) and lows[at] in HAVE
    return at + 1 if at < len(lows) and lows[at] in _ATTACKED else None


def _name(hit: Hit | None) -> str | None:
    return hit.value.name if hit and isinstance(hit.value, Party) else None
