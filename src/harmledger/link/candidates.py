"""Which attacks are worth comparing with some others: they share a neighbourhood, rare words or phrases, or a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from harmledger.link.cluster import ordered
from harmledger.link.nearby import time_level
from harmledger.link.traces import CROWD, NAMED, RARE, SHARED_PHRASES, SHARED_WORDS, TOLD, Kind, traces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from harmledger.link.cluster import Pair
    from harmledger.link.index import Index
    from harmledger.link.sight import Sight


@dataclass(frozen=True, slots=True)
class Way:
    """A way in which attacks meet: one kind of traces leads to who left the same ones of that or another kind.

    Traces that more than `most` attacks left as `crowd` lead nowhere; `shared` of them are needed. A far way does not
    mind the place, so at least the days must allow it.
    """

    own: Kind
    other: Kind
    crowd: Kind | None = None
    most: int = 0
    shared: int = 1
    far: bool = False


WAYS = (
    Way(Kind.NEAR, Kind.NEAR),
    Way(Kind.SPOT, Kind.OPEN, Kind.SPOT, CROWD),
    Way(Kind.OPEN, Kind.SPOT, Kind.SPOT, CROWD),
    Way(Kind.WORD, Kind.WORD, Kind.WORD, RARE, SHARED_WORDS, far=True),
    Way(Kind.PHRASE, Kind.PHRASE, Kind.PHRASE, TOLD, SHARED_PHRASES, far=True),
    Way(Kind.MARK, Kind.WORD, Kind.WORD, NAMED, far=True),
    Way(Kind.WORD, Kind.MARK, Kind.WORD, NAMED, far=True),
)
AT_ONCE = 500  # attacks whose traces are looked up together


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs that met: near ones, and those that met far away only."""

    near: frozenset[Pair]
    far: frozenset[Pair]

    def worth(self, sights: Mapping[str, Sight]) -> Iterator[Pair]:
        """Give the pairs that are worth comparing: of different documents, and of days that may be one."""
        for a, b in chain(self.near, self.far - self.near):
            left, right = sights[a], sights[b]
            if left.attack.document != right.attack.document and (
                (a, b) in self.near or time_level(left, right) != "apart"
            ):
                yield a, b


def candidates(sights: Sequence[Sight], families: Mapping[str, str], index: Index) -> Candidates:
    """Give the pairs of some attacks with any of the index."""
    near: set[Pair] = set()
    far: set[Pair] = set()
    for first in range(0, len(sights), AT_ONCE):
        left = {s.id: _by_kind(s, families) for s in sights[first : first + AT_ONCE]}
        for way in WAYS:
            (far if way.far else near).update(_met(left, way, index))
    return Candidates(frozenset(near), frozenset(far))


def _by_kind(sight: Sight, families: Mapping[str, str]) -> dict[Kind, list[int]]:
    found: dict[Kind, list[int]] = defaultdict(list)
    for kind, key in traces(sight, families.get(sight.attack.document)):
        found[kind].append(key)
    return found


def _met(left: Mapping[str, Mapping[Kind, Sequence[int]]], way: Way, index: Index) -> Iterator[Pair]:
    asked = frozenset(key for own in left.values() for key in own.get(way.own, ()))
    if way.crowd is not None:
        asked -= index.crowded(way.crowd, asked, way.most)
    held = index.holders(way.other, asked)
    for name, own in left.items():
        met = _counted(held.get(key, ()) for key in own.get(way.own, ()))
        yield from (ordered(name, other) for other, number in met.items() if number >= way.shared and other != name)


def _counted(found: Iterable[Collection[str]]) -> Counter[str]:
    return Counter(chain.from_iterable(found))
