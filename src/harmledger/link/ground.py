"""What is known of a whole ledger when two of its attacks are compared: its copies, words and places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harmledger.link.rarity import Rarity
from harmledger.link.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harmledger.link.sight import Sight

TOLD = 40  # attacks in which a phrase may stand and still be one story's own: the reports of a much told attack


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground on which pairs are compared. The empty one knows nothing beyond the pair."""

    families: Mapping[str, str] = field(default_factory=dict)  # document → the origin of its copies
    wording: Wording | None = None
    phrases: Rarity | None = None
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
        return cls(families, Wording.of({s.id: s.words for s in kept}), phrases, told)

    def copies(self, left: str, right: str) -> bool:
        """Tell whether two documents repeat one text."""
        return left in self.families and self.families[left] == self.families.get(right)
