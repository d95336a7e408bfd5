"""Which documents that tell of no attack speak of one in a neighbourhood that was linked anew, or did before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.link.about import about
from harmledger.link.candidates import Candidates, candidates
from harmledger.link.rulings import Rulings
from harmledger.link.together import Board

if TYPE_CHECKING:
    from collections.abc import Collection

    from harmledger.link.area import Area, Cluster
    from harmledger.link.cluster import Pair


class Spoken:
    """Documents that tell of no attack but may speak of one in a neighbourhood.

    One that is new, or spoke of an incident there, is compared with all that it meets. Any other spoke of an incident
    beyond or of none, and nothing but what was clustered anew can outdo that.
    """

    def __init__(self, area: Area, clusters: tuple[Cluster, ...]) -> None:
        """Find of which incident each speaks now."""
        self.area = area
        loose = area.anew | {k.left for kept in area.old.values() for k in kept.about}
        self.mentions = area.mentions | area.around.bare(loose | self._met(area.attacks))
        area.learn(self.mentions)
        asked = self._candidates(self.mentions)
        ends = {name for pair in (*asked.near, *asked.far) for name in pair} - self.mentions
        self.kept = {k.attacks: k for k in area.around.kept(ends - area.attacks).values()}
        pairs = self._worth(asked, loose)
        named = {name for pair in pairs for name in pair}
        every = sorted({*clusters, *(attacks for attacks in self.kept if named.intersection(attacks))})
        members = {attack for cluster in every for attack in cluster}
        area.learn(members)
        mentions = [area.known[m] for m in sorted(self.mentions)]
        ground = area.ground({*members, *self.mentions})
        attacks = [area.known[a] for a in sorted(members)]
        self.board = Board(attacks, mentions, ground, Rulings()).compare(pairs)
        told = area.around.outdated({area.known[a].attack.document for a in members})
        self.links = about(self.board, every, told)

    def _candidates(self, names: Collection[str]) -> Candidates:
        here = [self.area.known[name] for name in sorted(names)]
        return candidates(here, self.area.around.families, self.area.around.index)

    def _met(self, names: Collection[str]) -> set[str]:
        met = self._candidates(names)
        return {name for pair in (*met.near, *met.far) for name in pair} - self.area.attacks

    def _worth(self, asked: Candidates, loose: Collection[str]) -> list[Pair]:
        """Give the pairs over which a document may come to speak of another incident than before, or of the same."""
        homes = {(k.left, a) for kept in self.kept.values() for k in kept.about for a in kept.attacks}

        def tells(pair: Pair) -> bool:
            mention, attack = pair if pair[0] in self.mentions else pair[::-1]
            near = mention in loose or attack in self.area.attacks or (mention, attack) in homes
            return near and attack not in self.mentions

        wanted = Candidates(frozenset(filter(tells, asked.near)), frozenset(filter(tells, asked.far)))
        self.area.learn({name for pair in (*wanted.near, *wanted.far) for name in pair})
        return [*wanted.worth(self.area.known)]

    def touched(self) -> frozenset[str]:
        """Give an attack of each incident beyond the neighbourhood of which one speaks now or did before."""
        now = {link.right for link in self.links}
        before = {k.right for kept in self.kept.values() for k in kept.about if k.left in self.mentions}
        return frozenset(a for kept in self.kept.values() for a in kept.attacks if a in now | before)
