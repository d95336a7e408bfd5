"""Keep documents, claims and decisions: the only room with SQL."""

from __future__ import annotations

from harmledger.store.ledger import Ledger

__all__ = ["Ledger"]
