"""Connections to a ledger's database, and its errors in our words."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from harmledger import errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

POSTGRESQL = ("postgresql:", "postgres:", "postgresql+psycopg:")
SQLITE_HEADER = b"SQLite format 3\x00"
WAIT = 30_000  # milliseconds that a writer waits for another
SOON = 1_000  # after which it says so
MESSAGES: tuple[tuple[str, type[errors.HarmledgerError]], ...] = (  # SQLite's error names by their beginnings
    ("SQLITE_FULL", errors.DiskFullError),
    ("SQLITE_IOERR", errors.DiskFullError),
    ("SQLITE_READONLY", errors.ReadOnlyError),
    ("SQLITE_CANTOPEN", errors.ReadOnlyError),
    ("SQLITE_PERM", errors.ReadOnlyError),
    ("SQLITE_BUSY", errors.LedgerBusyError),
    ("SQLITE_LOCKED", errors.LedgerBusyError),
    ("SQLITE_NOTADB", errors.NotALedgerError),
    ("SQLITE_CORRUPT", errors.DamagedLedgerError),
)
STATES: tuple[tuple[str, type[errors.HarmledgerError]], ...] = (  # PostgreSQL's SQLSTATE classes
    ("53100", errors.DiskFullError),
    ("25006", errors.ReadOnlyError),
    ("42501", errors.ReadOnlyError),
    ("40", errors.LedgerBusyError),
    ("55P03", errors.LedgerBusyError),
)

log = logging.getLogger(__name__)


def is_server(address: str) -> bool:
    """Tell a PostgreSQL address from a file."""
    return address.startswith(POSTGRESQL)


def file_of(address: str) -> Path:
    """Give the file of a ledger on SQLite."""
    return Path(address.removeprefix("sqlite:///"))


def shown(address: str) -> str:
    """Give an address as it may be printed: without a password."""
    return make_url(address).render_as_string(hide_password=True) if is_server(address) else str(file_of(address))


def connect(address: str) -> Engine:
    """Give the engine of an address; nothing is opened yet."""
    dumps = partial(json.dumps, ensure_ascii=False)
    if not is_server(address):
        engine = create_engine(f"sqlite:///{file_of(address).absolute()}", json_serializer=dumps)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine
    try:
        rest = address.split(":", 1)[1]
        return create_engine(f"postgresql+psycopg:{rest}", json_serializer=dumps)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise errors.NoDriverError(shown(address)) from error


def _set_up(connection: Any, _: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: see _begin
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {WAIT}")
    connection.execute("PRAGMA synchronous = FULL")  # what was reported as added survives a power cut too


def _begin(connection: Connection) -> None:
    """Begin a writer at once, so that two never meet half-way."""
    if not connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("BEGIN")
    elif not _begun(connection.connection.driver_connection):
        log.warning("Another program is writing to the ledger. Waiting up to %d seconds for it.", WAIT // 1000)
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begun(connection: Any) -> bool:
    """Begin a writer if that can be done soon."""
    connection.execute(f"PRAGMA busy_timeout = {SOON}")
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorname != "SQLITE_BUSY"
    finally:
        connection.execute(f"PRAGMA busy_timeout = {WAIT}")
    return True


def make_file(path: Path) -> None:
    """Make an empty file that only its owner may read; SQLite gives its side files the same mode."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise errors.ReadOnlyError(str(path)) from error


@contextmanager
def told(address: str) -> Iterator[None]:
    """Turn what the database raises into a sentence for the user. The statement and its values are never shown."""
    try:
        yield
    except DBAPIError as error:
        raise _kind(error)(shown(address), _hint(error)) from None


def _kind(error: DBAPIError) -> type[errors.HarmledgerError]:
    name = getattr(error.orig, "sqlite_errorname", None)
    state = getattr(error.orig, "sqlstate", None) or ""
    table, code = (MESSAGES, name) if name else (STATES, state)
    return next((kind for start, kind in table if code.startswith(start)), errors.DatabaseError)


def _hint(error: DBAPIError) -> str:
    code = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    return f"({code or type(error.orig).__name__})"


def check_file(path: Path) -> None:
    """Refuse a file that is not there or is no database. An empty one is a ledger that was just begun."""
    try:
        with path.open("rb") as stream:
            head = stream.read(len(SQLITE_HEADER))
    except FileNotFoundError:
        raise errors.NoLedgerError(str(path)) from None
    except IsADirectoryError:
        raise errors.NotALedgerError(str(path)) from None
    except OSError as error:
        raise errors.ReadOnlyError(str(path)) from error
    if head and head != SQLITE_HEADER:
        raise errors.NotALedgerError(str(path))
