"""Compute one incident anew after rulings on its figures, from its own documents alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.link import in_force
from harmledger.model import Ruling
from harmledger.reconcile.incidents import Case, incident
from harmledger.reconcile.words import gather

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from harmledger.model import Account, Decision, Document, Incident

BETWEEN_INCIDENTS = "possible_duplicate"  # told by other incidents too: no figure changes it


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
