"""A kill, a full disk, two writers: the ledger stays whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from harmledger import errors
from harmledger.store import Ledger, engine
from harmledger.store.engine import connect

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Any]

ADDS = """
    import sys
    from harmledger.model import Account, Attack, Claim, Count, Document, Harm
    from harmledger.errors import HarmledgerError
    from harmledger.store import Ledger

    text = "Shelling killed three people in Tel Amara. " * 200
    with Ledger.open(sys.argv[1]) as ledger:
        for number in range(int(sys.argv[2])):
            name = f"{sys.argv[3]}-{number}"
            claims = tuple(
                Claim(f"c-{name}-{i}", name, "three", 16, 21, Harm.KILLED, Count.exact(3)) for i in range(20)
            )
            attack = Attack(f"a-{name}", name, "Shelling", 0, 8)
            ledger.add(Document(name, text, name), Account(name, "en", claims, (attack,)))
            print(name, flush=True)
"""
LIMITED = """
    import resource, signal
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
"""


def child(script: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a program that adds documents and prints the name of each once it was added."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1] / "src")}
    command = [sys.executable, "-c", textwrap.dedent(script), *arguments]
    return subprocess.Popen(  # noqa: S603 - our own words
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def kept(path: Path) -> dict[str, int]:
    """Give the documents of a ledger with the number of their claims, after a check of the whole file."""
    with Ledger.existing(str(path)) as ledger:
        found = {account.document: len(account.claims) for account in ledger.accounts()}
        assert {document.id for document in ledger.documents()} == set(found)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    return found


@pytest.mark.parametrize("after", [1, 7, 23])
def test_a_kill_loses_nothing_that_was_reported(tmp_path: Path, after: int) -> None:
    """A process killed in the midst of adding leaves every document it reported, each whole, and no half of one."""
    path = tmp_path / "ledger.db"
    with child(ADDS, str(path), "100000", "post") as process:
        assert process.stdout is not None
        reported = [process.stdout.readline().strip() for _ in range(after)]
        process.send_signal(signal.SIGKILL)
        reported += [line.strip() for line in process.stdout if line.endswith("\n")]
    found = kept(path)
    assert set(reported) <= set(found)
    assert set(found.values()) == {20}
    assert len(found) - len(reported) <= 1


def test_a_full_disk_leaves_the_ledger_whole(tmp_path: Path) -> None:
    """Where no more can be written, the program says so, and all that it reported is there."""
    path = tmp_path / "ledger.db"
    Ledger.open(str(path)).close()
    with child(textwrap.dedent(LIMITED) + textwrap.dedent(ADDS), str(path), "1000", "post") as process:
        reported, trouble = process.communicate()
    assert "DiskFullError" in trouble
    names = reported.split()
    assert 0 < len(names) < 1000
    assert kept(path).keys() == set(names)


def test_a_full_database_is_told(tmp_path: Path, report: Make, reading: Make) -> None:
    """SQLite's own word for a full disk becomes ours, and names the ledger."""
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path)) as ledger:
        first = report("post-1")
        ledger.add(first, reading(first, (0, 8)))
        with ledger.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        second = report("post-2", "Shelling of Tel Amara. " * 10_000)
        with pytest.raises(errors.DiskFullError, match=r"ledger\.db"):
            ledger.add(second, reading(second, (0, 8)))
        assert ledger.documents() == (first,)
    assert kept(path) == {"post-1": 1}


def test_two_programs_may_add_at_once(tmp_path: Path) -> None:
    """Two writers take turns; neither loses a document."""
    path = tmp_path / "ledger.db"
    Ledger.open(str(path)).close()
    with child(ADDS, str(path), "40", "amal") as first, child(ADDS, str(path), "40", "badr") as second:
        assert (first.communicate()[1], second.communicate()[1]) == ("", "")
    assert len(kept(path)) == 80


def test_a_document_that_cannot_be_kept_leaves_no_trace(tmp_path: Path, report: Make, reading: Make) -> None:
    """If one claim of a document is refused by the database, nothing of the document is kept."""
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path)) as ledger:
        first, second = report("post-1"), report("post-2")
        stated = reading(first, (0, 8))
        ledger.add(first, stated)
        with pytest.raises(errors.DatabaseError):
            ledger.add(second, stated)  # the claims' ids are taken by the first document
        assert ledger.documents() == (first,)


def test_a_ledger_that_is_in_use_is_told(
    tmp_path: Path, report: Make, reading: Make, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A writer says soon that it waits for another program, and says so again when it waited in vain."""
    monkeypatch.setattr(engine, "SOON", 1)
    monkeypatch.setattr(engine, "WAIT", 2)
    path, first = tmp_path / "ledger.db", report("post-1")
    with Ledger.open(str(path)) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.LedgerBusyError):
            ledger.add(first, reading(first, (0, 8)))
        assert caplog.messages == ["Another program is writing to the ledger. Waiting up to 0 seconds for it."]
        other.execute("COMMIT")
        ledger.add(first, reading(first, (0, 8)))
        assert len(caplog.messages) == 1


def test_messages_hold_no_text_of_a_source(tmp_path: Path, report: Make, reading: Make) -> None:
    """What the database says when it refuses is never shown with the values it refused."""
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path)) as ledger:
        first = report("post-1", "Shells killed Badr of Tel Amara.")
        ledger.add(first, reading(first, (0, 8)))
        with pytest.raises(errors.HarmledgerError) as caught:
            ledger.add(report("post-2"), reading(first, (0, 8)))
    assert "Badr" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_server_address_is_never_a_file() -> None:
    """An address on PostgreSQL asks for its driver, and is never taken for a file's name."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: ledgers on PostgreSQL are not tested")
    assert connect("postgres://amal@localhost/ledger").dialect.name == "postgresql"
