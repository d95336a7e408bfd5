"""Link some attacks anew and with them only those whose links they may change: their neighbourhood.

Clusters are made inside it as `link` makes them in a whole ledger, with the same result; beyond it no cluster changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.link.area import Area
from harmledger.link.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Collection

    from harmledger.link.area import Around, Cluster
    from harmledger.link.rulings import Rulings
    from harmledger.model import Link


@dataclass(frozen=True, slots=True)
class Relinked:
    """A neighbourhood linked anew.

    `clusters` are made anew; `beyond` are incidents that stay, but a link of theirs, or what speaks of them, changed.
    `links` and `about` are all of both; `moved` are the attacks that are, or were, in the neighbourhood.
    """

    moved: frozenset[str]
    clusters: tuple[Cluster, ...]
    beyond: tuple[Cluster, ...]
    links: tuple[Link, ...]
    about: tuple[Link, ...]
    compared: int = 0  # pairs, for who measures


def relink(stirred: Collection[str], around: Around, ruled: Rulings) -> Relinked:
    """Link attacks, or documents without one, that came, went or changed anew, with their neighbourhood."""
    area = Area(around, ruled)
    area.meet(stirred)
    area.grow()
    board = area.board()
    clusters = board.clusters()
    spoken = Spoken(area, clusters)
    edge = [*area.edge()]
    ends = {name for link in edge for name in (link.left, link.right)} - area.attacks
    beyond = around.kept(ends | spoken.touched())
    whole = {kept.attacks: kept for kept in beyond.values()}
    gone = area.attacks | area.fresh
    old = [k for kept in whole.values() for k in kept.links if not gone.intersection((k.left, k.right))]
    still = [k for kept in whole.values() for k in kept.about if k.left not in spoken.mentions]
    links = dict.fromkeys([*board.links(clusters), *edge, *old])
    compared = area.compared + board.made + spoken.board.made
    return Relinked(
        frozenset(area.attacks), clusters, tuple(sorted(whole)), tuple(links), (*spoken.links, *still), compared
    )
