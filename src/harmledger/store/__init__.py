"""Keep documents, claims and decisions: the only room with SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from harmledger.model import Account, Decision, Document


class Ledger:
    """A ledger that is open."""

    def add(self, document: Document, account: Account) -> None:
        """Save one document with what it states, at once and as a whole."""
        raise NotImplementedError

    def documents(self) -> Sequence[Document]:
        """Give all documents."""
        raise NotImplementedError

    def accounts(self) -> Sequence[Account]:
        """Give what each document states by its current reading."""
        raise NotImplementedError

    def decisions(self) -> Sequence[Decision]:
        """Give all decisions, oldest first."""
        raise NotImplementedError

    def minted(self) -> Mapping[str, str]:
        """Give the incident id that each attack was first given."""
        raise NotImplementedError
