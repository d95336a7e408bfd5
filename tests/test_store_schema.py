"""Which files are ledgers, and how an older one is brought up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from harmledger import errors, pipeline
from harmledger.review import Filter
from harmledger.store import Ledger, schema
from harmledger.store.engine import connect, make_file, shown
from harmledger.store.picture import Picture
from harmledger.store.tables import METADATA, SCHEMA
from tests import desks

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = Path(__file__).parent / "data" / "ledger_0001.sql"


def pragma(path: Path, name: str) -> int:
    """Give a number of a database's header."""
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute(f"PRAGMA {name}").fetchone()[0])


def is_table(name: str | None, kind: str, _: object) -> bool:
    """Tell whether something is a table of ours; the index of words is the database's own."""
    return kind != "table" or not str(name).startswith("words")


def test_the_migrations_make_the_tables(address: str) -> None:
    """A ledger made by the migrations has the tables that the code knows, on both databases."""
    with Ledger.open(address) as ledger, ledger.engine.connect() as connection:
        opts = {"compare_type": True, "include_name": is_table}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, METADATA) == []
        assert schema.version(connection, address) == SCHEMA


def test_a_ledger_of_the_first_version_opens(tmp_path: Path) -> None:
    """A ledger made by the first migration opens today, with every document, claim, ruling and id."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(FIRST.read_text(encoding="utf-8"))
    assert pragma(path, "user_version") == 1
    with Ledger.existing(str(path)) as ledger:
        assert [document.id for document in ledger.documents()] == ["post-1", "post-1@v2", "بيان-2"]
        claims = [claim for account in ledger.accounts() for claim in account.claims]
        assert [claim.quote for claim in claims] == ["three people", "rose to five", "ثلاثة أشخاص"]
        assert [claim.count.number for claim in claims] == [3, 5, 3]
        assert [decision.why for decision in ledger.decisions()] == ["read it again"]
        assert ledger.tampered() is None
        assert ledger.minted() == {"a-1": "i-1"}
        assert [document.published.at for document in ledger.documents() if document.published] == [None]
    assert pragma(path, "user_version") == SCHEMA


def test_a_ledger_of_the_third_version_shows_its_incidents_at_once(tmp_path: Path) -> None:
    """What was listed is listed still; groups and spellings, which no earlier version kept, come with the next look."""
    path = desks.copied(tmp_path)
    with closing(sqlite3.connect(path)) as database:
        for name in ("groups", "names"):
            database.execute(f"ALTER TABLE incidents DROP COLUMN {name}")
        database.execute("DROP TABLE traces")
        database.execute("DROP TRIGGER readings_keep")
        for table in ("documents", "readings"):
            database.execute(f"ALTER TABLE {table} DROP COLUMN published_at")
        database.execute("UPDATE alembic_version SET version_num = '0003'")
        database.execute("PRAGMA user_version = 3")
        database.commit()
    with Ledger.existing(str(path)) as ledger:
        picture = Picture(ledger)
        before = picture.count(Filter())
        assert before > picture.count(Filter(group="child")) == 0
        assert not pipeline.settle(ledger)
        pipeline.book(ledger)
        assert picture.count(Filter()) == before > picture.count(Filter(group="child")) > 0


@pytest.mark.parametrize("number", ["0001", "0002", "0003", "0004", "0005"])
def test_a_ledger_of_any_version_is_brought_up_to_date(address: str, number: str) -> None:
    """From whichever migration a ledger stands at, today's tables and guards come about, on both databases."""
    if not address.startswith("postgresql"):
        make_file(Path(address))
    engine = connect(address)
    schema.upgrade(engine, number)
    engine.dispose()
    with Ledger.existing(address) as ledger, ledger.engine.connect() as connection:
        opts = {"compare_type": True, "include_name": is_table}
        assert compare_metadata(MigrationContext.configure(connection, opts=opts), METADATA) == []
        assert schema.version(connection, address) == SCHEMA


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    """A run that was killed before it made its tables leaves an empty file, which is no obstacle."""
    path = tmp_path / "ledger.db"
    path.touch()
    with Ledger.open(str(path)) as ledger:
        assert ledger.documents() == ()
    assert pragma(path, "application_id") == schema.APPLICATION


def test_a_missing_ledger_is_not_made_by_looking(tmp_path: Path) -> None:
    """What only reads says that there is no ledger and makes none."""
    with pytest.raises(errors.NoLedgerError):
        Ledger.existing(str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"Dear Amal,\n", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """Another file is refused, and not a byte of it changes."""
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises((errors.NotALedgerError, errors.DamagedLedgerError)):
        Ledger.open(str(path))
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """A database of another program is refused, and not a byte of it changes."""
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE photos (name)")
        database.commit()
    before = path.read_bytes()
    with pytest.raises(errors.NotALedgerError, match=r"photos\.db"):
        Ledger.open(str(path))
    assert path.read_bytes() == before


def test_another_programs_server_database_is_left_alone(database: str) -> None:
    """A PostgreSQL database that holds other tables is refused."""
    engine = connect(database)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE photos (name text)")
    engine.dispose()
    with pytest.raises(errors.NotALedgerError):
        Ledger.open(database)


def test_a_newer_ledger_is_left_alone(tmp_path: Path) -> None:
    """A ledger of a later version is refused rather than misread."""
    path = tmp_path / "ledger.db"
    Ledger.open(str(path)).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(errors.NewerLedgerError):
        Ledger.open(str(path))


def test_a_damaged_ledger_is_told(tmp_path: Path, report: Callable[..., Any], reading: Callable[..., Any]) -> None:
    """A ledger whose pages are overwritten is told to be damaged, with what to do."""
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path)) as ledger:
        for number in range(50):
            kept = report(f"post-{number}", "Shelling of Tel Amara. " * 50)
            ledger.add(kept, reading(kept, (0, 8)))
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(size - 8192))
    with pytest.raises(errors.DamagedLedgerError, match="restore"), Ledger.existing(str(path)) as ledger:
        ledger.accounts()


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    """A folder in place of the ledger is a clear message."""
    with pytest.raises(errors.NotALedgerError):
        Ledger.open(str(tmp_path))


def test_a_ledger_in_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Where the file cannot be made, the message names it."""
    with pytest.raises(errors.ReadOnlyError, match=r"ledger\.db"):
        Ledger.open(str(tmp_path / "none" / "ledger.db"))


def test_an_address_is_shown_without_its_password() -> None:
    """No message prints the password of a server's address."""
    assert "secret" not in shown("postgresql://amal:secret@db.example.org/ledger")


def test_a_server_that_is_not_there_is_told() -> None:
    """A PostgreSQL address that nobody answers is a clear message, without a traceback."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: ledgers on PostgreSQL are not tested")
    with pytest.raises(errors.DatabaseError):
        Ledger.open("postgresql://amal@/ledger?host=/nowhere")
