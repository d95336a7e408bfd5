"""What it costs to link a ledger of our own making from nothing, and to add one more report to it.

`python -m bench.linking 1000 10000 100000` says of each size how long computing everything took, how much memory, and
how many comparisons and seconds one more report takes, in the middle of several.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from bench.reports import PARTIES, reports
from harmledger import pipeline
from harmledger.link.again import relink
from harmledger.link.rulings import rulings
from harmledger.model import Source
from harmledger.reconcile.again import renewed
from harmledger.store import Ledger, rows, tables, writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.model import Account, Document

SIZES = (1_000, 10_000)
MORE = 5  # reports that are added one by one
AT_ONCE = 1_000  # reports that are written together
MEGABYTE = 1024


def linking_table(sizes: Sequence[int] = SIZES) -> Table:
    """Measure ledgers of several sizes."""
    table = Table(
        "reports", "from nothing, s", "of it processor, s", "peak, MB", "comparisons to add one", "s to add one"
    )
    table.title = "Linking"
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "bench.db")) as ledger:
            table.add_row(f"{size:,}", *_measured(ledger, size))
    return table


def _measured(ledger: Ledger, size: int) -> Iterator[str]:
    made = list(reports(size + MORE))
    more = [made.pop(size * n // MORE) for n in reversed(range(MORE))]  # of all days, not the last alone
    fill(ledger, made)
    began, busy = time.perf_counter(), time.process_time()
    pipeline.book(ledger)
    yield f"{time.perf_counter() - began:.1f}"
    yield f"{time.process_time() - busy:.1f}"
    yield f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE:.0f}"
    taken = [_added(ledger, *one) for one in more]
    yield f"{median(compared for compared, _ in taken):.0f}"
    yield f"{median(seconds for _, seconds in taken):.2f}"


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


def fill(ledger: Ledger, made: Sequence[tuple[Document, Account]]) -> None:
    """Write reports by the thousand: the rows that `Ledger.add` writes, without its questions."""
    now = writing.now()
    with ledger.writes() as connection:
        writing.put(connection, tables.sources, [rows.source_row(Source(party)) for party in PARTIES])
        for first in range(0, len(made), AT_ONCE):
            told = made[first : first + AT_ONCE]
            read = list(zip((account for _, account in told), range(first + 1, first + len(told) + 1), strict=True))
            writing.put(connection, tables.documents, [rows.document_row(d, given=d.id, now=now) for d, _ in told])
            writing.put(connection, tables.readings, [rows.reading_row(a, now) | {"row": n} for a, n in read])
            writing.put(connection, tables.claims, [rows.claim_row(c, n) for a, n in read for c in a.claims])
            writing.put(connection, tables.attacks, [rows.attack_row(k, n) for a, n in read for k in a.attacks])


if __name__ == "__main__":
    Console().print(linking_table([int(size) for size in sys.argv[1:]] or SIZES))
