"""The traces of a whole ledger while it is gone through: numbers in order, a tenth of what sets of names take."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from harmledger.link.traces import Kind, traces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from harmledger.link.sight import Sight
    from harmledger.link.traces import Trace

BITS = 32  # of a key, and of a holder's number
LOW = (1 << BITS) - 1
SHELVES = 4  # bits of a key that tell its shelf: each is put in order by itself


def packed(traces: Iterable[Trace]) -> array[int]:
    """Give traces as numbers, small to hand on: the kind before the key."""
    return array("Q", [kind << BITS | key for kind, key in traces])


class Postings:
    """Who left which traces."""

    def __init__(self) -> None:
        """Begin with none."""
        self.names: list[str] = []
        self.numbers: dict[str, int] = {}
        self._shelves: dict[int, array[int]] = defaultdict(lambda: array("Q"))
        self._loose: set[int] = set()  # shelves that are not in order
        self._crowds: dict[tuple[Kind, int], frozenset[int]] = {}

    @classmethod
    def of(cls, sights: Iterable[Sight], families: Mapping[str, str]) -> Postings:
        """Take in attacks, with the origins of their documents' copies."""
        found = cls()
        for sight in sights:
            document = sight.attack.document
            found.put(packed(traces(sight, families.get(document))), sight.id, document)
        return found

    def put(self, traces: Iterable[int], name: str, document: str) -> None:
        """Take in packed traces; of places we count the documents that tell of them."""
        own, home, shelves = self._number(name), self._number(document), self._shelves
        for one in traces:
            shelf = one >> (BITS - SHELVES)
            holder = home if one >> BITS == Kind.PLACE else own
            shelves[shelf].append((one & LOW) << BITS | holder)
            self._loose.add(shelf)

    def _number(self, name: str) -> int:
        number = self.numbers.setdefault(name, len(self.numbers))
        if number == len(self.names):
            self.names.append(name)
        return number

    def _shelf(self, shelf: int) -> array[int]:
        if shelf in self._loose:
            self._shelves[shelf] = array("Q", sorted(set(self._shelves[shelf])))
            self._loose.discard(shelf)
        return self._shelves.get(shelf, EMPTY)

    def _of(self, kind: Kind) -> Iterator[array[int]]:
        return map(self._shelf, range(kind << SHELVES, (kind + 1) << SHELVES))

    def rows(self) -> Iterator[tuple[int, int, str]]:
        """Give all traces with who left them, in the order of their kinds and keys."""
        for kind in Kind:
            for shelf in self._of(kind):
                yield from ((int(kind), one >> BITS, self.names[one & LOW]) for one in shelf)

    def runs(self, kind: Kind) -> Iterator[tuple[int, list[int]]]:
        """Give each key with the numbers of who left it."""
        for shelf in self._of(kind):
            for key, run in groupby(shelf, _key):
                yield key, [one & LOW for one in run]

    def drop(self, kind: Kind) -> None:
        """Let go of what is not needed any more."""
        for shelf in range(kind << SHELVES, (kind + 1) << SHELVES):
            self._shelves.pop(shelf, None)

    def held(self, kind: Kind, key: int) -> list[int]:
        """Give the numbers of who left a key."""
        shelf = self._shelf(kind << SHELVES | key >> (BITS - SHELVES))
        return [one & LOW for one in shelf[bisect_left(shelf, key << BITS) : bisect_left(shelf, (key + 1) << BITS)]]

    def holders(self, kind: Kind, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        """Give who left some keys."""
        return {key: [self.names[n] for n in held] for key in keys if (held := self.held(kind, key))}

    def crowds(self, kind: Kind, most: int) -> frozenset[int]:
        """Give all keys that more than so many attacks left."""
        if (kind, most) not in self._crowds:
            ends = ((s[at], s[at + most]) for s in self._of(kind) for at in range(len(s) - most))
            self._crowds[kind, most] = frozenset(a >> BITS for a, b in ends if a >> BITS == b >> BITS)
        return self._crowds[kind, most]

    def crowded(self, kind: Kind, keys: Collection[int], most: int) -> frozenset[int]:
        """Give those of some keys that more than so many attacks left."""
        return self.crowds(kind, most).intersection(keys)


EMPTY = array("Q")


def _key(one: int) -> int:
    return one >> BITS
