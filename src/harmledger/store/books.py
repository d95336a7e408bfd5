"""The last computed book, kept so that a listing need not compute it anew. It may be lost without harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from harmledger.model import Book, Incident, Link, PeriodTotal, Problem
from harmledger.review import briefs
from harmledger.serial import build, plain
from harmledger.store import rows, tables, writing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from harmledger.model import Account, Decision, Document

INCIDENTS, SHEETS, MEMBERS, COPIES = tables.incidents, tables.sheets, tables.members, tables.copies
DERIVED = tables.derived
LISTED = "incidents"  # the part whose rows stand in a table of their own
PARTS: dict[str, Any] = {"totals": PeriodTotal, "problems": Problem, "unlinked": Link}


def save(connection: Connection, book: Book, families: Mapping[str, str], *, state: str, now: str) -> None:
    """Keep a book, and for good the ids that its incidents were given first."""
    for table in (INCIDENTS, SHEETS, DERIVED, MEMBERS, COPIES):
        connection.execute(delete(table))
    homes = {attack.id: account.document for account in book.accounts for attack in account.attacks}
    writing.put(connection, INCIDENTS, [rows.brief_row(brief) for brief in briefs(book)])
    writing.put(connection, SHEETS, [rows.sheet_row(incident) for incident in book.incidents])
    members = [row for incident in book.incidents for row in rows.member_rows(incident, homes)]
    writing.put(connection, MEMBERS, members)
    writing.put(connection, COPIES, [{"document": d, "origin": origin} for d, origin in families.items()])
    parts = [{"name": name, "state": state, "data": plain(getattr(book, name))} for name in PARTS]
    writing.put(connection, DERIVED, [*parts, {"name": LISTED, "state": state, "data": None}])
    given = {attack: incident.id for incident in book.incidents for attack in incident.attacks}
    new = [{"attack": attack, "incident": name, "minted_at": now} for attack, name in sorted(given.items())]
    writing.put_new(connection, tables.minted, new)


def is_current(connection: Connection, state: str) -> bool:
    """Tell whether a book was kept in this state of the ledger and of the rules."""
    kept = connection.execute(select(DERIVED.c.name, DERIVED.c.state)).all()
    return {row.name for row in kept} == {*PARTS, LISTED} and all(row.state == state for row in kept)


def listed_state(connection: Connection) -> str:
    """Give the state from which the incidents were computed; empty where none were."""
    return connection.execute(select(DERIVED.c.state).where(DERIVED.c.name == LISTED)).scalar() or ""


def replace(connection: Connection, book: Book, *, state: str) -> None:
    """Keep some incidents as they were computed anew; totals and problems between incidents wait for the next book."""
    for incident, brief in zip(book.incidents, briefs(book), strict=True):
        connection.execute(update(INCIDENTS).where(INCIDENTS.c.id == incident.id).values(**rows.brief_row(brief)))
        sheet = update(SHEETS).where(SHEETS.c.incident == incident.id)
        connection.execute(sheet.values(**rows.sheet_row(incident)))
    connection.execute(update(DERIVED).where(DERIVED.c.name == LISTED).values(state=state))


def load(
    connection: Connection,
    state: str,
    *,
    documents: tuple[Document, ...],
    accounts: tuple[Account, ...],
    decisions: tuple[Decision, ...],
) -> Book | None:
    """Give the book that was kept in this state of the ledger and of the rules, if there is one."""
    if not is_current(connection, state):
        return None
    kept = {row.name: row for row in connection.execute(select(DERIVED))}
    sheets = select(SHEETS.c.data).join(INCIDENTS, INCIDENTS.c.id == SHEETS.c.incident).order_by(INCIDENTS.c.row)
    data = connection.execute(sheets).scalars()
    return Book(
        documents=documents,
        accounts=accounts,
        incidents=tuple(build(Incident, incident) for incident in data),
        decisions=decisions,
        **{name: tuple(build(kind, item) for item in kept[name].data) for name, kind in PARTS.items()},
    )
