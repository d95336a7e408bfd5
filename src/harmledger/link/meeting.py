"""Which attacks of a whole ledger meet: key by key, each pair from one side only, where `candidates` asks for some."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from heapq import merge
from itertools import combinations, product
from typing import TYPE_CHECKING

from harmledger.link.candidates import WAYS
from harmledger.link.cluster import ordered
from harmledger.link.nearby import time_level
from harmledger.link.postings import BITS, LOW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.link.candidates import Way
    from harmledger.link.cluster import Pair
    from harmledger.link.postings import Postings
    from harmledger.link.sight import Sight


def meetings(sights: Sequence[Sight], postings: Postings) -> Iterator[Pair]:
    """Give the pairs that are worth comparing, neighbours in time after each other."""
    known = sorted(sights, key=_day)
    places = array("I", [0]) * len(postings.names)
    for place, sight in enumerate(known):
        places[postings.numbers[sight.id]] = place
    near, far = (_all(postings, places, far=far) for far in (False, True))
    for one in merge(near, (one for one in far if not _has(near, one))):
        left, right = known[one >> BITS], known[one & LOW]
        if left.attack.document != right.attack.document and (_has(near, one) or time_level(left, right) != "apart"):
            yield ordered(left.id, right.id)


def _day(sight: Sight) -> tuple[int, str]:
    """Give the place of an attack in time, as good as it is known: only the order of the work depends on it."""
    spans = (*sight.spans, *([sight.reported] if sight.reported else []))
    days = [day.toordinal() for span in spans for day in (span.earliest, span.latest) if day]
    return min(days, default=0), sight.id


def _all(postings: Postings, places: array[int], *, far: bool) -> array[int]:
    """Give the pairs that meet over any near or any far way, in order, each once."""
    found: set[int] = set()
    for way in WAYS:
        if way.far is far and way.own <= way.other:  # the other way round the same pairs meet
            found.update(_met(postings, way, places))
    return array("Q", sorted(found))


def _met(postings: Postings, way: Way, places: array[int]) -> Iterator[int]:
    pairs = (pair for one, other in _held(postings, way, places) for pair in _pairs(one, other))
    if way.shared == 1:
        yield from pairs
        return
    every, more = array("Q", sorted(pairs)), way.shared - 1
    yield from (every[at] for at in range(len(every) - more) if every[at] == every[at + more])


def _held(postings: Postings, way: Way, places: array[int]) -> Iterator[tuple[list[int], list[int] | None]]:
    """Give who left each key that leads anywhere; both sides where these are of two kinds."""
    crowded = postings.crowds(way.crowd, way.most) if way.crowd else frozenset()
    for key, held in postings.runs(way.other):
        if key in crowded:
            continue
        here = [places[n] for n in held]
        if way.own != way.other:
            yield here, [places[n] for n in postings.held(way.own, key)]
        elif len(here) > 1:
            yield here, None


def _pairs(one: list[int], other: list[int] | None) -> Iterator[int]:
    both = combinations(one, 2) if other is None else product(one, other)
    return ((a << BITS | b) if a < b else (b << BITS | a) for a, b in both if a != b)


def _has(found: array[int], one: int) -> bool:
    at = bisect_left(found, one)
    return at < len(found) and found[at] == one
