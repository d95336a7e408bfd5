"""From compared pairs and people's decisions to clusters of attacks, with the reasons for each link and refusal."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from harmledger.link.cluster import Merger, components, index, ordered, seeds
from harmledger.link.compare import compare
from harmledger.link.levels import levels
from harmledger.link.nearby import time_level
from harmledger.link.weigh import weighed
from harmledger.model import Link, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Self

    from harmledger.link.cluster import Pair
    from harmledger.link.compare import Comparison
    from harmledger.link.ground import Ground
    from harmledger.link.rulings import Rulings
    from harmledger.link.sight import Sight
    from harmledger.link.weigh import Spread, Weighed

ONE_EVENT = frozenset({Relation.DOUBLE_TAP, Relation.AFTERMATH})  # told apart in one text, yet one incident
ALL_PAIRS = 250  # attacks of one neighbourhood up to which every pair in it is compared


class Board:
    """All that is known of pairs: alike enough to keep, ruled on, or of one document."""

    def __init__(self, sights: Sequence[Sight], mentions: Sequence[Sight], ground: Ground, ruled: Rulings) -> None:
        """Begin with what is known; `mentions` are documents that tell of no attack of their own."""
        self.sights = {s.id: s for s in sights}
        self.mentions = {m.id: m for m in mentions}
        self.ground = ground
        self.made = 0  # comparisons, for who measures
        self.spoken: dict[str, set[str]] = defaultdict(set)  # mention → attacks that it may speak of
        self.compared: dict[Pair, Weighed] = {}
        self.one_text = set(_related(sights))
        self.together = {ordered(*p) for p in _known(ruled.together, self.sights)}
        self.apart = {ordered(*p) for p in _known(ruled.apart, self.sights)}
        self.leavers = {a for a, _ in _known(ruled.apart, self.sights)}

    def compare(self, pairs: Iterable[Pair], spread: Spread = map) -> Self:
        """Compare pairs, each once."""
        self.compared |= weighed(self._worth(pairs), self.sights, self.ground, spread)
        return self

    def _worth(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Give the pairs of attacks to compare, and note the attacks that a mention may speak of."""
        for pair in pairs:
            spoken = [(m, a) for m, a in (pair, pair[::-1]) if m in self.mentions]
            for mention, attack in spoken if len(spoken) == 1 else ():
                if attack in self.sights:
                    self.spoken[mention].add(attack)
            if not spoken and pair[0] in self.sights and pair[1] in self.sights:
                self.made += 1
                yield pair

    def score(self, left: str, right: str, poor: float | None = None) -> float | None:
        """Give the score of two attacks, None where they must never be one incident.

        A pair that was too poor to keep has the score `poor`; without it, it is compared anew.
        """
        pair = ordered(left, right)
        if pair in self.apart:
            return None
        if pair in self.one_text:
            return levels().threshold
        if pair not in self.compared:
            if _never(self.sights[left], self.sights[right]):
                return None
            if poor is not None:
                return poor
        found = self.compared.get(pair) or self._anew(pair)
        return None if found.refused else found.score

    def _anew(self, pair: Pair) -> Comparison:
        """Compare a pair again that was too poor to keep, or was not worth comparing."""
        self.made += 1
        return compare(self.sights[pair[0]], self.sights[pair[1]], self.ground)

    def heard(self, mention: str, attack: str) -> Comparison:
        """Give the comparison of a mention with an attack."""
        self.made += 1
        return compare(self.mentions[mention], self.sights[attack], self.ground)

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """Give the attacks by incident: those that a person took out of one are placed last, where they may go."""
        settled = self._merged([(s,) for s in sorted(self.sights.keys() - self.leavers)])
        placed = self._merged([*settled, *((s,) for s in sorted(self.leavers))]) if self.leavers else settled
        return tuple(sorted(tuple(sorted(c)) for c in self._joined(placed)))

    def _merged(self, start: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        items = {item for members in start for item in members}
        strong = [p for p, c in self.compared.items() if not c.refused and c.score >= levels().threshold]
        bound = [*self.one_text, *(ordered(c[0], other) for c in start for other in c[1:])]
        hold = [p for p in (*strong, *bound) if items.issuperset(p)]
        found: list[tuple[str, ...]] = []
        for group in components(items, hold):
            begin = seeds(group, bound)
            found += Merger(self._score_in(group), levels().threshold).run(begin) if len(begin) > 1 else begin
        return found

    def _joined(self, clusters: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Join the incidents that a person put together, unless that would join what a person took apart."""
        where, root = index(clusters), [*clusters]
        for left, right in sorted(self.together):
            a, b = where[left], where[right]
            both = tuple(sorted({*root[a], *root[b]}))
            if a == b or any(x in both and y in both for x, y in self.apart - self.together):
                continue
            root[a], root[b] = both, ()
            where = index(root)
        return [c for c in root if c]

    def _score_in(self, group: Sequence[str]) -> Callable[[str, str], float | None]:
        return self.score if len(group) <= ALL_PAIRS else partial(self.score, poor=levels().prior)

    def links(self, clusters: Sequence[tuple[str, ...]]) -> tuple[Link, ...]:
        """Give every link that holds and every refusal that a person may want to see."""
        where = index(clusters)
        found = []
        for pair, seen in sorted(self.compared.items()):
            same = where[pair[0]] == where[pair[1]]
            found.append(self._told(replace(seen.link, same=same), pair))
        ruled = sorted((self.together | self.apart | self.one_text) - self.compared.keys())
        return tuple(found + [self._told(Link(*p, where[p[0]] == where[p[1]], 0.0, ()), p) for p in ruled])

    def _told(self, link: Link, pair: Pair) -> Link:
        told = [
            (self.apart, "a person ruled them apart"),
            (self.together, "a person put them together"),
            (self.one_text, "one text tells both as one event"),
        ]
        ruled = tuple(why for kind, why in told if pair in kind)
        return Link(link.left, link.right, link.same, link.score, (*ruled, *link.reasons))


def _never(left: Sight, right: Sight) -> bool:
    """Tell whether two attacks can be told apart without a comparison: one text tells both, or days lie between."""
    return left.attack.document == right.attack.document or time_level(left, right) == "apart"


def _known(ruled: Iterable[Pair], sights: Mapping[str, Sight]) -> list[Pair]:
    return [p for p in ruled if p[0] in sights and p[1] in sights]


def _related(sights: Sequence[Sight]) -> list[Pair]:
    by_document: dict[str, set[str]] = defaultdict(set)
    for s in sights:
        by_document[s.attack.document].add(s.id)
    return [
        ordered(s.id, s.attack.related_to)
        for s in sights
        if s.attack.relation in ONE_EVENT and s.attack.related_to in by_document[s.attack.document]
    ]
