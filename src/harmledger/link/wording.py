"""How alike two passages are in their words, each word weighing the more the rarer it is in the ledger.

Names of people, places and things recur over reports of one attack, in one script, whatever the phrasing. Weights are
whole steps (a word in half as many passages weighs one more), so that they hardly move when a ledger grows.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING
from zlib import crc32

from harmledger.link.rarity import Rarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WORDS = re.compile(r"[^\W\d_]{3,}")
ARTICLE = re.compile(r"^(?:[وفبلك]?ال|لل|[وف](?=\w{4}))")  # clitics before an Arabic word
FOLD = str.maketrans("أإآىةؤئ", "اااايوي")
RARE = 10  # passages in which a word may stand and still bring reports together wherever they are
SHARED = 3  # rare words that two reports must share to be compared wherever they are


def words(text: str) -> array[int]:
    """Give the hashes of a passage's words, each once and in order."""
    found = {ARTICLE.sub("", w) if w[0] > "\u0600" else w for w in WORDS.findall(text.casefold().translate(FOLD))}
    return array("I", sorted({crc32(w.encode()) for w in found}))


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a ledger's passages, weighed by how many passages each stands in."""

    words: Rarity
    lengths: dict[str, float] = field(default_factory=dict)  # as vectors of weights, once computed

    @classmethod
    def of(cls, passages: Mapping[str, array[int]]) -> Wording:
        """Count the words of passages."""
        return cls(Rarity.of(passages, RARE))

    def weight(self, word: int) -> int:
        """Give how much a shared word says: in half as many passages one more."""
        return max(0, (len(self.words.passages) // self.words.counts[word]).bit_length() - 1)

    def length(self, name: str) -> float:
        """Give the length of a passage as a vector of weights."""
        if name not in self.lengths:
            self.lengths[name] = sqrt(sum(self.weight(w) ** 2 for w in self.words.passages[name]))
        return self.lengths[name]

    def likeness(self, left: str, right: str) -> float:
        """Give the cosine of two passages."""
        both = set(self.words.passages[left]).intersection(self.words.passages[right])
        if not both:
            return 0.0
        return sum(self.weight(w) ** 2 for w in both) / (self.length(left) * self.length(right) or 1.0)

    def neighbours(self) -> Iterator[tuple[str, str]]:
        """Give the pairs of passages that share several rare words, each in the order of its names."""
        yield from self.words.neighbours(SHARED)
