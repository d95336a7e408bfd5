"""Parts of a settlement and objects beside one: a neighbourhood, a hospital, a camp stands where its settlement does.

No gazetteer lists them, and the villages that bear their names lie elsewhere: "University quarter", "Nawroz Square".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from harmledger.locate.gazetteer import distance
from harmledger.locate.match import STRICT, TOWN
from harmledger.locate.spot import is_known
from harmledger.model import AREAS, Precision
from harmledger.read.mentions import Near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from harmledger.locate.match import Candidate, Matcher
    from harmledger.locate.resolve import Choice
    from harmledger.locate.spot import Named, Spot

PARTS = frozenset({Precision.EXACT, Precision.NEIGHBOURHOOD})
REACH = 12  # mentions in which the settlement of a part is looked for
REACH_KM = 12.0  # how far a part lies from its settlement's point at most
_ALIKE = 0.8
_ELSEWHERE = frozenset({Near.FROM, Near.ACROSS})


def hosts(spots: Sequence[Spot], matcher: Matcher) -> dict[int, int]:
    """Give the settlement named for each part, by their numbers; a part named after a town is in that town."""
    found: dict[int, int] = {}
    for i, spot in enumerate(spots):
        if spot.named.precision not in PARTS:
            continue
        host = next((j for j in _around(i, spots) if _may_hold(spot, spots[j], matcher)), None)
        if host is not None and (_called(spots[host], spot) or not _is_town(spot.named, matcher)):
            found[i] = host
    return found


def within(named: Named, host: Choice, matcher: Matcher) -> Choice:
    """Give the entry of a part itself where the gazetteer has one by its settlement, else the settlement."""
    if host.entry is None or host.entry.is_area:
        return replace(host, entry=None)
    at = host.entry
    own = (c for c in matcher.exact(named.name) if _is_own(c) and distance(c.entry, at) <= REACH_KM)
    found = next(own, None)
    return replace(host, entry=found.entry, reasons=found.reasons) if found else host


def alone(spot: Spot, choice: Choice, matcher: Matcher) -> Choice:
    """Keep the entry of a part for which no settlement is named only where it bears the name of a town."""
    part = spot.named.precision in PARTS and spot.mention.sure
    if part and not _is_town(spot.named, matcher):
        return replace(choice, entry=None, reasons=("the text does not say in which settlement it lies",))
    return choice


def _is_own(candidate: Candidate) -> bool:
    alike = candidate.whole and candidate.tier >= STRICT and candidate.likeness >= _ALIKE
    return alike and not candidate.entry.is_area


def _is_town(named: Named, matcher: Matcher) -> bool:
    """Tell whether a part bears the name of a town, as "Manbij market" does."""
    return any(
        _is_own(c) and (c.entry.precision is Precision.TOWN or c.entry.population >= TOWN)
        for c in matcher.exact(named.name)
    )


def _called(host: Spot, part: Spot) -> bool:
    """Tell whether the words behind a quarter call its settlement one: "the Radif quarter in the city of …"."""
    town = host.mention.cue in {Precision.TOWN, Precision.VILLAGE}
    behind = host.mention.sentence == part.mention.sentence and host.mention.start > part.mention.start
    return town and behind and part.named.precision is Precision.NEIGHBOURHOOD


def _around(i: int, spots: Sequence[Spot]) -> Iterable[int]:
    """Give the mentions that may name the settlement: behind it in its sentence, before it there, then further up."""
    mine = spots[i].mention
    after = [j for j in range(i + 1, min(len(spots), i + REACH)) if spots[j].mention.sentence == mine.sentence]
    before = range(i - 1, max(-1, i - REACH), -1)
    same = [j for j in before if spots[j].mention.sentence == mine.sentence]
    further = [j for j in before if spots[j].mention.sentence < mine.sentence]
    free = [j for j in chain(after, same) if mine.listed is None or spots[j].mention.listed != mine.listed]
    return chain(free, after, same, further if spots[i].named.precision is Precision.NEIGHBOURHOOD else ())


def _may_hold(part: Spot, host: Spot, matcher: Matcher) -> bool:
    """Tell whether a mention names a settlement; a bare "Aleppo" behind a quarter is the city."""
    if host.mention.near in _ELSEWHERE or host.named.precision in PARTS:
        return False
    if host.mention.cue is not None and host.mention.cue not in AREAS:
        return True
    if host.area is not None:
        return part.named.precision is Precision.NEIGHBOURHOOD and host.named.bare
    return host.mention.sure and is_known(host.named.name, matcher)
