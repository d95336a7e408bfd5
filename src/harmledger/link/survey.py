"""All that is taken from whole documents before their attacks are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.link.candidates import candidates
from harmledger.link.copies import Copy, copies, families, outdated
from harmledger.link.index import Memory, Whole
from harmledger.link.sight import mentions, sights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from harmledger.link.cluster import Pair
    from harmledger.link.index import Index
    from harmledger.link.sight import Sight
    from harmledger.model import Account, Document


@dataclass(frozen=True, slots=True)
class Survey:
    """The attacks of documents, and which documents are copies.

    `mentions` are documents that tell of no attack of their own, each as if it told of one.
    """

    copies: tuple[Copy, ...]
    sights: tuple[Sight, ...]
    mentions: tuple[Sight, ...]
    families: Mapping[str, str]
    outdated: frozenset[str]  # documents that others replace

    def pairs(self, index: Index) -> Iterator[Pair]:
        """Give the pairs that are worth comparing."""
        every = (*self.sights, *self.mentions)
        return candidates(every, self.families, index).worth({s.id: s for s in every})

    def memory(self) -> Index:
        """Give an index of all that is at hand."""
        return Whole(Memory((*self.sights, *self.mentions), self.families))


def survey(documents: Sequence[Document], accounts: Sequence[Account]) -> Survey:
    """Survey documents that are all at hand."""
    found, known = copies(documents), {d.id: d for d in documents}
    old = frozenset(outdated(known))
    return Survey(found, sights(known, accounts), mentions(known, accounts), families(found), old)
