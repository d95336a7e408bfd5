"""What is read, on a connection: the current picture is a query."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from harmledger.store import rows, tables
from harmledger.store.versions import Kept, url_key

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Connection, Select, Table

    from harmledger.model import Account, Decision, Document

DOCUMENTS, SOURCES, DECISIONS = tables.documents, tables.sources, tables.decisions
AT_ONCE = 500  # documents whose rows are held in memory


def _documents(*where: ColumnElement[bool]) -> Select[Any]:
    reliability = (SOURCES.c.harm_reliability, SOURCES.c.attribution_reliability)
    joined = DOCUMENTS.outerjoin(SOURCES, DOCUMENTS.c.source == SOURCES.c.name)
    query = select(DOCUMENTS).add_columns(*reliability).select_from(joined)
    return query.where(*where).order_by(DOCUMENTS.c.row)


def documents(connection: Connection, names: Collection[str] | None = None) -> tuple[Document, ...]:
    """Give all documents or some, earlier versions too: which of them count is for `reconcile` to say."""
    where = () if names is None else (DOCUMENTS.c.id.in_(names),)
    return tuple(rows.document_of(row) for row in connection.execute(_documents(*where)))


def names(connection: Connection) -> Sequence[str]:
    """Give the ids of all documents in the order they were added."""
    return connection.execute(select(DOCUMENTS.c.id).order_by(DOCUMENTS.c.row)).scalars().all()


def replacing(connection: Connection) -> tuple[Document, ...]:
    """Give the documents that are versions of others, correct or withdraw them."""
    later = or_(*(DOCUMENTS.c[name].is_not(None) for name in ("version_of", "corrects", "retracts")))
    return tuple(rows.document_of(row) for row in connection.execute(_documents(later)))


def last_reading(connection: Connection, documents: Collection[str]) -> int:
    """Give the row of the last reading of some documents."""
    query = select(func.max(tables.readings.c.row)).where(tables.readings.c.document.in_(documents))
    return connection.execute(query).scalar() or 0


def document(connection: Connection, name: str) -> Document | None:
    """Give one document by its id, of whatever version."""
    row = connection.execute(_documents(DOCUMENTS.c.id == name)).first()
    return rows.document_of(row) if row else None


def versions(connection: Connection, name: str) -> tuple[Document, ...]:
    """Give all versions that were added under one id, oldest first."""
    return tuple(rows.document_of(row) for row in connection.execute(_documents(DOCUMENTS.c.given == name)))


def family(connection: Connection, incoming: Document) -> tuple[Kept, ...]:
    """Give what is kept under an incoming document's id or address."""
    names = ("id", "given", "fingerprint", "text", "url_key", "origin")
    same = DOCUMENTS.c.given == incoming.id
    named = DOCUMENTS.c.id == incoming.id
    address = url_key(incoming.url)
    where = or_(same, named, DOCUMENTS.c.url_key == address) if address else or_(same, named)
    query = select(*(DOCUMENTS.c[name] for name in names)).where(where).order_by(DOCUMENTS.c.row)
    return tuple(Kept(*row) for row in connection.execute(query))


def is_listed(connection: Connection, name: str, incoming: Document) -> bool:
    """Tell whether it is kept already that a document was listed here."""
    listed = tables.listings.c
    here = (listed.origin == (incoming.origin or "")) & (listed.sha256 == incoming.sha256)
    return connection.execute(select(listed.row).where(listed.document == name, here)).first() is not None


def accounts(connection: Connection, documents: Collection[str] | None = None) -> tuple[Account, ...]:
    """Give what each document, or each of some, states by its current reading; many are read some at a time."""
    if documents is not None:
        return _accounts(connection, documents)
    every = names(connection)
    parts = (every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE))
    return tuple(account for part in parts for account in _accounts(connection, part))


def _accounts(connection: Connection, documents: Collection[str]) -> tuple[Account, ...]:
    claims = _by_document(connection, tables.claims, documents)
    attacks = _by_document(connection, tables.attacks, documents)
    problems = defaultdict(list)
    for row in connection.execute(_of(select(tables.problems).order_by(tables.problems.c.row), documents)):
        problems[row.reading].append(row)
    readings = tables.readings
    joined = readings.join(DOCUMENTS, readings.c.document == DOCUMENTS.c.id)
    query = _of(select(readings).select_from(joined).where(readings.c.superseded_at.is_(None)), documents)
    return tuple(
        rows.account_of(row, claims[row.document], attacks[row.document], problems[row.row])
        for row in connection.execute(query.order_by(DOCUMENTS.c.row))
    )


def _of(query: Select[Any], documents: Collection[str]) -> Select[Any]:
    """Ask for the rows of some documents only."""
    return query.where(query.selected_columns.document.in_(documents))


def _by_document(connection: Connection, table: Table, documents: Collection[str]) -> defaultdict[str, list[rows.Row]]:
    """Give the current rows of claims or attacks by document, in text order."""
    found: defaultdict[str, list[rows.Row]] = defaultdict(list)
    query = select(table).where(table.c.superseded_at.is_(None)).order_by(table.c.row)
    for row in connection.execute(_of(query, documents)):
        found[row.document].append(row)
    return found


def decisions(connection: Connection, after: int = 0) -> Sequence[rows.Row]:
    """Give the rows of all decisions, or of those after a row, with their seals, oldest first."""
    query = select(DECISIONS).where(DECISIONS.c.row > after).order_by(DECISIONS.c.row)
    return connection.execute(query).all()


def decided(connection: Connection, after: int = 0) -> tuple[Decision, ...]:
    """Give all decisions, or those after a row, oldest first."""
    return tuple(rows.decision_of(row) for row in decisions(connection, after))


def last_seal(connection: Connection) -> str:
    """Give the chain digest of the last decision; empty before the first."""
    query = select(DECISIONS.c.chain_digest).order_by(DECISIONS.c.row.desc()).limit(1)
    return connection.execute(query).scalar() or ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person had before them: the last decision and reading, and which ids and documents it was about."""

    decision: int
    reading: int
    names: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()


def since(connection: Connection, seen: Seen) -> tuple[str, ...]:
    """Give what about the same was decided (decisions' ids) or read (documents' ids) since."""
    new = {d.id: d for d in decided(connection, seen.decision)}
    touched = {d.id for d in new.values() if {d.target, d.value} & seen.names}
    undone = {d.target for d in new.values() if d.target.startswith("d-")} - new.keys()
    query = select(DECISIONS).where(DECISIONS.c.id.in_(undone))
    about = {row.id for row in connection.execute(query) if {row.target, row.value} & seen.names}
    touched |= {d.id for d in new.values() if d.target in about | touched}
    told = select(tables.readings.c.document).where(
        tables.readings.c.row > seen.reading, tables.readings.c.document.in_(seen.documents)
    )
    return (*sorted(touched), *sorted(connection.execute(told).scalars()))


def minted(connection: Connection) -> dict[str, str]:
    """Give the incident id that each attack was first given."""
    query = select(tables.minted.c.attack, tables.minted.c.incident)
    return {attack: incident for attack, incident in connection.execute(query)}  # noqa: C416 - rows are not pairs


def meta(connection: Connection, name: str) -> str | None:
    """Give what the ledger keeps about itself under a name."""
    return connection.execute(select(tables.meta.c.value).where(tables.meta.c.name == name)).scalar()
