"""The command line as a process of its own: exit codes, signals, pipes, and what it imports."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Start = Callable[..., subprocess.Popen[str]]

SOURCE = str(Path(__file__).parents[1] / "src")
TEXT = "Artillery shelling of the village of Sarja killed three civilians, including two children, on 5 October 2023."
HEAVY = {"sqlalchemy", "alembic", "rich", "trafilatura", "pypdf", "openpyxl", "rensa", "rapidfuzz", "jinja2", "lxml"}


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Give a starter of commands in a folder of its own."""
    environment = os.environ | {
        "PYTHONPATH": SOURCE,
        "HARMLEDGER_CONFIG": str(tmp_path / "none.toml"),
        "HARMLEDGER_GAZETTEER": str(tmp_path / "gazetteer.db"),
    }
    environment.pop("HARMLEDGER_LEDGER", None)

    def run(*arguments: str, limit: int | None = None) -> subprocess.Popen[str]:
        def restrain() -> None:
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        with (tmp_path / "stderr.txt").open("w") as said:  # a pipe that nobody reads would stop the process
            return subprocess.Popen(  # noqa: S603 - our own words
                [sys.executable, "-m", "harmledger", *arguments],
                cwd=tmp_path,
                env=environment,
                text=True,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                preexec_fn=restrain,  # noqa: PLW1509 - no threads here
            )

    return run


def trouble(folder: Path) -> str:
    """Give what the last command said on standard error."""
    return (folder / "stderr.txt").read_text()


def archive(path: Path, count: int) -> Path:
    """Write an archive of so many reports."""
    rows = ({"id": f"n{number}", "text": f"{TEXT} Report {number}."} for number in range(count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_help_imports_nothing_heavy() -> None:
    """The overview answers at once, because no command is imported for it."""
    code = "import sys; from harmledger.cli import cli; cli(['--help'], standalone_mode=False); print(*sys.modules)"
    shown = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": SOURCE},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not HEAVY & {name.split(".")[0] for name in shown.stdout.split()}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--version",), 0),
        (("read", "report.txt"), 0),
        (("read", "report.txt", "none.txt"), 1),
        (("incidents",), 1),
        (("read",), 2),
        (("--ledger",), 2),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int, start: Start, tmp_path: Path) -> None:
    """0 where all went well, 1 where something was refused, 2 where the call makes no sense."""
    (tmp_path / "report.txt").write_text(TEXT)
    with start(*arguments) as process:
        process.communicate()
        assert process.returncode == code
        assert "Traceback" not in trouble(tmp_path)


def test_a_reader_of_the_output_may_leave(start: Start, tmp_path: Path) -> None:
    """Where the next program in the pipe has seen enough, ours ends without a word."""
    with start("read", "--format", "jsonl", str(archive(tmp_path / "all.jsonl", 300))) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
    assert trouble(tmp_path) == ""


def test_a_kill_in_the_midst_of_adding_loses_nothing(start: Start, tmp_path: Path) -> None:
    """A killed `add` leaves a whole ledger; adding again goes on where it stopped."""
    path, ledger = archive(tmp_path / "all.jsonl", 60), tmp_path / "harmledger.db"
    with start("add", str(path)) as process:
        _begun(process, ledger)
        process.send_signal(signal.SIGKILL)
    before = _count(ledger)
    assert before > 0
    with start("add", str(path)) as process:
        said, _ = process.communicate()
    assert (process.returncode, trouble(tmp_path)) == (0, "")
    assert f"{before:,} there already" in said or before == 60
    assert _count(ledger) == 60


def _count(ledger: Path) -> int:
    """Give the number of documents that another program sees, 0 while there is no ledger yet."""
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def _begun(process: subprocess.Popen[str], ledger: Path) -> None:
    """Wait until the first document is in the ledger, or the process has ended."""
    while process.poll() is None and not _count(ledger):
        time.sleep(0.02)


def test_an_interrupt_says_what_was_kept(start: Start, tmp_path: Path) -> None:
    """Ctrl-C ends the run with a summary of what is in the ledger."""
    path, ledger = archive(tmp_path / "all.jsonl", 900), tmp_path / "harmledger.db"
    with start("add", str(path)) as process:
        _begun(process, ledger)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate()
    assert process.returncode == 1
    assert "Traceback" not in trouble(tmp_path)
    assert _count(ledger) - _added(said) in {0, 1}  # the last one may have been kept and not yet counted


def _added(said: str) -> int:
    """Give the number of documents that a summary says were added."""
    return int(re.findall(r"Added ([\d,]+) document", said)[0].replace(",", ""))


def test_a_full_disk_is_told_and_leaves_the_ledger_whole(start: Start, tmp_path: Path) -> None:
    """Where the disk is full the command says so, with what is kept and what to do."""
    path, ledger = archive(tmp_path / "all.jsonl", 600), tmp_path / "harmledger.db"
    with start("add", str(path), limit=700_000) as process:
        said, _ = process.communicate()
    assert process.returncode == 1
    assert "harmledger.db: the disk is full" in trouble(tmp_path)
    assert "Traceback" not in trouble(tmp_path)
    assert _count(ledger) == _added(said)
    with start("add", str(archive(tmp_path / "few.jsonl", 3))) as process:
        assert "Added" in process.communicate()[0]
