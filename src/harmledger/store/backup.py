"""One file that holds a whole ledger: a ledger on SQLite itself, so that any tool opens it.

A ledger on PostgreSQL is backed up to the same kind of file, and restored from it row by row.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from harmledger import errors
from harmledger.store import engine as engines
from harmledger.store import schema
from harmledger.store.ledger import Ledger
from harmledger.store.tables import METADATA, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

AT_ONCE = 500  # rows held in memory


def backup(address: str, target: Path) -> None:
    """Copy a ledger to a file that is not there yet; the file appears only when it is whole."""
    if target.exists():
        raise errors.FileExistsAlreadyError(str(target))
    with Ledger.existing(address) as ledger, _whole(target) as unfinished:
        if engines.is_server(address):
            with Ledger.open(str(unfinished)) as copy:
                _transfer(ledger, copy)
        else:
            _copy_file(engines.file_of(address), unfinished)


def restore(source: Path, address: str) -> None:
    """Make a backup the ledger, brought up to date; the backup and a ledger that is there already stay as they are."""
    _check(source)
    if engines.is_server(address):
        with tempfile.TemporaryDirectory() as folder, Ledger.open(address) as ledger:
            _refuse_full(ledger)
            unfinished = Path(folder) / "restored.db"
            _copy_file(source, unfinished)
            with Ledger.existing(str(unfinished)) as kept:
                _transfer(kept, ledger)
        return
    target = engines.file_of(address)
    if target.exists():
        raise errors.FileExistsAlreadyError(str(target), "It is a ledger that restoring would replace.")
    with _whole(target) as unfinished:
        _copy_file(source, unfinished)
        Ledger.existing(str(unfinished)).close()


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """Give a file to write beside the target, which takes its name only when all went well."""
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    engines.make_file(unfinished)
    try:
        yield unfinished
        os.replace(unfinished, target)  # noqa: PTH105 - replaces in one step on every system
    finally:
        for side in ("", "-wal", "-shm", "-journal"):
            Path(f"{unfinished}{side}").unlink(missing_ok=True)


def _copy_file(source: Path, target: Path) -> None:
    """Copy a database that may be in use, by SQLite's own means."""
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
    except sqlite3.Error as error:
        kind = errors.DiskFullError if "full" in str(error) or "I/O" in str(error) else errors.DatabaseError
        raise kind(str(target)) from None


def _check(source: Path) -> None:
    """Refuse what is no ledger, one of a newer version, and one that is damaged, without writing to it."""
    engines.check_file(source)
    engine = engines.connect(str(source))
    try:
        with engines.told(str(source)), engine.connect() as connection:
            found = schema.version(connection, str(source))
            sound = connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
    finally:
        engine.dispose()
    if not 0 < found <= SCHEMA:
        raise (errors.NewerLedgerError if found else errors.NotALedgerError)(str(source))
    if not sound:
        raise errors.DamagedLedgerError(str(source))


def _refuse_full(ledger: Ledger) -> None:
    if ledger.documents():
        raise errors.FileExistsAlreadyError(engines.shown(ledger.address), "It is a ledger with documents in it.")


def _transfer(source: Ledger, target: Ledger) -> None:
    """Copy all rows of one ledger into another that is empty."""
    with (
        engines.told(target.address),
        source.engine.connect() as old,
        target.engine.execution_options(writes=True).begin() as new,
    ):
        for table in METADATA.sorted_tables:
            found = old.execution_options(yield_per=AT_ONCE).execute(select(table))
            for part in found.mappings().partitions():
                new.execute(insert(table), [dict(row) for row in part])
            _count_on(new, table)


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number the next row after the last one copied."""
    if connection.dialect.name == "postgresql" and "row" in table.c:
        last = connection.execute(select(func.max(table.c.row))).scalar()
        if last:
            sequence = func.pg_get_serial_sequence(table.name, "row")
            connection.execute(select(func.setval(sequence, last)))
