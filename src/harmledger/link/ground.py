"""What is known of a whole ledger when two of its attacks are compared: its copies, words and places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from harmledger.link.rarity import Rarity
from harmledger.link.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from harmledger.link.sight import Sight

SHARED = 2  # rare phrases that two reports must share to be compared wherever they are
TOLD = 40  # attacks in which a phrase may stand and still be one story's own: the reports of a much told attack

NAMED = 60  # attacks in whose passages a place's name may stand and still point to one place


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground on which pairs are compared. The empty one knows nothing beyond the pair."""

    families: Mapping[str, str] = field(default_factory=dict)  # document → the origin of its copies
    wording: Wording | None = None
    phrases: Rarity | None = None
    sights: Sequence[Sight] = ()
    told: Mapping[str, int] = field(default_factory=dict)  # place → documents that tell of attacks there

    @classmethod
    def of(cls, sights: Iterable[Sight], families: Mapping[str, str]) -> Ground:
        """Survey the attacks of a ledger."""
        kept = list(sights)
        places: dict[str, set[str]] = defaultdict(set)
        for sight in kept:
            for place in sight.places:
                if place.id:
                    places[place.id].add(sight.attack.document)
        told = {place: len(documents) for place, documents in places.items()}
        phrases = Rarity.of({s.id: s.phrases for s in kept}, TOLD)
        return cls(families, Wording.of({s.id: s.words for s in kept}), phrases, kept, told)

    def neighbours(self) -> Iterator[tuple[str, str]]:
        """Give the pairs of attacks that are worth comparing wherever they are, each in the order of its ids."""
        if self.wording and self.phrases:
            yield from self.wording.neighbours()
            yield from self.phrases.neighbours(SHARED)
            yield from self._namers(self.wording)

    def _namers(self, wording: Wording) -> Iterator[tuple[str, str]]:
        """Give the pairs of attacks of which one is told in words that name the other's place."""
        at: dict[int, list[str]] = defaultdict(list)
        tellers: dict[int, list[str]] = defaultdict(list)
        for sight in self.sights:
            for word in {self._rarest(name, wording) for name in sight.names}:
                at[word].append(sight.id)
        for sight in self.sights:
            for word in at.keys() & set(sight.words):
                tellers[word].append(sight.id)
        for word, those in at.items():
            if wording.words.counts[word] <= NAMED:
                yield from ((min(a, b), max(a, b)) for a, b in product(those, tellers[word]) if a != b)

    def _rarest(self, name: frozenset[int], wording: Wording) -> int:
        return min(name, key=lambda word: (wording.words.counts[word], word))

    def named(self, left: Sight, right: Sight) -> bool:
        """Tell whether one report names, among its words, the very place of the other, a name that few reports know."""
        return self._names(left, right) or self._names(right, left)

    def _names(self, teller: Sight, other: Sight) -> bool:
        if self.wording is None or not other.names:
            return False
        counts, words = self.wording.words.counts, set(teller.words)
        return any(name <= words and min(counts[w] for w in name) <= NAMED for name in other.names)

    def copies(self, left: str, right: str) -> bool:
        """Tell whether two documents repeat one text."""
        return left in self.families and self.families[left] == self.families.get(right)
