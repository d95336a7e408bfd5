"""Compute all incidents of a ledger from nothing, in parts: no more of it is in memory than linking needs.

A large ledger is read, compared and reconciled in several processes; what comes of it is the same. Each part is read
when its turn comes, and all that is computed is kept at once, at the end.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from harmledger.errors import ChangedSinceError
from harmledger.hands import hands
from harmledger.link import Survey, clustered, families, glance, in_force
from harmledger.link.copies import outdated, repeated
from harmledger.link.traces import Kind
from harmledger.memory import uncollected
from harmledger.reconcile.shares import reconciled, shares
from harmledger.review import amended
from harmledger.store.pile import Pile, pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from harmledger.link import Copy, Glance
    from harmledger.link.cluster import Pair
    from harmledger.link.weigh import Spread
    from harmledger.model import Decision
    from harmledger.reconcile.shares import Share
    from harmledger.store import Ledger
    from harmledger.store.pile import Page

LARGE = 4_000  # documents from which several processes save more time than starting them takes
AT_ONCE = 500  # documents that are looked through together
PAIRS = 2_000  # pairs of documents that may be copies of each other, measured together


@uncollected()
def anew(ledger: Ledger, rules: str) -> None:
    """Compute all incidents and keep them, with what lets the next document be compared with its neighbours only.

    Where somebody has documents read again meanwhile, it begins again.
    """
    while True:
        try:
            return _computed(ledger, rules)
        except ChangedSinceError:
            continue


def _computed(ledger: Ledger, rules: str) -> None:
    state, minted = ledger.state(rules), ledger.minted()
    names, ruled = ledger.names(), in_force(ledger.decisions())
    with hands(many=len(names) >= LARGE) as spread, Pile() as pile:
        read = partial(_glanced, ledger, state, ruled)
        seen = _surveyed(ledger, names, spread(read, _parts(names)), spread)
        ledger.index(seen.index.rows())
        seen.index.drop(Kind.COPY)
        linked = clustered(seen, ruled, spread)
        homes, old = {s.id: s.attack.document for s in seen.sights}, seen.outdated
        del seen
        write = partial(_written, ledger, state, ruled)
        for found in spread(write, shares(linked, homes, old, minted)):
            pile.add(found)
        ledger.keep(pile, families(linked.copies), state)


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[at : at + AT_ONCE] for at in range(0, len(names), AT_ONCE))


def _surveyed(ledger: Ledger, names: Sequence[str], glances: Iterable[Glance], spread: Spread) -> Survey:
    """Gather what all documents tell, and which of them repeat others."""
    seen, known = Survey(), frozenset(names)
    for found in glances:
        seen.take(found)
    later = {d.id: d for d in ledger.replacing()}
    seen.outdated = outdated(later, known)
    versions = [(d.id, d.version_of) for d in later.values() if d.version_of and d.version_of in known - {d.id}]
    measured = spread(partial(_repeated, ledger), _gathered(seen.alike(versions)))
    seen.relate(copy for found in measured for copy in found)
    return seen


def _gathered(groups: Iterable[Sequence[Pair]]) -> Iterator[list[Pair]]:
    """Give the pairs of several families together, each family whole."""
    found: list[Pair] = []
    for group in groups:
        found += group
        if len(found) >= PAIRS:
            yield found
            found = []
    yield found


def _glanced(ledger: Ledger, state: str, ruled: Sequence[Decision], names: Sequence[str]) -> Glance:
    """Look through some documents."""
    documents, accounts = ledger.told(names, state)
    return glance(documents, amended(accounts, ruled))


def _repeated(ledger: Ledger, pairs: Sequence[Pair]) -> tuple[Copy, ...]:
    """Find which documents of some pairs are copies."""
    return repeated({d.id: d for d in ledger.documents({name for pair in pairs for name in pair})}, pairs)


def _written(ledger: Ledger, state: str, ruled: Sequence[Decision], share: Share) -> tuple[Page, ...]:
    """Compute and write the incidents of a share."""
    documents, accounts = ledger.told(share.documents, state)
    return pages(reconciled(share, documents, amended(accounts, ruled), ruled))
