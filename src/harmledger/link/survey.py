"""All that is taken from whole documents before their attacks are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.link.candidates import candidates
from harmledger.link.copies import Copy, copies, families
from harmledger.link.ground import Ground
from harmledger.link.index import Memory
from harmledger.link.sight import mentions, sights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.link.cluster import Pair
    from harmledger.link.sight import Sight
    from harmledger.model import Account, Document


@dataclass(frozen=True, slots=True)
class Survey:
    """The attacks of some documents and the ground on which they are compared.

    `mentions` are documents that tell of no attack of their own; `pairs` are worth comparing.
    """

    copies: tuple[Copy, ...]
    sights: tuple[Sight, ...]
    mentions: tuple[Sight, ...]
    ground: Ground
    pairs: tuple[Pair, ...]


def survey(documents: Sequence[Document], accounts: Sequence[Account]) -> Survey:
    """Survey documents that are all at hand."""
    found, known = copies(documents), {d.id: d for d in documents}
    seen, spoken = sights(known, accounts), mentions(known, accounts)
    every, origins = {s.id: s for s in (*seen, *spoken)}, families(found)
    index = Memory(every.values(), origins)
    pairs = candidates([*every.values()], origins, index).worth(every)
    return Survey(found, seen, spoken, Ground.of(every.values(), origins, index), tuple(pairs))
