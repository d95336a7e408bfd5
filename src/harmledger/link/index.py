"""Who left which traces: looked up, never gone through as a whole."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from harmledger.link.traces import Kind, traces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from harmledger.link.sight import Sight
    from harmledger.link.traces import Trace


def holder(sight: Sight, trace: Trace) -> str:
    """Give in whose name a trace is kept: of places we count the documents that tell of them."""
    return sight.attack.document if trace[0] is Kind.PLACE else sight.id


class Index(Protocol):
    """The traces of a whole ledger."""

    def crowded(self, kind: Kind, keys: Collection[int], most: int) -> frozenset[int]:
        """Give those of some keys that more than so many attacks left."""

    def holders(self, kind: Kind, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        """Give who left some keys."""

    def crowds(self, kind: Kind, most: int) -> frozenset[int]:
        """Give all keys that more than so many attacks left: for who goes through a whole ledger."""


class Whole:
    """An index for who goes through a whole ledger: what is crowded is looked up once."""

    def __init__(self, index: Index) -> None:
        """Take the index."""
        self.index = index
        self.known: dict[tuple[Kind, int], frozenset[int]] = {}
        self.holders = index.holders

    def crowds(self, kind: Kind, most: int) -> frozenset[int]:
        """Give all keys that more than so many attacks left."""
        if (kind, most) not in self.known:
            self.known[kind, most] = self.index.crowds(kind, most)
        return self.known[kind, most]

    def crowded(self, kind: Kind, keys: Collection[int], most: int) -> frozenset[int]:
        """Give those of some keys that more than so many attacks left."""
        return self.crowds(kind, most).intersection(keys)


class Memory:
    """An index of attacks that are all at hand."""

    def __init__(self, sights: Iterable[Sight], families: Mapping[str, str]) -> None:
        """Take in attacks, with the origins of their documents' copies."""
        self.held: dict[Trace, set[str]] = defaultdict(set)
        for sight in sights:
            for trace in traces(sight, families.get(sight.attack.document)):
                self.held[trace].add(holder(sight, trace))

    def crowded(self, kind: Kind, keys: Collection[int], most: int) -> frozenset[int]:
        """Give those of some keys that more than so many attacks left."""
        return frozenset(key for key in keys if len(self.held.get((kind, key), ())) > most)

    def holders(self, kind: Kind, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        """Give who left some keys."""
        return {key: self.held[kind, key] for key in keys if (kind, key) in self.held}

    def crowds(self, kind: Kind, most: int) -> frozenset[int]:
        """Give all keys that more than so many attacks left."""
        return frozenset(key for (of, key), names in self.held.items() if of is kind and len(names) > most)
