"""Progress on the terminal, for what takes longer than a second; silent where nobody watches."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
PER_SECOND = 8  # how often the line is drawn anew


def _progress(console: Console, *columns: ProgressColumn) -> Progress:
    shown = (SpinnerColumn(), TextColumn("{task.description}"), *columns, TimeElapsedColumn())
    return Progress(*shown, console=console, transient=True, refresh_per_second=PER_SECOND)


def counting(items: Iterable[T], what: str, total: int | None = None, noun: str = "documents") -> Iterator[T]:
    """Give the items through, counting them on standard error. Where their number is known, a bar shows it."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from items
        return
    columns = (BarColumn(), MofNCompleteColumn()) if total else (TextColumn(f"{{task.completed:,}} {noun}"),)
    with _progress(console, *columns) as progress:
        task = progress.add_task(what, total=total)
        for item in items:
            yield item
            progress.advance(task)


@contextmanager
def fetching(what: str) -> Iterator[Callable[[int, int | None], None]]:
    """Give what is to be called with the bytes that have come and those that there are; a bar shows them."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda *_: None
        return
    with _progress(console, BarColumn(), DownloadColumn()) as progress:
        task = progress.add_task(what, total=None)
        yield lambda come, total: progress.update(task, completed=come, total=total)


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show that something of unknown length goes on."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with _progress(console) as progress:
        progress.add_task(what, total=None)
        yield
