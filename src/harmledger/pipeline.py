"""The way of the data, in one page: collect → read → locate → assemble → link → reconcile.

Each room takes values and gives values; only `collect` opens source documents and only `store` keeps anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.assemble import assemble
from harmledger.collect import Refused, documents
from harmledger.link import link
from harmledger.locate import locate
from harmledger.read import read
from harmledger.reconcile import reconcile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.locate import Gazetteer
    from harmledger.model import Account, Book, Document
    from harmledger.store import Ledger


def account(document: Document, gazetteer: Gazetteer) -> Account:
    """Give all that one document states."""
    reading = read(document.text, title=document.title, language=document.language)
    located = locate(document, reading, gazetteer)
    return assemble(document, reading, located)


def accounts(paths: Sequence[str], gazetteer: Gazetteer) -> Iterator[Account | Refused]:
    """Read files and folders without a ledger, one document at a time."""
    for item in documents(paths):
        yield item if isinstance(item, Refused) else account(item, gazetteer)


def add(ledger: Ledger, paths: Sequence[str], gazetteer: Gazetteer) -> Iterator[Account | Refused]:
    """Put documents into the ledger one by one; each is saved before it is given."""
    for item in documents(paths):
        if isinstance(item, Refused):
            yield item
        else:
            found = account(item, gazetteer)
            ledger.add(item, found)
            yield found


def book(ledger: Ledger) -> Book:
    """Compute the ledger's incidents, totals and problems from its claims and decisions."""
    kept, stated, ruled = ledger.documents(), ledger.accounts(), ledger.decisions()
    linked = link(kept, stated, ruled)
    return reconcile(kept, stated, linked, decisions=ruled, minted=ledger.minted())
