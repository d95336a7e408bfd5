"""What is known of a whole ledger when two of its attacks are compared: its copies, and what many reports share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harmledger.link.traces import NAMED, TOLD, Kind, mark, places, trace
from harmledger.link.wording import common
from harmledger.model import Precision

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Mapping

    from harmledger.link.index import Index
    from harmledger.link.postings import Postings
    from harmledger.link.sight import Sight
    from harmledger.model import Place

RARE, OFTEN = 8, 24  # documents that tell of attacks at a place


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground on which some attacks are compared. The empty one knows nothing beyond the pair."""

    families: Mapping[str, str] = field(default_factory=dict)  # document → the origin of its copies
    phrases: frozenset[int] = frozenset()  # that many attacks share
    words: frozenset[int] = frozenset()  # of names of places, that many attacks share
    known: frozenset[int] = frozenset()  # places of which not only few attacks are told
    often: frozenset[int] = frozenset()  # places of which many are

    @classmethod
    def of(cls, sights: Collection[Sight], families: Mapping[str, str], index: Index) -> Ground:
        """Survey what a ledger knows of the phrases, names and places of some attacks."""
        at = frozenset(place for s in sights for place in places(s))
        marks = frozenset(mark(name) for s in sights for name in s.names)
        told = Counter(phrase for s in sights for phrase in s.phrases)
        shared = frozenset(phrase for phrase, number in told.items() if number > 1)
        return cls(
            families,
            index.crowded(Kind.PHRASE, shared, TOLD),
            index.crowded(Kind.WORD, marks, NAMED),
            index.crowded(Kind.PLACE, at, RARE),
            index.crowded(Kind.PLACE, at, OFTEN),
        )

    @classmethod
    def whole(cls, families: Mapping[str, str], index: Postings) -> Ground:
        """Survey a whole ledger."""
        kinds = (Kind.PHRASE, TOLD), (Kind.WORD, NAMED), (Kind.PLACE, RARE), (Kind.PLACE, OFTEN)
        return cls(families, *(index.crowds(kind, most) for kind, most in kinds))

    def same(self, place: Place) -> str:
        """Give the level of one place that two reports tell of: a village says more than a city."""
        key = trace(place.id) if place.id else 0
        if key in self.often:
            return "same_often"
        return "same_rare" if place.precision is Precision.VILLAGE and place.id and key not in self.known else "same"

    def shared(self, left: Sight, right: Sight) -> int:
        """Give how many phrases two attacks share that few others do."""
        return len(set(left.phrases).intersection(right.phrases) - self.phrases)

    def named(self, left: Sight, right: Sight) -> bool:
        """Tell whether one report names, among its words, the very place of the other, a name that few reports know."""
        return self._names(left, right) or self._names(right, left)

    def _names(self, teller: Sight, other: Sight) -> bool:
        known = common()
        return any(
            (own := mark(name)) not in self.words and own not in known and all(_has(teller.words, w) for w in name)
            for name in other.names
        )

    def copies(self, left: str, right: str) -> bool:
        """Tell whether two documents repeat one text."""
        return left in self.families and self.families[left] == self.families.get(right)


def _has(words: array[int], word: int) -> bool:
    """Look for a word among words in order."""
    at = bisect_left(words, word)
    return at < len(words) and words[at] == word
