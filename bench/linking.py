"""What it costs to link a ledger of our own making from nothing, and to add one more report to it.

`python -m bench.linking 1000 10000 100000` says of each size how long computing all incidents took, how much of it was
processor time, of all processes together, and how much memory these took at most; and how many comparisons and seconds
one more report takes, in the middle of several. Each size is measured in a process of its own, on a ledger that
another one filled.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.table import Table

from bench.reports import PARTIES, reports
from harmledger import hands, pipeline
from harmledger.anew import LARGE
from harmledger.link.again import relink
from harmledger.link.rulings import rulings
from harmledger.model import Source
from harmledger.reconcile.again import renewed
from harmledger.store import Ledger, rows, tables, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from harmledger.model import Account, Document

    Report = tuple[Document, Account]

SIZES = (1_000, 10_000)
MORE = 15  # reports that are added one by one; their neighbourhoods differ much
AT_ONCE = 1_000  # reports that are written together
MEGABYTE = 1024
T = TypeVar("T")


def linking_table(sizes: Sequence[int] = SIZES) -> Table:
    """Measure ledgers of several sizes."""
    table = Table(
        "reports", "from nothing, s", "of processors, s", "peak, MB", "comparisons to add one", "processor s to add one"
    )
    table.title = "Linking"
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "bench.db")
            more = _apart(filled, path, size)
            table.add_row(f"{size:,}", *_apart(measured, path, size, more))
    return table


def _apart(task: Callable[..., T], *given: object) -> T:
    """Do something in a process of its own, whose memory is then its own too."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(task, *given).result()


def filled(path: str, size: int) -> list[Report]:
    """Fill a ledger, and give some reports of all its days that are not in it yet."""
    left = {size * n // MORE for n in range(MORE)}
    more: list[Report] = []
    with Ledger.open(path) as ledger:
        fill(ledger, _kept(reports(size + MORE), left, more))
    return more


def _kept(made: Iterable[Report], left: set[int], more: list[Report]) -> Iterator[Report]:
    for number, report in enumerate(made):
        if number in left:
            more.append(report)
        else:
            yield report


def measured(path: str, size: int, more: Sequence[Report]) -> list[str]:
    """Link a ledger from nothing, add reports to it one by one, and give what both took."""
    with Ledger.existing(path) as ledger:
        began, busy = time.perf_counter(), _busy()
        pipeline.renew(ledger)
        took = [f"{time.perf_counter() - began:.1f}", f"{_busy() - busy:.1f}", f"{_peak(size):.0f}"]
        taken = [_added(ledger, *one) for one in more]
    compared, seconds = (median(one[n] for one in taken) for n in range(2))
    return [*took, f"{compared:.0f}", f"{seconds:.2f}"]


def _busy() -> float:
    """Give the processor time of this process and of those that it started and that ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def _peak(size: int) -> float:
    """Give what all processes may have held together: each of those that were started counts as the largest of them."""
    own, other = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + (hands.number() * other if size >= LARGE else 0)) / MEGABYTE


def _added(ledger: Ledger, document: Document, account: Account) -> tuple[int, float]:
    """Add a report and give the comparisons and the seconds of processor time until its incidents are kept."""
    ledger.add(document, account)
    with ledger.settling(pipeline._rules()) as settling:  # noqa: SLF001 - what `pipeline.settle` does, counted
        began = time.process_time()
        stirred = settling.take_in() if settling else None
        if settling is None or stirred is None:
            return 0, time.process_time() - began
        linked = relink(stirred, settling.around, rulings(settling.ruled()))
        settling.keep(renewed(settling.part(linked), linked), linked)
        return linked.compared, time.process_time() - began


def fill(ledger: Ledger, made: Iterable[Report]) -> None:
    """Write reports by the thousand: the rows that `Ledger.add` writes, without its questions."""
    now, left, first = writing.now(), iter(made), 1
    with ledger.writes() as connection:
        writing.put(connection, tables.sources, [rows.source_row(Source(party)) for party in PARTIES])
        while told := list(islice(left, AT_ONCE)):
            read = [(account, number) for number, (_, account) in enumerate(told, first)]
            writing.put(connection, tables.documents, [rows.document_row(d, given=d.id, now=now) for d, _ in told])
            writing.put(connection, tables.readings, [rows.reading_row(a, now) | {"row": n} for a, n in read])
            writing.put(connection, tables.claims, [rows.claim_row(c, n) for a, n in read for c in a.claims])
            writing.put(connection, tables.attacks, [rows.attack_row(k, n) for a, n in read for k in a.attacks])
            first += len(told)


if __name__ == "__main__":
    Console().print(linking_table([int(size) for size in sys.argv[1:]] or SIZES))
