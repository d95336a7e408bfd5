"""Decide which documents repeat one text and which attacks are one incident, with reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.link.about import about
from harmledger.link.compare import compare, on_facts
from harmledger.link.copies import Copy, families
from harmledger.link.ground import Ground
from harmledger.link.levels import levels
from harmledger.link.postings import Postings
from harmledger.link.rulings import in_force, rulings
from harmledger.link.sight import sights
from harmledger.link.survey import Glance, Survey, glance, survey
from harmledger.link.together import Board

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.link.compare import Comparison
    from harmledger.link.weigh import Spread
    from harmledger.model import Account, Decision, Document, Link

THERE = frozenset({"same", "same_rare", "same_often", "reach", "alternative", "inside", "listed"})
THEN = frozenset({"day", "calendar", "overlap", "next"})

__all__ = [
    "Copy",
    "Glance",
    "Linked",
    "Survey",
    "closest",
    "clustered",
    "doubles",
    "families",
    "glance",
    "in_force",
    "link",
    "survey",
    "why",
]


@dataclass(frozen=True, slots=True)
class Linked:
    """Attack ids by incident, why they are together or apart, and which documents are copies."""

    clusters: tuple[tuple[str, ...], ...] = ()
    links: tuple[Link, ...] = ()
    copies: tuple[Copy, ...] = ()
    about: tuple[Link, ...] = ()  # documents without an attack of their own, each with an attack that it speaks of


def link(documents: Sequence[Document], accounts: Sequence[Account], decisions: Sequence[Decision] = ()) -> Linked:
    """Cluster the attacks of many documents into incidents, the same in any order."""
    return clustered(survey(documents, accounts), decisions)


def clustered(seen: Survey, decisions: Sequence[Decision], spread: Spread = map) -> Linked:
    """Cluster attacks that were surveyed; pairs are compared by as many hands as `spread` has."""
    ruled = rulings(decisions)
    kept = sorted((s for s in seen.sights if s.id not in ruled.rejected), key=lambda s: s.id)
    mentions = sorted(seen.mentions, key=lambda s: s.id)
    board = Board(kept, mentions, Ground.whole(seen.families, seen.index), ruled).compare(seen.pairs(), spread)
    clusters = board.clusters()
    return Linked(clusters, board.links(clusters), seen.copies, about(board, clusters, seen.outdated))


def why(documents: Sequence[Document], accounts: Sequence[Account], left: str, right: str) -> Link:
    """Compare two attacks by their ids, whether or not they are neighbours."""
    return closest(documents, accounts, [left], [right])


def doubles(documents: Sequence[Document], accounts: Sequence[Account], attack: str) -> tuple[Link, ...]:
    """Give the attacks that may be the same as one that a person tells of, the likeliest first: by what they say alone.

    A person's own words are no ground for or against. What lies there and then is told however much speaks against it.
    """
    found = {s.id: s for s in sights({d.id: d for d in documents}, accounts)}
    ground = Ground.whole({}, Postings.of(found.values(), {}))
    seen = [on_facts(found[attack], other, ground) for name, other in found.items() if name != attack]
    likely = (c for c in seen if not c.refused and (c.score >= levels().doubtful or _there_and_then(c)))
    return tuple(c.link(same=c.score >= levels().threshold) for c in sorted(likely, key=lambda c: -c.score))


def _there_and_then(compared: Comparison) -> bool:
    """Tell whether two attacks lie in one neighbourhood and on the same days or the next."""
    return {f.level.name for f in compared.found if f.level.aspect in {"place", "time"}} <= THERE | THEN


def closest(
    documents: Sequence[Document], accounts: Sequence[Account], left: Sequence[str], right: Sequence[str]
) -> Link:
    """Give the closest pair of two sets of attacks, compared in every aspect on the ground of the whole ledger.

    A document without an attack of its own is compared under its own id.
    """
    known = survey(documents, accounts)
    found = {s.id: s for s in (*known.sights, *known.mentions)}
    ground = Ground.whole(known.families, known.index)
    seen = [compare(found[a], found[b], ground, whole=True) for a in left for b in right if a != b]
    best = max(seen, key=lambda c: (not c.refused, c.score, c.left, c.right))
    return best.link(same=not best.refused and best.score >= levels().threshold)
