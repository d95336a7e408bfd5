"""The server is killed while it saves: what it answered is kept, and the chain of decisions holds."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from harmledger.cli import cli
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
            names = re.findall(r'href="/incident/(i-\w+)" data-open', desk.get("/?standing=any").text)
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
    run = CliRunner().invoke(cli, ["--ledger", str(path), "verify"])
    assert (run.exit_code, "0 decisions, all in place" in run.output) == (0, True)
