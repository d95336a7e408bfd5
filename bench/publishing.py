"""Time and memory of publishing a large book in a process of its own, and whether a second run is the same."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.table import Table

from bench import books
from harmledger.publish import Edition, write
from harmledger.publish.disclosure import profile
from harmledger.publish.package.folder import digests

INCIDENTS = 20_000
MEGABYTE = 1024


def once(folder: Path) -> None:
    """Publish the book and print seconds of CPU time and the peak of memory in MB."""
    book = books.book(INCIDENTS)
    began = time.process_time()
    write(book, folder, Edition(profile("public")))
    spent = time.process_time() - began
    sys.stdout.write(f"{spent:.1f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE:.0f}")


def _measured(folder: Path) -> list[str]:
    command = [sys.executable, "-m", "bench.publishing", str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()  # noqa: S603 - our own words


def publishing_table() -> Table:
    """Publish twice, and compare."""
    table = Table("incidents", "seconds", "peak MB", "second run", title="Publishing, one core")
    with tempfile.TemporaryDirectory() as room:
        first, second = Path(room, "first"), Path(room, "second")
        seconds, peak = _measured(first)
        _measured(second)
        same = "the same bytes" if digests(first) == digests(second) else "OTHER BYTES"
        table.add_row(f"{INCIDENTS:,}", seconds, peak, same)
    return table


if __name__ == "__main__":
    once(Path(sys.argv[1]))
