"""Fold the claims of each incident into tolls, verdicts and problems, and compare period totals with them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from harmledger.link import families, in_force
from harmledger.link.rulings import founder
from harmledger.model import Book, Problem, Ruling, Severity
from harmledger.reconcile.explain import explain
from harmledger.reconcile.ids import name, resolve
from harmledger.reconcile.incidents import Case, incident
from harmledger.reconcile.problems import duplicates
from harmledger.reconcile.totals import totals
from harmledger.reconcile.words import gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from harmledger.link import Linked
    from harmledger.model import Account, Decision, Document, Incident, Link, PeriodTotal
    from harmledger.reconcile.words import Said

__all__ = ["explain", "reconcile", "resolve"]


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
    told = tuple(sorted(accounts, key=lambda a: a.document))
    said = gather(documents, told, ruled, families(linked.copies))
    made = _incidents(said, linked, ruled, minted)
    compared = totals(said, told, made)
    problems = [p for a in told for p in a.problems] + [p for i in made for p in i.problems]
    return Book(
        documents=tuple(sorted(documents, key=lambda d: d.id)),
        accounts=told,
        incidents=made,
        totals=compared,
        problems=tuple(dict.fromkeys([*problems, *_exceeded(compared), *_orphans(said, ruled)])),
        decisions=tuple(sorted(set(decisions), key=lambda d: (d.at, d.id))),
        unlinked=tuple(link for link in linked.links if not link.same),
    )


def _incidents(
    said: Said, linked: Linked, ruled: Sequence[Decision], minted: Mapping[str, str]
) -> tuple[Incident, ...]:
    clusters = [c for c in linked.clusters if any(said.attacks[a].document not in said.outdated for a in c)]
    names = name(clusters, minted)
    where = {attack: names[c] for c in clusters for attack in c}
    links: dict[str, list[Link]] = defaultdict(list)
    for link in linked.links:
        for own in {where.get(link.left), where.get(link.right)} - {None}:
            links[str(own)].append(link)
    about: dict[str | None, list[Link]] = defaultdict(list)
    for link in linked.about:
        about[where.get(link.right)].append(link)
    told = {names[c]: {said.attacks[a].document for a in c} for c in clusters}
    doubles = duplicates(linked.links, where, told)
    rejected = _rejected(ruled, where)
    cases = [
        Case(own, c, tuple(links[own]), tuple(about[own]), tuple(doubles.get(own, ())), rejected=own in rejected)
        for c, own in names.items()
    ]
    made = [incident(case, said, minted) for case in cases]
    return tuple(sorted(made, key=_order))


def _order(incident: Incident) -> tuple[str, str]:
    day = incident.when.earliest or incident.when.latest if incident.when else None
    return (day.isoformat() if day else "9999", incident.id)


def _rejected(ruled: Iterable[Decision], where: Mapping[str, str]) -> set[str]:
    """Give the incidents that a person rejected as a whole: the last word on each counts."""
    last: dict[str, Ruling] = {}
    for decision in ruled:
        own = where.get(founder(decision.target)) if decision.target.startswith("i-") else None
        if own and decision.ruling in {Ruling.ACCEPT, Ruling.REJECT}:
            last[own] = decision.ruling
    return {own for own, ruling in last.items() if ruling is Ruling.REJECT}


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
