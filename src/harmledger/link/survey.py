"""All that is taken from whole documents before their attacks are compared: some documents at a time, then together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from harmledger.link.cluster import components, ordered
from harmledger.link.copies import CROWD, families, keys, outdated, repeated
from harmledger.link.meeting import meetings
from harmledger.link.postings import Postings, packed
from harmledger.link.sight import mentions, sights
from harmledger.link.traces import Kind, copied, trace, traces

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from harmledger.link.cluster import Pair
    from harmledger.link.copies import Copy
    from harmledger.link.sight import Sight
    from harmledger.model import Account, Document


@dataclass(frozen=True, slots=True)
class Glance:
    """What is taken from some documents: their attacks, and the traces of these and of their texts.

    `mentions` are documents that tell of no attack of their own, each as if it told of one.
    """

    sights: tuple[Sight, ...]
    mentions: tuple[Sight, ...]
    left: tuple[array[int], ...]  # by the attacks and then the mentions
    texts: Mapping[str, array[int]]


def glance(documents: Iterable[Document], accounts: Iterable[Account]) -> Glance:
    """Look through some documents."""
    known, told = {d.id: d for d in documents}, tuple(accounts)
    seen, spoken = sights(known, told), mentions(known, told)
    texts = {d.id: packed((Kind.COPY, trace(key)) for key in keys(d.text)) for d in known.values()}
    return Glance(seen, spoken, tuple(packed(traces(s)) for s in (*seen, *spoken)), texts)


@dataclass(slots=True)
class Survey:
    """The attacks of a whole ledger, who left which traces, and which documents are copies."""

    sights: list[Sight] = field(default_factory=list)
    mentions: list[Sight] = field(default_factory=list)
    index: Postings = field(default_factory=Postings)
    copies: tuple[Copy, ...] = ()
    families: Mapping[str, str] = field(default_factory=dict)
    outdated: Mapping[str, str] = field(default_factory=dict)  # documents that others replace

    def take(self, seen: Glance) -> None:
        """Take in what some more documents tell."""
        for sight, left in zip((*seen.sights, *seen.mentions), seen.left, strict=True):
            self.index.put(left, sight.id, sight.attack.document)
        for document, left in seen.texts.items():
            self.index.put(left, document, document)
        self.sights += seen.sights
        self.mentions += seen.mentions

    def alike(self, versions: Iterable[Pair]) -> Iterator[list[Pair]]:
        """Give the pairs of documents of which one may repeat the other, each family's by themselves."""
        names, found = self.index.names, {ordered(*pair) for pair in versions}
        for _, held in self.index.runs(Kind.COPY):
            if 1 < len(held) <= CROWD:
                found.update(ordered(names[a], names[b]) for a, b in combinations(held, 2))
        where = {name: group[0] for group in components({n for p in found for n in p}, found) for name in group}
        groups: dict[str, list[Pair]] = defaultdict(list)
        for pair in sorted(found):
            groups[where[pair[0]]].append(pair)
        yield from groups.values()

    def relate(self, found: Iterable[Copy]) -> Postings:
        """Take in which documents are copies, and give the traces that attacks leave by that."""
        self.copies = tuple(sorted(found, key=lambda c: (c.of, c.document)))
        self.families = families(self.copies)
        more = Postings()
        for sight in (*self.sights, *self.mentions):
            document = sight.attack.document
            if document in self.families:
                left = packed([copied(self.families[document])])
                for postings in (self.index, more):
                    postings.put(left, sight.id, document)
        return more

    def pairs(self) -> Iterator[Pair]:
        """Give the pairs that are worth comparing."""
        return meetings((*self.sights, *self.mentions), self.index)


def survey(documents: Sequence[Document], accounts: Sequence[Account]) -> Survey:
    """Survey documents that are all at hand."""
    known, seen = {d.id: d for d in documents}, Survey()
    seen.take(glance(documents, accounts))
    seen.outdated = outdated(known)
    versions = ((d.id, d.version_of) for d in documents if d.version_of in known and d.version_of != d.id)
    groups = seen.alike((a, b) for a, b in versions if b)
    seen.relate(copy for group in groups for copy in repeated(known, group))
    return seen
