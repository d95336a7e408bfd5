"""Computing everything from nothing: in parts, by several processes, with the same result."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from harmledger import anew, pipeline
from harmledger.errors import ChangedSinceError
from harmledger.hands import hands
from harmledger.model import Ruling
from harmledger.review import made
from harmledger.store import Ledger
from tests.ledger_builder import report

if TYPE_CHECKING:
    from pathlib import Path

    from harmledger.model import Book

INTERRUPTED = """
import time
from harmledger.hands import hands
if __name__ == "__main__":
    with hands(many=True) as spread:
        for done in spread(time.sleep, [0.1] + [0.5] * 1000):
            print("working", flush=True)
"""


def told(path: Path) -> Book:
    """Give the book of a ledger whose reports tell of six attacks, some in copies, and of which one was split."""
    attacks = []
    with Ledger.open(str(path)) as ledger:
        for n in range(12):
            day = f"2023-10-{n // 2 * 5 + 1:02}"
            text = f"Rockets hit the olive press where Nuri al-Barqash stood at noon on {day}, for the time {n // 3}"
            one = report(f"r{n}", ("SOHR", "SNHR")[n % 2], day, text=text).attack("Bara", day).killed(n % 3 + 1)
            ledger.add(one.document, one.account)
            attacks += [attack.id for attack in one.account.attacks]
        ledger.decide(made(Ruling.SPLIT, attacks[0], f"i-{attacks[1][2:]}", by="Amal", why="two streets"))
        return pipeline.book(ledger)


def test_many_hands_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares of a few incidents, computed by several processes, are the book that one process computes at once."""
    at_once = told(tmp_path / "one.db")
    monkeypatch.setattr(anew, "LARGE", 1)
    monkeypatch.setattr(anew, "AT_ONCE", 5)
    monkeypatch.setattr("harmledger.reconcile.shares.AT_ONCE", 2)
    monkeypatch.setattr("harmledger.link.weigh.AT_ONCE", 7)
    monkeypatch.setattr("harmledger.hands.number", lambda: 2)
    in_parts = told(tmp_path / "two.db")
    assert len(at_once.incidents) > 2
    assert in_parts.incidents == at_once.incidents
    assert in_parts.totals == at_once.totals


def test_results_come_in_the_order_of_the_items(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is handed to several processes comes back as `map` would give it."""
    monkeypatch.setattr("harmledger.hands.number", lambda: 2)
    with hands(many=True) as spread:
        assert list(spread(abs, range(-20, 0))) == list(range(20, 0, -1))


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
def test_nothing_goes_on_after_an_interruption() -> None:
    """Ctrl-C ends the work and every process that took part in it."""
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", INTERRUPTED], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as work:
        assert work.stdout
        assert work.stdout.readline() == b"working\n"
        os.killpg(work.pid, signal.SIGINT)
        assert work.wait(timeout=60) != 0
        assert is_gone(work.pid)


def is_gone(group: int) -> bool:
    """Tell whether all processes of a group end within a few seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_what_is_read_again_meanwhile_is_noticed(tmp_path: Path) -> None:
    """A part that would be read otherwise than the parts before it is not computed: the work begins again."""
    one = report("a", "SOHR", "2023-10-05").attack("Bara", "2023-10-05").killed(4)
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        ledger.add(one.document, one.account)
        state = ledger.state("rules")
        assert ledger.told(["a"], state)[0] == (one.document,)
        ledger.reread(one.account)
        with pytest.raises(ChangedSinceError):
            ledger.told(["a"], state)
