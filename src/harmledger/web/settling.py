"""Keeping what is shown up to date: at once where that is quick, beside the server where it takes long."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING

from harmledger import pipeline
from harmledger.store import Ledger

if TYPE_CHECKING:
    from concurrent.futures import Future

LARGE = 300  # documents from which linking takes longer than one waits for a page
PATIENCE = 1.0  # seconds that a page waits for it nevertheless


class Settler:
    """Computes a ledger's incidents anew when something came in; one computation at a time.

    A large ledger is computed in a process of its own, so that pages are answered meanwhile, from what was before, and
    the server stays small.
    """

    def __init__(self, ledger: Ledger, *, large: int = LARGE) -> None:
        """Take the ledger and the number of documents from which it is large."""
        self.ledger, self.large = ledger, large
        self.is_behind = False
        self._lock = Lock()
        self._beside: ProcessPoolExecutor | None = None
        self._running: Future[None] | None = None

    def settle(self) -> None:
        """Bring what is shown up to date, or note that it is behind."""
        with self._lock:
            if pipeline.settle(self.ledger):
                self.is_behind = False
            else:
                self._compute()

    def compare(self) -> None:
        """Compare totals with incidents anew: rulings on figures alone leave them as they were."""
        with self._lock:
            self._compute()

    def _compute(self) -> None:
        if self.ledger.size() < self.large:
            pipeline.book(self.ledger)
        else:
            self._wait()

    def _wait(self) -> None:
        """Compute beside the server, and wait no longer than a reader would."""
        if self._running is None or self._running.done():
            self._beside = self._beside or ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
            self._running = self._beside.submit(compute, self.ledger.address)
        try:
            self._running.result(timeout=PATIENCE)
        except TimeoutError:
            self.is_behind = True
        else:
            self.is_behind = not pipeline.settle(self.ledger)

    def close(self) -> None:
        """Let go of the process beside the server."""
        if self._beside:
            self._beside.shutdown(wait=False, cancel_futures=True)


def compute(address: str) -> None:
    """Compute a ledger's incidents and totals and keep them."""
    with Ledger.existing(address) as ledger:
        pipeline.book(ledger)
