"""What tells whom documents name: their beginnings, figures of one person, and names that are no people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from harmledger.store import tables

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from harmledger.store.ledger import Ledger


def singled(ledger: Ledger, documents: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Give the words of the figures of one person, by document: they may be names."""
    said = tables.claims.c
    one = (said.low == 1, said.high == 1, said.unit == "person", said.superseded_at.is_(None))
    query = select(said.document, said.quote).where(said.document.in_(documents), *one)
    found: dict[str, tuple[str, ...]] = {}
    with ledger.reads() as connection:
        for row in connection.execute(query):
            found[row.document] = (*found.get(row.document, ()), row.quote)
    return found


def texts(ledger: Ledger, documents: Collection[str], longest: int) -> Mapping[str, str]:
    """Give the beginnings of documents, up to some characters, each after its headline."""
    own = tables.documents.c
    query = select(own.id, own.title, func.substr(own.text, 1, longest)).where(own.id.in_(documents))
    with ledger.reads() as connection:
        return {name: f"{title or ''}\n{text}"[:longest] for name, title, text in connection.execute(query)}


def grounds(ledger: Ledger, documents: Collection[str]) -> Mapping[str, set[str]]:
    """Give the names, as written, of documents' outlets and of the places of what they state."""
    own = tables.documents.c
    with ledger.reads() as connection:
        query = select(own.id, own.source).where(own.id.in_(documents))
        found = {name: {source} if source else set() for name, source in connection.execute(query)}
        for said in (tables.claims.c, tables.attacks.c):
            current = (said.superseded_at.is_(None), said.place.is_not(None))
            query = select(said.document, said.place).where(said.document.in_(documents), *current)
            for name, places in connection.execute(query):
                found[name] |= {place["name"] for place in (places if isinstance(places, list) else [places])}
    return found
