"""How long a gazetteer takes to load, how much memory that takes, and what a large one costs who looks names up."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.table import Table

from bench import as_installed, places
from harmledger.locate.ask import Ask
from harmledger.locate.match import Matcher
from harmledger.locate.resolve import resolve
from harmledger.store.gazetteer import found_in, open_default

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL, LARGE = 13_000, 400_000
VARIABLE = "HARMLEDGER_GAZETTEER"
TYPED, RESOLVED, ASKED = 100, 10, 1_000  # names
WARM = {"first": "", "again": "2 ms, p99 10 ms"}


def gazetteer_table() -> Table:
    """Load a small and a large made-up country, then look names of it up."""
    table = Table("what", "measured", "wanted", title="Gazetteer")
    with TemporaryDirectory() as folder:
        small, large = Path(folder, "small.db"), Path(folder, "large.db")
        for count, file, seconds in ((SMALL, small, 5), (LARGE, large, 180)):
            took, megabytes = load(count, file)
            table.add_row(f"{count:,} places loaded", f"{took:.1f} s", f"< {seconds} s")
            table.add_row("memory of it", f"{megabytes:,.0f} MB", "< 1,000 MB")
        middle, worst = typing(large)
        table.add_row(f"a letter typed among {LARGE:,} places", f"{middle:.1f} ms, p99 {worst:.1f} ms", "≤ 20 ms")
        for asked, (middle, worst) in zip(("first", "again"), warm(large), strict=True):
            table.add_row(f"a name resolved, {asked} asked", f"{middle:.2f} ms, p99 {worst:.2f} ms", WARM[asked])
        more = resolving(large) - resolving(Path(folder, "none.db"))
        table.add_row(f"{RESOLVED} names looked up, more than without it", f"{more:.2f} s", "< 0.2 s")
    return table


def load(count: int, file: Path) -> tuple[float, float]:
    """Give seconds and megabytes that importing so many places takes."""
    source = file.with_name("XA.txt")
    places.write(source, count)
    command = [sys.executable, "-m", "harmledger", "places", "import", str(source)]
    began = time.perf_counter()
    run = subprocess.Popen(command, env=as_installed() | {VARIABLE: str(file)}, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
    _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise subprocess.CalledProcessError(run.returncode, command)
    return time.perf_counter() - began, used.ru_maxrss / 1024


def typing(file: Path) -> tuple[float, float]:
    """Give the median and the 99th percentile of milliseconds from a letter to the places shown."""
    os.environ[VARIABLE] = str(file)
    gazetteer = open_default()
    taken = []
    for line in places.lines(TYPED):
        name = line.split("\t")[1]
        for letters in range(1, len(name) + 1):
            began = time.perf_counter()
            found_in(gazetteer, name[:letters], 10)
            taken.append(1000 * (time.perf_counter() - began))
    return median(taken), quantiles(taken, n=100)[-1]


def warm(file: Path) -> Iterator[tuple[float, float]]:
    """Give the median and the 99th percentile of milliseconds to resolve a name: asked first, then asked again."""
    os.environ[VARIABLE] = str(file)
    asked = Matcher(open_default())
    rows = [line.split("\t") for line in places.lines(ASKED)]
    names = [name for row in rows for name in (row[1], row[3].rsplit(",", 1)[-1])]  # in either script
    for _ in range(2):
        taken = []
        for name in names:
            began = time.perf_counter()
            resolve([Ask(name)], asked)
            taken.append(1000 * (time.perf_counter() - began))
        yield median(taken), quantiles(taken, n=100)[-1]


def resolving(file: Path) -> float:
    """Give the seconds to open the gazetteers at hand and look up some names, the best of seven."""
    os.environ[VARIABLE] = str(file)
    names = [line.split("\t")[1] for line in places.lines(RESOLVED)]

    def once() -> float:
        began = time.perf_counter()
        asked = Matcher(open_default())
        for name in names:
            asked.candidates(name)
        return time.perf_counter() - began

    return min(once() for _ in range(7))
