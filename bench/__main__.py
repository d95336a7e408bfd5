"""Print docs/s, words/s, memory and start-up as ratios to a baseline of the same run.

The baseline is a bare regular-expression scan for "number … killed", the least that any reader does.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from bench import as_installed, texts
from bench.gazetteer import gazetteer_table
from bench.linking import linking_table
from bench.memory import memory_table
from bench.publishing import publishing_table
from harmledger.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

SCAN = re.compile(r"(\d+|[a-z]+)\s+(?:\w+\s+){0,3}(?:killed|dead|injured|wounded)", re.IGNORECASE)
SECONDS = 5.0  # how long each reader runs at least


def scan(text: str) -> list[str]:
    """Find numbers near a harm word: the baseline."""
    return SCAN.findall(text)


def rate(work: Callable[[str], object], documents: list[str]) -> tuple[float, float]:
    """Give documents and words a second of CPU time, over whole passes."""
    words = sum(len(text.split()) for text in documents)
    passes, began = 0, time.process_time()
    while (spent := time.process_time() - began) < SECONDS:
        for text in documents:
            work(text)
        passes += 1
    return passes * len(documents) / spent, passes * words / spent


def startup(*arguments: str) -> float:
    """Give the best of seven wall times of a fresh interpreter, with its bytecode kept as once installed, in s."""
    kept = as_installed()

    def once() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=kept)  # noqa: S603 - our own words
        return time.perf_counter() - began

    return min(once() for _ in range(7))


def reading_table() -> Table:
    """Time both readers beside the bare scan."""
    table = Table("text", "reports", "docs/s", "words/s", "words/s, bare scan", "ratio", title="Reading, one core")
    sets = [(f"{code}, own corpus", texts.own(code)) for code in ("en", "ar")]
    sets += [(f"{code}, shared", texts.shared(code)) for code in ("en", "ar")]
    for name, documents in (*sets, ("en, news without harm", texts.ordinary())):
        if not documents:
            table.add_row(name, "absent: skipped")
            continue
        docs, words = rate(read, documents)
        _, bare = rate(scan, documents)
        shown = f"{docs:,.0f}", f"{words:,.0f}", f"{bare:,.0f}", f"1:{bare / words:.0f}"
        table.add_row(name, str(len(documents)), *shown)
    return table


def startup_table() -> Table:
    """Time a bare interpreter and our commands."""
    table = Table("command", "seconds", "ratio to python -c pass", title="Start-up, best of seven")
    bare = startup("-c", "pass")
    for words in (
        ("-c", "pass"),
        ("-m", "harmledger", "--help"),
        ("-c", "from harmledger.read import read; read('Two people were killed.')"),
    ):
        seconds = startup(*words)
        table.add_row("python " + " ".join(words), f"{seconds:.3f}", f"{seconds / bare:.1f}")
    return table


def main() -> None:
    """Run all benchmarks."""
    console = Console()
    console.print(reading_table())
    console.print(memory_table())
    console.print(startup_table())
    console.print(publishing_table())
    console.print(gazetteer_table())
    console.print(linking_table())


if __name__ == "__main__":
    main()
