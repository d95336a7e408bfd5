"""Divide the incidents of a whole ledger into shares, each with all that it is computed from and nothing more."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.link import families
from harmledger.model import Book
from harmledger.reconcile.cases import Told, incidents
from harmledger.reconcile.ids import name
from harmledger.reconcile.words import gather

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from harmledger.link import Linked
    from harmledger.model import Account, Decision, Document, Link

    Cluster = tuple[str, ...]

AT_ONCE = 400  # incidents


@dataclass(frozen=True, slots=True)
class Share:
    """Some incidents of a ledger: their clusters with their ids, and what was found of them in linking."""

    names: Mapping[Cluster, str]
    told: Told
    minted: Mapping[str, str]
    families: Mapping[str, str]
    documents: frozenset[str]  # that tell of them or speak of them, and that replace one of these


def shares(
    linked: Linked, homes: Mapping[str, str], outdated: Mapping[str, str], minted: Mapping[str, str]
) -> Iterator[Share]:
    """Give all incidents, some at a time; `homes` says in which document each attack is told."""
    whole = _Whole(linked, homes, outdated, minted)
    live = whole.live
    yield from (whole.share(live[at : at + AT_ONCE]) for at in range(0, len(live), AT_ONCE))


class _Whole:
    """All clusters, by their attacks, with the links that touch each."""

    def __init__(
        self, linked: Linked, homes: Mapping[str, str], outdated: Mapping[str, str], minted: Mapping[str, str]
    ) -> None:
        self.homes, self.outdated, self.minted = homes, outdated, minted
        self.families = families(linked.copies)
        self.live = [c for c in linked.clusters if not all(homes[a] in outdated for a in c)]
        self.names = name(self.live, minted)
        self.where = {attack: cluster for cluster in self.live for attack in cluster}
        self.links: dict[str, list[Link]] = defaultdict(list)  # by the first attack of a cluster
        for link in linked.links:
            ends = (self.where.get(link.left), self.where.get(link.right))
            for first in {cluster[0] for cluster in ends if cluster}:
                self.links[first].append(link)
        self.about: dict[str, list[Link]] = defaultdict(list)
        for link in linked.about:
            if cluster := self.where.get(link.right):
                self.about[cluster[0]].append(link)

    def share(self, clusters: Sequence[Cluster]) -> Share:
        """Give some clusters with all that their incidents are computed from."""
        links = {id(link): link for c in clusters for link in self.links[c[0]]}
        about = [link for c in clusters for link in self.about[c[0]]]
        own = {attack for c in clusters for attack in c}
        ends = {end for link in links.values() for end in (link.left, link.right)} - own
        met = {self.where[end] for end in ends if end in self.where}
        beyond = {attack: (self.names[c], self.homes[attack]) for c in met for attack in c}
        documents = {self.homes[a] for a in own} | {link.left for link in about}
        documents |= {self.outdated[d] for d in documents if d in self.outdated}
        return Share(
            {c: self.names[c] for c in clusters},
            Told(tuple(links.values()), tuple(about), beyond),
            {a: self.minted[a] for a in own if a in self.minted},
            {d: self.families[d] for d in documents if d in self.families},
            frozenset(documents),
        )


def reconciled(
    share: Share, documents: Sequence[Document], accounts: Sequence[Account], ruled: Sequence[Decision]
) -> Book:
    """Compute the incidents of a share from its documents and from the decisions in force."""
    said = gather(documents, accounts, ruled, share.families)
    made = incidents(said, share.told, ruled, share.names, share.minted)
    return Book(documents=tuple(documents), accounts=tuple(accounts), incidents=made, decisions=tuple(ruled))
