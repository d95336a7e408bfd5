"""Which attacks share what few others have: the words or phrases of their passages, counted over a ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Rarity:
    """Hashed items by attack, in how many attacks each stands, and up to how many it is rare."""

    passages: Mapping[str, array[int]]
    counts: Mapping[int, int]
    most: int

    @classmethod
    def of(cls, passages: Mapping[str, array[int]], most: int) -> Rarity:
        """Count the items of passages."""
        counts: Counter[int] = Counter()
        for passage in passages.values():
            counts.update(passage)
        return cls(passages, counts, most)

    def shared(self, left: str, right: str) -> int:
        """Give how many rare items two attacks share."""
        both = set(self.passages[left]).intersection(self.passages[right])
        return sum(1 for item in both if self.counts[item] <= self.most)

    def neighbours(self, least: int) -> Iterator[tuple[str, str]]:
        """Give the pairs of attacks that share so many rare items, each in the order of its names."""
        holders: dict[int, list[str]] = defaultdict(list)
        for name in sorted(self.passages):
            for item in self.passages[name]:
                if 1 < self.counts[item] <= self.most:
                    holders[item].append(name)
        shared: Counter[tuple[str, str]] = Counter(p for own in holders.values() for p in combinations(own, 2))
        yield from (pair for pair, number in shared.items() if number >= least)
