"""The last computed book, kept so that a listing need not compute it anew. It may be lost without harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from harmledger.model import Book, Incident, Link, PeriodTotal, Problem
from harmledger.serial import build, plain
from harmledger.store import rows, tables, writing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from harmledger.model import Account, Decision, Document

INCIDENTS, DERIVED = tables.incidents, tables.derived
PARTS: dict[str, Any] = {"totals": PeriodTotal, "problems": Problem, "unlinked": Link}


def save(connection: Connection, book: Book, *, state: str, now: str) -> None:
    """Keep a book, and for good the ids that its incidents were given first."""
    connection.execute(delete(INCIDENTS))
    connection.execute(delete(DERIVED))
    writing.put(connection, INCIDENTS, [rows.incident_row(incident) for incident in book.incidents])
    parts = [{"name": name, "state": state, "data": plain(getattr(book, name))} for name in PARTS]
    writing.put(connection, DERIVED, parts)
    given = {attack: incident.id for incident in book.incidents for attack in incident.attacks}
    new = [{"attack": attack, "incident": name, "minted_at": now} for attack, name in sorted(given.items())]
    writing.put_new(connection, tables.minted, new)


def load(
    connection: Connection,
    state: str,
    *,
    documents: tuple[Document, ...],
    accounts: tuple[Account, ...],
    decisions: tuple[Decision, ...],
) -> Book | None:
    """Give the book that was kept in this state of the ledger and of the rules, if there is one."""
    kept = {row.name: row for row in connection.execute(select(DERIVED))}
    if kept.keys() != PARTS.keys() or any(row.state != state for row in kept.values()):
        return None
    data = connection.execute(select(INCIDENTS.c.data).order_by(INCIDENTS.c.row)).scalars()
    return Book(
        documents=documents,
        accounts=accounts,
        incidents=tuple(build(Incident, incident) for incident in data),
        decisions=decisions,
        **{name: tuple(build(kind, item) for item in kept[name].data) for name, kind in PARTS.items()},
    )
