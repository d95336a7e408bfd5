"""Fold the claims of each incident into tolls, verdicts and problems, and compare period totals with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.link import families, in_force
from harmledger.model import Book, Problem, Ruling, Severity
from harmledger.reconcile.cases import Told, apart, incidents, is_outdated
from harmledger.reconcile.ids import name, resolve
from harmledger.reconcile.totals import totals
from harmledger.reconcile.words import gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from harmledger.link import Linked
    from harmledger.model import Account, Decision, Document, Incident, PeriodTotal
    from harmledger.reconcile.words import Said

__all__ = ["completed", "reconcile", "resolve"]


def reconcile(
    documents: Sequence[Document],
    accounts: Sequence[Account],
    linked: Linked,
    *,
    decisions: Sequence[Decision] = (),
    minted: Mapping[str, str],
) -> Book:
    """Compute all that a ledger says from its claims and decisions, the same in any order."""
    ruled = in_force(decisions)
    said = gather(documents, accounts, ruled, families(linked.copies))
    clusters = [c for c in linked.clusters if not is_outdated(said, c)]
    made = incidents(said, Told(linked.links, linked.about), ruled, name(clusters, minted), minted)
    return _whole(said, accounts, made, decisions)


def completed(listed: Book, origins: Mapping[str, str]) -> Book:
    """Set period totals beside incidents that are computed already, and gather all problems."""
    said = gather(listed.documents, listed.accounts, in_force(listed.decisions), origins)
    return _whole(said, listed.accounts, listed.incidents, listed.decisions)


def _whole(said: Said, accounts: Sequence[Account], made: tuple[Incident, ...], decisions: Sequence[Decision]) -> Book:
    told = tuple(sorted(accounts, key=lambda a: a.document))
    compared = totals(said, told, made)
    problems = [p for a in told for p in a.problems] + [p for i in made for p in i.problems]
    return Book(
        documents=tuple(sorted(said.documents.values(), key=lambda d: d.id)),
        accounts=told,
        incidents=made,
        totals=compared,
        problems=tuple(dict.fromkeys([*problems, *_exceeded(compared), *_orphans(said, in_force(decisions))])),
        decisions=tuple(sorted(set(decisions), key=lambda d: (d.at, d.id))),
        unlinked=apart(made),
    )


def _exceeded(compared: Iterable[PeriodTotal]) -> list[Problem]:
    """Say where more is recorded than a period's total claims."""
    return [
        Problem(
            "total_exceeded",
            Severity.WARNING,
            f"{t.recorded_low} {t.harm} are recorded where a total says {t.count.high}.",
            (t.claim,),
            t.document,
        )
        for t in compared
        if t.recorded_low is not None and t.count.high is not None and t.recorded_low > t.count.high
    ]


def _orphans(said: Said, ruled: Iterable[Decision]) -> list[Problem]:
    """Say which rulings on claims have lost their claim."""
    kinds = {Ruling.ACCEPT, Ruling.CORRECT, Ruling.REJECT}
    lost = [d for d in ruled if d.ruling in kinds and d.target.startswith("c-") and d.target not in said.words]
    message = "A ruling's claim is no longer read: {}."
    return [Problem("decision_orphaned", Severity.ERROR, message.format(d.id), (d.target,)) for d in lost]
