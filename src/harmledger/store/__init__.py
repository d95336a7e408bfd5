"""Keep documents, claims and decisions: the only room with SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harmledger.store.ledger import Ledger

__all__ = ["Ledger"]


def __getattr__(name: str) -> Any:
    """Import the ledger when it is first asked for: the gazetteer beside it does without SQLAlchemy."""
    if name != "Ledger":
        raise AttributeError(name)
    from harmledger.store.ledger import Ledger  # noqa: PLC0415 - half of a command's start-up

    return Ledger
