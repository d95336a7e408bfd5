"""The server is killed while it saves: what it answered is kept, and the chain of decisions holds."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from harmledger.cli import cli
from harmledger.model import Ruling
from harmledger.review import made
from harmledger.store import Ledger
from tests import desks


def started(path: Path) -> tuple[subprocess.Popen[str], str]:
    """Start `harmledger serve` as a process of its own and give its address."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1] / "src"), "HARMLEDGER_REVIEWER": "Amal"}
    command = [sys.executable, "-m", "harmledger", "--ledger", str(path), "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)  # noqa: S603 - our own words
    assert process.stdout
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found
    return process, found[0]


@pytest.mark.parametrize("answers", [1, 3])
def test_a_kill_loses_nothing_that_was_answered(tmp_path: Path, answers: int) -> None:
    """Decisions are sent one after the other, the server dies between two: all that were answered are there, whole."""
    path = desks.copied(tmp_path)
    process, address = started(path)
    kept: list[str] = []
    try:
        with httpx.Client(base_url=address, timeout=120) as desk:
            names = re.findall(r'href="/incident/(i-\w+)[^"]*" data-open', desk.get("/?standing=any").text)
            for name in names:
                data = {"ruling": "reject", "target": name, "incident": name, "back": "/", "why": "a test"}
                if len(kept) == answers:
                    process.send_signal(signal.SIGKILL)
                assert desk.post("/decide", data=data).status_code == 303
                kept.append(name)
    except httpx.TransportError:
        pass  # the server is dead, as it should be
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
    with Ledger.open(str(path)) as ledger:
        assert ledger.tampered() is None
        there = [decision.target for decision in ledger.decisions()]
    assert there[: len(kept)] == kept
    assert len(there) <= len(kept) + 1
    process, address = started(path)
    try:
        assert httpx.get(address, timeout=120).status_code == 200
    finally:
        process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()


def test_a_changed_past_shows(tmp_path: Path) -> None:
    """`harmledger verify` says that all is in place, and names the first decision that is not."""
    path = desks.copied(tmp_path)
    with Ledger.open(str(path)) as ledger:
        kept = [made(Ruling.REJECT, f"c-{number}", by="Amal", why="a test") for number in range(3)]
        ledger.decide(*kept)
    run = CliRunner().invoke(cli, ["--ledger", str(path), "verify"])
    assert (run.exit_code, "3 decisions, all in place" in run.output) == (0, True)
    with closing(sqlite3.connect(path)) as database:
        for name in ("decisions_stay", "decisions_keep"):
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE decisions SET by = 'Basel' WHERE id = ?", [kept[1].id])
        database.commit()
    run = CliRunner().invoke(cli, ["--ledger", str(path), "verify"])
    assert (run.exit_code, kept[1].id in run.output, "was changed" in run.output) == (1, True, True)


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    """Where the desk cannot listen it says so, and how to choose another port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = CliRunner().invoke(cli, ["--ledger", str(tmp_path / "new.db"), "serve", "--port", port])
    assert (run.exit_code, "--port" in run.output) == (1, True)
