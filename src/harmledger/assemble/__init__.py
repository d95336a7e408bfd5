"""Take one document as a whole: its claims and attacks, and the problems inside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.locate import Located
    from harmledger.model import Account, Document
    from harmledger.read.mentions import Reading


def assemble(document: Document, reading: Reading, located: Located) -> Account:
    """Turn what the sentences say into what the document states."""
    raise NotImplementedError
