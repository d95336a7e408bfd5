"""The last computed book, kept so that a listing need not compute it anew. It may be lost without harm."""

from __future__ import annotations

from dataclasses import replace as replace_fields
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from harmledger.model import Book, Incident, PeriodTotal, Problem
from harmledger.reconcile.cases import apart, order
from harmledger.review import briefs
from harmledger.serial import build, plain
from harmledger.store import rows, tables, writing
from harmledger.store.traces import parts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from harmledger.store.pile import Pile


INCIDENTS, SHEETS, MEMBERS, COPIES = tables.incidents, tables.sheets, tables.members, tables.copies
DERIVED = tables.derived
AT_ONCE = 2_000  # incidents written together
LISTED = "incidents"  # the part whose rows stand in a table of their own
PARTS: dict[str, Any] = {"totals": PeriodTotal, "problems": Problem}


def save(connection: Connection, book: Book, families: Mapping[str, str], *, state: str, now: str) -> None:
    """Keep a book, and for good the ids that its incidents were given first."""
    for table in (INCIDENTS, SHEETS, DERIVED, MEMBERS, COPIES):
        connection.execute(delete(table))
    _put(connection, book, families, now)
    writing.put(connection, DERIVED, [{"name": LISTED, "state": state, "data": None}])
    complete(connection, book, state)


def keep(connection: Connection, pile: Pile, families: Mapping[str, str], *, state: str, now: str) -> None:
    """Keep all incidents that were computed anew; totals wait for the next whole book."""
    for table in (INCIDENTS, SHEETS, DERIVED, MEMBERS, COPIES):
        connection.execute(delete(table))
    briefs = (rows.brief_row(brief) for brief in pile.briefs())
    while part := list(islice(briefs, AT_ONCE)):
        writing.put(connection, INCIDENTS, part)
    writing.put_plain(connection, SHEETS, pile.sheets())
    writing.put_plain(connection, MEMBERS, pile.members())
    writing.put_plain(connection, COPIES, families.items())
    writing.put_plain(connection, tables.minted, sorted((a, incident, now) for a, incident, _ in pile.members()))
    writing.put(connection, DERIVED, [{"name": LISTED, "state": state, "data": None}])


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
    stamp(connection, state)


def exchange(connection: Connection, old: Collection[str], book: Book, families: Mapping[str, str], now: str) -> None:
    """Keep the incidents of a book in the place of some that were there; totals wait for the next whole book."""
    for table, column in ((INCIDENTS, INCIDENTS.c.id), (SHEETS, SHEETS.c.incident), (MEMBERS, MEMBERS.c.incident)):
        for part in parts(old):
            connection.execute(delete(table).where(column.in_(part)))
    for part in parts(families):
        connection.execute(delete(COPIES).where(COPIES.c.document.in_(part)))
    _put(connection, book, families, now)


def stamp(connection: Connection, state: str) -> None:
    """Say of which state of the ledger the incidents are."""
    connection.execute(update(DERIVED).where(DERIVED.c.name == LISTED).values(state=state))


def forget(connection: Connection) -> None:
    """Let nothing that is kept count as current, so that all of it is computed anew."""
    connection.execute(update(DERIVED).values(state=""))


def _put(connection: Connection, book: Book, families: Mapping[str, str], now: str) -> None:
    homes = {attack.id: account.document for account in book.accounts for attack in account.attacks}
    writing.put(connection, INCIDENTS, [rows.brief_row(brief) for brief in briefs(book)])
    writing.put(connection, SHEETS, [rows.sheet_row(incident) for incident in book.incidents])
    members = [row for incident in book.incidents for row in rows.member_rows(incident, homes)]
    writing.put(connection, MEMBERS, members)
    writing.put(connection, COPIES, [{"document": d, "origin": origin} for d, origin in families.items()])
    given = {attack: incident.id for incident in book.incidents for attack in incident.attacks}
    new = [{"attack": attack, "incident": name, "minted_at": now} for attack, name in sorted(given.items())]
    writing.put_new(connection, tables.minted, new)


def load(connection: Connection, book: Book, *, whole: bool) -> Book:
    """Give a book of documents, accounts and decisions its incidents; and, where whole, totals and problems."""
    data = connection.execute(select(SHEETS.c.data)).scalars()
    made = tuple(sorted((build(Incident, incident) for incident in data), key=order))
    book = replace_fields(book, incidents=made, unlinked=apart(made))
    if not whole:
        return book
    kept = {row.name: row.data for row in connection.execute(select(DERIVED))}
    told = {name: tuple(build(kind, item) for item in kept[name]) for name, kind in PARTS.items()}
    return replace_fields(book, **told)


def families(connection: Connection) -> dict[str, str]:
    """Give the origin of each document that has or is a copy."""
    return {row.document: row.origin for row in connection.execute(select(COPIES))}


def complete(connection: Connection, book: Book, state: str) -> None:
    """Keep the totals and problems of a book whose incidents are kept already."""
    connection.execute(delete(DERIVED).where(DERIVED.c.name != LISTED))
    whole = [{"name": name, "state": state, "data": plain(getattr(book, name))} for name in PARTS]
    writing.put(connection, DERIVED, whole)
