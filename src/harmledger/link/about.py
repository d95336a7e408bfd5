"""Documents that tell of no attack of their own but speak of one that others tell: a burial, an appeal, a reaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.link.cluster import BEST, index
from harmledger.link.levels import levels
from harmledger.model import Link

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from harmledger.link.compare import Comparison
    from harmledger.link.together import Board


def about(
    board: Board, clusters: Sequence[tuple[str, ...]], outdated: Collection[str] = frozenset()
) -> tuple[Link, ...]:
    """Lay each such document beside the one incident that it speaks of; it never joins two incidents.

    An incident of which only outdated documents tell is none.
    """
    live = [c for c in clusters if any(board.sights[a].attack.document not in outdated for a in c)]
    where = index(live)
    found = (
        _best(board, m, [live[n] for n in sorted({where[a] for a in board.spoken[m] if a in where})])
        for m in board.spoken
    )
    return tuple(sorted((link for link in found if link), key=lambda k: k.left))


def _best(board: Board, mention: str, clusters: Sequence[tuple[str, ...]]) -> Link | None:
    best: tuple[float, Link] | None = None
    for cluster in clusters:
        seen = [(a, board.heard(mention, a)) for a in cluster]
        if any(c.refused for _, c in seen):
            continue
        score, attack, closest = _score(seen)
        if score >= levels().threshold and (best is None or score > best[0]):
            best = score, Link(mention, attack, True, round(closest.score, 2), closest.link(same=True).reasons)  # noqa: FBT003 - a field of the model
    return best[1] if best else None


def _score(seen: Sequence[tuple[str, Comparison]]) -> tuple[float, str, Comparison]:
    """Weigh a document against an incident as two clusters are weighed: between the best and the mean."""
    attack, closest = max(seen, key=lambda s: (s[1].score, s[0]))
    mean = sum(c.score for _, c in seen) / len(seen)
    return BEST * closest.score + (1 - BEST) * mean, attack, closest
