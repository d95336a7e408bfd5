"""Fold the claims of each incident into tolls, verdicts and problems, and compare period totals with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from harmledger.link import Linked
    from harmledger.model import Account, Book, Decision, Document


def reconcile(
    documents: Sequence[Document],
    accounts: Sequence[Account],
    linked: Linked,
    *,
    decisions: Sequence[Decision] = (),
    minted: Mapping[str, str],
) -> Book:
    """Compute all that a ledger says from its claims and decisions, the same in any order."""
    raise NotImplementedError
