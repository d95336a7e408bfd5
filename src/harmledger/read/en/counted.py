"""Figures of attacks and facilities rather than people: "three massacres in October", "five schools were hit"."""

from __future__ import annotations

from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING

from harmledger.model import People, TargetType, Unit
from harmledger.read.en.attacks import effect, receives
from harmledger.read.en.line import Strike
from harmledger.read.en.quantities import Quantity, firsts, quantity
from harmledger.read.en.stops import ENDS
from harmledger.read.lexicon import Memo
from harmledger.read.mentions import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.en.line import Hit, Line

_PUBLIC = {
    TargetType.MEDICAL,
    TargetType.AMBULANCE,
    TargetType.SCHOOL,
    TargetType.MARKET,
    TargetType.WORSHIP,
    TargetType.AID,
    TargetType.RESCUE,
    TargetType.WATER_POWER,
    TargetType.IDP_SITE,
}
_WORDS = 4  # tokens of a number: "no fewer than 12"
_REACH = 4  # words that may describe an attack after its number: "four separate Russian air strikes"


def attacks(line: Line) -> Iterator[Figure]:
    """Give the figures of a sentence that count attacks."""
    if not any(_is_plural(line, hit) for hit in line.attacks.values()):
        return
    done = 0
    for at in compress(count(), map(_OPENS.__getitem__, line.lows)):
        found = quantity(line.lows, at) if at >= done else None
        if found is None or found.word != "number":
            continue
        hit = _counted(line, found.end)
        if hit is not None and (found.count.number or found.count.high or 0) > 1:
            done = hit.end
            start, end = line.span(found.start, hit.end)
            yield Figure(start, end, line.sentence, None, People(), found.count, "attacks", unit=Unit.ATTACK)


def facilities(line: Line) -> Iterator[Figure]:
    """Give the figures of a sentence that count the public facilities struck."""
    struck = [hit for hit in line.targets.values() if hit.value in _PUBLIC and _is_struck(line, hit)]
    for hit in struck:
        found = next(_numbers_before(line, hit.start), None)
        if found is not None and (found.count.number or found.count.high or 0) > 1:
            start, end = line.span(found.start, hit.end)
            yield Figure(start, end, line.sentence, None, People(), found.count, "facilities", unit=Unit.FACILITY)


def _numbers_before(line: Line, end: int) -> Iterator[Quantity]:
    """Give the numbers that count the thing at a token: only what describes it stands between."""
    for at in range(max(0, end - _REACH - _WORDS), end):
        found = quantity(line.lows, at) if _OPENS[line.lows[at]] else None
        if found is not None and found.word == "number" and found.end <= end and _describes(line, found.end, end):
            yield found


def _is_struck(line: Line, hit: Hit) -> bool:
    return effect(line, hit) is not None and not receives(line, hit.start)


def _describes(line: Line, start: int, end: int) -> bool:
    ends = any(line.lows[t] in ENDS for t in range(start, end))
    return not ends and not any(t in line.nouns or t in line.harms for t in range(start, end))


@cache
def _openings() -> frozenset[str]:
    """Give the words with which a number of attacks can begin; articles and vague words count none."""
    return firsts() - {"a", "an", "no", "several", "many", "various", "all", "other", "another", "some"}


def _opens(low: str) -> bool:
    return low[0].isdigit() or low in _openings()


_OPENS = Memo(_opens)


def _is_plural(line: Line, hit: Hit) -> bool:
    """Say whether a word of attack is a noun that can be counted."""
    return isinstance(hit.value, Strike) and hit.value.form == "noun" and line.lows[hit.end - 1].endswith("s")


def _counted(line: Line, at: int) -> Hit | None:
    """Find the noun of attack that a number counts."""
    for t in range(at, min(at + _REACH, len(line.lows))):
        hit = line.attacks.get(t)
        if hit is not None:
            return hit if _is_plural(line, hit) else None
        if line.lows[t] in ENDS or t in line.nouns or t in line.harms:
            return None
    return None
