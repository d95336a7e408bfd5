"""Compare many pairs of attacks, some at a time: each batch can be handed to another process, and so can its result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Protocol, TypeVar

from harmledger.link.compare import compare
from harmledger.link.levels import levels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from harmledger.link.cluster import Pair
    from harmledger.link.ground import Ground
    from harmledger.link.sight import Sight
    from harmledger.model import Link

AT_ONCE = 8_000  # pairs
A = TypeVar("A")
B = TypeVar("B")


class Spread(Protocol):
    """What `map` does, in one process or in several."""

    def __call__(self, task: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """Give the task's result for each item, in order."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair that is alike enough to keep: the link as it is told, its score and whether something refuses it."""

    link: Link
    score: float
    refused: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs with all that comparing them needs."""

    pairs: Sequence[Pair]
    sights: Mapping[str, Sight]
    ground: Ground


def weigh(batch: Batch) -> list[Weighed]:
    """Give those pairs of a batch that are alike enough to keep."""
    compared = (compare(batch.sights[a], batch.sights[b], batch.ground) for a, b in batch.pairs)
    return [Weighed(c.link(same=False), c.score, c.refused) for c in compared if c.score >= levels().doubtful]


def weighed(
    pairs: Iterable[Pair], sights: Mapping[str, Sight], ground: Ground, spread: Spread = map
) -> dict[Pair, Weighed]:
    """Compare pairs, each once, and give those alike enough to keep."""
    left = iter(pairs)
    parts = iter(lambda: list(islice(left, AT_ONCE)), [])
    batches = (_batch(part, sights, ground) for part in parts)
    return {(w.link.left, w.link.right): w for found in spread(weigh, batches) for w in map(_small, found)}


def _batch(pairs: Sequence[Pair], sights: Mapping[str, Sight], ground: Ground) -> Batch:
    """Take along no more than the pairs need."""
    own = {name: sights[name] for name in dict.fromkeys(name for pair in pairs for name in pair)}
    families = {d: ground.families[d] for s in own.values() if (d := s.attack.document) in ground.families}
    return Batch(pairs, own, replace(ground, families=families))


def _small(one: Weighed) -> Weighed:
    """Keep each reason and id once, however many links have it."""
    k = one.link
    link = replace(k, left=intern(k.left), right=intern(k.right), reasons=tuple(map(intern, k.reasons)))
    return replace(one, link=link)
