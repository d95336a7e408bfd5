"""The neighbourhood of some attacks: what hangs together with them over links that hold, now or before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from harmledger.link.candidates import candidates
from harmledger.link.cluster import components, index
from harmledger.link.compare import compare
from harmledger.link.ground import Ground
from harmledger.link.levels import levels
from harmledger.link.together import Board

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from harmledger.link.cluster import Pair
    from harmledger.link.index import Index
    from harmledger.link.rulings import Rulings
    from harmledger.link.sight import Sight
    from harmledger.model import Link

Cluster = tuple[str, ...]
BOUND = ("a person put", "one text tells")  # reasons that hold whatever the score
RULED = ("a person", "one text tells")  # reasons that are no comparison


@dataclass(frozen=True, slots=True)
class Kept:
    """An incident as it was linked until now: its attacks, their links, and the documents that only speak of it."""

    attacks: Cluster
    links: tuple[Link, ...]
    about: tuple[Link, ...]


class Around(Protocol):
    """What a ledger knows around some attacks."""

    @property
    def index(self) -> Index:
        """Give the index of all traces."""

    @property
    def families(self) -> Mapping[str, str]:
        """Give the origin of each document that has or is a copy."""

    def sights(self, names: Collection[str]) -> Mapping[str, Sight]:
        """Give attacks, and documents that tell of none, by their ids."""

    def bare(self, names: Collection[str]) -> frozenset[str]:
        """Give those of some ids that are documents which tell of no attack."""

    def kept(self, names: Collection[str]) -> Mapping[str, Kept]:
        """Give the incident in which each attack lies until now."""

    def outdated(self, documents: Collection[str]) -> frozenset[str]:
        """Give those of some documents that others replace."""


def entangled(groups: Iterable[Collection[str]], around: Around) -> frozenset[str]:
    """Give those of each group whom links tie to another of it, directly or over others.

    Of a group that shares what too many share now, only these pairs may compare otherwise than before.
    """
    sets = [frozenset(group) for group in groups]
    ties: list[Pair] = []
    seen: set[str] = set()
    front = set[str]().union(*sets)
    named = front
    while front:
        seen |= front
        kept = around.kept(front)
        links = [k for own in set(kept.values()) for k in (*own.links, *own.about)]
        new = [(k.left, k.right) for k in links if _holds(k) or named.issuperset((k.left, k.right))]
        new += [(own.attacks[0], other) for own in set(kept.values()) for other in own.attacks]
        ties += new
        front = {name for pair in new for name in pair} - seen
    together = index(tuple(c) for c in components(seen, ties))
    return frozenset(name for own in sets for name in own if any(together[name] == together[o] for o in own - {name}))


class Area:
    """A neighbourhood while it grows."""

    def __init__(self, around: Around, ruled: Rulings) -> None:
        """Begin with nothing."""
        self.around, self.ruled = around, ruled
        self.known: dict[str, Sight] = {}
        self.fresh: set[str] = set()  # attacks whose pairs are all compared anew
        self.pairs: dict[Pair, Link] = {}  # of these, those alike enough to keep
        self.attacks: set[str] = set()
        self.old: dict[str, Kept] = {}
        self.mentions: set[str] = set()
        self.anew: set[str] = set()  # of these, the stirred ones
        self.compared = 0

    def meet(self, stirred: Collection[str]) -> None:
        """Compare the stirred with whoever is worth it."""
        self.learn(stirred)
        here = [self.known[name] for name in sorted(stirred) if name in self.known]
        found = candidates(here, self.around.families, self.around.index)
        self.learn({name for pair in (*found.near, *found.far) for name in pair})
        worth = [*found.worth(self.known)]
        bare = {name for name, sight in self.known.items() if name == sight.attack.document}
        self.fresh |= set(stirred) - bare
        ground = self.ground(name for pair in worth for name in pair)
        for pair in worth:
            if not bare.intersection(pair):
                self.compared += 1
                seen = compare(self.known[pair[0]], self.known[pair[1]], ground)
                if seen.score >= levels().doubtful:
                    self.pairs[pair] = seen.link(same=False)
        self.anew |= bare.intersection(stirred)
        self.mentions |= self.anew | bare.intersection(name for pair in worth for name in pair)

    def learn(self, names: Collection[str]) -> None:
        """Look up attacks that are not known yet."""
        self.known |= self.around.sights([name for name in names if name not in self.known])

    def ground(self, names: Iterable[str]) -> Ground:
        """Give the ground on which some attacks are compared."""
        kept = [self.known[name] for name in set(names)]
        return Ground.of(kept, self.around.families, self.around.index)

    def grow(self) -> None:
        """Take in whatever hangs together with the stirred, now or before."""
        front = set(self.fresh)
        self.old = dict(self.around.kept(front))
        for kept in self.old.values():
            front.update(name for k in kept.links if self.fresh & {k.left, k.right} for name in (k.left, k.right))
        while front:
            self.attacks |= front
            self.old |= self.around.kept(front)
            self.meet(front - self.old.keys() - self.fresh)  # of a withdrawn text: nothing is kept of it
            front = {other for name in front for other in self._held(name)} - self.attacks
        self.learn(self.attacks)
        self.attacks &= self.known.keys()

    def _held(self, name: str) -> Iterator[str]:
        """Give whom a link that holds ties to an attack."""
        old = self.old[name].links if name in self.old and name not in self.fresh else ()
        links = [k for k in old if not self.fresh & {k.left, k.right}]
        links += [link for pair, link in self.pairs.items() if name in pair]
        ties = [(k.left, k.right) for k in links if name in {k.left, k.right} and _holds(k)]
        ties += [pair for pair in (*self.ruled.together, *self.ruled.apart) if name in pair]
        yield from self.old[name].attacks if name in self.old else ()
        for pair in ties:
            yield from set(pair) - {name}

    def links(self) -> dict[Pair, Link]:
        """Give all links that touch the neighbourhood, the fresh ones as they are now."""
        found = {
            (k.left, k.right): k
            for name in self.attacks
            if name in self.old
            for k in self.old[name].links
            if not self.fresh & {k.left, k.right} and not all(reason.startswith(RULED) for reason in k.reasons)
        }
        return {pair: link for pair, link in (found | self.pairs).items() if self.attacks.intersection(pair)}

    def board(self) -> Board:
        """Set up the neighbourhood, without what a person rejected."""
        kept = [self.known[name] for name in sorted(self.attacks - self.ruled.rejected)]
        inside = [pair for pair in self.links() if self.attacks.issuperset(pair)]
        return Board(kept, (), self.ground(self.attacks), self.ruled).compare(inside)

    def edge(self) -> Iterator[Link]:
        """Give the links from the neighbourhood to others, none of which holds."""
        for pair, link in self.links().items():
            if not self.attacks.issuperset(pair) and not self.ruled.rejected.intersection(pair):
                yield link


def _holds(link: Link) -> bool:
    bound = any(reason.startswith(BOUND) for reason in link.reasons)
    refused = any("never one attack" in reason for reason in link.reasons)
    return bound or (link.score >= levels().threshold and not refused)
