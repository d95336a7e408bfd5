"""Backup and restore, between files and servers."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from harmledger import errors
from harmledger.store import Ledger
from harmledger.store.backup import backup, restore

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Any]

FIRST = Path(__file__).parent / "data" / "ledger_0001.sql"


def filled(address: str, report: Make, reading: Make) -> tuple[object, ...]:
    """Put two documents into a ledger and give what it says."""
    with Ledger.open(address) as ledger:
        for name in ("post-1", "بيان-2"):
            kept = report(name, publisher="Radio Amara")
            ledger.add(kept, reading(kept, (0, 8)))
        return said(ledger)


def said(ledger: Ledger) -> tuple[object, ...]:
    """Give all that a ledger holds."""
    return (ledger.documents(), ledger.accounts(), ledger.decisions(), ledger.minted())


def test_a_backup_restores_what_the_ledger_held(address: str, tmp_path: Path, report: Make, reading: Make) -> None:
    """A ledger on either database goes to one file, from which a file ledger comes back whole."""
    before = filled(address, report, reading)
    file, again = tmp_path / "copy.db", str(tmp_path / "again.db")
    backup(address, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    restore(file, again)
    assert stat.S_IMODE(Path(again).stat().st_mode) == 0o600
    with Ledger.existing(again) as ledger:
        assert said(ledger) == before
        kept = report("post-3")
        ledger.add(kept, reading(kept, (0, 8)))
        assert len(ledger.documents()) == 3


def test_a_file_moves_to_a_server(database: str, tmp_path: Path, report: Make, reading: Make) -> None:
    """A team can take a file ledger over to PostgreSQL and go on adding."""
    before = filled(str(tmp_path / "ledger.db"), report, reading)
    backup(str(tmp_path / "ledger.db"), tmp_path / "copy.db")
    restore(tmp_path / "copy.db", database)
    with Ledger.existing(database) as ledger:
        assert said(ledger) == before
        kept = report("post-3")
        ledger.add(kept, reading(kept, (0, 8)))
        assert len(ledger.documents()) == 3
    with pytest.raises(errors.FileExistsAlreadyError):
        restore(tmp_path / "copy.db", database)


def test_an_old_backup_is_brought_up_to_date(tmp_path: Path) -> None:
    """A backup of the first version restores; the backup itself is not touched."""
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as database:
        database.executescript(FIRST.read_text(encoding="utf-8"))
    before = old.read_bytes()
    restore(old, str(tmp_path / "ledger.db"))
    with Ledger.existing(str(tmp_path / "ledger.db")) as ledger:
        assert len(ledger.documents()) == 3
    assert old.read_bytes() == before


def test_a_backup_never_overwrites(tmp_path: Path, report: Make, reading: Make) -> None:
    """A file that is there already is left as it is."""
    filled(str(tmp_path / "ledger.db"), report, reading)
    (tmp_path / "letter.txt").write_text("Dear Badr")
    with pytest.raises(errors.FileExistsAlreadyError):
        backup(str(tmp_path / "ledger.db"), tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text() == "Dear Badr"


def test_restoring_never_overwrites(tmp_path: Path, report: Make, reading: Make) -> None:
    """A ledger that is there already is never replaced."""
    before = filled(str(tmp_path / "ledger.db"), report, reading)
    backup(str(tmp_path / "ledger.db"), tmp_path / "copy.db")
    with pytest.raises(errors.FileExistsAlreadyError):
        restore(tmp_path / "copy.db", str(tmp_path / "ledger.db"))
    with Ledger.existing(str(tmp_path / "ledger.db")) as ledger:
        assert said(ledger) == before


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"Dear Amal", errors.NotALedgerError), (b"", errors.NotALedgerError), (None, errors.NoLedgerError)],
)
def test_only_a_ledger_is_restored(tmp_path: Path, content: bytes | None, error: type[Exception]) -> None:
    """What is no ledger is refused, and nothing is left behind."""
    source, target = tmp_path / "copy.db", tmp_path / "ledger.db"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(error):
        restore(source, str(target))
    assert [file for file in tmp_path.iterdir() if file != source] == []


def test_a_damaged_backup_is_refused(tmp_path: Path, report: Make, reading: Make) -> None:
    """A backup whose pages were lost is told, and no ledger is made of it."""
    filled(str(tmp_path / "ledger.db"), report, reading)
    backup(str(tmp_path / "ledger.db"), tmp_path / "copy.db")
    content = (tmp_path / "copy.db").read_bytes()
    (tmp_path / "copy.db").write_bytes(content[:20480] + b"\xff" * (len(content) - 20480))
    with pytest.raises(errors.DamagedLedgerError):
        restore(tmp_path / "copy.db", str(tmp_path / "again.db"))
    assert not (tmp_path / "again.db").exists()


def test_a_backup_may_be_taken_while_the_ledger_is_in_use(tmp_path: Path, report: Make, reading: Make) -> None:
    """What was added before a backup is in it, though the ledger is still open."""
    address = str(tmp_path / "ledger.db")
    with Ledger.open(address) as ledger:
        kept = report("post-1")
        ledger.add(kept, reading(kept, (0, 8)))
        backup(address, tmp_path / "copy.db")
    with Ledger.existing(str(tmp_path / "copy.db")) as copy:
        assert copy.documents() == (kept,)
