"""Put attacks together by average linkage inside each neighbourhood; some pairs must be together, some never."""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Pair = tuple[str, str]


def ordered(left: str, right: str) -> Pair:
    """Give a pair in the order of its ids."""
    return (left, right) if left < right else (right, left)


def components(items: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """Give the items that hang together over pairs; each list and the whole sorted."""
    root = {item: item for item in items}

    def find(item: str) -> str:
        while root[item] != item:
            root[item] = root[root[item]]
            item = root[item]
        return item

    for left, right in pairs:
        a, b = find(left), find(right)
        root[max(a, b)] = min(a, b)
    found: dict[str, list[str]] = defaultdict(list)
    for item in sorted(root):
        found[find(item)].append(item)
    return [found[key] for key in sorted(found)]


class Merger:
    """One neighbourhood while its clusters are merged, best pair first.

    `score` gives the score of two attacks and None where they must never be together. A cluster's score against
    another is the mean over their attacks, so that one likeness alone does not chain two attacks together.
    """

    def __init__(self, score: Callable[[str, str], float | None], threshold: float) -> None:
        """Begin with what decides: the scores and the least mean at which clusters merge."""
        self.score, self.threshold = score, threshold
        self.clusters: dict[str, tuple[str, ...]] = {}
        self.sums: dict[Pair, float | None] = {}
        self.heap: list[tuple[float, str, str, int]] = []

    def run(self, start: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Merge from the given clusters and give the final ones."""
        self.clusters = {members[0]: members for members in (tuple(sorted(m)) for m in start)}
        names = sorted(self.clusters)
        self.sums = {(a, b): self._sum(a, b) for i, a in enumerate(names) for b in names[i + 1 :]}
        self.heap = [entry for pair in self.sums for entry in self._entry(pair)]
        heapify(self.heap)
        while self.heap:
            _, a, b, size = heappop(self.heap)
            if a in self.clusters and b in self.clusters and size == self._size((a, b)):
                self._merge(a, b)
        return [self.clusters[name] for name in sorted(self.clusters)]

    def _sum(self, a: str, b: str) -> float | None:
        scores = [self.score(left, right) for left in self.clusters[a] for right in self.clusters[b]]
        return None if None in scores else sum(s for s in scores if s is not None)

    def _size(self, pair: Pair) -> int:
        return len(self.clusters[pair[0]]) * len(self.clusters[pair[1]])

    def _entry(self, pair: Pair) -> list[tuple[float, str, str, int]]:
        total = self.sums[pair]
        if total is None or total / self._size(pair) < self.threshold:
            return []
        return [(-round(total / self._size(pair), 9), *pair, self._size(pair))]

    def _merge(self, a: str, b: str) -> None:
        joined = self.clusters.pop(b)
        self.clusters[a] = tuple(sorted(self.clusters[a] + joined))
        for other in self.clusters:
            if other == a:
                continue
            with_a, with_b = self.sums[ordered(a, other)], self.sums[ordered(b, other)]
            both = None if with_a is None or with_b is None else with_a + with_b
            self.sums[ordered(a, other)] = both
            for entry in self._entry(ordered(a, other)):
                heappush(self.heap, entry)


def seeds(items: Iterable[str], together: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Give the clusters to start from: what must be together already is."""
    own = set(items)
    return [tuple(c) for c in components(own, [p for p in together if p[0] in own and p[1] in own])]


def index(clusters: Iterable[tuple[str, ...]]) -> Mapping[str, int]:
    """Give the number of the cluster of each item."""
    return {item: number for number, members in enumerate(clusters) for item in members}
