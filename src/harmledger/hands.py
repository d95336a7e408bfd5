"""Several hands for what is much work: the same results in the same order, made in a few processes at a time."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

    from harmledger.link.weigh import Spread

MOST = 4  # processes: more of them take more memory than time is won
AHEAD = 2  # tasks per process that wait for their turn
A = TypeVar("A")
B = TypeVar("B")


def number() -> int:
    """Give how many processes work together."""
    return min(os.cpu_count() or 1, MOST)


@contextmanager
def hands(*, many: bool) -> Iterator[Spread]:
    """Give what is used like `map`: it works in processes of its own where there is much to do, else in this one."""
    if not many or number() == 1:
        yield map
        return
    pool = ProcessPoolExecutor(number(), get_context("spawn"), _begin)
    try:
        yield partial(_in_order, pool, number() * AHEAD)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(pool: Executor, ahead: int, task: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
    """Hand items out a few at a time, so that neither they nor their results pile up."""
    waiting: deque[Future[B]] = deque()
    for item in items:
        waiting.append(pool.submit(task, item))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _begin() -> None:
    """Leave Ctrl-C to the process that hands out the work, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)
