"""Decide which documents repeat one text and which attacks are one incident, with reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.link.about import about
from harmledger.link.compare import compare
from harmledger.link.copies import Copy, families
from harmledger.link.levels import levels
from harmledger.link.rulings import in_force, rulings
from harmledger.link.survey import survey
from harmledger.link.together import Board

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.model import Account, Decision, Document, Link

__all__ = ["Copy", "Linked", "closest", "families", "in_force", "link", "why"]


@dataclass(frozen=True, slots=True)
class Linked:
    """Attack ids by incident, why they are together or apart, and which documents are copies."""

    clusters: tuple[tuple[str, ...], ...] = ()
    links: tuple[Link, ...] = ()
    copies: tuple[Copy, ...] = ()
    about: tuple[Link, ...] = ()  # documents without an attack of their own, each with an attack that it speaks of


def link(documents: Sequence[Document], accounts: Sequence[Account], decisions: Sequence[Decision] = ()) -> Linked:
    """Cluster the attacks of many documents into incidents, the same in any order."""
    seen, ruled = survey(documents, accounts), rulings(decisions)
    kept = [s for s in seen.sights if s.id not in ruled.rejected]
    board = Board(kept, seen.mentions, seen.ground, seen.pairs, ruled)
    clusters = board.clusters()
    return Linked(clusters, board.links(clusters), seen.copies, about(board, clusters))


def why(documents: Sequence[Document], accounts: Sequence[Account], left: str, right: str) -> Link:
    """Compare two attacks by their ids, whether or not they are neighbours."""
    return closest(documents, accounts, [left], [right])


def closest(
    documents: Sequence[Document], accounts: Sequence[Account], left: Sequence[str], right: Sequence[str]
) -> Link:
    """Give the closest pair of two sets of attacks, compared in every aspect on the ground of the whole ledger."""
    known = survey(documents, accounts)
    found = {s.id: s for s in known.sights}
    seen = [compare(found[a], found[b], known.ground, whole=True) for a in left for b in right if a != b]
    best = max(seen, key=lambda c: (not c.refused, c.score, c.left, c.right))
    return best.link(same=not best.refused and best.score >= levels().threshold)
