"""Change a gazetteer file: all or nothing, and never under the hands of who reads it.

The change is made to a copy that then takes the file's place. Whoever has the file open goes on reading the old one; if
the program is killed half-way, the old one is what there is.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from harmledger.errors import DiskFullError, GazetteerBusyError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CACHE = 128 * 1024  # kibibytes of pages that an import keeps at hand


@contextmanager
def changing(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a copy; when the block ends well, the copy becomes the file.

    Raises `GazetteerBusyError` while another program changes the same file, `DiskFullError` where the copy has no room.
    """
    with _alone(path):
        part = path.with_name(f"{path.name}.part")
        try:
            shutil.copy(path, part)  # with its permissions
            with closing(sqlite3.connect(part)) as db:
                _hasten(db)
                with db:
                    yield db
            _sync(part)
            part.replace(path)
        except sqlite3.OperationalError as error:
            raise _meant(error, path) from error
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a lock that the system lets go of when the program ends, however it ends."""
    with closing(sqlite3.connect(path.with_name(f"{path.name}.lock"), timeout=0)) as lock:
        try:
            lock.execute("PRAGMA journal_mode = OFF")
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise GazetteerBusyError(str(path)) from None
        yield


def _hasten(db: sqlite3.Connection) -> None:
    """Write without a journal: a copy that breaks is thrown away."""
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA synchronous = OFF")
    db.execute(f"PRAGMA cache_size = -{_CACHE}")


def _sync(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _meant(error: sqlite3.OperationalError, path: Path) -> Exception:
    full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return DiskFullError(str(path)) if full else error
