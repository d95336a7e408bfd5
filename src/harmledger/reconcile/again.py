"""Compute some incidents anew from their own documents alone, as `reconcile` would in a whole ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.link import in_force
from harmledger.model import Book, Ruling
from harmledger.reconcile.cases import Told, incidents, is_outdated
from harmledger.reconcile.ids import name
from harmledger.reconcile.incidents import Case, incident
from harmledger.reconcile.words import gather

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from harmledger.link.again import Relinked
    from harmledger.model import Account, Decision, Document, Incident

BETWEEN_INCIDENTS = "possible_duplicate"  # told by other incidents too: no figure changes it


@dataclass(frozen=True, slots=True)
class Part:
    """All from which the incidents of a neighbourhood are computed, and where the attacks beyond it lie."""

    documents: tuple[Document, ...]
    accounts: tuple[Account, ...]
    decisions: tuple[Decision, ...]
    families: Mapping[str, str]
    minted: Mapping[str, str]
    elsewhere: frozenset[str]  # ids of incidents that are not free
    beyond: Mapping[str, tuple[str, str]]  # attack → its incident and its document


def renewed(part: Part, linked: Relinked) -> Book:
    """Give the incidents of a neighbourhood that was linked anew."""
    ruled = in_force(part.decisions)
    said = gather(part.documents, part.accounts, ruled, part.families)
    clusters = [c for c in (*linked.clusters, *linked.beyond) if not is_outdated(said, c)]
    names = name(clusters, part.minted, part.elsewhere)
    told = Told(linked.links, linked.about, part.beyond)
    made = incidents(said, told, ruled, names, part.minted)
    return Book(documents=part.documents, accounts=part.accounts, incidents=made, decisions=part.decisions)


def again(
    old: Incident,
    documents: Sequence[Document],
    accounts: Sequence[Account],
    decisions: Sequence[Decision],
    families: Mapping[str, str],
) -> Incident:
    """Give the incident of the same attacks as `reconcile` would; documents that replace its own must be among them."""
    ruled = in_force(decisions)
    said = gather(documents, accounts, ruled, families)
    doubles = tuple(problem for problem in old.problems if problem.code == BETWEEN_INCIDENTS)
    about = tuple(link for link in old.links if link.left in old.documents)
    links = tuple(link for link in old.links if link not in about)
    case = Case(old.id, old.attacks, links, about, doubles, rejected=_is_rejected(old, ruled))
    return replace(incident(case, said, {}), aliases=old.aliases)


def _is_rejected(old: Incident, ruled: Sequence[Decision]) -> bool:
    own = {old.id, *old.aliases} - set(old.attacks)
    verdicts = [d.ruling for d in ruled if d.target in own and d.ruling in {Ruling.ACCEPT, Ruling.REJECT}]
    return bool(verdicts) and verdicts[-1] is Ruling.REJECT
