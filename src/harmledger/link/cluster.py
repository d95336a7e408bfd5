"""Put attacks together by average linkage inside each neighbourhood; some pairs must be together, some never."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Pair = tuple[str, str]
BEST = 0.5  # how much the best pair of two clusters weighs beside the mean of all


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


@dataclass(frozen=True, slots=True)
class Sum:
    """The scores of all pairs over two clusters: their sum and the best of them."""

    total: float
    best: float

    def plus(self, other: Sum) -> Sum:
        """Give the sum over more pairs."""
        return Sum(self.total + other.total, max(self.best, other.best))


class Merger:
    """One neighbourhood while its clusters are merged, best pair first.

    `score` gives the score of two attacks and None where they must never be together. A cluster's score against
    another lies between the mean over their attacks and the best of them: the mean alone lets one misread report
    keep two well told clusters apart, the best alone chains everything together.
    """

    def __init__(self, score: Callable[[str, str], float | None], threshold: float) -> None:
        """Begin with what decides: the scores and the least mean at which clusters merge."""
        self.score, self.threshold = score, threshold
        self.clusters: dict[str, tuple[str, ...]] = {}
        self.sums: dict[Pair, Sum] = {}  # of clusters that may merge
        self.heap: list[tuple[float, str, str, int]] = []

    def run(self, start: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Merge from the given clusters and give the final ones."""
        self.clusters = {members[0]: members for members in (tuple(sorted(m)) for m in start)}
        names = sorted(self.clusters)
        pairs = ((a, b) for i, a in enumerate(names) for b in names[i + 1 :])
        self.sums = {pair: found for pair in pairs if (found := self._sum(*pair))}
        self.heap = [entry for pair in self.sums for entry in self._entry(pair)]
        heapify(self.heap)
        while self.heap:
            _, a, b, size = heappop(self.heap)
            if a in self.clusters and b in self.clusters and size == self._size((a, b)):
                self._merge(a, b)
        return [self.clusters[name] for name in sorted(self.clusters)]

    def _sum(self, a: str, b: str) -> Sum | None:
        scores = [self.score(left, right) for left in self.clusters[a] for right in self.clusters[b]]
        known = [s for s in scores if s is not None]
        return Sum(sum(known), max(known)) if len(known) == len(scores) else None

    def _size(self, pair: Pair) -> int:
        return len(self.clusters[pair[0]]) * len(self.clusters[pair[1]])

    def _entry(self, pair: Pair) -> list[tuple[float, str, str, int]]:
        found, size = self.sums[pair], self._size(pair)
        score = BEST * found.best + (1 - BEST) * found.total / size
        return [(-round(score, 9), *pair, size)] if score >= self.threshold else []

    def _merge(self, a: str, b: str) -> None:
        joined = self.clusters.pop(b)
        self.clusters[a] = tuple(sorted(self.clusters[a] + joined))
        for other in self.clusters.keys() - {a}:
            with_a, with_b = (self.sums.pop(ordered(c, other), None) for c in (a, b))
            if with_a and with_b:
                self.sums[ordered(a, other)] = with_a.plus(with_b)
                for entry in self._entry(ordered(a, other)):
                    heappush(self.heap, entry)


def seeds(items: Iterable[str], together: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Give the clusters to start from: what must be together already is."""
    own = set(items)
    return [tuple(c) for c in components(own, [p for p in together if p[0] in own and p[1] in own])]


def index(clusters: Iterable[tuple[str, ...]]) -> Mapping[str, int]:
    """Give the number of the cluster of each item."""
    return {item: number for number, members in enumerate(clusters) for item in members}
