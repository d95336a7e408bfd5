"""Ids as people type them: their beginning is enough where it leaves no doubt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from harmledger.errors import UnknownTargetError

if TYPE_CHECKING:
    from harmledger.model import Book

LONG = re.compile(r"\b[aci]-[0-9a-f]{8,}\b")
SHORT = 8  # characters of an id in tables, with its letter: one in a million to be met twice in a thousand


def short(name: str) -> str:
    """Give the beginning of an id, for tables."""
    return name[:SHORT]


def shortened(message: str) -> str:
    """Give a message with its ids as tables show them."""
    return LONG.sub(lambda found: short(found.group()), message)


def full(book: Book, typed: str) -> str:
    """Give the id of the ledger that is meant; one that begins several ids, or none, is refused."""
    names = known(book)
    if typed in names:
        return typed
    begin = [name for name in names if name.startswith(typed) and len(typed) >= SHORT // 2]
    if len(begin) != 1:
        several = f"({len(begin)} ids begin so: type more of it.)" if begin else ""
        raise UnknownTargetError(typed, several)
    return begin[0]


def known(book: Book) -> set[str]:
    """Give all that can be explained or ruled on."""
    found: set[str] = {document.id for document in book.documents} | {decision.id for decision in book.decisions}
    for incident in book.incidents:
        found |= {incident.id, *incident.aliases}
    for account in book.accounts:
        found |= {claim.id for claim in account.claims} | {attack.id for attack in account.attacks}
    return found
