"""What is written, on a connection that is in a transaction: nothing here changes what was written before."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from harmledger.model import Problem, Severity
from harmledger.store import rows, tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection, Table

    from harmledger.model import Account, Document
    from harmledger.serial import Json

AT_ONCE = 20_000  # plain rows
ORPHANED = "decision_orphaned"
ORPHANED_TEXT = (
    "A person ruled on this figure, and the present reader no longer finds it in the text. "
    "It counts as it was ruled until someone rules again."
)


def now() -> str:
    """Give the moment as it is kept with each row."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def put(connection: Connection, table: Table, new: Sequence[Json]) -> None:
    """Insert rows, if there are any."""
    if new:
        connection.execute(insert(table), list(new))


def put_new(connection: Connection, table: Table, new: Sequence[Json]) -> None:
    """Insert the rows that are not there yet."""
    if not new:
        return
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), list(new))


def put_plain(connection: Connection, table: Table, new: Iterable[Sequence[Any]]) -> None:
    """Insert rows of plain values that are not there yet, straight through the driver, for where they are many."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    names, marks = ", ".join(table.columns.keys()), ", ".join(mark for _ in table.columns)
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608 - names alone
    left = iter(new)
    while part := list(islice(left, AT_ONCE)):
        connection.exec_driver_sql(statement, part)


def document(connection: Connection, kept: Document, *, given: str, now: str) -> None:
    """Keep a document with its source, and who listed it."""
    if kept.source:
        put_new(connection, tables.sources, [rows.source_row(kept.source)])
    put(connection, tables.documents, [rows.document_row(kept, given=given, now=now)])
    listing(connection, kept.id, kept, now)


def listing(connection: Connection, document_id: str, listed: Document, now: str) -> None:
    """Keep that a document was listed here, once."""
    source = listed.source.name if listed.source else ""
    row = {"document": document_id, "origin": listed.origin or "", "source": source}
    put_new(connection, tables.listings, [row | {"sha256": listed.sha256, "listed_at": now}])


def account(connection: Connection, stated: Account, now: str) -> None:
    """Keep what a document states by one reading."""
    row = rows.reading_row(stated, now)
    reading = connection.execute(insert(tables.readings).returning(tables.readings.c.row), row).scalar_one()
    put(connection, tables.claims, [rows.claim_row(claim, reading) for claim in stated.claims])
    put(connection, tables.attacks, [rows.attack_row(attack, reading) for attack in stated.attacks])
    problems = [rows.problem_row(problem, stated.document, reading) for problem in stated.problems]
    put(connection, tables.problems, problems)
    put_new(connection, tables.places, rows.place_rows(stated))


def supersede(connection: Connection, document_id: str, *, spared: Collection[str], now: str) -> frozenset[str]:
    """Let an account's rows no longer count, but for those that a person ruled on: their ids are given."""
    still = set()
    for table in (tables.claims, tables.attacks):
        current = (table.c.document == document_id) & table.c.superseded_at.is_(None)
        found = set(connection.execute(select(table.c.id).where(current)).scalars())
        still |= found & set(spared)
        change = update(table).where(current, table.c.id.not_in(found & set(spared)))
        connection.execute(change.values(superseded_at=now))
    readings = tables.readings
    change = update(readings).where(readings.c.document == document_id, readings.c.superseded_at.is_(None))
    connection.execute(change.values(superseded_at=now))
    return frozenset(still)


def orphans(stated: Account, kept: Collection[str]) -> tuple[Problem, ...]:
    """Give a problem for each ruled claim or attack that the new account no longer holds."""
    found = {claim.id for claim in stated.claims} | {attack.id for attack in stated.attacks}
    lost = sorted(set(kept) - found)
    return tuple(Problem(ORPHANED, Severity.WARNING, ORPHANED_TEXT, (name,), stated.document) for name in lost)


def meta(connection: Connection, name: str, value: str) -> None:
    """Keep something about the ledger itself under a name, in place of what stood there."""
    connection.execute(delete(tables.meta).where(tables.meta.c.name == name))
    put(connection, tables.meta, [{"name": name, "value": value}])


def decisions_alone(connection: Connection) -> None:
    """Let nobody else append a decision until this is done: each is sealed to the one before. SQLite does so anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE decisions IN EXCLUSIVE MODE")


def settle_alone(connection: Connection) -> None:
    """Let nobody else change the incidents until this is done. SQLite does so anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE derived IN EXCLUSIVE MODE")


def last_row(connection: Connection, table: Table) -> int:
    """Give the number of a table's last row: tables that are only appended to change with it."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.row), 0))).scalar_one())
